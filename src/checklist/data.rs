//! `data`: a field of the call or the record, and what must be so of it.

use serde::{Serialize, Serializer};

use super::Words;
use super::amounts::{number, parse_millis};
use super::around::Around;
use super::read_words::{regex, words};
use crate::calendar::Span;
use crate::problem::Problem;
use crate::text::{Pattern, fold};
use crate::yaml::{Map, Node, Reader, Value};

const KEYS: &[&str] = &["field", "present", "equals", "in", "matches", "at_least", "at_most", "within", "agrees_with"];

/// A field and what must be so of it.
#[derive(Debug, Clone, Serialize)]
pub struct Data {
    /// The field, by its name in `records::fields`.
    pub field: String,
    /// What must be so.
    pub test: DataTest,
}

/// What must be so of a field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DataTest {
    /// It is there, or it isn't.
    Present(bool),
    /// It is one of these, folded.
    In(Vec<String>),
    /// A regex is found in it, folded like all regexes; `^…$` asks for the whole value. With its text as written.
    Matches(#[serde(skip)] Pattern, String),
    /// It is a number (of `duration` and `answer_delay`: seconds) within these limits.
    Number {
        /// At least this.
        at_least: Option<f64>,
        /// At most this.
        at_most: Option<f64>,
    },
    /// It is a time that lies within a span of another field's time.
    Within(Within),
    /// What was said in the call agrees with it.
    AgreesWith(Agreement),
}

/// A span from the time of another field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Within {
    /// How long.
    pub allowed: Allowed,
    /// The other field.
    pub of: String,
    /// On which side of it.
    pub side: Side,
}

/// On which side of another time a time must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// After it: `30m of created_at`.
    After,
    /// On either side: `30m around planned_at`.
    Around,
    /// Before it, or at it: `30 days before due_at`.
    Before,
}

impl Side {
    /// The words for it in a checklist, each with its blanks.
    const WORDS: [(&str, Self); 3] = [(" of ", Self::After), (" around ", Self::Around), (" before ", Self::Before)];
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// Milliseconds by the clock.
    Millis(u64),
    /// Hours, days or working days as `calendar` counts them.
    Span(#[serde(serialize_with = "as_text")] Span),
}

/// How what is said agrees with a field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// What the one group of a regex catches is the field's value, or the end of it (尾号, 后四位). With its text as written.
    Group(#[serde(skip)] Pattern, String),
    /// These words are said where the field says so, and only there: it is filled, and not 否, 无, no, false or 0.
    Said(Words),
    /// Where these words are said, this regex is found in the field (我要投诉, and the type is 投诉). With its text as written.
    Means(Words, #[serde(skip)] Pattern, String),
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn as_text<S: Serializer>(span: &Span, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(span)
}

impl Data {
    /// The words that are looked for.
    pub(super) fn words(&self) -> Vec<&Words> {
        match &self.test {
            DataTest::AgreesWith(Agreement::Said(words) | Agreement::Means(words, ..)) => vec![words],
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> Vec<&mut Words> {
        match &mut self.test {
            DataTest::AgreesWith(Agreement::Said(words) | Agreement::Means(words, ..)) => vec![words],
            _ => Vec::new(),
        }
    }

    /// Whether it can only be told from what was said.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        matches!(self.test, DataTest::AgreesWith(_))
    }
}

/// Reads `{field: …, at_most: …}` and the like: a field, and one thing that must be so of it.
pub(super) fn read(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Data> {
    let map = reader.map(node, KEYS);
    let field = reader.required(&map, "field").and_then(|node| reader.text(node)).map(|name| around.vocabulary().name_of(&name));
    let given: Vec<&str> = KEYS[1..].iter().copied().filter(|key| map.get(key).is_some()).collect();
    let test = match given[..] {
        ["present"] => reader.choice(map.get("present")?, &[("true", true), ("false", false)]).map(DataTest::Present),
        ["equals"] => reader.text(map.get("equals")?).map(|text| DataTest::In(vec![fold(&text)])),
        ["in"] => values(reader, map.get("in")?).map(DataTest::In),
        ["matches"] => pattern(reader, map.get("matches")?).map(|(pattern, text)| DataTest::Matches(pattern, text)),
        ["at_least" | "at_most"] | ["at_least", "at_most"] => limits(reader, &map),
        ["within"] => within(reader, map.get("within")?, around, field.as_deref()).map(DataTest::Within),
        ["agrees_with"] => agreement(reader, map.get("agrees_with")?, around).map(DataTest::AgreesWith),
        _ if matches!(node.value, Value::Map(_)) => {
            reader.complain(map.mark, Problem::new("checklist-bad-data").with("tests", KEYS[1..].join(", ")));
            None
        }
        _ => None,
    };
    Some(Data { field: field?, test: test? })
}

/// The values of a list, folded.
pub(super) fn values(reader: &mut Reader, node: &Node) -> Option<Vec<String>> {
    let nodes = reader.list(node);
    if nodes.is_empty() && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("checklist-empty-list"));
    }
    let values: Vec<String> = nodes.iter().filter_map(|node| reader.value(node)).map(|text| fold(&text)).collect();
    (!values.is_empty()).then_some(values)
}

fn pattern(reader: &mut Reader, node: &Node) -> Option<(Pattern, String)> {
    match regex(reader, node)? {
        Words::Pattern(pattern, text) => Some((pattern, text)),
        _ => None,
    }
}

fn limits(reader: &mut Reader, map: &Map) -> Option<DataTest> {
    let mut limit = |key: &str| map.get(key).map(|node| number(reader, node));
    let (at_least, at_most) = (limit("at_least"), limit("at_most"));
    if at_least == Some(None) || at_most == Some(None) {
        return None;
    }
    let (at_least, at_most) = (at_least.flatten(), at_most.flatten());
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        reader.complain(map.mark, Problem::new("checklist-limits-crossed"));
        return None;
    }
    Some(DataTest::Number { at_least, at_most })
}

/// `30m of created_at`, `3 working days of completed_at`, `1h around planned_at`, `30 days before due_at`.
fn within(reader: &mut Reader, node: &Node, known: &Around, field: Option<&str>) -> Option<Within> {
    let text = reader.text(node)?;
    let parsed =
        Side::WORDS.iter().find_map(|(word, side)| Some((text.split_once(word)?, *side))).and_then(|((span, of), side)| {
            let allowed = Span::parse(span).map(Allowed::Span).or_else(|| parse_millis(span).map(Allowed::Millis))?;
            let of = known.vocabulary().name_of(of);
            (!of.is_empty()).then_some(Within { allowed, of, side })
        });
    match parsed {
        None => reader.complain(node.mark, Problem::new("checklist-bad-within").with("value", text)),
        Some(within) if Some(within.of.as_str()) == field => {
            reader.complain(node.mark, Problem::new("checklist-within-itself").with("field", &within.of));
        }
        within => return within,
    }
    None
}

fn agreement(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Agreement> {
    let map = reader.map(node, &["regex", "said", "matches"]);
    match (map.get("regex"), map.get("said"), map.get("matches")) {
        (Some(node), None, None) => {
            let (pattern, text) = pattern(reader, node)?;
            if pattern.groups() != 1 {
                reader.complain(node.mark, Problem::new("checklist-one-group").with("regex", text));
                return None;
            }
            Some(Agreement::Group(pattern, text))
        }
        (None, Some(node), None) => words(reader, node, &mut around.lists).map(Agreement::Said),
        (None, Some(node), Some(field)) => {
            let (words, pattern) = (words(reader, node, &mut around.lists), pattern(reader, field));
            let (words, (pattern, text)) = words.zip(pattern)?;
            Some(Agreement::Means(words, pattern, text))
        }
        _ if matches!(node.value, Value::Map(_)) => {
            reader.complain(map.mark, Problem::new("checklist-bad-agreement"));
            None
        }
        _ => None,
    }
}
