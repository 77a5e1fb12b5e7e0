//! Fillers and stutters: what may stand between two characters of a phrase without parting them.

use std::sync::LazyLock;

use super::document::NEGATIONS;
use super::fold::is_spaced;

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
    sounds: Vec<Vec<char>>,
    /// Longest first.
    words: Vec<Vec<char>>,
    /// Whether a character is a Chinese one of any of them, by its place from `first` on.
    characters: Vec<bool>,
    first: char,
    /// What those of spaced scripts begin with.
    beginnings: Vec<char>,
}

static FILLERS: LazyLock<Fillers> = LazyLock::new(|| {
    let lines = || include_str!("fillers.txt").lines().filter(|line| !line.starts_with('#'));
    let all = |kind: &str| -> Vec<Vec<char>> {
        let words = lines().filter_map(|line| line.strip_prefix(kind)).flat_map(str::split_whitespace);
        words.map(|word| word.chars().collect()).collect()
    };
    let (sounds, mut words) = (all("sounds "), all("words "));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let all = || sounds.iter().chain(&words);
    let chinese: Vec<char> = all().flatten().copied().filter(|c| !is_spaced(*c)).collect();
    let first = chinese.iter().min().copied().unwrap_or_default();
    let mut characters = vec![false; chinese.iter().max().map_or(0, |last| *last as usize - first as usize + 1)];
    for c in &chinese {
        characters[*c as usize - first as usize] = true;
    }
    let beginnings = all().filter_map(|word| word.first()).copied().filter(|c| is_spaced(*c)).collect();
    Fillers { sounds, words, characters, first, beginnings }
});

/// Whether a character occurs in any filler.
pub(super) fn in_filler(c: char) -> bool {
    let place = (c as usize).checked_sub(FILLERS.first as usize);
    place.and_then(|place| FILLERS.characters.get(place)).is_some_and(|is_one| *is_one)
}

/// What each character of a folded text is; `begins` says of each whether a word of a spaced script begins there.
pub(super) fn mark(text: &[char], begins: &dyn Fn(usize) -> bool) -> Vec<Soft> {
    let mut marks = vec![Soft::No; text.len()];
    let mut at = 0;
    while at < text.len() {
        match filler(text, at, begins) {
            Some((kind, length)) => {
                marks[at..at + length].fill(kind);
                at += length;
            }
            None => at += 1,
        }
    }
    mark_stutters(text, &mut marks);
    marks
}

fn filler(text: &[char], at: usize, begins: &dyn Fn(usize) -> bool) -> Option<(Soft, usize)> {
    let may_begin = |c: char| in_filler(c) || (is_spaced(c) && FILLERS.beginnings.contains(&c));
    if !may_begin(text[at]) {
        return None;
    }
    let stands = |word: &&Vec<char>| {
        let end = at + word.len();
        let is_whole = || begins(at) && (end == text.len() || !is_spaced(text[end]) || text[end] == '\n' || begins(end));
        text[at..].starts_with(word) && (!is_spaced(text[at]) || is_whole())
    };
    let sound = FILLERS.sounds.iter().find(stands).map(|word| (Soft::Sound, word.len()));
    sound.or_else(|| FILLERS.words.iter().find(stands).map(|word| (Soft::Word, word.len())))
}

fn mark_stutters(text: &[char], marks: &mut [Soft]) {
    let mut spoken: Vec<usize> = Vec::with_capacity(text.len());
    for (at, c) in text.iter().enumerate() {
        if marks[at] == Soft::Sound {
            continue;
        }
        spoken.push(at);
        let end = spoken.len();
        let said = |back: usize| text[spoken[end - 1 - back]];
        // nearly every character is another one than the four before it
        if !(1..=LONGEST_STUTTER.min(end / 2)).any(|length| said(length) == *c) || !stutters(*c) {
            continue;
        }
        for length in 1..=LONGEST_STUTTER.min(end / 2) {
            if (0..length).all(|i| stutters(said(i)) && said(i) == said(i + length)) {
                for i in &spoken[end - length..end] {
                    if marks[*i] == Soft::No {
                        marks[*i] = Soft::Stutter;
                    }
                }
            }
        }
    }
}

/// Whether a character said twice may be a stutter: 六六 is a number, 是不是不 no repetition, and the two l of hello are one word's.
fn stutters(c: char) -> bool {
    !is_spaced(c) && !"零〇一二三四五六七八九十".contains(c) && !NEGATIONS.contains(&c)
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
