//! Recomputing a draw: is it what its seed and frame give?

use super::draw::{ALGORITHM, Draw, Stratum, draw_strata, frame_of};
use super::draw_csv::Row;
use super::frame::Unit;
use super::lottery::{Lottery, Seed};
use super::plan::{PartRule, Plan};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The seed's digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// How many units its parts give.
    pub parts: Vec<PartRule>,
    /// The frame's hash.
    pub frame_sha256: String,
}

impl Record {
    /// What a stored draw says of itself; its plan's text says how many are drawn.
    #[must_use]
    pub fn of(draw: &Draw, plan: &Plan) -> Self {
        let head = Head {
            seed: draw.seed.clone(),
            algorithm: draw.algorithm.clone(),
            parts: plan.parts(),
            frame_sha256: draw.frame_sha256.clone(),
        };
        Self { head, strata: draw.strata.clone() }
    }
}

/// The plan that a draw was made by, from its stored text; none where that is no longer what it was.
///
/// # Errors
/// Where the text and its hash differ, or it no longer reads.
pub fn plan_of(draw: &Draw) -> Result<Plan, Problem> {
    let changed = || Problem::new("verify-plan-changed").with("draw", &draw.id);
    if sha256_hex(&draw.plan_text) != draw.plan_sha256 {
        return Err(changed());
    }
    Plan::read(&draw.plan, &draw.plan_text).map_err(|_| changed())
}

/// The first difference between a stored draw and what its plan, its seed and these units give; `None` where there is none.
#[must_use]
pub fn verify_draw(draw: &Draw, units: Vec<Unit>) -> Option<Problem> {
    let plan = match plan_of(draw) {
        Ok(plan) => plan,
        Err(problem) => return Some(problem),
    };
    verify(&Record::of(draw, &plan), units).or_else(|| draw.strata.iter().find_map(|stratum| stand_ins(draw, stratum)))
}

/// Spares stand in one after the other.
fn stand_ins(draw: &Draw, stratum: &Stratum) -> Option<Problem> {
    let used = draw.replacements.iter().map(|done| &done.by).filter(|by| stratum.spares.iter().any(|spare| spare.id == **by));
    let next = stratum.spares.iter().map(|spare| &spare.id);
    let (place, (used, expected)) = used.zip(next).enumerate().find(|(_, (used, expected))| used != expected)?;
    let problem = Problem::new("verify-stand-in").with("stratum", stratum.label()).with("place", place + 1);
    Some(problem.with("recorded", used).with("computed", expected))
}

/// The first difference between what a draw says and what its seed and these units give.
#[must_use]
pub fn verify(record: &Record, units: Vec<Unit>) -> Option<Problem> {
    let head = &record.head;
    if head.algorithm != ALGORITHM {
        return Some(Problem::new("verify-algorithm").with("algorithm", &head.algorithm).with("known", ALGORITHM));
    }
    let Some(seed) = Seed::parse(&head.seed) else { return Some(Problem::new("usage-bad-seed").with("seed", &head.seed)) };
    let expected = draw_strata(units, &seed, &head.parts);
    if let Some(problem) = strata_frames(record, &expected) {
        return Some(problem);
    }
    let computed = frame_of(&expected);
    if computed != head.frame_sha256 {
        return Some(Problem::new("verify-frame").with("recorded", &head.frame_sha256).with("computed", computed));
    }
    record.strata.iter().zip(&expected).find_map(|(found, expected)| stratum(found, expected))
}

/// The first stratum whose units are not the recorded ones, where the record knows its strata.
fn strata_frames(record: &Record, expected: &[Stratum]) -> Option<Problem> {
    let same = |a: &Stratum, b: &Stratum| a.part == b.part && a.name == b.name;
    let gone = record.strata.iter().find(|found| !expected.iter().any(|other| same(found, other)));
    let new = expected.iter().find(|found| !record.strata.iter().any(|other| same(found, other)));
    if let Some(stratum) = gone.or(new) {
        let problem = Problem::new("verify-strata").with("stratum", stratum.label());
        return Some(problem.with("recorded", record.strata.len()).with("computed", expected.len()));
    }
    record.strata.iter().zip(expected).find_map(|(found, expected)| {
        let about = |id: &str| Problem::new(id).with("stratum", expected.label());
        if found.eligible != expected.eligible {
            return Some(about("verify-eligible").with("recorded", found.eligible).with("computed", expected.eligible));
        }
        let is_changed = !found.sha256.is_empty() && found.sha256 != expected.sha256;
        is_changed.then(|| about("verify-units").with("count", expected.eligible))
    })
}

fn stratum(found: &Stratum, expected: &Stratum) -> Option<Problem> {
    let about = |id: &str| Problem::new(id).with("stratum", expected.label());
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
    let wrong = rows.iter().find(|row| lottery.ticket(row.unit.id.as_str()).to_string() != row.ticket)?;
    Some(Problem::new("verify-ticket").with("stratum", &wrong.unit.stratum).with("id", &wrong.unit.id))
}
