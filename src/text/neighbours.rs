//! Pairs of neighbouring characters that two texts share: how a turn is found that comes near what was asked for.

use super::pair_set::PairSet;

/// The pairs of a text.
pub struct Neighbours {
    set: PairSet<16>,
    /// Each pair with how often it is wanted, in their order.
    pairs: Vec<((char, char), usize)>,
}

impl Neighbours {
    /// The pairs of a folded text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut set = PairSet::new();
        let neighbours = text.chars().zip(text.chars().skip(1));
        let mut pairs: Vec<((char, char), usize)> = neighbours.map(|pair| (pair, 1)).collect();
        for ((one, next), _) in &pairs {
            set.add(*one, *next);
        }
        pairs.sort_unstable();
        // a pair that is wanted twice counts twice
        pairs.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            kept.1 += usize::from(is_same);
            is_same
        });
        Self { set, pairs }
    }

    /// How many of the pairs stand in some characters, each as often as it is wanted.
    #[must_use]
    pub fn shared(&self, chars: &[char]) -> usize {
        let is_perhaps_wanted = |pair: &&[char]| self.set.holds(pair[0], pair[1]);
        let wanted = |pair: &[char]| self.pairs.binary_search_by_key(&(pair[0], pair[1]), |(pair, _)| *pair).ok();
        let mut found: Vec<usize> = chars.windows(2).filter(is_perhaps_wanted).filter_map(wanted).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|place| self.pairs[place].1).sum()
    }
}
