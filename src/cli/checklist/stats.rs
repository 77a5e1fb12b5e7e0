//! `spotcheck checklist stats`: how often each item applied, passed, failed and was unsure on the calls that were scored.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::{Value, json};

use super::super::args_checklist::StatsArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BAD, BOLD, DIM, OPEN, styled};
use super::super::progress::Waiting;
use super::super::score::{checklist_of_plan, of_calls};
use super::super::{Context, DEFAULT_CHECKLIST, Exit, Failure};
use super::calls::Calls;
use super::trust::{self, as_value, in_percent};
use crate::checklist::{Definition, Item};
use crate::inspection::{Counts, ItemCounts};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::review::Record;
use crate::sampling::plan_of;
use crate::statistics::{Interval, clopper_pearson};
use crate::store::Store;
use crate::workspace;

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;

/// What is to be shown.
struct Shown<'a> {
    definition: &'a Definition,
    counts: &'a Counts,
    /// What people said of each item.
    people: BTreeMap<String, Record>,
    /// The draw whose random sample was counted; `None` for all calls, which are not extrapolated.
    draw: Option<&'a str>,
}

pub(super) fn run(context: &mut Context, args: &StatsArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let calls = Calls::chosen(&store, args.draw.as_deref(), args.all)?;
    let name = match (&args.checklist, &calls) {
        (Some(name), _) => name.clone(),
        (None, Calls::Of(draw)) => checklist_of_plan(&plan_of(draw).map_err(Error::input)?)?,
        (None, Calls::All) => DEFAULT_CHECKLIST.to_owned(),
    };
    let checklist = of_calls(workspace::untried_checklist(Some(&workspace), &name)?)?;
    let definition = &checklist.compiled.definition;
    let waiting = Waiting::new(context.output.messages.get("stats-progress"));
    let counts = counted(&store, &calls, definition)?;
    drop(waiting);
    if counts.inspections + counts.not_scorable == 0 {
        let problem = Problem::new("stats-nothing").with("checklist", &definition.checklist.id);
        return Err(Error::input(
            problem.with("option", calls.draw().map_or_else(|| "--all".to_owned(), |id| format!("--draw {id}"))),
        )
        .into());
    }
    let people = trust::known_of(&workspace, &store, definition)?.into_iter().map(|one| (one.id, one.record)).collect();
    let shown = Shown { definition, counts: &counts, people, draw: calls.draw() };
    if context.output.json {
        context.output.json(&shown.as_json())?;
    } else {
        context.output.text(&shown.in_words(&context.output.messages))?;
    }
    Ok(Exit::Done)
}

/// The newest inspection of each call by any version of the checklist; of a draw, those of the random sample.
fn counted(store: &Store, calls: &Calls, definition: &Definition) -> Result<Counts> {
    let about = &definition.checklist;
    let mut counts = Counts::default();
    match calls {
        Calls::All => store.scan_inspections(&about.id, |inspection| {
            counts.add(inspection, &about.version);
            ControlFlow::Continue(())
        })?,
        Calls::Of(draw) => {
            for id in draw.random().flat_map(|stratum| draw.in_use_of(stratum)) {
                if let Some(kept) = store.kept_inspection(&id.as_call(), &about.id)? {
                    counts.add(&kept.inspection, &about.version);
                }
            }
        }
    }
    Ok(counts)
}

impl Shown<'_> {
    fn in_words(&self, messages: &Messages) -> String {
        let Counts { inspections, not_scorable, of_other_versions, .. } = *self.counts;
        let id = if self.draw.is_some() { "stats-head-draw" } else { "stats-head-all" };
        let head = Message::new(id).with("title", &self.definition.checklist.title).with("calls", inspections);
        let head = messages.text(&self.draw.iter().fold(head, |head, draw| head.with("draw", draw)));
        let headings = ["test-item", "test-title"].map(|id| Cell::text(messages.get(id)));
        let numbers =
            ["stats-applied", "verdict-pass", "verdict-fail", "verdict-unsure", "verdict-not-applicable", "stats-share"];
        let headings = headings.into_iter().chain(numbers.map(|id| Cell::number(messages.get(id))));
        let interval = Cell::text(if self.draw.is_some() { messages.get("stats-interval") } else { String::new() });
        let people = ["trust-overruled", "trust-precision"].map(|id| Cell::text(messages.get(id)));
        let headings = headings.chain([interval]).chain(people).chain([Cell::text("")]).map(|cell| cell.styled(DIM)).collect();
        let rows = self.definition.items().map(|item| self.row(item, messages));
        let rows: Vec<Vec<Cell>> = [headings].into_iter().chain(rows).collect();
        let mut text = format!("{}\n{}", styled(BOLD, head), grid(&rows));
        for (id, count) in [("stats-not-scorable", not_scorable), ("stats-other-versions", of_other_versions)] {
            if count > 0 {
                text += &(messages.text(&Message::new(id).with("count", count)) + "\n");
            }
        }
        text + &messages.get(if self.draw.is_some() { "stats-basis-draw" } else { "stats-basis-all" }) + "\n"
    }

    fn row(&self, item: &Item, messages: &Messages) -> Vec<Cell> {
        let counts = self.counts.of(&item.id);
        let ItemCounts { passed, failed, unsure, not_applicable } = counts;
        let number = |count: u64| if count == 0 { Cell::number("·").styled(DIM) } else { Cell::number(count) };
        let share = share(counts).filter(|_| !item.is_sign()).map_or_else(|| "–".to_owned(), percent);
        let interval =
            self.interval(counts).filter(|_| !item.is_sign()).map(|at| format!("{} – {}", percent(at.low), percent(at.high)));
        let record = self.people.get(&item.id).copied().unwrap_or_default();
        let names = [Cell::text(&item.id), Cell::text(&item.title)];
        let remarks: Vec<String> = remarks(item, counts).into_iter().map(|id| messages.get(id)).collect();
        let end = [
            Cell::number(share).styled(BAD),
            Cell::text(interval.unwrap_or_default()),
            Cell::text(if record.said == 0 { "–".to_owned() } else { format!("{}/{}", record.overruled, record.said) }),
            Cell::text(in_percent(record.precision())),
            Cell::text(remarks.join(" ")).styled(OPEN),
        ];
        names.into_iter().chain([counts.applied(), passed, failed, unsure, not_applicable].map(number)).chain(end).collect()
    }

    /// Only a random sample says anything of other calls.
    fn interval(&self, counts: ItemCounts) -> Option<Interval> {
        self.draw.and_then(|_| clopper_pearson(counts.failed, counts.decided(), CONFIDENCE))
    }

    fn as_json(&self) -> Value {
        let item = |item: &Item| {
            let counts = self.counts.of(&item.id);
            let record = self.people.get(&item.id).copied().unwrap_or_default();
            json!({
                "overruled": record.overruled, "looked_at": record.said, "precision": as_value(record.precision()),
                "id": item.id, "title": item.title, "advice": item.advice, "sign": item.is_sign(),
                "applied": counts.applied(), "passed": counts.passed, "failed": counts.failed, "unsure": counts.unsure,
                "not_applicable": counts.not_applicable, "failing": share(counts), "interval": self.interval(counts),
            })
        };
        let about = &self.definition.checklist;
        json!({
            "checklist": about.id, "version": about.version, "draw": self.draw, "confidence": CONFIDENCE,
            "inspections": self.counts.inspections, "not_scorable": self.counts.not_scorable,
            "of_other_versions": self.counts.of_other_versions, "items": self.definition.items().map(item).collect::<Vec<_>>(),
        })
    }
}

/// What is to be said of an item, as message ids.
fn remarks(item: &Item, counts: ItemCounts) -> Vec<&'static str> {
    let finding = match (counts.passed, counts.failed) {
        _ if item.is_sign() => Some("stats-sign"),
        (0, 0) => Some("stats-never-decided"),
        (0, _) => Some("stats-never-passed"),
        (_, 0) => Some("stats-never-failed"),
        _ => None,
    };
    item.advice.then_some("stats-advice").into_iter().chain(finding).collect()
}

/// Which share of those that were decided failed.
fn share(counts: ItemCounts) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "numbers of calls are exact in a double")]
    let share = || counts.failed as f64 / counts.decided() as f64;
    (counts.decided() > 0).then(share)
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
