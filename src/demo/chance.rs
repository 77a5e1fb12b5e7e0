//! The demo's own number generator: `SplitMix64` (Steele, Lea, Flood 2014) from a fixed seed.
//!
//! It is written out here, and works on whole numbers only, so that the demo is the same bytes on every machine and with every
//! version of every package. Nothing but the demo may use it: a draw takes its seed from the operating system.

/// A stream of numbers that looks random and never changes.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The stream that belongs to a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own, so that a longer call doesn't change the ones after it.
    pub(super) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, and without, `end`; 0 where `end` is 0.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        let wide = u128::from(self.next()) * u128::from(end);
        u32::try_from(wide >> 64).expect("a 64-bit fraction of a u32 is a u32")
    }

    /// A number of the closed range.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// True so many times in a thousand.
    pub(super) fn permille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// One of the things, each as likely as the others.
    pub(super) fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.index(things.len())]
    }

    /// A place in a table of so many things.
    pub(super) fn index(&mut self, count: usize) -> usize {
        self.below(u32::try_from(count).expect("tables are short")) as usize
    }

    /// The place of one of the weights, each as likely as it weighs.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut rest = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            if rest < *weight {
                return place;
            }
            rest -= weight;
        }
        0
    }

    /// Puts so many of the things, or all there are, in a drawn order.
    pub(super) fn some<'a, T>(&mut self, things: &'a [T], count: u32) -> Vec<&'a T> {
        let mut left: Vec<&T> = things.iter().collect();
        let mut taken = Vec::new();
        while !left.is_empty() && taken.len() < count as usize {
            let place = self.index(left.len());
            taken.push(left.swap_remove(place));
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_splitmix64() {
        // the first outputs for seed 1234567, from the reference implementation (prng.di.unimi.it/splitmix64.c)
        let mut chance = Chance::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn every_thing_can_be_picked() {
        let mut chance = Chance::new(7);
        let mut seen = [0; 5];
        for _ in 0..1000 {
            seen[chance.below(5) as usize] += 1;
        }
        assert!(seen.iter().all(|n| (150..250).contains(n)), "{seen:?}");
        assert_eq!(chance.weighted(&[0, 3, 0]), 1);
        assert_eq!(chance.some(&[1, 2, 3], 9).len(), 3);
    }
}
