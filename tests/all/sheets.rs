//! The sheet of the work list: written, filled in, and taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use jiff::tz::TimeZone;
use serde_json::json;
use spotcheck::messages::{Language, Messages};
use spotcheck::records::UnitId;
use spotcheck::work::filled::{self, Filled};
use spotcheck::work::{Method, Outcome, Rank, Waiting, entries, workbook};

use crate::support::Workspace;
use crate::work::{drawn, items};

/// A repair that waits for its revisit.
pub fn repair(unit: &str, facts: &[(&str, &str)]) -> Waiting {
    Waiting {
        draw: "repairs-monthly/2026-11/1".into(),
        plan_title: "维修回访".into(),
        unit: UnitId::parse(unit).unwrap(),
        stratum: "一期".into(),
        group: unit.into(),
        subject: "3-201".into(),
        is_call: false,
        inspected_at: None,
        rank: Some(Rank::Ordinary),
        persons: BTreeSet::new(),
        teams: BTreeSet::new(),
        roles: vec!["物业助理".into()],
        facts: facts.iter().map(|(heading, value)| ((*heading).to_owned(), (*value).to_owned())).collect(),
        due: Some("2026-11-23T15:59:59Z".parse().unwrap()),
    }
}

fn zone() -> TimeZone {
    TimeZone::get("Asia/Shanghai").unwrap()
}

fn sheet_of(waiting: Vec<Waiting>, language: Language) -> Vec<u8> {
    let held = waiting.iter().map(|one| (one.key(), Ok("周敏".to_owned()))).collect();
    workbook(&entries(waiting, &BTreeMap::new(), &held), &Messages::built_in(language), &zone()).unwrap()
}

/// The cells of a workbook; every one of them has to be text.
#[track_caller]
fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("no text: {other:?}"),
    };
    book.worksheet_range(&name).unwrap().rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn the_sheet_keeps_ids_and_telephone_numbers_as_they_are() {
    let facts = [("电话", "013800000001"), ("备注", "=1+1"), ("地址", "@3-201")];
    let bytes = sheet_of(vec![repair("00120261116000000001", &facts)], Language::Chinese);
    let rows = texts(&bytes);
    let headings = [
        "抽样编号",
        "方案",
        "编号",
        "分组",
        "对象",
        "联系信息",
        "期限",
        "回访人",
        "已试次数",
        "日期",
        "方式",
        "签字",
        "结果",
        "约定答复时间",
        "满意度",
        "说明",
    ];
    assert_eq!(rows[0], headings);
    let told = [
        "维修回访",
        "00120261116000000001",
        "一期",
        "3-201",
        "电话: 013800000001\n备注: =1+1\n地址: @3-201",
        "2026-11-23",
        "周敏",
        "0",
    ];
    assert_eq!(rows[1][1..9], told);
    assert_eq!(bytes, sheet_of(vec![repair("00120261116000000001", &facts)], Language::Chinese), "it holds no clock");
}

/// A sheet of one repair and one blank row, with these cells filled in, read again.
fn filled_in(language: Language, cells: &[(&str, &str)]) -> Result<spotcheck::intake::Reading<filled::FilledRow>, Vec<String>> {
    let messages = Messages::built_in(language);
    let mut rows = texts(&sheet_of(vec![repair("R1", &[]), repair("R2", &[])], language));
    let headings = rows.remove(0);
    for (name, value) in cells {
        let at = headings.iter().position(|heading| *heading == messages.get(&format!("sheet-{name}"))).unwrap();
        rows[0].resize(headings.len(), String::new());
        (*value).clone_into(&mut rows[0][at]);
    }
    assert!(filled::is_head(&headings, &messages) && !filled::is_head(&rows[0], &messages));
    let rows: Vec<(u64, Vec<String>)> = (2..).zip(rows).collect();
    let sheet = Filled { file: "任务表.xlsx", headings: &headings, rows: &rows };
    let reading = filled::read(sheet, &messages, &zone()).unwrap();
    let notes: Vec<&str> = reading.notes.iter().map(|note| note.message.args[0].1.as_str()).collect();
    assert_eq!(notes, [if cells.is_empty() { "2" } else { "1" }], "rows that are not filled in yet are counted");
    let problems: Vec<String> = reading
        .problems()
        .map(|problem| format!("{} {} {}", problem.place.line.unwrap(), problem.place.field.clone().unwrap(), problem.message.id))
        .collect();
    if problems.is_empty() { Ok(reading) } else { Err(problems) }
}

#[test]
fn a_filled_sheet_is_read_in_the_language_that_it_was_written_in() {
    let chinese = [
        ("at", "2026-11-20"),
        ("method", "上门"),
        ("signed", "是"),
        ("outcome", "未解决"),
        ("answer-by", "2026年11月25日"),
        ("satisfaction", "3"),
    ];
    let english = [
        ("at", "2026-11-20"),
        ("method", "at the door"),
        ("signed", "√"),
        ("outcome", "Still open"),
        ("answer-by", "2026-11-25"),
        ("satisfaction", "3"),
    ];
    for (language, cells) in [(Language::Chinese, chinese), (Language::English, english)] {
        let row = filled_in(language, &cells).unwrap().rows.remove(0);
        assert_eq!((row.line, row.value.key()), (2, repair("R1", &[]).key()));
        let visit = row.value.visit(&[], "谁也没有", &zone()).unwrap();
        assert_eq!((visit.method, visit.outcome, visit.signed, visit.satisfaction), (Method::Door, Outcome::Open, true, Some(3)));
        assert_eq!((visit.by.as_str(), visit.number), ("周敏", 1));
        assert_eq!(visit.answer_by.unwrap().to_string(), "2026-11-25T15:59:59Z");
        assert!(row.value.is_recorded(&[visit], &zone()), "the same sheet, imported twice, is one visit");
    }
}

#[test]
fn wrong_cells_of_a_filled_sheet_are_named_by_row_and_column() {
    assert!(filled_in(Language::Chinese, &[]).unwrap().rows.is_empty());
    let problems = filled_in(
        Language::Chinese,
        &[
            ("at", "20/11/2026"),
            ("method", "托人"),
            ("outcome", ""),
            ("answer-by", "下周"),
            ("satisfaction", "满意"),
            ("unit", ""),
        ],
    );
    let expected = [
        "2 日期 filled-bad-time",
        "2 编号 intake-missing-value",
        "2 方式 filled-bad-word",
        "2 结果 intake-missing-value",
        "2 约定答复时间 filled-bad-time",
        "2 满意度 visit-bad-satisfaction",
    ];
    assert_eq!(problems.unwrap_err(), expected);
    assert_eq!(filled_in(Language::Chinese, &[("outcome", "已解决")]).unwrap_err(), ["2 日期 filled-no-date"]);
}

#[test]
fn a_sheet_is_written_once_and_never_over_a_filled_one() {
    let workspace = drawn();
    let out = |name: &str| workspace.run(&["worklist", "--json", "--out", name]);
    assert_eq!(out("任务.xlsx").expect(0).json()["file"], "任务.xlsx");
    assert_eq!(texts(&std::fs::read(workspace.path("任务.xlsx")).unwrap()).len(), 6);
    assert_eq!(out("任务.xlsx").expect(2).problem_ids(), ["export-exists"]);
    assert_eq!(out("任务.csv").expect(2).problem_ids(), ["sheet-not-xlsx"]);
}

/// The sheet of the drawn week with cells filled in: row, heading, value.
fn filled_sheet(workspace: &Workspace, cells: &[(usize, &str, &str)]) -> Vec<u8> {
    workspace.run(&["worklist", "--out", "blank.xlsx"]).expect(0);
    let mut rows = texts(&std::fs::read(workspace.path("blank.xlsx")).unwrap());
    std::fs::remove_file(workspace.path("blank.xlsx")).unwrap();
    for (row, heading, value) in cells {
        let at = rows[0].iter().position(|cell| cell == heading).unwrap();
        (*value).clone_into(&mut rows[*row][at]);
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(&rows) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_filled_sheet_comes_back_whole_or_not_at_all_and_once() {
    let workspace = drawn();
    let good = [
        (1, "日期", "2026-11-20"),
        (1, "方式", "电话"),
        (1, "结果", "未解决"),
        (1, "约定答复时间", "2026-11-25"),
        (1, "回访人", "周敏"),
        (2, "日期", "2026-11-20 10:00"),
        (2, "方式", "上门"),
        (2, "结果", "已解决"),
        (2, "回访人", "周敏"),
    ];
    let before = workspace.dump();
    let run = workspace.import("visits", "wrong.xlsx", filled_sheet(&workspace, &good)).expect(3);
    let file = &run.json()["files"][0];
    assert_eq!((&file["problems"][0]["id"], &file["problems"][0]["line"]), (&json!("visit-not-signed"), &json!(3)));
    assert_eq!(workspace.dump(), before);

    let signed = filled_sheet(&workspace, &[&good[..], &[(2, "签字", "是")]].concat());
    let taken = workspace.import("visits", "good.xlsx", &signed).expect(0);
    assert_eq!((taken.counts(), &taken.json()["files"][0]["notes"][0]["id"]), ([2, 0, 0, 0], &json!("filled-blank")));
    assert_eq!(workspace.import("visits", "again.xlsx", &signed).expect(0).counts(), [0, 0, 2, 0]);
    assert_eq!(items(&workspace, &[]).len(), 4, "one is settled, one waits for its answer");
    let no_sheet = workspace.import("visits", "list.csv", "通话编号,工号\nC1,1001\n").expect(3).json();
    assert_eq!(no_sheet["files"][0]["problems"][0]["id"], "filled-missing-columns");
}
