//! A conversation folded into one text, with the way back to turn and byte.
//!
//! Turns of one speaker that follow each other are joined without a seam, since recognisers cut sentences anywhere; where the speaker
//! changes stands a line feed, which no phrase holds. Silent turns leave no trace, so a `[noise]` between two halves of a greeting
//! doesn't part them.

use std::cell::OnceCell;
use std::ops::Range;

use super::filler::{Soft, in_filler, mark};
use super::fold::{Folder, Letters, is_spaced};
use super::origin::{Origin, trace_seam, trace_turn};
use super::pairs::Pairs;

/// Characters that deny what follows them.
pub(super) const NEGATIONS: [char; 4] = ['不', '没', '别', '未'];

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
    letters: Letters,
    sources: Vec<&'t str>,
    /// Where each turn stands in the folded text; empty for silent turns.
    turns: Vec<Range<usize>>,
    /// Runs of turns by one speaker, as ranges of the folded text.
    runs: Vec<Range<usize>>,
    /// Of each character, whether a word of a spaced script begins there.
    begins: OnceCell<Vec<bool>>,
    softness: OnceCell<Vec<Soft>>,
    /// Of each character, the distance from the beginning to its end in units: a Chinese character is one, a word of a spaced script two,
    /// a filler none.
    units: OnceCell<Vec<u32>>,
}

impl<'t> Document<'t> {
    /// Folds turns, each with its speaker's label.
    pub fn new<'s>(turns: impl IntoIterator<Item = (&'s str, &'t str)>) -> Self {
        let turns: Vec<(&'s str, &'t str)> = turns.into_iter().collect();
        let bytes: usize = turns.iter().map(|(_, text)| text.len() + 1).sum();
        let mut document = Self {
            letters: Letters::with_room(bytes),
            sources: turns.iter().map(|(_, text)| *text).collect(),
            turns: Vec::with_capacity(turns.len()),
            ..Self::default()
        };
        let mut last_speaker = None;
        let folder = Folder::new();
        for (speaker, text) in turns {
            let seam = last_speaker.is_some_and(|last| last != speaker);
            let turn = document.push_turn(&folder, text, seam);
            if !turn.is_empty() {
                last_speaker = Some(speaker);
                match document.runs.last_mut() {
                    Some(run) if !seam => run.end = turn.end,
                    _ => document.runs.push(turn.clone()),
                }
            }
            document.turns.push(turn);
        }
        document
    }

    fn push_turn(&mut self, folder: &Folder, text: &str, seam: bool) -> Range<usize> {
        let before = self.letters.text.len();
        if seam {
            self.letters.push('\n');
        }
        let start = self.letters.text.len();
        folder.push(text, &mut self.letters);
        if self.letters.text.len() > start {
            return start..self.letters.text.len();
        }
        if seam {
            self.letters.pop();
        }
        before..before
    }

    /// Adds the origins of a turn, with that of the seam before it.
    fn trace(&self, turn: usize, origins: &mut Vec<Origin>) {
        let start = self.turns[turn].start;
        if self.turns[turn].is_empty() {
            return;
        }
        if self.letters.text[..start].ends_with('\n') {
            trace_seam(origins, start - 1, turn);
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
        self.softness.get_or_init(|| mark(&self.letters.chars, &|index| self.begins_word(index)))
    }

    /// Whether a word of a spaced script begins at a character.
    fn begins_word(&self, index: usize) -> bool {
        is_letter(self.letters.chars[index]) && self.begins()[index]
    }

    fn begins(&self) -> &[bool] {
        self.begins.get_or_init(|| {
            let mut begins = vec![false; self.letters.chars.len()];
            let mut origins = Vec::new();
            for turn in 0..self.turns.len() {
                let first = self.index(self.turns[turn].start);
                if self.letters.chars[first..self.index(self.turns[turn].end)].iter().any(|c| is_spaced(*c)) {
                    origins.clear();
                    trace_turn(&mut origins, self.turns[turn].start, turn, self.sources[turn]);
                    begins[first..].iter_mut().zip(&origins).for_each(|(begins, origin)| *begins = origin.begins_word);
                }
            }
            begins
        })
    }

    fn units(&self) -> &[u32] {
        self.units.get_or_init(|| {
            let mut units = 0;
            let up_to = self.softness().iter().enumerate().map(|(index, soft)| {
                units += if *soft == Soft::No { self.weight(index) } else { 0 };
                units
            });
            up_to.collect()
        })
    }

    /// What a character is in units, where it is no filler.
    fn weight(&self, index: usize) -> u32 {
        if is_letter(self.letters.chars[index]) { u32::from(self.begins_word(index)) * 2 } else { 1 }
    }

    /// The characters of the folded text.
    pub(super) fn chars(&self) -> &[char] {
        &self.letters.chars
    }

    /// The characters of a turn.
    #[must_use]
    pub fn turn_chars(&self, turn: usize) -> &[char] {
        &self.letters.chars[self.indices(&self.turns[turn])]
    }

    /// Where some characters stand in the folded text.
    #[must_use]
    pub fn bytes(&self, chars: &Range<usize>) -> Range<usize> {
        let at = |index: usize| self.letters.at.get(index).copied().unwrap_or(self.letters.text.len());
        at(chars.start)..at(chars.end)
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.letters.text
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
            let (before, behind) = self.letters.text.split_at(at);
            // a word begins behind whatever is no letter
            let is_within = behind.chars().next().is_some_and(is_letter) && before.chars().next_back().is_some_and(is_letter);
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
        self.spoken(span).map(|index| self.weight(index) as usize).sum()
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
        self.spoken(span).map(|index| self.letters.chars[index]).collect()
    }

    /// Whether a filler stands right behind a 不 in a span: 不，嗯，可以 may be a no and a yes.
    #[must_use]
    pub fn parts_a_negation(&self, span: &Range<usize>) -> bool {
        let mut follows = false;
        let mut here = self.indices(span);
        here.any(|index| {
            std::mem::replace(&mut follows, NEGATIONS.contains(&self.letters.chars[index])) && self.softness()[index] != Soft::No
        })
    }

    /// Whether nothing is uttered but sounds that mean nothing.
    #[must_use]
    pub fn is_only_sounds(&self) -> bool {
        may_be_sounds(&self.letters.chars) && self.softness().iter().all(|soft| *soft == Soft::Sound)
    }

    /// Gives the numbers of the texts within which a filler or a stutter may stand, each with the run in which it does; within others
    /// surely none does.
    pub fn parted(&self, pairs: &Pairs, mut each: impl FnMut(u32, usize)) {
        pairs.parted(&self.letters.chars, self.softness(), |number, index| {
            let at = self.letters.at[index];
            each(number, self.runs.partition_point(|run| run.end <= at));
        });
    }

    /// The characters of a stretch, each with what it is.
    pub(super) fn softness_of(&self, stretch: &Range<usize>) -> impl Iterator<Item = (usize, char, Soft)> {
        self.indices(stretch).map(|index| (self.letters.at[index], self.letters.chars[index], self.softness()[index]))
    }

    /// What the characters of a stretch are.
    pub(super) fn softness_within(&self, stretch: &Range<usize>) -> &[Soft] {
        &self.softness()[self.indices(stretch)]
    }

    /// Every folded character with where it stands, what it is, and how far in units the text goes up to its end.
    pub(super) fn characters(&self) -> impl Iterator<Item = Character> {
        let marked = self.letters.chars.iter().zip(&self.letters.at).zip(self.softness()).zip(self.units());
        marked.map(|(((c, at), soft), units)| Character { c: *c, at: *at, soft: *soft, units: *units })
    }

    /// The characters of a span, by their places.
    fn indices(&self, span: &Range<usize>) -> Range<usize> {
        self.index(span.start)..self.index(span.end)
    }

    /// Those of them that mean something.
    fn spoken(&self, span: &Range<usize>) -> impl Iterator<Item = usize> {
        self.indices(span).filter(|index| self.softness()[*index] != Soft::Sound)
    }

    /// The first character that stands at a byte of the folded text or behind it.
    fn index(&self, at: usize) -> usize {
        self.letters.at.partition_point(|other| *other < at)
    }
}

/// Whether folded characters may be nothing but sounds that mean nothing: what is in no filler is no sound, which is seen without the rest.
#[must_use]
pub fn may_be_sounds(chars: &[char]) -> bool {
    chars.iter().all(|c| is_spaced(*c) || in_filler(*c))
}

/// Whether a folded character is one of a word of a spaced script, and no seam.
fn is_letter(c: char) -> bool {
    is_spaced(c) && c != '\n'
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
