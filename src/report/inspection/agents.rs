//! An agent's row on the first page, and the agent's own page.

use super::cast::{Cast, Person, Unit};
use super::compare;
use super::recordings;
use super::tally;
use super::targeted;
use super::view::{AgentItem, AgentPage, AgentRow, Cell, Dot, Example, FEW, ItemCounts, MostFailed, Scale, Strip};
use crate::inspection::{ItemResult, Verdict};
use crate::records::Score;
use crate::report::figures;

pub(super) fn page(cast: &Cast, person: &Person, scale: Option<Scale>) -> AgentPage {
    let items = tally::items(cast, person.units.iter());
    let mut failed: Vec<ItemCounts> = items.iter().filter(|counts| counts.fail > 0).cloned().collect();
    tally::rank(&mut failed);
    let steady = |counts: &&ItemCounts| counts.pass > 0 && counts.fail == 0 && counts.unsure == 0;
    AgentPage {
        row: row(cast, person, &items, scale),
        improve: failed.into_iter().filter_map(|counts| improve(cast, person, counts)).collect(),
        steady: items.iter().filter(steady).cloned().collect(),
        recordings: person.units.iter().map(|unit| recordings::row(cast, unit)).collect(),
        targeted: targeted::of_agent(cast, person),
        items,
    }
}

fn row(cast: &Cast, person: &Person, items: &[ItemCounts], scale: Option<Scale>) -> AgentRow {
    let mark = cast.input.checklist.pass_mark;
    let most_failed =
        items.iter().filter(|counts| counts.fail > 0).min_by_key(|counts| (std::cmp::Reverse(counts.fail), counts.item.number));
    let mean = tally::mean(person.units.iter());
    let scored = mean.as_ref().map_or(0, |mean| mean.n);
    AgentRow {
        who: person.who.clone(),
        counts: tally::counts(person.eligible, &person.units),
        mean,
        lowest: person.units.iter().filter_map(Unit::score).min().map(|score| figures::score(score, mark)),
        passes: tally::passes(person.units.iter()),
        mean_of_all: person.mean_of_all.map(|reach| reach.shown("")),
        bar: person.mean_of_all.zip(scale).map(|(reach, scale)| compare::bar(reach, scale)),
        passes_of_all: person.passes_of_all.map(|reach| reach.shown("%")),
        single: scored == 1,
        whole: scored > 1 && scored == person.eligible,
        most_failed: most_failed.map(|counts| MostFailed {
            number: counts.item.number,
            title: counts.item.title.clone(),
            count: counts.fail,
        }),
        unsure: items.iter().map(|counts| counts.unsure).sum(),
        strip: strip(&person.units, mark),
        cells: items.iter().map(cell).collect(),
    }
}

fn cell(counts: &ItemCounts) -> Cell {
    let n = counts.pass + counts.fail;
    let few = (1..FEW).contains(&n);
    let level = if few { 0 } else { (counts.fail * 4).div_ceil(n.max(1)) };
    Cell { fail: counts.fail, n, unsure: counts.unsure, level, few }
}

/// Dots stand on a line; where they would touch, the later one stands on the earlier.
fn strip(units: &[Unit], mark: Option<Score>) -> Strip {
    const BASE: u32 = 26;
    const ROOM: u32 = 20;
    const WIDTH: u32 = 9;
    let across = |score: Score| 12 + score.hundredths().min(10_000) * 2 / 125;
    let mut scores: Vec<(Score, Option<bool>)> =
        units.iter().filter_map(|unit| Some((unit.score()?, unit.findings()?.passed))).collect();
    scores.sort_unstable();
    let mut last: Vec<u32> = Vec::new();
    let mut levels = Vec::with_capacity(scores.len());
    for (score, _) in &scores {
        let x = across(*score);
        let level = last.iter().position(|taken| taken + WIDTH <= x).unwrap_or(last.len());
        if level == last.len() {
            last.push(x);
        } else {
            last[level] = x;
        }
        levels.push(u32::try_from(level).unwrap_or(u32::MAX));
    }
    let above = u32::try_from(last.len()).unwrap_or(u32::MAX).saturating_sub(1).max(1);
    let dot = |((score, passed), level): (&(Score, Option<bool>), &u32)| Dot {
        x: across(*score),
        y: BASE - (level * WIDTH).min(level * ROOM / above),
        score: figures::score(*score, mark),
        passed: *passed,
    };
    Strip { mark: mark.map(across), height: BASE + 10, dots: scores.iter().zip(&levels).map(dot).collect() }
}

/// An item that failed, with the first recording that has something to quote, or else the first where it failed.
fn improve(cast: &Cast, person: &Person, counts: ItemCounts) -> Option<AgentItem> {
    let fails = || {
        let of_item = |result: &&ItemResult| cast.item(result).is_some_and(|item| item.number == counts.item.number);
        person.units.iter().flat_map(move |unit| unit.found(Verdict::Fail).filter(of_item).map(move |result| (unit, result)))
    };
    let (unit, result) = fails().find(|(_, result)| !result.evidence.is_empty()).or_else(|| fails().next())?;
    let quote = result.evidence.first().map(|evidence| recordings::quote(cast, unit, evidence));
    let anchor = match quote.as_ref().and_then(|quote| quote.turn) {
        Some(turn) => format!("t{turn}"),
        None => format!("i{}", counts.item.number),
    };
    let example = Example {
        href: format!("{}#{anchor}", unit.href),
        time: unit.subject.map(|subject| cast.clock(subject.call.start)),
        reason: cast.reason(&result.reason),
        quote,
    };
    Some(AgentItem { counts, example })
}
