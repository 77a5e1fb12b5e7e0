//! `measure`: numbers taken from the times and turns of a conversation, held against limits.

mod gaps;
mod pace;
#[cfg(test)]
mod tests;

use super::inspect::{Case, heard};
use super::judgement::{is_doubtful, limits};
use super::say::Judgement;
use super::verdict::Verdict;
use super::window::{Views, view};
use crate::checklist::{Measure, Quantity, Rule, Scope, Summary, Who, Words};
use crate::problem::Message;
use crate::records::Turn;
use crate::text::is_silent;

/// A length of time in a conversation, and the turns at both its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap {
    ms: u64,
    turns: Vec<usize>,
}

/// A number, and the turns it rests on.
#[derive(Debug)]
struct Measured {
    value: f64,
    turns: Vec<usize>,
}

/// The spoken turns that an item looks at.
struct Talk<'a> {
    case: &'a Case<'a>,
    /// Their indices, in order.
    spoken: Vec<usize>,
}

impl Talk<'_> {
    /// Whether a turn holds nothing but 嗯 and the like.
    fn is_filler(&self, turn: usize) -> bool {
        self.case.scan.is_filler(self.case.transcript, turn)
    }
}

/// What can't be measured is unsure: times that are not there, speakers that are in doubt. What the call does not have at all, such as
/// a reply, is not applicable.
pub(super) fn judge(rule: &Rule, measure: &Measure, case: &Case) -> Judgement {
    let inside = match view(rule.scope, case) {
        Ok(view) => view.inside,
        Err(id) => return Judgement::unsure(Message::new(&format!("reason-{id}"))),
    };
    if needs_speakers(measure) && is_doubtful(case.transcript) {
        return by_found_speakers(rule, measure, case);
    }
    let turns = &case.transcript.turns;
    let spoken = (0..turns.len()).filter(|i| inside[*i] && !is_silent(&turns[*i].text)).collect();
    match measured(&Talk { case, spoken }, measure, rule.unless.as_ref()) {
        Err(reason) => Judgement::unsure(reason),
        Ok(None) => {
            Judgement::bare(Verdict::NotApplicable, Message::new("reason-measure-nothing").with("what", measure.what.name()))
        }
        Ok(Some(found)) => held(measure, found, case),
    }
}

/// Where the words tell who the agent is, each number is taken for a person. Single turns under the wrong number don't make a good number of
/// a bad one by much, but they may do the reverse: nobody fails by it.
fn by_found_speakers(rule: &Rule, measure: &Measure, case: &Case) -> Judgement {
    let Some(named) = case.scan.speakers(case.transcript, case.facts).named(case.transcript) else {
        return Judgement::unsure(Message::new("reason-measure-by-whom"));
    };
    let mut judgement = judge(rule, measure, &Case { transcript: &named, views: &Views::default(), ..*case });
    for evidence in &mut judgement.evidence {
        evidence.speaker = case.transcript.turns[evidence.turn].speaker.clone();
    }
    if judgement.verdict == Verdict::Fail {
        let reason = Message { id: "reason-measure-missed-by-whom".to_owned(), ..judgement.reason };
        return Judgement { verdict: Verdict::Unsure, reason, ..judgement };
    }
    judgement
}

fn needs_speakers(measure: &Measure) -> bool {
    match measure.what {
        Quantity::Hold | Quantity::Overlap | Quantity::ReplyDelay | Quantity::SpeechRate | Quantity::TalkShare => true,
        Quantity::Turns => measure.speaker != Who::Any,
        Quantity::Silence | Quantity::Duration | Quantity::AnswerDelay => false,
    }
}

/// The number; none where the call has nothing of it, and a reason where it can't be told.
fn measured(talk: &Talk, measure: &Measure, unless: Option<&Words>) -> Result<Option<Measured>, Message> {
    let excused = said_in(Who::Any, unless, talk.case);
    match measure.what {
        Quantity::Silence => gaps::silences(talk, &excused).map(|gaps| Some(summed(measure.summary, gaps))),
        Quantity::Hold => {
            let announced = said_in(Who::Agent, measure.from.as_ref(), talk.case);
            gaps::holds(talk, &announced).map(|gaps| Some(summed(measure.summary, gaps)))
        }
        Quantity::Overlap => gaps::overlaps(talk, measure.speaker).map(|gaps| Some(summed(measure.summary, gaps))),
        Quantity::ReplyDelay => {
            let delays = gaps::reply_delays(talk, &excused)?;
            Ok((!delays.is_empty()).then(|| summed(measure.summary, delays)))
        }
        Quantity::SpeechRate => pace::speech_rate(talk, measure.speaker, measure.compared).map(Some),
        Quantity::TalkShare => pace::talk_share(talk).map(Some),
        Quantity::Turns => Ok(Some(pace::turns(talk, measure.speaker))),
        Quantity::Duration => pace::duration(talk.case).map(Some),
        Quantity::AnswerDelay => pace::of_record(talk.case, "answer_delay").map(Some),
    }
}

/// The turns in which words are said.
fn said_in(speaker: Who, words: Option<&Words>, case: &Case) -> Vec<usize> {
    let Some(words) = words else { return Vec::new() };
    let found = heard(Scope { speaker, window: None }, words, case);
    let mut turns: Vec<usize> =
        if found.verdict == Verdict::Pass { found.evidence.iter().map(|evidence| evidence.turn).collect() } else { Vec::new() };
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// When a turn begins and ends.
fn times(turn: &Turn) -> Result<(u64, u64), Message> {
    let times = turn.start_ms.zip(turn.end_ms);
    times.map(|(start, end)| (start, end.max(start))).ok_or_else(|| Message::new("reason-measure-no-times"))
}

/// One number of several lengths of time, in seconds or as a count; it rests on the longest.
fn summed(summary: Summary, gaps: Vec<Gap>) -> Measured {
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a call are exact in a double")]
    let seconds = |ms: u64| ms as f64 / 1_000.0;
    let all: u64 = gaps.iter().map(|gap| gap.ms).sum();
    #[allow(clippy::cast_precision_loss, reason = "a call has not so many turns")]
    let value = match summary {
        Summary::Max => seconds(gaps.iter().map(|gap| gap.ms).max().unwrap_or_default()),
        Summary::Sum => seconds(all),
        Summary::Mean => seconds(all) / gaps.len().max(1) as f64,
        Summary::CountOver(ms) => gaps.iter().filter(|gap| gap.ms > ms).count() as f64,
    };
    // of equal ones the first
    let worst = gaps.into_iter().rev().max_by_key(|gap| gap.ms);
    Measured { value, turns: worst.map(|gap| gap.turns).unwrap_or_default() }
}

/// Holds a number against the limits.
fn held(measure: &Measure, found: Measured, case: &Case) -> Judgement {
    let least = measure.at_least.is_none_or(|least| found.value >= least);
    let most = measure.at_most.is_none_or(|most| found.value <= most);
    let (verdict, id) =
        if least && most { (Verdict::Pass, "reason-measure-met") } else { (Verdict::Fail, "reason-measure-missed") };
    let reason = Message::new(id)
        .with("what", measure.what.name())
        .with("as", made_of(measure))
        .with("over", if let Summary::CountOver(ms) = measure.summary { tenths(seconds_of(ms)) } else { String::new() })
        .with("value", tenths(found.value))
        .with("unit", unit(measure))
        .with("limits", limits(measure.at_least, measure.at_most));
    Judgement::bare(verdict, reason).resting_on(case, found.turns)
}

fn made_of(measure: &Measure) -> &'static str {
    match (measure.what, measure.summary) {
        (Quantity::Silence | Quantity::Hold | Quantity::Overlap | Quantity::ReplyDelay, summary) => match summary {
            Summary::Max => "max",
            Summary::Mean => "mean",
            Summary::Sum => "sum",
            Summary::CountOver(_) => "count_over",
        },
        _ => "single",
    }
}

fn unit(measure: &Measure) -> &'static str {
    match (measure.what, measure.summary) {
        (Quantity::SpeechRate, _) if measure.compared => "percent",
        (Quantity::SpeechRate, _) => "rate",
        (Quantity::TalkShare, _) => "percent",
        (Quantity::Turns, _) | (_, Summary::CountOver(_)) => "count",
        _ => "seconds",
    }
}

fn seconds_of(ms: u64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a call are exact in a double")]
    let seconds = ms as f64 / 1_000.0;
    seconds
}

/// A number to the tenth, as people read it.
fn tenths(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0)
}
