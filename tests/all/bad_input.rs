//! What is wrong with a file is told with its id, its place and its exit code, and the store is as it was before.

use serde_json::{Value, json};

use crate::support::{GOOD, Workspace, call_list, transcript};

/// A workspace with something in it that must stay.
fn stocked() -> Workspace {
    Workspace::new().with_calls(&[("OLD", "1001", "2026-11-16 09:00:00")]).with_transcripts(&[("OLD", GOOD)])
}

/// The first problem of the first file, without its words.
fn first(json: &Value) -> Value {
    let problem = &json["files"][0]["problems"][0];
    json!([problem["id"], problem["line"], problem["field"]])
}

/// Checks that a file is refused with this problem as its first, and that nothing was kept.
#[track_caller]
fn check(what: &str, name: &str, content: impl AsRef<[u8]>, expected: &Value) {
    let workspace = stocked();
    let before = workspace.dump();
    let run = workspace.import(what, name, content).expect(3);
    let json = run.json();
    assert_eq!(first(&json), *expected, "{json}");
    assert_eq!(json["files"][0]["problems"][0]["file"], name, "{json}");
    assert_eq!(json["files"][0]["refused"], true);
    assert_eq!(workspace.dump(), before, "{name} left something in the store");
}

#[test]
fn broken_call_lists_are_refused_whole() {
    let head = "通话编号,工号,开始时间\nA,1001,2026-11-16 09:00\n";
    check("calls", "a.csv", "通话编号,开始时间\nA,2026-11-16 09:00\n", &json!(["intake-missing-columns", 1, null]));
    check("calls", "a.csv", format!("{head}B,1001,2026-13-45 09:00\n"), &json!(["intake-time-impossible", 3, "开始时间"]));
    check("calls", "a.csv", format!("{head}B,1001,16/11/2026 09:00\n"), &json!(["intake-time-year-last", 3, "开始时间"]));
    check("calls", "a.csv", format!("{head}B,1001,昨天\n"), &json!(["intake-time-unreadable", 3, "开始时间"]));
    check("calls", "a.csv", format!("{head}B,,2026-11-16 09:00\n"), &json!(["intake-missing-value", 3, "工号"]));
    check("calls", "a.csv", format!("{head}\nA,1001,2026-11-16 09:05\n"), &json!(["intake-duplicate-call", 4, "通话编号"]));
    check(
        "calls",
        "a.csv",
        format!("{head}2.02611E+17,1001,2026-11-16 09:00\n"),
        &json!(["intake-damaged-number", 3, "通话编号"]),
    );
    check("calls", "a.csv", "", &json!(["intake-empty-file", null, null]));
    check("calls", "a.csv", b"id,agent,start\n1,Ren\xe9e,2026-11-16 09:00\n", &json!(["intake-unknown-encoding", 2, null]));
    check("calls", "a.xlsx", head, &json!(["intake-not-xlsx", null, null]));
    check("calls", "a.xlsx", b"PK\x03\x04 and nothing more", &json!(["intake-not-workbook", null, null]));
    check(
        "calls",
        "a.ndjson",
        "{\"call_id\":\"A\",\"agent\":\"1001\",\"start\":\"2026-11-16 09:00\"}\n{\"call_id\":\"B\",\"ag",
        &json!(["intake-json-line", 2, null]),
    );
    check("calls", "a.csv", "<html><table><tr><td>通话编号</td></tr></table></html>", &json!(["intake-web-page", null, null]));
}

#[test]
fn broken_transcripts_are_refused_whole() {
    let good = transcript("OLD", &[("agent", "另外的话")]);
    check(
        "transcripts",
        "t.ndjson",
        format!("{good}{{\"call_id\":\"B\",\"turns\":[{{\"spe"),
        &json!(["intake-json-cut-off", 2, null]),
    );
    check("transcripts", "t.json", "", &json!(["intake-empty-file", null, null]));
    check("transcripts", "t.ndjson", good.clone() + &transcript("NEW", GOOD), &json!(["import-no-call", 2, null]));
    check("transcripts", "t.ndjson", good.clone() + &good, &json!(["intake-duplicate-call", 2, null]));
    check("transcripts", "t.txt", "今天天气不错\n", &json!(["intake-text-without-labels", null, null]));
    check("transcripts", "t.json", "{\"hello\": 1}", &json!(["intake-unknown-format", null, null]));
    check("transcripts", "t.txt", b"\xe5\xae\xa2\xe6\x9c\x8d: \xe6\x82\xa8\xe5\n", &json!(["intake-broken-utf8", 1, null]));
}

#[test]
fn all_mistakes_of_a_list_come_at_once() {
    let workspace = stocked();
    let list = "通话编号,工号,开始时间,通话时长\nA,,16/11/2026,3:75\nB,1001,2026-11-16 09:00,60\nB,1001,,-5\n";
    let json = workspace.import("calls", "a.csv", list).expect(3).json();
    let problems = json["files"][0]["problems"].as_array().unwrap();
    let found: Vec<(u64, &str)> = problems.iter().map(|p| (p["line"].as_u64().unwrap(), p["field"].as_str().unwrap())).collect();
    assert_eq!(found, [(2, "工号"), (2, "开始时间"), (2, "通话时长"), (4, "开始时间"), (4, "通话时长"), (4, "通话编号")]);
    assert_eq!(json["rejected"], 2);
}

#[test]
fn a_good_file_goes_in_beside_a_bad_one() {
    let workspace = stocked();
    workspace.write("good.csv", call_list(&[("N", "1001", "2026-11-17 09:00")]));
    workspace.write("bad.csv", "通话编号,开始时间\nM,2026-11-17 09:00\n");
    let run = workspace.run(&["import", "calls", "good.csv", "bad.csv", "--json"]).expect(3);
    assert_eq!(run.counts(), [1, 0, 0, 1]);
    assert_eq!(run.json()["files"][0]["refused"], false);
}

#[test]
fn people_read_place_reason_and_advice_in_chinese() {
    let workspace = stocked();
    workspace.write("话单.csv", "通话编号,工号,开始时间\nA,1001,16/11/2026 09:00\nB,1001,2026-11-16 09:00\n");
    let run = workspace.run(&["import", "calls", "话单.csv"]).expect(3);
    let first: Vec<&str> = run.stderr.lines().take(2).collect();
    assert_eq!(
        first,
        [
            "错误：话单.csv，第 2 行，“开始时间”：“16/11/2026 09:00”没有把年份写在最前面，日和月分不清",
            "    → 请写成 2026-11-16 09:30:00 这样的形式，年份在前"
        ]
    );
    assert!(run.stderr.contains("--keep-going"), "{run:?}");
    assert!(!run.stdout.contains("下一步"), "a refused file has no next step: {run:?}");
}

#[test]
fn rejected_rows_lie_beside_the_list_and_go_in_once_put_right() {
    let workspace = stocked();
    let list =
        "通话编号,工号,开始时间,套餐\nA,1001,2026-11-16 09:00,甲\n0017,1001,16/11/2026 10:00,乙\nC,,2026-11-16 11:00,\"丙,丁\"\n";
    workspace.write("sub/a.csv", list);
    let run = workspace.run(&["import", "calls", "sub/a.csv", "--keep-going", "--json"]).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 2]);
    assert_eq!(run.json()["files"][0]["rejected_file"], "sub/a.csv.rejected.csv");
    let rejected = std::fs::read_to_string(workspace.path("sub/a.csv.rejected.csv")).unwrap();
    let lines: Vec<&str> = rejected.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 3, "{rejected}");
    assert_eq!(lines[0], "原文件行号,未导入原因,通话编号,工号,开始时间,套餐");
    assert!(lines[1].starts_with("3,") && lines[1].contains("年份") && lines[2].starts_with("4,"), "{rejected}");

    let right = rejected.replace("16/11/2026 10:00", "2026-11-16 10:00").replace(",C,,", ",C,1002,");
    assert_eq!(workspace.import("calls", "sub/a.csv.rejected.csv", right).expect(0).counts(), [2, 0, 0, 0]);
    // the corrected rows are the calls that the corrected list holds, without a trace of the detour
    let whole = list.replace("16/11/2026 10:00", "2026-11-16 10:00").replace("C,,", "C,1002,");
    assert_eq!(workspace.import("calls", "sub/a.csv", whole).expect(0).counts(), [0, 0, 3, 0]);
}

#[test]
fn rejected_rows_of_standard_input_have_a_name_that_can_be_typed() {
    let workspace = stocked();
    let list = std::fs::File::open(workspace.write("bad.csv", "通话编号,工号,开始时间\nB,,2026-11-16 09:00\n")).unwrap();
    let mut command = crate::support::spotcheck();
    command.current_dir(workspace.root()).args(["import", "calls", "-", "--keep-going", "--json"]).stdin(list);
    let run: crate::support::Run = command.output().unwrap().into();
    assert_eq!(run.expect(0).json()["files"][0]["rejected_file"], "stdin.rejected.csv");
    let rejected = workspace.run(&["import", "calls", "stdin.rejected.csv", "--json"]).expect(3);
    assert_eq!(rejected.json()["files"][0]["problems"][0]["id"], "intake-missing-value");
}

#[test]
fn files_that_are_not_there_or_no_files() {
    let workspace = stocked();
    let before = workspace.dump();
    std::fs::create_dir(workspace.path("folder")).unwrap();
    for (arguments, code, id) in [
        (&["import", "calls", "missing.csv"][..], 3, "io-read"),
        (&["import", "calls", "folder"], 3, "io-read"),
        (&["import", "transcripts", "missing"], 3, "io-read"),
        (&["import", "transcripts", "folder"], 3, "import-nothing"),
        (&["score", "missing.json"], 3, "io-read"),
        (&["score", "folder"], 3, "import-nothing"),
        (&["score", "--all", "--checklist", "missing.yaml"], 3, "io-read"),
        (&["score", "--all", "--checklist", "nosuch"], 2, "workspace-no-checklist"),
        (&["draw", "nosuch"], 2, "workspace-no-plan"),
        (&["import", "calls", "calls.csv", "--map", "x"], 2, "usage-bad-map"),
        (&["import", "calls"], 2, "usage-missing"),
        (&["imprt"], 2, "usage-unknown-command-near"),
        (&["import", "transcripts", "folder", "--format", "vhs"], 2, "usage-bad-format"),
        (&["draw", "--period", "2026-W60"], 2, "usage-bad-period"),
        (&["draw", "--seed", "abc"], 2, "usage-bad-seed"),
    ] {
        let run = workspace.run(&[arguments, &["--json"]].concat()).expect(code);
        assert_eq!(run.problem_ids(), [id], "{arguments:?}");
    }
    assert_eq!(workspace.dump(), before);
}

#[test]
fn what_the_system_says_is_said_in_chinese() {
    let workspace = stocked();
    for (path, words) in
        [("没有.csv", "读取 没有.csv 失败：没有这个文件或文件夹"), (".", "读取 . 失败：这里应该是文件，却是一个文件夹")]
    {
        let text = workspace.run(&["import", "calls", path]).expect(3).stderr;
        assert!(text.contains(words) && !text.contains("os error"), "{text}");
    }
}

#[test]
fn three_mistakes_of_a_checklist_are_shown_with_their_lines() {
    let workspace = stocked();
    let before = workspace.dump();
    workspace.write(
        "bad.yaml",
        "checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n  - id: a\n    title: 问好\n    points: ten\n    severity: deadly\n    say: (您好\n    examples: {pass: [您好], fail: [喂]}\n",
    );
    let run = workspace.run(&["score", "--all", "--checklist", "bad.yaml", "--json"]).expect(2);
    let problems = run.json()["problems"].clone();
    let places: Vec<Value> = problems.as_array().unwrap().iter().map(|p| json!([p["id"], p["line"], p["column"]])).collect();
    assert_eq!(
        places,
        [json!(["checklist-bad-points", 9, 13]), json!(["yaml-not-one-of", 10, 15]), json!(["phrase-brackets", 11, 10])]
    );
    assert_eq!(problems[0]["excerpt"], "    points: ten");
    let text = workspace.run(&["score", "--all", "--checklist", "bad.yaml"]).expect(2).stderr;
    assert!(text.contains("bad.yaml，第 9 行，第 13 列") && text.contains("points: ten"), "{text}");
    assert_eq!(workspace.dump(), before);
}

#[test]
fn mistakes_of_the_configuration_have_their_place() {
    let workspace = stocked();
    let config = "speakers:\n  vhs: {agent: '1'}\n  Text: {agent: 班长}\nfile_pattern: '{start}{agent}'\ntime_zone: Mars\n";
    workspace.write("spotcheck.yaml", config);
    let json = workspace.run(&["plan", "list", "--json"]).expect(2).json();
    let problems = json["problems"].as_array().unwrap();
    let found: Vec<Value> = problems.iter().map(|p| json!([p["id"], p["line"], p["column"]])).collect();
    assert_eq!(
        found,
        [json!(["usage-bad-format", 2, 3]), json!(["intake-pattern-adjacent", 4, 15]), json!(["workspace-no-zone", 5, 12])]
    );
}

#[test]
fn what_lies_in_the_future_is_told() {
    let workspace = stocked();
    let list =
        call_list(&[("A", "1001", "2026-11-16 09:00"), ("B", "1001", "2062-11-16 09:00"), ("C", "1001", "2063-01-01 09:00")]);
    workspace.write("a.csv", list);
    let json = workspace.run_at("2026-11-23T09:00:00+08:00", &["import", "calls", "a.csv", "--json"]).expect(0).json();
    let note = &json["files"][0]["notes"][0];
    assert_eq!(json!([note["id"], note["line"]]), json!(["import-future", 3]));
}
