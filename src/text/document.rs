//! A conversation folded into one text, with the way back to turn and byte.
//!
//! Turns of one speaker that follow each other are joined without a seam, since recognisers cut sentences anywhere; where the speaker
//! changes stands a line feed, which no phrase holds. Silent turns leave no trace, so a `[noise]` between two halves of a greeting
//! doesn't part them.

use std::cell::OnceCell;
use std::ops::Range;

use super::filler::{Soft, mark};
use super::fold::{Folded, fold_char, is_spaced, skip_tag};
use super::pairs::Pairs;

/// Characters that deny what follows them.
pub(super) const NEGATIONS: [char; 4] = ['不', '没', '别', '未'];

/// Where a folded character came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Byte of the folded text at which it stands.
    at: u32,
    turn: u32,
    start: u32,
    end: u32,
    /// Whether a word of a spaced script begins here.
    begins_word: bool,
}

/// A piece of one turn of the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Index of the turn, from 0.
    pub turn: usize,
    /// Bytes of the turn's text.
    pub bytes: Range<usize>,
}

/// A folded character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Character {
    pub c: char,
    /// Byte of the folded text at which it stands.
    pub at: usize,
    pub soft: Soft,
    pub units: u32,
}

/// A folded conversation. Most calls need no more than the text, so the way back and the fillers are only told when they are asked for.
#[derive(Debug, Clone, Default)]
pub struct Document<'t> {
    text: String,
    sources: Vec<&'t str>,
    /// Where each turn stands in the folded text; empty for silent turns.
    turns: Vec<Range<usize>>,
    /// Runs of turns by one speaker, as ranges of the folded text.
    runs: Vec<Range<usize>>,
    origins: OnceCell<Vec<Origin>>,
    /// Every character of the folded text, and what it is.
    characters: OnceCell<(Vec<char>, Vec<Soft>)>,
    /// Of each character, the distance from the beginning to its end in units: a Chinese character is one, a word of a spaced script two,
    /// a filler none.
    units: OnceCell<Vec<u32>>,
}

impl<'t> Document<'t> {
    /// Folds turns, each with its speaker's label.
    pub fn new<'s>(turns: impl IntoIterator<Item = (&'s str, &'t str)>) -> Self {
        let mut document = Self::default();
        let mut last_speaker = None;
        let folded = Folded::new();
        for (speaker, text) in turns {
            let seam = last_speaker.is_some_and(|last| last != speaker);
            let turn = document.push_turn(&folded, text, seam);
            if !turn.is_empty() {
                last_speaker = Some(speaker);
                match document.runs.last_mut() {
                    Some(run) if !seam => run.end = turn.end,
                    _ => document.runs.push(turn.clone()),
                }
            }
            document.turns.push(turn);
            document.sources.push(text);
        }
        document
    }

    fn push_turn(&mut self, folded: &Folded, text: &str, seam: bool) -> Range<usize> {
        let before = self.text.len();
        self.text.reserve(text.len() + 1);
        if seam {
            self.text.push('\n');
        }
        let start = self.text.len();
        folded.push(text, &mut self.text);
        if self.text.len() == start {
            self.text.truncate(before);
            return before..before;
        }
        start..self.text.len()
    }

    fn origins(&self) -> &[Origin] {
        self.origins.get_or_init(|| {
            let mut origins = Vec::with_capacity(self.text.len() / 2);
            (0..self.turns.len()).for_each(|turn| self.trace(turn, &mut origins));
            origins
        })
    }

    /// Adds the origins of a turn, with that of the seam before it.
    fn trace(&self, turn: usize, origins: &mut Vec<Origin>) {
        let start = self.turns[turn].start;
        if self.turns[turn].is_empty() {
            return;
        }
        if self.text[..start].ends_with('\n') {
            push_origin(origins, start - 1, turn, 0..0, false);
        }
        trace_turn(origins, start, turn, self.sources[turn]);
    }

    /// The origins of a span alone.
    fn traced(&self, span: &Range<usize>) -> Vec<Origin> {
        let mut origins = Vec::new();
        self.turns_of(span).for_each(|turn| self.trace(turn, &mut origins));
        origins.retain(|origin| span.contains(&(origin.at as usize)));
        origins
    }

    /// What each character of the folded text is.
    fn softness(&self) -> &[Soft] {
        &self.marked().1
    }

    fn marked(&self) -> &(Vec<char>, Vec<Soft>) {
        self.characters.get_or_init(|| {
            let mut chars = Vec::with_capacity(self.text.len() / 3 + 16);
            chars.extend(self.text.chars());
            let softness = mark(&chars, &|at| self.origins()[at].begins_word);
            (chars, softness)
        })
    }

    fn units(&self) -> &[u32] {
        self.units.get_or_init(|| {
            let mut units = 0;
            let characters = self.origins().iter().zip(self.text.chars()).zip(self.softness());
            let up_to = characters.map(|((origin, c), soft)| {
                let spaced = is_spaced(c) && c != '\n';
                units += match (soft, spaced, origin.begins_word) {
                    (Soft::No, false, _) => 1,
                    (Soft::No, true, true) => 2,
                    _ => 0,
                };
                units
            });
            up_to.collect()
        })
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each turn stands in the folded text; empty for silent ones.
    #[must_use]
    pub fn turns(&self) -> &[Range<usize>] {
        &self.turns
    }

    /// Where a turn stands in the folded text.
    #[must_use]
    pub fn turn(&self, index: usize) -> Range<usize> {
        self.turns[index].clone()
    }

    /// Stretches of the folded text in which one speaker goes on.
    #[must_use]
    pub fn runs(&self) -> &[Range<usize>] {
        &self.runs
    }

    /// Whether a span cuts no word of a spaced script: `hi` is not said in `this`.
    #[must_use]
    pub fn whole_words(&self, span: &Range<usize>) -> bool {
        let cut = |at: usize| {
            let is_within = self.text[at..].chars().next().is_some_and(|c| is_spaced(c) && c != '\n');
            is_within && self.traced(&(at..at + 1)).first().is_some_and(|origin| !origin.begins_word)
        };
        !cut(span.start) && !cut(span.end)
    }

    /// The turns that a span touches; silent ones between them are among them.
    #[must_use]
    pub fn turns_of(&self, span: &Range<usize>) -> Range<usize> {
        if span.is_empty() {
            return 0..0;
        }
        let turn = |at: usize| self.turns.partition_point(|turn| turn.end <= at);
        turn(span.start)..turn(span.end - 1) + 1
    }

    /// The distance between two places in units: a Chinese character is one, a word of a spaced script two.
    #[must_use]
    pub fn distance(&self, from: usize, to: usize) -> usize {
        let units = |at: usize| match self.index(at) {
            0 => 0,
            index => self.units()[index - 1] as usize,
        };
        units(to).saturating_sub(units(from))
    }

    /// How much is uttered in a span, in the same units; what is stammered counts, sounds like 嗯 don't.
    #[must_use]
    pub fn uttered(&self, span: &Range<usize>) -> usize {
        let unit = |origin: &Origin| match self.text[origin.at as usize..].chars().next() {
            Some(c) if is_spaced(c) && c != '\n' => usize::from(origin.begins_word) * 2,
            _ => 1,
        };
        self.within(span).filter(|(_, soft)| *soft != Soft::Sound).map(|(origin, _)| unit(origin)).sum()
    }

    /// The pieces of the original under a span, one for each turn it touches.
    #[must_use]
    pub fn spots(&self, span: &Range<usize>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for origin in self.traced(span) {
            let (turn, bytes) = (origin.turn as usize, origin.start as usize..origin.end as usize);
            match spots.last_mut() {
                Some(spot) if spot.turn == turn => spot.bytes.end = bytes.end,
                _ => spots.push(Spot { turn, bytes }),
            }
        }
        spots
    }

    /// A span of the folded text without sounds that mean nothing.
    #[must_use]
    pub fn without_sounds(&self, span: &Range<usize>) -> String {
        let spoken = self.within(span).filter(|(_, soft)| *soft != Soft::Sound);
        spoken.filter_map(|(origin, _)| self.text[origin.at as usize..].chars().next()).collect()
    }

    /// Whether a filler stands right behind a 不 in a span: 不，嗯，可以 may be a no and a yes.
    #[must_use]
    pub fn parts_a_negation(&self, span: &Range<usize>) -> bool {
        let negates = |origin: &Origin| self.text[origin.at as usize..].starts_with(NEGATIONS);
        let mut follows = false;
        self.within(span).any(|(origin, soft)| std::mem::replace(&mut follows, negates(origin)) && soft != Soft::No)
    }

    /// Whether nothing is uttered but sounds that mean nothing.
    #[must_use]
    pub fn is_only_sounds(&self) -> bool {
        self.softness().iter().all(|soft| *soft == Soft::Sound)
    }

    /// Whether a filler or a stutter may stand within any of the texts that the pairs are of; where not, surely none does.
    #[must_use]
    pub fn may_part(&self, pairs: &Pairs) -> bool {
        let (chars, softness) = self.marked();
        pairs.are_parted(chars, softness)
    }

    /// The characters of a stretch, each with what it is.
    pub(super) fn softness_of(&self, stretch: &Range<usize>) -> impl Iterator<Item = (usize, char, Soft)> {
        let before = self.text[..stretch.start].chars().count();
        let chars = self.text[stretch.clone()].char_indices().zip(&self.softness()[before..]);
        chars.map(|((at, c), soft)| (stretch.start + at, c, *soft))
    }

    /// Every folded character with where it stands, what it is, and how far in units the text goes up to its end.
    pub(super) fn characters(&self) -> impl Iterator<Item = Character> {
        let marked = self.text.char_indices().zip(self.softness()).zip(self.units());
        marked.map(|(((at, c), soft), units)| Character { c, at, soft: *soft, units: *units })
    }

    /// The characters of a span: where each came from, and what it is.
    fn within(&self, span: &Range<usize>) -> impl Iterator<Item = (&Origin, Soft)> {
        let here = self.index(span.start)..self.index(span.end);
        self.origins()[here.clone()].iter().zip(&self.softness()[here]).map(|(origin, soft)| (origin, *soft))
    }

    fn index(&self, at: usize) -> usize {
        self.origins().partition_point(|origin| (origin.at as usize) < at)
    }
}

/// The origins of a turn that stands from a byte of the folded text on.
fn trace_turn(origins: &mut Vec<Origin>, mut at: usize, index: usize, text: &str) {
    let mut rest = text;
    let mut in_word = false;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = skip_tag(rest) {
            (rest, in_word) = (after, false);
            continue;
        }
        let offset = text.len() - rest.len();
        let mut is_kept = false;
        fold_char(c, |f| {
            let spaced = is_spaced(f);
            push_origin(origins, at, index, offset..offset + c.len_utf8(), spaced && !in_word);
            (at, in_word, is_kept) = (at + f.len_utf8(), spaced, true);
        });
        // an apostrophe goes on with the word
        in_word &= is_kept || matches!(c, '\'' | '’');
        rest = &rest[c.len_utf8()..];
    }
}

fn push_origin(origins: &mut Vec<Origin>, at: usize, turn: usize, bytes: Range<usize>, begins_word: bool) {
    let narrow = |n: usize| u32::try_from(n).expect("a transcript is far below 4 GiB");
    let (start, end) = (narrow(bytes.start), narrow(bytes.end));
    origins.push(Origin { at: narrow(at), turn: narrow(turn), start, end, begins_word });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spot(turn: usize, bytes: Range<usize>) -> Spot {
        Spot { turn, bytes }
    }

    #[test]
    fn spans_lead_back_to_the_original_bytes() {
        let text = "您好，請問…";
        let document = Document::new([("agent", text)]);
        assert_eq!(document.text(), "您好请问");
        let spots = document.spots(&(3..12));
        assert_eq!(&text[spots[0].bytes.clone()], "好，請問");
    }

    #[test]
    fn one_speakers_turns_are_joined_and_two_speakers_are_not() {
        let document =
            Document::new([("agent", "您"), ("agent", "好"), ("customer", "[noise]"), ("agent", "请问"), ("customer", "喂")]);
        assert_eq!(document.text(), "您好请问\n喂");
        assert_eq!(document.spots(&(0..9)), [spot(0, 0..3), spot(1, 0..3), spot(3, 0..3)]);
        assert_eq!(document.runs(), [0..12, 13..16]);
        assert_eq!(document.turn(2), 6..6);
    }

    #[test]
    fn words_of_spaced_scripts_are_not_cut() {
        let document = Document::new([("agent", "this is the bank, that's it")]);
        let at = |needle: &str| {
            let start = document.text().find(needle).unwrap();
            document.whole_words(&(start..start + needle.len()))
        };
        assert!(!at("hi"));
        assert!(at("this"));
        assert!(at("isthe"));
        assert!(!at("that"), "an apostrophe goes on with the word");
        assert!(at("bankthats"));
    }

    #[test]
    fn distance_counts_characters_and_words() {
        let document = Document::new([("a", "我是八八电信 customer service")]);
        assert_eq!(document.distance(0, "我是八八".len()), 4);
        assert_eq!(document.distance("我是八八电信".len(), document.text().len()), 4);
        let document = Document::new([("a", "我嗯是那个八八")]);
        assert_eq!(document.distance(0, document.text().len()), 4, "fillers are no distance");
    }

    proptest! {
        #[test]
        fn every_span_slices_the_original(turns in prop::collection::vec(("[ab]", any::<String>()), 0..6)) {
            let document = Document::new(turns.iter().map(|(speaker, text)| (speaker.as_str(), text.as_str())));
            let places: Vec<usize> = document.text().char_indices().map(|(at, _)| at).chain([document.text().len()]).collect();
            for (i, start) in places.iter().enumerate() {
                for end in &places[i..] {
                    for spot in document.spots(&(*start..*end)) {
                        prop_assert!(turns[spot.turn].1.get(spot.bytes.clone()).is_some());
                    }
                }
            }
        }
    }
}
