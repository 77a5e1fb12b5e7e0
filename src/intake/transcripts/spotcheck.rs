//! Our own format: `{"call_id": "…", "turns": [{"speaker": "agent", "start_ms": 0, "end_ms": 900, "text": "…"}]}`, a line each or one in
//! a file.
//!
//! A turn's speaker may be called `role`, its times `start` and `end`; all times are milliseconds. Every other key is a fact of the
//! call under the headings of [`crate::records::fields`]: with agent and start the line makes the call itself. `"recognised": false`
//! says that people typed the words.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::json::{self, Shape, Unit};
use super::{Format, Found, Options, ReadTranscript, call_of, finish, in_file, line};
use crate::intake::table::cell;
use crate::intake::{Reading, Rejected, Row, Source, keys, shown};
use crate::problem::Problem;
use crate::records::{CallId, fields};

const SHAPE: Shape = Shape {
    text: &["text", "content"],
    speaker: &["speaker", "role"],
    start: &["start_ms", "start"],
    end: &["end_ms", "end"],
    lasts: &["duration_ms"],
    unit: Unit::Milliseconds,
};

type Line = Result<(ReadTranscript, Vec<Problem>), Vec<Problem>>;

/// Reads all lines, each by itself; or the one object that the file is.
pub(super) fn read(source: &Source, text: &str, options: &Options) -> Result<Reading<ReadTranscript>, Vec<Problem>> {
    let lines: Vec<(u64, &str)> = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    if is_one_object(text, &lines) {
        let value = json::parse(source, text).map_err(|problem| vec![problem])?;
        unique(text).map_err(|problem| in_file(source, None, vec![problem]))?;
        let (transcript, notes) = one(source, value, None, options)?;
        let mut reading = Reading::single(transcript);
        reading.notes = notes;
        return Ok(reading);
    }
    let read: Vec<(u64, &str, Line)> = lines
        .into_par_iter()
        .map(|(number, text)| match line::read(text, options) {
            Some(usual) => (number, text, Ok((usual, Vec::new()))),
            None => (number, text, any_line(source, number, text, options)),
        })
        .collect();
    Ok(collected(source, read))
}

/// Reads a line, whatever its shape.
pub(super) fn read_line(source: &Source, number: u64, line: &str, options: &Options) -> Result<ReadTranscript, Vec<Problem>> {
    any_line(source, number, line, options).map(|(transcript, _)| transcript)
}

fn any_line(source: &Source, number: u64, line: &str, options: &Options) -> Line {
    let value = serde_json::from_str(line).map_err(|error| in_file(source, None, vec![json::fault(&error, number, line)]))?;
    unique(line).map_err(|problem| in_file(source, Some(number), vec![problem]))?;
    one(source, value, Some(number), options)
}

/// Refuses a key that stands twice: one of its values would be lost.
fn unique(text: &str) -> Result<(), Problem> {
    keys::twice(text).map_or(Ok(()), |key| Err(Problem::new("intake-json-key-twice").with("key", shown(&key))))
}

/// Whether a line holds a transcript by itself.
pub(super) fn is_line(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok_and(|value| value.get("turns").is_some())
}

/// Whether the lines are one object together. Its first line is then no JSON by itself, which a broken line isn't either: so the whole
/// is tried, and if that fails too, a line that is sound decides.
fn is_one_object(text: &str, lines: &[(u64, &str)]) -> bool {
    let Some((_, first)) = lines.first() else { return false };
    if lines.len() == 1 {
        return true;
    }
    let is_whole = serde_json::from_str::<IgnoredAny>(first).is_ok();
    !is_whole && (serde_json::from_str::<IgnoredAny>(text).is_ok() || !lines.iter().any(|(_, line)| is_line(line)))
}

/// Sorts the lines into good and rejected; of two with the same call the later one is rejected.
fn collected(source: &Source, lines: Vec<(u64, &str, Line)>) -> Reading<ReadTranscript> {
    let mut reading = Reading {
        headings: Vec::new(),
        columns: Vec::new(),
        rows: Vec::with_capacity(lines.len()),
        rejected: Vec::new(),
        notes: Vec::new(),
    };
    let mut seen: HashMap<CallId, u64> = HashMap::with_capacity(lines.len());
    for (line, raw, read) in lines {
        let read = read.and_then(|(value, notes)| {
            match value.call.as_ref().and_then(|call| seen.get(call).map(|first| (call, first))) {
                Some((call, first)) => {
                    let problem = Problem::new("intake-duplicate-call").with("value", shown(call.as_str())).with("first", first);
                    Err(in_file(source, Some(line), vec![problem]))
                }
                None => Ok((value, notes)),
            }
        });
        match read {
            Ok((value, notes)) => {
                if let Some(call) = &value.call {
                    seen.insert(call.clone(), line);
                }
                reading.notes.extend(notes);
                reading.rows.push(Row { line, value });
            }
            Err(problems) => reading.rejected.push(Rejected { line, raw: vec![raw.to_owned()], problems }),
        }
    }
    reading
}

fn one(source: &Source, value: Value, line: Option<u64>, options: &Options) -> Line {
    let placed = |problems| in_file(source, line, problems);
    let Value::Object(object) = value else { return Err(placed(vec![json::wrong(&value, "object")])) };
    let found = found(object, line.is_none().then(|| source.stem()), options).map_err(placed)?;
    // the name of a file with many transcripts tells of none of them
    let options = &Options { pattern: options.pattern.filter(|_| line.is_none()), ..*options };
    let (mut transcript, notes) = finish(source, found, Format::Spotcheck, options)?;
    if line.is_some() {
        transcript.names.clear();
    }
    Ok((transcript, placed(notes)))
}

/// Complains of times with a fraction under the keys that don't name their unit: somebody wrote seconds.
fn fractions(turns: &[Value]) -> Vec<Problem> {
    let fraction = |value: &Value| match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let one = |index: usize, key: &str, value: &Value| {
        fraction(value).filter(|number| number.fract() != 0.0)?;
        let problem = Problem::new("intake-turn-seconds").with("value", shown(&value.to_string()));
        Some(problem.in_field(format!("turns[{index}].{key}")))
    };
    let of = |(index, turn)| ["start", "end"].map(|key| Value::get(turn, key).and_then(|value| one(index, key, value)));
    turns.iter().enumerate().flat_map(of).flatten().collect()
}

/// Turns and facts of an object. `stem` is the name of the file that it fills, which is the call's id where it holds none.
fn found(mut object: Map<String, Value>, stem: Option<&str>, options: &Options) -> Result<Found, Vec<Problem>> {
    let mut problems = Vec::new();
    let drafts = match object.shift_remove("turns") {
        Some(Value::Array(turns)) => {
            problems.extend(fractions(&turns));
            json::drafts(&turns, "turns", &SHAPE)
        }
        Some(other) => Err(vec![json::wrong(&other, "list").in_field("turns")]),
        None => Err(vec![json::missing("turns")]),
    };
    let drafts = drafts.map_err(|faults| problems.extend(faults)).unwrap_or_default();
    let recognised = match object.shift_remove("recognised").or_else(|| object.shift_remove("recognized")) {
        None | Some(Value::Null) => true,
        Some(Value::Bool(recognised)) => recognised,
        Some(other) => {
            problems.push(json::wrong(&other, "boolean").in_field("recognised"));
            true
        }
    };
    let id = object.iter().filter(|(key, _)| fields::known(key) == Some("call_id")).min_by_key(|(key, _)| fields::ranked(key));
    let id = id.map(|(_, value)| cell(value.clone()).text());
    let call = id.as_deref().and_then(CallId::parse);
    if call.is_none() && stem.is_none() {
        problems.push(json::missing("call_id"));
    }
    let recording = object.iter().find(|(key, _)| fields::known(key) == Some("recording"));
    let names = recording.and_then(|(_, value)| value.as_str()).map(str::to_owned).into_iter().collect();
    let facts = object.into_iter().map(|(key, value)| (key, cell(value))).collect();
    match call_of(facts, stem.filter(|_| call.is_none()), options.zone) {
        Ok(facts) if problems.is_empty() => Ok(Found { call, names, facts, recognised, drafts }),
        Ok(_) => Err(problems),
        Err(more) => Err(problems.into_iter().chain(more).collect()),
    }
}
