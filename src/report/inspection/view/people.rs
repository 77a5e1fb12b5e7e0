//! What people made of the machine's verdicts.

use serde::Serialize;

/// What people did with a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct People {
    /// How far it got, in words.
    pub stage: String,
    /// The machine's score.
    pub machine: Option<String>,
    /// The score that counts.
    pub now: Option<String>,
    /// Everything that was done, in order.
    pub steps: Vec<PeopleStep>,
}

/// Something that somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleStep {
    /// When, `2026-11-23 09:00`.
    pub at: String,
    /// Who, by name where it is known.
    pub who: String,
    /// As what, in words.
    pub role: String,
    /// What, in words.
    pub what: String,
    /// What was written.
    pub words: Vec<PeopleWords>,
    /// Whether what was written was erased.
    pub erased: bool,
    /// The score from then on.
    pub score: Option<String>,
}

/// A text that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleWords {
    /// What it is: a reason, an opinion, grounds.
    pub name: String,
    /// The text.
    pub text: String,
}

/// How far people got with the random sample.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PeopleCounts {
    /// Recordings in use.
    pub total: usize,
    /// Those that were reviewed.
    pub reviewed: usize,
    /// Those whose review is signed.
    pub signed: usize,
    /// Those that were sent back.
    pub returned: usize,
    /// Those with an appeal that nobody decided yet.
    pub appealed: usize,
    /// Those whose appeals are all decided.
    pub ruled: usize,
    /// Verdicts of the machine that reviewers overruled.
    pub overruled: usize,
    /// All of this in a sentence.
    pub sentence: String,
}
