//! A call as a call list tells it, and the agents who take calls.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AgentId, CallId};

/// One row of a call list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The call's id.
    pub id: CallId,
    /// Who took it.
    pub agent: AgentId,
    /// When it began.
    pub start: Timestamp,
    /// How long it lasted, in milliseconds, where the list says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u64>,
    /// Every other column that holds something: known ones under the names of [`super::fields`], others under their heading.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

impl Call {
    /// Everything that rules may ask for, by field name; the duration in seconds.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<String, String> {
        self.clone().into_facts()
    }

    /// [`Call::facts`] of a call that is not needed any more.
    #[must_use]
    pub fn into_facts(self) -> BTreeMap<String, String> {
        let mut facts = self.fields;
        facts.insert("call_id".to_owned(), self.id.to_string());
        facts.insert("agent".to_owned(), self.agent.to_string());
        facts.insert("start".to_owned(), self.start.to_string());
        if let Some(ms) = self.duration_ms {
            facts.insert("duration".to_owned(), as_seconds(ms));
        }
        facts
    }
}

/// Milliseconds as seconds, with a fraction only where there is one.
#[must_use]
pub fn as_seconds(ms: u64) -> String {
    if ms.is_multiple_of(1_000) { (ms / 1_000).to_string() } else { format!("{}.{:03}", ms / 1_000, ms % 1_000) }
}

/// One row of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Staff number.
    pub id: AgentId,
    /// Name, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Team, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}
