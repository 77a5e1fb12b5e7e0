//! `spotcheck import visits`: work lists that came back filled in.
//!
//! Rows are taken in their order, so that a second visit may follow the first in one sheet. A row that is on record already is counted
//! as unchanged: the same sheet may come again with more of it filled in.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::args::VisitSheetArgs;
use super::import::{finish, read_files, take};
use super::visit::{complaints, out_of_turn};
use super::waiting::{called, find, held, inspectors, waiting};
use super::{Context, Exit, Failure};
use crate::digest::sha256_hex;
use crate::intake::visits::{Cells, cells};
use crate::intake::{Reading, Row, Source};
use crate::problem::{Problem, Result};
use crate::store::{Change, Counts, Store, Writer};
use crate::work::filled::{self, Filled, FilledRow};
use crate::work::{Inspector, Key, Visit, Waiting};
use crate::workspace::Workspace;

/// What rows are held against.
struct Known<'a> {
    waiting: &'a [Waiting],
    holders: BTreeMap<Key, String>,
    people: &'a [Inspector],
    workspace: &'a Workspace,
    now: Timestamp,
}

/// A visit to keep, or none where it is on record already.
type Told = Option<Visit>;

pub(super) fn run(context: &mut Context, args: &VisitSheetArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let files = read_files(&args.files)?;
    let (waiting, people) = (waiting(context, &workspace, &store)?, inspectors(&store)?);
    let holders = holders(&store, &people)?;
    let known = Known { waiting: &waiting, holders, people: &people, workspace: &workspace, now: (context.clock)() };
    let writer = store.write()?;
    let mut reports = Vec::new();
    for (name, bytes) in &files {
        let reading = match read(context, &known, &Source { name, bytes }) {
            Ok((cells, reading)) => Ok(judge(&known, &writer, name, &cells, reading)?),
            Err(problems) => Err(problems),
        };
        reports
            .push(take(context, name, reading, args.keep_going, |rows: &[Told]| keep(&writer, rows, (name, bytes), known.now))?);
    }
    writer.commit()?;
    finish(context, "visits", &reports, "import-next-visits")
}

fn holders(store: &Store, people: &[Inspector]) -> Result<BTreeMap<Key, String>> {
    Ok(held(store)?.into_iter().filter_map(|(key, to)| Some((key, called(people, &to.ok()?)))).collect())
}

fn read(context: &Context, known: &Known, source: &Source) -> Result<(Cells, Reading<FilledRow>), Vec<Problem>> {
    let messages = &context.output.messages;
    let cells = cells(source, |row| filled::is_head(row, messages)).map_err(|problem| vec![problem])?;
    let sheet = Filled { file: source.name, headings: &cells.headings, rows: &cells.rows };
    let reading = filled::read(sheet, messages, &known.workspace.config.zone)?;
    Ok((cells, reading))
}

/// Holds every row against the draws, the earlier visits and the rows above it.
fn judge(known: &Known, writer: &Writer, file: &str, cells: &Cells, read: Reading<FilledRow>) -> Result<Reading<Told>> {
    let raw: HashMap<u64, &Vec<String>> = cells.rows.iter().map(|(line, cells)| (*line, cells)).collect();
    let mut reading =
        Reading { headings: read.headings, columns: Vec::new(), rows: Vec::new(), rejected: read.rejected, notes: read.notes };
    let mut earlier: BTreeMap<Key, Vec<Visit>> = BTreeMap::new();
    for Row { line, value } in read.rows {
        let before = match earlier.remove(&value.key()) {
            Some(before) => before,
            None => writer.visits_of(&value.key())?,
        };
        let now = earlier.entry(value.key()).or_insert(before);
        match visit(known, &value, now) {
            Ok((visit, remark)) => {
                now.extend(visit.clone());
                reading.notes.extend(remark.map(|remark| remark.in_file(file).at_line(line)));
                reading.rows.push(Row { line, value: visit });
            }
            Err(problems) => {
                let cells = raw.get(&line).map(|cells| (*cells).clone()).unwrap_or_default();
                reading.rejected.push(filled::rejected(file, line, &cells, problems));
            }
        }
    }
    reading.rejected.sort_by_key(|row| row.line);
    Ok(reading)
}

/// A row's visit, and what is to be told of it although it is kept; no visit where it is on record already.
fn visit(known: &Known, row: &FilledRow, earlier: &[Visit]) -> Result<(Told, Option<Problem>), Vec<Problem>> {
    let zone = &known.workspace.config.zone;
    let one = find(known.waiting, row.unit.as_str(), Some(&row.draw)).map_err(|error| error.problems().to_vec())?;
    if row.is_recorded(earlier, zone) {
        return Ok((None, None));
    }
    let by = known.holders.get(&row.key()).map_or("", String::as_str);
    let visit = row.visit(earlier, by, zone).ok_or_else(|| vec![Problem::new("visit-in-future")])?;
    let problems = complaints(&visit, earlier, one, known.people, known.now);
    if !problems.is_empty() {
        return Err(problems);
    }
    let remark = out_of_turn(&visit, one, known.people);
    Ok((Some(visit), remark))
}

fn keep(writer: &Writer, rows: &[Told], (name, bytes): (&str, &[u8]), now: Timestamp) -> Result<Counts> {
    let mut counts = Counts::default();
    let import = writer.begin_import("visits", name, &sha256_hex(bytes), now)?;
    for row in rows {
        let Some(visit) = row else {
            counts.add(Change::Unchanged);
            continue;
        };
        writer.add_visit(visit, now, Some(import))?;
        counts.add(Change::New);
    }
    Ok(counts)
}
