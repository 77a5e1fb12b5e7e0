//! Call lists: CSV, XLSX, XLS and NDJSON -> calls.
//!
//! A list needs three columns: the call's id, the agent and the start ([`crate::records::fields`] has the headings they go by). All other
//! columns are kept as they are. Every row is either a call or rejected with all that is wrong in it.

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use super::rejected::rejected_csv;

use super::cells::Cell;
use super::columns::{self, Columns, Wanted};
use super::listed::{self, Line};
use super::rows::{self, Seen};
use super::table::{self, TableRow, located};
use super::{Input, Listed, Reading, Sink, Source, Stop, misread, shown};
use crate::problem::{Place, Problem};
use crate::records::{Agent, AgentId, Call, fields};

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
const REQUIRED: [&[&str]; 3] = [&["call_id"], &["agent"], &["start"]];

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
    Reading::whole(|reading| stream(Input::of(source), options, reading))
}

/// As [`read`], row by row: of the rows that were read, nothing is held but what tells two with the same id.
///
/// # Errors
/// As there, and where `sink` fails.
pub fn stream(input: Input, options: &Options, sink: &mut dyn Sink<ListedCall>) -> Result<Listed, Stop> {
    let wanted = Wanted { required: &REQUIRED, completing: &[], map: options.map, vocabulary: fields::calls() };
    let mut headed = columns::find(input, table::read(input)?, wanted)?;
    let duration = headed.columns.position("duration");
    let misread = duration
        .and_then(|at| misread::minutes_for_hours(headed.table.sheet_rows(), at, &headed.columns.headings[at]))
        .map(|(line, problem)| located(&headed.place(line), problem));
    let midnights = has_times(headed.table.sheet_rows(), &headed.columns);
    let (mut seen, mut longer) = (Seen::default(), (0_u64, 0));
    let sheet = headed.place(0);
    let one = |line: Line, number| {
        let read = call(line, options, number, &mut seen)?;
        if listed::is_longer_than_it_lasted(line, &read.call, options.zone) {
            longer = (longer.0 + 1, if longer.0 == 0 { number } else { longer.1 });
        }
        Ok(read)
    };
    let mut listed = rows::read(&headed, &["start"], midnights, one, sink)?;
    listed.notes.extend(misread);
    let (rows, first) = longer;
    let note = || {
        let problem = Problem::new("intake-longer-than-lasted").with("rows", rows);
        located(&Place { line: Some(first), ..sheet.clone() }, problem)
    };
    listed.notes.extend((rows > 0).then(note));
    Ok(listed)
}

/// One row: a call with an id that no row before it has.
fn call(line: Line, options: &Options, number: u64, seen: &mut Seen) -> Result<ListedCall, Vec<Problem>> {
    let read = listed::read(line, options.zone);
    let mut more = Vec::new();
    // an id counts as seen even where its row is rejected for something else
    if let (Some(id), Some((heading, _))) = (line.id("call_id", &mut Vec::new()), line.field("call_id")) {
        more.extend(seen.repeated(&id, number, heading, "intake-duplicate-call"));
    }
    more.extend(options.roster.and_then(|roster| not_on(roster, line)));
    if more.is_empty() { read } else { Err(read.err().unwrap_or_default().into_iter().chain(more).collect()) }
}

fn not_on(roster: &BTreeSet<AgentId>, line: Line) -> Option<Problem> {
    let agent = AgentId::parse(&line.id("agent", &mut Vec::new())?)?;
    let (heading, _) = line.field("agent")?;
    (!roster.contains(&agent))
        .then(|| Problem::new("import-unknown-agent").with("agent", shown(agent.as_str())).in_field(heading))
}

/// Whether the start column holds a date cell with a time of day.
fn has_times(rows: &[TableRow], columns: &Columns) -> bool {
    let Some(at) = columns.position("start") else { return false };
    rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Moment(moment)) if moment.time() != Time::midnight()))
}
