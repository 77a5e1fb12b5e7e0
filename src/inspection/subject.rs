//! What is inspected: the words and data of a call, or the data of a record, borrowed from wherever they came.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use crate::condition::Facts;
use crate::records::record::{PROMISED, moment};
use crate::records::{Label, Record, Transcript};

/// The field of a record's data that says as of when it is told: RFC 3339.
pub const AS_OF: &str = "as_of";

/// A record's data as of a moment. What its lists have a column for, and it leaves blank, is there and blank: it has not happened, while
/// of what no list ever had nothing is known.
#[must_use]
pub fn as_of(record: &Record, columns: &BTreeSet<&str>, at: Timestamp, zone: &TimeZone) -> Facts {
    // what had not come by then was not known
    let is_later = |field: &str, text: &str| field.ends_with("_at") && moment(text, zone).is_some_and(|moment| moment > at);
    let mut facts = record.fields.clone();
    for (field, text) in &mut facts {
        if !PROMISED.contains(&field.as_str()) && is_later(field, text) {
            text.clear();
        }
    }
    for column in columns {
        facts.entry((*column).to_owned()).or_default();
    }
    facts.insert("id".to_owned(), record.id.to_string());
    facts.insert(AS_OF.to_owned(), at.to_string());
    facts
}

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
