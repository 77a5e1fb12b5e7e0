//! A plan: whom to draw, how many, how often. YAML that users edit.

use crate::problem::Problem;
use crate::yaml::{Map, Node, Reader, Value};

const KEYS: &[&str] = &["plan", "title", "source", "population", "period", "strata", "take", "spares", "replace", "checklist"];
/// How many of a hundred drawn units may be replaced where a plan doesn't say.
const REPLACEABLE: u8 = 20;

/// A sampling plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Clause of the source documents.
    pub source: Option<String>,
    /// How many units a stratum gives; all of them where there are fewer.
    pub count: usize,
    /// How many spares are named.
    pub spares: usize,
    /// How many of a hundred drawn units of a stratum may be replaced.
    pub replace_at_most: u8,
    /// The checklist its units are scored by.
    pub checklist: String,
    /// The file's text, which is stored with every draw.
    pub text: String,
}

impl Plan {
    /// How many of a stratum's drawn units may be replaced: the plan's share of them, rounded up, so that a small stratum has one.
    #[must_use]
    pub fn replaceable(&self, drawn: usize) -> usize {
        (drawn * usize::from(self.replace_at_most)).div_ceil(100)
    }

    /// Reads a plan.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::new(file, text);
        let plan = reader.mapping().and_then(|node| plan(&mut reader, &node, text));
        match plan {
            Some(plan) if reader.is_clean() => Ok(plan),
            _ => Err(reader.into_problems()),
        }
    }
}

fn plan(reader: &mut Reader, node: &Node, text: &str) -> Option<Plan> {
    let map = reader.map(node, KEYS);
    let id = reader.required(&map, "plan").and_then(|node| reader.id(node));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    only(reader, &map, "population", "calls");
    only(reader, &map, "period", "week");
    by_agent(reader, &map);
    let count = reader.required(&map, "take").and_then(|node| take(reader, node));
    let spares = map.get("spares").map_or(count, |node| reader.count(node));
    let replace_at_most = map.get("replace").map_or(Some(REPLACEABLE), |node| replace(reader, node));
    let checklist = reader.required(&map, "checklist").and_then(|node| reader.text(node));
    let source = map.get("source").and_then(|node| reader.text(node));
    Some(Plan {
        id: id?,
        title: title?,
        source,
        count: count?,
        spares: spares?,
        replace_at_most: replace_at_most?,
        checklist: checklist?,
        text: text.to_owned(),
    })
}

fn only(reader: &mut Reader, map: &Map, key: &str, value: &str) {
    if let Some(node) = reader.required(map, key) {
        reader.choice(node, &[(value, ())]);
    }
}

fn by_agent(reader: &mut Reader, map: &Map) {
    let Some(node) = reader.required(map, "strata") else { return };
    for node in reader.list(node) {
        reader.choice(node, &[("agent", ())]);
    }
    if matches!(&node.value, Value::List(nodes) if nodes.len() != 1) {
        reader.complain(node.mark, Problem::new("plan-strata"));
    }
}

/// `{at_most: 20%}`
fn replace(reader: &mut Reader, node: &Node) -> Option<u8> {
    let map = reader.map(node, &["at_most"]);
    let node = reader.required(&map, "at_most")?;
    let text = reader.text(node)?;
    let percent =
        text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<u8>().ok()).filter(|percent| *percent <= 100);
    if percent.is_none() {
        reader.complain(node.mark, Problem::new("plan-bad-percent").with("value", text));
    }
    percent
}

fn take(reader: &mut Reader, node: &Node) -> Option<usize> {
    let map = reader.map(node, &["count"]);
    let node = reader.required(&map, "count")?;
    reader.count(node)
}
