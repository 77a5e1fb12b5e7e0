//! The rows of a list, whatever it is about: each is understood or rejected with all that is wrong in it.

use std::collections::HashMap;

use super::cells::Cell;
use super::columns::Headed;
use super::ids::Id;
use super::listed::Line;
use super::table::{Table, TableRow, located};
use super::{Reading, Rejected, Row, Source, shown};
use crate::problem::{Place, Problem};

/// Reads every row of a table by `one`, which is given the row and its number; the rows keep their order. The total below a list,
/// which holds none of the fields `times`, is rejected as such. `midnights` is as for [`Line`].
pub(super) fn read<T>(
    source: &Source,
    headed: Headed,
    times: &[&str],
    midnights: bool,
    mut one: impl FnMut(Line, u64) -> Result<T, Vec<Problem>>,
) -> Reading<T> {
    let Headed { mut table, columns, mut notes } = headed;
    let rows = std::mem::take(&mut table.rows);
    let width = columns.headings.len();
    let mut shortened = vec![None; width];
    let mut reading = Reading {
        headings: columns.headings.clone(),
        columns: columns.names.clone(),
        rows: Vec::with_capacity(rows.len()),
        rejected: Vec::new(),
        notes: Vec::new(),
    };
    for row in rows {
        let line = Line { columns: &columns, cells: &row.cells, midnights };
        let read = match total(line, times) {
            Some(problem) => Err(vec![problem]),
            None => whole(line, one(line, row.line)),
        };
        match read {
            Ok(value) => {
                note_shortened(line, row.line, &mut shortened);
                reading.rows.push(Row { line: row.line, value });
            }
            Err(problems) => reading.rejected.push(rejected(&table.place(source, row.line), &row, width, problems)),
        }
    }
    reading.rejected.extend(broken(&mut table));
    reading.rejected.sort_by_key(|row| row.line);
    if table.has_turns {
        notes.push(Problem::new("intake-turns-left-out").in_file(source.name));
    }
    if reading.rows.is_empty() && reading.rejected.is_empty() {
        notes.push(Problem::new("intake-no-rows").in_file(source.name));
    }
    notes.extend(shortened.into_iter().flatten().map(|(line, problem)| located(&table.place(source, line), problem)));
    reading.notes = notes;
    reading
}

/// The ids of a list, and the rows they stand on.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<String, u64>);

impl Seen {
    /// Notes an id; where a row before has it, the problem `message` that says so.
    pub fn repeated(&mut self, id: &str, number: u64, heading: &str, message: &str) -> Option<Problem> {
        if let Some(first) = self.0.get(id) {
            return Some(Problem::new(message).with("value", shown(id)).with("first", first).in_field(heading));
        }
        self.0.insert(id.to_owned(), number);
        None
    }
}

/// What a row says, unless it has more cells than there are columns.
fn whole<T>(line: Line, read: Result<T, Vec<Problem>>) -> Result<T, Vec<Problem>> {
    let width = line.columns.names.len();
    let extra = line.cells.iter().skip(width).filter(|cell| !cell.is_empty()).count();
    if extra == 0 {
        return read;
    }
    let problem = Problem::new("intake-too-many-cells").with("columns", width).with("cells", width + extra);
    Err(read.err().unwrap_or_default().into_iter().chain([problem]).collect())
}

/// A row that is a total or a mean below a list or a group of it: a word for it stands first, alone or with what is counted (`合计 3 条`,
/// `共1人`), or ends what stands first (`一组小计`), and the row has no time.
fn total(line: Line, times: &[&str]) -> Option<Problem> {
    const WORDS: [&str; 10] = ["合计", "总计", "小计", "共计", "总数", "平均", "平均值", "总共", "total", "average"];
    const ENDS: [&str; 6] = ["合计", "总计", "小计", "共计", "平均", "subtotal"];
    const COUNTED: &str = "通话条户件人个笔次项家数行记录单电工投诉报修订";
    let first = line.cells.iter().find(|cell| !cell.is_empty())?.text();
    let lower = first.to_lowercase();
    let lower = lower.trim_end_matches([':', '：']);
    let is_counted = |rest: &str| rest.chars().all(|c| !c.is_alphabetic() || COUNTED.contains(c));
    let by_word = WORDS.iter().any(|word| lower.strip_prefix(word).is_some_and(is_counted));
    let by_number = lower.strip_prefix('共').is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()) && is_counted(rest));
    let is_total = by_word || by_number || ENDS.iter().any(|word| lower.ends_with(word));
    let has_time = times.iter().any(|field| line.field(field).is_some_and(|(_, cell)| cell.when().is_ok()));
    (is_total && !has_time).then(|| Problem::new("intake-total-row").with("value", shown(&first)))
}

/// Remembers the first number of each column that a spreadsheet shortened: such a telephone number can't be used, but its row can.
fn note_shortened(line: Line, number: u64, shortened: &mut [Option<(u64, Problem)>]) {
    for ((cell, heading), slot) in line.cells.iter().zip(&line.columns.headings).zip(shortened) {
        if slot.is_none() && cell.id() == Id::Damaged {
            *slot = Some((number, Problem::new("intake-damaged-number").with("value", shown(&cell.text())).in_field(heading)));
        }
    }
}

fn rejected(place: &Place, row: &TableRow, width: usize, problems: Vec<Problem>) -> Rejected {
    let mut raw: Vec<String> = row.cells.iter().map(Cell::text).collect();
    raw.resize(raw.len().max(width), String::new());
    let problems = problems.into_iter().map(|problem| located(place, problem)).collect();
    Rejected { line: row.line, raw, problems }
}

fn broken(table: &mut Table) -> impl Iterator<Item = Rejected> + use<> {
    let broken = std::mem::take(&mut table.broken);
    broken.into_iter().map(|line| Rejected { line: line.line, raw: vec![line.raw], problems: vec![line.problem] })
}
