//! The rows of a list, whatever it is about: each is understood or rejected with all that is wrong in it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::cells::Cell;
use super::columns::Headed;
use super::ids::Id;
use super::listed::Line;
use super::table::{Broken, TableRow, located};
use super::{Listed, Rejected, Row, Sink, Stop, shown};
use crate::digest::sha256;
use crate::problem::{Place, Problem};

/// Reads every row of a table by `one`, which is given the row and its number; `sink` takes them in their order. The total below a
/// list, which holds none of the fields `times`, is rejected as such. `midnights` is as for [`Line`].
///
/// # Errors
/// Where the file can't be read, or the rows can't be kept.
pub(super) fn read<T>(
    headed: &Headed,
    times: &[&str],
    midnights: bool,
    mut one: impl FnMut(Line, u64) -> Result<T, Vec<Problem>>,
    sink: &mut dyn Sink<T>,
) -> Result<Listed, Stop> {
    let columns = &headed.columns;
    let width = columns.headings.len();
    let mut shortened = vec![None; width];
    let mut is_any = false;
    sink.begin(headed.table.count);
    headed.table.each(|row| {
        is_any = true;
        let row = match row {
            Ok(row) => row,
            Err(Broken { line, raw, problem }) => {
                sink.reject(Rejected { line, raw: vec![raw], problems: vec![problem] });
                return Ok(());
            }
        };
        let line = Line { columns, cells: &row.cells, midnights };
        let read = match total(line, times) {
            Some(problem) => Err(vec![problem]),
            None => whole(line, one(line, row.line)),
        };
        match read {
            Ok(value) => {
                note_shortened(line, row.line, &mut shortened);
                sink.keep(Row { line: row.line, value })?;
            }
            Err(problems) => sink.reject(rejected(&headed.place(row.line), &row, width, problems)),
        }
        Ok(())
    })?;
    let about = |id: &str| Problem::new(id).in_file(headed.input.name);
    let mut notes = headed.notes.clone();
    notes.extend(headed.table.has_turns().then(|| about("intake-turns-left-out")));
    notes.extend((!is_any).then(|| about("intake-no-rows")));
    notes.extend(shortened.into_iter().flatten().map(|(line, problem)| located(&headed.place(line), problem)));
    Ok(Listed { headings: columns.headings.clone(), columns: columns.names.clone(), notes, completes: headed.completes })
}

/// The ids of a list, and the rows they stand on: sixteen bytes each, since they are all that a list of millions leaves in memory. Two
/// ids are the same where 96 bits of their SHA-256 are.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<[u8; 12], u32>);

impl Seen {
    /// Notes an id; where a row before has it, the problem `message` that says so.
    pub fn repeated(&mut self, id: &str, number: u64, heading: &str, message: &str) -> Option<Problem> {
        let key = sha256(id).first_chunk().copied().expect("a hash has 32 bytes");
        match self.0.entry(key) {
            Entry::Occupied(first) => {
                Some(Problem::new(message).with("value", shown(id)).with("first", first.get()).in_field(heading))
            }
            Entry::Vacant(place) => {
                place.insert(u32::try_from(number).unwrap_or(u32::MAX));
                None
            }
        }
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
