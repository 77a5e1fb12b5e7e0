//! Folding a character: script, width, case; punctuation, blanks and recogniser's marks (`[noise]`) vanish.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::charset::CharSet;

/// Longest mark in brackets that is taken for a recogniser's: `[noise]`, `<unk>`, `[PII]`.
const TAG_LIMIT: usize = 24;

/// The block that nearly all Chinese text is written in.
const IDEOGRAPHS: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// A text as matching sees it. Folding twice is folding once.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut letters = Letters::default();
    Folder::new().push(text, &mut letters);
    letters.text
}

/// A folded text, letter by letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    pub text: String,
    /// Its characters.
    pub chars: Vec<char>,
    /// The byte of the text at which each stands.
    pub at: Vec<usize>,
}

impl Letters {
    /// Room for what texts of so many bytes fold to.
    pub fn with_room(bytes: usize) -> Self {
        // most characters take three bytes
        let count = bytes / 3 + bytes / 16;
        Self { text: String::with_capacity(bytes), chars: Vec::with_capacity(count), at: Vec::with_capacity(count) }
    }

    /// Adds a character.
    pub fn push(&mut self, c: char) {
        self.chars.push(c);
        self.at.push(self.text.len());
        self.text.push(c);
    }

    /// Takes back the last character.
    pub fn pop(&mut self) {
        self.text.pop();
        self.chars.pop();
        self.at.pop();
    }
}

/// Folds many texts: the table at hand, so that nothing is looked up but the character.
pub(super) struct Folder(&'static Simplified);

impl Folder {
    pub fn new() -> Self {
        Self(table())
    }

    /// Adds what a text folds to: what stays as it is in one piece, since most of a transcript does.
    pub fn push(&self, source: &str, folded: &mut Letters) {
        let (mut kept, mut skipped) = (0, 0);
        let mut begins = folded.text.len();
        for (at, c) in source.char_indices() {
            if self.0.same.holds(c) && at >= skipped {
                folded.chars.push(c);
                folded.at.push(begins + (at - kept));
                continue;
            }
            if at < skipped {
                continue;
            }
            folded.text.push_str(&source[kept..at]);
            kept = at + c.len_utf8();
            if let Some(after) = matches!(c, '[' | '<').then(|| skip_tag(&source[at..])).flatten() {
                kept = source.len() - after.len();
                skipped = kept;
            } else if IDEOGRAPHS.contains(&c) {
                folded.push(self.0.common[c as usize - FIRST_IDEOGRAPH]);
            } else {
                fold_char(c, |f| folded.push(f));
            }
            begins = folded.text.len();
        }
        folded.text.push_str(&source[kept..]);
    }
}

/// Whether a text holds no speech: blank, or only punctuation and marks such as `[noise]`.
#[must_use]
pub fn is_silent(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = skip_tag(rest) {
            rest = after;
            continue;
        }
        let mut is_spoken = false;
        fold_char(c, |_| is_spoken = true);
        if is_spoken {
            return false;
        }
        rest = &rest[c.len_utf8()..];
    }
    true
}

/// What follows a recogniser's mark (`[noise]`, `<unk>`) that the text begins with.
#[must_use]
pub fn skip_tag(text: &str) -> Option<&str> {
    let close = match text.as_bytes().first()? {
        b'[' => b']',
        b'<' => b'>',
        _ => return None,
    };
    let inner = &text.as_bytes()[1..];
    let end = inner.iter().take(TAG_LIMIT).position(|b| *b == close)?;
    let tag = &inner[..end];
    let spoken = |b: &u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b'/' | b' ');
    (!tag.is_empty() && tag.iter().all(spoken)).then(|| &text[end + 2..])
}

/// Gives the folded form of a character to `push`: nothing, one character, or the few of a long lower case.
pub(super) fn fold_char(c: char, mut push: impl FnMut(char)) {
    let c = narrow(c);
    // most characters of a transcript are these, and all of them are letters
    if IDEOGRAPHS.contains(&c) {
        return push(simplified(c));
    }
    if !c.is_alphanumeric() {
        return;
    }
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
    } else if c >= '\u{2e80}' {
        push(simplified(c));
    } else {
        c.to_lowercase().filter(|l| l.is_alphanumeric()).for_each(push);
    }
}

/// The half-width form of a full-width one.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Whether a folded character belongs to a script that writes blanks between words.
pub(super) fn is_spaced(c: char) -> bool {
    c < '\u{2e80}'
}

fn table() -> &'static Simplified {
    static TABLE: LazyLock<Simplified> = LazyLock::new(Simplified::new);
    &TABLE
}

fn simplified(c: char) -> char {
    let common = IDEOGRAPHS.contains(&c).then(|| table().common[c as usize - FIRST_IDEOGRAPH]);
    common.unwrap_or_else(|| table().rare.get(&c).copied().unwrap_or(c))
}

const FIRST_IDEOGRAPH: usize = *IDEOGRAPHS.start() as usize;

/// The simplified form of every character: by its place for the common ones, which are asked for most.
struct Simplified {
    common: Vec<char>,
    rare: HashMap<char, char>,
    /// Letters that fold to themselves.
    same: CharSet,
}

impl Simplified {
    fn new() -> Self {
        let (mut common, mut rare) = (IDEOGRAPHS.collect::<Vec<char>>(), HashMap::new());
        let lines = include_str!("simplified.txt").lines().filter(|line| !line.starts_with('#'));
        for pair in lines.flat_map(str::split_whitespace) {
            let Some((traditional, simple)) = pair.chars().next().zip(pair.chars().nth(1)) else { continue };
            if IDEOGRAPHS.contains(&traditional) {
                common[traditional as usize - FIRST_IDEOGRAPH] = simple;
            } else {
                rare.insert(traditional, simple);
            }
        }
        let same = IDEOGRAPHS.filter(|c| common[*c as usize - FIRST_IDEOGRAPH] == *c);
        let same = same.chain('0'..='9').chain('a'..='z').collect();
        Self { common, rare, same }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn script_width_case_punctuation_and_blanks_fold_away() {
        assert_eq!(fold("您好， 請問　有什麼可以幫您？"), "您好请问有什么可以帮您");
        assert_eq!(fold("ＡＢＣ１２３ Hello, World!"), "abc123helloworld");
        assert_eq!(fold("I'm"), "im");
        assert_eq!(fold("ÉCOLE"), "école");
    }

    #[test]
    fn recognisers_marks_are_no_speech() {
        assert_eq!(fold("[noise] hello <unk>[PII] there"), "hellothere");
        assert_eq!(fold("a < b [1] [未知]"), "ab1未知");
        assert!(is_silent(" [noise] ，。"));
        assert!(!is_silent("嗯"));
        assert!(is_silent(""));
    }

    #[test]
    fn the_table_follows_opencc() {
        for (traditional, simple) in [("為", "为"), ("務", "务"), ("貴", "贵"), ("臺", "台"), ("裡", "里"), ("麼", "么")]
        {
            assert_eq!(fold(traditional), simple);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_twice_is_folding_once_in_chinese(text in "[\u{3400}-\u{9fff}\u{20000}-\u{2a6df}\u{ff00}-\u{ffef}A-Z<>\\[\\]]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
