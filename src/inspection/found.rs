//! Words in a conversation: what was found of them, where, and what is missing.

use std::ops::Range;

use super::compiled::Scan;
use crate::checklist::Words;

/// As many of several ways to say something as a reason names.
const SHOWN: usize = 3;

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
    /// The words for people, one way to say each; empty for a regex, which is not for people.
    pub words: String,
    /// The words as the checklist has them, to look for something like them.
    pub clue: String,
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
    let leaf = |spans: Vec<Range<usize>>, missing: &dyn Fn() -> Missing| {
        let said = !spans.is_empty();
        Found { said, spans, missing: if said { Vec::new() } else { vec![missing()] } }
    };
    match words {
        Words::Phrase(phrase, text) => leaf(scan.phrase(phrase).into_iter().filter(counts).collect(), &|| Missing {
            words: one_way(text),
            clue: text.clone(),
            syllables: phrase.syllables(),
        }),
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
            leaf(spans, &|| Missing { words: String::new(), clue: text.clone(), syllables: 0 })
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
    whole.spans = joined(whole.spans);
    if !said {
        whole.missing = if any { vec![one_of(&absent)] } else { absent };
    }
    whole
}

/// Spans that overlap as one: 您的来电 within 感谢您的来电 is one piece of evidence.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// Any of several would have done: they are missing as one, as long as the longest.
fn one_of(absent: &[Missing]) -> Missing {
    let syllables = if absent.iter().any(|missing| missing.syllables == 0) {
        0
    } else {
        absent.iter().map(|m| m.syllables).max().unwrap_or(0)
    };
    let named: Vec<&str> = absent.iter().map(|missing| missing.words.as_str()).filter(|words| !words.is_empty()).collect();
    let more = if named.len() > SHOWN { " …" } else { "" };
    let words = format!("{}{more}", named[..named.len().min(SHOWN)].join(" / "));
    let clue = absent.iter().take(SHOWN).map(|missing| missing.clue.as_str()).collect::<Vec<_>>().join(" ");
    Missing { words, clue, syllables }
}

/// A phrase with the first of its alternatives: `(感谢|谢谢)…来(电|点)` is 感谢…来电 to somebody who never saw the checklist.
fn one_way(phrase: &str) -> String {
    let mut shown = String::with_capacity(phrase.len());
    let mut is_other = false;
    for c in phrase.chars() {
        match c {
            '(' | '（' | ')' | '）' => is_other = false,
            '|' | '｜' => is_other = true,
            c if !is_other => shown.push(c),
            _ => {}
        }
    }
    shown
}
