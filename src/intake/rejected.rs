//! Rejected rows -> a file that opens in a spreadsheet, so that they can be put right there.

use std::sync::OnceLock;

use super::{Rejected, ids};
use crate::messages::{Language, Messages};
use crate::problem::{Place, Problem};

/// Numbers of this length are shortened by spreadsheets.
const LONG: usize = 12;

/// A CSV file (UTF-8 with a byte order mark) of rejected rows: row number and reasons first, then the columns as they came.
///
/// Long numbers and those with zeros at the front are written as `="0017"`, so that a spreadsheet leaves them whole; the readers of
/// this room take that wrapping off again.
#[must_use]
pub fn rejected_csv(headings: &[String], rejected: &[Rejected], messages: &Messages) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let head = own_headings(messages);
    let rows = rejected.iter().map(|row| {
        let reasons: Vec<String> = row.problems.iter().map(|problem| reason(problem, messages)).collect();
        let first = [row.line.to_string(), reasons.join(&messages.get("intake-rejected-separator"))];
        first.into_iter().chain(row.raw.iter().map(|cell| kept(cell))).collect::<Vec<_>>()
    });
    let head = head.into_iter().chain(headings.iter().cloned()).collect::<Vec<_>>();
    for row in std::iter::once(head).chain(rows) {
        writer.write_record(&row).expect("a vector takes every record");
    }
    writer.into_inner().expect("a vector needs no flushing")
}

/// Whether a heading is one of the two that [`rejected_csv`] puts before the others, in any language.
pub(super) fn is_own_heading(heading: &str) -> bool {
    static OWN: OnceLock<Vec<String>> = OnceLock::new();
    let all = || [Language::Chinese, Language::English].map(Messages::built_in).iter().flat_map(own_headings).collect();
    OWN.get_or_init(all).iter().any(|own| own == heading)
}

fn own_headings(messages: &Messages) -> [String; 2] {
    [messages.get("intake-rejected-row"), messages.get("intake-rejected-reason")]
}

/// The sentence with its column, on one line; file and row are known.
fn reason(problem: &Problem, messages: &Messages) -> String {
    let place = Place { field: problem.place.field.clone(), ..Place::default() };
    let text = messages.problem(&Problem { message: problem.message.clone(), place });
    text.lines().next().unwrap_or_default().to_owned()
}

/// A cell that a spreadsheet shows as it stands here: long numbers whole, and no text run as a formula.
fn kept(cell: &str) -> String {
    let is_number = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    let is_fragile = is_number && (cell.len() >= LONG || (cell.len() > 1 && cell.starts_with('0')));
    let is_formula = cell.starts_with(ids::FORMULA) && cell.parse::<f64>().is_err();
    if is_fragile {
        format!("=\"{cell}\"")
    } else if is_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
