//! Speech that a recogniser lost and wrote a stock word or a mark for: what was not heard there may have been said.
//!
//! The words are data, in `lost.txt`.

use std::sync::LazyLock;

const OPENS: [char; 6] = ['[', '(', '<', '（', '【', '〔'];

struct Known {
    /// Stock words, each with the characters that make something else of it.
    words: Vec<(Vec<char>, &'static str)>,
    marks: Vec<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let lines = || include_str!("lost.txt").lines();
    let words = lines().filter_map(|line| line.strip_prefix("word ")).map(|line| line.split_once('|').unwrap_or((line, "")));
    let words = words.map(|(word, unless)| (word.chars().collect(), unless)).collect();
    Known { words, marks: lines().filter_map(|line| line.strip_prefix("mark ")).collect() }
});

/// Whether a part of a turn was lost; the turn's characters are those of the folded text.
pub(super) fn is_lost(text: &str, chars: &[char]) -> bool {
    let ends_so = |rest: &[char], unless: &str| !rest.first().is_some_and(|next| unless.contains(*next));
    let stands = |(word, unless): &(Vec<char>, &str)| {
        let mut starts = (0..chars.len()).filter(|at| chars[*at] == word[0]);
        starts.any(|at| chars[at..].starts_with(word) && ends_so(&chars[at + word.len()..], unless))
    };
    KNOWN.words.iter().any(stands) || (may_hold_a_mark(text) && is_marked(text))
}

fn is_marked(text: &str) -> bool {
    if !text.contains(OPENS) {
        return false;
    }
    let lower = text.to_lowercase();
    let stands = |mark: &&str| lower.match_indices(mark).any(|(at, _)| lower[..at].trim_end().ends_with(OPENS));
    KNOWN.marks.iter().any(stands)
}

/// Whether a text holds two bytes that one of the brackets ends with.
fn may_hold_a_mark(text: &str) -> bool {
    let ends = |one: u8, next: u8| matches!((one, next), (_, b'[' | b'(' | b'<') | (0xbc, 0x88) | (0x80, 0x90 | 0x94));
    let bytes = text.as_bytes();
    let within = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |holds, (one, next)| holds | ends(*one, *next));
    within || bytes.first().is_some_and(|first| ends(0, *first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn check(text: &str) -> bool {
        is_lost(text, &fold(text).chars().collect::<Vec<_>>())
    }

    #[test]
    fn brackets_end_with_the_bytes_that_are_looked_for() {
        assert!(OPENS.iter().all(|open| may_hold_a_mark(&open.to_string())));
    }

    #[test]
    fn stock_words_and_marks_are_told_from_what_is_said() {
        for lost in ["谁知", "您好五二六位服务谁知", "[inaudible] thank you", "<unk>", "我想（听不清）一下"]
        {
            assert!(check(lost), "{lost}");
        }
        for said in ["那谁知道啊", "我听不清楚", "感谢来电", "[noise]", ""] {
            assert!(!check(said), "{said}");
        }
    }
}
