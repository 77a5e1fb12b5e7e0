//! NDJSON -> the rows of a table: an object a line, its keys the headings.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};

use serde_json::{Map, Value};

use super::Stop;
use super::cells::Cell;
use super::decode::Text;
use super::keys;
use super::shown;
use super::table::{Broken, TableRow, cell, fault};
use crate::problem::Problem;

/// Lines of objects whose keys are known.
pub(super) struct Objects<'a> {
    text: Text<'a>,
    /// The headings of the table: all keys in the order they first appear.
    headings: Vec<String>,
    places: HashMap<String, usize>,
    /// Whether its lines hold transcripts too, which are no columns.
    pub has_turns: bool,
}

impl<'a> Objects<'a> {
    /// Gathers the keys of all lines.
    ///
    /// # Errors
    /// A text of which no line is an object: one mistake, not as many as there are lines.
    pub fn find(text: Text<'a>) -> Result<Self, Stop> {
        let mut objects = Self { text, headings: Vec::new(), places: HashMap::new(), has_turns: false };
        let (mut headings, mut places, mut has_turns) = (Vec::new(), HashMap::new(), false);
        let (mut first, mut is_any) = (None, false);
        objects.lines(|_, read| {
            match read {
                Ok(object) => {
                    is_any = true;
                    for (key, value) in object {
                        if is_turns(&key, &value) {
                            has_turns = true;
                        } else if !places.contains_key(&key) {
                            places.insert(key.clone(), headings.len());
                            headings.push(key);
                        }
                    }
                }
                Err(line) => {
                    first.get_or_insert(line.problem);
                }
            }
            Ok(())
        })?;
        if let Some(problem) = first.filter(|_| !is_any) {
            return Err(problem.into());
        }
        (objects.headings, objects.places, objects.has_turns) = (headings, places, has_turns);
        Ok(objects)
    }

    /// Gives the headings, on line 0, and every line to `f`.
    ///
    /// # Errors
    /// Where `f` fails.
    pub fn each(&self, mut f: impl FnMut(Result<TableRow, Broken>) -> Result<(), Stop>) -> Result<(), Stop> {
        f(Ok(TableRow { line: 0, cells: self.headings.iter().map(|key| Cell::of(key)).collect() }))?;
        self.lines(|line, read| f(read.map(|object| TableRow { line, cells: self.cells(object) })))
    }

    fn cells(&self, object: Map<String, Value>) -> Vec<Cell> {
        let mut cells = vec![Cell::Empty; self.headings.len()];
        for (key, value) in object {
            if let Some(at) = self.places.get(&key).filter(|_| !is_turns(&key, &value)) {
                cells[*at] = cell(value);
            }
        }
        cells
    }

    fn lines(&self, mut f: impl FnMut(u64, Result<Map<String, Value>, Broken>) -> Result<(), Stop>) -> Result<(), Stop> {
        let input = self.text.input;
        let text = BufReader::new(self.text.open().map_err(|error| input.failed(&error))?);
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.map_err(|error| input.failed(&error))?;
            if line.trim().is_empty() {
                continue;
            }
            let read = object(&line).map_err(|problem| {
                let problem = problem.in_file(input.name).at_line(number);
                Broken { line: number, raw: line, problem }
            });
            f(number, read)?;
        }
        Ok(())
    }
}

fn is_turns(key: &str, value: &Value) -> bool {
    key == "turns" && value.is_array()
}

/// The object of a line.
fn object(line: &str) -> Result<Map<String, Value>, Problem> {
    let object = serde_json::from_str(line).map_err(|error| fault(&error).at_column(error.column() as u64))?;
    keys::twice(line).map_or(Ok(object), |key| Err(Problem::new("intake-json-key-twice").with("key", shown(&key))))
}
