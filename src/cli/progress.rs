//! Progress of work that takes over a second, on a terminal only.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows how far a loop has come.
pub(crate) struct Progress {
    label: String,
    total: u64,
    done: u64,
    begun: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of so many steps.
    pub fn new(label: String, total: usize) -> Self {
        Self { label, total: total as u64, done: 0, begun: Instant::now(), bar: None }
    }

    /// So many more steps are done.
    pub fn step(&mut self, steps: usize) {
        self.done += steps as u64;
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE {
            let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}").expect("the template is ours");
            self.bar = Some(ProgressBar::new(self.total).with_style(style).with_message(self.label.clone()));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Shows that work goes on whose length isn't known, from its first second until it is dropped.
pub(crate) struct Waiting {
    over: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    /// For some work.
    pub fn new(label: String) -> Self {
        let (over, is_over) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let spinner = ProgressBar::new_spinner().with_message(label);
            spinner.enable_steady_tick(Duration::from_millis(120));
            // until the sender is gone
            let _ = is_over.recv();
            spinner.finish_and_clear();
        });
        Self { over: Some(over), thread: Some(thread) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.over.take());
        if let Some(thread) = self.thread.take() {
            // a thread that only shows has nothing to report
            let _ = thread.join();
        }
    }
}
