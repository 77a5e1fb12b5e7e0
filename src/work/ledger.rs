//! The ledger of a draw: where every record that was found went, what became of every unit that was drawn, and whether the numbers add up.
//!
//! # Invariants
//! - `found = excluded + eligible`; of each part `drawn − replaced + stood in = in use`, which of the random sample is as many as were
//!   drawn; and `in use = on time + late + open + overdue + given up`. A ledger that breaks one of them is not made: the error names
//!   the numbers.
//! - What was drawn on purpose is counted apart, and is no part of the share that a plan asks for.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use super::{Entry, Outcome};
use crate::problem::Problem;
use crate::records::UnitId;
use crate::sampling::{Draw, Excluded, Plan, Rate, Reason, Stratum};

/// What became of everything that a draw found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Records of the population in the period.
    pub found: usize,
    /// Those that were left out, by rule.
    pub excluded: Vec<LeftOut>,
    /// The random sample.
    #[serde(flatten)]
    pub random: Account,
    /// What was drawn on purpose.
    pub targeted: Vec<Account>,
    /// The share that the plan asks for, where it does.
    pub rate: Option<Quota>,
    /// Units of the period that came in after the draw, and are not in it.
    pub late_arrivals: Vec<UnitId>,
}

/// What one rule left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The rule.
    pub rule: String,
    /// The records, each with the one that stands for it where several are one matter; in JSON their ids.
    #[serde(serialize_with = "as_ids")]
    pub units: Vec<Excluded>,
}

/// The units of one part of a draw.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The targeted part; empty for the random sample.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// Units that could have been drawn.
    pub eligible: usize,
    /// Units that were drawn.
    pub drawn: usize,
    /// Of the drawn ones and their stand-ins, those that were replaced.
    pub replaced: Vec<Swap>,
    /// How many may be replaced by the plan, all strata together.
    pub replaceable: usize,
    /// Units that are inspected: as many as were drawn, unless one of a targeted part was replaced.
    pub in_use: usize,
    /// Those that are done: `on_time` and `done_late`.
    pub done: usize,
    /// Those that were done before they were overdue, or had no date.
    pub on_time: usize,
    /// Those that were done too late.
    pub done_late: usize,
    /// Those that are to be done and not overdue.
    pub open: usize,
    /// Those that are to be done and overdue.
    pub overdue: Vec<UnitId>,
    /// Those that can't be done (refused, moved away …) and that no spare stands in for.
    pub given_up: Vec<GivenUp>,
    /// Of those that are done: how many customers still wait for an answer.
    pub answers_owed: usize,
    /// And how many of them wait longer than they were promised.
    pub answers_overdue: usize,
}

/// A unit that a spare stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// What was replaced.
    pub unit: UnitId,
    /// The spare.
    pub by: UnitId,
    /// Why.
    pub reason: Reason,
}

/// A unit that can't be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenUp {
    /// The unit.
    pub unit: UnitId,
    /// Why, as it was recorded.
    pub outcome: Outcome,
}

/// The share of all eligible units that must be done, and what is done of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quota {
    /// The share that the plan asks for.
    #[serde(serialize_with = "as_written")]
    pub bound: Rate,
    /// Units that it is a share of.
    pub eligible: usize,
    /// How many have to be done.
    pub needed: usize,
    /// How many were done in time.
    pub on_time: usize,
    /// How many can still be done in time.
    pub open: usize,
    /// Whether that is enough.
    pub state: Reached,
}

/// Whether a share is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reached {
    /// It is.
    Reached,
    /// Not yet; what is open would be enough.
    Within,
    /// It is not, and can't be any more.
    Missed,
}

fn as_ids<S: Serializer>(units: &[Excluded], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(units.iter().map(|excluded| &excluded.unit))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn as_written<S: Serializer>(rate: &Rate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(rate)
}

impl Quota {
    /// The share that is done of some eligible units.
    #[must_use]
    pub fn new(bound: Rate, eligible: usize, on_time: usize, open: usize) -> Self {
        let needed = bound.of(eligible);
        let state = match on_time {
            done if done >= needed => Reached::Reached,
            done if done + open >= needed => Reached::Within,
            _ => Reached::Missed,
        };
        Self { bound, eligible, needed, on_time, open, state }
    }

    /// The share of several draws together; `None` where there is none, or they ask for different shares.
    pub fn together(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let first = all.next()?;
        all.try_fold(first, |sum, one| {
            let sums = (sum.eligible + one.eligible, sum.on_time + one.on_time, sum.open + one.open);
            (sum.bound == one.bound).then(|| Self::new(sum.bound, sums.0, sums.1, sums.2))
        })
    }

    /// What is done, in tenths of a percent and rounded down, so that nothing below the bound is shown as reaching it.
    #[must_use]
    pub fn permille(&self) -> usize {
        (self.on_time * 1000).checked_div(self.eligible).unwrap_or(1000)
    }
}

impl Ledger {
    /// The ledger of a draw by its plan, from where its units stand at a moment.
    ///
    /// # Errors
    /// Where the numbers don't add up, with the numbers.
    pub fn of(draw: &Draw, plan: &Plan, entries: &[Entry], now: Timestamp) -> Result<Self, Problem> {
        draw.check_ledger()?;
        let entries: HashMap<&UnitId, &Entry> = entries.iter().map(|entry| (&entry.waiting.unit, entry)).collect();
        let mut parts = vec![""];
        parts.extend(draw.targeted().map(|stratum| stratum.part.as_str()));
        parts.dedup();
        let account = |part: &&str| Account::of(draw, plan, part, &entries, now);
        let mut accounts = parts.iter().map(account).collect::<Result<Vec<_>, _>>()?;
        let random = accounts.remove(0);
        let left_out = |(rule, units): (&str, Vec<&Excluded>)| LeftOut {
            rule: rule.to_owned(),
            units: units.into_iter().cloned().collect(),
        };
        Ok(Self {
            found: draw.found,
            excluded: draw.excluded_by_rule().into_iter().map(left_out).collect(),
            rate: plan.take.bound().map(|bound| Quota::new(bound, random.eligible, random.on_time, random.open)),
            random,
            targeted: accounts,
            late_arrivals: Vec::new(),
        })
    }

    /// How many records were left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.excluded.iter().map(|rule| rule.units.len()).sum()
    }

    /// The random sample and the targeted parts.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> {
        std::iter::once(&self.random).chain(&self.targeted)
    }
}

impl Account {
    fn of(draw: &Draw, plan: &Plan, part: &str, entries: &HashMap<&UnitId, &Entry>, now: Timestamp) -> Result<Self, Problem> {
        let strata: Vec<&Stratum> = draw.strata.iter().filter(|stratum| stratum.part == part).collect();
        let sum = |count: &dyn Fn(&Stratum) -> usize| strata.iter().map(|stratum| count(stratum)).sum::<usize>();
        let mut account = Self {
            part: part.to_owned(),
            eligible: sum(&|stratum| stratum.eligible),
            drawn: sum(&|stratum| stratum.drawn.len()),
            replaced: swaps(draw, &strata),
            // what was drawn on purpose has no spares
            replaceable: if part.is_empty() { sum(&|stratum| plan.replaceable(stratum.drawn.len())) } else { 0 },
            in_use: sum(&|stratum| draw.in_use_of(stratum).count()),
            ..Self::default()
        };
        account.check_swaps(draw, plan, &strata)?;
        for entry in strata.iter().flat_map(|stratum| draw.in_use_of(stratum)).filter_map(|unit| entries.get(unit)) {
            account.add(entry, now);
        }
        account.check_work(draw).map(|()| account)
    }

    fn add(&mut self, entry: &Entry, now: Timestamp) {
        let is_over = |due: Option<Timestamp>| due.is_some_and(|due| due < now);
        let Entry { waiting, state, .. } = entry;
        if let Some(done) = entry.done_at() {
            self.done += 1;
            *if waiting.due.is_some_and(|due| due < done) { &mut self.done_late } else { &mut self.on_time } += 1;
            self.answers_owed += usize::from(state.next.is_some());
            self.answers_overdue += usize::from(is_over(state.next));
        } else if let Some(outcome) = state.last.filter(|_| state.is_closed) {
            self.given_up.push(GivenUp { unit: waiting.unit.clone(), outcome });
        } else if is_over(waiting.due) {
            self.overdue.push(waiting.unit.clone());
        } else {
            self.open += 1;
        }
    }

    /// Every unit that was replaced has its spare, and of no stratum more were than the plan allows.
    fn check_swaps(&self, draw: &Draw, plan: &Plan, strata: &[&Stratum]) -> Result<(), Problem> {
        let stood_in: usize = strata.iter().map(|stratum| draw.stand_ins(stratum).count()).sum();
        let is_whole = self.in_use == self.drawn || !self.part.is_empty();
        if !is_whole || self.drawn + stood_in != self.in_use + self.replaced.len() {
            let problem = Problem::new("ledger-in-use").with("draw", &draw.id).with("drawn", self.drawn);
            let problem = problem.with("replaced", self.replaced.len()).with("spares", stood_in);
            return Err(problem.with("in_use", self.in_use));
        }
        let over = strata.iter().find(|stratum| draw.stand_ins(stratum).count() > plan.replaceable(stratum.drawn.len()));
        over.map_or(Ok(()), |stratum| {
            let problem = Problem::new("ledger-replaced").with("draw", &draw.id).with("stratum", stratum.label());
            let problem = problem.with("replaced", draw.stand_ins(stratum).count());
            Err(problem.with("allowed", plan.replaceable(stratum.drawn.len())))
        })
    }

    /// Every unit that is inspected is in just one of the states.
    fn check_work(&self, draw: &Draw) -> Result<(), Problem> {
        let states = [self.on_time, self.done_late, self.open, self.overdue.len(), self.given_up.len()];
        if self.in_use == states.iter().sum::<usize>() && self.done == self.on_time + self.done_late {
            return Ok(());
        }
        let problem = Problem::new("ledger-work").with("draw", &draw.id).with("in_use", self.in_use).with("done", self.done);
        let problem = problem.with("open", self.open).with("overdue", self.overdue.len());
        Err(problem.with("given_up", self.given_up.len()))
    }
}

/// What was replaced of some strata: drawn units, and spares that stood in before.
fn swaps(draw: &Draw, strata: &[&Stratum]) -> Vec<Swap> {
    let own: HashSet<&UnitId> =
        strata.iter().flat_map(|stratum| stratum.drawn.iter().map(|unit| &unit.id).chain(draw.stand_ins(stratum))).collect();
    let done = draw.replacements.iter().filter(|done| own.contains(&done.unit));
    done.map(|done| Swap { unit: done.unit.clone(), by: done.by.clone(), reason: done.reason }).collect()
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
