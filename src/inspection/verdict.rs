//! What an inspection says: plain data, as it is stored and as `score --json` prints it.

use serde::{Deserialize, Serialize};

use crate::problem::Message;
use crate::records::{Points, Score, Speaker};

/// What is found of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was as it should be.
    Pass,
    /// It was not.
    Fail,
    /// The item does not concern this call.
    NotApplicable,
    /// The input can't show it; a person has to look.
    Unsure,
}

impl Verdict {
    /// Its name in messages: the value of those that speak of a verdict, and the end of `verdict-…`, which names it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not-applicable",
            Self::Unsure => "unsure",
        }
    }
}

/// A piece of the transcript that a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Index of the turn, from 0.
    pub turn: usize,
    /// Who speaks.
    pub speaker: Speaker,
    /// When the turn begins, in milliseconds, where it is known.
    pub start_ms: Option<u64>,
    /// When the turn ends, in milliseconds, where it is known.
    pub end_ms: Option<u64>,
    /// The words: the turn's text from `start_byte` up to `end_byte`.
    pub quote: String,
    /// First byte in the turn's text.
    pub start_byte: usize,
    /// The byte after the last.
    pub end_byte: usize,
}

/// The verdict on one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemResult {
    /// The item's id.
    pub id: String,
    /// What was found.
    pub verdict: Verdict,
    /// Points that the item is worth.
    pub points: Points,
    /// Points that were earned; `None` where the item counts on neither side.
    pub earned: Option<Points>,
    /// Whether the item is only shown, and never counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub advice: bool,
    /// Whether the item only serves others: it says what the call is about, and reproaches nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sign: bool,
    /// Why, as a message with its values.
    pub reason: Message,
    /// What it rests on. For a banned phrase that was not said there is nothing to quote.
    pub evidence: Vec<Evidence>,
}

/// The reasons of verdicts on words that were looked for in vain: their evidence is the nearest turn, and no find.
const IN_VAIN: [&str; 7] = [
    "reason-not-said",
    "reason-not-alike",
    "reason-too-short",
    "reason-lost-speech",
    "reason-breaks-off",
    "reason-sounds-nearly",
    "reason-for-review-absent",
];

/// Whether a reason is that words were looked for in vain.
pub(super) fn is_in_vain(reason: &Message) -> bool {
    IN_VAIN.contains(&reason.id.as_str())
}

impl ItemResult {
    /// Whether its evidence is only the turn that comes nearest to what was not found.
    #[must_use]
    pub fn quotes_nearest(&self) -> bool {
        is_in_vain(&self.reason)
    }

    /// Whether the verdict is for or against anybody.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.advice && !self.sign
    }
}

/// How far an inspection got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Every item has its verdict.
    Scored,
    /// Some items are unsure; the score counts the others until a person has settled them.
    Provisional,
    /// There is nothing to score: no transcript, or a blank one, or the checklist is for other calls.
    NotScorable,
}

/// A checklist's findings on one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The call's id, or the file's name.
    pub subject: String,
    /// The checklist's id.
    pub checklist: String,
    /// The hash of the checklist's meaning.
    pub version: String,
    /// How far it got.
    pub state: State,
    /// Why there is nothing to score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Message>,
    /// Out of a hundred; `None` where nothing counts.
    pub score: Option<Score>,
    /// Whether the score reaches the checklist's mark; `None` where there is no score, or no mark.
    pub passed: Option<bool>,
    /// Verdicts, in the checklist's order.
    pub items: Vec<ItemResult>,
}
