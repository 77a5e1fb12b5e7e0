//! Desks -> workbook.
//!
//! Everything is written as text, so that no spreadsheet shortens an id, drops a zero or runs a cell as a formula.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::identity::{self, CHOICES, Recording};
use super::look::{self, Formats, LONGEST};
use super::{list, page};
use crate::messages::Messages;
use crate::problem::Problem;
use crate::review::Desk;

/// What all sheets are written with.
pub(super) struct Look<'a> {
    pub messages: &'a Messages,
    pub zone: &'a TimeZone,
    pub formats: Formats,
    /// Who reviews, by name and staff number.
    pub inspector: String,
    /// Where the choices of an item stand, by the recording's key and the item.
    pub choices: HashMap<(String, String), String>,
}

impl Look<'_> {
    /// A text as a cell can hold it.
    pub fn fit(&self, text: &str) -> String {
        look::fit(text, self.messages)
    }

    /// When something was, as people write it.
    pub fn time(&self, at: jiff::Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// The workbook in which somebody, by staff number and name, reviews recordings: the same bytes for the same desks.
///
/// # Errors
/// A recording that is there twice, and a draft with a text longer than a cell can hold: it would come back cut.
pub fn write(desks: &[Desk], messages: &Messages, zone: &TimeZone, inspector: &str, name: &str) -> Result<Vec<u8>, Problem> {
    let mut seen = BTreeSet::new();
    for desk in desks {
        if !seen.insert(&desk.case) {
            return Err(Problem::new("review-sheet-twice").with("draw", &desk.case.draw).with("unit", &desk.case.unit));
        }
        check_lengths(desk)?;
    }
    let name_of = |(number, desk): (usize, &Desk)| look::sheet_name(&format!("{number} {}", desk.call.id));
    let recordings: Vec<Recording> =
        (1..).zip(desks).map(|(number, desk)| Recording::of(desk, inspector, name_of((number, desk)))).collect();
    let rows = identity::rows(&recordings);
    let inspector = if name == inspector || name.is_empty() { inspector.to_owned() } else { format!("{name} {inspector}") };
    let look = Look { messages, zone, formats: Formats::new(), inspector, choices: choices(&rows) };
    book(desks, &recordings, &rows, &look).map_err(|error| Problem::new("review-sheet-failed").with("error", error))
}

fn check_lengths(desk: &Desk) -> Result<(), Problem> {
    let whole = [&desk.draft.comment, &desk.draft.coaching];
    let items = desk.draft.items.values();
    let items = items.flat_map(|choice| [&choice.answer, &choice.reason, &choice.comment, &choice.quote]);
    if whole.into_iter().chain(items).flatten().any(|text| look::units(text) > LONGEST) {
        let problem = Problem::new("review-sheet-long-draft");
        return Err(problem.with("draw", &desk.case.draw).with("unit", &desk.case.unit));
    }
    Ok(())
}

/// Where drop-downs find the choices of an item.
fn choices(rows: &[Vec<String>]) -> HashMap<(String, String), String> {
    let range = |(row, cells): (u32, &Vec<String>)| {
        let count = cells.len().checked_sub(usize::from(CHOICES) + 1)?;
        let last = CHOICES + u16::try_from(count).ok()?;
        let (first, last) = (row_col_to_cell_absolute(row, CHOICES), row_col_to_cell_absolute(row, last));
        (cells[0] == "item").then(|| ((cells[1].clone(), cells[2].clone()), format!("={}!{first}:{last}", identity::SHEET)))
    };
    (0..).zip(rows).filter_map(range).collect()
}

fn book(desks: &[Desk], recordings: &[Recording], rows: &[Vec<String>], look: &Look) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // without a clock of its own the file is the same for the same desks
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    list::write(book.add_worksheet(), desks, recordings, look)?;
    for (desk, recording) in desks.iter().zip(recordings) {
        page::write(book.add_worksheet(), desk, recording, look)?;
    }
    let hidden = book.add_worksheet();
    hidden.set_name(identity::SHEET)?.set_very_hidden(true).protect();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            hidden.write_string(row, column, cell)?;
        }
    }
    book.save_to_buffer()
}
