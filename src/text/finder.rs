//! Many short texts looked for at once: each by the two neighbouring characters of it that are seen most seldom.
//!
//! Nearly every pair of a conversation is in none of the texts, which a look at a small table tells.

use std::collections::HashMap;
use std::ops::Range;

use super::charset::CharSet;
use super::document::Document;
use super::pair_set::LargePairSet;
use super::quick::BuildQuick;

/// What calls are full of, the most frequent first: a pair of others is seen more seldom.
const COMMON: &str = "的您一我是个这那不有好了请可以在到什么话会后下就能吗现给要帮还号码说为你它他们对上时间都查看服务问感谢麻烦月电通客户先生女士没没想";

/// Texts, ready to be found.
#[derive(Debug)]
pub struct Finder {
    /// The pairs that texts are found by.
    pairs: Box<LargePairSet>,
    by_pair: HashMap<(char, char), Vec<Sought>, BuildQuick>,
    /// Texts of one character.
    singles: Option<(CharSet, HashMap<char, u32, BuildQuick>)>,
}

#[derive(Debug)]
struct Sought {
    text: Vec<char>,
    /// Where in it the pair stands.
    offset: usize,
    number: u32,
}

impl Finder {
    /// Texts with their numbers; no text stands twice.
    pub fn new<'t>(texts: impl Iterator<Item = (&'t str, u32)>) -> Self {
        let mut finder = Self { pairs: Box::new(LargePairSet::new()), by_pair: HashMap::default(), singles: None };
        let mut singles: HashMap<char, u32, BuildQuick> = HashMap::default();
        for (text, number) in texts {
            let text: Vec<char> = text.chars().collect();
            let rarest = (0..text.len().saturating_sub(1)).min_by_key(|at| common(text[*at]) + common(text[*at + 1]));
            match (rarest, text.first()) {
                (Some(offset), _) => {
                    finder.pairs.add(text[offset], text[offset + 1]);
                    let pair = (text[offset], text[offset + 1]);
                    finder.by_pair.entry(pair).or_default().push(Sought { text, offset, number });
                }
                (None, Some(single)) => drop(singles.insert(*single, number)),
                (None, None) => {}
            }
        }
        let set = || singles.keys().copied().collect();
        finder.singles = (!singles.is_empty()).then(|| (set(), singles.clone()));
        finder
    }

    /// Gives every place of every text in a document: the text's number, and which characters of the document it is.
    pub fn find(&self, document: &Document, mut each: impl FnMut(u32, Range<usize>)) {
        let chars = document.chars();
        for (at, pair) in chars.windows(2).enumerate() {
            if !self.pairs.holds(pair[0], pair[1]) {
                continue;
            }
            for sought in self.by_pair.get(&(pair[0], pair[1])).into_iter().flatten() {
                let Some(start) = at.checked_sub(sought.offset) else { continue };
                if chars[start..].starts_with(&sought.text) {
                    each(sought.number, start..start + sought.text.len());
                }
            }
        }
        let Some((set, numbers)) = &self.singles else { return };
        for (at, c) in chars.iter().enumerate() {
            if set.holds(*c) || *c as usize > 0xffff {
                numbers.get(c).into_iter().for_each(|number| each(*number, at..at + 1));
            }
        }
    }
}

/// How often a character is seen, as far as is known beforehand.
fn common(c: char) -> usize {
    let all = COMMON.chars().count();
    COMMON.chars().position(|common| common == c).map_or(0, |place| all - place)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_are_found_wherever_they_stand() {
        let finder = Finder::new([("您好", 0), ("好", 1), ("好您好", 2), ("𠮷", 3)].into_iter());
        let document = Document::new([("a", "您好您好，𠮷")]);
        let mut found = Vec::new();
        finder.find(&document, |number, place| found.push((number, place)));
        found.sort_by_key(|(number, place)| (*number, place.start));
        assert_eq!(found, [(0, 0..2), (0, 2..4), (1, 1..2), (1, 3..4), (2, 1..4), (3, 4..5)]);
    }

    proptest! {
        #[test]
        fn nothing_is_passed_over(texts in prop::collection::btree_set("[ab您好𠮷]{1,4}", 1..6), text in "[ab您好𠮷]{0,30}") {
            let numbered = texts.iter().map(String::as_str).zip(0..);
            let finder = Finder::new(numbered.clone());
            let document = Document::new([("a", text.as_str())]);
            let mut found = Vec::new();
            finder.find(&document, |number, place| found.push((number, place.start)));
            found.sort_unstable();
            let starts = |part: &str| -> Vec<usize> {
                let rests = text.char_indices().enumerate().filter(|(_, (at, _))| text[*at..].starts_with(part));
                rests.map(|(start, _)| start).collect()
            };
            let expected: Vec<(u32, usize)> = numbered.flat_map(|(part, number)| starts(part).into_iter().map(move |at| (number, at))).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
