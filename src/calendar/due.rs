//! Until when something is due.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::{Serialize, Serializer};

use super::{Calendar, Span, Unit};

/// Until when something is to be done: a day, or a moment. Written `2026-11-23` or `2026-11-23T09:00:00Z`.
///
/// A day and a moment can only be put in order by a time zone: see [`Due::order`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// Until the day is over.
    Day(Date),
    /// Until and with the moment.
    Moment(Timestamp),
}

/// Until when something is due that begins at a moment and may take so long.
///
/// Hours pass by the clock, whatever a time zone does. Days are those of the calendar: `3 days` from any hour of Monday is Thursday.
/// Working days are those after the day of `from`, so that the first one after a Saturday is a Monday; `0 working days` is the day
/// itself or, where nobody works on it, the next working day. What no calendar reaches is due on the last day that there is.
#[must_use]
pub fn due(from: Timestamp, span: Span, calendar: &Calendar, zone: &TimeZone) -> Due {
    let hours = |hours: u32| SignedDuration::from_hours(i64::from(hours));
    let day = from.to_zoned(zone.clone()).date();
    match span.unit {
        Unit::Hours => Due::Moment(from.checked_add(hours(span.count)).unwrap_or(Timestamp::MAX)),
        Unit::Days => Due::Day(day.saturating_add(hours(span.count) * 24)),
        Unit::WorkingDays => Due::Day(calendar.workday_after(day, span.count)),
    }
}

/// Whether working days from a moment are counted by weekends alone in a year whose holidays the calendar lacks: what they are counted for may
/// be due later.
#[must_use]
pub fn is_guessed(from: Timestamp, span: Span, calendar: &Calendar, zone: &TimeZone) -> bool {
    let year = |moment: Timestamp| moment.to_zoned(zone.clone()).year();
    let last = match due(from, span, calendar, zone) {
        Due::Day(day) => day.year(),
        Due::Moment(moment) => year(moment),
    };
    span.unit == Unit::WorkingDays && (year(from)..=last).any(|year| !calendar.knows(year))
}

impl Due {
    /// Reads `2026-11-23`, or a moment by RFC 3339.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // a date reads from the beginning of a moment too
        let moment = || text.parse().ok().map(Self::Moment);
        if text.len() == "2026-11-23".len() { text.parse().ok().map(Self::Day) } else { moment() }
    }

    /// The first moment that is too late.
    #[must_use]
    pub fn first_moment_after(self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Day(day) => {
                let next = day.tomorrow().ok().and_then(|next| next.to_zoned(zone.clone()).ok());
                next.map_or(Timestamp::MAX, |next| next.timestamp())
            }
            Self::Moment(moment) => moment.checked_add(SignedDuration::from_nanos(1)).unwrap_or(Timestamp::MAX),
        }
    }

    /// Whether it is too late at a moment.
    #[must_use]
    pub fn is_over(self, now: Timestamp, zone: &TimeZone) -> bool {
        now >= self.first_moment_after(zone)
    }

    /// Which of two is over first.
    #[must_use]
    pub fn order(self, other: Self, zone: &TimeZone) -> Ordering {
        self.first_moment_after(zone).cmp(&other.first_moment_after(zone))
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(moment) => write!(f, "{moment}"),
        }
    }
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no day and no moment")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check_in(zone_name: &str, from: &str, cases: &[(&str, &str)]) {
        let china = Calendar::read("china.yaml", include_str!("../../calendars/china.yaml")).unwrap();
        for (span, expect) in cases {
            let found = due(moment(from), Span::parse(span).unwrap(), &china, &zone(zone_name));
            assert_eq!(found.to_string(), *expect, "{span} from {from}");
        }
    }

    #[track_caller]
    fn check(from: &str, cases: &[(&str, &str)]) {
        check_in("Asia/Shanghai", from, cases);
    }

    #[test]
    fn working_days_pass_over_spring_festival() {
        // Friday; the Saturday after it is a make-up day, then nobody works for nine days
        check(
            "2026-02-13T17:30:00+08:00",
            &[
                ("0 working days", "2026-02-13"),
                ("1 working day", "2026-02-14"),
                ("2 working days", "2026-02-24"),
                ("5 working days", "2026-02-27"),
                ("6 working days", "2026-02-28"),
                ("7 working days", "2026-03-02"),
                ("3 days", "2026-02-16"),
            ],
        );
    }

    #[test]
    fn a_start_on_a_holiday_counts_from_the_next_working_day() {
        check("2026-02-17T08:00:00+08:00", &[("0 working days", "2026-02-24"), ("1 working day", "2026-02-24")]);
        // a Saturday in no holiday
        check("2026-03-07T08:00:00+08:00", &[("1 working day", "2026-03-09"), ("3 working days", "2026-03-11")]);
        // a Sunday on which people work
        check("2026-09-20T08:00:00+08:00", &[("0 working days", "2026-09-20"), ("1 working day", "2026-09-21")]);
    }

    #[test]
    fn years_end() {
        // the calendar has 2026 and not 2027, where New Year is a Friday like any other
        check("2025-12-31T23:59:59+08:00", &[("1 working day", "2026-01-04"), ("2 working days", "2026-01-05")]);
        check("2026-12-31T09:00:00+08:00", &[("1 working day", "2027-01-01"), ("2 days", "2027-01-02")]);
        // by the zone's day: in Shanghai the new year has begun
        check("2026-12-31T16:00:00Z", &[("0 days", "2027-01-01"), ("1 hour", "2026-12-31T17:00:00Z")]);
    }

    #[test]
    fn a_leap_day_is_a_day() {
        check("2028-02-28T09:00:00+08:00", &[("1 day", "2028-02-29"), ("2 days", "2028-03-01"), ("1 working day", "2028-02-29")]);
        check("2027-02-28T09:00:00+08:00", &[("1 day", "2027-03-01")]);
    }

    #[test]
    fn no_time_at_all_is_today() {
        check("2026-03-04T15:00:00+08:00", &[("0 days", "2026-03-04"), ("0 hours", "2026-03-04T07:00:00Z")]);
    }

    #[test]
    fn hours_pass_by_the_clock_where_it_goes_back() {
        // at three in summer time it is two again
        let from = "2026-10-25T02:30:00+02:00";
        check_in(
            "Europe/Berlin",
            from,
            &[("1 hour", "2026-10-25T01:30:00Z"), ("24 hours", "2026-10-26T00:30:00Z"), ("1 day", "2026-10-26")],
        );
        let berlin = zone("Europe/Berlin");
        let day = Due::parse("2026-10-25").unwrap();
        assert_eq!(day.first_moment_after(&berlin), moment("2026-10-25T23:00:00Z"));
        let first_half_past_two = Due::parse("2026-10-25T00:30:00Z").unwrap();
        assert!(first_half_past_two.is_over(moment("2026-10-25T01:30:00Z"), &berlin), "the hour that comes twice");
    }

    #[test]
    fn the_last_moment_is_on_time() {
        let shanghai = zone("Asia/Shanghai");
        let over = |due: &str, now: &str| Due::parse(due).unwrap().is_over(moment(now), &shanghai);
        assert!(!over("2026-11-23", "2026-11-23T23:59:59.999999999+08:00"));
        assert!(over("2026-11-23", "2026-11-24T00:00:00+08:00"));
        assert!(!over("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z"));
        assert!(over("2026-11-23T09:00:00Z", "2026-11-23T09:00:00.000000001Z"));
        assert!(!over("9999-12-31", "2026-11-23T09:00:00Z"));
    }

    #[test]
    fn days_and_moments_stand_in_one_order() {
        let shanghai = zone("Asia/Shanghai");
        let mut all = ["2026-11-24", "2026-11-24T16:00:00Z", "2026-11-23", "2026-11-24T10:00:00Z", "2026-11-23T15:59:59Z"]
            .map(|text| Due::parse(text).unwrap());
        all.sort_by(|a, b| a.order(*b, &shanghai));
        let order = all.map(|due| due.to_string());
        assert_eq!(order, ["2026-11-23T15:59:59Z", "2026-11-23", "2026-11-24T10:00:00Z", "2026-11-24", "2026-11-24T16:00:00Z"]);
    }

    #[test]
    fn a_due_is_stored_as_text() {
        for text in ["2026-11-23", "2026-11-23T09:00:00Z", "2026-11-23T09:00:00.5Z"] {
            let due = Due::parse(text).unwrap();
            let json = serde_json::to_string(&due).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Due>(&json).unwrap(), due);
        }
        assert_eq!(Due::parse("2026-11-23T17:00:00+08:00"), Due::parse("2026-11-23T09:00:00Z"));
        for wrong in ["", "2026-02-30", "2026-11-23T09:00", "tomorrow", "20261123T0900"] {
            assert_eq!(Due::parse(wrong), None, "{wrong}");
        }
        assert!(serde_json::from_str::<Due>("\"soon\"").is_err());
    }

    #[test]
    fn nothing_lies_beyond_the_last_day() {
        for (unit, last) in
            [(Unit::Hours, "9999-12-30T22:00:00.999999999Z"), (Unit::Days, "9999-12-31"), (Unit::WorkingDays, "9999-12-31")]
        {
            let found = due(moment("9990-01-01T00:00:00Z"), Span { count: u32::MAX, unit }, &Calendar::default(), &TimeZone::UTC);
            assert_eq!(found.to_string(), last);
            assert!(!found.is_over(moment("9999-12-30T00:00:00Z"), &TimeZone::UTC));
        }
    }
}
