//! The weighted assessment (C5.3): a row for everybody, with what is missing told and never a zero.

use serde_json::json;

use super::gather::Desk;
use super::notes::notes;
use super::page::{Page, Value};
use super::table::{any_data, called, heading};
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::{Context, Failure};
use crate::indicators::{Assessed, By, Estimate, Group, Indicator, Indicators, Missing, Weights, assess};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::Period;

/// Computes, prints and gives the table for files.
pub(super) fn run(
    context: &Context,
    desk: &Desk,
    all: &Indicators,
    weights: &Weights,
    period: &Period,
    by: &By,
) -> Result<Page, Failure> {
    let messages = &context.output.messages;
    let needed: Vec<&Indicator> = weights.weights.iter().filter_map(|(id, _)| all.get(id)).collect();
    let results = desk.count(context, all, &needed, vec![period.clone()], Some(by))?;
    any_data(&results, &needed, messages)?;
    let assessed = |(number, group): (usize, &Group)| {
        let estimates: Vec<(&Indicator, Estimate)> =
            needed.iter().map(|indicator| (*indicator, results.estimate(indicator, 0, number))).collect();
        (group.clone(), assess(weights, &estimates))
    };
    // who has fewer points to reach is not compared by the sum, so the order is that of the keys
    let groups = results.groups_of(&needed).into_iter().filter(|(_, group)| !group.key.is_empty());
    let people: Vec<(Group, Assessed)> = groups.map(assessed).collect();
    let rows = people.iter().map(|(group, assessed)| row(group, assessed, weights, all, messages)).collect();
    let page = Page { name: messages.get("kpi-assess-sheet"), headings: headings(weights, all, by, messages), rows };
    let notes = notes(&results, &needed, messages);
    if context.output.json {
        let all: Vec<_> = people.iter().map(|(group, one)| json(group, one)).collect();
        let head = json!({ "period": period, "assessment": weights.title, "source": weights.source, "missing": weights.missing });
        context.output.json(&json!({ "head": head, "by": by.name(), "people": all, "lacks": notes }))?;
        return Ok(page);
    }
    let head = messages.text(&Message::new("kpi-assess-head").with("title", &weights.title).with("period", period));
    let legend =
        messages.get(if weights.missing == Missing::LeaveOut { "kpi-assess-leave-out" } else { "kpi-assess-renormalise" });
    let notes = if notes.is_empty() { String::new() } else { format!("\n{}\n", notes.join("\n")) };
    context.output.text(&format!("{}\n\n{}{notes}\n{}\n", styled(BOLD, head), page.text(), styled(DIM, legend)))?;
    Ok(page)
}

fn json(group: &Group, one: &Assessed) -> serde_json::Value {
    json!({ "group": group.key, "name": group.name, "points": one.points, "out_of": one.out_of, "parts": one.parts })
}

fn headings(weights: &Weights, all: &Indicators, by: &By, messages: &Messages) -> Vec<String> {
    let sum: f64 = weights.weights.iter().map(|(_, weight)| weight).sum();
    let part = |(id, weight): &(String, f64)| {
        let title = all.get(id).map_or(id.as_str(), |indicator| indicator.title.as_str());
        format!("{title} ({:.0})", weight / sum * 100.0)
    };
    let first = [heading(by, messages), messages.get("kpi-points"), messages.get("kpi-out-of")];
    first.into_iter().chain(weights.weights.iter().map(part)).chain([messages.get("kpi-remarks")]).collect()
}

fn row(group: &Group, assessed: &Assessed, weights: &Weights, all: &Indicators, messages: &Messages) -> Vec<Value> {
    let number = |value: Option<f64>| {
        value.map_or_else(|| Value::text("—"), |value| Value::Number { value, is_percent: false, shown: format!("{value:.1}") })
    };
    let parts = assessed.parts.iter().map(|part| number(part.score.map(|score| score * part.weight / 100.0)));
    let title = |id: &str| all.get(id).map_or_else(|| id.to_owned(), |indicator| indicator.title.clone());
    let told = |id: &str, titles: Vec<String>| {
        let titles = titles.join(&messages.get("kpi-and"));
        (!titles.is_empty()).then(|| messages.text(&Message::new(id).with("indicators", titles)))
    };
    let missing = assessed.parts.iter().filter(|part| part.score.is_none()).map(|part| title(&part.indicator)).collect();
    let small = assessed.parts.iter().filter(|part| part.is_small).map(|part| title(&part.indicator)).collect();
    let remarks = told("kpi-assess-missing", missing).into_iter().chain(told("kpi-assess-small", small));
    let remarks = remarks.collect::<Vec<_>>().join(&messages.get("kpi-and"));
    let out_of = (assessed.points.is_some() || weights.missing == Missing::LeaveOut).then_some(assessed.out_of);
    let first = [Value::text(called(group, messages)), number(assessed.points), number(out_of)];
    first.into_iter().chain(parts).chain([Value::text(remarks)]).collect()
}
