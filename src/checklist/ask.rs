//! `ask`: a question that a person answers.

use serde::Serialize;

use crate::problem::Problem;
use crate::yaml::{Map, Node, Reader, Value};

/// A question to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question.
    pub question: String,
    /// How it is answered.
    pub answer: Answer,
    /// Whether the answer must quote what it rests on.
    pub quote: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// By yes, which passes, or no.
    YesNo,
    /// By one of these.
    OneOf(Vec<String>),
    /// By a number from 1 to 5.
    Scale,
    /// By a note.
    Note,
}

impl Answer {
    /// Whether the answer alone tells the verdict.
    #[must_use]
    pub fn judges(&self) -> bool {
        matches!(self, Self::YesNo | Self::Scale)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    YesNo,
    OneOf,
    Scale,
    Note,
}

/// Reads `{question: …, type: one_of, of: […], quote: required}`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Question> {
    const KINDS: &[(&str, Kind)] =
        &[("yes_no", Kind::YesNo), ("one_of", Kind::OneOf), ("scale", Kind::Scale), ("note", Kind::Note)];
    let map = reader.map(node, &["question", "type", "of", "quote"]);
    let question = reader.required(&map, "question").and_then(|node| reader.text(node));
    let kind = reader.required(&map, "type").and_then(|node| reader.choice(node, KINDS));
    let quote = map.get("quote").and_then(|node| reader.choice(node, &[("required", true), ("optional", false)]));
    if let Some(mark) = map.key_mark("of").filter(|_| kind.is_some_and(|kind| kind != Kind::OneOf)) {
        reader.complain(mark, Problem::new("checklist-ask-of"));
    }
    let answer = match kind? {
        Kind::YesNo => Answer::YesNo,
        Kind::OneOf => Answer::OneOf(choices(reader, &map)?),
        Kind::Scale => Answer::Scale,
        Kind::Note => Answer::Note,
    };
    Some(Question { question: question?, answer, quote: quote.unwrap_or_default() })
}

fn choices(reader: &mut Reader, map: &Map) -> Option<Vec<String>> {
    let node = reader.required(map, "of")?;
    let choices: Vec<String> = reader.list(node).iter().filter_map(|node| reader.text(node)).collect();
    if choices.len() < 2 && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("checklist-few-choices"));
    }
    (choices.len() >= 2).then_some(choices)
}
