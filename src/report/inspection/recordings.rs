//! A recording in a list, and its own page with what was said.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cast::{Cast, Person, Unit};
use super::view::{Fact, Finding, Item, ItemName, Mark, Quote, RecordingPage, RecordingRow, SectionFindings, Segment, Turn};
use super::{people, tally};
use crate::checklist::{Class, Severity};
use crate::inspection::{Evidence, ItemResult, State, Verdict};
use crate::records::{Call, Speaker, Transcript};
use crate::report::figures;
use crate::report::marks::{Piece, pieces};

/// Columns of the call list that stand elsewhere on the page.
const SHOWN: [&str; 8] = ["call_id", "agent", "agent_name", "team", "start", "duration", "duration_ms", "category"];
/// Columns that are needed as they are to find the recording, and that hold no customer's number by themselves.
const NEVER_MASKED: [&str; 4] = ["recording", "end", "line", "answer_delay"];

/// Evidence of a turn: the item's number, and the bytes.
type Spans = Vec<(usize, Range<usize>)>;

pub(super) fn row(cast: &Cast, unit: &Unit) -> RecordingRow {
    let call = unit.subject.map(|subject| &subject.call);
    let inspection = unit.inspection();
    let names = |verdict| unit.found(verdict).map(|result| name(cast, result)).collect::<Vec<_>>();
    RecordingRow {
        href: unit.href.clone(),
        id: unit.id.to_string(),
        place: unit.place,
        spare: unit.spare,
        random: cast.is_sampled(unit.id),
        targeted: cast.purpose(unit.id),
        time: call.map(|call| cast.clock(call.start)),
        weekday: call.map(|call| call.start.to_zoned(cast.input.zone.clone()).weekday().to_monday_one_offset()),
        duration: call.and_then(|call| call.duration_ms).map(figures::duration),
        category: call.and_then(|call| call.fields.get("category")).map(|category| cast.shown(category)),
        state: match inspection.map(|inspection| inspection.state) {
            Some(State::Scored) => "scored",
            Some(State::Provisional) => "provisional",
            Some(State::NotScorable) => "not_scorable",
            None => "open",
        },
        score: unit.score().map(|score| figures::score(score, cast.input.checklist.pass_mark)),
        passed: unit.findings().and_then(|inspection| inspection.passed),
        fatal: unit.found(Verdict::Fail).any(|result| cast.item(result).is_some_and(|item| item.severity == Severity::Fatal)),
        failed: names(Verdict::Fail),
        unsure: names(Verdict::Unsure),
    }
}

fn name(cast: &Cast, result: &ItemResult) -> ItemName {
    match cast.item(result) {
        Some(item) => ItemName { number: item.number, title: item.title.clone() },
        None => ItemName { number: 0, title: result.id.clone() },
    }
}

/// The pages of an agent's recordings: those of the random sample one after the other, and of each part that was drawn on purpose. A
/// recording that is of both has one page.
pub(super) fn pages(cast: &Cast, person: &Person) -> Vec<RecordingPage> {
    let batches = person.batches.iter().flat_map(|batch| in_line(cast, person, &batch.units));
    in_line(cast, person, &person.units).into_iter().chain(batches.filter(|page| !page.row.random)).collect()
}

fn in_line(cast: &Cast, person: &Person, units: &[Unit]) -> Vec<RecordingPage> {
    let href = |unit: &Unit| unit.href.clone();
    (units.iter().enumerate())
        .map(|(index, unit)| RecordingPage {
            previous: index.checked_sub(1).map(|before| href(&units[before])),
            next: units.get(index + 1).map(href),
            ..page(cast, person, unit)
        })
        .collect()
}

fn page(cast: &Cast, person: &Person, unit: &Unit) -> RecordingPage {
    let transcript = unit.subject.and_then(|subject| subject.transcript.as_ref());
    let inspection = unit.inspection();
    let findings = findings(cast, unit);
    let version = inspection.map(|inspection| &inspection.version).filter(|version| **version != cast.input.checklist.version);
    RecordingPage {
        row: row(cast, unit),
        who: person.who.clone(),
        reason: inspection.and_then(|inspection| inspection.reason.as_ref()).map(|reason| cast.reason(reason)),
        other_version: version.cloned(),
        facts: unit.subject.map(|subject| facts(cast, &subject.call)).unwrap_or_default(),
        transcript: match transcript {
            None => "absent",
            Some(transcript) if transcript.is_blank() => "blank",
            Some(_) => "present",
        },
        recognised: transcript.is_some_and(|transcript| transcript.recognised),
        speakers_reliable: transcript.is_none_or(|transcript| transcript.speakers_reliable),
        turns: transcript.map(|transcript| turns(cast, unit, transcript, &findings)).unwrap_or_default(),
        sections: sections(cast, unit, findings),
        people: people::people(cast, unit),
        previous: None,
        next: None,
    }
}

fn facts(cast: &Cast, call: &Call) -> Vec<Fact> {
    (call.fields.iter())
        .filter(|(name, value)| !SHOWN.contains(&name.as_str()) && !value.trim().is_empty())
        .map(|(name, value)| Fact {
            name: cast.messages.lookup(&format!("field-{name}")).unwrap_or_else(|| name.clone()),
            value: if NEVER_MASKED.contains(&name.as_str()) { value.clone() } else { cast.shown(value) },
        })
        .collect()
}

/// The findings in the inspection's order; items that the checklist does not know are numbered after its own. Signs are no findings.
fn findings(cast: &Cast, unit: &Unit) -> Vec<Finding> {
    let mut unknown = cast.items.len();
    let results = unit.findings().map_or(&[][..], |inspection| &inspection.items);
    let mut finding = |result: &ItemResult| {
        let item = cast.item(result).cloned().unwrap_or_else(|| {
            unknown += 1;
            stranger(unknown, result)
        });
        Finding {
            item,
            verdict: result.verdict,
            earned: result.earned.map(|points| points.to_string()),
            reason: cast.reason(&result.reason),
            quotes: result.evidence.iter().map(|evidence| quote(cast, unit, evidence)).collect(),
        }
    };
    let mut findings: Vec<Finding> = results.iter().filter(|result| !result.sign).map(&mut finding).collect();
    findings.sort_by_key(|finding| finding.item.number);
    findings
}

/// An item of another version of the checklist.
fn stranger(number: usize, result: &ItemResult) -> Item {
    Item {
        number,
        id: result.id.clone(),
        title: result.id.clone(),
        section: String::new(),
        source: None,
        points: result.points.to_string(),
        class: Class::default(),
        severity: Severity::default(),
        coach: None,
    }
}

fn sections(cast: &Cast, unit: &Unit, findings: Vec<Finding>) -> Vec<SectionFindings> {
    let mut sections: Vec<SectionFindings> = Vec::new();
    for finding in findings {
        let known = finding.item.number <= cast.items.len();
        let title = known.then(|| finding.item.section.clone());
        match sections.last_mut().filter(|section| section.title == title) {
            Some(section) => section.items.push(finding),
            None => sections.push(SectionFindings { title, earned: String::new(), points: String::new(), items: vec![finding] }),
        }
    }
    let results = unit.findings().map_or(&[][..], |inspection| &inspection.items);
    for section in &mut sections {
        let here = |result: &&ItemResult| section.items.iter().any(|finding| finding.item.id == result.id);
        let (earned, points) = tally::earned(results.iter().filter(here));
        (section.earned, section.points) = (earned.to_string(), points.to_string());
    }
    sections
}

pub(super) fn quote(cast: &Cast, unit: &Unit, evidence: &Evidence) -> Quote {
    let turns = unit.subject.and_then(|subject| subject.transcript.as_ref()).map_or(0, |transcript| transcript.turns.len());
    let (speaker, label) = speaker(&evidence.speaker);
    Quote {
        text: cast.shown(&evidence.quote),
        turn: (evidence.turn < turns).then_some(evidence.turn + 1),
        speaker,
        label,
        time: evidence.start_ms.map(figures::duration),
    }
}

fn speaker(speaker: &Speaker) -> (&'static str, Option<String>) {
    match speaker {
        Speaker::Agent => ("agent", None),
        Speaker::Customer => ("customer", None),
        Speaker::Other(label) => ("other", Some(label.clone())),
    }
}

fn turns(cast: &Cast, unit: &Unit, transcript: &Transcript, findings: &[Finding]) -> Vec<Turn> {
    let by_number: BTreeMap<usize, &Finding> = findings.iter().map(|finding| (finding.item.number, finding)).collect();
    let by_id: BTreeMap<&str, usize> = findings.iter().map(|finding| (finding.item.id.as_str(), finding.item.number)).collect();
    let mut spans: BTreeMap<usize, Spans> = BTreeMap::new();
    for result in unit.findings().iter().flat_map(|inspection| &inspection.items) {
        // a sign is not among the findings, and not marked either
        let Some(number) = by_id.get(result.id.as_str()) else { continue };
        for evidence in &result.evidence {
            let span = (*number, evidence.start_byte..evidence.end_byte);
            spans.entry(evidence.turn).or_default().push(span);
        }
    }
    let segments = |index: usize, text: &str| {
        let pieces = pieces(text, spans.get(&index).map_or(&[], Vec::as_slice));
        pieces.iter().map(|piece| segment(piece, &by_number)).collect()
    };
    let turn = |(index, turn): (usize, &crate::records::Turn)| {
        let (speaker, label) = speaker(&turn.speaker);
        let time = turn.start_ms.map(figures::duration);
        Turn { number: index + 1, speaker, label, time, segments: segments(index, &cast.shown(&turn.text)) }
    };
    transcript.turns.iter().enumerate().map(turn).collect()
}

fn segment(piece: &Piece, findings: &BTreeMap<usize, &Finding>) -> Segment {
    let mark = |number: &usize| Mark {
        number: *number,
        title: findings[number].item.title.clone(),
        verdict: findings[number].verdict,
        begins: piece.begins.contains(number),
    };
    let marks: Vec<Mark> = piece.items.iter().map(mark).collect();
    let gravest = [Verdict::Fail, Verdict::Unsure, Verdict::Pass, Verdict::NotApplicable];
    let tone = gravest.into_iter().find(|verdict| marks.iter().any(|mark| mark.verdict == *verdict));
    Segment { text: piece.text.to_owned(), marks, tone }
}
