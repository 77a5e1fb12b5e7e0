//! A compiled checklist meets a call or a record: verdicts with their evidence, and the score.
//!
//! # Invariants
//! - A verdict is `pass`, `fail`, `not_applicable` or `unsure`. What the input can't show is `unsure` with the reason, never `pass` or `fail`.
//! - Every evidence span slices the text as it came in.
//! - Nothing here reads clock, store or files; the same checklist and transcript give the same inspection.

mod ask;
mod brief;
mod combine;
mod compare;
mod compiled;
#[cfg(test)]
mod context_tests;
mod contexts;
#[cfg(test)]
mod counting_tests;
mod counts;
mod data;
mod deadlines;
mod ending;
mod examples;
mod found;
mod heard;
mod index;
mod inspect;
mod judgement;
mod label;
mod local;
mod lost;
mod measure;
mod order;
mod repeat;
mod say;
#[cfg(test)]
mod sound_tests;
mod speakers;
mod subject;
#[cfg(test)]
mod tests;
mod verdict;
mod when;
mod window;

pub use brief::{Brief, BriefItem, inspect_briefly};
/// The engine's number. It goes up with every change by which a verdict, a reason or its evidence may come out otherwise on the same call
/// under the same checklist, so that what was scored before is scored anew.
pub const ENGINE: &str = "2";

pub use compare::{AgentScores, Changed, Comparison, Flip, changed};
pub use compiled::Compiled;
pub use counts::{Counts, ItemCounts};
pub use deadlines::{Deadline, deadlines};
pub use examples::{Outcome, Trial, failing_examples, trials};
pub use inspect::{Sum, inspect, total_of};
pub use local::Local;
pub use speakers::{Clue, Role, SURE, Told, Turns, clues, who};
pub use subject::{AS_OF, Facts, Subject, as_of};
pub use verdict::{Evidence, Inspection, ItemResult, State, Verdict};
