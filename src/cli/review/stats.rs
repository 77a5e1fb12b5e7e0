//! `spotcheck review stats`: what was overruled, of which item or by whom, and how often.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::args_review::ReviewStatsArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BOLD, DIM, styled};
use super::super::who::users;
use super::super::{Context, Exit, Failure};
use crate::problem::{Message, Result};
use crate::review::{Record, votes};
use crate::store::Store;

pub(super) fn run(context: &mut Context, args: &ReviewStatsArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let records = records(&store, args)?;
    let name = |key: &str| if args.by == "item" { key.to_owned() } else { people.name(key).to_owned() };
    if context.output.json {
        let line = |(key, record): (&String, &Record)| {
            let mut value = serde_json::to_value(record).unwrap_or(Value::Null);
            value[&args.by] = json!(key);
            value["name"] = json!(name(key));
            value
        };
        context.output.json(&json!({ "by": args.by, "rows": records.iter().map(line).collect::<Vec<_>>() }))?;
        return Ok(Exit::Done);
    }
    let messages = &context.output.messages;
    if records.is_empty() {
        context.output.say(&Message::new("review-stats-none"))?;
        return Ok(Exit::Done);
    }
    let headings = [
        if args.by == "item" { "test-item" } else { "review-list-reviewer" },
        "review-stats-said",
        "review-stats-overruled",
        "review-stats-share",
        "review-stats-wrong-fails",
        "review-stats-missed",
        "review-stats-settled",
        "review-stats-stands",
    ];
    let mut rows = vec![headings.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec()];
    let mut sorted: Vec<_> = records.iter().collect();
    sorted.sort_by_key(|(key, record)| (std::cmp::Reverse(record.overruled), (*key).clone()));
    for (key, record) in sorted {
        let share = (record.overruled * 100).checked_div(record.said).map_or_else(|| "–".to_owned(), |share| format!("{share}%"));
        let numbers = [record.wrong_fails, record.missed, record.settled, record.stands];
        let start = [Cell::text(name(key)), Cell::number(record.said), Cell::number(record.overruled), Cell::number(share)];
        rows.push(start.into_iter().chain(numbers.map(Cell::number)).collect());
    }
    let head = styled(BOLD, messages.get("review-stats-head"));
    context.output.text(&format!("{head}\n{}{}", grid(&rows), messages.get("review-stats-basis")))?;
    Ok(Exit::Done)
}

/// By item or by inspector, from the reviews that hold.
fn records(store: &Store, args: &ReviewStatsArgs) -> Result<BTreeMap<String, Record>> {
    let mut all: BTreeMap<String, Record> = BTreeMap::new();
    for ((draw, _), vote) in votes(&store.deeds_that_count()?) {
        if args.draw.as_ref().is_some_and(|asked| *asked != draw) {
            continue;
        }
        for decided in &vote.items {
            let key = if args.by == "item" { decided.item.clone() } else { vote.who.clone() };
            all.entry(key).or_default().add(decided);
        }
    }
    Ok(all)
}
