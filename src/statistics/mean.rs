//! Means of finite populations, from simple and stratified random samples.

use serde::Serialize;

use super::distributions::{float, normal_quantile, t_quantile};
use super::share::{Interval, hypergeometric};

/// A mean with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MeanEstimate {
    /// The mean.
    pub mean: f64,
    /// Its interval; `None` where one value says nothing of the spread.
    pub interval: Option<Interval>,
}

/// One stratum's sample.
#[derive(Debug, Clone, PartialEq)]
pub struct StratumMean<'a> {
    /// How many units the stratum has.
    pub population: u64,
    /// The values of the drawn ones.
    pub values: &'a [f64],
}

/// The mean of a population of which some values were drawn at random, with Student's interval and the finite-population factor
/// (W. G. Cochran, Sampling Techniques, 1977, chapter 2). `None` where nothing was drawn.
#[must_use]
pub fn mean(values: &[f64], population: u64, confidence: f64) -> Option<MeanEstimate> {
    let (mean, variance) = moments(values)?;
    let n = float(values.len() as u64);
    let interval = variance.map(|variance| {
        let error = (variance / n * unseen(n, population)).sqrt();
        let reach = if error > 0.0 { t_quantile(f64::midpoint(1.0, confidence), n - 1.0) * error } else { 0.0 };
        Interval { low: mean - reach, high: mean + reach }
    });
    Some(MeanEstimate { mean, interval })
}

/// Student's interval around a mean of which only the moments are known: of `n` values the mean and the variance (by `n - 1`). Of a finite
/// population with the factor of [`mean`]; `None` for one that is unlimited.
///
/// `None` where fewer than two values were drawn.
#[must_use]
pub fn mean_interval(n: u64, mean: f64, variance: f64, population: Option<u64>, confidence: f64) -> Option<Interval> {
    if n < 2 {
        return None;
    }
    let drawn = float(n);
    let unseen = population.map_or(1.0, |population| unseen(drawn, population));
    let error = (variance.max(0.0) / drawn * unseen).sqrt();
    let reach = if error > 0.0 { t_quantile(f64::midpoint(1.0, confidence), drawn - 1.0) * error } else { 0.0 };
    Some(Interval { low: mean - reach, high: mean + reach })
}

/// The mean of a population of bounded values of which all that were drawn are equal. Such a sample shows no spread for Student's
/// interval, but it bounds how many others there can be ([`hypergeometric`]); those may be anywhere within `bounds`.
///
/// `None` where nothing was drawn, or where the numbers don't fit each other.
#[must_use]
pub fn mean_of_equals(value: f64, drawn: u64, population: u64, bounds: Interval, confidence: f64) -> Option<Interval> {
    let share = hypergeometric(drawn, drawn, population, confidence)?.low;
    let pulled = |bound: f64| value * share + bound * (1.0 - share);
    Some(Interval { low: pulled(bounds.low), high: pulled(bounds.high) })
}

/// The mean of a population from samples of all its strata, each weighted by its size (Cochran, chapter 5; normal interval).
///
/// `None` where a stratum that has units gave no value: nothing is known of it. No interval where one gave a single value of several.
#[must_use]
pub fn stratified_mean(strata: &[StratumMean], confidence: f64) -> Option<MeanEstimate> {
    let whole = float(strata.iter().map(|stratum| stratum.population).sum());
    let (mut mean, mut variance) = (0.0, Some(0.0));
    for stratum in strata.iter().filter(|stratum| stratum.population > 0) {
        let weight = float(stratum.population) / whole;
        let n = float(stratum.values.len() as u64);
        let (own, spread) = moments(stratum.values)?;
        mean += weight * own;
        let unseen = unseen(n, stratum.population);
        let own_variance = if unseen > 0.0 { spread.map(|spread| weight * weight * unseen * spread / n) } else { Some(0.0) };
        variance = variance.zip(own_variance).map(|(sum, own)| sum + own);
    }
    if whole <= 0.0 {
        return None;
    }
    let z = normal_quantile(f64::midpoint(1.0, confidence));
    let interval = variance.map(|variance: f64| Interval { low: mean - z * variance.sqrt(), high: mean + z * variance.sqrt() });
    Some(MeanEstimate { mean, interval })
}

/// The share of a population that was not drawn.
fn unseen(drawn: f64, population: u64) -> f64 {
    (1.0 - drawn / float(population)).max(0.0)
}

/// Mean and sample variance; the variance of a single value is unknown.
fn moments(values: &[f64]) -> Option<(f64, Option<f64>)> {
    if values.is_empty() {
        return None;
    }
    let n = float(values.len() as u64);
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (values.len() > 1).then(|| squares / (n - 1.0))))
}
