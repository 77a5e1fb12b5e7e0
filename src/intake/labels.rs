//! Verdicts of outside models, one JSON object a line:
//! `{"call": "…", "label": "emotion", "value": "angry", "confidence": 0.93, "model": "tone-2"}`.

use std::collections::HashMap;

use serde_json::Value;

use super::table::fault;
use super::{Reading, Rejected, Row, Source, decode, keys, shown};
use crate::problem::Problem;
use crate::records::{CallId, Label};

/// A label and the call that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct CallLabel {
    /// The call, or its id in another system.
    pub call: CallId,
    /// What was found.
    pub label: Label,
}

/// Reads a file of labels; a value may be a text, a number, true or false.
///
/// # Errors
/// What makes the whole file unreadable.
pub fn read(source: &Source) -> Result<Reading<CallLabel>, Vec<Problem>> {
    let text = decode::text(source).map_err(|problem| vec![problem])?;
    let mut reading =
        Reading { headings: Vec::new(), columns: Vec::new(), rows: Vec::new(), rejected: Vec::new(), notes: Vec::new() };
    let mut seen = HashMap::new();
    for (line, raw) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match one(raw).and_then(|found| unopposed(found, line, &mut seen)) {
            Ok(value) => reading.rows.push(Row { line, value }),
            Err(problems) => reading.rejected.push(rejected(source, line, raw, problems)),
        }
    }
    Ok(reading)
}

/// What a model found of a call, and on which line: its name and value.
type Seen = HashMap<(CallId, String, String), (u64, String)>;

/// A label, unless the same model said otherwise of the same call on a line before: one file has one answer.
fn unopposed(found: CallLabel, line: u64, seen: &mut Seen) -> Result<CallLabel, Vec<Problem>> {
    let label = &found.label;
    let key = (found.call.clone(), label.name.clone(), label.model.clone());
    let (first, value) = seen.entry(key).or_insert_with(|| (line, label.value.clone()));
    if *value == label.value {
        return Ok(found);
    }
    let problem = Problem::new("intake-label-contradicts").with("value", shown(&label.value)).with("other", shown(value));
    Err(vec![problem.with("first", *first).in_field("value")])
}

/// A line that can't be taken, with what is wrong in it.
#[must_use]
pub fn rejected(source: &Source, line: u64, raw: &str, problems: Vec<Problem>) -> Rejected {
    let problems = problems.into_iter().map(|problem| problem.in_file(source.name).at_line(line)).collect();
    Rejected { line, raw: vec![raw.to_owned()], problems }
}

/// Reads what was answered to the question for one call: an object as a file's lines are, or an array of them, which may be empty. The
/// call may be left out, and none but the one that was asked for may stand there.
///
/// # Errors
/// Everything that is wrong in the line.
pub fn answer(line: &str, asked: &CallId) -> Result<Vec<Label>, Vec<Problem>> {
    let objects = match parsed(line)? {
        Value::Array(objects) => objects,
        object => vec![object],
    };
    let mut problems = Vec::new();
    let mut labels = Vec::new();
    for object in objects {
        match answered(object, asked) {
            Ok(label) => labels.push(label),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(labels) } else { Err(problems) }
}

fn answered(mut object: Value, asked: &CallId) -> Result<Label, Vec<Problem>> {
    let Value::Object(map) = &mut object else { return Err(vec![wrong(&object, "object")]) };
    if map.get("call").is_none_or(Value::is_null) {
        map.insert("call".to_owned(), Value::from(asked.as_str()));
    }
    let CallLabel { call, label } = of(&object)?;
    if call == *asked {
        return Ok(label);
    }
    Err(vec![Problem::new("intake-label-other-call").with("call", shown(call.as_str())).with("asked", asked).in_field("call")])
}

fn one(line: &str) -> Result<CallLabel, Vec<Problem>> {
    of(&parsed(line)?)
}

fn parsed(line: &str) -> Result<Value, Vec<Problem>> {
    let value = serde_json::from_str(line).map_err(|error| vec![fault(&error)])?;
    keys::twice(line).map_or(Ok(value), |key| Err(vec![Problem::new("intake-json-key-twice").with("key", shown(&key))]))
}

fn of(object: &Value) -> Result<CallLabel, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut keep = |found: Result<String, Problem>| found.map_err(|problem| problems.push(problem)).ok();
    let call = keep(text(object, "call"));
    let (name, value, model) = (keep(text(object, "label")), keep(text(object, "value")), keep(text(object, "model")));
    let call = call.map(|id| CallId::parse(&id).ok_or_else(|| wrong(&Value::from(id), "text").in_field("call")));
    let confidence = confidence(object).map_err(|problem| problems.push(problem)).ok();
    let call = call.and_then(|call| call.map_err(|problem| problems.push(problem)).ok());
    match (call, name, value, model, confidence) {
        (Some(call), Some(name), Some(value), Some(model), Some(confidence)) => {
            Ok(CallLabel { call, label: Label { name, value, confidence, model } })
        }
        _ => Err(problems),
    }
}

fn text(object: &Value, key: &str) -> Result<String, Problem> {
    match object.get(key) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(Value::Bool(value)) => Ok(value.to_string()),
        None | Some(Value::Null | Value::String(_)) => Err(Problem::new("intake-json-missing").in_field(key)),
        Some(other) => Err(wrong(other, "text").in_field(key)),
    }
}

/// A share of one. 93 could be a share of a hundred, or a slip, so it is refused.
fn confidence(object: &Value) -> Result<f64, Problem> {
    const KEY: &str = "confidence";
    let value = object.get(KEY).ok_or_else(|| Problem::new("intake-json-missing").in_field(KEY))?;
    let share = value.as_f64().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| Problem::new("intake-label-confidence").with("value", shown(&value.to_string())).in_field(KEY))
}

fn wrong(value: &Value, expected: &str) -> Problem {
    Problem::new("intake-json-value").with("expected", expected).with("value", shown(&value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_stands_at_its_line_and_key() {
        let text = "{\"call\": \"C1\", \"label\": \"emotion\", \"value\": \"angry\", \"confidence\": 0.93, \"model\": \"tone-2\"}\n\n\
                    {\"call\": \"C2\", \"label\": \"polite\", \"value\": true, \"confidence\": 93, \"model\": \"tone-2\"}\n\
                    {\"call\": \"\", \"value\": []}\nangry\n";
        let reading = read(&Source { name: "labels.ndjson", bytes: text.as_bytes() }).unwrap();
        let first = &reading.rows[0].value;
        assert_eq!((first.call.as_str(), first.label.value.as_str(), reading.rows.len()), ("C1", "angry", 1));
        let found: Vec<String> = (reading.problems())
            .map(|p| format!("{} {} {}", p.place.line.unwrap(), p.place.field.as_deref().unwrap_or("-"), p.message.id))
            .collect();
        assert_eq!(
            found,
            [
                "3 confidence intake-label-confidence",
                "4 call intake-json-missing",
                "4 label intake-json-missing",
                "4 value intake-json-value",
                "4 model intake-json-missing",
                "4 confidence intake-json-missing",
                "5 - intake-json-line",
            ]
        );
    }

    #[test]
    fn a_file_says_one_thing_of_a_call() {
        let label = |value: &str, model: &str| {
            format!(
                "{{\"call\": \"C1\", \"label\": \"emotion\", \"value\": \"{value}\", \"confidence\": 1, \"model\": \"{model}\"}}\n"
            )
        };
        let twice =
            "{\"call\": \"C1\", \"label\": \"e\", \"value\": \"a\", \"value\": \"b\", \"confidence\": 1, \"model\": \"m\"}\n";
        let text = [label("calm", "m"), label("calm", "m"), label("angry", "n"), label("angry", "m"), twice.to_owned()].concat();
        let reading = read(&Source { name: "labels.ndjson", bytes: text.as_bytes() }).unwrap();
        let found: Vec<_> = reading.problems().map(|p| (p.place.line.unwrap(), p.message.id.as_str())).collect();
        assert_eq!(found, [(4, "intake-label-contradicts"), (5, "intake-json-key-twice")]);
        assert_eq!(reading.rows.len(), 3);
    }

    #[test]
    fn an_answer_is_an_object_or_an_array_of_the_call_that_was_asked() {
        let asked = CallId::parse("C1").unwrap();
        let check = |line: &str| match answer(line, &asked) {
            Ok(labels) => labels.into_iter().map(|label| label.value).collect::<Vec<_>>().join(" "),
            Err(problems) => problems.into_iter().map(|problem| problem.message.id).collect::<Vec<_>>().join(" "),
        };
        let label = |call: &str, value: &str| {
            format!("{{{call} \"label\": \"emotion\", \"value\": \"{value}\", \"confidence\": 1, \"model\": \"m\"}}")
        };
        assert_eq!(check(&label("", "calm")), "calm");
        assert_eq!(check(&label("\"call\": null,", "calm")), "calm");
        assert_eq!(check(&format!("[{}, {}]", label("\"call\": \"C1\",", "calm"), label("", "true"))), "calm true");
        assert_eq!(check("[]"), "");
        assert_eq!(check(&label("\"call\": \"C2\",", "calm")), "intake-label-other-call");
        assert_eq!(check("\"calm\""), "intake-json-value");
        assert_eq!(
            check("[3, {\"value\": \"calm\", \"label\": \"e\", \"model\": \"m\"}]"),
            ["intake-json-value", "intake-json-missing"].join(" ")
        );
        assert_eq!(check("calm"), "intake-json-line");
    }
}
