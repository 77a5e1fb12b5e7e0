//! Any file of rows -> tables of cells: what a file is, is told by its content, never by its name alone.
//!
//! The rows of a text are never held together: they are read anew, one by one, each time they are asked for.

use std::cell::RefCell;
use std::io::{BufRead, BufReader};

use serde_json::Value;

use super::cells::Cell;
use super::decode::{self, Text};
use super::input::Input;
use super::objects::Objects;
use super::separated::Separated;
use super::{Source, Stop, extension, workbook};
use crate::problem::{Place, Problem};

/// Titles and blank rows above the headings are passed over, but there are not more of them than this.
const HEAD: usize = 11;

/// A sheet, or the whole of a text file.
#[derive(Default)]
pub(super) struct Table<'a> {
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    /// The first rows that are not blank.
    pub head: Vec<TableRow>,
    /// How many rows there are.
    pub count: u64,
    rows: Rows<'a>,
    /// How many rows of a text are passed over before those that count.
    above: usize,
    /// Places of cells that are taken out of each row of a text, the last first.
    without: Vec<usize>,
}

/// Where rows come from.
#[derive(Default)]
enum Rows<'a> {
    #[default]
    None,
    Sheet(Vec<TableRow>),
    Separated(Separated<'a>),
    Objects(Objects<'a>),
}

/// A row with its number as a spreadsheet shows it.
#[derive(Debug, Clone)]
pub(super) struct TableRow {
    pub line: u64,
    pub cells: Vec<Cell>,
}

impl TableRow {
    /// Takes away the cells at some places, the last first.
    pub fn take_away(&mut self, places: &[usize]) {
        for at in places {
            if *at < self.cells.len() {
                self.cells.remove(*at);
            }
        }
    }
}

/// A line that holds no row.
#[derive(Debug)]
pub(super) struct Broken {
    pub line: u64,
    pub raw: String,
    pub problem: Problem,
}

impl<'a> Table<'a> {
    /// A sheet of a workbook.
    pub fn of_sheet(name: String, rows: Vec<TableRow>) -> Self {
        let head = rows.iter().take(HEAD).cloned().collect();
        Self { sheet: Some(name), head, count: rows.len() as u64, rows: Rows::Sheet(rows), ..Self::default() }
    }

    /// Reads all rows of a text once, so that nothing but their values can be wrong later.
    fn of_text(rows: Rows<'a>) -> Result<Self, Stop> {
        let mut table = Self { rows, ..Self::default() };
        let (mut head, mut count) = (Vec::new(), 0);
        table.each(|row| {
            if let Ok(row) = row {
                count += 1;
                if head.len() < HEAD {
                    head.push(row);
                }
            }
            Ok(())
        })?;
        (table.head, table.count) = (head, count);
        Ok(table)
    }

    /// Gives every row that is not blank to `f`, and every line that holds none.
    ///
    /// # Errors
    /// Where the file can't be read, or `f` fails.
    pub fn each(&self, mut f: impl FnMut(Result<TableRow, Broken>) -> Result<(), Stop>) -> Result<(), Stop> {
        match &self.rows {
            Rows::None => Ok(()),
            Rows::Sheet(rows) => rows.iter().try_for_each(|row| f(Ok(row.clone()))),
            Rows::Separated(text) => text.each(self.below(|row| f(Ok(row)))),
            Rows::Objects(text) => {
                let f = RefCell::new(f);
                let mut below = self.below(|row| f.borrow_mut()(Ok(row)));
                text.each(|row| row.map_or_else(|broken| f.borrow_mut()(Err(broken)), &mut below))
            }
        }
    }

    /// What `f` makes of the rows of a text that count.
    fn below(&self, mut f: impl FnMut(TableRow) -> Result<(), Stop>) -> impl FnMut(TableRow) -> Result<(), Stop> {
        let mut above = self.above;
        move |mut row| {
            if above > 0 {
                above -= 1;
                return Ok(());
            }
            row.take_away(&self.without);
            f(row)
        }
    }

    /// Takes away so many rows at the top, and the cells at some places, the last first, of all others.
    pub fn take_away(&mut self, above: usize, without: Vec<usize>) {
        self.count -= above as u64;
        if let Rows::Sheet(rows) = &mut self.rows {
            rows.drain(..above);
            for row in rows {
                row.take_away(&without);
            }
        } else {
            (self.above, self.without) = (above, without);
        }
    }

    /// The rows of a sheet; a text has no cells that a spreadsheet made of others.
    pub fn sheet_rows(&mut self) -> &mut [TableRow] {
        match &mut self.rows {
            Rows::Sheet(rows) => rows,
            _ => &mut [],
        }
    }

    /// Whether its lines hold transcripts too, which are no columns.
    pub fn has_turns(&self) -> bool {
        matches!(&self.rows, Rows::Objects(text) if text.has_turns)
    }

    /// The place of a row; row 0 is none (the keys of NDJSON stand on no line).
    pub fn place(&self, file: &str, line: u64) -> Place {
        let line = Some(line).filter(|line| *line > 0);
        Place { file: Some(file.to_owned()), sheet: self.sheet.clone(), line, ..Place::default() }
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
pub(super) fn read(input: Input) -> Result<Vec<Table>, Stop> {
    let wrong = |id: &str| Stop::from(Problem::new(id).in_file(input.name));
    let start = input.start(1024).map_err(|error| input.failed(&error))?;
    if start.is_empty() {
        return Err(wrong("intake-empty-file"));
    }
    if workbook::is_workbook(&start) {
        let bytes = input.all().map_err(|error| input.failed(&error))?;
        return Ok(workbook::read(&Source { name: input.name, bytes: &bytes })?);
    }
    if let Some(id) = foreign(&start) {
        return Err(wrong(id));
    }
    if matches!(extension(input.name).as_str(), "xlsx" | "xlsm" | "xlsb") {
        return Err(wrong("intake-not-xlsx"));
    }
    let text = decode::find(input)?;
    let head = head(text)?;
    let start = head.trim_start();
    let rows = if start.starts_with('{') {
        Rows::Objects(Objects::find(text)?)
    } else if start.starts_with('[') && start[1..].trim_start().starts_with('{') {
        return Err(wrong("intake-json-array"));
    } else {
        Rows::Separated(Separated::find(text, &head)?)
    };
    Ok(vec![Table::of_text(rows)?])
}

/// The first lines of a text: those that show what it is and, after one that names it, its separator.
fn head(text: Text) -> Result<String, Stop> {
    let failed = |error| text.input.failed(&error);
    let mut lines = BufReader::new(text.open_lines().map_err(failed)?);
    let mut head = String::new();
    let mut count = 0;
    while count <= HEAD || head.split_whitespace().flat_map(str::chars).nth(1).is_none() {
        if lines.read_line(&mut head).map_err(failed)? == 0 {
            break;
        }
        count += 1;
    }
    Ok(head)
}

/// Files that are often taken for a table by their name.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(bytes).trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']).to_ascii_lowercase();
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
