//! What is inspected: a call's words and data, borrowed from wherever they came.

pub use crate::condition::Facts;
use crate::records::Transcript;

/// What is inspected.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The call's id, or the file's name.
    pub id: &'a str,
    /// Its data.
    pub facts: &'a Facts,
    /// Its words, where there are any.
    pub transcript: Option<&'a Transcript>,
}
