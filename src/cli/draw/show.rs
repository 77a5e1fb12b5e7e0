//! A draw as people and programs see it.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::ledger;
use super::make::Made;
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::waiting::standing;
use crate::cli::{Context, Failure};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::sampling::{Draw, Drawn, Excluded, Plan, Stratum, plan_of, stratum_values};
use crate::store::Store;
use crate::work::Ledger;
use crate::workspace::Workspace;

/// Prints draws that were just made, and what is worth knowing of them.
pub(super) fn made(context: &Context, plan: &Plan, all: &[Made]) -> Result<(), Failure> {
    let mut told: Vec<&Problem> = Vec::new();
    for made in all {
        draw(context, plan, &made.draw, None)?;
        for note in &made.notes {
            if !told.contains(&note) {
                told.push(note);
                context.output.warn(note);
            }
        }
    }
    Ok(())
}

/// Prints a stored draw with its ledger as of now; `late` are the units that came in after it.
pub(super) fn stored(
    context: &Context,
    workspace: &Workspace,
    store: &Store,
    found: &Draw,
    late: &[UnitId],
) -> Result<(), Failure> {
    let plan = plan_of(found).map_err(Error::input)?;
    let entries = standing(context, workspace, store, found, &plan)?;
    let ledger = Ledger::of(found, &plan, &entries, (context.clock)()).map_err(Error::input)?;
    let ledger = Ledger { late_arrivals: late.to_vec(), ..ledger };
    draw(context, &plan, found, Some(&ledger))?;
    if let Some(by) = store.follower_of(&found.id)?.filter(|_| !context.output.json) {
        context.output.warn(&Problem::new("draw-is-followed").with("draw", &found.id).with("by", by));
    }
    Ok(())
}

fn draw(context: &Context, plan: &Plan, draw: &Draw, ledger: Option<&Ledger>) -> Result<(), Failure> {
    if context.output.json {
        let mut json = as_json(plan, draw);
        if let Some(ledger) = ledger {
            json["ledger"] = serde_json::to_value(ledger).expect("a ledger is JSON");
        }
        return Ok(context.output.json(&json)?);
    }
    Ok(context.output.text(&as_text(plan, draw, ledger, &context.output.messages))?)
}

fn as_text(plan: &Plan, draw: &Draw, ledger: Option<&Ledger>, messages: &Messages) -> String {
    let population = population(plan, messages);
    let strata = draw.random().count();
    let head = if plan.is_by_agent() { "draw-done" } else { "draw-done-units" };
    let drawn: usize = draw.random().map(|stratum| stratum.drawn.len()).sum();
    let head = Message::new(head).with("draw", &draw.id).with("drawn", drawn).with("eligible", draw.eligible());
    let measure = plan.populations.first().map(|first| messages.get(&format!("measure-{first}"))).unwrap_or_default();
    let head = head.with("strata", strata).with("population", population).with("measure", measure);
    let mut text = styled(BOLD, messages.text(&head)) + "\n";
    match ledger {
        Some(ledger) => text += &ledger::text(ledger, plan, messages),
        None => text += &excluded(draw, messages),
    }
    let mut part = "";
    for stratum in &draw.strata {
        if stratum.part != part {
            part = &stratum.part;
            let title = plan.targeted.iter().find(|targeted| targeted.id == part).map_or(part, |targeted| &targeted.title);
            let _ = writeln!(text, "{}", styled(BOLD, messages.text(&Message::new("draw-targeted").with("title", title))));
        }
        let _ = writeln!(text, "  {}  {}", line(plan, stratum, messages), styled(DIM, ids(&stratum.drawn)));
    }
    let proof = Message::new("draw-proof").with("seed", &draw.seed).with("frame", &draw.frame_sha256);
    text += &messages.text(&proof);
    text += "\n";
    text += &messages.get(if plan.checklist().is_some() && plan.is_of_calls() { "draw-next" } else { "draw-next-worklist" });
    text
}

/// What the drawn units are called.
pub(super) fn population(plan: &Plan, messages: &Messages) -> String {
    let names = plan.populations.iter().map(|population| messages.get(&format!("population-{population}")));
    names.collect::<Vec<_>>().join(&messages.get("population-and"))
}

/// What was left out, where anything was.
fn excluded(draw: &Draw, messages: &Messages) -> String {
    let units = |units: Vec<&Excluded>| units.into_iter().cloned().collect::<Vec<_>>();
    draw.excluded_by_rule().into_iter().map(|(rule, all)| ledger::left_out(rule, &units(all), messages)).collect()
}

/// A rule of exclusion in words, where there are any for it.
pub(in crate::cli) fn rule_name(rule: &str, messages: &Messages) -> String {
    let id = format!("excluded-{rule}");
    if messages.lookup(&id).is_some() { messages.get(&id) } else { rule.to_owned() }
}

fn line(plan: &Plan, stratum: &Stratum, messages: &Messages) -> String {
    let id = if plan.is_by_agent() { "draw-line" } else { "draw-line-stratum" };
    let name =
        if stratum.name.is_empty() && plan.strata.is_empty() { messages.get("draw-all") } else { name(plan, stratum, messages) };
    let message = Message::new(id).with("stratum", name).with("eligible", stratum.eligible);
    messages.text(&message.with("drawn", stratum.drawn.len()))
}

/// A stratum in words.
pub(in crate::cli) fn name(plan: &Plan, stratum: &Stratum, messages: &Messages) -> String {
    if stratum.name.is_empty() && plan.strata.len() == 1 {
        return messages.get("draw-blank");
    }
    let value = |(field, value): (&String, &str)| match messages.lookup(&format!("population-{value}")) {
        Some(words) if field == "population" => words,
        _ => value.to_owned(),
    };
    let values = plan.strata.iter().zip(stratum_values(&stratum.name, plan.strata.len())).map(value);
    values.collect::<Vec<_>>().join(" / ")
}

fn ids(units: &[Drawn]) -> String {
    units.iter().map(|unit| unit.id.as_str()).collect::<Vec<_>>().join(" ")
}

/// The draw as documented: ids in ticket order.
pub(in crate::cli) fn as_json(plan: &Plan, draw: &Draw) -> Value {
    let ids = |units: &[Drawn]| units.iter().map(|unit| unit.id.clone()).collect::<Vec<UnitId>>();
    let stratum = |stratum: &Stratum| {
        let values = stratum_values(&stratum.name, plan.strata.len());
        let values: Map<String, Value> =
            plan.strata.iter().zip(values).map(|(field, value)| (field.clone(), Value::from(value))).collect();
        let mut json = json!({
            "stratum": values,
            "eligible": stratum.eligible,
            "drawn": ids(&stratum.drawn),
            "spares": ids(&stratum.spares),
        });
        if !stratum.part.is_empty() {
            json["targeted"] = Value::from(stratum.part.as_str());
        }
        json
    };
    let excluded = draw.excluded_by_rule().into_iter().map(|(rule, units)| {
        let unit = |excluded: &&Excluded| json!({ "unit": excluded.unit, "of": excluded.of });
        json!({ "rule": rule, "count": units.len(), "units": units.iter().map(unit).collect::<Vec<_>>() })
    });
    json!({
        "draw": draw.id,
        "plan": draw.plan,
        "period": draw.period,
        "seed": draw.seed,
        "algorithm": draw.algorithm,
        "frame_sha256": draw.frame_sha256,
        "reason": draw.reason,
        "follows": draw.follows,
        "found": draw.found,
        "excluded": excluded.collect::<Vec<_>>(),
        "eligible": draw.eligible(),
        "strata": draw.strata.iter().map(stratum).collect::<Vec<_>>(),
        "replacements": draw.replacements,
        "due": draw.due.iter().map(|(unit, due)| (unit.to_string(), json!(due))).collect::<Map<_, _>>(),
    })
}
