use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::shanghai;
use crate::intake::Source;
use crate::intake::calls::{ListedCall, Options, read};
use crate::intake::{Reading, agents};

fn load(book: &mut Workbook) -> Reading<ListedCall> {
    let bytes = book.save_to_buffer().unwrap();
    // the content tells what it is, not the name
    read(&Source { name: "calls.csv", bytes: &bytes }, &Options { zone: &shanghai(), map: &[], roster: None }).unwrap()
}

fn headings(sheet: &mut rust_xlsxwriter::Worksheet, row: u32, headings: &[&str]) {
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write(row, column, *heading).unwrap();
    }
}

#[test]
fn a_workbook_is_read_with_its_dates_times_and_numbers() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "本表为样例").unwrap();
    let sheet = book.add_worksheet().set_name("清单").unwrap();
    sheet.merge_range(0, 0, 0, 5, "2026年11月通话清单", &Format::new()).unwrap();
    headings(sheet, 2, &["流水号", "工号", "开始时间", "通话时长", "来电号码", "登记日期"]);
    let (date, time) = (Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"), Format::new().set_num_format("hh:mm:ss"));
    let start = ExcelDateTime::parse_from_str("2026-11-16T09:30:00").unwrap();
    let midnight = ExcelDateTime::parse_from_str("2026-11-17").unwrap();
    for (row, start) in [(3, &start), (5, &midnight)] {
        sheet.write(row, 0, 1000 + row).unwrap();
        sheet.write(row, 1, "0966").unwrap();
        sheet.write_with_format(row, 2, start, &date).unwrap();
        sheet.write_with_format(row, 3, ExcelDateTime::from_hms(0, 3, 25).unwrap(), &time).unwrap();
        sheet.write(row, 4, 13_800_000_001_i64).unwrap();
        sheet.write_with_format(row, 5, &midnight, &date).unwrap();
    }
    let reading = load(&mut book);
    assert_eq!(reading.rejected, []);
    assert_eq!(reading.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6]);
    let call = &reading.rows[0].value.call;
    assert_eq!(
        (call.id.as_str(), call.agent.as_str(), call.start.to_string().as_str()),
        ("1003", "0966", "2026-11-16T01:30:00Z")
    );
    assert_eq!(call.duration_ms, Some(205_000));
    assert_eq!((call.fields["caller"].as_str(), call.fields["登记日期"].as_str()), ("13800000001", "2026-11-17"));
    assert_eq!(reading.rows[1].value.call.start.to_string(), "2026-11-16T16:00:00Z");
}

#[test]
fn damaged_numbers_and_formula_errors_are_rejected_with_sheet_and_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("清单").unwrap();
    headings(sheet, 0, &["通话编号", "工号", "开始时间"]);
    sheet.write(1, 0, 202_611_160_930_001_230.0).unwrap();
    sheet.write(1, 1, Formula::new("=A99").set_result("#REF!")).unwrap();
    sheet.write(1, 2, "2026-11-16 09:30").unwrap();
    let reading = load(&mut book);
    let ids: Vec<&str> = reading.problems().map(|problem| problem.message.id.as_str()).collect();
    assert_eq!(ids, ["intake-damaged-number", "intake-formula-error"]);
    let place = &reading.rejected[0].problems[0].place;
    assert_eq!((place.sheet.as_deref(), place.line, place.field.as_deref()), (Some("清单"), Some(2), Some("通话编号")));
}

#[test]
fn further_sheets_of_the_same_kind_are_named() {
    let mut book = Workbook::new();
    for name in ["第一周", "第二周"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        headings(sheet, 0, &["工号", "姓名"]);
        headings(sheet, 1, &["966", "王小明"]);
    }
    let bytes = book.save_to_buffer().unwrap();
    let reading = agents::read(&Source { name: "a.xlsx", bytes: &bytes }, &[]).unwrap();
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(reading.notes[0].message.args, [("sheets".to_owned(), "第二周".to_owned())]);
}

#[test]
fn a_stray_value_in_the_last_corner_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    headings(sheet, 0, &["通话编号", "工号", "开始时间"]);
    headings(sheet, 1, &["1", "966", "2026-11-16 09:30"]);
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let reading = load(&mut book);
    assert_eq!((reading.rows.len(), reading.rejected[0].line), (1, 1_048_576));
}
