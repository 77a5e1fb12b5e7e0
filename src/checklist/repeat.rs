//! `repeat`: one speaker says nearly the same again.

use serde::Serialize;

use super::Extent;
use super::amounts::{percent, reach};
use crate::problem::Problem;
use crate::yaml::{Node, Reader, Value};

/// How alike two utterances are that are nearly the same, where nothing else is said, in percent.
const LIKE: u8 = 80;

/// How often the same speaker says nearly the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeat {
    /// Whether it must happen, or must not.
    pub limit: Often,
    /// Among how many spoken turns, or in how much time; the whole conversation where nothing is said.
    pub within: Option<Extent>,
    /// How alike two utterances are that are nearly the same, in percent.
    pub like: u8,
}

/// How often something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Often {
    /// It passes where nearly the same is said so many times: a mark for other items to depend on.
    AtLeast(usize),
    /// It passes where nothing is said more often.
    AtMost(usize),
}

/// Reads `{at_most: 2, within: 6 turns, like: 80%}`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Repeat> {
    let map = reader.map(node, &["at_least", "at_most", "within", "like"]);
    let within = map.get("within").map(|node| reach(reader, node));
    let like = map.get("like").map_or(Some(LIKE), |node| percent(reader, node));
    let limit = match (map.get("at_least"), map.get("at_most")) {
        (Some(node), None) => {
            let times = reader.count(node);
            if times == Some(1) {
                reader.complain(node.mark, Problem::new("checklist-repeat-once"));
                return None;
            }
            times.map(Often::AtLeast)
        }
        (None, Some(node)) => reader.count(node).map(Often::AtMost),
        _ if matches!(node.value, Value::Map(_)) => {
            reader.complain(map.mark, Problem::new("checklist-bad-repeat"));
            None
        }
        _ => None,
    };
    Some(Repeat { limit: limit?, within: within.unwrap_or(None), like: like? })
}
