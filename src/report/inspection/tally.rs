//! Counting: states, verdicts, means and shares over recordings.

use std::cmp::Reverse;

use super::cast::{Cast, Unit};
use super::view::{Counts, FEW, ItemCounts, Mean, Rate, SectionMean};
use crate::inspection::{Inspection, State, Verdict};
use crate::records::{Points, Score};
use crate::report::figures;

/// How many recordings there are of each kind.
pub(super) fn counts(eligible: usize, units: &[Unit]) -> Counts {
    let mut counts = Counts { eligible, ..Counts::default() };
    for unit in units {
        if unit.spare {
            counts.spares += 1;
        } else {
            counts.drawn += 1;
        }
        match unit.inspection().map(|inspection| inspection.state) {
            Some(State::Scored) => counts.scored += 1,
            Some(State::Provisional) => counts.provisional += 1,
            Some(State::NotScorable) => counts.not_scorable += 1,
            None => counts.open += 1,
        }
    }
    counts
}

/// The sums of several agents' counts.
pub(super) fn sum<'a>(all: impl Iterator<Item = &'a Counts>) -> Counts {
    all.fold(Counts::default(), |sum, one| Counts {
        eligible: sum.eligible + one.eligible,
        drawn: sum.drawn + one.drawn,
        spares: sum.spares + one.spares,
        scored: sum.scored + one.scored,
        provisional: sum.provisional + one.provisional,
        not_scorable: sum.not_scorable + one.not_scorable,
        open: sum.open + one.open,
    })
}

/// The mean score of recordings that have one.
pub(super) fn mean<'a>(units: impl Iterator<Item = &'a Unit<'a>>) -> Option<Mean> {
    mean_by(units, Unit::score)
}

/// The mean over recordings of whatever score is asked for.
fn mean_by<'a>(units: impl Iterator<Item = &'a Unit<'a>>, score: impl Fn(&Unit<'a>) -> Option<Score>) -> Option<Mean> {
    let (mut scores, mut provisional) = (Vec::new(), 0);
    for unit in units {
        if let Some(score) = score(unit) {
            scores.push(score);
            provisional += usize::from(unit.is_provisional());
        }
    }
    let n = scores.len();
    Some(Mean { value: figures::mean(&scores)?, n, provisional, few: n < FEW })
}

/// How many of the recordings with a score reach the pass mark.
pub(super) fn passes<'a>(units: impl Iterator<Item = &'a Unit<'a>>) -> Option<Rate> {
    let passed: Vec<bool> = units.filter_map(|unit| unit.findings()?.passed).collect();
    rate(passed.iter().filter(|passed| **passed).count(), passed.len())
}

/// A share; `None` of nothing.
pub(super) fn rate(count: usize, n: usize) -> Option<Rate> {
    (n > 0).then(|| Rate { percent: figures::percent(count, n), count, n, few: n < FEW })
}

/// What was found of each item, in the checklist's order.
pub(super) fn items<'a>(cast: &Cast, units: impl Iterator<Item = &'a Unit<'a>>) -> Vec<ItemCounts> {
    let none = |item: &super::view::Item| ItemCounts {
        item: item.clone(),
        pass: 0,
        fail: 0,
        unsure: 0,
        not_applicable: 0,
        total: 0,
        rate: None,
    };
    let mut all: Vec<ItemCounts> = cast.items.iter().map(none).collect();
    for result in units.filter_map(Unit::findings).flat_map(|inspection| &inspection.items) {
        let Some(item) = cast.item(result).filter(|_| result.counts()) else { continue };
        let counts = &mut all[item.number - 1];
        counts.total += 1;
        match result.verdict {
            Verdict::Pass => counts.pass += 1,
            Verdict::Fail => counts.fail += 1,
            Verdict::Unsure => counts.unsure += 1,
            Verdict::NotApplicable => counts.not_applicable += 1,
        }
    }
    for counts in &mut all {
        counts.rate = rate(counts.fail, counts.pass + counts.fail);
    }
    let known = cast.input.checklist.sections.iter().flat_map(|section| &section.items);
    all.into_iter().zip(known).filter(|(_, item)| item.counts()).map(|(counts, _)| counts).collect()
}

/// The most failed first: by share, then by number of fails, then in the checklist's order.
pub(super) fn rank(items: &mut [ItemCounts]) {
    items.sort_by(|a, b| {
        let (n_a, n_b) = ((a.pass + a.fail).max(1), (b.pass + b.fail).max(1));
        let share = (b.fail * n_a).cmp(&(a.fail * n_b));
        share.then_with(|| (Reverse(a.fail), a.item.number).cmp(&(Reverse(b.fail), b.item.number)))
    });
}

/// Each section's mean.
pub(super) fn sections<'a>(cast: &Cast, units: &[&'a Unit<'a>]) -> Vec<SectionMean> {
    (cast.input.checklist.sections.iter())
        .map(|section| {
            let of_section = |inspection: &Inspection| {
                let counted = inspection.items.iter().filter(|result| section.items.iter().any(|item| item.id == result.id));
                let (earned, points) = earned(counted);
                Score::of(earned.min(points), points)
            };
            let mean = mean_by(units.iter().copied(), |unit| of_section(unit.findings()?));
            SectionMean { title: section.title.clone(), mean }
        })
        .collect()
}

/// Points that were earned, of those that count.
pub(super) fn earned<'a>(results: impl Iterator<Item = &'a crate::inspection::ItemResult>) -> (Points, Points) {
    results
        .filter_map(|result| Some((result.earned?, result.points)))
        .fold((Points::ZERO, Points::ZERO), |(earned, points), (e, p)| (earned + e, points + p))
}
