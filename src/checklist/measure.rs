//! `measure`: a number taken from the times and turns of a conversation, held against limits.

use serde::Serialize;

use super::amounts::{millis, number, parse_millis};
use super::around::Around;
use super::read_words::words;
use super::{Who, Words};
use crate::problem::Problem;
use crate::yaml::{Map, Node, Reader, Value};

const KEYS: &[&str] = &["what", "as", "at_least", "at_most", "from", "speaker", "compared_with"];

/// A number and its limits.
#[derive(Debug, Clone, Serialize)]
pub struct Measure {
    /// What is measured.
    pub what: Quantity,
    /// What is made of several values.
    pub summary: Summary,
    /// Whose, where it is somebody's; of `overlap`, who breaks in.
    pub speaker: Who,
    /// The words that announce a hold.
    pub from: Option<Words>,
    /// Whether the rate of speech is given in percent of the customer's.
    pub compared: bool,
    /// At least this: seconds, characters a minute, percent or a count, by what is measured.
    pub at_least: Option<f64>,
    /// At most this.
    pub at_most: Option<f64>,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Gaps in which nobody speaks, between the first words and the last; `[noise]` is no speech, 嗯 is.
    Silence,
    /// From the announcement of a hold (请稍等) to the agent's return; noise and 嗯 do not end it.
    Hold,
    /// Times in which two speak at once, by who begins later; 嗯 interrupts nobody.
    Overlap,
    /// From the customer's end to the agent's beginning.
    ReplyDelay,
    /// Characters a minute of a speaker's own speaking time.
    SpeechRate,
    /// The agent's part of all speaking time, in percent.
    TalkShare,
    /// How many turns were spoken.
    Turns,
    /// How long the call lasted, in seconds: by its record, else by its last words.
    Duration,
    /// How long the customer waited before the call was answered, in seconds, by its record.
    AnswerDelay,
}

/// What is made of several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Summary {
    /// The largest; of what has a single value, that.
    Max,
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
    /// How many are longer than so many milliseconds.
    CountOver(u64),
}

const QUANTITIES: &[(&str, Quantity)] = &[
    ("silence", Quantity::Silence),
    ("hold", Quantity::Hold),
    ("overlap", Quantity::Overlap),
    ("reply_delay", Quantity::ReplyDelay),
    ("speech_rate", Quantity::SpeechRate),
    ("talk_share", Quantity::TalkShare),
    ("turns", Quantity::Turns),
    ("duration", Quantity::Duration),
    ("answer_delay", Quantity::AnswerDelay),
];

impl Quantity {
    /// Its name in checklists.
    #[must_use]
    pub fn name(self) -> &'static str {
        QUANTITIES.iter().find(|(_, quantity)| *quantity == self).map_or("", |(name, _)| name)
    }

    /// Whether a call may have several of it.
    fn is_many(self) -> bool {
        matches!(self, Self::Silence | Self::Hold | Self::Overlap | Self::ReplyDelay)
    }

    /// Whether it is a length of time.
    #[must_use]
    pub fn is_time(self) -> bool {
        self.is_many() || matches!(self, Self::Duration | Self::AnswerDelay)
    }

    /// The keys that mean something for it, besides the limits.
    fn takes(self, key: &str) -> bool {
        match key {
            "as" => self.is_many(),
            "from" => self == Self::Hold,
            "speaker" => matches!(self, Self::SpeechRate | Self::Turns | Self::Overlap),
            "compared_with" => self == Self::SpeechRate,
            _ => true,
        }
    }
}

impl Measure {
    /// Whether it can only be told from what was said, and not from the record.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        !matches!(self.what, Quantity::AnswerDelay | Quantity::Duration)
    }

    /// The words that are looked for.
    pub(super) fn words(&self) -> Vec<&Words> {
        self.from.iter().collect()
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> Vec<&mut Words> {
        self.from.iter_mut().collect()
    }
}

/// Reads `{what: silence, as: max, at_most: 20s}` and the like.
pub(super) fn read(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Measure> {
    let map = reader.map(node, KEYS);
    let what = reader.required(&map, "what").and_then(|node| reader.choice(node, QUANTITIES))?;
    for key in KEYS {
        if let Some(mark) = map.key_mark(key).filter(|_| !what.takes(key)) {
            reader.complain(mark, Problem::new("checklist-measure-key").with("key", key).with("what", what.name()));
        }
    }
    let summary = map.get("as").map_or(Some(Summary::Max), |node| summary(reader, node));
    let speakers = [("agent", Who::Agent), ("customer", Who::Customer), ("any", Who::Any)];
    let usual = if what == Quantity::Turns { Who::Any } else { Who::Agent };
    let speaker = map.get("speaker").map_or(Some(usual), |node| reader.choice(node, &speakers));
    let compared = map.get("compared_with").is_some_and(|node| reader.choice(node, &[("customer", ())]).is_some());
    let from = map.get("from").and_then(|node| words(reader, node, &mut around.lists));
    if what == Quantity::Hold && map.get("from").is_none() {
        reader.complain(map.mark, Problem::new("checklist-hold-from"));
    }
    let summary = summary?;
    let (at_least, at_most) = limits(reader, &map, what, summary)?;
    Some(Measure { what, summary, speaker: speaker?, from, compared, at_least, at_most })
}

/// `max`, `mean`, `sum`, or `{count_over: 20s}`.
fn summary(reader: &mut Reader, node: &Node) -> Option<Summary> {
    if matches!(node.value, Value::Map(_)) {
        let map = reader.map(node, &["count_over"]);
        return reader.required(&map, "count_over").and_then(|node| millis(reader, node)).map(Summary::CountOver);
    }
    reader.choice(node, &[("max", Summary::Max), ("mean", Summary::Mean), ("sum", Summary::Sum)])
}

type Limits = (Option<f64>, Option<f64>);

fn limits(reader: &mut Reader, map: &Map, what: Quantity, summary: Summary) -> Option<Limits> {
    let is_time = what.is_time() && !matches!(summary, Summary::CountOver(_));
    let mut limit = |key: &str| map.get(key).map(|node| amount(reader, node, is_time));
    let (at_least, at_most) = (limit("at_least"), limit("at_most"));
    if at_least == Some(None) || at_most == Some(None) {
        return None;
    }
    let id = match (at_least.flatten(), at_most.flatten()) {
        (None, None) => "checklist-no-limit",
        (Some(least), Some(most)) if least > most => "checklist-limits-crossed",
        limits => return Some(limits),
    };
    reader.complain(map.mark, Problem::new(id));
    None
}

/// A limit: seconds as `20s`, `2m` or a bare number; of what is no time a number, with `%` behind it or not.
fn amount(reader: &mut Reader, node: &Node, is_time: bool) -> Option<f64> {
    let text = node.scalar().unwrap_or_default();
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a year are exact in a double")]
    let given = if is_time {
        parse_millis(&text).map(|ms| ms as f64 / 1_000.0)
    } else {
        text.trim().strip_suffix('%').and_then(|number| number.trim().parse().ok())
    };
    given.or_else(|| number(reader, node))
}
