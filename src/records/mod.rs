//! The nouns: agents, calls and what was said in them, periods, and the names of their fields.
//!
//! Plain data, parsed at the edge. Nothing here reads a file, a clock or the store.

mod call;
pub mod fields;
mod ids;
mod numbers;
mod period;
mod transcript;

pub use call::{Agent, Call};
pub use ids::{AgentId, CallId};
pub use numbers::{Points, Score};
pub use period::IsoWeek;
pub use transcript::{Speaker, Transcript, Turn};
