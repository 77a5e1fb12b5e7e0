//! ISO weeks, Monday to Sunday.

use std::fmt;
use std::ops::Range;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Serialize, Serializer};

/// An ISO 8601 week, Monday to Sunday: `2026-W47`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    year: i16,
    week: i8,
}

impl IsoWeek {
    /// Reads `2026-W47`. Week 53 only where the year has one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        if year.len() != 4 || week.len() != 2 || !(year.bytes().chain(week.bytes())).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (year, week) = (year.parse().ok()?, week.parse().ok()?);
        ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| Self { year, week })
    }

    /// The week that holds a moment, by the calendar of a time zone.
    #[must_use]
    pub fn of(moment: Timestamp, zone: &TimeZone) -> Self {
        let day = moment.to_zoned(zone.clone()).date().iso_week_date();
        Self { year: day.year(), week: day.week() }
    }

    /// The week before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        let day = self.monday().saturating_sub(7.days()).iso_week_date();
        Self { year: day.year(), week: day.week() }
    }

    /// The week's first day.
    #[must_use]
    pub fn monday(self) -> Date {
        ISOWeekDate::new(self.year, self.week, Weekday::Monday).expect("a parsed week exists").date()
    }

    /// The week's last day.
    #[must_use]
    pub fn sunday(self) -> Date {
        self.monday().saturating_add(6.days())
    }

    /// From the first moment of Monday up to, and without, the first moment of the next Monday.
    #[must_use]
    pub fn bounds(self, zone: &TimeZone) -> Range<Timestamp> {
        let first = |day: Date| day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |moment| moment.timestamp());
        first(self.monday())..first(self.monday().saturating_add(7.days()))
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl Serialize for IsoWeek {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn week_53_exists_in_long_years_only() {
        assert!(IsoWeek::parse("2026-W53").is_some());
        assert!(IsoWeek::parse("2025-W53").is_none());
        for wrong in ["2026-47", "2026-W7", "2026-W00", "26-W47", "2026-W477", "2026-w47"] {
            assert_eq!(IsoWeek::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_first_days_of_january_can_belong_to_the_old_year() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let moment = "2027-01-03T15:59:59Z".parse().unwrap();
        assert_eq!(IsoWeek::of(moment, &zone).to_string(), "2026-W53");
        assert_eq!(IsoWeek::of("2027-01-03T16:00:00Z".parse().unwrap(), &zone).to_string(), "2027-W01");
        assert_eq!(IsoWeek::parse("2027-W01").unwrap().previous().to_string(), "2026-W53");
    }

    #[test]
    fn a_week_begins_at_local_midnight() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let bounds = IsoWeek::parse("2026-W47").unwrap().bounds(&zone);
        assert_eq!(bounds.start.to_string(), "2026-11-15T16:00:00Z");
        assert_eq!(bounds.end.to_string(), "2026-11-22T16:00:00Z");
    }
}
