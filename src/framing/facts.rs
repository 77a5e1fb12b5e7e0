//! What is known of a unit: the fields of its record, and of calls what the machine found.

use crate::condition::Facts;
use crate::problem::Result;
use crate::records::{Agent, AgentId, Kind, RecordId, UnitId};
use crate::sampling::{AsOf, Plan, Population, Spread};
use crate::store::Store;

/// The newest score by the machine, out of a hundred.
const MACHINE_SCORE: &str = "machine_score";
/// The longest time in which nobody spoke, in seconds.
const LONGEST_SILENCE: &str = "longest_silence";

/// What a plan needs to know of calls besides id and agent.
#[derive(Debug, Clone)]
pub(super) struct Needs<'a> {
    /// The fields that it asks for.
    pub fields: Vec<&'a str>,
    /// When they were.
    time: bool,
    score: bool,
    silence: bool,
}

impl Needs<'_> {
    /// Whether id and agent are all.
    pub fn only_names(&self) -> bool {
        self.fields.is_empty() && !self.time
    }
}

/// What a plan, and the words that narrow an event down, ask of calls. The gate knows the agent by itself, and a scan the period.
pub(super) fn needs<'a>(plan: &'a Plan, only: &'a [(String, String)]) -> Needs<'a> {
    let is_judged = |field: &str| plan.conditions().any(|condition| condition.field == field);
    let asked = plan.fields().filter(|field| !matches!(*field, "agent" | "start") || is_judged(field));
    let mut fields: Vec<&str> = asked.chain(only.iter().map(|(field, _)| field.as_str())).collect();
    fields.extend(matches!(plan.spread, Some(Spread::Length(_))).then_some("duration"));
    fields.sort_unstable();
    fields.dedup();
    let time = matches!(plan.spread, Some(Spread::Weekday | Spread::Shift(_)));
    let asks = |name: &str| fields.contains(&name);
    Needs { time, score: asks(MACHINE_SCORE), silence: asks(LONGEST_SILENCE), fields }
}

/// Adds what the machine found of a call.
pub(super) fn add_machine(store: &Store, unit: &UnitId, as_of: AsOf, needs: &Needs, facts: &mut Facts) -> Result<()> {
    if !needs.score && !needs.silence {
        return Ok(());
    }
    let call = unit.as_call();
    if needs.score
        && let Some(score) = store.newest_score(&call, as_of.inspection)?
    {
        facts.insert(MACHINE_SCORE.to_owned(), score.to_string());
    }
    if needs.silence
        && let Some(transcript) = store.transcript_as_of(&call, as_of.import)?
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
