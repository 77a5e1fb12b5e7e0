//! `spotcheck checklist test`: what every item makes of its examples.

use serde_json::{Value, json};

use super::super::args_checklist::TestArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BAD, BOLD, DIM, GOOD, OPEN, styled};
use super::super::score_print::printable;
use super::super::{Context, Exit, Failure};
use crate::checklist::{Ask, Definition, Item, Rule};
use crate::inspection::{Outcome, Trial, trials};
use crate::messages::Messages;
use crate::problem::{Error, Message};
use crate::workspace::{self, Kind};

const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Validated, "validated"),
    (Outcome::Reported, "reported"),
    (Outcome::Noisy, "noisy"),
    (Outcome::Missing, "missing"),
];

/// An item with what became of its examples.
struct Tried<'a> {
    item: &'a Item,
    rule: &'a Rule,
    trials: Vec<Trial>,
}

pub(super) fn run(context: &mut Context, args: &TestArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let names = if args.files.is_empty() { workspace::names(workspace.as_ref(), Kind::Checklists) } else { args.files.clone() };
    let mut problems = Vec::new();
    let mut exit = Exit::Done;
    for name in &names {
        match workspace::untried_checklist(workspace.as_ref(), name) {
            Err(error) => problems.extend(error.problems().to_vec()),
            Ok(ready) => {
                let definition = &ready.compiled.definition;
                let pairs = definition.pairs().zip(trials(&ready.compiled));
                let tried: Vec<Tried> = pairs.map(|((item, rule), trials)| Tried { item, rule, trials }).collect();
                if tried.iter().any(|tried| !tried.is_right()) {
                    exit = Exit::BelowMark;
                }
                if context.output.json {
                    context.output.json(&as_json(definition, &tried))?;
                } else {
                    context.output.text(&in_words(definition, &tried, &context.output.messages))?;
                }
            }
        }
    }
    if problems.is_empty() { Ok(exit) } else { Err(Error::Usage(problems).into()) }
}

impl Tried<'_> {
    fn is_right(&self) -> bool {
        self.trials.iter().all(Trial::is_right)
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.trials.iter().filter(|trial| trial.outcome == outcome).count()
    }

    /// Why nothing was tried, as a message id.
    fn untried(&self) -> Option<&'static str> {
        let is_for_people = matches!(self.rule.ask, Ask::Person(_));
        self.trials.is_empty().then_some(if is_for_people { "test-for-people" } else { "test-no-examples" })
    }

    fn row(&self, messages: &Messages) -> Vec<Cell> {
        let sign = match (self.untried(), self.is_right()) {
            (Some(_), _) => Cell::text("–").styled(DIM),
            (None, true) => Cell::text("✔").styled(GOOD),
            (None, false) => Cell::text("✘").styled(BAD),
        };
        let counts = OUTCOMES.map(|(outcome, _)| match (self.count(outcome), outcome) {
            (0, _) => Cell::number("·").styled(DIM),
            (count, Outcome::Noisy | Outcome::Missing) => Cell::number(count).styled(BAD),
            (count, _) => Cell::number(count),
        });
        let remark = Cell::text(self.untried().map(|id| messages.get(id)).unwrap_or_default()).styled(OPEN);
        let names = [Cell::text(&self.item.id), Cell::text(&self.item.title)];
        [sign].into_iter().chain(names).chain(counts).chain([remark]).collect()
    }
}

fn in_words(definition: &Definition, tried: &[Tried], messages: &Messages) -> String {
    let about = &definition.checklist;
    let head = format!("{} ({})", about.title, definition.sources[0].file);
    let headings = ["test-item", "test-title", "test-validated", "test-reported", "test-noisy", "test-missing"];
    let headings = headings.map(|id| Cell::text(messages.get(id)).styled(DIM));
    let headings = [Cell::text("")].into_iter().chain(headings).chain([Cell::text("")]).collect();
    let rows: Vec<Vec<Cell>> = [headings].into_iter().chain(tried.iter().map(|tried| tried.row(messages))).collect();
    let wrong =
        tried.iter().flat_map(|tried| tried.trials.iter().filter(|trial| !trial.is_right()).map(move |trial| (tried, trial)));
    let wrong: String = wrong.map(|(tried, trial)| told(definition, tried.item, trial, messages)).collect();
    let of = |outcome: Outcome| tried.iter().map(|tried| tried.count(outcome)).sum::<usize>();
    let sums = OUTCOMES.iter().fold(Message::new("test-sum"), |sums, (outcome, name)| sums.with(name, of(*outcome)));
    let untested = tried.iter().filter(|tried| tried.untried() == Some("test-no-examples")).count();
    let sums = messages.text(&sums.with("items", tried.len()).with("untested", untested));
    let style = if tried.iter().all(Tried::is_right) { GOOD } else { BAD };
    format!("{}\n{}{wrong}\n{}\n\n", styled(BOLD, head), grid(&rows), styled(style, sums))
}

/// An example that came out otherwise: where it stands, and what the item found in it.
fn told(definition: &Definition, item: &Item, trial: &Trial, messages: &Messages) -> String {
    let source = &definition.sources[trial.mark.file];
    let line = usize::try_from(trial.mark.line.saturating_sub(1)).unwrap_or(usize::MAX);
    let excerpt = source.text.lines().nth(line).unwrap_or_default().trim();
    let kind = if trial.outcome == Outcome::Noisy { "test-is-noisy" } else { "test-is-missing" };
    let verdict = messages.get(&format!("verdict-{}", trial.verdict.code()));
    let place = format!("{}:{}:{}", source.file, trial.mark.line, trial.mark.column);
    let said = messages.text(&Message::new(kind).with("item", &item.title).with("verdict", verdict));
    let quotes: Vec<String> = trial.quotes.iter().map(|quote| format!("  “{}”\n", printable(quote))).collect();
    let reason = messages.text(&trial.reason);
    format!("\n{place}  {}\n  {}\n  {reason}\n{}", styled(BAD, said), printable(excerpt), quotes.concat())
}

fn as_json(definition: &Definition, tried: &[Tried]) -> Value {
    let trial = |trial: &Trial| {
        let source = &definition.sources[trial.mark.file];
        json!({
            "file": source.file, "line": trial.mark.line, "column": trial.mark.column,
            "verdict": trial.verdict, "reason_id": trial.reason.id, "quotes": trial.quotes,
        })
    };
    let of = |tried: &Tried, outcome| tried.trials.iter().filter(|one| one.outcome == outcome).map(trial).collect::<Vec<_>>();
    let items = tried.iter().map(|tried| {
        json!({
            "id": tried.item.id,
            "validated": tried.count(Outcome::Validated),
            "reported": tried.count(Outcome::Reported),
            "noisy": of(tried, Outcome::Noisy),
            "missing": of(tried, Outcome::Missing),
        })
    });
    let about = &definition.checklist;
    json!({
        "checklist": about.id, "version": about.version, "file": definition.sources[0].file, "items": items.collect::<Vec<_>>(),
        "right": tried.iter().all(Tried::is_right),
    })
}
