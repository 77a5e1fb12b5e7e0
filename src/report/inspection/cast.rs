//! Who and what appears in a report: agents in their order, each with the recordings that count for them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::estimate::{self, Reach};
use super::view::{Item, Who};
use super::{Input, Subject};
use crate::inspection::{Inspection, ItemResult, State, Verdict};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::{AgentId, Score, UnitId};
use crate::report::mask::mask;
use crate::report::slug::slug;
use crate::sampling::{Draw, Stratum};

/// What every page is made with.
pub(super) struct Cast<'a> {
    pub input: &'a Input<'a>,
    pub messages: &'a Messages,
    /// Items of the checklist, in its order.
    pub items: Vec<Item>,
    numbers: BTreeMap<&'a str, usize>,
    /// The recordings of the random sample.
    sampled: BTreeSet<&'a UnitId>,
    /// The part of each recording that was drawn on purpose.
    on_purpose: BTreeMap<&'a UnitId, &'a str>,
}

/// An agent with the recordings of the week.
pub(super) struct Person<'a> {
    pub who: Who,
    /// How many of the agent's calls could have been drawn.
    pub eligible: usize,
    /// The random sample, by time, then id; those without a time last.
    pub units: Vec<Unit<'a>>,
    /// What was drawn on purpose; it counts in no figure of the random sample.
    pub batches: Vec<Batch<'a>>,
    /// The mean score of all the agent's calls.
    pub mean_of_all: Option<Reach>,
    /// Which share of them, in percent, reach the pass mark.
    pub passes_of_all: Option<Reach>,
}

/// An agent's recordings of a part that was drawn on purpose.
pub(super) struct Batch<'a> {
    pub part: &'a str,
    /// How many of the agent's calls the part is about.
    pub eligible: usize,
    /// In the same order.
    pub units: Vec<Unit<'a>>,
}

/// A drawn recording, or a spare that stands in for one.
pub(super) struct Unit<'a> {
    pub id: &'a UnitId,
    /// Its rank among the drawn, or among the spares, from 1.
    pub place: usize,
    pub spare: bool,
    pub subject: Option<&'a Subject>,
    pub href: String,
}

impl<'a> Cast<'a> {
    pub fn new(input: &'a Input<'a>, messages: &'a Messages) -> Self {
        let items: Vec<Item> = (input.checklist.sections.iter())
            .flat_map(|section| section.items.iter().map(move |item| (section, item)))
            .enumerate()
            .map(|(index, (section, item))| Item {
                number: index + 1,
                id: item.id.clone(),
                title: if item.advice { item.title.clone() + &messages.get("score-advice") } else { item.title.clone() },
                section: section.title.clone(),
                source: item.source.clone(),
                points: item.points.to_string(),
                class: item.class,
                severity: item.severity,
                coach: item.coach.clone(),
            })
            .collect();
        let all = input.checklist.sections.iter().flat_map(|section| &section.items);
        let numbers = all.enumerate().map(|(index, item)| (item.id.as_str(), index + 1)).collect();
        let draw = input.draw;
        let sampled = draw.random().flat_map(|stratum| draw.in_use_of(stratum)).collect();
        let on_purpose = draw.targeted().flat_map(|stratum| draw.in_use_of(stratum).map(|unit| (unit, stratum.part.as_str())));
        Self { input, messages, items, numbers, sampled, on_purpose: on_purpose.collect() }
    }

    /// Whether a recording is of the random sample.
    pub fn is_sampled(&self, unit: &UnitId) -> bool {
        self.sampled.contains(unit)
    }

    /// The title of the part by which a recording was drawn on purpose, where it was. One that was may stand in for a recording of the
    /// random sample besides.
    pub fn purpose(&self, unit: &UnitId) -> Option<String> {
        self.on_purpose.get(unit).map(|part| self.title_of(part))
    }

    /// The parts that were drawn on purpose: the plan's, in its order, and any other that the draw has.
    pub fn parts(&self) -> Vec<&'a str> {
        let mut parts: Vec<&str> = self.input.targeted.iter().map(|part| part.id.as_str()).collect();
        for stratum in self.input.draw.targeted() {
            if !parts.contains(&stratum.part.as_str()) {
                parts.push(&stratum.part);
            }
        }
        parts
    }

    /// The title of a part.
    pub fn title_of(&self, part: &str) -> String {
        let known = self.input.targeted.iter().find(|known| known.id == part);
        known.map_or_else(|| part.to_owned(), |known| known.title.clone())
    }

    /// The item of a result, where the checklist has it.
    pub fn item(&self, result: &ItemResult) -> Option<&Item> {
        self.numbers.get(result.id.as_str()).map(|number| &self.items[number - 1])
    }

    /// A text from outside as the report shows it.
    pub fn shown(&self, text: &str) -> String {
        if self.input.mask { mask(text) } else { text.to_owned() }
    }

    /// A reason in the reader's words.
    pub fn reason(&self, message: &Message) -> String {
        self.shown(&self.messages.text(message))
    }

    /// A moment by the clock of the report's zone.
    pub fn clock(&self, moment: Timestamp) -> String {
        moment.to_zoned(self.input.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

impl<'a> Unit<'a> {
    pub fn inspection(&self) -> Option<&'a Inspection> {
        self.subject?.inspection.as_ref()
    }

    /// The inspection of a recording that could be scored.
    pub fn findings(&self) -> Option<&'a Inspection> {
        self.inspection().filter(|inspection| inspection.state != State::NotScorable)
    }

    pub fn score(&self) -> Option<Score> {
        self.findings()?.score
    }

    pub fn is_provisional(&self) -> bool {
        self.inspection().is_some_and(|inspection| inspection.state == State::Provisional)
    }

    /// What was found of items that count, with one verdict.
    pub fn found(&self, verdict: Verdict) -> impl Iterator<Item = &'a ItemResult> {
        let items = self.findings().map_or(&[][..], |inspection| &inspection.items);
        items.iter().filter(move |result| result.verdict == verdict && result.counts())
    }
}

/// The calls that something is known of, by id.
type Subjects<'a> = BTreeMap<&'a str, &'a Subject>;

/// The agents of the random sample by team (those without one last) and staff number; and apart from them, in the same order, those of
/// whom recordings were drawn on purpose alone.
pub(super) fn people<'a>(cast: &Cast<'a>) -> (Vec<Person<'a>>, Vec<Person<'a>>) {
    let subjects: Subjects = cast.input.subjects.iter().map(|subject| (subject.call.id.as_str(), subject)).collect();
    let draw = cast.input.draw;
    let sample: BTreeMap<&str, &Stratum> = draw.random().map(|stratum| (stratum.name.as_str(), stratum)).collect();
    let others: BTreeSet<&str> = draw.targeted().map(|stratum| stratum.name.as_str()).collect();
    let in_order = |mut people: Vec<Person<'a>>| {
        people.sort_by_cached_key(|person| (person.who.team.is_none(), person.who.team.clone(), in_order(&person.who.id)));
        people
    };
    let people = sample.iter().map(|(name, stratum)| person(cast, name, Some(stratum), &subjects)).collect();
    let others = others.into_iter().filter(|name| !sample.contains_key(name));
    (in_order(people), in_order(others.map(|name| person(cast, name, None, &subjects)).collect()))
}

/// An agent with the recordings of the random sample, where there is a stratum of it, and those that were drawn on purpose.
fn person<'a>(cast: &Cast<'a>, name: &str, stratum: Option<&'a Stratum>, subjects: &Subjects<'a>) -> Person<'a> {
    let eligible = stratum.map_or(0, |stratum| stratum.eligible);
    let units_of = |stratum| units(cast.input.draw, stratum, subjects);
    let units = stratum.map(units_of).unwrap_or_default();
    let own = cast.input.draw.targeted().filter(|stratum| stratum.name == name);
    let batch = |stratum: &'a Stratum| Batch { part: &stratum.part, eligible: stratum.eligible, units: units_of(stratum) };
    let mut batches: Vec<Batch> = own.map(batch).collect();
    let parts = cast.parts();
    batches.sort_by_key(|batch| parts.iter().position(|part| *part == batch.part));
    Person {
        who: who(cast, name),
        eligible,
        mean_of_all: estimate::agent_mean(&units, eligible),
        passes_of_all: estimate::agent_passes(&units, eligible),
        units,
        batches,
    }
}

fn who(cast: &Cast, id: &str) -> Who {
    let agent = AgentId::parse(id).and_then(|id| cast.input.agents.get(&id));
    let id = id.to_owned();
    Who {
        name: agent.and_then(|agent| agent.name.clone()).unwrap_or_else(|| id.clone()),
        team: agent.and_then(|agent| agent.team.clone()),
        href: format!("agents/{}.html", slug(&id)),
        id,
    }
}

fn units<'a>(draw: &'a Draw, stratum: &'a Stratum, subjects: &Subjects<'a>) -> Vec<Unit<'a>> {
    let unit = |index: usize, id: &'a UnitId, spare| Unit {
        id,
        place: index + 1,
        spare,
        subject: subjects.get(id.as_str()).copied(),
        href: format!("recordings/{}.html", slug(id.as_str())),
    };
    let drawn = stratum.drawn.iter().enumerate().map(|(index, drawn)| unit(index, &drawn.id, false));
    let spares = stratum.spares.iter().enumerate().map(|(index, drawn)| unit(index, &drawn.id, true));
    // of the drawn, those that a spare stands in for are told of beside the draw
    let replaced = |id: &UnitId| draw.replacements.iter().any(|done| done.unit == *id);
    let stands_in = |id: &UnitId| draw.replacements.iter().any(|done| done.by == *id);
    let mut units: Vec<Unit> = drawn.chain(spares.filter(|unit| stands_in(unit.id))).filter(|unit| !replaced(unit.id)).collect();
    units.sort_by_key(|unit| (unit.subject.is_none(), unit.subject.map(|subject| subject.call.start), unit.id));
    units
}

/// Staff numbers in their order: 999 before 1001, names after numbers.
fn in_order(id: &str) -> (bool, usize, String) {
    let number = id.bytes().all(|byte| byte.is_ascii_digit());
    (!number, if number { id.len() } else { 0 }, id.to_owned())
}
