//! One item of a checklist file: what it asks, where, when, and its examples.

use std::collections::BTreeMap;

use super::bounds;
use super::read_words::{Lists, words};
use super::rule::{Ask, Example, Extent, ItemTest, Review, Rule, Scope, Who, Window};
use super::{Class, Item, Severity};
use crate::condition;
use crate::problem::Problem;
use crate::records::{Points, Speaker, fields};
use crate::yaml::{Map, Mark, Node, Reader, Value};

const KEYS: &[&str] = &[
    "id",
    "title",
    "source",
    "points",
    "class",
    "severity",
    "say",
    "never_say",
    "where",
    "when",
    "when_items",
    "unless",
    "review",
    "coach",
    "examples",
];
/// Kinds of items; each asks exactly one.
const KINDS: &[&str] = &["say", "never_say"];

/// Whether an item without examples is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Untested {
    Allowed,
    Refused,
}

/// Reads an item; `ids` holds those of the items before it. Every key is read before anything is given up, so that all mistakes show.
pub(super) fn item(
    reader: &mut Reader,
    node: &Node,
    lists: &mut Lists,
    ids: &mut BTreeMap<String, Mark>,
    untested: Untested,
) -> Option<(Item, Rule)> {
    let map = reader.map(node, KEYS);
    if !matches!(node.value, Value::Map(_)) {
        return None;
    }
    let id = reader.required(&map, "id").and_then(|node| new_id(reader, node, ids));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    let points = reader.required(&map, "points").and_then(|node| points(reader, node));
    let source = map.get("source").and_then(|node| reader.text(node));
    let class = map.get("class").and_then(|node| reader.choice(node, CLASSES)).unwrap_or_default();
    let severity = map.get("severity").and_then(|node| reader.choice(node, SEVERITIES)).unwrap_or_default();
    let coach = map.get("coach").and_then(|node| reader.text(node));
    let ask = ask(reader, &map, lists);
    let scope = map.get("where").map(|node| scope(reader, node)).unwrap_or_default();
    let rule = Rule {
        bounds: map.get("where").map(|node| bounds::read(reader, node, lists)).unwrap_or_default(),
        unless: map.get("unless").and_then(|node| words(reader, node, lists)),
        when: map.get("when").map(|node| condition::read(reader, node, fields::calls())).unwrap_or_default(),
        when_items: map.get("when_items").map(|node| when_items(reader, node)).unwrap_or_default(),
        review: map.get("review").and_then(|node| reader.choice(node, REVIEWS)).unwrap_or_default(),
        examples: examples(reader, &map, scope, untested),
        mark: node.mark,
        scope,
        ask: ask?,
    };
    let item = Item { id: id?, title: title?, source, points: points?, class, severity, coach };
    Some((item, rule))
}

fn new_id(reader: &mut Reader, node: &Node, ids: &mut BTreeMap<String, Mark>) -> Option<String> {
    let id = reader.id(node)?;
    if let Some(first) = ids.get(&id) {
        reader.complain(node.mark, Problem::new("checklist-id-twice").with("id", &id).with("line", first.line));
    } else {
        ids.insert(id.clone(), node.mark);
    }
    Some(id)
}

const REVIEWS: &[(&str, Review)] = &[("never", Review::Never), ("on_hit", Review::OnHit), ("always", Review::Always)];
const CLASSES: &[(&str, Class)] =
    &[("customer", Class::Customer), ("business", Class::Business), ("compliance", Class::Compliance)];
const SEVERITIES: &[(&str, Severity)] = &[("minor", Severity::Minor), ("normal", Severity::Normal), ("fatal", Severity::Fatal)];

fn points(reader: &mut Reader, node: &Node) -> Option<Points> {
    let points = node.scalar().and_then(|text| Points::parse(&text));
    if points.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-points"));
    }
    points
}

fn ask(reader: &mut Reader, map: &Map, lists: &mut Lists) -> Option<Ask> {
    let asked: Vec<&str> = KINDS.iter().copied().filter(|kind| map.get(kind).is_some()).collect();
    let [kind] = asked[..] else {
        let mark = asked.get(1).and_then(|kind| map.key_mark(kind)).unwrap_or(map.mark);
        let id = if asked.is_empty() { "checklist-asks-nothing" } else { "checklist-asks-twice" };
        reader.complain(mark, Problem::new(id).with("kinds", KINDS.join(", ")));
        return None;
    };
    let words = words(reader, map.get(kind)?, lists)?;
    Some(if kind == "say" { Ask::Say(words) } else { Ask::NeverSay(words) })
}

fn scope(reader: &mut Reader, node: &Node) -> Scope {
    let map = reader.map(node, &["speaker", "first", "last", "after", "before"]);
    let speakers = [("agent", Who::Agent), ("customer", Who::Customer), ("any", Who::Any)];
    let speaker = map.get("speaker").and_then(|node| reader.choice(node, &speakers)).unwrap_or_default();
    let first = map.get("first").and_then(|node| extent(reader, node)).map(Window::First);
    let last = map.get("last").and_then(|node| extent(reader, node)).map(Window::Last);
    if let (Some(_), Some(mark)) = (first, last.and(map.key_mark("last"))) {
        reader.complain(mark, Problem::new("checklist-two-windows"));
    }
    Scope { speaker, window: first.or(last) }
}

/// `3 turns`, `30s`, `1m`, `20%`; a bare number would leave open of what.
fn extent(reader: &mut Reader, node: &Node) -> Option<Extent> {
    let text = reader.text(node)?;
    let extent = parse_extent(text.trim());
    if extent.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-extent").with("value", text));
    }
    extent
}

fn parse_extent(text: &str) -> Option<Extent> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let count: u32 = text[..digits].parse().ok().filter(|n| *n > 0)?;
    match text[digits..].trim() {
        "turns" | "turn" => Some(Extent::Turns(count as usize)),
        "s" => Some(Extent::Millis(u64::from(count) * 1_000)),
        "m" => Some(Extent::Millis(u64::from(count) * 60_000)),
        "%" => u8::try_from(count).ok().filter(|percent| *percent <= 100).map(Extent::Percent),
        _ => None,
    }
}

/// `{upset: pass, other: fail}`
fn when_items(reader: &mut Reader, node: &Node) -> Vec<(String, ItemTest)> {
    let tests = [("pass", ItemTest::Pass), ("fail", ItemTest::Fail)];
    let pairs = reader.pairs(node);
    pairs.into_iter().filter_map(|(key, node)| Some((key.name.clone(), reader.choice(node, &tests)?))).collect()
}

fn examples(reader: &mut Reader, item: &Map, scope: Scope, untested: Untested) -> Vec<Example> {
    let mut examples = Vec::new();
    if let Some(node) = item.get("examples") {
        let map = reader.map(node, &["pass", "fail"]);
        for (key, passes) in [("pass", true), ("fail", false)] {
            let nodes = map.get(key).map(|node| reader.list(node)).unwrap_or_default();
            examples.extend(nodes.iter().filter_map(|node| example(reader, node, scope, passes)));
        }
    }
    let lacking =
        [("pass", true), ("fail", false)].into_iter().filter(|(_, passes)| !examples.iter().any(|e| e.passes == *passes));
    let lacking: Vec<&str> = lacking.map(|(key, _)| key).collect();
    if untested == Untested::Refused && !lacking.is_empty() {
        let mark = item.key_mark("examples").unwrap_or(item.mark);
        reader.complain(mark, Problem::new("checklist-untested").with("lacking", lacking.join(", ")));
    }
    examples
}

fn example(reader: &mut Reader, node: &Node, scope: Scope, passes: bool) -> Option<Example> {
    let turns = if let Value::List(nodes) = &node.value {
        nodes.iter().filter_map(|node| example_turn(reader, node)).collect()
    } else {
        let speaker = if scope.speaker == Who::Customer { Speaker::Customer } else { Speaker::Agent };
        vec![(speaker, None, reader.text(node)?)]
    };
    Some(Example { passes, turns, mark: node.mark })
}

fn example_turn(reader: &mut Reader, node: &Node) -> Option<(Speaker, Option<u64>, String)> {
    let map = reader.map(node, &["agent", "customer", "at"]);
    let at = map.get("at").and_then(|node| match extent(reader, node)? {
        Extent::Millis(ms) => Some(ms),
        Extent::Turns(_) | Extent::Percent(_) => None,
    });
    let speakers = [("agent", Speaker::Agent), ("customer", Speaker::Customer)];
    let mut said = speakers.into_iter().filter_map(|(key, speaker)| Some((speaker, map.get(key)?)));
    if let (Some((speaker, node)), None) = (said.next(), said.next()) {
        return Some((speaker, at, reader.text(node)?));
    }
    reader.complain(map.mark, Problem::new("checklist-bad-example"));
    None
}
