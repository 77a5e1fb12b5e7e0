//! Tails and quantiles of the few distributions that are needed.

use statrs::function::beta::beta_reg;
use statrs::function::gamma::ln_gamma;

/// The value at which a rising function of (0, 1) reaches a target, to the last bit that bisection can tell.
pub(super) fn solve_rising(target: f64, rising: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    // a double between 0 and 1 is settled after its 52 bits and some more for small values
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if rising(middle) < target { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The value below which a standard normal variable stays with a probability.
pub(super) fn normal_quantile(probability: f64) -> f64 {
    // Student's t with very many degrees of freedom is not exact enough; the error function's inverse is
    std::f64::consts::SQRT_2 * statrs::function::erf::erf_inv(2.0 * probability - 1.0)
}

/// The value below which Student's t stays with a probability of at least one half.
pub(super) fn t_quantile(probability: f64, freedom: f64) -> f64 {
    if freedom > MANY {
        return t_of_many(normal_quantile(probability), freedom);
    }
    // P(|T| > t) = I_x(ν/2, 1/2) with x = ν / (ν + t²), Abramowitz & Stegun 26.7.1
    let tail = 2.0 * (1.0 - probability);
    let x = solve_rising(tail, |x| beta_reg(freedom / 2.0, 0.5, x));
    (freedom * (1.0 - x) / x).sqrt()
}

/// From so many degrees of freedom on the incomplete beta function converges slowly, and the expansion is exact to eleven digits.
const MANY: f64 = 1000.0;

/// Student's quantile from the normal one (Abramowitz & Stegun 26.7.5).
fn t_of_many(z: f64, freedom: f64) -> f64 {
    let terms = [
        (z.powi(3) + z) / 4.0,
        (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom) + z
}

/// The logarithm of the number of ways to take `k` of `n`.
fn ln_choose(n: u64, k: u64) -> f64 {
    ln_gamma(float(n) + 1.0) - ln_gamma(float(k) + 1.0) - ln_gamma(float(n - k) + 1.0)
}

/// The probability to find at most `k` marked units in a sample of `n` from `population`, of which `marked` are marked.
pub(super) fn hypergeometric_at_most(k: u64, n: u64, marked: u64, population: u64) -> f64 {
    let least = (n + marked).saturating_sub(population);
    let most = n.min(marked);
    if k >= most {
        return 1.0;
    }
    let all = ln_choose(population, n);
    let chance = |i: u64| (ln_choose(marked, i) + ln_choose(population - marked, n - i) - all).exp();
    (least..=k).map(chance).fold(0.0, |sum, chance| sum + chance)
}

/// The probability of exactly `k` hits in `n` trials of probability `p`.
pub(super) fn binomial(k: u64, n: u64, p: f64) -> f64 {
    if p <= 0.0 {
        return f64::from(u8::from(k == 0));
    }
    if p >= 1.0 {
        return f64::from(u8::from(k == n));
    }
    (ln_choose(n, k) + float(k) * p.ln() + float(n - k) * (-p).ln_1p()).exp()
}

/// A count as a double.
#[allow(clippy::cast_precision_loss, reason = "counts of calls are far below 2^52")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}
