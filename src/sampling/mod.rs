//! Who is looked at: plan, frame, lottery and draw.
//!
//! # Invariants
//! - A draw depends on the seed, the frame and the algorithm's version, on nothing else: not on row order, clock, threads or a crate's internals.
//! - Tickets are those of the public Python package `consistent-sampler`, bit for bit, so that anybody can recompute a draw.
//! - A draw is never changed; a second one of the same plan and period names the first and says why.

mod draw;
pub mod draw_csv;
mod frame;
mod lottery;
mod plan;
mod replace;
mod verify;

pub use draw::{ALGORITHM, Draw, Drawn, Stratum, draw_strata};
pub use frame::{Frame, Unit};
pub use lottery::{Lottery, Seed, Ticket};
pub use plan::Plan;
pub use replace::{Reason, Replacement};
pub use verify::{Head, Record, verify, verify_draw, verify_tickets};
