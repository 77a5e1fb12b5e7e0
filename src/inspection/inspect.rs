//! A checklist's verdicts on one call, and the score they add up to.

use super::compiled::{Compiled, Scan};
use super::say::{Judgement, Question, breaks_off};
use super::subject::{Facts, Subject};
use super::verdict::{Inspection, ItemResult, State, Verdict};
use super::window::view;
use crate::checklist::{Ask, Item, Review, Rule, Severity};
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
    let judged = checklist.definition.pairs().map(|(item, rule)| {
        let judgement = reviewed(rule, judge(rule, subject.facts, transcript, &scan));
        (item, judgement)
    });
    let (severities, items): (Vec<Severity>, Vec<ItemResult>) =
        judged.map(|(item, judgement)| (item.severity, result(item, judgement))).unzip();
    total(checklist, subject.id, &severities, items)
}

/// An item's verdict before anybody's review.
pub(super) fn judge(rule: &Rule, facts: &Facts, transcript: &Transcript, scan: &Scan) -> Judgement {
    let without = |verdict, reason| Judgement { verdict, reason, evidence: Vec::new() };
    match hold(&rule.when, facts) {
        Holds::Yes => {}
        Holds::No(reason) => return without(Verdict::NotApplicable, reason),
        Holds::Unknown(reason) => return without(Verdict::Unsure, reason),
    }
    let view = match view(rule.scope, transcript) {
        Ok(view) => view,
        Err(id) => return without(Verdict::Unsure, Message::new(&format!("reason-{id}"))),
    };
    let question = Question {
        words: rule.ask.words(),
        unless: rule.unless.as_ref(),
        window: rule.scope.window,
        view: &view,
        scan,
        transcript,
        model: model(rule),
        breaks_off: breaks_off(transcript, facts),
    };
    match rule.ask {
        Ask::Say(_) => question.say(),
        Ask::NeverSay(_) => question.never_say(),
    }
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
