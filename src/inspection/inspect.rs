//! A checklist's verdicts on one call, and the score they add up to.

use std::collections::BTreeMap;

use super::compiled::{Compiled, Scan};
use super::say::{Judgement, Question, breaks_off};
use super::subject::{Facts, Subject};
use super::verdict::{Inspection, ItemResult, State, Verdict};
use super::window::{between, view};
use crate::checklist::{Ask, Item, ItemTest, Review, Rule, Severity, Words};
use crate::condition::{Holds, hold};
use crate::problem::Message;
use crate::records::{Points, Score, Transcript};
use crate::text::Document;

/// Inspects one call.
#[must_use]
pub fn inspect(checklist: &Compiled, subject: Subject) -> Inspection {
    let nothing = |reason: Message| not_scorable(checklist, subject.id, reason);
    let transcript = match subject.transcript {
        None => return nothing(Message::new("reason-no-transcript")),
        Some(transcript) if transcript.is_blank() => return nothing(Message::new("reason-blank")),
        Some(transcript) => transcript,
    };
    if let Holds::No(reason) | Holds::Unknown(reason) = hold(&checklist.definition.when, subject.facts) {
        return nothing(Message { id: format!("{}-checklist", reason.id), ..reason });
    }
    let document = Document::new(transcript.turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
    let scan = checklist.scan(&document);
    let judged = judge_all(checklist, subject.facts, transcript, &scan);
    let (severities, items): (Vec<Severity>, Vec<ItemResult>) =
        checklist.definition.items().zip(judged).map(|(item, judgement)| (item.severity, result(item, judgement))).unzip();
    total(checklist, subject.id, &severities, items)
}

/// Every item's judgement, in the checklist's order; each is judged after those that it depends on.
fn judge_all(checklist: &Compiled, facts: &Facts, transcript: &Transcript, scan: &Scan) -> Vec<Judgement> {
    let definition = &checklist.definition;
    let pairs: Vec<(&Item, &Rule)> = definition.pairs().collect();
    let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
    let mut judged: Vec<(usize, Judgement)> = Vec::with_capacity(pairs.len());
    for index in &definition.order {
        let (item, rule) = pairs[*index];
        let case = Case { facts, transcript, scan, verdicts: &verdicts };
        let judgement = reviewed(rule, judge(rule, &case));
        verdicts.insert(&item.id, judgement.verdict);
        judged.push((*index, judgement));
    }
    judged.sort_by_key(|(index, _)| *index);
    judged.into_iter().map(|(_, judgement)| judgement).collect()
}

/// What an item is judged by.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// The call's data.
    pub facts: &'a Facts,
    /// Its words.
    pub transcript: &'a Transcript,
    /// Where the checklist's phrases stand in them.
    pub scan: &'a Scan<'a, 'a>,
    /// What was found of the items that it depends on.
    pub verdicts: &'a BTreeMap<&'a str, Verdict>,
}

/// An item's verdict before anybody's review.
pub(super) fn judge(rule: &Rule, case: &Case) -> Judgement {
    let without = |verdict, reason| Judgement { verdict, reason, evidence: Vec::new() };
    match hold(&rule.when, case.facts) {
        Holds::Yes => {}
        Holds::No(reason) => return without(Verdict::NotApplicable, reason),
        Holds::Unknown(reason) => return without(Verdict::Unsure, reason),
    }
    if let Some((verdict, reason)) = not_so(&rule.when_items, case.verdicts) {
        return without(verdict, reason);
    }
    match &rule.ask {
        Ask::Say(words) | Ask::NeverSay(words) => judge_words(rule, words, case),
    }
}

/// Whether an item does not apply, or may not, because of what was found of others.
fn not_so(tests: &[(String, ItemTest)], verdicts: &BTreeMap<&str, Verdict>) -> Option<(Verdict, Message)> {
    let mut unknown = None;
    for (id, test) in tests {
        let wanted = if *test == ItemTest::Pass { Verdict::Pass } else { Verdict::Fail };
        match verdicts.get(id.as_str()) {
            Some(found) if *found == wanted => {}
            Some(Verdict::Unsure) => unknown = Some((Verdict::Unsure, Message::new("reason-item-unsure").with("item", id))),
            _ => return Some((Verdict::NotApplicable, Message::new("reason-item-not-so").with("item", id))),
        }
    }
    unknown
}

fn judge_words(rule: &Rule, words: &Words, case: &Case) -> Judgement {
    let Case { facts, transcript, scan, .. } = *case;
    let without = |verdict, reason| Judgement { verdict, reason, evidence: Vec::new() };
    let view = match view(rule.scope, transcript) {
        Ok(mut view) => {
            view.settle(rule.scope.speaker, case);
            view
        }
        Err(id) => return without(Verdict::Unsure, Message::new(&format!("reason-{id}"))),
    };
    let Some(between) = between(&rule.bounds, case) else {
        return without(Verdict::NotApplicable, Message::new("reason-nothing-before"));
    };
    let question = Question {
        words,
        between,
        unless: rule.unless.as_ref(),
        window: rule.scope.window,
        view: &view,
        scan,
        transcript,
        model: model(rule),
        breaks_off: breaks_off(transcript, facts),
    };
    if matches!(rule.ask, Ask::NeverSay(_)) { question.never_say() } else { question.say() }
}

/// The first good example that is a single utterance: it tells an agent what was wanted better than patterns do.
fn model(rule: &Rule) -> Option<&str> {
    rule.examples.iter().filter(|example| example.passes).find_map(|example| match &example.turns[..] {
        [(_, _, text)] => Some(text.as_str()),
        _ => None,
    })
}

/// Holds a verdict back for a person where the item says so.
fn reviewed(rule: &Rule, judgement: Judgement) -> Judgement {
    let held = match rule.review {
        Review::Never => false,
        Review::OnHit => judgement.verdict == Verdict::Fail,
        Review::Always => matches!(judgement.verdict, Verdict::Pass | Verdict::Fail),
    };
    if held { Judgement { verdict: Verdict::Unsure, reason: Message::new("reason-for-review"), ..judgement } } else { judgement }
}

fn result(item: &Item, judgement: Judgement) -> ItemResult {
    let earned = match judgement.verdict {
        Verdict::Pass => Some(item.points),
        Verdict::Fail => Some(Points::ZERO),
        Verdict::NotApplicable | Verdict::Unsure => None,
    };
    let Judgement { verdict, reason, evidence } = judgement;
    ItemResult { id: item.id.clone(), verdict, points: item.points, earned, reason, evidence }
}

fn total(checklist: &Compiled, subject: &str, severities: &[Severity], items: Vec<ItemResult>) -> Inspection {
    let counted = || items.iter().filter_map(|item| Some((item.points, item.earned?)));
    let (applicable, earned): (Points, Points) =
        (counted().map(|(points, _)| points).sum(), counted().map(|(_, earned)| earned).sum());
    let fatal =
        items.iter().zip(severities).any(|(item, severity)| *severity == Severity::Fatal && item.verdict == Verdict::Fail);
    let score = if fatal { Some(Score::ZERO) } else { Score::of(earned, applicable) };
    let about = &checklist.definition.checklist;
    let state = if items.iter().any(|item| item.verdict == Verdict::Unsure) { State::Provisional } else { State::Scored };
    Inspection {
        subject: subject.to_owned(),
        checklist: about.id.clone(),
        version: about.version.clone(),
        state,
        reason: None,
        score,
        passed: score.zip(about.pass_mark).map(|(score, mark)| score >= mark),
        items,
    }
}

fn not_scorable(checklist: &Compiled, subject: &str, reason: Message) -> Inspection {
    let about = &checklist.definition.checklist;
    Inspection {
        subject: subject.to_owned(),
        checklist: about.id.clone(),
        version: about.version.clone(),
        state: State::NotScorable,
        reason: Some(reason),
        score: None,
        passed: None,
        items: Vec::new(),
    }
}
