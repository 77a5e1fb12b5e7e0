//! From the sample to all calls it was drawn from: only where it was random, and only with an interval.

use super::cast::{Person, Unit};
use super::view::Estimate;
use crate::report::figures;
use crate::statistics::{self, Interval, StratumMean, hypergeometric, mean_of_equals, stratified_mean};

/// How sure the intervals are.
const CONFIDENCE: f64 = 0.95;
/// Between what every score and every percentage lies.
const HUNDRED: Interval = Interval { low: 0.0, high: 100.0 };

/// Where a figure of all of an agent's calls lies. The ends are tenths, as they are printed: what a reader sees decides whether two
/// overlap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    /// The sample's own figure.
    pub figure: f64,
    /// The lower end, in tenths.
    pub low: u64,
    /// The upper end, in tenths.
    pub high: u64,
    /// Whether all that was drawn is equal, so that the interval allows for the worst.
    pub of_equals: bool,
}

impl Reach {
    fn new(figure: f64, interval: Interval) -> Self {
        Self { figure, low: tenths(interval.low), high: tenths(interval.high), of_equals: false }
    }

    /// The sample's own figure in tenths.
    pub fn middle(self) -> u64 {
        tenths(self.figure)
    }

    /// The ends as they are printed, with `%` or nothing after them.
    pub fn shown(self, sign: &str) -> Estimate {
        let text = |end| format!("{}{sign}", figures::tenths(end));
        Estimate { value: None, low: text(self.low), high: text(self.high) }
    }
}

/// The mean score of all calls: each agent's mean weighted by the agent's calls. `None` where an agent gave no score, or one of many.
pub(super) fn mean(people: &[Person]) -> Option<Estimate> {
    stratified(people, score, "")
}

/// The share of all calls that reach the pass mark.
pub(super) fn passes(people: &[Person]) -> Option<Estimate> {
    stratified(people, passed, "%")
}

fn stratified(people: &[Person], value: impl Fn(&Unit) -> Option<f64>, sign: &str) -> Option<Estimate> {
    let values: Vec<(u64, Vec<f64>)> =
        people.iter().map(|person| (person.eligible as u64, person.units.iter().filter_map(&value).collect())).collect();
    let strata: Vec<StratumMean> =
        values.iter().map(|(population, values)| StratumMean { population: *population, values }).collect();
    let estimate = stratified_mean(&strata, CONFIDENCE)?;
    let value = format!("{}{sign}", figures::tenths(tenths(estimate.mean)));
    Some(Estimate { value: Some(value), ..Reach::new(estimate.mean, estimate.interval?).shown(sign) })
}

/// The mean score of all of an agent's calls. `None` for a single recording, which says nothing of the spread.
pub(super) fn agent_mean(units: &[Unit], eligible: usize) -> Option<Reach> {
    let values: Vec<f64> = units.iter().filter_map(score).collect();
    let (first, more) = values.split_first().filter(|(_, more)| !more.is_empty())?;
    let (drawn, population) = (values.len() as u64, eligible as u64);
    let found = statistics::mean(&values, population, CONFIDENCE)?;
    #[expect(clippy::float_cmp, reason = "equal scores are equal hundredths")]
    let of_equals = drawn < population && more.iter().all(|value| value == first);
    let worst = || mean_of_equals(*first, drawn, population, HUNDRED, CONFIDENCE);
    let interval = if of_equals { worst()? } else { found.interval? };
    Some(Reach { of_equals, ..Reach::new(found.mean, interval) })
}

/// Which share of an agent's calls reach the pass mark; exact, so that ten of ten is not taken for all. `None` for a single recording.
pub(super) fn agent_passes(units: &[Unit], eligible: usize) -> Option<Reach> {
    let values: Vec<f64> = units.iter().filter_map(passed).collect();
    let good = values.iter().filter(|value| **value > 0.0).count();
    let (drawn, population) = (values.len() as u64, eligible as u64);
    let share = hypergeometric(good as u64, drawn, population, CONFIDENCE).filter(|_| drawn > 1)?;
    let found = statistics::mean(&values, population, CONFIDENCE)?;
    Some(Reach::new(found.mean, Interval { low: share.low * 100.0, high: share.high * 100.0 }))
}

fn score(unit: &Unit) -> Option<f64> {
    Some(f64::from(unit.score()?.hundredths()) / 100.0)
}

fn passed(unit: &Unit) -> Option<f64> {
    Some(if unit.findings()?.passed? { 100.0 } else { 0.0 })
}

/// A figure between 0 and 100 in tenths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn tenths(figure: f64) -> u64 {
    (figure.clamp(HUNDRED.low, HUNDRED.high) * 10.0).round() as u64
}
