//! Any file of rows -> tables of cells: what a file is, is told by its content, never by its name alone.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::cells::Cell;
use super::{Source, decode, keys, separated, shown, workbook};
use crate::problem::{Place, Problem};

/// A sheet, or the whole of a text file.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    /// The rows that are not blank.
    pub rows: Vec<TableRow>,
    /// What was wrong with single lines before they became rows.
    pub broken: Vec<Broken>,
    /// Whether its lines hold transcripts too, which are no columns.
    pub has_turns: bool,
}

/// A row with its number as a spreadsheet shows it.
#[derive(Debug)]
pub(super) struct TableRow {
    pub line: u64,
    pub cells: Vec<Cell>,
}

/// A line that holds no row.
#[derive(Debug)]
pub(super) struct Broken {
    pub line: u64,
    pub raw: String,
    pub problem: Problem,
}

impl Table {
    /// The place of a row; row 0 is none (the keys of NDJSON stand on no line).
    pub(super) fn place(&self, source: &Source, line: u64) -> Place {
        let line = Some(line).filter(|line| *line > 0);
        Place { file: Some(source.name.to_owned()), sheet: self.sheet.clone(), line, ..Place::default() }
    }
}

/// A problem that knows its column, at the place of its row.
pub(super) fn located(place: &Place, mut problem: Problem) -> Problem {
    let field = problem.place.field.take();
    problem.place = Place { field, ..place.clone() };
    problem
}

/// The tables of a file, at least one.
///
/// # Errors
/// What makes the whole file unreadable.
pub(super) fn read(source: &Source) -> Result<Vec<Table>, Problem> {
    if source.bytes.is_empty() {
        return Err(Problem::new("intake-empty-file").in_file(source.name));
    }
    if workbook::is_workbook(source.bytes) {
        return workbook::read(source);
    }
    if let Some(id) = foreign(source.bytes) {
        return Err(Problem::new(id).in_file(source.name));
    }
    if matches!(source.extension().as_str(), "xlsx" | "xlsm" | "xlsb") {
        return Err(Problem::new("intake-not-xlsx").in_file(source.name));
    }
    let text = decode::text(source)?;
    let start = text.trim_start();
    let table = if start.starts_with('{') {
        objects(source, &text)?
    } else if start.starts_with('[') && start[1..].trim_start().starts_with('{') {
        return Err(Problem::new("intake-json-array").in_file(source.name));
    } else {
        // the line ends of "CSV (Macintosh)"
        let is_mac = text.contains('\r') && !text.contains('\n');
        separated::read(source, &if is_mac { Cow::Owned(text.replace('\r', "\n")) } else { text })?
    };
    Ok(vec![table])
}

/// Files that are often taken for a table by their name.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head).trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']).to_ascii_lowercase();
    let is_web_page = text.starts_with('<')
        && ["<html", "<table", "<!doctype", "<meta", "<head", "<style", "<?xml"].iter().any(|tag| text.contains(tag));
    if is_web_page {
        Some("intake-web-page")
    } else if text.starts_with("%pdf") {
        Some("intake-not-text")
    } else {
        None
    }
}

/// NDJSON: an object a line, its keys the headings; the headings of the table are all keys in the order they first appear.
fn objects(source: &Source, text: &str) -> Result<Table, Problem> {
    let mut table = Table::default();
    let mut headings: Map<String, Value> = Map::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index as u64 + 1;
        match object(line) {
            Ok(object) => {
                let mut cells = vec![Cell::Empty; headings.len()];
                for (key, value) in object {
                    if key == "turns" && value.is_array() {
                        table.has_turns = true;
                        continue;
                    }
                    let at =
                        headings.get(&key).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok()).unwrap_or_else(|| {
                            cells.push(Cell::Empty);
                            headings.insert(key, Value::from(cells.len() - 1));
                            cells.len() - 1
                        });
                    cells[at] = cell(value);
                }
                table.rows.push(TableRow { line: number, cells });
            }
            Err(problem) => {
                let problem = problem.in_file(source.name).at_line(number);
                table.broken.push(Broken { line: number, raw: line.to_owned(), problem });
            }
        }
    }
    if table.rows.is_empty() {
        // not a line of it is JSON: one mistake, not as many as there are lines
        return table.broken.into_iter().next().map_or(Ok(Table::default()), |line| Err(line.problem));
    }
    let headings = headings.into_iter().map(|(key, _)| Cell::of(&key)).collect();
    table.rows.insert(0, TableRow { line: 0, cells: headings });
    Ok(table)
}

/// The object of a line.
fn object(line: &str) -> Result<Map<String, Value>, Problem> {
    let object = serde_json::from_str(line).map_err(|error| fault(&error).at_column(error.column() as u64))?;
    keys::twice(line).map_or(Ok(object), |key| Err(Problem::new("intake-json-key-twice").with("key", shown(&key))))
}

/// A line that is no JSON object.
pub(super) fn fault(error: &serde_json::Error) -> Problem {
    Problem::new("intake-json-line").with("kind", kind(error)).with("error", reason(error))
}

/// What is wrong with a JSON text, in a word that messages know; `other` where none is.
pub(super) fn kind(error: &serde_json::Error) -> &'static str {
    const KINDS: [(&str, &str); 14] = [
        ("EOF", "cut-off"),
        ("expected value", "value"),
        ("expected ident", "value"),
        ("expected `:`", "colon"),
        ("expected `,`", "comma"),
        ("key must be a string", "key"),
        ("trailing comma", "last-comma"),
        ("trailing characters", "more"),
        ("control character", "control"),
        ("invalid escape", "escape"),
        ("lone", "escape"),
        ("invalid number", "number"),
        ("number out of range", "number"),
        ("invalid type", "object"),
    ];
    let said = error.to_string();
    KINDS.iter().find(|(start, _)| said.starts_with(start)).map_or("other", |(_, kind)| kind)
}

/// What `serde_json` says, without the place that stands in its sentence.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// A JSON value as a cell: numbers stay numbers as they were written, nested values stay JSON.
pub(super) fn cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::String(text) => Cell::of(&text),
        // an integer of any size is exact in JSON, so it is text here; a float goes the way of a spreadsheet's
        Value::Number(number) if number.is_f64() => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::Number(number) => Cell::Text(number.to_string()),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Cell::Text(value.to_string()),
    }
}
