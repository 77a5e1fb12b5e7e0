//! `spotcheck plan explain`: what a plan's sample can show, in plain words.

use serde_json::json;

use super::args::{ExplainArgs, PlanArgs, PlanCommand};
use super::output::{BOLD, styled};
use super::{Context, Exit, Failure};
use crate::messages::Messages;
use crate::problem::Message;
use crate::sampling::Plan;
use crate::statistics::{Interval, hypergeometric, miss_probability, outscore_probability, sample_size, wilson};
use crate::workspace;

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;
/// The fault that is looked for: one call in twenty has it.
const FAULT: u64 = 5;
/// Stands for "very many" where nothing is known of how many calls an agent has.
const MANY: u64 = 1_000_000;

/// What a plan's sample can show.
struct Explanation {
    count: u64,
    population: Option<u64>,
    /// The chance that a fault in five of a hundred calls is missed in a week.
    missed: f64,
    /// The chance that an agent at 80 % shows more good calls than one at 90 %.
    outscored: f64,
    /// What all but one good call say of all calls.
    all_but_one: Interval,
    /// How many calls would have to be drawn for ±5 points.
    for_five_points: u64,
}

pub(super) fn run(context: &mut Context, args: &PlanArgs) -> Result<Exit, Failure> {
    match &args.command {
        PlanCommand::Explain(args) => explain(context, args),
    }
}

fn explain(context: &mut Context, args: &ExplainArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let plan = workspace::plan(workspace.as_ref(), &args.plan)?;
    let told = explanation(&plan, args.calls);
    if context.output.json {
        let Explanation { count, population, missed, outscored, all_but_one, for_five_points } = told;
        context.output.json(&json!({
            "plan": plan.id, "take": count, "calls": population, "confidence": CONFIDENCE, "missed_fault_share": 0.05, "missed": missed,
            "outscored_80_over_90": outscored, "all_but_one_good": all_but_one, "for_five_points": for_five_points,
        }))?;
    } else {
        context.output.text(&in_words(&plan, &told, &context.output.messages))?;
    }
    Ok(Exit::Done)
}

fn explanation(plan: &Plan, calls: Option<u64>) -> Explanation {
    let population = calls.filter(|calls| *calls > 0);
    let count = (plan.count as u64).min(population.unwrap_or(MANY));
    let whole = population.unwrap_or(MANY);
    let good = count - 1;
    let all_but_one = match population {
        Some(population) => hypergeometric(good, count, population, CONFIDENCE),
        None => wilson(good, count, CONFIDENCE),
    };
    Explanation {
        count,
        population,
        missed: miss_probability(count, (whole * FAULT).div_ceil(100), whole),
        outscored: outscore_probability(count, 0.8, 0.9),
        all_but_one: all_but_one.expect("a plan takes at least one"),
        for_five_points: sample_size(whole, 0.05, CONFIDENCE),
    }
}

fn in_words(plan: &Plan, told: &Explanation, messages: &Messages) -> String {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let say = |message: Message| format!("  • {}\n", messages.text(&message));
    let about = |id: &str| Message::new(id).with("count", told.count);
    let head = match told.population {
        Some(population) => about("explain-of").with("calls", population),
        None => about("explain-take"),
    };
    let weeks = format!("{:.0}", told.missed * 10.0);
    styled(BOLD, &plan.title)
        + "\n"
        + &say(head)
        + &say(about("explain-missed")
            .with("share", format!("{FAULT}%"))
            .with("chance", percent(told.missed))
            .with("weeks", weeks))
        + &say(about("explain-outscored").with("chance", percent(told.outscored)))
        + &say(about("explain-all-but-one")
            .with("good", told.count - 1)
            .with("low", percent(told.all_but_one.low))
            .with("high", percent(told.all_but_one.high)))
        + &say(about("explain-size").with("needed", told.for_five_points))
        + &say(Message::new("explain-so"))
}
