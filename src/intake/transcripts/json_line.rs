//! JSON in one line, read from left to right without a copy: what has no escapes stays where it lies.

use std::borrow::Cow;

use serde_json::Value;

/// The least byte that may stand in a string as it is.
const BLANK: u8 = b' ';
const ONES: u64 = u64::from_le_bytes([1; 8]);
const TOPS: u64 = u64::from_le_bytes([0x80; 8]);

/// A line, and how far it was read. Everything gives `None` where the line goes on otherwise.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is no blank.
    pub fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    /// Passes a byte behind blanks.
    pub fn pass(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Passes what parts the members of a list or an object, or its end; says whether there is one more member.
    pub fn goes_on(&mut self, is_first: bool, end: u8) -> Option<bool> {
        if self.peek()? == end {
            self.at += 1;
            return Some(false);
        }
        if !is_first {
            self.pass(b',')?;
        }
        Some(true)
    }

    /// A key with its colon.
    pub fn key(&mut self) -> Option<Cow<'a, str>> {
        let key = self.string()?;
        self.pass(b':')?;
        Some(key)
    }

    pub fn string(&mut self) -> Option<Cow<'a, str>> {
        self.pass(b'"')?;
        let (start, bytes) = (self.at, self.text.as_bytes());
        self.at += special(&bytes[start..])?;
        if bytes[self.at] == b'"' {
            self.at += 1;
            return Some(Cow::Borrowed(&self.text[start..self.at - 1]));
        }
        while bytes[self.at] == b'\\' {
            self.at += 2;
            self.at += special(bytes.get(self.at..)?)?;
        }
        (bytes[self.at] == b'"').then(|| self.at += 1)?;
        serde_json::from_str(&self.text[start - 1..self.at]).ok().map(Cow::Owned)
    }

    /// A whole number of up to fifteen digits.
    pub fn count(&mut self) -> Option<u64> {
        let first = self.peek()?;
        let rest = &self.text.as_bytes()[self.at..];
        let (mut count, mut length) = (0, 0);
        while let Some(digit) = rest.get(length).filter(|byte| byte.is_ascii_digit() && length < 16) {
            count = count * 10 + u64::from(digit - b'0');
            length += 1;
        }
        let is_plain = (1..=15).contains(&length) && (length == 1 || first != b'0');
        (is_plain && rest.get(length).copied().is_some_and(ends)).then(|| {
            self.at += length;
            count
        })
    }

    /// A number, `true`, `false` or `null`.
    pub fn plain(&mut self) -> Option<Value> {
        serde_json::from_str(self.token()?).ok()
    }

    /// Passes `null`; false, with nothing passed, where something else stands there.
    pub fn null(&mut self) -> Option<bool> {
        let is_null = self.peek()? == b'n';
        if is_null {
            (self.token()? == "null").then_some(())?;
        }
        Some(is_null)
    }

    /// Whether nothing follows but blanks.
    pub fn is_over(&mut self) -> bool {
        self.peek().is_none()
    }

    fn token(&mut self) -> Option<&'a str> {
        self.peek()?;
        let rest = &self.text[self.at..];
        let length = rest.as_bytes().iter().position(|byte| ends(*byte) || matches!(byte, b'[' | b'{' | b'"'))?;
        self.at += length;
        (length > 0).then(|| &rest[..length])
    }
}

/// Whether a byte ends a number or a word.
fn ends(byte: u8) -> bool {
    matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r')
}

/// The first quote, backslash or control character.
fn special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let is_less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word & TOPS;
        let is = |byte: u8| is_less(word ^ (ONES * u64::from(byte)), 1);
        let found = is_less(word, BLANK) | is(b'"') | is(b'\\');
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| *byte < BLANK || matches!(byte, b'"' | b'\\'))?;
    Some(words.len() * 8 + found)
}
