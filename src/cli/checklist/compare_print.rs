//! How a comparison of two checklists is shown: counts by item, scores by agent, then the calls with their words.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::grid::{Cell, grid};
use super::super::output::{BAD, BOLD, DIM, GOOD, styled};
use super::super::score_print::printable;
use crate::checklist::Definition;
use crate::inspection::{AgentScores, Changed, Comparison, Flip, ItemResult, Verdict};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::Score;

/// Agents that are shown to people, those whose mean changes most first.
const MOST_AGENTS: usize = 20;
/// Quotes of one verdict that are shown to people.
const MOST_QUOTES: usize = 2;

/// What is to be shown.
pub(super) struct Shown<'a> {
    pub old: &'a Definition,
    pub new: &'a Definition,
    pub comparison: &'a Comparison,
    /// The first calls that come out otherwise.
    pub first: &'a [Changed],
    /// The draw whose calls were compared; `None` for all calls.
    pub draw: Option<&'a str>,
}

impl Shown<'_> {
    pub fn in_words(&self, messages: &Messages) -> String {
        let Comparison { calls, changed, .. } = *self.comparison;
        let name = |definition: &Definition| {
            format!("{} ({}, {})", definition.checklist.title, definition.sources[0].file, &definition.checklist.version[..12])
        };
        let of = if self.draw.is_some() { "compare-head-draw" } else { "compare-head-all" };
        let head = Message::new(of).with("calls", calls).with("draw", self.draw.unwrap_or_default());
        let mut text = styled(BOLD, messages.text(&head)) + "\n";
        for (id, definition) in [("compare-old", self.old), ("compare-new", self.new)] {
            let _ = writeln!(text, "  {}", messages.text(&Message::new(id).with("name", name(definition))));
        }
        text += &self.items_of_one(messages);
        if self.old.checklist.version == self.new.checklist.version {
            return text + &messages.get("compare-same") + "\n";
        }
        if changed == 0 {
            return text + &messages.get("compare-nothing") + "\n";
        }
        text += &(messages.text(&Message::new("compare-changed").with("changed", changed).with("calls", calls)) + "\n");
        text + &self.marks(messages) + &self.items(messages) + &self.agents(messages) + &self.calls(messages)
    }

    /// Items that only one of the two has.
    fn items_of_one(&self, messages: &Messages) -> String {
        let only = |here: &Definition, there: &Definition| {
            let is_only = |id: &str| there.items().all(|item| item.id != id);
            here.items().filter(|item| is_only(&item.id)).map(|item| format!("{} {}", item.id, item.title)).collect::<Vec<_>>()
        };
        let sides = [("compare-removed", only(self.old, self.new)), ("compare-added", only(self.new, self.old))];
        let lines = sides.into_iter().filter(|(_, items)| !items.is_empty());
        lines.map(|(id, items)| messages.text(&Message::new(id).with("items", items.join(", "))) + "\n").collect()
    }

    /// Calls that cross the mark, or can no longer or only now be judged.
    fn marks(&self, messages: &Messages) -> String {
        let Comparison { passed, scorable, .. } = self.comparison;
        let counts = [
            ("compare-no-longer-passed", passed.0),
            ("compare-now-passed", passed.1),
            ("compare-no-longer-scorable", scorable.0),
            ("compare-now-scorable", scorable.1),
        ];
        let lines = counts.into_iter().filter(|(_, count)| *count > 0);
        lines.map(|(id, count)| messages.text(&Message::new(id).with("count", count)) + "\n").collect()
    }

    fn items(&self, messages: &Messages) -> String {
        let name = |verdict: Verdict| messages.get(&format!("verdict-{}", verdict.code()));
        let row = |id: &str, title: &str, (old, new): (Verdict, Verdict), count: u64| {
            let flip = Cell::text(format!("{} → {}", name(old), name(new))).styled(style(new));
            vec![Cell::text(format!("  {id}")), Cell::text(title), flip, Cell::number(count)]
        };
        let items = self.new.items().filter_map(|item| Some((item, self.comparison.flips.get(&item.id)?)));
        let rows: Vec<Vec<Cell>> =
            items.flat_map(|(item, flips)| flips.iter().map(|(kind, count)| row(&item.id, &item.title, *kind, *count))).collect();
        if rows.is_empty() { String::new() } else { heading("compare-items", messages) + &grid(&rows) }
    }

    fn agents(&self, messages: &Messages) -> String {
        let mut agents: Vec<(&String, &AgentScores)> =
            self.comparison.agents.iter().filter(|(_, scores)| scores.changed > 0).collect();
        if agents.is_empty() {
            return String::new();
        }
        agents.sort_by_key(|(agent, scores)| {
            (std::cmp::Reverse(mean(scores.old, scores).abs_diff(mean(scores.new, scores))), *agent)
        });
        let headings = [
            "compare-agent",
            "compare-calls",
            "compare-calls-changed",
            "compare-mean-old",
            "compare-mean-new",
            "compare-difference",
        ];
        let headings = headings.map(|id| messages.get(id));
        let [agent, numbers @ ..] = headings;
        let headings = [Cell::text(format!("  {agent}"))].into_iter().chain(numbers.map(Cell::number));
        let mut rows: Vec<Vec<Cell>> = vec![headings.map(|cell| cell.styled(DIM)).collect()];
        rows.extend(agents.iter().take(MOST_AGENTS).map(|(agent, scores)| agent_row(agent, scores)));
        let more = more("compare-more-agents", agents.len().saturating_sub(MOST_AGENTS) as u64, messages);
        heading("compare-agents", messages) + &grid(&rows) + &more
    }

    fn calls(&self, messages: &Messages) -> String {
        let calls: String = self.first.iter().map(|changed| self.call(changed, messages)).collect();
        let rest = self.comparison.changed - self.first.len() as u64;
        heading("compare-calls-heading", messages) + &calls + &more("compare-more-calls", rest, messages)
    }

    fn call(&self, changed: &Changed, messages: &Messages) -> String {
        let score = |score: Option<Score>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
        let scores = format!("{} → {}", score(changed.scores.0), score(changed.scores.1));
        let mut text = format!("  {}  {}  {scores}\n", changed.subject, styled(DIM, &changed.agent));
        for flip in &changed.flips {
            let title = self.new.items().find(|item| item.id == flip.new.id).map_or(flip.new.id.as_str(), |item| &item.title);
            let name = |verdict: Verdict| messages.get(&format!("verdict-{}", verdict.code()));
            let verdicts = format!("{} → {}", name(flip.old.verdict), name(flip.new.verdict));
            let reason = styled(DIM, messages.text(&flip.new.reason));
            let _ = writeln!(text, "    {title}: {}  {reason}", styled(style(flip.new.verdict), verdicts));
            text += &quotes(flip, messages);
        }
        text
    }
}

fn agent_row(agent: &str, scores: &AgentScores) -> Vec<Cell> {
    let (old, new) = (mean(scores.old, scores), mean(scores.new, scores));
    let sign = if new < old { "-" } else { "+" };
    let difference = Cell::number(format!("{sign}{}", points(old.abs_diff(new)))).styled(if new < old { BAD } else { GOOD });
    let counts = [scores.calls, scores.changed].map(Cell::number);
    let means = [old, new].map(|mean| Cell::number(points(mean)));
    [Cell::text(format!("  {agent}"))].into_iter().chain(counts).chain(means).chain([difference]).collect()
}

/// What either version quotes; the nearest turn of words that were not found is no quote.
fn quotes(flip: &Flip, messages: &Messages) -> String {
    let of = |id: &str, result: &ItemResult| -> String {
        let found = result.evidence.iter().filter(|_| !result.quotes_nearest()).take(MOST_QUOTES);
        let line = |evidence: &crate::inspection::Evidence| {
            let quote = Message::new(id).with("turn", evidence.turn + 1).with("quote", printable(&evidence.quote));
            format!("      {}\n", messages.text(&quote))
        };
        found.map(line).collect()
    };
    of("compare-quote-old", &flip.old) + &of("compare-quote-new", &flip.new)
}

fn heading(id: &str, messages: &Messages) -> String {
    format!("\n{}\n", styled(BOLD, messages.get(id)))
}

fn more(id: &str, count: u64, messages: &Messages) -> String {
    if count == 0 { String::new() } else { format!("  {}\n", styled(DIM, messages.text(&Message::new(id).with("count", count)))) }
}

fn style(verdict: Verdict) -> anstyle::Style {
    match verdict {
        Verdict::Pass => GOOD,
        Verdict::Fail => BAD,
        Verdict::Unsure | Verdict::NotApplicable => DIM,
    }
}

/// A mean in hundredths, to the nearest.
fn mean(sum: u64, scores: &AgentScores) -> u64 {
    (sum + scores.calls / 2) / scores.calls.max(1)
}

/// Hundredths as points.
fn points(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

pub(super) fn changed_json(changed: &Changed, messages: &Messages) -> Value {
    let side = |result: &ItemResult| {
        let quotes: Vec<&str> = result.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
        json!({ "verdict": result.verdict, "reason": messages.text(&result.reason), "reason_id": result.reason.id, "quotes": quotes })
    };
    let flips = changed.flips.iter().map(|flip| json!({ "id": flip.new.id, "old": side(&flip.old), "new": side(&flip.new) }));
    json!({
        "call": changed.subject, "agent": changed.agent,
        "old": { "score": changed.scores.0, "passed": changed.passed.0, "scorable": changed.scorable.0 },
        "new": { "score": changed.scores.1, "passed": changed.passed.1, "scorable": changed.scorable.1 },
        "items": flips.collect::<Vec<_>>(),
    })
}

/// The counts, after a line for each call.
pub(super) fn as_json(shown: &Shown) -> Value {
    let comparison = shown.comparison;
    let about =
        |definition: &Definition| json!({ "checklist": definition.checklist.id, "version": definition.checklist.version });
    let flips = comparison.flips.iter().flat_map(|(id, kinds)| {
        kinds.iter().map(move |((old, new), count)| json!({ "id": id, "old": old, "new": new, "calls": count }))
    });
    let agents = comparison.agents.iter().map(|(agent, scores)| {
        let (old, new) = (points(mean(scores.old, scores)), points(mean(scores.new, scores)));
        json!({ "agent": agent, "calls": scores.calls, "changed": scores.changed, "old": old, "new": new })
    });
    json!({
        "compared": comparison.calls, "changed": comparison.changed, "draw": shown.draw,
        "old": about(shown.old), "new": about(shown.new),
        "items": flips.collect::<Vec<_>>(), "agents": agents.collect::<Vec<_>>(),
        "no_longer_passed": comparison.passed.0, "now_passed": comparison.passed.1,
    })
}
