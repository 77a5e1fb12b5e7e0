//! Which row holds the headings, and which column is which field.

use std::collections::HashSet;

use super::cells::Cell;
use super::table::{Table, TableRow, located};
use super::{Source, rejected};
use crate::problem::Problem;
use crate::records::fields;

/// Titles and blank rows above the headings are passed over, but not more than this many.
const HEAD: usize = 11;
/// As many headings as a message lists.
const SHOWN: usize = 40;

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// The headings as they stand there; `列5` for a blank one.
    pub headings: Vec<String>,
    /// The field of each column: a known name, the one that the user mapped it to, or its heading. No name stands twice.
    pub names: Vec<String>,
}

/// A table whose headings were found.
#[derive(Debug)]
pub(super) struct Headed {
    /// The table, with its headings and the rows above them taken away.
    pub table: Table,
    /// Its columns.
    pub columns: Columns,
    /// Where two columns could have been one field.
    pub notes: Vec<Problem>,
}

impl Columns {
    /// The column of a field.
    pub fn position(&self, field: &str) -> Option<usize> {
        self.names.iter().position(|name| name == field)
    }
}

/// Finds the first table, and in it the first row, that has all required fields.
///
/// # Errors
/// The columns that are missing, with what was found instead, or a mapping that doesn't fit.
pub(super) fn find(
    source: &Source,
    tables: Vec<Table>,
    required: &[&str],
    map: &[(String, String)],
) -> Result<Headed, Vec<Problem>> {
    let found = tables.iter().enumerate().find_map(|(at, table)| heading_row(table, required, map).map(|row| (at, row)));
    let Some((at, row)) = found else { return Err(missing(source, &tables, required, map)) };
    let unread = other_sheets(source, &tables[at + 1..], required, map);
    let mut table = tables.into_iter().nth(at).expect("the index was counted over these tables");
    let rest = table.rows.split_off(row + 1);
    let mut head = table.rows.pop().expect("the row was found in this table");
    table.rows = rest;
    take_away_reasons(&mut head, &mut table.rows);
    let width = head.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let headings = head.cells[..width].iter().map(Cell::text).collect();
    let place = table.place(source, head.line);
    let at = |problem| located(&place, problem);
    match name(headings, map) {
        Ok((columns, notes)) => Ok(Headed { table, columns, notes: notes.into_iter().map(at).chain(unread).collect() }),
        Err(problems) => Err(problems.into_iter().map(at).collect()),
    }
}

/// Takes away the columns that stand before the rows of a file of rejected rows: they are about the file that the rows came from.
fn take_away_reasons(head: &mut TableRow, rows: &mut [TableRow]) {
    let ours: Vec<usize> = (0..head.cells.len()).rev().filter(|at| rejected::is_own_heading(&head.cells[*at].text())).collect();
    for row in std::iter::once(head).chain(rows) {
        for at in ours.iter().filter(|at| **at < row.cells.len()).copied().collect::<Vec<_>>() {
            row.cells.remove(at);
        }
    }
}

/// The first row that has all required fields.
fn heading_row(table: &Table, required: &[&str], map: &[(String, String)]) -> Option<usize> {
    table.rows.iter().take(HEAD).position(|row| {
        let fields: HashSet<String> = texts(row).map(|heading| field_of(&heading, map)).collect();
        required.iter().all(|field| fields.contains(*field))
    })
}

/// The row that looks most like headings: the first with the most known ones.
fn nearest<'a>(tables: &'a [Table], map: &[(String, String)]) -> Option<(&'a Table, &'a TableRow)> {
    let known =
        |row: &TableRow| texts(row).filter(|heading| mapped(heading, map).is_some() || fields::known(heading).is_some()).count();
    let rows = tables.iter().flat_map(|table| table.rows.iter().take(HEAD).map(move |row| (table, row)));
    rows.reduce(|best, next| if known(next.1) > known(best.1) { next } else { best })
}

fn texts(row: &TableRow) -> impl Iterator<Item = String> {
    row.cells.iter().map(Cell::text)
}

/// One file is one list: further sheets that could have been read are named.
fn other_sheets(source: &Source, tables: &[Table], required: &[&str], map: &[(String, String)]) -> Option<Problem> {
    let sheets: Vec<&str> = tables
        .iter()
        .filter(|table| heading_row(table, required, map).is_some())
        .filter_map(|table| table.sheet.as_deref())
        .collect();
    (!sheets.is_empty()).then(|| Problem::new("intake-other-sheets").with("sheets", sheets.join(", ")).in_file(source.name))
}

fn is_same(heading: &str, other: &str) -> bool {
    let (plain, other_plain) = (fields::plain(heading), fields::plain(other));
    heading.trim() == other.trim() || (!plain.is_empty() && plain == other_plain)
}

fn mapped<'a>(heading: &str, map: &'a [(String, String)]) -> Option<&'a str> {
    map.iter().find(|(from, _)| is_same(heading, from)).map(|(_, to)| to.as_str())
}

fn field_of(heading: &str, map: &[(String, String)]) -> String {
    fields::name_of(mapped(heading, map).unwrap_or(heading))
}

fn missing(source: &Source, tables: &[Table], required: &[&str], map: &[(String, String)]) -> Vec<Problem> {
    let row = nearest(tables, map);
    let headings: Vec<String> = row.iter().flat_map(|(_, row)| texts(row)).filter(|text| !text.is_empty()).collect();
    let missing: Vec<String> = required
        .iter()
        .filter(|field| !headings.iter().any(|heading| field_of(heading, map) == **field))
        .map(|field| titled(field))
        .collect();
    let example = headings.iter().find(|heading| fields::known(heading).is_none()).map_or("…", String::as_str);
    let field = required.iter().find(|field| missing.iter().any(|name| name.contains(**field))).copied().unwrap_or_default();
    let problem = Problem::new("intake-missing-columns")
        .with("missing", missing.join(", "))
        .with("headings", listed(&headings))
        .with("example", format!("--map \"{}={field}\"", super::shown(example)));
    let place = row.map_or_else(|| Table::default().place(source, 0), |(table, row)| table.place(source, row.line));
    std::iter::once(problem).chain(unmapped(&headings, map)).map(|problem| located(&place, problem)).collect()
}

/// A field by both of its names.
fn titled(field: &str) -> String {
    fields::chinese(field).map_or_else(|| field.to_owned(), |chinese| format!("{chinese} ({field})"))
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

/// What a column could be: its field, and how telling its heading is; nothing beats what the user says.
fn wish(heading: &str, map: &[(String, String)]) -> Option<(String, usize)> {
    match mapped(heading, map) {
        Some(field) => Some((fields::name_of(field), 0)),
        None => fields::ranked(heading).map(|(field, rank)| (field.to_owned(), rank + 1)),
    }
}

/// Gives every column its name. A mapped column is what the user says; of several columns of one field, the one with the most telling
/// heading is it (the order of `records::fields`), the leftmost of equals; the others keep their own heading, and a note says so.
fn name(headings: Vec<String>, map: &[(String, String)]) -> Result<(Columns, Vec<Problem>), Vec<Problem>> {
    let mut problems = unmapped(&headings, map);
    let mut notes = Vec::new();
    let wishes: Vec<Option<(String, usize)>> = headings.iter().map(|heading| wish(heading, map)).collect();
    let mut names: Vec<Option<String>> = vec![None; headings.len()];
    for (at, wanted) in wishes.iter().enumerate() {
        let Some((field, rank)) = wanted else { continue };
        let rivals = wishes.iter().enumerate().filter_map(|(i, other)| Some((other.as_ref().filter(|(f, _)| f == field)?.1, i)));
        let best = rivals.min().map_or(at, |(_, i)| i);
        let about =
            |id: &str| Problem::new(id).with("first", &headings[best]).with("field", titled(field)).in_field(&headings[at]);
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

/// The columns of a single object, by its keys.
pub(super) fn of_keys(keys: impl Iterator<Item = String>) -> Columns {
    match name(keys.collect(), &[]) {
        Ok((columns, _)) => columns,
        Err(_) => unreachable!("without a map nothing can be mapped wrongly"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], map: &[(&str, &str)], names: &[&str], second: &[&str]) {
        let map: Vec<(String, String)> = map.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        let (columns, notes) = name(headings.iter().map(ToString::to_string).collect(), &map).unwrap();
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
        let problems = name(vec!["甲".to_owned(), "乙".to_owned()], &map).unwrap_err();
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id.as_str()).collect();
        assert_eq!(ids, ["intake-map-missing", "intake-map-twice"]);
    }
}
