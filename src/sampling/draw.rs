//! A draw: which units of a frame were taken, and everything needed to take them again.

use serde::Serialize;

use crate::records::{AgentId, CallId, IsoWeek};

/// A drawn unit or a spare with its ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// The unit.
    pub id: CallId,
    /// Its ticket, `0.` and the digits, as `consistent-sampler` prints it.
    pub ticket: String,
}

/// One stratum of a draw: an agent's calls in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    /// Whose calls.
    pub agent: AgentId,
    /// How many units could have been drawn.
    pub eligible: usize,
    /// The drawn ones, in ticket order.
    pub drawn: Vec<Drawn>,
    /// The next ones, in ticket order.
    pub spares: Vec<Drawn>,
}

/// A draw as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draw {
    /// The draw's id: plan, period and a running number, `recordings-weekly/2026-W47/1`.
    pub id: String,
    /// The plan's id.
    pub plan: String,
    /// The plan file's text.
    pub plan_text: String,
    /// The period drawn for.
    pub period: IsoWeek,
    /// Twenty decimal digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// SHA-256 of the frame, in hex.
    pub frame_sha256: String,
    /// When it was drawn.
    pub at: jiff::Timestamp,
    /// Why it was drawn again, where it was.
    pub reason: Option<String>,
    /// The draw that this one follows.
    pub follows: Option<String>,
    /// The strata, by agent.
    pub strata: Vec<Stratum>,
}
