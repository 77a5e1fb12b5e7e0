//! What the templates of the inspection report see.
//!
//! Every template gets `report` ([`Report`]) and `root` (the way back to the report's folder: nothing, or `../`);
//! `inspection-index.html` gets `team` ([`Team`]) besides, `inspection-agent.html` gets `agent` ([`AgentPage`]),
//! `inspection-recording.html` gets `recording` ([`RecordingPage`]). Numbers that are printed with decimals or a percent sign are
//! text already; counts are numbers. Every mean and every rate stands beside its `n`. What is not known is `none`, which a template
//! may test (`{% if agent.who.team %}`) and prints as nothing. Links (`href`) start at the report's folder.

mod compare;
mod pages;
mod people;
mod targeted;
mod team;

use serde::Serialize;

use crate::checklist::{Class, Severity};

pub use compare::{Apart, Band, Bar, Compare, Extreme, Group, Ranked, Ranking, Scale};
pub use pages::{
    AgentItem, AgentPage, Example, Fact, Finding, ItemName, Mark, Quote, RecordingPage, RecordingRow, SectionFindings, Segment,
    Turn,
};
pub use people::{People, PeopleCounts, PeopleStep, PeopleWords};
pub use targeted::{Targeted, TargetedPart};
pub use team::{AgentRow, Cell, Dot, DrawBox, EarlierDraw, LeftOut, MostFailed, Replaced, SectionMean, Strip, Team};

/// Numbers from fewer recordings than this are marked as such (`few`).
pub const FEW: usize = 5;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// What every page knows.
    pub report: Report,
    /// The first page.
    pub team: Team,
    /// A page for each agent, by team and staff number; those of whom recordings were drawn on purpose alone come last.
    pub agents: Vec<AgentPage>,
    /// A page for each recording, by agent and time.
    pub recordings: Vec<RecordingPage>,
    /// The draw with its whole frame: `draw.csv`.
    #[serde(skip)]
    pub draw_csv: Vec<u8>,
}

/// What every page knows: whose report it is, of which week, by which checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `zh-CN` or `en`, for the `lang` attribute.
    pub language: &'static str,
    /// Whose service is inspected.
    pub organisation: String,
    /// `2026-W47`.
    pub period: String,
    /// The week's number, `47`.
    pub week: i8,
    /// The year that the week belongs to.
    pub year: i16,
    /// Monday, `2026-11-16`.
    pub from: String,
    /// Sunday, `2026-11-22`.
    pub to: String,
    /// The time zone of all times.
    pub zone: String,
    /// The plan's id.
    pub plan: String,
    /// The checklist.
    pub checklist: Checklist,
}

/// The checklist in a report's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The hash of its meaning.
    pub version: String,
    /// The hash's first eight characters.
    pub short_version: String,
    /// The score from which an inspection passes.
    pub pass_mark: Option<String>,
}

/// How many recordings there are of each kind. `drawn` holds `standing_in` for the spares among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Calls that could have been drawn.
    pub eligible: usize,
    /// Calls that were drawn.
    pub drawn: usize,
    /// Spares that stand in for drawn calls.
    pub spares: usize,
    /// Of the drawn ones and spares: those with every verdict.
    pub scored: usize,
    /// Those where a person still has to settle some items.
    pub provisional: usize,
    /// Those with nothing to score.
    pub not_scorable: usize,
    /// Those that were not looked at yet.
    pub open: usize,
}

/// A mean score and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mean {
    /// `87.5`.
    pub value: String,
    /// From how many recordings.
    pub n: usize,
    /// How many of them are provisional.
    pub provisional: usize,
    /// Fewer than [`FEW`].
    pub few: bool,
}

/// What a random sample says of all calls that it was drawn from, at 95 %.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Estimate {
    /// The estimate; `none` where the interval is all that is told.
    pub value: Option<String>,
    /// The interval's lower end.
    pub low: String,
    /// The interval's upper end.
    pub high: String,
}

/// A share and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// `33.3%`.
    pub percent: String,
    /// How many.
    pub count: usize,
    /// Of how many.
    pub n: usize,
    /// Fewer than [`FEW`].
    pub few: bool,
}

/// An item of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its number on every page, in the checklist's order from 1.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The title of its section.
    pub section: String,
    /// The clause that it follows.
    pub source: Option<String>,
    /// What it is worth.
    pub points: String,
    /// `customer`, `business` or `compliance`.
    pub class: Class,
    /// `minor`, `normal` or `fatal`.
    pub severity: Severity,
    /// What an agent can do better.
    pub coach: Option<String>,
}

/// What was found of an item over many recordings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemCounts {
    /// The item.
    pub item: Item,
    /// How often it was as it should be.
    pub pass: usize,
    /// How often it was not.
    pub fail: usize,
    /// How often a person has to look.
    pub unsure: usize,
    /// How often it did not concern the call.
    pub not_applicable: usize,
    /// All four together.
    pub total: usize,
    /// Fails among passes and fails.
    pub rate: Option<Rate>,
}

/// Who an agent is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Who {
    /// Staff number.
    pub id: String,
    /// Name, or the staff number where it isn't known.
    pub name: String,
    /// Team.
    pub team: Option<String>,
    /// The agent's page.
    pub href: String,
}
