//! Agents against each other: whom the intervals of their figures tell apart, and a ranking where the plan allows one.
//!
//! Two agents are told apart where their intervals have no value in common, as they are printed. Overlapping is handed on from agent
//! to agent, so that a band may hold two that are told apart; nobody of one band overlaps with anybody of another.

use super::cast::{Cast, Person, Unit};
use super::estimate::Reach;
use super::view::{AgentPage, Apart, Band, Bar, Compare, Extreme, Group, Ranked, Ranking, Scale, Who};

/// More names than this are shown only when asked for.
const NAMED: usize = 24;
/// An interval takes two recordings, whatever a plan says.
const FEWEST: usize = 2;

/// `None` where there are fewer than two agents.
pub(super) fn compare(cast: &Cast, people: &[Person], agents: &[AgentPage]) -> Option<Compare> {
    let has = |n: usize| agents.iter().filter(move |agent| agent.row.mean.as_ref().map_or(0, |mean| mean.n) == n);
    let both = || people.iter().zip(agents.iter().map(|agent| &agent.row));
    let by_mean = both().filter_map(|(person, row)| Some((&person.who, person.mean_of_all?, row.mean.clone()?.value)));
    let by_passes = both().filter_map(|(person, row)| Some((&person.who, person.passes_of_all?, row.passes.clone()?.percent)));
    (people.len() > 1).then(|| Compare {
        by_mean: apart(&by_mean.collect::<Vec<_>>()),
        by_passes: apart(&by_passes.collect::<Vec<_>>()),
        single: has(1).map(|agent| agent.row.who.clone()).collect(),
        unscored: has(0).count(),
        equal: people
            .iter()
            .filter(|person| person.mean_of_all.is_some_and(|reach| reach.of_equals))
            .map(|person| person.who.clone())
            .collect(),
        scale: scale(people),
        ranking: ranking(cast, people, agents),
    })
}

/// The whole tens around all intervals of means.
pub(super) fn scale(people: &[Person]) -> Option<Scale> {
    let reaches = || people.iter().filter_map(|person| person.mean_of_all);
    Some(around(reaches().map(|reach| reach.low).min()?, reaches().map(|reach| reach.high).max()?))
}

fn around(low: u64, high: u64) -> Scale {
    // a single point has room around it too
    let low = (low / 100 * 10).min(90);
    Scale { low, high: (high.div_ceil(100) * 10).max(low + 10) }
}

/// An interval as a bar.
pub(super) fn bar(reach: Reach, scale: Scale) -> Bar {
    let across = |tenths: u64| (tenths.saturating_sub(scale.low * 10) * 100 / (scale.high - scale.low)).min(1000);
    let (from, to) = (across(reach.low), across(reach.high));
    Bar { from, length: to - from, middle: across(reach.middle()) }
}

/// Whom a figure of the agents, with its interval, tells apart; `None` where fewer than two have one.
fn apart(known: &[(&Who, Reach, String)]) -> Option<Apart> {
    if known.len() < 2 {
        return None;
    }
    let top = known.iter().map(|(_, reach, _)| reach.low).max()?;
    let bottom = known.iter().map(|(_, reach, _)| reach.high).min()?;
    let any = bottom < top;
    let group = |tops: bool, bottoms: bool| {
        let belongs = |reach: &Reach| any && (reach.high >= top) == tops && (reach.low <= bottom) == bottoms;
        let who: Vec<Who> = known.iter().filter(|(_, reach, _)| belongs(reach)).map(|(who, ..)| (*who).clone()).collect();
        Group { count: who.len(), many: who.len() > NAMED, who }
    };
    let extreme = |(who, _, value): &(&Who, Reach, String)| Extreme { who: (*who).clone(), value: value.clone() };
    // of equals the first is the highest and the last the lowest, so that there are two
    let backwards = || known.iter().rev();
    Some(Apart {
        agents: known.len(),
        any,
        highest: extreme(backwards().max_by(|a, b| a.1.figure.total_cmp(&b.1.figure))?),
        lowest: extreme(backwards().min_by(|a, b| a.1.figure.total_cmp(&b.1.figure))?),
        high: group(true, false),
        low: group(false, true),
        middle: group(false, false),
        wide: group(true, true),
    })
}

fn ranking(cast: &Cast, people: &[Person], agents: &[AgentPage]) -> Ranking {
    let Some(at_least) = cast.input.rank_at_least.map(|least| least.max(FEWEST)) else {
        return Ranking { state: "unplanned", ..Ranking::default() };
    };
    // who had no calls at all holds nobody up
    let counts: Vec<usize> = people.iter().filter(|person| person.eligible > 0).map(settled).collect();
    let (Some(fewest), Some(most)) = (counts.iter().min(), counts.iter().max()) else {
        return Ranking { state: "unplanned", ..Ranking::default() };
    };
    let short = counts.iter().filter(|count| **count < at_least).count();
    let bands = if short == 0 { bands(people, agents) } else { Vec::new() };
    let state = match bands.len() {
        0 if short < counts.len() => "some_few",
        0 => "all_few",
        1 => "one_band",
        _ => "given",
    };
    Ranking { state, at_least, short, fewest: *fewest, most: *most, bands }
}

/// How many of an agent's recordings have a score that no person still has to settle.
fn settled(person: &Person) -> usize {
    person.units.iter().filter(|unit| unit.score().is_some() && !Unit::is_provisional(unit)).count()
}

fn bands(people: &[Person], agents: &[AgentPage]) -> Vec<Band> {
    let known: Vec<(usize, Reach)> =
        people.iter().enumerate().filter_map(|(index, person)| Some((index, person.mean_of_all?))).collect();
    let mut before = 0;
    let band = |mut members: Vec<usize>| {
        members.sort_unstable();
        let from = before + 1;
        before += members.len();
        Band { from, to: before, rows: members.into_iter().map(|index| ranked(&agents[index])).collect() }
    };
    chained(known).into_iter().map(band).collect()
}

/// The members by bands from the top: a new one begins where an interval lies below all that came before.
fn chained(mut known: Vec<(usize, Reach)>) -> Vec<Vec<usize>> {
    known.sort_by_key(|(_, reach)| std::cmp::Reverse(reach.high));
    let mut bands: Vec<(u64, Vec<usize>)> = Vec::new();
    for (index, reach) in known {
        match bands.last_mut().filter(|(low, _)| reach.high >= *low) {
            Some((low, members)) => {
                *low = reach.low.min(*low);
                members.push(index);
            }
            None => bands.push((reach.low, vec![index])),
        }
    }
    bands.into_iter().map(|(_, members)| members).collect()
}

fn ranked(agent: &AgentPage) -> Ranked {
    let row = &agent.row;
    Ranked { who: row.who.clone(), mean: row.mean.clone(), mean_of_all: row.mean_of_all.clone(), bar: row.bar }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn who(id: usize) -> Who {
        Who { id: id.to_string(), name: id.to_string(), team: None, href: String::new() }
    }

    /// From so many tenths on, so many long.
    fn reach((low, length): (u16, u16)) -> Reach {
        let high = u64::from(low + length).min(1000);
        Reach { figure: f64::from(low) / 10.0, low: u64::from(low), high, of_equals: false }
    }

    fn reaches() -> impl Strategy<Value = Vec<Reach>> {
        prop::collection::vec((0_u16..1000, 0_u16..200).prop_map(reach), 2..12)
    }

    fn overlap(a: Reach, b: Reach) -> bool {
        a.low <= b.high && b.low <= a.high
    }

    proptest! {
        #[test]
        fn whoever_overlaps_shares_a_band(reaches in reaches()) {
            let bands = chained(reaches.iter().copied().enumerate().collect());
            let band_of = |index: usize| bands.iter().position(|members| members.contains(&index)).unwrap();
            for (a, first) in reaches.iter().enumerate() {
                for (b, second) in reaches.iter().enumerate() {
                    prop_assert!(!overlap(*first, *second) || band_of(a) == band_of(b));
                    prop_assert!(band_of(a) >= band_of(b) || first.low > second.high, "an upper band lies above a lower one");
                }
            }
            prop_assert_eq!(bands.iter().map(Vec::len).sum::<usize>(), reaches.len());
        }

        #[test]
        fn groups_are_what_they_say(reaches in reaches()) {
            let names: Vec<Who> = (0..reaches.len()).map(who).collect();
            let known: Vec<_> = names.iter().zip(&reaches).map(|(who, reach)| (who, *reach, String::new())).collect();
            let found = apart(&known).unwrap();
            let pairs_overlap = reaches.iter().all(|a| reaches.iter().all(|b| overlap(*a, *b)));
            prop_assert_eq!(found.any, !pairs_overlap);
            for (index, reach) in reaches.iter().enumerate() {
                let above = reaches.iter().any(|other| reach.low > other.high);
                let below = reaches.iter().any(|other| other.low > reach.high);
                let group = match (above, below) {
                    (true, false) => &found.high,
                    (false, true) => &found.low,
                    (true, true) => &found.middle,
                    (false, false) => &found.wide,
                };
                prop_assert_eq!(group.who.contains(&names[index]), found.any);
            }
            for group in [&found.high, &found.low] {
                let inside = || group.who.iter().map(|who| reaches[who.id.parse::<usize>().unwrap()]);
                prop_assert!(inside().all(|a| inside().all(|b| overlap(a, b))), "nobody within a group is told apart");
            }
        }

        #[test]
        fn a_bar_lies_on_its_scale(low in 0_u16..=1000, length in 0_u16..=1000) {
            let reach = reach((low, length));
            let scale = around(reach.low, reach.high);
            let bar = bar(reach, scale);
            prop_assert!(scale.low * 10 <= reach.low && reach.high <= scale.high * 10 && scale.high <= 100);
            prop_assert!(bar.from + bar.length <= 1000 && bar.middle <= 1000);
        }
    }

    #[test]
    fn of_equals_there_are_a_first_and_a_last() {
        let names: Vec<Who> = (0..3).map(who).collect();
        let same = Reach { figure: 90.0, low: 850, high: 950, of_equals: false };
        let found = apart(&names.iter().map(|who| (who, same, "90".to_owned())).collect::<Vec<_>>()).unwrap();
        assert_eq!((found.highest.who.id.as_str(), found.lowest.who.id.as_str(), found.any), ("0", "2", false));
    }

    #[test]
    fn one_is_not_compared() {
        assert_eq!(apart(&[(&who(1), Reach { figure: 90.0, low: 850, high: 950, of_equals: false }, String::new())]), None);
    }
}
