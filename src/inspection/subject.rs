//! What is inspected: the words and data of a call, or the data of a record, borrowed from wherever they came.

pub use crate::condition::Facts;
use crate::records::{Label, Transcript};

/// What is inspected.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The call's or record's id, or the file's name.
    pub id: &'a str,
    /// Its data.
    pub facts: &'a Facts,
    /// Its words, where there are any.
    pub transcript: Option<&'a Transcript>,
    /// What outside models found of it: the newest of each label and model.
    pub labels: &'a [Label],
}
