//! Ids as exports damage them, and back.

use std::borrow::Cow;

/// What a cell says where an id is expected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Id {
    /// The id.
    Whole(String),
    /// Nothing, or a stand-in for nothing.
    Missing,
    /// A number that a spreadsheet shortened: its last digits are lost.
    Damaged,
    /// A number such as 3-12 that a spreadsheet took for a day: `3月12日`.
    Dated,
    /// A number whose thousands were set apart: `8,101`.
    Grouped,
}

/// What makes a spreadsheet take a text for a formula.
pub(super) const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// Reads an id: `1001.0` is 1001, `１００１` too, zeros at the front stay, and `1.23457E+17` is damaged.
pub(super) fn read(text: &str) -> Id {
    let half = half_width(text);
    let text = half.as_ref();
    if is_missing(text) {
        return Id::Missing;
    }
    if is_scientific(text) {
        return Id::Damaged;
    }
    if is_day(text) {
        return Id::Dated;
    }
    if is_grouped(text) {
        return Id::Grouped;
    }
    let whole = match text.split_once('.') {
        Some((whole, part)) if all_digits(whole) && all_digits(part) && part.bytes().all(|b| b == b'0') => whole,
        _ => text,
    };
    Id::Whole(whole.to_owned())
}

/// Full-width letters, digits and dashes in half width, for they are typed for these; nothing else is changed.
fn half_width(text: &str) -> Cow<'_, str> {
    let is_wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '－' | '＿' | '．');
    if !text.contains(is_wide) {
        return Cow::Borrowed(text);
    }
    let half = |c: char| if is_wide(c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c };
    Cow::Owned(text.chars().map(half).collect())
}

/// Whether a number's thousands are set apart: `8,101`, `1,234,567`.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split([',', '，']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    all_digits(first) && first.len() <= 3 && !rest.is_empty() && rest.iter().all(|group| all_digits(group) && group.len() == 3)
}

/// Whether a cell stands for nothing: blank, a dash, or the word for it that databases write.
pub(super) fn is_missing(text: &str) -> bool {
    matches!(text, "" | "-" | "--" | "—" | "——" | "/" | "\\N" | "无" | "空")
        || ["null", "none", "nan", "n/a"].iter().any(|w| text.eq_ignore_ascii_case(w))
}

/// Whether a text is a number in the notation that spreadsheets fall back to: `1.23457E+17`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let Some(power) = power.strip_prefix('+') else { return false };
    all_digits(power) && number.split_once('.').map_or(all_digits(number), |(a, b)| all_digits(a) && all_digits(b))
}

/// Whether a text is a day as spreadsheets write one that they made of `3-12`: `3月12日`, `12-Mar`, `Mar-45`.
fn is_day(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let is_short = |number: &str| all_digits(number) && number.len() <= 2;
    if let Some((month, day)) = text.strip_suffix('日').and_then(|text| text.split_once('月')) {
        return is_short(month) && is_short(day);
    }
    let Some((one, other)) = text.split_once('-') else { return false };
    (is_short(one) && MONTHS.contains(&other)) || (is_short(other) && MONTHS.contains(&one))
}

/// A cell's text without the wrapping that exports add so that spreadsheets leave numbers alone: `="001"`, `'001`, tabs.
pub(super) fn unwrapped(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner.trim();
    }
    match text.strip_prefix(['\'', '`', '’']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || FORMULA.contains(&c)) => rest.trim(),
        _ => text,
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_as_they_were() {
        for (cell, id) in [
            ("1001", "1001"),
            ("1001.0", "1001"),
            ("001.00", "001"),
            ("1001.5", "1001.5"),
            ("=\"001\"", "001"),
            ("'000123", "000123"),
            ("\t20261116001\t", "20261116001"),
            ("7E+5x", "7E+5x"),
            ("3e5a", "3e5a"),
            ("O'Neill", "O'Neill"),
            ("８１０１", "8101"),
            ("Ａ－０１", "A-01"),
            ("一组，二组", "一组，二组"),
            ("1,2", "1,2"),
        ] {
            assert_eq!(read(unwrapped(cell)), Id::Whole(id.to_owned()), "{cell}");
        }
        for damaged in ["1.23457E+17", "2E+16", "2.02611e+16"] {
            assert_eq!(read(damaged), Id::Damaged, "{damaged}");
        }
        for grouped in ["8,101", "1,234,567", "８，１０１"] {
            assert_eq!(read(grouped), Id::Grouped, "{grouped}");
        }
        for day in ["3月12日", "12-Mar", "Mar-45"] {
            assert_eq!(read(day), Id::Dated, "{day}");
        }
        assert_eq!(read("3月会员日"), Id::Whole("3月会员日".to_owned()));
        for missing in ["", "--", "NULL", "无"] {
            assert_eq!(read(missing), Id::Missing, "{missing}");
        }
    }
}
