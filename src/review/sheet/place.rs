//! What a sheet says of a recording, and where each of its cells stands.

use std::collections::BTreeMap;

use rust_xlsxwriter::utility::row_col_to_cell;

use super::column::Column;
use crate::messages::Messages;
use crate::problem::{Message, Problem};
use crate::review::{Case, Draft};

/// A recording's sheet as it came back.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledDesk {
    /// What is reviewed.
    pub case: Case,
    /// The store's number of the machine's inspection that was reviewed.
    pub inspection: i64,
    /// SHA-256 of that inspection.
    pub inspection_sha256: String,
    /// Staff number of the inspector that the workbook was made for.
    pub inspector: String,
    /// Whether what the machine found was hidden.
    pub blind: bool,
    /// What stands in the cells.
    pub draft: Draft,
    /// Whether that is what was written into them: nobody has filled in anything.
    pub is_untouched: bool,
    /// Where the cells stand.
    pub places: Places,
}

/// Where the cells of a recording's sheet stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The file.
    pub file: String,
    /// The sheet, as it is named now.
    pub sheet: String,
    pub(super) columns: BTreeMap<Column, u32>,
    pub(super) items: BTreeMap<String, u32>,
}

impl Places {
    /// A problem with the sheet as a whole.
    #[must_use]
    pub fn here(&self, problem: Problem) -> Problem {
        let mut problem = problem.in_file(&self.file);
        problem.place.sheet = Some(self.sheet.clone());
        problem
    }

    /// A problem with a cell; counted from 0.
    pub(super) fn at(&self, problem: Problem, row: u32, place: u32, own: &Messages) -> Problem {
        let cell = row_col_to_cell(row, u16::try_from(place).unwrap_or(u16::MAX));
        // the headings are those of the items, and say nothing of the rows above and below
        let is_item = self.items.values().any(|one| *one == row);
        let column = self.columns.iter().find(|(_, one)| is_item && **one == place).map(|(column, _)| *column);
        let message = column.map_or_else(
            || Message::new("review-sheet-cell"),
            |column| Message::new("review-sheet-cell-of").with("heading", own.get(&column.heading())),
        );
        self.here(problem).at_line(u64::from(row) + 1).in_field(own.text(&message.with("cell", cell)))
    }

    /// A problem with a column of a row.
    pub(super) fn in_column(&self, problem: Problem, row: u32, column: Column, own: &Messages) -> Problem {
        match self.columns.get(&column) {
            Some(place) => self.at(problem, row, *place, own),
            None => self.here(problem),
        }
    }

    /// The problems of [`crate::review::Form::decide`] at their cells. Where an item has no row, or none is named, the sheet alone is told.
    #[must_use]
    pub fn place(&self, problems: Vec<Problem>, own: &Messages) -> Vec<Problem> {
        let row = |problem: &Problem| {
            let item = problem.message.args.iter().rev().find(|(name, _)| name == "item")?;
            self.items.get(&item.1).copied()
        };
        let one = |problem: Problem| match row(&problem) {
            Some(row) => {
                let column = column_of(&problem.message.id);
                self.in_column(problem, row, column, own)
            }
            None => self.here(problem),
        };
        problems.into_iter().map(one).collect()
    }
}

/// The column in which a problem is mended.
fn column_of(id: &str) -> Column {
    match id {
        "review-unanswered" | "review-no-question" | "review-answer-first" | "review-not-an-answer" => Column::Answer,
        "review-no-reason" => Column::Reason,
        "review-no-quote" => Column::Quote,
        _ => Column::Verdict,
    }
}
