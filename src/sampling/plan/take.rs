//! How many units are drawn.

use std::fmt;

/// A share, in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u32);

/// How many units of a frame are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// So many of each stratum; all where there are fewer.
    Count(usize),
    /// This share of the whole part, rounded up, and shared out over the strata.
    Rate(Rate),
    /// This share, as `Rate`; and never may fewer than the first share be done in the end.
    Band {
        /// What must be reached.
        at_least: Rate,
        /// What is drawn.
        target: Rate,
    },
    /// Of each stratum a number between these, taken from the seed.
    Between(usize, usize),
    /// All.
    All,
}

impl Rate {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// Reads `10%` or `12.5%`: 0 to 100, to the hundredth.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().strip_suffix(['%', '％'])?.trim_end();
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let is_plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !is_plain(whole) || !is_plain(part) {
            return None;
        }
        let hundredths = format!("{part:0<2}").parse::<u32>().ok()?;
        let rate = Self(whole.parse::<u32>().ok()? * 100 + hundredths);
        (rate <= Self::WHOLE).then_some(rate)
    }

    /// The share of a number, rounded up: fewer would be below the rate.
    #[must_use]
    pub fn of(self, count: usize) -> usize {
        let exact = u128::try_from(count).unwrap_or(u128::MAX) * u128::from(self.0);
        usize::try_from(exact.div_ceil(u128::from(Self::WHOLE.0))).expect("a share of a count is no more than it")
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole}%"),
            (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}%", part / 10),
            (whole, part) => write!(f, "{whole}.{part:02}%"),
        }
    }
}

impl fmt::Display for Take {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Rate(rate) => write!(f, "{rate}"),
            Self::Band { at_least, target } => write!(f, "{at_least}..{target}"),
            Self::Between(least, most) => write!(f, "{least}..{most}"),
            Self::All => f.write_str("all"),
        }
    }
}

impl Take {
    /// Reads what [`Take`] is written as: `10`, `10%`, `30%..50%`, `3..5`, `all`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once("..") {
            Some((least, most)) if most.ends_with('%') => {
                Some(Self::Band { at_least: Rate::parse(least)?, target: Rate::parse(most)? })
            }
            Some((least, most)) => Some(Self::Between(least.parse().ok()?, most.parse().ok()?)),
            None if text == "all" => Some(Self::All),
            None if text.ends_with('%') => Rate::parse(text).map(Self::Rate),
            None => text.parse().ok().map(Self::Count),
        }
    }

    /// The most units that a stratum can give, where that doesn't grow with the frame.
    #[must_use]
    pub fn most(self) -> Option<usize> {
        match self {
            Self::Count(count) | Self::Between(_, count) => Some(count),
            Self::Rate(_) | Self::Band { .. } | Self::All => None,
        }
    }

    /// The share that must be done in the end, where the plan states one.
    #[must_use]
    pub fn bound(self) -> Option<Rate> {
        match self {
            Self::Rate(rate) | Self::Band { at_least: rate, .. } => Some(rate),
            Self::All => Some(Rate::WHOLE),
            Self::Count(_) | Self::Between(..) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_up() {
        let of = |rate: &str, count| Rate::parse(rate).unwrap().of(count);
        assert_eq!([of("10%", 0), of("10%", 1), of("10%", 10), of("10%", 11), of("10%", 120)], [0, 1, 1, 2, 12]);
        assert_eq!([of("0%", 7), of("100%", 7), of("33.33%", 3), of("33.34%", 3)], [0, 7, 1, 2]);
    }

    #[test]
    fn takes_read_as_they_are_written() {
        for text in ["10", "10%", "12.5%", "0.25%", "30%..50%", "3..5", "all", "0%", "100%"] {
            assert_eq!(Take::parse(text).map(|take| take.to_string()).as_deref(), Some(text));
        }
        for wrong in ["", "ten", "101%", "-1%", "1.234%", "%", "3..", "..5%"] {
            assert_eq!(Take::parse(wrong), None, "{wrong}");
        }
    }
}
