//! Times and lengths of time in a field that was kept as it came: the times of call lists beside the start, for one.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::durations::{self, Unit};
use super::times::{self, When};

/// A time that a field states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A moment.
    Moment(Timestamp),
    /// A day, without a time of day.
    Day(Date),
}

/// The time that a field states; one without an offset is by the clock of a time zone. None where it states none, or a time of day alone.
#[must_use]
pub fn time(text: &str, zone: &TimeZone) -> Option<Stated> {
    match times::parse(text).ok()? {
        When::Moment(moment) => Some(Stated::Moment(moment)),
        When::Local(local) => times::in_zone(local, zone).ok().map(Stated::Moment),
        When::Date(date) => Some(Stated::Day(date)),
        When::Time(_) => None,
    }
}

/// The seconds of `8`, `8秒`, `00:00:08`.
#[must_use]
pub fn seconds(text: &str) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a call are exact in a double")]
    durations::parse(text, Unit::Seconds).ok().map(|ms| ms as f64 / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_states_a_moment_a_day_or_nothing() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let moment = |text: &str| Some(Stated::Moment(text.parse().unwrap()));
        assert_eq!(time("2026-11-16 09:30", &zone), moment("2026-11-16T01:30:00Z"));
        assert_eq!(time("2026-11-16T01:30:00Z", &zone), moment("2026-11-16T01:30:00Z"));
        assert_eq!(time("2026年11月16日", &zone), Some(Stated::Day("2026-11-16".parse().unwrap())));
        for none in ["", "09:30", "明天", "11/16/2026"] {
            assert_eq!(time(none, &zone), None, "{none}");
        }
        assert_eq!([seconds("8"), seconds("8秒"), seconds("00:00:08"), seconds("soon")], [Some(8.0), Some(8.0), Some(8.0), None]);
    }
}
