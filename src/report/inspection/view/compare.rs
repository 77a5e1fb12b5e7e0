//! What the sample says of agents against each other.

use serde::Serialize;

use super::{Estimate, Mean, Who};

/// Who can be told apart, and the ranking where there may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compare {
    /// By the mean score; `none` where fewer than two agents have an interval.
    pub by_mean: Option<Apart>,
    /// By the share that reaches the pass mark; `none` besides where there is no mark.
    pub by_passes: Option<Apart>,
    /// Agents with a single score: it has no interval.
    pub single: Vec<Who>,
    /// Agents whose scores are all equal though some calls were not scored: their intervals allow for the worst.
    pub equal: Vec<Who>,
    /// How many agents have no score.
    pub unscored: usize,
    /// What the bars' ends stand for; `none` where there are no bars.
    pub scale: Option<Scale>,
    /// The ranking, or why there is none.
    pub ranking: Ranking,
}

/// Whom the intervals of a figure tell apart. An agent whose whole interval lies above another's is clearly above the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Apart {
    /// How many agents have an interval.
    pub agents: usize,
    /// Whether any two can be told apart: then every agent is in one of the groups, otherwise all groups are empty.
    pub any: bool,
    /// The agent with the highest figure in the sample.
    pub highest: Extreme,
    /// The agent with the lowest.
    pub lowest: Extreme,
    /// Clearly above somebody, and nobody is clearly above them. No two of them can be told apart.
    pub high: Group,
    /// Clearly below somebody, and nobody is clearly below them. No two of them can be told apart.
    pub low: Group,
    /// Clearly above some and clearly below others.
    pub middle: Group,
    /// Cannot be told apart from anybody.
    pub wide: Group,
}

/// An agent at one end of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extreme {
    /// Who.
    pub who: Who,
    /// The agent's figure in the sample.
    pub value: String,
}

/// Some agents, by team and staff number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// How many.
    pub count: usize,
    /// Who.
    pub who: Vec<Who>,
    /// So many that their names are shown only when asked for.
    pub many: bool,
}

/// The ends of the bars of all agents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// The score on the left.
    pub low: u64,
    /// The score on the right.
    pub high: u64,
}

/// An interval on the [`Scale`]: thousandths of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Where the interval begins.
    pub from: u64,
    /// How long it is.
    pub length: u64,
    /// Where the sample's own figure stands.
    pub middle: u64,
}

/// The ranking, or why there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Ranking {
    /// `given`; `one_band` where the intervals leave nobody before anybody; `unplanned` where the plan asks for no ranking;
    /// `all_few` and `some_few` where all or some of the agents have fewer recordings with every verdict than the plan asks for.
    pub state: &'static str,
    /// The fewest recordings of each agent from which the plan allows to rank.
    pub at_least: usize,
    /// How many agents have fewer.
    pub short: usize,
    /// The fewest that an agent has.
    pub fewest: usize,
    /// The most that an agent has.
    pub most: usize,
    /// The bands from the top, where a ranking is given.
    pub bands: Vec<Band>,
}

/// Agents whose intervals overlap, one by one or by way of others: they share their ranks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// The first rank.
    pub from: usize,
    /// The last rank.
    pub to: usize,
    /// Who, by team and staff number.
    pub rows: Vec<Ranked>,
}

/// An agent in a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// Who.
    pub who: Who,
    /// The mean score.
    pub mean: Option<Mean>,
    /// Between which scores the mean of all the agent's calls lies.
    pub mean_of_all: Option<Estimate>,
    /// The same as a bar.
    pub bar: Option<Bar>,
}
