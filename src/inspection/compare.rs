//! Two inspections of the same call by two versions of a checklist: which verdicts flip, and what that does to scores.

use std::collections::BTreeMap;

use super::verdict::{Inspection, ItemResult, State, Verdict};
use crate::records::Score;

/// An item whose verdict is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    /// What the older version found.
    pub old: ItemResult,
    /// What the newer version finds.
    pub new: ItemResult,
}

/// A call that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The call.
    pub subject: String,
    /// Who took it.
    pub agent: String,
    /// Its scores by the older and the newer version; `None` where it has none.
    pub scores: (Option<Score>, Option<Score>),
    /// Whether it reached the marks of either.
    pub passed: (Option<bool>, Option<bool>),
    /// Whether either could judge it at all.
    pub scorable: (bool, bool),
    /// Items of both versions with other verdicts, in the newer one's order.
    pub flips: Vec<Flip>,
}

/// What becomes of a call; `None` where nothing does.
#[must_use]
pub fn changed(agent: &str, old: &Inspection, new: &Inspection) -> Option<Changed> {
    let before = |item: &ItemResult| old.items.iter().find(|known| known.id == item.id);
    let pairs = new.items.iter().filter_map(|item| Some((before(item)?, item)));
    let flips: Vec<Flip> = pairs
        .filter(|(old, new)| old.verdict != new.verdict)
        .map(|(old, new)| Flip { old: old.clone(), new: new.clone() })
        .collect();
    let scorable = |inspection: &Inspection| inspection.state != State::NotScorable;
    let changed = Changed {
        subject: new.subject.clone(),
        agent: agent.to_owned(),
        scores: (old.score, new.score),
        passed: (old.passed, new.passed),
        scorable: (scorable(old), scorable(new)),
        flips,
    };
    let is_same = |changed: &Changed| {
        let Changed { scores, passed, scorable, flips, .. } = changed;
        flips.is_empty() && scores.0 == scores.1 && passed.0 == passed.1 && scorable.0 == scorable.1
    };
    (!is_same(&changed)).then_some(changed)
}

/// An agent's scores by both versions, of the calls that have one by each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgentScores {
    /// How many calls.
    pub calls: u64,
    /// How many of them have another score.
    pub changed: u64,
    /// The sum of the older scores, in hundredths.
    pub old: u64,
    /// The sum of the newer scores, in hundredths.
    pub new: u64,
}

/// All calls together. It grows with items and agents, and not with calls.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Calls that were judged by both.
    pub calls: u64,
    /// Calls that come out otherwise.
    pub changed: u64,
    /// How often an item's verdict flips from one to another.
    pub flips: BTreeMap<String, BTreeMap<(Verdict, Verdict), u64>>,
    /// Scores by agent.
    pub agents: BTreeMap<String, AgentScores>,
    /// Calls that reached the mark and no longer do, and the other way round.
    pub passed: (u64, u64),
    /// Calls that could be judged and no longer can, and the other way round.
    pub scorable: (u64, u64),
}

impl Comparison {
    /// Counts a call, and gives back what becomes of it.
    pub fn add(&mut self, agent: &str, old: &Inspection, new: &Inspection) -> Option<Changed> {
        self.calls += 1;
        if let (Some(before), Some(after)) = (old.score, new.score) {
            let agent = self.agents.entry(agent.to_owned()).or_default();
            agent.calls += 1;
            agent.changed += u64::from(before != after);
            agent.old += u64::from(before.hundredths());
            agent.new += u64::from(after.hundredths());
        }
        let changed = changed(agent, old, new)?;
        self.changed += 1;
        for flip in &changed.flips {
            let kinds = self.flips.entry(flip.new.id.clone()).or_default();
            *kinds.entry((flip.old.verdict, flip.new.verdict)).or_default() += 1;
        }
        self.passed.0 += u64::from(changed.passed == (Some(true), Some(false)));
        self.passed.1 += u64::from(changed.passed == (Some(false), Some(true)));
        self.scorable.0 += u64::from(changed.scorable == (true, false));
        self.scorable.1 += u64::from(changed.scorable == (false, true));
        Some(changed)
    }
}
