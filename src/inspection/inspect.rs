//! A checklist's verdicts on one call or record, and the score they add up to.

use std::collections::BTreeMap;

use super::compiled::{Compiled, Scan};
use super::local::Local;
use super::say::{Judgement, Question};
use super::subject::{Facts, Subject};
use super::verdict::{Inspection, ItemResult, State, Verdict};
use super::window::{Views, between};
use super::{ask, combine, data, label, measure, order, repeat};
use crate::checklist::{Ask, Bounds, Definition, Item, ItemTest, Judges, Review, Rule, Scope, Severity, Words};
use crate::condition::{Holds, hold};
use crate::problem::Message;
use crate::records::{Label, Points, Score, Transcript};
use crate::text::Document;

/// Inspects one call or record. A call without words is judged where no item asks for any; a record has none.
#[must_use]
pub fn inspect(checklist: &Compiled, subject: Subject) -> Inspection {
    let judged = match judgements(checklist, subject, Detail::All) {
        Ok(judged) => judged,
        Err(reason) => return not_scorable(checklist, subject.id, reason),
    };
    let results = checklist.definition.pairs().zip(judged).map(|((item, rule), judgement)| result(item, rule, judgement));
    total(checklist, subject.id, results.collect())
}

/// What an inspection tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Every verdict with reason and evidence.
    All,
    /// Passes without them.
    Reported,
}

/// Every item's judgement, in the checklist's order, or why there is nothing to judge.
pub(super) fn judgements(checklist: &Compiled, subject: Subject, detail: Detail) -> Result<Vec<Judgement>, Message> {
    let needs_words = checklist.definition.judges == Judges::Calls && checklist.definition.needs_words();
    let wordless = wordless();
    let transcript = match subject.transcript {
        None if needs_words => return Err(Message::new("reason-no-transcript")),
        Some(transcript) if needs_words && transcript.is_blank() => return Err(Message::new("reason-blank")),
        transcript => transcript.unwrap_or(&wordless),
    };
    if let Holds::No(reason) | Holds::Unknown(reason) = hold(&checklist.definition.when, subject.facts) {
        return Err(Message { id: format!("{}-checklist", reason.id), ..reason });
    }
    Ok(judge_all(checklist, Subject { transcript: Some(transcript), ..subject }, detail))
}

/// What a record says, or a call that nobody wrote down.
pub(super) fn wordless() -> Transcript {
    Transcript { source: String::new(), recognised: false, speakers_reliable: true, turns: Vec::new() }
}

/// Every item's judgement, in the checklist's order; each is judged after those that it depends on.
fn judge_all(checklist: &Compiled, subject: Subject, detail: Detail) -> Vec<Judgement> {
    let Subject { facts, labels, transcript, .. } = subject;
    let Some(transcript) = transcript else { return Vec::new() };
    let document = Document::new(transcript.turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
    let (scan, views) = (checklist.scan(&document), Views::default());
    let definition = &checklist.definition;
    let mut found: BTreeMap<&str, Known> = BTreeMap::new();
    let mut judged: Vec<Option<Judgement>> = definition.rules.iter().map(|_| None).collect();
    for index in &definition.order {
        let rule = &definition.rules[*index];
        let is_asked_for = checklist.is_asked_for(*index);
        let case = Case {
            facts,
            labels,
            transcript,
            scan: &scan,
            views: &views,
            local: &checklist.local,
            found: &found,
            finds_nothing: scan.finds_nothing(*index),
            brief: (detail == Detail::Reported && !is_asked_for && rule.review != Review::Always).then_some(*index),
        };
        if case.brief.is_some() && surely_passes(rule, &case) {
            judged[*index] = Some(Judgement::plain_pass());
            continue;
        }
        let judgement = reviewed(rule, judge(rule, &case));
        if is_asked_for {
            let item = checklist.item(*index);
            found.insert(&item.id, Known { title: &item.title, judgement });
        } else {
            judged[*index] = Some(judgement);
        }
    }
    let mut known = |index: usize| found.remove(checklist.item(index).id.as_str()).map(|known| known.judgement);
    judged.into_iter().enumerate().filter_map(|(index, judged)| judged.or_else(|| known(index))).collect()
}

/// What an item is judged by.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// The data of the call or record.
    pub facts: &'a Facts,
    /// What outside models found of it.
    pub labels: &'a [Label],
    /// Its words.
    pub transcript: &'a Transcript,
    /// Where the checklist's phrases stand in them.
    pub scan: &'a Scan<'a, 'a>,
    /// Which turns items look at, as far as they were told before.
    pub views: &'a Views,
    /// By which time zone and calendar.
    pub local: &'a Local,
    /// What was found of the items that it depends on.
    pub found: &'a BTreeMap<&'a str, Known<'a>>,
    /// Whether the item's own words surely stand nowhere.
    pub finds_nothing: bool,
    /// The number of the item, where nobody asks a pass for its reason and evidence.
    pub brief: Option<usize>,
}

/// An item that was judged already.
pub(super) struct Known<'a> {
    /// Its title.
    pub title: &'a str,
    /// What was found, with a person's review held back as the item says.
    pub judgement: Judgement,
}

/// Reasons that say what the input lacks, and nothing of the talk.
const LACKING: [&str; 11] = [
    "reason-breaks-off",
    "reason-no-times",
    "reason-speaker-absent",
    "reason-field-missing",
    "reason-data-missing",
    "reason-data-no-talk",
    "reason-label-none",
    "reason-measure-no-times",
    "reason-measure-by-whom",
    "reason-measure-too-little",
    "reason-repeat-by-whom",
];

/// An item's verdict before anybody's review. An optional one is left out where the input has not what it needs.
pub(super) fn judge(rule: &Rule, case: &Case) -> Judgement {
    let judgement = judge_any(rule, case);
    let lacks = judgement.verdict == Verdict::Unsure && LACKING.contains(&judgement.reason.id.as_str());
    if rule.optional && lacks { Judgement { verdict: Verdict::NotApplicable, ..judgement } } else { judgement }
}

fn judge_any(rule: &Rule, case: &Case) -> Judgement {
    let without = |verdict, reason| Judgement { verdict, reason, evidence: Vec::new() };
    match hold(&rule.when, case.facts) {
        Holds::Yes => {}
        Holds::No(reason) => return without(Verdict::NotApplicable, reason),
        Holds::Unknown(reason) => return without(Verdict::Unsure, reason),
    }
    if let Some((verdict, reason)) = not_so(&rule.when_items, case.found) {
        return without(verdict, reason);
    }
    match &rule.ask {
        Ask::Say(words) | Ask::NeverSay(words) => judge_words(rule, words, case),
        Ask::Data(data) => data::judge(rule.scope, data, case),
        Ask::Measure(measure) => measure::judge(rule, measure, case),
        Ask::Order(order) => order::judge(rule, order, case),
        Ask::Repeat(repeat) => repeat::judge(rule.scope, repeat, case),
        Ask::Label(test) => label::judge(test, case.labels),
        Ask::Person(question) => ask::judge(question),
        Ask::Combine(combine) => combine::judge(combine, case),
    }
}

/// Whether banned words, on which nothing else depends, surely stand nowhere.
fn surely_passes(rule: &Rule, case: &Case) -> bool {
    let is_plain = case.finds_nothing && rule.perhaps.is_none() && rule.when.is_empty() && rule.when_items.is_empty();
    let is_ban = is_plain && rule.bounds.is_empty() && matches!(rule.ask, Ask::NeverSay(_));
    is_ban && case.views.of(rule.scope, case).is_ok_and(|view| view.is_searched)
}

/// Whether an item does not apply, or may not, because of what was found of others.
fn not_so(tests: &[(String, ItemTest)], found: &BTreeMap<&str, Known>) -> Option<(Verdict, Message)> {
    let mut unknown = None;
    for (id, test) in tests {
        let wanted = if *test == ItemTest::Pass { Verdict::Pass } else { Verdict::Fail };
        let known = found.get(id.as_str());
        let about = |id: &str| Message::new(id).with("item", known.map_or("", |known| known.title));
        match known.map(|known| known.judgement.verdict) {
            Some(found) if found == wanted => {}
            Some(Verdict::Unsure) => unknown = Some((Verdict::Unsure, about("reason-item-unsure"))),
            _ => return Some((Verdict::NotApplicable, about("reason-item-not-so"))),
        }
    }
    unknown
}

fn judge_words(rule: &Rule, words: &Words, case: &Case) -> Judgement {
    let is_ban = matches!(rule.ask, Ask::NeverSay(_));
    let answer = |question: Question| if is_ban { question.never_say() } else { question.say() };
    let (unless, perhaps, model) = (rule.unless.as_ref(), rule.perhaps.as_ref(), model(rule));
    asked(rule.scope, &rule.bounds, words, case, |question| answer(Question { unless, perhaps, model, ..question }))
}

/// Whether words are said where another kind of item looks for them.
pub(super) fn heard(scope: Scope, words: &Words, case: &Case) -> Judgement {
    let case = &Case { finds_nothing: false, brief: None, ..*case };
    asked(scope, &Bounds::default(), words, case, |question| question.say())
}

fn asked(scope: Scope, bounds: &Bounds, words: &Words, case: &Case, answer: impl FnOnce(Question) -> Judgement) -> Judgement {
    let Case { facts, transcript, scan, finds_nothing, brief, .. } = *case;
    let view = match case.views.of(scope, case) {
        Ok(view) => view,
        Err(id) => return Judgement::unsure(Message::new(&format!("reason-{id}"))),
    };
    let Some(between) = between(bounds, case) else {
        return Judgement {
            verdict: Verdict::NotApplicable,
            reason: Message::new("reason-nothing-before"),
            evidence: Vec::new(),
        };
    };
    answer(Question {
        words,
        between,
        unless: None,
        perhaps: None,
        window: scope.window,
        view: &view,
        scan,
        transcript,
        model: None,
        facts,
        finds_nothing,
        brief,
    })
}

/// The first good example that is a single utterance: it tells an agent what was wanted better than patterns do.
fn model(rule: &Rule) -> Option<&str> {
    rule.examples.iter().filter(|example| example.passes).find_map(|example| match &example.turns[..] {
        [turn] => Some(turn.text.as_str()),
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
    if !held {
        return judgement;
    }
    let in_vain = matches!(rule.ask, Ask::Say(_)) && judgement.verdict == Verdict::Fail;
    let id = if in_vain { "reason-for-review-absent" } else { "reason-for-review" };
    Judgement { verdict: Verdict::Unsure, reason: Message::new(id), ..judgement }
}

fn result(item: &Item, rule: &Rule, judgement: Judgement) -> ItemResult {
    let earned = earned(item, rule, &judgement);
    let Judgement { verdict, reason, evidence } = judgement;
    let (advice, sign) = (item.advice, item.is_sign());
    ItemResult { id: item.id.clone(), verdict, points: item.points, earned, advice, sign, reason, evidence }
}

/// The points that an item earns; none where it counts on neither side.
pub(super) fn earned(item: &Item, rule: &Rule, judgement: &Judgement) -> Option<Points> {
    let earned = match judgement.verdict {
        Verdict::Pass => Some(item.points),
        Verdict::Fail => Some(left(item, rule, judgement)),
        Verdict::NotApplicable | Verdict::Unsure => None,
    };
    earned.filter(|_| item.counts())
}

/// What is left of a failed item's points: where hits have their price, each that is surely the speaker's costs so many.
fn left(item: &Item, rule: &Rule, judgement: &Judgement) -> Points {
    let Some(deduct) = rule.deduct else { return Points::ZERO };
    let hits = judgement.evidence.iter().filter(|evidence| rule.scope.speaker.is(&evidence.speaker)).count();
    let most = deduct.at_most.map_or(item.points, |most| most.min(item.points));
    item.points.less(deduct.per_hit.times(hits).min(most))
}

fn total(checklist: &Compiled, subject: &str, items: Vec<ItemResult>) -> Inspection {
    let about = &checklist.definition.checklist;
    let Sum { state, score, passed } = total_of(&checklist.definition, items.iter().map(|item| (item.verdict, item.earned)));
    Inspection {
        subject: subject.to_owned(),
        checklist: about.id.clone(),
        version: about.version.clone(),
        state,
        reason: None,
        score,
        passed,
        items,
    }
}

/// What verdicts add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Whether any verdict that counts is still open.
    pub state: State,
    /// Out of a hundred; `None` where nothing counts.
    pub score: Option<Score>,
    /// Whether the score reaches the checklist's mark; `None` where there is no score, or no mark.
    pub passed: Option<bool>,
}

/// Adds up every item's verdict and points, in the checklist's order.
pub fn total_of(definition: &Definition, items: impl Iterator<Item = (Verdict, Option<Points>)>) -> Sum {
    let (mut applicable, mut total, mut is_fatal, mut is_open) = (Points::ZERO, Points::ZERO, false, false);
    for (item, (verdict, earned)) in definition.items().zip(items) {
        if let Some(earned) = earned {
            (applicable, total) = (applicable + item.points, total + earned);
        }
        is_fatal |= verdict == Verdict::Fail && item.severity == Severity::Fatal && !item.advice;
        // what can't change the score leaves it as it is, settled or not
        is_open |= verdict == Verdict::Unsure && item.counts();
    }
    let score = if is_fatal { Some(Score::ZERO) } else { Score::of(total, applicable) };
    let passed = score.zip(definition.checklist.pass_mark).map(|(score, mark)| score >= mark);
    Sum { state: if is_open { State::Provisional } else { State::Scored }, score, passed }
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
