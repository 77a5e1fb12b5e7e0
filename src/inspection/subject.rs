//! What is inspected: a call's words and data, borrowed from wherever they came.

use std::collections::BTreeMap;

use crate::records::Transcript;

/// What is known of a call besides its words: values by field name.
pub type Facts = BTreeMap<String, String>;

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
