//! A compiled checklist meets a call: verdicts with their evidence, and the score.
//!
//! # Invariants
//! - A verdict is `pass`, `fail`, `not_applicable` or `unsure`. What the input can't show is `unsure` with the reason, never `pass` or `fail`.
//! - Every evidence span slices the text as it came in.
//! - Nothing here reads clock, store or files; the same checklist and transcript give the same inspection.

mod compiled;
#[cfg(test)]
mod context_tests;
mod contexts;
mod examples;
mod found;
mod heard;
mod inspect;
mod say;
#[cfg(test)]
mod sound_tests;
mod speakers;
mod subject;
#[cfg(test)]
mod tests;
mod verdict;
mod window;

pub use compiled::Compiled;
pub use examples::failing_examples;
pub use inspect::inspect;
pub use speakers::{Clue, Role, SURE, Told, Turns, clues, who};
pub use subject::{Facts, Subject};
pub use verdict::{Evidence, Inspection, ItemResult, State, Verdict};
