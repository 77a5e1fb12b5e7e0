//! What a record still waits for: the times that its checklist asks for and that have not come.

use super::compiled::Compiled;
use super::inspect::inspect;
use super::subject::Subject;
use super::when::due_of;
use crate::calendar::Due;
use crate::checklist::{Ask, Data, DataTest, Item};

/// Something that must be done by a time.
#[derive(Debug, Clone)]
pub struct Deadline<'c> {
    /// The item that asks for it.
    pub item: &'c Item,
    /// The field of the time that must come.
    pub field: &'c str,
    /// The field of the time that it is counted from.
    pub of: &'c str,
    /// Until when.
    pub due: Due,
    /// Whether that is past, as of the record's data.
    pub is_over: bool,
    /// Whether working days were counted in a year whose holidays no calendar tells, so that it may be due later.
    pub is_guessed: bool,
}

/// The deadlines that are open for a record, in the checklist's order. Its data must say as of when it is ([`super::as_of`]); what the
/// items' conditions leave out is left out here.
#[must_use]
pub fn deadlines<'c>(checklist: &'c Compiled, subject: Subject) -> Vec<Deadline<'c>> {
    let facts = subject.facts;
    let inspection = inspect(checklist, subject);
    let results = checklist.definition.pairs().zip(&inspection.items);
    let open = results.filter_map(|((item, rule), result)| {
        let is_over = match result.reason.id.as_str() {
            "reason-data-not-due" => false,
            "reason-data-overdue" | "reason-data-overdue-perhaps" => true,
            _ => return None,
        };
        let Ask::Data(Data { field, test: DataTest::Within(within) }) = &rule.ask else { return None };
        let (due, is_guessed) = due_of(within, facts, &checklist.local)?;
        Some(Deadline { item, field, of: &within.of, due, is_over, is_guessed })
    });
    open.collect()
}
