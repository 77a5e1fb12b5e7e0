//! Counting: records are shown one at a time, in any order, and leave only counters behind.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::estimate::Counter;
use super::fcr::Contacts;
use super::judge::{Groups, Seen, counter};
use super::results::absent;
use super::sheet::{Sheet, Time};
use super::{By, Formula, Indicator, Indicators, People, Population, Results};
use crate::calendar::Calendar;
use crate::records::Period;
use crate::records::record::moment;

/// What is computed: when, for whom, by which clock.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// The periods, which have nothing in common.
    pub periods: Vec<Period>,
    /// What groups are formed by.
    pub by: Option<By>,
    /// Who is who.
    pub people: &'a People,
    /// The time zone of days and periods.
    pub zone: &'a TimeZone,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The moment at which it is computed: what isn't over then is open.
    pub now: Timestamp,
}

/// Counts the indicators of a scope.
pub struct Tally<'a> {
    indicators: Vec<&'a Indicator>,
    scope: Scope<'a>,
    bounds: Vec<Range<Timestamp>>,
    sheets: BTreeMap<Population, Sheet<'a>>,
    groups: Groups,
    /// By indicator and period, then by group.
    counters: Vec<Vec<Counter>>,
    /// By indicator.
    unread: Vec<BTreeSet<String>>,
    contacts: BTreeMap<usize, Contacts>,
}

impl<'a> Tally<'a> {
    /// Makes ready to count some of the indicators, with those that they rest on. Events have no bounds and are no periods here.
    #[must_use]
    pub fn new(all: &'a Indicators, chosen: &[&'a Indicator], scope: Scope<'a>) -> Self {
        let mut indicators: Vec<&Indicator> = chosen.to_vec();
        for indicator in chosen {
            if let Formula::Attainment(base) = &indicator.formula
                && !indicators.iter().any(|one| one.id == *base)
            {
                indicators.extend(all.get(base));
            }
        }
        let mut sheets: BTreeMap<Population, Sheet> = BTreeMap::new();
        for (number, indicator) in indicators.iter().enumerate() {
            for population in Sheet::populations(indicator) {
                let sheet = sheets.entry(population).or_insert_with(|| Sheet::new(population, &all.scales));
                sheet.take(number, indicator, scope.by.as_ref());
            }
        }
        Self {
            bounds: scope.periods.iter().filter_map(|period| period.bounds(scope.zone)).collect(),
            counters: vec![Vec::new(); indicators.len() * scope.periods.len()],
            unread: vec![BTreeSet::new(); indicators.len()],
            groups: Groups::new(),
            contacts: BTreeMap::new(),
            sheets,
            scope,
            indicators,
        }
    }

    /// The populations whose records have to be shown.
    #[must_use]
    pub fn populations(&self) -> Vec<Population> {
        self.sheets.keys().copied().collect()
    }

    /// The fields of a population that are asked for, by the numbers under which [`Tally::add`] asks for them.
    #[must_use]
    pub fn wanted(&self, population: Population) -> Vec<String> {
        self.sheets.get(&population).map(|sheet| sheet.fields.clone()).unwrap_or_default()
    }

    /// From when to when records of a population matter by their usual time: the periods, and around them as long as first contacts look.
    #[must_use]
    pub fn reach(&self, population: Population) -> Option<Range<Timestamp>> {
        let (first, last) = (self.bounds.iter().map(|b| b.start).min()?, self.bounds.iter().map(|b| b.end).max()?);
        let own = population.own_time();
        let around = SignedDuration::from_hours(i64::from(self.sheets.get(&population)?.most_days()) * 24);
        let is_usual = self.indicators.iter().all(|indicator| {
            let ratio = match &indicator.formula {
                Formula::Ratio(ratio) => Some((ratio.of, ratio.at.as_str())),
                _ => None,
            };
            let mut times = [(indicator.of, indicator.at.as_str())].into_iter().chain(ratio);
            times.all(|(of, at)| of != population || at == own)
        });
        let begin = first.checked_sub(around).unwrap_or(Timestamp::MIN);
        is_usual.then(|| begin..last.checked_add(around).unwrap_or(Timestamp::MAX))
    }

    /// Counts a record of a population; `values` gives its fields by their number in [`Tally::wanted`].
    pub fn add<'r>(&mut self, population: Population, values: impl Fn(usize) -> Option<&'r str>) {
        let Some(sheet) = self.sheets.get_mut(&population) else { return };
        sheet.see(&values);
        for time in &mut sheet.times {
            time.at = values(time.field).and_then(|text| moment(text, self.scope.zone));
            time.period = time.at.and_then(|at| self.bounds.iter().position(|bounds| bounds.contains(&at)));
            time.latest = time.latest.max(time.at);
            time.earliest = time.earliest.into_iter().chain(time.at).min();
        }
        let mut seen = Seen {
            bounds: &self.bounds,
            scope: &self.scope,
            groups: &mut self.groups,
            counters: &mut self.counters,
            unread: &mut self.unread,
            contacts: &mut self.contacts,
        };
        for job in &mut sheet.jobs {
            let Time { at, period, .. } = sheet.times[job.time];
            if let Some(at) = at {
                seen.judge(job, at, period, &values);
            }
        }
    }

    /// What was counted. `until` tells of a population how far its data reaches where records beyond the periods were not shown.
    #[must_use]
    pub fn finish(mut self, until: impl Fn(Population) -> Option<Timestamp>) -> Results<'a> {
        let periods = self.scope.periods.len();
        for (number, contacts) in std::mem::take(&mut self.contacts) {
            let indicator = self.indicators[number];
            let Formula::FirstContact(rule) = &indicator.formula else { continue };
            let seen = self.sheets.get(&indicator.of).and_then(|sheet| sheet.latest(number));
            let end = seen.max(until(indicator.of)).unwrap_or(self.scope.now).min(self.scope.now);
            contacts.settle(rule, end, |period, group, found| {
                let counters = &mut self.counters[number * periods + usize::from(period)];
                found(counter(counters, 0));
                if group > 0 {
                    found(counter(counters, group));
                }
            });
        }
        let is_there = |population: Population| until(population).is_some();
        Results {
            absent: self.indicators.iter().map(|one| absent(one, &self.sheets, self.scope.by.as_ref(), is_there)).collect(),
            unreached: self.unreached(),
            indicators: self.indicators,
            periods: self.scope.periods,
            groups: self.groups.names,
            counters: self.counters,
            unread: self.unread,
        }
    }

    /// The periods, by indicator, that lie outside of all that is above the line of a ratio: none there may be for want of a list.
    fn unreached(&self) -> Vec<Vec<bool>> {
        let of = |(number, indicator): (usize, &&Indicator)| {
            let above = match &indicator.formula {
                Formula::Ratio(ratio) => self.sheets.get(&ratio.of).and_then(|sheet| sheet.above(number)),
                _ => None,
            };
            let lies_outside =
                |bounds: &Range<Timestamp>| above.is_some_and(|(first, last)| last < bounds.start || first >= bounds.end);
            self.bounds.iter().map(lies_outside).collect()
        };
        self.indicators.iter().enumerate().map(of).collect()
    }
}
