//! Columns of times as lists of records have them: a moment, or a date alone, or a time of day with its date in another column.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::Stop;
use super::cells::Cell;
use super::columns::{Columns, Headed};
use super::listed::Line;
use super::times::{self, When};
use crate::records::fields::Vocabulary;

/// What a list says instead of a time that has not come yet.
const NOT_YET: [&str; 21] = [
    "未完成",
    "未办结",
    "未完结",
    "未结",
    "未结单",
    "未结束",
    "未处理",
    "未关闭",
    "未回访",
    "未入住",
    "未交付",
    "处理中",
    "办理中",
    "进行中",
    "维修中",
    "待处理",
    "待维修",
    "待回访",
    "open",
    "pending",
    "in progress",
];
/// What databases and spreadsheets write for no time at all.
const NEVER: [&str; 7] = ["0000-00-00", "0000/00/00", "0001-01-01", "1900-01-0", "1900/1/0", "1900/1/1 ", "9999-12-31"];

/// What a cell says of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// A moment.
    Moment(Timestamp),
    /// A day, without a time.
    Day(Date),
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(moment) => moment.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl Told {
    /// A time as records keep it: RFC 3339, or a date.
    pub fn parse(text: &str) -> Option<Self> {
        let day = || text.parse().ok().map(Self::Day);
        text.parse().ok().map(Self::Moment).or_else(day)
    }

    /// As people write it, by the clock of a time zone.
    pub fn shown(self, zone: &TimeZone) -> String {
        match self {
            Self::Moment(moment) => moment.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// Whether it lies before another one for certain: where one of them is a day alone, by the calendar of a time zone.
    pub fn is_before(self, other: Self, zone: &TimeZone) -> bool {
        match (self, other) {
            (Self::Moment(this), Self::Moment(other)) => this < other,
            (this, other) => this.day(zone) < other.day(zone),
        }
    }

    /// The day that begins at this very moment.
    pub fn as_day(self, zone: &TimeZone) -> Option<Self> {
        match self {
            Self::Moment(moment) => {
                let local = moment.to_zoned(zone.clone());
                (local.time() == Time::midnight()).then(|| Self::Day(local.date()))
            }
            Self::Day(_) => None,
        }
    }

    fn day(self, zone: &TimeZone) -> Date {
        match self {
            Self::Moment(moment) => moment.to_zoned(zone.clone()).date(),
            Self::Day(day) => day,
        }
    }
}

/// A column of times.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Whether midnight means midnight: where no cell of the column has another time of day, it stands for a day alone.
    has_clock: bool,
    /// Where the column has times of day alone: the columns with another heading of the same field, which may hold their dates.
    pub beside: Vec<usize>,
}

/// The columns at some places, each read through.
///
/// # Errors
/// Where the file can't be read.
pub(super) fn columns(headed: &Headed, vocabulary: &Vocabulary, places: &[usize]) -> Result<Vec<Column>, Stop> {
    let mut clocks = vec![Clock::default(); places.len()];
    if !places.is_empty() {
        headed.table.each(|row| {
            let Ok(row) = row else { return Ok(()) };
            for (clock, at) in clocks.iter_mut().zip(places) {
                row.cells.get(*at).into_iter().for_each(|cell| clock.see(cell));
            }
            Ok(())
        })?;
    }
    Ok(clocks.into_iter().zip(places).map(|(clock, at)| Column::new(clock, &headed.columns, vocabulary, *at)).collect())
}

/// What the cells of a column have.
#[derive(Debug, Clone, Copy, Default)]
struct Clock {
    /// A date with a time of day other than midnight.
    has_clock: bool,
    /// A time of day alone.
    has_times: bool,
}

impl Clock {
    fn see(&mut self, cell: &Cell) {
        match cell {
            Cell::Moment(moment) => self.has_clock |= moment.time() != Time::midnight(),
            cell => match cell.when() {
                Ok(When::Local(local)) => self.has_clock |= local.time() != Time::midnight(),
                Ok(When::Time(_)) => self.has_times = true,
                _ => {}
            },
        }
    }
}

impl Column {
    fn new(clock: Clock, columns: &Columns, vocabulary: &Vocabulary, at: usize) -> Self {
        let Clock { has_clock, has_times } = clock;
        let is_same = |heading: &String| vocabulary.known(heading) == Some(columns.names[at].as_str());
        let others = columns.headings.iter().enumerate().filter(|(other, heading)| has_times && *other != at && is_same(heading));
        Self { has_clock, beside: others.map(|(other, _)| other).collect() }
    }

    /// Reads a cell of the column; `None` where it says that there is no time yet.
    ///
    /// # Errors
    /// The message of what is wrong with it.
    pub fn read(&self, line: Line, cell: &Cell, zone: &TimeZone) -> Result<Option<Told>, &'static str> {
        if is_never(cell) {
            return Ok(None);
        }
        let when = match cell {
            Cell::Moment(moment) => When::Local(*moment),
            cell => cell.when().map_err(times::Wrong::message)?,
        };
        let local = match when {
            When::Moment(moment) => return Ok(Some(Told::Moment(moment))),
            When::Date(day) => return Ok(Some(Told::Day(day))),
            When::Local(local) if local.time() == Time::midnight() && !self.has_clock => {
                return Ok(Some(Told::Day(local.date())));
            }
            When::Local(local) => local,
            When::Time(time) => self.date(line).ok_or("intake-time-of-day-alone")?.to_datetime(time),
        };
        times::in_zone(local, zone).map(|moment| Some(Told::Moment(moment))).map_err(times::Wrong::message)
    }

    /// The date in another column of the same field.
    fn date(&self, line: Line) -> Option<Date> {
        self.beside.iter().find_map(|at| match line.cells.get(*at)?.when() {
            Ok(When::Date(day)) => Some(day),
            Ok(When::Local(local)) if local.time() == Time::midnight() => Some(local.date()),
            _ => None,
        })
    }
}

/// Whether a cell holds no time, since nothing has happened yet.
fn is_never(cell: &Cell) -> bool {
    match cell {
        Cell::Moment(moment) => !(1901..9999).contains(&moment.year()),
        Cell::Text(text) => is_not_yet(cell) || NEVER.iter().any(|never| text.starts_with(never)),
        _ => false,
    }
}

/// Whether a cell says in words that nothing has happened yet, which a blank does not.
pub(super) fn is_not_yet(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_word = !text.chars().any(char::is_numeric);
    let says_so = text.starts_with(['未', '待', '暂']) || text.starts_with("尚未") || text.ends_with('中');
    NOT_YET.contains(&text.to_lowercase().as_str()) || (is_word && says_so)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Told {
        text.parse().map_or_else(|_| Told::Day(text.parse().unwrap()), Told::Moment)
    }

    #[test]
    fn a_day_is_before_another_day_only() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        for (this, other, is_before) in [
            ("2026-11-16T01:00:00Z", "2026-11-16T01:00:01Z", true),
            ("2026-11-16T01:00:00Z", "2026-11-16T01:00:00Z", false),
            ("2026-11-16", "2026-11-16T01:00:00Z", false),
            ("2026-11-16", "2026-11-16T16:00:00Z", true),
            ("2026-11-16T16:00:00Z", "2026-11-17", false),
            ("2026-11-16", "2026-11-17", true),
        ] {
            assert_eq!(told(this).is_before(told(other), &zone), is_before, "{this} {other}");
        }
    }

    #[test]
    fn what_stands_for_no_time_is_no_mistake() {
        for text in ["未完成", "处理中", "Pending", "0000-00-00 00:00:00", "1900-01-00", "1900/1/0 0:00", "9999-12-31 23:59:59"]
        {
            assert!(is_never(&Cell::of(text)), "{text}");
        }
        assert!(!is_never(&Cell::of("2026-11-16")));
    }
}
