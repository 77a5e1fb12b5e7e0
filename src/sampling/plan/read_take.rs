//! How many a plan takes, and how they are spread: `take:` and `spread:`.

use super::Spread;
use super::take::{Rate, Take};
use super::texts;
use super::words::Words;
use crate::problem::Problem;
use crate::yaml::{Node, Reader, Value};

/// When shifts begin where a plan doesn't say: in minutes after midnight.
const SHIFTS: [u16; 3] = [0, 8 * 60, 16 * 60];
/// Where the classes of lengths begin where a plan doesn't say: at one minute and at five, in seconds.
const LENGTHS: [u64; 2] = [60, 300];

pub(super) fn spread(reader: &mut Reader, node: &Node, words: Words) -> Option<Spread> {
    let Value::Map(_) = &node.value else {
        return spread_by(reader, node, (node, None), words);
    };
    let map = reader.map(node, &["by", "at"]);
    let by = reader.required(&map, "by")?;
    spread_by(reader, by, (node, map.get("at")), words)
}

fn spread_by(reader: &mut Reader, name: &Node, (node, at): (&Node, Option<&Node>), words: Words) -> Option<Spread> {
    let by = reader.text(name)?;
    let by = by.as_str();
    if let (Some(at), true) = (at, !matches!(by, "shift" | "length")) {
        reader.complain(at.mark, Problem::new("plan-spread-at").with("by", by));
        return None;
    }
    let nodes = at.map(|at| reader.list(at)).unwrap_or_default();
    let texts: Vec<String> = nodes.iter().filter_map(|node| reader.text(node)).collect();
    let spread = match by {
        "weekday" => Some(Spread::Weekday),
        "shift" if at.is_none() => Some(Spread::Shift(SHIFTS.to_vec())),
        "shift" => texts.iter().map(|text| texts::minutes(text)).collect::<Option<Vec<_>>>().and_then(rising).map(Spread::Shift),
        "length" if at.is_none() => Some(Spread::Length(LENGTHS.to_vec())),
        "length" => texts.iter().map(|text| text.parse().ok()).collect::<Option<Vec<u64>>>().and_then(rising).map(Spread::Length),
        field => Some(Spread::Field(words.field(reader, name.mark, field))),
    };
    if spread.is_none() {
        reader.complain(at.unwrap_or(node).mark, Problem::new("plan-bad-spread").with("by", by));
    }
    spread
}

/// The numbers in their order; none where one stands twice.
fn rising<T: Ord>(mut numbers: Vec<T>) -> Option<Vec<T>> {
    numbers.sort_unstable();
    numbers.windows(2).all(|pair| pair[0] != pair[1]).then_some(numbers).filter(|numbers| !numbers.is_empty())
}

/// `{count: 10}`, `{rate: 10%}`, `{rate: {at_least: 30%, target: 50%}}`, `{between: [3, 5]}` or `all`.
pub(super) fn take(reader: &mut Reader, node: &Node) -> Option<Take> {
    if matches!(&node.value, Value::Text(text) if text == "all") {
        return Some(Take::All);
    }
    let map = reader.map(node, &["count", "rate", "between"]);
    let found: Vec<(&str, &Node)> =
        ["count", "rate", "between"].into_iter().filter_map(|key| Some((key, map.get(key)?))).collect();
    match found[..] {
        [("count", node)] => reader.count(node).map(Take::Count),
        [("rate", node)] => rate_or_band(reader, node),
        [(_, node)] => between(reader, node),
        _ => {
            if matches!(node.value, Value::Map(_)) && reader.is_clean() {
                reader.complain(node.mark, Problem::new("plan-take"));
            }
            None
        }
    }
}

fn rate_or_band(reader: &mut Reader, node: &Node) -> Option<Take> {
    if !matches!(node.value, Value::Map(_)) {
        return rate(reader, node).map(Take::Rate);
    }
    let map = reader.map(node, &["at_least", "target"]);
    let at_least = reader.required(&map, "at_least").and_then(|node| rate(reader, node))?;
    let target = map.get("target").map_or(Some(at_least), |node| rate(reader, node))?;
    if target < at_least {
        reader.complain(node.mark, Problem::new("plan-band").with("at_least", at_least).with("target", target));
        return None;
    }
    Some(Take::Band { at_least, target })
}

fn rate(reader: &mut Reader, node: &Node) -> Option<Rate> {
    let text = reader.text(node)?;
    let rate = Rate::parse(&text);
    let id = match rate {
        None => "plan-bad-percent",
        Some(Rate::NONE) => "plan-takes-nothing",
        Some(_) => return rate,
    };
    reader.complain(node.mark, Problem::new(id).with("value", text));
    None
}

fn between(reader: &mut Reader, node: &Node) -> Option<Take> {
    let nodes = reader.list(node);
    let [least, most] = nodes else {
        if matches!(node.value, Value::List(_)) {
            reader.complain(node.mark, Problem::new("plan-between"));
        }
        return None;
    };
    let (least, most) = (reader.count(least)?, reader.count(most)?);
    if least > most {
        reader.complain(node.mark, Problem::new("plan-between"));
        return None;
    }
    Some(Take::Between(least, most))
}
