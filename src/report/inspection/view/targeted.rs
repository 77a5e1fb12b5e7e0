//! What was drawn on purpose: apart from the random sample, and never extrapolated. There are no means and no shares of it.

use serde::Serialize;

use super::{Counts, RecordingRow, Who};

/// A part of the draw that was drawn on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetedPart {
    /// Its id in the plan.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The recordings of all agents; `eligible` are the calls that the part is about.
    pub counts: Counts,
    /// A row for each agent of whom any was drawn, by team and staff number.
    pub rows: Vec<Targeted>,
}

/// An agent's recordings of such a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Targeted {
    /// Whose.
    pub who: Who,
    /// The part's id in the plan.
    pub id: String,
    /// The part's title.
    pub title: String,
    /// The recordings; `eligible` are the agent's calls that the part is about.
    pub counts: Counts,
    /// How many of those with a score do not reach the pass mark.
    pub below: usize,
    /// The recordings, by time.
    pub recordings: Vec<RecordingRow>,
}
