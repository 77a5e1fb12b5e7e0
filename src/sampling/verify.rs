//! Recomputing a draw: is it what its seed and frame give?

use serde::Serialize;

use super::draw::{ALGORITHM, Draw, Stratum, draw_strata};
use super::draw_csv::Row;
use super::frame::Frame;
use super::lottery::{Lottery, Seed};
use super::plan::Plan;
use crate::digest::sha256_hex;
use crate::problem::Problem;

/// What a draw says of itself, from the store or from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What belongs to the draw as a whole.
    pub head: Head,
    /// What was drawn.
    pub strata: Vec<Stratum>,
}

/// What a draw depends on, and the name of its frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The seed's digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// Units that a stratum gives.
    pub take: usize,
    /// Spares that are named.
    pub spares: usize,
    /// The frame's hash.
    pub frame_sha256: String,
}

impl From<&Draw> for Record {
    fn from(draw: &Draw) -> Self {
        let head = Head {
            seed: draw.seed.clone(),
            algorithm: draw.algorithm.clone(),
            take: draw.take,
            spares: draw.spares,
            frame_sha256: draw.frame_sha256.clone(),
        };
        Self { head, strata: draw.strata.clone() }
    }
}

/// The first difference between a stored draw and what its plan, seed and frame give; `None` where there is none.
#[must_use]
pub fn verify_draw(draw: &Draw, frame: &Frame) -> Option<Problem> {
    if sha256_hex(&draw.plan_text) != draw.plan_sha256 {
        return Some(Problem::new("verify-plan-changed"));
    }
    let Ok(plan) = Plan::read(&draw.plan, &draw.plan_text) else { return Some(Problem::new("verify-plan-changed")) };
    if (plan.count, plan.spares) != (draw.take, draw.spares) {
        let problem = Problem::new("verify-plan-counts").with("take", draw.take).with("spares", draw.spares);
        return Some(problem.with("count", plan.count).with("plan_spares", plan.spares));
    }
    verify(&Record::from(draw), frame).or_else(|| draw.strata.iter().find_map(|stratum| stand_ins(draw, stratum)))
}

/// Spares stand in one after the other.
fn stand_ins(draw: &Draw, stratum: &Stratum) -> Option<Problem> {
    let used = draw.replacements.iter().map(|done| &done.by).filter(|by| stratum.spares.iter().any(|spare| spare.id == **by));
    let next = stratum.spares.iter().map(|spare| &spare.id);
    let (place, (used, expected)) = used.zip(next).enumerate().find(|(_, (used, expected))| used != expected)?;
    let problem = Problem::new("verify-stand-in").with("agent", &stratum.agent).with("place", place + 1);
    Some(problem.with("recorded", used).with("computed", expected))
}

/// The first difference between what a draw says and what its seed and frame give.
#[must_use]
pub fn verify(record: &Record, frame: &Frame) -> Option<Problem> {
    let head = &record.head;
    if head.algorithm != ALGORITHM {
        return Some(Problem::new("verify-algorithm").with("algorithm", &head.algorithm).with("known", ALGORITHM));
    }
    let computed = frame.sha256();
    if computed != head.frame_sha256 {
        return Some(Problem::new("verify-frame").with("recorded", &head.frame_sha256).with("computed", computed));
    }
    let Some(seed) = Seed::parse(&head.seed) else { return Some(Problem::new("usage-bad-seed").with("seed", &head.seed)) };
    let expected = draw_strata(frame, &seed, head.take, head.spares);
    let pairs = record.strata.iter().zip(&expected);
    pairs.into_iter().find_map(|(found, expected)| stratum(found, expected)).or_else(|| {
        let problem = Problem::new("verify-strata").with("recorded", record.strata.len()).with("computed", expected.len());
        (record.strata.len() != expected.len()).then_some(problem)
    })
}

fn stratum(found: &Stratum, expected: &Stratum) -> Option<Problem> {
    let about = |id: &str| Problem::new(id).with("agent", &expected.agent);
    if found.agent != expected.agent || found.eligible != expected.eligible {
        return Some(about("verify-eligible").with("recorded", found.eligible).with("computed", expected.eligible));
    }
    for (id, found, expected) in
        [("verify-drawn", &found.drawn, &expected.drawn), ("verify-spare", &found.spares, &expected.spares)]
    {
        let name = |unit: Option<&super::Drawn>| unit.map_or("–", |unit| unit.id.as_str()).to_owned();
        for place in 0..found.len().max(expected.len()) {
            let (found, expected) = (found.get(place), expected.get(place));
            if found.map(|unit| &unit.id) != expected.map(|unit| &unit.id) {
                let problem = about(id).with("place", place + 1);
                return Some(problem.with("recorded", name(found)).with("computed", name(expected)));
            }
            if found.map(|unit| &unit.ticket) != expected.map(|unit| &unit.ticket) {
                return Some(about("verify-ticket").with("id", name(found)));
            }
        }
    }
    None
}

/// The first row whose ticket is not the lottery's.
#[must_use]
pub fn verify_tickets(seed: &str, rows: &[Row]) -> Option<Problem> {
    let lottery = Lottery::new(&Seed::parse(seed)?);
    let wrong = rows.iter().find(|row| lottery.ticket(&row.id).to_string() != row.ticket)?;
    Some(Problem::new("verify-ticket").with("agent", &wrong.agent).with("id", &wrong.id))
}
