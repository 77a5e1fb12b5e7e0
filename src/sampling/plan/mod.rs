//! A plan: whom to draw, how many, how often, and who looks. YAML that users edit; `plans/plan.schema.json` describes it to editors.

mod read;
mod read_take;
mod take;
mod texts;
mod words;

use std::fmt;

use crate::calendar::Span;
use crate::condition::Condition;
use crate::records::fields::{self, Vocabulary};
use crate::records::{Kind, Length};

pub use take::{Rate, Take};

/// A sampling plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Clause of the source documents.
    pub source: Option<String>,
    /// What is drawn from; one or several.
    pub populations: Vec<Population>,
    /// Which of them: all conditions must hold.
    pub filter: Vec<Condition>,
    /// The lengths of the periods that it is drawn for; the first is the usual one.
    pub periods: Vec<Length>,
    /// Whether every day is drawn by itself, soon after it is over (`rolling from completed_at`).
    pub is_rolling: bool,
    /// The field that says in which period a unit lies; `None` for populations that have their own time or none.
    pub time: Option<String>,
    /// The fields whose values make the strata; none is one stratum.
    pub strata: Vec<String>,
    /// How the units of a stratum are spread.
    pub spread: Option<Spread>,
    /// How many are drawn.
    pub take: Take,
    /// What becomes of a stratum that has fewer units than are to be drawn.
    pub short: Short,
    /// How many spares a stratum has.
    pub spares: usize,
    /// How many of a hundred drawn units of a stratum may be replaced.
    pub replace_at_most: u8,
    /// For how long a drawn unit waits behind those that were not drawn, in months.
    pub rest_months: Option<u32>,
    /// Who need not be looked at, and by which rule.
    pub exempt: Vec<Exemption>,
    /// The fields by which several records are one matter, counted once.
    pub once: Vec<String>,
    /// What is drawn on purpose, beside the random sample.
    pub targeted: Vec<Targeted>,
    /// What the drawn units are judged by.
    pub judged_by: JudgedBy,
    /// By when.
    pub due: Option<DueRule>,
    /// Who looks.
    pub assign: Assign,
    /// How the customer is reached, where the plan says so.
    pub method: Option<ByValue>,
    /// From how many scored units agents may be ranked; never where the plan doesn't say.
    pub rank_at_least: Option<usize>,
    /// How many of a hundred units of the random sample two people inspect, each without seeing the other's verdicts or the machine's.
    pub double: u8,
    /// The file's text, which is stored with every draw.
    pub text: String,
}

/// What can be drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Population {
    /// Calls of the call lists.
    Calls,
    /// Agents of the roster and the call lists.
    Agents,
    /// Records of a kind.
    Records(Kind),
}

impl Population {
    /// The field by which a unit lies in a period where the plan doesn't say; agents, households, halls and customers are just there.
    #[must_use]
    pub fn own_time(self) -> Option<&'static str> {
        match self {
            Self::Calls => Some("start"),
            Self::Agents => None,
            Self::Records(kind) => match kind {
                Kind::Requests | Kind::Repairs | Kind::Complaints | Kind::Callbacks | Kind::Feedback | Kind::Accidents => {
                    Some("created_at")
                }
                Kind::Purchases => Some("purchased_at"),
                Kind::Households | Kind::Halls | Kind::Customers | Kind::Inspectors => None,
            },
        }
    }
}

impl Population {
    /// The words that its fields go by.
    #[must_use]
    pub fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::Calls | Self::Agents => fields::calls(),
            Self::Records(kind) => fields::of(kind),
        }
    }
}

impl fmt::Display for Population {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calls => "calls",
            Self::Agents => "agents",
            Self::Records(kind) => kind.name(),
        })
    }
}

/// By what the units of a stratum are spread, so that not all of them are of Monday morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spread {
    /// The day of the week.
    Weekday,
    /// The time of day: shifts that begin at these minutes after midnight, in order.
    Shift(Vec<u16>),
    /// The length in seconds: classes that begin at these, in order; the first class begins at zero.
    Length(Vec<u64>),
    /// The value of a field.
    Field(String),
}

/// What becomes of a stratum that has fewer units than are to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Short {
    /// All of them are drawn.
    #[default]
    TakeAll,
    /// Nothing is drawn, and the user is told.
    Refuse,
}

/// Who need not be looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Exemption {
    /// The rule's name, under which the ledger counts.
    pub rule: String,
    /// Its clause.
    pub source: Option<String>,
    /// Whom it is about: all conditions must hold.
    pub when: Vec<Condition>,
}

/// Units that are drawn on purpose: never mixed with the random sample, never extrapolated.
#[derive(Debug, Clone, PartialEq)]
pub struct Targeted {
    /// The part's name.
    pub id: String,
    /// Its title in lists and reports.
    pub title: String,
    /// Which units: all conditions must hold.
    pub when: Vec<Condition>,
    /// How many of each stratum.
    pub take: Take,
}

/// What units are judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JudgedBy {
    /// A checklist that the machine scores transcripts by.
    Checklist(String),
    /// A form that a person fills.
    Form(String),
}

/// By when a unit is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRule {
    /// Not before.
    pub after: Option<Span>,
    /// Not later than.
    pub within: Span,
    /// Counted from here.
    pub of: DueFrom,
}

/// What a due time is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueFrom {
    /// The end of the period.
    Period,
    /// The draw.
    Draw,
    /// A field of the unit.
    Field(String),
}

/// A value that depends on the value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByValue {
    /// The field; `None` where it is the same for all.
    pub field: Option<String>,
    /// For each value of the field, folded, what holds.
    pub of: Vec<(String, Vec<String>)>,
    /// What holds for any other value.
    pub otherwise: Vec<String>,
}

impl ByValue {
    /// What holds for a value of the field, which may be worded in several ways: the first that is named counts.
    pub fn for_value<'a>(&self, wordings: impl IntoIterator<Item = &'a str>) -> &[String] {
        let named = |wording: &str| self.of.iter().find(|(known, _)| *known == crate::text::fold(wording));
        wordings.into_iter().find_map(named).map_or(&self.otherwise, |(_, holds)| holds)
    }
}

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assign {
    /// The roles that may, by the value of a field; anybody where the plan doesn't say.
    pub roles: Option<ByValue>,
    /// The field whose values inspectors rotate over: one with the same value goes to the same person within a draw, and to another
    /// one the next time.
    pub rotate: Option<String>,
    /// The fields that name people who may not: staff numbers or names.
    pub never: Vec<String>,
    /// The fields that name teams whose members may not.
    pub never_teams: Vec<String>,
}

/// A part of a draw: the random sample, or units that were drawn on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRule {
    /// Empty for the random sample, else the targeted part's id.
    pub part: String,
    /// How many are drawn.
    pub take: Take,
    /// How many spares a stratum has.
    pub spares: usize,
}

impl Plan {
    /// How many of a stratum's drawn units may be replaced: the plan's share of them, rounded up, so that a small stratum has one.
    #[must_use]
    pub fn replaceable(&self, drawn: usize) -> usize {
        (drawn * usize::from(self.replace_at_most)).div_ceil(100)
    }

    /// The parts of its draws: the random sample first.
    #[must_use]
    pub fn parts(&self) -> Vec<PartRule> {
        let random = PartRule { part: String::new(), take: self.take, spares: self.spares };
        let targeted = self.targeted.iter().map(|part| PartRule { part: part.id.clone(), take: part.take, spares: 0 });
        std::iter::once(random).chain(targeted).collect()
    }

    /// Whether the units are calls, and nothing else.
    #[must_use]
    pub fn is_of_calls(&self) -> bool {
        self.populations == [Population::Calls]
    }

    /// Whether the units are calls in strata by agent, as the weekly inspection report shows them.
    #[must_use]
    pub fn is_by_agent(&self) -> bool {
        self.is_of_calls() && self.strata == ["agent"]
    }

    /// The checklist that its units are scored by, where they are.
    #[must_use]
    pub fn checklist(&self) -> Option<&str> {
        match &self.judged_by {
            JudgedBy::Checklist(name) => Some(name),
            JudgedBy::Form(_) => None,
        }
    }

    /// The name of a field by any of the headings that it goes by.
    #[must_use]
    pub fn field_name(&self, heading: &str) -> String {
        self.populations.first().map_or_else(|| heading.to_owned(), |population| population.vocabulary().name_of(heading))
    }

    /// Every condition that units are held against.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let conditions = self.filter.iter().chain(self.exempt.iter().flat_map(|exempt| &exempt.when));
        conditions.chain(self.targeted.iter().flat_map(|part| &part.when))
    }

    /// Every field that the plan asks units for.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.conditions().map(|condition| &condition.field);
        let spread = match &self.spread {
            Some(Spread::Field(field)) => Some(field),
            _ => None,
        };
        conditions.chain(&self.strata).chain(&self.once).chain(&self.time).chain(spread).map(String::as_str)
    }
}
