//! An inspection in brief: the same verdicts and the same score, with reasons and evidence only for what did not pass.

use super::compiled::Compiled;
use super::inspect::{Detail, Sum, earned, judgements, total_of};
use super::subject::Subject;
use super::verdict::{Evidence, State, Verdict};
use crate::problem::Message;
use crate::records::{Points, Score};

/// What is found of a call or a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// How far the inspection got.
    pub state: State,
    /// Why there is nothing to score.
    pub reason: Option<Message>,
    /// Out of a hundred; `None` where nothing counts.
    pub score: Option<Score>,
    /// Whether the score reaches the checklist's mark; `None` where there is no score, or no mark.
    pub passed: Option<bool>,
    /// Every item's, in the checklist's order.
    pub items: Vec<BriefItem>,
}

/// What is found of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefItem {
    /// The verdict.
    pub verdict: Verdict,
    /// Points that were earned; `None` where the item counts on neither side.
    pub earned: Option<Points>,
    /// Why; a pass may give no reason.
    pub reason: Message,
    /// What it rests on; a pass may quote nothing.
    pub evidence: Vec<Evidence>,
}

/// Inspects one call or record, as [`inspect`](super::inspect()) does.
#[must_use]
pub fn inspect_briefly(checklist: &Compiled, subject: Subject) -> Brief {
    let judged = match judgements(checklist, subject, Detail::Reported) {
        Ok(judged) => judged,
        Err(reason) => {
            return Brief { state: State::NotScorable, reason: Some(reason), score: None, passed: None, items: Vec::new() };
        }
    };
    let items: Vec<BriefItem> = (judged.into_iter().enumerate())
        .map(|(index, judgement)| {
            let earned = earned(checklist.item(index), &checklist.definition.rules[index], &judgement);
            BriefItem { verdict: judgement.verdict, earned, reason: judgement.reason, evidence: judgement.evidence }
        })
        .collect();
    let Sum { state, score, passed } = total_of(&checklist.definition, items.iter().map(|item| (item.verdict, item.earned)));
    Brief { state, reason: None, score, passed, items }
}
