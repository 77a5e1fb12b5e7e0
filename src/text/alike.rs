//! Words that sound like a phrase: what a recogniser made of 为您服务 when it wrote 位服务.
//!
//! The distance is Levenshtein's over syllables, half a point for a wrong initial and half for a wrong final, against the stretch of the
//! text that lies nearest (semi-global alignment; Sellers 1980). The similarity is the share of the phrase's syllables that is left.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::document::Document;
use super::filler::Soft;
use super::phrase::{GAP_UNITS, Phrase};
use super::quick::BuildQuick;
use super::sound::{Kinds, Sound, WHOLE};

/// As many spellings of one phrase as are compared by sound.
pub const MOST_ALIKE: usize = 16;

/// A phrase as it sounds: each of its spellings, `…` included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    spellings: Vec<Vec<Syllable>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Syllable {
    sound: Sound,
    /// Whether a few words may stand before it.
    after_gap: bool,
}

/// The stretch of a text that sounds most like a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Where, in the folded text.
    pub span: Range<usize>,
    /// How much of the phrase is left, in half syllables, and of how many.
    pub kept: (u32, u32),
}

impl Heard {
    /// The similarity in whole percent, never more than it is.
    #[must_use]
    pub fn percent(&self) -> u8 {
        u8::try_from(self.kept.0 * 100 / self.kept.1.max(1)).unwrap_or(100)
    }
}

impl Likeness {
    /// How a phrase sounds; `None` where it has more than [`MOST_ALIKE`] spellings.
    #[must_use]
    pub fn new(phrase: &Phrase) -> Option<Self> {
        let mut all: Vec<Vec<Syllable>> = vec![Vec::new()];
        for stretch in &phrase.stretches {
            if all.len() * stretch.len() > MOST_ALIKE {
                return None;
            }
            let longer = |begun: &Vec<Syllable>, spelling: &String| {
                let mut whole = begun.clone();
                whole.extend(
                    spelling
                        .chars()
                        .enumerate()
                        .map(|(i, c)| Syllable { sound: Sound::of(c), after_gap: i == 0 && !begun.is_empty() }),
                );
                whole
            };
            all = all.iter().flat_map(|begun| stretch.iter().map(move |spelling| longer(begun, spelling))).collect();
        }
        Some(Self { spellings: all })
    }

    /// What in a stretch of the text sounds most like it; `None` where there is no text.
    #[must_use]
    pub fn nearest(&self, sounds: &Sounds, stretch: &Range<usize>) -> Option<Heard> {
        let range = sounds.range(stretch);
        let heard = self.spellings.iter().filter_map(|spelling| sounds.nearest(spelling, range.clone()));
        heard.reduce(|best, other| if is_nearer(&other, &best) { other } else { best })
    }
}

/// Whether one sounds more like its phrase than the other; what came first stays where they are equal.
#[must_use]
pub fn is_nearer(one: &Heard, other: &Heard) -> bool {
    one.kept.0 * other.kept.1 > other.kept.0 * one.kept.1
}

/// How a document sounds.
#[derive(Debug)]
pub struct Sounds {
    /// Every different sound.
    kinds: Kinds,
    /// How far each of them is from the sounds of phrases: the same few are asked for by many phrases, in every stretch.
    distances: RefCell<HashMap<Sound, Rc<[u32]>, BuildQuick>>,
    syllables: Vec<Heardable>,
}

#[derive(Debug, Clone, Copy)]
struct Heardable {
    /// Place in `kinds`.
    kind: usize,
    /// What it costs that it stands there and is none of the phrase: nothing for a sound without meaning, a repetition, the seam between
    /// two speakers.
    extra: Way,
    at: usize,
    end: usize,
    units: u32,
}

/// The best way to have come so far: its cost, and below it how far from the end of all it began, so that of two ways the smaller is
/// the cheaper one, of equals the shorter one.
type Way = u64;

/// A cost as a part of a way.
const fn cost(halves: u32) -> Way {
    (halves as Way) << 32
}

/// A way that begins before a syllable and has cost nothing yet.
fn begun(start: usize) -> Way {
    u64::from(u32::MAX) - start as Way
}

fn start(way: Way) -> usize {
    usize::try_from(u64::from(u32::MAX) - (way & u64::from(u32::MAX))).expect("a transcript is far below 4 GiB")
}

impl Sounds {
    /// How a document sounds.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let (mut known, mut kinds) = (HashMap::<char, usize, BuildQuick>::default(), Kinds::default());
        let syllables = document.characters().map(|character| {
            let is_free = matches!(character.soft, Soft::Sound | Soft::Stutter) || character.c == '\n';
            let kind = *known.entry(character.c).or_insert_with(|| kinds.add(Sound::of(character.c)));
            let extra = if is_free { 0 } else { cost(WHOLE) };
            Heardable { kind, extra, at: character.at, end: character.at + character.c.len_utf8(), units: character.units }
        });
        let syllables = syllables.collect();
        Self { kinds, distances: RefCell::default(), syllables }
    }

    fn range(&self, stretch: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.syllables.partition_point(|syllable| syllable.at < at);
        place(stretch.start)..place(stretch.end)
    }

    fn distances(&self, sound: &Sound) -> Rc<[u32]> {
        let known = self.distances.borrow().get(sound).cloned();
        known.unwrap_or_else(|| {
            let distances: Rc<[u32]> = self.kinds.distances(sound).into();
            self.distances.borrow_mut().insert(*sound, Rc::clone(&distances));
            distances
        })
    }

    fn nearest(&self, spelling: &[Syllable], range: Range<usize>) -> Option<Heard> {
        let text = &self.syllables[range];
        let mut ways: Vec<Way> = (0..=text.len()).map(begun).collect();
        for syllable in spelling {
            if syllable.after_gap {
                ways = leap(&ways, text);
            }
            step(&mut ways, text, &self.distances(&syllable.sound));
        }
        let whole = u32::try_from(spelling.len()).ok()? * WHOLE;
        let ends = ways.iter().enumerate().filter(|(end, way)| start(**way) < *end);
        let (end, best) = ends.min_by_key(|(end, way)| (*way >> 32, end - start(**way)))?;
        let spent = u32::try_from(best >> 32).ok()?;
        let span = text[start(*best)].at..text[end - 1].end;
        Some(Heard { span, kept: (whole.saturating_sub(spent), whole) })
    }
}

/// One syllable of the phrase further: it sounds like the next of the text, or is lost, or something else stands before it.
fn step(ways: &mut [Way], text: &[Heardable], distances: &[u32]) {
    let Some((first, rest)) = ways.split_first_mut() else { return };
    let mut before = *first;
    *first += cost(WHOLE);
    let mut last = *first;
    for (way, syllable) in rest.iter_mut().zip(text) {
        let (said, lost) = (before + cost(distances[syllable.kind]), *way + cost(WHOLE));
        before = *way;
        last = said.min(lost).min(last + syllable.extra);
        *way = last;
    }
}

/// A gap: the phrase may go on up to [`GAP_UNITS`] later.
fn leap(ways: &[Way], text: &[Heardable]) -> Vec<Way> {
    let units = |at: usize| at.checked_sub(1).map_or(0, |last| text[last].units as usize);
    let from = |at: usize| (0..=at).rev().take_while(move |earlier| units(at) <= units(*earlier) + GAP_UNITS);
    (0..ways.len()).map(|at| from(at).map(|earlier| ways[earlier]).min().unwrap_or(ways[at])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_that_are_remembered_are_those_of_their_sound() {
        let sounds = Sounds::new(&Document::new([("a", "还行吗，您好，1024号为您服务 ok")]));
        for c in "aok01249".chars().chain('\u{4e00}'..='\u{9fa5}') {
            let sound = Sound::of(c);
            assert_eq!(*sounds.distances(&sound), *sounds.kinds.distances(&sound), "{c}");
            assert_eq!(*sounds.distances(&sound), *sounds.kinds.distances(&sound), "{c} again");
        }
    }
}
