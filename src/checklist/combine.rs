//! `combine`: the verdicts of other items put together.

use serde::Serialize;

use super::around::Around;
use crate::problem::Problem;
use crate::yaml::{Node, Reader, Value};

/// Other items, and how many of them must have passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Combine {
    /// How many.
    pub need: Need,
    /// Their ids.
    pub of: Vec<String>,
}

/// How many items must have passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Every one.
    All,
    /// One at least.
    Any,
    /// Not one.
    None,
    /// So many at least.
    AtLeast(usize),
}

/// Reads `{all: [a, b]}`, `{any: …}`, `{none: …}` or `{at_least: 2, of: […]}`.
pub(super) fn read(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<Combine> {
    const FORMS: &[&str] = &["all", "any", "none", "at_least", "of"];
    let map = reader.map(node, FORMS);
    let given: Vec<&str> = FORMS.iter().copied().filter(|form| map.get(form).is_some()).collect();
    let (need, ids) = match given[..] {
        ["all"] => (Need::All, map.get("all")?),
        ["any"] => (Need::Any, map.get("any")?),
        ["none"] => (Need::None, map.get("none")?),
        ["at_least", "of"] => (Need::AtLeast(reader.count(map.get("at_least")?)?), map.get("of")?),
        _ => {
            if matches!(node.value, Value::Map(_)) {
                reader.complain(map.mark, Problem::new("checklist-bad-combine"));
            }
            return None;
        }
    };
    let of = around.items(reader, ids);
    if let (Need::AtLeast(need), Some(node)) = (need, map.get("at_least"))
        && need > reader.list(ids).len()
    {
        let problem = Problem::new("checklist-at-least-too-many").with("need", need).with("of", reader.list(ids).len());
        reader.complain(node.mark, problem);
    }
    (!of.is_empty()).then_some(Combine { need, of })
}
