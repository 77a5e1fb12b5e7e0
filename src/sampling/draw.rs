//! A draw: which units of a frame were taken, and everything needed to take them again.

use std::collections::BinaryHeap;

use serde::Serialize;

use super::{Frame, Lottery, Replacement, Seed, Ticket, Unit};
use crate::records::{AgentId, CallId, IsoWeek};

/// Name and version of the way units are drawn; it changes when the same seed and frame would give another draw.
pub const ALGORITHM: &str = "consistent-sampler/1";

/// A drawn unit or a spare with its ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// The unit.
    pub id: CallId,
    /// Its ticket, `0.` and the digits, as `consistent-sampler` prints it.
    pub ticket: String,
}

/// One stratum of a draw: an agent's calls in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    /// Whose calls.
    pub agent: AgentId,
    /// How many units could have been drawn.
    pub eligible: usize,
    /// The drawn ones, in ticket order.
    pub drawn: Vec<Drawn>,
    /// The next ones, in ticket order.
    pub spares: Vec<Drawn>,
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
    /// Units that a stratum gives, as the plan says.
    pub take: usize,
    /// Spares that are named, as the plan says.
    pub spares: usize,
    /// The period drawn for.
    pub period: IsoWeek,
    /// Twenty decimal digits.
    pub seed: String,
    /// Name and version of the algorithm.
    pub algorithm: String,
    /// SHA-256 of the frame, in hex.
    pub frame_sha256: String,
    /// When it was drawn.
    pub at: jiff::Timestamp,
    /// Why it was drawn again, where it was.
    pub reason: Option<String>,
    /// The draw that this one follows.
    pub follows: Option<String>,
    /// The strata, by agent.
    pub strata: Vec<Stratum>,
    /// Units that spares stand in for, in the order in which they were replaced.
    pub replacements: Vec<Replacement>,
}

/// Draws `count` units and names `spares` more from each stratum of a frame; all of them where there are fewer.
#[must_use]
pub fn draw_strata(frame: &Frame, seed: &Seed, count: usize, spares: usize) -> Vec<Stratum> {
    let lottery = Lottery::new(seed);
    let stratum = |units: &[Unit]| {
        let mut drawn = smallest(units, &lottery, count.saturating_add(spares));
        let spares = drawn.split_off(count.min(drawn.len()));
        Stratum { agent: units[0].agent.clone(), eligible: units.len(), drawn, spares }
    };
    frame.strata().map(stratum).collect()
}

/// The units with the smallest tickets, in ticket order; a heap keeps no more than are wanted.
fn smallest(units: &[Unit], lottery: &Lottery, wanted: usize) -> Vec<Drawn> {
    let mut heap: BinaryHeap<(Ticket, &CallId)> = BinaryHeap::with_capacity(wanted.min(units.len()) + 1);
    for unit in units {
        heap.push((lottery.ticket(unit.id.as_str()), &unit.id));
        if heap.len() > wanted {
            heap.pop();
        }
    }
    heap.into_sorted_vec().into_iter().map(|(ticket, id)| Drawn { id: id.clone(), ticket: ticket.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(agent: &str, id: &str) -> Unit {
        Unit { agent: AgentId::parse(agent).unwrap(), id: CallId::parse(id).unwrap() }
    }

    fn seed() -> Seed {
        Seed::parse("01382438112797316654").unwrap()
    }

    #[test]
    fn all_are_drawn_where_there_are_fewer() {
        let frame = Frame::new(vec![unit("A1", "c1"), unit("A1", "c2"), unit("A2", "c3")]);
        let strata = draw_strata(&frame, &seed(), 10, 10);
        assert_eq!(
            strata.iter().map(|s| (s.eligible, s.drawn.len(), s.spares.len())).collect::<Vec<_>>(),
            [(2, 2, 0), (1, 1, 0)]
        );
        assert!(draw_strata(&Frame::new(Vec::new()), &seed(), 10, 10).is_empty());
    }

    proptest! {
        #[test]
        fn a_sample_is_in_its_frame_and_row_order_does_not_matter(
            mut ids in prop::collection::btree_set("[A-Z0-9]{1,6}", 0..60).prop_map(|ids| ids.into_iter().collect::<Vec<_>>()).prop_shuffle(),
            count in 0_usize..12, spares in 0_usize..12,
        ) {
            let frame = |ids: &[String]| Frame::new(ids.iter().map(|id| unit(&id[..1], id)).collect());
            let strata = draw_strata(&frame(&ids), &seed(), count, spares);
            for stratum in &strata {
                let tickets: Vec<&str> = stratum.drawn.iter().chain(&stratum.spares).map(|d| d.ticket.as_str()).collect();
                prop_assert!(tickets.is_sorted());
                prop_assert_eq!(stratum.drawn.len(), count.min(stratum.eligible));
                prop_assert_eq!(stratum.spares.len(), spares.min(stratum.eligible - stratum.drawn.len()));
                for drawn in stratum.drawn.iter().chain(&stratum.spares) {
                    prop_assert!(ids.iter().any(|id| id == drawn.id.as_str() && id.starts_with(stratum.agent.as_str())));
                }
            }
            ids.reverse();
            prop_assert_eq!(draw_strata(&frame(&ids), &seed(), count, spares), strata);
        }
    }
}
