//! The coefficients, each as 1 less the disagreement found over the one that chance would give.

use std::collections::BTreeMap;

use super::units::{Answers, Votes, answers, equal_votes, votes};
use super::{Level, NoValue, Ratings};

/// Percent agreement, as a share between 0 and 1: of every unit with two ratings or more the share of its pairs of ratings that are the
/// same, and the mean of these over the units. Every unit weighs the same, however many rated it. Where every rater rated every unit,
/// this is also the mean agreement over all pairs of raters, and what Fleiss (1971) calls the overall extent of agreement.
///
/// # Errors
/// [`NoValue::FewRaters`], [`NoValue::NoPairs`].
pub fn percent(ratings: &Ratings) -> Result<f64, NoValue> {
    Ok(percent_of(&votes(ratings)?))
}

/// Cohen's kappa of a table of two raters, over the units that both rated (J. Cohen, Educational and Psychological Measurement 20, 1960).
/// Chance is what the two raters' own shares of each category give.
///
/// # Errors
/// [`NoValue::FewRaters`], [`NoValue::NotTwoRaters`], [`NoValue::NoPairs`], [`NoValue::OneCategory`].
pub fn cohen(ratings: &Ratings) -> Result<f64, NoValue> {
    cohen_of(&answers(ratings)?)
}

/// Fleiss' kappa (J. L. Fleiss, Psychological Bulletin 76, 1971): any number of raters, who need not be the same for every unit, but
/// every unit needs as many. Units that nobody rated are left out; if the others don't all have the same number, there is no value.
///
/// # Errors
/// [`NoValue::FewRaters`], [`NoValue::NoPairs`], [`NoValue::Unequal`], [`NoValue::OneCategory`].
pub fn fleiss(ratings: &Ratings) -> Result<f64, NoValue> {
    fleiss_of(&equal_votes(ratings)?)
}

/// Krippendorff's alpha (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania, 2011): any number of
/// raters, any ratings missing. A unit's only rating is not counted, as there.
///
/// # Errors
/// [`NoValue::FewRaters`], [`NoValue::NoPairs`], [`NoValue::OneCategory`].
pub fn alpha(ratings: &Ratings, level: Level) -> Result<f64, NoValue> {
    alpha_of(&votes(ratings)?, level)
}

pub(super) fn percent_of(units: &[(Votes, u64)]) -> f64 {
    let mut same = BTreeMap::<u64, u128>::new();
    for (unit, times) in units {
        let pairs: u128 = unit.counts().iter().map(|(_, count)| product(*count, count - 1)).sum();
        *same.entry(unit.ratings()).or_default() += pairs * u128::from(*times);
    }
    // by the number of ratings, so that what is rounded is the same in any order of the units
    let agreeing: f64 = same.into_iter().map(|(ratings, pairs)| float(pairs) / float(product(ratings, ratings - 1))).sum();
    agreeing / float(units.iter().map(|(_, times)| u128::from(*times)).sum())
}

pub(super) fn cohen_of(units: &[(Answers, u64)]) -> Result<f64, NoValue> {
    let mut margins = BTreeMap::<usize, (u64, u64)>::new();
    let (mut all, mut differing) = (0, 0);
    for ((first, second), times) in units {
        margins.entry(*first).or_default().0 += times;
        margins.entry(*second).or_default().1 += times;
        all += times;
        differing += if first == second { 0 } else { *times };
    }
    let same_by_chance: u128 = margins.values().map(|(first, second)| product(*first, *second)).sum();
    one_less(float(product(all, differing)), product(all, all) - same_by_chance)
}

pub(super) fn fleiss_of(units: &[(Votes, u64)]) -> Result<f64, NoValue> {
    let totals = totals(units);
    let all = totals.iter().map(|(_, count)| u128::from(*count)).sum();
    one_less(found(units, Level::Nominal, &totals) * float(all), by_chance(Level::Nominal, &totals))
}

pub(super) fn alpha_of(units: &[(Votes, u64)], level: Level) -> Result<f64, NoValue> {
    let totals = totals(units);
    let all: u128 = totals.iter().map(|(_, count)| u128::from(*count)).sum();
    one_less(found(units, level, &totals) * float(all - 1), by_chance(level, &totals))
}

/// 1 less a disagreement over that of chance; chance can't differ only where there is but one category.
fn one_less(found: f64, by_chance: u128) -> Result<f64, NoValue> {
    if by_chance == 0 { Err(NoValue::OneCategory) } else { Ok(1.0 - found / float(by_chance)) }
}

/// How often each category was chosen in all: the chosen ones, rising, with their counts.
fn totals(units: &[(Votes, u64)]) -> Vec<(usize, u64)> {
    let mut totals = BTreeMap::<usize, u64>::new();
    for (unit, times) in units.iter().filter(|(_, times)| *times > 0) {
        for (category, count) in unit.counts() {
            *totals.entry(*category).or_default() += count * times;
        }
    }
    totals.into_iter().collect()
}

/// The squared differences between the pairs of ratings of each unit, over the unit's ratings less one.
fn found(units: &[(Votes, u64)], level: Level, totals: &[(usize, u64)]) -> f64 {
    let distance = Distance::new(level, totals);
    let mut sums = BTreeMap::<u64, u128>::new();
    for (unit, times) in units.iter().filter(|(_, times)| *times > 0) {
        *sums.entry(unit.ratings()).or_default() += u128::from(*times) * differing(unit.counts(), &distance);
    }
    sums.into_iter().map(|(ratings, sum)| float(sum) / float(u128::from(ratings - 1))).sum()
}

/// The squared differences between all pairs of ratings, whatever unit they are of.
fn by_chance(level: Level, totals: &[(usize, u64)]) -> u128 {
    differing(totals, &Distance::new(level, totals))
}

fn differing(counts: &[(usize, u64)], distance: &Distance) -> u128 {
    let with_later = |(at, (low, few)): (usize, &(usize, u64))| -> u128 {
        counts[at + 1..].iter().map(|(high, many)| product(*few, *many) * distance.squared(*low, *high)).sum()
    };
    counts.iter().enumerate().map(with_later).sum()
}

/// How far apart two categories are.
enum Distance {
    Nominal,
    Interval,
    /// By category twice its mean rank: twice the ratings of lower categories, and its own.
    Ordinal(BTreeMap<usize, u64>),
}

impl Distance {
    fn new(level: Level, totals: &[(usize, u64)]) -> Self {
        let mut below = 0;
        let twice_rank = |(category, count): &(usize, u64)| {
            below += count;
            (*category, 2 * below - count)
        };
        match level {
            Level::Nominal => Self::Nominal,
            Level::Interval => Self::Interval,
            Level::Ordinal => Self::Ordinal(totals.iter().map(twice_rank).collect()),
        }
    }

    /// The square of the distance between two categories that were chosen; for ranks four times that, which cancels out.
    fn squared(&self, low: usize, high: usize) -> u128 {
        let apart = match self {
            Self::Nominal => 1,
            Self::Interval => (high - low) as u64,
            Self::Ordinal(ranks) => ranks[&high] - ranks[&low],
        };
        product(apart, apart)
    }
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}

#[allow(clippy::cast_precision_loss, reason = "rounded to nearest, once, where a count is divided")]
fn float(count: u128) -> f64 {
    count as f64
}
