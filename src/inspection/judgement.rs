//! What the kinds of items share: judgements without words, whole turns as evidence, doubtful speakers.

use super::inspect::Case;
use super::say::{Judgement, evidence};
use super::verdict::{Evidence, Verdict};
use crate::problem::Message;
use crate::records::{Speaker, Transcript};
use crate::text::{Document, is_silent};

impl Judgement {
    /// A judgement that rests on no words.
    pub(super) fn bare(verdict: Verdict, reason: Message) -> Self {
        Self { verdict, reason, evidence: Vec::new() }
    }

    /// A pass that nobody asks for its reason.
    pub(super) fn plain_pass() -> Self {
        Self::bare(Verdict::Pass, Message { id: String::new(), args: Vec::new() })
    }

    /// What can't be told, and why.
    pub(super) fn unsure(reason: Message) -> Self {
        Self::bare(Verdict::Unsure, reason)
    }

    /// The same with turns as its evidence.
    pub(super) fn resting_on(mut self, case: &Case, turns: impl IntoIterator<Item = usize>) -> Self {
        self.evidence = turns.into_iter().map(|turn| whole_turn(case.transcript, turn)).collect();
        self
    }
}

/// A turn as evidence.
pub(super) fn whole_turn(transcript: &Transcript, index: usize) -> Evidence {
    let turn = &transcript.turns[index];
    evidence(index, turn, 0..turn.text.len())
}

/// Whether a turn holds nothing but 嗯 and the like.
pub(super) fn is_filler(text: &str) -> bool {
    Document::new([("", text)]).is_only_sounds()
}

/// Limits as signs: `≥ 5, ≤ 10`.
pub(super) fn limits(at_least: Option<f64>, at_most: Option<f64>) -> String {
    let limit = |sign: &str, limit: Option<f64>| limit.map(|limit| format!("{sign} {limit}"));
    [limit("≥", at_least), limit("≤", at_most)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether it can't be relied on who says which turn.
pub(super) fn is_doubtful(transcript: &Transcript) -> bool {
    let unnamed = |speaker: &Speaker| matches!(speaker, Speaker::Other(_));
    !transcript.speakers_reliable || transcript.turns.iter().any(|turn| unnamed(&turn.speaker) && !is_silent(&turn.text))
}
