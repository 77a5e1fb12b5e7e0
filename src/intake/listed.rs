//! One row of a call list -> a call and its agent.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::calls::ListedCall;
use super::cells::Cell;
use super::columns::Columns;
use super::durations::{self, Unit};
use super::ids::Id;
use super::shown;
use super::times::{self, When, Wrong};
use crate::problem::Problem;
use crate::records::{Agent, AgentId, Call, CallId};

/// A row under its columns.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub columns: &'a Columns,
    pub cells: &'a [Cell],
    /// Whether a date cell at midnight means midnight: in a column that has other times, it does.
    pub midnights: bool,
}

impl<'a> Line<'a> {
    /// The heading and the cell of a field that stands in the row.
    pub fn field(&self, field: &str) -> Option<(&'a str, &'a Cell)> {
        let at = self.columns.position(field)?;
        Some((&self.columns.headings[at], self.cells.get(at).unwrap_or(&Cell::Empty)))
    }

    /// A field's text where it holds something.
    pub fn text(&self, field: &str) -> Option<String> {
        self.field(field).filter(|(_, cell)| !cell.is_missing()).map(|(_, cell)| cell.text())
    }

    /// The id that a field must hold.
    pub fn id(&self, field: &str, problems: &mut Vec<Problem>) -> Option<String> {
        let (heading, cell) = self.field(field)?;
        let id = match cell {
            Cell::Error(error) => Problem::new("intake-formula-error").with("value", error),
            _ => match cell.id() {
                Id::Whole(id) => match CallId::parse(&id) {
                    Some(id) => return Some(id.as_str().to_owned()),
                    None => Problem::new("intake-bad-id").with("value", shown(&id)),
                },
                Id::Missing => Problem::new("intake-missing-value"),
                Id::Damaged => Problem::new("intake-damaged-number").with("value", shown(&cell.text())),
                Id::Dated => Problem::new("intake-dated-id").with("value", shown(&cell.text())),
                Id::Grouped => Problem::new("intake-grouped-id").with("value", shown(&cell.text())),
            },
        };
        problems.push(id.in_field(heading));
        None
    }
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong in it, each with its heading.
pub(super) fn read(line: Line, zone: &TimeZone) -> Result<ListedCall, Vec<Problem>> {
    let mut problems = Vec::new();
    let id = line.id("call_id", &mut problems).and_then(|id| CallId::parse(&id));
    let agent = line.id("agent", &mut problems).and_then(|id| AgentId::parse(&id));
    let start = start(line, zone, &mut problems);
    let duration_ms = duration(line, &mut problems);
    let end = start.and_then(|start| end(line, zone, start, &mut problems));
    let (Some(id), Some(agent), Some((start, _)), true) = (id, agent, start, problems.is_empty()) else { return Err(problems) };
    let lasted = end.and_then(|end| u64::try_from(end.as_millisecond() - start.as_millisecond()).ok());
    let agent = Agent { id: agent, name: line.text("agent_name"), team: line.text("team") };
    let call = Call { id, agent: agent.id.clone(), start, duration_ms: duration_ms.or(lasted), fields: others(line) };
    Ok(ListedCall { call, agent })
}

/// Whether a row's duration is longer than the time from its start to its end, by more than the seconds that clocks round.
pub(super) fn is_longer_than_it_lasted(line: Line, call: &Call, zone: &TimeZone) -> bool {
    const ROUNDED_MS: i64 = 2_000;
    let Some(Ok(duration)) = call.duration_ms.map(i64::try_from) else { return false };
    let end = end(line, zone, (call.start, None), &mut Vec::new());
    end.is_some_and(|end| duration > end.as_millisecond() - call.start.as_millisecond() + ROUNDED_MS)
}

/// All columns that have no place of their own in a call.
fn others(line: Line) -> BTreeMap<String, String> {
    const OWN: [&str; 5] = ["call_id", "agent", "start", "duration", "duration_ms"];
    let columns = line.columns.names.iter().zip(line.cells);
    columns
        .filter(|(name, cell)| !cell.is_empty() && !OWN.contains(&name.as_str()))
        .map(|(name, cell)| (name.clone(), cell.text()))
        .collect()
}

/// The start, with its reading on the local clock where it is given so.
fn start(line: Line, zone: &TimeZone, problems: &mut Vec<Problem>) -> Option<(Timestamp, Option<DateTime>)> {
    let (heading, cell) = line.field("start")?;
    if cell.is_missing() {
        problems.push(Problem::new("intake-missing-value").in_field(heading));
        return None;
    }
    let read = moment(cell, line.midnights, |time| match (time, date_beside(line)) {
        (When::Time(time), Some(date)) => Ok(date.to_datetime(time)),
        (When::Time(_), None) => Err("intake-time-without-date"),
        _ => Err("intake-date-without-time"),
    });
    located(read, zone).map_err(|id| problems.push(Problem::new(id).with("value", shown(&cell.text())).in_field(heading))).ok()
}

/// The end, where there is one: a time of day alone is the first such time after the start.
fn end(line: Line, zone: &TimeZone, start: (Timestamp, Option<DateTime>), problems: &mut Vec<Problem>) -> Option<Timestamp> {
    let (heading, cell) = line.field("end").filter(|(_, cell)| !cell.is_missing())?;
    let local = start.1.unwrap_or_else(|| start.0.to_zoned(zone.clone()).datetime());
    let read = moment(cell, line.midnights, |time| match time {
        When::Time(time) => Ok(times::after(local, time)),
        _ => Err("intake-date-without-time"),
    });
    let id = match located(read, zone) {
        Ok((end, _)) if end >= start.0 => return Some(end),
        Ok(_) => "intake-end-before-start",
        Err(id) => id,
    };
    problems.push(Problem::new(id).with("value", shown(&cell.text())).in_field(heading));
    None
}

enum Read {
    Moment(Timestamp),
    Local(DateTime),
}

/// A cell as a moment; `complete` makes one of a date or a time alone.
fn moment(cell: &Cell, midnights: bool, complete: impl Fn(When) -> Result<DateTime, &'static str>) -> Result<Read, &'static str> {
    match cell {
        Cell::Error(_) => return Err("intake-formula-error"),
        Cell::Moment(moment) if midnights => return Ok(Read::Local(*moment)),
        _ => {}
    }
    match cell.when().map_err(Wrong::message)? {
        When::Moment(moment) => Ok(Read::Moment(moment)),
        When::Local(local) => Ok(Read::Local(local)),
        part @ (When::Date(_) | When::Time(_)) => complete(part).map(Read::Local),
    }
}

fn located(read: Result<Read, &'static str>, zone: &TimeZone) -> Result<(Timestamp, Option<DateTime>), &'static str> {
    match read? {
        Read::Moment(moment) => Ok((moment, None)),
        Read::Local(local) => times::in_zone(local, zone).map(|moment| (moment, Some(local))).map_err(Wrong::message),
    }
}

/// The date in the column beside a time of day.
fn date_beside(line: Line) -> Option<Date> {
    match line.field("date")?.1.when() {
        Ok(When::Date(date)) => Some(date),
        // a date column that a spreadsheet padded with midnight
        Ok(When::Local(local)) => Some(local.date()),
        _ => None,
    }
}

fn duration(line: Line, problems: &mut Vec<Problem>) -> Option<u64> {
    let seconds = line.field("duration").map(|found| (found, Unit::Seconds));
    let millis = line.field("duration_ms").map(|found| (found, Unit::Milliseconds));
    let ((heading, cell), unit) = seconds.into_iter().chain(millis).find(|((_, cell), _)| !cell.is_missing())?;
    let id = match cell.duration(unit) {
        Ok(milliseconds) => return Some(milliseconds),
        Err(durations::Wrong::Unreadable) => "intake-duration-unreadable",
        Err(durations::Wrong::TooLong) => "intake-duration-too-long",
        Err(durations::Wrong::PartOfDay) => "intake-duration-part-of-day",
    };
    problems.push(Problem::new(id).with("value", shown(&cell.text())).in_field(heading));
    None
}
