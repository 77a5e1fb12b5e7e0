//! A work list that came back filled in -> visits, with every mistake at its row and column.
//!
//! Headings and words may be those of any language, or codes. A row without a date is not filled in yet; one that says what came of it
//! and not when is a mistake.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::sheet::{SIGNED, columns};
use super::times::{self, Time};
use super::{Key, Method, Outcome, Visit, next_number};
use crate::intake::{Reading, Rejected, Row};
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::records::{UnitId, fields};

/// Without these columns a sheet is none of ours.
const REQUIRED: [&str; 5] = ["draw", "unit", "at", "method", "outcome"];
/// Ticks of all kinds.
const TICKS: [&str; 6] = ["√", "✓", "✔", "☑", "y", "1"];

/// A sheet as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    /// The file as the user named it.
    pub file: &'a str,
    /// Its headings.
    pub headings: &'a [String],
    /// Its rows, each with its number as a spreadsheet shows it.
    pub rows: &'a [(u64, Vec<String>)],
}

/// A row that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// The draw.
    pub draw: String,
    /// The unit.
    pub unit: UnitId,
    /// When.
    pub at: Time,
    /// Who went, where the sheet says so.
    pub by: Option<String>,
    /// How.
    pub method: Method,
    /// Whether the customer signed.
    pub signed: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// By when the answer was promised.
    pub answer_by: Option<Timestamp>,
    /// How satisfied the customer is.
    pub satisfaction: Option<u8>,
    /// What was said.
    pub note: Option<String>,
}

impl FilledRow {
    /// Draw and unit.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.draw.clone(), self.unit.clone())
    }

    /// The visit that the row tells of, after the earlier ones; `by` goes where the row names nobody.
    #[must_use]
    pub fn visit(&self, earlier: &[Visit], by: &str, zone: &TimeZone) -> Option<Visit> {
        Some(Visit {
            draw: self.draw.clone(),
            unit: self.unit.clone(),
            number: next_number(earlier),
            at: times::at_on(self.at, earlier.last().map(|last| last.at), zone)?,
            by: self.by.clone().unwrap_or_else(|| by.to_owned()),
            method: self.method,
            signed: self.signed,
            outcome: self.outcome,
            answer_by: self.answer_by,
            satisfaction: self.satisfaction,
            note: self.note.clone(),
        })
    }

    /// Whether the visit is on record already: the same sheet was imported before.
    #[must_use]
    pub fn is_recorded(&self, earlier: &[Visit], zone: &TimeZone) -> bool {
        let is_then = |visit: &Visit| match self.at {
            Time::Moment(moment) => visit.at == moment,
            Time::Day(day) => visit.at.to_zoned(zone.clone()).date() == day,
        };
        earlier.iter().any(|visit| {
            is_then(visit)
                && self.by.as_ref().is_none_or(|by| *by == visit.by)
                && (self.method, self.outcome, self.signed) == (visit.method, visit.outcome, visit.signed)
                && (self.answer_by, self.satisfaction, &self.note) == (visit.answer_by, visit.satisfaction, &visit.note)
        })
    }
}

/// Whether a row of a file holds the headings of a work list; `own` are the messages of the workspace, which may word them in its own way.
#[must_use]
pub fn is_head(headings: &[String], own: &Messages) -> bool {
    let known = Words::new(own);
    let names: Vec<&str> = headings.iter().filter_map(|heading| known.heading(heading)).collect();
    REQUIRED.iter().all(|name| names.contains(name))
}

/// Reads a filled work list. A note says how many rows are not filled in.
///
/// # Errors
/// The columns that are missing.
pub fn read(sheet: Filled, own: &Messages, zone: &TimeZone) -> Result<Reading<FilledRow>, Vec<Problem>> {
    let words = Words::new(own);
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, heading) in sheet.headings.iter().enumerate() {
        if let Some(name) = words.heading(heading) {
            places.entry(name).or_insert(at);
        }
    }
    let missing: Vec<String> =
        REQUIRED.iter().filter(|name| !places.contains_key(*name)).map(|name| own.get(&format!("sheet-{name}"))).collect();
    if !missing.is_empty() {
        let problem = Problem::new("filled-missing-columns").with("missing", missing.join(", "));
        return Err(vec![problem.in_file(sheet.file)]);
    }
    let mut reading = Reading {
        headings: sheet.headings.to_vec(),
        columns: Vec::new(),
        rows: Vec::new(),
        rejected: Vec::new(),
        notes: Vec::new(),
    };
    let mut blank = 0;
    for (line, cells) in sheet.rows {
        let mut form = Form { headings: sheet.headings, places: &places, cells, words: &words, zone, problems: Vec::new() };
        match form.read() {
            None if form.problems.is_empty() => blank += 1,
            Some(value) if form.problems.is_empty() => reading.rows.push(Row { line: *line, value }),
            _ => reading.rejected.push(rejected(sheet.file, *line, cells, form.problems)),
        }
    }
    if blank > 0 {
        reading.notes.push(Problem::new("filled-blank").with("count", blank).in_file(sheet.file));
    }
    Ok(reading)
}

/// A row that is not taken, with its problems at their place.
#[must_use]
pub fn rejected(file: &str, line: u64, cells: &[String], problems: Vec<Problem>) -> Rejected {
    let problems = problems.into_iter().map(|problem| problem.in_file(file).at_line(line)).collect();
    Rejected { line, raw: cells.to_vec(), problems }
}

/// The words of a sheet in both languages and the workspace's own, and codes.
struct Words {
    headings: HashMap<String, &'static str>,
    methods: HashMap<String, Method>,
    outcomes: HashMap<String, Outcome>,
    signed: HashMap<String, bool>,
}

impl Words {
    fn new(own: &Messages) -> Self {
        let all = [Messages::built_in(Language::Chinese), Messages::built_in(Language::English), own.clone()];
        let say = |id: &str| all.iter().map(|messages| fields::plain(&messages.get(id))).collect::<Vec<_>>();
        let mut words =
            Self { headings: HashMap::new(), methods: HashMap::new(), outcomes: HashMap::new(), signed: HashMap::new() };
        for name in columns() {
            words.headings.extend(say(&format!("sheet-{name}")).into_iter().map(|word| (word, name)));
        }
        for method in Method::ALL {
            let code = std::iter::once(fields::plain(method.code()));
            words.methods.extend(code.chain(say(&format!("visit-method-{}", method.code()))).map(|word| (word, method)));
        }
        for outcome in Outcome::ALL {
            let code = std::iter::once(fields::plain(outcome.code()));
            words.outcomes.extend(code.chain(say(&format!("visit-outcome-{}", outcome.code()))).map(|word| (word, outcome)));
        }
        for (id, value) in SIGNED {
            words.signed.extend(say(id).into_iter().map(|word| (word, value)));
        }
        words
    }

    fn heading(&self, heading: &str) -> Option<&'static str> {
        self.headings.get(&fields::plain(heading)).copied()
    }
}

/// A row being read.
struct Form<'a> {
    headings: &'a [String],
    places: &'a HashMap<&'a str, usize>,
    cells: &'a [String],
    words: &'a Words,
    zone: &'a TimeZone,
    problems: Vec<Problem>,
}

impl Form<'_> {
    /// The row; `None` without problems where it is not filled in yet.
    fn read(&mut self) -> Option<FilledRow> {
        if self.text("at").is_none() {
            if self.text("outcome").or(self.text("method")).is_some() {
                self.complain("at", "filled-no-date", "");
            }
            return None;
        }
        let at = self.parsed("at", "filled-bad-time", |text, form| times::read(text, form.zone));
        let draw = self.needed("draw");
        let unit = self.needed("unit").and_then(|unit| UnitId::parse(&unit));
        let method = self
            .needed("method")
            .and(self.parsed("method", "filled-bad-word", |t, f| f.words.methods.get(&fields::plain(t)).copied()));
        let outcome = self
            .needed("outcome")
            .and(self.parsed("outcome", "filled-bad-word", |t, f| f.words.outcomes.get(&fields::plain(t)).copied()));
        let signed = self.parsed("signed", "filled-bad-word", |text, form| form.signed(text));
        let answer_by = self.parsed("answer-by", "filled-bad-time", |text, form| {
            times::read(text, form.zone).and_then(|time| times::by_the_end_of(time, form.zone))
        });
        let satisfaction =
            self.parsed("satisfaction", "visit-bad-satisfaction", |text, _| text.parse().ok().filter(|n| (1..=5).contains(n)));
        let (by, note) = (self.text("by"), self.text("note"));
        let signed = signed.unwrap_or(false);
        Some(FilledRow {
            draw: draw?,
            unit: unit?,
            at: at?,
            by,
            method: method?,
            signed,
            outcome: outcome?,
            answer_by,
            satisfaction,
            note,
        })
    }

    fn signed(&self, text: &str) -> Option<bool> {
        let is_tick = TICKS.contains(&text.to_ascii_lowercase().as_str());
        if is_tick { Some(true) } else { self.words.signed.get(&fields::plain(text)).copied() }
    }

    /// A cell that holds something.
    fn text(&self, name: &str) -> Option<String> {
        let cell = self.cells.get(*self.places.get(name)?)?.trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// A cell that has to hold something.
    fn needed(&mut self, name: &str) -> Option<String> {
        let text = self.text(name);
        if text.is_none() {
            self.complain(name, "intake-missing-value", "");
        }
        text
    }

    /// A cell that is read where it holds something.
    fn parsed<T>(&mut self, name: &str, wrong: &str, read: impl Fn(&str, &Self) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let value = read(&text, self);
        if value.is_none() {
            self.complain(name, wrong, &text);
        }
        value
    }

    fn complain(&mut self, name: &str, id: &str, value: &str) {
        let heading = self.places.get(name).and_then(|at| self.headings.get(*at)).cloned().unwrap_or_default();
        self.problems.push(Problem::new(id).with("value", value).in_field(heading));
    }
}
