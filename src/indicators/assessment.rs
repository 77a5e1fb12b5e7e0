//! The weighted assessment (C5.3): indicators' attainments by the weights of a file.

use serde::Serialize;

use super::read::{known, number};
use super::{Estimate, Indicator, Indicators, Target};
use crate::problem::Problem;
use crate::yaml::{Key, Node, Reader, Value};

/// What a file of weights says.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What the assessment is called.
    pub title: String,
    /// The clause.
    pub source: String,
    /// What becomes of indicators without a value.
    pub missing: Missing,
    /// The indicators by id, and the weight of each.
    pub weights: Vec<(String, f64)>,
}

/// What becomes of indicators without a value. They are no zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The points are summed over the others, and out of how many is told.
    LeaveOut,
    /// The others are brought up to a hundred.
    Renormalise,
}

/// Somebody's assessment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessed {
    /// The points; none where no indicator has a value.
    pub points: Option<f64>,
    /// Out of how many: 100 where nothing is missing.
    pub out_of: f64,
    /// The indicators in the order of the weights.
    pub parts: Vec<Part>,
}

/// One indicator's part of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The indicator's id.
    pub indicator: String,
    /// Its weight, of a hundred in all.
    pub weight: f64,
    /// How far its target is attained, between 0 and 100; none without a value.
    pub score: Option<f64>,
    /// Whether it rests on fewer than its definition wants.
    pub is_small: bool,
}

impl Weights {
    /// Reads a file of weights for some indicators.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read(file: &str, text: &str, all: &Indicators) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::new(file, text);
        let weights = reader.mapping().and_then(|node| weights(&mut reader, &node, all));
        match weights {
            Some(weights) if reader.is_clean() => Ok(weights),
            _ => Err(reader.into_problems()),
        }
    }
}

fn weights(reader: &mut Reader, node: &Node, all: &Indicators) -> Option<Weights> {
    let map = reader.map(node, &["assessment", "source", "missing", "weights"]);
    let title = reader.required(&map, "assessment").and_then(|node| reader.text(node));
    let source = map.get("source").and_then(|node| reader.text(node)).unwrap_or_default();
    let choices = [("leave_out", Missing::LeaveOut), ("renormalise", Missing::Renormalise)];
    let missing = map.get("missing").map_or(Some(Missing::LeaveOut), |node| reader.choice(node, &choices));
    let pairs = reader.required(&map, "weights").map(|node| reader.pairs(node))?;
    let weights: Vec<(String, f64)> = pairs.into_iter().filter_map(|pair| weight(reader, pair, all)).collect();
    if weights.is_empty() && reader.is_clean() {
        reader.complain(map.mark, Problem::new("kpi-no-weights"));
    }
    Some(Weights { title: title?, source, missing: missing?, weights })
}

fn weight(reader: &mut Reader, (key, node): &(Key, Node), all: &Indicators) -> Option<(String, f64)> {
    let place = Node { value: Value::Text(key.name.clone()), mark: key.mark };
    let indicator = known(reader, &place, &key.name, all);
    if indicator.is_some_and(|indicator| indicator.target.is_none()) {
        reader.complain(key.mark, Problem::new("kpi-weight-no-target").with("indicator", &key.name));
        return None;
    }
    let weight = number(reader, node)?;
    if weight <= 0.0 {
        reader.complain(node.mark, Problem::new("kpi-bad-weight").with("value", weight));
        return None;
    }
    indicator.map(|indicator| (indicator.id.clone(), weight))
}

/// How far a target is attained, between 0 and 100: the value by the target, or the target by the value where less is better.
fn score(indicator: &Indicator, estimate: &Estimate) -> Option<f64> {
    let (target, value) = (indicator.target?, estimate.value?);
    if target.is_met(value) {
        return Some(100.0);
    }
    let share = match target {
        Target::AtLeast(target) => value / target,
        Target::AtMost(target) => target / value,
    };
    Some(if share.is_finite() { (share * 100.0).clamp(0.0, 100.0) } else { 0.0 })
}

/// Somebody's assessment, from the estimates of the indicators in the order of the weights.
#[must_use]
pub fn assess(weights: &Weights, estimates: &[(&Indicator, Estimate)]) -> Assessed {
    let all: f64 = weights.weights.iter().map(|(_, weight)| weight).sum();
    let part = |((id, weight), (indicator, estimate)): (&(String, f64), &(&Indicator, Estimate))| Part {
        indicator: id.clone(),
        weight: weight / all * 100.0,
        score: score(indicator, estimate),
        is_small: estimate.is_small && estimate.value.is_some(),
    };
    let parts: Vec<Part> = weights.weights.iter().zip(estimates).map(part).collect();
    let told = parts.iter().filter_map(|part| Some((part.weight, part.score?)));
    let (possible, points) =
        told.fold((0.0, 0.0), |(possible, points), (weight, score)| (possible + weight, points + weight * score / 100.0));
    let points = (possible > 0.0).then_some(points);
    match weights.missing {
        Missing::LeaveOut => Assessed { points, out_of: possible, parts },
        Missing::Renormalise => Assessed { points: points.map(|points| points / possible * 100.0), out_of: 100.0, parts },
    }
}
