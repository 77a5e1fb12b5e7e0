//! What an indicator is, as data.

use std::collections::BTreeMap;

use super::Scale;
use crate::calendar::Span;
use crate::condition::Condition;
use crate::records::Kind;
use crate::records::fields::{self, Vocabulary};

/// All that `indicators.yaml` says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Indicators {
    /// How the words of a field become numbers, by the field's name.
    pub scales: BTreeMap<String, Scale>,
    /// The indicators in the file's order.
    pub list: Vec<Indicator>,
    /// The indicators of the weekly table (E-t3), by id.
    pub weekly: Vec<String>,
    /// Who is rewarded and who is warned (T7.3).
    pub lists: Lists,
}

impl Indicators {
    /// The indicator of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.list.iter().find(|indicator| indicator.id == id)
    }
}

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its id in commands and files.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// The clauses that it follows.
    pub source: Vec<String>,
    /// How it is counted, in a sentence.
    pub rule: String,
    /// What is counted, the denominator.
    pub of: Population,
    /// The field by whose time a record lies in a period.
    pub at: String,
    /// Only what these hold of is counted.
    pub among: Vec<Condition>,
    /// What any of these surely holds of is left out.
    pub except: Vec<Vec<Condition>>,
    /// What is computed.
    pub formula: Formula,
    /// What should be reached.
    pub target: Option<Target>,
    /// Whom it is about first of all.
    pub measured: Measured,
    /// What its value counts.
    pub unit: Unit,
    /// Below so many a number is marked as small, and names nobody.
    pub smallest: u64,
    /// What the counted ones stand for.
    pub basis: Basis,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Population {
    /// Calls of call lists.
    Calls,
    /// Records of a kind.
    Records(Kind),
}

impl Population {
    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Records(kind) => kind.name(),
        }
    }

    /// The words that its fields go by.
    #[must_use]
    pub fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::Calls => fields::calls(),
            Self::Records(kind) => fields::of(kind),
        }
    }

    /// The time by which its records lie in a period where a definition doesn't say.
    #[must_use]
    pub fn own_time(self) -> &'static str {
        match self {
            Self::Calls => "start",
            Self::Records(Kind::Purchases) => "purchased_at",
            Self::Records(_) => "created_at",
        }
    }
}

/// Lists of conditions of which the first that can be told decides; where none can, the value is missing.
pub type Alternatives = Vec<Vec<Condition>>;

/// What is computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// How many there are.
    Count,
    /// The share of those that conditions hold of.
    Share(Alternatives),
    /// The mean of a field.
    Mean(String),
    /// Promoters (9 and 10) less detractors (0 to 6), in points of a hundred (T6.2).
    Nps(String),
    /// How many of another population there are to one of this.
    Ratio(Ratio),
    /// The share of those that came in time.
    OnTime(OnTime),
    /// The share of first contacts after which nobody had to come again.
    FirstContact(FirstContact),
    /// Another indicator's value by its target.
    Attainment(String),
}

/// The numerator of a ratio of two populations.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// What is counted above the line.
    pub of: Population,
    /// The field by whose time it lies in a period.
    pub at: String,
    /// Only what these hold of is counted.
    pub among: Vec<Condition>,
    /// What makes two of them one, of which the first alone counts: one person's complaints about one matter (P2.9).
    pub once: Vec<String>,
    /// Which of its fields stands for a field of the denominator where groups are formed: `agent` → `accused`.
    pub groups: BTreeMap<String, String>,
}

/// A time and when it is on time.
#[derive(Debug, Clone, PartialEq)]
pub struct OnTime {
    /// The time that is judged.
    pub field: String,
    /// When it is on time.
    pub within: Within,
}

/// `3 days of completed_at`, `0 days around planned_at`.
#[derive(Debug, Clone, PartialEq)]
pub struct Within {
    /// How long.
    pub span: Span,
    /// From when.
    pub base: String,
    /// Whether it may be as much before as after.
    pub is_around: bool,
}

/// When a contact is the first and the last about a matter.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstContact {
    /// What makes two contacts one matter; of the fields of an entry the first that is there counts.
    pub same: Vec<Vec<String>>,
    /// Within how many days of 24 hours nobody may come again.
    pub days: u32,
    /// Whether it was settled; none where a list need not say.
    pub solved: Alternatives,
    /// What becomes of the later contacts.
    pub repeats: Repeats,
}

/// What becomes of a contact that follows another one of the same matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// It is no first contact, and not in the denominator.
    LeftOut,
    /// It counts as a contact of its own.
    Counted,
}

/// What should be reached, in the indicator's unit; percents are fractions of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// More is better.
    AtLeast(f64),
    /// Less is better.
    AtMost(f64),
}

impl Target {
    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::AtLeast(value) | Self::AtMost(value) => value,
        }
    }

    /// Whether more is better.
    #[must_use]
    pub fn is_least(self) -> bool {
        matches!(self, Self::AtLeast(_))
    }

    /// Whether a value reaches it; what is on it does.
    #[must_use]
    pub fn is_met(self, value: f64) -> bool {
        // 999 of 1000 and the 99.9 % of a file may differ in their last bit
        const TIE: f64 = 1e-12;
        match self {
            Self::AtLeast(least) => value >= least - TIE,
            Self::AtMost(most) => value <= most + TIE,
        }
    }
}

/// Whom an indicator is about first of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// Each agent.
    Agent,
    /// Each team.
    Team,
    /// Each department.
    Department,
    /// Each channel.
    Channel,
    /// Everybody together.
    All,
}

impl Measured {
    /// All by the names that files use.
    pub const ALL: [(&str, Self); 5] = [
        ("agent", Self::Agent),
        ("team", Self::Team),
        ("department", Self::Department),
        ("channel", Self::Channel),
        ("all", Self::All),
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share, as a fraction of one.
    Percent,
    /// Seconds.
    Seconds,
    /// Points of a scale.
    Points,
    /// Things.
    Count,
}

impl Unit {
    /// All by the names that files use.
    pub const ALL: [(&str, Self); 4] =
        [("percent", Self::Percent), ("seconds", Self::Seconds), ("points", Self::Points), ("count", Self::Count)];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// What the counted ones stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Everything of the period was counted: the number is what happened, and its interval only compares people.
    Population,
    /// Some of the period were looked at, at random; those without a value are the rest of the population.
    Sample,
    /// Whoever answered; how many there are altogether isn't known.
    Survey,
}

impl Basis {
    /// All by the names that files use.
    pub const ALL: [(&str, Self); 3] = [("population", Self::Population), ("sample", Self::Sample), ("survey", Self::Survey)];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// Who is rewarded and who is warned.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lists {
    /// The best by an indicator (T7.3a).
    pub reward: Option<Reward>,
    /// Whoever is beyond a bound of any indicator (T7.3b).
    pub warning: Option<Warning>,
}

/// The best share of all agents by an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Reward {
    /// The clause.
    pub source: String,
    /// The indicator's id.
    pub indicator: String,
    /// Which share of the agents, as a fraction of one.
    pub top: f64,
}

/// Bounds that nobody should be beyond.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// The clause.
    pub source: String,
    /// The indicators by id, and the bound of each.
    pub any: Vec<(String, Bound)>,
}

/// What nobody's value should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Lower than this.
    Below(f64),
    /// Higher than this.
    Above(f64),
}

impl Bound {
    /// Whether a value is beyond it; what is on it isn't.
    #[must_use]
    pub fn is_beyond(self, value: f64) -> bool {
        match self {
            Self::Below(least) => value < least,
            Self::Above(most) => value > most,
        }
    }
}
