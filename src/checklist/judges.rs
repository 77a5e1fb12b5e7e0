//! What a checklist judges: calls, or the records of another population.

use std::sync::LazyLock;

use serde::Serialize;

use crate::records::Kind;
use crate::records::fields::{self, Vocabulary};

/// What a checklist judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judges {
    /// Calls, by their words and data.
    #[default]
    Calls,
    /// Visits that were made, by what is on record of them.
    Visits,
    /// Requests, repairs, halls …, by their data.
    Records(Kind),
}

impl Judges {
    /// All of them by the names that checklists use.
    #[must_use]
    pub fn all() -> Vec<(&'static str, Self)> {
        let kinds = Kind::ALL.iter().map(|(name, kind)| (*name, Self::Records(*kind)));
        [("calls", Self::Calls), ("visits", Self::Visits)].into_iter().chain(kinds).collect()
    }

    /// The name that checklists use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Visits => "visits",
            Self::Records(kind) => kind.name(),
        }
    }

    /// The names of the fields that items may ask for. A visit's go by the names under which it is kept.
    #[must_use]
    pub fn vocabulary(self) -> &'static Vocabulary {
        static OWN_NAMES: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
        match self {
            Self::Calls => fields::calls(),
            Self::Visits => &OWN_NAMES,
            Self::Records(kind) => fields::of(kind),
        }
    }
}
