//! `spotcheck plan`: which plans there are, and what a plan's sample can show, in plain words.

use serde_json::{Value, json};

use super::args::{CheckPlanArgs, ExplainArgs, PlanArgs, PlanCommand};
use super::output::{BOLD, DIM, GOOD, styled};
use super::{Context, Exit, Failure};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::sampling::{Plan, Take};
use crate::statistics::{Interval, hypergeometric, miss_probability, outscore_probability, sample_size, wilson};
use crate::workspace::{self, Kind, PLAN_SCHEMA, Workspace};

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;
/// The fault that is looked for: one unit in twenty has it.
const FAULT: u64 = 5;
/// Stands for "very many" where nothing is known of how many units a stratum has.
const MANY: u64 = 1_000_000;
/// Of how many units a share is taken where nothing is known.
const HUNDRED: u64 = 100;

/// What a plan's sample can show.
struct Explanation {
    /// How many units are drawn; of a range, the least.
    count: u64,
    population: Option<u64>,
    shows: Option<Shows>,
}

/// What so many units can show.
struct Shows {
    /// The chance that a fault in five of a hundred units is missed.
    missed: f64,
    /// The chance that a stratum at 80 % shows more good units than one at 90 %.
    outscored: f64,
    /// What all but one good unit say of all units.
    all_but_one: Interval,
    /// How many units would have to be drawn for ±5 points.
    for_five_points: u64,
}

pub(super) fn run(context: &mut Context, args: &PlanArgs) -> Result<Exit, Failure> {
    match &args.command {
        PlanCommand::Explain(args) => explain(context, args),
        PlanCommand::List => list(context),
        PlanCommand::Check(args) => check(context, args),
        PlanCommand::Schema => {
            context.output.text(PLAN_SCHEMA)?;
            Ok(Exit::Done)
        }
    }
}

fn list(context: &mut Context) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let mut lines = Vec::new();
    let mut broken = Vec::new();
    for name in workspace::names(workspace.as_ref(), Kind::Plans) {
        match workspace::plan(workspace.as_ref(), &name) {
            Ok(plan) => lines.push((name, plan)),
            Err(error) => broken.extend(error.problems().to_vec()),
        }
    }
    if context.output.json {
        let plans: Vec<Value> = lines.iter().map(|(name, plan)| in_list(name, plan)).collect();
        context.output.json(&json!({ "plans": plans }))?;
    } else {
        let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        for (name, plan) in &lines {
            let source = styled(DIM, plan.source.as_deref().unwrap_or_default());
            context.output.text(&format!("{name:width$}  {}  {source}", plan.title))?;
        }
    }
    told(broken)
}

/// A command that did its work, but for files with mistakes.
fn told(broken: Vec<Problem>) -> Result<Exit, Failure> {
    if broken.is_empty() { Ok(Exit::Done) } else { Err(Error::Usage(broken).into()) }
}

/// Every mistake of every plan, and what is doubtful in those without.
fn check(context: &mut Context, args: &CheckPlanArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let all = || workspace::names(workspace.as_ref(), Kind::Plans);
    let names = if args.plans.is_empty() { all() } else { args.plans.clone() };
    let (mut broken, mut checked, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for name in names {
        match workspace::plan_with_doubts(workspace.as_ref(), &name) {
            Ok((plan, doubts)) => {
                if !context.output.json {
                    let fine = Message::new("plan-fine").with("name", &name);
                    context.output.text(&styled(GOOD, context.output.messages.text(&fine)))?;
                    for doubt in &doubts {
                        context.output.warn(doubt);
                    }
                }
                warnings.extend(doubts.iter().map(|doubt| context.output.problem_json(doubt)));
                checked.push(in_list(&name, &plan));
            }
            Err(error) => broken.extend(error.problems().to_vec()),
        }
    }
    if context.output.json && broken.is_empty() {
        context.output.json(&json!({ "checked": checked, "warnings": warnings }))?;
    }
    told(broken)
}

fn in_list(name: &str, plan: &Plan) -> Value {
    let populations: Vec<String> = plan.populations.iter().map(ToString::to_string).collect();
    let periods: Vec<&str> = if plan.is_rolling { vec!["rolling"] } else { plan.periods.iter().map(|one| one.name()).collect() };
    json!({
        "plan": name, "title": plan.title, "source": plan.source, "population": populations, "period": periods,
        "take": plan.take.to_string(),
    })
}

fn explain(context: &mut Context, args: &ExplainArgs) -> Result<Exit, Failure> {
    let workspace: Option<Workspace> = context.workspace_if_any()?;
    let plan = workspace::plan(workspace.as_ref(), &args.plan)?;
    let told = explanation(&plan, args.calls.filter(|calls| *calls > 0));
    if context.output.json {
        context.output.json(&as_json(&plan, &told))?;
    } else {
        context.output.text(&in_words(&plan, &told, &context.output.messages))?;
    }
    Ok(Exit::Done)
}

fn explanation(plan: &Plan, population: Option<u64>) -> Explanation {
    let whole = population.unwrap_or(MANY);
    let share =
        |rate: crate::sampling::Rate| rate.of(usize::try_from(population.unwrap_or(HUNDRED)).unwrap_or(usize::MAX)) as u64;
    let (count, population) = match plan.take {
        Take::Count(count) | Take::Between(count, _) => ((count as u64).min(whole), population),
        Take::Rate(rate) | Take::Band { target: rate, .. } => (share(rate), Some(population.unwrap_or(HUNDRED))),
        Take::All => (whole, population),
    };
    let is_sample = count > 0 && plan.take != Take::All;
    Explanation { count, population, shows: is_sample.then(|| shows(count, population)) }
}

fn shows(count: u64, population: Option<u64>) -> Shows {
    let whole = population.unwrap_or(MANY);
    let good = count - 1;
    let all_but_one = match population {
        Some(population) => hypergeometric(good, count, population, CONFIDENCE),
        None => wilson(good, count, CONFIDENCE),
    };
    Shows {
        missed: miss_probability(count, (whole * FAULT).div_ceil(100), whole),
        outscored: outscore_probability(count, 0.8, 0.9),
        all_but_one: all_but_one.expect("at least one is drawn, and no more than there are"),
        for_five_points: sample_size(whole, 0.05, CONFIDENCE),
    }
}

fn as_json(plan: &Plan, told: &Explanation) -> Value {
    let mut json = json!({ "plan": plan.id, "take": told.count, "calls": told.population, "confidence": CONFIDENCE });
    if let Some(shows) = &told.shows {
        json["missed_fault_share"] = Value::from(0.05);
        json["missed"] = Value::from(shows.missed);
        json["outscored_80_over_90"] = Value::from(shows.outscored);
        json["all_but_one_good"] = json!(shows.all_but_one);
        json["for_five_points"] = Value::from(shows.for_five_points);
    }
    json
}

fn in_words(plan: &Plan, told: &Explanation, messages: &Messages) -> String {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    // sentences about agents' calls, or about any units
    let end = if plan.is_by_agent() { "" } else { "-units" };
    let units: Vec<String> = plan.populations.iter().map(|one| messages.get(&format!("population-{one}"))).collect();
    let units = units.join(&messages.get("population-and"));
    let about = |id: &str| Message::new(&format!("{id}{end}")).with("count", told.count).with("units", &units);
    let say = |message: Message| format!("  • {}\n", messages.text(&message));
    let mut text = styled(BOLD, &plan.title) + "\n";
    text += &say(match (plan.take, told.population) {
        (Take::All, _) => about("explain-all"),
        (Take::Rate(rate) | Take::Band { target: rate, .. }, Some(population)) => {
            about("explain-rate").with("rate", rate).with("calls", population)
        }
        (Take::Between(least, most), None) => about("explain-between").with("least", least).with("most", most),
        (_, Some(population)) => about("explain-of").with("calls", population),
        (_, None) => about("explain-take"),
    });
    let Some(shows) = &told.shows else { return text };
    let times = format!("{:.0}", shows.missed * 10.0);
    text += &say(about("explain-missed")
        .with("share", format!("{FAULT}%"))
        .with("chance", percent(shows.missed))
        .with("weeks", times));
    text += &say(about("explain-outscored").with("chance", percent(shows.outscored)));
    let interval = shows.all_but_one;
    text += &say(about("explain-all-but-one")
        .with("good", told.count - 1)
        .with("low", percent(interval.low))
        .with("high", percent(interval.high)));
    text += &say(about("explain-size").with("needed", shows.for_five_points));
    text + &say(about("explain-so"))
}
