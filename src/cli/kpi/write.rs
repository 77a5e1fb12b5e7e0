//! The table as a file: CSV, or a workbook. Neither runs a cell as a formula.

use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::page::{Page, Value};
use crate::cli::args_kpi::KpiArgs;
use crate::cli::new_file::{self, write_new};
use crate::cli::{Context, Failure, grid};
use crate::problem::{Error, Message, Problem, Result};
use crate::sampling::draw_csv::guard;

/// A cell holds no more characters than this.
const LONGEST: usize = 32_767;
/// No column is wider than this.
const WIDEST: usize = 60;

/// Writes the files that were asked for; one that is there is not overwritten.
pub(super) fn files(context: &Context, args: &KpiArgs, page: &Page) -> Result<(), Failure> {
    if let Some(file) = &args.csv {
        write_new(file, &csv(page))?;
        told(context, file)?;
    }
    if let Some(file) = &args.xlsx {
        if file.extension().is_none_or(|ext| !ext.eq_ignore_ascii_case("xlsx")) {
            return Err(Error::usage(Problem::new("sheet-not-xlsx").with("file", file.display())).into());
        }
        let bytes = workbook(page).map_err(|error| Error::input(Problem::new("sheet-failed").with("error", error)))?;
        write_new(file, &bytes)?;
        told(context, file)?;
    }
    Ok(())
}

fn told(context: &Context, file: &Path) -> Result<(), Failure> {
    if !context.output.json {
        context.output.say(&Message::new("kpi-written").with("file", file.display()))?;
    }
    Ok(())
}

/// Shares are fractions of one.
fn csv(page: &Page) -> Vec<u8> {
    let row = |row: &Vec<Value>| row.iter().map(cell).collect::<Vec<_>>();
    new_file::csv(std::iter::once(page.headings.clone()).chain(page.rows.iter().map(row)))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Number { value, .. } => value.to_string(),
        other => guard(&other.shown()),
    }
}

/// The workbook's bytes: the same for the same table.
fn workbook(page: &Page) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // without a clock of its own the file is the same for the same table
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(page.name.chars().take(31).collect::<String>())?;
    let head = Format::new().set_bold().set_text_wrap().set_background_color("#D9E1F2").set_border(FormatBorder::Thin);
    for (column, heading) in (0..).zip(&page.headings) {
        sheet.write_string_with_format(0, column, heading, &head)?;
        let cells = page.rows.iter().filter_map(|row| Some(grid::width(&row.get(usize::from(column))?.shown())));
        let widest = cells.chain([grid::width(heading)]).max().unwrap_or_default().min(WIDEST);
        sheet.set_column_width(column, u16::try_from(widest + 2).unwrap_or(20))?;
    }
    for (row, values) in (1..).zip(&page.rows) {
        for (column, value) in (0..).zip(values) {
            put(sheet, row, column, value)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    let (last_row, last_column) = (page.rows.len().max(1), page.headings.len().saturating_sub(1));
    sheet.autofilter(0, 0, u32::try_from(last_row).unwrap_or(u32::MAX), u16::try_from(last_column).unwrap_or(u16::MAX))?;
    book.save_to_buffer()
}

#[allow(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let text = plain.clone().set_num_format("@").set_text_wrap();
    match value {
        Value::Number { value, is_percent, .. } => {
            let format = plain.set_num_format(if *is_percent { "0.0%" } else { "0.00" });
            sheet.write_number_with_format(row, column, *value, &format)?;
        }
        Value::Count(count) => {
            sheet.write_number_with_format(row, column, *count as f64, &plain.set_num_format("0"))?;
        }
        other => {
            let short: String = other.shown().chars().take(LONGEST).collect();
            sheet.write_string_with_format(row, column, short, &text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let row = |name: &str| {
            vec![Value::text(name), Value::Number { value: 0.9, is_percent: true, shown: "90%".into() }, Value::Empty]
        };
        Page {
            name: "指标".into(),
            headings: vec!["组".into(), "数值".into(), "备注".into()],
            rows: vec![row("=1+1"), row("@一组")],
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let text = String::from_utf8(csv(&page())).unwrap();
        assert_eq!(text, "\u{feff}组,数值,备注\r\n'=1+1,0.9,\r\n'@一组,0.9,\r\n");
    }

    #[test]
    fn the_same_table_is_the_same_workbook() {
        assert_eq!(workbook(&page()).unwrap(), workbook(&page()).unwrap());
    }
}
