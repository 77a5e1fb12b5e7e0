//! The table: who put which unit into which category.

/// Ratings of units by raters; not every rater rated every unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    raters: usize,
    units: Vec<Vec<Option<usize>>>,
}

/// What is wrong with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadRatings {
    /// More categories than [`Ratings::MOST_CATEGORIES`].
    #[error("{categories} categories are more than {}", Ratings::MOST_CATEGORIES)]
    Categories {
        /// How many were asked for.
        categories: usize,
    },
    /// A unit's row is longer or shorter than there are raters.
    #[error("unit {unit} has {cells} cells for {raters} raters")]
    Row {
        /// The unit, counted from 0.
        unit: usize,
        /// How long its row is.
        cells: usize,
        /// How many raters there are.
        raters: usize,
    },
    /// A rating is none of the categories.
    #[error("unit {unit}, rater {rater}: there is no category {category}")]
    Category {
        /// The unit, counted from 0.
        unit: usize,
        /// The rater, counted from 0.
        rater: usize,
        /// The rating.
        category: usize,
    },
}

/// What a coefficient of a table rests on.
pub(super) struct Counted {
    /// Units with two ratings or more.
    pub(super) units: u64,
    /// Pairs of ratings of the same unit.
    pub(super) pairs: u64,
    /// Raters of these units.
    pub(super) raters: usize,
}

impl Ratings {
    /// The most categories that a table may have; no sum of whole numbers overflows with that.
    pub const MOST_CATEGORIES: usize = 1 << 16;

    /// A table of `units` rows with one cell a rater: a category from 0 to `categories` - 1, or `None` where that rater gave none.
    /// Categories in their order, and one apart, where the order or the distance is to count.
    ///
    /// # Errors
    /// Where a row has another length, or a category is beyond the last one.
    pub fn new(categories: usize, raters: usize, units: Vec<Vec<Option<usize>>>) -> Result<Self, BadRatings> {
        if categories > Self::MOST_CATEGORIES {
            return Err(BadRatings::Categories { categories });
        }
        for (unit, row) in units.iter().enumerate() {
            if row.len() != raters {
                return Err(BadRatings::Row { unit, cells: row.len(), raters });
            }
            let beyond = row
                .iter()
                .enumerate()
                .find_map(|(rater, cell)| cell.filter(|cell| *cell >= categories).map(|cell| (rater, cell)));
            if let Some((rater, category)) = beyond {
                return Err(BadRatings::Category { unit, rater, category });
            }
        }
        Ok(Self { raters, units })
    }

    /// The table of two of the raters, by their columns from 0; `None` where they are one and the same, or not in the table.
    #[must_use]
    pub fn pair(&self, first: usize, second: usize) -> Option<Self> {
        let known = first != second && first < self.raters && second < self.raters;
        known.then(|| Self { raters: 2, units: self.units.iter().map(|row| vec![row[first], row[second]]).collect() })
    }

    /// How many raters the table has, whether or not they rated anything.
    #[must_use]
    pub fn raters(&self) -> usize {
        self.raters
    }

    /// The rows, one cell a rater.
    #[must_use]
    pub fn units(&self) -> &[Vec<Option<usize>>] {
        &self.units
    }

    pub(super) fn counted(&self) -> Counted {
        let rated = |row: &&Vec<Option<usize>>| row.iter().flatten().count() >= 2;
        let rows: Vec<_> = self.units.iter().filter(rated).collect();
        let pairs = rows.iter().map(|row| row.iter().flatten().count() as u64).map(|m| m * (m - 1) / 2).sum();
        let raters = (0..self.raters).filter(|rater| rows.iter().any(|row| row[*rater].is_some())).count();
        Counted { units: rows.len() as u64, pairs, raters }
    }
}
