//! Tickets: Rivest's consistent sampling, as election audits use it.
//!
//! ticket(id) = the decimal digits, in reverse order, of SHA-256(hex(SHA-256(seed)) + id), read as a fraction in (0, 1). This is
//! generation 1 of the public Python package `consistent-sampler` (R. L. Rivest), digit for digit: the number is
//! written with at least 64 digits, the lowest come first because the highest are biased.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::digest::hex;

/// Fewest digits a ticket is written with, as the Python package pads it.
const LEAST_DIGITS: usize = 64;
/// Digits of 2^256.
const MOST_DIGITS: usize = 78;
/// The digits that one step of the division yields.
const STEP_DIGITS: usize = 18;

/// What a draw depends on besides its frame: digits, usually twenty, from the operating system or from rolled dice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed(String);

impl Seed {
    /// How many digits a seed has when the program makes it.
    pub const DIGITS: usize = 20;

    /// Reads a seed: 6 to 100 decimal digits. Blanks between groups are left out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        ((6..=100).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A place in the order of drawing: a fraction between 0 and 1. The smallest are drawn.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket {
    /// Decimal digits after `0.`; a ticket that ends earlier holds zeros below every digit.
    digits: [u8; MOST_DIGITS],
    len: u8,
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0.")?;
        self.digits[..usize::from(self.len)].iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Gives every id its ticket under one seed.
#[derive(Debug, Clone)]
pub struct Lottery {
    /// The state of SHA-256 after the seed's part, which all ids share.
    begun: Sha256,
}

impl Lottery {
    /// The lottery of a seed.
    #[must_use]
    pub fn new(seed: &Seed) -> Self {
        let begun = Sha256::new_with_prefix(hex(&Sha256::digest(seed.as_str())));
        Self { begun }
    }

    /// An id's ticket.
    #[must_use]
    pub fn ticket(&self, id: &str) -> Ticket {
        reversed_decimal(self.number(id))
    }

    /// The number whose reversed digits are the ticket, most significant limb first.
    pub(super) fn number(&self, id: &str) -> Number {
        let hash = self.begun.clone().chain_update(id).finalize();
        let mut limbs = [0_u32; 8];
        for (limb, bytes) in limbs.iter_mut().zip(hash.as_chunks::<4>().0) {
            *limb = u32::from_be_bytes(*bytes);
        }
        limbs
    }

    /// A number from `least` to `most` that depends on the seed and a name alone: `least`, and the first nine digits of the ticket of
    /// `size of NAME` times the number of choices, rounded down.
    #[must_use]
    pub fn between(&self, least: usize, most: usize, name: &str) -> usize {
        let first = leading(&self.number(&format!("size of {name}")));
        let choices = (most - least) as u64 + 1;
        least + usize::try_from(u64::from(first) * choices / LEADING).expect("fewer than the choices")
    }
}

/// A 256-bit number, most significant limb first.
pub(super) type Number = [u32; 8];

/// One more than the largest number of nine digits.
const LEADING: u64 = 1_000_000_000;

/// The first nine digits of a number's ticket, as a number: where two differ here, their tickets differ in the same way.
pub(super) fn leading(limbs: &Number) -> u32 {
    let parts = limbs.iter().zip(&POWERS).map(|(limb, power)| u64::from(*limb) * power);
    // four parts of less than 2^62 each fit 64 bits
    let (high, low) = (parts.clone().take(4).sum::<u64>(), parts.skip(4).sum::<u64>());
    let lowest = (high % LEADING + low % LEADING) % LEADING;
    let three = |part: u64| u32::from(REVERSED[usize::try_from(part % 1_000).expect("below a thousand")]);
    three(lowest) * 1_000_000 + three(lowest / 1_000) * 1_000 + three(lowest / 1_000_000)
}

/// What is left of each limb's place by [`LEADING`]: 2^224, 2^192, … 1.
static POWERS: [u64; 8] = {
    let mut powers = [1; 8];
    let mut place = 7;
    while place > 0 {
        powers[place - 1] = (powers[place] << 32) % LEADING;
        place -= 1;
    }
    powers
};

/// Three digits, backwards.
static REVERSED: [u16; 1_000] = {
    let mut reversed = [0; 1_000];
    let mut number = 0_u16;
    while number < 1_000 {
        reversed[number as usize] = number % 10 * 100 + number / 10 % 10 * 10 + number / 100;
        number += 1;
    }
    reversed
};

/// The decimal digits of a 256-bit number (most significant limb first), lowest digit first.
pub(super) fn reversed_decimal(mut limbs: Number) -> Ticket {
    const STEP: u64 = 10_u64.pow(9);
    let mut ticket = Ticket { digits: [0; MOST_DIGITS], len: 0 };
    let mut count = 0;
    let mut significant = 0;
    while limbs.iter().any(|limb| *limb != 0) {
        // two divisions by 10^9 keep every step within 64 bits
        for _ in 0..STEP_DIGITS / 9 {
            let mut rest = 0_u64;
            for limb in &mut limbs {
                let value = rest << 32 | u64::from(*limb);
                *limb = u32::try_from(value / STEP).expect("a quotient of a limb fits a limb");
                rest = value % STEP;
            }
            for _ in 0..9 {
                let digit = u8::try_from(rest % 10).expect("a digit");
                rest /= 10;
                if count < MOST_DIGITS {
                    ticket.digits[count] = b'0' + digit;
                    count += 1;
                }
                if digit != 0 {
                    significant = count;
                }
            }
        }
    }
    let len = significant.max(LEAST_DIGITS);
    ticket.digits[significant..len].fill(b'0');
    ticket.digits[len..].fill(0);
    ticket.len = u8::try_from(len).expect("at most 78 digits");
    ticket
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values stand in the docstrings of `consistent_sampler` 1.0.10.
    #[test]
    fn tickets_are_those_of_the_papers_examples() {
        let lottery = Lottery::new(&Seed::parse("01382438112797316654").unwrap());
        assert_eq!(
            lottery.ticket("AB-130").to_string(),
            "0.26299714122838008416507544297546663599715395525154425586041245287750224561854"
        );
    }

    #[test]
    fn the_leading_digits_are_the_tickets() {
        let lottery = Lottery::new(&Seed::parse("01382438112797316654").unwrap());
        for id in (0..500).map(|i| format!("AB-{i}")) {
            let ticket = lottery.ticket(&id).to_string();
            assert_eq!(format!("{:09}", leading(&lottery.number(&id))), ticket[2..11], "{id}");
        }
    }

    #[test]
    fn sizes_from_the_seed_lie_between_their_bounds_and_come_all() {
        let lottery = Lottery::new(&Seed::parse("01382438112797316654").unwrap());
        let sizes: Vec<usize> = (0..300).map(|i| lottery.between(3, 5, &format!("estate {i}"))).collect();
        let count = |size: usize| sizes.iter().filter(|found| **found == size).count();
        assert_eq!(count(3) + count(4) + count(5), 300);
        assert!([3, 4, 5].iter().all(|size| (70..130).contains(&count(*size))), "{sizes:?}");
        // consistent_sampler 1.0.10: 3 + int(float(first_fraction("size of " + name, "01382438112797316654")) * 3)
        assert_eq!(["东苑", "西苑", "A", "B", "C"].map(|name| lottery.between(3, 5, name)), [4, 5, 4, 4, 5]);
    }

    #[test]
    fn small_numbers_are_padded_to_64_digits() {
        let mut limbs = [0; 8];
        limbs[7] = 1_230;
        let text = reversed_decimal(limbs).to_string();
        assert_eq!(text.len(), 66);
        assert!(text.starts_with("0.03210000"));
    }

    #[test]
    fn seeds_are_digits() {
        assert_eq!(Seed::parse("01382 43811 27973 16654").unwrap().as_str(), "01382438112797316654");
        for wrong in ["", "12345", "abc", "1234567x", "１２３４５６７"] {
            assert_eq!(Seed::parse(wrong), None, "{wrong}");
        }
    }
}
