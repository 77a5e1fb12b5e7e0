//! What happens to the store when a command is killed, when two come at once, and when the file is none of ours.

use std::io::Write as _;
use std::process::{Child, Stdio};

use rusqlite::Connection;
use serde_json::json;

use crate::support::{GOOD, Run, Workspace, call_list, spotcheck, transcript};

/// More than a pipe holds: once so much was written, the program has begun to read.
const PIPE: usize = 300_000;

fn start(workspace: &Workspace, arguments: &[&str], stdin: Stdio) -> Child {
    let mut command = spotcheck();
    command.current_dir(workspace.root()).args(arguments).arg("--json").stdin(stdin);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Feeds a part of its input to a command, and kills it before the input ends.
fn kill_after(workspace: &Workspace, arguments: &[&str], input: &[u8]) {
    let mut child = start(workspace, arguments, Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input).unwrap();
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    drop(stdin);
}

fn finish(child: Child) -> Run {
    child.wait_with_output().unwrap().into()
}

fn big_list(prefix: &str, rows: usize) -> String {
    let row = |i: usize| {
        let (hour, minute) = (8 + i / 600 % 12, i / 10 % 60);
        json!({"call_id": format!("{prefix}{i}"), "agent": "1001", "start": format!("2026-11-16 {hour:02}:{minute:02}")})
            .to_string()
            + "\n"
    };
    (0..rows).map(row).collect()
}

fn stocked() -> Workspace {
    Workspace::new().with_calls(&[("OLD", "1001", "2026-11-16 09:00:00")]).with_transcripts(&[("OLD", GOOD)])
}

#[test]
fn a_killed_import_of_calls_leaves_the_earlier_ones() {
    let workspace = stocked();
    let before = workspace.dump();
    workspace.write("first.ndjson", big_list("F", 500));
    let list = big_list("N", 8_000);
    assert!(list.len() > PIPE);
    for part in [0, 70, 5_000, PIPE, list.len()] {
        kill_after(&workspace, &["import", "calls", "first.ndjson", "-"], &list.as_bytes()[..part]);
        assert_eq!(workspace.dump(), before, "killed after {part} bytes");
    }
    // and the store still works
    assert_eq!(workspace.run(&["import", "calls", "first.ndjson", "--json"]).expect(0).counts(), [500, 0, 0, 0]);
}

#[test]
fn a_killed_import_of_records_leaves_none_of_them() {
    let workspace = stocked();
    let before = workspace.dump();
    let list = (0..8_000).fold("工单号,受理时间,受理内容\n".to_owned(), |list, i| {
        list + &format!("GD{i},2026-11-16 09:00,宽带故障报修单\n")
    });
    assert!(list.len() > PIPE);
    for part in [0, 5_000, PIPE, list.len()] {
        kill_after(&workspace, &["import", "requests", "-"], &list.as_bytes()[..part]);
        assert_eq!(workspace.dump(), before, "killed after {part} bytes");
    }
    assert_eq!(workspace.import("requests", "all.csv", &list).expect(0).counts(), [8_000, 0, 0, 0]);
}

#[test]
fn a_killed_import_of_transcripts_leaves_none_of_them() {
    // more files than one batch, so that many are in the transaction already when the last one, the pipe, is read
    let ids: Vec<String> = (0..300).map(|i| format!("C{i:03}")).collect();
    let calls: Vec<(&str, &str, &str)> = ids.iter().map(|id| (id.as_str(), "1001", "2026-11-16 09:00")).collect();
    let workspace = Workspace::new().with_calls(&calls);
    for id in &ids {
        workspace.write(&format!("in/{id}.json"), transcript(id, GOOD));
    }
    let before = workspace.dump();
    let last: String = (0..2_000).map(|i| transcript(&format!("X{i}"), GOOD)).collect();
    assert!(last.len() > PIPE);
    for part in [0, 1_000, PIPE, last.len()] {
        kill_after(&workspace, &["import", "transcripts", "in", "-"], &last.as_bytes()[..part]);
        assert_eq!(workspace.dump(), before, "killed after {part} bytes");
    }
    assert_eq!(workspace.run(&["import", "transcripts", "in", "--json"]).expect(0).counts(), [300, 0, 0, 0]);
}

#[test]
fn a_list_that_is_still_being_piped_in_keeps_nobody_waiting() {
    let workspace = stocked();
    let mut child = start(&workspace, &["import", "calls", "-"], Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(big_list("P", 8_000).as_bytes()).unwrap();
    // the first command waits for more; the second one comes, goes and is not told that the store is busy
    workspace.import("calls", "other.csv", call_list(&[("Q", "1001", "2026-11-16 10:00")])).expect(0);
    drop(stdin);
    assert_eq!(finish(child).expect(0).counts(), [8_000, 0, 0, 0]);
}

#[test]
fn imports_at_the_same_time_all_succeed() {
    let workspace = Workspace::new();
    let names: Vec<String> = (0..6).map(|i| format!("part{i}.ndjson")).collect();
    for (i, name) in names.iter().enumerate() {
        workspace.write(name, big_list(&format!("{i}-"), 300));
    }
    let children: Vec<Child> = names.iter().map(|name| start(&workspace, &["import", "calls", name], Stdio::null())).collect();
    for child in children {
        assert_eq!(finish(child).expect(0).counts(), [300, 0, 0, 0]);
    }
    let draw = workspace.run(&["draw", "--period", "2026-W47", "--json"]).expect(0).json();
    assert_eq!(draw["strata"][0]["eligible"], 1_800);
}

#[test]
fn commands_that_find_no_store_yet_can_all_make_it() {
    let workspace = Workspace::new();
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(workspace.path(&format!("spotcheck.db{end}")));
    }
    for i in 0..4 {
        workspace.write(&format!("{i}.ndjson"), big_list(&format!("{i}-"), 10));
    }
    let children: Vec<Child> =
        (0..4).map(|i| start(&workspace, &["import", "calls", &format!("{i}.ndjson")], Stdio::null())).collect();
    for child in children {
        assert_eq!(finish(child).expect(0).counts(), [10, 0, 0, 0]);
    }
}

#[test]
fn of_draws_at_the_same_time_one_wins() {
    let workspace = Workspace::new();
    workspace.import("calls", "calls.ndjson", big_list("C", 100)).expect(0);
    let children: Vec<Child> = (0..5).map(|_| start(&workspace, &["draw", "--period", "2026-W47"], Stdio::null())).collect();
    let (won, refused): (Vec<Run>, Vec<Run>) = children.into_iter().map(finish).partition(|run| run.code == 0);
    assert_eq!(won.len(), 1, "{won:?}");
    assert_eq!(won[0].json()["draw"], "recordings-weekly/2026-W47/1");
    for run in refused {
        assert_eq!(run.expect(2).problem_ids(), ["draw-exists"]);
    }
}

#[test]
fn a_folder_that_cant_be_written_is_a_clear_problem() {
    for folder in ["/proc/spotcheck-test", "/sys/spotcheck-test"] {
        if cfg!(target_os = "linux") {
            let run: Run = spotcheck().args(["init", folder, "--json"]).output().unwrap().into();
            assert_eq!(run.expect(3).problem_ids(), ["io-write"], "{folder}");
        }
    }
}

/// A command on a workspace whose store was replaced.
fn with_store(make: impl FnOnce(&std::path::Path)) -> (Workspace, Run) {
    let workspace = Workspace::new();
    let path = workspace.path("spotcheck.db");
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(workspace.path(&format!("spotcheck.db{end}")));
    }
    make(&path);
    let run = workspace.import("calls", "calls.csv", call_list(&[("A", "1001", "2026-11-16 09:00")]));
    (workspace, run)
}

#[test]
fn another_programs_database_is_refused_and_left_as_it_is() {
    for version in [0, 1, 7] {
        let make = |path: &std::path::Path| {
            let other = Connection::open(path).unwrap();
            other
                .execute_batch(&format!(
                    "CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine'); PRAGMA user_version = {version};"
                ))
                .unwrap();
        };
        let model = tempfile::tempdir().unwrap();
        make(&model.path().join("other.db"));
        let (workspace, run) = with_store(make);
        assert_eq!(run.expect(3).problem_ids(), ["store-foreign"], "user_version {version}");
        let bytes = std::fs::read(workspace.path("spotcheck.db")).unwrap();
        assert!(bytes == std::fs::read(model.path().join("other.db")).unwrap(), "user_version {version}: its bytes changed");
        assert!(!workspace.path("spotcheck.db-wal").exists());
    }
}

#[test]
fn rubbish_is_told_from_a_store() {
    let (workspace, run) = with_store(|path| std::fs::write(path, "not a database at all\n".repeat(500)).unwrap());
    assert_eq!(run.expect(3).problem_ids(), ["store-corrupt"]);
    let text = workspace.run(&["score", "--all"]).expect(3).stderr;
    assert!(text.contains("spotcheck.db") && text.contains("备份"), "{text}");
}

#[test]
fn the_store_of_a_newer_program_is_left_alone() {
    let workspace = stocked();
    Connection::open(workspace.path("spotcheck.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = workspace.dump();
    let run = workspace.import("calls", "calls.csv", call_list(&[("A", "1001", "2026-11-16 09:00")]));
    assert_eq!(run.expect(3).problem_ids(), ["store-newer"]);
    assert_eq!(workspace.dump(), before);
}
