//! What came out of a tally: estimates by indicator, period and group, and what the lists lack.

use std::collections::{BTreeMap, BTreeSet};

use super::estimate::{Counter, Estimate, Standing};
use super::sheet::Sheet;
use super::{By, Formula, Indicator, Population};
use crate::records::Period;

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Its value: a staff number, a department; empty for those whose records don't tell.
    pub key: String,
    /// What it is called besides.
    pub name: Option<String>,
}

/// What an indicator lacks altogether.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Absent {
    /// Populations of which there are no records.
    pub populations: Vec<Population>,
    /// Fields that no record of their population has, and without which there is nothing to compute.
    pub fields: Vec<(Population, String)>,
    /// The field that groups are formed by, where no record has it.
    pub group: Option<(Population, String)>,
}

impl Absent {
    /// Whether nothing can be computed.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        !self.populations.is_empty() || !self.fields.is_empty()
    }
}

/// What an indicator lacks in what was shown.
///
/// Of a population that wasn't shown since it lies beyond the periods, nothing is known to be absent: `is_there` tells.
pub(super) fn absent(
    indicator: &Indicator,
    sheets: &BTreeMap<Population, Sheet>,
    by: Option<&By>,
    is_there: impl Fn(Population) -> bool,
) -> Absent {
    let mut absent = Absent::default();
    for population in Sheet::populations(indicator) {
        let Some(sheet) = sheets.get(&population) else { continue };
        if sheet.records == 0 {
            absent.populations.extend((!is_there(population)).then_some(population));
            continue;
        }
        absent.fields.extend(sheet.lacks(indicator).into_iter().map(|field| (population, field)));
        let lacking = by.and_then(|by| sheet.lacks_group(indicator, by));
        absent.group = absent.group.take().or(lacking.map(|field| (population, field)));
    }
    absent
}

/// What was counted, for every indicator, period and group.
#[derive(Debug)]
pub struct Results<'a> {
    pub(super) indicators: Vec<&'a Indicator>,
    pub(super) periods: Vec<Period>,
    pub(super) groups: Vec<Group>,
    pub(super) counters: Vec<Vec<Counter>>,
    pub(super) unread: Vec<BTreeSet<String>>,
    pub(super) absent: Vec<Absent>,
    /// By indicator and period.
    pub(super) unreached: Vec<Vec<bool>>,
}

impl Results<'_> {
    fn number(&self, id: &str) -> Option<usize> {
        self.indicators.iter().position(|indicator| indicator.id == id)
    }

    /// The indicator whose counters stand for one's own.
    fn source(&self, indicator: &Indicator) -> Option<usize> {
        match &indicator.formula {
            Formula::Attainment(base) => self.number(base),
            _ => self.number(&indicator.id),
        }
    }

    /// The periods, in the order in which they were given.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The groups that an indicator counted anything of in any period, by key; the one that doesn't tell comes last. With their numbers.
    #[must_use]
    pub fn groups(&self, indicator: &Indicator) -> Vec<(usize, &Group)> {
        self.groups_of(&[indicator])
    }

    /// The groups that any of some indicators counted anything of.
    #[must_use]
    pub fn groups_of(&self, indicators: &[&Indicator]) -> Vec<(usize, &Group)> {
        let mut numbers = BTreeSet::new();
        for number in indicators.iter().filter_map(|indicator| self.source(indicator)) {
            for counters in &self.counters[number * self.periods.len()..(number + 1) * self.periods.len()] {
                let counted = counters.iter().enumerate().skip(1).filter(|(_, counter)| **counter != Counter::default());
                numbers.extend(counted.map(|(group, _)| group));
            }
        }
        let mut found: Vec<(usize, &Group)> = numbers.into_iter().map(|number| (number, &self.groups[number])).collect();
        found.sort_by_key(|(_, group)| (group.key.is_empty(), group.key.as_str()));
        found
    }

    /// What was counted of an indicator in a period, for a group or for all (0).
    #[must_use]
    pub fn counter(&self, indicator: &Indicator, period: usize, group: usize) -> Counter {
        let found = self.source(indicator).and_then(|number| self.counters.get(number * self.periods.len() + period)?.get(group));
        found.cloned().unwrap_or_default()
    }

    /// The estimate of an indicator in a period, for a group or for all (0).
    #[must_use]
    pub fn estimate(&self, indicator: &Indicator, period: usize, group: usize) -> Estimate {
        let base = self.source(indicator).map(|number| self.indicators[number]);
        let mut estimate = Estimate::of(indicator, &self.counter(indicator, period, group), base);
        let is_empty = matches!(indicator.formula, Formula::Count) && self.counter(indicator, period, 0).n == 0;
        if self.absent(indicator).is_fatal() || self.is_unreached(indicator, period) || is_empty {
            estimate.value = None;
            estimate.interval = None;
            estimate.standing = if indicator.target.is_some() { Standing::NoData } else { Standing::NoTarget };
        }
        estimate
    }

    /// Whether a period lies outside of the list that is above the line, so that none there may only not have been imported.
    #[must_use]
    pub fn is_unreached(&self, indicator: &Indicator, period: usize) -> bool {
        self.source(indicator).is_some_and(|number| self.unreached[number][period])
    }

    /// Some of the values that could not be read.
    #[must_use]
    pub fn unread(&self, indicator: &Indicator) -> Vec<&str> {
        // those of what is attained are told there
        self.number(&indicator.id).map(|number| self.unread[number].iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// What an indicator lacks altogether.
    #[must_use]
    pub fn absent(&self, indicator: &Indicator) -> &Absent {
        static NOTHING: Absent = Absent { populations: Vec::new(), fields: Vec::new(), group: None };
        self.source(indicator).map_or(&NOTHING, |number| &self.absent[number])
    }
}
