//! Indicators: what is computed of calls and records over a period, the target, whether it is met, and how sure that is.
//!
//! Pure: definitions come in as text, records one at a time, the clock and the time zone from outside. Nothing here knows the store,
//! reads a file or prints.
//!
//! # Invariants
//! - Every indicator is data of `indicators.yaml`; no code knows one by its id.
//! - A missing value is never a zero: what can't be told is counted as missing, what can't be read as unreadable, what isn't over yet as
//!   open, and none of them is in the denominator.
//! - Nothing divides by zero: without a denominator there is no value.
//! - A column that no record has makes an indicator impossible, not zero.
//! - Memory grows with groups and periods, not with records; only first contacts keep some bytes of each record (`fcr`).
//! - Nobody is named whose interval doesn't support it, and nobody from fewer answers than the definition states.

mod among;
mod assessment;
mod by;
mod change;
mod definition;
mod estimate;
mod fcr;
mod judge;
mod lists;
mod on_time;
mod people;
mod read;
mod read_formula;
mod results;
mod scale;
mod sheet;
mod tally;

pub use assessment::{Assessed, Missing, Part, Weights, assess};
pub use by::By;
pub use change::{Change, Verdict, change};
pub use definition::{
    Alternatives, Basis, Bound, FirstContact, Formula, Indicator, Indicators, Lists, Measured, OnTime, Population, Ratio,
    Repeats, Reward, Target, Unit, Warning, Within,
};
pub use estimate::{CONFIDENCE, Counter, Estimate, Standing};
pub use lists::{Bounded, Listed, Reason, Stands, rewarded, warned};
pub use people::People;
pub use results::{Absent, Group, Results};
pub use scale::Scale;
pub use tally::{Scope, Tally};
