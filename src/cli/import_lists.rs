//! `spotcheck import calls`, `agents`, `escalations` and of the records: lists that go into the store row by row.
//!
//! No file is held in memory, however long. Its rows are added as they are read; where one turns out to be wrong and none may be left
//! out, what was added of the file is taken back.

use std::cell::Cell;
use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Context;
use super::args::TableArgs;
use super::import::{FileReport, rejected_file};
use super::progress::{Progress, Waiting};
use super::spool::Spool;
use crate::condition::Facts;
use crate::digest::sha256_hex_of;
use crate::intake::calls::{self, ListedCall, Options};
use crate::intake::{Content, Input, Listed, Rejected, Row, Sink, Stop, agents, escalations, records};
use crate::problem::{Error, Problem, Result};
use crate::records::record::PROMISED;
use crate::records::{Agent, AgentId, Kind, Record, RecordId};
use crate::store::{Change, Counts, ImportId, Writer};

/// A clock may go wrong by as much, and a zone lie apart.
const FUTURE: SignedDuration = SignedDuration::from_hours(36);

/// Where the rows of a file belong.
#[derive(Clone, Copy)]
struct Place<'a> {
    writer: &'a Writer<'a>,
    import: ImportId,
}

/// Lists of one kind: how they are read, and how their rows go in.
struct List<R> {
    kind: &'static str,
    /// The message of what is shown meanwhile.
    label: &'static str,
    read: R,
}

/// What is kept of a list.
trait Keep: Sized {
    /// What is remembered until the list ends.
    type Memory: Default;

    /// When a row says that something happened.
    fn time(&self) -> Option<Timestamp>;

    fn add(self, place: Place, memory: &mut Self::Memory) -> Result<Change>;

    /// Adds what is known at the end of the list only.
    fn close(_: Place, _: Self::Memory, _columns: &[String], _completes: bool) -> Result<()> {
        Ok(())
    }
}

impl Keep for ListedCall {
    /// The newest call of each agent: it tells their name and team.
    type Memory = BTreeMap<AgentId, (Timestamp, Agent)>;

    fn time(&self) -> Option<Timestamp> {
        Some(self.call.start)
    }

    fn add(self, place: Place, memory: &mut Self::Memory) -> Result<Change> {
        let change = place.writer.add_call(place.import, &self.call)?;
        let start = self.call.start;
        if memory.get(&self.agent.id).is_none_or(|(last, _)| start >= *last) {
            memory.insert(self.agent.id.clone(), (start, self.agent));
        }
        Ok(change)
    }

    fn close(place: Place, memory: Self::Memory, _: &[String], _: bool) -> Result<()> {
        let add = |(start, agent)| place.writer.add_listed_agent(place.import, &agent, start).map(|_| ());
        memory.into_values().try_for_each(add)
    }
}

impl Keep for Agent {
    type Memory = ();

    fn time(&self) -> Option<Timestamp> {
        None
    }

    fn add(self, place: Place, (): &mut ()) -> Result<Change> {
        place.writer.add_roster_agent(place.import, &self)
    }
}

impl Keep for Record {
    type Memory = ();

    /// The last thing that a record says has happened.
    fn time(&self) -> Option<Timestamp> {
        let happened = |field: &&String| field.ends_with("_at") && !PROMISED.contains(&field.as_str());
        self.fields.keys().filter(happened).filter_map(|field| self.moment(field, &TimeZone::UTC)).max()
    }

    fn add(self, place: Place, (): &mut ()) -> Result<Change> {
        place.writer.add_record(place.import, &self)
    }

    fn close(place: Place, (): (), columns: &[String], completes: bool) -> Result<()> {
        place.writer.add_columns(place.import, columns, completes)
    }
}

/// The rows of one file on their way into the store.
struct Adding<'a, T: Keep> {
    place: Place<'a>,
    keep_going: bool,
    label: &'a str,
    waiting: Option<Waiting>,
    progress: Option<Progress>,
    memory: T::Memory,
    good: usize,
    counts: Counts,
    rejected: Vec<Rejected>,
    /// Later than this is the future; the rows that lie there, by the first of them.
    limit: Option<Timestamp>,
    late: Option<(u64, Timestamp, u64)>,
}

impl<'a, T: Keep> Adding<'a, T> {
    fn new(place: Place<'a>, label: &'a str, keep_going: bool, now: Timestamp) -> Self {
        Self {
            place,
            keep_going,
            label,
            waiting: Some(Waiting::new(label.to_owned())),
            progress: None,
            memory: T::Memory::default(),
            good: 0,
            counts: Counts::default(),
            rejected: Vec::new(),
            limit: now.checked_add(FUTURE).ok(),
            late: None,
        }
    }

    /// Whether nothing of the file will be kept.
    fn is_refused(&self) -> bool {
        !self.rejected.is_empty() && !self.keep_going
    }

    /// Tells of rows that lie in the future.
    fn future(&self, file: &str) -> Option<Problem> {
        let (line, first, rows) = self.late?;
        Some(Problem::new("import-future").with("rows", rows).with("first", first).in_file(file).at_line(line))
    }
}

impl<T: Keep> Sink<T> for Adding<'_, T> {
    fn begin(&mut self, rows: u64) {
        self.waiting = None;
        self.progress = Some(Progress::new(self.label.to_owned(), usize::try_from(rows).unwrap_or(usize::MAX)));
    }

    fn keep(&mut self, Row { line, value }: Row<T>) -> Result<()> {
        self.progress.iter_mut().for_each(|progress| progress.step(1));
        self.good += 1;
        if self.is_refused() {
            return Ok(());
        }
        let late = self.limit.and_then(|limit| value.time().filter(|time| *time > limit));
        if let Some(time) = late {
            self.late.get_or_insert((line, time, 0)).2 += 1;
        }
        self.counts.add(value.add(self.place, &mut self.memory)?);
        Ok(())
    }

    fn reject(&mut self, row: Rejected) {
        self.progress.iter_mut().for_each(|progress| progress.step(1));
        self.rejected.push(row);
    }
}

/// Imports lists in one transaction, each file whole or not at all; `last` is what there is to be said of all of them.
fn import<T: Keep>(
    context: &mut Context,
    args: &TableArgs,
    list: &List<impl Fn(Place, Input, &Options, &mut dyn Sink<T>) -> Result<Listed, Stop>>,
    last: impl FnOnce(&Writer) -> Result<Vec<Problem>>,
) -> Result<Vec<FileReport>> {
    let (workspace, mut store) = context.store()?;
    let map = mapping(&args.map)?;
    let at = (context.clock)();
    // before the store's lock is taken: what is piped in may take its time
    let files = args.files.iter().map(|path| Spool::new(path)).collect::<Result<Vec<_>>>()?;
    let writer = store.write()?;
    let roster = if writer.has_roster()? { Some(writer.roster()?) } else { None };
    let options = Options { zone: &workspace.config.zone, map: &map, roster: roster.as_ref() };
    let label = context.output.messages.get(list.label);
    let mut reports = Vec::new();
    for file in &files {
        let opened = file.open()?;
        let name = file.name();
        let sha256 = opened.open().and_then(sha256_hex_of).map_err(|error| file.failed(&error))?;
        let report = writer.whole(|| {
            let place = Place { writer: &writer, import: writer.begin_import(list.kind, &name, &sha256, at)? };
            let mut rows = Adding::new(place, &label, args.keep_going, at);
            let read = (list.read)(place, Input { name: &name, content: &opened }, &options, &mut rows);
            let report = close(context, &name, read, rows)?;
            Ok((!report.is_refused, report))
        })?;
        reports.push(report);
    }
    if let Some(report) = reports.last_mut() {
        report.notes.extend(last(&writer)?);
    }
    writer.commit()?;
    Ok(reports)
}

/// What became of a file whose rows were read.
fn close<T: Keep>(context: &Context, file: &str, read: Result<Listed, Stop>, rows: Adding<T>) -> Result<FileReport> {
    let Listed { headings, columns, mut notes, completes } = match read {
        Ok(listed) => listed,
        Err(Stop::Refused(problems)) => return Ok(FileReport::refused(file, problems, 0, 0)),
        Err(Stop::Failed(error)) => return Err(error),
    };
    let problems: Vec<Problem> = rows.rejected.iter().flat_map(|row| &row.problems).cloned().collect();
    if rows.is_refused() {
        return Ok(FileReport::refused(file, problems, rows.rejected.len(), rows.good));
    }
    notes.extend(rows.future(file));
    let rejected = rejected_file(&headings, &rows.rejected, &context.output);
    let counts = Counts { rejected: rows.rejected.len() as u64, ..rows.counts };
    T::close(rows.place, rows.memory, &columns, completes)?;
    Ok(FileReport { file: file.to_owned(), counts, problems, notes, rejected, is_refused: false, withheld: 0 })
}

/// Imports call lists.
pub(super) fn calls(context: &mut Context, args: &TableArgs) -> Result<Vec<FileReport>> {
    let read = |_: Place, input: Input, options: &Options, sink: &mut dyn Sink<ListedCall>| calls::stream(input, options, sink);
    let list = List { kind: "calls", label: "import-progress-calls", read };
    import(context, args, &list, |writer| {
        let twins = writer.twins()?;
        Ok(twins.iter().map(|(one, other)| Problem::new("import-twins").with("one", one).with("other", other)).collect())
    })
}

/// Imports rosters.
pub(super) fn agents(context: &mut Context, args: &TableArgs) -> Result<Vec<FileReport>> {
    let read = |_: Place, input: Input, options: &Options, sink: &mut dyn Sink<Agent>| agents::stream(input, options.map, sink);
    let list = List { kind: "agents", label: "import-progress-records", read };
    import(context, args, &list, |_| Ok(Vec::new()))
}

/// Imports lists of records.
pub(super) fn records(context: &mut Context, kind: Kind, args: &TableArgs) -> Result<Vec<FileReport>> {
    let classes = context.workspace()?.config.classes.remove(&kind).unwrap_or_default();
    let read = |place: Place, input: Input, options: &Options, sink: &mut dyn Sink<Record>| {
        knowing(place, kind, |known| {
            let (zone, map, classes) = (options.zone, options.map, &classes[..]);
            records::stream(input, &records::Options { kind, zone, map, classes, known }, sink)
        })
    };
    let list = List { kind: kind.name(), label: "import-progress-records", read };
    import(context, args, &list, |_| Ok(Vec::new()))
}

/// Imports escalations. They are no records of their own: each completes the complaint that it is about.
pub(super) fn escalations(context: &mut Context, args: &TableArgs) -> Result<Vec<FileReport>> {
    let kind = Kind::Complaints;
    let read = |place: Place, input: Input, options: &Options, sink: &mut dyn Sink<Record>| {
        knowing(place, kind, |known| {
            escalations::stream(input, &escalations::Options { zone: options.zone, map: options.map, known }, sink)
        })
    };
    let list = List { kind: kind.name(), label: "import-progress-records", read };
    import(context, args, &list, |_| Ok(Vec::new()))
}

/// Reads with what the store knew of each record before the file.
fn knowing<T>(
    Place { writer, import }: Place,
    kind: Kind,
    read: impl FnOnce(&dyn Fn(&RecordId) -> Option<Facts>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let failed = Cell::new(None);
    let known = |id: &RecordId| match writer.record_before(kind, id, import) {
        Ok(record) => record.map(|record| record.fields),
        Err(error) => {
            failed.set(Some(error));
            None
        }
    };
    let read = read(&known);
    failed.take().map_or(read, |error| Err(error.into()))
}

/// `列=field` pairs.
fn mapping(map: &[String]) -> Result<Vec<(String, String)>> {
    let pair = |text: &String| {
        let (column, field) = text.split_once('=').map(|(column, field)| (column.trim(), field.trim()))?;
        (!column.is_empty() && !field.is_empty()).then(|| (column.to_owned(), field.to_owned()))
    };
    let bad = |text: &String| Error::usage(Problem::new("usage-bad-map").with("map", text));
    map.iter().map(|text| pair(text).ok_or_else(|| bad(text))).collect()
}
