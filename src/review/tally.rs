//! Which reviews are counted where reviews are counted: the one that holds of each case, with what rulings made of it.

use std::collections::BTreeMap;

use super::act::{Act, Decided, Review, Way};
use super::entry::Deed;
use crate::inspection::Verdict;
use crate::records::UnitId;

/// A review that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The log's entry.
    pub deed: i64,
    /// Who submitted it.
    pub who: String,
    /// The store's number of the inspection that it is about.
    pub inspection: i64,
    /// What holds of each item.
    pub items: Vec<Decided>,
}

/// The review that holds of each case, from deeds in their order: a later one takes the place of an earlier one, one that was sent back
/// holds no longer, those that only compare raters never do, and a granted appeal changes its item.
#[must_use]
pub fn votes<'d>(deeds: impl IntoIterator<Item = &'d Deed>) -> BTreeMap<(String, UnitId), Vote> {
    let mut votes: BTreeMap<(String, UnitId), Vote> = BTreeMap::new();
    for deed in deeds {
        let (Some(draw), Some(unit)) = (&deed.draw, &deed.unit) else { continue };
        let case = (draw.clone(), unit.clone());
        match &deed.act {
            Act::Reviewed(review) if !review.second => _ = votes.insert(case, vote(deed, review)),
            Act::Returned => _ = votes.remove(&case),
            Act::Ruled { item, granted: Some(verdict), .. } => {
                let items = votes.get_mut(&case).into_iter().flat_map(|vote| &mut vote.items);
                items.filter(|decided| decided.item == *item).for_each(|decided| rule(decided, *verdict));
            }
            _ => {}
        }
    }
    votes
}

fn vote(deed: &Deed, review: &Review) -> Vote {
    Vote { deed: deed.id, who: deed.who.clone(), inspection: review.inspection, items: review.items.clone() }
}

fn rule(decided: &mut Decided, verdict: Verdict) {
    (decided.verdict, decided.way) = (verdict, Way::Overruled);
}
