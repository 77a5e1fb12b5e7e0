//! A conversation folded into one text, with the way back to turn and byte.
//!
//! Turns of one speaker that follow each other are joined without a seam, since recognisers cut sentences anywhere; where the speaker
//! changes stands a line feed, which no phrase holds. Silent turns leave no trace, so a `[noise]` between two halves of a greeting
//! doesn't part them.

use std::ops::Range;

use super::filler::{Soft, mark};
use super::fold::{fold_char, is_spaced, skip_tag};

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
    /// Distance from the beginning of the document in units: a Chinese character is one, a word of a spaced script two, a filler none.
    units: u32,
    /// Whether a word of a spaced script begins here.
    begins_word: bool,
    soft: Soft,
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

/// A folded conversation.
#[derive(Debug, Clone, Default)]
pub struct Document {
    text: String,
    origins: Vec<Origin>,
    /// Where each turn stands in the folded text; empty for silent turns.
    turns: Vec<Range<usize>>,
    /// Runs of turns by one speaker, as ranges of the folded text.
    runs: Vec<Range<usize>>,
}

impl Document {
    /// Folds turns, each with its speaker's label.
    pub fn new<'a>(turns: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut document = Self::default();
        let mut last_speaker = None;
        for (index, (speaker, text)) in turns.into_iter().enumerate() {
            let seam = last_speaker.is_some_and(|last| last != speaker);
            let turn = document.push_turn(index, text, seam);
            if !turn.is_empty() {
                last_speaker = Some(speaker);
                match document.runs.last_mut() {
                    Some(run) if !seam => run.end = turn.end,
                    _ => document.runs.push(turn.clone()),
                }
            }
            document.turns.push(turn);
        }
        document.mark_fillers();
        document
    }

    fn mark_fillers(&mut self) {
        let chars: Vec<char> = self.text.chars().collect();
        let marks = mark(&chars, &|at| self.origins[at].begins_word);
        let mut units = 0;
        for ((origin, c), soft) in self.origins.iter_mut().zip(&chars).zip(marks) {
            let spaced = is_spaced(*c) && *c != '\n';
            units += match (soft, spaced, origin.begins_word) {
                (Soft::No, false, _) => 1,
                (Soft::No, true, true) => 2,
                _ => 0,
            };
            (origin.soft, origin.units) = (soft, units);
        }
    }

    fn push_turn(&mut self, index: usize, text: &str, seam: bool) -> Range<usize> {
        let (before, origins_before) = (self.text.len(), self.origins.len());
        if seam {
            self.text.push('\n');
            self.push_origin(before, index, 0..0, false);
        }
        let start = self.text.len();
        let mut rest = text;
        let mut in_word = false;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = skip_tag(rest) {
                (rest, in_word) = (after, false);
                continue;
            }
            let offset = text.len() - rest.len();
            in_word = self.push_char(index, c, offset, in_word);
            rest = &rest[c.len_utf8()..];
        }
        if self.text.len() == start {
            self.text.truncate(before);
            self.origins.truncate(origins_before);
            return before..before;
        }
        start..self.text.len()
    }

    /// Folds one character of a turn; says whether the next one would go on within the same word.
    fn push_char(&mut self, turn: usize, c: char, offset: usize, in_word: bool) -> bool {
        let mut folded = [None; 3];
        let mut count = 0;
        fold_char(c, |f| {
            if let Some(slot) = folded.get_mut(count) {
                *slot = Some(f);
                count += 1;
            }
        });
        if count == 0 {
            return in_word && matches!(c, '\'' | '’');
        }
        let mut within = in_word;
        for f in folded.into_iter().flatten() {
            let spaced = is_spaced(f);
            let at = self.text.len();
            self.text.push(f);
            self.push_origin(at, turn, offset..offset + c.len_utf8(), spaced && !within);
            within = spaced;
        }
        within
    }

    fn push_origin(&mut self, at: usize, turn: usize, bytes: Range<usize>, begins_word: bool) {
        let narrow = |n: usize| u32::try_from(n).expect("a transcript is far below 4 GiB");
        let (start, end) = (narrow(bytes.start), narrow(bytes.end));
        self.origins.push(Origin { at: narrow(at), turn: narrow(turn), start, end, units: 0, begins_word, soft: Soft::No });
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
        let first = self.index(span.start);
        let next = self.index(span.end);
        let cut = |i: usize| self.continues_word(i);
        !cut(first) && !cut(next)
    }

    fn continues_word(&self, index: usize) -> bool {
        let Some(origin) = self.origins.get(index) else { return false };
        let spaced = self.text[origin.at as usize..].chars().next().is_some_and(|c| is_spaced(c) && c != '\n');
        spaced && !origin.begins_word
    }

    /// The distance between two places in units: a Chinese character is one, a word of a spaced script two.
    #[must_use]
    pub fn distance(&self, from: usize, to: usize) -> usize {
        let units = |at: usize| match self.index(at) {
            0 => 0,
            index => self.origins[index - 1].units as usize,
        };
        units(to).saturating_sub(units(from))
    }

    /// How much is uttered in a span, in the same units; what is stammered counts, sounds like 嗯 don't.
    #[must_use]
    pub fn uttered(&self, span: &Range<usize>) -> usize {
        let within = &self.origins[self.index(span.start)..self.index(span.end)];
        let unit = |origin: &Origin| match self.text[origin.at as usize..].chars().next() {
            Some(c) if is_spaced(c) && c != '\n' => usize::from(origin.begins_word) * 2,
            _ => 1,
        };
        within.iter().filter(|origin| origin.soft != Soft::Sound).map(unit).sum()
    }

    /// The pieces of the original under a span, one for each turn it touches.
    #[must_use]
    pub fn spots(&self, span: &Range<usize>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::new();
        for origin in &self.origins[self.index(span.start)..self.index(span.end)] {
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
        let within = &self.origins[self.index(span.start)..self.index(span.end)];
        let spoken = within.iter().filter(|origin| origin.soft != Soft::Sound);
        spoken.filter_map(|origin| self.text[origin.at as usize..].chars().next()).collect()
    }

    /// Whether a filler stands right behind a 不 in a span: 不，嗯，可以 may be a no and a yes.
    #[must_use]
    pub fn parts_a_negation(&self, span: &Range<usize>) -> bool {
        let within = &self.origins[self.index(span.start)..self.index(span.end)];
        let negates = |origin: &Origin| self.text[origin.at as usize..].starts_with(NEGATIONS);
        within.windows(2).any(|pair| negates(&pair[0]) && pair[1].soft != Soft::No)
    }

    /// Whether nothing is uttered but sounds that mean nothing.
    #[must_use]
    pub fn is_only_sounds(&self) -> bool {
        self.origins.iter().all(|origin| origin.soft == Soft::Sound)
    }

    /// Every folded character with where it stands, what it is, and how far in units the text goes up to its end.
    pub(super) fn characters(&self) -> impl Iterator<Item = Character> {
        let marked = self.text.chars().zip(&self.origins);
        marked.map(|(c, origin)| Character { c, at: origin.at as usize, soft: origin.soft, units: origin.units })
    }

    fn index(&self, at: usize) -> usize {
        self.origins.partition_point(|origin| (origin.at as usize) < at)
    }
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
