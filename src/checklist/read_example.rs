//! The examples of an item: utterances, small dialogues with times, and data, whose verdict is known.

use super::ItemTest;
use super::amounts::{millis, percent};
use super::around::{Around, Untested};
use super::rule::{Example, ExampleTurn, Scope, Who};
use crate::condition::Facts;
use crate::problem::Problem;
use crate::records::{Label, Speaker};
use crate::yaml::{Map, Node, Reader, Value};

/// Kinds that do without examples: a person answers, or the data alone decide.
const FREE: &[&str] = &["data", "label", "ask"];

/// Reads the examples of an item of a kind, and complains where the kind needs some that are not there.
pub(super) fn examples(reader: &mut Reader, item: &Map, scope: Scope, kind: Option<&str>, around: &Around) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(node) = item.get("examples") {
        let map = reader.map(node, &["pass", "fail"]);
        for (key, passes) in [("pass", true), ("fail", false)] {
            let nodes = map.get(key).map(|node| reader.list(node)).unwrap_or_default();
            examples.extend(nodes.iter().filter_map(|node| example(reader, node, scope, passes, around)));
        }
    }
    let sides = [("pass", true), ("fail", false)].into_iter();
    let lacking: Vec<&str> =
        sides.filter(|(_, passes)| !examples.iter().any(|e| e.passes == *passes)).map(|(key, _)| key).collect();
    let is_free = kind.is_some_and(|kind| FREE.contains(&kind));
    if around.untested == Untested::Refused && !lacking.is_empty() && !is_free {
        let mark = item.key_mark("examples").unwrap_or(item.mark);
        reader.complain(mark, Problem::new("checklist-untested").with("lacking", lacking.join(", ")));
    }
    examples
}

/// An utterance, a list of turns, or a mapping of `talk`, `data`, `labels` and the verdicts of other `items`.
fn example(reader: &mut Reader, node: &Node, scope: Scope, passes: bool, around: &Around) -> Option<Example> {
    let mut example =
        Example { passes, turns: Vec::new(), data: Facts::new(), labels: Vec::new(), items: Vec::new(), mark: node.mark };
    if !matches!(node.value, Value::Map(_)) {
        example.turns = talk(reader, node, scope)?;
        return Some(example);
    }
    let map = reader.map(node, &["talk", "data", "labels", "items"]);
    if let Some(node) = map.get("talk") {
        example.turns = talk(reader, node, scope)?;
    }
    for (key, node) in map.get("data").map(|node| reader.pairs(node)).unwrap_or_default() {
        // `""` is what a list has a column for, and leaves blank
        let blank = node.scalar().filter(String::is_empty);
        if let Some(value) = blank.or_else(|| reader.text(node)) {
            example.data.insert(around.vocabulary().name_of(&key.name), value);
        }
    }
    for (key, node) in map.get("labels").map(|node| reader.pairs(node)).unwrap_or_default() {
        example.labels.extend(label(reader, &key.name, node));
    }
    let tests = [("pass", ItemTest::Pass), ("fail", ItemTest::Fail)];
    for (key, value) in map.get("items").map(|node| reader.pairs(node)).unwrap_or_default() {
        if !around.ids.contains(&key.name) {
            around.no_item(reader, key.mark, &key.name);
        }
        example.items.extend(reader.choice(value, &tests).map(|test| (key.name.clone(), test)));
    }
    Some(example)
}

/// `angry`, or `{value: angry, confidence: 60%, model: tone-2}`.
fn label(reader: &mut Reader, name: &str, node: &Node) -> Option<Label> {
    let certain = |value: String| Label { name: name.to_owned(), value, confidence: 1.0, model: "example".to_owned() };
    if !matches!(node.value, Value::Map(_)) {
        return reader.text(node).map(certain);
    }
    let map = reader.map(node, &["value", "confidence", "model"]);
    let mut label = certain(reader.required(&map, "value").and_then(|node| reader.text(node))?);
    if let Some(confidence) = map.get("confidence").and_then(|node| percent(reader, node)) {
        label.confidence = f64::from(confidence) / 100.0;
    }
    if let Some(model) = map.get("model").and_then(|node| reader.text(node)) {
        label.model = model;
    }
    Some(label)
}

fn talk(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Vec<ExampleTurn>> {
    if let Value::List(nodes) = &node.value {
        return Some(nodes.iter().filter_map(|node| turn(reader, node)).collect());
    }
    let speaker = if scope.speaker == Who::Customer { Speaker::Customer } else { Speaker::Agent };
    Some(vec![ExampleTurn { speaker, at: None, until: None, text: reader.text(node)? }])
}

fn turn(reader: &mut Reader, node: &Node) -> Option<ExampleTurn> {
    let map = reader.map(node, &["agent", "customer", "at", "until"]);
    let mut time = |key: &str| map.get(key).and_then(|node| millis(reader, node));
    let (at, until) = (time("at"), time("until"));
    if let (Some(at), Some(until), Some(mark)) = (at, until, map.key_mark("until"))
        && until < at
    {
        reader.complain(mark, Problem::new("checklist-until-before-at"));
    }
    let speakers = [("agent", Speaker::Agent), ("customer", Speaker::Customer)];
    let mut said = speakers.into_iter().filter_map(|(key, speaker)| Some((speaker, map.get(key)?)));
    if let (Some((speaker, node)), None) = (said.next(), said.next()) {
        return Some(ExampleTurn { speaker, at, until, text: reader.text(node)? });
    }
    reader.complain(map.mark, Problem::new("checklist-bad-example"));
    None
}
