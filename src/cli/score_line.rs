//! One line of `spotcheck score -`: a call's verdicts in few bytes, and in full whatever was found.

use serde::Serialize;
use serde_json::Value;

use super::output::Output;
use crate::checklist::Definition;
use crate::inspection::{Evidence, Inspection, ItemResult, Verdict};
use crate::problem::{Message, Problem};
use crate::records::{Points, Score};

/// A checklist's part of every line, written out beforehand.
pub(super) struct Shape {
    /// `,"checklist":…,"version":…`
    about: Vec<u8>,
    /// For each item, `"ID":"VERDICT"` with each verdict.
    verdicts: Vec<[Vec<u8>; 4]>,
}

const VERDICTS: [Verdict; 4] = [Verdict::Pass, Verdict::Fail, Verdict::NotApplicable, Verdict::Unsure];

/// An item whose verdict has to be looked at.
#[derive(Serialize)]
struct Finding<'a> {
    id: &'a str,
    verdict: Verdict,
    points: Points,
    earned: Option<Points>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    advice: bool,
    #[serde(flatten)]
    reason: Reason<'a>,
    evidence: Vec<Piece<'a>>,
}

/// A reason without its words, which are in the message files under its id.
#[derive(Serialize)]
struct Reason<'a> {
    reason_id: &'a str,
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    reason_values: serde_json::Map<String, Value>,
}

#[derive(Serialize)]
struct Piece<'a> {
    turn: usize,
    speaker: &'a str,
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    quote: &'a str,
    start_byte: usize,
    end_byte: usize,
}

impl Shape {
    pub fn new(definition: &Definition) -> Self {
        let about = &definition.checklist;
        let mut head = b",\"checklist\":".to_vec();
        put(&mut head, &about.id);
        head.extend_from_slice(b",\"version\":");
        put(&mut head, &about.version);
        let written = |id: &str, verdict: Verdict| {
            let mut bytes = Vec::new();
            put(&mut bytes, id);
            bytes.push(b':');
            put(&mut bytes, &verdict);
            bytes
        };
        let verdicts = definition.pairs().map(|(item, _)| VERDICTS.map(|verdict| written(&item.id, verdict))).collect();
        Self { about: head, verdicts }
    }

    /// Writes an inspection's line, with its line feed.
    pub fn write(&self, out: &mut Vec<u8>, inspection: &Inspection) {
        out.extend_from_slice(b"{\"subject\":");
        put(out, &inspection.subject);
        out.extend_from_slice(&self.about);
        out.extend_from_slice(b",\"state\":");
        put(out, &inspection.state);
        number(out, b",\"score\":", inspection.score);
        out.extend_from_slice(b",\"passed\":");
        put(out, &inspection.passed);
        if let Some(message) = &inspection.reason {
            out.push(b',');
            let start = out.len();
            put(out, &reason(message));
            // its braces are the line's
            out.remove(start);
            out.pop();
        }
        out.extend_from_slice(b",\"verdicts\":{");
        for (index, (item, written)) in inspection.items.iter().zip(&self.verdicts).enumerate() {
            if index > 0 {
                out.push(b',');
            }
            out.extend_from_slice(&written[place(item.verdict)]);
        }
        out.extend_from_slice(b"},\"found\":[");
        for (index, item) in inspection.items.iter().filter(|item| is_reported(item)).enumerate() {
            if index > 0 {
                out.push(b',');
            }
            put(out, &finding(item));
        }
        out.extend_from_slice(b"]}\n");
    }
}

/// Whether a verdict is shown with its reason and evidence. A sign says nothing for or against anybody.
fn is_reported(item: &ItemResult) -> bool {
    !item.sign && matches!(item.verdict, Verdict::Fail | Verdict::Unsure)
}

fn place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Pass => 0,
        Verdict::Fail => 1,
        Verdict::NotApplicable => 2,
        Verdict::Unsure => 3,
    }
}

fn number(out: &mut Vec<u8>, key: &[u8], score: Option<Score>) {
    out.extend_from_slice(key);
    put(out, &score);
}

fn reason(message: &Message) -> Reason<'_> {
    let values = message.args.iter().map(|(name, value)| (name.clone(), Value::from(value.clone()))).collect();
    Reason { reason_id: &message.id, reason_values: values }
}

fn finding(item: &ItemResult) -> Finding<'_> {
    Finding {
        id: &item.id,
        verdict: item.verdict,
        points: item.points,
        earned: item.earned,
        advice: item.advice,
        reason: reason(&item.reason),
        evidence: item.evidence.iter().map(piece).collect(),
    }
}

fn piece(evidence: &Evidence) -> Piece<'_> {
    Piece {
        turn: evidence.turn,
        speaker: evidence.speaker.label(),
        start_ms: evidence.start_ms,
        end_ms: evidence.end_ms,
        quote: &evidence.quote,
        start_byte: evidence.start_byte,
        end_byte: evidence.end_byte,
    }
}

/// The line that stands in the place of one that can't be read.
pub(super) fn refused(out: &mut Vec<u8>, number: u64, problems: &[Problem], output: &Output) {
    let problems: Vec<Value> = problems.iter().map(|problem| output.problem_json(problem)).collect();
    put(out, &serde_json::json!({ "line": number, "problems": problems }));
    out.push(b'\n');
}

fn put(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("plain data is JSON, and memory takes it");
}
