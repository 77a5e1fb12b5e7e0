//! A command of the user's that labels calls: its answers are kept, and whatever it does wrong loses none of them.

use serde_json::Value;

use crate::support::{GOOD, Run, Workspace, calls_of};

/// Answers for every line with the call's id out of it; `$1` of the shell is the value.
const ANSWER: &str = r#"answer() { printf '{"call": "%s", "label": "emotion", "value": "%s", "confidence": 0.9, "model": "m"}\n' "$1" "$2"; }
id() { printf '%s' "$1" | sed 's/^{"call":"\([^"]*\)".*/\1/'; }
"#;

/// A workspace with so many calls, `C-000` and on, and a shell script as the command.
fn labelling(calls: usize, script: &str) -> Workspace {
    let calls = calls_of("C", calls);
    let workspace = Workspace::new().with_calls(&crate::support::borrowed(&calls));
    let transcripts: Vec<_> = calls.iter().map(|(call, ..)| (call.as_str(), GOOD)).collect();
    let workspace = workspace.with_transcripts(&transcripts);
    command(&workspace, script, "[sh, label.sh]", "");
    workspace
}

fn command(workspace: &Workspace, script: &str, words: &str, more: &str) {
    workspace.write("label.sh", format!("{ANSWER}{script}\n"));
    workspace.write("spotcheck.yaml", format!("language: en\nlabels:\n  command: {words}\n{more}"));
}

fn label(workspace: &Workspace, arguments: &[&str]) -> Run {
    workspace.run(&[&["label", "--all", "--json"], arguments].concat())
}

/// Calls asked, calls labelled, labels new, calls failed.
#[track_caller]
fn sums(run: &Run) -> [u64; 4] {
    let json = run.json();
    let failed = json["failed"].as_array().unwrap_or_else(|| panic!("{run:?}")).len() as u64;
    let count = |key: &str| json[key].as_u64().unwrap();
    [count("asked"), count("labelled"), count("new"), failed]
}

/// The id and the words of each failure.
fn failures(run: &Run) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let json = run.json();
    let failed = json["failed"].as_array().or(json["problems"].as_array()).unwrap();
    failed.iter().map(|problem| (text(&problem["id"]), text(&problem["message"]))).collect()
}

fn labels(workspace: &Workspace) -> usize {
    workspace.dump().lines().filter(|line| line.starts_with("labels ")).count()
}

#[test]
fn every_call_is_asked_once_and_its_answer_kept() {
    let script = r#"while read -r line; do echo "$line" >> asked; answer "$(id "$line")" calm; done"#;
    let workspace = labelling(45, script);
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [45, 45, 45, 0]);
    let asked = std::fs::read_to_string(workspace.path("asked")).unwrap();
    let first: Value = serde_json::from_str(asked.lines().next().unwrap()).unwrap();
    assert_eq!((&first["call"], &first["turns"][1]["speaker"]), (&Value::from("C-000"), &Value::from("customer")));
    assert_eq!((&first["turns"][1]["start_ms"], &first["turns"][1]["end_ms"]), (&Value::from(1000), &Value::from(1900)));
    assert_eq!(first["turns"][1]["text"], GOOD[1].1);

    let before = workspace.dump();
    let second = label(&workspace, &[]).expect(0);
    assert_eq!((sums(&second), second.json()["known"].as_u64()), ([0, 0, 0, 0], Some(45)));
    assert_eq!(workspace.dump(), before);
    let again = label(&workspace, &["--again"]).expect(0);
    assert_eq!((sums(&again), again.json()["unchanged"].as_u64()), ([45, 45, 0, 0], Some(45)));
    workspace.import("transcripts", "new.ndjson", crate::support::transcript("C-007", &GOOD[..3])).expect(0);
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [1, 1, 0, 0], "other words are asked about");
    command(&workspace, script, "[sh, label.sh, v2]", "");
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [45, 45, 0, 0], "another command is asked");
}

#[test]
fn an_answer_may_be_several_labels_or_none_and_leave_the_call_out() {
    let several = r#"{"label": "a", "value": 1, "confidence": 1, "model": "m"}"#;
    let script = format!(
        "read -r line; echo '[{several}, {}]'; read -r line; echo '[]'; read -r line; echo '{several}'",
        several.replace("\"a\"", "\"b\"")
    );
    let workspace = labelling(3, &script);
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [3, 2, 3, 0]);
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [0, 0, 0, 0], "to say nothing is an answer");
}

#[test]
fn calls_without_words_are_not_asked_about_and_draws_are_chosen_as_by_score() {
    let workspace = labelling(2, r#"while read -r line; do answer "$(id "$line")" calm; done"#);
    workspace.import("calls", "more.csv", crate::support::call_list(&[("D1", "C", "2026-11-16 12:00")])).expect(0);
    assert_eq!(workspace.run(&["label", "--json"]).expect(2).problem_ids(), ["draw-none"]);
    workspace.run(&["draw", "--period", "2026-W47", "--seed", "12345678901234567890"]).expect(0);
    let run = workspace.run(&["label", "--json"]).expect(0);
    assert_eq!(run.json()["asked"].as_u64().unwrap() + run.json()["wordless"].as_u64().unwrap(), 3);
    assert_eq!(label(&workspace, &[]).expect(0).json()["wordless"], 1);
}

#[test]
fn a_command_that_dies_is_started_anew_and_nothing_is_lost() {
    let script =
        r#"for i in 1 2; do read -r line || exit 0; answer "$(id "$line")" calm; done; echo "out of memory" >&2; exit 7"#;
    let workspace = labelling(7, script);
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [7, 7, 7, 0]);
}

#[test]
fn a_call_that_fails_twice_is_told_of_and_asked_again_by_the_next_run() {
    let script = r#"while read -r line; do case $(id "$line") in
        C-001) echo "Traceback" >&2; printf 'no \033[31mmemory\n' >&2; exit 7;;
        C-003) answer C-004 calm;;
        C-005) echo 'very calm';;
        C-007) answer C-007 calm | sed 's/0.9/90/';;
        C-009) exec >&-; cat > /dev/null;;
        *) answer "$(id "$line")" calm;; esac; done"#;
    let workspace = labelling(11, script);
    let run = label(&workspace, &[]).expect(3);
    assert_eq!(sums(&run), [11, 6, 6, 5]);
    let found = failures(&run);
    let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["label-ended", "label-wrong", "label-wrong", "label-wrong", "label-closed"]);
    let told = [
        ["C-001", "7", "no �[31mmemory"],
        ["C-003", "C-004", "was asked"],
        ["C-005", "very calm", "JSON"],
        ["C-007", "90", "share"],
    ];
    for ((_, message), parts) in found.iter().zip(told) {
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    }
    assert!(!found[0].1.contains("Traceback"));

    command(&workspace, r#"while read -r line; do answer "$(id "$line")" calm; done"#, "[sh, label.sh]", "");
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [5, 5, 5, 0]);
}

#[test]
fn three_failures_in_a_row_stop_the_run_and_what_was_answered_stays() {
    let script = r#"while read -r line; do case $(id "$line") in C-00[01]) answer "$(id "$line")" calm;; *) exit 9;; esac; done"#;
    let workspace = labelling(9, script);
    let run = label(&workspace, &[]).expect(3);
    assert_eq!(run.problem_ids(), ["label-ended", "label-ended", "label-ended", "label-broken"]);
    assert!(failures(&run)[3].1.contains("sh label.sh"), "{run:?}");
    assert_eq!(labels(&workspace), 2);
}

#[test]
fn a_run_that_is_cut_short_keeps_what_it_stored() {
    let script = r#"while read -r line; do case $(id "$line") in C-024) kill -9 $PPID; exit;; *) answer "$(id "$line")" calm;; esac; done"#;
    let workspace = labelling(30, script);
    assert_eq!(label(&workspace, &[]).code, -1);
    let kept = labels(&workspace);
    assert!(kept >= 20, "{kept}");
    command(&workspace, r#"while read -r line; do answer "$(id "$line")" calm; done"#, "[sh, label.sh]", "");
    let rest = 30 - kept as u64;
    assert_eq!(sums(&label(&workspace, &[]).expect(0)), [rest, rest, rest, 0]);
}

#[test]
fn a_line_too_many_is_no_answer_to_the_next_call() {
    let script = r#"echo "model loaded"; while read -r line; do answer "$(id "$line")" calm; done"#;
    let run = label(&labelling(1, script), &[]).expect(3);
    let found = failures(&run);
    assert!(found[0].1.contains("model loaded"), "{found:?}");
}

#[test]
fn a_silent_command_is_given_up_after_its_seconds() {
    let workspace = labelling(1, "");
    command(&workspace, "echo thinking >&2; exec sleep 60", "[sh, label.sh]", "  seconds: 1\n");
    let run = label(&workspace, &[]).expect(3);
    assert_eq!(sums(&run), [1, 0, 0, 1]);
    let (id, message) = failures(&run).remove(0);
    assert!(id == "label-silent" && message.contains("1 s") && message.contains("thinking"), "{message}");
}

#[test]
fn a_command_that_cannot_be_started_is_named_and_one_by_path_is_found_in_the_workspace() {
    let workspace = labelling(1, "");
    command(&workspace, "", "[no-such-program-here, a]", "");
    let run = workspace.run(&["label", "--all"]).expect(2);
    assert!(run.stderr.contains("no-such-program-here a") && run.stderr.contains('→'), "{}", run.stderr);
    command(&workspace, "", "[./no-such.sh]", "");
    assert_eq!(label(&workspace, &[]).expect(2).problem_ids(), ["label-start"]);
    std::os::unix::fs::symlink("/bin/sh", workspace.path("model")).unwrap();
    command(&workspace, r#"while read -r line; do answer "$(id "$line")" calm; done"#, "[./model, label.sh]", "");
    let folder = workspace.root().to_str().unwrap();
    let run = crate::support::spotcheck().args(["--workspace", folder, "label", "--all", "--json"]).output().unwrap();
    assert_eq!(sums(&Run::from(run).expect(0)), [1, 1, 1, 0]);
    workspace.write("spotcheck.yaml", "language: en\n");
    assert_eq!(label(&workspace, &[]).expect(2).problem_ids(), ["label-no-command"]);
}

#[test]
fn mistakes_in_the_configuration_have_line_and_column() {
    let workspace = Workspace::new();
    for (text, line, column, id) in [
        ("labels: {command: python3 a.py}\n", 1, 19, "yaml-expected"),
        ("labels:\n  command: []\n", 2, 12, "yaml-blank"),
        ("labels:\n  command: [sh, [a]]\n", 2, 17, "yaml-expected"),
        ("labels:\n  command: [sh]\n  seconds: 0\n", 3, 12, "yaml-no-count"),
        ("labels:\n  seconds: 3\n", 2, 3, "yaml-missing-key"),
        ("labels:\n  comand: [sh]\n", 2, 3, "yaml-unknown-key-near"),
    ] {
        workspace.write("spotcheck.yaml", text);
        let run = workspace.run(&["label", "--all", "--json"]).expect(2);
        let problems = run.json()["problems"].clone();
        let is_there = |p: &Value| p["id"] == id && p["line"] == line && p["column"] == column;
        assert!(problems.as_array().unwrap().iter().any(is_there), "{text}: {problems}");
    }
}

#[test]
fn people_are_told_what_was_done() {
    let workspace = labelling(
        3,
        r#"while read -r line; do case $(id "$line") in C-001) exit 4;; *) answer "$(id "$line")" calm;; esac; done"#,
    );
    let run = workspace.run(&["label", "--all"]).expect(3);
    assert!(run.stdout.contains("3 calls asked, 2 labelled: 2 labels new"), "{run:?}");
    assert!(run.stderr.contains("call C-001") && run.stderr.contains("status 4"), "{run:?}");
    let run = workspace.run(&["label", "--all", "--lang", "zh-CN"]).expect(3);
    assert!(run.stdout.contains("有 2 通以前回答过"), "{run:?}");
}
