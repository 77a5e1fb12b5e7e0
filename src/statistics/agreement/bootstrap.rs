//! Percentile intervals from resampled units, with a generator that is written down here: it must give the same draws for ever.

use sha2::{Digest, Sha256};

use super::NoValue;
use crate::statistics::Interval;

/// More than this share of resamples without a value, in percent, and the others say too little.
const MOST_WITHOUT: u64 = 10;
/// Values nearer to each other than this differ by rounding alone.
const SAME: f64 = 1e-12;

/// How an interval is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Bootstrap {
    /// How many resamples: with 1,999 and a confidence of 0.95 the ends are the fiftieth values from below and from above.
    pub resamples: u32,
    /// What the draws depend on, besides the ratings.
    pub seed: [u8; 32],
    /// The share of the resamples between the ends of the interval: 0.95.
    pub confidence: f64,
}

/// Why a coefficient has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoInterval {
    /// Only one unit was counted: it can't be resampled.
    #[error("only one unit has two ratings")]
    OneUnit,
    /// Too few resamples for the confidence: its ends would lie beyond the first and the last.
    #[error("too few resamples for the confidence")]
    FewResamples,
    /// More than a tenth of the resamples had no value, mostly because all their ratings were of one category.
    #[error("more than a tenth of the resamples have no value")]
    OftenWithout,
    /// All resamples gave the same value, as they do where all raters agree on every unit: they show no spread, which is not to say
    /// that there is none.
    #[error("all resamples have the same value")]
    NoSpread,
}

/// What the resamples show.
pub(super) struct Resampled {
    /// The interval, or why there is none.
    pub(super) interval: Result<Interval, NoInterval>,
    /// How many resamples had no value.
    pub(super) without_value: u32,
}

/// Resamples units, each as likely as every other, and values what was drawn.
pub(super) fn resample<U: Clone>(
    units: &[(U, u64)],
    value: impl Fn(&[(U, u64)]) -> Result<f64, NoValue>,
    how: &Bootstrap,
) -> Resampled {
    // the entry of each unit, since equal ones share one
    let places: Vec<usize> = units.iter().enumerate().flat_map(|(at, (_, times))| (0..*times).map(move |_| at)).collect();
    if places.len() < 2 {
        return Resampled { interval: Err(NoInterval::OneUnit), without_value: 0 };
    }
    let mut draws = Draws::new(how.seed);
    let mut sample: Vec<(U, u64)> = units.iter().map(|(unit, _)| (unit.clone(), 0)).collect();
    let mut values = Vec::new();
    let mut without_value = 0;
    for _ in 0..how.resamples {
        for (_, times) in &mut sample {
            *times = 0;
        }
        for _ in 0..places.len() {
            sample[places[draws.below(places.len())]].1 += 1;
        }
        match value(&sample) {
            Ok(value) => values.push(value),
            Err(_) => without_value += 1,
        }
    }
    Resampled { interval: interval(values, without_value, how), without_value }
}

/// The k-th value from either end, where k is the whole part of half of what is outside times the number of values and one
/// (Efron and Tibshirani, 1993, section 12.5); nothing is interpolated.
fn interval(mut values: Vec<f64>, without: u32, how: &Bootstrap) -> Result<Interval, NoInterval> {
    if u64::from(without) * 100 > u64::from(how.resamples) * MOST_WITHOUT {
        return Err(NoInterval::OftenWithout);
    }
    values.sort_unstable_by(f64::total_cmp);
    let rank = rank(values.len(), how.confidence).ok_or(NoInterval::FewResamples)?;
    if values[values.len() - 1] - values[0] < SAME {
        return Err(NoInterval::NoSpread);
    }
    Ok(Interval { low: values[rank - 1], high: values[values.len() - rank] })
}

/// The rank of the ends, counted from 1; `None` where it is before the first, or the ends would cross.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "at most the number of values"
)]
fn rank(values: usize, confidence: f64) -> Option<usize> {
    // what is a whole number but for the last bit must not be cut
    let rank = ((values + 1) as f64 * (1.0 - confidence) / 2.0 + 1e-9).floor() as usize;
    (rank >= 1 && 2 * rank <= values).then_some(rank)
}

/// Numbers that depend on a seed alone: the SHA-256 of the 32 bytes of the seed and an eight-byte count from 0, as four big-endian
/// numbers of 64 bits a block.
struct Draws {
    seed: [u8; 32],
    blocks: u64,
    words: [u64; 4],
    used: usize,
}

impl Draws {
    fn new(seed: [u8; 32]) -> Self {
        Self { seed, blocks: 0, words: [0; 4], used: 4 }
    }

    fn word(&mut self) -> u64 {
        if self.used == self.words.len() {
            let block: [u8; 32] = Sha256::new().chain_update(self.seed).chain_update(self.blocks.to_be_bytes()).finalize().into();
            for (word, bytes) in self.words.iter_mut().zip(block.chunks_exact(8)) {
                *word = bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
            }
            (self.blocks, self.used) = (self.blocks + 1, 0);
        }
        self.used += 1;
        self.words[self.used - 1]
    }

    /// A number from 0 to `bound` - 1, each as likely as the others: the remainder of a number that is not among the last ones, which
    /// would favour the small remainders.
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        let surplus = (u64::MAX % bound + 1) % bound;
        loop {
            let word = self.word();
            if word <= u64::MAX - surplus {
                return usize::try_from(word % bound).unwrap_or(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_those_that_any_sha256_gives() {
        // Python: hashlib.sha256(bytes(32) + (0).to_bytes(8, "big")).hexdigest(), and the same with 1
        let mut draws = Draws::new([0; 32]);
        let words: Vec<u64> = (0..5).map(|_| draws.word()).collect();
        let expected =
            [0x2c34_ce1d_f23b_838c, 0x5abf_2a7f_6437_cca3, 0xd306_7ed5_09ff_25f1, 0x1df6_b11b_582b_51eb, 0x08e0_0266_fff0_aacc];
        assert_eq!(words, expected);
    }

    #[test]
    fn ranks_are_not_cut_by_the_last_bit() {
        assert_eq!(rank(1999, 0.95), Some(50));
        assert_eq!(rank(999, 0.9), Some(50));
        assert_eq!(rank(1000, 0.95), Some(25));
        assert_eq!((rank(38, 0.95), rank(39, 0.95), rank(0, 0.95)), (None, Some(1), None));
    }

    #[test]
    fn no_number_is_favoured() {
        let mut draws = Draws::new([7; 32]);
        let mut found = [0_u32; 3];
        (0..3000).for_each(|_| found[draws.below(3)] += 1);
        assert!(found.iter().all(|count| count.abs_diff(1000) < 100), "{found:?}");
    }
}
