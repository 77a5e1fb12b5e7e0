//! Banned words in their context: a question form, words inside longer ones, the customer quoted, a condition, a fact about a product.
//!
//! The contexts are data, in `contexts.txt`; here is only how they are held against a hit.

use std::ops::Range;
use std::sync::LazyLock;

use super::compiled::Scan;
use crate::text::Pattern;

/// What stands for the hit in a context.
const HIT: char = 'ω';

/// What a context makes of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Makes {
    /// It may be no fault.
    Doubtful,
    /// It is none.
    Harmless,
    /// It is one, whatever else seems to fit.
    Fault,
}

/// A context that a hit stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Context {
    /// `question`, `word`, `quote`, `condition`, `product`: what messages call it by.
    pub kind: &'static str,
    pub makes: Makes,
}

struct Known {
    context: Context,
    pattern: Pattern,
    holds_hit: bool,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let lines = include_str!("contexts.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| known(line).expect("contexts.txt is checked by a test")).collect()
});

fn known(line: &'static str) -> Option<Known> {
    let (kind, rest) = line.split_once(' ')?;
    let (makes, regex) = rest.split_once(' ')?;
    let makes = match makes {
        "harmless" => Makes::Harmless,
        "doubtful" => Makes::Doubtful,
        "fault" => Makes::Fault,
        _ => return None,
    };
    let pattern = Pattern::parse(regex).ok()?;
    Some(Known { context: Context { kind, makes }, pattern, holds_hit: regex.contains(HIT) })
}

/// The context of a hit within its turn, if it excuses; a harmless one before one that only leaves doubt.
pub(super) fn context(scan: &Scan, hit: &Range<usize>) -> Option<Context> {
    let document = scan.document;
    let turn = document.turns().iter().find(|turn| turn.start <= hit.start && hit.end <= turn.end)?;
    let left = document.without_sounds(&(turn.start..hit.start));
    let right = document.without_sounds(&(hit.end..turn.end));
    let said = document.without_sounds(hit);
    let (plain, marked) = (format!("{left}{said}{right}"), format!("{left}{HIT}{right}"));
    let here = left.len()..left.len() + said.len();
    let holds_more =
        |span: &Range<usize>| span.start < here.end && here.start < span.end && (span.start < here.start || here.end < span.end);
    let stands = |known: &&Known| {
        if known.holds_hit {
            return known.pattern.find(&marked, 0..marked.len()).next().is_some();
        }
        known.pattern.find(&plain, 0..plain.len()).any(|span| holds_more(&span))
    };
    KNOWN
        .iter()
        .filter(stands)
        .map(|known| known.context)
        .max_by_key(|context| context.makes)
        .filter(|context| context.makes != Makes::Fault)
}

/// Whether the turn before, by somebody else, holds the words too: then they may be repeated.
pub(super) fn repeats_another(scan: &Scan, hit: &Range<usize>) -> bool {
    let document = scan.document;
    let said = document.without_sounds(hit);
    let run = document.runs().iter().rposition(|run| run.start <= hit.start);
    let before = run.and_then(|run| run.checked_sub(1)).map(|run| &document.runs()[run]);
    let last = before.and_then(|run| document.turns().iter().rfind(|turn| !turn.is_empty() && turn.end == run.end));
    last.is_some_and(|turn| document.without_sounds(turn).contains(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        assert!(KNOWN.len() > 12);
        assert!(KNOWN.iter().all(|known| matches!(known.context.kind, "question" | "word" | "quote" | "condition" | "product")));
    }
}
