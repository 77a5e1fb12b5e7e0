//! What three users stumbled over: an inspector, a supervisor and a trainer.

use std::process::Command;

use crate::support::{Workspace, shared, spotcheck};

fn text(command: &mut Command) -> String {
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_option_of_every_command_has_its_help() {
    let commands: [&[&str]; 14] = [
        &[],
        &["demo"],
        &["init"],
        &["import"],
        &["import", "calls"],
        &["import", "agents"],
        &["import", "transcripts"],
        &["draw"],
        &["score"],
        &["report"],
        &["report", "inspection"],
        &["checklist"],
        &["checklist", "check"],
        &["--lang", "en", "import", "calls"],
    ];
    for command in commands {
        let help = text(spotcheck().args(command).arg("--help"));
        assert!(!help.contains("help-"), "{help}");
    }
}

#[test]
fn keep_going_is_offered_only_where_it_helps() {
    let workspace = Workspace::new();
    workspace.write("空.csv", "");
    workspace.write("错.csv", "通话编号,工号,开始时间\nA1,01,昨天\nA2,01,前天\n");
    workspace.write("半.csv", "通话编号,工号,开始时间\nA1,01,昨天\nA2,01,2026-11-16 09:00\n");
    for (file, offered, lines) in [("空.csv", false, 1), ("错.csv", false, 3), ("半.csv", true, 2)] {
        let run = workspace.run(&["import", "calls", file]).expect(3);
        assert_eq!(run.stderr.contains("--keep-going"), offered, "{run:?}");
        assert_eq!(run.stderr.lines().filter(|line| line.starts_with("错误：")).count(), lines, "{run:?}");
    }
}

#[test]
fn a_missing_file_is_told_in_the_readers_language() {
    let workspace = Workspace::new();
    let run = workspace.run(&["import", "calls", "没有.csv"]).expect(3);
    assert_eq!(run.stderr, "错误：读取 没有.csv 失败：没有这个文件或文件夹\n");
    let run = workspace.run(&["--lang", "en", "import", "calls", "none.csv"]).expect(3);
    assert_eq!(run.stderr, "error: reading none.csv: there is no such file or folder\n");
}

/// Brackets and bars are the checklist's; an agent reads what could have been said.
#[test]
fn a_reason_shows_words_and_no_patterns() {
    let workspace = Workspace::new();
    let item = |id: &str, say: &str| format!("  - {{id: {id}, title: {id}, points: 1, say: {say}}}\n");
    let items = item("a", "[(感谢|谢谢)…来(电|点), 再见]") + &item("b", "{regex: '您.{2,5}(对吗|是吗)'}");
    workspace.write("x.yaml", format!("checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n{items}"));
    workspace.write("call.txt", "客服：喂\n客户：你好\n客服：嗯嗯\n");
    let run = workspace.run(&["score", "call.txt", "--checklist", "x.yaml", "--allow-untested"]);
    assert!(run.stdout.contains("：感谢…来电 / 再见（"), "{run:?}");
    assert!(run.stdout.contains("规定的说法"), "{run:?}");
    assert!(!run.stdout.contains('|') && !run.stdout.contains(".{"), "{run:?}");
}

#[test]
fn a_slip_in_a_short_key_is_put_right() {
    let workspace = Workspace::new();
    workspace.write(
        "x.yaml",
        "checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n  - {id: a, title: a, points: 1, sya: 您好}\n",
    );
    let run = workspace.run(&["checklist", "check", "x.yaml", "--allow-untested"]).expect(2);
    assert!(run.stderr.contains("是不是想写“say”"), "{run:?}");
}

/// Problems have stable ids for programs, and nothing is left behind by a command that failed.
#[test]
fn a_failed_import_is_told_as_json_and_leaves_nothing() {
    let workspace = Workspace::new();
    workspace.write("空.csv", "");
    let run = workspace.run(&["--json", "import", "calls", "空.csv"]).expect(3);
    assert_eq!(run.json()["files"][0]["problems"][0]["id"], "intake-empty-file");
    assert_eq!(workspace.run(&["--json", "draw"]).expect(3).problem_ids(), ["draw-no-calls"]);
    let mut names: Vec<_> = std::fs::read_dir(workspace.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["spotcheck.db", "spotcheck.yaml", "空.csv"]);
}

/// The subtitles that a video platform writes can be scored where they lie.
#[test]
fn subtitles_are_scored_without_a_workspace() {
    let Some(file) = shared("data/webvtt/sample.vtt") else { return };
    let folder = tempfile::tempdir().unwrap();
    let run = spotcheck().current_dir(folder.path()).arg("--json").arg("score").arg(file).output().unwrap();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{run:?}");
}

/// Whoever forgets the call list is told once what to do, and is not sent on to the draw.
#[test]
fn transcripts_without_their_list_are_told_with_one_hint() {
    let workspace = Workspace::new();
    let line = |id: &str| format!("{{\"call_id\":\"{id}\",\"turns\":[{{\"speaker\":\"agent\",\"text\":\"您好\"}}]}}\n");
    workspace.write("t.ndjson", line("A1") + &line("A2") + &line("A3"));
    let run = workspace.run(&["import", "transcripts", "t.ndjson"]).expect(3);
    assert_eq!(run.stderr.matches("请先导入").count(), 1, "{run:?}");
    let run = workspace.run(&["import", "transcripts", "t.ndjson", "--keep-going"]).expect(0);
    assert!(run.stdout.contains("t.ndjson.rejected.csv") && !run.stdout.contains("下一步"), "{run:?}");
}

#[test]
fn calls_without_words_are_told_by_score() {
    let workspace = Workspace::new();
    workspace.write("c.csv", "通话编号,工号,开始时间\nA1,01,2026-11-16 09:00\n");
    workspace.run(&["import", "calls", "c.csv"]).expect(0);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    let run = workspace.run(&["score"]).expect(0);
    assert!(run.stdout.contains("其中 1 通没有转写文本"), "{run:?}");
}

#[test]
fn a_folder_without_transcripts_is_not_scored_in_silence() {
    let workspace = Workspace::new();
    workspace.write("空/说明.docx", "");
    assert_eq!(workspace.run(&["--json", "score", "空"]).expect(3).problem_ids(), ["import-nothing"]);
}

/// Trying another checklist on the week's calls, or another version of it, must not change whose report it is: the plan's.
#[test]
fn a_checklist_that_was_tried_does_not_take_over_the_report() {
    let workspace = Workspace::new();
    workspace.write("c.csv", "通话编号,工号,开始时间\nA1,01,2026-11-16 09:00\n");
    workspace.write("A1.txt", "客服：您好，请问有什么可以帮您？\n客户：没有了，谢谢。\n");
    let checklist = |id: &str, points: u32| {
        format!(
            "checklist: {id}\ntitle: {id}{points}\nfor: calls\nsections:\n- title: s\n  items:\n  - {{id: a, title: a, points: {points}, say: 您好, examples: {{pass: [您好], fail: [喂]}}}}\n"
        )
    };
    workspace.write("checklists/hotline.yaml", checklist("hotline", 1));
    workspace.write("other.yaml", checklist("other", 1));
    workspace.run(&["import", "calls", "c.csv"]).expect(0);
    workspace.run(&["import", "transcripts", "A1.txt"]).expect(0);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace.run(&["score", "--checklist", "other.yaml"]).expect(0);
    let titled = |title: &str| {
        workspace.run(&["report", "inspection"]).expect(0);
        std::fs::read_to_string(workspace.path("reports/recordings-weekly-2026-W47/index.html")).unwrap().contains(title)
    };
    assert!(titled("other1"));
    workspace.run(&["score"]).expect(0);
    workspace.run(&["score", "--checklist", "other.yaml"]).expect(0);
    assert!(titled("hotline1"));
    workspace.write("checklists/hotline.yaml", checklist("hotline", 2));
    assert!(titled("hotline1"));
    workspace.run(&["score"]).expect(0);
    assert!(titled("hotline2"));
    workspace.write("checklists/hotline.yaml", checklist("hotline", 1));
    assert!(titled("hotline1"));
}

/// A verdict must not stand beside words that it was not made from.
#[test]
fn a_transcript_that_came_again_is_not_shown_with_its_old_score() {
    let workspace = Workspace::new();
    workspace.write("c.csv", "通话编号,工号,开始时间\nA1,01,2026-11-16 09:00\n");
    workspace.write("A1.txt", "客服：您好，请问有什么可以帮您？\n客户：没有了，谢谢。\n");
    workspace.run(&["import", "calls", "c.csv"]).expect(0);
    workspace.run(&["import", "transcripts", "A1.txt"]).expect(0);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    let report = || workspace.run(&["--json", "report", "inspection"]).expect(0).json()["unscored"].clone();
    workspace.run(&["score"]);
    assert_eq!(report(), 0);
    workspace.write("A1.txt", "客服：喂\n");
    workspace.run(&["import", "transcripts", "A1.txt"]).expect(0);
    assert_eq!(report(), 1);
    workspace.run(&["score"]);
    assert_eq!(report(), 0);
}

#[test]
fn staff_numbers_that_a_spreadsheet_stripped_are_noticed() {
    let workspace = Workspace::new();
    workspace.write("a.csv", "call_id,agent,start\nc1,01,2026-11-16 09:00:00\n");
    workspace.write("b.csv", "call_id,agent,start\nc2,1,2026-11-16 10:00:00\nc3,10,2026-11-16 11:00:00\n");
    workspace.run(&["import", "calls", "a.csv"]).expect(0);
    let run = workspace.run(&["import", "calls", "b.csv", "--json"]).expect(0).json();
    let notes: Vec<&str> = run["files"][0]["notes"].as_array().unwrap().iter().map(|note| note["id"].as_str().unwrap()).collect();
    assert_eq!(notes, ["import-twins"], "10 is nobody's twin");
}

#[test]
fn numbered_speakers_and_missing_fields_are_told() {
    let workspace = Workspace::new();
    workspace.write("a.csv", "call_id,agent,start\nc1,01,2026-11-16 09:00:00\n");
    workspace.write("c1.json", r#"[{"bg":"0","ed":"900","onebest":"您好请问有什么可以帮您","speaker":"1"}]"#);
    workspace.run(&["import", "calls", "a.csv"]).expect(0);
    let run = workspace.run(&["import", "transcripts", "c1.json", "--json"]).expect(0).json();
    assert_eq!(run["files"][0]["notes"][0]["id"], "import-speakers");
    let scored = workspace.run(&["score", "--all"]);
    assert!(scored.stdout.contains("缺少“业务类型”"), "{scored:?}");
}

#[test]
fn calls_that_come_after_a_draw_are_told_of_and_not_mixed_in() {
    let workspace = Workspace::new();
    workspace.write("a.csv", "call_id,agent,start\nc1,01,2026-11-16 09:00:00\n");
    workspace.write("b.csv", "call_id,agent,start\nc2,01,2026-11-17 09:00:00\nc3,01,2026-11-30 09:00:00\n");
    workspace.run(&["import", "calls", "a.csv"]).expect(0);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace.run(&["import", "calls", "b.csv"]).expect(0);
    let run = workspace.run(&["draw", "show"]).expect(0);
    assert!(run.stderr.contains("有 1 条是抽样之后才导入的（例如 c2）"), "{run:?}");
    workspace.run(&["draw", "verify"]).expect(0);
    workspace.run(&["score"]).expect(0);
    let report = workspace.run(&["report", "inspection", "--json"]).expect(0).json();
    assert_eq!(report["late"], serde_json::json!(["c2"]));
}

#[test]
fn a_plan_whose_checklist_is_not_there_is_not_drawn() {
    let workspace = Workspace::new();
    workspace.write("a.csv", "call_id,agent,start\nc1,01,2026-11-16 09:00:00\n");
    workspace.run(&["import", "calls", "a.csv"]).expect(0);
    workspace.run(&["init", ".", "--with", "plans"]).expect(0);
    let plan = std::fs::read_to_string(workspace.path("plans/recordings-weekly.yaml")).unwrap();
    workspace.write("plans/recordings-weekly.yaml", plan.replace("checklist: hotline", "checklist: hotlin"));
    let run = workspace.run(&["draw", "--period", "2026-W47", "--json"]).expect(2);
    assert_eq!(run.problem_ids(), ["plan-no-checklist"]);
    workspace.write("plans/recordings-weekly.yaml", plan);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
}

#[test]
fn a_cue_that_ends_before_it_begins_is_told_when_a_file_is_scored() {
    let workspace = Workspace::new();
    workspace.write("s.vtt", "WEBVTT\n\n00:05.000 --> 00:02.000\n<v 客服>您好，请问有什么可以帮您\n");
    let run = workspace.run(&["score", "s.vtt"]);
    assert!(run.stderr.starts_with("提示：s.vtt"), "{run:?}");
}
