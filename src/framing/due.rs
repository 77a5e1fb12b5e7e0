//! By when the units of a draw are to be done.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::facts::unit_record;
use crate::calendar::{Calendar, Due, due};
use crate::problem::Result;
use crate::records::{Period, UnitId, record};
use crate::sampling::{DueFrom, Plan};
use crate::store::Store;

/// The due times of units, where the plan says any; a unit without the time that it is counted from has none.
///
/// # Errors
/// Where the store can't be read.
pub fn due_dates<'a>(
    store: &Store,
    plan: &Plan,
    period: &Period,
    at: Timestamp,
    (calendar, zone): (&Calendar, &TimeZone),
    units: impl Iterator<Item = &'a UnitId>,
) -> Result<Vec<(UnitId, Due)>> {
    let Some(rule) = &plan.due else { return Ok(Vec::new()) };
    let of_period = period.days().and_then(|(_, last)| last.to_zoned(zone.clone()).ok()).map(|day| day.timestamp());
    let mut all = Vec::new();
    for unit in units {
        let from = match &rule.of {
            // an event has no end, so its units are due from the draw on
            DueFrom::Period => Some(of_period.unwrap_or(at)),
            DueFrom::Draw => Some(at),
            DueFrom::Field(field) => {
                let found = unit_record(store, plan, unit)?;
                found.and_then(|found| record::moment(found.facts.get(field)?, zone))
            }
        };
        all.extend(from.map(|from| (unit.clone(), due(from, rule.within, calendar, zone))));
    }
    Ok(all)
}
