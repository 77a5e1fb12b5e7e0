//! The ledger: what was found, left out, drawn, replaced, done and overdue; and every draw in a line.

use serde_json::{Value, json};

use crate::support::{GOOD, Workspace, borrowed, calls_of};

const PLAN: &str = "plan: repairs
title: 维修回访
population: repairs
period: month of completed_at
take: {rate: 50%}
spares: 3
exempt: [{rule: written-reply-only, when: {status: 只要书面答复}}]
targeted: [{id: again, title: 返修, when: {status: 返修}, take: {count: 2}}]
form: revisit
due: {within: 3 days of completed_at}
";
const MONTH: [&str; 4] = ["draw", "repairs", "--period", "2024-10"];

/// Twenty repairs of a month that is long over: two are exempt, four were done again.
fn drawn() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("plans/repairs.yaml", PLAN);
    let status = |i| match i {
        0 | 1 => "只要书面答复",
        16.. => "返修",
        _ => "已完成",
    };
    let rows = (0..20).map(|i| format!("R{i:02},2024-10-0{} 10:00,{}\n", i % 9 + 1, status(i)));
    let list: String = std::iter::once("维修单号,完成时间,状态\n".to_owned()).chain(rows).collect();
    workspace.import("repairs", "repairs.csv", list).expect(0);
    workspace.run(&[&MONTH[..], &["--seed", "314159"]].concat()).expect(0);
    workspace
}

fn show(workspace: &Workspace) -> Value {
    workspace.run(&["draw", "show", "--json"]).expect(0).json()
}

fn ids(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn record(workspace: &Workspace, unit: &str, at: &str, outcome: &str) {
    let more = ["--method", "phone", "--by", "周敏", "--at", at, "--outcome", outcome];
    workspace.run(&[&["visit", "record", unit][..], &more].concat()).expect(0);
}

/// The numbers of an account add up.
#[track_caller]
fn adds_up(account: &Value) {
    let number = |key: &str| account[key].as_u64().unwrap();
    let count = |key: &str| account[key].as_array().unwrap().len() as u64;
    let states = number("on_time") + number("done_late") + number("open") + count("overdue") + count("given_up");
    assert_eq!((number("in_use"), number("done")), (states, number("on_time") + number("done_late")), "{account}");
}

#[test]
fn a_draw_shows_where_everything_went() {
    let workspace = drawn();
    let before = show(&workspace)["ledger"].clone();
    assert_eq!((&before["found"], &before["eligible"], &before["drawn"]), (&json!(20), &json!(18), &json!(9)));
    assert_eq!(before["excluded"], json!([{"rule": "written-reply-only", "units": ["R00", "R01"]}]));
    assert_eq!((ids(&before["overdue"]).len(), ids(&before["targeted"][0]["overdue"]).len()), (9, 2));
    let units = ids(&before["overdue"]);
    let again = ids(&before["targeted"][0]["overdue"]);

    record(&workspace, &units[0], "2024-10-10 09:00", "settled");
    record(&workspace, &units[1], "2024-12-01 09:00", "settled");
    record(&workspace, &units[2], "2024-12-01 09:00", "no-answer");
    record(&workspace, &units[3], "2024-10-10 09:00", "moved-away");
    record(&workspace, &units[4], "2024-10-10 09:00", "refused");
    record(&workspace, &again[0], "2024-10-10 09:00", "settled");
    workspace.run(&["draw", "replace", &units[4], "--reason", "refused"]).expect(0);

    let shown = show(&workspace);
    let ledger = &shown["ledger"];
    let rates = (&ledger["rate"]["on_time"], &ledger["rate"]["needed"], &ledger["rate"]["state"]);
    adds_up(ledger);
    adds_up(&ledger["targeted"][0]);
    assert_eq!(ledger["done"], json!(2));
    assert_eq!(ledger["given_up"], json!([{"unit": units[3], "outcome": "moved-away"}]));
    let spare = &shown["strata"][0]["spares"][0];
    assert_eq!(ledger["replaced"], json!([{"unit": units[4], "by": spare, "reason": "refused"}]));
    assert!(ids(&ledger["overdue"]).contains(&spare.as_str().unwrap().to_owned()), "the spare is to be done now");
    assert_eq!(ledger["targeted"][0]["done"], json!(1));
    assert_eq!(rates.1, &json!(9), "half of eighteen, whatever was drawn on purpose");
    assert_eq!(rates.2, &json!("missed"));

    let text = workspace.run(&["draw", "show"]).expect(0).stdout;
    for words in ["找到 20 = 免抽 2 + 可抽 18", "抽中 9，替换 1（最多 2）", "客户拒绝", "要检查 9 = 完成 2", "已搬走", "达不到了"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(text.contains("重点抽查：返修（符合条件 4；单独计数，不参与推算）"), "{text}");
}

#[test]
fn all_draws_are_listed_and_the_superseded_ones_marked() {
    let workspace = drawn();
    let empty = Workspace::new().run(&["draw", "list"]).expect(0);
    assert!(empty.stderr.contains("spotcheck draw"), "{empty:?}");
    workspace.run(&[&MONTH[..], &["--redraw", "--reason", "名单漏了三户", "--seed", "271828"]].concat()).expect(0);
    let calls: Vec<_> = calls_of("1001", 12);
    let workspace = workspace.with_calls(&borrowed(&calls));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);

    let list = workspace.run(&["draw", "list", "--json"]).expect(0).json();
    let lines: Vec<(&str, &Value)> =
        list["draws"].as_array().unwrap().iter().map(|line| (line["draw"].as_str().unwrap(), &line["followed_by"])).collect();
    let second = json!("repairs/2024-10/2");
    let expected =
        [("repairs/2024-10/1", &second), ("repairs/2024-10/2", &Value::Null), ("recordings-weekly/2026-W47/1", &Value::Null)];
    assert_eq!(lines, expected);
    let text = workspace.run(&["draw", "list"]).expect(0).stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() == 3 && lines[0].contains("已由 repairs/2024-10/2 取代") && lines[1].contains("超期 11"), "{text}");
    assert!(lines[2].contains("找到 12，抽中 10，完成 0/10"), "{text}");

    let of_plan = workspace.run(&["draw", "list", "--plan", "repairs", "--json"]).expect(0).json();
    assert_eq!(of_plan["draws"].as_array().unwrap().len(), 2);
    assert_eq!(of_plan["rate"]["eligible"], json!(18), "what was drawn again counts once");
    let superseded = workspace.run(&["draw", "show", "repairs/2024-10/1"]).expect(0);
    assert!(superseded.stderr.contains("repairs/2024-10/2"), "{superseded:?}");
}

#[test]
fn a_recording_is_done_when_it_was_scored_or_listened_to() {
    let workspace = Workspace::new().with_calls(&borrowed(&calls_of("1001", 3)));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    let done = |workspace: &Workspace| {
        let ledger = show(workspace)["ledger"].clone();
        adds_up(&ledger);
        (ledger["done"].as_u64().unwrap(), ledger["open"].as_u64().unwrap())
    };
    assert_eq!(done(&workspace), (0, 3));
    let listen = ["visit", "record", "1001-000", "--method", "listen", "--by", "周敏", "--outcome"];
    workspace.run(&[&listen[..], &["no-answer"]].concat()).expect(0);
    assert_eq!(done(&workspace), (0, 3), "an attempt is no inspection");
    workspace.run(&[&listen[..], &["settled"]].concat()).expect(0);
    assert_eq!(done(&workspace), (1, 2));
    let workspace = workspace.with_transcripts(&[("1001-001", GOOD)]);
    workspace.run(&["score"]).expect(0);
    assert_eq!(done(&workspace), (3, 0));
    let late = workspace.with_calls(&[("N1", "1001", "2026-11-17 09:00")]);
    assert_eq!(show(&late)["ledger"]["late_arrivals"], json!(["N1"]));
}

#[test]
fn a_store_whose_numbers_do_not_add_up_is_an_error_and_hides_no_other_draw() {
    let workspace = drawn();
    workspace.run(&[&MONTH[..], &["--redraw", "--reason", "名单漏了三户"]].concat()).expect(0);
    let store = rusqlite::Connection::open(workspace.path("spotcheck.db")).unwrap();
    store.execute("DELETE FROM draw_excluded WHERE draw = 'repairs/2024-10/1' AND unit = 'R00'", ()).unwrap();
    let run = workspace.run(&["draw", "show", "repairs/2024-10/1", "--json"]).expect(3);
    assert_eq!(run.problem_ids(), ["draw-ledger"]);
    assert!(run.json()["problems"][0]["message"].as_str().unwrap().contains("找到 20，免抽 1，可抽 18"), "{run:?}");
    let list = workspace.run(&["draw", "list"]).expect(3);
    assert!(list.stdout.contains("repairs/2024-10/2") && list.stderr.contains("免抽 1"), "{list:?}");
}
