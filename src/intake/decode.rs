//! Bytes -> text: UTF-8 and UTF-16 by their marks, then strict UTF-8, then strict GB18030 (GBK is part of it).

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::Source;
use crate::problem::Problem;

/// The text of a file, without a byte order mark.
///
/// # Errors
/// An empty file, a file that is no text, and a byte that fits no encoding, with its line.
pub(super) fn text<'a>(source: &Source<'a>) -> Result<Cow<'a, str>, Problem> {
    let decoded = decode(source.bytes).map_err(|problem| problem.in_file(source.name))?;
    if decoded.trim().is_empty() {
        return Err(Problem::new("intake-empty-file").in_file(source.name));
    }
    Ok(decoded)
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        return if encoding == UTF_8 { utf8(rest) } else { utf16(rest, encoding) };
    }
    if bytes.iter().take(4096).any(|b| *b == 0) {
        // nearly any bytes of an even number read as UTF-16, and hardly any of it as UTF-8
        let damaged = Some(null_byte(bytes)).filter(|problem| problem.place.line.is_some() && std::str::from_utf8(bytes).is_ok());
        return damaged.map_or_else(|| unmarked_utf16(bytes).ok_or_else(|| null_byte(bytes)), Err);
    }
    let text = utf8(bytes).or_else(|problem| gb18030(bytes).map(Cow::Owned).ok_or(problem))?;
    if text.contains('\0') { Err(null_byte(bytes)) } else { Ok(text) }
}

/// A byte of nothing: in a text a damaged place, else the sign of a file that is no text.
fn null_byte(bytes: &[u8]) -> Problem {
    /// A text has no more of them than one among so many.
    const FEW: usize = 20;
    let is_text = |b: &u8| *b >= b' ' || matches!(b, b'\t' | b'\n' | b'\r' | 0);
    let zeros = bytes.split(|b| *b == 0).count() - 1;
    match bytes.iter().position(|b| *b == 0) {
        Some(at) if zeros * FEW <= bytes.len() && bytes.iter().all(is_text) => {
            Problem::new("intake-null-byte").at_line(line_after(&bytes[..at]))
        }
        _ => Problem::new("intake-not-text"),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let id = if good.is_ascii() { "intake-unknown-encoding" } else { "intake-broken-utf8" };
        Problem::new(id).at_line(line_after(good))
    })
}

fn utf16<'a>(bytes: &[u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, Problem> {
    match strictly(bytes, encoding) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(good) => Err(Problem::new("intake-broken-utf16").at_line(good.matches('\n').count() as u64 + 1)),
    }
}

/// UTF-16 without a mark, as some exports write it: every second byte of its ASCII characters is zero.
fn unmarked_utf16<'a>(bytes: &[u8]) -> Option<Cow<'a, str>> {
    let zeros = |odd: usize| bytes.iter().take(4096).skip(odd).step_by(2).filter(|b| **b == 0).count();
    let encoding = if zeros(1) > zeros(0) { UTF_16LE } else { UTF_16BE };
    let text = strictly(bytes, encoding).ok()?;
    (!text.contains('\0')).then_some(Cow::Owned(text))
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    looks_like_gbk(bytes).then(|| strictly(bytes, GB18030).ok()).flatten()
}

/// Whether the pairs of high bytes are those of everyday simplified Chinese. Nearly any Big5 or Latin-1 text decodes as GB18030 too,
/// but into rare characters: the test is the share of pairs from the punctuation and the characters of GB 2312.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first < 0x80 {
            continue;
        }
        pairs += 1;
        if let [second, tail @ ..] = rest {
            common += usize::from(*second >= 0xa1 && matches!(first, 0xa1 | 0xa3 | 0xb0..=0xf7));
            rest = tail;
        }
    }
    common * 2 >= pairs
}

/// All of the bytes in an encoding, or what was read before the first that don't fit.
fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Result<String, String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(most);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true).0 {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(..) | DecoderResult::OutputFull => Err(text),
    }
}

fn line_after(good: &[u8]) -> u64 {
    good.split(|b| *b == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use encoding_rs::BIG5;

    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, (&str, Option<u64>)>) {
        let read = text(&Source { name: "a.csv", bytes });
        match (&read, expected) {
            (Ok(text), Ok(expected)) => assert_eq!(text, expected),
            (Err(problem), Err((id, line))) => assert_eq!((problem.message.id.as_str(), problem.place.line), (id, line)),
            _ => panic!("{read:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn the_usual_encodings_are_told_apart() {
        let words = "通话编号,工号\nＡ1,云南昆明\n";
        check(words.as_bytes(), Ok(words));
        check(format!("\u{feff}{words}").as_bytes(), Ok(words));
        check(&GB18030.encode(words).0, Ok(words));
        let units = |f: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(f).collect::<Vec<u8>>();
        check(&units(u16::to_le_bytes, &format!("\u{feff}{words}")), Ok(words));
        check(&units(u16::to_be_bytes, &format!("\u{feff}{words}")), Ok(words));
        check(&units(u16::to_le_bytes, words), Ok(words));
    }

    #[test]
    fn other_encodings_are_named_by_the_line_of_their_first_byte() {
        let big5 = BIG5.encode("call_id,agent\n通話編號,電話客服處理結果記錄時間\n").0;
        check(&big5, Err(("intake-unknown-encoding", Some(2))));
        check(b"id,agent\n1,Ren\xe9e\n", Err(("intake-unknown-encoding", Some(2))));
        check("通话\n编号".as_bytes().split_last().unwrap().1, Err(("intake-broken-utf8", Some(2))));
        check(b"\xff\xfea\0\n\0\x00\xd8x\0", Err(("intake-broken-utf16", Some(2))));
    }

    #[test]
    fn empty_and_binary_files_say_so() {
        check(b"", Err(("intake-empty-file", None)));
        check("\u{feff} \r\n".as_bytes(), Err(("intake-empty-file", None)));
        check(b"call_id,agent,start\nA,10\x001,2026-11-16 09:00\n", Err(("intake-null-byte", Some(2))));
        check(format!("{}A\0\n", "call_id,agent\n".repeat(400)).as_bytes(), Err(("intake-null-byte", Some(401))));
        check(b"RIFF\0\0\0\0WAVE\0\0\0\x01", Err(("intake-not-text", None)));
    }
}
