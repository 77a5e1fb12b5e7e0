//! Samples that are spread over days, shifts and lengths, and parts that are drawn on purpose: the numbers are worked out by hand.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::clauses::{draw, drawn, ids, list};
use crate::support::{BAD, GOOD, Workspace, transcript};

const MONDAY: &str = "2026-11-23T09:00:00+08:00";

/// A weekly plan with more lines.
fn plan(lines: &str) -> String {
    format!(
        "plan: weekly\ntitle: 录音\npopulation: calls\nperiod: week\nstrata: [agent]\ntake: {{count: 10}}\nspares: 2\nchecklist: hotline\n{lines}"
    )
}

/// Ten of an agent's calls, counted by the letter that their ids begin with; `calls` are letter, how many, start and length.
#[track_caller]
fn spread(by: &str, calls: &[(char, usize, &str, &str)]) -> BTreeMap<char, usize> {
    let workspace = Workspace::new();
    workspace.write("plans/weekly.yaml", plan(&format!("spread: {by}\n")));
    let rows = calls
        .iter()
        .flat_map(|(letter, count, start, length)| (0..*count).map(move |i| format!("{letter}{i:02},1001,{start},{length}")));
    workspace.import("calls", "a.csv", list("通话编号,工号,开始时间,通话时长(秒)", rows)).expect(0);
    let made = draw(&workspace, MONDAY, &["weekly"]).remove(0);
    let first = |id: &String| id.chars().next().unwrap();
    assert_eq!((drawn(&made).len(), ids(&made["strata"][0]["spares"]).len()), (10, 2));
    workspace.run(&["draw", "verify"]).expect(0);
    drawn(&made).iter().map(first).fold(BTreeMap::new(), |mut counts, letter| {
        *counts.entry(letter).or_default() += 1;
        counts
    })
}

/// 11, 7, 4 and 1 of 23 calls: exact shares of ten are 4.78, 3.04, 1.74 and 0.43; whole units 4, 3, 1, 0, and the two that are left go to
/// .78 and .74.
#[test]
fn a_week_is_spread_over_its_days() {
    let days = [
        ('m', 11, "2026-11-16 09:00", ""),
        ('t', 7, "2026-11-17 09:00", ""),
        // the last second of Wednesday, and a Saturday
        ('w', 4, "2026-11-18 23:59:59", ""),
        ('s', 1, "2026-11-21 00:00:00", ""),
    ];
    assert_eq!(spread("weekday", &days), [('m', 5), ('t', 3), ('w', 2)].into());
}

/// 13 calls from eight to four, 9 in the evening and 3 at night, which is still the evening's shift: exact shares of ten are 5.2 and 4.8.
#[test]
fn a_shift_goes_on_after_midnight() {
    let shifts = [
        ('d', 7, "2026-11-17 08:00:00", ""),
        ('e', 6, "2026-11-17 15:59:59", ""),
        ('n', 9, "2026-11-18 16:00:00", ""),
        ('o', 3, "2026-11-18 07:59:59", ""),
    ];
    let counts = spread("{by: shift, at: [\"08:00\", \"16:00\"]}", &shifts);
    let of = |letters: &str| letters.chars().filter_map(|letter| counts.get(&letter)).sum::<usize>();
    assert_eq!((of("de"), of("no")), (5, 5));
}

/// 14 below a minute, 5 below five, 3 from five on, 2 of unknown length: of 24 ten are 5.83, 2.08, 1.25 and 0.83; whole units 5, 2, 1, 0, and
/// the two that are left go to the two .83.
#[test]
fn short_and_long_calls_have_their_share() {
    let lengths = [
        ('a', 14, "2026-11-17 08:00", "59"),
        ('b', 5, "2026-11-17 08:00", "60"),
        ('c', 3, "2026-11-17 08:00", "300"),
        ('u', 2, "2026-11-17 08:00", ""),
    ];
    assert_eq!(spread("length", &lengths), [('a', 6), ('b', 2), ('c', 1), ('u', 1)].into());
}

/// A call in which nobody speaks for so many seconds.
fn silent(call: &str, seconds: u64) -> String {
    let turn = |speaker: &str, start: u64, text: &str| json!({"speaker": speaker, "start_ms": start, "end_ms": start + 2_000, "text": text});
    let turns = [turn("agent", 0, "您好，请问有什么可以帮您"), turn("customer", 2_000 + seconds * 1_000, "我等了很久")];
    json!({ "call_id": call, "turns": turns }).to_string() + "\n"
}

const TARGETED: &str = "targeted:\n  - {id: complaints, title: 投诉来电, when: {业务类型: 投诉}, take: {count: 2}}\n  \
                        - {id: low, title: 机器打分低, when: {machine_score: {at_most: 60}}, take: {count: 3}}\n  \
                        - {id: silence, title: 长时间静音, when: {longest_silence: {at_least: 30}}, take: all}\n";

/// The parts of a draw: how many could be drawn, and what was.
fn parts(draw: &Value) -> BTreeMap<&str, (u64, BTreeSet<&str>)> {
    let strata = draw["strata"].as_array().unwrap().iter();
    strata
        .map(|part| {
            (
                part["targeted"].as_str().unwrap_or_default(),
                (part["eligible"].as_u64().unwrap(), ids(&part["drawn"]).into_iter().collect()),
            )
        })
        .collect()
}

/// Forty scored calls: nine are complaints, six went badly, and in three nobody speaks for a while. The second is all with a low score.
fn scored() -> (Workspace, BTreeSet<String>) {
    let workspace = Workspace::new();
    workspace.write("plans/weekly.yaml", plan(TARGETED));
    workspace.write("plans/plain.yaml", plan("").replace("plan: weekly", "plan: plain"));
    let row = |i: usize| format!("C{i:02},1001,2026-11-17 09:{i:02},{}", if i < 9 { "投诉" } else { "咨询" });
    workspace.import("calls", "a.csv", list("通话编号,工号,开始时间,业务类型", (0..40).map(row))).expect(0);
    let talks = (0..40).map(|i| match i {
        20..26 => transcript(&format!("C{i}"), BAD),
        30 => silent("C30", 29),
        31 => silent("C31", 30),
        32 => silent("C32", 45),
        i => transcript(&format!("C{i:02}"), GOOD),
    });
    workspace.import("transcripts", "t.ndjson", talks.collect::<String>()).expect(0);
    let scores = workspace.run(&["score", "--all", "--checklist", "hotline", "--json"]);
    let low: BTreeSet<String> = scores
        .lines()
        .iter()
        .filter(|one| one["score"].as_f64().is_some_and(|score| score <= 60.0))
        .map(|one| one["subject"].as_str().unwrap().to_owned())
        .collect();
    assert!((20..26).all(|i| low.contains(&format!("C{i}"))) && low.len() < 10, "{low:?}");
    (workspace, low)
}

#[test]
fn what_is_listened_to_on_purpose_stands_apart() {
    let (workspace, low) = scored();
    let made = draw(&workspace, MONDAY, &["weekly"]).remove(0);
    let plain = draw(&workspace, MONDAY, &["plain"]).remove(0);
    assert_eq!(made["strata"][0], plain["strata"][0], "the random sample is as it would be alone");
    let (parts, random) = (parts(&made), drawn(&plain));
    let mut taken: BTreeSet<&str> = random.iter().map(String::as_str).collect();
    let mut check = |part: &str, members: &BTreeSet<&str>, most: usize| {
        let (eligible, drawn) = &parts[part];
        assert_eq!(*eligible, members.len() as u64, "{part}");
        assert!(drawn.is_subset(members) && drawn.is_disjoint(&taken), "{part}: {drawn:?}");
        assert_eq!(drawn.len(), members.difference(&taken).count().min(most), "{part}");
        taken.extend(drawn);
    };
    let complaints: Vec<String> = (0..9).map(|i| format!("C{i:02}")).collect();
    check("complaints", &complaints.iter().map(String::as_str).collect(), 2);
    check("low", &low.iter().map(String::as_str).collect(), 3);
    check("silence", &BTreeSet::from(["C31", "C32"]), 2);

    // later scores and transcripts change nothing of it
    workspace.import("transcripts", "u.ndjson", silent("C35", 90)).expect(0);
    workspace.run(&["score", "--all", "--checklist", "hotline"]);
    for id in ["weekly/2026-W47/1", "plain/2026-W47/1"] {
        workspace.run(&["draw", "verify", id]).expect(0);
    }
    let shown = workspace.run(&["draw", "show", "weekly/2026-W47/1"]).expect(0).stdout;
    assert!(shown.contains("重点抽查：投诉来电（单独列出，不参与推算）"), "{shown}");
    let out = workspace.run(&["draw", "export", "weekly/2026-W47/1", "--json"]).expect(0).json();
    workspace.run(&["draw", "verify", out["file"].as_str().unwrap()]).expect(0);
}
