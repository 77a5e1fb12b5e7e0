//! Fillers and stutters: what may stand between two characters of a phrase without parting them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::charset::CharSet;
use super::document::NEGATIONS;
use super::fold::is_spaced;
use super::quick::BuildQuick;

/// The longest stretch whose repetition is a stutter: 请问请问, 有什么有什么.
const LONGEST_STUTTER: usize = 4;

/// What a character is to matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Soft {
    /// A part of what is said.
    #[default]
    No,
    /// A sound that means nothing: 嗯.
    Sound,
    /// A part of a word that often means nothing: 那个.
    Word,
    /// A part of what was just said and is said again.
    Stutter,
}

struct Fillers {
    /// By what they begin with: sounds first, then words, of these the longest first.
    all: HashMap<char, Vec<(Soft, Vec<char>)>, BuildQuick>,
    /// The Chinese characters of any of them.
    characters: CharSet,
    /// What any of them begins with.
    beginnings: CharSet,
}

static FILLERS: LazyLock<Fillers> = LazyLock::new(|| {
    let lines = || include_str!("fillers.txt").lines().filter(|line| !line.starts_with('#'));
    let of = |kind: &str| -> Vec<Vec<char>> {
        let words = lines().filter_map(|line| line.strip_prefix(kind)).flat_map(str::split_whitespace);
        words.map(|word| word.chars().collect()).collect()
    };
    let (sounds, mut words) = (of("sounds "), of("words "));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut all: HashMap<char, Vec<(Soft, Vec<char>)>, BuildQuick> = HashMap::default();
    for (kind, words) in [(Soft::Sound, sounds), (Soft::Word, words)] {
        for word in words {
            all.entry(word[0]).or_default().push((kind, word));
        }
    }
    let characters = all.values().flatten().flat_map(|(_, word)| word).copied().filter(|c| !is_spaced(*c)).collect();
    let beginnings = all.keys().copied().collect();
    Fillers { all, characters, beginnings }
});

/// Whether a character occurs in any filler.
pub(super) fn in_filler(c: char) -> bool {
    FILLERS.characters.holds(c)
}

/// What each character of a folded text is; `begins` says of each whether a word of a spaced script begins there.
pub(super) fn mark(text: &[char], begins: &dyn Fn(usize) -> bool) -> Vec<Soft> {
    let fillers = &*FILLERS;
    let mut marks = vec![Soft::No; text.len()];
    let mut at = 0;
    while at < text.len() {
        let found = if fillers.beginnings.holds(text[at]) { fillers.at(text, at, begins) } else { None };
        let length = found.map_or(1, |(kind, length)| {
            marks[at..at + length].fill(kind);
            length
        });
        at += length;
    }
    mark_stutters(text, &mut marks);
    marks
}

impl Fillers {
    /// The filler that stands at a place.
    fn at(&self, text: &[char], at: usize, begins: &dyn Fn(usize) -> bool) -> Option<(Soft, usize)> {
        let stands = |word: &Vec<char>| {
            let end = at + word.len();
            let is_whole = || begins(at) && (end == text.len() || !is_spaced(text[end]) || text[end] == '\n' || begins(end));
            text[at..].starts_with(word) && (!is_spaced(text[at]) || is_whole())
        };
        let found = self.all.get(&text[at])?.iter().find(|(_, word)| stands(word));
        found.map(|(kind, word)| (*kind, word.len()))
    }
}

fn mark_stutters(text: &[char], marks: &mut [Soft]) {
    let (mut spoken, mut said) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, (c, mark)) in text.iter().zip(marks.iter()).enumerate() {
        if *mark != Soft::Sound {
            spoken.push(at);
            said.push(*c);
        }
    }
    for (at, repeats) in repeats(&said).into_iter().enumerate() {
        // nearly every character is another one than the four before it
        if repeats && stutters(said[at]) {
            stutters_to(&said[..=at]).for_each(|length| {
                for place in &spoken[at + 1 - length..=at] {
                    if marks[*place] == Soft::No {
                        marks[*place] = Soft::Stutter;
                    }
                }
            });
        }
    }
}

/// Of each character, whether it is one of the few before it.
fn repeats(said: &[char]) -> Vec<bool> {
    let mut repeats = vec![false; said.len()];
    for back in 1..=LONGEST_STUTTER.min(said.len()) {
        for ((repeats, c), before) in repeats[back..].iter_mut().zip(&said[back..]).zip(said) {
            *repeats |= c == before;
        }
    }
    repeats
}

/// The lengths of the stutters that some characters end with.
fn stutters_to(said: &[char]) -> impl Iterator<Item = usize> {
    let end = said.len();
    let is_one = move |length: &usize| {
        let (once, again) = (&said[end - 2 * length..end - length], &said[end - length..]);
        once == again && again.iter().all(|c| stutters(*c))
    };
    (1..=LONGEST_STUTTER.min(end / 2)).filter(is_one)
}

/// Whether a character said twice may be a stutter: 六六 is a number, 是不是不 no repetition, and the two l of hello are one word's.
fn stutters(c: char) -> bool {
    let is_digit = matches!(c, '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    !is_spaced(c) && !is_digit && !NEGATIONS.contains(&c)
}

/// What is left of a text without any character of a filler, and with repetitions said once. Two texts that differ by fillers and stutters
/// alone have the same skeleton, and the skeleton of a phrase stands in that of a text that holds it.
pub(super) fn skeleton(text: impl Iterator<Item = (char, Soft)>) -> Vec<Bone> {
    let mut bones: Vec<Bone> = Vec::new();
    for (at, (c, soft)) in text.enumerate() {
        if soft == Soft::Sound || in_filler(c) {
            continue;
        }
        bones.push(Bone { c, first: at, last: at });
        let end = bones.len();
        let again = (1..=LONGEST_STUTTER.min(end / 2)).find(|length| {
            (0..*length).all(|i| stutters(bones[end - 1 - i].c) && bones[end - 1 - i].c == bones[end - 1 - i - length].c)
        });
        if let Some(length) = again {
            for i in end - length..end {
                bones[i - length].last = bones[i].last;
            }
            bones.truncate(end - length);
        }
    }
    bones
}

/// A character of a skeleton.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bone {
    pub c: char,
    /// The first place at which it is said.
    pub first: usize,
    /// The last one, where it is repeated.
    pub last: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let chars: Vec<char> = text.chars().collect();
        let code = |soft: &Soft| match soft {
            Soft::No => '.',
            Soft::Sound => 's',
            Soft::Word => 'w',
            Soft::Stutter => 'r',
        };
        let begins = |at: usize| is_spaced(chars[at]) && (at == 0 || !is_spaced(chars[at - 1]));
        let found: String = mark(&chars, &begins).iter().map(code).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn sounds_words_and_repetitions_are_told_apart() {
        check("请嗯问那个有什么", ".s.ww...");
        check("工号八八二", ".....");
        check("就是说您好", "www..");
        check("您您好", ".r.");
        check("是不是不知道", "......");
        check("请问请问有什么", "..rr...");
        check("请问嗯请问有什么", "..srr...");
        check("966号hello", ".........");
        check("um您好", "ss..");
        check("umbrella", "........");
    }

    #[test]
    fn the_skeleton_of_a_phrase_stands_in_that_of_its_stammered_text() {
        let bones = |text: &str| -> String { skeleton(text.chars().map(|c| (c, Soft::No))).iter().map(|bone| bone.c).collect() };
        assert_eq!(bones("您好这个请问请问有那个什么嗯帮您"), bones("您好请问有什么帮您"));
        assert_eq!(bones("谢谢您谢谢您"), "谢您");
        assert_eq!(bones("966"), "966");
        assert_eq!(bones("就是对"), "");
    }
}
