//! What people have to do: who goes, what came of it, and what follows, clause by clause.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use spotcheck::messages::{Language, Messages};
use spotcheck::records::UnitId;
use spotcheck::work::filled::{self, Filled};
use spotcheck::work::{Entry, Method, Outcome, Rank, Waiting, When, entries, workbook};

use crate::support::{GOOD, Run, Workspace, borrowed, calls_of};

/// A drawn week of two agents, whose names and teams are known.
fn drawn() -> Workspace {
    let workspace = Workspace::new();
    workspace.import("agents", "roster.csv", "工号,姓名,班组\n1001,王小明,一组\n1002,李雷,二组\n").expect(0);
    let calls: Vec<_> = [("1001", 3), ("1002", 2)].iter().flat_map(|(agent, count)| calls_of(agent, *count)).collect();
    let workspace = workspace.with_calls(&borrowed(&calls));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace
}

fn items(workspace: &Workspace, more: &[&str]) -> Vec<Value> {
    let list = workspace.run(&[&["worklist", "--json"], more].concat()).expect(0).json();
    list["items"].as_array().unwrap().clone()
}

fn units(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["unit"].as_str().unwrap()).collect()
}

fn record(workspace: &Workspace, unit: &str, more: &[&str]) -> Run {
    workspace.run(&[&["visit", "record", unit, "--json", "--by", "周敏"], more].concat())
}

const DOOR: [&str; 4] = ["--at", "2026-11-20 10:00", "--method", "door"];
const PHONE: [&str; 4] = ["--at", "2026-11-21 09:00", "--method", "phone"];

#[test]
fn an_empty_list_says_so_and_what_to_do_next() {
    let run = Workspace::new().run(&["worklist"]).expect(0);
    assert!(run.stdout.contains("没有待办") && run.stdout.contains("spotcheck draw"), "{run:?}");
    let run = Workspace::new().run(&["worklist", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("nothing to do"), "{run:?}");
}

#[test]
fn the_list_has_every_drawn_unit_until_it_is_inspected() {
    let workspace = drawn().with_transcripts(&[("1001-000", GOOD), ("1001-001", GOOD)]);
    let all = items(&workspace, &[]);
    assert_eq!(all.len(), 5);
    assert_eq!((&all[0]["when"], &all[0]["due"], &all[0]["plan"]), (&json!("undated"), &Value::Null, &json!("每周录音抽检")));
    let text = workspace.run(&["worklist"]).expect(0);
    assert!(text.stdout.contains("待办 5 项") && text.stdout.contains("工号 1001 王小明"), "{text:?}");
    assert!(text.stderr.contains("import inspectors"), "{text:?}");

    workspace.run(&["score"]).expect(0);
    assert_eq!(items(&workspace, &[]), [] as [Value; 0], "an inspection by the plan's checklist is what was to be done");
    assert!(items(&workspace, &["--all"]).iter().all(|item| item["finished"] == true));
    assert!(workspace.run(&["worklist"]).expect(0).stdout.contains("spotcheck report"));
}

#[test]
fn a_draw_that_was_drawn_again_is_nobodys_work_any_more() {
    let workspace = drawn();
    workspace.run(&["draw", "--period", "2026-W47", "--redraw", "--reason", "三通录音打不开"]).expect(0);
    let draws: BTreeSet<String> = items(&workspace, &[]).iter().map(|item| item["draw"].to_string()).collect();
    assert_eq!(draws, BTreeSet::from(["\"recordings-weekly/2026-W47/2\"".to_owned()]));
}

#[test]
fn a_task_changes_hands_for_a_reason_and_both_names_stay() {
    let workspace = drawn();
    let assign =
        |to: &str, reason: &str| workspace.run(&["worklist", "assign", "1001-000", "--to", to, "--reason", reason, "--json"]);
    assign("周敏", "人员表还没有").expect(0);
    assert_eq!(assign("周敏", "再来一次").expect(2).problem_ids(), ["work-same-person"]);
    assert_eq!(assign("赵强", " ").expect(2).problem_ids(), ["work-no-reason"]);
    assign("赵强", "周敏休假").expect(0);
    assert_eq!(units(&items(&workspace, &["--inspector", "赵强"])), ["1001-000"]);
    assert_eq!(items(&workspace, &["--inspector", "周敏"]), [] as [Value; 0]);
    let shown = workspace.run(&["visit", "show", "1001-000", "--json"]).expect(0).json();
    let hands: Vec<&Value> = shown["assignments"].as_array().unwrap().iter().map(|one| &one["inspector"]).collect();
    assert_eq!(hands, ["周敏", "赵强"]);
    assert!(workspace.run(&["visit", "show", "1001-000"]).expect(0).stdout.contains("改由 赵强 负责：周敏休假"));
}

#[test]
fn nobody_is_given_their_own_calls_by_number_or_by_name() {
    let workspace = drawn();
    for own in ["1001", "王小明", "０１００１"] {
        let run = workspace.run(&["worklist", "assign", "1001-000", "--to", own, "--reason", "试试", "--json"]);
        assert_eq!(run.expect(2).problem_ids(), ["visit-own"], "{own}");
    }
    workspace.run(&["worklist", "assign", "1001-000", "--to", "1002", "--reason", "试试"]).expect(0);
    let by_the_agent = ["visit", "record", "1001-000", "--method", "listen", "--outcome", "settled", "--by", "王小明", "--json"];
    assert_eq!(workspace.run(&by_the_agent).expect(2).problem_ids(), ["visit-own"]);
}

#[test]
fn a_second_visit_follows_by_telephone_until_the_matter_is_closed() {
    let workspace = drawn();
    let unit = "1001-000";
    let nobody = record(&workspace, unit, &[&DOOR[..], &["--outcome", "no-answer"]].concat()).expect(0).json();
    assert_eq!((&nobody["visit"]["number"], &nobody["state"]["visits"]), (&json!(1), &json!(0)));
    let open = [&DOOR[..], &["--outcome", "open", "--signed", "--answer-by", "2026-11-25", "--note", "漏水未修好"]].concat();
    let first = record(&workspace, unit, &open).expect(0).json();
    assert_eq!((&first["visit"]["number"], &first["state"]["is_closed"]), (&json!(1), &json!(false)));
    assert_eq!(first["visit"]["answer_by"], "2026-11-25T15:59:59Z", "a day that was promised lasts until its end");

    let list = items(&workspace, &[]);
    assert_eq!(
        (&list[0]["unit"], &list[0]["due"], &list[0]["attempts"]),
        (&json!(unit), &first["visit"]["answer_by"], &json!(2))
    );
    let at_the_door_again = ["--at", "2026-11-21", "--method", "door", "--outcome", "settled", "--signed"];
    assert_eq!(record(&workspace, unit, &at_the_door_again).expect(2).problem_ids(), ["visit-second-by-phone"]);

    let second =
        record(&workspace, unit, &[&PHONE[..], &["--outcome", "settled", "--satisfaction", "5"]].concat()).expect(0).json();
    assert_eq!((&second["visit"]["number"], &second["visit"]["remark"]), (&json!(2), &json!("电话回访")));
    assert_eq!(second["state"]["is_closed"], true);
    assert!(!units(&items(&workspace, &[])).contains(&unit));
    let late = record(&workspace, unit, &["--method", "phone", "--outcome", "settled"]);
    assert_eq!(late.expect(2).problem_ids(), ["visit-after-settled"]);
    let shown = workspace.run(&["visit", "show", unit]).expect(0).stdout;
    assert!(
        shown.contains("联系 3 次，回访 2 次") && shown.contains("约定 2026-11-25 前答复") && shown.contains("电话回访"),
        "{shown}"
    );
}

#[test]
fn all_mistakes_of_a_record_come_at_once_and_nothing_is_kept() {
    let workspace = drawn();
    let before = workspace.dump();
    let wrong = ["--at", "2999-01-01", "--method", "door", "--outcome", "open", "--satisfaction", "9", "--json"];
    let run = workspace.run(&[&["visit", "record", "1001-000"], &wrong[..]].concat()).expect(2);
    let ids = ["visit-not-signed", "visit-no-answer-by", "visit-no-by", "visit-bad-satisfaction", "visit-in-future"];
    assert_eq!(run.problem_ids(), ids);
    assert_eq!(
        record(&workspace, "C9", &[&PHONE[..], &["--outcome", "settled"]].concat()).expect(2).problem_ids(),
        ["visit-not-drawn"]
    );
    let bad_time = ["--method", "phone", "--outcome", "settled", "--at", "昨天"];
    assert_eq!(record(&workspace, "1001-000", &bad_time).expect(2).problem_ids(), ["visit-bad-time"]);
    assert_eq!(workspace.dump(), before);
}

#[test]
fn one_open_letter_answers_many_or_none() {
    let workspace = drawn();
    let letter = |method: &str, more: &[&str]| {
        let units =
            ["visit", "record", "1001-000", "1001-001", "--by", "周敏", "--outcome", "settled", "--json", "--method", method];
        workspace.run(&[&units[..], more].concat())
    };
    assert_eq!(letter("phone", &[]).expect(2).problem_ids(), ["visit-many"]);
    assert_eq!(letter("letter", &[]).expect(2).problem_ids(), ["visit-letter-no-note"; 2], "the letter goes into the file");
    assert_eq!(letter("letter", &["--note", "公开信 2026-03"]).expect(0).lines().len(), 2);
    assert_eq!(items(&workspace, &[]).len(), 3);
}

/// A repair that waits for its revisit.
fn repair(unit: &str, facts: &[(&str, &str)]) -> Waiting {
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

#[test]
fn every_code_has_its_words_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let messages = Messages::built_in(language);
        let methods = Method::ALL.map(|method| format!("visit-method-{}", method.code()));
        let outcomes = Outcome::ALL.map(|outcome| format!("visit-outcome-{}", outcome.code()));
        let whens = When::ALL.map(|when| format!("work-when-{}", when.code()));
        for id in methods.iter().chain(&outcomes).chain(&whens) {
            assert!(messages.lookup(id).is_some(), "{id}");
        }
    }
}

#[test]
fn who_cannot_be_visited_is_left_to_a_spare() {
    let visit = |outcome| spotcheck::work::Visit {
        draw: "repairs-monthly/2026-11/1".into(),
        unit: UnitId::parse("R1").unwrap(),
        number: 1,
        at: "2026-11-20T02:00:00Z".parse().unwrap(),
        by: "周敏".into(),
        method: Method::Door,
        signed: false,
        outcome,
        answer_by: None,
        satisfaction: None,
        note: None,
    };
    for (outcome, is_finished, needs_spare) in [
        (Outcome::NoAnswer, false, false),
        (Outcome::MovedAway, true, true),
        (Outcome::Refused, true, true),
        (Outcome::Settled, true, false),
    ] {
        let visits = BTreeMap::from([(repair("R1", &[]).key(), vec![visit(outcome)])]);
        let entry: Entry = entries(vec![repair("R1", &[])], &visits, &BTreeMap::new()).remove(0);
        assert_eq!((entry.is_finished(), entry.needs_spare()), (is_finished, needs_spare), "{outcome:?}");
    }
}
