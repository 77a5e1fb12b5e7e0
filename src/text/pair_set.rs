//! A set of pairs of neighbouring characters, asked in no time.

/// A bit for each pair that is in it, and for some others: what it holds has to be looked at again, what it doesn't is not there.
#[derive(Debug)]
pub(super) struct PairSet<const WORDS: usize>([u64; WORDS]);

/// Some hundred texts fill little of it, and it stays at hand.
pub(super) type LargePairSet = PairSet<1024>;

impl<const WORDS: usize> PairSet<WORDS> {
    /// A set without pairs.
    pub fn new() -> Self {
        Self([0; WORDS])
    }

    pub fn add(&mut self, one: char, next: char) {
        let (word, bit) = Self::place(one, next);
        self.0[word] |= bit;
    }

    /// Whether a pair may be in it.
    #[inline]
    pub fn holds(&self, one: char, next: char) -> bool {
        let (word, bit) = Self::place(one, next);
        self.0[word] & bit != 0
    }

    #[inline]
    fn place(one: char, next: char) -> (usize, u64) {
        let mixed = (one as u32).wrapping_mul(0x9E37_79B1) ^ (next as u32).wrapping_mul(0x85EB_CA77);
        let place = (mixed >> 16) as usize;
        (place / 64 % WORDS, 1 << (place % 64))
    }
}
