//! Which row holds the headings, and which column is which field.

use std::collections::HashSet;

use super::cells::Cell;
use super::table::{Table, TableRow, located};
use super::{Input, Stop, rejected};
use crate::problem::{Place, Problem};
use crate::records::fields::{self, Vocabulary};

/// As many headings as a message lists.
const SHOWN: usize = 40;

/// What a table must have to be read, and what its headings mean.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The fields that must be there; of each group, one is enough.
    pub required: &'a [&'a [&'a str]],
    /// Fields of which one stands in for all but the first group: the list completes what others began.
    pub completing: &'a [&'a str],
    /// Headings and the fields that they stand for by the user's word.
    pub map: &'a [(String, String)],
    /// The usual headings.
    pub vocabulary: &'a Vocabulary,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// The headings as they stand there; `列5` for a blank one.
    pub headings: Vec<String>,
    /// The field of each column: a known name, the one that the user mapped it to, or its heading. No name stands twice.
    pub names: Vec<String>,
}

/// A table whose headings were found.
pub(super) struct Headed<'a> {
    pub input: Input<'a>,
    /// The table, with its headings and the rows above them taken away.
    pub table: Table<'a>,
    /// Its columns.
    pub columns: Columns,
    /// Where two columns could have been one field.
    pub notes: Vec<Problem>,
    /// Whether it lacks what a list of its own must have, and only completes what others began.
    pub completes: bool,
}

impl Headed<'_> {
    /// The place of a row.
    pub fn place(&self, line: u64) -> Place {
        self.table.place(self.input.name, line)
    }
}

impl Columns {
    /// The column of a field.
    pub fn position(&self, field: &str) -> Option<usize> {
        self.names.iter().position(|name| name == field)
    }
}

impl Wanted<'_> {
    /// What the user says of a heading.
    fn mapped(&self, heading: &str) -> Option<&str> {
        self.map.iter().find(|(from, _)| is_same(heading, from)).map(|(_, to)| to.as_str())
    }

    fn field_of(&self, heading: &str) -> String {
        self.vocabulary.name_of(self.mapped(heading).unwrap_or(heading))
    }

    /// What a column could be: its field, and how telling its heading is; nothing beats what the user says.
    fn wish(&self, heading: &str) -> Option<(String, usize)> {
        match self.mapped(heading) {
            Some(field) => Some((self.vocabulary.name_of(field), 0)),
            None => self.vocabulary.ranked(heading).map(|(field, rank)| (field.to_owned(), rank + 1)),
        }
    }

    /// A field by both of its names.
    fn titled(&self, field: &str) -> String {
        self.vocabulary.chinese(field).map_or_else(|| field.to_owned(), |chinese| format!("{chinese} ({field})"))
    }
}

/// Finds the first table, and in it the first row, that has all required fields.
///
/// # Errors
/// The columns that are missing, with what was found instead, or a mapping that doesn't fit.
pub(super) fn find<'a>(input: Input<'a>, tables: Vec<Table<'a>>, wanted: Wanted) -> Result<Headed<'a>, Stop> {
    let found = tables.iter().enumerate().find_map(|(at, table)| heading_row(table, wanted).map(|row| (at, row)));
    let Some((at, row)) = found else { return Err(missing(input.name, &tables, wanted).into()) };
    let unread = other_sheets(input.name, &tables[at + 1..], wanted);
    let mut table = tables.into_iter().nth(at).expect("the index was counted over these tables");
    let mut head = table.head[row].clone();
    // the columns before the rows of a file of rejected rows are about the file that the rows came from
    let ours: Vec<usize> = (0..head.cells.len()).rev().filter(|at| rejected::is_own_heading(&head.cells[*at].text())).collect();
    head.take_away(&ours);
    table.take_away(row + 1, ours);
    let width = head.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let headings = head.cells[..width].iter().map(Cell::text).collect();
    let place = table.place(input.name, head.line);
    let at = |problem| located(&place, problem);
    let named = name(headings, wanted).map_err(|problems| problems.into_iter().map(at).collect::<Vec<_>>())?;
    let notes = named.1.into_iter().map(at).chain(unread).collect();
    let columns = named.0;
    let completes = !wanted.required.iter().all(|group| group.iter().any(|field| columns.position(field).is_some()));
    Ok(Headed { input, table, columns, notes, completes })
}

/// The first row that has all required fields.
fn heading_row(table: &Table, wanted: Wanted) -> Option<usize> {
    table.head.iter().position(|row| {
        let fields: HashSet<String> = texts(row).map(|heading| wanted.field_of(&heading)).collect();
        let has_one = |group: &[&str]| group.iter().any(|field| fields.contains(*field));
        let completes = has_one(wanted.completing);
        wanted.required.iter().enumerate().all(|(at, group)| has_one(group) || (at > 0 && completes))
    })
}

/// The row that looks most like headings: the first with the most known ones.
fn nearest<'a, 't>(tables: &'a [Table<'t>], wanted: Wanted) -> Option<(&'a Table<'t>, &'a TableRow)> {
    let known = |row: &TableRow| texts(row).filter(|heading| wanted.wish(heading).is_some()).count();
    let rows = tables.iter().flat_map(|table| table.head.iter().map(move |row| (table, row)));
    rows.reduce(|best, next| if known(next.1) > known(best.1) { next } else { best })
}

fn texts(row: &TableRow) -> impl Iterator<Item = String> {
    row.cells.iter().map(Cell::text)
}

/// One file is one list: further sheets that could have been read are named.
fn other_sheets(file: &str, tables: &[Table], wanted: Wanted) -> Option<Problem> {
    let sheets: Vec<&str> =
        tables.iter().filter(|table| heading_row(table, wanted).is_some()).filter_map(|table| table.sheet.as_deref()).collect();
    (!sheets.is_empty()).then(|| Problem::new("intake-other-sheets").with("sheets", sheets.join(", ")).in_file(file))
}

fn is_same(heading: &str, other: &str) -> bool {
    let (plain, other_plain) = (fields::plain(heading), fields::plain(other));
    heading.trim() == other.trim() || (!plain.is_empty() && plain == other_plain)
}

fn missing(file: &str, tables: &[Table], wanted: Wanted) -> Vec<Problem> {
    let row = nearest(tables, wanted);
    let headings: Vec<String> = row.iter().flat_map(|(_, row)| texts(row)).filter(|text| !text.is_empty()).collect();
    let fields: HashSet<String> = headings.iter().map(|heading| wanted.field_of(heading)).collect();
    let missing: Vec<&[&str]> =
        wanted.required.iter().copied().filter(|group| !group.iter().any(|field| fields.contains(*field))).collect();
    let titles = |group: &&[&str]| group.iter().map(|field| wanted.titled(field)).collect::<Vec<_>>().join(" / ");
    let example = headings.iter().find(|heading| wanted.vocabulary.known(heading).is_none()).map_or("…", String::as_str);
    let field = missing.first().and_then(|group| group.first()).copied().unwrap_or_default();
    let problem = Problem::new("intake-missing-columns")
        .with("missing", missing.iter().map(titles).collect::<Vec<_>>().join(", "))
        .with("headings", listed(&headings))
        .with("example", format!("--map \"{}={field}\"", super::shown(example)));
    let place = row.map_or_else(|| Table::default().place(file, 0), |(table, row)| table.place(file, row.line));
    std::iter::once(problem).chain(unmapped(&headings, wanted.map)).map(|problem| located(&place, problem)).collect()
}

fn listed(headings: &[String]) -> String {
    let more = if headings.len() > SHOWN { ", …" } else { "" };
    headings.iter().take(SHOWN).map(|heading| super::shown(heading)).collect::<Vec<_>>().join(", ") + more
}

/// The entries of a mapping whose heading is not there.
fn unmapped(headings: &[String], map: &[(String, String)]) -> Vec<Problem> {
    let is_there = |from: &str| headings.iter().any(|heading| is_same(heading, from));
    let missing = map.iter().filter(|(from, _)| !is_there(from));
    missing.map(|(from, _)| Problem::new("intake-map-missing").with("headings", listed(headings)).in_field(from.trim())).collect()
}

/// Gives every column its name. A mapped column is what the user says; of several columns of one field, the one with the most telling
/// heading is it (the order of its vocabulary), the leftmost of equals; the others keep their own heading, and a note says so.
fn name(headings: Vec<String>, wanted: Wanted) -> Result<(Columns, Vec<Problem>), Vec<Problem>> {
    let mut problems = unmapped(&headings, wanted.map);
    let mut notes = Vec::new();
    let wishes: Vec<Option<(String, usize)>> = headings.iter().map(|heading| wanted.wish(heading)).collect();
    let mut names: Vec<Option<String>> = vec![None; headings.len()];
    for (at, wish) in wishes.iter().enumerate() {
        let Some((field, rank)) = wish else { continue };
        let rivals = wishes.iter().enumerate().filter_map(|(i, other)| Some((other.as_ref().filter(|(f, _)| f == field)?.1, i)));
        let best = rivals.min().map_or(at, |(_, i)| i);
        let about = |id: &str| {
            Problem::new(id).with("first", &headings[best]).with("field", wanted.titled(field)).in_field(&headings[at])
        };
        if best == at {
            names[at] = Some(field.clone());
        } else if *rank == 0 {
            problems.push(about("intake-map-twice"));
        } else {
            notes.push(about("intake-same-field"));
        }
    }
    if problems.is_empty() { Ok((own_names(headings, names), notes)) } else { Err(problems) }
}

/// The columns that are no known field are called by their headings, told apart by a number where two are the same.
fn own_names(headings: Vec<String>, names: Vec<Option<String>>) -> Columns {
    let mut taken: HashSet<String> = names.iter().flatten().cloned().collect();
    let mut columns = Columns { headings: Vec::new(), names: Vec::new() };
    for (index, (heading, name)) in headings.into_iter().zip(names).enumerate() {
        let heading = if heading.trim().is_empty() { format!("列{}", index + 1) } else { heading.trim().to_owned() };
        let name = name.unwrap_or_else(|| {
            let numbered = (2..).map(|n| format!("{heading}_{n}"));
            std::iter::once(heading.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default()
        });
        taken.insert(name.clone());
        columns.headings.push(heading);
        columns.names.push(name);
    }
    columns
}

/// The columns of a single object that tells of a call, by its keys.
pub(super) fn of_keys(keys: impl Iterator<Item = String>) -> Columns {
    match name(keys.collect(), Wanted { required: &[], completing: &[], map: &[], vocabulary: fields::calls() }) {
        Ok((columns, _)) => columns,
        Err(_) => unreachable!("without a map nothing can be mapped wrongly"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], map: &[(&str, &str)], names: &[&str], second: &[&str]) {
        let map: Vec<(String, String)> = map.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        let wanted = Wanted { required: &[], completing: &[], map: &map, vocabulary: fields::calls() };
        let (columns, notes) = name(headings.iter().map(ToString::to_string).collect(), wanted).unwrap();
        assert_eq!(columns.names, names);
        assert_eq!(notes.iter().map(|note| note.place.field.as_deref().unwrap()).collect::<Vec<_>>(), second);
    }

    #[test]
    fn the_more_telling_heading_is_the_field() {
        check(&["坐席", "工号", "开始时间", "接听时间"], &[], &["坐席", "agent", "start", "接听时间"], &["坐席", "接听时间"]);
        check(&["坐席", "工号"], &[("坐席", "agent")], &["agent", "工号"], &["工号"]);
        check(&["工号", "工号", "", "备注", "备注"], &[], &["agent", "工号", "列3", "备注", "备注_2"], &["工号"]);
        check(&["单号", "Agent"], &[("单号", "通话编号")], &["call_id", "agent"], &[]);
        check(&["agent_id", "agent"], &[], &["agent", "agent_2"], &["agent"]);
    }

    #[test]
    fn a_map_that_does_not_fit_is_refused() {
        let map = [
            ("没有".to_owned(), "agent".to_owned()),
            ("甲".to_owned(), "start".to_owned()),
            ("乙".to_owned(), "start".to_owned()),
        ];
        let wanted = Wanted { required: &[], completing: &[], map: &map, vocabulary: fields::calls() };
        let problems = name(vec!["甲".to_owned(), "乙".to_owned()], wanted).unwrap_err();
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id.as_str()).collect();
        assert_eq!(ids, ["intake-map-missing", "intake-map-twice"]);
    }
}
