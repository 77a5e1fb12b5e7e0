//! Whether a filler may stand within a phrase, told without looking for the phrase.

use std::collections::HashMap;

use super::filler::Soft;

/// Enough bits that of some ten thousand pairs few fall together.
const BITS: usize = 1 << 20;

/// Neighbours in phrases, and who stands beside them. What is said across a filler brings two of them together over it, with their
/// neighbours around them; most fillers stand between characters that no phrase holds side by side, and part no phrase.
#[derive(Debug)]
pub struct Pairs {
    /// A bit for each pair, and for some others.
    bits: Vec<u64>,
    /// The characters before and behind a pair, where the phrase goes on there.
    beside: HashMap<(char, char), Vec<[Option<char>; 2]>>,
}

impl Pairs {
    /// The pairs of some folded texts.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut pairs = Self { bits: vec![0; BITS / 64], beside: HashMap::new() };
        for text in texts {
            let chars: Vec<char> = text.chars().collect();
            for (at, pair) in chars.windows(2).enumerate() {
                let place = place(pair[0], pair[1]);
                pairs.bits[place / 64] |= 1 << (place % 64);
                let beside = [at.checked_sub(1).map(|before| chars[before]), chars.get(at + 2).copied()];
                let known = pairs.beside.entry((pair[0], pair[1])).or_default();
                if !known.contains(&beside) {
                    known.push(beside);
                }
            }
        }
        pairs
    }

    /// Whether soft characters may stand within any of the texts; where not, surely none do.
    #[must_use]
    pub(super) fn are_parted(&self, text: &[char], softness: &[Soft]) -> bool {
        // from the last character that is not soft on
        let mut from = 0;
        for to in 0..text.len() {
            if (from..to.saturating_sub(1)).any(|at| self.may_be(text, softness, at, to)) {
                return true;
            }
            if softness[to] == Soft::No {
                from = to;
            }
        }
        false
    }

    /// Whether the characters at two places are a pair with its neighbours around it.
    fn may_be(&self, text: &[char], softness: &[Soft], at: usize, to: usize) -> bool {
        let place = place(text[at], text[to]);
        if self.bits[place / 64] & (1 << (place % 64)) == 0 {
            return false;
        }
        let stands = |wanted: Option<char>, places: &mut dyn Iterator<Item = usize>| {
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
        };
        let known = self.beside.get(&(text[at], text[to]));
        known.is_some_and(|known| {
            known.iter().any(|[before, behind]| stands(*before, &mut (0..at).rev()) && stands(*behind, &mut (to + 1..text.len())))
        })
    }
}

fn place(one: char, next: char) -> usize {
    let mixed = (one as usize).wrapping_mul(0x9E37_79B1).wrapping_add((next as usize).wrapping_mul(0x85EB_CA77));
    (mixed >> 9) & (BITS - 1)
}
