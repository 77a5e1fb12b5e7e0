//! XLSX, XLS, XLSB and ODS workbooks -> tables, a sheet each.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, ExcelDateTime, Range, Reader, SheetType, Sheets, Xls, XlsError, Xlsx, XlsxError, open_workbook_auto_from_rs,
};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

use super::Source;
use super::cells::Cell;
use super::table::{Table, TableRow};
use crate::problem::Problem;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const MS_OF_DAY: f64 = 86_400_000.0;

/// Whether a file is a container that workbooks come in.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND)
}

/// The sheets of a workbook that hold anything, in their order.
///
/// # Errors
/// A workbook with a password, a damaged one, or a container of something else.
pub(super) fn read(source: &Source) -> Result<Vec<Table<'static>>, Problem> {
    // the reader is made for sound workbooks; what it can't bear in a damaged one must not end the program
    let tables = catch_unwind(AssertUnwindSafe(|| sheets(source.bytes))).unwrap_or(Err("intake-not-workbook"));
    let tables = tables.map_err(|id| Problem::new(id).in_file(source.name))?;
    if tables.iter().all(|table| table.count == 0) {
        return Err(Problem::new("intake-empty-workbook").in_file(source.name));
    }
    Ok(tables)
}

fn sheets(bytes: &[u8]) -> Result<Vec<Table<'static>>, &'static str> {
    if bytes.starts_with(COMPOUND) && is_locked(bytes) {
        return Err("intake-locked-workbook");
    }
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| "intake-not-workbook")?;
    // charts and macros are sheets too, without cells
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    names.into_iter().map(|name| sheet(&mut book, name).ok_or("intake-not-workbook")).collect()
}

fn sheet(book: &mut Sheets<Cursor<&[u8]>>, name: String) -> Option<Table<'static>> {
    let rows = match book {
        Sheets::Xlsx(book) => sparse(book, &name)?,
        other => dense(&other.worksheet_range(&name).ok()?),
    };
    Some(Table::of_sheet(name, rows))
}

fn is_locked(bytes: &[u8]) -> bool {
    matches!(Xls::new(Cursor::new(bytes)), Err(XlsError::Password))
        || matches!(Xlsx::new(Cursor::new(bytes)), Err(XlsxError::Password))
}

/// The rows of an XLSX sheet, cell by cell: a stray value in its last corner must not cost a cell for each place before it.
fn sparse(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Option<Vec<TableRow>> {
    let mut reader = book.worksheet_cells_reader(name).ok()?;
    let mut rows: Vec<TableRow> = Vec::new();
    while let Some(next) = reader.next_cell().ok()? {
        let (row, column) = next.get_position();
        let cell = cell(&Data::from(next.get_value().clone()));
        if cell.is_empty() {
            continue;
        }
        let (line, column) = (u64::from(row) + 1, usize::try_from(column).ok()?);
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(TableRow { line, cells: Vec::new() });
        }
        let cells = &mut rows.last_mut()?.cells;
        cells.resize(cells.len().max(column + 1), Cell::Empty);
        cells[column] = cell;
    }
    rows.sort_by_key(|row| row.line);
    Some(rows)
}

fn dense(range: &Range<Data>) -> Vec<TableRow> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let before = usize::try_from(first_column).unwrap_or_default();
    let mut rows = Vec::with_capacity(range.height());
    for (line, cells) in (u64::from(first_row) + 1..).zip(range.rows()) {
        let cells: Vec<Cell> = std::iter::repeat_n(Cell::Empty, before).chain(cells.iter().map(cell)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(TableRow { line, cells });
        }
    }
    rows
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) => Cell::of(text),
        // ODS writes PT03H25M00S
        Data::DurationIso(text) => {
            text.parse().map_or_else(|_| Cell::of(text), |span: SignedDuration| Cell::Span(span.as_secs_f64() * 1000.0))
        }
        Data::Int(number) => Cell::Text(number.to_string()),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(value) => Cell::Text(value.to_string()),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::DateTime(serial) => time(*serial),
    }
}

/// A serial number of days as a moment; below one day, or formatted as elapsed hours, it is a time of day or a duration.
fn time(serial: ExcelDateTime) -> Cell {
    let days = serial.as_f64();
    if serial.is_duration() || days.abs() < 1.0 {
        return Cell::Span((days * MS_OF_DAY).round());
    }
    moment(serial).map_or(Cell::Number(days), Cell::Moment)
}

fn moment(serial: ExcelDateTime) -> Option<DateTime> {
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    let small = |n: u8| i8::try_from(n).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, i32::from(milli) * 1_000_000).ok()?;
    Some(date.to_datetime(time))
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn serial_days_become_moments_to_the_second() {
        for (days, shown) in [
            (46_342.395_833_333_336, "2026-11-16 09:30:00"),
            (46_342.0, "2026-11-16"),
            (46_342.999_988_425_93, "2026-11-16 23:59:59"),
            (46_342.999_999_999_9, "2026-11-17"),
        ] {
            assert_eq!(time(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)).text(), shown);
        }
        assert_eq!(time(ExcelDateTime::new(0.002_372_685_185, ExcelDateTimeType::DateTime, false)), Cell::Span(205_000.0));
        assert_eq!(time(ExcelDateTime::new(0.5, ExcelDateTimeType::TimeDelta, false)).text(), "12:00:00");
    }

    #[test]
    fn other_containers_are_no_workbooks() {
        for bytes in [b"PK\x03\x04 and nothing more".as_slice(), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"] {
            let problem = read(&Source { name: "a.xlsx", bytes }).err().unwrap();
            assert_eq!(problem.message.id, "intake-not-workbook");
        }
    }
}
