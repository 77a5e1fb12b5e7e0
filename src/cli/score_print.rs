//! How inspections are shown: lines for people, JSON for programs, and a count of all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Exit;
use super::output::{BAD, BOLD, DIM, GOOD, OPEN, styled};
use crate::checklist::{Definition, Item, Severity};
use crate::inspection::{Evidence, Inspection, ItemResult, State, Verdict};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::{Points, Speaker};
use crate::store::Change;

/// How many inspections came out how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub scored: usize,
    pub provisional: usize,
    pub not_scorable: usize,
    pub below: usize,
    pub unchanged: usize,
    /// Not scorable for want of a transcript with words.
    pub wordless: usize,
    /// Calls on which an item could not be told to apply, by the field that they lack.
    pub lacking: BTreeMap<String, usize>,
}

impl Tally {
    pub fn add(&mut self, inspection: &Inspection, change: Change) {
        match inspection.state {
            State::Scored => self.scored += 1,
            State::Provisional => self.provisional += 1,
            State::NotScorable => self.not_scorable += 1,
        }
        let reason = inspection.reason.as_ref().map(|reason| reason.id.as_str());
        self.wordless += usize::from(matches!(reason, Some("reason-no-transcript" | "reason-blank")));
        for field in lacking(inspection) {
            *self.lacking.entry(field).or_default() += 1;
        }
        self.below += usize::from(inspection.passed == Some(false));
        self.unchanged += usize::from(change == Change::Unchanged);
    }

    pub fn total(&self) -> usize {
        self.scored + self.provisional + self.not_scorable
    }

    pub fn exit(&self) -> Exit {
        if self.below > 0 { Exit::BelowMark } else { Exit::Done }
    }
}

/// The fields that an inspection's items ask for and the call doesn't have.
fn lacking(inspection: &Inspection) -> BTreeSet<String> {
    let reasons = inspection.items.iter().map(|item| &item.reason).chain(&inspection.reason);
    let missing = reasons.filter(|reason| reason.id.starts_with("reason-field-missing"));
    missing.flat_map(|reason| &reason.args).filter(|(name, _)| name == "field").map(|(_, field)| field.clone()).collect()
}

/// An inspection as documented: one object a subject, reasons in words with their stable id beside.
pub(super) fn as_json(inspection: &Inspection, messages: &Messages) -> Value {
    let items: Vec<Value> = inspection.items.iter().map(|item| item_json(item, messages)).collect();
    let mut value = json!({
        "subject": inspection.subject,
        "checklist": inspection.checklist,
        "version": inspection.version,
        "state": inspection.state,
        "score": inspection.score,
        "passed": inspection.passed,
        "items": items,
    });
    if let Some(reason) = &inspection.reason {
        value["reason"] = Value::from(messages.text(reason));
        value["reason_id"] = Value::from(reason.id.clone());
    }
    value
}

fn item_json(item: &ItemResult, messages: &Messages) -> Value {
    let evidence: Vec<Value> = item
        .evidence
        .iter()
        .map(|evidence| {
            json!({
                "turn": evidence.turn,
                "speaker": evidence.speaker.label(),
                "start_ms": evidence.start_ms,
                "end_ms": evidence.end_ms,
                "quote": evidence.quote,
                "start_byte": evidence.start_byte,
                "end_byte": evidence.end_byte,
            })
        })
        .collect();
    let mut value = json!({
        "id": item.id,
        "verdict": item.verdict,
        "points": item.points,
        "earned": item.earned,
        "reason": messages.text(&item.reason),
        "reason_id": item.reason.id,
        "evidence": evidence,
    });
    for (name, is_so) in [("advice", item.advice), ("sign", item.sign)] {
        if is_so {
            value[name] = Value::from(true);
        }
    }
    value
}

/// An inspection for people: head, then each item with its mark, reason and quotes.
pub(super) fn print_one(definition: &Definition, inspection: &Inspection, messages: &Messages) -> String {
    let head = Message::new("score-head").with("subject", &inspection.subject).with("title", &definition.checklist.title);
    let mut text = styled(BOLD, messages.text(&head)) + "\n" + &standing(inspection, messages) + "\n";
    let mut results = inspection.items.iter();
    for section in &definition.checklist.sections {
        if inspection.items.is_empty() {
            break;
        }
        let _ = writeln!(text, "\n{}", styled(BOLD, &section.title));
        for (item, result) in section.items.iter().zip(&mut results) {
            // that nobody is upset is no fault: an item that only serves others is shown where it found something
            let serves = item.points == Points::ZERO && item.severity != Severity::Fatal && !item.advice;
            if serves && matches!(result.verdict, Verdict::Fail | Verdict::NotApplicable) {
                continue;
            }
            print_item(&mut text, item, result, messages);
        }
    }
    text
}

pub(super) fn standing(inspection: &Inspection, messages: &Messages) -> String {
    let unsure = inspection.items.iter().filter(|item| item.verdict == Verdict::Unsure && item.counts()).count();
    let state = match inspection.state {
        State::Scored => messages.get("score-state-scored"),
        State::Provisional => messages.text(&Message::new("score-state-provisional").with("count", unsure)),
        State::NotScorable => {
            let reason = inspection.reason.as_ref().map(|reason| messages.text(reason)).unwrap_or_default();
            return styled(OPEN, messages.text(&Message::new("score-state-not-scorable").with("reason", reason)));
        }
    };
    let score = inspection.score.map(|score| messages.text(&Message::new("score-score").with("score", score)));
    let passed = inspection.passed.map(|passed| {
        if passed { styled(GOOD, messages.get("score-passed")) } else { styled(BAD, messages.get("score-failed")) }
    });
    [score, passed, Some(state)].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

fn print_item(text: &mut String, item: &Item, result: &ItemResult, messages: &Messages) {
    if result.sign && result.verdict != Verdict::Pass {
        return;
    }
    let (style, sign) = match result.verdict {
        _ if result.sign => (DIM, '•'),
        Verdict::Pass => (GOOD, '✔'),
        Verdict::Fail => (BAD, '✘'),
        Verdict::Unsure => (OPEN, '?'),
        Verdict::NotApplicable => (DIM, '–'),
    };
    let earned = result.earned.map_or_else(|| "–".to_owned(), |earned| earned.to_string());
    let worth = match result {
        _ if item.advice => messages.get("score-advice"),
        result if result.sign => messages.get("score-sign"),
        _ => format!("{earned}/{}", item.points),
    };
    let reason = messages.text(&result.reason);
    let _ = writeln!(text, "  {} {}  {worth}  {}", styled(style, sign), item.title, styled(DIM, reason));
    for evidence in &result.evidence {
        let _ = writeln!(text, "      {}", quote(evidence, messages));
    }
}

fn quote(evidence: &Evidence, messages: &Messages) -> String {
    let turn = messages.text(&Message::new("score-turn").with("turn", evidence.turn + 1));
    let (time, speaker) = (clock(evidence.start_ms), speaker(&evidence.speaker, messages));
    format!("{turn} {time} {speaker} “{}”", printable(&evidence.quote))
}

/// Who speaks, for people.
pub(super) fn speaker(speaker: &Speaker, messages: &Messages) -> String {
    match speaker {
        Speaker::Agent => messages.get("score-speaker-agent"),
        Speaker::Customer => messages.get("score-speaker-customer"),
        Speaker::Other(label) => printable(label),
    }
}

/// When a turn begins, as minutes and seconds; nothing where it isn't known.
pub(super) fn clock(start_ms: Option<u64>) -> String {
    start_ms.map(|ms| format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)).unwrap_or_default()
}

/// A transcript is untrusted: it must not steer the terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '�' } else { c }).collect()
}
