//! Intervals for a share: `k` good ones of `n` drawn.

use serde::Serialize;
use statrs::function::beta::beta_reg;

use super::distributions::{float, hypergeometric_at_most, normal_quantile, solve_rising};

/// A tail this near to the limit counts as on it, whatever the last bits of its logarithms say; what is on it is not refuted.
const TIE: f64 = 1e-10;

/// Where a value lies, with the confidence it was computed for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether two intervals have a value in common: then the samples don't tell the two apart.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The exact interval for the share of a finite population of which a sample of `n` without replacement held `k`.
///
/// Every number of good units that is not refuted, at half of `1 - confidence` on either side (J. P. Buonaccorsi, The American
/// Statistician 41, 1987). A sample of the whole population leaves no doubt. `None` where there was no sample, or where the numbers
/// don't fit each other.
#[must_use]
pub fn hypergeometric(k: u64, n: u64, population: u64, confidence: f64) -> Option<Interval> {
    if n == 0 || k > n || n > population {
        return None;
    }
    let limit = (1.0 - confidence) / 2.0 - TIE;
    let (least, most) = (k, population - (n - k));
    // finding so many or more becomes likelier, finding so few or less unlikelier, the more good ones there are
    let low = first_where(least, most, |marked| k == 0 || 1.0 - hypergeometric_at_most(k - 1, n, marked, population) >= limit);
    let beyond = first_where(least, most + 1, |marked| marked > most || hypergeometric_at_most(k, n, marked, population) < limit);
    let share = |marked: u64| float(marked) / float(population);
    Some(Interval { low: share(low), high: share(beyond - 1) })
}

/// The first number for which a condition holds that, once true, stays so; `most` where it never does before.
fn first_where(least: u64, most: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (least, most);
    while low < high {
        let middle = u64::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Wilson's interval for a share of an unlimited population (E. B. Wilson, JASA 22, 1927). `None` where there was no sample.
#[must_use]
pub fn wilson(k: u64, n: u64, confidence: f64) -> Option<Interval> {
    if n == 0 || k > n {
        return None;
    }
    let (n, z) = (float(n), normal_quantile(f64::midpoint(1.0, confidence)));
    let share = float(k) / n;
    let middle = share + z * z / (2.0 * n);
    let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    Some(Interval { low: ((middle - reach) / scale).max(0.0), high: ((middle + reach) / scale).min(1.0) })
}

/// Clopper and Pearson's exact interval for a share of an unlimited population (Biometrika 26, 1934). `None` where there was no
/// sample.
#[must_use]
pub fn clopper_pearson(k: u64, n: u64, confidence: f64) -> Option<Interval> {
    if n == 0 || k > n {
        return None;
    }
    let half = (1.0 - confidence) / 2.0;
    let (good, bad) = (float(k), float(n - k));
    let low = if k == 0 { 0.0 } else { solve_rising(half, |p| beta_reg(good, bad + 1.0, p)) };
    let high = if k == n { 1.0 } else { solve_rising(1.0 - half, |p| beta_reg(good + 1.0, bad, p)) };
    Some(Interval { low, high })
}
