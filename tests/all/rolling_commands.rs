//! Rolling plans as people run them: every day, after a long weekend, twice at once, and after somebody corrected the list.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::clauses::{SEED, draw, drawn, list, work};
use crate::support::{Run, Workspace, spotcheck};

const HEAD: &str = "维修单号,小区,报修时间,维修人员,完工时间";

/// Repairs that were completed on a day of November, an hour apart.
fn repairs(day: u8, numbers: std::ops::Range<u8>) -> Vec<String> {
    numbers.map(|i| format!("BX{day}{i:02},东苑,2026-11-10 08:00,D0{},2026-11-{day} {:02}:00", i % 3, i % 24)).collect()
}

/// What was drawn by each draw that is on record.
fn all(workspace: &Workspace, ids: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let show = |id: &&str| workspace.run(&["draw", "show", id, "--json"]).expect(0).json();
    ids.iter().map(|id| ((*id).to_owned(), drawn(&show(id)))).collect()
}

const DAYS: [&str; 3] = ["repairs-rolling/2026-11-18/1", "repairs-rolling/2026-11-19/1", "repairs-rolling/2026-11-20/1"];

#[test]
fn a_run_after_days_draws_what_daily_runs_would_have_drawn() {
    let (daily, later, often) = (Workspace::new(), Workspace::new(), Workspace::new());
    for day in 18..21 {
        let rows = repairs(day, 0..day - 8);
        daily.import("repairs", "a.csv", list(HEAD, rows.clone())).expect(0);
        draw(&daily, &format!("2026-11-{}T08:00:00+08:00", day + 1), &["repairs-rolling"]);
        for hour in ["08:30", "12:00", "23:59"] {
            often.import("repairs", "a.csv", list(HEAD, rows.clone())).expect(0);
            draw(&often, &format!("2026-11-{}T{hour}:00+08:00", day + 1), &["repairs-rolling"]);
        }
    }
    let rows: Vec<String> = (18..21).rev().flat_map(|day| repairs(day, 0..day - 8)).collect();
    later.import("repairs", "a.csv", list(HEAD, rows)).expect(0);
    // on Saturday the three days of Wednesday are not over yet
    assert_eq!(draw(&later, "2026-11-21T23:59:59+08:00", &["repairs-rolling"]).len(), 3);
    let expect = all(&daily, &DAYS);
    // 35 % of 10, 11 and 12 are 3.5, 3.85 and 4.2
    assert_eq!(expect.values().map(BTreeSet::len).collect::<Vec<_>>(), [4, 4, 5]);
    assert_eq!((all(&later, &DAYS), all(&often, &DAYS)), (expect.clone(), expect));
}

#[test]
fn what_comes_in_when_the_days_are_over_is_told_and_can_be_drawn_by_its_day() {
    let workspace = Workspace::new();
    workspace.import("repairs", "a.csv", list(HEAD, repairs(18, 0..4))).expect(0);
    draw(&workspace, "2026-11-19T08:00:00+08:00", &["repairs-rolling"]);
    workspace.import("repairs", "b.csv", list(HEAD, repairs(18, 0..9))).expect(0);
    let now = "2026-11-22T00:00:00+08:00";
    assert_eq!(draw(&workspace, now, &["repairs-rolling"]), [json!({ "draws": [] })], "by midnight the three days are over");
    let shown = workspace.run_at(now, &["draw", "show"]).expect(0).stderr;
    assert!(shown.contains("有 5 条是抽样之后才导入的"), "{shown}");
    let late = draw(&workspace, now, &["repairs-rolling", "--period", "2026-11-18"]).remove(0);
    assert_eq!((late["draw"].as_str(), late["eligible"].as_u64()), (Some("repairs-rolling/2026-11-18/2"), Some(5)));
    let shown = workspace.run_at(now, &["draw", "show", DAYS[0]]).expect(0).stderr;
    assert_eq!(shown, "", "nothing is late any more");
}

#[test]
fn every_draw_verifies_after_all_that_people_do() {
    let workspace = Workspace::new();
    let now = "2026-11-21T09:00:00+08:00";
    let verify = |ids: &[&str]| ids.iter().for_each(|id| drop(workspace.run(&["draw", "verify", id]).expect(0)));
    workspace.import("repairs", "a.csv", list(HEAD, (18..21).flat_map(|day| repairs(day, 0..9)))).expect(0);
    draw(&workspace, now, &["repairs-rolling"]);
    verify(&DAYS);
    // the office corrects: one was completed a day later, one is not completed at all
    let moved =
        list(HEAD, repairs(20, 0..2)).replace("2026-11-20 00:00", "2026-11-19 23:00").replace("2026-11-20 01:00", "维修中");
    workspace.import("repairs", "b.csv", moved).expect(0);
    let supplement = draw(&workspace, now, &["repairs-rolling"]);
    assert_eq!((supplement.len(), &supplement[0]["draw"]), (1, &json!("repairs-rolling/2026-11-19/2")));
    let first = drawn(&workspace.run(&["draw", "show", DAYS[2], "--json"]).expect(0).json());
    let unit = first.first().unwrap();
    workspace.run(&["draw", "replace", unit, "--draw", DAYS[2], "--reason", "unreachable"]).expect(0);
    let redraw = ["repairs-rolling", "--period", "2026-11-20", "--redraw", "--reason", "名单有误"];
    let again = draw(&workspace, now, &redraw).remove(0);
    assert_eq!((&again["follows"], again["eligible"].as_u64()), (&json!(DAYS[2]), Some(7)), "two of the nine are gone");
    workspace.import("repairs", "c.csv", list(HEAD, repairs(20, 0..12))).expect(0);
    let later = draw(&workspace, now, &["repairs-rolling"]);
    let ids = ["repairs-rolling/2026-11-19/2", "repairs-rolling/2026-11-20/2", "repairs-rolling/2026-11-20/3"];
    assert_eq!(
        (&later[0]["draw"], later[0]["eligible"].as_u64()),
        (&json!(ids[2]), Some(5)),
        "three new ones, and the two are back"
    );
    verify(&[&DAYS[..], &ids].concat());
    for (number, id) in DAYS.iter().chain(&ids).enumerate() {
        let file = format!("draw{number}.csv");
        workspace.run(&["draw", "export", id, "--out", &file]).expect(0);
        workspace.run(&["draw", "verify", &file]).expect(0);
    }
}

/// Starts commands all at once and waits for them.
fn at_once(workspace: &Workspace, commands: &[&[&str]]) -> Vec<Run> {
    let start = |arguments: &&[&str]| {
        let mut command = spotcheck();
        command.current_dir(workspace.root()).env("SPOTCHECK_NOW", "2026-11-21T01:00:00Z").args(*arguments);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = commands.iter().map(start).collect();
    children.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect()
}

#[test]
fn imports_and_draws_at_the_same_time_give_the_same_as_one_after_the_other() {
    let (one, many) = (Workspace::new(), Workspace::new());
    let files = ["a.csv", "b.csv", "c.csv", "d.csv"];
    for (at, file) in (0_u8..).zip(files) {
        let rows = (18..21).flat_map(|day| repairs(day, at * 5..at * 5 + 7));
        one.write(file, list(HEAD, rows.clone()));
        many.write(file, list(HEAD, rows));
    }
    one.run(&[&["import", "repairs"], &files[..]].concat()).expect(0);
    let imports = files.map(|file| ["import", "repairs", file]);
    for run in at_once(&many, &imports.each_ref().map(|import| &import[..])) {
        run.expect(0);
    }
    let now = "2026-11-21T09:00:00+08:00";
    draw(&one, now, &["repairs-rolling"]);
    let rolling: &[&str] = &["draw", "repairs-rolling", "--seed", SEED, "--json"];
    let runs = at_once(&many, &[rolling; 3]);
    let made: Vec<Value> =
        runs.into_iter().flat_map(|run| run.expect(0).lines()).filter(|line| line.get("draw").is_some()).collect();
    assert_eq!(made.len(), 3, "each day is drawn by one of the three: {made:?}");
    assert_eq!(all(&many, &DAYS), all(&one, &DAYS));
    assert_eq!(work(&many, now).len(), all(&one, &DAYS).values().map(BTreeSet::len).sum::<usize>());
}
