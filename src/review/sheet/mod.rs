//! The spreadsheet in which an inspector reviews recordings: desks -> XLSX -> drafts.
//!
//! A first sheet lists the recordings, and each has a sheet of its own: head, items, what is to be said of the whole, transcript. What says
//! which recording and which item a cell belongs to stands in a hidden sheet, and on each recording's own sheet in a hidden row and column.
//!
//! # Invariants
//! - The same desks give the same bytes, and what was written reads back as the same drafts.
//! - A file is read whole or not at all: one cell that is not understood, or that may belong to something else, refuses all of it, and
//!   every such cell is named.
//! - Where rows were sorted, copied or removed nothing is guessed: an item's row says its id and its title, and both have to fit.
//! - Of a blind desk nothing is written that the machine found.

mod book;
mod column;
mod filled;
mod identity;
mod list;
mod look;
mod page;
mod place;
mod read;
#[cfg(test)]
mod tests;
mod words;
mod write;

pub use place::{FilledDesk, Places};
pub use read::read;
pub use write::write;

/// The first words of what is hidden, in a hidden sheet and in the corner of each recording's sheet.
const MARK: &str = "spotcheck-review";
/// The layout's version, which goes up whenever an older sheet would be read otherwise.
const VERSION: &str = "1";

/// A text without blanks and line ends, by which it is told whether two are the same: programs change these on the way.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
