//! A phrase as a trainer writes it: `您好，…(为|替)您服务`.
//!
//! `…` (or `...`) stands for up to a few words, `(a|b)` for either. Everything else is folded like the text it will meet.

use super::fold::fold;

/// How much `…` may stand for: twenty Chinese characters or ten words.
pub const GAP_UNITS: usize = 20;
/// How many spellings the alternatives of one stretch may multiply to.
const MOST_SPELLINGS: usize = 256;

/// A phrase: stretches that follow each other with gaps between, each with its spellings, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// One list of spellings for each stretch between gaps.
    pub stretches: Vec<Vec<String>>,
    /// The numbers of the spellings, where they have any.
    pub numbers: Vec<Vec<u32>>,
    /// How many syllables its longest spelling has: a Chinese character is one, a group of vowels of a spaced word too.
    pub syllables: usize,
}

/// Why a phrase can't be used; each is the message id of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseError {
    /// Nothing is left of it after folding, so it can never match.
    Empty,
    /// A bracket without its partner, or one in another.
    Brackets,
    /// An alternative with nothing in it, next to which nothing else stands.
    EmptyStretch,
    /// More spellings than [`MOST_SPELLINGS`].
    TooMany,
}

impl PhraseError {
    /// The message's id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Empty => "phrase-empty",
            Self::Brackets => "phrase-brackets",
            Self::EmptyStretch => "phrase-empty-stretch",
            Self::TooMany => "phrase-too-many",
        }
    }
}

impl Phrase {
    /// Reads a phrase.
    ///
    /// # Errors
    /// What is wrong with it; the place is the phrase as a whole.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        if fold(text).is_empty() {
            return Err(PhraseError::Empty);
        }
        let marked = text.replace("……", "…").replace("...", "…").replace('（', "(").replace('）', ")").replace('｜', "|");
        let parts: Vec<&str> = marked.split('…').map(str::trim).collect();
        // a gap at either end asks for nothing
        let inner = parts.iter().enumerate().filter(|(i, part)| !(part.is_empty() && (*i == 0 || *i + 1 == parts.len())));
        let stretches = inner.map(|(_, part)| spellings(part)).collect::<Result<Vec<_>, _>>()?;
        let longest = |spellings: &Vec<String>| spellings.iter().map(|spelling| syllables(spelling)).max().unwrap_or(0);
        Ok(Self { syllables: stretches.iter().map(longest).sum(), numbers: Vec::new(), stretches })
    }

    /// Gives every spelling its number.
    pub fn number(&mut self, of: &impl Fn(&str) -> u32) {
        let numbers = |spellings: &Vec<String>| spellings.iter().map(|spelling| of(spelling)).collect();
        self.numbers = self.stretches.iter().map(numbers).collect();
    }
}

fn syllables(folded: &str) -> usize {
    let mut count = 0;
    let mut in_vowels = false;
    for c in folded.chars() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if !super::fold::is_spaced(c) || c.is_ascii_digit() || (vowel && !in_vowels) {
            count += 1;
        }
        in_vowels = vowel;
    }
    count
}

fn spellings(part: &str) -> Result<Vec<String>, PhraseError> {
    let mut all = vec![String::new()];
    let mut rest = part;
    while let Some(open) = rest.find(['(', ')', '|']) {
        if !rest[open..].starts_with('(') {
            return Err(PhraseError::Brackets);
        }
        let inner = &rest[open + 1..];
        let close = inner.find(['(', ')']).filter(|at| inner[*at..].starts_with(')')).ok_or(PhraseError::Brackets)?;
        let choices: Vec<String> = inner[..close].split('|').map(fold).collect();
        let plain = fold(&rest[..open]);
        if all.len() * choices.len() > MOST_SPELLINGS {
            return Err(PhraseError::TooMany);
        }
        all = all
            .iter()
            .flat_map(|begun| choices.iter().map(|choice| format!("{begun}{plain}{choice}")).collect::<Vec<_>>())
            .collect();
        rest = &inner[close + 1..];
    }
    let tail = fold(rest);
    for spelling in &mut all {
        spelling.push_str(&tail);
    }
    all.sort();
    all.dedup();
    if all.iter().any(String::is_empty) { Err(PhraseError::EmptyStretch) } else { Ok(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, expect: Result<&[&[&str]], PhraseError>) {
        let found = Phrase::parse(phrase).map(|phrase| phrase.stretches);
        let expect = expect
            .map(|stretches| stretches.iter().map(|s| s.iter().map(ToString::to_string).collect()).collect::<Vec<Vec<String>>>());
        assert_eq!(found, expect, "{phrase}");
    }

    #[test]
    fn gaps_alternatives_and_folding() {
        check("您好", Ok(&[&["您好"]]));
        check("您好，…為您服務", Ok(&[&["您好"], &["为您服务"]]));
        check("您好...为您服务……", Ok(&[&["您好"], &["为您服务"]]));
        check("(您好|你好)，请问", Ok(&[&["你好请问", "您好请问"]]));
        check("请问（您|）要", Ok(&[&["请问您要", "请问要"]]));
        check("How can I help", Ok(&[&["howcanihelp"]]));
    }

    #[test]
    fn what_can_never_match_is_refused() {
        check("", Err(PhraseError::Empty));
        check("，。", Err(PhraseError::Empty));
        check("……", Err(PhraseError::Empty));
        check("您好(吗", Err(PhraseError::Brackets));
        check("您好)吗", Err(PhraseError::Brackets));
        check("((您|你)好|喂)", Err(PhraseError::Brackets));
        check("您|你", Err(PhraseError::Brackets));
        check("您好…(啊|)…吗", Err(PhraseError::EmptyStretch));
        check("您……你好", Ok(&[&["您"], &["你好"]]));
        check(&"(a|b)".repeat(9), Err(PhraseError::TooMany));
    }

    #[test]
    fn syllables_are_counted_by_script() {
        for (phrase, count) in [("再见", 2), ("您好…为您服务", 6), ("goodbye", 2), ("have a great day", 4), ("10086", 5)]
        {
            assert_eq!(Phrase::parse(phrase).unwrap().syllables, count, "{phrase}");
        }
    }
}
