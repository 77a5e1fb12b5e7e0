//! A checklist's own examples: each says what its item must find in it.

use std::collections::{BTreeMap, BTreeSet};

use super::compiled::Compiled;
use super::inspect::{Case, Known, judge};
use super::say::Judgement;
use super::verdict::Verdict;
use super::window::Views;
use crate::checklist::{Ask, Example, Item, ItemTest, Rule};
use crate::problem::{Message, Problem};
use crate::records::{Transcript, Turn};
use crate::text::Document;
use crate::yaml::at;

/// How long a turn of an example lasts whose time is not told.
const TURN_MS: u64 = 3_000;

/// The examples that their items judge otherwise, at their places in the file. Those of a question to a person are for people.
#[must_use]
pub fn failing_examples(checklist: &Compiled, file: &str, text: &str) -> Vec<Problem> {
    let by_machine = checklist.definition.pairs().enumerate().filter(|(_, (_, rule))| !matches!(rule.ask, Ask::Person(_)));
    by_machine
        .flat_map(|(index, (item, rule))| {
            rule.examples.iter().filter_map(move |example| failing(checklist, (index, item), example, file, text))
        })
        .collect()
}

fn failing(checklist: &Compiled, (index, item): (usize, &Item), example: &Example, file: &str, text: &str) -> Option<Problem> {
    let found = judged(checklist, index, example);
    let expected = if example.passes { Verdict::Pass } else { Verdict::Fail };
    if found.verdict == expected {
        return None;
    }
    let id = if example.passes { "checklist-example-should-pass" } else { "checklist-example-should-fail" };
    let quotes: Vec<&str> = found.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
    Some(at(Problem::new(id).with("item", &item.id).with("quotes", quotes.join(" / ")), file, text, example.mark))
}

/// What an item finds in an example. The items that it asks for are judged on the same example, unless it tells their verdicts.
fn judged(checklist: &Compiled, index: usize, example: &Example) -> Judgement {
    let transcript = transcript(example);
    let document = Document::new(transcript.turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
    let (scan, views) = (checklist.scan(&document), Views::default());
    let definition = &checklist.definition;
    let pairs: Vec<(&Item, &Rule)> = definition.pairs().collect();
    let needed = needed(&pairs, index);
    let mut found: BTreeMap<&str, Known> = BTreeMap::new();
    for i in definition.order.iter().filter(|i| needed.contains(i)) {
        let (item, rule) = pairs[*i];
        // an example shows the words; the conditions on a call's data are taken to hold
        let rule = Rule { when: Vec::new(), when_items: Vec::new(), ..rule.clone() };
        let case = Case {
            facts: &example.data,
            labels: &example.labels,
            transcript: &transcript,
            scan: &scan,
            views: &views,
            finds_nothing: false,
            brief: None,
            local: &checklist.local,
            found: &found,
        };
        let told = example.items.iter().find(|(id, _)| *id == item.id && *i != index).map(|(_, test)| told(*test));
        let judgement = told.unwrap_or_else(|| judge(&rule, &case));
        found.insert(&item.id, Known { title: &item.title, judgement });
    }
    let id = pairs[index].0.id.as_str();
    found.remove(id).expect("an item is among those that it needs").judgement
}

/// An item with all those whose verdicts it asks for, and theirs.
fn needed(pairs: &[(&Item, &Rule)], index: usize) -> BTreeSet<usize> {
    let (mut needed, mut waiting) = (BTreeSet::new(), vec![index]);
    while let Some(next) = waiting.pop() {
        if needed.insert(next) {
            let asked = pairs[next].1.ask.items();
            waiting.extend((0..pairs.len()).filter(|i| asked.contains(&pairs[*i].0.id.as_str())));
        }
    }
    needed
}

fn told(test: ItemTest) -> Judgement {
    let verdict = if test == ItemTest::Pass { Verdict::Pass } else { Verdict::Fail };
    Judgement::bare(verdict, Message::new("reason-said"))
}

fn transcript(example: &Example) -> Transcript {
    let mut clock = 0;
    let turns = example.turns.iter().map(|turn| {
        let start = turn.at.unwrap_or(clock);
        clock = turn.until.unwrap_or(start + TURN_MS);
        Turn { speaker: turn.speaker.clone(), start_ms: Some(start), end_ms: Some(clock), text: turn.text.clone() }
    });
    Transcript { source: "example".to_owned(), recognised: false, speakers_reliable: true, turns: turns.collect() }
}
