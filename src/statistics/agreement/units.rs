//! What a coefficient sees of a unit, in an order of its own: equal units are one entry with the number of times it occurs.

use super::{NoValue, Ratings};

/// Units that are alike, and how many of them there are.
pub(super) type Tally<U> = Vec<(U, u64)>;

/// How often each category was chosen for a unit by any rater: the chosen ones, rising, with their counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Votes(Vec<(usize, u64)>);

/// What the first and the second rater said of a unit.
pub(super) type Answers = (usize, usize);

impl Votes {
    fn of(row: &[Option<usize>]) -> Self {
        let mut chosen: Vec<usize> = row.iter().flatten().copied().collect();
        chosen.sort_unstable();
        Self(chosen.chunk_by(|a, b| a == b).map(|alike| (alike[0], alike.len() as u64)).collect())
    }

    /// The categories with their counts.
    pub(super) fn counts(&self) -> &[(usize, u64)] {
        &self.0
    }

    /// How many ratings the unit has.
    pub(super) fn ratings(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

/// The units with two ratings or more.
pub(super) fn votes(ratings: &Ratings) -> Result<Tally<Votes>, NoValue> {
    if ratings.raters() < 2 {
        return Err(NoValue::FewRaters);
    }
    let votes: Vec<_> = ratings.units().iter().map(|row| Votes::of(row)).filter(|votes| votes.ratings() >= 2).collect();
    if votes.is_empty() { Err(NoValue::NoPairs) } else { Ok(tally(votes)) }
}

/// The rated units, if all of them have the same number of ratings.
pub(super) fn equal_votes(ratings: &Ratings) -> Result<Tally<Votes>, NoValue> {
    let votes = votes(ratings)?;
    let sizes = || ratings.units().iter().map(|row| row.iter().flatten().count() as u64).filter(|size| *size > 0);
    let (fewest, most) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
    if fewest == most { Ok(votes) } else { Err(NoValue::Unequal { fewest, most }) }
}

/// The units that both of two raters rated. The one stands first with whom the sorted answers are the lower ones, so that the order in
/// which the two came makes no difference.
pub(super) fn answers(ratings: &Ratings) -> Result<Tally<Answers>, NoValue> {
    match ratings.raters() {
        0 | 1 => return Err(NoValue::FewRaters),
        2 => {}
        raters => return Err(NoValue::NotTwoRaters { raters }),
    }
    let mut both: Vec<Answers> = ratings.units().iter().filter_map(|row| row[0].zip(row[1])).collect();
    if both.is_empty() {
        return Err(NoValue::NoPairs);
    }
    let mut swapped: Vec<Answers> = both.iter().map(|(first, second)| (*second, *first)).collect();
    both.sort_unstable();
    swapped.sort_unstable();
    Ok(tally(both.min(swapped)))
}

fn tally<U: Ord + Clone>(mut units: Vec<U>) -> Tally<U> {
    units.sort_unstable();
    units.chunk_by(|a, b| a == b).map(|alike| (alike[0].clone(), alike.len() as u64)).collect()
}
