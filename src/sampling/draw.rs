//! A draw: which units of a frame were taken, and everything needed to take them again.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::frame::{StratumFrame, Unit, frame_sha256};
use super::plan::PartRule;
use super::{Replacement, Seed, Sieve};
use crate::calendar::Due;
use crate::problem::Problem;
use crate::records::{Period, UnitId};

/// Name and version of the way units are drawn; it changes when the same seed and frame would give another draw.
pub const ALGORITHM: &str = "consistent-sampler/1";

/// A drawn unit or a spare with its ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// The unit.
    pub id: UnitId,
    /// Its ticket, `0.` and the digits, as `consistent-sampler` prints it.
    pub ticket: String,
}

/// One stratum of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    /// Empty for the random sample, else the targeted part.
    pub part: String,
    /// The values of the plan's strata, see [`super::stratum_name`].
    pub name: String,
    /// How many units could have been drawn.
    pub eligible: usize,
    /// The hash of those units.
    pub sha256: String,
    /// The drawn ones, in ticket order; those that rest come last.
    pub drawn: Vec<Drawn>,
    /// The next ones, in the same order.
    pub spares: Vec<Drawn>,
}

/// A record that was found and left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// The record.
    pub unit: UnitId,
    /// The exemption's rule, or `duplicate`.
    pub rule: String,
    /// The record that stands for it, where it is one of several of one matter.
    pub of: Option<UnitId>,
}

/// The rule of records that are one matter with another.
pub const DUPLICATE: &str = "duplicate";

/// What the store held when a draw was made. Nothing recorded is overwritten, so the frame can be read again as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AsOf {
    /// The newest import.
    pub import: i64,
    /// The newest inspection.
    pub inspection: i64,
}

/// A draw as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Draw {
    /// The draw's id: plan, period and a running number, `recordings-weekly/2026-W47/1`.
    pub id: String,
    /// The plan's id.
    pub plan: String,
    /// The plan file's text.
    pub plan_text: String,
    /// SHA-256 of the plan file's text.
    pub plan_sha256: String,
    /// The period drawn for.
    pub period: Period,
    /// The time zone by whose calendar it was drawn.
    pub zone: String,
    /// Twenty decimal digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// SHA-256 of the frame, in hex.
    pub frame_sha256: String,
    /// What the store held.
    pub as_of: AsOf,
    /// Of an event, whom it concerns: fields and their values.
    pub only: Vec<(String, String)>,
    /// How many records of the population lay in the period.
    pub found: usize,
    /// Those of them that were left out.
    pub excluded: Vec<Excluded>,
    /// When it was drawn.
    pub at: Timestamp,
    /// Why it was drawn again, where it was.
    pub reason: Option<String>,
    /// The draw that this one follows.
    pub follows: Option<String>,
    /// The strata, by part and name.
    pub strata: Vec<Stratum>,
    /// Units that spares stand in for, in the order in which they were replaced.
    pub replacements: Vec<Replacement>,
    /// By when the drawn units and the spares are to be done, where the plan says.
    pub due: Vec<(UnitId, Due)>,
}

impl Stratum {
    /// The stratum as messages name it, after its part where that isn't the random sample.
    #[must_use]
    pub fn label(&self) -> String {
        let name = if self.name.is_empty() { "–" } else { &self.name };
        if self.part.is_empty() { name.to_owned() } else { format!("{}: {name}", self.part) }
    }
}

impl Draw {
    /// The strata of the random sample; only these are extrapolated.
    pub fn random(&self) -> impl Iterator<Item = &Stratum> {
        self.strata.iter().filter(|stratum| stratum.part.is_empty())
    }

    /// The strata that were drawn on purpose.
    pub fn targeted(&self) -> impl Iterator<Item = &Stratum> {
        self.strata.iter().filter(|stratum| !stratum.part.is_empty())
    }

    /// How many units were drawn, of all parts.
    #[must_use]
    pub fn drawn(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.drawn.len()).sum()
    }

    /// How many units could have been drawn at random.
    #[must_use]
    pub fn eligible(&self) -> usize {
        self.random().map(|stratum| stratum.eligible).sum()
    }

    /// What was left out, by rule.
    #[must_use]
    pub fn excluded_by_rule(&self) -> BTreeMap<&str, Vec<&Excluded>> {
        let mut rules: BTreeMap<&str, Vec<&Excluded>> = BTreeMap::new();
        for excluded in &self.excluded {
            rules.entry(&excluded.rule).or_default().push(excluded);
        }
        rules
    }

    /// Whether the numbers add up: what was found is either left out by a rule or could be drawn.
    ///
    /// # Errors
    /// A defect of ours, with the numbers.
    pub fn check_ledger(&self) -> Result<(), Problem> {
        let (left_out, eligible) = (self.excluded.len(), self.eligible());
        let fits = self.strata.iter().all(|stratum| stratum.drawn.len() + stratum.spares.len() <= stratum.eligible);
        if left_out + eligible == self.found && fits {
            return Ok(());
        }
        let problem = Problem::new("draw-ledger").with("found", self.found);
        Err(problem.with("excluded", left_out).with("eligible", eligible))
    }

    /// By when a unit is to be done.
    #[must_use]
    pub fn due_of(&self, unit: &UnitId) -> Option<&Due> {
        self.due.iter().find(|(id, _)| id == unit).map(|(_, due)| due)
    }
}

/// Draws from units in any order; one that comes twice counts once.
#[must_use]
pub fn draw_strata(mut units: Vec<Unit>, seed: &Seed, rules: &[PartRule]) -> Vec<Stratum> {
    units.sort_unstable();
    units.dedup_by(|one, other| (&one.id, &one.stratum, &one.part) == (&other.id, &other.stratum, &other.part));
    let mut sieve = Sieve::new(seed, rules);
    for unit in &units {
        sieve.add(unit);
    }
    sieve.finish()
}

/// The name of the frame that strata were drawn from.
#[must_use]
pub fn frame_of(strata: &[Stratum]) -> String {
    frame_sha256(strata.iter().map(|stratum| StratumFrame {
        part: &stratum.part,
        stratum: &stratum.name,
        eligible: stratum.eligible,
        sha256: &stratum.sha256,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Lottery, Rate, Take};
    use super::*;

    fn unit(stratum: &str, id: &str, class: &str, rests: bool) -> Unit {
        Unit { part: String::new(), stratum: stratum.into(), id: UnitId::parse(id).unwrap(), class: class.into(), rests }
    }

    fn seed() -> Seed {
        Seed::parse("01382438112797316654").unwrap()
    }

    fn rules(take: Take, spares: usize) -> Vec<PartRule> {
        vec![PartRule { part: String::new(), take, spares }]
    }

    fn ids(drawn: &[Drawn]) -> Vec<&str> {
        drawn.iter().map(|drawn| drawn.id.as_str()).collect()
    }

    #[test]
    fn all_are_drawn_where_there_are_fewer() {
        let units = ["A1-1", "A1-2", "A2-1"].map(|id| unit(&id[..2], id, "", false)).to_vec();
        let strata = draw_strata(units, &seed(), &rules(Take::Count(10), 10));
        let counts: Vec<_> = strata.iter().map(|s| (s.eligible, s.drawn.len(), s.spares.len())).collect();
        assert_eq!(counts, [(2, 2, 0), (1, 1, 0)]);
        assert!(draw_strata(Vec::new(), &seed(), &rules(Take::Count(10), 10)).is_empty());
    }

    #[test]
    fn a_share_is_of_the_whole_and_every_stratum_has_one() {
        let of =
            |name: &str, count: usize| (0..count).map(|i| unit(name, &format!("{name}{i:03}"), "", false)).collect::<Vec<_>>();
        let units: Vec<Unit> = [of("水电", 70), of("家电", 25), of("其他", 5)].concat();
        let drawn = |rate: &str| -> Vec<usize> {
            let take = Take::Rate(Rate::parse(rate).unwrap());
            draw_strata(units.clone(), &seed(), &rules(take, 0)).iter().map(|stratum| stratum.drawn.len()).collect()
        };
        // by name: 其他, 家电, 水电
        assert_eq!(drawn("10%"), [1, 2, 7]);
        assert_eq!(drawn("2%"), [0, 1, 1]);
        assert_eq!((drawn("0%"), drawn("100%")), (vec![0, 0, 0], vec![5, 25, 70]));
    }

    #[test]
    fn who_was_drawn_not_long_ago_waits_behind_the_others() {
        let units: Vec<Unit> = (0..20).map(|i| unit("东苑", &format!("H{i:02}"), "", i < 17)).collect();
        let strata = draw_strata(units, &seed(), &rules(Take::Count(5), 2));
        let first: Vec<&str> = ids(&strata[0].drawn)[..3].to_vec();
        let mut fresh = first.clone();
        fresh.sort_unstable();
        assert_eq!(fresh, ["H17", "H18", "H19"], "all who wait are drawn before anybody is drawn again");
        assert_eq!((strata[0].drawn.len(), strata[0].spares.len()), (5, 2));
    }

    #[test]
    fn a_spread_sample_has_its_share_of_every_class() {
        let units: Vec<Unit> = (0..100).map(|i| unit("A1", &format!("c{i:03}"), if i < 60 { "1" } else { "2" }, false)).collect();
        let strata = draw_strata(units, &seed(), &rules(Take::Count(10), 3));
        let monday = ids(&strata[0].drawn).iter().filter(|id| **id < "c060").count();
        assert_eq!((monday, strata[0].drawn.len(), strata[0].spares.len()), (6, 10, 3));
    }

    #[test]
    fn what_is_drawn_on_purpose_is_drawn_beside_the_random_sample_and_not_twice() {
        let random: Vec<Unit> = (0..40).map(|i| unit("A1", &format!("c{i:03}"), "", false)).collect();
        let complaints = random.iter().take(12).map(|unit| Unit { part: "complaints".into(), ..unit.clone() });
        let units: Vec<Unit> = random.iter().cloned().chain(complaints).collect();
        let rules =
            [rules(Take::Count(10), 0), vec![PartRule { part: "complaints".into(), take: Take::Count(4), spares: 0 }]].concat();
        let strata = draw_strata(units, &seed(), &rules);
        let alone = draw_strata(random, &seed(), &rules[..1]);
        assert_eq!(strata[0], alone[0], "the random sample is as if nothing had been drawn on purpose");
        assert_eq!((strata[1].part.as_str(), strata[1].eligible, strata[1].drawn.len()), ("complaints", 12, 4));
        assert!(ids(&strata[1].drawn).iter().all(|id| !ids(&strata[0].drawn).contains(id)));
    }

    #[test]
    fn a_frame_of_many_batches_is_drawn_in_ticket_order() {
        let units: Vec<Unit> = (0..5_000).map(|i| unit(["A1", "A2"][i % 2], &format!("c{i:05}"), "", false)).collect();
        let lottery = Lottery::new(&seed());
        let twice = units.iter().chain(&units[..1_500]).cloned().collect();
        for stratum in draw_strata(twice, &seed(), &rules(Take::Count(10), 5)) {
            let own = units.iter().filter(|unit| unit.stratum == stratum.name).map(|unit| unit.id.as_str());
            let mut own: Vec<&str> = own.collect();
            own.sort_by_key(|id| lottery.ticket(id));
            assert_eq!(
                (stratum.eligible, ids(&stratum.drawn), ids(&stratum.spares)),
                (2_500, own[..10].to_vec(), own[10..15].to_vec())
            );
        }
    }

    proptest! {
        #[test]
        fn a_sample_is_in_its_frame_and_row_order_does_not_matter(
            mut ids in prop::collection::btree_set("[A-D][A-Z0-9]{1,5}", 0..60).prop_map(|ids| ids.into_iter().collect::<Vec<_>>()).prop_shuffle(),
            count in 0_usize..12, spares in 0_usize..12, percent in 0_u8..=100, kind in 0_u8..4,
        ) {
            let take = match kind {
                0 => Take::Count(count),
                1 => Take::Rate(Rate::parse(&format!("{percent}%")).unwrap()),
                2 => Take::Between(count, count + 3),
                _ => Take::All,
            };
            let rules = rules(take, spares);
            let of = |id: &String| unit(&id[..1], id, &id[1..2], id.ends_with('7'));
            let strata = draw_strata(ids.iter().map(of).collect(), &seed(), &rules);
            for stratum in &strata {
                let units: Vec<Unit> = ids.iter().map(of).filter(|unit| unit.stratum == stratum.name).collect();
                prop_assert_eq!(stratum.eligible, units.len());
                prop_assert_eq!(stratum.spares.len(), spares.min(stratum.eligible - stratum.drawn.len()));
                let all: Vec<&Drawn> = stratum.drawn.iter().chain(&stratum.spares).collect();
                prop_assert!(all.iter().all(|drawn| units.iter().any(|unit| unit.id == drawn.id)));
                if let Take::Count(count) = take {
                    prop_assert_eq!(stratum.drawn.len(), count.min(stratum.eligible));
                }
                if let Take::Between(least, most) = take {
                    prop_assert!((least.min(stratum.eligible)..=most).contains(&stratum.drawn.len()));
                }
            }
            let drawn: usize = strata.iter().map(|stratum| stratum.drawn.len()).sum();
            if let Take::Rate(rate) = take {
                prop_assert_eq!(drawn, rate.of(ids.len()));
            }
            ids.reverse();
            prop_assert_eq!(draw_strata(ids.iter().map(of).collect(), &seed(), &rules), strata);
        }
    }
}
