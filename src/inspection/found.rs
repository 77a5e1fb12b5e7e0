//! Words in a conversation: what was found of them, where, and what is missing.

use std::ops::Range;
use std::rc::Rc;

use super::compiled::Scan;
use super::heard::{self, Heard, Reached};
use crate::checklist::Words;
use crate::text::{Lean, Pattern, Phrase, Without};

/// As many of several ways to say something as a reason names.
const SHOWN: usize = 3;

/// What was found of an item's words.
#[derive(Debug, Default)]
pub(super) struct Found<'w> {
    /// Whether they were said as asked.
    pub said: bool,
    /// Whether they were not, and what was heard comes near.
    pub nearly: bool,
    /// Where: spans of the folded text, in order.
    pub spans: Vec<Range<usize>>,
    /// Spans of which it is not sure that they are these words: across a filler that may mean something, or by sound.
    pub doubtful: Vec<Range<usize>>,
    /// What was heard for them, where they are not found as they are spelt.
    pub heard: Vec<Heard>,
    /// What is missing of them, where they were not.
    pub missing: Vec<Missing<'w>>,
}

/// Words that were asked for and not found.
#[derive(Debug)]
pub(super) enum Missing<'w> {
    /// A phrase, with its text as the checklist has it.
    Phrase(&'w Phrase, &'w str),
    /// A regex, which is not for people and says nothing of its length.
    Pattern(&'w str),
    /// Any of several would have done: they are missing as one.
    OneOf(Vec<Missing<'w>>),
}

impl Missing<'_> {
    /// The words for people, one way to say each; empty for a regex.
    pub fn words(&self) -> String {
        match self {
            Self::Phrase(_, text) => one_way(text),
            Self::Pattern(_) => String::new(),
            Self::OneOf(absent) => {
                let named = absent.iter().map(Self::words).filter(|words| !words.is_empty());
                let mut shown: Vec<String> = named.take(SHOWN + 1).collect();
                let more = if shown.len() > SHOWN { " …" } else { "" };
                shown.truncate(SHOWN);
                shown.join(" / ") + more
            }
        }
    }

    /// The words as the checklist has them, to look for something like them.
    pub fn clue(&self) -> String {
        match self {
            Self::Phrase(_, text) | Self::Pattern(text) => (*text).to_owned(),
            Self::OneOf(absent) => absent.iter().take(SHOWN).map(Self::clue).collect::<Vec<_>>().join(" "),
        }
    }

    /// Syllables of the longest way to say them; 0 for a regex, which says nothing of its length.
    pub fn syllables(&self) -> usize {
        match self {
            Self::Phrase(phrase, _) => phrase.syllables,
            Self::Pattern(_) => 0,
            Self::OneOf(absent) => {
                let longer = |longest: usize, one: usize| (one > 0).then(|| longest.max(one));
                absent.iter().map(Self::syllables).try_fold(0, longer).unwrap_or(0)
            }
        }
    }
}

/// How far words may reach over turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Over the turns in which one speaker goes on. Matches of a regex don't overlap, so one that begins in the turn before would hide
    /// the one that counts; where nothing counts, each turn is read by itself.
    Run,
    /// The same, and where the speakers are in doubt, what is heard by its sound may go on under another one.
    Across,
    /// To the end of its turn.
    Turn,
    /// The same, where a turn counts as a whole or not at all.
    WholeTurn,
    /// To the end of its turn, with and without sounds that mean nothing: an exception may hold a filler where the words that it excuses hold none.
    Excuse,
}

/// Where and how words are looked for; `counts` says of a span whether it stands where the item looks.
struct Search<'a> {
    scan: &'a Scan<'a, 'a>,
    reach: Reach,
    counts: &'a dyn Fn(&Range<usize>) -> bool,
    /// The stretches in which words are looked for by their sound, if they are.
    by_sound: Option<Vec<Range<usize>>>,
}

/// Looks for words, as they are spelt first; only where that fails, and they may sound alike, by their sound.
pub(super) fn find<'w>(words: &'w Words, scan: &Scan, reach: Reach, counts: &dyn Fn(&Range<usize>) -> bool) -> Found<'w> {
    let mut search = Search { scan, reach, counts, by_sound: None };
    let spelt = search.find(words);
    if spelt.said || !words.may_sound_alike() {
        return spelt;
    }
    search.by_sound = Some(heard::stretches(scan, reach, counts));
    search.find(words)
}

/// Whether words are said as they are spelt, without a look at where: [`find`] then finds them, and nothing of them in doubt.
pub(super) fn is_spelt(words: &Words, scan: &Scan, reach: Reach, counts: &dyn Fn(&Range<usize>) -> bool) -> bool {
    match words {
        Words::Phrase(phrase, _) => scan.phrase(phrase).iter().any(counts),
        Words::Alike(alike) => scan.phrase(&alike.phrase).iter().any(counts),
        Words::Pattern(pattern, text) => Search { scan, reach, counts, by_sound: None }.pattern(pattern, text).said,
        Words::AtLeast(need, parts) => {
            let spelt = parts.iter().filter(|part| is_spelt(part, scan, reach, counts));
            spelt.take(*need).count() >= *need
        }
    }
}

impl Search<'_> {
    fn find<'w>(&self, words: &'w Words) -> Found<'w> {
        match words {
            Words::Phrase(phrase, text) => self.phrase(phrase, text),
            Words::Alike(alike) => {
                let spelt = self.phrase(&alike.phrase, &alike.text);
                let Some(stretches) = self.by_sound.as_ref().filter(|_| !spelt.said) else { return spelt };
                match heard::nearest(alike, self.scan, stretches, self.counts) {
                    None => spelt,
                    Some(heard) if heard.reached == Reached::Said => {
                        let span = heard.span.clone();
                        Found {
                            said: true,
                            doubtful: vec![span.clone()],
                            spans: vec![span],
                            heard: vec![heard],
                            ..Found::default()
                        }
                    }
                    Some(heard) => Found { nearly: heard.reached == Reached::Nearly, heard: vec![heard], ..spelt },
                }
            }
            Words::Pattern(pattern, text) => self.pattern(pattern, text),
            Words::AtLeast(need, parts) => at_least(*need, parts.iter().map(|part| self.find(part)).collect()),
        }
    }

    fn phrase<'w>(&self, phrase: &'w Phrase, text: &'w str) -> Found<'w> {
        let mut spans = self.scan.phrase(phrase);
        spans.retain(|span| (self.counts)(span));
        let doubtful = spans.iter().filter(|span| self.scan.is_doubtful(phrase, span)).cloned().collect();
        leaf(spans, doubtful, Missing::Phrase(phrase, text))
    }

    fn pattern<'w>(&self, pattern: &Pattern, text: &'w str) -> Found<'w> {
        let document = self.scan.document;
        let keep = |span: &Range<usize>| !span.is_empty() && document.whole_words(span) && (self.counts)(span);
        let may_count = |stretch: &&Range<usize>| self.reach != Reach::WholeTurn || (self.counts)(stretch);
        let within = |stretches: &[Range<usize>]| -> Vec<Range<usize>> {
            let stretches = self.scan.may_match(pattern, stretches).into_iter().filter(may_count);
            stretches.flat_map(|stretch| pattern.find(document.text(), stretch.clone())).filter(keep).collect()
        };
        let is_by_turn = matches!(self.reach, Reach::Turn | Reach::WholeTurn | Reach::Excuse);
        let mut spans = if is_by_turn { Vec::new() } else { within(document.runs()) };
        if spans.is_empty() {
            spans = within(document.turns());
        }
        let mut doubtful = Vec::new();
        let stretches = if is_by_turn { document.turns() } else { document.runs() };
        let stretches = self.scan.may_match(pattern, stretches);
        for without in [Without::Sounds, Without::Fillers] {
            // 不行就是不行 without 就是 would hold 行不行, which excuses
            let is_enough = if self.reach == Reach::Excuse { without == Without::Fillers } else { !spans.is_empty() };
            if is_enough {
                break;
            }
            let leaner = stretches.iter().filter(|stretch| !is_by_turn || (self.counts)(stretch));
            let leans: Vec<Rc<Lean>> = leaner.filter_map(|stretch| self.scan.lean(stretch, without)).collect();
            let here = |lean: &Rc<Lean>| pattern.find(lean.text(), 0..lean.text().len()).map(|span| lean.span(&span)).collect();
            let found: Vec<Range<usize>> = leans.iter().flat_map(|lean| -> Vec<_> { here(lean) }).filter(keep).collect();
            let is_doubtful = |span: &&Range<usize>| without == Without::Fillers || document.parts_a_negation(span);
            doubtful.extend(found.iter().filter(is_doubtful).cloned());
            spans.extend(found);
        }
        leaf(spans, doubtful, Missing::Pattern(text))
    }
}

fn leaf(spans: Vec<Range<usize>>, doubtful: Vec<Range<usize>>, missing: Missing<'_>) -> Found<'_> {
    let said = !spans.is_empty();
    let missing = if said { Vec::new() } else { vec![missing] };
    Found { said, spans, doubtful, missing, ..Found::default() }
}

fn at_least(need: usize, mut parts: Vec<Found<'_>>) -> Found<'_> {
    let is_heard = |part: &Found| part.said && !part.heard.is_empty();
    let by_sound = parts.iter().filter(|part| is_heard(part)).count();
    let spelt = parts.iter().filter(|part| part.said).count() - by_sound;
    let nearly = parts.iter().filter(|part| part.said || part.nearly).count() >= need;
    let said = spelt + by_sound >= need;
    if said {
        // of what was only heard by its sound, no more than is needed
        parts.sort_by_key(|part| (!part.said, is_heard(part), part.heard.first().map(Heard::order)));
        parts.truncate(spelt.max(need));
    }
    let mut whole = Found { said, nearly: nearly && !said, ..Found::default() };
    let mut absent = Vec::new();
    for part in parts {
        whole.spans.extend(part.spans);
        whole.doubtful.extend(part.doubtful);
        whole.heard.extend(part.heard);
        absent.extend(part.missing);
    }
    whole.spans = joined(whole.spans);
    whole.heard.sort_by_key(Heard::order);
    if !said {
        whole.missing = if need == 1 { vec![Missing::OneOf(absent)] } else { absent };
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

/// A phrase with the first of its alternatives: `(感谢|谢谢)…来(电|点)` is 感谢…来电 to somebody who never saw the checklist.
pub(super) fn one_way(phrase: &str) -> String {
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
