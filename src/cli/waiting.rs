//! What the draws and the roster give the work list: the drawn units with their facts, and the people.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Context;
use crate::checklist;
use crate::messages::Messages;
use crate::problem::{Error, Problem, Result};
use crate::records::{Agent, Call, UnitId};
use crate::sampling::{Draw, Plan, Stratum};
use crate::store::Store;
use crate::work::{Entry, Inspector, Key, Nobody, Waiting, is_same_person, shown_time};
use crate::workspace::{self, Workspace};

/// What an inspector needs to find a recording, in this order.
const SHOWN: [&str; 6] = ["recording", "caller", "line", "channel", "queue", "category"];

/// Every unit in use of the draws that hold.
pub(super) fn waiting(context: &Context, workspace: &Workspace, store: &Store) -> Result<Vec<Waiting>> {
    let agents = store.agents()?;
    let mut all = Vec::new();
    for draw in store.current_draws()? {
        let plan = Plan::read(&draw.plan, &draw.plan_text).map_err(Error::Input)?;
        let inspected = store.inspected_units(&draw.id, &checklist_id(workspace, &plan))?;
        let strata: HashMap<&str, &Stratum> =
            draw.strata.iter().flat_map(|stratum| ids_of(stratum).map(move |id| (id, stratum))).collect();
        for id in draw.in_use() {
            let Some(stratum) = strata.get(id.as_str()) else { continue };
            let unit = UnitId::from(id.clone());
            let is_inspected = inspected.contains(&unit);
            let of_agent = of_agent(unit, &draw, &plan, stratum, agents.get(&stratum.agent), &context.output.messages);
            all.push(Waiting { is_inspected, ..of_agent });
        }
    }
    Ok(all)
}

fn ids_of(stratum: &Stratum) -> impl Iterator<Item = &str> {
    stratum.drawn.iter().chain(&stratum.spares).map(|drawn| drawn.id.as_str())
}

/// The same entries with where and whom, which only the sheet needs.
pub(super) fn with_facts(entries: &[Entry], messages: &Messages, workspace: &Workspace, store: &Store) -> Result<Vec<Entry>> {
    let one = |entry: &Entry| {
        let call = store.call(&entry.waiting.unit.as_call())?;
        let facts = call.map(|found| facts(&found.call, messages, workspace)).unwrap_or_default();
        Ok(Entry { waiting: Waiting { facts, ..entry.waiting.clone() }, ..entry.clone() })
    };
    entries.iter().map(one).collect()
}

/// A recording, with what all of an agent's have in common.
fn of_agent(unit: UnitId, draw: &Draw, plan: &Plan, stratum: &Stratum, agent: Option<&Agent>, messages: &Messages) -> Waiting {
    let name = agent.and_then(|agent| agent.name.clone());
    let number = stratum.agent.to_string();
    let shown = std::iter::once(number.clone()).chain(name.clone()).collect::<Vec<_>>().join(" ");
    Waiting {
        draw: draw.id.clone(),
        plan_title: plan.title.clone(),
        unit,
        stratum: format!("{} {shown}", messages.get("field-agent")),
        group: number.clone(),
        subject: number.clone(),
        is_call: true,
        is_inspected: false,
        rank: None,
        persons: std::iter::once(number).chain(name).collect(),
        teams: agent.and_then(|agent| agent.team.clone()).into_iter().collect(),
        roles: Vec::new(),
        facts: Vec::new(),
        due: None,
    }
}

/// The fields of a call that tell where it is to be found.
fn facts(call: &Call, messages: &Messages, workspace: &Workspace) -> Vec<(String, String)> {
    let word = |field: &str| messages.get(&format!("field-{field}"));
    let start = (word("start"), shown_time(call.start, &workspace.config.zone));
    let others = SHOWN.iter().filter_map(|field| Some((word(field), call.fields.get(*field)?.clone())));
    std::iter::once(start).chain(others).collect()
}

/// The id by which inspections name the plan's checklist; its name, where the file is gone or broken.
fn checklist_id(workspace: &Workspace, plan: &Plan) -> String {
    let found = workspace::checklist_file(Some(workspace), &plan.checklist).ok();
    let read = found.and_then(|found| checklist::read(&found.file, &found.text, true).ok());
    read.map_or_else(|| plan.checklist.clone(), |definition| definition.checklist.id)
}

/// The people who inspect, call back and visit.
#[allow(clippy::unnecessary_wraps, reason = "imported inspectors are read from the store")]
pub(super) fn inspectors(_: &Store) -> Result<Vec<Inspector>> {
    Ok(Vec::new())
}

/// Who has what.
pub(super) fn held(store: &Store) -> Result<BTreeMap<Key, Result<String, Nobody>>> {
    Ok(store.given()?.into_iter().map(|given| (given.key, Ok(given.inspector))).collect())
}

/// The unit of an id, in the draw that was named or the only one that has it.
pub(super) fn find<'a>(waiting: &'a [Waiting], unit: &str, draw: Option<&str>) -> Result<&'a Waiting> {
    let found: Vec<&Waiting> =
        waiting.iter().filter(|one| one.unit.as_str() == unit.trim() && draw.is_none_or(|draw| draw == one.draw)).collect();
    match found[..] {
        [] => Err(Error::usage(Problem::new("visit-not-drawn").with("unit", unit))),
        [one] => Ok(one),
        _ => {
            let draws: BTreeSet<&str> = found.iter().map(|one| one.draw.as_str()).collect();
            let draws = draws.into_iter().collect::<Vec<_>>().join(", ");
            Err(Error::usage(Problem::new("visit-several-draws").with("unit", unit).with("draws", draws)))
        }
    }
}

/// The inspector of a staff number or a name. Where nobody was imported, everybody is taken at their word.
pub(super) fn somebody(people: &[Inspector], who: &str) -> Result<Inspector> {
    let who = who.trim();
    if let Some(found) = people.iter().find(|one| one.id == who).or_else(|| people.iter().find(|one| one.is(who))) {
        return Ok(found.clone());
    }
    if people.is_empty() && is_same_person(who, who) {
        return Ok(stranger(who));
    }
    let known = people.iter().map(|one| format!("{} {}", one.id, one.name)).collect::<Vec<_>>().join(", ");
    Err(Error::usage(Problem::new("work-no-inspector").with("inspector", who).with("known", known)))
}

/// Somebody of whom no more than the name is known.
pub(super) fn stranger(who: &str) -> Inspector {
    Inspector { id: who.to_owned(), name: who.to_owned(), role: None, team: None }
}

/// How a person is called in lists: by name, where only one has it.
pub(super) fn called(people: &[Inspector], id: &str) -> String {
    let name = people.iter().find(|one| one.id == id).map(|one| &one.name);
    let is_only = |name: &&String| people.iter().filter(|one| one.name == **name).count() == 1;
    name.filter(is_only).map_or_else(|| id.to_owned(), Clone::clone)
}
