//! A set of characters, asked in no time.

/// Characters of the basic plane, a bit for each; others are never in it.
#[derive(Debug)]
pub(super) struct CharSet(Box<[u64; WORDS]>);

const WORDS: usize = 0x1_0000 / 64;

impl CharSet {
    /// Whether a character is in it.
    #[inline]
    pub fn holds(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits & (1 << (c as usize % 64)) != 0)
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(all: I) -> Self {
        let mut set = Self(Box::new([0; WORDS]));
        for c in all {
            if let Some(bits) = set.0.get_mut(c as usize / 64) {
                *bits |= 1 << (c as usize % 64);
            }
        }
        set
    }
}
