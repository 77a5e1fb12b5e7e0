//! `spotcheck visit`: what came of a visit or a callback, by the form's rules, and what is on record.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::args_work::{RecordArgs, VisitArgs, VisitCommand, VisitShowArgs};
use super::output::{BOLD, styled};
use super::waiting::{called, find, held, inspectors, stranger, waiting};
use super::{Context, Exit, Failure};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::store::{Given, Writer};
use crate::work::{
    Inspector, Key, Method, Nobody, Outcome, State, Time, Visit, Waiting, at_on, barred, by_the_end_of, check, next_number,
    read_time, shown_time,
};

pub(super) fn run(context: &mut Context, args: &VisitArgs) -> Result<Exit, Failure> {
    match &args.command {
        VisitCommand::Record(args) => record(context, args),
        VisitCommand::Show(args) => show(context, args),
    }
}

/// Keeps a visit; a letter may answer several units at once.
fn record(context: &mut Context, args: &RecordArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (zone, now) = (&workspace.config.zone, (context.clock)());
    let told = Told::read(args, zone, now)?;
    let all = waiting(context, &workspace, &store)?;
    let units = args.units.iter().map(|unit| find(&all, unit, args.draw.as_deref())).collect::<Result<Vec<_>>>()?;
    let (people, holders) = (inspectors(&store)?, held(&store)?);
    let writer = store.write()?;
    let (mut problems, mut kept) = (Vec::new(), Vec::new());
    for one in units {
        let holder = holders.get(&one.key()).and_then(|to| to.as_deref().ok());
        let (visit, earlier) = told.visit(&writer, one, holder.map(|id| called(&people, id)), zone)?;
        let found = complaints(&visit, &earlier, one, &people, now);
        let place = |problem: Problem| if args.units.len() > 1 { problem.in_field(one.unit.as_str()) } else { problem };
        problems.extend(found.into_iter().map(place));
        if let Some(remark) = out_of_turn(&visit, one, &people) {
            context.output.warn(&remark);
        }
        kept.push((one, visit, earlier));
    }
    if !problems.is_empty() {
        return Err(Error::Usage(problems).into());
    }
    for (_, visit, _) in &kept {
        writer.add_visit(visit, now, None)?;
    }
    writer.commit()?;
    for (one, visit, earlier) in kept {
        tell(context, one, visit, earlier, zone)?;
    }
    Ok(Exit::Done)
}

/// What was typed of a visit, read.
struct Told<'a> {
    args: &'a RecordArgs,
    method: Method,
    outcome: Outcome,
    at: Time,
    answer_by: Option<Timestamp>,
}

impl<'a> Told<'a> {
    fn read(args: &'a RecordArgs, zone: &TimeZone, now: Timestamp) -> Result<Self> {
        let method = Method::parse(&args.method).expect("the command line knows the same methods");
        let outcome = Outcome::parse(&args.outcome).expect("the command line knows the same outcomes");
        let time = |text: &String| {
            let bad = || Error::usage(Problem::new("visit-bad-time").with("value", text));
            read_time(text, zone).ok_or_else(bad)
        };
        let at = args.at.as_ref().map(time).transpose()?.unwrap_or(Time::Moment(now));
        let answer_by = args.answer_by.as_ref().map(time).transpose()?.and_then(|time| by_the_end_of(time, zone));
        if args.units.len() > 1 && method != Method::Letter {
            return Err(Error::usage(Problem::new("visit-many")));
        }
        Ok(Self { args, method, outcome, at, answer_by })
    }

    /// The visit to a unit and the ones before it.
    fn visit(&self, writer: &Writer, one: &Waiting, holder: Option<String>, zone: &TimeZone) -> Result<(Visit, Vec<Visit>)> {
        let earlier = writer.visits_of(&one.key())?;
        let at = at_on(self.at, earlier.last().map(|last| last.at), zone);
        let visit = Visit {
            draw: one.draw.clone(),
            unit: one.unit.clone(),
            number: next_number(&earlier),
            at: at.ok_or_else(|| Error::usage(Problem::new("visit-bad-time").with("value", format!("{:?}", self.at))))?,
            by: self.args.by.clone().or(holder).unwrap_or_default(),
            method: self.method,
            signed: self.args.signed,
            outcome: self.outcome,
            answer_by: self.answer_by,
            satisfaction: self.args.satisfaction,
            note: self.args.note.clone(),
        };
        Ok((visit, earlier))
    }
}

/// Everything for which a visit can't be kept: the form's rules, a time that has not come, and a visitor who is concerned.
pub(super) fn complaints(visit: &Visit, earlier: &[Visit], one: &Waiting, people: &[Inspector], now: Timestamp) -> Vec<Problem> {
    let mut problems = check(visit, earlier, one.rank);
    if visit.at > now {
        problems.push(Problem::new("visit-in-future"));
    }
    let mut task = one.task();
    (task.roles, task.teams) = Default::default();
    if barred(&task, &visitor(people, &visit.by)) == Some(Nobody::Own) {
        problems.push(Problem::new("visit-own").with("unit", &one.unit).with("by", &visit.by));
    }
    problems
}

/// A visit that was made by somebody of the wrong rank or team was made all the same: it is kept, and told.
pub(super) fn out_of_turn(visit: &Visit, one: &Waiting, people: &[Inspector]) -> Option<Problem> {
    let visitor = visitor(people, &visit.by);
    let mut task = one.task();
    if visitor.role.is_none() {
        task.roles.clear();
    }
    let about = |id: &str| Problem::new(id).with("unit", &one.unit).with("by", &visit.by);
    match barred(&task, &visitor)? {
        Nobody::Role(roles) => Some(about("visit-wrong-role").with("roles", roles.join(" / "))),
        Nobody::Team => Some(about("visit-own-team")),
        Nobody::Own | Nobody::Unknown => None,
    }
}

fn visitor(people: &[Inspector], by: &str) -> Inspector {
    people.iter().find(|one| one.is(by)).cloned().unwrap_or_else(|| stranger(by))
}

/// Says what was kept, where the matter stands, and what is next.
fn tell(context: &Context, one: &Waiting, visit: Visit, earlier: Vec<Visit>, zone: &TimeZone) -> Result<(), Failure> {
    let visits: Vec<Visit> = earlier.into_iter().chain([visit]).collect();
    let (state, visit) = (State::of(&visits), &visits[visits.len() - 1]);
    if context.output.json {
        return Ok(context.output.json(&json!({ "visit": as_json(visit), "state": state }))?);
    }
    let messages = &context.output.messages;
    let id = if visit.outcome.is_visit() { "visit-recorded" } else { "visit-attempt-recorded" };
    let done = Message::new(id).with("unit", &one.unit).with("number", visit.number).with("attempts", state.attempts);
    context.output.say(&done.with("method", method(visit, messages)).with("outcome", outcome(visit, messages)))?;
    let replace =
        |id: &str| Message::new(id).with("unit", &one.unit).with("draw", &one.draw).with("reason", visit.outcome.code());
    let next = match (visit.outcome, state.next) {
        (Outcome::Open, Some(due)) => Message::new("visit-next").with("due", shown_time(due, zone)),
        (Outcome::NoAnswer, _) => replace("visit-try-again"),
        (Outcome::Refused | Outcome::MovedAway | Outcome::WrongCustomer, _) if !state.is_done => replace("work-spare"),
        _ => Message::new("visit-closed"),
    };
    Ok(context.output.say(&next)?)
}

fn method(visit: &Visit, messages: &Messages) -> String {
    messages.get(&format!("visit-method-{}", visit.method.code()))
}

fn outcome(visit: &Visit, messages: &Messages) -> String {
    messages.get(&format!("visit-outcome-{}", visit.outcome.code()))
}

/// A visit as documented, with the remark as it is exported.
fn as_json(visit: &Visit) -> Value {
    let mut value = serde_json::to_value(visit).expect("a visit is JSON");
    value["remark"] = json!(visit.remark());
    value
}

/// Everything that is on record of a unit; of a draw that was named, even where another one follows it.
fn show(context: &mut Context, args: &VisitShowArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let all = waiting(context, &workspace, &store)?;
    let (key, title): (Key, String) = match (find(&all, &args.unit, args.draw.as_deref()), &args.draw, UnitId::parse(&args.unit))
    {
        (Ok(one), ..) => (one.key(), one.plan_title.clone()),
        (Err(_), Some(draw), Some(unit)) if !store.visits_of(&(draw.clone(), unit.clone()))?.is_empty() => {
            ((draw.clone(), unit), draw.clone())
        }
        (Err(error), ..) => return Err(error.into()),
    };
    let (visits, hands) = (store.visits_of(&key)?, store.hands_of(&key)?);
    let state = State::of(&visits);
    if context.output.json {
        let hands: Vec<Value> =
            hands.iter().map(|given| json!({ "inspector": given.inspector, "at": given.at, "reason": given.reason })).collect();
        let visits: Vec<Value> = visits.iter().map(as_json).collect();
        context.output.json(&json!({ "draw": key.0, "unit": key.1, "state": state, "visits": visits, "assignments": hands }))?;
        return Ok(Exit::Done);
    }
    let (messages, zone, people) = (&context.output.messages, &workspace.config.zone, inspectors(&store)?);
    let head = Message::new("visit-show-head").with("unit", &key.1).with("plan", title);
    let mut lines = vec![styled(BOLD, messages.text(&head))];
    lines.extend(hands.iter().map(|given| hand(given, &people, messages, zone)));
    lines.extend(visits.iter().map(|visit| line(visit, messages, zone)));
    let counts = Message::new("visit-show-state").with("attempts", state.attempts).with("visits", state.visits);
    lines.push(if visits.is_empty() { messages.get("visit-show-none") } else { messages.text(&counts) });
    context.output.text(&lines.join("\n"))?;
    Ok(Exit::Done)
}

fn hand(given: &Given, people: &[Inspector], messages: &Messages, zone: &TimeZone) -> String {
    let id = if given.reason.is_some() { "visit-show-given-again" } else { "visit-show-given" };
    let message = Message::new(id).with("at", shown_time(given.at, zone)).with("inspector", called(people, &given.inspector));
    format!("  {}", messages.text(&message.with("reason", given.reason.as_deref().unwrap_or_default())))
}

fn line(visit: &Visit, messages: &Messages, zone: &TimeZone) -> String {
    let number = Message::new("visit-show-number").with("number", visit.number);
    let number = if visit.outcome.is_visit() { messages.text(&number) } else { messages.get("visit-show-attempt") };
    let promised = visit.answer_by.map(|by| Message::new("visit-show-answer-by").with("due", shown_time(by, zone)));
    let score = visit.satisfaction.map(|score| Message::new("visit-show-satisfaction").with("score", score));
    let signed = visit.signed.then(|| Message::new("visit-show-signed"));
    let said = [signed, promised, score].into_iter().flatten().map(|message| messages.text(&message));
    let cells = [number, shown_time(visit.at, zone), method(visit, messages), visit.by.clone(), outcome(visit, messages)];
    let all = cells.into_iter().chain(said).chain([visit.remark()]).filter(|cell| !cell.is_empty());
    format!("  {}", all.collect::<Vec<_>>().join("  "))
}
