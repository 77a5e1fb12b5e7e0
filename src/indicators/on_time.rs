//! Whether something came in time: within so long after a moment, or as near to it on either side.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Within;
use crate::calendar::{Calendar, Due, Span, Unit, due, is_guessed};
use crate::records::record::moment;

/// What is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timely {
    /// It came in time.
    Yes,
    /// It came too early or too late, or didn't come and it is too late now.
    No,
    /// It didn't come yet, and still may in time.
    Open,
    /// It can't be told.
    Missing,
    /// One of the two isn't a time; whether it is the one that is judged.
    Unreadable(bool),
}

/// The clock by which it is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock<'a> {
    pub zone: &'a TimeZone,
    pub calendar: &'a Calendar,
    pub now: Timestamp,
}

/// A stored time, and whether it is a day without an hour.
#[derive(Clone, Copy)]
struct Told {
    at: Timestamp,
    day: Date,
    is_day: bool,
}

fn told(text: &str, zone: &TimeZone) -> Option<Told> {
    let at = moment(text, zone)?;
    Some(Told { at, day: at.to_zoned(zone.clone()).date(), is_day: text.len() == "2026-11-23".len() })
}

/// Judges a time against another one.
///
/// Days are those of the calendar, so that a day without an hour can be judged by days, and not by hours. What came before the moment
/// from which is counted is not in time.
pub(super) fn timely(value: Option<&str>, base: Option<&str>, within: &Within, clock: Clock) -> Timely {
    let Some(base) = base else { return Timely::Missing };
    let Some(base) = told(base, clock.zone) else { return Timely::Unreadable(false) };
    let Some(value) = value else {
        // of a day alone the last moment counts: nobody is late before it surely is
        let from = if base.is_day { Due::Day(base.day).first_moment_after(clock.zone) } else { base.at };
        let from = if within.span.unit == Unit::Hours { from } else { base.at };
        let is_over = due(from, within.span, clock.calendar, clock.zone).is_over(clock.now, clock.zone);
        return match is_over {
            false => Timely::Open,
            true if is_guessed(from, within.span, clock.calendar, clock.zone) => Timely::Missing,
            true => Timely::No,
        };
    };
    let Some(value) = told(value, clock.zone) else { return Timely::Unreadable(true) };
    if within.span.unit == Unit::Hours && (value.is_day || base.is_day) {
        return Timely::Missing;
    }
    let is_in_time =
        if within.is_around { is_around(value, base, within.span) } else { is_after(value, base, within.span, clock) };
    // by weekends alone it is late; the holidays of that year may make it timely
    let may_be_later = || value.at >= base.at && is_guessed(base.at, within.span, clock.calendar, clock.zone);
    match is_in_time {
        true => Timely::Yes,
        false if !within.is_around && may_be_later() => Timely::Missing,
        false => Timely::No,
    }
}

fn is_around(value: Told, base: Told, span: Span) -> bool {
    match span.unit {
        Unit::Hours => value.at.duration_since(base.at).abs() <= SignedDuration::from_hours(i64::from(span.count)),
        Unit::Days | Unit::WorkingDays => {
            let days = value.day.duration_since(base.day).as_hours().abs() / 24;
            days <= i64::from(span.count)
        }
    }
}

fn is_after(value: Told, base: Told, span: Span, clock: Clock) -> bool {
    let is_before = if value.is_day || base.is_day { value.day < base.day } else { value.at < base.at };
    !is_before && !due(base.at, span, clock.calendar, clock.zone).is_over(value.at, clock.zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(within: &str, is_around: bool, base: &str, cases: &[(&str, Timely)]) {
        let (zone, calendar) = (TimeZone::get("Asia/Shanghai").unwrap(), Calendar::default());
        let clock = Clock { zone: &zone, calendar: &calendar, now: "2026-11-23T01:00:00Z".parse().unwrap() };
        let within = Within { span: Span::parse(within).unwrap(), base: String::new(), is_around };
        let base = (!base.is_empty()).then_some(base);
        for (value, expect) in cases {
            let value: &str = value;
            let found = timely((!value.is_empty()).then_some(value), base, &within, clock);
            assert_eq!(found, *expect, "{value} within {within:?} of {base:?}");
        }
    }

    #[test]
    fn three_days_end_with_the_third_day() {
        check(
            "3 days",
            false,
            "2026-11-16T07:00:00Z",
            &[
                ("2026-11-16T07:00:00Z", Timely::Yes),
                ("2026-11-16", Timely::Yes),
                ("2026-11-19T15:59:59Z", Timely::Yes),
                ("2026-11-19", Timely::Yes),
                ("2026-11-19T16:00:00Z", Timely::No),
                ("2026-11-20", Timely::No),
                ("2026-11-16T06:59:59Z", Timely::No),
                ("", Timely::No),
                ("昨天", Timely::Unreadable(true)),
            ],
        );
    }

    #[test]
    fn what_may_still_come_is_open() {
        check("3 days", false, "2026-11-20T07:00:00Z", &[("", Timely::Open)]);
        check("3 days", false, "2026-11-19", &[("", Timely::No)]);
        check("3 days", false, "", &[("2026-11-20", Timely::Missing)]);
        check("3 days", false, "很久", &[("2026-11-20", Timely::Unreadable(false))]);
    }

    #[test]
    fn what_may_have_been_in_time_is_not_late() {
        // now it is nine in the morning of the 23rd: by any hour of the 22nd twenty-four hours may not be over
        check("24 hours", false, "2026-11-22", &[("", Timely::Open)]);
        check("24 hours", false, "2026-11-21", &[("", Timely::No)]);
        // a year whose holidays nobody told
        check("3 working days", false, "2026-11-10T07:00:00Z", &[("2026-11-20", Timely::Missing), ("2026-11-12", Timely::Yes)]);
        check("3 working days", false, "2026-11-10T07:00:00Z", &[("", Timely::Missing), ("2026-11-09", Timely::No)]);
    }

    #[test]
    fn around_a_day_is_neither_early_nor_late() {
        let cases = [
            ("2026-11-16T16:00:00Z", Timely::Yes),
            ("2026-11-17T15:59:59Z", Timely::Yes),
            ("2026-11-16T15:59:59Z", Timely::No),
            ("2026-11-17T16:00:00Z", Timely::No),
            ("", Timely::No),
        ];
        check("0 days", true, "2026-11-17", &cases);
        check("0 days", true, "2026-11-17T02:00:00Z", &cases);
        check(
            "1 day",
            true,
            "2026-11-17",
            &[("2026-11-16", Timely::Yes), ("2026-11-18", Timely::Yes), ("2026-11-19", Timely::No)],
        );
    }

    #[test]
    fn hours_need_hours() {
        let cases =
            [("2026-11-16T08:00:00Z", Timely::Yes), ("2026-11-16T08:00:01Z", Timely::No), ("2026-11-16", Timely::Missing)];
        check("1 hour", false, "2026-11-16T07:00:00Z", &cases);
        check(
            "1 hour",
            true,
            "2026-11-16T07:00:00Z",
            &[("2026-11-16T06:00:00Z", Timely::Yes), ("2026-11-16T05:59:59Z", Timely::No)],
        );
        check("1 hour", false, "2026-11-16", &[("2026-11-16T07:00:00Z", Timely::Missing)]);
    }
}
