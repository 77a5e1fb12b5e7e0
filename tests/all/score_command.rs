//! `score`: a line an inspection, the same verdicts every time, and an exit code that a script can ask.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{BAD, GOOD, Run, Workspace, spotcheck, transcript};

/// Four calls: good, bad, blank and without a transcript.
fn stocked() -> Workspace {
    let workspace = Workspace::new();
    let rows = ["good", "bad", "blank", "silent"].map(|id| format!("{id},1001,2026-11-16 09:00,话费查询\n"));
    workspace.import("calls", "calls.csv", format!("通话编号,工号,开始时间,业务类型\n{}", rows.concat())).expect(0);
    workspace.with_transcripts(&[("good", GOOD), ("bad", BAD), ("blank", &[("agent", ""), ("customer", "  ")])])
}

fn one<'a>(lines: &'a [Value], subject: &str) -> &'a Value {
    lines.iter().find(|line| line["subject"] == subject).unwrap()
}

#[test]
fn the_json_has_the_documented_shape() {
    let lines = stocked().run(&["score", "--all", "--json"]).expect(1).lines();
    assert_eq!(lines.len(), 4);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let good = one(&lines, "good");
    assert_eq!(keys(good), ["subject", "checklist", "version", "state", "score", "passed", "items"]);
    let item = &good["items"][0];
    assert_eq!(keys(item), ["id", "verdict", "points", "earned", "reason", "reason_id", "evidence"]);
    assert_eq!(
        (&item["id"], &item["verdict"], &item["points"], &item["earned"]),
        (&json!("greeting"), &json!("pass"), &json!(8), &json!(8))
    );
    assert_eq!(
        item["evidence"][0],
        json!({"turn": 0, "speaker": "agent", "start_ms": 0, "end_ms": 900, "quote": "您好", "start_byte": 0, "end_byte": 6})
    );
    assert_eq!((&good["state"], &good["score"], &good["passed"]), (&json!("scored"), &json!(100), &json!(true)));
    assert_eq!(one(&lines, "bad")["passed"], false);
    assert!(one(&lines, "bad")["score"].as_f64().unwrap() < 85.0);
}

#[test]
fn what_an_older_engine_scored_is_scored_anew_and_both_stay_on_record() {
    let workspace = stocked();
    let score = || workspace.run(&["score", "--all"]).expect(1).stdout;
    let counted = || -> i64 {
        let store = rusqlite::Connection::open(workspace.path("spotcheck.db")).unwrap();
        store.query_row("SELECT count(*) FROM inspections", (), |row| row.get(0)).unwrap()
    };
    score();
    assert_eq!((score().contains("没有变化"), counted()), (true, 4));
    let store = rusqlite::Connection::open(workspace.path("spotcheck.db")).unwrap();
    store.execute("UPDATE inspections SET engine = '0'", ()).unwrap();
    assert_eq!((score().contains("没有变化"), counted()), (false, 8));
}

#[test]
fn without_the_field_that_an_optional_item_asks_for_it_does_not_apply() {
    let workspace = Workspace::new().with_calls(&[("good", "1001", "2026-11-16 09:00")]).with_transcripts(&[("good", GOOD)]);
    let line = workspace.run(&["score", "--all", "--json"]).expect(0).json();
    assert_eq!(line["state"], "scored");
    let identity = line["items"].as_array().unwrap().iter().find(|item| item["id"] == "identity").unwrap();
    assert_eq!((&identity["verdict"], &identity["reason_id"]), (&json!("not_applicable"), &json!("reason-field-missing")));
}

#[test]
fn without_the_field_that_an_item_asks_for_it_is_open() {
    let workspace = Workspace::new().with_calls(&[("good", "1001", "2026-11-16 09:00")]).with_transcripts(&[("good", GOOD)]);
    let item = "{id: i, title: 问好, points: 1, say: 您好, when: {category: 退费}, examples: {pass: [您好], fail: [喂]}}";
    let own = format!("checklist: own\ntitle: 自己的\nfor: calls\nsections:\n- title: 开场\n  items: [{item}]\n");
    std::fs::write(workspace.path("own.yaml"), own).unwrap();
    let own = workspace.path("own.yaml");
    let line = workspace.run(&["score", "--all", "--checklist", own.to_str().unwrap(), "--json"]).expect(0).json();
    let item = &line["items"][0];
    assert_eq!((&line["state"], &item["reason_id"]), (&json!("provisional"), &json!("reason-field-missing")));
}

#[test]
fn every_quote_is_the_turns_own_text() {
    let lines = stocked().run(&["score", "--all", "--json"]).lines();
    let mut count = 0;
    for (subject, turns) in [("good", GOOD), ("bad", BAD)] {
        for evidence in
            one(&lines, subject)["items"].as_array().unwrap().iter().flat_map(|item| item["evidence"].as_array().unwrap())
        {
            let number = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
            let (speaker, text) = turns[number("turn")];
            assert_eq!(
                (evidence["quote"].as_str().unwrap(), evidence["speaker"].as_str().unwrap()),
                (&text[number("start_byte")..number("end_byte")], speaker)
            );
            count += 1;
        }
    }
    assert!(count > 6, "{count}");
}

#[test]
fn without_words_there_is_no_score_and_no_zero() {
    let lines = stocked().run(&["score", "--all", "--json"]).lines();
    for (subject, reason) in [("blank", "reason-blank"), ("silent", "reason-no-transcript")] {
        let line = one(&lines, subject);
        assert_eq!(
            json!([line["state"], line["score"], line["passed"], line["items"], line["reason_id"]]),
            json!(["not_scorable", null, null, [], reason])
        );
    }
}

#[test]
fn a_second_time_says_the_same_and_keeps_nothing_new() {
    let workspace = stocked();
    let first = workspace.run(&["score", "--all", "--json"]).expect(1).stdout;
    let before = workspace.dump();
    assert_eq!(workspace.run(&["score", "--all", "--json"]).expect(1).stdout, first);
    assert_eq!(workspace.dump(), before);
    let text = workspace.run(&["score", "--all"]).expect(1).stdout;
    assert!(text.contains("其中 4 通以前打过分"), "{text}");
}

#[test]
fn new_words_are_judged_anew() {
    let workspace = stocked();
    workspace.run(&["score", "--all"]).expect(1);
    assert_eq!(workspace.import("transcripts", "t.ndjson", transcript("bad", GOOD)).expect(0).counts(), [0, 1, 0, 0]);
    let lines = workspace.run(&["score", "--all", "--json"]).expect(0).lines();
    assert_eq!(one(&lines, "bad")["passed"], true);
}

#[test]
fn the_exit_code_tells_whether_anything_is_below_the_mark() {
    let workspace = Workspace::new();
    for (name, turns, code) in [("good.ndjson", GOOD, 0), ("bad.ndjson", BAD, 1)] {
        workspace.write(name, transcript(name, turns));
        workspace.run(&["score", name]).expect(code);
        workspace.run(&["score", name, "--json"]).expect(code);
    }
}

#[test]
fn without_calls_or_draws_the_next_step_is_told() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["score", "--json"]).expect(2).problem_ids(), ["draw-none"]);
    assert_eq!(workspace.run(&["score", "--all", "--json"]).expect(3).problem_ids(), ["score-nothing"]);
    assert_eq!(workspace.run(&["score", "--draw", "x/2026-W01/1", "--json"]).expect(2).problem_ids(), ["draw-unknown"]);
    let nowhere = tempfile::tempdir().unwrap();
    let run: Run = spotcheck().current_dir(nowhere.path()).args(["score", "--all", "--json"]).output().unwrap().into();
    assert_eq!(run.expect(2).problem_ids(), ["workspace-none"]);
}

/// Many calls, so that the output is more than a pipe holds.
fn many() -> Workspace {
    let ids: Vec<String> = (0..150).map(|i| format!("c{i}")).collect();
    let calls: Vec<(&str, &str, &str)> = ids.iter().map(|id| (id.as_str(), "1001", "2026-11-16 09:00")).collect();
    let transcripts: Vec<(&str, &[(&str, &str)])> = ids.iter().map(|id| (id.as_str(), GOOD)).collect();
    Workspace::new().with_calls(&calls).with_transcripts(&transcripts)
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_enough_is_no_error() {
    let workspace = many();
    let whole = workspace.run(&["score", "--all", "--json"]).expect(0).stdout;
    assert!(whole.len() > 200_000, "{}", whole.len());
    let pipe = "\"$0\" score --all --json | head -1; \"$0\" --help | head -1";
    let mut shell = std::process::Command::new("sh");
    let run: Run =
        shell.args(["-c", pipe, env!("CARGO_BIN_EXE_spotcheck")]).current_dir(workspace.root()).output().unwrap().into();
    assert_eq!(run.stderr, "");
    assert_eq!(run.stdout.lines().next(), whole.lines().next());
    let mut child = spotcheck()
        .current_dir(workspace.root())
        .args(["score", "--all", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run: Run = child.wait_with_output().unwrap().into();
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn what_is_piped_has_no_colours() {
    let workspace = stocked();
    workspace.write("bad.ndjson", transcript("bad", BAD));
    for arguments in [
        &["score", "bad.ndjson"][..],
        &["score", "--all"],
        &["draw", "--period", "2026-W47"],
        &["draw", "--period", "x"],
        &["--help"],
    ] {
        let mut command = spotcheck();
        command.env_remove("NO_COLOR").current_dir(workspace.root()).args(arguments);
        let run: Run = command.output().unwrap().into();
        assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'), "{arguments:?}: {run:?}");
        assert!(!(run.stdout + &run.stderr).is_empty());
    }
}

#[test]
fn a_transcript_cant_steer_the_terminal() {
    let workspace = Workspace::new();
    workspace.write(
        "evil.ndjson",
        transcript(
            "evil\u{1b}[2J",
            &[("agent", "您\u{1b}[31m好，请问有什么可以帮您"), ("agent\u{7}", "你自己\u{1b}]0;x\u{7}看着办")],
        ),
    );
    let run = workspace.run(&["score", "evil.ndjson"]);
    assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7}'), "{run:?}");
    assert!(!run.stderr.contains('\u{1b}'), "{run:?}");
}
