//! First contacts: whether a customer had to come again about the same matter.
//!
//! A contact is settled at first where it is solved and no other of the same matter follows within so many days of 24 hours. Whether one
//! follows is only known once these days are over in the data, so until then it is open. Lists come in any order, which is why some bytes
//! of every contact are kept until all have been seen.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use jiff::Timestamp;

use super::estimate::Counter;
use super::{FirstContact, Repeats};

/// What is kept of a contact.
#[derive(Debug, Clone, Copy)]
pub(super) struct Contact {
    /// Whose matter it is: 128 bits of it, by which a million contacts are told apart.
    matter: u128,
    /// Microseconds since 1970.
    at: i64,
    /// Its group, 0 where none are formed.
    group: u32,
    /// Its period, or [`AROUND`]: those around the periods only tell what follows or went before.
    period: u16,
    solved: Solved,
}

/// In none of the periods.
const AROUND: u16 = u16::MAX;

/// Whether a contact was settled, in a byte: there are many contacts.
#[derive(Debug, Clone, Copy)]
enum Solved {
    Yes,
    No,
    Untold,
}

// what the architecture page says of memory
const _: () = assert!(size_of::<Contact>() == 32);

/// The contacts about any matter, as they come.
#[derive(Debug, Default)]
pub(super) struct Contacts {
    all: Vec<Contact>,
}

const HOUR: i64 = 3_600_000_000;

/// A matter's 128 bits.
pub(super) fn matter(values: &[&str]) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        values.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    (half(0) << 64) | half(1)
}

impl Contacts {
    /// Keeps a contact.
    pub fn add(&mut self, matter: u128, at: Timestamp, group: u32, period: Option<u16>, is_solved: Option<bool>) {
        let solved = is_solved.map_or(Solved::Untold, |is_solved| if is_solved { Solved::Yes } else { Solved::No });
        self.all.push(Contact { matter, at: at.as_microsecond(), group, period: period.unwrap_or(AROUND), solved });
    }

    /// Counts the contacts that lie in a period, each into its group and into all; `until` is where the data ends.
    pub fn settle(mut self, rule: &FirstContact, until: Timestamp, mut count: impl FnMut(u16, u32, &dyn Fn(&mut Counter))) {
        // of two at the same moment the one that came first in the list is the earlier one
        self.all.sort_by_key(|contact| (contact.matter, contact.at));
        let reach = i64::from(rule.days) * 24 * HOUR;
        let is_near = |a: &Contact, b: &Contact| a.matter == b.matter && b.at - a.at <= reach;
        for (index, contact) in self.all.iter().enumerate() {
            if contact.period == AROUND {
                continue;
            }
            let is_repeat = index > 0 && is_near(&self.all[index - 1], contact);
            let comes_again = self.all.get(index + 1).is_some_and(|next| is_near(contact, next));
            let is_open = contact.at + reach > until.as_microsecond();
            let found = move |counter: &mut Counter| {
                if is_repeat && rule.repeats == Repeats::LeftOut {
                    counter.repeats += 1;
                } else if is_open {
                    counter.open += 1;
                } else if matches!(contact.solved, Solved::Untold) {
                    counter.missing += 1;
                } else {
                    counter.n += 1;
                    counter.good += u64::from(matches!(contact.solved, Solved::Yes) && !comes_again);
                }
            };
            count(contact.period, contact.group, &found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contacts by customer, day and hour, whether solved; counted as `n good open repeats missing`.
    #[track_caller]
    fn check(repeats: Repeats, contacts: &[(&str, &str, Option<bool>)], expect: [u64; 5]) {
        let mut all = Contacts::default();
        for (who, at, is_solved) in contacts {
            let at: Timestamp = at.parse().unwrap();
            let period = at.to_string().starts_with("2026-11").then_some(0);
            all.add(matter(&[*who, "宽带"]), at, 0, period, *is_solved);
        }
        let rule = FirstContact { same: Vec::new(), days: 7, solved: Vec::new(), repeats };
        let mut counter = Counter::default();
        all.settle(&rule, "2026-12-07T00:00:00Z".parse().unwrap(), |_, _, found| found(&mut counter));
        assert_eq!([counter.n, counter.good, counter.open, counter.repeats, counter.missing], expect);
    }

    #[test]
    fn who_comes_again_within_seven_days_was_not_settled_at_first() {
        let (yes, no) = (Some(true), Some(false));
        check(Repeats::LeftOut, &[("a", "2026-11-01T00:00:00Z", yes)], [1, 1, 0, 0, 0]);
        check(Repeats::LeftOut, &[("a", "2026-11-01T00:00:00Z", no)], [1, 0, 0, 0, 0]);
        check(Repeats::LeftOut, &[("a", "2026-11-01T00:00:00Z", None)], [0, 0, 0, 0, 1]);
        let seven_days = [("a", "2026-11-01T00:00:00Z", yes), ("a", "2026-11-08T00:00:00Z", yes)];
        check(Repeats::LeftOut, &seven_days, [1, 0, 0, 1, 0]);
        check(Repeats::Counted, &seven_days, [2, 1, 0, 0, 0]);
        let later = [("a", "2026-11-01T00:00:00Z", yes), ("a", "2026-11-08T00:00:00.000001Z", yes)];
        check(Repeats::LeftOut, &later, [2, 2, 0, 0, 0]);
        let others = [("a", "2026-11-01T00:00:00Z", yes), ("b", "2026-11-02T00:00:00Z", yes)];
        check(Repeats::LeftOut, &others, [2, 2, 0, 0, 0]);
    }

    #[test]
    fn what_lies_around_the_period_tells_what_follows_and_went_before() {
        let yes = Some(true);
        check(Repeats::LeftOut, &[("a", "2026-10-30T00:00:00Z", yes), ("a", "2026-11-02T00:00:00Z", yes)], [0, 0, 0, 1, 0]);
        check(Repeats::LeftOut, &[("a", "2026-11-28T00:00:00Z", yes), ("a", "2026-12-02T00:00:00Z", yes)], [1, 0, 0, 0, 0]);
    }

    #[test]
    fn what_is_not_over_is_open() {
        let yes = Some(true);
        check(Repeats::LeftOut, &[("a", "2026-11-30T00:00:00Z", yes)], [1, 1, 0, 0, 0]);
        check(Repeats::LeftOut, &[("a", "2026-11-30T00:00:00.000001Z", yes)], [0, 0, 1, 0, 0]);
    }

    #[test]
    fn a_matter_is_told_by_all_of_its_values() {
        let of = |values: [&str; 2]| matter(&values);
        assert_eq!(of(["a", "b"]), of(["a", "b"]));
        assert_ne!(of(["a", "b"]), of(["b", "a"]));
        assert_ne!(of(["ab", ""]), of(["a", "b"]));
    }
}
