//! Differences of two independent groups: how far two shares, or two means, may lie apart.

use super::Interval;
use super::distributions::{float, t_quantile};
use super::share::wilson;

/// Newcombe's hybrid score interval for the second share less the first one (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10):
/// each is `k` of `n`. `None` where either has no units.
#[must_use]
pub fn newcombe(first: (u64, u64), second: (u64, u64), confidence: f64) -> Option<Interval> {
    let ((k1, n1), (k2, n2)) = (first, second);
    let (a, b) = (wilson(k1, n1, confidence)?, wilson(k2, n2, confidence)?);
    let (p1, p2) = (float(k1) / float(n1), float(k2) / float(n2));
    let difference = p2 - p1;
    Some(Interval { low: difference - (p2 - b.low).hypot(a.high - p1), high: difference + (b.high - p2).hypot(p1 - a.low) })
}

/// What is known of some values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// How many they are.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Their variance, by `n - 1`.
    pub variance: f64,
}

/// Welch's interval for the second mean less the first one (B. L. Welch, Biometrika 34, 1947). `None` where either has fewer than two
/// values.
#[must_use]
pub fn welch(first: Moments, second: Moments, confidence: f64) -> Option<Interval> {
    if first.n < 2 || second.n < 2 {
        return None;
    }
    let error = |moments: Moments| moments.variance.max(0.0) / float(moments.n);
    let (a, b) = (error(first), error(second));
    let difference = second.mean - first.mean;
    if a + b <= 0.0 {
        return Some(Interval { low: difference, high: difference });
    }
    let part = |error: f64, n: u64| error * error / (float(n) - 1.0);
    let freedom = (a + b).powi(2) / (part(a, first.n) + part(b, second.n));
    let reach = t_quantile(f64::midpoint(1.0, confidence), freedom) * (a + b).sqrt();
    Some(Interval { low: difference - reach, high: difference + reach })
}
