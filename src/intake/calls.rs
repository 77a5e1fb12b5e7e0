//! Call lists: CSV, XLSX, XLS and NDJSON -> calls.
//!
//! A list needs three columns: the call's id, the agent and the start ([`crate::records::fields`] has the headings they go by). All other
//! columns are kept as they are. Every row is either a call or rejected with all that is wrong in it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use super::rejected::rejected_csv;

use super::cells::Cell;
use super::columns::{self, Columns, Headed};
use super::ids::Id;
use super::listed::{self, Line};
use super::misread;
use super::table::{self, Table, TableRow, located};
use super::{Reading, Rejected, Row, Source, shown};
use crate::problem::{Place, Problem};
use crate::records::{Agent, AgentId, Call};

/// How to read a list.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The clock by which times without an offset are meant.
    pub zone: &'a TimeZone,
    /// Headings and the fields that they stand for, over the built-in table; a field may have any name.
    pub map: &'a [(String, String)],
    /// The agents of the roster, where there is one: then anybody else is a mistake.
    pub roster: Option<&'a BTreeSet<AgentId>>,
}

/// A call with the agent who took it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCall {
    /// The call.
    pub call: Call,
    /// The agent, with name and team where the list has them; both are also among the call's fields.
    pub agent: Agent,
}

/// The fields without which a row is no call.
const REQUIRED: [&str; 3] = ["call_id", "agent", "start"];

/// Reads a call list.
///
/// Times are by `options.zone` unless they name their offset. Of two rows with the same id the later one is rejected. The rows keep
/// their order.
///
/// ```
/// use spotcheck::intake::{Source, calls};
///
/// let bytes = "流水号,工号,开始时间,通话时长\nA1,0966,2026/11/16 9:30,3:25\nA2,,16/11/2026,\n".as_bytes();
/// let zone = jiff::tz::TimeZone::get("Asia/Shanghai")?;
/// let list = calls::read(&Source { name: "calls.csv", bytes }, &calls::Options { zone: &zone, map: &[], roster: None }).expect("a list");
/// assert_eq!(list.rows[0].value.call.start.to_string(), "2026-11-16T01:30:00Z");
/// assert_eq!((list.rejected[0].line, list.rejected[0].problems.len()), (3, 2));
/// # Ok::<(), jiff::Error>(())
/// ```
///
/// # Errors
/// What makes the whole file unreadable: no table, a missing column, a mapping that doesn't fit.
pub fn read(source: &Source, options: &Options) -> Result<Reading<ListedCall>, Vec<Problem>> {
    let tables = table::read(source).map_err(|problem| vec![problem])?;
    let Headed { mut table, columns, mut notes } = columns::find(source, tables, &REQUIRED, options.map)?;
    let mut rows = std::mem::take(&mut table.rows);
    let duration = columns.position("duration");
    let misread = duration.and_then(|at| misread::minutes_for_hours(&mut rows, at, &columns.headings[at]));
    let midnights = has_times(&rows, &columns);
    let mut seen: HashMap<String, u64> = HashMap::with_capacity(rows.len());
    let mut shortened = vec![None; columns.headings.len()];
    let mut reading = Reading {
        headings: columns.headings.clone(),
        rows: Vec::with_capacity(rows.len()),
        rejected: Vec::new(),
        notes: Vec::new(),
    };
    for row in rows {
        let line = Line { columns: &columns, cells: &row.cells, midnights };
        match call(line, options, row.line, &mut seen) {
            Ok(value) => {
                note_shortened(line, row.line, &mut shortened);
                reading.rows.push(Row { line: row.line, value });
            }
            Err(problems) => {
                reading.rejected.push(rejected(&table.place(source, row.line), &row, columns.headings.len(), problems));
            }
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
    notes.extend(misread.map(|(line, problem)| located(&table.place(source, line), problem)));
    reading.notes = notes;
    Ok(reading)
}

/// Remembers the first number of each column that a spreadsheet shortened: such a caller's number can't be used, but its call can.
fn note_shortened(line: Line, number: u64, shortened: &mut [Option<(u64, Problem)>]) {
    for ((cell, heading), slot) in line.cells.iter().zip(&line.columns.headings).zip(shortened) {
        if slot.is_none() && cell.id() == Id::Damaged {
            *slot = Some((number, Problem::new("intake-damaged-number").with("value", shown(&cell.text())).in_field(heading)));
        }
    }
}

/// One row: a call with an id that no row before it has.
fn call(line: Line, options: &Options, number: u64, seen: &mut HashMap<String, u64>) -> Result<ListedCall, Vec<Problem>> {
    if let Some(word) = total(line) {
        return Err(vec![Problem::new("intake-total-row").with("value", word)]);
    }
    let mut read = listed::read(line, options.zone);
    let extra = line.cells.iter().skip(line.columns.names.len()).filter(|cell| !cell.is_empty()).count();
    let mut more = Vec::new();
    if extra > 0 {
        let width = line.columns.names.len();
        more.push(Problem::new("intake-too-many-cells").with("columns", width).with("cells", width + extra));
    }
    // an id counts as seen even where its row is rejected for something else
    if let Some(id) = line.id("call_id", &mut Vec::new()) {
        match seen.get(&id) {
            Some(first) => {
                let heading = line.field("call_id").map_or("", |(heading, _)| heading);
                more.push(Problem::new("intake-duplicate-call").with("value", shown(&id)).with("first", first).in_field(heading));
            }
            None => {
                seen.insert(id, number);
            }
        }
    }
    more.extend(options.roster.and_then(|roster| not_on(roster, line)));
    if !more.is_empty() {
        read = Err(read.err().unwrap_or_default().into_iter().chain(more).collect());
    }
    read
}

fn not_on(roster: &BTreeSet<AgentId>, line: Line) -> Option<Problem> {
    let agent = AgentId::parse(&line.id("agent", &mut Vec::new())?)?;
    let (heading, _) = line.field("agent")?;
    (!roster.contains(&agent))
        .then(|| Problem::new("import-unknown-agent").with("agent", shown(agent.as_str())).in_field(heading))
}

/// The word that makes a row the total below a list: it stands first, and the row has neither agent nor start.
fn total(line: Line) -> Option<String> {
    const WORDS: [&str; 6] = ["合计", "总计", "小计", "共计", "总数", "total"];
    let first = line.cells.iter().find(|cell| !cell.is_empty())?.text();
    let is_total = WORDS.iter().any(|word| first.to_lowercase().starts_with(word));
    let start_is_time = line.field("start").is_some_and(|(_, cell)| cell.when().is_ok());
    (is_total && !start_is_time).then(|| shown(&first))
}

/// Whether the start column holds a date cell with a time of day.
fn has_times(rows: &[TableRow], columns: &Columns) -> bool {
    let Some(at) = columns.position("start") else { return false };
    rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Moment(moment)) if moment.time() != Time::midnight()))
}

pub(super) fn rejected(place: &Place, row: &TableRow, width: usize, problems: Vec<Problem>) -> Rejected {
    let mut raw: Vec<String> = row.cells.iter().map(Cell::text).collect();
    raw.resize(raw.len().max(width), String::new());
    let problems = problems.into_iter().map(|problem| located(place, problem)).collect();
    Rejected { line: row.line, raw, problems }
}

pub(super) fn broken(table: &mut Table) -> impl Iterator<Item = Rejected> + use<> {
    let broken = std::mem::take(&mut table.broken);
    broken.into_iter().map(|line| Rejected { line: line.line, raw: vec![line.raw], problems: vec![line.problem] })
}
