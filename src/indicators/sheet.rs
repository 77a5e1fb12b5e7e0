//! The indicators of one population, made ready to be asked of its records: fields by number, conditions that remember.

use std::collections::{BTreeMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use super::among::{Check, Values};
use super::scale::{Numbers, Reading};
use super::{Alternatives, By, FirstContact, Formula, Indicator, Population, Ratio, Scale, Unit, Within};
use crate::condition::{Condition, Test};

/// What is asked of the records of a population.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    population: Population,
    scales: &'a BTreeMap<String, Scale>,
    /// The fields that are asked for.
    pub fields: Vec<String>,
    /// Which of them any record has.
    seen: Vec<bool>,
    /// How many records there were, whenever.
    pub records: u64,
    /// The times by which records lie in periods.
    pub times: Vec<Time>,
    /// What is computed of each record.
    pub jobs: Vec<Job>,
}

/// A time by which records lie in periods.
#[derive(Debug)]
pub(super) struct Time {
    /// Its field.
    pub field: usize,
    /// That of the record at hand, and the period in which it lies.
    pub at: Option<Timestamp>,
    pub period: Option<usize>,
    /// The earliest and the latest of all.
    pub earliest: Option<Timestamp>,
    pub latest: Option<Timestamp>,
}

/// One indicator's part of a population.
#[derive(Debug)]
pub(super) struct Job {
    /// The indicator's number.
    pub indicator: usize,
    /// The number of its time among the sheet's.
    pub time: usize,
    /// How far around the periods records matter.
    pub around: SignedDuration,
    pub among: Vec<Check>,
    pub except: Vec<Vec<Check>>,
    /// The fields that make two records one, and those that were counted, by period.
    pub once: (Vec<usize>, HashSet<(usize, u128)>),
    pub work: Work,
    /// The field of the group.
    pub group: Option<usize>,
    /// The fields of whoever did it.
    pub agent: Option<usize>,
    pub agent_name: Option<usize>,
}

/// A formula whose fields are numbers.
#[derive(Debug)]
pub(super) enum Work {
    /// Counts below the line.
    One,
    /// Counts above the line.
    Above,
    Share(Vec<Vec<Check>>),
    Value {
        field: usize,
        numbers: Numbers,
    },
    Nps {
        field: usize,
        numbers: Numbers,
    },
    OnTime {
        field: usize,
        base: usize,
        within: Within,
    },
    Contact {
        same: Vec<Vec<usize>>,
        solved: Vec<Vec<Check>>,
        days: u32,
    },
}

impl<'a> Sheet<'a> {
    pub fn new(population: Population, scales: &'a BTreeMap<String, Scale>) -> Self {
        Self { population, scales, fields: Vec::new(), seen: Vec::new(), records: 0, times: Vec::new(), jobs: Vec::new() }
    }

    /// The populations whose records an indicator counts itself.
    pub fn populations(indicator: &Indicator) -> Vec<Population> {
        match &indicator.formula {
            Formula::Attainment(_) => Vec::new(),
            Formula::Ratio(ratio) if ratio.of != indicator.of => vec![indicator.of, ratio.of],
            _ => vec![indicator.of],
        }
    }

    /// Takes up what an indicator asks of this population.
    pub fn take(&mut self, number: usize, indicator: &Indicator, by: Option<&By>) {
        if indicator.of == self.population {
            let work = self.work(indicator);
            let (among, time) = (self.checks(&indicator.among, indicator), self.time(&indicator.at));
            let except = self.alternatives(&indicator.except, indicator);
            let job = self.add(number, (among, time), work, by, (&[], &BTreeMap::new()));
            job.except = except;
        }
        if let Formula::Ratio(ratio) = &indicator.formula
            && ratio.of == self.population
        {
            let (among, time) = (self.checks(&ratio.among, indicator), self.time(&ratio.at));
            self.add(number, (among, time), Work::Above, by, (&ratio.once, &ratio.groups));
        }
    }

    fn add(
        &mut self,
        indicator: usize,
        (among, time): (Vec<Check>, usize),
        work: Work,
        by: Option<&By>,
        (once, groups): (&[String], &BTreeMap<String, String>),
    ) -> &mut Job {
        let called = |field: String| groups.get(&field).cloned().unwrap_or(field);
        let is_people = matches!(by, Some(By::Agent | By::Team));
        let agent = is_people.then(|| self.field(&called("agent".to_owned())));
        let agent_name = (is_people && !groups.contains_key("agent")).then(|| self.field("agent_name"));
        // whose team a complaint is about is told by whom it is about
        let is_own = !(by == Some(&By::Team) && groups.contains_key("agent") && !groups.contains_key("team"));
        let group = by.filter(|_| is_own).map(|by| self.field(&called(by.field(self.population))));
        let around = match &work {
            Work::Contact { days, .. } => SignedDuration::from_hours(24 * i64::from(*days)),
            _ => SignedDuration::ZERO,
        };
        let once = (once.iter().map(|field| self.field(field)).collect(), HashSet::new());
        let except = Vec::new();
        self.jobs.push(Job { indicator, time, around, among, except, once, work, group, agent, agent_name });
        self.jobs.last_mut().expect("a job was just added")
    }

    fn work(&mut self, indicator: &Indicator) -> Work {
        match &indicator.formula {
            Formula::Count | Formula::Ratio(_) | Formula::Attainment(_) => Work::One,
            Formula::Share(alternatives) => Work::Share(self.alternatives(alternatives, indicator)),
            Formula::Mean(field) => Work::Value { numbers: self.numbers(field, indicator), field: self.field(field) },
            Formula::Nps(field) => Work::Nps { numbers: self.numbers(field, indicator), field: self.field(field) },
            Formula::OnTime(rule) => {
                Work::OnTime { field: self.field(&rule.field), base: self.field(&rule.within.base), within: rule.within.clone() }
            }
            Formula::FirstContact(rule) => Work::Contact {
                same: rule.same.iter().map(|fields| fields.iter().map(|field| self.field(field)).collect()).collect(),
                solved: self.alternatives(&rule.solved, indicator),
                days: rule.days,
            },
        }
    }

    fn alternatives(&mut self, alternatives: &Alternatives, indicator: &Indicator) -> Vec<Vec<Check>> {
        alternatives.iter().map(|conditions| self.checks(conditions, indicator)).collect()
    }

    fn checks(&mut self, conditions: &[Condition], indicator: &Indicator) -> Vec<Check> {
        let check = |condition: &Condition| {
            let field = self.field(&condition.field);
            Check::new(condition, field, self.numbers(&condition.field, indicator))
        };
        conditions.iter().map(check).collect()
    }

    fn numbers(&self, field: &str, indicator: &Indicator) -> Numbers {
        let is_plain = matches!(indicator.unit, Unit::Points | Unit::Count);
        let usual = if is_plain { Reading::Plain } else { Reading::Seconds };
        Numbers::new(self.scales.get(field).map_or(usual, |scale| Reading::Scale(scale.clone())))
    }

    /// The number of a field.
    fn field(&mut self, name: &str) -> usize {
        self.fields.iter().position(|own| own == name).unwrap_or_else(|| {
            self.fields.push(name.to_owned());
            self.seen.push(false);
            self.fields.len() - 1
        })
    }

    fn time(&mut self, name: &str) -> usize {
        let field = self.field(name);
        self.times.iter().position(|time| time.field == field).unwrap_or_else(|| {
            self.times.push(Time { field, at: None, period: None, earliest: None, latest: None });
            self.times.len() - 1
        })
    }

    /// Remembers which fields a record has.
    pub fn see<'r>(&mut self, values: &impl Values<'r>) {
        self.records += 1;
        for (field, seen) in self.seen.iter_mut().enumerate().filter(|(_, seen)| !**seen) {
            *seen = values(field).is_some();
        }
    }

    /// How many days first contacts look around the periods.
    pub fn most_days(&self) -> u32 {
        let days = |job: &Job| if let Work::Contact { days, .. } = job.work { days } else { 0 };
        self.jobs.iter().map(days).max().unwrap_or_default()
    }

    /// The latest time of an indicator's records.
    pub fn latest(&self, indicator: usize) -> Option<Timestamp> {
        let job = self.jobs.iter().find(|job| job.indicator == indicator)?;
        self.times[job.time].latest
    }

    /// From when to when there are records above the line of a ratio.
    pub fn above(&self, indicator: usize) -> Option<(Timestamp, Timestamp)> {
        let job = self.jobs.iter().find(|job| job.indicator == indicator && matches!(job.work, Work::Above))?;
        let time = &self.times[job.time];
        time.earliest.zip(time.latest)
    }

    fn has(&self, name: &str) -> bool {
        self.fields.iter().position(|own| own == name).is_some_and(|field| self.seen[field])
    }

    /// The fields without which an indicator has no value and that no record has.
    pub fn lacks(&self, indicator: &Indicator) -> Vec<String> {
        let mut needed = Vec::new();
        if indicator.of == self.population {
            needed.push(indicator.at.clone());
            needed.extend(asked(&indicator.among));
            // where no record has it, all would be left out for want of it
            let absence = indicator.except.iter().flatten().filter(|condition| condition.test == Test::Present(false));
            needed.extend(absence.map(|condition| condition.field.clone()));
            match &indicator.formula {
                Formula::Share(alternatives) => needed.extend(self.hopeless(alternatives)),
                Formula::Mean(field) | Formula::Nps(field) => needed.push(field.clone()),
                Formula::OnTime(rule) => needed.extend([rule.field.clone(), rule.within.base.clone()]),
                Formula::FirstContact(FirstContact { same, solved, .. }) => {
                    let lost = same.iter().filter(|fields| !fields.iter().any(|field| self.has(field)));
                    needed.extend(lost.filter_map(|fields| fields.first().cloned()));
                    needed.extend(self.hopeless(solved));
                }
                Formula::Count | Formula::Ratio(_) | Formula::Attainment(_) => {}
            }
        }
        if let Formula::Ratio(Ratio { of, at, among, .. }) = &indicator.formula
            && *of == self.population
        {
            needed.push(at.clone());
            needed.extend(asked(among));
        }
        let mut told = HashSet::new();
        needed.retain(|field| !self.has(field) && told.insert(field.clone()));
        needed
    }

    /// What the first of some alternatives asks for, where none of them can ever be told.
    fn hopeless(&self, alternatives: &Alternatives) -> Vec<String> {
        let can_be_told = alternatives.iter().any(|conditions| asked(conditions).all(|field| self.has(&field)));
        if can_be_told { Vec::new() } else { alternatives.first().map(|first| asked(first).collect()).unwrap_or_default() }
    }

    /// The field that groups of an indicator are formed by, where no record has it.
    pub fn lacks_group(&self, indicator: &Indicator, by: &By) -> Option<String> {
        let called = |field: String| match &indicator.formula {
            Formula::Ratio(ratio) if ratio.of == self.population && indicator.of != self.population => {
                ratio.groups.get(&field).cloned().unwrap_or(field)
            }
            _ => field,
        };
        let field = called(by.field(self.population));
        let by_agent = *by == By::Team && self.has(&called("agent".to_owned()));
        (!self.has(&field) && !by_agent).then_some(field)
    }
}

/// The fields that some conditions can't be told without.
fn asked(conditions: &[Condition]) -> impl Iterator<Item = String> {
    conditions.iter().filter(|condition| condition.test != Test::Present(false)).map(|condition| condition.field.clone())
}
