//! The machine's record: how often its verdicts on an item were right, by what people said of them; and whether the item may count.

use serde::Serialize;

use super::act::{Decided, Way};
use crate::checklist::{Item, Rule};
use crate::digest::sha256_hex;
use crate::inspection::Verdict;
use crate::statistics::{Interval, clopper_pearson};

/// From when on an item counts no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trust {
    /// How many of a hundred fails must be right.
    pub precision: u8,
    /// Of how many fails that people looked at, at least, that is told.
    pub looked_at: u64,
}

impl Default for Trust {
    fn default() -> Self {
        Self { precision: 90, looked_at: 20 }
    }
}

/// What people made of the machine's verdicts on an item. What somebody who saw it left as it was counts as right: the screen and the
/// workbook ask for a word only where one disagrees.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Machine and people say fail.
    pub right_fails: u64,
    /// The machine said fail, people did not.
    pub wrong_fails: u64,
    /// The machine said pass, people said fail.
    pub missed: u64,
    /// Machine and people say pass.
    pub right_passes: u64,
    /// The machine was unsure, and people decided.
    pub settled: u64,
    /// Verdicts that people changed, of all that they said anything of.
    pub overruled: u64,
    /// Verdicts that people said anything of.
    pub said: u64,
    /// Verdicts that were left as they were, without a word.
    pub stands: u64,
}

impl Record {
    /// Counts what was decided of an item.
    pub fn add(&mut self, decided: &Decided) {
        let Some(machine) = decided.machine.filter(|_| decided.way != Way::Answered) else { return };
        self.said += u64::from(decided.way.is_said());
        self.stands += u64::from(!decided.way.is_said());
        self.overruled += u64::from(decided.way == Way::Overruled);
        let count = match (decided.held.unwrap_or(machine), decided.verdict) {
            (Verdict::Fail, Verdict::Fail) => &mut self.right_fails,
            (Verdict::Fail, _) => &mut self.wrong_fails,
            (Verdict::Pass, Verdict::Fail) => &mut self.missed,
            (Verdict::Pass, Verdict::Pass) => &mut self.right_passes,
            (Verdict::Unsure, _) => &mut self.settled,
            _ => return,
        };
        *count += 1;
    }

    /// Fails that people looked at.
    #[must_use]
    pub fn looked_at(self) -> u64 {
        self.right_fails + self.wrong_fails
    }

    /// Which share of the machine's fails is right, with its interval (Clopper and Pearson 1934, 95 %).
    #[must_use]
    pub fn precision(self) -> Option<(f64, Interval)> {
        share(self.right_fails, self.looked_at())
    }

    /// Which share of what people call a fail the machine found, in the recordings that they reviewed.
    #[must_use]
    pub fn recall(self) -> Option<(f64, Interval)> {
        share(self.right_fails, self.right_fails + self.missed)
    }

    /// Whether the item is below the mark: enough fails were looked at, and too few were right.
    #[must_use]
    pub fn is_below(self, trust: Trust) -> bool {
        let looked_at = self.looked_at();
        looked_at >= trust.looked_at.max(1) && self.right_fails * 100 < looked_at * u64::from(trust.precision)
    }

    /// Whether nobody need look any more: enough fails were looked at, and even the interval's lower end reaches the mark.
    #[must_use]
    pub fn is_clean(self, trust: Trust) -> bool {
        let low = self.precision().map_or(0.0, |(_, interval)| interval.low);
        self.looked_at() >= trust.looked_at.max(1) && low * 100.0 >= f64::from(trust.precision)
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of verdicts are exact in a double")]
fn share(right: u64, of: u64) -> Option<(f64, Interval)> {
    clopper_pearson(right, of, 0.95).map(|interval| (right as f64 / of as f64, interval))
}

/// The hash of what an item asks: the same in every version of a checklist that asks the same.
#[must_use]
pub fn meaning(item: &Item, rule: &Rule) -> String {
    sha256_hex(serde_json::to_string(&(&item.id, rule)).expect("a rule is JSON"))
}
