//! A phrase that may also be heard by its sound.

use serde::{Serialize, Serializer};

use crate::text::{Likeness, Phrase};

/// A phrase with the similarity from which something else counts as it.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The phrase.
    pub phrase: Phrase,
    /// Its text as written.
    pub text: String,
    /// How it sounds.
    pub likeness: Likeness,
    /// From how many percent on it counts as said, 1 to 100.
    pub least: u8,
}

/// What the phrase folds to, and the percentage.
impl Serialize for Alike {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.phrase.stretches, self.least).serialize(serializer)
    }
}
