//! Bytes -> the cells of all sheets, hidden ones too.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, Sheets, Xls, XlsError, Xlsx, XlsxError, open_workbook_auto_from_rs};

use crate::problem::Problem;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    /// What a spreadsheet took for a date or a time.
    Date(String),
    /// A formula's error.
    Error(String),
}

/// The cells of a sheet that hold anything, by row and column, counted from 0.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), Value>,
}

impl Grid {
    /// What a reader would see in a cell; nothing where it is blank.
    pub fn shown(&self, row: u32, column: u32) -> &str {
        match self.cells.get(&(row, column)) {
            Some(Value::Text(text) | Value::Date(text) | Value::Error(text)) => text,
            None => "",
        }
    }

    /// The rows, each up to its last cell that holds anything.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut last = None;
        for (row, column) in self.cells.keys() {
            if last != Some(row) {
                rows.push(Vec::new());
                last = Some(row);
            }
            let cells = rows.last_mut().expect("a row was just begun");
            let column = usize::try_from(*column).unwrap_or(usize::MAX);
            // nothing of ours stands far to the right, and a stray value there must not cost a cell for each place before it
            if column < 2_000 {
                cells.resize(column + 1, String::new());
                self.shown(*row, u32::try_from(column).unwrap_or(u32::MAX)).clone_into(&mut cells[column]);
            }
        }
        rows
    }
}

/// The sheets of a workbook, in their order.
///
/// # Errors
/// A text, a workbook with a password, a damaged one, or a container of something else.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    if !bytes.starts_with(ZIP) && !bytes.starts_with(COMPOUND) {
        let is_text = !bytes.is_empty() && !bytes.contains(&0);
        return Err(Problem::new(if is_text { "review-sheet-is-text" } else { "intake-not-workbook" }));
    }
    // the reader is made for sound workbooks; what it can't bear in a damaged one must not end the program
    catch_unwind(AssertUnwindSafe(|| grids(bytes))).unwrap_or(Err("intake-not-workbook")).map_err(Problem::new)
}

fn grids(bytes: &[u8]) -> Result<Vec<Grid>, &'static str> {
    if bytes.starts_with(COMPOUND) && is_locked(bytes) {
        return Err("intake-locked-workbook");
    }
    let mut book: Sheets<_> = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| "intake-not-workbook")?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    names.into_iter().map(|name| grid(&mut book, name).ok_or("intake-not-workbook")).collect()
}

fn is_locked(bytes: &[u8]) -> bool {
    matches!(Xls::new(Cursor::new(bytes)), Err(XlsError::Password))
        || matches!(Xlsx::new(Cursor::new(bytes)), Err(XlsxError::Password))
}

fn grid(book: &mut Sheets<Cursor<&[u8]>>, name: String) -> Option<Grid> {
    let mut cells = BTreeMap::new();
    let mut take = |row, column, data: &Data| cells.extend(value(data).map(|value| ((row, column), value)));
    if let Sheets::Xlsx(book) = book {
        // cell by cell: a stray value in the last corner must not cost a cell for each place before it
        let mut reader = book.worksheet_cells_reader(&name).ok()?;
        while let Some(next) = reader.next_cell().ok()? {
            let (row, column) = next.get_position();
            take(row, column, &Data::from(next.get_value().clone()));
        }
    } else {
        let range = book.worksheet_range(&name).ok()?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        for (row, line) in (first_row..).zip(range.rows()) {
            for (column, data) in (first_column..).zip(line) {
                take(row, column, data);
            }
        }
    }
    Some(Grid { name, cells })
}

/// A cell's value; `None` where it is blank.
fn value(data: &Data) -> Option<Value> {
    let value = match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => Value::Text(text.replace("\r\n", "\n").replace('\r', "\n")),
        Data::Int(number) => Value::Text(number.to_string()),
        // a float prints without `.0` and never in the scientific notation
        Data::Float(number) => Value::Text(number.to_string()),
        Data::Bool(value) => Value::Text(value.to_string()),
        Data::Error(error) => Value::Error(error.to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Date(text.clone()),
        Data::DateTime(serial) => {
            let (year, month, day, hour, minute, ..) = serial.to_ymd_hms_milli();
            let is_time = serial.as_f64().abs() < 1.0;
            Value::Date(if is_time { format!("{hour}:{minute:02}") } else { format!("{year}-{month:02}-{day:02}") })
        }
    };
    Some(value)
}
