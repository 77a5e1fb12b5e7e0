//! Reviews as ratings: who said what of which item of which recording, for the agreement of raters.

use std::collections::{BTreeMap, BTreeSet};

use super::act::{Act, Review};
use super::entry::Deed;
use crate::inspection::{Inspection, Verdict};
use crate::records::UnitId;
use crate::statistics::agreement::Ratings;

/// The verdicts that are told apart: pass, fail, not applicable.
pub const CATEGORIES: usize = 3;

/// Everybody's verdicts on recordings that several people scored.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Staff numbers of those who scored, in order.
    pub raters: Vec<String>,
    /// The recordings.
    pub units: Vec<UnitId>,
    /// Of each item and recording, everybody's verdict in the order of `raters`, the machine's last; `None` where somebody said nothing.
    pub verdicts: BTreeMap<String, Vec<Vec<Option<Verdict>>>>,
}

/// A recording on whose item people differ: everybody's verdict and what they wrote of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// The recording.
    pub unit: UnitId,
    /// Who said what; the words are reason, comment and quote.
    pub said: Vec<(String, Verdict, Vec<String>)>,
}

/// The first blind review of each person and recording: whoever has submitted one can see what others and the machine said.
fn blind(deeds: &[Deed]) -> BTreeMap<(&UnitId, &str), (&Review, &Deed)> {
    let mut first = BTreeMap::new();
    for deed in deeds {
        if let (Act::Reviewed(review), Some(unit)) = (&deed.act, &deed.unit)
            && review.blind
        {
            first.entry((unit, deed.who.as_str())).or_insert((review, deed));
        }
    }
    first
}

impl Table {
    /// The verdicts of recordings that at least two people reviewed blind, with the machine's of the inspections that are given.
    #[must_use]
    pub fn of(deeds: &[Deed], machine: &BTreeMap<UnitId, Inspection>) -> Self {
        let blind = blind(deeds);
        let mut by_unit: BTreeMap<&UnitId, BTreeSet<&str>> = BTreeMap::new();
        for (unit, who) in blind.keys() {
            by_unit.entry(unit).or_default().insert(who);
        }
        by_unit.retain(|_, who| who.len() >= 2);
        let raters: BTreeSet<&str> = by_unit.values().flatten().copied().collect();
        let mut table = Self {
            raters: raters.iter().map(|who| (*who).to_owned()).collect(),
            units: by_unit.keys().map(|unit| (*unit).clone()).collect(),
            verdicts: BTreeMap::new(),
        };
        for (at, unit) in by_unit.keys().enumerate() {
            for (column, who) in raters.iter().enumerate() {
                let Some((review, _)) = blind.get(&(*unit, *who)) else { continue };
                for decided in review.items.iter().filter(|decided| decided.way.is_said()) {
                    table.set(&decided.item, at, column, decided.verdict);
                }
            }
            for found in machine.get(unit).iter().flat_map(|machine| &machine.items) {
                if table.verdicts.contains_key(&found.id) && found.verdict != Verdict::Unsure {
                    table.set(&found.id, at, table.raters.len(), found.verdict);
                }
            }
        }
        table
    }

    fn set(&mut self, item: &str, unit: usize, rater: usize, verdict: Verdict) {
        let (units, raters) = (self.units.len(), self.raters.len() + 1);
        let rows = self.verdicts.entry(item.to_owned()).or_insert_with(|| vec![vec![None; raters]; units]);
        rows[unit][rater] = Some(verdict);
    }

    /// The ratings of an item, or of all items together (each item of each recording is one unit then), with the machine or without.
    #[must_use]
    pub fn ratings(&self, item: Option<&str>, with_machine: bool) -> Option<Ratings> {
        let raters = self.raters.len() + usize::from(with_machine);
        let rows = self.verdicts.iter().filter(|(id, _)| item.is_none_or(|item| item == *id)).flat_map(|(_, rows)| rows);
        let rows = rows.map(|row| row[..raters].iter().map(|verdict| verdict.and_then(category)).collect()).collect();
        Ratings::new(CATEGORIES, raters, rows).ok()
    }

    /// The recordings on whose item people differ.
    #[must_use]
    pub fn differences(&self, item: &str, deeds: &[Deed]) -> Vec<Difference> {
        let blind = blind(deeds);
        let Some(rows) = self.verdicts.get(item) else { return Vec::new() };
        let said = |unit: &UnitId, who: &str| -> Vec<String> {
            let words = blind.get(&(unit, who)).map(|(_, deed)| &deed.words);
            let of = |kind: &str| words.and_then(|words| words.get(&format!("{kind}:{item}"))).cloned();
            ["quote", "reason", "comment"].into_iter().filter_map(of).collect()
        };
        let one = |(unit, row): (&UnitId, &Vec<Option<Verdict>>)| {
            let people = self.raters.iter().zip(row).filter_map(|(who, verdict)| Some((who, (*verdict)?)));
            let all: Vec<(String, Verdict, Vec<String>)> =
                people.map(|(who, verdict)| (who.clone(), verdict, said(unit, who))).collect();
            let is_one = all.windows(2).all(|two| two[0].1 == two[1].1);
            (!is_one).then(|| Difference { unit: unit.clone(), said: all })
        };
        self.units.iter().zip(rows).filter_map(one).collect()
    }
}

fn category(verdict: Verdict) -> Option<usize> {
    match verdict {
        Verdict::Pass => Some(0),
        Verdict::Fail => Some(1),
        Verdict::NotApplicable => Some(2),
        Verdict::Unsure => None,
    }
}
