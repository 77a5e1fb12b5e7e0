//! The sieve: units go through one by one, and those with the smallest tickets stay in it.
//!
//! Memory grows with the strata and what may be drawn of them, not with the frame; where a share is drawn, what may be drawn grows with
//! the frame.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};

use super::allocate::{Group, allocate};
use super::batch::{Batch, Shown};
use super::draw::{Drawn, Stratum};
use super::frame::{StratumHash, Unit};
use super::lottery::{Lottery, Number, Seed, leading, reversed_decimal};
use super::plan::{PartRule, Take};
use super::sift::{Mesh, Work};
use crate::records::UnitId;

/// Draws from units that are shown to it one by one.
pub struct Sieve {
    /// Units that still wait.
    batch: Batch,
    mesh: Mesh<Parts>,
}

struct Parts {
    lottery: Lottery,
    parts: Vec<Part>,
}

struct Part {
    rule: PartRule,
    /// How many units of a class are kept; all where a share is drawn.
    kept: Option<usize>,
    strata: Strata,
}

/// The strata of a part, in the order in which they came up.
#[derive(Default)]
struct Strata {
    /// Where each stands; looked up for every unit, and its order matters to nothing.
    places: HashMap<String, usize>,
    pools: Vec<Pool>,
}

/// A stratum while it is sieved. All that most units touch lies together, since there are thousands of these and each unit is of another.
#[derive(Default)]
struct Pool {
    eligible: usize,
    hash: StratumHash,
    /// The units without a class.
    plain: Class,
    classes: BTreeMap<String, Class>,
    #[cfg(debug_assertions)]
    last: Option<String>,
}

#[derive(Default)]
struct Class {
    eligible: usize,
    /// Where it is full, what the last of the smallest begins with.
    bar: Option<(bool, u32)>,
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
            Part { rule: rule.clone(), kept, strata: Strata::default() }
        };
        let parts = Parts { lottery: Lottery::new(seed), parts: rules.iter().enumerate().map(part).collect() };
        Self { batch: Batch::default(), mesh: Mesh::new(parts) }
    }

    /// Shows the sieve a unit. Within a part and stratum units come in ascending order of their ids, each once.
    pub fn add(&mut self, unit: &Unit) {
        self.batch.push(unit);
        if self.batch.is_full() {
            self.mesh.give(&mut self.batch);
        }
    }

    /// What was drawn: the strata of the random sample by name, then those of the other parts.
    #[must_use]
    pub fn finish(self) -> Vec<Stratum> {
        let mut parts = self.mesh.finish();
        parts.work(&self.batch);
        parts.finish()
    }
}

impl Work for Parts {
    fn work(&mut self, batch: &Batch) {
        for unit in batch.iter() {
            // two empty texts are not compared: glibc's memcmp reads under an empty mask there, which AVX-512 takes 150 ns for
            let is_of = |part: &&mut Part| {
                let own = part.rule.part.as_str();
                own.is_empty() && unit.part.is_empty() || !own.is_empty() && own == unit.part
            };
            let Some(part) = self.parts.iter_mut().find(is_of) else { continue };
            part.strata.pool(unit.stratum).add(unit, &self.lottery, part.kept);
        }
    }
}

impl Parts {
    fn finish(self) -> Vec<Stratum> {
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

impl Strata {
    fn pool(&mut self, name: &str) -> &mut Pool {
        let place = self.places.get(name).copied().unwrap_or_else(|| {
            self.places.insert(name.to_owned(), self.pools.len());
            self.pools.push(Pool::default());
            self.pools.len() - 1
        });
        &mut self.pools[place]
    }

    /// The strata by name.
    fn into_sorted(self) -> Vec<(String, Pool)> {
        let mut names: Vec<(String, usize)> = self.places.into_iter().collect();
        names.sort_unstable_by_key(|(_, place)| *place);
        let mut strata: Vec<(String, Pool)> = names.into_iter().map(|(name, _)| name).zip(self.pools).collect();
        strata.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        strata
    }
}

impl Pool {
    fn add(&mut self, unit: Shown, lottery: &Lottery, kept: Option<usize>) {
        #[cfg(debug_assertions)]
        {
            assert!(self.last.as_deref().is_none_or(|last| last < unit.id), "units come in order, each once");
            self.last = Some(unit.id.to_owned());
        }
        self.eligible += 1;
        self.hash.add(unit.line);
        let class = if unit.class.is_empty() {
            &mut self.plain
        } else {
            if !self.classes.contains_key(unit.class) {
                self.classes.insert(unit.class.to_owned(), Class::default());
            }
            self.classes.get_mut(unit.class).expect("it was put there")
        };
        class.add(unit, lottery, kept);
    }

    /// Draws `count` units, shared out over the classes, and names the next ones of the whole stratum as spares.
    fn finish(
        mut self,
        part: &str,
        name: String,
        (count, spares): (usize, usize),
        lottery: &Lottery,
        taken: &HashSet<UnitId>,
    ) -> Stratum {
        if self.plain.eligible > 0 {
            self.classes.insert(String::new(), self.plain);
        }
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

impl Class {
    fn add(&mut self, unit: Shown, lottery: &Lottery, kept: Option<usize>) {
        self.eligible += 1;
        let number = lottery.number(unit.id);
        let leading = leading(&number);
        // most units of a large stratum end here
        if self.bar.is_some_and(|bar| (unit.rests, leading) > bar) {
            return;
        }
        let id = UnitId::parse(unit.id).expect("it was the id of a unit");
        self.smallest.push(Candidate { rests: unit.rests, leading, number, id });
        if kept.is_some_and(|kept| self.smallest.len() > kept) {
            self.smallest.pop();
        }
        if kept == Some(self.smallest.len()) {
            self.bar = self.smallest.peek().map(|worst| (worst.rests, worst.leading));
        }
    }
}

impl Part {
    fn finish(self, lottery: &Lottery, taken: &HashSet<UnitId>) -> Vec<Stratum> {
        let strata = self.strata.into_sorted();
        let groups: Vec<Group> = strata.iter().map(|(name, pool)| Group { name, size: pool.eligible }).collect();
        let counts = counts(&self.rule, &groups, lottery);
        let (part, spares) = (self.rule.part, self.rule.spares);
        strata
            .into_iter()
            .zip(counts)
            .map(|((name, pool), count)| pool.finish(&part, name, (count, spares), lottery, taken))
            .collect()
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
