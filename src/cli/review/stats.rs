//! `spotcheck review stats`: what was overruled, of which item or by whom, and how often.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::args_review::ReviewStatsArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BOLD, DIM, styled};
use super::super::who::users;
use super::super::{Context, Exit, Failure};
use crate::problem::{Message, Result};
use crate::review::{Act, Deed, Record};

pub(super) fn run(context: &mut Context, args: &ReviewStatsArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let mut deeds = store.deeds_named("reviewed")?;
    deeds.retain(|deed| args.draw.as_ref().is_none_or(|draw| deed.draw.as_ref() == Some(draw)));
    let records = if args.by == "item" { crate::review::records(&deeds) } else { by_inspector(&deeds) };
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

fn by_inspector(deeds: &[Deed]) -> BTreeMap<String, Record> {
    let mut last = BTreeMap::new();
    for deed in deeds {
        if let Act::Reviewed(review) = &deed.act {
            last.insert((&deed.draw, &deed.unit, &deed.who), review);
        }
    }
    let mut all: BTreeMap<String, Record> = BTreeMap::new();
    for ((_, _, who), review) in last {
        let record = all.entry(who.clone()).or_default();
        for decided in &review.items {
            record.add(decided);
        }
    }
    all
}
