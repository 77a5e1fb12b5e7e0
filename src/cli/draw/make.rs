//! Making a draw and keeping it.

use jiff::Timestamp;

use super::show;
use crate::calendar::Due;
use crate::cli::Context;
use crate::cli::progress::Waiting;
use crate::cli::who::Noted;
use crate::condition::Test;
use crate::digest::sha256_hex;
use crate::framing::{Framed, Framing, due_dates, frame};
use crate::messages::{Language, Messages};
use crate::problem::{Error, Problem, Result};
use crate::records::{Period, UnitId};
use crate::review::votes;
use crate::sampling::{ALGORITHM, AsOf, Draw, Plan, Population, Seed, Short, Sieve, Stratum, Take, absent_everywhere, frame_of};
use crate::store::Store;
use crate::workspace::{self, Workspace};

/// What is to be drawn.
pub(in crate::cli) struct Order<'a> {
    pub plan: &'a Plan,
    pub period: Period,
    pub seed: &'a Seed,
    /// Why it is drawn again.
    pub reason: Option<String>,
    /// Of an event, whom it concerns.
    pub only: Vec<(String, String)>,
}

/// A draw that was just made.
pub(in crate::cli) struct Made {
    pub draw: Draw,
    /// What the user should know although nothing is wrong.
    pub notes: Vec<Problem>,
}

/// Whether a problem only says that there is nothing to draw (any more) on a day of a rolling plan.
pub(super) fn is_nothing_new(id: &str) -> bool {
    matches!(id, "draw-empty-frame" | "draw-no-records" | "draw-no-records-undated" | "draw-no-calls" | "draw-exists")
}

/// Draws a plan for a period and keeps the draw. A second draw needs a reason, but that a day of a rolling plan is drawn again for what
/// came in late.
pub(in crate::cli) fn make(context: &Context, workspace: &Workspace, store: &mut Store, order: &Order) -> Result<Made> {
    let doer = context.doer(workspace, store)?;
    let siblings = store.draws_of(&order.plan.id, &order.period)?;
    let exists = || {
        let last = siblings.last().map(|draw| draw.id.clone()).unwrap_or_default();
        let problem = Problem::new("draw-exists").with("plan", &order.plan.id).with("period", &order.period);
        Error::usage(problem.with("draw", last))
    };
    if order.reason.is_none() && !siblings.is_empty() && !order.plan.is_rolling {
        return Err(exists());
    }
    let follows = order.reason.as_ref().and(siblings.last()).map(|draw| draw.id.clone());
    let id = format!("{}/{}/{}", order.plan.id, order.period, siblings.len() + 1);
    let (as_of, at) = (store.as_of_now()?, (context.clock)());
    let mut draw = blank(workspace, order, (id, follows), (as_of, at));
    // a redraw stands where the draw stands that it follows
    let mut line = siblings.clone();
    line.push(draw.clone());
    let mut sieve = Sieve::new(order.seed, &order.plan.parts());
    let framing = Framing {
        plan: order.plan,
        period: &order.period,
        zone: &workspace.config.zone,
        as_of,
        at,
        draw: Some(&draw.id),
        siblings: &line,
        only: &order.only,
    };
    let waiting = Waiting::new(context.output.messages.get("draw-reading"));
    let framed = frame(store, framing, |unit| sieve.add(unit))?;
    drop(waiting);
    if framed.passed.found == 0 {
        let is_drawn = !siblings.is_empty() && order.reason.is_none();
        return Err(if is_drawn { exists() } else { Error::input(nothing(context, workspace, store, order, &framed)?) });
    }
    draw.strata = sieve.finish();
    let mut notes = check(order.plan, &draw.strata, &framed, &context.output.messages)?;
    if let Some(before) = &draw.follows {
        let reviews = votes(&store.deeds_in(before)?).len();
        if reviews > 0 {
            notes.push(Problem::new("draw-voids-reviews").with("count", reviews).with("draw", before));
        }
    }
    draw.frame_sha256 = frame_of(&draw.strata);
    draw.found = framed.passed.found;
    draw.excluded = framed.passed.excluded;
    draw.due = due_of_units(workspace, store, order, &draw)?;
    draw.check_ledger().map_err(Error::input)?;
    let writer = store.write()?;
    // another command may have drawn meanwhile
    if writer.has_draw(&draw.id)? {
        return Err(exists());
    }
    writer.add_draw(&draw)?;
    let (what, reason) = (if draw.follows.is_some() { "redraw" } else { "draw" }, draw.reason.as_deref());
    let record = (&draw.id, &draw.seed, &draw.algorithm, &draw.frame_sha256, &draw.plan_sha256);
    context.note(&writer, &doer, &Noted { what, draw: &draw.id, unit: None, record, reason })?;
    writer.commit()?;
    Ok(Made { draw, notes })
}

/// Until when each drawn unit and each spare is due.
fn due_of_units(workspace: &Workspace, store: &Store, order: &Order, draw: &Draw) -> Result<Vec<(UnitId, Due)>> {
    let both = draw.strata.iter().flat_map(|stratum| stratum.drawn.iter().chain(&stratum.spares));
    let units: Vec<UnitId> = both.map(|unit| unit.id.clone()).collect();
    let calendar = workspace::calendar(Some(workspace), workspace::CALENDAR)?;
    due_dates(store, order.plan, &order.period, draw.at, (&calendar, &workspace.config.zone), units.iter())
}

fn blank(workspace: &Workspace, order: &Order, (id, follows): (String, Option<String>), (as_of, at): (AsOf, Timestamp)) -> Draw {
    Draw {
        id,
        plan: order.plan.id.clone(),
        plan_text: order.plan.text.clone(),
        plan_sha256: sha256_hex(&order.plan.text),
        period: order.period.clone(),
        zone: workspace.config.zone.iana_name().unwrap_or("UTC").to_owned(),
        seed: order.seed.as_str().to_owned(),
        algorithm: ALGORITHM.to_owned(),
        frame_sha256: String::new(),
        as_of,
        only: order.only.clone(),
        found: 0,
        excluded: Vec::new(),
        at,
        reason: order.reason.clone(),
        follows,
        strata: Vec::new(),
        replacements: Vec::new(),
        due: Vec::new(),
    }
}

/// What stands in the way of a draw, or is worth telling: columns that are not there, strata that are too small.
fn check(plan: &Plan, strata: &[Stratum], framed: &Framed, messages: &Messages) -> Result<Vec<Problem>> {
    if let (Short::Refuse, Take::Count(least) | Take::Between(least, _)) = (plan.short, plan.take)
        && let Some(short) = strata.iter().find(|stratum| stratum.part.is_empty() && stratum.eligible < least)
    {
        let problem = Problem::new("draw-short").with("stratum", short.label()).with("eligible", short.eligible);
        return Err(Error::input(problem.with("take", least)));
    }
    let unseen = plan.fields().filter(|field| !framed.passed.seen.contains(*field) && *field != "start");
    let about = |id: &str, field: &str| Problem::new(id).with("field", titled(plan, field, messages));
    let nowhere = absent_everywhere(plan, &framed.passed).map(|field| about("draw-field-nowhere", &field));
    let mut notes: Vec<Problem> = nowhere.into_iter().collect();
    for field in unseen {
        let note = about("draw-field-unseen", field);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if framed.undated > 0 {
        let field = plan.time.as_deref().unwrap_or_default();
        notes.push(about("draw-undated", field).with("count", framed.undated));
    }
    Ok(notes)
}

/// A field that the plan's `where` asks for and that none of the records has, where there are any: nothing can come of it.
fn filtered_by<'a>(plan: &'a Plan, framed: &Framed) -> Option<&'a str> {
    let seen = &framed.passed.seen;
    let fields = plan.filter.iter().filter(|condition| condition.test != Test::Present(false)).map(|one| one.field.as_str());
    fields.into_iter().find(|field| !seen.is_empty() && !seen.contains(*field))
}

/// A field by the heading that readers know, with its name.
fn titled(plan: &Plan, field: &str, messages: &Messages) -> String {
    let chinese = plan.populations.iter().find_map(|population| population.vocabulary().chinese(field));
    let chinese = chinese.filter(|_| messages.language() == Language::Chinese);
    chinese.map_or_else(|| field.to_owned(), |chinese| format!("{chinese} ({field})"))
}

/// Why there is nothing to draw from.
fn nothing(context: &Context, workspace: &Workspace, store: &Store, order: &Order, framed: &Framed) -> Result<Problem> {
    let Some(field) = filtered_by(order.plan, framed) else { return empty_frame(context, workspace, store, order, framed) };
    let field = titled(order.plan, field, &context.output.messages);
    Ok(Problem::new("draw-field-filtered").with("plan", &order.plan.id).with("field", field))
}

fn empty_frame(context: &Context, workspace: &Workspace, store: &Store, order: &Order, framed: &Framed) -> Result<Problem> {
    let period = &order.period;
    let population = order.plan.populations[0];
    if population != Population::Calls {
        let id = if framed.undated > 0 { "draw-no-records-undated" } else { "draw-no-records" };
        let problem = Problem::new(id).with("period", period);
        let problem = problem.with("population", show::population(order.plan, &context.output.messages));
        return Ok(problem.with("import", population).with("undated", framed.undated));
    }
    let zone = &workspace.config.zone;
    let of = |moment| Period::of(period.length(), moment, zone).map(|period| period.to_string()).unwrap_or_default();
    Ok(match store.call_times()? {
        None => Problem::new("draw-no-calls").with("period", period),
        Some((first, last)) => {
            Problem::new("draw-empty-frame").with("period", period).with("first", of(first)).with("last", of(last))
        }
    })
}
