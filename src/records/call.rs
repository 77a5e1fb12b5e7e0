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
