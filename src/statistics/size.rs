//! How many must be drawn, and what few can miss.

use super::distributions::{binomial, float, hypergeometric_at_most, normal_quantile};

/// How many units of a population must be drawn so that a share is known to within `reach` on either side, whatever it is
/// (Cochran, chapter 4, at the worst share of one half). At least one, at most all.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the population, which is a u64")]
pub fn sample_size(population: u64, reach: f64, confidence: f64) -> u64 {
    let z = normal_quantile(f64::midpoint(1.0, confidence));
    let unlimited = z * z * 0.25 / (reach * reach);
    let size = unlimited / (1.0 + (unlimited - 1.0) / float(population.max(1)));
    // what is a whole number but for the last bit must not be rounded up
    ((size - 1e-9).ceil() as u64).clamp(1, population.max(1))
}

/// The probability that a sample of `n` holds none of the `faulty` units of a population.
#[must_use]
pub fn miss_probability(n: u64, faulty: u64, population: u64) -> f64 {
    hypergeometric_at_most(0, n.min(population), faulty.min(population), population)
}

/// The probability that one whose share of good units is `worse` shows more good ones among `n` than one whose share is `better`.
#[must_use]
pub fn outscore_probability(n: u64, worse: f64, better: f64) -> f64 {
    let mut below = 0.0;
    let mut total = 0.0;
    for k in 0..=n {
        total += binomial(k, n, worse) * below;
        below += binomial(k, n, better);
    }
    total
}
