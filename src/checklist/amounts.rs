//! Amounts as checklists write them: `20s`, `2m`, `70%`, `2 turns`.

use super::rule::Extent;
use crate::problem::Problem;
use crate::yaml::{Node, Reader};

/// Units of time and their milliseconds.
const UNITS: [(&str, f64); 17] = [
    ("ms", 1.0),
    ("s", 1_000.0),
    ("sec", 1_000.0),
    ("second", 1_000.0),
    ("seconds", 1_000.0),
    ("秒", 1_000.0),
    ("m", 60_000.0),
    ("min", 60_000.0),
    ("minute", 60_000.0),
    ("minutes", 60_000.0),
    ("分", 60_000.0),
    ("分钟", 60_000.0),
    ("h", 3_600_000.0),
    ("hour", 3_600_000.0),
    ("hours", 3_600_000.0),
    ("小时", 3_600_000.0),
    ("个小时", 3_600_000.0),
];

/// Milliseconds of `20s`, `1.5s`, `2m`, `20 秒`, `2 分钟`; the unit must stand there.
pub(super) fn parse_millis(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (count, unit) = text.split_at(digits);
    let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit.trim())?;
    let millis = count.parse::<f64>().ok()? * factor;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between nothing and a year")]
    (0.0..=3.2e10).contains(&millis).then(|| millis.round() as u64)
}

/// A time from the beginning of a conversation, or a length of time; complains of anything else.
pub(super) fn millis(reader: &mut Reader, node: &Node) -> Option<u64> {
    let text = reader.text(node)?;
    let found = parse_millis(&text);
    if found.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-time").with("value", text));
    }
    found
}

/// A share between 1 and 100, as `70%` or `70`.
pub(super) fn percent(reader: &mut Reader, node: &Node) -> Option<u8> {
    let text = reader.text(node)?;
    let number = text.trim().trim_end_matches('%').trim_end().parse::<u8>();
    let found = number.ok().filter(|percent| (1..=100).contains(percent));
    if found.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-percent").with("value", text));
    }
    found
}

/// How far something reaches from where it begins: `2 turns` or `20s`.
pub(super) fn reach(reader: &mut Reader, node: &Node) -> Option<Extent> {
    let text = reader.text(node)?;
    let turns = text.trim().strip_suffix("turns").or_else(|| text.trim().strip_suffix("turn"));
    let turns = turns.or_else(|| text.trim().strip_suffix('句'));
    let found = match turns {
        Some(count) => count.trim().parse().ok().filter(|count| *count > 0).map(Extent::Turns),
        None => parse_millis(&text).map(Extent::Millis),
    };
    if found.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-reach").with("value", text));
    }
    found
}

/// A number that is finite.
pub(super) fn number(reader: &mut Reader, node: &Node) -> Option<f64> {
    let found = node.scalar().and_then(|text| text.trim().parse::<f64>().ok()).filter(|number| number.is_finite());
    if found.is_none() {
        reader.expected("yaml-kind-number", node);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_write_them() {
        for (text, millis) in [
            ("20s", 20_000),
            ("1.5s", 1_500),
            ("2m", 120_000),
            ("20 秒", 20_000),
            ("2分钟", 120_000),
            ("0s", 0),
            ("1 h", 3_600_000),
        ] {
            assert_eq!(parse_millis(text), Some(millis), "{text}");
        }
        for wrong in ["20", "s", "-1s", "1.2.3s", "20x", "", "99999999h"] {
            assert_eq!(parse_millis(wrong), None, "{wrong}");
        }
    }
}
