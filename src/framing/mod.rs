//! From what the store holds to the frame of a plan: the records of its population that lie in its period, as they were at a moment.
//!
//! # Invariants
//! - The same plan, period and moment give the same units, now and in years: every version of every record is kept.
//! - No record is in the frames of two draws of a day, of those that hold, and no matter of a plan's `once` in two at all.
//! - Units come in the order that the sieve wants: ascending by id within each part and stratum.

mod due;
mod facts;
mod scan;

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::problem::{Error, Problem, Result};
use crate::records::{Period, UnitId};
use crate::sampling::{AsOf, Draw, Gate, Known, Matters, Passed, Plan, Unit, plan_of};
use crate::store::Store;

pub use due::due_dates;
pub use facts::{UnitRecord, unit_record};

/// Whose frame is read, and as of when.
#[derive(Clone, Copy)]
pub struct Framing<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The period.
    pub period: &'a Period,
    /// The time zone of its calendar.
    pub zone: &'a TimeZone,
    /// What the store held.
    pub as_of: AsOf,
    /// When it is, or was, drawn.
    pub at: Timestamp,
    /// The draw that is read again; none where one is being made.
    pub draw: Option<&'a str>,
    /// The draws of the same plan and period, oldest first.
    pub siblings: &'a [Draw],
    /// Of an event, whom it concerns.
    pub only: &'a [(String, String)],
}

/// What was read beside the units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framed {
    /// What became of the records.
    pub passed: Passed,
    /// Records without the time by which they would lie in a period: not completed yet, mostly.
    pub undated: usize,
}

/// Shows every unit of a frame.
///
/// # Errors
/// Where the store can't be read, or `each` fails.
pub fn frame(store: &Store, framing: Framing, mut each: impl FnMut(&Unit)) -> Result<Framed> {
    let known = Known {
        resting: resting(store, framing)?,
        duplicates: duplicates(store, framing)?,
        drawn_from: drawn_from(store, framing)?,
    };
    let mut gate = Gate::new(framing.plan, framing.zone, framing.only, known);
    let undated = scan::candidates(store, framing, |candidate| gate.pass(candidate, &mut each))?;
    let passed = gate.finish();
    Ok(Framed { passed, undated })
}

/// All units of a frame.
///
/// # Errors
/// Where the store can't be read.
pub fn units(store: &Store, framing: Framing) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
    frame(store, framing, |unit| units.push(unit.clone()))?;
    Ok(units)
}

/// All units of the frame that a draw was made from.
///
/// # Errors
/// Where the store can't be read, or the draw's plan or time zone no longer reads.
pub fn units_of(store: &Store, draw: &Draw) -> Result<Vec<Unit>> {
    let siblings = store.draws_of(&draw.plan, &draw.period)?;
    units_among(store, draw, &siblings, draw.as_of)
}

/// The units of a draw's period that came in after it was drawn; they are told of and not mixed in.
///
/// # Errors
/// Where the store can't be read, or the draw's plan or time zone no longer reads.
pub fn late(store: &Store, draw: &Draw) -> Result<Vec<UnitId>> {
    let siblings = store.draws_of(&draw.plan, &draw.period)?;
    let random = |units: Vec<Unit>| units.into_iter().filter(|unit| unit.part.is_empty()).map(|unit| unit.id);
    let mut known: HashSet<UnitId> = random(units_among(store, draw, &siblings, draw.as_of)?).collect();
    // what was left out then did not come late
    known.extend(draw.excluded.iter().map(|excluded| excluded.unit.clone()));
    let mut late: Vec<UnitId> = random(units_among(store, draw, &siblings, store.as_of_now()?)?).collect();
    // and what a later draw of the same day took up or left out is no longer late
    for other in siblings.iter().filter(|other| other.id != draw.id && root(other, &siblings) > root(draw, &siblings)) {
        known.extend(seen_by(store, other)?);
    }
    late.retain(|id| !known.contains(id));
    late.sort_unstable();
    Ok(late)
}

fn units_among(store: &Store, draw: &Draw, siblings: &[Draw], as_of: AsOf) -> Result<Vec<Unit>> {
    let plan = plan_of(draw).map_err(Error::input)?;
    let zone = zone_of(draw)?;
    let framing = Framing {
        plan: &plan,
        period: &draw.period,
        zone: &zone,
        as_of,
        at: draw.at,
        draw: Some(&draw.id),
        siblings,
        only: &draw.only,
    };
    units(store, framing)
}

/// The time zone that a draw was made in.
///
/// # Errors
/// Where there is no such zone any more.
pub fn zone_of(draw: &Draw) -> Result<TimeZone> {
    let unknown = || Error::input(Problem::new("workspace-no-zone").with("zone", &draw.zone));
    TimeZone::get(&draw.zone).map_err(|_| unknown())
}

/// The units that wait behind the others because the plan drew them not long ago.
fn resting(store: &Store, framing: Framing) -> Result<HashSet<UnitId>> {
    let Some(months) = framing.plan.rest_months else { return Ok(HashSet::new()) };
    let at = framing.at.to_zoned(framing.zone.clone());
    let since = at.saturating_sub(i64::from(months).months()).timestamp();
    store.drawn_since((&framing.plan.id, framing.period), (since, framing.at), framing.draw)
}

/// Records of this period that are one matter with another, and that one, of whatever period it is.
fn duplicates(store: &Store, framing: Framing) -> Result<HashMap<UnitId, UnitId>> {
    let (plan, zone) = (framing.plan, framing.zone);
    if plan.once.is_empty() {
        return Ok(HashMap::new());
    }
    let mut matters = Matters::default();
    scan::records(store, framing, |id, record| {
        // what is not completed yet lies in no period, and stands for nothing
        let at = plan.time.as_deref().map_or(Some(framing.at), |field| record.moment(field, zone));
        if let Some(at) = at {
            matters.add(plan, id, at, &scan::with_population(record, plan));
        }
    })?;
    let bounds = framing.period.bounds(zone);
    let is_here = |(at, _): &(Timestamp, UnitId)| bounds.as_ref().is_none_or(|bounds| bounds.contains(at));
    let concerned = matters.repeated().filter(|records| records.iter().any(is_here)).flatten();
    let periods: BTreeSet<Period> = concerned.filter_map(|(at, _)| Period::of(framing.period.length(), *at, zone)).collect();
    Ok(matters.duplicates(&could_be_drawn(store, framing, &periods)?))
}

/// The units of the draws of these periods that were made before the one at hand, and hold.
fn could_be_drawn(store: &Store, framing: Framing, periods: &BTreeSet<Period>) -> Result<HashSet<UnitId>> {
    let mut all = HashSet::new();
    if periods.is_empty() {
        return Ok(all);
    }
    let before = store.draws_before(&framing.plan.id, framing.draw)?;
    for period in periods {
        let mut draws = store.draws_of(&framing.plan.id, period)?;
        draws.retain(|draw| before.contains(&draw.id));
        if period == framing.period {
            let own = own_root(framing);
            draws.retain(|draw| root(draw, framing.siblings) < own);
        }
        let hold = holding(draws.iter());
        let mut units = HashSet::new();
        for draw in &hold {
            units.extend(seen_by(store, draw)?);
        }
        for excluded in hold.iter().flat_map(|draw| &draw.excluded) {
            units.remove(&excluded.unit);
        }
        all.extend(units);
    }
    Ok(all)
}

/// Of a rolling plan, whose days are drawn again when records come in late: what the earlier draws of the day that hold were shown. A
/// redraw takes the place of the draw that it follows, and of nothing else.
fn drawn_from(store: &Store, framing: Framing) -> Result<HashSet<UnitId>> {
    let mut all = HashSet::new();
    if framing.plan.is_rolling {
        let own = own_root(framing);
        let before = framing.siblings.iter().take_while(|draw| framing.draw != Some(&draw.id));
        for draw in holding(before.filter(|draw| root(draw, framing.siblings) < own)) {
            all.extend(seen_by(store, draw)?);
        }
    }
    Ok(all)
}

/// Those of some draws that no other of them follows.
fn holding<'d>(draws: impl Iterator<Item = &'d Draw>) -> Vec<&'d Draw> {
    let all: Vec<&Draw> = draws.collect();
    all.iter().filter(|draw| !all.iter().any(|next| next.follows.as_ref() == Some(&draw.id))).copied().collect()
}

/// Every record that a draw was shown, whether it could be drawn or was left out, by that draw or by an earlier one of its day.
fn seen_by(store: &Store, draw: &Draw) -> Result<HashSet<UnitId>> {
    let plan = plan_of(draw).map_err(Error::input)?;
    let zone = zone_of(draw)?;
    let framing = Framing {
        plan: &plan,
        period: &draw.period,
        zone: &zone,
        as_of: draw.as_of,
        at: draw.at,
        draw: Some(&draw.id),
        siblings: &[],
        only: &draw.only,
    };
    let mut gate = Gate::new(&plan, &zone, &draw.only, Known::default());
    let mut seen = HashSet::new();
    scan::candidates(store, framing, |candidate| gate.pass(candidate, |unit| seen.extend([unit.id.clone()])))?;
    seen.extend(gate.finish().excluded.into_iter().map(|excluded| excluded.unit));
    Ok(seen)
}

/// The place of the first draw of the line that the draw at hand belongs to.
fn own_root(framing: Framing) -> usize {
    let own = framing.draw.and_then(|id| framing.siblings.iter().find(|draw| draw.id == id));
    own.map_or(framing.siblings.len(), |draw| root(draw, framing.siblings))
}

/// The place of the first draw of the line of redraws that a draw belongs to.
fn root(draw: &Draw, siblings: &[Draw]) -> usize {
    let place = |id: &str| siblings.iter().position(|sibling| sibling.id == id);
    let mut at = place(&draw.id).unwrap_or(siblings.len());
    while let Some(earlier) =
        siblings.get(at).and_then(|draw| draw.follows.as_deref()).and_then(place).filter(|earlier| *earlier < at)
    {
        at = earlier;
    }
    at
}
