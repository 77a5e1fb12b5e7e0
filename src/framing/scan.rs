//! The records of a plan's population, one by one.

use super::{Framing, facts};
use crate::condition::Facts;
use crate::problem::Result;
use crate::records::{Record, UnitId};
use crate::sampling::{Candidate, Plan, Population};
use crate::store::{Columns, ScannedCall, Store};

/// Shows every record that lies in the period; tells how many lack the time by which they would.
pub(super) fn candidates(store: &Store, framing: Framing, mut each: impl FnMut(&Candidate)) -> Result<usize> {
    match framing.plan.populations[0] {
        Population::Calls => calls(store, framing, each).map(|()| 0),
        Population::Agents => agents(store, framing, each).map(|()| 0),
        Population::Records(_) => {
            let bounds = framing.period.bounds(framing.zone).filter(|_| framing.plan.time.is_some());
            let mut undated = 0;
            records(store, framing, |id, record| {
                let at = framing.plan.time.as_deref().and_then(|field| record.moment(field, framing.zone));
                match (&bounds, at) {
                    (Some(_), None) => undated += 1,
                    (Some(bounds), Some(at)) if !bounds.contains(&at) => {}
                    _ => {
                        let facts = with_population(record, framing.plan);
                        each(&Candidate { id, agent: None, at, facts: &facts });
                    }
                }
            })?;
            Ok(undated)
        }
    }
}

/// The record's fields, and which population it is from.
pub(super) fn with_population(record: &Record, plan: &Plan) -> Facts {
    let mut facts = record.fields.clone();
    if plan.populations.len() > 1 {
        facts.insert("population".to_owned(), record.kind.name().to_owned());
    }
    facts
}

/// Shows every record of the plan's kinds, whenever it was.
pub(super) fn records(store: &Store, framing: Framing, mut each: impl FnMut(&UnitId, &Record)) -> Result<()> {
    let mut populations: Vec<Population> = framing.plan.populations.clone();
    // the order of the units' ids, which begin with their kind
    populations.sort_by_key(ToString::to_string);
    for population in &populations {
        let Population::Records(kind) = population else { continue };
        store.scan_records(*kind, framing.as_of.import, |record, _| {
            each(&unit_id(&record, populations.len()), &record);
            Ok(())
        })?;
    }
    Ok(())
}

/// A record's id as a unit: with its kind in front where a plan draws from several.
fn unit_id(record: &Record, populations: usize) -> UnitId {
    let id = if populations > 1 { format!("{}:{}", record.kind.name(), record.id) } else { record.id.to_string() };
    UnitId::parse(&id).expect("an id with a word in front is an id")
}

fn calls(store: &Store, framing: Framing, mut each: impl FnMut(&Candidate)) -> Result<()> {
    let bounds = framing.period.bounds(framing.zone);
    let needs = facts::needs(framing.plan, framing.only);
    let columns = if needs.only_names() { Columns::Names } else { Columns::All };
    let mut facts = Facts::new();
    store.scan_calls(framing.as_of.import, bounds.as_ref(), columns, |scanned: &ScannedCall| {
        let mut at = None;
        if columns == Columns::All {
            scanned.facts(&needs.fields, &mut facts)?;
            facts::add_machine(store, scanned.id(), framing.as_of, &needs, &mut facts)?;
            at = Some(scanned.start()?);
        }
        each(&Candidate { id: scanned.id(), agent: Some(scanned.agent()), at, facts: &facts });
        Ok(())
    })
}

fn agents(store: &Store, framing: Framing, mut each: impl FnMut(&Candidate)) -> Result<()> {
    for agent in store.agents_as_of(framing.as_of.import)?.into_values() {
        let facts = facts::of_agent(&agent);
        let Some(id) = UnitId::parse(agent.id.as_str()) else { continue };
        each(&Candidate { id: &id, agent: Some(agent.id.as_str()), at: None, facts: &facts });
    }
    Ok(())
}
