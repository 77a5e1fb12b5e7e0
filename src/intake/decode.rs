//! Bytes -> text: UTF-8 and UTF-16 by their marks, then strict UTF-8, then strict GB18030 (GBK is part of it).
//!
//! A text is read through once to tell its encoding, and then piece by piece as often as need be.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::input::{Input, PIECE, pieces};
use super::{Source, Stop};
use crate::problem::Problem;

/// Bytes at the beginning that show whether there are bytes of nothing, as in UTF-16.
const SAMPLE: u64 = 4096;

/// A file that is text from its first byte to its last.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub input: Input<'a>,
    encoding: &'static Encoding,
    /// The length of its byte order mark.
    mark: u64,
    /// Whether its lines end as those of "CSV (Macintosh)" do, with nothing but a carriage return.
    pub is_mac: bool,
}

/// What is known of a text that was read through.
#[derive(Debug, Default)]
struct Found {
    nulls: u64,
    returns: u64,
    breaks: u64,
    is_ascii: bool,
    is_blank: bool,
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// An empty file, a file that is no text, and a byte that fits no encoding, with its line.
pub(super) fn text<'a>(source: &Source<'a>) -> Result<Cow<'a, str>, Problem> {
    let input = Input::of(source);
    let found =
        find(input).map_err(|stop| stop.problems().into_iter().next().unwrap_or_else(|| Problem::new("intake-not-text")))?;
    let bytes = &source.bytes[usize::try_from(found.mark).unwrap_or_default()..];
    Ok(found.encoding.decode_without_bom_handling(bytes).0)
}

/// Tells how a file is to be read.
///
/// # Errors
/// As for [`text`].
pub(super) fn find(input: Input) -> Result<Text, Stop> {
    let (encoding, mark, found) = encoding(input)?;
    if found.is_blank {
        return Err(Problem::new("intake-empty-file").in_file(input.name).into());
    }
    Ok(Text { input, encoding, mark, is_mac: found.returns > 0 && found.breaks == 0 })
}

fn encoding(input: Input) -> Result<(&'static Encoding, u64, Found), Stop> {
    let fault = |problem: Problem| Stop::from(problem.in_file(input.name));
    let start = input.start(SAMPLE).map_err(|error| input.failed(&error))?;
    let read = |encoding, mark| strictly(input, encoding, mark).map_err(|error| input.failed(&error));
    let null_byte = || null_byte(input).map_err(|error| input.failed(&error)).map(fault);
    if let Some((encoding, mark)) = Encoding::for_bom(&start) {
        let mark = mark as u64;
        let found = read(encoding, mark)?;
        let broken = |good| if encoding == UTF_8 { broken_utf8(&good) } else { broken_utf16(&good) };
        return found.map(|found| (encoding, mark, found)).map_err(|good| fault(broken(good)));
    }
    if start.contains(&0) {
        // nearly any bytes of an even number read as UTF-16, and hardly any of it as UTF-8
        let damaged: Stop = null_byte()?;
        if damaged.has_line() && read(UTF_8, 0)?.is_ok() {
            return Err(damaged);
        }
        let encoding = utf16_by_zeros(&start);
        let found = read(encoding, 0)?.ok().filter(|found| found.nulls == 0);
        return found.map(|found| (encoding, 0, found)).ok_or(damaged);
    }
    let (encoding, found) = match read(UTF_8, 0)? {
        Ok(found) => (UTF_8, found),
        Err(good) => {
            let is_likely = looks_like_gbk(input).map_err(|error| input.failed(&error))?;
            let found = if is_likely { read(GB18030, 0)?.ok() } else { None };
            (GB18030, found.ok_or_else(|| fault(broken_utf8(&good)))?)
        }
    };
    if found.nulls > 0 { Err(null_byte()?) } else { Ok((encoding, 0, found)) }
}

/// A byte of nothing: in a text a damaged place, else the sign of a file that is no text.
fn null_byte(input: Input) -> io::Result<Problem> {
    /// A text has no more of them than one among so many.
    const FEW: u64 = 20;
    let (mut zeros, mut length, mut line, mut is_text) = (0, 0, 1, true);
    input.pieces(|piece| {
        for b in piece {
            line += u64::from(zeros == 0 && *b == b'\n');
            zeros += u64::from(*b == 0);
            is_text &= *b >= b' ' || matches!(b, b'\t' | b'\n' | b'\r' | 0);
        }
        length += piece.len() as u64;
    })?;
    let is_damaged = zeros > 0 && zeros * FEW <= length && is_text;
    Ok(if is_damaged { Problem::new("intake-null-byte").at_line(line) } else { Problem::new("intake-not-text") })
}

fn broken_utf8(good: &Found) -> Problem {
    let id = if good.is_ascii { "intake-unknown-encoding" } else { "intake-broken-utf8" };
    Problem::new(id).at_line(good.breaks + 1)
}

fn broken_utf16(good: &Found) -> Problem {
    Problem::new("intake-broken-utf16").at_line(good.breaks + 1)
}

/// UTF-16 without a mark, as some exports write it: every second byte of its ASCII characters is zero.
fn utf16_by_zeros(start: &[u8]) -> &'static Encoding {
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if zeros(1) > zeros(0) { UTF_16LE } else { UTF_16BE }
}

/// Whether the pairs of high bytes are those of everyday simplified Chinese. Nearly any Big5 or Latin-1 text decodes as GB18030 too,
/// but into rare characters: the test is the share of pairs from the punctuation and the characters of GB 2312.
fn looks_like_gbk(input: Input) -> io::Result<bool> {
    let (mut pairs, mut common) = (0_u64, 0_u64);
    let mut first = None;
    input.pieces(|piece| {
        for b in piece {
            match first.take() {
                Some(first) => common += u64::from(*b >= 0xa1 && matches!(first, 0xa1 | 0xa3 | 0xb0..=0xf7)),
                None if *b >= 0x80 => {
                    pairs += 1;
                    first = Some(*b);
                }
                None => {}
            }
        }
    })?;
    Ok(common * 2 >= pairs)
}

/// Reads all of a file in an encoding, or what comes before the first bytes that don't fit.
fn strictly(input: Input, encoding: &'static Encoding, mark: u64) -> io::Result<Result<Found, Found>> {
    let mut found = Found { is_ascii: true, is_blank: true, ..Found::default() };
    let read = pieces(Decoding::new(input, encoding, mark)?, |piece| found.see(piece));
    match read {
        Ok(()) => Ok(Ok(found)),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Err(found)),
        Err(error) => Err(error),
    }
}

impl Found {
    /// Notes a piece of the text, in UTF-8 and cut anywhere.
    fn see(&mut self, piece: &[u8]) {
        self.breaks += count(piece, b'\n');
        self.returns += count(piece, b'\r');
        self.nulls += count(piece, 0);
        self.is_ascii = self.is_ascii && piece.is_ascii();
        self.is_blank = self.is_blank && String::from_utf8_lossy(piece).trim().is_empty();
    }
}

/// How often a byte stands in others.
pub(super) fn count(bytes: &[u8], byte: u8) -> u64 {
    bytes.iter().map(|b| u64::from(*b == byte)).sum()
}

impl<'a> Text<'a> {
    /// The text as UTF-8, from its beginning.
    pub fn open(self) -> io::Result<Decoding<'a>> {
        Decoding::new(self.input, self.encoding, self.mark)
    }

    /// The text as a table's lines need it: each ends with a line feed.
    pub fn open_lines(self) -> io::Result<Lined<'a>> {
        Ok(Lined { text: self.open()?, is_mac: self.is_mac })
    }
}

/// A reader of UTF-8 whose bytes are in any encoding; bytes that don't fit are an error.
pub(super) struct Decoding<'a> {
    bytes: Box<dyn Read + 'a>,
    decoder: Decoder,
    /// Bytes that were read, and where those begin that were not decoded yet.
    raw: Vec<u8>,
    from: usize,
    is_last: bool,
    /// What was decoded, and where that begins which was not handed over yet.
    text: Vec<u8>,
    given: usize,
    is_over: bool,
    is_broken: bool,
}

impl<'a> Decoding<'a> {
    fn new(input: Input<'a>, encoding: &'static Encoding, mark: u64) -> io::Result<Self> {
        let mut bytes = input.content.open()?;
        io::copy(&mut bytes.by_ref().take(mark), &mut io::sink())?;
        let decoder = encoding.new_decoder_without_bom_handling();
        let (raw, text) = (Vec::with_capacity(PIECE), Vec::with_capacity(PIECE));
        Ok(Self { bytes, decoder, raw, from: 0, is_last: false, text, given: 0, is_over: false, is_broken: false })
    }

    /// Decodes the next piece.
    fn refill(&mut self) -> io::Result<()> {
        if self.from == self.raw.len() && !self.is_last {
            (self.from, self.given) = (0, 0);
            self.raw.clear();
            self.is_last = self.bytes.by_ref().take(PIECE as u64).read_to_end(&mut self.raw)? < PIECE;
        }
        self.text.resize(PIECE * 3, 0);
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(&self.raw[self.from..], &mut self.text, self.is_last);
        self.text.truncate(written);
        self.given = 0;
        self.from += read;
        self.is_over = self.is_last && matches!(result, DecoderResult::InputEmpty);
        self.is_broken = matches!(result, DecoderResult::Malformed(..));
        Ok(())
    }
}

impl Read for Decoding<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.is_broken {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the text changed while it was read"));
            }
            if self.is_over {
                return Ok(0);
            }
            self.refill()?;
        }
        let read = buffer.len().min(self.text.len() - self.given);
        buffer[..read].copy_from_slice(&self.text[self.given..][..read]);
        self.given += read;
        Ok(read)
    }
}

/// A text whose lines all end with a line feed.
pub(super) struct Lined<'a> {
    text: Decoding<'a>,
    is_mac: bool,
}

impl Read for Lined<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(buffer)?;
        if self.is_mac {
            buffer[..read].iter_mut().filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        }
        Ok(read)
    }
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

    /// A pipe that gives a few bytes at a time.
    struct Trickle<'a>(&'a [u8]);

    impl super::super::Content for Trickle<'_> {
        fn open(&self) -> io::Result<Box<dyn Read + '_>> {
            let pieces: Vec<&[u8]> = self.0.chunks(7).collect();
            Ok(pieces.into_iter().fold(Box::new(io::empty()), |before, piece| Box::new(before.chain(piece))))
        }
    }

    #[test]
    fn a_character_may_lie_on_both_sides_of_a_piece() {
        let row = "a,云南昆明\u{20000}é\r\n";
        let read = |content: &dyn super::super::Content| {
            let mut read = String::new();
            let text = find(Input { name: "a.csv", content }).unwrap();
            text.open().unwrap().read_to_string(&mut read).unwrap();
            read
        };
        for words in [row.repeat(PIECE / 8), row.repeat(50)] {
            let wide: Vec<u8> = format!("\u{feff}{words}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            for bytes in [words.as_bytes(), &GB18030.encode(&words).0, &wide] {
                // without the text, which is long
                assert!(read(&bytes) == words);
                assert!(words.len() > PIECE || read(&Trickle(bytes)) == words);
            }
        }
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
