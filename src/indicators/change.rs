//! Before and after a measure (T6.3, PDCA): by how much an indicator changed, and whether that is more than chance.

use serde::Serialize;

use super::{CONFIDENCE, Counter, Estimate, Formula, Indicator, Target};
use crate::statistics::{Interval, newcombe, welch};

/// What a change means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval lies on the good side.
    Better,
    /// The whole interval lies on the bad side.
    Worse,
    /// It changed for sure, and which side is good isn't known.
    Changed,
    /// The interval holds no change too.
    NotTold,
    /// One of the two has no value, or there is no interval for such a number.
    NoInterval,
}

/// An indicator before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Before.
    pub before: Estimate,
    /// After.
    pub after: Estimate,
    /// After less before, in the indicator's unit.
    pub difference: Option<f64>,
    /// Where the difference may lie: by Newcombe for shares, by Welch for means.
    pub interval: Option<Interval>,
    /// What it means.
    pub verdict: Verdict,
}

/// Compares what was counted before and after; `base` is the indicator whose attainment this one is.
#[must_use]
pub fn change(indicator: &Indicator, before: &Counter, after: &Counter, base: Option<&Indicator>) -> Change {
    let (first, second) = (Estimate::of(indicator, before, base), Estimate::of(indicator, after, base));
    let difference = first.value.zip(second.value).map(|(first, second)| second - first);
    let interval = match &indicator.formula {
        Formula::Count | Formula::Attainment(_) => None,
        Formula::Mean(_) | Formula::Nps(_) => before
            .moments(&indicator.formula)
            .zip(after.moments(&indicator.formula))
            .and_then(|(first, second)| welch(first, second, CONFIDENCE)),
        Formula::Share(_) | Formula::Ratio(_) | Formula::OnTime(_) | Formula::FirstContact(_) => {
            newcombe((before.good, before.n), (after.good, after.n), CONFIDENCE)
        }
    };
    let interval = interval.filter(|_| difference.is_some());
    Change { before: first, after: second, difference, verdict: verdict(indicator, interval), interval }
}

fn verdict(indicator: &Indicator, interval: Option<Interval>) -> Verdict {
    let Some(interval) = interval else { return Verdict::NoInterval };
    let is_up = interval.low > 0.0;
    if !is_up && interval.high >= 0.0 {
        return Verdict::NotTold;
    }
    match indicator.target {
        Some(target) if target.is_least() == is_up => Verdict::Better,
        Some(Target::AtLeast(_) | Target::AtMost(_)) => Verdict::Worse,
        None => Verdict::Changed,
    }
}
