//! The gate: which records of a population are units of the frame, in which stratum, and which are left out by which rule.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::draw::{DUPLICATE, Excluded};
use super::frame::{Unit, stratum_name};
use super::plan::{Plan, Spread};
use crate::condition::{Condition, Facts, Holds, Test, hold};
use crate::records::UnitId;
use crate::text::fold;

/// A record of the population that lies in the period.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Its id, as a unit.
    pub id: &'a UnitId,
    /// Who took the call, where it is one.
    pub agent: Option<&'a str>,
    /// When it was, where it has a time and the plan spreads by it.
    pub at: Option<Timestamp>,
    /// Everything else that the plan may ask for.
    pub facts: &'a Facts,
}

impl Candidate<'_> {
    fn value(&self, field: &str) -> Option<&str> {
        match (field, self.agent) {
            ("agent", Some(agent)) => Some(agent),
            _ => self.facts.get(field).map(String::as_str),
        }
    }
}

/// What is known of units besides their records.
#[derive(Debug, Default)]
pub struct Known {
    /// Units that were drawn not long ago.
    pub resting: HashSet<UnitId>,
    /// Records that are one matter with another, and that one.
    pub duplicates: HashMap<UnitId, UnitId>,
    /// Units that were in the frame of an earlier draw of the same day.
    pub drawn_from: HashSet<UnitId>,
}

/// How many records went which way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passed {
    /// Records of the population in the period that the plan's filter lets through.
    pub found: usize,
    /// Those that were left out, with the rule.
    pub excluded: Vec<Excluded>,
    /// The fields of the plan that any record had.
    pub seen: BTreeSet<String>,
}

/// Lets the records of one plan and period through.
pub struct Gate<'a> {
    plan: &'a Plan,
    zone: &'a TimeZone,
    only: Vec<(&'a str, String)>,
    known: Known,
    unseen: BTreeSet<&'a str>,
    passed: Passed,
    unit: Unit,
}

impl<'a> Gate<'a> {
    /// A gate for a plan; of an event, only for records whose fields have these values.
    #[must_use]
    pub fn new(plan: &'a Plan, zone: &'a TimeZone, only: &'a [(String, String)], known: Known) -> Self {
        let only = only.iter().map(|(field, value)| (field.as_str(), fold(value))).collect();
        let nobody = UnitId::parse("-").expect("a dash is an id");
        let unit = Unit { part: String::new(), stratum: String::new(), id: nobody, class: String::new(), rests: false };
        // every call has a start, though it is only read where the plan spreads by it
        let unseen = plan.fields().filter(|field| !(plan.is_of_calls() && *field == "start")).collect();
        Self { plan, zone, only, known, unseen, passed: Passed::default(), unit }
    }

    /// Shows the gate a record; `each` gets the unit of every part that it belongs to.
    pub fn pass(&mut self, candidate: &Candidate, mut each: impl FnMut(&Unit)) {
        if !self.unseen.is_empty() {
            self.unseen.retain(|field| candidate.value(field).is_none());
        }
        let is_meant = |(field, value): &(&str, String)| candidate.value(field).is_some_and(|own| fold(own) == *value);
        let is_known = self.known.drawn_from.contains(candidate.id);
        if is_known || !self.only.iter().all(is_meant) || !holds(&self.plan.filter, candidate.facts) {
            return;
        }
        self.passed.found += 1;
        if let Some((rule, of)) = self.exemption(candidate) {
            self.passed.excluded.push(Excluded { unit: candidate.id.clone(), rule, of });
            return;
        }
        self.place(candidate);
        each(&self.unit);
        for part in &self.plan.targeted {
            if holds(&part.when, candidate.facts) {
                self.unit.part.clone_from(&part.id);
                each(&self.unit);
            }
        }
    }

    /// What came of it.
    #[must_use]
    pub fn finish(self) -> Passed {
        let seen = self.plan.fields().filter(|field| !self.unseen.contains(field)).map(str::to_owned).collect();
        Passed { seen, ..self.passed }
    }

    fn exemption(&self, candidate: &Candidate) -> Option<(String, Option<UnitId>)> {
        let exempt = self.plan.exempt.iter().find(|exempt| holds(&exempt.when, candidate.facts));
        if let Some(exempt) = exempt {
            return Some((exempt.rule.clone(), None));
        }
        self.known.duplicates.get(candidate.id).map(|first| (DUPLICATE.to_owned(), Some(first.clone())))
    }

    /// Makes the candidate the unit at hand. Its texts are used again and again, as most units of a large frame are soon forgotten.
    fn place(&mut self, candidate: &Candidate) {
        let unit = &mut self.unit;
        unit.part.clear();
        unit.id.clone_from(candidate.id);
        unit.stratum.clear();
        match &self.plan.strata[..] {
            [] => {}
            [field] if field == "agent" => unit.stratum.push_str(candidate.value("agent").unwrap_or_default()),
            fields => {
                let values = fields.iter().map(|field| candidate.value(field).unwrap_or_default());
                unit.stratum = stratum_name(values);
            }
        }
        unit.class.clear();
        if let Some(spread) = &self.plan.spread {
            class(spread, candidate, self.zone, &mut unit.class);
        }
        unit.rests = self.known.resting.contains(candidate.id);
    }
}

/// Whether all conditions hold; what can't be told doesn't.
fn holds(conditions: &[Condition], facts: &Facts) -> bool {
    conditions.is_empty() || hold(conditions, facts) == Holds::Yes
}

/// Stands for a class that can't be told, since a record lacks what it is made from.
const UNKNOWN: &str = "?";

/// The class of a record within its stratum: `1` to `7` for Monday to Sunday, `08:00-16:00`, `60-300`, or a value.
fn class(spread: &Spread, candidate: &Candidate, zone: &TimeZone, class: &mut String) {
    let local = || candidate.at.map(|at| at.to_zoned(zone.clone()));
    let written = match spread {
        Spread::Weekday => local().map(|at| write!(class, "{}", at.weekday().to_monday_one_offset())),
        Spread::Shift(starts) => local().map(|at| {
            let minute = u16::try_from(i32::from(at.hour()) * 60 + i32::from(at.minute())).unwrap_or(0);
            // before the first shift of the day, the last one of the day before still works
            let index = starts.partition_point(|start| *start <= minute).checked_sub(1).unwrap_or(starts.len() - 1);
            let (from, to) = (starts[index], starts[(index + 1) % starts.len()]);
            write!(class, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
        }),
        Spread::Length(bounds) => candidate.value("duration").and_then(|text| text.parse::<f64>().ok()).map(|seconds| {
            let index = bounds.partition_point(|bound| as_float(*bound) <= seconds);
            let from = index.checked_sub(1).map_or(0, |at| bounds[at]);
            match bounds.get(index) {
                Some(to) => write!(class, "{from}-{to}"),
                None => write!(class, "{from}-"),
            }
        }),
        Spread::Field(field) => candidate.value(field).map(|value| write!(class, "{}", stratum_name([value].into_iter()))),
    };
    if written.is_none() {
        class.push_str(UNKNOWN);
    }
}

#[allow(clippy::cast_precision_loss, reason = "lengths of calls in seconds")]
fn as_float(seconds: u64) -> f64 {
    seconds as f64
}

/// Finds records that are one matter: of those with the same values in all the plan's `once` fields one stands for all. That is one
/// that could be drawn before already, else the earliest; of equal times the one with the smaller id.
#[derive(Debug, Default)]
pub struct Matters {
    all: BTreeMap<Vec<String>, Vec<(Timestamp, UnitId)>>,
}

impl Matters {
    /// Shows it a record that lies in some period. One that lacks any of the fields is a matter of its own, and one that the plan passes
    /// over or exempts stands for no other.
    pub fn add(&mut self, plan: &Plan, id: &UnitId, at: Timestamp, facts: &Facts) {
        if !holds(&plan.filter, facts) || plan.exempt.iter().any(|exempt| holds(&exempt.when, facts)) {
            return;
        }
        let key: Option<Vec<String>> = plan.once.iter().map(|field| facts.get(field).map(|value| fold(value))).collect();
        let Some(key) = key.filter(|key| !key.is_empty() && key.iter().all(|value| !value.is_empty())) else { return };
        self.all.entry(key).or_default().push((at, id.clone()));
    }

    /// The matters with several records, with the times and ids of these.
    pub fn repeated(&self) -> impl Iterator<Item = &[(Timestamp, UnitId)]> {
        self.all.values().map(Vec::as_slice).filter(|records| records.len() > 1)
    }

    /// Every record that doesn't stand for its matter, with the one that does; `before` are those that could be drawn before.
    #[must_use]
    pub fn duplicates(&self, before: &HashSet<UnitId>) -> HashMap<UnitId, UnitId> {
        let of_matter = |records: &[(Timestamp, UnitId)]| {
            let place = |(at, id): &&(Timestamp, UnitId)| (!before.contains(id), *at, id.clone());
            let stands = records.iter().min_by_key(place).map(|(_, id)| id.clone());
            let others = records.iter().filter_map(|(_, id)| Some((id.clone(), stands.clone().filter(|stands| stands != id)?)));
            others.collect::<Vec<_>>()
        };
        self.repeated().flat_map(of_matter).collect()
    }
}

/// A field by whose absence records were exempted, and that no record has: most likely its column is missing.
#[must_use]
pub fn absent_everywhere(plan: &Plan, passed: &Passed) -> Option<String> {
    let applied = plan.exempt.iter().filter(|exempt| passed.excluded.iter().any(|excluded| excluded.rule == exempt.rule));
    let conditions = applied.flat_map(|exempt| &exempt.when);
    let by_absence = conditions.filter(|condition| condition.test == Test::Present(false));
    by_absence.map(|condition| &condition.field).find(|field| !passed.seen.contains(*field)).cloned()
}
