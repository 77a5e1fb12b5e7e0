//! `spotcheck review list`: how far people got with a sample.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::args_review::ReviewListArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BOLD, DIM, styled};
use super::super::who::users;
use super::super::{Context, Exit, Failure};
use super::open::sample;
use super::queue::{Progress, progress};
use crate::inspection::{Inspection, Verdict};
use crate::messages::Messages;
use crate::problem::{Message, Result};
use crate::review::{Stage, Users};

const HEADINGS: [&str; 8] = [
    "review-list-unit",
    "review-list-agent",
    "review-list-score",
    "review-list-open",
    "review-list-stage",
    "review-list-reviewer",
    "review-list-holder",
    "review-list-compared",
];

pub(super) fn run(context: &mut Context, args: &ReviewListArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let sample = sample(&store, &args.of)?;
    let mut all = progress(&store, &sample)?;
    let people = if args.mine {
        let (people, user) = context.user(&workspace, &store)?;
        all.retain(|one| one.waits_for(&user, &sample));
        people
    } else {
        users(&workspace, &store)?
    };
    let mut stages: BTreeMap<Stage, usize> = BTreeMap::new();
    for one in &all {
        *stages.entry(one.stage).or_default() += 1;
    }
    if context.output.json {
        let line = |one: &Progress| {
            json!({ "unit": one.unit, "stage": one.stage, "reviewer": one.reviewer, "seconds": one.seconds, "holder": one.holder,
                    "compared": one.is_compared })
        };
        context
            .output
            .json(&json!({ "of": sample.id(), "units": all.iter().map(line).collect::<Vec<_>>(), "stages": stages }))?;
        return Ok(Exit::Done);
    }
    let checklist = sample.checklist(&workspace)?;
    let messages = &context.output.messages;
    let head = Message::new("review-list-head").with("of", sample.id()).with("count", all.len());
    let headings = HEADINGS.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec();
    let mut rows = vec![headings];
    for one in &all {
        let kept = store.kept_inspection(&one.unit.as_call(), &checklist)?.map(|kept| kept.inspection);
        let agent = store.call(&one.unit.as_call())?.map(|call| call.call.agent.to_string()).unwrap_or_default();
        rows.push(row(one, &agent, kept.as_ref(), &people, messages));
    }
    let sums = stages.iter().map(|(stage, count)| format!("{} {count}", messages.get(stage.message())));
    let sums = sums.collect::<Vec<_>>().join("　");
    context.output.text(&format!("{}\n{}{sums}", styled(BOLD, messages.text(&head)), grid(&rows)))?;
    Ok(Exit::Done)
}

/// A recording, with the machine's score but where several review it blind.
fn row(one: &Progress, agent: &str, kept: Option<&Inspection>, people: &Users, messages: &Messages) -> Vec<Cell> {
    let name = |who: Option<&String>| Cell::text(who.map_or("–", |who| people.name(who)));
    let seen = kept.filter(|_| !one.is_compared);
    let unsure = |kept: &Inspection| kept.items.iter().filter(|item| item.verdict == Verdict::Unsure && item.counts()).count();
    let score = seen.and_then(|kept| kept.score).map_or_else(|| "–".to_owned(), |score| score.to_string());
    let open = seen.map(unsure).filter(|count| *count > 0).map_or_else(|| "·".to_owned(), |count| count.to_string());
    let seconds = Message::new("review-list-seconds").with("count", one.seconds.len());
    vec![
        Cell::text(one.unit.as_str()),
        Cell::text(people.name(agent)),
        Cell::number(score),
        Cell::number(open),
        Cell::text(messages.get(one.stage.message())),
        name(one.reviewer.as_ref()),
        name(one.holder.as_ref()),
        Cell::text(if one.is_compared { messages.text(&seconds) } else { String::new() }),
    ]
}
