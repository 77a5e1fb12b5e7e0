//! `spotcheck draw`: who is looked at, for what period, by which seed.

pub(super) mod check;
mod ledger;
mod list;
mod make;
pub(super) mod show;

use jiff::{Timestamp, ToSpan};
use rand::TryRng as _;

use super::args::DrawArgs;
use super::{Context, Exit, Failure};
use crate::calendar::due;
use crate::problem::{Error, Problem, Result};
use crate::records::{Length, Period};
use crate::sampling::{DueFrom, Plan, Population, Seed};
use crate::store::Store;
use crate::workspace::{self, Workspace};

pub(super) use make::{Order, make};

pub(super) fn run(context: &mut Context, args: &DrawArgs) -> Result<Exit, Failure> {
    if let Some(command) = &args.command {
        return check::run(context, command);
    }
    let (workspace, mut store) = context.store()?;
    let plan = workspace::plan(Some(&workspace), &args.plan)?;
    if args.reason.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Error::usage(Problem::new("draw-no-reason")).into());
    }
    let seed = args.seed.as_deref().map_or_else(new_seed, read_seed)?;
    let only = only(args, &plan)?;
    let named = named_period(args, &plan)?;
    if plan.is_rolling && named.is_none() {
        return rolling(context, &workspace, &mut store, &plan, &seed);
    }
    let period = named.map_or_else(|| usual_period(context, &workspace, &plan), Ok)?;
    let order = Order { plan: &plan, period, seed: &seed, reason: args.reason.clone(), only };
    let made = make(context, &workspace, &mut store, &order)?;
    show::made(context, &plan, &[made])?;
    Ok(Exit::Done)
}

/// Draws every day that is over, can still be done in time, and has records that no draw of the plan saw yet.
fn rolling(context: &mut Context, workspace: &Workspace, store: &mut Store, plan: &Plan, seed: &Seed) -> Result<Exit, Failure> {
    let now = (context.clock)();
    let (mut drawn, mut unseen) = (Vec::new(), None);
    for period in open_days(context, workspace, plan, now)? {
        let order = Order { plan, period, seed, reason: None, only: Vec::new() };
        match make(context, workspace, store, &order) {
            Ok(made) => drawn.push(made),
            // a day on which nothing was completed, or all of which was drawn
            Err(error) if error.problems().iter().all(|problem| make::is_nothing_new(&problem.message.id)) => {}
            // the lists of some days may have the column
            Err(error) if error.problems().iter().all(|problem| problem.message.id == "draw-field-filtered") => {
                unseen = error.problems().first().cloned();
            }
            Err(error) => return Err(error.into()),
        }
    }
    if drawn.is_empty() && context.output.json {
        context.output.json(&serde_json::json!({ "draws": [] }))?;
    }
    if let Some(problem) = &unseen {
        context.output.warn(problem);
    } else if drawn.is_empty() && !context.output.json {
        context.output.warn(&Problem::new("draw-rolling-nothing").with("plan", &plan.id));
    }
    show::made(context, plan, &drawn)?;
    Ok(Exit::Done)
}

/// The days before today whose window is still open, oldest first.
fn open_days(context: &Context, workspace: &Workspace, plan: &Plan, now: Timestamp) -> Result<Vec<Period>> {
    /// A window is not looked for further back than this.
    const MOST: i32 = 92;
    let zone = &workspace.config.zone;
    let calendar = workspace::calendar(Some(workspace), workspace::CALENDAR)?;
    let today = now.to_zoned(zone.clone()).date();
    let is_open = |day: &jiff::civil::Date| {
        let Some(rule) = plan.due.as_ref().filter(|rule| matches!(rule.of, DueFrom::Field(_))) else { return true };
        // what was completed in the last moment of the day has the most time
        let last = day.tomorrow().ok().and_then(|next| next.to_zoned(zone.clone()).ok());
        let last = last.map_or(now, |next| next.timestamp().saturating_sub(1.millisecond()).unwrap_or(now));
        !due(last, rule.within, &calendar, zone).is_over(now, zone)
    };
    let _ = context;
    let days = (1..=MOST).rev().filter_map(|back| today.checked_sub(back.days()).ok());
    Ok(days.filter(is_open).map(Period::Day).collect())
}

/// The period that was named on the command line, of a length that the plan knows.
fn named_period(args: &DrawArgs, plan: &Plan) -> Result<Option<Period>> {
    let period = match (&args.period, &args.event) {
        (Some(text), _) => Some(parse_period(text)?),
        (None, Some(name)) => {
            Some(Period::event(name).ok_or_else(|| Error::usage(Problem::new("usage-bad-event").with("event", name)))?)
        }
        (None, None) => None,
    };
    if let Some(period) = period.as_ref().filter(|period| !plan.periods.contains(&period.length())) {
        let known: Vec<&str> = plan.periods.iter().map(|length| length.name()).collect();
        let problem =
            Problem::new("draw-wrong-period").with("plan", &plan.id).with("period", period).with("known", known.join(", "));
        return Err(Error::usage(problem));
    }
    Ok(period)
}

/// A period as it was typed.
pub(super) fn parse_period(text: &str) -> Result<Period> {
    Period::parse(text).ok_or_else(|| Error::usage(Problem::new("usage-bad-period").with("period", text)))
}

/// The period that a plan is drawn for where none is named, of its usual length: the last full one, or the running one where units are
/// not of any time, since they are visited within it.
pub(super) fn usual_period(context: &Context, workspace: &Workspace, plan: &Plan) -> Result<Period> {
    let length = plan.periods.iter().find(|length| **length != Length::Event);
    let now = (context.clock)();
    let period = length.and_then(|length| Period::of(*length, now, &workspace.config.zone));
    let period = if plan.time.is_some() || plan.populations == [Population::Agents] {
        period.and_then(|period| period.previous())
    } else {
        period
    };
    period.ok_or_else(|| Error::usage(Problem::new("draw-needs-event").with("plan", &plan.id)))
}

/// `--where` of an event: whom it concerns.
fn only(args: &DrawArgs, plan: &Plan) -> Result<Vec<(String, String)>> {
    let bad = |text: &String| Error::usage(Problem::new("usage-bad-where").with("where", text));
    let pair = |text: &String| {
        let (field, value) = text.split_once('=').map(|(field, value)| (field.trim(), value.trim())).ok_or_else(|| bad(text))?;
        if field.is_empty() || value.is_empty() { Err(bad(text)) } else { Ok((plan.field_name(field), value.to_owned())) }
    };
    args.only.iter().map(pair).collect()
}

fn read_seed(text: &str) -> Result<Seed> {
    Seed::parse(text).ok_or_else(|| Error::usage(Problem::new("usage-bad-seed").with("seed", text)))
}

/// Twenty digits from the operating system. Bytes that would favour some digits are left out.
fn new_seed() -> Result<Seed> {
    let mut digits = String::with_capacity(Seed::DIGITS);
    while digits.len() < Seed::DIGITS {
        let mut bytes = [0_u8; 32];
        let drawn = rand::rngs::SysRng.try_fill_bytes(&mut bytes);
        drawn.map_err(|error| Error::input(Problem::new("draw-no-random").with("error", error)))?;
        let fair = bytes.iter().filter(|byte| **byte < 250).map(|byte| char::from(b'0' + byte % 10));
        digits.extend(fair.take(Seed::DIGITS - digits.len()));
    }
    Ok(Seed::parse(&digits).expect("twenty digits are a seed"))
}
