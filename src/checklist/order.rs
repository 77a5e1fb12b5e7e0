//! `order`: what is said in which order, or what must follow on something.

use serde::Serialize;

use super::amounts::reach;
use super::around::Around;
use super::read_words::words;
use super::{Extent, Who, Words};
use crate::problem::Problem;
use crate::yaml::{Map, Node, Reader, Value};

/// What must come in which order.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "a checklist holds a handful of them")]
pub enum Order {
    /// All of these, each after the one before it.
    Steps(Vec<Step>),
    /// Where the one was, the other must follow.
    Then {
        /// What it depends on.
        cause: Step,
        /// Who says the words it depends on.
        by: Who,
        /// What must follow; one time that it follows is enough.
        then: Step,
        /// How soon: so many turns of the speaker whom the item looks at, or so much time; anywhere after it where nothing is said.
        within: Option<Extent>,
    },
}

/// One thing that happens in a conversation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Another item passes; it stands where that item's evidence stands.
    Item(String),
    /// Words are said.
    Words(Words),
}

impl Order {
    fn steps(&self) -> Vec<&Step> {
        match self {
            Self::Steps(steps) => steps.iter().collect(),
            Self::Then { cause, then, .. } => vec![cause, then],
        }
    }

    /// The words that are looked for.
    pub(super) fn words<'o>(&'o self) -> Vec<&'o Words> {
        let words = |step: &'o Step| if let Step::Words(words) = step { Some(words) } else { None };
        self.steps().into_iter().filter_map(words).collect()
    }

    /// The same, to be changed.
    pub(super) fn words_mut<'o>(&'o mut self) -> Vec<&'o mut Words> {
        let steps: Vec<&'o mut Step> = match self {
            Self::Steps(steps) => steps.iter_mut().collect(),
            Self::Then { cause, then, .. } => vec![cause, then],
        };
        let words = |step: &'o mut Step| if let Step::Words(words) = step { Some(words) } else { None };
        steps.into_iter().filter_map(words).collect()
    }

    /// The items that it asks for.
    pub(super) fn items<'o>(&'o self) -> Vec<&'o str> {
        let item = |step: &'o Step| if let Step::Item(id) = step { Some(id.as_str()) } else { None };
        self.steps().into_iter().filter_map(item).collect()
    }
}

/// Reads `{steps: [a, b]}` or `{if: a, then: b, within: 2 turns}`.
pub(super) fn read(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Order> {
    let map = reader.map(node, &["steps", "if", "by", "then", "within"]);
    match (map.get("steps"), map.get("if")) {
        (Some(node), None) => {
            for key in ["by", "then", "within"] {
                if let Some(mark) = map.key_mark(key) {
                    reader.complain(mark, Problem::new("checklist-order-key").with("key", key));
                }
            }
            steps(reader, node, around)
        }
        (None, Some(cause)) => follows(reader, &map, cause, around),
        _ if matches!(node.value, Value::Map(_)) => {
            reader.complain(map.mark, Problem::new("checklist-bad-order"));
            None
        }
        _ => None,
    }
}

fn steps(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Order> {
    let nodes = reader.list(node);
    if nodes.len() < 2 && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("checklist-few-steps"));
    }
    let steps: Vec<Step> = nodes.iter().filter_map(|node| step(reader, node, around)).collect();
    (steps.len() >= 2).then_some(Order::Steps(steps))
}

fn follows(reader: &mut Reader, map: &Map, cause: &Node, around: &mut Around) -> Option<Order> {
    let cause = step(reader, cause, around);
    let then = reader.required(map, "then").and_then(|node| step(reader, node, around));
    let speakers = [("agent", Who::Agent), ("customer", Who::Customer), ("any", Who::Any)];
    let by = map.get("by").map_or(Some(Who::Any), |node| reader.choice(node, &speakers));
    let within = map.get("within").map(|node| reach(reader, node));
    Some(Order::Then { cause: cause?, by: by?, then: then?, within: within.unwrap_or(None) })
}

/// An item's id, or words. Nobody says `read_back`: what looks like an id and is none is a slip.
fn step(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Step> {
    if let Some(text) = node.scalar() {
        if around.ids.contains(&text) {
            return Some(Step::Item(text));
        }
        if text.contains('_') && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
            around.no_item(reader, node.mark, &text);
            return None;
        }
    }
    words(reader, node, &mut around.lists).map(Step::Words)
}
