//! One line of our own format in its usual shape, read without the detours that find out what is wrong with an unusual one.
//!
//! Whatever is not as usual (a key twice, a time as text, a missing text) is no mistake here: [`read`] gives `None`, and the reader of
//! `spotcheck.rs` has the say. What both read, they read alike.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::speakers::{self, Draft};
use super::{Format, Options, ReadTranscript, call_of};
use crate::intake::table::cell;
use crate::records::{CallId, fields};

/// Later times are looked at by the other reader.
const LAST_MILLISECOND: u64 = 1_000_000_000_000_000;

struct Line<'a> {
    facts: Vec<(&'a str, Value)>,
    turns: Vec<Draft>,
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
    let unusual = |key: &str| matches!(key, "recognised" | "recognized") || fields::known(key) == Some("recording");
    if facts.iter().any(|(key, _)| unusual(key)) {
        return None;
    }
    let id = facts.iter().filter(|(key, _)| fields::known(key) == Some("call_id")).min_by_key(|(key, _)| fields::ranked(key));
    let call = CallId::parse(&cell(id?.1.clone()).text())?;
    let facts = facts.into_iter().map(|(key, value)| (key.to_owned(), cell(value))).collect();
    let facts = call_of(facts, None, options.zone).ok()?;
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

fn draft(turn: Turn) -> Option<Draft> {
    let is_late = |time: Option<u64>| time.is_some_and(|time| time >= LAST_MILLISECOND);
    if turn.duration_ms.is_some() || is_late(turn.start_ms) || is_late(turn.end_ms) {
        return None;
    }
    let label = turn.speaker.map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned);
    Some(Draft { label, start_ms: turn.start_ms, end_ms: turn.end_ms, text: turn.text })
}
