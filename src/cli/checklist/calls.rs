//! The stored calls that a checklist is tried on: those of a draw, or all of them.

use super::super::progress::Progress;
use super::super::score::{calls_of_draw, drawn_calls};
use super::super::{Context, Failure};
use crate::condition::Facts;
use crate::problem::{Error, Result};
use crate::records::{CallId, Label, Transcript};
use crate::sampling::Draw;
use crate::store::{Columns, Store};

/// Calls that are read and judged together.
const BATCH: usize = 512;

/// Which calls are meant.
pub(super) enum Calls {
    /// Those that are inspected of a draw.
    Of(Box<Draw>),
    /// Every one.
    All,
}

/// A call with all that it can be judged by.
pub(super) struct Stored {
    pub id: CallId,
    pub agent: String,
    pub facts: Facts,
    pub transcript: Option<Transcript>,
    pub labels: Vec<Label>,
}

impl Calls {
    /// The calls of the draw that was named, all of them, or those of the last draw.
    pub fn chosen(store: &Store, draw: Option<&str>, all: bool) -> Result<Self> {
        if all {
            return Ok(Self::All);
        }
        calls_of_draw(store, draw).map(|(draw, _)| Self::Of(Box::new(draw)))
    }

    /// The draw's id.
    pub fn draw(&self) -> Option<&str> {
        match self {
            Self::Of(draw) => Some(&draw.id),
            Self::All => None,
        }
    }

    /// Shows the calls in batches, never more than one batch at a time in memory.
    pub fn in_batches(
        &self,
        context: &Context,
        store: &Store,
        label: &str,
        mut each: impl FnMut(&[Stored]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let label = context.output.messages.get(label);
        let Self::Of(draw) = self else {
            return all(store, Progress::new(label, store.count_calls()?), each);
        };
        let ids = drawn_calls(draw);
        let mut progress = Progress::new(label, ids.len());
        for ids in ids.chunks(BATCH) {
            let calls = ids.iter().filter_map(|id| one(store, id).transpose()).collect::<Result<Vec<_>>>()?;
            each(&calls)?;
            progress.step(ids.len());
        }
        Ok(())
    }
}

/// Shows every call, while the list of calls is read.
fn all(store: &Store, mut progress: Progress, mut each: impl FnMut(&[Stored]) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut batch = Vec::with_capacity(BATCH);
    let mut failure = None;
    let scanned = store.scan_calls(i64::MAX, None, Columns::Names, |call| {
        batch.extend(one(store, &call.id().as_call())?);
        if batch.len() < BATCH {
            return Ok(());
        }
        let done = each(&batch);
        progress.step(batch.len());
        batch.clear();
        done.map_err(|why| stop(why, &mut failure))
    });
    if let Some(failure) = failure {
        return Err(failure);
    }
    scanned?;
    each(&batch)?;
    progress.step(batch.len());
    Ok(())
}

/// Ends a scan; what ended it is told afterwards.
fn stop(why: Failure, failure: &mut Option<Failure>) -> Error {
    *failure = Some(why);
    Error::Input(Vec::new())
}

fn one(store: &Store, id: &CallId) -> Result<Option<Stored>> {
    let Some(found) = store.call(id)? else { return Ok(None) };
    let transcript = store.transcript(id)?.map(|(_, transcript)| transcript);
    let labels = store.labels(id)?;
    let (facts, agent) = (found.call.facts(), found.call.agent.to_string());
    Ok(Some(Stored { id: found.call.id, agent, facts, transcript, labels }))
}
