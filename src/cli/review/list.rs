//! `spotcheck review list`: how far people got with a sample.

use std::collections::BTreeMap;

use serde_json::json;

use super::super::args_review::ReviewListArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BOLD, DIM, styled};
use super::super::who::users;
use super::super::{Context, Exit, Failure};
use super::open::sample;
use super::queue::progress;
use crate::problem::{Message, Result};
use crate::review::Stage;

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
        let line = |one: &super::queue::Progress| {
            json!({ "unit": one.unit, "stage": one.stage, "reviewer": one.reviewer, "seconds": one.seconds, "holder": one.holder,
                    "compared": one.is_compared })
        };
        context
            .output
            .json(&json!({ "of": sample.id(), "units": all.iter().map(line).collect::<Vec<_>>(), "stages": stages }))?;
        return Ok(Exit::Done);
    }
    let messages = &context.output.messages;
    let head = Message::new("review-list-head").with("of", sample.id()).with("count", all.len());
    let mut text = styled(BOLD, messages.text(&head)) + "\n";
    let headings =
        ["review-list-unit", "review-list-stage", "review-list-reviewer", "review-list-holder", "review-list-compared"];
    let mut rows = vec![headings.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec()];
    let name = |who: Option<&String>| Cell::text(who.map_or("–", |who| people.name(who)));
    for one in &all {
        let compared = if one.is_compared {
            messages.text(&Message::new("review-list-seconds").with("count", one.seconds.len()))
        } else {
            String::new()
        };
        let stage = Cell::text(messages.get(one.stage.message()));
        rows.push(vec![
            Cell::text(one.unit.as_str()),
            stage,
            name(one.reviewer.as_ref()),
            name(one.holder.as_ref()),
            Cell::text(compared),
        ]);
    }
    text += &grid(&rows);
    let sums = stages.iter().map(|(stage, count)| format!("{} {count}", messages.get(stage.message())));
    text += &sums.collect::<Vec<_>>().join("　");
    context.output.text(&text)?;
    Ok(Exit::Done)
}
