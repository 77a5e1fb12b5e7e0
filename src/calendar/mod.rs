//! Working days, and until when something is due: `3 working days` after a moment, by a calendar of holidays and make-up days.
//!
//! Pure: calendars come in as text, and the clock and the time zone from outside.
//!
//! # Invariants
//! - Whoever acts within the day or at the very moment that something is due is on time.
//! - A year that a calendar lacks is counted by its weekends alone, and [`Calendar::knows`] tells so.

mod days;
mod due;
mod read;
mod span;

pub use days::Calendar;
pub use due::{Due, due, is_guessed};
pub use span::{Span, Unit};
