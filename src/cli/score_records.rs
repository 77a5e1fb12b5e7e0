//! `spotcheck score --checklist NAME` where the checklist judges records: every request, complaint, repair … that was imported, or those of
//! a draw, as of a moment.

use std::collections::BTreeSet;

use super::args::ScoreArgs;
use super::grid::{Cell, grid};
use super::output::{BAD, BOLD, DIM, OPEN, styled};
use super::records_judged::{each, moment};
use super::score::{chosen_draw, show};
use super::score_print::{Tally, as_json};
use super::{Context, Exit, Failure};
use crate::inspection::{Counts, Inspection, ItemCounts, inspect};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{Kind, UnitId};
use crate::sampling::{Population, plan_of};
use crate::store::{Change, Store};
use crate::workspace::{ReadyChecklist, Workspace};

/// Records that are named for what failed in them; JSON has them all.
const MOST_NAMED: usize = 20;

pub(super) fn run(
    context: &Context,
    workspace: &Workspace,
    store: &Store,
    checklist: &ReadyChecklist,
    kind: Kind,
    args: &ScoreArgs,
) -> Result<Exit, Failure> {
    let at = moment(workspace, &args.time, (context.clock)())?;
    let drawn = args.draw.as_deref().map(|draw| units_of(store, draw, kind)).transpose()?;
    let mut tally = Tally::default();
    let mut counts = Counts::default();
    let mut failing: Vec<Inspection> = Vec::new();
    let about = &checklist.compiled.definition.checklist;
    let is_wanted = |record: &crate::records::Record| {
        drawn.as_ref().is_none_or(|drawn| UnitId::parse(record.id.as_str()).is_some_and(|unit| drawn.contains(&unit)))
    };
    let judge = |known: &super::records_judged::Known| inspect(&checklist.compiled, known.subject());
    each(store, kind, at, is_wanted, judge, |_, inspection| {
        tally.add(&inspection, Change::New);
        counts.add(&inspection, &about.version);
        if context.output.json {
            context.output.json(&as_json(&inspection, &context.output.messages))?;
        } else if inspection.passed == Some(false) && failing.len() <= MOST_NAMED {
            failing.push(inspection);
        }
        Ok(())
    })?;
    if tally.total() == 0 {
        return Err(Error::input(Problem::new("score-no-records").with("kind", kind.name())).into());
    }
    if !context.output.json {
        print(context, checklist, &tally, &counts, &failing)?;
    }
    Ok(tally.exit())
}

/// The units of a draw, where they are of the kind.
fn units_of(store: &Store, id: &str, kind: Kind) -> Result<BTreeSet<UnitId>> {
    let draw = chosen_draw(store, Some(id), |_| true)?;
    let plan = plan_of(&draw).map_err(Error::input)?;
    if plan.populations != [Population::Records(kind)] {
        return Err(Error::usage(Problem::new("score-other-population").with("draw", id).with("kind", kind.name())));
    }
    Ok(draw.in_use().cloned().collect())
}

fn print(
    context: &Context,
    checklist: &ReadyChecklist,
    tally: &Tally,
    counts: &Counts,
    failing: &[Inspection],
) -> Result<(), Failure> {
    if tally.total() == 1 && failing.len() == 1 {
        show(context, checklist, &failing[0])?;
    }
    let messages = &context.output.messages;
    let definition = &checklist.compiled.definition;
    let headings = ["stats-applied", "verdict-pass", "verdict-fail", "verdict-unsure", "verdict-not-applicable"];
    let head: Vec<Cell> = [Cell::text(messages.get("test-title")).styled(DIM)]
        .into_iter()
        .chain(headings.map(|id| Cell::number(messages.get(id)).styled(DIM)))
        .collect();
    let rows = definition.items().filter(|item| !item.is_sign()).map(|item| {
        let of = counts.of(&item.id);
        let ItemCounts { passed, failed, unsure, not_applicable } = of;
        let number =
            |count: u64, style| if count == 0 { Cell::number("·").styled(DIM) } else { Cell::number(count).styled(style) };
        let plain = anstyle::Style::new();
        let numbers = [(of.applied(), plain), (passed, plain), (failed, BAD), (unsure, OPEN), (not_applicable, DIM)];
        [Cell::text(&item.title)].into_iter().chain(numbers.map(|(count, style)| number(count, style))).collect::<Vec<_>>()
    });
    let table = grid(&[head].into_iter().chain(rows).collect::<Vec<_>>());
    let done = Message::new("score-records-done").with("total", tally.total()).with("checklist", &definition.checklist.title);
    context.output.text(&format!("{}\n{table}", styled(BOLD, messages.text(&done))))?;
    let Some(mark) = definition.checklist.pass_mark.filter(|_| tally.below > 0) else { return Ok(()) };
    let named: Vec<&str> = failing.iter().take(MOST_NAMED).map(|inspection| inspection.subject.as_str()).collect();
    let id = if named.len() < tally.below { "score-records-below-more" } else { "score-records-below" };
    let below = Message::new(id).with("mark", mark).with("count", tally.below).with("ids", named.join(", "));
    Ok(context.output.say(&below)?)
}
