//! What is known of a unit: the fields of its record, and of calls what the machine found.

use crate::condition::Facts;
use crate::problem::Result;
use crate::records::{Agent, AgentId, CallId, Kind, RecordId, UnitId};
use crate::sampling::{AsOf, Plan, Population, Spread};
use crate::store::Store;

/// The newest score by the machine, out of a hundred.
const MACHINE_SCORE: &str = "machine_score";
/// The longest time in which nobody spoke, in seconds.
const LONGEST_SILENCE: &str = "longest_silence";

/// What a plan needs to know of calls besides id, agent and start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    /// Anything at all.
    pub record: bool,
    score: bool,
    silence: bool,
}

pub(super) fn needs(plan: &Plan) -> Needs {
    let asks = |name: &str| plan.fields().any(|field| field == name);
    let asks_more = plan.fields().any(|field| !matches!(field, "agent" | "start"));
    let by_time = matches!(plan.spread, Some(Spread::Weekday | Spread::Shift(_) | Spread::Length(_)));
    Needs { record: asks_more || by_time, score: asks(MACHINE_SCORE), silence: asks(LONGEST_SILENCE) }
}

/// Adds what the machine found of a call.
pub(super) fn add_machine(store: &Store, call: &CallId, as_of: AsOf, needs: Needs, facts: &mut Facts) -> Result<()> {
    if needs.score
        && let Some(score) = store.newest_score(call, as_of.inspection)?
    {
        facts.insert(MACHINE_SCORE.to_owned(), score.to_string());
    }
    if needs.silence
        && let Some(transcript) = store.transcript_as_of(call, as_of.import)?
        && let Some(ms) = transcript.longest_silence_ms()
    {
        facts.insert(LONGEST_SILENCE.to_owned(), format!("{}.{:03}", ms / 1_000, ms % 1_000));
    }
    Ok(())
}

pub(super) fn of_agent(agent: &Agent) -> Facts {
    let mut facts = Facts::from([("agent".to_owned(), agent.id.to_string())]);
    facts.extend(agent.name.clone().map(|name| ("agent_name".to_owned(), name)));
    facts.extend(agent.team.clone().map(|team| ("team".to_owned(), team)));
    facts
}

/// A unit with what its newest record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// What it is one of.
    pub population: Population,
    /// Its fields; of calls with the agent's name and team as they are known now.
    pub facts: Facts,
}

/// What is known of a unit of a plan now.
///
/// # Errors
/// Where the store can't be read.
pub fn unit_record(store: &Store, plan: &Plan, unit: &UnitId) -> Result<Option<UnitRecord>> {
    match plan.populations[..] {
        [Population::Calls] => {
            let Some(found) = store.call(&unit.as_call())? else { return Ok(None) };
            let agents = store.agent(&found.call.agent)?;
            let mut facts = found.call.facts();
            for (field, value) in agents.map(|agent| of_agent(&agent)).unwrap_or_default() {
                facts.entry(field).or_insert(value);
            }
            Ok(Some(UnitRecord { population: Population::Calls, facts }))
        }
        [Population::Agents] => {
            let Some(id) = AgentId::parse(unit.as_str()) else { return Ok(None) };
            let found = store.agent(&id)?;
            Ok(found.map(|agent| UnitRecord { population: Population::Agents, facts: of_agent(&agent) }))
        }
        _ => record(store, plan, unit),
    }
}

fn record(store: &Store, plan: &Plan, unit: &UnitId) -> Result<Option<UnitRecord>> {
    let kind_and_id = match plan.populations[..] {
        [Population::Records(kind)] => Some((kind, unit.as_str())),
        _ => unit.as_str().split_once(':').and_then(|(kind, id)| Some((Kind::parse(kind)?, id))),
    };
    let Some((kind, Some(id))) = kind_and_id.map(|(kind, id)| (kind, RecordId::parse(id))) else { return Ok(None) };
    let found = store.record(kind, &id)?;
    Ok(found.map(|record| UnitRecord { population: Population::Records(kind), facts: record.fields }))
}
