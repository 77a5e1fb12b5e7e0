//! Workbook -> drafts, or everything that is wrong with it.

use std::collections::BTreeMap;

use super::book::{self, Grid};
use super::identity::{self, Recording};
use super::place::{FilledDesk, Places};
use super::words::Words;
use super::{MARK, VERSION, filled};
use crate::messages::Messages;
use crate::problem::Problem;

/// Reads a workbook that came back, in whatever language it was filled in; `own` are the messages of the workspace. The order is that in
/// which the recordings were written. Sheets that people added are left alone.
///
/// # Errors
/// Every mistake, with its sheet and cell: nothing of a workbook is taken where anything is wrong with it.
pub fn read(file: &str, bytes: &[u8], own: &Messages) -> Result<Vec<FilledDesk>, Vec<Problem>> {
    let whole = |problem: Problem| vec![problem.in_file(file)];
    let grids = book::open(bytes).map_err(whole)?;
    let pages: Vec<(&Grid, &str)> = grids.iter().filter_map(|grid| Some((grid, key(grid)?))).collect();
    let Some(hidden) = grids.iter().find(|grid| grid.shown(0, 0) == MARK) else {
        return Err(whole(Problem::new(if pages.is_empty() { "review-sheet-not-ours" } else { "review-sheet-no-identity" })));
    };
    if hidden.shown(0, 1) != VERSION {
        return Err(whole(Problem::new("review-sheet-other-version")));
    }
    let recordings = identity::parse(&hidden.rows()).ok_or_else(|| whole(Problem::new("review-sheet-identity-changed")))?;
    let mut reading = Reading { file, own, words: Words::new(own), problems: Vec::new() };
    let found = reading.matched(&recordings, &pages);
    let mut desks = Vec::new();
    for recording in &recordings {
        match found.get(&recording.key()) {
            Some(grid) => desks.extend(reading.sheet(grid, recording)),
            None => reading.missing(recording, &grids),
        }
    }
    if reading.problems.is_empty() { Ok(desks) } else { Err(reading.problems) }
}

/// The key in the corner of a recording's sheet.
fn key(grid: &Grid) -> Option<&str> {
    let mut parts = grid.shown(0, 0).split_whitespace();
    (parts.next() == Some(MARK) && parts.next().is_some()).then(|| parts.next()).flatten()
}

struct Reading<'a> {
    file: &'a str,
    own: &'a Messages,
    words: Words,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn places(&self, sheet: &str) -> Places {
        Places { file: self.file.to_owned(), sheet: sheet.to_owned(), ..Places::default() }
    }

    /// The sheet of each recording, by its key.
    fn matched<'g>(&mut self, recordings: &[Recording], pages: &[(&'g Grid, &str)]) -> BTreeMap<String, &'g Grid> {
        let mut found: BTreeMap<String, &Grid> = BTreeMap::new();
        for (grid, key) in pages {
            let Some(recording) = recordings.iter().find(|recording| recording.key() == *key) else {
                self.complain_of(grid, Problem::new("review-sheet-foreign"));
                continue;
            };
            if let Some(first) = found.get(*key) {
                let problem = Problem::new("review-sheet-copied").with("other", &first.name).with("unit", &recording.case.unit);
                self.complain_of(grid, problem);
                continue;
            }
            found.insert((*key).to_owned(), grid);
        }
        found
    }

    /// A problem with what stands in the hidden corner.
    fn complain_of(&mut self, grid: &Grid, problem: Problem) {
        self.problems.push(self.places(&grid.name).at(problem, 0, 0, self.own));
    }

    /// Tells of a recording whose sheet is gone, or no longer says which it is.
    fn missing(&mut self, recording: &Recording, grids: &[Grid]) {
        let named = grids.iter().find(|grid| grid.name == recording.sheet);
        if let Some(grid) = named.filter(|grid| !grid.shown(0, 0).starts_with(MARK)) {
            let problem = Problem::new("review-sheet-no-mark").with("unit", &recording.case.unit);
            self.complain_of(grid, problem);
        } else {
            let problem = Problem::new("review-sheet-gone").with("sheet", &recording.sheet).with("unit", &recording.case.unit);
            self.problems.push(problem.in_file(self.file));
        }
    }

    fn sheet(&mut self, grid: &Grid, recording: &Recording) -> Option<FilledDesk> {
        let read = filled::read(grid, recording, self.places(&grid.name), &self.words, self.own);
        read.map_err(|problems| self.problems.extend(problems)).ok()
    }
}
