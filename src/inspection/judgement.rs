//! What the kinds of items share: judgements without words, whole turns as evidence, doubtful speakers.

use super::inspect::Case;
use super::say::{Judgement, evidence};
use super::verdict::{Evidence, Verdict};
use crate::problem::Message;
use crate::records::{Speaker, Transcript, Turn};
use crate::text::{Document, is_silent, may_be_sounds};

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

/// Of each turn, whether it holds nothing but 嗯 and the like.
pub(super) fn fillers(document: &Document, turns: &[Turn]) -> Vec<bool> {
    let is_filler = |(index, turn): (usize, &Turn)| {
        // a turn sounds by itself, whatever the one before ends with, so it is read alone where it may be one
        may_be_sounds(document.turn_chars(index)) && Document::new([("", turn.text.as_str())]).is_only_sounds()
    };
    turns.iter().enumerate().map(is_filler).collect()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::inspection::tests::conversation;

    proptest! {
        #[test]
        fn a_turn_is_a_filler_where_it_is_one_read_alone(texts in prop::collection::vec("[嗯啊那个就是好ok ,，\\[\\]]{1,6}", 1..8)) {
            let lines: Vec<String> = texts.iter().enumerate().map(|(at, text)| format!("{}: 嗯{text}", ["A", "C"][at / 2 % 2])).collect();
            let turns = conversation(&lines.join("\n")).turns;
            let document = Document::new(turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
            let alone: Vec<bool> = turns.iter().map(|turn| Document::new([("", turn.text.as_str())]).is_only_sounds()).collect();
            prop_assert_eq!(fillers(&document, &turns), alone);
        }
    }
}
