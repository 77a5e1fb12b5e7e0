//! Who and what appears in a report: agents in their order, each with the recordings that count for them.

use std::collections::BTreeMap;

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
}

/// An agent with the recordings of the week.
pub(super) struct Person<'a> {
    pub who: Who,
    pub stratum: &'a Stratum,
    /// By time, then id; those without a time last.
    pub units: Vec<Unit<'a>>,
    /// The mean score of all the agent's calls.
    pub mean_of_all: Option<Reach>,
    /// Which share of them, in percent, reach the pass mark.
    pub passes_of_all: Option<Reach>,
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
                title: item.title.clone(),
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
        Self { input, messages, items, numbers }
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

    /// What was found of items, with one verdict.
    pub fn found(&self, verdict: Verdict) -> impl Iterator<Item = &'a ItemResult> {
        let items = self.findings().map_or(&[][..], |inspection| &inspection.items);
        items.iter().filter(move |result| result.verdict == verdict)
    }
}

/// The calls that something is known of, by id.
type Subjects<'a> = BTreeMap<&'a str, &'a Subject>;

/// The agents by team (those without one last) and staff number.
pub(super) fn people<'a>(cast: &Cast<'a>) -> Vec<Person<'a>> {
    let subjects: Subjects = cast.input.subjects.iter().map(|subject| (subject.call.id.as_str(), subject)).collect();
    let mut people: Vec<Person> = cast.input.draw.random().map(|stratum| person(cast, stratum, &subjects)).collect();
    people.sort_by_cached_key(|person| (person.who.team.is_none(), person.who.team.clone(), in_order(&person.who.id)));
    people
}

fn person<'a>(cast: &Cast<'a>, stratum: &'a Stratum, subjects: &Subjects<'a>) -> Person<'a> {
    let units = units(cast.input.draw, stratum, subjects);
    Person {
        who: who(cast, stratum),
        stratum,
        mean_of_all: estimate::agent_mean(&units, stratum.eligible),
        passes_of_all: estimate::agent_passes(&units, stratum.eligible),
        units,
    }
}

fn who(cast: &Cast, stratum: &Stratum) -> Who {
    let agent = AgentId::parse(&stratum.name).and_then(|id| cast.input.agents.get(&id));
    let id = stratum.name.clone();
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
