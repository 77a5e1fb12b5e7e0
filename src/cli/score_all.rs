//! `spotcheck score --all`: every call of the store, in batches that are read ahead, judged on all cores and kept while the next is judged.
//!
//! What was kept stays when the command is interrupted, and the next one goes on behind it. It holds a few batches at a time, however many
//! calls there are.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rayon::prelude::*;

use super::progress::Progress;
use super::score::keep_checklist;
use super::score_print::Tally;
use super::{Context, Failure, WAIT};
use crate::inspection::{Inspection, Subject, inspect};
use crate::problem::Result;
use crate::records::Label;
use crate::store::{Ahead, Change, Scored, Store};
use crate::workspace::{ReadyChecklist, Workspace};

/// Calls that are read, judged and kept together.
const BATCH: u32 = 1024;
/// Batches that are read ahead.
const AHEAD: usize = 2;

/// A score, and whether it was there before.
type Judged = (Scored, bool);

/// Scores all calls and keeps the results; calls whose versions were scored before are only counted.
pub(super) fn score_all(
    context: &Context,
    workspace: &Workspace,
    store: &mut Store,
    checklist: &ReadyChecklist,
    on_each: impl Fn(&Inspection) -> std::io::Result<()>,
) -> Result<Tally, Failure> {
    keep_checklist(store, checklist)?;
    let mut progress = Progress::new(context.output.messages.get("score-progress"), store.call_count()?);
    let mut tally = Tally::default();
    let reader = Store::open(&workspace.store_path(), WAIT)?;
    thread::scope(|scope| {
        let (sender, batches) = sync_channel(AHEAD);
        scope.spawn(move || read_ahead(&reader, checklist, |batch| sender.send(batch).is_ok()));
        let mut last: Vec<Judged> = Vec::new();
        loop {
            let next = next(&batches)?;
            let is_over = next.is_empty();
            let now = (context.clock)();
            let (kept, judged) = rayon::join(|| keep(store, &last, now), || judge(checklist, &next));
            for ((scored, _), change) in last.iter().zip(kept?) {
                tally.add(&scored.inspection, change);
                on_each(&scored.inspection)?;
            }
            progress.step(last.len());
            if is_over {
                return Ok(tally);
            }
            last = judged?;
        }
    })
}

/// Reads batches until there are no more, or nobody wants them.
fn read_ahead(store: &Store, checklist: &ReadyChecklist, send: impl Fn(Result<Vec<Ahead>>) -> bool) {
    let version = &checklist.compiled.definition.checklist.version;
    let inputs = |labels: &[Label]| checklist.compiled.inputs(labels);
    let mut after = None;
    loop {
        let batch = store.calls_after(after.as_ref(), BATCH, version, &inputs);
        let last = batch.as_ref().ok().and_then(|batch| batch.last()).map(|call| call.id.clone());
        if !send(batch) || last.is_none() {
            return;
        }
        after = last;
    }
}

/// The next batch; an empty one is the end.
fn next(batches: &Receiver<Result<Vec<Ahead>>>) -> Result<Vec<Ahead>> {
    batches.recv().unwrap_or_else(|_| Ok(Vec::new()))
}

fn judge(checklist: &ReadyChecklist, batch: &[Ahead]) -> Result<Vec<Judged>> {
    batch.par_iter().map(|ahead| judge_one(checklist, ahead)).collect()
}

fn judge_one(checklist: &ReadyChecklist, ahead: &Ahead) -> Result<Judged> {
    let known = ahead.known()?;
    let is_known = known.is_some();
    let inspection = if let Some(known) = known {
        known
    } else {
        let facts = ahead.call()?.into_facts();
        let transcript = ahead.transcript()?;
        let subject = Subject { id: ahead.id.as_str(), facts: &facts, transcript: transcript.as_ref(), labels: &ahead.labels };
        inspect(&checklist.compiled, subject)
    };
    let (call, inputs) = (ahead.id.clone(), ahead.inputs.clone());
    let scored = Scored { call, call_version: ahead.version, transcript_version: ahead.transcript_version(), inputs, inspection };
    Ok((scored, is_known))
}

/// Keeps what is new of a batch.
fn keep(store: &mut Store, judged: &[Judged], now: jiff::Timestamp) -> Result<Vec<Change>> {
    if judged.iter().all(|(_, is_known)| *is_known) {
        return Ok(vec![Change::Unchanged; judged.len()]);
    }
    let writer = store.write()?;
    let kept = |(scored, is_known): &Judged| if *is_known { Ok(Change::Unchanged) } else { writer.add_inspection(scored, now) };
    let changes = judged.iter().map(kept).collect::<Result<_>>()?;
    writer.commit()?;
    Ok(changes)
}
