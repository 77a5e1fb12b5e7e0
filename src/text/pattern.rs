//! A trainer's regex, folded like the text it meets.
//!
//! Matching runs over text without punctuation and blanks, in simplified script and lower case. So the regex is read as a tree and its
//! literals and classes are folded the same way: `您好[，,]\s*请问` asks for 您好请问. Word boundaries mean nothing there and are refused.

use std::ops::Range;

use regex::Regex;
use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Repetition};

use super::fold::fold;
use super::literals::literals;

/// Largest compiled size, in bytes; a regex above it would be slow on every call.
const SIZE_LIMIT: usize = 1 << 20;
/// Classes up to this many characters are folded one by one; larger ones hold whole scripts.
const FOLD_LIMIT: u32 = 4_096;

/// A folded regex.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    literals: Option<Vec<String>>,
    /// The numbers of the literals, where they have any.
    numbers: Option<Vec<u32>>,
}

/// Why a regex can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// It is no regex; what is wrong, and at which character (from 1) of it.
    Syntax(String, usize),
    /// It holds `\b` or another word boundary.
    Boundary,
    /// It matches the empty text, so it would match everywhere.
    Empty,
    /// It is too large.
    Size,
}

impl Pattern {
    /// Reads and folds a regex.
    ///
    /// # Errors
    /// Why it can't be used.
    pub fn parse(source: &str) -> Result<Self, PatternError> {
        let tree = regex_syntax::ParserBuilder::new().nest_limit(50).build().parse(source).map_err(|error| syntax(&error))?;
        if tree.properties().look_set().contains_word() {
            return Err(PatternError::Boundary);
        }
        let folded = fold_tree(&tree);
        if folded.properties().minimum_len().is_none_or(|least| least == 0) {
            return Err(PatternError::Empty);
        }
        let built = regex::RegexBuilder::new(&folded.to_string()).size_limit(SIZE_LIMIT).build();
        let literals = literals(&folded);
        built.map(|regex| Self { regex, literals, numbers: None }).map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => PatternError::Size,
            other => PatternError::Syntax(other.to_string(), 1),
        })
    }

    /// Folded texts of which every match holds at least one, where there are such.
    #[must_use]
    pub fn literals(&self) -> Option<&[String]> {
        self.literals.as_deref()
    }

    /// Gives every literal its number.
    pub fn number(&mut self, of: &impl Fn(&str) -> u32) {
        self.numbers = self.literals.as_ref().map(|all| all.iter().map(|literal| of(literal)).collect());
    }

    /// The numbers of the literals, where there are literals and they have numbers.
    #[must_use]
    pub fn numbers(&self) -> Option<&[u32]> {
        self.numbers.as_deref()
    }

    /// Where it matches in a stretch of folded text, as ranges of the whole text.
    pub fn find<'t>(&'t self, text: &'t str, stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
        let offset = stretch.start;
        self.regex.find_iter(&text[stretch]).map(move |found| found.start() + offset..found.end() + offset)
    }

    /// How many groups it has that catch something.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.regex.captures_len() - 1
    }

    /// What its first group catches in a stretch of folded text, as ranges of the whole text.
    pub fn catches<'t>(&'t self, text: &'t str, stretch: Range<usize>) -> impl Iterator<Item = Range<usize>> + 't {
        let offset = stretch.start;
        let group = self.regex.captures_iter(&text[stretch]).filter_map(|found| found.get(1));
        group.map(move |caught| caught.start() + offset..caught.end() + offset)
    }
}

fn syntax(error: &regex_syntax::Error) -> PatternError {
    let (what, column) = match error {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start.column),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span().start.column),
        other => (other.to_string(), 1),
    };
    PatternError::Syntax(what, column)
}

fn fold_tree(tree: &Hir) -> Hir {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => tree.clone(),
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => Hir::literal(fold(text).into_bytes()),
            Err(_) => tree.clone(),
        },
        HirKind::Class(class) => fold_class(class),
        HirKind::Repetition(repetition) => {
            let sub = fold_tree(&repetition.sub);
            if is_empty(&sub) { Hir::empty() } else { Hir::repetition(repetition.with(sub)) }
        }
        HirKind::Capture(capture) => {
            Hir::capture(Capture { index: capture.index, name: None, sub: Box::new(fold_tree(&capture.sub)) })
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(fold_tree).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(fold_tree).collect()),
    }
}

/// Whether nothing is left of a tree, though groups may stand around the nothing.
fn is_empty(tree: &Hir) -> bool {
    match tree.kind() {
        HirKind::Empty => true,
        HirKind::Capture(capture) => is_empty(&capture.sub),
        _ => false,
    }
}

/// A class without what folding removes. Where such a character may stand instead of the others, the others need not stand there.
fn fold_class(class: &Class) -> Hir {
    let Class::Unicode(unicode) = class else { return Hir::class(class.clone()) };
    let size: u32 = unicode.ranges().iter().map(|range| range.end() as u32 - range.start() as u32 + 1).sum();
    if size > FOLD_LIMIT {
        // of a class as large as `.` the characters of speech are meant; `\W` has none of them
        return if holds_speech(unicode) { Hir::class(class.clone()) } else { Hir::empty() };
    }
    let all: Vec<char> = unicode.ranges().iter().flat_map(|range| range.start()..=range.end()).collect();
    let folded: Vec<String> = all.iter().map(|c| fold(c.encode_utf8(&mut [0; 4]))).collect();
    let kept: String = folded.concat();
    if kept.is_empty() {
        return Hir::empty();
    }
    let class = Hir::class(Class::Unicode(ClassUnicode::new(kept.chars().map(|c| ClassUnicodeRange::new(c, c)))));
    if folded.iter().any(String::is_empty) {
        return Hir::repetition(Repetition { min: 0, max: Some(1), greedy: true, sub: Box::new(class) });
    }
    class
}

/// Whether a class has any of the characters that nearly all speech is written in.
fn holds_speech(class: &ClassUnicode) -> bool {
    const SPEECH: [(char, char); 3] = [('0', '9'), ('a', 'z'), ('\u{4e00}', '\u{9fff}')];
    class.ranges().iter().any(|range| SPEECH.iter().any(|(first, last)| range.start() <= *last && range.end() >= *first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expect: Option<&str>) {
        let folded = fold(text);
        let pattern = Pattern::parse(pattern).unwrap();
        let found = pattern.find(&folded, 0..folded.len()).next();
        assert_eq!(found.map(|span| &folded[span]), expect, "{pattern:?}");
    }

    #[test]
    fn a_regex_is_folded_like_the_text() {
        check(r"您(是说|说|刚才说)?.{0,4}不知道", "您是說，您 不知道是吗", Some("您是说您不知道"));
        check(r"您好[，,]\s*請問", "您好。请问", Some("您好请问"));
        check(r"Account (Number|No\.)", "your account number", Some("accountnumber"));
        check(r"\d{2,4}小時", "24小时之内", Some("24小时"));
        check(r"[ＡＢ]类", "B類", Some("b类"));
        check(r"(?i)VIP", "vip", Some("vip"));
        check(r"不.行", "不太行", Some("不太行"));
        check("“您好”", "“您好！”", Some("您好"));
        check(r"您好[，啊]再见", "您好，再见", Some("您好再见"));
        check(r"您好[，啊]再见", "您好啊再见", Some("您好啊再见"));
        check(r"您好\W+请问", "您好，请问", Some("您好请问"));
        check(r"(您好|，)请问", "哦，请问", Some("请问"));
        check(r"[\s\d]{2}元", "5元", Some("5元"));
    }

    #[test]
    fn what_means_nothing_is_refused() {
        let error = |pattern: &str| Pattern::parse(pattern).unwrap_err();
        assert_eq!(error(r"\b好"), PatternError::Boundary);
        assert_eq!(error(r"[，。]*"), PatternError::Empty);
        assert_eq!(error("[，啊]"), PatternError::Empty);
        assert_eq!(error("“”|您好"), PatternError::Empty);
        assert_eq!(error(r"\W+"), PatternError::Empty);
        assert_eq!(error(r"(好)?"), PatternError::Empty);
        assert!(matches!(error(r"您好("), PatternError::Syntax(_, 3)));
        assert_eq!(error(r"(.{1000}){1000}"), PatternError::Size);
    }
}
