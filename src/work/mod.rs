//! What people have to do: who goes where, by when, what came of it, and what follows.
//!
//! Pure: nothing here reads the store, a clock or a file. Units that wait for somebody come in as [`Waiting`], what was recorded of
//! them as [`Visit`]s; out come assignments, the work list, its sheet for a spreadsheet, and the mistakes of a record.
//!
//! # Invariants
//! - Nobody is given what is their own, their team's, or what they repaired, whatever else that costs.
//! - The same tasks, people and past give the same assignments, in whatever order they come in.
//! - Nothing that was recorded is changed: a second visit follows the first, and a task that changes hands leaves both names.

mod assign;
pub mod filled;
pub mod ledger;
mod list;
mod rank;
mod sheet;
mod times;
mod visit;

pub use assign::{Assigned, Inspector, Nobody, Past, Task, assign, barred, is_same_person};
pub use ledger::Ledger;
pub use list::{Entry, Key, Waiting, When, entries, loads, share_out};
pub use rank::Rank;
pub use sheet::workbook;
pub use times::{Time, at_on, by_the_end_of, read as read_time, shown as shown_time};
pub use visit::{BY_PHONE, Method, Outcome, State, Visit, check, next_number};

/// The moment by which something is to be done; a day alone is its last second.
pub type Due = jiff::Timestamp;
