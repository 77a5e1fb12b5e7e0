//! A table before it is printed or written: headings and cells that know what they are.

use crate::cli::grid::{Cell, grid};
use crate::cli::output::{BAD, DIM, GOOD, OPEN};

/// A table.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What it is called, as the name of a sheet.
    pub name: String,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<Value>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Words.
    Text(String),
    /// Words that say that something is good, bad or open.
    Mark(Mark, String),
    /// A number and how it is shown; of a share, as a fraction of one.
    Number { value: f64, is_percent: bool, shown: String },
    /// How many.
    Count(u64),
    /// Nothing.
    Empty,
}

/// How a mark is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Good,
    Bad,
    Open,
}

impl Value {
    /// Words, or nothing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The cell's words.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Mark(_, text) => text.clone(),
            Self::Number { shown, .. } => shown.clone(),
            Self::Count(count) => count.to_string(),
            Self::Empty => String::new(),
        }
    }

    fn cell(&self) -> Cell {
        match self {
            Self::Text(text) => Cell::text(text.as_str()),
            Self::Mark(mark, text) => Cell::text(text.as_str()).styled(match mark {
                Mark::Good => GOOD,
                Mark::Bad => BAD,
                Mark::Open => OPEN,
            }),
            Self::Number { shown, .. } => Cell::number(shown),
            Self::Count(count) => Cell::number(count),
            Self::Empty => Cell::text(""),
        }
    }
}

impl Page {
    /// The table as lines; columns in which nothing stands are left out.
    pub fn text(&self) -> String {
        let is_told = |column: &usize| self.rows.iter().any(|row| row.get(*column).is_some_and(|value| *value != Value::Empty));
        let columns: Vec<usize> = (0..self.headings.len()).filter(is_told).collect();
        let head: Vec<Cell> = columns.iter().map(|column| Cell::text(self.headings[*column].as_str()).styled(DIM)).collect();
        let row = |row: &Vec<Value>| {
            columns.iter().map(|column| row.get(*column).map_or_else(|| Cell::text(""), Value::cell)).collect()
        };
        let rows: Vec<Vec<Cell>> = std::iter::once(head).chain(self.rows.iter().map(row)).collect();
        grid(&rows)
    }
}
