//! The short texts in a plan that say more than a word: `rolling from completed_at`, `3 working days of completed_at`, `30%`.

use crate::calendar::{Span, Unit};
use crate::records::{Kind, Length};

use super::{DueFrom, Population};

/// What a `period:` text says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PeriodWords {
    pub length: Length,
    pub is_rolling: bool,
    pub time: Option<String>,
}

/// Reads `week`, `month of completed_at` or `rolling from completed_at`.
pub(super) fn period(text: &str) -> Option<PeriodWords> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = |name: &str| Length::ALL.iter().find(|(known, _)| *known == name).map(|(_, length)| *length);
    match words[..] {
        ["rolling", "from", field] => Some(PeriodWords { length: Length::Day, is_rolling: true, time: Some(field.to_owned()) }),
        [name] => Some(PeriodWords { length: length(name)?, is_rolling: false, time: None }),
        [name, "of", field] if name != "event" => {
            Some(PeriodWords { length: length(name)?, is_rolling: false, time: Some(field.to_owned()) })
        }
        _ => None,
    }
}

/// Reads `3 days of completed_at`: the span and what it is counted from; `period` is the last day of the period.
pub(super) fn span_of(text: &str) -> Option<(Span, DueFrom)> {
    if text.trim() == "period" {
        return Some((Span { count: 0, unit: Unit::Days }, DueFrom::Period));
    }
    let (span, of) = text.split_once(" of ")?;
    let from = match of.trim() {
        "period" => DueFrom::Period,
        "draw" => DueFrom::Draw,
        field if !field.contains(char::is_whitespace) && !field.is_empty() => DueFrom::Field(field.to_owned()),
        _ => return None,
    };
    Some((Span::parse(span.trim())?, from))
}

/// Reads a number of months: `12 months`, `1 year`, `12 个月`, `1 年`.
pub(super) fn months(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u32 = text[..digits].parse().ok().filter(|number| (1..=120).contains(number))?;
    match text[digits..].trim() {
        "month" | "months" | "个月" | "月" => Some(number),
        "year" | "years" | "年" => Some(number * 12),
        _ => None,
    }
}

/// The populations of a name: `processes` are requests and complaints.
pub(super) fn populations(name: &str) -> Option<Vec<Population>> {
    Some(match name {
        "calls" => vec![Population::Calls],
        "agents" => vec![Population::Agents],
        "processes" => vec![Population::Records(Kind::Requests), Population::Records(Kind::Complaints)],
        "inspectors" => return None,
        _ => vec![Population::Records(Kind::parse(name)?)],
    })
}

/// The names of all populations, for messages.
pub(super) fn population_names() -> String {
    let kinds = Kind::ALL.iter().filter(|(_, kind)| *kind != Kind::Inspectors).map(|(name, _)| *name);
    ["calls", "agents", "processes"].into_iter().chain(kinds).collect::<Vec<_>>().join(", ")
}

/// Minutes after midnight: `08:00`.
pub(super) fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let number = |text: &str, below: u16| {
        let number: u16 = (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()?;
        (number < below).then_some(number)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60)?)
}
