//! The sieve: units go through one by one, and those with the smallest tickets stay in it.
//!
//! Memory grows with the strata and what may be drawn of them, not with the frame; where a share is drawn, what may be drawn grows with
//! the frame.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashSet};

use super::allocate::{Group, allocate};
use super::draw::{Drawn, Stratum};
use super::frame::{StratumHash, Unit};
use super::lottery::{Lottery, Number, Seed, leading, reversed_decimal};
use super::plan::{PartRule, Take};
use crate::records::UnitId;

/// Draws from units that are shown to it one by one.
pub struct Sieve {
    lottery: Lottery,
    parts: Vec<Part>,
}

struct Part {
    rule: PartRule,
    /// How many units of a class are kept; all where a share is drawn.
    kept: Option<usize>,
    strata: BTreeMap<String, Pool>,
}

/// A stratum while it is sieved.
#[derive(Default)]
struct Pool {
    eligible: usize,
    hash: StratumHash,
    last: Option<UnitId>,
    classes: BTreeMap<String, Class>,
}

#[derive(Default)]
struct Class {
    eligible: usize,
    smallest: BinaryHeap<Candidate>,
}

/// A unit that may be drawn; the order is that of drawing.
#[derive(Clone)]
struct Candidate {
    rests: bool,
    leading: u32,
    number: Number,
    id: UnitId,
}

impl Candidate {
    fn drawn(&self) -> Drawn {
        Drawn { id: self.id.clone(), ticket: reversed_decimal(self.number).to_string() }
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let quick = (self.rests, self.leading).cmp(&(other.rests, other.leading));
        quick
            .then_with(|| reversed_decimal(self.number).cmp(&reversed_decimal(other.number)))
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl Sieve {
    /// A sieve for a draw's parts, the random sample first.
    #[must_use]
    pub fn new(seed: &Seed, rules: &[PartRule]) -> Self {
        // what the random sample took is not drawn a second time, so a targeted part keeps as many more
        let taken = rules.first().and_then(|random| random.take.most());
        let part = |(index, rule): (usize, &PartRule)| {
            let taken = if index == 0 { Some(0) } else { taken };
            let kept = rule.take.most().zip(taken).map(|(most, taken)| most.saturating_add(rule.spares).saturating_add(taken));
            Part { rule: rule.clone(), kept, strata: BTreeMap::new() }
        };
        Self { lottery: Lottery::new(seed), parts: rules.iter().enumerate().map(part).collect() }
    }

    /// Shows the sieve a unit. Within a part and stratum units come in ascending order of their ids; one that comes twice counts once.
    pub fn add(&mut self, unit: &Unit) {
        let Some(part) = self.parts.iter_mut().find(|part| part.rule.part == unit.part) else { return };
        if !part.strata.contains_key(&unit.stratum) {
            part.strata.insert(unit.stratum.clone(), Pool::default());
        }
        let pool = part.strata.get_mut(&unit.stratum).expect("it was put there");
        if pool.last.as_ref().is_some_and(|last| *last >= unit.id) {
            debug_assert_eq!(pool.last.as_ref(), Some(&unit.id), "units come in order");
            return;
        }
        pool.add(unit, &self.lottery, part.kept);
    }

    /// What was drawn: the strata of the random sample by name, then those of the other parts.
    #[must_use]
    pub fn finish(self) -> Vec<Stratum> {
        let mut all = Vec::new();
        let mut taken: HashSet<UnitId> = HashSet::new();
        for part in self.parts {
            let strata = part.finish(&self.lottery, &taken);
            taken.extend(strata.iter().flat_map(|stratum| &stratum.drawn).map(|drawn| drawn.id.clone()));
            all.extend(strata);
        }
        all
    }
}

impl Pool {
    fn add(&mut self, unit: &Unit, lottery: &Lottery, kept: Option<usize>) {
        self.eligible += 1;
        self.hash.add(unit);
        self.last = Some(unit.id.clone());
        if !self.classes.contains_key(&unit.class) {
            self.classes.insert(unit.class.clone(), Class::default());
        }
        let class = self.classes.get_mut(&unit.class).expect("it was put there");
        class.eligible += 1;
        let number = lottery.number(unit.id.as_str());
        let leading = leading(&number);
        let is_full = kept.is_some_and(|kept| class.smallest.len() >= kept);
        // most units of a large stratum end here
        if is_full && class.smallest.peek().is_none_or(|worst| (unit.rests, leading) > (worst.rests, worst.leading)) {
            return;
        }
        class.smallest.push(Candidate { rests: unit.rests, leading, number, id: unit.id.clone() });
        if is_full {
            class.smallest.pop();
        }
    }

    /// Draws `count` units, shared out over the classes, and names the next ones of the whole stratum as spares.
    fn finish(
        self,
        part: &str,
        name: String,
        (count, spares): (usize, usize),
        lottery: &Lottery,
        taken: &HashSet<UnitId>,
    ) -> Stratum {
        let groups: Vec<Group> = self.classes.iter().map(|(name, class)| Group { name, size: class.eligible }).collect();
        let shares = allocate(count, &groups, false, lottery);
        let (mut drawn, mut rest) = (Vec::new(), Vec::new());
        for (class, share) in self.classes.into_values().zip(shares) {
            let mut smallest = class.smallest.into_sorted_vec();
            smallest.retain(|candidate| !taken.contains(&candidate.id));
            rest.extend(smallest.split_off(share.min(smallest.len())));
            drawn.extend(smallest);
        }
        drawn.sort_unstable();
        rest.sort_unstable();
        let of = |candidates: &[Candidate]| candidates.iter().map(Candidate::drawn).collect::<Vec<_>>();
        Stratum {
            part: part.to_owned(),
            name,
            eligible: self.eligible,
            sha256: self.hash.finish(),
            drawn: of(&drawn),
            spares: of(&rest[..spares.min(rest.len())]),
        }
    }
}

impl Part {
    fn finish(self, lottery: &Lottery, taken: &HashSet<UnitId>) -> Vec<Stratum> {
        let groups: Vec<Group> = self.strata.iter().map(|(name, pool)| Group { name, size: pool.eligible }).collect();
        let counts = counts(&self.rule, &groups, lottery);
        let (part, spares) = (self.rule.part, self.rule.spares);
        let strata = self.strata.into_iter().zip(counts);
        strata.map(|((name, pool), count)| pool.finish(&part, name, (count, spares), lottery, taken)).collect()
    }
}

/// How many units each stratum gives.
fn counts(rule: &PartRule, strata: &[Group], lottery: &Lottery) -> Vec<usize> {
    let whole: usize = strata.iter().map(|stratum| stratum.size).sum();
    let each = |count: &dyn Fn(&Group) -> usize| strata.iter().map(|stratum| count(stratum).min(stratum.size)).collect();
    match rule.take {
        Take::Count(count) => each(&|_| count),
        Take::All => each(&|stratum| stratum.size),
        Take::Between(least, most) => each(&|stratum| lottery.between(least, most, &size_name(&rule.part, stratum.name))),
        Take::Rate(rate) | Take::Band { target: rate, .. } => allocate(rate.of(whole), strata, true, lottery),
    }
}

/// The name under which the seed gives a stratum its size.
fn size_name(part: &str, stratum: &str) -> String {
    if part.is_empty() { stratum.to_owned() } else { format!("{part} / {stratum}") }
}
