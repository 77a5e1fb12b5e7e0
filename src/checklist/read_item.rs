//! One item of a checklist file: what it asks, where, when, and what it is worth.

use super::around::Around;
use super::bounds;
use super::read_example::examples;
use super::read_words::words;
use super::rule::{Ask, Deduction, Extent, ItemTest, Review, Rule, Scope, Who, Window};
use super::{Class, Item, Judges, Severity, ask, combine, data, label, measure, order, repeat};
use crate::condition;
use crate::problem::Problem;
use crate::records::Points;
use crate::yaml::{Map, Node, Reader, Value};

const KEYS: &[&str] = &[
    "id",
    "title",
    "source",
    "points",
    "class",
    "severity",
    "per_hit",
    "at_most",
    "advice",
    "optional",
    "say",
    "never_say",
    "data",
    "measure",
    "order",
    "repeat",
    "label",
    "ask",
    "combine",
    "where",
    "when",
    "when_items",
    "unless",
    "perhaps",
    "review",
    "coach",
    "examples",
];
/// Kinds of items; each asks exactly one.
const KINDS: &[&str] = &["say", "never_say", "data", "measure", "order", "repeat", "label", "ask", "combine"];
/// The kinds that judge what was not said in a call.
const OF_RECORDS: &[&str] = &["data", "ask", "combine"];
/// Keys that mean something for some kinds only.
const ONLY: &[(&str, &[&str])] = &[
    ("where", &["say", "never_say", "data", "measure", "order", "repeat"]),
    ("unless", &["say", "never_say", "measure"]),
    ("perhaps", &["say", "never_say"]),
    ("per_hit", &["never_say"]),
    ("at_most", &["never_say"]),
];

/// Reads an item. Every key is read before anything is given up, so that all mistakes show.
pub(super) fn item(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<(Item, Rule)> {
    let map = reader.map(node, KEYS);
    if !matches!(node.value, Value::Map(_)) {
        return None;
    }
    let id = reader.required(&map, "id").and_then(|node| new_id(reader, node, around));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    let worth = reader.required(&map, "points").and_then(|node| points(reader, node));
    let source = map.get("source").and_then(|node| reader.text(node));
    let class = map.get("class").and_then(|node| reader.choice(node, CLASSES)).unwrap_or_default();
    let severity = map.get("severity").and_then(|node| reader.choice(node, SEVERITIES)).unwrap_or_default();
    let coach = map.get("coach").and_then(|node| reader.text(node));
    let advice = map.get("advice").and_then(|node| reader.choice(node, YES_OR_NO)).unwrap_or_default();
    let kind = kind(reader, &map, around.judges);
    let ask = kind.and_then(|kind| ask(reader, kind, map.get(kind)?, around));
    let is_of_talk = ask.as_ref().is_some_and(Ask::needs_words) && kind.is_some_and(|kind| OF_RECORDS.contains(&kind));
    if let Some(mark) = kind.and_then(|kind| map.key_mark(kind)).filter(|_| is_of_talk && around.judges == Judges::Visits) {
        reader.complain(mark, no_words("agrees_with", around.judges));
    }
    let scope = map.get("where").map(|node| scope(reader, node)).unwrap_or_default();
    let rule = Rule {
        bounds: map.get("where").map(|node| bounds::read(reader, node, kind, &mut around.lists)).unwrap_or_default(),
        perhaps: map.get("perhaps").and_then(|node| words(reader, node, &mut around.lists)),
        unless: map.get("unless").and_then(|node| words(reader, node, &mut around.lists)),
        when: map.get("when").map(|node| condition::read(reader, node, around.vocabulary())).unwrap_or_default(),
        when_items: map.get("when_items").map(|node| when_items(reader, node, around)).unwrap_or_default(),
        review: map.get("review").and_then(|node| reader.choice(node, REVIEWS)).unwrap_or_default(),
        deduct: deduction(reader, &map),
        optional: map.get("optional").and_then(|node| reader.choice(node, YES_OR_NO)).unwrap_or_default(),
        examples: examples(reader, &map, scope, kind, around),
        mark: node.mark,
        scope,
        ask: ask?,
    };
    Some((Item { id: id?, title: title?, source, points: worth?, class, severity, coach, advice }, rule))
}

fn new_id(reader: &mut Reader, node: &Node, around: &mut Around) -> Option<String> {
    let id = reader.id(node)?;
    if let Some(first) = around.before.get(&id) {
        // an included file's line is told with the file
        let file = &reader.sources()[first.file].file;
        let line = if first.file == node.mark.file { first.line.to_string() } else { format!("{} ({file})", first.line) };
        reader.complain(node.mark, Problem::new("checklist-id-twice").with("id", &id).with("line", line));
    } else {
        around.before.insert(id.clone(), node.mark);
    }
    Some(id)
}

const YES_OR_NO: &[(&str, bool)] = &[("true", true), ("false", false)];

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

/// What each hit costs, and all of them at most.
fn deduction(reader: &mut Reader, map: &Map) -> Option<Deduction> {
    let at_most = map.get("at_most").and_then(|node| points(reader, node));
    let Some(node) = map.get("per_hit") else {
        if let Some(mark) = map.key_mark("at_most") {
            reader.complain(mark, Problem::new("checklist-at-most-of-what"));
        }
        return None;
    };
    points(reader, node).map(|per_hit| Deduction { per_hit, at_most })
}

/// The one kind of an item; complains of none, of several, and of keys that mean nothing for it.
fn kind(reader: &mut Reader, map: &Map, judges: Judges) -> Option<&'static str> {
    let asked: Vec<&'static str> = KINDS.iter().copied().filter(|kind| map.get(kind).is_some()).collect();
    let [kind] = asked[..] else {
        let mark = asked.get(1).and_then(|kind| map.key_mark(kind)).unwrap_or(map.mark);
        let id = if asked.is_empty() { "checklist-asks-nothing" } else { "checklist-asks-twice" };
        reader.complain(mark, Problem::new(id).with("kinds", KINDS.join(", ")));
        return None;
    };
    if judges != Judges::Calls && !OF_RECORDS.contains(&kind) {
        reader.complain(map.key_mark(kind).unwrap_or(map.mark), no_words(kind, judges));
    }
    for (key, kinds) in ONLY {
        if let Some(mark) = map.key_mark(key).filter(|_| !kinds.contains(&kind)) {
            let problem = Problem::new("checklist-key-not-for").with("key", key).with("kind", kind);
            reader.complain(mark, problem.with("kinds", kinds.join(", ")));
        }
    }
    Some(kind)
}

/// What is asked of words where there are none.
fn no_words(kind: &str, judges: Judges) -> Problem {
    let problem = Problem::new("checklist-no-words").with("kind", kind).with("for", judges.name());
    problem.with("kinds", OF_RECORDS.join(", "))
}

fn ask(reader: &mut Reader, kind: &str, node: &Node, around: &mut Around) -> Option<Ask> {
    match kind {
        "say" => words(reader, node, &mut around.lists).map(Ask::Say),
        "never_say" => words(reader, node, &mut around.lists).map(Ask::NeverSay),
        "data" => data::read(reader, node, around).map(Ask::Data),
        "measure" => measure::read(reader, node, around).map(Ask::Measure),
        "order" => order::read(reader, node, around).map(Ask::Order),
        "repeat" => repeat::read(reader, node).map(Ask::Repeat),
        "label" => label::read(reader, node).map(Ask::Label),
        "ask" => ask::read(reader, node).map(Ask::Person),
        _ => combine::read(reader, node, around).map(Ask::Combine),
    }
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
fn when_items(reader: &mut Reader, node: &Node, around: &Around) -> Vec<(String, ItemTest)> {
    let tests = [("pass", ItemTest::Pass), ("fail", ItemTest::Fail)];
    let pairs = reader.pairs(node);
    if pairs.is_empty() && matches!(node.value, Value::Map(_)) {
        reader.complain(node.mark, Problem::new("condition-empty"));
    }
    let mut all = Vec::new();
    for (key, node) in pairs {
        if !around.ids.contains(&key.name) {
            around.no_item(reader, key.mark, &key.name);
        }
        all.extend(reader.choice(node, &tests).map(|test| (key.name.clone(), test)));
    }
    all
}
