//! What the draws and the roster give the work list: the drawn units with their facts, and the people.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::Context;
use super::draw::show;
use crate::calendar::{Due, due};
use crate::condition::Facts;
use crate::framing::{UnitRecord, unit_record};
use crate::messages::{Language, Messages};
use crate::problem::{Error, Problem, Result};
use crate::records::{Kind, UnitId, record};
use crate::sampling::{ByValue, Draw, DueFrom, Plan, Population, Stratum, plan_of};
use crate::store::Store;
use crate::work::{self, Entry, Inspector, Key, Nobody, Rank, Waiting, entries, is_same_person, shown_time};
use crate::workspace::{self, Workspace};

/// What a list shows first of a record: where a recording is, whom to ask, and where to go.
const FIRST: [&str; 12] = [
    "recording",
    "customer_name",
    "complainant",
    "name",
    "phone",
    "caller",
    "estate",
    "building",
    "unit",
    "room",
    "address",
    "matter",
];
/// What it shows elsewhere or not at all.
const OWN: [&str; 2] = ["call_id", "duration"];

/// Every unit in use of the draws that hold.
pub(super) fn waiting(context: &Context, workspace: &Workspace, store: &Store) -> Result<Vec<Waiting>> {
    let mut all = Vec::new();
    for draw in store.current_draws()? {
        let plan = plan_of(&draw).map_err(Error::input)?;
        let about = About::new(context, workspace, &draw, &plan);
        let known = |unit: &UnitId| unit_record(store, &plan, unit);
        all.extend(about.in_use(store, known)?);
    }
    Ok(all)
}

/// Where the units of one draw stand, whether it holds or another one follows it: no more than its ledger asks, so nothing of what their
/// records say.
pub(super) fn standing(context: &Context, workspace: &Workspace, store: &Store, draw: &Draw, plan: &Plan) -> Result<Vec<Entry>> {
    let waiting = About::new(context, workspace, draw, plan).in_use(store, |_| Ok(None))?;
    Ok(entries(waiting, &store.visits_in(&draw.id)?, &BTreeMap::new()))
}

/// What all units of a draw have in common.
struct About<'a> {
    draw: &'a Draw,
    plan: &'a Plan,
    messages: &'a Messages,
    workspace: &'a Workspace,
    due: HashMap<&'a UnitId, Due>,
}

impl<'a> About<'a> {
    fn new(context: &'a Context, workspace: &'a Workspace, draw: &'a Draw, plan: &'a Plan) -> Self {
        let due = draw.due.iter().map(|(unit, due)| (unit, *due)).collect();
        Self { draw, plan, messages: &context.output.messages, workspace, due }
    }

    /// The draw's units with what is known of them.
    fn in_use(&self, store: &Store, known: impl Fn(&UnitId) -> Result<Option<UnitRecord>>) -> Result<Vec<Waiting>> {
        let inspected = match self.plan.checklist().filter(|_| self.plan.is_of_calls()) {
            Some(name) => store.inspected_units(&self.draw.id, &checklist_id(self.workspace, name))?,
            None => BTreeMap::new(),
        };
        let one = |(stratum, unit): (&Stratum, &UnitId)| {
            let inspected_at = inspected.get(unit).copied();
            Ok(Waiting { inspected_at, ..self.waiting(unit, stratum, known(unit)?.as_ref()) })
        };
        self.draw.in_use_by_stratum().map(one).collect()
    }
}

impl About<'_> {
    /// A unit with all that its record says of who may go, when and where.
    fn waiting(&self, unit: &UnitId, stratum: &Stratum, found: Option<&UnitRecord>) -> Waiting {
        let plan = self.plan;
        let nothing = Facts::new();
        let facts = found.map_or(&nothing, |found| &found.facts);
        let values =
            |fields: &[String]| fields.iter().filter_map(|field| facts.get(field)).cloned().collect::<BTreeSet<String>>();
        let turn = plan.assign.rotate.as_ref().and_then(|field| facts.get(field)).cloned();
        Waiting {
            draw: self.draw.id.clone(),
            plan_title: plan.title.clone(),
            unit: unit.clone(),
            stratum: self.stratum(stratum, facts),
            group: turn.clone().unwrap_or_else(|| unit.to_string()),
            subject: turn.unwrap_or_else(|| unit.to_string()),
            is_call: plan.is_of_calls(),
            inspected_at: None,
            rank: facts.get("rank").and_then(|rank| Rank::parse(rank)),
            persons: values(&plan.assign.never),
            teams: values(&plan.assign.never_teams),
            roles: plan.assign.roles.as_ref().map(|roles| chosen(roles, facts)).unwrap_or_default(),
            facts: self.shown(found),
            due: self.due.get(unit).map(|due| last_moment(*due, &self.workspace.config.zone)),
        }
    }

    /// The stratum in words; of a part that was drawn on purpose with its title.
    fn stratum(&self, stratum: &Stratum, facts: &Facts) -> String {
        let name = if self.plan.is_by_agent() {
            let name = facts.get("agent_name").map(|name| format!(" {name}")).unwrap_or_default();
            format!("{} {}{name}", self.messages.get("field-agent"), stratum.name)
        } else {
            show::name(self.plan, stratum, self.messages)
        };
        let part = self.plan.targeted.iter().find(|part| part.id == stratum.part).map(|part| part.title.clone());
        part.into_iter().chain([name]).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("：")
    }

    /// Where and whom, and how: what the plan says, then the fields of the record.
    fn shown(&self, found: Option<&UnitRecord>) -> Vec<(String, String)> {
        let Some(found) = found else { return Vec::new() };
        let mut shown = Vec::new();
        let zone = &self.workspace.config.zone;
        if let Some(method) = self.plan.method.as_ref().map(|method| chosen(method, &found.facts)).filter(|all| !all.is_empty()) {
            shown.push((self.messages.get("field-method"), method.join("、")));
        }
        if let Some(first) = self.not_before(&found.facts) {
            shown.push((self.messages.get("field-not-before"), first));
        }
        // whom and where to come first, whatever else a record tells
        let place = |field: &str| FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len());
        let mut fields: Vec<(&String, &String)> =
            found.facts.iter().filter(|(field, _)| !OWN.contains(&field.as_str())).collect();
        fields.sort_by_key(|(field, _)| place(field));
        for (field, value) in fields {
            let moment = value.parse().ok().filter(|_| value.contains('T'));
            let value = moment.map_or_else(|| value.clone(), |moment| shown_time(moment, zone));
            shown.push((titled(field, found.population, self.messages), value));
        }
        shown
    }

    /// The first day on which the plan wants it done.
    fn not_before(&self, facts: &Facts) -> Option<String> {
        let rule = self.plan.due.as_ref()?;
        let DueFrom::Field(field) = &rule.of else { return None };
        let zone = &self.workspace.config.zone;
        let from = record::moment(facts.get(field)?, zone)?;
        let calendar = workspace::calendar(Some(self.workspace), workspace::CALENDAR).ok()?;
        Some(due(from, rule.after?, &calendar, zone).to_string())
    }
}

/// What holds for a unit, by the value of the field that decides.
fn chosen(by: &ByValue, facts: &Facts) -> Vec<String> {
    let value = by.field.as_ref().and_then(|field| facts.get(field)).map(String::as_str);
    // 重大投诉 and 三类 are 重大, whichever of them an export writes
    let rank = value.filter(|_| by.field.as_deref() == Some("rank")).and_then(Rank::parse).map(Rank::word);
    by.for_value(value.into_iter().chain(rank)).to_vec()
}

/// A field by the heading that readers know.
fn titled(field: &str, population: Population, messages: &Messages) -> String {
    let chinese = (messages.language() == Language::Chinese).then(|| population.vocabulary().chinese(field)).flatten();
    chinese.unwrap_or(field).to_owned()
}

/// The last moment that is still in time.
pub(super) fn last_moment(due: Due, zone: &TimeZone) -> work::Due {
    match due {
        Due::Moment(moment) => moment,
        // a day alone is its last second
        Due::Day(_) => due.first_moment_after(zone).saturating_sub(SignedDuration::from_secs(1)).unwrap_or(jiff::Timestamp::MAX),
    }
}

/// The id by which inspections name the plan's checklist; its name, where the file is gone or broken.
fn checklist_id(workspace: &Workspace, name: &str) -> String {
    workspace::checklist_id(Some(workspace), name).unwrap_or_else(|| name.to_owned())
}

/// The people who inspect, call back and visit.
pub(super) fn inspectors(store: &Store) -> Result<Vec<Inspector>> {
    let mut people = Vec::new();
    store.scan_records(Kind::Inspectors, i64::MAX, |record, _| {
        people.extend(Inspector::of(&record));
        Ok(())
    })?;
    Ok(people)
}

/// Who has what.
pub(super) fn held(store: &Store) -> Result<BTreeMap<Key, Result<String, Nobody>>> {
    Ok(store.given()?.into_iter().map(|given| (given.key, Ok(given.inspector))).collect())
}

/// The unit of an id, in the draw that was named or the only one that has it.
pub(super) fn find<'a>(waiting: &'a [Waiting], unit: &str, draw: Option<&str>) -> Result<&'a Waiting> {
    let of_draw = || waiting.iter().filter(|one| draw.is_none_or(|draw| draw == one.draw));
    let mut found: Vec<&Waiting> = of_draw().filter(|one| one.unit.as_str() == unit.trim()).collect();
    if found.is_empty() {
        // where a plan draws from several lists, the list's own id is what people have before them
        let own_id = |one: &Waiting| {
            one.unit.as_str().split_once(':').is_some_and(|(kind, id)| Kind::parse(kind).is_some() && id == unit.trim())
        };
        found = of_draw().filter(|one| own_id(one)).collect();
    }
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
