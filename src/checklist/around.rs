//! What the reading of an item knows of the rest of its checklist.

use std::collections::{BTreeMap, BTreeSet};

use super::Judges;
use super::read_lists::Lists;
use crate::problem::Problem;
use crate::records::fields::Vocabulary;
use crate::yaml::{Mark, Node, Reader, Value};

/// Whether an item without examples is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Untested {
    Allowed,
    Refused,
}

/// The rest of the checklist, as an item needs it.
pub(super) struct Around {
    /// The named lists.
    pub lists: Lists,
    /// The ids of the items that were read so far, with their places.
    pub before: BTreeMap<String, Mark>,
    /// The ids of all items, also of those that come later.
    pub ids: BTreeSet<String>,
    /// Whether an item without examples is refused.
    pub untested: Untested,
    /// What the checklist judges.
    pub judges: Judges,
}

impl Around {
    /// The names of the fields that items may ask for.
    pub fn vocabulary(&self) -> &'static Vocabulary {
        self.judges.vocabulary()
    }

    /// The id of an item of this checklist; complains of one that it does not have.
    pub fn item(&self, reader: &mut Reader, node: &Node) -> Option<String> {
        let id = reader.text(node)?;
        if self.ids.contains(&id) {
            return Some(id);
        }
        self.no_item(reader, node.mark, &id);
        None
    }

    /// Complains of an item that the checklist does not have.
    pub fn no_item(&self, reader: &mut Reader, mark: Mark, id: &str) {
        let known = self.ids.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        reader.complain(mark, Problem::new("checklist-no-item").with("item", id).with("known", known));
    }

    /// The ids of a list; complains of an empty one, and of those that the checklist does not have.
    pub fn items(&self, reader: &mut Reader, node: &Node) -> Vec<String> {
        let nodes = reader.list(node);
        if nodes.is_empty() && matches!(node.value, Value::List(_)) {
            reader.complain(node.mark, Problem::new("checklist-empty-list"));
        }
        nodes.iter().filter_map(|node| self.item(reader, node)).collect()
    }
}

/// The ids of all items, before any of them is read: an item may name one that comes later.
pub(super) fn ids(sections: &[&Node]) -> BTreeSet<String> {
    let items = sections.iter().filter_map(|section| section.value_of("items")).flat_map(list);
    items.filter_map(|item| item.value_of("id")?.scalar()).collect()
}

fn list(node: &Node) -> &[Node] {
    if let Value::List(nodes) = &node.value { nodes } else { &[] }
}
