//! `spotcheck worklist`: who has to do what, by when; and giving a task to somebody else.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

use super::args_work::{AssignArgs, WorklistArgs, WorklistCommand};
use super::new_file::write_new;
use super::waiting::{called, find, held, inspectors, somebody, stranger, waiting};
use super::who::Noted;
use super::worklist_print::{self, Shown};
use super::{Context, Exit, Failure};
use crate::problem::{Error, Message, Problem, Result};
use crate::store::{Given, Store};
use crate::work::{Assigned, Entry, Inspector, Key, Nobody, Waiting, barred, entries, is_same_person, share_out, workbook};
use crate::workspace::Workspace;

pub(super) fn run(context: &mut Context, args: &WorklistArgs) -> Result<Exit, Failure> {
    if let Some(WorklistCommand::Assign(args)) = &args.command {
        return assign(context, args);
    }
    let (workspace, mut store) = context.store()?;
    let people = inspectors(&store)?;
    let all = board(context, &workspace, &mut store, &people)?;
    let is_any_drawn = !all.is_empty();
    let who = args.inspector.as_deref().map(|who| wanted(&people, &all, who)).transpose()?;
    let mine = |entry: &Entry| who.as_ref().is_none_or(|who| entry.inspector().is_some_and(|id| has(who, id)));
    let shown = |entry: &Entry| mine(entry) && (args.all || !entry.is_finished() || entry.needs_spare());
    let listed: Vec<Entry> = all.into_iter().filter(shown).collect();
    if let Some(out) = &args.out {
        write(context, &workspace, out, &listed, &people)?;
    }
    let who = who.map(|who| who.name);
    let shown = Shown { entries: &listed, people: &people, who: who.as_deref(), is_any_drawn, file: args.out.as_deref() };
    worklist_print::print(context, &workspace, &shown)?;
    Ok(Exit::Done)
}

/// Where everything stands; what nobody has yet is given out first.
fn board(context: &Context, workspace: &Workspace, store: &mut Store, people: &[Inspector]) -> Result<Vec<Entry>> {
    let waiting = waiting(context, workspace, store)?;
    let visits = store.visits()?;
    let before = entries(waiting.clone(), &visits, &held(store)?);
    let shared = share_out(&before, people, &store.turns()?);
    if shared.iter().any(|one| one.to.is_ok()) {
        keep(store, &waiting, &shared, (context.clock)())?;
    }
    let mut now = held(store)?;
    for one in shared {
        now.entry((one.draw, one.unit)).or_insert(one.to);
    }
    Ok(entries(waiting, &visits, &now))
}

/// Keeps what was given to somebody.
fn keep(store: &mut Store, waiting: &[Waiting], shared: &[Assigned], at: Timestamp) -> Result<()> {
    let subjects: BTreeMap<Key, &str> = waiting.iter().map(|one| (one.key(), one.subject.as_str())).collect();
    let writer = store.write()?;
    for one in shared {
        let (Ok(inspector), key) = (one.to.clone(), (one.draw.clone(), one.unit.clone())) else { continue };
        let subject = subjects.get(&key).map(|subject| (*subject).to_owned()).unwrap_or_default();
        writer.give(&Given { key, inspector, subject, at, reason: None })?;
    }
    writer.commit()
}

/// Whose list was asked for; a name that was only ever given by hand is one too.
fn wanted(people: &[Inspector], all: &[Entry], who: &str) -> Result<Inspector> {
    let by_hand = || all.iter().filter_map(Entry::inspector).find(|id| is_same_person(id, who)).map(stranger);
    somebody(people, who).or_else(|error| by_hand().ok_or(error))
}

fn has(who: &Inspector, id: &str) -> bool {
    who.id == id || who.is(id)
}

/// Writes the list as a sheet that isn't there yet: somebody may have filled in the one that is.
fn write(context: &Context, workspace: &Workspace, out: &Path, listed: &[Entry], people: &[Inspector]) -> Result<()> {
    if out.extension().is_none_or(|ext| !ext.eq_ignore_ascii_case("xlsx")) {
        return Err(Error::usage(Problem::new("sheet-not-xlsx").with("file", out.display())));
    }
    let by_name = |to: Result<String, Nobody>| to.map(|id| called(people, &id));
    let named: Vec<Entry> = listed.iter().map(|entry| Entry { to: entry.to.clone().map(by_name), ..entry.clone() }).collect();
    let bytes = workbook(&named, &context.output.messages, &workspace.config.zone).map_err(Error::input)?;
    write_new(out, &bytes)
}

/// Gives a unit to somebody, whoever has it now.
fn assign(context: &mut Context, args: &AssignArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    if args.reason.trim().is_empty() {
        return Err(Error::usage(Problem::new("work-no-reason")).into());
    }
    let all = waiting(context, &workspace, &store)?;
    let one = find(&all, &args.unit, args.draw.as_deref())?;
    let people = inspectors(&store)?;
    let to = somebody(&people, &args.to)?;
    may_do(one, &to)?;
    let had = held(&store)?.remove(&one.key()).and_then(std::result::Result::ok);
    if had.is_some_and(|had| has(&to, &had)) {
        return Err(Error::usage(Problem::new("work-same-person").with("unit", &one.unit).with("inspector", &to.name)).into());
    }
    let reason = Some(args.reason.trim().to_owned());
    let given = Given { key: one.key(), inspector: to.id.clone(), subject: one.subject.clone(), at: (context.clock)(), reason };
    let doer = context.doer(&workspace, &store)?;
    let writer = store.write()?;
    writer.give_again(&given)?;
    let record = (&given.key, &given.inspector, given.at);
    let (draw, unit, reason) = (given.key.0.as_str(), Some(&given.key.1), given.reason.as_deref());
    context.note(&writer, &doer, &Noted { what: "assign", draw, unit, record, reason })?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "draw": one.draw, "unit": one.unit, "inspector": to, "reason": given.reason }))?;
    } else {
        context.output.say(&Message::new("work-assigned").with("unit", &one.unit).with("inspector", &to.name))?;
    }
    Ok(Exit::Done)
}

/// That nobody is given their own holds by hand too.
fn may_do(one: &Waiting, to: &Inspector) -> Result<()> {
    let mut task = one.task();
    if to.role.is_none() {
        task.roles.clear();
    }
    let about = |id: &str| Problem::new(id).with("unit", &one.unit).with("by", &to.name);
    match barred(&task, to) {
        None => Ok(()),
        Some(Nobody::Role(roles)) => Err(Error::usage(about("visit-wrong-role").with("roles", roles.join(" / ")))),
        Some(Nobody::Team) => Err(Error::usage(about("visit-own-team"))),
        Some(Nobody::Own | Nobody::Unknown) => Err(Error::usage(about("visit-own"))),
    }
}
