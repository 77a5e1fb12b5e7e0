//! Replacing a drawn unit that can't be inspected: by the next spare, for a reason from a list, as often as the plan allows.

use std::collections::{BTreeSet, HashSet};

use jiff::Timestamp;
use serde::Serialize;

use super::draw::{Draw, Stratum};
use super::lottery::{Lottery, Seed};
use super::plan::Plan;
use crate::problem::Problem;
use crate::records::UnitId;

/// Why a unit can't be inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// There is no recording, or it can't be opened.
    NoRecording,
    /// It is another customer's, or nobody's.
    WrongCustomer,
    /// The customer can't be reached.
    Unreachable,
    /// The customer doesn't want to be asked.
    Refused,
    /// The customer has moved away.
    MovedAway,
}

impl Reason {
    /// All reasons, in the order in which they are listed to users.
    pub const ALL: [Self; 5] = [Self::NoRecording, Self::WrongCustomer, Self::Unreachable, Self::Refused, Self::MovedAway];

    /// The code on the command line and in the store; its words are the message `replace-` and the code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoRecording => "no-recording",
            Self::WrongCustomer => "wrong-customer",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::MovedAway => "moved-away",
        }
    }

    /// The reason of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A unit that a spare stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replacement {
    /// What was replaced.
    pub unit: UnitId,
    /// The spare.
    pub by: UnitId,
    /// Why.
    pub reason: Reason,
    /// What else is to be said.
    pub note: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl Draw {
    /// The units that are inspected: the drawn ones that were not replaced, and the spares that stand in, by stratum.
    pub fn in_use(&self) -> impl Iterator<Item = &UnitId> {
        self.in_use_by_stratum().map(|(_, unit)| unit)
    }

    /// The units that are inspected, each with its stratum. A spare that stands in may have been drawn on purpose besides: it is one
    /// unit to look at, and named once, as the random sample's.
    pub fn in_use_by_stratum(&self) -> impl Iterator<Item = (&Stratum, &UnitId)> {
        let mut seen = HashSet::new();
        let all = self.strata.iter().flat_map(|stratum| self.in_use_of(stratum).map(move |unit| (stratum, unit)));
        all.filter(move |(_, unit)| seen.insert(*unit))
    }

    /// The units of a stratum that are inspected.
    pub fn in_use_of<'a>(&'a self, stratum: &'a Stratum) -> impl Iterator<Item = &'a UnitId> {
        let all = stratum.drawn.iter().map(|unit| &unit.id);
        all.chain(self.stand_ins(stratum)).filter(|id| self.replacements.iter().all(|done| done.unit != **id))
    }

    /// The spares of a stratum that were used, in ticket order.
    pub fn stand_ins<'a>(&'a self, stratum: &'a Stratum) -> impl Iterator<Item = &'a UnitId> {
        stratum.spares.iter().map(|spare| &spare.id).filter(|id| self.replacements.iter().any(|done| done.by == **id))
    }

    /// The units of the random sample that two people inspect: the plan's share of all that were drawn, rounded up, by the tickets of
    /// `double UNIT` under the draw's seed. A spare takes the place of the unit that it stands in for.
    #[must_use]
    pub fn doubled(&self, plan: &Plan) -> BTreeSet<UnitId> {
        let Some(lottery) = Seed::parse(&self.seed).map(|seed| Lottery::new(&seed)) else { return BTreeSet::new() };
        let drawn = self.random().flat_map(|stratum| &stratum.drawn);
        let mut units: Vec<_> = drawn.map(|unit| (lottery.ticket(&format!("double {}", unit.id)), &unit.id)).collect();
        units.sort_unstable();
        units.truncate((units.len() * usize::from(plan.double)).div_ceil(100));
        units.into_iter().map(|(_, unit)| self.standing_for(unit).clone()).collect()
    }

    /// The unit itself, or the spare that stands in for it, however often it was replaced.
    fn standing_for<'a>(&'a self, unit: &'a UnitId) -> &'a UnitId {
        let replaced = self.replacements.iter().find(|done| done.unit == *unit);
        replaced.map_or(unit, |done| self.standing_for(&done.by))
    }

    /// The spare that a unit is to be replaced by.
    ///
    /// # Errors
    /// Where the unit is not in use, no spare is left, or the plan's share of replacements is used up.
    pub fn next_spare(&self, unit: &UnitId, plan: &Plan) -> Result<&UnitId, Problem> {
        let stratum = self.strata.iter().find(|stratum| self.in_use_of(stratum).any(|id| id == unit));
        let stratum = stratum.ok_or_else(|| Problem::new("replace-not-drawn").with("unit", unit).with("draw", &self.id))?;
        let used = self.stand_ins(stratum).count();
        let allowed = plan.replaceable(stratum.drawn.len());
        if used >= allowed {
            return Err(Problem::new("replace-too-many").with("stratum", stratum.label()).with("allowed", allowed));
        }
        let next = stratum.spares.get(used).map(|spare| &spare.id);
        next.ok_or_else(|| Problem::new("replace-no-spare").with("stratum", stratum.label()))
    }
}
