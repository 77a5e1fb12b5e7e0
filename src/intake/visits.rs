//! Filled work lists -> cells: which sheet and row hold the headings, and the rows below them as people see them.
//!
//! What the headings and the words mean is the matter of the room that wrote the sheet.

use super::cells::Cell;
use super::table::{self, Table};
use super::{Input, Source, Stop};
use crate::problem::Problem;

/// A table as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows that are not blank, each with its number as a spreadsheet shows it.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// The first row of any sheet that holds headings, and what stands below it; without such a row, the first one is taken for them.
///
/// # Errors
/// What makes the whole file unreadable.
pub fn cells(source: &Source, is_head: impl Fn(&[String]) -> bool) -> Result<Cells, Problem> {
    let input = Input::of(source);
    let read = table::read(input).and_then(|tables| tables.iter().map(texts).collect::<Result<Vec<_>, _>>());
    let mut sheets = read.map_err(|stop| stop.problems().remove(0))?;
    let found = sheets.iter().enumerate().find_map(|(sheet, rows)| Some((sheet, rows.iter().position(|(_, row)| is_head(row))?)));
    let (sheet, head) = found.unwrap_or((0, 0));
    let mut rows = sheets.swap_remove(sheet);
    let below = rows.split_off((head + 1).min(rows.len()));
    let headings = rows.pop().map(|(_, row)| row).unwrap_or_default();
    Ok(Cells { headings, rows: below })
}

/// All rows of a table as people see them.
fn texts(table: &Table) -> Result<Vec<(u64, Vec<String>)>, Stop> {
    let mut rows = Vec::new();
    table.each(|row| {
        rows.extend(row.map(|row| (row.line, row.cells.iter().map(Cell::text).collect())));
        Ok(())
    })?;
    Ok(rows)
}
