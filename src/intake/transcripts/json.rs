//! JSON documents: parsing with places, and lists of utterances by the keys that a maker uses.

use serde_json::Value;

use super::shown;
use super::speakers::Draft;
use crate::intake::Source;
use crate::intake::table::{kind, reason};
use crate::problem::Problem;

/// Parses a whole document.
///
/// # Errors
/// Where it breaks off or is no JSON, with line and column.
pub(super) fn parse(source: &Source, text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).map_err(|error| {
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        fault(&error, error.line() as u64, line).in_file(source.name)
    })
}

/// A syntax error at its place; a document that ends too early is told from one that is wrong.
pub(super) fn fault(error: &serde_json::Error, line_number: u64, line: &str) -> Problem {
    /// Longer lines are not shown: the mark under them would not help.
    const LONGEST: usize = 160;
    let problem = if error.is_eof() {
        Problem::new("intake-json-cut-off")
    } else {
        Problem::new("intake-json-syntax").with("kind", kind(error)).with("error", reason(error))
    };
    let problem = problem.at_line(line_number).at_column(error.column() as u64);
    if line.chars().count() <= LONGEST { problem.showing(line) } else { problem }
}

/// What a number of a time counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Seconds,
    Milliseconds,
}

/// The keys of an utterance; of several the first that stands there.
#[derive(Debug)]
pub(super) struct Shape {
    pub text: &'static [&'static str],
    pub speaker: &'static [&'static str],
    pub start: &'static [&'static str],
    pub end: &'static [&'static str],
    /// Where a length stands instead of an end.
    pub lasts: &'static [&'static str],
    pub unit: Unit,
}

/// The utterances of a list, each with all that is wrong in it. `path` is the path of the list.
pub(super) fn drafts(list: &[Value], path: &str, shape: &Shape) -> Result<Vec<Draft>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut drafts = Vec::with_capacity(list.len());
    for (index, item) in list.iter().enumerate() {
        match draft(item, shape) {
            Ok(draft) => drafts.push(draft),
            Err(faults) => problems.extend(faults.into_iter().map(|fault| {
                let key = fault.place.field.clone().map(|key| format!(".{key}")).unwrap_or_default();
                fault.in_field(format!("{path}[{index}]{key}"))
            })),
        }
    }
    if problems.is_empty() { Ok(drafts) } else { Err(problems) }
}

fn draft(item: &Value, shape: &Shape) -> Result<Draft, Vec<Problem>> {
    if !item.is_object() {
        return Err(vec![wrong(item, "object")]);
    }
    let mut problems = Vec::new();
    let mut keep = |value: Result<Option<u64>, Problem>| value.map_err(|problem| problems.push(problem)).ok().flatten();
    let start_ms = keep(millis(item, shape.start, shape.unit));
    let end_ms = keep(millis(item, shape.end, shape.unit));
    let lasts = keep(millis(item, shape.lasts, shape.unit));
    let label = label(item, shape.speaker).map_err(|problem| problems.push(problem)).ok().flatten();
    match text(item, shape.text) {
        Ok(text) if problems.is_empty() => {
            let end_ms = end_ms.or_else(|| Some(start_ms?.saturating_add(lasts?)));
            Ok(Draft { label, start_ms, end_ms, text })
        }
        Ok(_) => Err(problems),
        Err(problem) => {
            problems.push(problem);
            Err(problems)
        }
    }
}

fn present<'a>(item: &'a Value, keys: &[&'static str]) -> Option<(&'static str, &'a Value)> {
    keys.iter().find_map(|key| item.get(key).filter(|value| !value.is_null()).map(|value| (*key, value)))
}

fn text(item: &Value, keys: &[&'static str]) -> Result<String, Problem> {
    match present(item, keys) {
        Some((_, Value::String(text))) => Ok(text.clone()),
        Some((key, value)) => Err(wrong(value, "text").in_field(key)),
        None => Err(missing(keys.first().copied().unwrap_or_default())),
    }
}

fn label(item: &Value, keys: &[&'static str]) -> Result<Option<String>, Problem> {
    match present(item, keys) {
        Some((_, Value::String(text))) => Ok(Some(text.trim().to_owned()).filter(|label| !label.is_empty())),
        Some((_, Value::Number(number))) => Ok(Some(number.to_string())),
        Some((key, value)) => Err(wrong(value, "text").in_field(key)),
        None => Ok(None),
    }
}

/// A time that stands there as a number or as the text of one.
pub(super) fn millis(item: &Value, keys: &[&'static str], unit: Unit) -> Result<Option<u64>, Problem> {
    let Some((key, value)) = present(item, keys) else { return Ok(None) };
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if text.trim().is_empty() => return Ok(None),
        Value::String(text) => text.trim().parse::<f64>().ok(),
        _ => None,
    };
    let scale = if unit == Unit::Seconds { 1000.0 } else { 1.0 };
    let whole = number.and_then(|number| whole_millis(number * scale));
    whole.map(Some).ok_or_else(|| wrong(value, "time").in_field(key))
}

/// Whole milliseconds; `None` for what is no time.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a number in range")]
pub(super) fn whole_millis(milliseconds: f64) -> Option<u64> {
    let milliseconds = milliseconds.round();
    (0.0..1e15).contains(&milliseconds).then_some(milliseconds as u64)
}

/// The list that stands at a path such as `results.utterances`.
pub(super) fn list<'a>(value: &'a Value, path: &str) -> Result<&'a [Value], Vec<Problem>> {
    let found = path.split('.').try_fold(value, |value, key| value.get(key));
    match found {
        Some(Value::Array(items)) => Ok(items),
        None | Some(Value::Null) => Err(vec![missing(path)]),
        Some(other) => Err(vec![wrong(other, "list").in_field(path)]),
    }
}

/// A text that stands at a path, where it isn't blank.
pub(super) fn string<'a>(value: &'a Value, path: &str) -> Option<&'a str> {
    path.split('.').try_fold(value, |value, key| value.get(key))?.as_str().filter(|text| !text.trim().is_empty())
}

/// A key that must be there.
pub(super) fn missing(path: &str) -> Problem {
    Problem::new("intake-json-missing").in_field(path)
}

/// A value of the wrong kind: `text`, `time`, `list` or `object` was expected.
pub(super) fn wrong(value: &Value, expected: &str) -> Problem {
    Problem::new("intake-json-value").with("expected", expected).with("value", shown(&value.to_string()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SHAPE: Shape =
        Shape { text: &["text"], speaker: &["spk"], start: &["start"], end: &["end"], lasts: &[], unit: Unit::Seconds };

    #[test]
    fn every_fault_has_its_path() {
        let list = [
            json!({"text": "a", "start": "1.5", "end": 2}),
            json!({"start": "soon", "end": -1}),
            json!(3),
            json!({"text": 1, "spk": []}),
        ];
        let problems = drafts(&list, "results", &SHAPE).unwrap_err();
        let found: Vec<(&str, &str)> =
            problems.iter().map(|p| (p.place.field.as_deref().unwrap(), p.message.id.as_str())).collect();
        assert_eq!(
            found,
            [
                ("results[1].start", "intake-json-value"),
                ("results[1].end", "intake-json-value"),
                ("results[1].text", "intake-json-missing"),
                ("results[2]", "intake-json-value"),
                ("results[3].spk", "intake-json-value"),
                ("results[3].text", "intake-json-value"),
            ]
        );
        let good = drafts(&list[..1], "", &SHAPE).unwrap();
        assert_eq!((good[0].start_ms, good[0].end_ms), (Some(1500), Some(2000)));
    }

    #[test]
    fn a_document_that_breaks_off_is_told_from_a_wrong_one() {
        let source = Source { name: "a.json", bytes: b"" };
        let cut = parse(&source, "{\"turns\": [\n  {\"text\": \"您").unwrap_err();
        assert_eq!((cut.message.id.as_str(), cut.place.line), ("intake-json-cut-off", Some(2)));
        let wrong = parse(&source, "{\"turns\": [\n  nothing]}").unwrap_err();
        assert_eq!((wrong.message.id.as_str(), wrong.place.line, wrong.place.column), ("intake-json-syntax", Some(2), Some(4)));
    }
}
