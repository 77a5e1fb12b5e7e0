//! Which texts fillers may stand within, told without looking for the texts.

use std::collections::HashMap;
use std::ops::Range;

use super::filler::Soft;
use super::pair_set::LargePairSet;
use super::quick::BuildQuick;

/// From how many characters in a row that may all be fillers or stutters nobody looks at each pair of them.
const LONG: usize = 64;

/// Neighbours in texts, and who stands beside them. What is said across a filler brings two of them together over it, with their
/// neighbours around them; most fillers stand between characters that no text holds side by side, and part none.
#[derive(Debug)]
pub struct Pairs {
    set: Box<LargePairSet>,
    known: HashMap<(char, char), Vec<Beside>, BuildQuick>,
}

/// The characters before and behind a pair, where the text goes on there.
#[derive(Debug)]
struct Beside {
    before: Option<char>,
    behind: Option<char>,
    /// The texts in which they stand so.
    texts: Vec<u32>,
}

impl Pairs {
    /// The pairs of some folded texts, each with its number.
    pub fn new<'t>(texts: impl Iterator<Item = (&'t str, u32)>) -> Self {
        let mut pairs = Self { set: Box::new(LargePairSet::new()), known: HashMap::default() };
        for (text, number) in texts {
            let chars: Vec<char> = text.chars().collect();
            for (at, pair) in chars.windows(2).enumerate() {
                pairs.set.add(pair[0], pair[1]);
                let (before, behind) = (at.checked_sub(1).map(|before| chars[before]), chars.get(at + 2).copied());
                let known = pairs.known.entry((pair[0], pair[1])).or_default();
                match known.iter_mut().find(|beside| beside.before == before && beside.behind == behind) {
                    Some(beside) if beside.texts.contains(&number) => {}
                    Some(beside) => beside.texts.push(number),
                    None => known.push(Beside { before, behind, texts: vec![number] }),
                }
            }
        }
        pairs
    }

    /// Gives the numbers of the texts within which soft characters may stand, each with a place before these; within others surely none
    /// do.
    pub(super) fn parted(&self, text: &[char], softness: &[Soft], mut each: impl FnMut(u32, usize)) {
        let mut from = 0;
        while let Some(soft) = softness[from..].iter().position(|soft| *soft != Soft::No).map(|at| from + at) {
            let end = softness[soft..].iter().position(|soft| *soft == Soft::No).map_or(text.len(), |at| soft + at);
            let run = soft.saturating_sub(1)..text.len().min(end + 1);
            if run.len() <= LONG {
                for to in run.start + 2..run.end {
                    for at in run.start..to - 1 {
                        self.around(text, softness, at, to).for_each(|number| each(*number, at));
                    }
                }
            } else {
                self.anywhere(text, run).for_each(|(number, at)| each(number, at));
            }
            from = end;
        }
    }

    /// The texts that hold side by side any two characters of a long run, without a look at their neighbours: nobody speaks so, and a line
    /// of ten thousand equal characters must not take minutes.
    fn anywhere<'p>(&'p self, text: &'p [char], run: Range<usize>) -> impl Iterator<Item = (u32, usize)> + 'p {
        let mut firsts: HashMap<char, usize> = HashMap::new();
        for at in run {
            firsts.entry(text[at]).or_insert(at);
        }
        let known = self.known.iter().filter_map(move |((one, other), beside)| {
            firsts.contains_key(other).then(|| firsts.get(one)).flatten().map(|at| (*at, beside))
        });
        known.flat_map(|(at, all)| all.iter().flat_map(|beside| &beside.texts).map(move |number| (*number, at)))
    }

    /// The texts that hold the characters at two places side by side, with their neighbours around them.
    fn around<'p>(&'p self, text: &'p [char], softness: &'p [Soft], at: usize, to: usize) -> impl Iterator<Item = &'p u32> {
        let is_one = self.set.holds(text[at], text[to]);
        let known = if is_one { self.known.get(&(text[at], text[to])) } else { None };
        let stands = move |beside: &&Beside| {
            reaches(text, softness, beside.before, (0..at).rev()) && reaches(text, softness, beside.behind, to + 1..text.len())
        };
        known.into_iter().flatten().filter(stands).flat_map(|beside| &beside.texts)
    }
}

/// Whether a character stands at the first of some places, or at a later one that only soft characters part from it.
fn reaches(text: &[char], softness: &[Soft], wanted: Option<char>, places: impl Iterator<Item = usize>) -> bool {
    let Some(wanted) = wanted else { return true };
    for place in places {
        if text[place] == wanted {
            return true;
        }
        if softness[place] == Soft::No {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn found(pairs: &Pairs, text: &[char]) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        pairs.parted(text, &vec![Soft::Sound; text.len()], |number, _| _ = found.insert(number));
        found
    }

    proptest! {
        #[test]
        fn in_a_long_run_nothing_is_missed(text in "[您好再见嗯啊]{65,90}") {
            let spellings = ["您好", "再见", "好再见", "见您"];
            let pairs = Pairs::new(spellings.iter().copied().zip(0..));
            let text: Vec<char> = text.chars().collect();
            // looked at piece by piece, as short runs are, with every way to cut it
            let short: BTreeSet<u32> = text.windows(LONG).flat_map(|piece| found(&pairs, piece)).collect();
            prop_assert!(found(&pairs, &text).is_superset(&short));
        }
    }

    #[test]
    fn a_line_of_ten_thousand_equal_characters_is_read() {
        let pairs = Pairs::new([("您好", 0)].into_iter());
        let mut text = vec!['嗯'; 100_000];
        assert_eq!(found(&pairs, &text), BTreeSet::new());
        (text[10], text[90_000]) = ('您', '好');
        assert_eq!(found(&pairs, &text), BTreeSet::from([0]));
    }
}
