//! Lists of requests, repairs, complaints, households …: CSV, XLSX, XLS, ODS and NDJSON -> records of a kind.
//!
//! What makes a record differs little from kind to kind: which columns must be there (`required`), and what stands in for an id where
//! the list has no column for it (`stand_ins`). The rest is the kind's vocabulary in [`crate::records::fields`].

use jiff::tz::TimeZone;

use super::columns::{self, Columns, Headed, Wanted};
use super::dated::{self, Told};
use super::ids::Id;
use super::listed::Line;
use super::rows::{self, Seen};
use super::{Input, Listed, Reading, Sink, Source, Stop, cells::Cell, life, shown, table};
use crate::condition::Facts;
use crate::problem::Problem;
use crate::records::fields::{self, Vocabulary};
use crate::records::{Kind, Record, RecordId};
use crate::text::fold;

/// How to read a list.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// What the list is about.
    pub kind: Kind,
    /// The clock by which times without an offset are meant.
    pub zone: &'a TimeZone,
    /// Headings and the fields that they stand for, over the kind's vocabulary; a field may have any name.
    pub map: &'a [(String, String)],
    /// The classes that the records may have; any, where there are none.
    pub classes: &'a [String],
    /// What earlier lists told of a record, which this one completes: what it leaves blank stays as it was.
    pub known: &'a dyn Fn(&RecordId) -> Option<Facts>,
}

/// What nobody has told anything of.
#[must_use]
pub fn nothing_known(_: &RecordId) -> Option<Facts> {
    None
}

/// The columns without which a list is none of its kind: of each group, one is enough.
fn required(kind: Kind) -> &'static [&'static [&'static str]] {
    match kind {
        Kind::Requests | Kind::Complaints | Kind::Feedback | Kind::Accidents => &[&["id"], &["created_at"]],
        // one that is planned has not been made yet
        Kind::Callbacks => &[&["id"], &["created_at", "planned_at"]],
        Kind::Repairs => &[&["id"], &["created_at", "completed_at"]],
        Kind::Purchases => &[&["id"], &["purchased_at"]],
        Kind::Customers => &[&["id"]],
        Kind::Households => &[&["id", "room"]],
        Kind::Halls | Kind::Inspectors => &[&["id", "name"]],
    }
}

/// What is a record's id where its list has no column for one, the last of them required: a flat is known by estate, building, unit and
/// room together, since its number alone stands in every building.
fn stand_ins(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Households => &["estate", "building", "unit", "room"],
        Kind::Halls | Kind::Inspectors => &["name"],
        _ => &[],
    }
}

/// Reads a list of records.
///
/// Times are kept as RFC 3339 in UTC, those without an offset by `options.zone`; a date without a time stays a date. Of two rows with the
/// same id the later one is rejected. The rows keep their order.
///
/// ```
/// use spotcheck::intake::{Source, records};
/// use spotcheck::records::Kind;
///
/// let bytes = "报修单号,小区,报修时间,完成时间\nBX1,和谐家园,2026/11/16 9:30,2026-11-17\nBX2,和谐家园,2026-11-16 10:00,处理中\n".as_bytes();
/// let zone = jiff::tz::TimeZone::get("Asia/Shanghai")?;
/// let options = records::Options { kind: Kind::Repairs, zone: &zone, map: &[], classes: &[], known: &records::nothing_known };
/// let list = records::read(&Source { name: "repairs.csv", bytes }, &options).expect("a list");
/// let fields = &list.rows[0].value.fields;
/// assert_eq!((fields["created_at"].as_str(), fields["completed_at"].as_str()), ("2026-11-16T01:30:00Z", "2026-11-17"));
/// assert_eq!(list.rows[1].value.fields.get("completed_at"), None);
/// # Ok::<(), jiff::Error>(())
/// ```
///
/// # Errors
/// What makes the whole file unreadable: no table, a missing column, a mapping that doesn't fit.
pub fn read(source: &Source, options: &Options) -> Result<Reading<Record>, Vec<Problem>> {
    Reading::whole(|reading| stream(Input::of(source), options, reading))
}

/// As [`read`], row by row: of the rows that were read, nothing is held but what tells two with the same id.
///
/// # Errors
/// As there, and where `sink` fails.
pub fn stream(input: Input, options: &Options, sink: &mut dyn Sink<Record>) -> Result<Listed, Stop> {
    let vocabulary = fields::of(options.kind);
    let wanted = Wanted { required: required(options.kind), completing: &life::LATER, map: options.map, vocabulary };
    let mut headed = columns::find(input, table::read(input)?, wanted)?;
    take_names(&mut headed, vocabulary);
    take_closing(&mut headed, vocabulary);
    let list = List::new(options, vocabulary, &headed)?;
    // a second heading of a field is of use after all where it holds the dates of times
    let dates = list.days.iter().flat_map(|column| &column.beside);
    let dates: Vec<&str> = dates.map(|at| headed.columns.headings[*at].as_str()).collect();
    headed.notes.retain(|note| !note.place.field.as_deref().is_some_and(|heading| dates.contains(&heading)));
    let times: Vec<&str> = vocabulary.names().filter(|field| fields::is_time(field)).collect();
    let note = list.note(&headed.columns).map(|problem| problem.in_file(input.name));
    let mut seen = Seen::default();
    let mut listed = rows::read(&headed, &times, false, |line, number| list.record(line, number, &mut seen), sink)?;
    listed.notes.extend(note);
    Ok(listed)
}

/// Where a list has the number of whoever did it and the name beside it (维修工号, 维修人员), both are taken. Either alone is who did it.
fn take_names(headed: &mut Headed, vocabulary: &Vocabulary) {
    let Columns { headings, names } = &mut headed.columns;
    let (Some(number), false) = (names.iter().position(|name| name == "agent"), names.iter().any(|name| name == "agent_name"))
    else {
        return;
    };
    let is_second = |at: &usize| *at != number && fields::is_number_and_name(&headings[number], &headings[*at]);
    // a column that the user mapped, or that is something else, goes by another name
    let rank = |at: &usize| vocabulary.ranked(&names[*at]).filter(|(field, _)| *field == "agent").map(|(_, rank)| rank);
    let second = (0..headings.len()).filter(is_second).filter_map(|at| Some((rank(&at)?, at))).min();
    if let Some((_, at)) = second {
        "agent_name".clone_into(&mut names[at]);
        headed.notes.retain(|note| note.place.field.as_ref() != Some(&headings[at]));
    }
}

/// Where a list tells both when the work was done and when the matter was closed, both are taken. Either alone is when it was done.
fn take_closing(headed: &mut Headed, vocabulary: &Vocabulary) {
    let Columns { headings, names } = &mut headed.columns;
    let Some(done) = names.iter().position(|name| name == "completed_at") else { return };
    if names.iter().any(|name| name == "closed_at") || fields::is_closing(&headings[done]) {
        return;
    }
    let is_second = |at: &usize| vocabulary.known(&names[*at]) == Some("completed_at") && fields::is_closing(&headings[*at]);
    if let Some(at) = (0..headings.len()).filter(|at| *at != done).find(is_second) {
        "closed_at".clone_into(&mut names[at]);
        headed.notes.retain(|note| note.place.field.as_ref() != Some(&headings[at]));
    }
}

/// What a column of the list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// The records' id.
    Id,
    /// A time or a date.
    Time,
    /// The number of a person or a thing, as an id: it must be whole.
    Number,
    /// A number that is better lost than its row.
    Contact,
    /// Text of a known field.
    Text,
    /// Whatever it is, it is kept.
    Unknown,
}

/// A list whose columns are known.
struct List<'a> {
    kind: Kind,
    zone: &'a TimeZone,
    classes: &'a [String],
    known: &'a dyn Fn(&RecordId) -> Option<Facts>,
    /// Whether the only end that the list tells is when a matter was closed.
    is_closing: bool,
    holds: Vec<Holds>,
    /// How the columns of times are read; of no use for the others.
    days: Vec<dated::Column>,
    /// The fields that make the id.
    id: &'static [&'static str],
}

impl<'a> List<'a> {
    fn new(options: &Options<'a>, vocabulary: &Vocabulary, headed: &Headed) -> Result<Self, Stop> {
        let columns = &headed.columns;
        let is_mapped = |name: &str| options.map.iter().any(|(_, field)| vocabulary.name_of(field) == *name);
        let is_known = |name: &str| vocabulary.names().any(|known| known == name);
        let holds = |name: &String| match name.as_str() {
            "id" => Holds::Id,
            name if fields::is_time(name) && (is_known(name) || is_mapped(name)) => Holds::Time,
            "agent" => Holds::Number,
            "customer" | "phone" | "about" => Holds::Contact,
            name if is_known(name) => Holds::Text,
            _ => Holds::Unknown,
        };
        let holds: Vec<Holds> = columns.names.iter().map(holds).collect();
        let times: Vec<usize> = (0..holds.len()).filter(|at| holds[*at] == Holds::Time).collect();
        let mut days: Vec<dated::Column> = holds.iter().map(|_| dated::Column::default()).collect();
        for (at, column) in times.iter().zip(dated::columns(headed, vocabulary, &times)?) {
            days[*at] = column;
        }
        let is_closing = columns.position("completed_at").is_some_and(|at| fields::is_closing(&columns.headings[at]));
        let has_id = columns.position("id").is_some();
        let id = if has_id { &["id"][..] } else { stand_ins(options.kind) };
        Ok(Self {
            kind: options.kind,
            zone: options.zone,
            classes: options.classes,
            known: options.known,
            is_closing,
            holds,
            days,
            id,
        })
    }

    /// Flats of several estates can't be told apart by building and room.
    fn note(&self, columns: &Columns) -> Option<Problem> {
        let is_doubtful = self.id.contains(&"estate") && columns.position("estate").is_none();
        is_doubtful.then(|| Problem::new("intake-rooms-without-estate"))
    }

    /// One row: a record with an id that no row before it has.
    fn record(&self, line: Line, number: u64, seen: &mut Seen) -> Result<Record, Vec<Problem>> {
        let mut problems = Vec::new();
        let id = self.id(line, &mut problems);
        let mut told = Facts::new();
        for (at, name) in line.columns.names.iter().enumerate() {
            let Some(cell) = line.cells.get(at) else { break };
            if let Some(value) = self.value(line, at, cell, &mut problems) {
                told.insert(name.clone(), value);
            }
        }
        let known = id.as_ref().and_then(self.known).unwrap_or_default();
        // where nothing else told of the end, a matter was done by the time that it was closed
        if self.is_closing && known.contains_key("completed_at") && told.get("completed_at").is_some_and(|told| !told.is_empty())
        {
            told.remove("completed_at").map(|closed| told.insert("closed_at".to_owned(), closed));
        }
        let mut fields = life::completed(known, told, self.zone);
        problems.extend(self.time_missing(line, &fields, &problems));
        problems.extend(self.unknown_class(line));
        life::days_for_midnights(&mut fields, self.zone);
        problems.extend(
            life::crossed(self.kind, &fields, self.zone).into_iter().map(|crossed| self.disorder(line, &fields, crossed)),
        );
        // an id counts as seen even where its row is rejected for something else
        if let (Some(id), Some((heading, _))) = (&id, self.id.last().and_then(|field| line.field(field))) {
            problems.extend(seen.repeated(id.as_str(), number, heading, "intake-duplicate-record"));
        }
        if self.kind == Kind::Complaints && !fields.contains_key("complainant") {
            // a list of complaints that names one person names who complained
            fields.get("customer_name").cloned().map(|name| fields.insert("complainant".to_owned(), name));
        }
        match id {
            Some(id) if problems.is_empty() => Ok(Record { kind: self.kind, id, fields }),
            _ => Err(problems),
        }
    }

    /// A class that no record of the kind has.
    fn unknown_class(&self, line: Line) -> Option<Problem> {
        let (heading, class) = (line.field("category")?.0, line.text("category")?);
        let is_known = self.classes.is_empty() || self.classes.iter().any(|known| fold(known) == fold(&class));
        let about =
            |id: &str| Problem::new(id).with("value", shown(&class)).with("known", self.classes.join("、")).in_field(heading);
        (!is_known).then(|| about("intake-unknown-class"))
    }

    /// The row's id, from its own column or what stands in for it.
    fn id(&self, line: Line, problems: &mut Vec<Problem>) -> Option<RecordId> {
        let (last, before) = self.id.split_last()?;
        let mut parts = Vec::new();
        for field in before {
            if line.field(field).is_some_and(|(_, cell)| !cell.is_missing()) {
                parts.push(line.id(field, problems)?);
            }
        }
        parts.push(line.id(last, problems)?);
        RecordId::parse(&parts.join("-"))
    }

    /// What a cell says of its field, where it says anything; nothing at all where it says that it has not happened yet.
    fn value(&self, line: Line, at: usize, cell: &Cell, problems: &mut Vec<Problem>) -> Option<String> {
        let heading = &line.columns.headings[at];
        let mut wrong = |id: &str| {
            problems.push(Problem::new(id).with("value", shown(&cell.text())).in_field(heading));
            None
        };
        match (self.holds.get(at)?, cell) {
            (Holds::Id, _) => None,
            (Holds::Unknown, cell) => (!cell.is_empty()).then(|| cell.text()),
            (_, cell) if cell.is_missing() => None,
            (_, Cell::Error(_)) => wrong("intake-formula-error"),
            (Holds::Time, cell) => match self.days[at].read(line, cell, self.zone) {
                // it takes back what an earlier list told
                Ok(None) => dated::is_not_yet(cell).then(String::new),
                Ok(Some(told)) => Some(told.to_string()),
                Err(id) => wrong(id),
            },
            (Holds::Number, cell) => match cell.id() {
                Id::Whole(text) => Some(text),
                Id::Damaged => wrong("intake-damaged-number"),
                Id::Dated => wrong("intake-dated-id"),
                Id::Grouped => wrong("intake-grouped-id"),
                Id::Missing => None,
            },
            (Holds::Contact, cell) => match cell.id() {
                Id::Whole(text) => Some(text),
                _ => Some(cell.text()),
            },
            (Holds::Text, cell) => Some(cell.text()),
        }
    }

    /// A time that the kind is nothing without.
    fn time_missing(&self, line: Line, told: &Facts, problems: &[Problem]) -> Option<Problem> {
        let group = required(self.kind).iter().find(|group| group.iter().all(|field| fields::is_time(field)))?;
        let headings: Vec<&str> = group.iter().filter_map(|field| Some(line.field(field)?.0)).collect();
        let is_told = group.iter().any(|field| told.contains_key(*field));
        let is_wrong = problems.iter().any(|problem| problem.place.field.as_deref().is_some_and(|at| headings.contains(&at)));
        if is_told || is_wrong {
            return None;
        }
        let missing = |heading: &&str| Problem::new("intake-missing-value").in_field(*heading);
        // a list without the column completes what others began
        let not_begun = || {
            let (heading, _) = line.field(self.id.last()?)?;
            Some(Problem::new("intake-not-begun").with("value", shown(&line.text(self.id.last()?)?)).in_field(heading))
        };
        headings.first().map(missing).or_else(not_begun)
    }

    /// Two times that can't both be right, at the one that this list tells.
    fn disorder(&self, line: Line, fields: &Facts, (later, first): life::Crossed) -> Problem {
        let heading = |field: &str| line.field(field).map(|(heading, _)| heading);
        let is_told = |field: &str| line.text(field).is_some();
        let (id, at, other) =
            if is_told(later) { ("intake-before-other", later, first) } else { ("intake-behind-other", first, later) };
        let chinese = fields::of(self.kind).chinese(other).unwrap_or(other);
        let known = |field: &str| Told::parse(fields.get(field)?).map(|told| told.shown(self.zone));
        let text = |field: &str| line.text(field).or_else(|| known(field)).unwrap_or_default();
        let problem = Problem::new(id).with("value", shown(&text(at))).with("other", heading(other).unwrap_or(chinese));
        problem.with("at", shown(&text(other))).in_field(heading(at).unwrap_or(at))
    }
}
