//! Words in a conversation: what was found of them, where, and what is missing.

use std::ops::Range;

use super::compiled::Scan;
use crate::checklist::Words;

/// What was found of an item's words.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whether they were said as asked.
    pub said: bool,
    /// Where: spans of the folded text, in order.
    pub spans: Vec<Range<usize>>,
    /// What is missing of them, where they were not.
    pub missing: Vec<Missing>,
}

/// Words that were asked for and not found.
#[derive(Debug)]
pub(super) struct Missing {
    /// The words, for people.
    pub words: String,
    /// Syllables of the longest way to say them; 0 for a regex, which says nothing of its length.
    pub syllables: usize,
}

/// How far a regex may reach. Its matches don't overlap, so one that begins in the turn before would hide the one that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Over the turns in which one speaker goes on; where nothing counts, each turn by itself.
    Run,
    /// To the end of its turn.
    Turn,
}

/// Looks for words; `counts` says of a span whether it stands where the item looks.
pub(super) fn find(words: &Words, scan: &Scan, reach: Reach, counts: &dyn Fn(&Range<usize>) -> bool) -> Found {
    let leaf = |spans: Vec<Range<usize>>, text: &String, syllables: usize| {
        let said = !spans.is_empty();
        let missing = if said { Vec::new() } else { vec![Missing { words: text.clone(), syllables }] };
        Found { said, spans, missing }
    };
    match words {
        Words::Phrase(phrase, text) => leaf(scan.phrase(phrase).into_iter().filter(counts).collect(), text, phrase.syllables()),
        Words::Pattern(pattern, text) => {
            let document = scan.document;
            let within = |stretches: &[Range<usize>]| -> Vec<Range<usize>> {
                let spans = stretches.iter().flat_map(|stretch| pattern.find(document.text(), stretch.clone()));
                spans.filter(|span| document.whole_words(span) && counts(span)).collect()
            };
            let mut spans = if reach == Reach::Run { within(document.runs()) } else { Vec::new() };
            if spans.is_empty() {
                spans = within(document.turns());
            }
            leaf(spans, text, 0)
        }
        Words::AtLeast(need, parts) => {
            let found: Vec<Found> = parts.iter().map(|part| find(part, scan, reach, counts)).collect();
            at_least(*need, found)
        }
    }
}

fn at_least(need: usize, parts: Vec<Found>) -> Found {
    let said = parts.iter().filter(|part| part.said).count() >= need;
    let any = need == 1;
    let mut whole = Found { said, ..Found::default() };
    let mut absent = Vec::new();
    for part in parts {
        whole.spans.extend(part.spans);
        absent.extend(part.missing);
    }
    whole.spans.sort_unstable_by_key(|span| (span.start, span.end));
    whole.spans.dedup();
    if !said {
        whole.missing = if any { vec![one_of(&absent)] } else { absent };
    }
    whole
}

/// Any of several would have done: they are missing as one, as long as the longest.
fn one_of(absent: &[Missing]) -> Missing {
    let syllables = if absent.iter().any(|missing| missing.syllables == 0) {
        0
    } else {
        absent.iter().map(|m| m.syllables).max().unwrap_or(0)
    };
    let shown: Vec<&str> = absent.iter().take(3).map(|missing| missing.words.as_str()).collect();
    let more = if absent.len() > 3 { " …" } else { "" };
    Missing { words: format!("{}{more}", shown.join(" / ")), syllables }
}
