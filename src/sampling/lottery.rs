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
        let hash = self.begun.clone().chain_update(id).finalize();
        let mut limbs = [0_u32; 8];
        for (limb, bytes) in limbs.iter_mut().zip(hash.as_chunks::<4>().0) {
            *limb = u32::from_be_bytes(*bytes);
        }
        reversed_decimal(limbs)
    }
}

/// The decimal digits of a 256-bit number (most significant limb first), lowest digit first.
fn reversed_decimal(mut limbs: [u32; 8]) -> Ticket {
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
