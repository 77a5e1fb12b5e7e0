//! The work list as a workbook: a row a unit, with empty columns for what came of it.
//!
//! Everything is written as text, so that no spreadsheet shortens an id, drops a zero or runs a cell as a formula.

use jiff::tz::TimeZone;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Entry, Method, Outcome, shown_time};
use crate::messages::Messages;
use crate::problem::Problem;

/// The columns in their order, and how wide they are; the heading is the message `sheet-` and the name.
const COLUMNS: [(&str, u16); 16] = [
    ("draw", 26),
    ("plan", 18),
    ("unit", 18),
    ("stratum", 16),
    ("subject", 16),
    ("facts", 36),
    ("due", 16),
    ("by", 12),
    ("attempts", 9),
    ("at", 16),
    ("method", 10),
    ("signed", 8),
    ("outcome", 14),
    ("answer-by", 16),
    ("satisfaction", 8),
    ("note", 36),
];
/// The first column that is to be filled in.
const FIRST_EMPTY: usize = 9;
/// A cell holds no more characters than this.
const LONGEST: usize = 32_767;

/// The names of all columns.
pub(super) fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

/// The words of a box that is ticked or not.
pub(super) const SIGNED: [(&str, bool); 2] = [("sheet-yes", true), ("sheet-no", false)];

/// The workbook's bytes: the same for the same entries.
///
/// # Errors
/// Where there are more rows than a sheet holds.
pub fn workbook(entries: &[Entry], messages: &Messages, zone: &TimeZone) -> Result<Vec<u8>, Problem> {
    fill(entries, messages, zone).map_err(|error| Problem::new("sheet-failed").with("error", error))
}

fn fill(entries: &[Entry], messages: &Messages, zone: &TimeZone) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // without a clock of its own the file is the same for the same list
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(messages.get("sheet-name"))?;
    head(sheet, messages)?;
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    for (row, entry) in (1..).zip(entries) {
        for (column, cell) in (0..).zip(cells(entry, messages, zone)) {
            let short: String = cell.chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, short, &text)?;
        }
    }
    let last = u32::try_from(entries.len()).unwrap_or(u32::MAX).max(1);
    validate(sheet, messages, last)?;
    sheet.autofilter(0, 0, last, u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX))?;
    book.save_to_buffer()
}

fn head(sheet: &mut Worksheet, messages: &Messages) -> Result<(), XlsxError> {
    let told = Format::new().set_bold().set_text_wrap().set_background_color("#D9E1F2").set_border(FormatBorder::Thin);
    let empty = Format::new().set_bold().set_text_wrap().set_background_color("#FFF2CC").set_border(FormatBorder::Thin);
    for (column, (at, (name, width))) in (0..).zip(COLUMNS.iter().enumerate()) {
        let format = if at < FIRST_EMPTY { &told } else { &empty };
        sheet.write_string_with_format(0, column, messages.get(&format!("sheet-{name}")), format)?;
        sheet.set_column_width(column, *width)?;
    }
    // the heading and the unit stay in sight
    sheet.set_freeze_panes(1, 3)?.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A unit's cells; those to be filled in are there and blank, so that a telephone number or a time typed into them stays as it is.
fn cells(entry: &Entry, messages: &Messages, zone: &TimeZone) -> Vec<String> {
    let waiting = &entry.waiting;
    let facts: Vec<String> = waiting.facts.iter().map(|(heading, value)| format!("{heading}: {value}")).collect();
    let told = [
        waiting.draw.clone(),
        waiting.plan_title.clone(),
        waiting.unit.to_string(),
        waiting.stratum.clone(),
        waiting.subject.clone(),
        facts.join("\n"),
        entry.due().map_or_else(|| messages.get("work-when-undated"), |due| shown_time(due, zone)),
        entry.inspector().unwrap_or_default().to_owned(),
        entry.state.attempts.to_string(),
    ];
    told.into_iter().chain(std::iter::repeat_n(String::new(), COLUMNS.len() - FIRST_EMPTY)).collect()
}

/// The lists that may be chosen from.
fn validate(sheet: &mut Worksheet, messages: &Messages, last: u32) -> Result<(), XlsxError> {
    let methods = Method::ALL.map(|method| messages.get(&format!("visit-method-{}", method.code())));
    let outcomes = Outcome::ALL.map(|outcome| messages.get(&format!("visit-outcome-{}", outcome.code())));
    let signed = SIGNED.map(|(id, _)| messages.get(id));
    for (name, words) in [("method", &methods[..]), ("outcome", &outcomes[..]), ("signed", &signed[..])] {
        let list = DataValidation::new().allow_list_strings(words)?;
        let list = list.set_error_message(messages.get("sheet-choose"))?;
        add(sheet, name, last, &list)?;
    }
    // the cells are text, and a spreadsheet's rule for numbers would refuse a 5 that is one
    let score = DataValidation::new().allow_list_strings(&["5", "4", "3", "2", "1"])?;
    add(sheet, "satisfaction", last, &score.set_error_message(messages.get("sheet-score"))?)
}

fn add(sheet: &mut Worksheet, name: &str, last: u32, rule: &DataValidation) -> Result<(), XlsxError> {
    let column = (0..).zip(columns()).find(|(_, column)| *column == name).map_or(0, |(at, _)| at);
    sheet.add_data_validation(1, column, last, column, rule).map(|_| ())
}
