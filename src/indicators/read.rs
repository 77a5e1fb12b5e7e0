//! `indicators.yaml` -> definitions, with every mistake at its line and column.

use std::collections::BTreeMap;

use super::read_formula::{FORMULAS, alternatives, formula, population};
use super::{Basis, Bound, Formula, Indicator, Indicators, Lists, Measured, Population, Reward, Scale, Target, Unit, Warning};
use crate::condition;
use crate::problem::Problem;
use crate::text::fold;
use crate::yaml::{Key, Map, Mark, Node, Reader, Value, nearest};

const KEYS: &[&str] = &["scales", "indicators", "weekly", "lists"];
const INDICATOR: [&str; 12] =
    ["id", "title", "source", "rule", "of", "at", "among", "except", "target", "measured", "unit", "smallest"];

/// Below so many a number is small where a definition doesn't say.
const SMALLEST: u64 = 30;

impl Indicators {
    /// Reads the definitions.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::new(file, text);
        let indicators = reader.mapping().map(|node| all(&mut reader, &node));
        match indicators {
            Some(indicators) if reader.is_clean() => Ok(indicators),
            _ => Err(reader.into_problems()),
        }
    }
}

fn all(reader: &mut Reader, node: &Node) -> Indicators {
    let map = reader.map(node, KEYS);
    let told = map.get("scales").map(|node| scales(reader, node)).unwrap_or_default();
    let mut this = Indicators::default();
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    let nodes = reader.required(&map, "indicators").map(|node| reader.list(node)).unwrap_or_default();
    for node in nodes {
        let Some((indicator, mark)) = indicator(reader, node) else { continue };
        if let Some(first) = marks.insert(indicator.id.clone(), mark) {
            reader.complain(mark, Problem::new("yaml-twice").with("key", &indicator.id).with("line", first.line));
        }
        this.list.push(indicator);
    }
    for (name, (mark, scale)) in told {
        let field = this.list.iter().find_map(|indicator| indicator.of.vocabulary().known(&name));
        let known: Vec<&str> = this.list.iter().flat_map(|indicator| indicator.of.vocabulary().names()).collect();
        if let (None, Some(meant)) = (field, nearest(&name, &known)) {
            reader.complain(mark, Problem::new("kpi-scale-unknown").with("field", &name).with("nearest", meant));
        }
        this.scales.insert(field.map_or(name, str::to_owned), scale);
    }
    // a list that lost entries to mistakes may lack what others rest on
    if reader.is_clean() {
        rests(reader, &this, nodes);
        this.weekly = map.get("weekly").map(|node| names(reader, node, &this)).unwrap_or_default();
        this.lists = map.get("lists").map(|node| lists(reader, node, &this)).unwrap_or_default();
    }
    this
}

fn scales(reader: &mut Reader, node: &Node) -> BTreeMap<String, (Mark, Scale)> {
    let pairs = reader.pairs(node);
    pairs.into_iter().filter_map(|(key, node)| Some((key.name.clone(), (key.mark, scale(reader, node)?)))).collect()
}

fn scale(reader: &mut Reader, node: &Node) -> Option<Scale> {
    let map = reader.map(node, &["from", "to", "words"]);
    let from = reader.required(&map, "from").and_then(|node| number(reader, node));
    let to = reader.required(&map, "to").and_then(|node| number(reader, node));
    let (from, to) = (from?, to?);
    if from >= to {
        reader.complain(map.mark, Problem::new("kpi-scale-range").with("from", from).with("to", to));
        return None;
    }
    let mut words = BTreeMap::new();
    let pairs = map.get("words").map(|node| reader.pairs(node)).unwrap_or_default();
    for (key, node) in pairs {
        let Some(value) = number(reader, node) else { continue };
        if (from..=to).contains(&value) {
            words.insert(fold(&key.name), value);
        } else {
            let problem = Problem::new("kpi-scale-word").with("word", &key.name).with("value", value);
            reader.complain(node.mark, problem.with("from", from).with("to", to));
        }
    }
    Some(Scale { from, to, words })
}

fn indicator(reader: &mut Reader, node: &Node) -> Option<(Indicator, Mark)> {
    let known: Vec<&str> = INDICATOR.iter().chain(&FORMULAS).chain(&["basis"]).copied().collect();
    let map = reader.map(node, &known);
    let id = reader.required(&map, "id").and_then(|node| reader.id(node));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    let source = map.get("source").map(|node| texts(reader, node)).unwrap_or_default();
    let rule = reader.required(&map, "rule").and_then(|node| reader.text(node));
    let is_derived = map.get("attainment").is_some();
    let of =
        if is_derived { Some(Population::Calls) } else { reader.required(&map, "of").and_then(|node| population(reader, node)) };
    let words = of.unwrap_or(Population::Calls).vocabulary();
    let formula = formula(reader, &map, of.unwrap_or(Population::Calls));
    let unit = unit(reader, &map, formula.as_ref());
    let at = map.get("at").and_then(|node| reader.text(node)).map(|text| words.name_of(&text));
    let indicator = Indicator {
        at: at.or_else(|| of.map(|of| of.own_time().to_owned())).unwrap_or_default(),
        among: map.get("among").map(|node| condition::read(reader, node, words)).unwrap_or_default(),
        except: map.get("except").map(|node| alternatives(reader, node, words)).unwrap_or_default(),
        target: map.get("target").and_then(|node| target(reader, node, unit)),
        measured: map.get("measured").and_then(|node| reader.choice(node, &Measured::ALL)).unwrap_or(Measured::All),
        smallest: map.get("smallest").and_then(|node| reader.count(node)).map_or(SMALLEST, |count| count as u64),
        basis: map.get("basis").and_then(|node| reader.choice(node, &Basis::ALL)).unwrap_or(Basis::Population),
        id: id?,
        title: title?,
        source,
        rule: rule?,
        of: of?,
        formula: formula?,
        unit,
    };
    Some((indicator, map.key_mark("id").unwrap_or(map.mark)))
}

/// What a value counts, which most formulas tell by themselves.
fn unit(reader: &mut Reader, map: &Map, formula: Option<&Formula>) -> Unit {
    let said = map.get("unit").and_then(|node| reader.choice(node, &Unit::ALL));
    let own = match formula {
        Some(Formula::Count) => Unit::Count,
        Some(Formula::Mean(_)) => return said.unwrap_or(Unit::Points),
        Some(Formula::Nps(_)) => Unit::Points,
        _ => Unit::Percent,
    };
    if let (Some(said), Some(mark)) = (said.filter(|said| *said != own && formula.is_some()), map.key_mark("unit")) {
        reader.complain(mark, Problem::new("kpi-wrong-unit").with("unit", said.name()).with("own", own.name()));
    }
    own
}

fn target(reader: &mut Reader, node: &Node, unit: Unit) -> Option<Target> {
    let map = reader.map(node, &["at_least", "at_most"]);
    match (map.get("at_least"), map.get("at_most")) {
        (Some(node), None) => amount(reader, node, unit).map(Target::AtLeast),
        (None, Some(node)) => amount(reader, node, unit).map(Target::AtMost),
        _ => {
            if matches!(node.value, Value::Map(_)) {
                reader.complain(map.mark, Problem::new("kpi-bad-target"));
            }
            None
        }
    }
}

/// A number in an indicator's unit: `90%` for shares, `10` for everything else.
fn amount(reader: &mut Reader, node: &Node, unit: Unit) -> Option<f64> {
    if unit == Unit::Percent { percent(reader, node) } else { number(reader, node) }
}

/// `90%`, as a fraction of one.
pub(super) fn percent(reader: &mut Reader, node: &Node) -> Option<f64> {
    let text = reader.text(node)?;
    let number = text.trim().strip_suffix(['%', '％']).and_then(|number| number.trim().parse::<f64>().ok());
    let found = number.filter(|number| number.is_finite() && *number >= 0.0);
    if found.is_none() {
        reader.complain(node.mark, Problem::new("kpi-bad-percent").with("value", text));
    }
    found.map(|percent| percent / 100.0)
}

/// A number that is finite.
pub(super) fn number(reader: &mut Reader, node: &Node) -> Option<f64> {
    let found = node.scalar().and_then(|text| text.trim().parse::<f64>().ok()).filter(|number| number.is_finite());
    if found.is_none() {
        reader.expected("yaml-kind-number", node);
    }
    found
}

/// A text, or several.
pub(super) fn texts(reader: &mut Reader, node: &Node) -> Vec<String> {
    match &node.value {
        Value::List(nodes) => nodes.iter().filter_map(|node| reader.text(node)).collect(),
        _ => reader.text(node).into_iter().collect(),
    }
}

/// That what an attainment rests on is there and has a target.
fn rests(reader: &mut Reader, all: &Indicators, nodes: &[Node]) {
    for (indicator, node) in all.list.iter().zip(nodes) {
        let (Formula::Attainment(base), Some(node)) = (&indicator.formula, node.value_of("attainment")) else { continue };
        let found = known(reader, node, base, all);
        let is_plain = |base: &Indicator| base.target.is_some() && !matches!(base.formula, Formula::Attainment(_));
        if found.is_some_and(|base| !is_plain(base)) {
            reader.complain(node.mark, Problem::new("kpi-attains-nothing").with("indicator", base));
        }
    }
}

/// The indicator of an id; complains where there is none.
pub(super) fn known<'i>(reader: &mut Reader, node: &Node, id: &str, all: &'i Indicators) -> Option<&'i Indicator> {
    let found = all.get(id);
    if found.is_none() {
        let known: Vec<&str> = all.list.iter().map(|indicator| indicator.id.as_str()).collect();
        reader.complain(node.mark, Problem::new("kpi-no-indicator").with("indicator", id).with("known", known.join(", ")));
    }
    found
}

fn names(reader: &mut Reader, node: &Node, all: &Indicators) -> Vec<String> {
    let nodes = reader.list(node);
    let name = |node: &Node| {
        let id = reader.text(node)?;
        known(reader, node, &id, all).map(|indicator| indicator.id.clone())
    };
    nodes.iter().filter_map(name).collect()
}

fn lists(reader: &mut Reader, node: &Node, all: &Indicators) -> Lists {
    let map = reader.map(node, &["reward", "warning"]);
    Lists {
        reward: map.get("reward").and_then(|node| reward(reader, node, all)),
        warning: map.get("warning").and_then(|node| warning(reader, node, all)),
    }
}

fn reward(reader: &mut Reader, node: &Node, all: &Indicators) -> Option<Reward> {
    let map = reader.map(node, &["source", "indicator", "top"]);
    let source = map.get("source").and_then(|node| reader.text(node)).unwrap_or_default();
    let indicator = reader.required(&map, "indicator").and_then(|node| {
        let id = reader.text(node)?;
        known(reader, node, &id, all).map(|indicator| indicator.id.clone())
    });
    let top = reader.required(&map, "top").and_then(|node| percent(reader, node));
    Some(Reward { source, indicator: indicator?, top: top? })
}

fn warning(reader: &mut Reader, node: &Node, all: &Indicators) -> Option<Warning> {
    let map = reader.map(node, &["source", "any"]);
    let source = map.get("source").and_then(|node| reader.text(node)).unwrap_or_default();
    let pairs = reader.required(&map, "any").map(|node| reader.pairs(node))?;
    let bound = |(key, node): &(Key, Node)| {
        let place = Node { value: Value::Text(key.name.clone()), mark: key.mark };
        let unit = known(reader, &place, &key.name, all)?.unit;
        let map = reader.map(node, &["below", "above"]);
        let bound = match (map.get("below"), map.get("above")) {
            (Some(node), None) => amount(reader, node, unit).map(Bound::Below),
            (None, Some(node)) => amount(reader, node, unit).map(Bound::Above),
            _ => {
                reader.complain(map.mark, Problem::new("kpi-bad-bound"));
                None
            }
        };
        Some((key.name.clone(), bound?))
    };
    Some(Warning { source, any: pairs.into_iter().filter_map(bound).collect() })
}
