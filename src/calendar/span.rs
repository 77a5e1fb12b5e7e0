//! How long something may take, as plans say it.

use std::fmt;

/// A count of hours, days or working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// What a span counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours of sixty minutes, by night and by day.
    Hours,
    /// Days of the calendar.
    Days,
    /// Days on which people work.
    WorkingDays,
}

/// How units are written: what `Display` writes stands first, for one and for several.
const NAMES: [(Unit, &[&str]); 3] = [
    (Unit::Hours, &["hour", "hours", "小时", "个小时"]),
    (Unit::Days, &["day", "days", "天", "日"]),
    (Unit::WorkingDays, &["working day", "working days", "工作日", "个工作日"]),
];

/// No plan looks further ahead, so a longer number is a slip.
const MOST_DIGITS: usize = 4;

impl Span {
    /// Reads `3 days`, `24 hours`, `3 working days`, `3 天`, `3 日`, `24 小时`, `3 个工作日`; with a blank before the unit or without.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = text.split_at(digits);
        let words = unit.split_whitespace().collect::<Vec<_>>().join(" ");
        let (unit, _) = NAMES.iter().find(|(_, names)| names.contains(&words.as_str()))?;
        (count.len() <= MOST_DIGITS).then(|| count.parse().ok()).flatten().map(|count| Self { count, unit: *unit })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = NAMES.iter().find(|(unit, _)| *unit == self.unit).map_or(&[""; 2][..], |(_, names)| names);
        write!(f, "{} {}", self.count, names[usize::from(self.count != 1)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_reads_in_both_languages() {
        for (text, canonical) in [
            ("3 days", "3 days"),
            ("1 day", "1 day"),
            ("1 days", "1 day"),
            ("0 days", "0 days"),
            ("24 hours", "24 hours"),
            ("1 hour", "1 hour"),
            ("3 working days", "3 working days"),
            ("1  working  day", "1 working day"),
            ("3 天", "3 days"),
            ("3日", "3 days"),
            ("24 小时", "24 hours"),
            ("24个小时", "24 hours"),
            ("3 个工作日", "3 working days"),
            ("3个工作日", "3 working days"),
            ("3　工作日", "3 working days"),
            (" 3 days ", "3 days"),
        ] {
            let span = Span::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(span.to_string(), canonical);
            assert_eq!(Span::parse(canonical), Some(span));
        }
    }

    #[test]
    fn what_is_no_span_is_none() {
        for wrong in
            ["", "3", "days", "-1 days", "1.5 days", "3 weeks", "三天", "3 days or so", "10000 days", "3 working", "+3 days"]
        {
            assert_eq!(Span::parse(wrong), None, "{wrong}");
        }
    }
}
