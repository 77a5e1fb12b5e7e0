//! Which texts fillers may stand within, told without looking for the texts.

use std::collections::HashMap;

use super::filler::Soft;
use super::pair_set::LargePairSet;
use super::quick::BuildQuick;

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
            let first = soft.saturating_sub(1);
            for to in first + 2..text.len().min(end + 1) {
                for at in first..to - 1 {
                    self.around(text, softness, at, to).for_each(|number| each(*number, at));
                }
            }
            from = end;
        }
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
