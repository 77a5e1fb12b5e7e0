//! People decide: reviews of what the machine found, signatures, appeals and their rulings.
//!
//! # Invariants
//! - Nobody's word is lost. Whatever somebody does is a new entry of the log; what counts is derived from the entries ([`standing`]).
//! - A draft is nobody's word yet, and counts for nothing until it is submitted.
//! - An entry's body holds no free text. What people wrote stands beside it, so that it can be erased and the chain still holds.
//! - Nothing here reads a clock, a store or a file, and nothing here is random.

mod act;
mod choice;
mod desk;
mod entry;
mod form;
mod people;
mod ratings;
mod rules;
pub mod sheet;
mod standing;
mod tally;
mod trust;

pub use act::{Act, Decided, Review, Way, Words, kind_of_words};
pub use choice::{Choice, Draft};
pub use desk::Desk;
pub use entry::{Break, Chain, Deed, Entry, GENESIS, New};
pub use form::{Asked, Form};
pub use people::{Right, Role, User, Users};
pub use ratings::{Difference, Table};
pub use rules::{Appeals, Disputed, may_appeal, may_review, may_rule, may_sign};
pub use standing::{Effect, ItemStanding, Stage, Standing, Step, standing};
pub use tally::{Vote, votes};
pub use trust::{Record, Trust, meaning};

use crate::records::UnitId;

/// What is reviewed: a unit of a draw.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Case {
    /// The draw, or `calibration:NAME`.
    pub draw: String,
    /// The unit.
    pub unit: UnitId,
}
