//! Before and after a measure (T6.3).

use serde_json::json;

use super::figure;
use super::gather::Desk;
use super::notes::notes;
use super::page::{Mark, Page, Value};
use super::table::{any_data, called, heading, number};
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::{Context, Failure};
use crate::indicators::{By, Change, Formula, Group, Indicator, Indicators, Unit, Verdict, change};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::Period;

/// An indicator of a group, before and after.
struct Row<'a> {
    indicator: &'a Indicator,
    group: Option<Group>,
    change: Change,
}

/// Computes, prints and gives the table for files.
pub(super) fn run(
    context: &Context,
    desk: &Desk,
    all: &Indicators,
    chosen: &[&Indicator],
    periods: &[Period; 2],
    by: Option<&By>,
) -> Result<Page, Failure> {
    let messages = &context.output.messages;
    let results = desk.count(context, all, chosen, periods.to_vec(), by)?;
    any_data(&results, chosen, messages)?;
    let mut rows = Vec::new();
    let is_known = |indicator: &Indicator| !(0..2).any(|period| results.is_unreached(indicator, period));
    for indicator in chosen.iter().filter(|one| !results.absent(one).is_fatal() && is_known(one)) {
        let base = if let Formula::Attainment(id) = &indicator.formula { all.get(id) } else { None };
        let groups = results.groups(indicator).into_iter().map(|(number, group)| (number, Some(group.clone())));
        let groups = std::iter::once((0, None)).chain(groups.filter(|_| by.is_some()));
        rows.extend(groups.map(|(number, group)| {
            let counters = [0, 1].map(|period| results.counter(indicator, period, number));
            Row { indicator, group, change: change(indicator, &counters[0], &counters[1], base) }
        }));
    }
    let notes = notes(&results, chosen, messages);
    let page = page(&rows, by, messages);
    let [before, after] = periods;
    if context.output.json {
        let one = |row: &Row| {
            let key = row.group.as_ref().map(|group| &group.key);
            json!({ "id": row.indicator.id, "title": row.indicator.title, "group": key, "change": row.change })
        };
        let rows: Vec<_> = rows.iter().map(one).collect();
        context.output.json(&json!({ "before": before, "after": after, "changes": rows, "lacks": notes }))?;
        return Ok(page);
    }
    let head = messages.text(&Message::new("kpi-change-head").with("before", before).with("after", after));
    let notes = if notes.is_empty() { String::new() } else { format!("\n{}\n", notes.join("\n")) };
    let legend = styled(DIM, messages.get("kpi-change-legend"));
    context.output.text(&format!("{}\n\n{}{notes}\n{legend}\n", styled(BOLD, head), page.text()))?;
    Ok(page)
}

fn page(rows: &[Row], by: Option<&By>, messages: &Messages) -> Page {
    let last = ["kpi-before", "kpi-basis", "kpi-after", "kpi-basis", "kpi-change", "kpi-interval", "kpi-verdict"];
    let first = std::iter::once(messages.get("kpi-indicator")).chain(by.map(|by| heading(by, messages)));
    let headings = first.chain(last.map(|id| messages.get(id))).collect();
    let row = |row: &Row| {
        let group = row.group.as_ref().map_or_else(|| messages.get("kpi-all"), |group| called(group, messages));
        let first = std::iter::once(Value::text(&row.indicator.title)).chain(by.map(|_| Value::text(group)));
        first.chain(cells(row.indicator, &row.change, messages)).collect()
    };
    Page { name: messages.get("kpi-change-sheet"), headings, rows: rows.iter().map(row).collect() }
}

fn cells(indicator: &Indicator, change: &Change, messages: &Messages) -> Vec<Value> {
    let signed = |value: f64| {
        let shown = figure::figure(value.abs(), indicator.unit, None);
        let sign = if value < 0.0 { "−" } else { "+" };
        let is_zero = shown.chars().all(|c| matches!(c, '0' | '.' | '%'));
        let shown = shown.replace('%', " pp");
        if is_zero { shown } else { format!("{sign}{shown}") }
    };
    let difference = change.difference.map_or(Value::Empty, |value| Value::Number {
        value,
        is_percent: indicator.unit == Unit::Percent,
        shown: signed(value),
    });
    let interval = change.interval.map(|interval| format!("{} … {}", signed(interval.low), signed(interval.high)));
    let (mark, id) = match change.verdict {
        Verdict::Better => (Mark::Good, "kpi-better"),
        Verdict::Worse => (Mark::Bad, "kpi-worse"),
        Verdict::Changed => (Mark::Open, "kpi-changed"),
        Verdict::NotTold => (Mark::Open, "kpi-not-told"),
        Verdict::NoInterval => (Mark::Open, "kpi-no-interval"),
    };
    vec![
        number(indicator, change.before.value),
        Value::text(figure::basis(indicator, &change.before, messages)),
        number(indicator, change.after.value),
        Value::text(figure::basis(indicator, &change.after, messages)),
        difference,
        Value::text(interval.unwrap_or_default()),
        Value::Mark(mark, messages.get(id)),
    ]
}
