//! An indicator's formula, from its YAML.

use std::collections::BTreeMap;

use super::read::texts;
use super::{Alternatives, FirstContact, Formula, OnTime, Population, Ratio, Repeats, Within};
use crate::calendar::{Span, Unit};
use crate::condition;
use crate::problem::Problem;
use crate::records::Kind;
use crate::records::fields::Vocabulary;
use crate::yaml::{Map, Node, Reader, Value};

/// The keys of which an indicator has one.
pub(super) const FORMULAS: [&str; 8] = ["share", "mean", "nps", "ratio", "on_time", "first_contact", "attainment", "count"];

/// First contacts look no further than this.
const MOST_DAYS: u32 = 31;

/// What is counted.
pub(super) fn population(reader: &mut Reader, node: &Node) -> Option<Population> {
    // people are counted by what they did
    let kinds =
        Kind::ALL.iter().filter(|(_, kind)| *kind != Kind::Inspectors).map(|(name, kind)| (*name, Population::Records(*kind)));
    let all: Vec<(&str, Population)> = std::iter::once(("calls", Population::Calls)).chain(kinds).collect();
    reader.choice(node, &all)
}

/// The one formula that stands among an indicator's keys.
pub(super) fn formula(reader: &mut Reader, map: &Map, of: Population) -> Option<Formula> {
    let found: Vec<&str> = FORMULAS.into_iter().filter(|key| map.get(key).is_some()).collect();
    let [key, rest @ ..] = found.as_slice() else {
        reader.complain(map.mark, Problem::new("kpi-no-formula").with("known", FORMULAS.join(", ")));
        return None;
    };
    if let Some(mark) = rest.first().and_then(|second| map.key_mark(second)) {
        reader.complain(mark, Problem::new("kpi-two-formulas").with("first", key).with("second", rest[0]));
    }
    let node = map.get(key)?;
    let words = of.vocabulary();
    match *key {
        "share" => Some(Formula::Share(alternatives(reader, node, words))),
        "mean" => reader.text(node).map(|field| Formula::Mean(words.name_of(&field))),
        "nps" => reader.text(node).map(|field| Formula::Nps(words.name_of(&field))),
        "ratio" => ratio(reader, node).map(Formula::Ratio),
        "on_time" => on_time(reader, node, words).map(Formula::OnTime),
        "first_contact" => first_contact(reader, node, words).map(Formula::FirstContact),
        "attainment" => reader.id(node).map(Formula::Attainment),
        _ => reader.choice(node, &[("true", ())]).map(|()| Formula::Count),
    }
}

/// A list of conditions, or several.
pub(super) fn alternatives(reader: &mut Reader, node: &Node, words: &Vocabulary) -> Alternatives {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(|node| condition::read(reader, node, words)).collect(),
        _ => vec![condition::read(reader, node, words)],
    }
}

fn ratio(reader: &mut Reader, node: &Node) -> Option<Ratio> {
    let map = reader.map(node, &["of", "at", "among", "once", "groups"]);
    let of = reader.required(&map, "of").and_then(|node| population(reader, node));
    let words = of.unwrap_or(Population::Calls).vocabulary();
    let at = map.get("at").and_then(|node| reader.text(node)).map(|text| words.name_of(&text));
    let among = map.get("among").map(|node| condition::read(reader, node, words)).unwrap_or_default();
    let once = map.get("once").map(|node| texts(reader, node)).unwrap_or_default();
    let once = once.iter().map(|field| words.name_of(field)).collect();
    let pairs = map.get("groups").map(|node| reader.pairs(node)).unwrap_or_default();
    let group = |(key, node): &(crate::yaml::Key, Node)| Some((words.name_of(&key.name), words.name_of(&reader.text(node)?)));
    let groups: BTreeMap<String, String> = pairs.into_iter().filter_map(group).collect();
    let of = of?;
    Some(Ratio { of, at: at.unwrap_or_else(|| of.own_time().to_owned()), among, once, groups })
}

fn on_time(reader: &mut Reader, node: &Node, words: &Vocabulary) -> Option<OnTime> {
    let map = reader.map(node, &["field", "within"]);
    let field = reader.required(&map, "field").and_then(|node| reader.text(node)).map(|field| words.name_of(&field));
    let within = reader.required(&map, "within").and_then(|node| {
        let text = reader.text(node)?;
        let within = within(&text, words);
        if within.is_none() {
            reader.complain(node.mark, Problem::new("kpi-bad-within").with("value", text));
        }
        within
    });
    Some(OnTime { field: field?, within: within? })
}

/// `3 days of completed_at`, `0 days around planned_at`. Nobody counts working days backwards.
fn within(text: &str, words: &Vocabulary) -> Option<Within> {
    let parts = |between: &str| text.split_once(between).map(|(span, base)| (span, base.trim()));
    let (is_around, (span, base)) =
        parts(" around ").map(|parts| (true, parts)).or_else(|| parts(" of ").map(|parts| (false, parts)))?;
    let span = Span::parse(span).filter(|span| !(is_around && span.unit == Unit::WorkingDays))?;
    (!base.is_empty()).then(|| Within { span, base: words.name_of(base), is_around })
}

fn first_contact(reader: &mut Reader, node: &Node, words: &Vocabulary) -> Option<FirstContact> {
    let map = reader.map(node, &["same", "within", "solved", "repeats"]);
    let same = reader.required(&map, "same").map(|node| {
        let nodes = reader.list(node);
        let names = |node| texts(reader, node).iter().map(|field| words.name_of(field)).collect::<Vec<_>>();
        nodes.iter().map(names).filter(|fields| !fields.is_empty()).collect::<Vec<_>>()
    });
    let days = reader.required(&map, "within").and_then(|node| {
        let text = reader.text(node)?;
        let span = Span::parse(&text).filter(|span| span.unit == Unit::Days && (1..=MOST_DAYS).contains(&span.count));
        if span.is_none() {
            reader.complain(node.mark, Problem::new("kpi-bad-days").with("value", text).with("most", MOST_DAYS));
        }
        span.map(|span| span.count)
    });
    let solved = map.get("solved").map_or_else(|| vec![Vec::new()], |node| alternatives(reader, node, words));
    let choices = [("left_out", Repeats::LeftOut), ("counted", Repeats::Counted)];
    let repeats = map.get("repeats").map_or(Some(Repeats::LeftOut), |node| reader.choice(node, &choices));
    Some(FirstContact { same: same?, days: days?, solved, repeats: repeats? })
}
