//! The stored records of a kind, each as of a moment, with the words of the call that it names: batch by batch, judged on all cores.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::Failure;
use super::args::TimeArgs;
use crate::inspection::{Facts, Subject, as_of};
use crate::problem::{Error, Problem, Result};
use crate::records::{CallId, Kind, Label, Record, Transcript};
use crate::store::Store;
use crate::work::{by_the_end_of, read_time};
use crate::workspace::Workspace;

/// Records that are held at a time.
const BATCH: usize = 4096;
/// The field that names the call in which a record began.
const CALL: &str = "call";

/// A record with all that it can be judged by.
pub(super) struct Known {
    pub record: Record,
    facts: Facts,
    transcript: Option<Transcript>,
    labels: Vec<Label>,
}

impl Known {
    /// Whether a field was told by the time that is looked at.
    pub fn has(&self, field: &str) -> bool {
        self.facts.get(field).is_some_and(|value| !value.is_empty())
    }

    /// What is inspected.
    pub fn subject(&self) -> Subject<'_> {
        Subject { id: self.record.id.as_str(), facts: &self.facts, transcript: self.transcript.as_ref(), labels: &self.labels }
    }
}

/// The moment that was named, of a day alone its end; else now.
pub(super) fn moment(workspace: &Workspace, args: &TimeArgs, now: Timestamp) -> Result<Timestamp> {
    let Some(text) = &args.at else { return Ok(now) };
    let zone = &workspace.config.zone;
    let read = read_time(text, zone).and_then(|time| by_the_end_of(time, zone));
    read.ok_or_else(|| Error::usage(Problem::new("visit-bad-time").with("value", text)))
}

/// Judges all records of a kind by `judge`, on all cores, and gives what comes of them to `f` in the order of their ids. What `is_wanted`
/// leaves out is not judged.
pub(super) fn each<T: Send>(
    store: &Store,
    kind: Kind,
    (at, zone): (Timestamp, &TimeZone),
    is_wanted: impl Fn(&Record) -> bool,
    judge: impl Fn(&Known) -> T + Sync,
    mut f: impl FnMut(Known, T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let columns = store.columns_of(kind)?;
    let mut batch: Vec<Known> = Vec::new();
    // the scan ends with problems alone, so an output that broke waits here
    let mut broken = None;
    let mut judged = |batch: &mut Vec<Known>| -> Result<()> {
        let found: Vec<T> = batch.par_iter().map(&judge).collect();
        batch.drain(..).zip(found).try_for_each(|(known, found)| {
            f(known, found).map_err(|failure| match failure {
                Failure::Problems(error) => error,
                Failure::Output(error) => {
                    broken = Some(error);
                    Error::Input(Vec::new())
                }
            })
        })
    };
    let scanned = store.scan_records_told(kind, store.newest_import()?, |record, imports| {
        // what had not begun by then was not there
        let is_there = record.moment("created_at", zone).is_none_or(|begun| begun <= at || kind == Kind::Callbacks);
        if is_there && is_wanted(&record) {
            batch.push(known(store, record, &columns.of(imports), (at, zone))?);
        }
        if batch.len() < BATCH { Ok(()) } else { judged(&mut batch) }
    });
    let judged = scanned.and_then(|()| judged(&mut batch));
    match broken {
        Some(error) => Err(Failure::Output(error)),
        None => Ok(judged?),
    }
}

fn known(store: &Store, record: Record, columns: &BTreeSet<&str>, (at, zone): (Timestamp, &TimeZone)) -> Result<Known> {
    let facts = as_of(&record, columns, at, zone);
    let call = record.fields.get(CALL).and_then(|call| CallId::parse(call));
    let transcript = call.as_ref().map(|call| store.transcript(call)).transpose()?.flatten().map(|(_, transcript)| transcript);
    let labels = call.map_or(Ok(Vec::new()), |call| store.labels(&call))?;
    Ok(Known { record, facts, transcript, labels })
}
