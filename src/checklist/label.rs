//! `label`: what an outside model (of emotions, of intents, a language model) found of the call.

use serde::Serialize;

use super::amounts::percent;
use super::data::values;
use crate::text::fold;
use crate::yaml::{Node, Reader, Value};

/// How sure a model must be where nothing else is said, in percent.
const SURE: u8 = 70;

/// A label and the values that pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelTest {
    /// The label's name.
    pub name: String,
    /// The values that pass, folded.
    pub values: Vec<String>,
    /// How sure the model must be, in percent; below, nothing is decided.
    pub sure: u8,
    /// Which model; any where none is named.
    pub model: Option<String>,
}

/// Reads `{name: emotion, in: [calm, glad], sure: 70%}`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<LabelTest> {
    let map = reader.map(node, &["name", "in", "sure", "model"]);
    let name = reader.required(&map, "name").and_then(|node| reader.text(node));
    let values = reader.required(&map, "in").and_then(|node| match node.value {
        Value::List(_) => values(reader, node),
        _ => reader.text(node).map(|text| vec![fold(&text)]),
    });
    let sure = map.get("sure").map_or(Some(SURE), |node| percent(reader, node));
    let model = map.get("model").and_then(|node| reader.text(node));
    Some(LabelTest { name: name?, values: values?, sure: sure?, model })
}
