//! A plan's YAML -> a plan, with every mistake at its line and column.

use super::read_take::{spread, take};
use super::take::Take;
use super::words::Words;
use super::{Assign, ByValue, DueFrom, DueRule, Exemption, JudgedBy, Plan, Population, Short, Targeted, texts};
use crate::calendar::{Span, Unit};
use crate::problem::Problem;
use crate::records::Length;
use crate::text::fold;
use crate::yaml::{Map, Node, Reader, Value};

const KEYS: &[&str] = &[
    "plan",
    "title",
    "source",
    "population",
    "where",
    "period",
    "strata",
    "spread",
    "take",
    "short",
    "spares",
    "replace",
    "rest",
    "exempt",
    "once",
    "targeted",
    "checklist",
    "form",
    "due",
    "assign",
    "method",
    "rank",
    "double",
];

/// How many of a hundred drawn units may be replaced where a plan doesn't say.
const REPLACEABLE: u8 = 20;
/// How many spares a stratum has where a plan doesn't say and draws no fixed number.
const SPARES: usize = 5;

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        Self::read_with_doubts(file, text).map(|(plan, _)| plan)
    }

    /// Reads a plan, and tells what is right and yet doubtful in it.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read_with_doubts(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut reader = Reader::new(file, text);
        let plan = reader.mapping().and_then(|node| plan(&mut reader, &node, text));
        match plan {
            Some(plan) if reader.is_clean() => Ok((plan, reader.take_doubts())),
            _ => Err(reader.into_problems()),
        }
    }
}

/// What a `period:` says.
struct Periods {
    lengths: Vec<Length>,
    is_rolling: bool,
    time: Option<String>,
}

fn plan(reader: &mut Reader, node: &Node, text: &str) -> Option<Plan> {
    let map = reader.map(node, KEYS);
    let id = reader.required(&map, "plan").and_then(|node| reader.id(node));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    let populations = reader.required(&map, "population").and_then(|node| populations(reader, node));
    let words = Words::of(populations.as_deref());
    let periods = reader.required(&map, "period").and_then(|node| periods(reader, node, words));
    let take = reader.required(&map, "take").and_then(|node| take(reader, node));
    let spares = map.get("spares").map_or(Some(None), |node| whole(reader, node).map(Some));
    let replace_at_most = map.get("replace").map_or(Some(REPLACEABLE), |node| replace(reader, node));
    let judged_by = judged_by(reader, &map);
    let plan = Plan {
        source: map.get("source").and_then(|node| reader.text(node)),
        filter: map.get("where").map(|node| words.conditions(reader, node)).unwrap_or_default(),
        strata: map.get("strata").map(|node| words.fields(reader, node)).unwrap_or_default(),
        spread: map.get("spread").and_then(|node| spread(reader, node, words)),
        short: map.get("short").and_then(|node| short(reader, node)).unwrap_or_default(),
        rest_months: map.get("rest").and_then(|node| rest(reader, node)),
        exempt: map.get("exempt").map(|node| exempt(reader, node, words)).unwrap_or_default(),
        once: map.get("once").map(|node| words.fields(reader, node)).unwrap_or_default(),
        targeted: map.get("targeted").map(|node| targeted(reader, node, words)).unwrap_or_default(),
        due: map.get("due").and_then(|node| due(reader, node, words)),
        method: map.get("method").map(|node| by_value(reader, node, words)),
        rank_at_least: map.get("rank").and_then(|node| rank(reader, node)),
        double: map.get("double").and_then(|node| percent(reader, node)).unwrap_or(0),
        assign: map.get("assign").map_or_else(|| by_habit(populations.as_deref()), |node| assign(reader, node, words)),
        id: id?,
        title: title?,
        spares: spares?.unwrap_or_else(|| take.and_then(Take::most).unwrap_or(SPARES)),
        take: take?,
        replace_at_most: replace_at_most?,
        judged_by: judged_by?,
        is_rolling: periods.as_ref()?.is_rolling,
        time: periods.as_ref()?.time.clone().or_else(|| own_time(populations.as_deref()?)),
        periods: periods?.lengths,
        populations: populations?,
        text: text.to_owned(),
    };
    Some(plan)
}

/// The time by which a population lies in a period where the plan doesn't say.
fn own_time(populations: &[Population]) -> Option<String> {
    populations.iter().find_map(|population| population.own_time()).map(str::to_owned)
}

/// Who may not look where the plan doesn't say: whoever took the call or did the work, and the members of that team.
fn by_habit(populations: Option<&[Population]>) -> Assign {
    let rotate = (populations == Some(&[Population::Calls])).then(|| "agent".to_owned());
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Assign { roles: None, rotate, never: list(&["agent", "agent_name"]), never_teams: list(&["team"]) }
}

fn populations(reader: &mut Reader, node: &Node) -> Option<Vec<Population>> {
    let nodes = one_or_more(node);
    let mut all = Vec::new();
    for node in nodes {
        let name = reader.text(node)?;
        let Some(found) = texts::populations(&name) else {
            let problem = Problem::new("yaml-not-one-of").with("value", name).with("known", texts::population_names());
            reader.complain(node.mark, problem);
            return None;
        };
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    if all.is_empty() || (all.len() > 1 && all.iter().any(|one| !matches!(one, Population::Records(_)))) {
        reader.complain(node.mark, Problem::new("plan-populations"));
        return None;
    }
    Some(all)
}

/// A list's nodes, or the node itself.
fn one_or_more(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(nodes) => nodes,
        _ => std::slice::from_ref(node),
    }
}

fn periods(reader: &mut Reader, node: &Node, words: Words) -> Option<Periods> {
    let mut all = Periods { lengths: Vec::new(), is_rolling: false, time: None };
    let nodes = one_or_more(node);
    for one in nodes {
        let text = reader.text(one)?;
        let Some(said) = texts::period(&text) else {
            reader.complain(one.mark, Problem::new("plan-bad-period").with("value", text));
            return None;
        };
        if said.is_rolling && nodes.len() > 1 {
            reader.complain(one.mark, Problem::new("plan-rolling-alone"));
            return None;
        }
        if all.lengths.contains(&said.length) {
            reader.complain(one.mark, Problem::new("plan-period-twice").with("value", text.trim()));
        }
        all.lengths.push(said.length);
        all.is_rolling |= said.is_rolling;
        let time = said.time.map(|field| words.time(reader, one.mark, &field, true));
        match (&all.time, time) {
            (Some(first), Some(time)) if *first != time => {
                reader.complain(one.mark, Problem::new("plan-two-times").with("field", time).with("first", first));
            }
            (_, time) => all.time = all.time.or(time),
        }
    }
    if all.lengths.is_empty() {
        reader.complain(node.mark, Problem::new("yaml-blank"));
        return None;
    }
    Some(all)
}

fn short(reader: &mut Reader, node: &Node) -> Option<Short> {
    reader.choice(node, &[("take-all", Short::TakeAll), ("refuse", Short::Refuse)])
}

/// A whole number from 0.
fn whole(reader: &mut Reader, node: &Node) -> Option<usize> {
    if node.value == Value::Int(0) { Some(0) } else { reader.count(node) }
}

/// `{at_most: 20%}`
fn replace(reader: &mut Reader, node: &Node) -> Option<u8> {
    let map = reader.map(node, &["at_most"]);
    let node = reader.required(&map, "at_most")?;
    percent(reader, node)
}

fn percent(reader: &mut Reader, node: &Node) -> Option<u8> {
    let text = reader.text(node)?;
    let percent =
        text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<u8>().ok()).filter(|percent| *percent <= 100);
    if percent.is_none() {
        reader.complain(node.mark, Problem::new("plan-bad-percent").with("value", text));
    }
    percent
}

fn rest(reader: &mut Reader, node: &Node) -> Option<u32> {
    let text = reader.text(node)?;
    let months = texts::months(&text);
    if months.is_none() {
        reader.complain(node.mark, Problem::new("plan-bad-months").with("value", text));
    }
    months
}

fn exempt(reader: &mut Reader, node: &Node, words: Words) -> Vec<Exemption> {
    let nodes = reader.list(node);
    let one = |node: &Node| {
        let map = reader.map(node, &["rule", "source", "when"]);
        let rule = reader.required(&map, "rule").and_then(|node| reader.id(node));
        let when = reader.required(&map, "when").map(|node| words.conditions(reader, node));
        let source = map.get("source").and_then(|node| reader.text(node));
        Some(Exemption { rule: rule?, source, when: when? })
    };
    nodes.iter().filter_map(one).collect()
}

fn targeted(reader: &mut Reader, node: &Node, words: Words) -> Vec<Targeted> {
    let nodes = reader.list(node);
    let mut all: Vec<Targeted> = Vec::new();
    for node in nodes {
        let map = reader.map(node, &["id", "title", "when", "take"]);
        let id = reader.required(&map, "id").and_then(|node| reader.id(node));
        let title = map.get("title").and_then(|node| reader.text(node));
        let when = reader.required(&map, "when").map(|node| words.conditions(reader, node));
        let take = reader.required(&map, "take").and_then(|node| take(reader, node));
        let (Some(id), Some(when), Some(take)) = (id, when, take) else { continue };
        if all.iter().any(|other| other.id == id) {
            reader.complain(node.mark, Problem::new("plan-targeted-twice").with("id", &id));
        }
        all.push(Targeted { title: title.unwrap_or_else(|| id.clone()), id, when, take });
    }
    all
}

fn judged_by(reader: &mut Reader, map: &Map) -> Option<JudgedBy> {
    match (map.get("checklist"), map.get("form")) {
        (Some(node), None) => reader.text(node).map(JudgedBy::Checklist),
        (None, Some(node)) => reader.text(node).map(JudgedBy::Form),
        (None, None) => {
            reader.required(map, "checklist");
            None
        }
        (Some(_), Some(node)) => {
            reader.complain(node.mark, Problem::new("plan-form-and-checklist"));
            None
        }
    }
}

/// `{within: 3 days of completed_at, after: 1 day}`
fn due(reader: &mut Reader, node: &Node, words: Words) -> Option<DueRule> {
    let map = reader.map(node, &["within", "after"]);
    let within = reader.required(&map, "within")?;
    let text = reader.text(within)?;
    let Some((span, of)) = texts::span_of(&text) else {
        reader.complain(within.mark, Problem::new("plan-bad-due").with("value", text));
        return None;
    };
    let of = if let DueFrom::Field(field) = of { DueFrom::Field(words.time(reader, within.mark, &field, false)) } else { of };
    let after = map.get("after").and_then(|node| Some((node, reader.text(node)?)));
    let after = after.and_then(|(node, text)| {
        let after = Span::parse(text.trim());
        let problem = match after {
            None => Some(Problem::new("plan-bad-span").with("value", text)),
            Some(after) => {
                is_longer(after, span).then(|| Problem::new("plan-due-crossed").with("after", after).with("within", span))
            }
        };
        problem.map_or(after, |problem| {
            reader.complain(node.mark, problem);
            None
        })
    });
    Some(DueRule { after, within: span, of })
}

/// Whether a span is surely longer than another one. Days end at midnight, and working days may have any number of others between.
fn is_longer(one: Span, other: Span) -> bool {
    const DAY: u32 = 24;
    let least = if one.unit == Unit::Hours { one.count } else { one.count.saturating_mul(DAY) };
    match (one.unit, other.unit) {
        (one_unit, unit) if one_unit == unit => one.count > other.count,
        (_, Unit::WorkingDays) => false,
        (_, Unit::Days) => least > other.count.saturating_add(1).saturating_mul(DAY),
        (_, Unit::Hours) => least > other.count.saturating_add(DAY),
    }
}

fn assign(reader: &mut Reader, node: &Node, words: Words) -> Assign {
    let map = reader.map(node, &["roles", "rotate", "never", "never_teams"]);
    Assign {
        roles: map.get("roles").map(|node| by_value(reader, node, words)),
        rotate: map.get("rotate").and_then(|node| {
            let heading = reader.text(node)?;
            Some(words.field(reader, node.mark, &heading))
        }),
        never: map.get("never").map(|node| words.fields(reader, node)).unwrap_or_default(),
        never_teams: map.get("never_teams").map(|node| words.fields(reader, node)).unwrap_or_default(),
    }
}

/// `电话`, `[物业助理, 物业部主管]`, or `{by: rank, 一般: 物业助理, otherwise: 物业部主管}`.
fn by_value(reader: &mut Reader, node: &Node, words: Words) -> ByValue {
    let list = |reader: &mut Reader, node: &Node| -> Vec<String> {
        one_or_more(node).iter().filter_map(|node| reader.text(node)).map(|text| text.trim().to_owned()).collect()
    };
    if !matches!(node.value, Value::Map(_)) {
        return ByValue { field: None, of: Vec::new(), otherwise: list(reader, node) };
    }
    let mut all = ByValue { field: None, of: Vec::new(), otherwise: Vec::new() };
    for (key, value) in reader.pairs(node) {
        match key.name.as_str() {
            "by" => all.field = reader.text(value).map(|name| words.field(reader, value.mark, &name)),
            "otherwise" => all.otherwise = list(reader, value),
            name => all.of.push((fold(name), list(reader, value))),
        }
    }
    if all.field.is_none() {
        reader.complain(node.mark, Problem::new("yaml-missing-key").with("key", "by"));
    }
    all
}

/// `{at_least: 30}`
fn rank(reader: &mut Reader, node: &Node) -> Option<usize> {
    let map = reader.map(node, &["at_least"]);
    reader.required(&map, "at_least").and_then(|node| reader.count(node))
}
