//! `where: {after: …, before: …}`: words that an item's part of the conversation begins behind, and ends at.

use serde::Serialize;

use super::read_lists::Lists;
use super::read_words::words;
use super::rule::{Who, Words};
use crate::problem::Problem;
use crate::yaml::{Node, Reader, Value};

/// Words that bound where an item looks.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bounds {
    /// It looks at what follows the first time that these are said; where they never are, it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Bound>,
    /// It looks no further than where these are said next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Bound>,
}

/// Words, and whose.
#[derive(Debug, Clone, Serialize)]
pub struct Bound {
    /// Who says them.
    pub by: Who,
    /// What they are.
    pub words: Words,
}

impl Bounds {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.after.is_none() && self.before.is_none()
    }

    /// The words of both.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.after.iter().chain(&self.before).map(|bound| &bound.words)
    }

    /// The same, to be changed.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Words> {
        self.after.iter_mut().chain(&mut self.before).map(|bound| &mut bound.words)
    }
}

/// The bounds in a `where`, whose other keys are read elsewhere.
pub(super) fn read(reader: &mut Reader, node: &Node, kind: Option<&str>, lists: &mut Lists) -> Bounds {
    let Value::Map(pairs) = &node.value else { return Bounds::default() };
    // other kinds look at turns, which words don't part
    for (key, _) in pairs.iter().filter(|(key, _)| matches!(key.name.as_str(), "after" | "before")) {
        if let Some(kind) = kind.filter(|kind| !matches!(*kind, "say" | "never_say")) {
            reader.complain(key.mark, Problem::new("checklist-key-not-for").with("key", &key.name).with("kind", kind));
        }
    }
    let mut bound = |name: &str| {
        let node = pairs.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)?;
        bound(reader, node, lists)
    };
    Bounds { after: bound("after"), before: bound("before") }
}

/// `{customer: WORDS}`, `{agent: WORDS}`, or words of anybody's.
fn bound(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Bound> {
    let by = |name: &str| match name {
        "agent" => Some(Who::Agent),
        "customer" => Some(Who::Customer),
        _ => None,
    };
    if let Value::Map(pairs) = &node.value
        && let [(key, said)] = &pairs[..]
        && let Some(by) = by(&key.name)
    {
        return words(reader, said, lists).map(|words| Bound { by, words });
    }
    words(reader, node, lists).map(|words| Bound { by: Who::Any, words })
}
