//! A recording's sheet -> its draft, with every mistake at its cell.

use std::collections::BTreeMap;

use super::book::{Grid, Value};
use super::column::{Column, Kind};
use super::identity::{self, Marked, Recording};
use super::place::{FilledDesk, Places};
use super::words::{self, Words};
use super::{bare, look};
use crate::inspection::Verdict;
use crate::messages::Messages;
use crate::problem::Problem;
use crate::review::{Choice, Draft};

/// The columns that a sheet can't be read without.
const NEEDED: [Column; 7] =
    [Column::Title, Column::Asked, Column::Verdict, Column::Answer, Column::Reason, Column::Comment, Column::Quote];

/// Reads a recording's sheet.
///
/// # Errors
/// Every mistake, at its cell, row by row.
pub(super) fn read(
    grid: &Grid,
    recording: &Recording,
    places: Places,
    words: &Words,
    own: &Messages,
) -> Result<FilledDesk, Vec<Problem>> {
    let mut sheet = Sheet { grid, recording, places, words, own, rows: BTreeMap::new(), problems: Vec::new() };
    sheet.find_columns();
    if !sheet.problems.is_empty() {
        return Err(sheet.problems);
    }
    sheet.find_rows();
    sheet.check_strays();
    let draft = sheet.draft();
    if !sheet.problems.is_empty() {
        sheet.problems.sort_by_key(|problem| problem.place.line);
        return Err(sheet.problems);
    }
    let is_untouched = identity::hash(&draft) == recording.draft_sha256;
    Ok(FilledDesk {
        case: recording.case.clone(),
        inspection: recording.inspection,
        inspection_sha256: recording.inspection_sha256.clone(),
        inspector: recording.inspector.clone(),
        blind: recording.blind,
        draft,
        is_untouched,
        places: sheet.places,
    })
}

struct Sheet<'a> {
    grid: &'a Grid,
    recording: &'a Recording,
    places: Places,
    words: &'a Words,
    own: &'a Messages,
    /// What each row is.
    rows: BTreeMap<u32, Kind>,
    problems: Vec<Problem>,
}

impl Sheet<'_> {
    fn complain(&mut self, problem: Problem, row: u32, column: Column) {
        self.problems.push(self.places.in_column(problem, row, column, self.own));
    }

    fn complain_at(&mut self, problem: Problem, row: u32, place: u32) {
        self.problems.push(self.places.at(problem, row, place, self.own));
    }

    fn find_columns(&mut self) {
        let codes = self.grid.cells.range((0, 1)..(1, 0));
        for ((_, place), _) in codes {
            if let Some(column) = Column::of(self.grid.shown(0, *place)) {
                self.places.columns.entry(column).or_insert(*place);
            }
        }
        let missing = NEEDED.iter().filter(|column| !self.places.columns.contains_key(column));
        let name = |column: &Column| Problem::new("review-sheet-column-gone").with("heading", self.own.get(&column.heading()));
        self.problems = missing.map(|column| self.places.here(name(column))).collect();
    }

    /// Tells what each row is, and whether every item has one, and its own.
    fn find_rows(&mut self) {
        for (row, place) in self.grid.cells.keys() {
            if *place == 0 && *row > 0 {
                self.rows.extend(Kind::of(self.grid.shown(*row, 0)).map(|kind| (*row, kind)));
            }
        }
        let mut seen: Vec<(Kind, u32)> = Vec::new();
        for (row, kind) in self.rows.clone() {
            if matches!(kind, Kind::Head | Kind::Label | Kind::Turn) {
                continue;
            }
            if let Some((_, first)) = seen.iter().find(|(one, _)| *one == kind) {
                let problem = Problem::new("review-sheet-row-twice").with("first", first + 1).with("title", self.title(&kind));
                self.complain_at(problem, row, 0);
                continue;
            }
            if let Kind::Item(id) = &kind {
                self.places.items.insert(id.clone(), row);
            }
            self.check_row(row, &kind);
            seen.push((kind, row));
        }
        let items = self.recording.items.iter().map(|item| Kind::Item(item.id.clone()));
        for kind in items.chain([Kind::Draw, Kind::Unit, Kind::Comment, Kind::Coaching]) {
            if !seen.iter().any(|(one, _)| *one == kind) {
                let problem = Problem::new("review-sheet-row-gone").with("title", self.title(&kind));
                self.problems.push(self.places.here(problem));
            }
        }
    }

    /// Whether what people see in a row is what the row is.
    fn check_row(&mut self, row: u32, kind: &Kind) {
        let place = self.places.columns[&Column::Title];
        let expected = match kind {
            Kind::Draw => self.recording.case.draw.clone(),
            Kind::Unit => self.recording.case.unit.to_string(),
            Kind::Item(id) => match self.item(id) {
                Some(item) => item.title.clone(),
                None => return self.complain_at(Problem::new("review-sheet-no-item").with("item", id), row, 0),
            },
            _ => return,
        };
        let shown = self.grid.shown(row, place);
        if bare(shown) != bare(&look::clean(&expected)) {
            let problem = Problem::new("review-sheet-row-changed").with("expected", expected).with("value", excerpt(shown));
            self.complain_at(problem, row, place);
        }
    }

    fn item(&self, id: &str) -> Option<&Marked> {
        self.recording.items.iter().find(|item| item.id == id)
    }

    /// What people call a row.
    fn title(&self, kind: &Kind) -> String {
        match kind {
            Kind::Item(id) => self.item(id).map_or_else(|| id.clone(), |item| item.title.clone()),
            Kind::Draw => self.own.get("review-sheet-draw"),
            Kind::Unit => self.own.get("review-sheet-unit"),
            Kind::Coaching => self.own.get("review-sheet-coaching"),
            _ => self.own.get("review-sheet-whole"),
        }
    }

    /// What was typed where nothing is read would be lost.
    fn check_strays(&mut self) {
        let columns: BTreeMap<u32, Column> = self.places.columns.iter().map(|(column, place)| (*place, *column)).collect();
        let is_stray = |row: u32, place: u32| match (self.rows.get(&row), columns.get(&place)) {
            (None, _) | (_, None) => true,
            (Some(Kind::Item(_) | Kind::Head), _) => false,
            (_, Some(column)) => column.is_to_fill(),
        };
        let strays = self.grid.cells.keys().filter(|(row, place)| *row > 0 && *place > 0 && is_stray(*row, *place));
        for (row, place) in strays.copied().collect::<Vec<_>>() {
            let problem = Problem::new("review-sheet-stray").with("value", excerpt(self.grid.shown(row, place)));
            self.complain_at(problem, row, place);
        }
    }

    fn draft(&mut self) -> Draft {
        let mut draft = Draft::default();
        for (row, kind) in self.rows.clone() {
            match kind {
                Kind::Comment => draft.comment = self.text(row, Column::Asked),
                Kind::Coaching => draft.coaching = self.text(row, Column::Asked),
                Kind::Item(id) => {
                    if let Some(item) = self.item(&id).cloned() {
                        draft.items.insert(id, self.choice(row, &item));
                    }
                }
                _ => {}
            }
        }
        draft.tidy()
    }

    fn choice(&mut self, row: u32, item: &Marked) -> Choice {
        Choice {
            verdict: self.verdict(row),
            answer: self.answer(row, item),
            reason: self.text(row, Column::Reason),
            comment: self.text(row, Column::Comment),
            quote: self.text(row, Column::Quote),
        }
    }

    /// The text of a cell that is filled in.
    fn text(&mut self, row: u32, column: Column) -> Option<String> {
        let place = self.places.columns[&column];
        let (id, text) = match self.grid.cells.get(&(row, place))? {
            Value::Text(text) => return Some(text.trim().to_owned()),
            Value::Date(text) => ("review-sheet-dated", text),
            Value::Error(text) => ("review-sheet-formula", text),
        };
        self.complain(Problem::new(id).with("value", text), row, column);
        None
    }

    fn verdict(&mut self, row: u32) -> Option<Verdict> {
        let text = self.text(row, Column::Verdict)?;
        let verdict = self.words.verdict(&text);
        if verdict.is_none() {
            let known = words::verdicts(None, self.own).join(" / ");
            let problem = Problem::new("review-sheet-bad-verdict").with("value", excerpt(&text)).with("known", known);
            self.complain(problem, row, Column::Verdict);
        }
        verdict
    }

    /// The answer to a question. What stands beside an item that is none is passed on, and told when it is decided.
    fn answer(&mut self, row: u32, item: &Marked) -> Option<String> {
        let text = self.text(row, Column::Answer)?;
        let Some(question) = &item.answer else { return Some(text) };
        let answer = self.words.answer(question, &text);
        if answer.is_none() {
            let known = words::answers(question, self.own).join(" / ");
            let problem = Problem::new("review-sheet-bad-answer").with("value", excerpt(&text)).with("known", known);
            self.complain(problem, row, Column::Answer);
        }
        answer
    }
}

/// As much of a text as a message shows.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 40;
    let short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() { short + "…" } else { short }
}
