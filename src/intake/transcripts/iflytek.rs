//! iFlytek long form ASR: a list of sentences, as itself or as text within the answer of the service, or the newer lattice.

use serde_json::Value;

use super::Found;
use super::json::{self, Shape, Unit};
use super::shown;
use super::speakers::Draft;
use crate::problem::Problem;

const SHAPE: Shape = Shape {
    text: &["onebest"],
    speaker: &["speaker", "spk", "rl"],
    start: &["bg"],
    end: &["ed"],
    lasts: &[],
    unit: Unit::Milliseconds,
};

/// Reads sentences wherever they are wrapped.
pub(super) fn read(value: &Value) -> Result<Found, Vec<Problem>> {
    sentences(value, "").map(Found::of)
}

fn sentences(value: &Value, path: &str) -> Result<Vec<Draft>, Vec<Problem>> {
    match value {
        Value::Array(list) => json::drafts(list, path, &SHAPE),
        Value::String(text) => {
            let inner: Value = serde_json::from_str(text).map_err(|_| vec![json::wrong(value, "json").in_field(path)])?;
            // once unwrapped, a text within a text is not unwrapped again
            if inner.is_string() { Err(vec![json::wrong(value, "json").in_field(path)]) } else { sentences(&inner, path) }
        }
        Value::Object(object) => {
            if let Some(list) = object.get("lattice").and_then(Value::as_array) {
                return lattice(list, path);
            }
            for key in ["data", "content", "orderResult"] {
                if let Some(inner) = object.get(key).filter(|inner| !inner.is_null() && inner.as_str() != Some("")) {
                    return sentences(inner, key);
                }
            }
            Err(vec![failure(value).unwrap_or_else(|| json::missing("data"))])
        }
        other => Err(vec![json::wrong(other, "list").in_field(path)]),
    }
}

/// What the service says where it has no result.
fn failure(value: &Value) -> Option<Problem> {
    let said = ["failed", "descInfo", "message"].iter().find_map(|key| json::string(value, key))?;
    Some(Problem::new("intake-asr-failed").with("error", shown(said)))
}

fn lattice(list: &[Value], path: &str) -> Result<Vec<Draft>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut drafts = Vec::with_capacity(list.len());
    for (index, item) in list.iter().enumerate() {
        match sentence(item) {
            Ok(draft) => drafts.push(draft),
            Err(problem) => {
                let key = problem.place.field.clone().unwrap_or_default();
                problems.push(problem.in_field(format!("{path}.lattice[{index}].{key}").trim_start_matches('.')));
            }
        }
    }
    if problems.is_empty() { Ok(drafts) } else { Err(problems) }
}

/// `json_1best` is an object, or one written as text: `{"st": {"bg": "0", "ed": "900", "rl": "1", "rt": [{"ws": [{"cw": [{"w": "您"}]}]}]}}`.
fn sentence(item: &Value) -> Result<Draft, Problem> {
    let best = item.get("json_1best").ok_or_else(|| json::missing("json_1best"))?;
    let parsed;
    let best = match best.as_str() {
        Some(text) => {
            parsed = serde_json::from_str::<Value>(text).map_err(|_| json::wrong(best, "json").in_field("json_1best"))?;
            &parsed
        }
        None => best,
    };
    let st = best.get("st").ok_or_else(|| json::missing("json_1best.st"))?;
    let parts = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut text = String::new();
    for word in parts(st, "rt").iter().flat_map(|rt| parts(rt, "ws")) {
        // of several candidates for a word the first is the best
        text.push_str(word.pointer("/cw/0/w").and_then(Value::as_str).unwrap_or_default());
    }
    let label = json::string(st, "rl").or_else(|| json::string(item, "spk")).map(str::to_owned);
    let start_ms = json::millis(st, &["bg"], Unit::Milliseconds)?;
    Ok(Draft { label, start_ms, end_ms: json::millis(st, &["ed"], Unit::Milliseconds)?, text })
}
