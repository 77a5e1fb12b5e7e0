//! What was drawn on purpose, as the first page and the agents' pages list it: scores by themselves, without a mean.

use super::cast::{Batch, Cast, Person};
use super::recordings;
use super::tally;
use super::view::{Targeted, TargetedPart};

/// The parts in the plan's order; one of which nothing was drawn is there all the same, so that nobody looks for it.
pub(super) fn parts(cast: &Cast, people: &[&Person]) -> Vec<TargetedPart> {
    let part = |id: &str| {
        let batches = people.iter().flat_map(|person| person.batches.iter().map(move |batch| (*person, batch)));
        let rows: Vec<Targeted> =
            batches.filter(|(_, batch)| batch.part == id).map(|(person, batch)| one(cast, person, batch)).collect();
        TargetedPart {
            id: id.to_owned(),
            title: cast.title_of(id),
            counts: tally::sum(rows.iter().map(|row| &row.counts)),
            rows: rows.into_iter().filter(|row| !row.recordings.is_empty()).collect(),
        }
    };
    cast.parts().into_iter().map(part).collect()
}

/// An agent's parts of which any recording was drawn.
pub(super) fn of_agent(cast: &Cast, person: &Person) -> Vec<Targeted> {
    person.batches.iter().filter(|batch| !batch.units.is_empty()).map(|batch| one(cast, person, batch)).collect()
}

fn one(cast: &Cast, person: &Person, batch: &Batch) -> Targeted {
    let recordings: Vec<_> = batch.units.iter().map(|unit| recordings::row(cast, unit)).collect();
    Targeted {
        who: person.who.clone(),
        id: batch.part.to_owned(),
        title: cast.title_of(batch.part),
        counts: tally::counts(batch.eligible, &batch.units),
        below: recordings.iter().filter(|row| row.passed == Some(false)).count(),
        recordings,
    }
}
