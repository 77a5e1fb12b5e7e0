//! What was heard instead of a phrase, by its sound, and where it is listened for.

use std::ops::Range;

use super::compiled::Scan;
use super::found::{Reach, one_way};
use crate::checklist::Alike;
use crate::text::is_nearer;

/// How many points below its threshold a phrase was perhaps said.
const NEARLY: u8 = 10;

/// What was heard for a phrase.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    /// Where, in the folded text.
    pub span: Range<usize>,
    /// How alike it sounds.
    pub percent: u8,
    /// The phrase, one way to say it.
    pub words: String,
    /// From how many percent on it counts.
    pub least: u8,
    pub reached: Reached,
}

/// How near it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    /// It counts as said.
    Said,
    /// It may have been said.
    Nearly,
    /// It is something else.
    No,
}

impl Heard {
    /// What comes nearest to its own threshold first.
    pub fn order(&self) -> (Reached, i16) {
        (self.reached, i16::from(self.least) - i16::from(self.percent))
    }
}

/// What sounds most like a phrase.
pub(super) fn nearest(
    alike: &Alike,
    scan: &Scan,
    stretches: &[Range<usize>],
    counts: &dyn Fn(&Range<usize>) -> bool,
) -> Option<Heard> {
    let all = stretches.iter().filter_map(|stretch| alike.likeness.nearest(scan.sounds(), stretch));
    let best =
        all.filter(|heard| counts(&heard.span)).reduce(|best, other| if is_nearer(&other, &best) { other } else { best })?;
    let percent = best.percent();
    let reached = match percent {
        percent if percent >= alike.least => Reached::Said,
        percent if percent + NEARLY >= alike.least => Reached::Nearly,
        _ => Reached::No,
    };
    Some(Heard { span: best.span, percent, words: one_way(&alike.text), least: alike.least, reached })
}

/// The stretches of the folded text in which an item listens: its turns, those that follow each other as one.
pub(super) fn stretches(scan: &Scan, reach: Reach, counts: &dyn Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let document = scan.document;
    let run_of = |turn: &Range<usize>| document.runs().partition_point(|run| run.end <= turn.start);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for turn in document.turns().iter().filter(|turn| !turn.is_empty()) {
        if !counts(turn) {
            last = None;
            continue;
        }
        let goes_on = match reach {
            Reach::Turn | Reach::WholeTurn | Reach::Excuse => false,
            Reach::Run => last == Some(run_of(turn)),
            Reach::Across => last.is_some(),
        };
        last = Some(run_of(turn));
        match found.last_mut() {
            Some(stretch) if goes_on => stretch.end = turn.end,
            _ => found.push(turn.clone()),
        }
    }
    found
}
