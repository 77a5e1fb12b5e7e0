//! The Gridspace-Stanford Harper Valley corpus: `transcript/NAME.json` is an array of segments, `metadata/NAME.json` tells of the call.
//!
//! Of the two texts of a segment the recognised one is read, as a call centre would have it.

use serde_json::Value;

use super::json::{self, Shape, Unit};
use super::{Found, Options, call_of, in_file};
use crate::intake::Source;
use crate::intake::cells::Cell;
use crate::problem::Problem;
use crate::records::CallId;

const SHAPE: Shape = Shape {
    text: &["transcript"],
    speaker: &["speaker_role"],
    start: &["start_ms", "offset_ms"],
    end: &["end_ms"],
    lasts: &["duration_ms"],
    unit: Unit::Milliseconds,
};

/// Whether a document describes a call instead of holding its words.
pub(super) fn is_metadata(value: &Value) -> bool {
    ["sid", "agent", "caller", "start_time_ms"].iter().all(|key| value.get(key).is_some())
}

/// Reads the segments, and the metadata where it is found.
pub(super) fn read(source: &Source, value: &Value, options: &Options) -> Result<Found, Vec<Problem>> {
    let Value::Array(segments) = value else { return Err(vec![json::wrong(value, "list")]) };
    let mut found = Found::of(json::drafts(segments, "", &SHAPE)?);
    let related = format!("../metadata/{}.json", source.stem());
    let Some(bytes) = (options.sibling)(&related) else { return Ok(found) };
    let folder = source.name.strip_suffix(source.file_name()).unwrap_or_default();
    let related = Source { name: &format!("{folder}{related}"), bytes: &bytes };
    let text = String::from_utf8_lossy(related.bytes);
    let metadata = json::parse(&related, &text).map_err(|problem| vec![problem])?;
    found.call = json::string(&metadata, "sid").and_then(CallId::parse);
    found.facts = call_of(facts(&metadata), None, options.zone).map_err(|problems| in_file(&related, None, problems))?;
    Ok(found)
}

fn facts(metadata: &Value) -> Vec<(String, Cell)> {
    let at = |path: &str| path.split('.').try_fold(metadata, |value, key| value.get(key));
    let text = |path: &str| match at(path) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let number = |path: &str| at(path).and_then(Value::as_u64);
    let lasted = number("end_time_ms").zip(number("start_time_ms")).and_then(|(end, start)| end.checked_sub(start));
    let tasks = at("tasks").and_then(Value::as_array).into_iter().flatten().filter_map(|task| task.get("task_type")?.as_str());
    let mut kinds: Vec<&str> = tasks.collect();
    kinds.dedup();
    let facts = [
        ("call_id", text("sid")),
        ("agent", text("agent.speaker_id")),
        ("agent_name", text("agent.metadata.agent_name")),
        ("start", text("start_time_ms")),
        ("duration_ms", lasted.map(|lasted| lasted.to_string())),
        ("category", (!kinds.is_empty()).then(|| kinds.join(", "))),
        ("caller_rating", text("caller.survey_response.data.partner_rating")),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Cell::of(&value?)))).collect()
}
