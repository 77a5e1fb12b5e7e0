//! From what was counted to a value: its interval, whether the target is met, and whether it is too few to say much.

use serde::Serialize;

use super::{Basis, Formula, Indicator, Target};
use crate::statistics::{Interval, Moments, hypergeometric, mean_interval, wilson};

/// How sure intervals are.
pub const CONFIDENCE: f64 = 0.95;

/// What was counted of an indicator, a group and a period.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counter {
    /// How many have a value: the denominator.
    pub n: u64,
    /// How many of them are good; for a ratio, what is above the line; for NPS the promoters.
    pub good: u64,
    /// For NPS the detractors.
    pub bad: u64,
    /// The mean of their values.
    pub mean: f64,
    /// The sum of squared distances from the mean.
    pub squares: f64,
    /// How many don't tell.
    pub missing: u64,
    /// How many tell something that can't be read.
    pub unreadable: u64,
    /// How many can't be told yet.
    pub open: u64,
    /// How many only repeat another one.
    pub repeats: u64,
}

impl Counter {
    /// Adds a value (B. P. Welford, Technometrics 4, 1962).
    pub(super) fn add(&mut self, value: f64) {
        self.n += 1;
        let before = value - self.mean;
        self.mean += before / float(self.n);
        self.squares += before * (value - self.mean);
    }

    /// The moments of the values; of NPS those of +100, 0 and −100 points.
    #[must_use]
    pub fn moments(&self, formula: &Formula) -> Option<Moments> {
        if self.n == 0 {
            return None;
        }
        let n = float(self.n);
        let (mean, squares) = match formula {
            Formula::Nps(_) => {
                let (up, down) = (float(self.good), float(self.bad));
                let mean = (up - down) / n;
                (mean * 100.0, (up + down - n * mean * mean) * 10_000.0)
            }
            _ => (self.mean, self.squares),
        };
        Some(Moments { n: self.n, mean, variance: if self.n > 1 { squares / (n - 1.0) } else { 0.0 } })
    }
}

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is.
    Met,
    /// It isn't.
    NotMet,
    /// The sample doesn't say.
    Undecided,
    /// There is nothing to judge.
    NoData,
    /// There is no target.
    NoTarget,
}

/// An indicator's value for a group and a period. Percents are fractions of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// The value, where there is a denominator.
    pub value: Option<f64>,
    /// What is above the line; none for means.
    pub numerator: Option<u64>,
    /// What is below the line, or how many values a mean has.
    pub n: u64,
    /// The detractors of NPS, whose promoters are the numerator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detractors: Option<u64>,
    /// How many don't tell.
    pub missing: u64,
    /// How many can't be read.
    pub unreadable: u64,
    /// How many can't be told yet.
    pub open: u64,
    /// How many only repeat another one.
    pub repeats: u64,
    /// Where the value may lie.
    pub interval: Option<Interval>,
    /// Whether the target is met.
    pub standing: Standing,
    /// Whether there are fewer than the definition wants.
    pub is_small: bool,
}

impl Estimate {
    /// What was counted, as an estimate. `base` is the indicator whose attainment this one is.
    #[must_use]
    pub fn of(indicator: &Indicator, counter: &Counter, base: Option<&Indicator>) -> Self {
        if let (Formula::Attainment(_), Some(base)) = (&indicator.formula, base) {
            return attainment(indicator, &Self::of(base, counter, None), base);
        }
        let (value, interval) = value(indicator, counter);
        let is_mean = matches!(indicator.formula, Formula::Mean(_) | Formula::Count);
        Self {
            value,
            numerator: (!is_mean).then_some(counter.good),
            n: counter.n,
            detractors: matches!(indicator.formula, Formula::Nps(_)).then_some(counter.bad),
            missing: counter.missing,
            unreadable: counter.unreadable,
            open: counter.open,
            repeats: counter.repeats,
            standing: standing(indicator, value, interval),
            interval,
            is_small: counter.n < indicator.smallest && !matches!(indicator.formula, Formula::Count),
        }
    }
}

fn value(indicator: &Indicator, counter: &Counter) -> (Option<f64>, Option<Interval>) {
    let n = counter.n;
    if matches!(indicator.formula, Formula::Count) {
        return (Some(float(n)), None);
    }
    if n == 0 {
        return (None, None);
    }
    let rest = (indicator.basis == Basis::Sample).then_some(n + counter.missing);
    if let Formula::Mean(_) | Formula::Nps(_) = indicator.formula {
        let Some(moments) = counter.moments(&indicator.formula) else { return (None, None) };
        return (Some(moments.mean), mean_interval(n, moments.mean, moments.variance, rest, CONFIDENCE));
    }
    let interval = match rest {
        Some(population) => hypergeometric(counter.good, n, population, CONFIDENCE),
        None => wilson(counter.good, n, CONFIDENCE),
    };
    (Some(float(counter.good) / float(n)), interval)
}

/// The value by the target of what it attains; where less is better, the target by the value.
fn attainment(indicator: &Indicator, of: &Estimate, base: &Indicator) -> Estimate {
    let by = |value: f64| match base.target {
        Some(Target::AtLeast(target)) if target > 0.0 => Some(value / target),
        Some(Target::AtMost(target)) if value > 0.0 => Some(target / value),
        _ => None,
    };
    let value = of.value.and_then(by);
    let ends = of.interval.and_then(|interval| Some((by(interval.low)?, by(interval.high)?)));
    let interval = ends.map(|(a, b)| Interval { low: a.min(b), high: a.max(b) });
    Estimate { standing: standing(indicator, value, interval), value, interval, ..of.clone() }
}

/// Of a whole population the number decides; of a sample the whole interval has to lie on one side.
fn standing(indicator: &Indicator, value: Option<f64>, interval: Option<Interval>) -> Standing {
    let Some(target) = indicator.target else { return Standing::NoTarget };
    let Some(value) = value else { return Standing::NoData };
    let met = |is_met: bool| if is_met { Standing::Met } else { Standing::NotMet };
    if indicator.basis == Basis::Population {
        return met(target.is_met(value));
    }
    let Some(interval) = interval else { return Standing::Undecided };
    let (low, high) = (target.is_met(interval.low), target.is_met(interval.high));
    if low == high { met(low) } else { Standing::Undecided }
}

/// A count as a double.
#[allow(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}
