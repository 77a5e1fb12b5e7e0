//! Tencent Cloud recorded file recognition: `ResultDetail[]`, by itself or within the answer of the service.

use serde_json::Value;

use super::json::{self, Shape, Unit};
use super::{Found, shown};
use crate::problem::Problem;

const SHAPE: Shape = Shape {
    text: &["FinalSentence"],
    speaker: &["SpeakerId"],
    start: &["StartMs"],
    end: &["EndMs"],
    lasts: &[],
    unit: Unit::Milliseconds,
};

/// Reads the sentences.
pub(super) fn read(value: &Value) -> Result<Found, Vec<Problem>> {
    let answer = value.get("Response").unwrap_or(value);
    let (data, path) = answer.get("Data").map_or((answer, "ResultDetail"), |data| (data, "Data.ResultDetail"));
    if let Some(problem) = failure(answer, data) {
        return Err(vec![problem]);
    }
    let list = json::list(data, "ResultDetail")
        .map_err(|problems| problems.into_iter().map(|p| p.in_field(path)).collect::<Vec<_>>())?;
    Ok(Found::of(json::drafts(list, path, &SHAPE)?))
}

/// What the service says of a task that failed or is not done.
fn failure(answer: &Value, data: &Value) -> Option<Problem> {
    let error = json::string(answer, "Error.Message").or_else(|| json::string(data, "ErrorMsg"));
    if let Some(error) = error {
        return Some(Problem::new("intake-asr-failed").with("error", shown(error)));
    }
    match json::string(data, "StatusStr")? {
        "success" => None,
        status => Some(Problem::new("intake-asr-unfinished").with("status", shown(status))),
    }
}
