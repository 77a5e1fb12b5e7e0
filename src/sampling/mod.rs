//! Who is looked at: plan, frame, lottery and draw.
//!
//! # Invariants
//! - A draw depends on the seed, the frame and the algorithm's version, on nothing else: not on row order, clock, threads or a crate's internals.
//! - Tickets are those of the public Python package `consistent-sampler`, bit for bit, so that anybody can recompute a draw.
//! - A draw is never changed; a second one of the same plan and period names the first and says why.
//! - What is drawn on purpose changes nothing of the random sample, and is never mixed with it.

mod allocate;
mod batch;
mod draw;
pub mod draw_csv;
mod frame;
mod gate;
mod lottery;
mod plan;
mod replace;
mod sieve;
mod sift;
mod verify;

pub use draw::{ALGORITHM, AsOf, DUPLICATE, Draw, Drawn, Excluded, Stratum, draw_strata, frame_of};
pub use frame::{Unit, stratum_name, stratum_values};
pub use gate::{Candidate, Gate, Known, Matters, Passed, absent_everywhere};
pub use lottery::{Lottery, Seed, Ticket};
pub use plan::{
    Assign, ByValue, DueFrom, DueRule, Exemption, JudgedBy, PartRule, Plan, Population, Rate, Short, Spread, Take, Targeted,
};
pub use replace::{Reason, Replacement};
pub use sieve::Sieve;
pub use verify::{Head, Record, plan_of, verify, verify_draw, verify_tickets};
