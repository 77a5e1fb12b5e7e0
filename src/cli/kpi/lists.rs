//! Who is rewarded and who is warned (T7.3).

use std::fmt::Write as _;

use serde_json::json;

use super::figure;
use super::gather::Desk;
use super::notes::notes;
use super::page::{Mark, Page, Value};
use super::table::{any_data, called};
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::{Context, Failure};
use crate::indicators::{
    Bound, Bounded, By, Estimate, Group, Indicator, Indicators, Listed, Reason, Results, Stands, rewarded, warned,
};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem};
use crate::records::Period;

/// Computes, prints and gives the table for files.
pub(super) fn run(context: &Context, desk: &Desk, all: &Indicators, period: &Period) -> Result<Page, Failure> {
    let messages = &context.output.messages;
    let ids = all.lists.reward.iter().map(|reward| &reward.indicator);
    let ids = ids.chain(all.lists.warning.iter().flat_map(|warning| warning.any.iter().map(|(id, _)| id)));
    let mut needed: Vec<&Indicator> = Vec::new();
    for indicator in ids.filter_map(|id| all.get(id)) {
        if !needed.iter().any(|known| known.id == indicator.id) {
            needed.push(indicator);
        }
    }
    if needed.is_empty() {
        return Err(Error::usage(Problem::new("kpi-no-lists")).into());
    }
    let results = desk.count(context, all, &needed, vec![period.clone()], Some(&By::Agent))?;
    any_data(&results, &needed, messages)?;
    let reward = all.lists.reward.as_ref().and_then(|reward| {
        let indicator = all.get(&reward.indicator)?;
        Some(rewarded(&of_agents(&results, indicator), &indicator.id, reward.top))
    });
    let warning = all.lists.warning.as_ref().map(|warning| {
        let bounded = |(id, bound): &(String, Bound)| {
            Some(Bounded { indicator: id.clone(), bound: *bound, agents: of_agents(&results, all.get(id)?) })
        };
        warned(&warning.any.iter().filter_map(bounded).collect::<Vec<_>>())
    });
    let lists = [("reward", reward.unwrap_or_default()), ("warning", warning.unwrap_or_default())];
    let page = page(all, &lists, messages);
    let notes = notes(&results, &needed, messages);
    if context.output.json {
        let [(_, reward), (_, warning)] = &lists;
        context.output.json(&json!({ "period": period, "reward": reward, "warning": warning, "lacks": notes }))?;
        return Ok(page);
    }
    context.output.text(&text(period, all, &lists, &notes, messages))?;
    Ok(page)
}

fn of_agents(results: &Results, indicator: &Indicator) -> Vec<(Group, Estimate)> {
    let groups = results.groups(indicator);
    groups.into_iter().map(|(number, group)| (group.clone(), results.estimate(indicator, 0, number))).collect()
}

fn text(period: &Period, all: &Indicators, lists: &[(&str, Vec<Listed>)], notes: &[String], messages: &Messages) -> String {
    let mut text = String::new();
    for (list, listed) in lists {
        let head = messages.text(&Message::new(&format!("kpi-{list}-head")).with("period", period));
        text += &(styled(BOLD, head) + "\n");
        text += &(styled(DIM, messages.get(&format!("kpi-{list}-rule"))) + "\n");
        for stands in [Stands::Named, Stands::NumberOnly, Stands::TooFew] {
            let group: Vec<Listed> = listed.iter().filter(|one| one.stands == stands).cloned().collect();
            if group.is_empty() && stands != Stands::Named {
                continue;
            }
            let _ = writeln!(text, "\n{}", messages.get(stands_id(stands)));
            let part = page(all, &[(*list, group.clone())], messages).text();
            text += &if group.is_empty() { messages.get("kpi-nobody") + "\n" } else { part };
        }
        text += "\n";
    }
    text + &notes.join("\n")
}

fn stands_id(stands: Stands) -> &'static str {
    match stands {
        Stands::Named => "kpi-named",
        Stands::NumberOnly => "kpi-number-only",
        Stands::TooFew => "kpi-too-few",
    }
}

fn page(all: &Indicators, lists: &[(&str, Vec<Listed>)], messages: &Messages) -> Page {
    let headings =
        ["kpi-list", "kpi-by-agent", "kpi-stands", "kpi-indicator", "kpi-value", "kpi-bound", "kpi-basis", "kpi-interval"];
    let mut rows = Vec::new();
    for (list, listed) in lists {
        for (one, reason) in listed.iter().flat_map(|one| one.reasons.iter().map(move |reason| (one, reason))) {
            rows.extend(all.get(&reason.indicator).map(|indicator| row(list, one, reason, indicator, messages)));
        }
    }
    Page { name: messages.get("kpi-lists-sheet"), headings: headings.map(|id| messages.get(id)).to_vec(), rows }
}

fn row(list: &str, one: &Listed, reason: &Reason, indicator: &Indicator, messages: &Messages) -> Vec<Value> {
    let group = Group { key: one.key.clone(), name: one.name.clone() };
    let mark = match reason.stands {
        Stands::Named => {
            if list == "reward" {
                Mark::Good
            } else {
                Mark::Bad
            }
        }
        Stands::NumberOnly | Stands::TooFew => Mark::Open,
    };
    let value = reason.estimate.value.unwrap_or_default();
    let limited = figure::figure(value, indicator.unit, Some(reason.bound));
    let shown = Value::Number { value, is_percent: indicator.unit == crate::indicators::Unit::Percent, shown: limited };
    let is_above = value > reason.bound;
    let bound = match (list, is_above) {
        // the cut is somebody's value, and no number of a file
        ("reward", _) => format!("> {}", figure::figure(reason.bound, indicator.unit, None)),
        (_, true) => figure::bound(Bound::Above(reason.bound), indicator.unit),
        (_, false) => figure::bound(Bound::Below(reason.bound), indicator.unit),
    };
    vec![
        Value::text(messages.get(&format!("kpi-list-{list}"))),
        Value::text(called(&group, messages)),
        Value::Mark(mark, messages.get(&format!("{}-short", stands_id(reason.stands)))),
        Value::text(&indicator.title),
        shown,
        Value::text(bound),
        Value::text(figure::basis(indicator, &reason.estimate, messages)),
        Value::text(figure::interval(indicator, &reason.estimate).unwrap_or_default()),
    ]
}
