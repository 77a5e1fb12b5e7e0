//! Synthetic data for `spotcheck demo`: a hotline with twelve agents, three weeks of calls, and what was said in them.
//!
//! Everything is invented: names, numbers, sentences. The same bytes come out on every machine and for ever, because the
//! generator is this module's own and neither clock nor system is asked; a test holds the hash of both files, and a change to
//! the demo is a change to that test. The faults planted in the calls are returned beside the files, so that tests can say
//! what a checklist finds, misses and wrongly accuses.
//!
//! The truth names items of the `hotline` checklist; nothing here reads a checklist (a test compares the names).

use serde::Serialize;

use self::chance::Chance;
use self::dialogue::{Draft, Who};
use self::staff::{AGENTS, Agent};

mod chance;
mod dialogue;
mod phrases;
mod recogniser;
mod scenarios;
mod slots;
mod staff;
mod timing;
mod traditional;

#[cfg(test)]
mod tests;

/// Chosen once; another one gives another demo.
const SEED: u64 = 20_261_102;
/// The Monday of 2026-W45, as a day of November.
const FIRST_DAY: u32 = 2;
const HEADINGS: &str = "通话流水号,工号,坐席姓名,班组,通话开始时间,通话时长,主叫号码,业务类型,满意度,套餐";
const PLANS: [&str; 6] = ["79元畅享套餐", "129元全家享套餐", "99元冰激凌套餐", "59元校园套餐", "39元大流量套餐", ""];

/// The demo's files, and what is hidden in them.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// The call list, as a call centre exports it: UTF-8, Chinese headings, times of Asia/Shanghai.
    pub calls_csv: String,
    /// The transcripts, one call a line: `{"call_id", "turns": [{"speaker", "start_ms", "end_ms", "text"}]}`. A few calls have none.
    pub transcripts_ndjson: String,
    /// What was planted, a row for each row of the call list and in its order.
    pub truth: Vec<CallTruth>,
}

/// What is true of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallTruth {
    /// The call's id.
    pub call_id: String,
    /// What there is to judge by.
    pub record: Record,
    /// The agent's faults; none where there is nothing to judge by.
    pub faults: Vec<Fault>,
}

/// What there is of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// A transcript from beginning to end.
    Whole,
    /// A transcript without the call's last part; what is not in it may have been said.
    BrokenOff,
    /// A transcript without words: recognition was not done.
    Blank,
    /// No transcript.
    Missing,
}

/// One planted fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The item of the `hotline` checklist that it offends.
    pub item: &'static str,
    /// The turn that holds the offending words, counted from 0; `None` where required words are absent.
    pub turn: Option<usize>,
}

struct DemoCall {
    agent: &'static Agent,
    /// Seconds from the demo's first midnight.
    start: u32,
    seconds: u32,
    category: &'static str,
    record: Record,
    draft: Draft,
    spans: Vec<(u32, u32)>,
    chance: Chance,
}

/// Makes the demo's data. Takes well under a second.
#[must_use]
pub fn corpus() -> Corpus {
    let mut chance = Chance::new(SEED);
    let mut calls: Vec<DemoCall> = AGENTS.iter().flat_map(|agent| calls_of(agent, &mut chance)).collect();
    calls.sort_by_key(|call| (call.start, call.agent.id));
    let mut corpus = Corpus { calls_csv: format!("{HEADINGS}\n"), transcripts_ndjson: String::new(), truth: Vec::new() };
    for (place, call) in calls.iter().enumerate() {
        let id = format!("HL202611{:02}-{:04}", day_of(call.start), place + 1);
        corpus.calls_csv.push_str(&list_row(&id, call));
        if call.record != Record::Missing {
            corpus.transcripts_ndjson.push_str(&transcript_line(&id, call));
        }
        corpus.truth.push(CallTruth { call_id: id, record: call.record, faults: faults(call) });
    }
    corpus
}

/// An agent's calls of all weeks, one after the other: nobody takes two at a time.
fn calls_of(agent: &'static Agent, chance: &mut Chance) -> Vec<DemoCall> {
    let mut free = 0;
    let mut calls = Vec::new();
    for week in 0..3 {
        for arrival in timing::arrivals(agent, week, chance) {
            let start = (week * 7 * 86_400 + arrival).max(free);
            let call = take(agent, start, chance.fork());
            free = start + call.seconds + 15;
            calls.push(call);
        }
    }
    calls
}

fn take(agent: &'static Agent, start: u32, mut chance: Chance) -> DemoCall {
    let scenario = scenarios::draw(agent.team, &mut chance);
    let mut draft = dialogue::write(agent, scenario, &mut chance);
    let lost = recogniser::recognise(&mut draft, &mut chance);
    let (spans, recorded) = timing::speak(&draft.lines, &mut chance);
    // the call list knows the call to its end, also where the recording doesn't
    let seconds = recorded + timing::unrecorded(lost);
    let record = match chance.below(1000) {
        0..20 => Record::Blank,
        20..32 => Record::Missing,
        _ if lost > 0 => Record::BrokenOff,
        _ => Record::Whole,
    };
    DemoCall { agent, start, seconds, category: scenario.category, record, draft, spans, chance }
}

fn faults(call: &DemoCall) -> Vec<Fault> {
    if matches!(call.record, Record::Blank | Record::Missing) {
        return Vec::new();
    }
    let absent = call.draft.absent.iter().map(|item| Fault { item, turn: None });
    let lines = call.draft.lines.iter().enumerate();
    let said = lines.flat_map(|(turn, line)| line.offends.iter().map(move |item| Fault { item, turn: Some(turn) }));
    absent.chain(said).collect()
}

/// The day of November on which a call comes in.
fn day_of(start: u32) -> u32 {
    FIRST_DAY + start / 86_400
}

fn list_row(id: &str, call: &DemoCall) -> String {
    let mut chance = call.chance.clone();
    let clock = call.start % 86_400;
    let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
    let Agent { id: staff, name, team, .. } = call.agent;
    // the same callers ring again: there are fewer numbers than calls
    let caller = 10_000_000_000_u64 + u64::from(chance.between(1, 900));
    let plan = chance.pick(&PLANS);
    let rating = rating(call, &mut chance);
    format!(
        "{id},{staff},{name},{team},2026/11/{day} {hour}:{minute:02}:{second:02},{:02}:{:02},{caller},{},{rating},{plan}\n",
        call.seconds / 60,
        call.seconds % 60,
        call.category,
        day = day_of(call.start),
    )
}

/// Three customers in five rate the call, and lower where the agent failed them.
fn rating(call: &DemoCall, chance: &mut Chance) -> &'static str {
    if !chance.permille(600) {
        return "";
    }
    let planted = call.draft.lines.iter().map(|line| line.offends.len()).sum::<usize>();
    let weights = match (planted, call.draft.absent.len()) {
        (0, 0) => [1, 1, 4, 24, 70],
        (0, _) => [2, 4, 12, 34, 48],
        _ => [30, 25, 25, 15, 5],
    };
    ["1", "2", "3", "4", "5"][chance.weighted(&weights)]
}

/// One line of the transcripts.
#[derive(Serialize)]
struct TranscriptLine<'a> {
    call_id: &'a str,
    turns: Vec<TurnOfLine<'a>>,
}

#[derive(Serialize)]
struct TurnOfLine<'a> {
    speaker: &'static str,
    start_ms: u32,
    end_ms: u32,
    text: &'a str,
}

fn transcript_line(id: &str, call: &DemoCall) -> String {
    let lines = call.draft.lines.iter().zip(&call.spans);
    let mut turns: Vec<TurnOfLine> = lines
        .map(|(line, &(start_ms, end_ms))| {
            let speaker = if line.who == Who::Agent { "agent" } else { "customer" };
            TurnOfLine { speaker, start_ms, end_ms, text: &line.text }
        })
        .collect();
    if call.record == Record::Blank {
        turns.truncate(1);
        if let Some(turn) = turns.first_mut() {
            turn.text = "";
        }
    }
    let line = serde_json::to_string(&TranscriptLine { call_id: id, turns }).expect("text and numbers are JSON");
    line + "\n"
}
