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
use crate::yaml::Mark;

/// How long a turn of an example lasts whose time is not told.
const TURN_MS: u64 = 3_000;

/// What became of one example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A good one passes.
    Validated,
    /// A bad one fails.
    Reported,
    /// A good one does not pass.
    Noisy,
    /// A bad one does not fail.
    Missing,
}

/// What an item found in one of its examples.
#[derive(Debug, Clone)]
pub struct Trial {
    /// How it came out.
    pub outcome: Outcome,
    /// Where the example stands.
    pub mark: Mark,
    /// The item's verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Message,
    /// The words that it rests on.
    pub quotes: Vec<String>,
}

impl Trial {
    /// Whether the item judged the example as it says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        matches!(self.outcome, Outcome::Validated | Outcome::Reported)
    }
}

/// What every item finds in its examples, item by item. Those of a question to a person are for people: nothing is tried of them.
#[must_use]
pub fn trials(checklist: &Compiled) -> Vec<Vec<Trial>> {
    let of_item = |(index, rule): (usize, &Rule)| match rule.ask {
        Ask::Person(_) => Vec::new(),
        _ => rule.examples.iter().map(|example| trial(checklist, index, example)).collect(),
    };
    checklist.definition.rules.iter().enumerate().map(of_item).collect()
}

fn trial(checklist: &Compiled, index: usize, example: &Example) -> Trial {
    let found = judged(checklist, index, example);
    let outcome = match (example.passes, found.verdict) {
        (true, Verdict::Pass) => Outcome::Validated,
        (true, _) => Outcome::Noisy,
        (false, Verdict::Fail) => Outcome::Reported,
        (false, _) => Outcome::Missing,
    };
    let quotes = found.evidence.into_iter().map(|evidence| evidence.quote).collect();
    Trial { outcome, mark: example.mark, verdict: found.verdict, reason: found.reason, quotes }
}

/// The examples that their items judge otherwise, at their places in the files.
#[must_use]
pub fn failing_examples(checklist: &Compiled) -> Vec<Problem> {
    let items = checklist.definition.items().zip(trials(checklist));
    items.flat_map(|(item, trials)| trials.into_iter().filter_map(|trial| failing(checklist, item, &trial))).collect()
}

fn failing(checklist: &Compiled, item: &Item, trial: &Trial) -> Option<Problem> {
    let id = match trial.outcome {
        Outcome::Noisy => "checklist-example-should-pass",
        Outcome::Missing => "checklist-example-should-fail",
        Outcome::Validated | Outcome::Reported => return None,
    };
    let problem = Problem::new(id).with("item", &item.id).with("quotes", trial.quotes.join(" / "));
    Some(checklist.definition.sources[trial.mark.file].at(problem, trial.mark))
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
