//! What people do, as it stands in the log.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::inspection::Verdict;

/// Texts that people wrote, by what they are: `comment`, `coaching`, `opinion`, `grounds`, `reason`, and of an item `reason:ID`,
/// `comment:ID`, `quote:ID`, `answer:ID`.
pub type Words = BTreeMap<String, String>;

/// What a text is, and of which item: `reason:greeting` is the reason for the item `greeting`.
#[must_use]
pub fn kind_of_words(name: &str) -> (&str, Option<&str>) {
    name.split_once(':').map_or((name, None), |(kind, item)| (kind, Some(item)))
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// An inspector submitted a review.
    Reviewed(Review),
    /// A supervisor sent the review back that the entry follows.
    Returned,
    /// A supervisor signed the review that the entry follows.
    Signed,
    /// An agent disputes an item, for the first or the second time.
    Appealed {
        /// The item.
        item: String,
        /// 1 or 2.
        round: u8,
    },
    /// The appeal that the entry follows was decided.
    Ruled {
        /// The item.
        item: String,
        /// 1 or 2.
        round: u8,
        /// The verdict from now on, where the appeal was granted.
        granted: Option<Verdict>,
    },
    /// A calibration was opened: several people score the same calls, blind.
    Opened {
        /// The checklist's id.
        checklist: String,
        /// The calls.
        units: Vec<String>,
        /// Who scores them.
        raters: Vec<String>,
    },
    /// An item of a checklist counts no longer, or counts again.
    Trusted {
        /// The checklist's id.
        checklist: String,
        /// The hash of the item's meaning.
        meaning: String,
        /// The item.
        item: String,
        /// Whether its verdicts count.
        counts: bool,
        /// Fails of the machine that people looked at.
        looked_at: u64,
        /// Those among them that people left or confirmed.
        right: u64,
    },
    /// Something was done that is on record elsewhere; its hash says what.
    Noted {
        /// `draw`, `redraw`, `replace`, `assign`.
        what: String,
        /// SHA-256 of what is on record.
        sha256: String,
    },
    /// What was known of a customer was erased.
    Erased {
        /// Entries of the log whose words are gone.
        entries: Vec<i64>,
        /// Inspections whose quotes are gone, each with its new hash.
        inspections: Vec<(i64, String)>,
        /// How many calls and records were blanked.
        records: usize,
    },
}

impl Act {
    /// Its name in the log.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Reviewed(_) => "reviewed",
            Self::Returned => "returned",
            Self::Signed => "signed",
            Self::Appealed { .. } => "appealed",
            Self::Ruled { .. } => "ruled",
            Self::Opened { .. } => "opened",
            Self::Trusted { .. } => "trusted",
            Self::Noted { .. } => "noted",
            Self::Erased { .. } => "erased",
        }
    }
}

/// A submitted review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The store's number of the machine's inspection that it is about.
    pub inspection: i64,
    /// SHA-256 of that inspection as it is stored.
    pub inspection_sha256: String,
    /// Whether the machine's verdicts were hidden.
    pub blind: bool,
    /// Whether it only serves to compare raters, and changes no score.
    pub second: bool,
    /// Every item that people judge, in the checklist's order.
    pub items: Vec<Decided>,
}

/// What was decided of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The item.
    pub item: String,
    /// What holds.
    pub verdict: Verdict,
    /// What the machine had found; `None` where it looked at nothing.
    pub machine: Option<Verdict>,
    /// The verdict that the machine held back until a person had looked, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Verdict>,
    /// How it came about.
    pub way: Way,
    /// The answer to a question, where it is no free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// How a person's verdict stands to the machine's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Nobody said anything of it; the machine's verdict stands.
    Stands,
    /// The same was said.
    Confirmed,
    /// Something else was said.
    Overruled,
    /// The machine was unsure, or had found nothing at all.
    Settled,
    /// A question was answered.
    Answered,
}

impl Way {
    /// Whether a person said something of the item.
    #[must_use]
    pub fn is_said(self) -> bool {
        self != Self::Stands
    }
}
