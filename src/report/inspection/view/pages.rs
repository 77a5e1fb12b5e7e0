//! The pages of an agent and of a recording.

use serde::Serialize;

use super::{AgentRow, Item, ItemCounts, People, Targeted, Who};
use crate::inspection::Verdict;

/// An agent's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgentPage {
    /// The same row as on the first page.
    pub row: AgentRow,
    /// Items that failed at least once, the most failed first.
    pub improve: Vec<AgentItem>,
    /// Items that passed whenever they applied.
    pub steady: Vec<ItemCounts>,
    /// All items in the checklist's order.
    pub items: Vec<ItemCounts>,
    /// The agent's recordings of the random sample, by time: everything above is of these alone.
    pub recordings: Vec<RecordingRow>,
    /// Those that were drawn on purpose, by part.
    pub targeted: Vec<Targeted>,
}

/// An item that an agent failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgentItem {
    /// The item with its counts.
    pub counts: ItemCounts,
    /// One example.
    pub example: Example,
}

/// A recording where an item failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The recording's page, at the turn that is quoted or at the item.
    pub href: String,
    /// When the call began.
    pub time: Option<String>,
    /// The verdict's reason.
    pub reason: String,
    /// What was said; `none` where the fault is that nothing was.
    pub quote: Option<Quote>,
}

/// A recording in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordingRow {
    /// Its page.
    pub href: String,
    /// The call's id.
    pub id: String,
    /// `3` for the third that was drawn, or the spare's own place.
    pub place: usize,
    /// Whether it is a spare that stands in.
    pub spare: bool,
    /// Whether it is of the random sample.
    pub random: bool,
    /// The title of the part by which it was drawn on purpose, where it was.
    pub targeted: Option<String>,
    /// When it began, `2026-11-18 09:30`.
    pub time: Option<String>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
    /// How long it lasted, `3:05`.
    pub duration: Option<String>,
    /// What the call was about, as the call list says.
    pub category: Option<String>,
    /// `scored`, `provisional`, `not_scorable` or `open`.
    pub state: &'static str,
    /// The score.
    pub score: Option<String>,
    /// Whether it reaches the mark.
    pub passed: Option<bool>,
    /// Whether a fatal item failed.
    pub fatal: bool,
    /// Items that failed.
    pub failed: Vec<ItemName>,
    /// Items that a person has to settle.
    pub unsure: Vec<ItemName>,
}

/// An item's number and title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemName {
    /// Number.
    pub number: usize,
    /// Title.
    pub title: String,
}

/// A recording's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordingPage {
    /// The same row as on the agent's page.
    pub row: RecordingRow,
    /// Who took the call.
    pub who: Who,
    /// Why there is nothing to score.
    pub reason: Option<String>,
    /// The checklist's version at scoring, where it is another one than the report's.
    pub other_version: Option<String>,
    /// The other columns of the call list.
    pub facts: Vec<Fact>,
    /// The findings.
    pub sections: Vec<SectionFindings>,
    /// `present`, `blank` or `absent`.
    pub transcript: &'static str,
    /// Whether a machine wrote it down from sound.
    pub recognised: bool,
    /// Whether it is known who says what.
    pub speakers_reliable: bool,
    /// What was said.
    pub turns: Vec<Turn>,
    /// What people did with it; `none` where nobody did anything.
    pub people: Option<People>,
    /// The agent's recording before this one.
    pub previous: Option<String>,
    /// The agent's recording after this one.
    pub next: Option<String>,
}

/// A column of the call list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its heading.
    pub name: String,
    /// What it says of this call.
    pub value: String,
}

/// A section on a recording's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionFindings {
    /// Title; `none` for items that the report's checklist does not know.
    pub title: Option<String>,
    /// Points that were earned, `17.5`.
    pub earned: String,
    /// Of how many that count.
    pub points: String,
    /// Its items.
    pub items: Vec<Finding>,
}

/// What was found of an item in a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The item; the page's anchor is `i` and its number.
    pub item: Item,
    /// `pass`, `fail`, `not_applicable` or `unsure`.
    pub verdict: Verdict,
    /// Points that were earned; `none` where the item does not count.
    pub earned: Option<String>,
    /// Why.
    pub reason: String,
    /// What it rests on.
    pub quotes: Vec<Quote>,
}

/// Words of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// The turn's number, from 1; the page's anchor is `t` and the number. `none` where the transcript has no such turn.
    pub turn: Option<usize>,
    /// `agent`, `customer` or `other`.
    pub speaker: &'static str,
    /// The source's own name of the speaker, for `other`.
    pub label: Option<String>,
    /// When the turn begins, `0:32`.
    pub time: Option<String>,
}

/// A turn of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// From 1; the anchor is `t` and the number.
    pub number: usize,
    /// `agent`, `customer` or `other`.
    pub speaker: &'static str,
    /// The source's own name of the speaker, for `other`.
    pub label: Option<String>,
    /// When it begins, `0:32`.
    pub time: Option<String>,
    /// Its words, cut where a quotation begins or ends.
    pub segments: Vec<Segment>,
}

/// A piece of a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// The items that quote them.
    pub marks: Vec<Mark>,
    /// The gravest verdict among them: `fail`, `unsure`, `pass`; `none` where nothing quotes the words.
    pub tone: Option<Verdict>,
}

/// An item that quotes a piece of a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The item's number.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// What was found of it.
    pub verdict: Verdict,
    /// Whether its quotation begins here: the place for its number.
    pub begins: bool,
}
