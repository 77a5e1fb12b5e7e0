//! A checklist's own examples: each says what its item must find in it.

use std::collections::BTreeMap;

use super::compiled::Compiled;
use super::inspect::{Case, judge};
use super::subject::Facts;
use super::verdict::Verdict;
use crate::checklist::{Example, Item, Rule};
use crate::problem::Problem;
use crate::records::{Transcript, Turn};
use crate::text::Document;
use crate::yaml::at;

/// How long a turn of an example lasts whose time is not told.
const TURN_MS: u64 = 3_000;

/// The examples that their items judge otherwise, at their places in the file.
#[must_use]
pub fn failing_examples(checklist: &Compiled, file: &str, text: &str) -> Vec<Problem> {
    let pairs = checklist.definition.pairs();
    pairs
        .flat_map(|(item, rule)| {
            rule.examples.iter().filter_map(move |example| failing(checklist, item, rule, example, file, text))
        })
        .collect()
}

fn failing(checklist: &Compiled, item: &Item, rule: &Rule, example: &Example, file: &str, text: &str) -> Option<Problem> {
    let transcript = transcript(example);
    let document = Document::new(transcript.turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
    // an example shows the words; the conditions on a call's data are taken to hold
    let rule = Rule { when: Vec::new(), when_items: Vec::new(), ..rule.clone() };
    let scan = checklist.scan(&document);
    let case = Case { facts: &Facts::new(), transcript: &transcript, scan: &scan, verdicts: &BTreeMap::new() };
    let found = judge(&rule, &case);
    let expected = if example.passes { Verdict::Pass } else { Verdict::Fail };
    if found.verdict == expected {
        return None;
    }
    let id = if example.passes { "checklist-example-should-pass" } else { "checklist-example-should-fail" };
    let quotes: Vec<&str> = found.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
    Some(at(Problem::new(id).with("item", &item.id).with("quotes", quotes.join(" / ")), file, text, example.mark))
}

fn transcript(example: &Example) -> Transcript {
    let mut clock = 0;
    let turns = example.turns.iter().map(|(speaker, at, text)| {
        let start = at.unwrap_or(clock);
        clock = start + TURN_MS;
        Turn { speaker: speaker.clone(), start_ms: Some(start), end_ms: Some(clock), text: text.clone() }
    });
    Transcript { source: "example".to_owned(), recognised: false, speakers_reliable: true, turns: turns.collect() }
}
