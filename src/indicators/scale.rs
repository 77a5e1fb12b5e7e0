//! Words and numbers of a field as numbers.

use std::collections::{BTreeMap, HashMap};

use crate::text::fold;

/// How the values of a field become numbers of a scale: `5`, `5分`, `5 星`, `满意`.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The lowest number.
    pub from: f64,
    /// The highest number.
    pub to: f64,
    /// The folded words, and what each stands for.
    pub words: BTreeMap<String, f64>,
}

/// What stands behind a number of a scale.
const MARKS: [&str; 8] = ["颗星", "星级", "分", "星", "级", "points", "stars", "star"];

impl Scale {
    /// The number that a value stands for; `None` for what is none of this scale.
    #[must_use]
    pub fn number(&self, value: &str) -> Option<f64> {
        let number = self.words.get(&fold(value)).copied().or_else(|| {
            let plain = plain(value);
            decimal(MARKS.iter().find_map(|mark| plain.strip_suffix(mark)).unwrap_or(&plain))
        })?;
        (self.from..=self.to).contains(&number).then_some(number)
    }
}

/// A text in half width and small letters, without blanks; folding would take points and signs away too.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(|c| narrow(c).to_ascii_lowercase()).collect()
}

/// Digits with at most one point, and a sign in front.
fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_plain.then(|| text.parse().ok()).flatten()
}

/// Seconds from `12`, `12.5`, `12秒`, `12s`, `1:05`, `00:01:05`.
fn seconds(text: &str) -> Option<f64> {
    let bare = ["秒钟", "秒", "seconds", "sec", "s"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text);
    if !bare.contains(':') {
        return decimal(bare);
    }
    let parts: Vec<f64> = bare.split(':').map(decimal).collect::<Option<_>>()?;
    let is_clock = (2..=3).contains(&parts.len()) && parts.iter().skip(1).all(|part| (0.0..60.0).contains(part));
    is_clock.then(|| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part))
}

/// How a field's values are read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// By a scale.
    Scale(Scale),
    /// As seconds, which are never below zero.
    Seconds,
    /// As numbers.
    Plain,
}

/// Reads a field's values, each of the usual ones once.
#[derive(Debug)]
pub(super) struct Numbers {
    reading: Reading,
    known: HashMap<String, Option<f64>>,
}

/// No more values are remembered than this: a field that has more has no usual ones.
pub(super) const REMEMBERED: usize = 4096;

impl Numbers {
    pub fn new(reading: Reading) -> Self {
        Self { reading, known: HashMap::new() }
    }

    /// The number that a value stands for.
    pub fn of(&mut self, value: &str) -> Option<f64> {
        if let Some(known) = self.known.get(value) {
            return *known;
        }
        let number = match &self.reading {
            Reading::Scale(scale) => scale.number(value),
            Reading::Seconds => seconds(&plain(value)).filter(|seconds| *seconds >= 0.0),
            Reading::Plain => decimal(&plain(value)),
        };
        if self.known.len() < REMEMBERED {
            self.known.insert(value.to_owned(), number);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_marks_and_digits_are_numbers_of_a_scale() {
        let words = [("满意", 4.0), ("非常满意", 5.0), ("very satisfied", 5.0)];
        let scale = Scale { from: 1.0, to: 5.0, words: words.map(|(word, number)| (fold(word), number)).into() };
        for (value, number) in [
            ("5", Some(5.0)),
            ("5分", Some(5.0)),
            ("5 星", Some(5.0)),
            ("４星级", Some(4.0)),
            ("4.5", Some(4.5)),
            (" 满意 ", Some(4.0)),
            ("非常滿意", Some(5.0)),
            ("Very Satisfied", Some(5.0)),
            ("0", None),
            ("6", None),
            ("100分", None),
            ("一般般吧", None),
            ("nan", None),
            ("1e0", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(scale.number(value), number, "{value}");
        }
    }

    #[test]
    fn seconds_read_as_lists_write_them() {
        let mut numbers = Numbers::new(Reading::Seconds);
        for (value, expect) in [
            ("8", Some(8.0)),
            ("8.5", Some(8.5)),
            ("8秒", Some(8.0)),
            ("12 s", Some(12.0)),
            ("1:05", Some(65.0)),
            ("00:01:05", Some(65.0)),
            ("-1", None),
            ("1:75", None),
            ("无", None),
        ] {
            assert_eq!((numbers.of(value), numbers.of(value)), (expect, expect), "{value}");
        }
    }
}
