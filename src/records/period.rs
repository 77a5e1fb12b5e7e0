//! Periods that a plan draws for: days, ISO weeks, months, quarters and events.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use serde::{Serialize, Serializer};

use super::IsoWeek;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// A calendar day.
    Day,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months from January, April, July or October.
    Quarter,
    /// As long as it takes: something happened, and its name is the period.
    Event,
}

/// A stretch of the calendar, or an event: `2026-11-20`, `2026-W47`, `2026-11`, `2026-Q4`, `event-新收费标准`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar day.
    Day(Date),
    /// An ISO week.
    Week(IsoWeek),
    /// The month that begins on a day.
    Month(Date),
    /// The quarter that begins on a day.
    Quarter(Date),
    /// An event, by its name.
    Event(String),
}

/// What an event's name begins with where a period is written.
const EVENT: &str = "event-";

impl Length {
    /// All lengths by the names that plans use.
    pub const ALL: [(&str, Self); 5] =
        [("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("quarter", Self::Quarter), ("event", Self::Event)];

    /// The length's name in plans.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, length)| *length == self).map_or("", |(name, _)| name)
    }
}

impl Period {
    /// Reads a period as it is written. Days, weeks and months that no calendar has are none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix(EVENT) {
            return Self::event(name);
        }
        if let Some(week) = IsoWeek::parse(text) {
            return Some(Self::Week(week));
        }
        let digits = |text: &str, width: usize| -> Option<i16> {
            (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
        };
        let (year, rest) = text.split_once('-')?;
        let year = digits(year, 4)?;
        let first = |month: i16| Date::new(year, i8::try_from(month).ok()?, 1).ok();
        if let Some(quarter) = rest.strip_prefix('Q') {
            return digits(quarter, 1).filter(|q| (1..=4).contains(q)).and_then(|q| first(q * 3 - 2)).map(Self::Quarter);
        }
        match rest.split_once('-') {
            None => digits(rest, 2).and_then(first).map(Self::Month),
            Some((month, day)) => {
                let (month, day) = (i8::try_from(digits(month, 2)?).ok()?, i8::try_from(digits(day, 2)?).ok()?);
                Date::new(year, month, day).ok().map(Self::Day)
            }
        }
    }

    /// The period of an event: a name of letters, digits, `-` and `_`, of at most 64 characters, since it stands in a draw's id.
    #[must_use]
    pub fn event(name: &str) -> Option<Self> {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let is_short = (1..=64).contains(&name.chars().count());
        (is_short && name.chars().all(is_name)).then(|| Self::Event(name.to_owned()))
    }

    /// The period of a length that holds a moment, by the calendar of a time zone; no event holds any.
    #[must_use]
    pub fn of(length: Length, moment: Timestamp, zone: &TimeZone) -> Option<Self> {
        let day = moment.to_zoned(zone.clone()).date();
        Some(match length {
            Length::Day => Self::Day(day),
            Length::Week => Self::Week(IsoWeek::of(moment, zone)),
            Length::Month => Self::Month(day.first_of_month()),
            Length::Quarter => {
                let first = (day.month() - 1) / 3 * 3 + 1;
                Self::Quarter(Date::new(day.year(), first, 1).expect("a quarter's first day is in every year"))
            }
            Length::Event => return None,
        })
    }

    /// How long the period is.
    #[must_use]
    pub fn length(&self) -> Length {
        match self {
            Self::Day(_) => Length::Day,
            Self::Week(_) => Length::Week,
            Self::Month(_) => Length::Month,
            Self::Quarter(_) => Length::Quarter,
            Self::Event(_) => Length::Event,
        }
    }

    /// The period of the same length before this one; an event has none.
    #[must_use]
    pub fn previous(&self) -> Option<Self> {
        Some(match self {
            Self::Day(day) => Self::Day(day.yesterday().ok()?),
            Self::Week(week) => Self::Week(week.previous()),
            Self::Month(first) => Self::Month(first.checked_sub(1.month()).ok()?),
            Self::Quarter(first) => Self::Quarter(first.checked_sub(3.months()).ok()?),
            Self::Event(_) => return None,
        })
    }

    /// The first and the last day; an event has none.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        let last = |first: Date, length: Span| Some((first, first.checked_add(length).ok()?.yesterday().ok()?));
        match self {
            Self::Day(day) => Some((*day, *day)),
            Self::Week(week) => Some((week.monday(), week.sunday())),
            Self::Month(first) => last(*first, 1.month()),
            Self::Quarter(first) => last(*first, 3.months()),
            Self::Event(_) => None,
        }
    }

    /// From the first moment of the first day up to, and without, the first moment after the last day; an event has no bounds.
    #[must_use]
    pub fn bounds(&self, zone: &TimeZone) -> Option<Range<Timestamp>> {
        let begin = |day: Date| day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |moment| moment.timestamp());
        let (first, last) = self.days()?;
        Some(begin(first)..begin(last.tomorrow().unwrap_or(Date::MAX)))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week(week) => write!(f, "{week}"),
            Self::Month(first) => write!(f, "{:04}-{:02}", first.year(), first.month()),
            Self::Quarter(first) => write!(f, "{:04}-Q{}", first.year(), (first.month() - 1) / 3 + 1),
            Self::Event(name) => write!(f, "{EVENT}{name}"),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_period_reads_as_it_is_written() {
        for text in ["2026-11-20", "2026-W53", "2026-11", "2026-Q4", "2028-02-29", "event-新收费标准", "event-move_in-3"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        for wrong in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-Q0",
            "2026-Q5",
            "2026-2-3",
            "2027-02-29",
            "2025-W53",
            "26-11",
            "2026-11-",
            "event-",
            "event-a/b",
            "event-a b",
            "2026-q4",
            "+026-11",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn periods_begin_and_end_at_local_midnight() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let bounds = |text: &str| {
            let bounds = Period::parse(text).unwrap().bounds(&zone).unwrap();
            format!("{}..{}", bounds.start, bounds.end)
        };
        assert_eq!(bounds("2026-11-20"), "2026-11-19T16:00:00Z..2026-11-20T16:00:00Z");
        assert_eq!(bounds("2028-02"), "2028-01-31T16:00:00Z..2028-02-29T16:00:00Z");
        assert_eq!(bounds("2026-Q4"), "2026-09-30T16:00:00Z..2026-12-31T16:00:00Z");
        assert_eq!(Period::parse("event-x").unwrap().bounds(&zone), None);
    }

    #[test]
    fn a_day_on_which_the_clock_goes_back_has_twenty_five_hours() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let hours = |text: &str| {
            let bounds = Period::parse(text).unwrap().bounds(&zone).unwrap();
            (bounds.end.as_second() - bounds.start.as_second()) / 3600
        };
        assert_eq!([hours("2026-10-25"), hours("2026-03-29"), hours("2026-11-20")], [25, 23, 24]);
    }

    #[test]
    fn the_period_of_a_moment_and_the_one_before() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let moment = "2026-12-31T16:00:00Z".parse().unwrap();
        let of = |length| Period::of(length, moment, &zone).unwrap();
        let before = |length| of(length).previous().unwrap().to_string();
        assert_eq!(of(Length::Month).to_string(), "2027-01");
        assert_eq!(before(Length::Day), "2026-12-31");
        assert_eq!(before(Length::Week), "2026-W52");
        assert_eq!(before(Length::Month), "2026-12");
        assert_eq!(before(Length::Quarter), "2026-Q4");
        assert_eq!(Period::of(Length::Event, moment, &zone), None);
    }
}
