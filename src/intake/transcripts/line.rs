//! One line of our own format in its usual shape, read without the detours that find out what is wrong with an unusual one.
//!
//! Whatever is not as usual (a key twice, a time as text, a missing text) is no mistake here: [`read`] gives `None`, and the reader of
//! `spotcheck.rs` has the say. What both read, they read alike.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::speakers::{self, Draft};
use super::{Format, Options, ReadTranscript, call_in};
use crate::intake::cells::Cell;
use crate::intake::columns::{self, Columns};
use crate::intake::listed;
use crate::intake::table::cell;
use crate::records::{CallId, fields};

/// Later times are looked at by the other reader.
const LAST_MILLISECOND: u64 = 1_000_000_000_000_000;

struct Line<'a> {
    facts: Vec<(&'a str, Value)>,
    turns: Vec<Draft<&'a str>>,
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
    fn of(facts: &[(&str, Value)]) -> Rc<Self> {
        let is_same = |known: &&Rc<Self>| known.names.iter().map(String::as_str).eq(facts.iter().map(|(key, _)| *key));
        let known = KEYS.with_borrow(|known| known.as_ref().filter(is_same).cloned());
        known.unwrap_or_else(|| {
            let keys = Rc::new(Self::new(facts.iter().map(|(key, _)| (*key).to_owned()).collect()));
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

/// A turn under all the names that its parts may have.
#[derive(Deserialize)]
struct Turn<'a> {
    #[serde(alias = "content")]
    text: String,
    #[serde(borrow, alias = "role", default)]
    speaker: Option<&'a str>,
    #[serde(alias = "start", default)]
    start_ms: Option<u64>,
    #[serde(alias = "end", default)]
    end_ms: Option<u64>,
    #[serde(default)]
    duration_ms: Option<IgnoredAny>,
}

/// A call's line; `None` where it is not in the usual shape.
pub(super) fn read(line: &str, options: &Options) -> Option<ReadTranscript> {
    let Line { facts, turns } = sonic_rs::from_str(line).ok()?;
    let keys = Keys::of(&facts);
    let cells: Vec<Cell> = facts.into_iter().map(|(_, value)| cell(value)).collect();
    let call = CallId::parse(&cells[keys.id?].text())?;
    let facts = call_in(listed::Line { columns: &keys.columns, cells: &cells, midnights: true }, options.zone).ok()?;
    let (transcript, notes) = speakers::transcript(turns, Format::Spotcheck, true, options.speakers.of(Format::Spotcheck));
    notes.is_empty().then_some(ReadTranscript { call: Some(call), names: Vec::new(), facts, transcript })
}

impl<'de: 'a, 'a> Deserialize<'de> for Line<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OfLine)
    }
}

struct OfLine;

impl<'de> Visitor<'de> for OfLine {
    type Value = Line<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a call with its turns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let unusual = || de::Error::custom("not as usual");
        let (mut facts, mut turns) = (Vec::<(&str, Value)>::with_capacity(12), None);
        while let Some(key) = map.next_key::<&str>()? {
            if key == "turns" {
                if turns.replace(map.next_value::<Vec<Turn>>()?).is_some() {
                    return Err(unusual());
                }
            } else if facts.iter().any(|(known, _)| *known == key) {
                return Err(unusual());
            } else {
                facts.push((key, map.next_value()?));
            }
        }
        let turns = turns.and_then(|turns| turns.into_iter().map(draft).collect::<Option<_>>()).ok_or_else(unusual)?;
        Ok(Line { facts, turns })
    }
}

fn draft(turn: Turn<'_>) -> Option<Draft<&str>> {
    let is_late = |time: Option<u64>| time.is_some_and(|time| time >= LAST_MILLISECOND);
    if turn.duration_ms.is_some() || is_late(turn.start_ms) || is_late(turn.end_ms) {
        return None;
    }
    let label = turn.speaker.map(str::trim).filter(|label| !label.is_empty());
    Some(Draft { label, start_ms: turn.start_ms, end_ms: turn.end_ms, text: turn.text })
}
