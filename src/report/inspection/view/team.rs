//! The first page: the team's figures, the draw, a row for each agent.

use serde::Serialize;

use super::{Bar, Compare, Counts, Estimate, Item, ItemCounts, Mean, PeopleCounts, Rate, TargetedPart, Who};

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// How many agents the draw has.
    pub agents: usize,
    /// The recordings of all of them.
    pub counts: Counts,
    /// The mean score.
    pub mean: Option<Mean>,
    /// How many reach the pass mark; `none` where there is no mark.
    pub passes: Option<Rate>,
    /// The mean score of all calls in the frame, by each agent's share of them.
    pub mean_of_all: Option<Estimate>,
    /// The share of all calls in the frame that reach the pass mark.
    pub passes_of_all: Option<Estimate>,
    /// How far people got with the random sample; `none` where nobody reviewed anything.
    pub people: Option<PeopleCounts>,
    /// Who can be told apart; `none` where there are fewer than two agents.
    pub compare: Option<Compare>,
    /// How the sample was drawn.
    pub draw: DrawBox,
    /// Items, the most failed first.
    pub items: Vec<ItemCounts>,
    /// Items in the checklist's order: the columns of `rows[].cells`.
    pub columns: Vec<Item>,
    /// Sections in the checklist's order.
    pub sections: Vec<SectionMean>,
    /// A row for each agent, by team and staff number: no ranking.
    pub rows: Vec<AgentRow>,
    /// What was drawn on purpose: it counts in nothing above.
    pub targeted: Vec<TargetedPart>,
}

/// How the sample was drawn, so that anybody can draw it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawBox {
    /// The draw's id.
    pub id: String,
    /// When it was drawn, `2026-11-23 09:00`.
    pub at: String,
    /// The seed's digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// SHA-256 of the frame.
    pub frame_sha256: String,
    /// Calls of the week.
    pub found: usize,
    /// How many of them are exempt.
    pub exempt: usize,
    /// The same by rule.
    pub left_out: Vec<LeftOut>,
    /// Calls in the frame: all others.
    pub frame: usize,
    /// Calls that were drawn.
    pub drawn: usize,
    /// Spares.
    pub spares: usize,
    /// Why it was drawn again, where it was.
    pub reason: Option<String>,
    /// Recordings that spares stand in for.
    pub replaced: Vec<Replaced>,
    /// The draws of the same plan and week before this one, the oldest first.
    pub earlier: Vec<EarlierDraw>,
    /// Python that draws again from `draw.csv`.
    pub snippet: String,
}

/// What a rule left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The rule in words.
    pub rule: String,
    /// How many calls.
    pub count: usize,
}

/// A recording that a spare stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// What was drawn.
    pub id: String,
    /// The spare.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What else was said.
    pub note: Option<String>,
    /// When.
    pub at: String,
}

/// A draw that another one took the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierDraw {
    /// Its id.
    pub id: String,
    /// When it was drawn.
    pub at: String,
    /// Why it was itself drawn again.
    pub reason: Option<String>,
}

/// A section's mean over recordings: of each the earned share of the section's applicable points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionMean {
    /// Title.
    pub title: String,
    /// The mean, out of a hundred.
    pub mean: Option<Mean>,
}

/// An agent on the first page, and the head of the agent's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgentRow {
    /// Who.
    pub who: Who,
    /// The agent's recordings.
    pub counts: Counts,
    /// The mean score.
    pub mean: Option<Mean>,
    /// The lowest score.
    pub lowest: Option<String>,
    /// How many reach the pass mark.
    pub passes: Option<Rate>,
    /// Between which scores the mean of all the agent's calls lies.
    pub mean_of_all: Option<Estimate>,
    /// The same as a bar, on the scale that all agents share.
    pub bar: Option<Bar>,
    /// Between which shares of all the agent's calls reach it.
    pub passes_of_all: Option<Estimate>,
    /// A single score, which has no interval.
    pub single: bool,
    /// Every one of the agent's calls has a score, and nothing is left to estimate.
    pub whole: bool,
    /// The most failed item (the first one in the checklist's order, of equals).
    pub most_failed: Option<MostFailed>,
    /// Verdicts that a person has to settle.
    pub unsure: usize,
    /// The scores as dots.
    pub strip: Strip,
    /// Fails by item, in the checklist's order.
    pub cells: Vec<Cell>,
}

/// An item and how often it failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MostFailed {
    /// The item's number.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// How often.
    pub count: usize,
}

/// A field of the map of agents and items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Fails.
    pub fail: usize,
    /// Passes and fails.
    pub n: usize,
    /// Verdicts that a person has to settle.
    pub unsure: usize,
    /// 0 no fail, 1 up to a quarter, 2 up to a half, 3 up to three quarters, 4 more; 0 too where `few`.
    pub level: usize,
    /// Some verdicts, but fewer than [`FEW`](super::FEW): too few for a shade.
    pub few: bool,
}

/// Scores on a line from 0 to 100, as coordinates of an SVG of 184 × `height`, with 0 at x = 12 and 100 at x = 172.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Strip {
    /// Where the pass mark stands.
    pub mark: Option<u32>,
    /// How high the drawing is.
    pub height: u32,
    /// A dot for each score, the lowest first.
    pub dots: Vec<Dot>,
}

/// A score on a [`Strip`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dot {
    /// Across.
    pub x: u32,
    /// Down.
    pub y: u32,
    /// The score.
    pub score: String,
    /// Whether it reaches the mark.
    pub passed: Option<bool>,
}
