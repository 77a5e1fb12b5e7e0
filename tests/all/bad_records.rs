//! What is wrong with a list of records is told with its place, and in the words of its kind.

use serde_json::{Value, json};
use spotcheck::records::Kind;

use crate::records::stored;
use crate::support::{Run, Workspace};

/// The first problem of the first file, without its words.
fn first(run: &Run) -> Value {
    let problem = &run.json()["files"][0]["problems"][0];
    json!([problem["id"], problem["line"], problem["field"]])
}

/// Checks that a list is refused with this problem as its first, and that nothing was kept.
#[track_caller]
fn refused(kind: &str, list: &str, expected: &Value) {
    let workspace = Workspace::new();
    let before = workspace.dump();
    let run = workspace.import(kind, "list.csv", list).expect(3);
    assert_eq!(first(&run), *expected, "{run:?}");
    assert_eq!(workspace.dump(), before);
}

#[test]
fn what_is_missing_or_wrong_is_told_with_its_place() {
    let head = "投诉编号,投诉时间,办结时间\nT0,2026-11-16 09:00,\n";
    let row = |row: &str| format!("{head}{row}\n");
    refused("complaints", "投诉编号,投诉人\nT1,王小明\n", &json!(["intake-missing-columns", 1, null]));
    refused("complaints", &row("T1,,2026-11-16"), &json!(["intake-missing-value", 3, "投诉时间"]));
    refused("complaints", &row(",2026-11-16,"), &json!(["intake-missing-value", 3, "投诉编号"]));
    refused("complaints", &row("T0,2026-11-16 10:00,"), &json!(["intake-duplicate-record", 3, "投诉编号"]));
    refused("complaints", &row("2.02611E+17,2026-11-16,"), &json!(["intake-damaged-number", 3, "投诉编号"]));
    refused("complaints", &row("3月12日,2026-11-16,"), &json!(["intake-dated-id", 3, "投诉编号"]));
    refused("complaints", &row("T1,16/11/2026 9:00,"), &json!(["intake-time-year-last", 3, "投诉时间"]));
    refused("complaints", &row("T1,9:00,"), &json!(["intake-time-of-day-alone", 3, "投诉时间"]));
    refused("complaints", &row("T1,2026-11-16,2026-02-30"), &json!(["intake-time-impossible", 3, "办结时间"]));
    refused("complaints", &row("T1,2026-11-16,昨天"), &json!(["intake-time-unreadable", 3, "办结时间"]));
    refused("complaints", &row("T1,2026-11-16,2026-11-15 23:00"), &json!(["intake-before-other", 3, "办结时间"]));
    refused("complaints", &row("T1,#REF!,"), &json!(["intake-formula-error", 3, "投诉时间"]));
    refused("complaints", &row("合计,1,"), &json!(["intake-total-row", 3, null]));
    refused("complaints", &row("T1,2026-11-16,,more"), &json!(["intake-too-many-cells", 3, null]));
    refused("repairs", "报修单号,报修时间,完工时间\nB1,,处理中\n", &json!(["intake-missing-value", 2, "报修时间"]));
    refused("repairs", "报修单号,报修人\nB1,李雷\n", &json!(["intake-missing-columns", 1, null]));
    refused("repairs", "报修单号,报修时间,维修工号\nB1,2026-11-16,1.2E+11\n", &json!(["intake-damaged-number", 2, "维修工号"]));
    refused("households", "小区,楼栋,房号\n甲,3栋,1201\n甲,3栋,1201\n", &json!(["intake-duplicate-record", 3, "房号"]));
    refused("households", "小区,楼栋,房号\n甲,3栋,\n", &json!(["intake-missing-value", 2, "房号"]));
    refused("inspectors", "岗位,部门\n助理,物业部\n", &json!(["intake-missing-columns", 1, null]));
}

#[test]
fn a_missing_column_is_named_in_the_words_of_its_list() {
    let workspace = Workspace::new();
    workspace.write("单.csv", "单据,什么时候\nB1,2026-11-16 09:00\n");
    let text = workspace.run(&["import", "repairs", "单.csv"]).expect(3).stderr;
    for words in ["维修单号 (id)", "报修时间 (created_at) / 维修完成时间 (completed_at)", "--map \"单据=id\""] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let map = ["--map", "单据=id", "--map", "什么时候=报修时间"];
    let run = workspace.run(&[&["import", "repairs", "单.csv", "--json"], &map[..]].concat()).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 0]);
    assert_eq!(stored(&workspace, "repairs", "B1")["created_at"], "2026-11-16T01:00:00Z");
    // a time of one's own is a time, too
    workspace.write("约.csv", "报修单号,报修时间,约定\nB2,2026-11-16 09:00,2026-11-20 14:00\n");
    workspace.run(&["import", "repairs", "约.csv", "--map", "约定=promised_at", "--json"]).expect(0);
    assert_eq!(stored(&workspace, "repairs", "B2")["promised_at"], "2026-11-20T06:00:00Z");
}

#[test]
fn a_telephone_that_excel_shortened_is_told_and_does_not_cost_the_row() {
    let workspace = Workspace::new();
    let run = workspace.import("households", "a.csv", "户号,业主,手机\n1,王小明,1.00E+10\n2,李雷,1.00E+10\n").expect(0);
    assert_eq!(run.counts(), [2, 0, 0, 0]);
    let notes = run.json()["files"][0]["notes"].clone();
    assert_eq!(json!([notes[0]["id"], notes[0]["line"], notes[0]["field"]]), json!(["intake-damaged-number", 2, "手机"]));
    assert_eq!(notes.as_array().unwrap().len(), 1);
}

#[test]
fn good_rows_go_in_with_keep_going_and_the_others_once_put_right() {
    let workspace = Workspace::new();
    let list = "事件编号,发生时间,小区\nS1,2026-11-15 02:40,和谐家园\nS2,15/11/2026 02:40,和谐家园\n";
    workspace.write("a.csv", list);
    let run = workspace.run(&["import", "accidents", "a.csv", "--keep-going", "--json"]).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 1]);
    let rejected = std::fs::read_to_string(workspace.path("a.csv.rejected.csv")).unwrap();
    let right = rejected.replace("15/11/2026", "2026-11-15");
    assert_eq!(workspace.import("accidents", "a.csv.rejected.csv", right).expect(0).counts(), [1, 0, 0, 0]);
    assert_eq!(workspace.import("accidents", "a.csv", list.replace("15/11/2026", "2026-11-15")).expect(0).counts(), [0, 0, 2, 0]);
}

#[test]
fn every_kind_has_its_command_and_its_help_in_both_languages() {
    let workspace = Workspace::new();
    for (name, _) in Kind::ALL {
        for lang in ["zh-CN", "en"] {
            let help = workspace.run(&["import", name, "--help", "--lang", lang]).expect(0).stdout;
            assert!(!help.contains("help-import") && help.contains("--keep-going"), "{help}");
        }
        let run = workspace.import(name, "empty.csv", "").expect(3);
        assert_eq!(first(&run)[0], "intake-empty-file", "{name}");
    }
}
