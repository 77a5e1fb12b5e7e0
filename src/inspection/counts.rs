//! How often each item of a checklist passed, failed, was unsure or did not apply.

use std::collections::BTreeMap;

use super::verdict::{Inspection, State, Verdict};

/// The verdicts on one item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemCounts {
    /// It was as it should be.
    pub passed: u64,
    /// It was not.
    pub failed: u64,
    /// A person has to look.
    pub unsure: u64,
    /// It did not concern the call.
    pub not_applicable: u64,
}

impl ItemCounts {
    /// Calls that it concerned, or may have.
    #[must_use]
    pub fn applied(self) -> u64 {
        self.decided() + self.unsure
    }

    /// Calls on which it was decided.
    #[must_use]
    pub fn decided(self) -> u64 {
        self.passed + self.failed
    }
}

/// The verdicts of many inspections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Inspections that said anything.
    pub inspections: u64,
    /// Those that could not be scored.
    pub not_scorable: u64,
    /// Those by another version of the checklist than the one that is asked about.
    pub of_other_versions: u64,
    /// The verdicts by item.
    pub items: BTreeMap<String, ItemCounts>,
}

impl Counts {
    /// Counts an inspection; `version` is the one that is asked about.
    pub fn add(&mut self, inspection: &Inspection, version: &str) {
        if inspection.state == State::NotScorable {
            self.not_scorable += 1;
            return;
        }
        self.inspections += 1;
        self.of_other_versions += u64::from(inspection.version != version);
        for item in &inspection.items {
            let counts = self.items.entry(item.id.clone()).or_default();
            *match item.verdict {
                Verdict::Pass => &mut counts.passed,
                Verdict::Fail => &mut counts.failed,
                Verdict::Unsure => &mut counts.unsure,
                Verdict::NotApplicable => &mut counts.not_applicable,
            } += 1;
        }
    }

    /// The verdicts on an item.
    #[must_use]
    pub fn of(&self, item: &str) -> ItemCounts {
        self.items.get(item).copied().unwrap_or_default()
    }
}
