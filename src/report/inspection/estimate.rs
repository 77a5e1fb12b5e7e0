//! From the sample to all calls it was drawn from: only where it was random, and only with an interval.

use super::cast::{Person, Unit};
use super::view::Estimate;
use crate::statistics::{Interval, StratumMean, hypergeometric, stratified_mean};

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;

/// The mean score of all calls: each agent's mean weighted by the agent's calls. `None` where an agent gave no score, or one of many.
pub(super) fn mean(people: &[Person]) -> Option<Estimate> {
    stratified(people, |unit| Some(f64::from(unit.score()?.hundredths()) / 100.0), "")
}

/// The share of all calls that reach the pass mark.
pub(super) fn passes(people: &[Person]) -> Option<Estimate> {
    stratified(people, |unit| Some(if unit.findings()?.passed? { 100.0 } else { 0.0 }), "%")
}

fn stratified(people: &[Person], value: impl Fn(&Unit) -> Option<f64>, sign: &str) -> Option<Estimate> {
    let values: Vec<(u64, Vec<f64>)> =
        people.iter().map(|person| (person.stratum.eligible as u64, person.units.iter().filter_map(&value).collect())).collect();
    let strata: Vec<StratumMean> =
        values.iter().map(|(population, values)| StratumMean { population: *population, values }).collect();
    let estimate = stratified_mean(&strata, CONFIDENCE)?;
    Some(shown(Some(estimate.mean), estimate.interval?, sign))
}

/// Between which shares of an agent's calls reach the pass mark; exact, so that ten of ten is not taken for all.
pub(super) fn agent_passes(person: &Person) -> Option<Estimate> {
    let passed: Vec<bool> = person.units.iter().filter_map(|unit| unit.findings()?.passed).collect();
    let good = passed.iter().filter(|passed| **passed).count() as u64;
    let interval = hypergeometric(good, passed.len() as u64, person.stratum.eligible as u64, CONFIDENCE)?;
    Some(shown(None, Interval { low: interval.low * 100.0, high: interval.high * 100.0 }, "%"))
}

/// Figures with one decimal, within 0 and 100.
fn shown(value: Option<f64>, interval: Interval, sign: &str) -> Estimate {
    let text = |figure: f64| {
        let text = format!("{:.1}", figure.clamp(0.0, 100.0));
        format!("{}{sign}", text.strip_suffix(".0").unwrap_or(&text))
    };
    Estimate { value: value.map(text), low: text(interval.low), high: text(interval.high) }
}
