//! What a record still waits for: the times that its checklist asks for and that have not come.

use super::compiled::Compiled;
use super::inspect::inspect;
use super::subject::{Facts, Subject};
use super::verdict::{Inspection, Verdict};
use super::when::{Awaited, awaited};
use crate::calendar::Due;
use crate::checklist::{Ask, Data, DataTest, Item, ItemTest, Rule};
use crate::condition::{Holds, hold};

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
    let inspection = inspect(checklist, subject);
    let pairs = checklist.definition.pairs().filter(|_| !inspection.items.is_empty());
    let open = pairs.filter(|(_, rule)| applies(rule, subject.facts, &inspection)).filter_map(|(item, rule)| {
        let Ask::Data(Data { field, test: DataTest::Within(within) }) = &rule.ask else { return None };
        match awaited(field, within, subject.facts, &checklist.local)? {
            Awaited::Open { due, is_over, is_guessed } => {
                Some(Deadline { item, field, of: &within.of, due, is_over, is_guessed })
            }
            _ => None,
        }
    });
    open.collect()
}

/// Whether an item's conditions surely hold, on the data and on other items.
fn applies(rule: &Rule, facts: &Facts, inspection: &Inspection) -> bool {
    let is_so = |(id, test): &(String, ItemTest)| {
        let wanted = if *test == ItemTest::Pass { Verdict::Pass } else { Verdict::Fail };
        inspection.items.iter().any(|result| result.id == *id && result.verdict == wanted)
    };
    hold(&rule.when, facts) == Holds::Yes && rule.when_items.iter().all(is_so)
}
