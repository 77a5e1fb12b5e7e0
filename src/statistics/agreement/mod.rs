//! How far raters agree on the same units: percent agreement, Cohen's and Fleiss' kappa, Krippendorff's alpha, and how sure that is.
//!
//! Pure arithmetic on a table of units and raters. A category is a number below the number of categories; what it stands for is not
//! known here, nor whether a coefficient is good enough.
//!
//! # Invariants
//! - Where a coefficient has no value, the reason is told ([`NoValue`]); none is ever NaN.
//! - What is counted is counted in whole numbers and divided last: perfect agreement is exactly 1, nothing is above 1, and the order of
//!   units, and that of raters, change not a bit of a value or of an interval.
//! - An interval depends on ratings, seed, number of resamples and confidence alone, for ever: not on a crate's generator.

mod bootstrap;
mod coefficients;
mod ratings;
#[cfg(test)]
mod tests;
mod units;

pub use bootstrap::{Bootstrap, NoInterval};
pub use coefficients::{alpha, cohen, fleiss, percent};
pub use ratings::{BadRatings, Ratings};

use super::Interval;
use bootstrap::Resampled;

/// What the differences between categories mean to [`alpha`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Names only: two categories are the same, or they are not.
    Nominal,
    /// Their order counts, by the ranks that the ratings themselves give them.
    Ordinal,
    /// Their numbers count: answers from 1 to 5. The difference is squared.
    Interval,
}

/// A coefficient of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// [`percent`].
    Percent,
    /// [`cohen`].
    Cohen,
    /// [`fleiss`].
    Fleiss,
    /// [`alpha`] at a level.
    Alpha(Level),
}

/// Why a coefficient has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoValue {
    /// The table has fewer than two raters.
    #[error("fewer than two raters")]
    FewRaters,
    /// Cohen's kappa is of two raters, and the table has so many; [`Ratings::pair`] takes two of them.
    #[error("kappa of two raters asked of {raters}")]
    NotTwoRaters {
        /// How many raters the table has.
        raters: usize,
    },
    /// No unit was rated twice, so there is nothing to compare.
    #[error("no unit has two ratings")]
    NoPairs,
    /// Fleiss' kappa wants the same number of ratings for every unit that has any.
    #[error("units have between {fewest} and {most} ratings, not all the same number")]
    Unequal {
        /// The fewest that a rated unit has.
        fewest: u64,
        /// The most that a unit has.
        most: u64,
    },
    /// All ratings that were compared are the same category. Then chance alone would agree always, and kappa and alpha are 0/0;
    /// [`percent`] is 1.
    #[error("all ratings are of one category")]
    OneCategory,
}

/// A coefficient with its interval and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// The coefficient: at most 1; chance gives 0 (but for [`Statistic::Percent`], which is a share), worse than chance is negative.
    pub value: f64,
    /// Its percentile interval, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// How many of the resamples had no value; they are not in the interval.
    pub without_value: u32,
    /// How many units were counted: those with two ratings or more.
    pub units: u64,
    /// How many pairs of ratings of the same unit these units hold.
    pub pairs: u64,
    /// How many raters gave a rating of these units.
    pub raters: usize,
}

/// A coefficient with an interval by the bootstrap: as many of the counted units as there are, drawn with replacement, again and again
/// (B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13; for alpha and kappa A. Zapf and others, BMC Medical
/// Research Methodology 16, 2016).
///
/// The interval speaks of other units judged by the same raters, and is too narrow where there are few units.
///
/// # Errors
/// Where the coefficient has no value; one without an interval is no error.
pub fn estimate(ratings: &Ratings, statistic: Statistic, bootstrap: &Bootstrap) -> Result<Estimate, NoValue> {
    let (value, resampled) = match statistic {
        Statistic::Percent => valued(&units::votes(ratings)?, |units| Ok(coefficients::percent_of(units)), bootstrap),
        Statistic::Cohen => valued(&units::answers(ratings)?, coefficients::cohen_of, bootstrap),
        Statistic::Fleiss => valued(&units::equal_votes(ratings)?, coefficients::fleiss_of, bootstrap),
        Statistic::Alpha(level) => valued(&units::votes(ratings)?, |units| coefficients::alpha_of(units, level), bootstrap),
    }?;
    let Resampled { interval, without_value } = resampled;
    let counted = ratings.counted();
    Ok(Estimate { value, interval, without_value, units: counted.units, pairs: counted.pairs, raters: counted.raters })
}

fn valued<U: Clone>(
    units: &[(U, u64)],
    value: impl Fn(&[(U, u64)]) -> Result<f64, NoValue>,
    bootstrap: &Bootstrap,
) -> Result<(f64, Resampled), NoValue> {
    Ok((value(units)?, bootstrap::resample(units, value, bootstrap)))
}
