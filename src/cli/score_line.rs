//! One line of `spotcheck score -`: a call's verdicts in few bytes, and in full whatever was found.

use serde::Serialize;
use serde_json::Value;

use super::output::Output;
use crate::checklist::{Definition, Item};
use crate::inspection::{Brief, BriefItem, Evidence, Verdict};
use crate::problem::{Message, Problem};

/// A checklist's part of every line, written out beforehand.
pub(super) struct Shape {
    /// `,"checklist":…,"version":…`
    about: Vec<u8>,
    items: Vec<ItemShape>,
}

struct ItemShape {
    /// `"ID":"VERDICT"` with each verdict.
    verdicts: [Vec<u8>; 4],
    /// `{"id":"ID","verdict":"VERDICT","points":POINTS,"earned":` with each verdict.
    findings: [Vec<u8>; 4],
    advice: bool,
    /// A sign says nothing for or against anybody, so it is not shown.
    sign: bool,
}

const VERDICTS: [Verdict; 4] = [Verdict::Pass, Verdict::Fail, Verdict::NotApplicable, Verdict::Unsure];

impl ItemShape {
    fn new(item: &Item) -> Self {
        let id = json(&item.id);
        let verdicts = VERDICTS.map(|verdict| [&id, b":".as_slice(), &json(&verdict)].concat());
        let findings = VERDICTS.map(|verdict| {
            let (verdict, points) = (json(&verdict), json(&item.points));
            [b"{\"id\":".as_slice(), &id, b",\"verdict\":", &verdict, b",\"points\":", &points, b",\"earned\":"].concat()
        });
        Self { verdicts, findings, advice: item.advice, sign: item.is_sign() }
    }

    /// Whether a verdict is shown with its reason and evidence.
    fn is_reported(&self, verdict: Verdict) -> bool {
        !self.sign && matches!(verdict, Verdict::Fail | Verdict::Unsure)
    }

    fn write_finding(&self, out: &mut Vec<u8>, item: &BriefItem) {
        out.extend_from_slice(&self.findings[place(item.verdict)]);
        put(out, &item.earned);
        out.extend_from_slice(if self.advice { b",\"advice\":true," } else { b"," });
        write_reason(out, &item.reason);
        out.extend_from_slice(b",\"evidence\":[");
        for (index, evidence) in item.evidence.iter().enumerate() {
            out.extend_from_slice(if index > 0 { b"," } else { b"" });
            write_evidence(out, evidence);
        }
        out.extend_from_slice(b"]}");
    }
}

impl Shape {
    pub fn new(definition: &Definition) -> Self {
        let about = &definition.checklist;
        let head = [b",\"checklist\":".as_slice(), &json(&about.id), b",\"version\":", &json(&about.version)];
        Self { about: head.concat(), items: definition.pairs().map(|(item, _)| ItemShape::new(item)).collect() }
    }

    /// Writes the line of what was found of a call, with its line feed.
    pub fn write(&self, out: &mut Vec<u8>, subject: &str, found: &Brief) {
        member(out, b"{\"subject\":", subject);
        out.extend_from_slice(&self.about);
        member(out, b",\"state\":", &found.state);
        member(out, b",\"score\":", &found.score);
        member(out, b",\"passed\":", &found.passed);
        if let Some(message) = &found.reason {
            out.push(b',');
            write_reason(out, message);
        }
        out.extend_from_slice(b",\"verdicts\":{");
        for (index, (item, shape)) in found.items.iter().zip(&self.items).enumerate() {
            out.extend_from_slice(if index > 0 { b"," } else { b"" });
            out.extend_from_slice(&shape.verdicts[place(item.verdict)]);
        }
        out.extend_from_slice(b"},\"found\":[");
        let reported = found.items.iter().zip(&self.items).filter(|(item, shape)| shape.is_reported(item.verdict));
        for (index, (item, shape)) in reported.enumerate() {
            out.extend_from_slice(if index > 0 { b"," } else { b"" });
            shape.write_finding(out, item);
        }
        out.extend_from_slice(b"]}\n");
    }
}

fn place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Pass => 0,
        Verdict::Fail => 1,
        Verdict::NotApplicable => 2,
        Verdict::Unsure => 3,
    }
}

/// A key with whatever stands before it, and its value.
fn member(out: &mut Vec<u8>, key: &[u8], value: &(impl Serialize + ?Sized)) {
    out.extend_from_slice(key);
    put(out, value);
}

/// A reason without its words, which are in the message files under its id.
fn write_reason(out: &mut Vec<u8>, message: &Message) {
    member(out, b"\"reason_id\":", &message.id);
    for (index, (name, value)) in message.args.iter().enumerate() {
        out.extend_from_slice(if index > 0 { b"," } else { b",\"reason_values\":{" });
        put(out, name);
        out.push(b':');
        put(out, value);
    }
    out.extend_from_slice(if message.args.is_empty() { b"" } else { b"}" });
}

fn write_evidence(out: &mut Vec<u8>, evidence: &Evidence) {
    member(out, b"{\"turn\":", &evidence.turn);
    member(out, b",\"speaker\":", evidence.speaker.label());
    member(out, b",\"start_ms\":", &evidence.start_ms);
    member(out, b",\"end_ms\":", &evidence.end_ms);
    member(out, b",\"quote\":", &evidence.quote);
    member(out, b",\"start_byte\":", &evidence.start_byte);
    member(out, b",\"end_byte\":", &evidence.end_byte);
    out.push(b'}');
}

/// The line that stands in the place of one that can't be read.
pub(super) fn refused(out: &mut Vec<u8>, number: u64, problems: &[Problem], output: &Output) {
    let problems: Vec<Value> = problems.iter().map(|problem| output.problem_json(problem)).collect();
    put(out, &serde_json::json!({ "line": number, "problems": problems }));
    out.push(b'\n');
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut written = Vec::new();
    put(&mut written, value);
    written
}

fn put(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(out, value).expect("plain data is JSON, and memory takes it");
}
