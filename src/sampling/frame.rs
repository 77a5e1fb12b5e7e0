//! The frame: every unit that could be drawn, by stratum.

use crate::digest::hex;
use crate::records::{AgentId, CallId};
use sha2::{Digest, Sha256};

/// A unit of the frame: a call in its agent's stratum.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The stratum.
    pub agent: AgentId,
    /// The call.
    pub id: CallId,
}

/// All units, sorted by stratum and id, whatever order they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    units: Vec<Unit>,
}

impl Frame {
    /// A frame of these units; one that comes twice counts once.
    #[must_use]
    pub fn new(mut units: Vec<Unit>) -> Self {
        units.sort_unstable();
        units.dedup();
        Self { units }
    }

    /// The units, by stratum and id.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The units of each stratum.
    pub fn strata(&self) -> impl Iterator<Item = &[Unit]> {
        self.units.chunk_by(|a, b| a.agent == b.agent)
    }

    /// The frame's name: SHA-256 over a line `agent TAB id LF` for each unit, in their order by bytes.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for unit in &self.units {
            hash.update(unit.agent.as_str());
            hash.update("\t");
            hash.update(unit.id.as_str());
            hash.update("\n");
        }
        hex(&hash.finalize())
    }
}
