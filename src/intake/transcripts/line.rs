//! One line of our own format in its usual shape, read without the detours that find out what is wrong with an unusual one.
//!
//! Whatever is not as usual (a key twice, a time as text, a missing text) is no mistake here: [`read`] gives `None`, and the reader of
//! `spotcheck.rs` has the say. What both read, they read alike.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::json_line::Scanner;
use super::speakers::{self, Draft};
use super::{Format, Options, ReadTranscript, call_in};
use crate::intake::cells::Cell;
use crate::intake::columns::{self, Columns};
use crate::intake::listed;
use crate::intake::table::cell;
use crate::records::{CallId, fields};

struct Line<'a> {
    keys: Vec<Cow<'a, str>>,
    cells: Vec<Cell>,
    turns: Vec<Draft<Cow<'a, str>>>,
}

/// What the keys of a line mean: nearly always the same as on the line before.
struct Keys {
    names: Vec<String>,
    columns: Columns,
    /// Which of them is the call's id; `None` where none is, or another one asks for the other reader.
    id: Option<usize>,
}

thread_local! {
    static KEYS: RefCell<Option<Rc<Keys>>> = const { RefCell::new(None) };
}

impl Keys {
    fn of(keys: &[Cow<str>]) -> Rc<Self> {
        let is_same = |known: &&Rc<Self>| known.names.iter().map(String::as_str).eq(keys.iter().map(AsRef::as_ref));
        let known = KEYS.with_borrow(|known| known.as_ref().filter(is_same).cloned());
        known.unwrap_or_else(|| {
            let keys = Rc::new(Self::new(keys.iter().map(|key| (**key).to_owned()).collect()));
            KEYS.set(Some(Rc::clone(&keys)));
            keys
        })
    }

    fn new(names: Vec<String>) -> Self {
        let unusual =
            |key: &String| matches!(key.as_str(), "recognised" | "recognized") || fields::known(key) == Some("recording");
        let ids = (0..names.len()).filter(|at| fields::known(&names[*at]) == Some("call_id"));
        let id = ids.min_by_key(|at| fields::ranked(&names[*at])).filter(|_| !names.iter().any(unusual));
        Self { columns: columns::of_keys(names.iter().cloned()), names, id }
    }
}

/// A call's line; `None` where it is not in the usual shape.
pub(super) fn read(line: &str, options: &Options) -> Option<ReadTranscript> {
    let Line { keys, cells, turns } = whole(line)?;
    let keys = Keys::of(&keys);
    let call = CallId::parse(&cells[keys.id?].text())?;
    let facts = call_in(listed::Line { columns: &keys.columns, cells: &cells, midnights: true }, options.zone).ok()?;
    let (transcript, notes) = speakers::transcript(turns, Format::Spotcheck, true, options.speakers.of(Format::Spotcheck));
    notes.is_empty().then_some(ReadTranscript { call: Some(call), names: Vec::new(), facts, transcript })
}

/// All of a line.
fn whole(line: &str) -> Option<Line<'_>> {
    let mut scanner = Scanner::new(line);
    scanner.pass(b'{')?;
    let mut found = Line { keys: Vec::with_capacity(12), cells: Vec::with_capacity(12), turns: Vec::new() };
    let (mut is_first, mut has_turns) = (true, false);
    while scanner.goes_on(is_first, b'}')? {
        is_first = false;
        let key = scanner.key()?;
        if key == "turns" {
            (!std::mem::replace(&mut has_turns, true)).then_some(())?;
            found.turns = turns(&mut scanner)?;
        } else {
            (!found.keys.contains(&key)).then_some(())?;
            found.keys.push(key);
            found.cells.push(value(&mut scanner)?);
        }
    }
    (has_turns && scanner.is_over()).then_some(found)
}

/// A fact; lists and objects are left to the other reader.
fn value(scanner: &mut Scanner) -> Option<Cell> {
    match scanner.peek()? {
        b'"' => scanner.string().map(|text| Cell::of(&text)),
        _ => scanner.plain().map(cell),
    }
}

fn turns<'a>(scanner: &mut Scanner<'a>) -> Option<Vec<Draft<Cow<'a, str>>>> {
    scanner.pass(b'[')?;
    let mut turns = Vec::with_capacity(64);
    while scanner.goes_on(turns.is_empty(), b']')? {
        turns.push(turn(scanner)?);
    }
    Some(turns)
}

/// A turn under all the names that its parts may have.
fn turn<'a>(scanner: &mut Scanner<'a>) -> Option<Draft<Cow<'a, str>>> {
    scanner.pass(b'{')?;
    let (mut text, mut label, mut start, mut end) = (None, None, None, None);
    let mut is_first = true;
    while scanner.goes_on(is_first, b'}')? {
        is_first = false;
        match &*scanner.key()? {
            "text" | "content" => once(&mut text, scanner.string()?.into_owned())?,
            "speaker" | "role" => once(&mut label, speaker(scanner)?)?,
            "start_ms" | "start" => once(&mut start, time(scanner)?)?,
            "end_ms" | "end" => once(&mut end, time(scanner)?)?,
            "duration_ms" => scanner.null()?.then_some(())?,
            _ => value(scanner).map(drop)?,
        }
    }
    let (start_ms, end_ms) = (start.and_then(Given::value), end.and_then(Given::value));
    Some(Draft { label: label.and_then(Given::value), start_ms, end_ms, text: text? })
}

/// Sets what was not set before.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}

/// What stands under a key that may be null.
enum Given<T> {
    Nothing,
    Value(T),
}

impl<T> Given<T> {
    fn value(self) -> Option<T> {
        match self {
            Self::Nothing => None,
            Self::Value(value) => Some(value),
        }
    }
}

fn speaker<'a>(scanner: &mut Scanner<'a>) -> Option<Given<Cow<'a, str>>> {
    if scanner.null()? {
        return Some(Given::Nothing);
    }
    let label = match scanner.string()? {
        Cow::Borrowed(label) => Cow::Borrowed(label.trim()),
        Cow::Owned(label) => Cow::Owned(label.trim().to_owned()),
    };
    Some(if label.is_empty() { Given::Nothing } else { Given::Value(label) })
}

fn time(scanner: &mut Scanner) -> Option<Given<u64>> {
    if scanner.null()? { Some(Given::Nothing) } else { scanner.count().map(Given::Value) }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::super::{SpeakerRules, spotcheck};
    use super::*;
    use crate::intake::Source;

    /// Whether the line is read here, just as the other reader reads it; what this one leaves, the other one may have the say of.
    fn check(line: &str) -> bool {
        let (zone, speakers) = (TimeZone::UTC, SpeakerRules::default());
        let options = Options { format: None, zone: &zone, pattern: None, speakers: &speakers, sibling: &|_| None };
        let Some(usual) = read(line, &options) else { return false };
        let other = spotcheck::read_line(&Source { name: "-", bytes: line.as_bytes() }, 1, line, &options);
        assert_eq!(Ok(usual), other, "{line}");
        true
    }

    const TURNS: &str = r#""turns": [{"speaker": "agent", "start_ms": 0, "end_ms": 900, "text": "您好"}]"#;

    #[test]
    fn usual_lines_are_read_here() {
        for facts in [
            r#""call_id": "A1", "agent": "966", "start": "2026-11-16 09:30", "duration": "3:25""#,
            r#""call_id": 7, "score": 1.50, "ok": true, "none": null, "big": 123456789012345678901"#,
            r#""call_id": "A\u0031\n", "agent": "九\"六六", "emoji": "\ud83d\ude00""#,
        ] {
            assert!(check(&format!("{{{facts}, {TURNS}}}")), "{facts}");
            assert!(check(&format!(" {{ {TURNS} , {facts} }} ")), "{facts}");
        }
        for turns in [
            r#"{"role":"1","start":5,"content":"您好\n"},{"speaker":null,"start_ms":null,"text":"","note":"x"}"#,
            r#"{"text":"a"},{"speaker":" 客服 ","text":"b","duration_ms":null}"#,
            "",
        ] {
            assert!(check(&format!(r#"{{"call_id":"x","turns":[{turns}]}}"#)), "{turns}");
        }
    }

    #[test]
    fn unusual_lines_are_left_to_the_other_reader() {
        for line in [
            "",
            "[]",
            "{}",
            r#"{"call_id":"x"}"#,
            r#"{"call_id":"x","turns":[]"#,
            r#"{"call_id":"x","turns":[]} x"#,
            r#"{"call_id":"x","turns":[],}"#,
            r#"{"call_id":"x","turns":[,]}"#,
            r#"{"call_id":"x","turns":[],"turns":[]}"#,
            r#"{"call_id":"x","call_id":"y","turns":[]}"#,
            r#"{"call_id":"x","recognised":false,"turns":[]}"#,
            r#"{"call_id":"x","turns":[{"speaker":"agent"}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","content":"b"}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","start":-1}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","start":01}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","start":1.5}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","start":9,"end":8}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","duration_ms":8}]}"#,
            r#"{"call_id":"x","turns":[{"text":"a","start":1000000000000000}]}"#,
            "{\"call_id\":\"x\",\"turns\":[{\"text\":\"a\tb\"}]}",
            r#"{"call_id":"x","turns":[{"text":"\x"}]}"#,
            r#"{"call_id":"x","turns":[{"text":"\ud83d"}]}"#,
            r#"{"call_id":"x","list":[1],"turns":[]}"#,
            r#"{"call_id":"x","agent":"1","start":"never","turns":[]}"#,
        ] {
            assert!(!check(line), "{line}");
        }
    }

    proptest! {
        #[test]
        fn broken_lines_are_read_as_the_other_reader_does(
            at in 0usize..200,
            put in "[{}\\[\\],:\"\\\\ 0-9a-z\u{4e00}-\u{4e09}\t\n.e+-]{0,3}",
            cut in 0usize..6,
        ) {
            let line = format!(r#"{{"call_id": "A1", "agent": "966", "start": "2026-11-16 09:30", "queue": 3, {TURNS}}}"#);
            let chars: Vec<char> = line.chars().collect();
            let (at, end) = (at.min(chars.len()), (at + cut).min(chars.len()));
            let broken: String = chars[..at].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
            check(&broken);
        }

        #[test]
        fn any_text_is_read_as_the_other_reader_does(text in any::<String>(), label in any::<String>(), start in any::<u64>()) {
            let turn = serde_json::json!({"speaker": label, "text": text, "start": start});
            check(&serde_json::json!({"call_id": "x", "note": text, "turns": [turn]}).to_string());
        }
    }
}
