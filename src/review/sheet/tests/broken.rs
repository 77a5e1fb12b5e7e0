use super::*;
use crate::inspection::Verdict;

/// What is wrong with the two recordings once their cells are changed: sheet, place and id.
fn problems(edit: impl FnOnce(&mut Vec<Grid>)) -> Vec<String> {
    wrong(&edited(&written(&desks(), Language::Chinese), edit))
}

fn wrong(bytes: &[u8]) -> Vec<String> {
    again(bytes).unwrap_err().iter().map(told).collect()
}

fn told(problem: &Problem) -> String {
    assert_eq!(problem.place.file.as_deref(), Some("复核.xlsx"));
    assert_ne!(messages().text(&problem.message), problem.message.id, "it has its words");
    let parts = [problem.place.sheet.as_deref(), problem.place.field.as_deref(), Some(problem.message.id.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_cell_that_is_not_understood_is_named_at_once() {
    let found = problems(|grids| {
        let sheet = page(grids, 1);
        sheet.fill("item:greeting", Column::Verdict, "还行");
        sheet.put("item:greeting", Column::Reason, Value::Error("#REF!".into()));
        sheet.fill("item:attitude", Column::Answer, "也许");
        sheet.fill("item:mood", Column::Answer, "高兴");
        sheet.put("item:mood", Column::Verdict, Value::Date(String::new()));
        sheet.fill("item:clear", Column::Answer, "6");
        sheet.put("comment", Column::Asked, Value::Date(String::new()));
        page(grids, 2).fill("item:farewell", Column::Verdict, "√√");
    });
    let expected = [
        "1 C-001 | 单元格 I5 判定 | review-sheet-bad-verdict",
        "1 C-001 | 单元格 K5 理由 | review-sheet-formula",
        "1 C-001 | 单元格 J8 回答 | review-sheet-bad-answer",
        "1 C-001 | 单元格 I9 判定 | review-sheet-dated",
        "1 C-001 | 单元格 J9 回答 | review-sheet-bad-answer",
        "1 C-001 | 单元格 J10 回答 | review-sheet-bad-answer",
        "1 C-001 | 单元格 D13 | review-sheet-dated",
        "2 录音-2-b | 单元格 F6 判定 | review-sheet-bad-verdict",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_problem_reads_as_one_line_with_its_cell() {
    let bytes = edited(&written(&desks(), Language::Chinese), |grids| {
        page(grids, 1).fill("item:greeting", Column::Verdict, "还行");
    });
    let problem = again(&bytes).unwrap_err().remove(0);
    assert_eq!(problem.place.line, Some(5));
    assert_eq!(
        messages().problem(&problem),
        "复核.xlsx，工作表 1 C-001，第 5 行，“单元格 I5 判定”：“还行”不是判定\n    → 可以填：合格 / 不合格 / 不适用"
    );
}

#[test]
fn rows_that_are_gone_twice_or_of_something_else_are_told() {
    let gone = problems(|grids| {
        let row = page(grids, 1).row("item:farewell");
        page(grids, 1).remove_row(row);
    });
    assert_eq!(gone, ["1 C-001 | review-sheet-row-gone"]);
    let twice = problems(|grids| {
        let sheet = page(grids, 1);
        let row = sheet.row("item:farewell");
        sheet.cells.insert((row, 0), Value::Text("item:greeting".into()));
        let last = sheet.row("item:notes");
        sheet.cells.insert((last, 0), Value::Text("item:other".into()));
    });
    let expected = [
        "1 C-001 | review-sheet-row-gone",
        "1 C-001 | review-sheet-row-gone",
        "1 C-001 | 单元格 A6 | review-sheet-row-twice",
        "1 C-001 | 单元格 A11 | review-sheet-no-item",
    ];
    assert_eq!(twice, expected);
}

#[test]
fn cells_that_were_moved_or_copied_from_another_recording_are_told() {
    let sorted = problems(|grids| {
        // without the hidden column, as a spreadsheet sorts what is selected
        let sheet = page(grids, 1);
        let (one, other) = (sheet.row("item:greeting"), sheet.row("item:farewell"));
        for place in 1..15 {
            let (a, b) = (sheet.cells.remove(&(one, place)), sheet.cells.remove(&(other, place)));
            sheet.cells.extend(a.map(|value| ((other, place), value)));
            sheet.cells.extend(b.map(|value| ((one, place), value)));
        }
    });
    let expected =
        ["1 C-001 | 单元格 C5 检查项 | review-sheet-row-changed", "1 C-001 | 单元格 C6 检查项 | review-sheet-row-changed"];
    assert_eq!(sorted, expected);
    let head = problems(|grids| page(grids, 1).fill("unit", Column::Title, "C-002"));
    assert_eq!(head, ["1 C-001 | 单元格 C3 | review-sheet-row-changed"]);
}

#[test]
fn nothing_that_was_typed_beside_the_cells_is_lost() {
    let found = problems(|grids| {
        let sheet = page(grids, 1);
        sheet.fill("turn", Column::Reason, "这句不对");
        let (below, beside) = (sheet.row("item:notes") + 1, sheet.row("item:clear"));
        sheet.cells.insert((below, 9), Value::Text("补充".into()));
        sheet.cells.insert((beside, 16_000), Value::Text("远处".into()));
    });
    let expected = [
        "1 C-001 | 单元格 WQK10 | review-sheet-stray",
        "1 C-001 | 单元格 J12 | review-sheet-stray",
        "1 C-001 | 单元格 K17 | review-sheet-stray",
    ];
    assert_eq!(found, expected);
    let own = edited(&written(&desks(), Language::Chinese), |grids| {
        let cells = [((4, 4), Value::Text("我的笔记".into()))].into();
        grids.push(Grid { name: "笔记".into(), cells });
    });
    assert_eq!(again(&own).unwrap().len(), 2, "a sheet of one's own is left alone");
}

#[test]
fn sheets_that_are_gone_copied_or_unmarked_are_told() {
    assert_eq!(problems(|grids| _ = grids.remove(1)), ["review-sheet-gone"]);
    let copied = problems(|grids| {
        let (name, cells) = ("1 C-001 (2)".into(), grids[1].cells.clone());
        grids.push(Grid { name, cells });
    });
    assert_eq!(copied, ["1 C-001 (2) | 单元格 A1 | review-sheet-copied"]);
    let unmarked = problems(|grids| _ = page(grids, 1).cells.remove(&(0, 0)));
    assert_eq!(unmarked, ["1 C-001 | 单元格 A1 | review-sheet-no-mark"]);
    let foreign = problems(|grids| {
        let other = open(&written(&[desk("C-009", false, Draft::default())], Language::Chinese)).unwrap().remove(1);
        grids.push(other);
    });
    assert_eq!(foreign, ["1 C-009 | 单元格 A1 | review-sheet-foreign"]);
    let narrow = problems(|grids| {
        let sheet = page(grids, 1);
        let place = sheet.place(Column::Reason);
        sheet.cells.retain(|(_, column), _| *column != place);
    });
    assert_eq!(narrow, ["1 C-001 | review-sheet-column-gone"]);
}

#[test]
fn a_workbook_whose_hidden_sheet_is_gone_or_changed_is_refused() {
    assert_eq!(problems(|grids| _ = grids.remove(3)), ["review-sheet-no-identity"]);
    let changed = problems(|grids| _ = grids[3].cells.insert((1, 4), Value::Text("18".into())));
    assert_eq!(changed, ["review-sheet-identity-changed"]);
    let newer = problems(|grids| _ = grids[3].cells.insert((0, 1), Value::Text("2".into())));
    assert_eq!(newer, ["review-sheet-other-version"]);
}

#[test]
fn what_is_no_review_workbook_is_refused() {
    let whole = written(&desks(), Language::Chinese);
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "通话编号").unwrap();
    for (bytes, id) in [
        ("抽样编号,录音\n1,2\n".as_bytes().to_vec(), "review-sheet-is-text"),
        (Vec::new(), "intake-not-workbook"),
        (whole[..whole.len() / 2].to_vec(), "intake-not-workbook"),
        (b"PK\x03\x04 and nothing more".to_vec(), "intake-not-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken".to_vec(), "intake-not-workbook"),
        (book.save_to_buffer().unwrap(), "review-sheet-not-ours"),
    ] {
        assert_eq!(wrong(&bytes), [id]);
    }
}

#[test]
fn what_a_review_lacks_is_told_at_its_cell() {
    let bytes = edited(&written(&desks(), Language::Chinese), |grids| {
        let sheet = page(grids, 1);
        sheet.fill("item:farewell", Column::Verdict, "合格");
        sheet.fill("item:greeting", Column::Answer, "是");
        sheet.fill("item:listed", Column::Verdict, "待确认");
        sheet.fill("item:attitude", Column::Answer, "是");
        sheet.fill("item:mood", Column::Verdict, "合格");
    });
    let back = again(&bytes).unwrap().remove(0);
    assert_eq!(back.draft.items["listed"].verdict, Some(Verdict::Unsure));
    let mut lacking = desks()[0].form().decide(&back.draft).unwrap_err();
    lacking.push(Problem::new("review-own-call"));
    let placed: Vec<String> = back.places.place(lacking, &messages()).iter().map(told).collect();
    let expected = [
        "1 C-001 | 单元格 J5 回答 | review-no-question",
        "1 C-001 | 单元格 K6 理由 | review-no-reason",
        "1 C-001 | 单元格 I7 判定 | review-unsure",
        "1 C-001 | 单元格 M8 原话 | review-no-quote",
        "1 C-001 | 单元格 J9 回答 | review-answer-first",
        "1 C-001 | 单元格 J10 回答 | review-unanswered",
        "1 C-001 | 单元格 J11 回答 | review-unanswered",
        "1 C-001 | review-own-call",
    ];
    assert_eq!(placed, expected);
}
