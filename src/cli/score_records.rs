//! `spotcheck score --checklist NAME` where the checklist judges records or visits: every request, complaint, repair … that was imported,
//! every visit that is on record, or those of a draw.

use std::collections::{BTreeMap, BTreeSet};

use super::args::ScoreArgs;
use super::grid::{Cell, grid};
use super::output::{BAD, BOLD, DIM, OPEN, styled};
use super::records_judged::{Known, each, moment};
use super::score::{chosen_draw, show};
use super::score_print::{Tally, as_json};
use super::{Context, Exit, Failure};
use crate::framing::unit_record;
use crate::inspection::{Counts, Inspection, ItemCounts, Subject, inspect};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{Kind, Record, UnitId};
use crate::sampling::{Plan, Population, plan_of};
use crate::store::{Change, Store};
use crate::workspace::{ReadyChecklist, Workspace};

/// Records that are named for what failed in them; JSON has them all.
const MOST_NAMED: usize = 20;

/// What was found so far.
struct Found<'a> {
    context: &'a Context<'a>,
    checklist: &'a ReadyChecklist,
    tally: Tally,
    counts: Counts,
    /// Those below the mark, as many as are named.
    failing: Vec<Inspection>,
}

/// Judges the records of a kind.
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
    let is_wanted = |record: &Record| {
        drawn.as_ref().is_none_or(|drawn| UnitId::parse(record.id.as_str()).is_some_and(|unit| drawn.contains(&unit)))
    };
    let judge = |known: &Known| inspect(&checklist.compiled, known.subject());
    let mut found = Found::new(context, checklist);
    each(store, kind, (at, &workspace.config.zone), is_wanted, judge, |_, inspection| found.add(inspection))?;
    found.end(kind.name())
}

/// Judges the visits of a draw, or of all draws that hold, each with what is known of its unit.
pub(super) fn run_visits(
    context: &Context,
    store: &Store,
    checklist: &ReadyChecklist,
    args: &ScoreArgs,
) -> Result<Exit, Failure> {
    let mut found = Found::new(context, checklist);
    let visits = args.draw.as_deref().map_or_else(|| store.visits(), |draw| store.visits_in(draw))?;
    let mut plans: BTreeMap<&str, Plan> = BTreeMap::new();
    for ((draw, unit), visits) in &visits {
        if !plans.contains_key(draw.as_str()) {
            plans.insert(draw, plan_of(&chosen_draw(store, Some(draw), |_| true)?).map_err(Error::input)?);
        }
        let record = plans.get(draw.as_str()).map(|plan| unit_record(store, plan, unit)).transpose()?.flatten();
        let facts = record.map(|record| record.facts).unwrap_or_default();
        for visit in visits {
            let id = format!("{unit}#{}", visit.number);
            let facts = facts.clone().into_iter().chain(visit.facts()).collect();
            let subject = Subject { id: &id, facts: &facts, transcript: None, labels: &[] };
            found.add(inspect(&checklist.compiled, subject))?;
        }
    }
    found.end("visits")
}

impl<'a> Found<'a> {
    fn new(context: &'a Context<'a>, checklist: &'a ReadyChecklist) -> Self {
        Self { context, checklist, tally: Tally::default(), counts: Counts::default(), failing: Vec::new() }
    }

    fn add(&mut self, inspection: Inspection) -> Result<(), Failure> {
        self.tally.add(&inspection, Change::New);
        self.counts.add(&inspection, &self.checklist.compiled.definition.checklist.version);
        if self.context.output.json {
            self.context.output.json(&as_json(&inspection, &self.context.output.messages))?;
        } else if inspection.passed == Some(false) && self.failing.len() < MOST_NAMED {
            self.failing.push(inspection);
        }
        Ok(())
    }

    fn end(self, what: &str) -> Result<Exit, Failure> {
        if self.tally.total() == 0 {
            return Err(Error::input(Problem::new("score-no-records").with("kind", what)).into());
        }
        if !self.context.output.json {
            print(self.context, self.checklist, &self.tally, &self.counts, &self.failing)?;
        }
        Ok(self.tally.exit())
    }
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
