//! A sieve's work on a thread of its own: the draw of a large frame reads on one core and hashes on another.
//!
//! Batches are worked through in the order in which they come, so that nothing depends on the threads.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{JoinHandle, spawn};

use super::batch::Batch;

/// What works through batches.
pub(super) trait Work: Send + 'static {
    fn work(&mut self, batch: &Batch);
}

/// A worker that rests until it is given its first batch, and from then on has a thread of its own.
pub(super) struct Mesh<W> {
    resting: Option<W>,
    thread: Option<Thread<W>>,
}

struct Thread<W> {
    full: SyncSender<Batch>,
    empty: Receiver<Batch>,
    handle: JoinHandle<W>,
}

/// How many batches may wait.
const WAITING: usize = 4;

impl<W: Work> Mesh<W> {
    pub fn new(worker: W) -> Self {
        Self { resting: Some(worker), thread: None }
    }

    /// Hands a batch over and leaves an empty one in its place.
    pub fn give(&mut self, batch: &mut Batch) {
        if let Some(worker) = self.resting.take() {
            self.thread = Some(Thread::start(worker));
        }
        let thread = self.thread.as_ref().expect("it was started");
        let empty = thread.empty.try_recv().unwrap_or_default();
        // it fails only where the worker has panicked, which `finish` passes on
        let _ = thread.full.send(std::mem::replace(batch, empty));
    }

    /// The worker, when it has worked through everything.
    pub fn finish(self) -> W {
        let thread = self.thread.map(|thread| {
            drop(thread.full);
            thread.handle.join().unwrap_or_else(|panic| resume_unwind(panic))
        });
        self.resting.or(thread).expect("it rests or works")
    }
}

impl<W: Work> Thread<W> {
    fn start(worker: W) -> Self {
        let ((full, batches), (done, empty)) = (sync_channel(WAITING), channel());
        Self { full, empty, handle: spawn(move || run(worker, &batches, &done)) }
    }
}

fn run<W: Work>(mut worker: W, batches: &Receiver<Batch>, done: &Sender<Batch>) -> W {
    for mut batch in batches {
        worker.work(&batch);
        batch.clear();
        // nobody may need it any more
        let _ = done.send(batch);
    }
    worker
}
