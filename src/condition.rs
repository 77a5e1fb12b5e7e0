//! Conditions on the data of a call or a record: `when:` in checklists, `where:` and the exemptions in plans.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::problem::{Message, Problem};
use crate::records::fields::Vocabulary;
use crate::text::fold;
use crate::yaml::{Node, Reader, Value};

/// What is known of a call or a record besides its words: values by field name.
pub type Facts = BTreeMap<String, String>;

/// A condition on one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Condition {
    /// The field, by its name in `records::fields`.
    pub field: String,
    /// What must hold of it.
    pub test: Test,
}

/// What must hold of a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// It is one of these, folded.
    In(Vec<String>),
    /// It is a number of at least this.
    AtLeast(f64),
    /// It is a number of at most this.
    AtMost(f64),
    /// It is there, or it isn't.
    Present(bool),
}

/// Whether conditions hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// All of them do.
    Yes,
    /// One doesn't, and why.
    No(Message),
    /// One can't be told, and why.
    Unknown(Message),
}

/// Reads conditions: `{channel: hotline, duration: {at_least: 60}, complainant: {present: false}}`. Fields go by the names or headings of
/// a vocabulary.
///
/// What asks nothing or can never hold is a mistake: somebody meant something by it.
pub fn read(reader: &mut Reader, node: &Node, words: &Vocabulary) -> Vec<Condition> {
    let pairs = reader.pairs(node);
    if pairs.is_empty() && matches!(node.value, Value::Map(_)) {
        reader.complain(node.mark, Problem::new("condition-empty"));
    }
    let mut all: Vec<Condition> = Vec::new();
    for (key, node) in pairs {
        let field = words.name_of(&key.name);
        if all.iter().any(|other| other.field == field) {
            reader.complain(key.mark, Problem::new("condition-field-twice").with("field", &key.name));
        }
        all.extend(tests(reader, node).into_iter().map(|test| Condition { field: field.clone(), test }));
    }
    all
}

fn tests(reader: &mut Reader, node: &Node) -> Vec<Test> {
    match &node.value {
        Value::List(values) => {
            if values.is_empty() {
                reader.complain(node.mark, Problem::new("condition-no-values"));
            }
            vec![Test::In(values.iter().filter_map(|value| value_of(reader, value)).collect())]
        }
        Value::Map(entries) => {
            let map = reader.map(node, &["at_least", "at_most", "present"]);
            let mut number = |key: &str| map.get(key).and_then(|node| number(reader, node));
            let (at_least, at_most) = (number("at_least"), number("at_most"));
            let present = map.get("present").and_then(|node| reader.choice(node, &[("true", true), ("false", false)]));
            if let Some(id) = senseless(entries.is_empty(), (at_least, at_most), present) {
                reader.complain(node.mark, Problem::new(id));
            }
            let all = [at_least.map(Test::AtLeast), at_most.map(Test::AtMost), present.map(Test::Present)];
            all.into_iter().flatten().collect()
        }
        _ => value_of(reader, node).map(|value| Test::In(vec![value])).into_iter().collect(),
    }
}

/// Why a test of a field can't be meant.
fn senseless(is_empty: bool, limits: (Option<f64>, Option<f64>), present: Option<bool>) -> Option<&'static str> {
    match limits {
        (None, None) if is_empty => Some("condition-no-test"),
        (Some(least), Some(most)) if least > most => Some("condition-crossed"),
        (Some(_), _) | (_, Some(_)) if present == Some(false) => Some("condition-absent-number"),
        _ => None,
    }
}

/// A value as it is compared. Of punctuation alone nothing is left, and it would equal any other such value.
fn value_of(reader: &mut Reader, node: &Node) -> Option<String> {
    let text = reader.value(node)?;
    let folded = fold(&text);
    if folded.is_empty() {
        reader.complain(node.mark, Problem::new("condition-no-letters").with("value", text));
        return None;
    }
    Some(folded)
}

fn number(reader: &mut Reader, node: &Node) -> Option<f64> {
    let number = node.scalar().and_then(|text| text.parse::<f64>().ok()).filter(|number| number.is_finite());
    if number.is_none() {
        reader.expected("yaml-kind-number", node);
    }
    number
}

/// All conditions must hold. One that surely doesn't settles it, whatever else is unknown.
#[must_use]
pub fn hold(conditions: &[Condition], facts: &Facts) -> Holds {
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
    let value = facts.get(condition.field.as_str()).filter(|value| !value.trim().is_empty());
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
