//! Lists that are longer than what is held of them: a mistake in the last row takes all of the file back.

use std::fmt::Write as _;

use serde_json::json;

use crate::support::Workspace;

const ROWS: usize = 20_000;

/// A list of requests of which the last has no time.
fn requests() -> String {
    let mut list = "工单号,受理时间,备注\n".to_owned();
    for row in 1..ROWS {
        writeln!(list, "GD{row},2026-11-16 09:00,\"厨房\n水龙头\"").unwrap();
    }
    list + "GD0,昨天,\n"
}

#[test]
fn a_mistake_in_the_last_row_takes_all_of_its_file_back() {
    let workspace = Workspace::new();
    workspace.write("前.csv", "工单号,受理时间\nA,2026-11-16 09:00\n");
    workspace.run(&["import", "requests", "前.csv"]).expect(0);
    let before = workspace.dump();
    workspace.write("长.csv", requests());
    let run = workspace.run(&["import", "requests", "长.csv", "--json"]).expect(3);
    let report = &run.json()["files"][0];
    let problem = &report["problems"][0];
    assert_eq!(
        json!([problem["id"], problem["line"], problem["field"]]),
        json!(["intake-time-unreadable", ROWS + 1, "受理时间"])
    );
    assert_eq!((run.counts(), report["refused"].as_bool()), ([0, 0, 0, 1], Some(true)));
    assert_eq!(workspace.dump(), before);
    // the words name how many rows could go in without it
    let text = workspace.run(&["import", "requests", "长.csv"]).expect(3).stderr;
    assert!(text.contains(&(ROWS - 1).to_string()), "{text}");
}

#[test]
fn the_other_files_and_with_keep_going_the_other_rows_go_in() {
    let workspace = Workspace::new();
    workspace.write("长.csv", requests());
    workspace.write("后.csv", "工单号,受理时间\nGD1,2026-11-17 09:00\nB,2026-11-16 09:00\n");
    let run = workspace.run(&["import", "requests", "长.csv", "后.csv", "--json"]).expect(3);
    assert_eq!(run.counts(), [2, 0, 0, 1]);
    let run = workspace.run(&["import", "requests", "长.csv", "--keep-going", "--json"]).expect(0);
    assert_eq!(run.counts(), [ROWS as u64 - 2, 1, 0, 1]);
    let rejected = std::fs::read_to_string(workspace.path("长.csv.rejected.csv")).unwrap();
    assert_eq!(rejected.lines().nth(1).unwrap().split(',').next().unwrap(), (ROWS + 1).to_string());
}

#[test]
fn a_row_completes_what_was_told_before_its_file_alone() {
    let workspace = Workspace::new();
    let list = "工单号,受理时间\nA,2026-11-16 09:00\nA,\n";
    let run = workspace.import("requests", "list.csv", list).expect(3);
    let problems = run.json()["files"][0]["problems"].clone();
    let ids: Vec<&str> = problems.as_array().unwrap().iter().map(|problem| problem["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["intake-missing-value", "intake-duplicate-record"]);
}
