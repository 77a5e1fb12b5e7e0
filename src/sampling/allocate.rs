//! Sharing a number of units out over groups: largest remainders, as seats are shared out in parliaments.

use super::lottery::{Lottery, Ticket};

/// A group that gets a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group<'a> {
    /// Its name; of equal remainders the one with the smaller ticket goes first, so that no name is favoured.
    pub name: &'a str,
    /// How many units it has.
    pub size: usize,
}

/// Shares `total` units out over groups in proportion to their sizes (largest remainders; A. Hamilton, 1792). With `each`, every group
/// that has any units gets at least one, as long as there are as many as groups. No group gets more than it has.
pub(super) fn allocate(total: usize, groups: &[Group], each: bool, lottery: &Lottery) -> Vec<usize> {
    let whole: usize = groups.iter().map(|group| group.size).sum();
    let total = total.min(whole);
    if whole == 0 {
        return vec![0; groups.len()];
    }
    let filled = groups.iter().filter(|group| group.size > 0).count();
    let least = usize::from(each && total >= filled);
    let mut shares: Vec<usize> =
        groups.iter().map(|group| exact(total, group.size, whole).0.max(least.min(group.size))).collect();
    let tickets: Vec<Ticket> = groups.iter().map(|group| lottery.ticket(group.name)).collect();
    while shares.iter().sum::<usize>() != total {
        let is_short = shares.iter().sum::<usize>() < total;
        let owed = |at: usize| owed(total, groups[at].size, whole, shares[at]);
        let may = |at: &usize| if is_short { shares[*at] < groups[*at].size } else { shares[*at] > least };
        let by_claim = |a: &usize, b: &usize| owed(*a).cmp(&owed(*b)).then_with(|| tickets[*b].cmp(&tickets[*a]));
        let candidates = (0..groups.len()).filter(may);
        let next = if is_short { candidates.max_by(by_claim) } else { candidates.min_by(by_claim) };
        let next = next.expect("the total is no more than the groups have, and no less than one each");
        if is_short { shares[next] += 1 } else { shares[next] -= 1 }
    }
    shares
}

/// A group's exact share: whole units, and the remainder in parts of `whole`.
fn exact(total: usize, size: usize, whole: usize) -> (usize, u128) {
    let product = total as u128 * size as u128;
    let units = usize::try_from(product / whole as u128).expect("a share is no more than the total");
    (units, product % whole as u128)
}

/// What a group is still owed, in parts of `whole`; less than nothing where it has too many.
fn owed(total: usize, size: usize, whole: usize, has: usize) -> i128 {
    let (units, rest) = exact(total, size, whole);
    let parts = |count: usize| i128::try_from(count as u128 * whole as u128).unwrap_or(i128::MAX);
    parts(units) - parts(has) + i128::try_from(rest).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sampling::Seed;

    fn shares(total: usize, sizes: &[usize], each: bool) -> Vec<usize> {
        let lottery = Lottery::new(&Seed::parse("01382438112797316654").unwrap());
        let names: Vec<String> = (0..sizes.len()).map(|index| format!("g{index}")).collect();
        let groups: Vec<Group> = names.iter().zip(sizes).map(|(name, size)| Group { name, size: *size }).collect();
        allocate(total, &groups, each, &lottery)
    }

    /// The bill that Washington vetoed: 120 seats by the census of 1790 (Balinski and Young, Fair Representation, 1982).
    #[test]
    fn the_house_of_1792_is_shared_out_by_hamilton() {
        // Virginia, Massachusetts, Pennsylvania, North Carolina, New York, Maryland, Connecticut, South Carolina, New Jersey,
        // New Hampshire, Vermont, Georgia, Kentucky, Rhode Island, Delaware
        let census = [
            630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822, 85_533, 70_835, 68_705,
            68_446, 55_540,
        ];
        assert_eq!(shares(120, &census, false), [21, 16, 14, 12, 11, 9, 8, 7, 6, 5, 3, 2, 2, 2, 2]);
    }

    #[test]
    fn every_group_gets_one_where_there_are_enough() {
        assert_eq!(shares(12, &[100, 10, 5, 1], true), [9, 1, 1, 1]);
        assert_eq!(shares(3, &[100, 10, 5, 1], true), [3, 0, 0, 0]);
        assert_eq!(shares(4, &[100, 10, 0, 1], true), [2, 1, 0, 1]);
        assert_eq!(shares(0, &[5, 5], true), [0, 0]);
        assert_eq!(shares(9, &[], true), Vec::<usize>::new());
        assert_eq!(shares(9, &[2, 3], false), [2, 3]);
    }

    proptest! {
        #[test]
        fn all_are_shared_out_and_nobody_is_far_from_the_exact_share(
            sizes in prop::collection::vec(0_usize..500, 1..12), total in 0_usize..600, each in any::<bool>(),
        ) {
            let shares = shares(total, &sizes, each);
            let whole: usize = sizes.iter().sum();
            let total = total.min(whole);
            prop_assert_eq!(shares.iter().sum::<usize>(), total);
            for (share, size) in shares.iter().zip(&sizes) {
                prop_assert!(share <= size);
                if !each && whole > 0 {
                    let (low, rest) = exact(total, *size, whole);
                    prop_assert!(*share == low || (rest > 0 && *share == low + 1));
                }
                if each && total >= sizes.iter().filter(|size| **size > 0).count() {
                    prop_assert!(*share > 0 || *size == 0);
                }
            }
        }
    }
}
