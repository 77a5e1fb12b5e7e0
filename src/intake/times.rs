//! Moments as people and exports write them.
//!
//! Year first, always: `11/16/2026` could be read in two ways elsewhere, so it is not read at all. A moment without an offset is by the
//! clock of the workspace's time zone; of a clock time that comes twice (the hour that is set back) the first is taken, one that
//! never comes is a problem.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// What a text says about time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    /// A moment that names its offset, or counts from 1970.
    Moment(Timestamp),
    /// A date and a time by a local clock.
    Local(DateTime),
    /// A date alone.
    Date(Date),
    /// A time of day alone.
    Time(Time),
}

/// Why a text is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It can't be read at all.
    Unreadable,
    /// Day or month stand before the year.
    YearLast,
    /// A day or a time of day that no calendar or clock has.
    NoSuchTime,
    /// The local clock jumps over it.
    Skipped,
}

impl Wrong {
    /// The message that says so.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Unreadable => "intake-time-unreadable",
            Self::YearLast => "intake-time-year-last",
            Self::NoSuchTime => "intake-time-impossible",
            Self::Skipped => "intake-time-skipped",
        }
    }
}

/// Reads a moment, a date or a time of day.
pub(super) fn parse(text: &str) -> Result<When, Wrong> {
    let (text, half) = half_of_day(&plain(text));
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text);
    }
    let (date, rest) = match leading_date(text)? {
        Some((date, rest)) => (Some(date), rest.trim_start_matches(['T', 't', ' ', '-', '_']).trim()),
        None => (None, text),
    };
    if rest.is_empty() {
        return date.map(When::Date).ok_or(Wrong::Unreadable);
    }
    let (clock, offset) = split_offset(rest)?;
    let time = time_of_day(clock, half)?;
    match (date, offset) {
        (None, None) => Ok(When::Time(time)),
        (None, Some(_)) => Err(Wrong::Unreadable),
        (Some(date), None) => Ok(When::Local(date.to_datetime(time))),
        (Some(date), Some(offset)) => {
            offset.to_timestamp(date.to_datetime(time)).map(When::Moment).map_err(|_| Wrong::NoSuchTime)
        }
    }
}

/// The moment of a local date and time.
pub(super) fn in_zone(local: DateTime, zone: &TimeZone) -> Result<Timestamp, Wrong> {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => Err(Wrong::Skipped),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier().map_err(|_| Wrong::NoSuchTime),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Afternoon,
}

/// Half-width, with the Chinese units as signs: `2026年11月16日 9时30分` is `2026-11-16 9:30`.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\u{ff01}'..='\u{ff5e}' => out.extend(char::from_u32(c as u32 - 0xfee0)),
            '年' | '月' => out.push('-'),
            '日' | '号' | '\u{3000}' | '\u{a0}' | '\t' => out.push(' '),
            '时' | '點' | '点' | '分' => out.push(':'),
            '秒' => {}
            other => out.push(other),
        }
    }
    out.truncate(out.trim_end_matches([':', ' ']).len() + usize::from(text.trim_end().ends_with(['时', '点', '點'])));
    out
}

/// The text without 上午, PM and the like, and what they said.
fn half_of_day(text: &str) -> (String, Option<Half>) {
    const WORDS: [(&str, Half); 8] = [
        ("上午", Half::Morning),
        ("凌晨", Half::Morning),
        ("早上", Half::Morning),
        ("中午", Half::Noon),
        ("下午", Half::Afternoon),
        ("晚上", Half::Afternoon),
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
    ];
    let upper = text.to_ascii_uppercase();
    for (word, half) in WORDS {
        if let Some(at) = upper.find(word) {
            return (format!("{} {}", text[..at].trim_end(), text[at + word.len()..].trim_start()), Some(half));
        }
    }
    (text.to_owned(), None)
}

/// Digits alone: `20261116093000`, with milliseconds, without seconds, a date, or seconds and milliseconds since 1970.
fn digits(text: &str) -> Result<When, Wrong> {
    let since_1970 = |n: Result<Timestamp, jiff::Error>| n.map(When::Moment).map_err(|_| Wrong::NoSuchTime);
    let number = || text.parse::<i64>().map_err(|_| Wrong::Unreadable);
    match text.len() {
        8 => compact_date(text).map(When::Date),
        // no export reaches back to the nineteenth century, so these two are no dates
        10 if text.starts_with('1') && !text.starts_with("19") => since_1970(Timestamp::from_second(number()?)),
        13 if text.starts_with('1') => since_1970(Timestamp::from_millisecond(number()?)),
        12 | 14 | 17 => {
            let date = compact_date(&text[..8])?;
            let part = |range: std::ops::Range<usize>| {
                text.get(range).map_or(Ok(0), |n| n.parse::<i16>().map_err(|_| Wrong::Unreadable))
            };
            let millis = i32::from(part(14..17)?);
            Ok(When::Local(date.to_datetime(clock(part(8..10)?, part(10..12)?, part(12..14)?, millis * 1_000_000)?)))
        }
        _ => Err(Wrong::Unreadable),
    }
}

fn compact_date(text: &str) -> Result<Date, Wrong> {
    let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| Wrong::Unreadable);
    date(part(0..4)?, part(4..6)?, part(6..8)?)
}

/// A date at the front, and what follows it.
fn leading_date(text: &str) -> Result<Option<(Date, &str)>, Wrong> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 8 {
        return compact_date(&text[..8]).map(|date| Some((date, &text[8..])));
    }
    let Some(sign) = text[end..].chars().next().filter(|c| matches!(c, '-' | '/' | '.')) else { return Ok(None) };
    let mut rest = text;
    let mut numbers = [0_i16; 3];
    let mut widths = [0_usize; 3];
    for index in 0..3 {
        let width = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        numbers[index] = rest[..width].parse().map_err(|_| Wrong::Unreadable)?;
        widths[index] = width;
        rest = &rest[width..];
        if index < 2 {
            rest = rest.strip_prefix(sign).ok_or(Wrong::Unreadable)?.trim_start();
        }
    }
    match widths {
        [4, 1 | 2, 1 | 2] => date(numbers[0], numbers[1], numbers[2]).map(|date| Some((date, rest))),
        [1 | 2, 1 | 2, 2 | 4] => Err(Wrong::YearLast),
        _ => Err(Wrong::Unreadable),
    }
}

fn date(year: i16, month: i16, day: i16) -> Result<Date, Wrong> {
    // years outside are slips of the keyboard
    if !(1990..=2100).contains(&year) {
        return Err(Wrong::NoSuchTime);
    }
    let small = |n: i16| i8::try_from(n).map_err(|_| Wrong::NoSuchTime);
    Date::new(year, small(month)?, small(day)?).map_err(|_| Wrong::NoSuchTime)
}

/// Cuts `Z`, `+08:00`, `+0800`, `+08` or `[Asia/Shanghai]` off the end; only the numbers count.
fn split_offset(text: &str) -> Result<(&str, Option<Offset>), Wrong> {
    let text = text.split('[').next().unwrap_or(text).trim_end();
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Ok((clock, Some(Offset::UTC)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Ok((text, None)) };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>(), Ok(0)),
        4 => (digits[..2].parse(), digits[2..].parse()),
        _ => return Err(Wrong::Unreadable),
    };
    let (Ok(hours), Ok(minutes)) = (hours, minutes) else { return Err(Wrong::Unreadable) };
    let seconds = (hours * 60 + minutes) * if text[at..].starts_with('-') { -60 } else { 60 };
    Ok((text[..at].trim_end(), Some(Offset::from_seconds(seconds).map_err(|_| Wrong::NoSuchTime)?)))
}

/// `9:30`, `09:30:05`, `09:30:05.250`, `9:` (from 9时), and in file names `093005`.
fn time_of_day(text: &str, half: Option<Half>) -> Result<Time, Wrong> {
    if text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().map_err(|_| Wrong::Unreadable);
        return clock(hour(part(0..2)?, half)?, part(2..4)?, part(4..6)?, 0);
    }
    let (text, fraction) = text.split_once(['.', ',']).map_or((text, ""), |(text, fraction)| (text, fraction));
    let parts: Vec<&str> = text.trim().split(':').map(str::trim).collect();
    let number = |text: &str| match text.len() {
        0..=2 if text.bytes().all(|b| b.is_ascii_digit()) => text.parse::<i16>().map_err(|_| Wrong::Unreadable),
        _ => Err(Wrong::Unreadable),
    };
    let (hours, minutes, seconds) = match parts[..] {
        [hours, ""] => (number(hours)?, 0, 0),
        [hours, minutes] => (number(hours)?, number(minutes)?, 0),
        [hours, minutes, seconds] => (number(hours)?, number(minutes)?, number(seconds)?),
        _ => return Err(Wrong::Unreadable),
    };
    clock(hour(hours, half)?, minutes, seconds, nanoseconds(fraction)?)
}

fn hour(hour: i16, half: Option<Half>) -> Result<i16, Wrong> {
    match (half, hour) {
        (Some(Half::Afternoon), 1..=11) | (Some(Half::Noon), 1..=2) => Ok(hour + 12),
        (Some(Half::Morning), 12) => Ok(0),
        (Some(Half::Morning), 13..) => Err(Wrong::NoSuchTime),
        _ => Ok(hour),
    }
}

fn nanoseconds(fraction: &str) -> Result<i32, Wrong> {
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Wrong::Unreadable);
    }
    let nine: String = fraction.chars().chain("000000000".chars()).take(9).collect();
    nine.parse().map_err(|_| Wrong::Unreadable)
}

fn clock(hours: i16, minutes: i16, seconds: i16, nanoseconds: i32) -> Result<Time, Wrong> {
    let small = |n: i16| i8::try_from(n).map_err(|_| Wrong::NoSuchTime);
    Time::new(small(hours)?, small(minutes)?, small(seconds)?, nanoseconds).map_err(|_| Wrong::NoSuchTime)
}

/// The end of a call that is told by its time of day alone: the first such time after the start, within half a day.
pub(super) fn after(start: DateTime, end: Time) -> DateTime {
    let same_day = start.date().to_datetime(end);
    let next_day = same_day.saturating_add(SignedDuration::from_hours(24));
    if same_day < start && next_day.duration_since(start) <= SignedDuration::from_hours(12) { next_day } else { same_day }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, Wrong>) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let read = parse(text).map(|when| match when {
            When::Moment(moment) => moment.to_zoned(zone.clone()).datetime().to_string(),
            When::Local(local) => local.to_string(),
            When::Date(date) => date.to_string(),
            When::Time(time) => time.to_string(),
        });
        assert_eq!(read.as_deref(), expected.as_deref(), "{text}");
    }

    #[test]
    fn moments_are_read_in_every_year_first_spelling() {
        for text in [
            "2026-11-16 09:30:00",
            "2026/11/16 9:30",
            "2026.11.16 9:30",
            "2026年11月16日 9时30分",
            "2026年11月16日9点30分0秒",
            "2026年11月16日 上午9:30",
            "2026-11-16T09:30:00+08:00",
            "2026-11-16T01:30:00Z",
            "2026-11-16T01:30:00.000Z",
            "2026-11-16 09:30:00+0800",
            "2026-11-16T09:30:00+08:00[Asia/Shanghai]",
            "20261116093000",
            "202611160930",
            "20261116093000000",
            "20261116 09:30:00",
            "20261116-093000",
            "20261116_093000",
            "2026-11-16 9:30 AM",
            "2026-11-16 09:30:00 am",
            "２０２６－１１－１６　０９：３０：００",
            "1794792600",
            "1794792600000",
        ] {
            check(text, Ok("2026-11-16T09:30:00"));
        }
        check("2026-11-16 下午 3:05:07.25", Ok("2026-11-16T15:05:07.25"));
        check("2026/11/16 12:05 AM", Ok("2026-11-16T00:05:00"));
        check("2026/11/16 12:05 PM", Ok("2026-11-16T12:05:00"));
        check("2026年11月16日 中午1点", Ok("2026-11-16T13:00:00"));
    }

    #[test]
    fn a_date_or_a_time_alone_is_just_that() {
        for text in ["2026-11-16", "20261116", "2026年11月16日", "2026/11/16"] {
            check(text, Ok("2026-11-16"));
        }
        for text in ["9:30", "09:30:00", "上午9:30", "9时30分"] {
            check(text, Ok("09:30:00"));
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in ["11/16/2026 9:30", "16-11-2026 09:30", "16.11.26 9:30"] {
            check(text, Err(Wrong::YearLast));
        }
        for text in
            ["2026-02-30 09:30", "2026-13-01 00:00", "2026-11-16 25:00", "0026-11-16 09:00", "2026-11-16 9:75", "20261340093000"]
        {
            check(text, Err(Wrong::NoSuchTime));
        }
        for text in [
            "",
            "昨天",
            "46342.39",
            "2026-11-16 abc",
            "2026-11-16 9:3x",
            "2026-11",
            "-",
            "9:30+08:00",
            "99999999999999999999",
            "上午",
        ] {
            check(text, Err(Wrong::Unreadable));
        }
    }

    #[test]
    fn clock_changes_are_seen() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let moment = |text: &str| in_zone(text.parse().unwrap(), &zone).map(|moment| moment.to_string());
        assert_eq!(moment("2026-03-29T02:30:00"), Err(Wrong::Skipped));
        assert_eq!(moment("2026-10-25T02:30:00").as_deref(), Ok("2026-10-25T00:30:00Z"));
    }

    #[test]
    fn an_end_after_midnight_is_on_the_next_day() {
        let end = |start: &str, end: &str| after(start.parse().unwrap(), end.parse().unwrap()).to_string();
        assert_eq!(end("2026-11-16T23:58:00", "00:03:00"), "2026-11-17T00:03:00");
        assert_eq!(end("2026-11-16T09:30:00", "09:28:00"), "2026-11-16T09:28:00");
    }
}
