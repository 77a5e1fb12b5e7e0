//! Text: folding with a map back to the original, phrases, and a trainer's regexes folded like the text they meet.
//!
//! Knows nothing of checklists or verdicts. Whatever folding does, a span found in folded text leads back to bytes of the original.

mod document;
mod fold;
mod pattern;
mod phrase;

pub use document::{Document, Origin, Spot};
pub use fold::{fold, is_silent, skip_tag};
pub use pattern::{Pattern, PatternError};
pub use phrase::{GAP_UNITS, Phrase, PhraseError};
