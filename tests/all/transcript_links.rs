//! Which call a transcript belongs to: by id, by its file's name, by the recording of the call list, or made from the name itself.

use serde_json::json;

use crate::support::{GOOD, Workspace, transcript};

const TEXT: &str = "客服：您好，请问有什么可以帮您\n客户：我问一下话费\n客服：请问还有其他可以帮您的吗\n";

/// Whether the call has words now.
#[track_caller]
fn check_scored(workspace: &Workspace, call: &str) {
    let scored = workspace.run(&["score", "--all", "--json"]).lines();
    let one = scored.iter().find(|one| one["subject"] == call).unwrap_or_else(|| panic!("no {call}"));
    assert_ne!(one["state"], "not_scorable", "{one}");
    assert_eq!(one["items"][0]["verdict"], "pass", "{one}");
}

#[test]
fn by_id_by_file_name_and_by_recording() {
    let list = "通话编号,工号,开始时间,录音文件\nA1,1001,2026-11-16 09:00,\nB2,1001,2026-11-16 09:10,\nC3,1001,2026-11-16 09:20,D:\\录音\\20261116\\rec_0003.wav\n";
    for (call, file, text) in
        [("A1", "all.ndjson", transcript("A1", GOOD)), ("B2", "B2.txt", TEXT.to_owned()), ("C3", "rec_0003.txt", TEXT.to_owned())]
    {
        let workspace = Workspace::new();
        workspace.import("calls", "calls.csv", list).expect(0);
        assert_eq!(workspace.import("transcripts", file, text).expect(0).counts(), [1, 0, 0, 0], "{file}");
        check_scored(&workspace, call);
    }
}

#[test]
fn a_pattern_makes_calls_of_file_names() {
    let workspace = Workspace::new();
    for minute in 0..3 {
        workspace.write(&format!("in/202611160930{minute:02}_966_1000000000{minute}_601.txt"), TEXT);
    }
    let import = ["import", "transcripts", "in", "--json", "--pattern", "{start}_{agent}_{caller}_{line}"];
    assert_eq!(workspace.run(&import).expect(0).counts(), [3, 0, 0, 0]);
    assert_eq!(workspace.run(&import).expect(0).counts(), [0, 0, 3, 0]);
    let draw = workspace.run(&["draw", "--period", "2026-W47", "--json"]).expect(0).json();
    assert_eq!(draw["strata"][0]["stratum"], json!({"agent": "966"}));
    assert_eq!(draw["strata"][0]["eligible"], 3);
    check_scored(&workspace, "20261116093000_966_10000000000_601");
}

#[test]
fn a_pattern_of_the_workspace_is_used_without_being_asked_for() {
    let workspace = Workspace::new();
    workspace.write("spotcheck.yaml", "file_pattern: '{start}_{agent}'\n");
    assert_eq!(workspace.import("transcripts", "20261116093000_966.txt", TEXT).expect(0).counts(), [1, 0, 0, 0]);
    let run = workspace.import("transcripts", "notes.txt", TEXT).expect(3);
    assert_eq!(run.json()["files"][0]["problems"][0]["id"], "intake-pattern-mismatch");
}

#[test]
fn a_transcript_that_could_be_of_two_calls_is_nobodys() {
    let workspace = Workspace::new();
    let list = "通话编号,工号,开始时间,录音文件\nA,1001,2026-11-16 09:00,one.wav\nB,1001,2026-11-16 09:10,two/one.wav\n";
    workspace.import("calls", "calls.csv", list).expect(0);
    let before = workspace.dump();
    let run = workspace.import("transcripts", "one.txt", TEXT).expect(3);
    assert_eq!(run.json()["files"][0]["problems"][0]["id"], "import-several-calls");
    assert_eq!(workspace.dump(), before);
}

#[test]
fn a_folder_is_not_littered_with_the_files_that_found_no_call() {
    let workspace = Workspace::new().with_calls(&[("A", "1001", "2026-11-16 09:00")]);
    for name in ["in/A.txt", "in/B.txt", "in/C.txt"] {
        workspace.write(name, TEXT);
    }
    let run = workspace.run(&["import", "transcripts", "in", "--keep-going", "--json"]).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 2]);
    assert_eq!(std::fs::read_dir(workspace.path("in")).unwrap().count(), 3);
}

#[test]
fn recordings_and_notes_in_the_folder_are_left_alone_and_named() {
    let workspace = Workspace::new().with_calls(&[("A", "1001", "2026-11-16 09:00")]);
    workspace.write("in/A.txt", TEXT);
    workspace.write("in/A.wav", b"RIFF");
    let run = workspace.run(&["import", "transcripts", "in"]).expect(0);
    assert!(run.stderr.contains("A.wav"), "{run:?}");
    let nothing = Workspace::new();
    nothing.write("in/A.wav", b"RIFF");
    assert_eq!(nothing.run(&["import", "transcripts", "in", "--json"]).expect(3).problem_ids(), ["import-nothing"]);
}
