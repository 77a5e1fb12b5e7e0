//! Reviews by spreadsheet through the commands: exported, filled in, imported, twice, by two people, and broken.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::json;

use crate::reviews::{by, scored};
use crate::support::Workspace;

/// A workbook with some cells filled in: recording, item's title, column's heading, text.
fn fill(workspace: &Workspace, from: &str, to: &str, cells: &[(&str, &str, &str, &str)]) {
    let mut book: Xlsx<_> = calamine::open_workbook(workspace.path(from)).unwrap();
    let mut out = Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let text = |row: u32, column: u32| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        let (rows, columns) = range.end().unwrap_or_default();
        let all = || (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        let sheet = out.add_worksheet().set_name(&name).unwrap();
        for (row, column) in all() {
            match range.get_value((row, column)) {
                None | Some(Data::Empty) => {}
                Some(Data::Float(number)) => _ = sheet.write_number(row, u16::try_from(column).unwrap(), *number).unwrap(),
                Some(other) => _ = sheet.write_string(row, u16::try_from(column).unwrap(), other.to_string()).unwrap(),
            }
        }
        for (_, item, heading, value) in cells.iter().filter(|(unit, ..)| name.contains(unit)) {
            let row = all().find(|(row, column)| text(*row, *column) == *item).expect(item).0;
            let column = all().find(|(row, column)| text(*row, *column) == *heading).expect(heading).1;
            sheet.write_string(row, u16::try_from(column).unwrap(), *value).unwrap();
        }
    }
    std::fs::write(workspace.path(to), out.save_to_buffer().unwrap()).unwrap();
}

fn exported() -> Workspace {
    let workspace = scored("");
    by(&workspace, "Q1", &["review", "export", "--out", "复核.xlsx"]).expect(0);
    workspace
}

fn import(workspace: &Workspace, file: &str) -> crate::support::Run {
    workspace.run(&["review", "import", file, "--json"])
}

const FILLED: [(&str, &str, &str, &str); 4] = [
    ("1001-000", "主动服务", "判定", "合格"),
    ("1001-000", "主动服务", "理由", "转写漏了"),
    ("1001-000", "语气", "回答", "4"),
    ("1001-001", "语气", "回答", "5"),
];

#[test]
fn what_is_typed_into_the_workbook_is_the_review() {
    let workspace = exported();
    assert_eq!(by(&workspace, "Q1", &["review", "export", "--out", "复核.xlsx"]).expect(2).problem_ids(), ["export-exists"]);
    // nothing was filled in yet
    let none = import(&workspace, "复核.xlsx").expect(0).json();
    assert_eq!((&none["submitted"], &none["untouched"]), (&json!(0), &json!(6)));
    fill(&workspace, "复核.xlsx", "填好.xlsx", &FILLED);
    let done = import(&workspace, "填好.xlsx").expect(0).json();
    assert_eq!((&done["submitted"], &done["untouched"]), (&json!(2), &json!(4)));
    let shown = workspace.run(&["review", "show", "1001-000", "--json"]).expect(0).json()["standing"].clone();
    // 10 of offer, 0 of shirking, 3 of 4
    assert_eq!((&shown["stage"], &shown["score"]), (&json!("submitted"), &json!(54.17)));
    assert_eq!(shown["steps"][0]["words"]["reason:offer"], "转写漏了");
    // the same file again changes nothing, even when a supervisor has signed meanwhile
    by(&workspace, "S1", &["review", "sign", "1001-000"]).expect(0);
    let before = workspace.dump();
    let again = import(&workspace, "填好.xlsx").expect(0).json();
    assert_eq!((&again["submitted"], &again["unchanged"]), (&json!(0), &json!(2)));
    assert_eq!(workspace.dump(), before);
}

#[test]
fn two_copies_that_were_filled_in_differently_are_shown_and_not_merged() {
    let workspace = exported();
    fill(&workspace, "复核.xlsx", "甲.xlsx", &FILLED);
    let mut other = FILLED;
    other[2].3 = "2";
    fill(&workspace, "复核.xlsx", "乙.xlsx", &other);
    import(&workspace, "甲.xlsx").expect(0);
    let before = workspace.dump();
    let run = import(&workspace, "乙.xlsx").expect(3);
    assert_eq!(run.problem_ids(), ["review-sheet-conflict"]);
    let problem = run.json()["problems"][0].clone();
    assert!(
        problem["sheet"].as_str().unwrap().contains("1001-000") && problem["field"].as_str().unwrap().contains("单元格"),
        "{problem}"
    );
    assert_eq!(workspace.dump(), before);
    // the same where one worked on in the terminal
    let workspace = exported();
    by(&workspace, "Q1", &["review", "decide", "1001-000", "--answer", "warm=1"]).expect(0);
    fill(&workspace, "复核.xlsx", "填好.xlsx", &FILLED);
    assert_eq!(import(&workspace, "填好.xlsx").expect(3).problem_ids(), ["review-sheet-conflict"]);
}

#[test]
fn every_mistake_is_told_at_its_cell_and_nothing_is_kept() {
    let workspace = exported();
    let broken = [
        ("1001-000", "主动服务", "判定", "还行"),
        ("1001-001", "主动服务", "判定", "不合格"),
        ("1001-001", "语气", "回答", "6"),
        ("1001-002", "主动服务", "判定", "合格"),
        ("1002-000", "语气", "回答", "3"),
    ];
    fill(&workspace, "复核.xlsx", "错.xlsx", &broken);
    let before = workspace.dump();
    let run = import(&workspace, "错.xlsx").expect(3);
    // what is no word of the form is told first, for the whole file
    assert_eq!(run.problem_ids(), ["review-sheet-bad-verdict", "review-sheet-bad-answer"]);
    // then what is missing
    fill(&workspace, "复核.xlsx", "缺.xlsx", &[broken[1], broken[3], broken[4]]);
    let run = import(&workspace, "缺.xlsx").expect(3);
    assert_eq!(run.problem_ids(), ["review-no-reason", "review-unanswered", "review-unanswered"]);
    for problem in run.json()["problems"].as_array().unwrap() {
        assert!(problem["file"] == "缺.xlsx" && problem["sheet"].is_string() && problem["line"].is_u64(), "{problem}");
    }
    assert_eq!(workspace.dump(), before);
    // as drafts they are taken as they are
    workspace.run(&["review", "import", "缺.xlsx", "--draft"]).expect(0);
    let shown = by(&workspace, "Q1", &["review", "show", "1002-000"]).expect(0).json();
    assert_eq!(shown["draft"]["items"]["warm"]["answer"], "3");
    // somebody else's workbook, an older one, and none at all
    assert_eq!(by(&workspace, "Q2", &["review", "import", "缺.xlsx"]).expect(3).problem_ids()[0], "review-sheet-others");
    workspace.write("不是.xlsx", "工号,姓名\n1,2\n");
    assert_eq!(import(&workspace, "不是.xlsx").expect(3).problem_ids(), ["review-sheet-is-text"]);
    let again = json!({"call_id": "1001-000", "turns": [{"speaker": "agent", "text": "您好，很高兴为您服务"}]}).to_string();
    workspace.import("transcripts", "again.ndjson", again).expect(0);
    workspace.run(&["score"]);
    fill(&workspace, "复核.xlsx", "旧.xlsx", &FILLED);
    assert_eq!(import(&workspace, "旧.xlsx").expect(3).problem_ids(), ["review-sheet-older"]);
    assert!(Path::new(&workspace.path("旧.xlsx")).is_file());
}
