//! `score -`: a result for every line, in its place, whatever the line holds.

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::{Value, json};

use crate::support::{BAD, GOOD, Run, Workspace, spotcheck, transcript};

const FILTER: [&str; 2] = ["score", "-"];

fn filtered(mut command: Command, input: impl Into<Vec<u8>>) -> Run {
    let input = input.into();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output.into()
}

fn score(input: impl Into<Vec<u8>>) -> Run {
    // a folder without a workspace, as on any machine of a cluster
    let folder = tempfile::TempDir::new().unwrap();
    let mut command = spotcheck();
    command.current_dir(folder.path()).args(FILTER);
    filtered(command, input)
}

/// A call's line, with all that a call list tells of it.
fn line(id: &str, turns: &[(&str, &str)]) -> String {
    let mut line: Value = serde_json::from_str(&transcript(id, turns)).unwrap();
    line["agent_id"] = json!("1001");
    line["start_time"] = json!("2026-11-16T09:00:00+08:00");
    line["category"] = json!("话费查询");
    line.to_string()
}

fn subjects(run: &Run) -> Vec<Value> {
    run.lines().iter().map(|line| line.get("subject").or(line.get("line")).unwrap().clone()).collect()
}

#[test]
fn every_line_has_its_result_in_its_place() {
    let lines = [&line("a", GOOD), "{\"call_id\": \"b\", \"turns\": [", &line("c", BAD), "", "[]", &line("d", GOOD)].join("\n");
    let run = score(lines).expect(3);
    assert_eq!(subjects(&run), [json!("a"), json!(2), json!("c"), json!(4), json!(5), json!("d")]);
    let ids: Vec<Value> = run.lines().iter().filter_map(|line| line.pointer("/problems/0/id").cloned()).collect();
    assert_eq!(ids, ["intake-json-cut-off", "score-line-blank", "intake-json-value"]);
    assert_eq!(run.lines()[1]["problems"][0]["line"], 2);
    assert!(run.stderr.contains('3') && run.stderr.contains('6'), "{run:?}");
}

#[test]
fn a_line_has_the_documented_shape() {
    let run = score(line("a", GOOD) + "\n" + &line("b", BAD) + "\n").expect(1);
    let [good, bad] = &run.lines()[..] else { panic!("{run:?}") };
    let keys: Vec<&String> = good.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["subject", "checklist", "version", "state", "score", "passed", "verdicts", "found"]);
    assert_eq!((&good["state"], &good["passed"], &good["found"]), (&json!("scored"), &json!(true), &json!([])));
    let found = bad["found"].as_array().unwrap();
    let not_passed: Vec<&String> =
        bad["verdicts"].as_object().unwrap().iter().filter(|(_, v)| **v != "pass").map(|(id, _)| id).collect();
    let reported: Vec<&str> = found.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(!found.is_empty() && reported.iter().all(|id| not_passed.iter().any(|other| other == id)), "{bad}");
    for evidence in found.iter().flat_map(|item| item["evidence"].as_array().unwrap()) {
        let number = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
        assert_eq!(evidence["quote"], BAD[number("turn")].1[number("start_byte")..number("end_byte")]);
    }
}

#[test]
fn the_verdicts_are_those_of_scoring_the_file() {
    let lines = [line("a", GOOD), line("b", BAD), line("c", &[("agent", " "), ("customer", "[noise]")])].join("\n");
    let workspace = Workspace::new();
    workspace.write("calls.ndjson", &lines);
    let filed = workspace.run(&["score", "calls.ndjson", "--json"]).expect(1).lines();
    let streamed = score(lines).expect(1).lines();
    assert_eq!(filed.len(), streamed.len());
    for (filed, streamed) in filed.iter().zip(&streamed) {
        for key in ["subject", "checklist", "version", "state", "score", "passed"] {
            assert_eq!(filed[key], streamed[key]);
        }
        let verdicts = filed["items"].as_array().unwrap().iter().map(|item| (item["id"].as_str().unwrap(), &item["verdict"]));
        let own = streamed["verdicts"].as_object().unwrap().iter().map(|(id, verdict)| (id.as_str(), verdict));
        assert!(verdicts.eq(own), "{streamed}");
    }
    assert_eq!((&streamed[2]["state"], &streamed[2]["reason_id"]), (&json!("not_scorable"), &json!("reason-blank")));
}

#[test]
fn lines_come_as_systems_write_them() {
    let other = json!({"call_id": "b", "turns": [{"role": "agent", "start": 0, "end": 9400.0, "content": "您好"}]}).to_string();
    let input = format!("\u{feff}{}\r\n{other}\r\n{}", line("a", GOOD), line("c", GOOD));
    assert_eq!(subjects(&score(input).expect(1)), [json!("a"), json!("b"), json!("c")]);
    assert_eq!(score("").expect(0).stdout, "");
    let run = score(b"{\"call_id\": \"\xff\"}\n".to_vec()).expect(3);
    assert_eq!(run.lines()[0]["problems"][0]["id"], "score-line-encoding");
}

#[test]
fn more_than_is_held_at_a_time_comes_out_in_order() {
    let padding = "长".repeat(40_000);
    let lines = (0..60).map(|number| format!("{{\"call_id\":\"{number}\",\"note\":\"{padding}\",\"turns\":[]}}\n"));
    let run = score(lines.collect::<String>()).expect(0);
    assert_eq!(subjects(&run), (0..60).map(|number| json!(number.to_string())).collect::<Vec<_>>());
}

#[test]
fn a_line_without_end_is_refused_and_the_next_is_read() {
    let mut input = vec![b'x'; 17 << 20];
    input.push(b'\n');
    input.extend(line("a", GOOD).into_bytes());
    let run = score(input).expect(3);
    assert_eq!(subjects(&run), [json!(1), json!("a")]);
    assert_eq!(run.lines()[0]["problems"][0]["id"], "score-line-long");
}

#[test]
fn nobody_reading_any_more_is_no_failure() {
    let mut command = spotcheck();
    let command = command.args(FILTER).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let text = line("a", GOOD) + "\n";
    stdin.write_all(text.as_bytes()).unwrap();
    let mut one = [0; 10];
    stdout.read_exact(&mut one).unwrap();
    drop(stdout);
    // standard input stays open: the end of the reader ends it
    while stdin.write_all(text.repeat(64).as_bytes()).is_ok() {}
    let run: Run = child.wait_with_output().unwrap().into();
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn it_stands_alone() {
    for arguments in [&["score", "-", "more.ndjson"][..], &["score", "-", "--format", "iflytek"]] {
        let mut command = spotcheck();
        command.args(["--json"]).args(arguments);
        assert_eq!(filtered(command, "").expect(2).problem_ids(), ["score-lines-alone"]);
    }
}
