//! From what the store holds to the frame of a plan: the records of its population that lie in its period, as they were at a moment.
//!
//! # Invariants
//! - The same plan, period and moment give the same units, now and in years: every version of every record is kept.
//! - Units come in the order that the sieve wants: ascending by id within each part and stratum.

mod due;
mod facts;
mod scan;

use std::collections::HashSet;

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
    // and what a later draw of the same day took up is no longer late
    for other in siblings.iter().filter(|other| other.id != draw.id && root(other, &siblings) > root(draw, &siblings)) {
        known.extend(random(units_among(store, other, &siblings, other.as_of)?));
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

fn duplicates(store: &Store, framing: Framing) -> Result<std::collections::HashMap<UnitId, UnitId>> {
    if framing.plan.once.is_empty() {
        return Ok(std::collections::HashMap::new());
    }
    let mut matters = Matters::default();
    scan::records(store, framing, |id, record| {
        let at = framing.plan.time.as_deref().and_then(|field| record.moment(field, framing.zone));
        matters.add(framing.plan, id, at.or_else(|| record.moment("created_at", framing.zone)), &record.fields);
    })?;
    Ok(matters.duplicates())
}

/// Of a rolling plan, whose days are drawn again when records come in late: the units of the earlier draws of the day. A redraw takes the
/// place of the draw that it follows, and of nothing else.
fn drawn_from(store: &Store, framing: Framing) -> Result<HashSet<UnitId>> {
    if !framing.plan.is_rolling {
        return Ok(HashSet::new());
    }
    let own = framing.draw.and_then(|id| framing.siblings.iter().position(|draw| draw.id == id));
    let own_root = own.map_or(framing.siblings.len(), |at| root(&framing.siblings[at], framing.siblings));
    let mut all = HashSet::new();
    for (at, draw) in framing.siblings.iter().enumerate() {
        if root(draw, framing.siblings) < own_root && own != Some(at) {
            all.extend(units_among(store, draw, framing.siblings, draw.as_of)?.into_iter().map(|unit| unit.id));
            all.extend(draw.excluded.iter().map(|excluded| excluded.unit.clone()));
        }
    }
    Ok(all)
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
