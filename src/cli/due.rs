//! `spotcheck due`: what is overdue, and what will be in the next hours, by the times that the checklists of records ask for.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::json;

use super::args::DueArgs;
use super::grid::{Cell, grid};
use super::localised::titled;
use super::new_file::{self, write_new};
use super::output::{BAD, BOLD, DIM, OPEN, styled};
use super::records_judged::{Known, each, moment};
use super::{Context, Exit, Failure};
use crate::calendar::Due;
use crate::checklist::{Ask, Data, DataTest, Judges};
use crate::inspection::deadlines;
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{Kind, Record, fields};
use crate::sampling::draw_csv::guard;
use crate::store::ListColumns;
use crate::work::shown_time;
use crate::workspace::{self, ReadyChecklist, Workspace};

/// The checklists whose times are looked at where none are named.
const OF_RECORDS: [&str; 3] = ["request-records", "complaint-records", "callback-records"];
/// The moment from which a record waits for nothing but what follows on it.
const DONE: &str = "completed_at";
/// Rows that a terminal shows; the file and JSON have them all.
const MOST_SHOWN: usize = 60;

/// Something that somebody has to do by a time.
#[derive(Debug, Serialize)]
struct Row {
    kind: &'static str,
    id: String,
    /// What has to be done, by the item's title.
    what: String,
    item: String,
    /// The time that has to come, by its field.
    field: String,
    source: Option<String>,
    #[serde(skip)]
    due: Due,
    #[serde(rename = "due")]
    due_text: String,
    overdue: bool,
    /// How long it is overdue, or how long there is still time; minutes.
    minutes: i64,
    /// Whether the holidays of that year are unknown, so that it may be due later.
    perhaps_later: bool,
    person: String,
    name: String,
    department: String,
}

pub(super) fn run(context: &mut Context, args: &DueArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let at = moment(&workspace, &args.time, (context.clock)())?;
    let horizon = at.checked_add(SignedDuration::from_hours(i64::from(args.hours))).unwrap_or(Timestamp::MAX);
    let zone = workspace.config.zone.clone();
    let mut rows = Vec::new();
    let mut looked_at = 0_usize;
    let mut notes = Vec::new();
    for (kind, checklist) in checklists(&workspace, args)? {
        let judge = |known: &Known| rows_of(known, kind, &checklist, (at, horizon), &zone);
        let before = looked_at;
        let keep = |_, found: Vec<Row>| {
            looked_at += 1;
            rows.extend(found);
            Ok(())
        };
        each(&store, kind, (at, &zone), |_| true, judge, keep)?;
        if looked_at > before {
            notes.extend(unheld(&checklist, kind, &store.columns_of(kind)?, &context.output.messages));
        }
    }
    if looked_at == 0 {
        return Err(Error::input(Problem::new("due-no-records")).into());
    }
    // the longest overdue first, then what comes next
    rows.sort_by(|a, b| a.due.order(b.due, &zone).then_with(|| (a.kind, &a.id, &a.item).cmp(&(b.kind, &b.id, &b.item))));
    // of several limits of one step the first says it all: what should be settled in 24 hours is past 48 hours too
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.kind, row.id.clone(), row.field.clone())));
    if let Some(path) = &args.csv {
        write_new(path, &csv(&rows, &context.output.messages, &zone))?;
    }
    for note in &notes {
        context.output.warn(note);
    }
    if context.output.json {
        context.output.json(&json!({ "at": at, "hours": args.hours, "rows": rows }))?;
    } else {
        print(context, args, &rows, at, &zone)?;
    }
    Ok(Exit::Done)
}

/// The checklists that were named, or those of records, each with the kind that it judges.
fn checklists(workspace: &Workspace, args: &DueArgs) -> Result<Vec<(Kind, ReadyChecklist)>> {
    let named: Vec<&str> =
        if args.checklist.is_empty() { OF_RECORDS.to_vec() } else { args.checklist.iter().map(String::as_str).collect() };
    let ready = |name: &str| {
        let checklist = workspace::checklist(Some(workspace), name, false)?;
        match checklist.compiled.definition.judges {
            Judges::Records(kind) => Ok((kind, checklist)),
            other => {
                let problem = Problem::new("due-checklist-for").with("checklist", name).with("for", other.name());
                Err(Error::usage(problem))
            }
        }
    };
    named.into_iter().map(ready).collect()
}

/// The times that no list of a kind has a column for, so that nothing is held to them.
fn unheld(checklist: &ReadyChecklist, kind: Kind, columns: &ListColumns, messages: &Messages) -> Option<Problem> {
    let mut lacking: Vec<&str> = Vec::new();
    for rule in &checklist.compiled.definition.rules {
        let Ask::Data(Data { field, test: DataTest::Within(within) }) = &rule.ask else { continue };
        for field in [field.as_str(), within.of.as_str()] {
            if !columns.has(field) && !lacking.contains(&field) {
                lacking.push(field);
            }
        }
    }
    let named: Vec<String> = lacking.iter().map(|field| titled(fields::of(kind), field, messages)).collect();
    let problem = Problem::new("due-unheld").with("kind", kind.name()).with("fields", named.join(&messages.get("kpi-comma")));
    (!named.is_empty()).then_some(problem)
}

/// What a record waits for until the horizon. Once the work is done, only what follows on that is still to come.
fn rows_of(
    known: &Known,
    kind: Kind,
    checklist: &ReadyChecklist,
    (at, horizon): (Timestamp, Timestamp),
    zone: &TimeZone,
) -> Vec<Row> {
    let record = &known.record;
    // a callback follows on what was done
    let is_done = known.has(DONE) && kind != Kind::Callbacks;
    let open = deadlines(&checklist.compiled, known.subject()).into_iter();
    let open = open.filter(|one| (!is_done || one.of == DONE) && one.due.first_moment_after(zone) <= horizon);
    open.map(|one| {
        let field = |name: &str| record.fields.get(name).cloned().unwrap_or_default();
        let after = one.due.first_moment_after(zone);
        Row {
            kind: kind.name(),
            id: record.id.to_string(),
            what: one.item.title.clone(),
            item: one.item.id.clone(),
            field: one.field.to_owned(),
            source: one.item.source.clone(),
            due: one.due,
            due_text: one.due.to_string(),
            overdue: one.is_over,
            minutes: at.duration_since(after).as_secs().abs() / 60,
            perhaps_later: one.is_guessed,
            person: field("agent"),
            name: field("agent_name"),
            department: department(record),
        }
    })
    .collect()
}

/// Whose department it lies with.
fn department(record: &Record) -> String {
    let first = ["department", "team", "hall", "estate"].iter().find_map(|field| record.fields.get(*field));
    first.cloned().unwrap_or_default()
}

fn print(context: &Context, args: &DueArgs, rows: &[Row], at: Timestamp, zone: &TimeZone) -> Result<(), Failure> {
    let messages = &context.output.messages;
    let overdue = rows.iter().filter(|row| row.overdue).count();
    let head = Message::new("due-head").with("at", shown_time(at, zone)).with("overdue", overdue);
    let head = head.with("soon", rows.len() - overdue).with("hours", args.hours);
    context.output.text(&styled(BOLD, messages.text(&head)))?;
    match args.by.as_deref() {
        None => context.output.text(&table(rows.iter().take(MOST_SHOWN), messages, zone))?,
        Some(by) => {
            for (whom, rows) in grouped(rows, by, messages) {
                let overdue = rows.iter().filter(|row| row.overdue).count();
                let message =
                    Message::new("due-group").with("whom", whom).with("overdue", overdue).with("soon", rows.len() - overdue);
                context.output.text(&format!("\n{}", styled(BOLD, messages.text(&message))))?;
                let more = rows.len().saturating_sub(MOST_SHOWN);
                context.output.text(&table(rows.into_iter().take(MOST_SHOWN), messages, zone))?;
                if more > 0 {
                    context.output.say(&Message::new("due-more").with("count", more))?;
                }
            }
        }
    }
    if args.by.is_none() && rows.len() > MOST_SHOWN {
        context.output.say(&Message::new("due-more").with("count", rows.len() - MOST_SHOWN))?;
    }
    if rows.iter().any(|row| row.perhaps_later) {
        context.output.say(&Message::new("due-perhaps-later"))?;
    }
    Ok(())
}

/// The rows of each person or department, whoever has the worst first.
fn grouped<'r>(rows: &'r [Row], by: &str, messages: &Messages) -> Vec<(String, Vec<&'r Row>)> {
    let mut groups: Vec<(String, Vec<&Row>)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let whom = if by == "person" { person(row) } else { row.department.clone() };
        let whom = if whom.is_empty() { messages.get("due-nobody") } else { whom };
        let place = *places.entry(whom.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((whom, Vec::new()));
        }
        groups[place].1.push(row);
    }
    groups
}

fn person(row: &Row) -> String {
    [row.person.as_str(), row.name.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

const COLUMNS: [&str; 7] = ["due-left", "due-due", "due-kind", "due-id", "due-what", "due-person", "due-department"];

fn cells(row: &Row, messages: &Messages, zone: &TimeZone) -> [String; 7] {
    let (hours, minutes) = (row.minutes / 60, row.minutes % 60);
    let left = match (row.overdue, hours) {
        (true, 48..) => Message::new("due-over-days").with("days", hours / 24),
        (true, _) => Message::new("due-over").with("hours", hours).with("minutes", minutes),
        (false, _) => Message::new("due-in").with("hours", hours).with("minutes", minutes),
    };
    let due = match row.due {
        Due::Day(day) => day.to_string(),
        Due::Moment(moment) => shown_time(moment, zone),
    };
    let kind = messages.get(&format!("due-kind-{}", row.kind));
    [messages.text(&left), due, kind, row.id.clone(), row.what.clone(), person(row), row.department.clone()]
}

fn table<'r>(rows: impl Iterator<Item = &'r Row>, messages: &Messages, zone: &TimeZone) -> String {
    let head = COLUMNS.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec();
    let line = |row: &Row| {
        let style = if row.overdue { BAD } else { OPEN };
        let cells = cells(row, messages, zone);
        cells
            .into_iter()
            .enumerate()
            .map(|(at, text)| if at == 0 { Cell::text(text).styled(style) } else { Cell::text(text) })
            .collect()
    };
    grid(&[head].into_iter().chain(rows.map(line)).collect::<Vec<_>>())
}

fn csv(rows: &[Row], messages: &Messages, zone: &TimeZone) -> Vec<u8> {
    let head = COLUMNS.map(|id| messages.get(id)).to_vec();
    let line = |row: &Row| cells(row, messages, zone).map(|cell| guard(&cell)).to_vec();
    new_file::csv([head].into_iter().chain(rows.iter().map(line)))
}
