//! Conditions on a record, judged as `condition` does but for whole populations: each of the usual values once.

use std::collections::HashMap;

use super::scale::{Numbers, REMEMBERED};
use crate::condition::{Condition, Test};
use crate::text::fold;

/// A record's values by the number of their field.
pub(super) trait Values<'r>: Fn(usize) -> Option<&'r str> {}
impl<'r, F: Fn(usize) -> Option<&'r str>> Values<'r> for F {}

/// Whether something holds of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    /// It does.
    Yes,
    /// It doesn't.
    No,
    /// The record doesn't say.
    Missing,
    /// The field's value can't be read.
    Unreadable(usize),
}

/// A condition on one field.
#[derive(Debug)]
pub(super) struct Check {
    field: usize,
    test: Test,
    numbers: Numbers,
    known: HashMap<String, bool>,
}

impl Check {
    /// The condition, with its field's number and how its numbers are read.
    pub fn new(condition: &Condition, field: usize, numbers: Numbers) -> Self {
        Self { field, test: condition.test.clone(), numbers, known: HashMap::new() }
    }

    fn holds<'r>(&mut self, values: &impl Values<'r>) -> Truth {
        let value = values(self.field);
        if let Test::Present(wanted) = self.test {
            return if value.is_some() == wanted { Truth::Yes } else { Truth::No };
        }
        let Some(value) = value else { return Truth::Missing };
        let holds = match &self.test {
            Test::In(words) => Some(is_one_of(&mut self.known, words, value)),
            Test::AtLeast(least) => self.numbers.of(value).map(|number| number >= *least),
            Test::AtMost(most) => self.numbers.of(value).map(|number| number <= *most),
            Test::Present(_) => None,
        };
        holds.map_or(Truth::Unreadable(self.field), |holds| if holds { Truth::Yes } else { Truth::No })
    }
}

fn is_one_of(known: &mut HashMap<String, bool>, words: &[String], value: &str) -> bool {
    if let Some(known) = known.get(value) {
        return *known;
    }
    let is_one = words.contains(&fold(value));
    if known.len() < REMEMBERED {
        known.insert(value.to_owned(), is_one);
    }
    is_one
}

/// All must hold. One that surely doesn't settles it, whatever else can't be told.
pub(super) fn all<'r>(checks: &mut [Check], values: &impl Values<'r>) -> Truth {
    let mut truth = Truth::Yes;
    for check in checks {
        match (check.holds(values), truth) {
            (Truth::No, _) => return Truth::No,
            (Truth::Yes, _) | (_, Truth::Unreadable(_)) => {}
            (other, _) => truth = other,
        }
    }
    truth
}

/// The first list that can be told decides.
pub(super) fn first_told<'r>(alternatives: &mut [Vec<Check>], values: &impl Values<'r>) -> Truth {
    let mut untold = Truth::Missing;
    for checks in alternatives {
        match all(checks, values) {
            told @ (Truth::Yes | Truth::No) => return told,
            unreadable @ Truth::Unreadable(_) => untold = unreadable,
            Truth::Missing => {}
        }
    }
    untold
}

#[cfg(test)]
mod tests {
    use super::super::scale::Reading;
    use super::*;

    fn check(field: usize, test: Test) -> Check {
        let condition = Condition { field: String::new(), test };
        Check::new(&condition, field, Numbers::new(Reading::Plain))
    }

    #[test]
    fn the_first_alternative_that_can_be_told_decides() {
        let is_solved = |values: [Option<&'static str>; 2]| {
            let mut alternatives = [vec![check(0, Test::In(vec!["是".into()]))], vec![check(1, Test::Present(true))]];
            first_told(&mut alternatives, &|field: usize| values[field])
        };
        assert_eq!(is_solved([Some("是"), None]), Truth::Yes);
        assert_eq!(is_solved([Some("否"), Some("2026-11-20")]), Truth::No);
        assert_eq!(is_solved([None, Some("2026-11-20")]), Truth::Yes);
        assert_eq!(is_solved([None, None]), Truth::No);
        assert_eq!(first_told(&mut [Vec::new()], &|_: usize| None), Truth::Yes, "no condition holds of everything");
        assert_eq!(first_told(&mut [], &|_: usize| None), Truth::Missing);
    }

    #[test]
    fn what_surely_fails_settles_it_and_what_cannot_be_read_is_told() {
        let judge = |values: [Option<&'static str>; 2]| {
            all(&mut [check(0, Test::AtLeast(4.0)), check(1, Test::In(vec!["热线".into()]))], &|field: usize| values[field])
        };
        assert_eq!(judge([Some("4"), Some("热线")]), Truth::Yes);
        assert_eq!(judge([None, Some("门店")]), Truth::No);
        assert_eq!(judge([None, Some("热线")]), Truth::Missing);
        assert_eq!(judge([Some("好"), Some("热线")]), Truth::Unreadable(0));
        assert_eq!(judge([Some("好"), None]), Truth::Unreadable(0));
        assert_eq!(judge([Some("3.9"), None]), Truth::No);
    }
}
