//! Text: folding with a map back to the original, phrases, fillers, sounds, and a trainer's regexes folded like the text they meet.
//!
//! Knows nothing of checklists or verdicts. Whatever folding does, a span found in folded text leads back to bytes of the original.

mod alike;
mod charset;
mod document;
mod filler;
mod finder;
mod fold;
mod lean;
mod literals;
mod neighbours;
mod origin;
mod pair_set;
mod pairs;
mod pattern;
mod phrase;
mod quick;
mod sound;

pub use alike::{Heard, Likeness, MOST_ALIKE, Sounds, is_nearer};
pub use document::{Document, Spot, may_be_sounds};
pub use finder::Finder;
pub use fold::{fold, is_silent, skip_tag};
pub use lean::{Across, Lean, Skeleton, Without};
pub use neighbours::Neighbours;
pub use pairs::Pairs;
pub use pattern::{Pattern, PatternError};
pub use phrase::{GAP_UNITS, Phrase, PhraseError};
pub use quick::BuildQuick;
