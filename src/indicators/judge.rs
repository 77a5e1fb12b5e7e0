//! What a record says of an indicator, and the counters it goes into.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use jiff::Timestamp;

use super::among::{self, Truth, Values};
use super::estimate::Counter;
use super::fcr::{self, Contacts};
use super::on_time::{Clock, Timely, timely};
use super::sheet::{Job, Work};
use super::{By, Group, Scope};

/// The unreadable values of an indicator that are told.
const TOLD: usize = 5;

/// The groups by the numbers they got.
#[derive(Debug)]
pub(super) struct Groups {
    numbers: HashMap<String, u32>,
    /// The groups by number; the first one is everything.
    pub names: Vec<Group>,
}

impl Groups {
    pub fn new() -> Self {
        Self { numbers: HashMap::new(), names: vec![Group::default()] }
    }

    fn number(&mut self, key: &str, name: Option<&str>) -> u32 {
        if let Some(number) = self.numbers.get(key) {
            let known = &mut self.names[*number as usize].name;
            if known.is_none() {
                *known = name.map(str::to_owned);
            }
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(key.to_owned(), number);
        self.names.push(Group { key: key.to_owned(), name: name.map(str::to_owned) });
        number
    }
}

/// The counter of a group.
pub(super) fn counter(counters: &mut Vec<Counter>, group: u32) -> &mut Counter {
    let group = group as usize;
    if counters.len() <= group {
        counters.resize(group + 1, Counter::default());
    }
    &mut counters[group]
}

/// What a record is counted into.
pub(super) struct Seen<'s, 'a> {
    pub bounds: &'s [Range<Timestamp>],
    pub scope: &'s Scope<'a>,
    pub groups: &'s mut Groups,
    pub counters: &'s mut [Vec<Counter>],
    pub unread: &'s mut [BTreeSet<String>],
    pub contacts: &'s mut BTreeMap<usize, Contacts>,
}

impl Seen<'_, '_> {
    /// Judges a record by a job, `at` being its time.
    pub fn judge<'r>(&mut self, job: &mut Job, at: Timestamp, period: Option<usize>, values: &impl Values<'r>) {
        let around = job.around;
        let near = |bounds: &Range<Timestamp>| {
            at.checked_add(around).is_ok_and(|late| late >= bounds.start)
                && at.checked_sub(around).is_ok_and(|early| early < bounds.end)
        };
        if period.is_none() && (around.is_zero() || !self.bounds.iter().any(near)) {
            return;
        }
        let among = among::all(&mut job.among, values);
        if among == Truth::No {
            return;
        }
        if job.except.iter_mut().any(|checks| among::all(checks, values) == Truth::Yes) {
            return;
        }
        if is_again(&mut job.once, period, values) {
            return;
        }
        let group = self.group(job, values);
        if matches!(job.work, Work::Contact { .. }) {
            return self.keep(job, among, (at, period, group), values);
        }
        let found = match among {
            Truth::Yes => work(&mut job.work, self.scope, values),
            Truth::Unreadable(field) => Found::Unreadable(field),
            Truth::Missing | Truth::No => Found::Missing,
        };
        if let Found::Unreadable(field) = found {
            let unread = &mut self.unread[job.indicator];
            if unread.len() < TOLD {
                unread.extend(values(field).map(str::to_owned));
            }
        }
        self.count(job.indicator, period, group, |counter| found.into(counter));
    }

    /// Keeps a contact until all have been seen; one of which nobody knows whose or about what it is, is missing.
    fn keep<'r>(
        &mut self,
        job: &mut Job,
        among: Truth,
        (at, period, group): (Timestamp, Option<usize>, u32),
        values: &impl Values<'r>,
    ) {
        let Work::Contact { same, solved, .. } = &mut job.work else { return };
        let parts: Option<Vec<&str>> = same.iter().map(|fields| fields.iter().find_map(|field| values(*field))).collect();
        let Some(parts) = parts.filter(|_| among == Truth::Yes) else {
            return self.count(job.indicator, period, group, |counter| counter.missing += 1);
        };
        let is_solved = match among::first_told(solved, values) {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Missing | Truth::Unreadable(_) => None,
        };
        let period = period.and_then(|period| u16::try_from(period).ok());
        self.contacts.entry(job.indicator).or_default().add(fcr::matter(&parts), at, group, period, is_solved);
    }

    fn count(&mut self, indicator: usize, period: Option<usize>, group: u32, count: impl Fn(&mut Counter)) {
        let Some(period) = period else { return };
        let counters = &mut self.counters[indicator * self.bounds.len() + period];
        count(counter(counters, 0));
        if group > 0 {
            count(counter(counters, group));
        }
    }

    /// The number of the record's group; 0 where none are formed.
    fn group<'r>(&mut self, job: &Job, values: &impl Values<'r>) -> u32 {
        let Some(by) = &self.scope.by else { return 0 };
        let own = job.group.and_then(values);
        let people = self.scope.people;
        let agent = job.agent.and_then(values).map(|agent| people.id_of(agent));
        match by {
            By::Agent => {
                let key = agent.unwrap_or_default();
                let name = people.name_of(key).or_else(|| job.agent_name.and_then(values));
                self.groups.number(key, name)
            }
            By::Team => {
                let key = own.or_else(|| agent.and_then(|agent| people.team_of(agent))).unwrap_or_default();
                self.groups.number(key, None)
            }
            _ => self.groups.number(own.unwrap_or_default(), None),
        }
    }
}

/// Whether a record is one with another that was counted in its period; one that lacks a field is one with none.
fn is_again<'r>(
    (fields, counted): &mut (Vec<usize>, HashSet<(usize, u128)>),
    period: Option<usize>,
    values: &impl Values<'r>,
) -> bool {
    let parts: Option<Vec<&str>> = fields.iter().map(|field| values(*field)).collect();
    match (parts, period) {
        (Some(parts), Some(period)) if !parts.is_empty() => !counted.insert((period, fcr::matter(&parts))),
        _ => false,
    }
}

/// What a record says of an indicator.
#[derive(Debug, Clone, Copy)]
enum Found {
    One,
    Above,
    Good,
    Bad,
    Neither,
    Value(f64),
    Missing,
    Unreadable(usize),
    Open,
}

impl Found {
    fn into(self, counter: &mut Counter) {
        match self {
            Self::One | Self::Neither => counter.n += 1,
            Self::Above => counter.good += 1,
            Self::Good => {
                counter.n += 1;
                counter.good += 1;
            }
            Self::Bad => {
                counter.n += 1;
                counter.bad += 1;
            }
            Self::Value(value) => counter.add(value),
            Self::Missing => counter.missing += 1,
            Self::Unreadable(_) => counter.unreadable += 1,
            Self::Open => counter.open += 1,
        }
    }
}

fn work<'r>(work: &mut Work, scope: &Scope, values: &impl Values<'r>) -> Found {
    match work {
        Work::One => Found::One,
        Work::Above => Found::Above,
        Work::Share(alternatives) => match among::first_told(alternatives, values) {
            Truth::Yes => Found::Good,
            Truth::No => Found::Neither,
            Truth::Missing => Found::Missing,
            Truth::Unreadable(field) => Found::Unreadable(field),
        },
        Work::Value { field, numbers } => match values(*field).map(|value| numbers.of(value)) {
            None => Found::Missing,
            Some(None) => Found::Unreadable(*field),
            Some(Some(value)) => Found::Value(value),
        },
        Work::Nps { field, numbers } => match values(*field).map(|value| numbers.of(value)) {
            None => Found::Missing,
            Some(Some(value)) if value >= 9.0 => Found::Good,
            Some(Some(value)) if value <= 6.0 => Found::Bad,
            Some(Some(_)) => Found::Neither,
            Some(None) => Found::Unreadable(*field),
        },
        Work::OnTime { field, base, within } => {
            let clock = Clock { zone: scope.zone, calendar: scope.calendar, now: scope.now };
            match timely(values(*field), values(*base), within, clock) {
                Timely::Yes => Found::Good,
                Timely::No => Found::Neither,
                Timely::Open => Found::Open,
                Timely::Missing => Found::Missing,
                Timely::Unreadable(is_own) => Found::Unreadable(if is_own { *field } else { *base }),
            }
        }
        Work::Contact { .. } => Found::Missing,
    }
}
