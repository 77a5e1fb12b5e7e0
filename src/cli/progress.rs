//! Progress of work that takes over a second, on a terminal only.

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
