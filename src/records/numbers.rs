//! Points and scores, as whole hundredths: what decides a bonus is not rounded on the way.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Points of an item, in hundredths of a point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// Reads `10`, `2.5` or `0.25`; at most two decimals, at most 10,000 points.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        if part.is_empty() || part.len() > 2 || !(whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole: u32 = whole.parse().ok().filter(|n| *n <= 10_000)?;
        let scale = if part.len() == 1 { 10 } else { 1 };
        Some(Self(whole * 100 + part.parse::<u32>().ok()? * scale))
    }

    /// Hundredths of a point.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0
    }

    /// So many times as much.
    #[must_use]
    pub fn times(self, count: usize) -> Self {
        Self(self.0.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// So many of so many equal parts, half of a hundredth rounded up.
    #[must_use]
    pub fn share(self, parts: u32, of: u32) -> Self {
        let (whole, parts, of) = (u64::from(self.0), u64::from(parts), u64::from(of));
        Self(u32::try_from((whole * parts * 2 + of) / (2 * of)).expect("no more than all parts"))
    }

    /// What is left without some of them; nothing where these are more.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

/// The score of an inspection: earned ÷ applicable points × 100, in hundredths, half of a hundredth rounded up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u32);

impl Score {
    /// What a fatal fail makes of an inspection.
    pub const ZERO: Self = Self(0);

    /// The share that was earned; `None` where nothing was applicable.
    #[must_use]
    pub fn of(earned: Points, applicable: Points) -> Option<Self> {
        let (earned, applicable) = (u64::from(earned.0), u64::from(applicable.0));
        if applicable == 0 {
            return None;
        }
        let hundredths = (earned * 20_000 + applicable) / (2 * applicable);
        Some(Self(u32::try_from(hundredths).expect("earned is at most applicable")))
    }

    /// Whole hundredths, 0 to 10,000.
    #[must_use]
    pub fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// Hundredths of a point out of a hundred.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        self.0
    }
}

macro_rules! as_decimal {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match (self.0 / 100, self.0 % 100) {
                    (whole, 0) => write!(f, "{whole}"),
                    (whole, part) if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
                    (whole, part) => write!(f, "{whole}.{part:02}"),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.0 % 100 == 0 {
                    serializer.serialize_u32(self.0 / 100)
                } else {
                    serializer.serialize_f64(f64::from(self.0) / 100.0)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self((f64::deserialize(deserializer)? * 100.0).round() as u32))
            }
        }
    };
}
as_decimal!(Points);
as_decimal!(Score);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_to_the_hundredth() {
        let hundredths = |text| Points::parse(text).map(Points::hundredths);
        assert_eq!(hundredths("10"), Some(1000));
        assert_eq!(hundredths("2.5"), Some(250));
        assert_eq!(hundredths("0.05"), Some(5));
        for wrong in ["", "-1", "1.", "1.234", "1e3", "10001", "ten"] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_score_rounds_half_up() {
        let score = |earned, applicable| Score::of(Points(earned), Points(applicable)).map(|s| s.to_string());
        assert_eq!(score(200, 300).as_deref(), Some("66.67"));
        assert_eq!(score(100, 100).as_deref(), Some("100"));
        assert_eq!(score(1, 800).as_deref(), Some("0.13"));
        assert_eq!(score(0, 0), None);
    }
}
