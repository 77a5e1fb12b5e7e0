//! Conditions on a call's data.

use super::subject::Facts;
use crate::checklist::{Condition, Test};
use crate::problem::Message;
use crate::text::fold;

/// Whether conditions hold.
pub(super) enum Holds {
    /// All of them do.
    Yes,
    /// One doesn't, and why.
    No(Message),
    /// One can't be told, and why.
    Unknown(Message),
}

/// All conditions must hold. One that surely doesn't settles it, whatever else is unknown.
pub(super) fn hold(conditions: &[Condition], facts: &Facts) -> Holds {
    let mut unknown = None;
    for condition in conditions {
        match holds(condition, facts) {
            Holds::Yes => {}
            Holds::Unknown(reason) => unknown = unknown.or(Some(reason)),
            no @ Holds::No(_) => return no,
        }
    }
    unknown.map_or(Holds::Yes, Holds::Unknown)
}

fn holds(condition: &Condition, facts: &Facts) -> Holds {
    let value = facts.get(condition.field.as_str());
    let about = |id: &str| Message::new(id).with("field", &condition.field).with("value", value.map_or("", String::as_str));
    let decide = |holds: bool| if holds { Holds::Yes } else { Holds::No(about("reason-when-not")) };
    let number = |test: &dyn Fn(f64) -> bool| match value.map(|value| value.trim().parse::<f64>()) {
        Some(Ok(number)) => decide(test(number)),
        Some(Err(_)) => Holds::Unknown(about("reason-field-no-number")),
        None => Holds::Unknown(about("reason-field-missing")),
    };
    match (&condition.test, value) {
        (Test::Present(wanted), value) => decide(value.is_some() == *wanted),
        (Test::In(values), Some(value)) => decide(values.contains(&fold(value))),
        (Test::In(_), None) => Holds::Unknown(about("reason-field-missing")),
        (Test::AtLeast(least), _) => number(&|n| n >= *least),
        (Test::AtMost(most), _) => number(&|n| n <= *most),
    }
}
