//! Days and times as people write them on a form or behind an option: year first, with or without a time.

use jiff::civil::{Date, DateTime, Time as Clock};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// A moment.
    Moment(Timestamp),
    /// A day without a time.
    Day(Date),
}

/// Reads `2026-11-20`, `2026-11-20 15:30`, `2026年11月20日 15时30分`, `2026/11/20 15:30:00` by the clock of a time zone, and RFC 3339.
#[must_use]
pub fn read(text: &str, zone: &TimeZone) -> Option<Time> {
    let text = text.trim();
    if let Ok(moment) = text.parse() {
        return Some(Time::Moment(moment));
    }
    let mut numbers = Vec::new();
    for part in text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()) {
        numbers.push(part.parse::<i16>().ok()?);
    }
    let is_plain = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | ' ' | 'T' | '：') || "年月日号时点分秒".contains(c));
    let year_first = text.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !is_plain || !year_first {
        return None;
    }
    let small = |at: usize| numbers.get(at).map_or(Some(0), |number| i8::try_from(*number).ok());
    let date = Date::new(*numbers.first()?, small(1)?, small(2)?).ok()?;
    match numbers.len() {
        3 => Some(Time::Day(date)),
        4..=6 => local(date.to_datetime(Clock::new(small(3)?, small(4)?, small(5)?, 0).ok()?), zone).map(Time::Moment),
        _ => None,
    }
}

fn local(time: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    time.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

/// The moment by which something is promised; a day alone is its last second.
#[must_use]
pub fn by_the_end_of(time: Time, zone: &TimeZone) -> Option<Timestamp> {
    match time {
        Time::Moment(moment) => Some(moment),
        Time::Day(day) => {
            local(day.tomorrow().ok()?.to_datetime(Clock::midnight()), zone)?.checked_sub(SignedDuration::from_secs(1)).ok()
        }
    }
}

/// The moment of something that happened on a day; a day alone is its beginning, but not before what happened earlier on it.
#[must_use]
pub fn at_on(time: Time, earlier: Option<Timestamp>, zone: &TimeZone) -> Option<Timestamp> {
    match time {
        Time::Moment(moment) => Some(moment),
        Time::Day(day) => {
            let begin = local(day.to_datetime(Clock::midnight()), zone)?;
            Some(earlier.filter(|last| last.to_zoned(zone.clone()).date() == day).map_or(begin, |last| last.max(begin)))
        }
    }
}

/// A moment as people read it: `2026-11-20 15:30`, and the day alone where it is a day's first or last second.
#[must_use]
pub fn shown(moment: Timestamp, zone: &TimeZone) -> String {
    let local = moment.to_zoned(zone.clone());
    let is_day = matches!((local.hour(), local.minute(), local.second()), (0, 0, 0) | (23, 59, 59));
    local.strftime(if is_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Asia/Shanghai").unwrap()
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let moment = Time::Moment("2026-11-20T07:30:00Z".parse().unwrap());
        for text in [
            "2026-11-20 15:30",
            "2026/11/20 15:30:00",
            "2026年11月20日 15时30分",
            "2026-11-20T15:30",
            "2026-11-20T15:30:00+08:00",
            "2026-11-20 15：30",
        ] {
            assert_eq!(read(text, &zone()), Some(moment), "{text}");
        }
        for text in ["2026-11-20", "2026.11.20", "2026年11月20日", "2026-11-20 "] {
            assert_eq!(read(text, &zone()), Some(Time::Day("2026-11-20".parse().unwrap())), "{text}");
        }
        for text in ["", "明天", "11-20", "20/11/2026", "2026-13-01", "2026-11-20 25:00", "2026-11", "2026-11-20 下午3点"] {
            assert_eq!(read(text, &zone()), None, "{text}");
        }
    }

    #[test]
    fn a_promised_day_lasts_until_its_end() {
        let day = Time::Day("2026-11-20".parse().unwrap());
        let end = by_the_end_of(day, &zone()).unwrap();
        assert_eq!(end.to_string(), "2026-11-20T15:59:59Z");
        assert_eq!(shown(end, &zone()), "2026-11-20");
        let earlier = "2026-11-20T02:00:00Z".parse().unwrap();
        assert_eq!(at_on(day, Some(earlier), &zone()), Some(earlier));
        assert_eq!(at_on(day, None, &zone()).unwrap().to_string(), "2026-11-19T16:00:00Z");
        assert_eq!(shown(earlier, &zone()), "2026-11-20 10:00");
    }
}
