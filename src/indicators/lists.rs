//! Who is rewarded and who is warned (T7.3): only those whose interval supports it are named, the others by the bare number apart.

use serde::Serialize;

use super::estimate::float;
use super::{Bound, Estimate, Group};

/// Why somebody is listed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The indicator's id.
    pub indicator: String,
    /// What its value is compared with.
    pub bound: f64,
    /// The value with its interval.
    pub estimate: Estimate,
    /// Whether the whole interval lies beyond.
    pub stands: Stands,
}

/// How far a listing holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// The interval supports it: the person is named.
    Named,
    /// Only the bare number would name the person.
    NumberOnly,
    /// There are too few for anything to be said.
    TooFew,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Listed {
    /// The staff number.
    pub key: String,
    /// The name.
    pub name: Option<String>,
    /// The best of what the reasons say.
    pub stands: Stands,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The best share of all agents who have enough answers, whole places and at least one (T7.3a).
///
/// The cut is the value of the first one outside: whoever is inside is named where the interval lies above it. Those at the same value as the
/// last one inside are inside by the bare number too, and then nobody's interval can lie above the cut, which is theirs. With nobody outside
/// there is nothing to be better than. Whoever has too few answers but would be inside by them is told as such.
#[must_use]
pub fn rewarded(agents: &[(Group, Estimate)], indicator: &str, top: f64) -> Vec<Listed> {
    let is_known = |(group, estimate): &&(Group, Estimate)| !group.key.is_empty() && estimate.value.is_some();
    let (few, mut ranked): (Vec<_>, Vec<_>) = agents.iter().filter(is_known).partition(|(_, estimate)| estimate.is_small);
    let value = |one: &(Group, Estimate)| one.1.value.unwrap_or_default();
    ranked.sort_by(|a, b| value(b).total_cmp(&value(a)).then_with(|| a.0.key.cmp(&b.0.key)));
    let inside = places(ranked.len(), top);
    let last = inside.checked_sub(1).and_then(|last| ranked.get(last)).map(|one| value(one));
    let (Some(last), Some(cut)) = (last, ranked.get(inside).map(|one| value(one))) else { return Vec::new() };
    let listed = |(group, estimate): &(Group, Estimate), stands: Stands| Listed {
        key: group.key.clone(),
        name: group.name.clone(),
        stands,
        reasons: vec![Reason { indicator: indicator.to_owned(), bound: cut, estimate: estimate.clone(), stands }],
    };
    let supported = |estimate: &Estimate| estimate.interval.is_some_and(|interval| interval.low > cut);
    let stands = |estimate: &Estimate| if supported(estimate) { Stands::Named } else { Stands::NumberOnly };
    let best = ranked.iter().filter(|one| value(one) >= last).map(|one| listed(one, stands(&one.1)));
    let small = few.iter().filter(|one| value(one) >= last).map(|one| listed(one, Stands::TooFew));
    sorted(best.chain(small).collect())
}

/// How many places so many people have: the share of them, whole ones, at least one.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the number of people")]
fn places(people: usize, top: f64) -> usize {
    // 10 % of 30 is three, whatever the last bit says
    let share = (float(people as u64) * top + 1e-9).floor() as usize;
    share.max(1).min(people)
}

/// An indicator of all agents, and what nobody's value should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounded {
    /// The indicator's id.
    pub indicator: String,
    /// What nobody's value should be.
    pub bound: Bound,
    /// The agents.
    pub agents: Vec<(Group, Estimate)>,
}

/// Whoever is beyond a bound of any of some indicators (T7.3b): named where the whole interval is beyond it. What is on a bound isn't.
#[must_use]
pub fn warned(indicators: &[Bounded]) -> Vec<Listed> {
    let mut all: Vec<Listed> = Vec::new();
    for Bounded { indicator: id, bound, agents } in indicators {
        for (group, estimate) in agents.iter().filter(|(group, _)| !group.key.is_empty()) {
            let Some(stands) = beyond(*bound, estimate) else { continue };
            let limit = match bound {
                Bound::Below(limit) | Bound::Above(limit) => *limit,
            };
            let reason = Reason { indicator: id.clone(), bound: limit, estimate: estimate.clone(), stands };
            if let Some(known) = all.iter_mut().find(|one| one.key == group.key) {
                known.stands = known.stands.min(stands);
                known.name = known.name.take().or_else(|| group.name.clone());
                known.reasons.push(reason);
            } else {
                all.push(Listed { key: group.key.clone(), name: group.name.clone(), stands, reasons: vec![reason] });
            }
        }
    }
    sorted(all)
}

fn beyond(bound: Bound, estimate: &Estimate) -> Option<Stands> {
    if !bound.is_beyond(estimate.value?) {
        return None;
    }
    if estimate.is_small {
        return Some(Stands::TooFew);
    }
    let is_whole = estimate.interval.is_some_and(|interval| bound.is_beyond(interval.low) && bound.is_beyond(interval.high));
    Some(if is_whole { Stands::Named } else { Stands::NumberOnly })
}

fn sorted(mut listed: Vec<Listed>) -> Vec<Listed> {
    listed.sort_by(|a, b| a.stands.cmp(&b.stands).then_with(|| a.key.cmp(&b.key)));
    listed
}
