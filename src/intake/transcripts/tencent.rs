//! Tencent Cloud recorded file recognition: `ResultDetail[]`, by itself or within the answer of the service; without it (the service's
//! default), the lines of `Result`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::json::{self, Shape, Unit};
use super::speakers::Draft;
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

/// `[0:0.020,0:2.380,0]  您好。`: minutes and seconds of start and end, the speaker where they are told apart, the words.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\[(\d+):(\d+(?:\.\d+)?),(\d+):(\d+(?:\.\d+)?)(?:,(\d+))?\]\s*(.*)$")
        .expect("the pattern is constant and well formed")
});

/// Reads the sentences.
pub(super) fn read(value: &Value) -> Result<Found, Vec<Problem>> {
    let answer = value.get("Response").unwrap_or(value);
    let (data, path) = answer.get("Data").map_or((answer, "ResultDetail"), |data| (data, "Data.ResultDetail"));
    if let Some(problem) = failure(answer, data) {
        return Err(vec![problem]);
    }
    if data.get("ResultDetail").is_none_or(Value::is_null)
        && let Some(result) = data.get("Result").and_then(Value::as_str)
    {
        return lines(result).map(Found::of);
    }
    let list = json::list(data, "ResultDetail")
        .map_err(|problems| problems.into_iter().map(|p| p.in_field(path)).collect::<Vec<_>>())?;
    Ok(Found::of(json::drafts(list, path, &SHAPE)?))
}

fn lines(result: &str) -> Result<Vec<Draft>, Vec<Problem>> {
    let lines = result.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let drafts = lines.map(|(index, line)| {
        let wrong = || json::wrong(&Value::from(line), "text").in_field(format!("Result[{index}]"));
        let found = LINE.captures(line).ok_or_else(wrong)?;
        let time = |minutes: usize| -> Option<u64> {
            let seconds: f64 = found[minutes + 1].parse().ok()?;
            let whole = found[minutes].parse::<u32>().ok()?;
            json::whole_millis((f64::from(whole) * 60.0 + seconds) * 1000.0)
        };
        let label = found.get(5).map(|speaker| speaker.as_str().to_owned());
        Ok(Draft { label, start_ms: time(1), end_ms: time(3), text: found[6].to_owned() })
    });
    drafts.collect::<Result<_, Problem>>().map_err(|problem| vec![problem])
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
