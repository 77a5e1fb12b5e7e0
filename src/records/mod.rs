//! The nouns: agents, calls and what was said in them, periods, and the names of their fields.
//!
//! Plain data, parsed at the edge. Nothing here reads a file, a clock or the store.

mod call;
pub mod fields;
mod ids;
mod label;
mod numbers;
mod period;
pub mod record;
mod transcript;
mod week;

pub use call::{Agent, Call, as_seconds};
pub use ids::{AgentId, CallId, RecordId, UnitId};
pub use label::Label;
pub use numbers::{Points, Score};
pub use period::{Length, Period};
pub use record::{Kind, Record};
pub use transcript::{Speaker, Transcript, Turn};
pub use week::IsoWeek;
