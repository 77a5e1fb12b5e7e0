//! Speech that a recogniser lost and wrote a stock word or a mark for: what was not heard there may have been said.
//!
//! The words are data, in `lost.txt`.

use std::sync::LazyLock;

use crate::text::fold;

const OPENS: [char; 6] = ['[', '(', '<', '（', '【', '〔'];

struct Known {
    /// The last characters of the stock words, which are the same in both scripts.
    ends: Vec<char>,
    /// Stock words, each with the characters that make something else of it.
    words: Vec<(&'static str, &'static str)>,
    marks: Vec<&'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let lines = || include_str!("lost.txt").lines();
    let words = lines().filter_map(|line| line.strip_prefix("word ")).map(|line| line.split_once('|').unwrap_or((line, "")));
    let words: Vec<_> = words.collect();
    let ends = words.iter().filter_map(|(word, _)| word.chars().last()).collect();
    Known { ends, words, marks: lines().filter_map(|line| line.strip_prefix("mark ")).collect() }
});

/// Whether a part of a turn was lost.
pub(super) fn is_lost(text: &str) -> bool {
    // to see that most turns hold neither costs less than the rest
    if !text.contains(OPENS) && !text.contains(&KNOWN.ends[..]) {
        return false;
    }
    let (folded, lower) = (fold(text), text.to_lowercase());
    let stands = |(word, unless): &(&str, &str)| {
        folded.match_indices(word).any(|(at, _)| !folded[at + word.len()..].starts_with(|next| unless.contains(next)))
    };
    let marked = |mark: &str| lower.match_indices(mark).any(|(at, _)| lower[..at].trim_end().ends_with(OPENS));
    KNOWN.words.iter().any(stands) || KNOWN.marks.iter().any(|mark| marked(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_words_and_marks_are_told_from_what_is_said() {
        for lost in ["谁知", "您好五二六位服务谁知", "[inaudible] thank you", "<unk>", "我想（听不清）一下"]
        {
            assert!(is_lost(lost), "{lost}");
        }
        for said in ["那谁知道啊", "我听不清楚", "感谢来电", "[noise]", ""] {
            assert!(!is_lost(said), "{said}");
        }
    }
}
