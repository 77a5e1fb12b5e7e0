//! Files of data -> records: call lists, rosters, transcripts and the lists of all other populations, with every mistake at its row.
//!
//! Bytes come in; records or problems go out. Nothing here opens a file (but for [`files_under`], which lists a folder), knows the
//! store, reads a clock or prints. A reader never guesses: what can be read in two ways is a [`Problem`] that says what to write
//! instead, and no row is left out in silence. Whether a file with rejected rows is taken at all is the caller's decision.

pub mod agents;
pub mod calls;
mod cells;
mod columns;
mod dated;
mod decode;
mod durations;
pub mod escalations;
mod files;
mod ids;
mod input;
mod keys;
pub mod labels;
mod life;
mod listed;
mod misread;
mod objects;
pub mod records;
mod rejected;
mod rows;
mod separated;
pub mod stated;
mod table;
#[cfg(test)]
mod tests;
mod times;
pub mod transcripts;
pub mod visits;
mod workbook;

pub use files::{Found, files_under};
pub use input::{Content, Input, Stop};

use crate::problem::{Problem, Result as Kept};

/// A file that was read into memory.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The path as the user named it, for messages and for what a file's name tells.
    pub name: &'a str,
    /// The whole content.
    pub bytes: &'a [u8],
}

/// What a file holds: the good rows, and the others with what is wrong in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The headings of a table, in order; empty where the file is none.
    pub headings: Vec<String>,
    /// The field of each column, as far as they are known.
    pub columns: Vec<String>,
    /// The rows that were understood.
    pub rows: Vec<Row<T>>,
    /// The rows that were not.
    pub rejected: Vec<Rejected>,
    /// What the user should know although nothing is wrong.
    pub notes: Vec<Problem>,
}

/// A row that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// The row's number as a spreadsheet shows it, or the line of a text.
    pub line: u64,
    /// What it says.
    pub value: T,
}

/// A row that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The row's number as a spreadsheet shows it, or the line of a text.
    pub line: u64,
    /// Its cells as they came, or the line as its only cell.
    pub raw: Vec<String>,
    /// Everything that is wrong in it.
    pub problems: Vec<Problem>,
}

/// Where the rows of a list go, one by one and in their order.
pub trait Sink<T> {
    /// So many rows are about to come.
    fn begin(&mut self, rows: u64);

    /// A row that was understood.
    ///
    /// # Errors
    /// Where it can't be kept, which ends the reading.
    fn keep(&mut self, row: Row<T>) -> Kept<()>;

    /// A row that was not.
    fn reject(&mut self, row: Rejected);
}

/// What is known of a list when all its rows were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// As in [`Reading`].
    pub headings: Vec<String>,
    /// As in [`Reading`].
    pub columns: Vec<String>,
    /// As in [`Reading`].
    pub notes: Vec<Problem>,
    /// Whether the list only completes what others began.
    pub completes: bool,
}

impl<T> Sink<T> for Reading<T> {
    fn begin(&mut self, _: u64) {}

    fn keep(&mut self, row: Row<T>) -> Kept<()> {
        self.rows.push(row);
        Ok(())
    }

    fn reject(&mut self, row: Rejected) {
        self.rejected.push(row);
    }
}

impl<T> Reading<T> {
    /// All rows of a list at once.
    fn whole(read: impl FnOnce(&mut Self) -> Result<Listed, Stop>) -> Result<Self, Vec<Problem>> {
        let mut reading =
            Self { headings: Vec::new(), columns: Vec::new(), rows: Vec::new(), rejected: Vec::new(), notes: Vec::new() };
        let Listed { headings, columns, notes, .. } = read(&mut reading).map_err(Stop::problems)?;
        Ok(Self { headings, columns, notes, ..reading })
    }

    /// A reading of one thing that fills its file.
    fn single(value: T) -> Self {
        Self {
            headings: Vec::new(),
            columns: Vec::new(),
            rows: vec![Row { line: 1, value }],
            rejected: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Every problem of every rejected row, in the order of the rows.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.rejected.iter().flat_map(|row| &row.problems)
    }
}

impl Source<'_> {
    /// The name without its folders.
    fn file_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(self.name)
    }

    /// The file name without its extension.
    fn stem(&self) -> &str {
        stem(self.file_name())
    }

    /// The extension in lower case, without its dot.
    fn extension(&self) -> String {
        extension(self.name)
    }
}

/// The extension of a file's name in lower case, without its dot.
fn extension(name: &str) -> String {
    let file_name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file_name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

/// The lines of a text file as they came, for a file of rejected rows; none where the file is no text.
#[must_use]
pub fn lines_of(source: &Source) -> Vec<String> {
    decode::text(source).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// A file name without its extension.
fn stem(file_name: &str) -> &str {
    match file_name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file_name,
    }
}

/// A value as a message shows it: on one line, and not longer than a glance.
fn shown(value: &str) -> String {
    const MOST: usize = 60;
    let line: String = value.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
