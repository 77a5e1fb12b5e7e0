//! How long something lasted, as people and exports write it.

/// Longer than a day is no call but another unit.
const DAY_MS: f64 = 24.0 * 3600.0 * 1000.0;

/// What a bare number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// Why a text is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It can't be read, or is below zero.
    Unreadable,
    /// It is longer than a day.
    TooLong,
    /// It is finer than milliseconds, as the part of a day is by which spreadsheets keep a time.
    PartOfDay,
}

/// Milliseconds from `205`, `205.5`, `205秒`, `3:25`, `00:03:25`, `3分25秒`, `1小时2分`, `3m25s`.
pub(super) fn parse(text: &str, unit: Unit) -> Result<u64, Wrong> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect::<String>().to_ascii_lowercase();
    let scale = if unit == Unit::Seconds { 1000.0 } else { 1.0 };
    if let Some(number) = number(&text) {
        return if is_part_of_day(number) { Err(Wrong::PartOfDay) } else { rounded(number * scale) };
    }
    let seconds = if text.contains(':') { clock(&text) } else { units(&text) };
    rounded(seconds.ok_or(Wrong::Unreadable)? * 1000.0)
}

/// Whole milliseconds of a count that may be no duration at all.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to lie between zero and a day")]
pub(super) fn rounded(milliseconds: f64) -> Result<u64, Wrong> {
    if milliseconds > DAY_MS {
        Err(Wrong::TooLong)
    } else if milliseconds >= 0.0 {
        Ok(milliseconds.round() as u64)
    } else {
        Err(Wrong::Unreadable)
    }
}

/// Whether a number is finer than milliseconds of a second: a time cell that lost its format, a part of a day. It is not guessed at.
pub(super) fn is_part_of_day(number: f64) -> bool {
    let milliseconds = number * 1000.0;
    number > 0.0 && number < 1.0 && (milliseconds - milliseconds.round()).abs() > 1e-6
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Digits with at most one point; neither sign nor exponent.
fn number(text: &str) -> Option<f64> {
    let plain = text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| text.parse().ok()).flatten()
}

/// `mm:ss` and `hh:mm:ss`.
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text.split(':').map(number).collect::<Option<_>>()?;
    match parts[..] {
        [minutes, seconds] if seconds < 60.0 && minutes.fract() == 0.0 => Some(minutes * 60.0 + seconds),
        [hours, minutes, seconds] if seconds < 60.0 && minutes < 60.0 && hours.fract() + minutes.fract() == 0.0 => {
            Some((hours * 60.0 + minutes) * 60.0 + seconds)
        }
        _ => None,
    }
}

/// `1小时2分3秒`, `3分钟`, `3m25s`: each unit once, the larger first.
fn units(text: &str) -> Option<f64> {
    const UNITS: [(&[&str], f64); 4] = [
        (&["个小时", "小时", "时", "hours", "hour", "hrs", "hr", "h"], 3600.0),
        (&["分钟", "分", "minutes", "minute", "mins", "min", "m"], 60.0),
        (&["毫秒", "milliseconds", "ms"], 0.001),
        (&["秒钟", "秒", "seconds", "second", "secs", "sec", "s"], 1.0),
    ];
    let (mut rest, mut total, mut last) = (text, 0.0, f64::INFINITY);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let value = number(&rest[..end])?;
        let name_end = rest[end..].find(|c: char| c.is_ascii_digit()).map_or(rest.len(), |at| end + at);
        let name = &rest[end..name_end];
        let (_, scale) = UNITS.iter().find(|(names, _)| names.contains(&name))?;
        if *scale >= last {
            return None;
        }
        total += value * scale;
        last = *scale;
        rest = &rest[name_end..];
    }
    last.is_finite().then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_the_usual_spellings() {
        for (text, milliseconds) in [
            ("205", 205_000),
            ("205.5", 205_500),
            ("205秒", 205_000),
            ("205s", 205_000),
            ("3:25", 205_000),
            ("00:03:25", 205_000),
            ("０３：２５", 205_000),
            ("3分25秒", 205_000),
            ("3 分 25 秒", 205_000),
            ("3m25s", 205_000),
            ("3分钟", 180_000),
            ("1小时2分", 3_720_000),
            ("1:02:00", 3_720_000),
            ("90:00", 5_400_000),
            ("3:25.250", 205_250),
            ("205000毫秒", 205_000),
            ("0", 0),
        ] {
            assert_eq!(parse(text, Unit::Seconds), Ok(milliseconds), "{text}");
        }
        assert_eq!(parse("205000", Unit::Milliseconds), Ok(205_000));
    }

    #[test]
    fn nonsense_is_no_duration() {
        for text in ["-5", "", "abc", "3:75", "1:2:3:4", "25秒3分", "3分4分", "1e3", "..", "分", "3分25"] {
            assert_eq!(parse(text, Unit::Seconds), Err(Wrong::Unreadable), "{text}");
        }
        assert_eq!(parse("205000", Unit::Seconds), Err(Wrong::TooLong));
        assert_eq!(parse("0.00069444", Unit::Seconds), Err(Wrong::PartOfDay));
        assert_eq!(parse("0.069", Unit::Seconds), Ok(69));
        assert_eq!(rounded(f64::NAN), Err(Wrong::Unreadable));
    }
}
