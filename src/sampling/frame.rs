//! The frame: every unit that could be drawn, by part and stratum, and the name by which a frame is known.

use crate::digest::hex;
use crate::records::UnitId;
use sha2::{Digest, Sha256};

/// A unit of the frame.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Empty for the random sample, else the targeted part that it belongs to. A unit can be in several parts.
    pub part: String,
    /// The stratum: the values of the plan's strata, see [`stratum_name`].
    pub stratum: String,
    /// The unit.
    pub id: UnitId,
    /// The class within the stratum by which the plan spreads its units; empty where it doesn't.
    pub class: String,
    /// Whether it waits behind the others because it was drawn not long ago.
    pub rests: bool,
}

/// Between the values of several strata.
const BETWEEN: &str = " / ";

/// The name of a stratum: its value, or its values with ` / ` between them (a slash in one of several becomes `／`).
#[must_use]
pub fn stratum_name<'a>(values: impl ExactSizeIterator<Item = &'a str>) -> String {
    if values.len() == 1 {
        return values.map(clean).collect();
    }
    values.map(|value| clean(value).replace('/', "／")).collect::<Vec<_>>().join(BETWEEN)
}

/// A value without what would break the lines of a frame.
fn clean(value: &str) -> String {
    value.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The values of a stratum of so many fields.
#[must_use]
pub fn stratum_values(name: &str, fields: usize) -> Vec<&str> {
    if fields > 1 { name.split(BETWEEN).collect() } else { vec![name] }
}

/// Hashes the units of a stratum, in ascending order of their ids: a line `id LF` for each, or `id TAB class TAB rests LF` where it has
/// a class or rests (`1` or `0`).
#[derive(Debug, Clone, Default)]
pub(super) struct StratumHash(Sha256);

impl StratumHash {
    pub fn add(&mut self, line: &str) {
        self.0.update(line);
    }

    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// What is known of a stratum's share of the frame without its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StratumFrame<'a> {
    /// Its part.
    pub part: &'a str,
    /// Its name.
    pub stratum: &'a str,
    /// How many units it has.
    pub eligible: usize,
    /// The hash of its units.
    pub sha256: &'a str,
}

/// The frame's name: SHA-256 over a line `part TAB stratum TAB count TAB hash LF` for each stratum, by part and name in the order of
/// their bytes.
#[must_use]
pub fn frame_sha256<'a>(strata: impl IntoIterator<Item = StratumFrame<'a>>) -> String {
    let mut strata: Vec<_> = strata.into_iter().collect();
    strata.sort_by_key(|one| (one.part, one.stratum));
    let mut hash = Sha256::new();
    for one in strata {
        hash.update(format!("{}\t{}\t{}\t{}\n", one.part, one.stratum, one.eligible, one.sha256));
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_stratum_can_be_taken_apart() {
        assert_eq!(stratum_name(["A/1"].into_iter()), "A/1");
        let name = stratum_name(["东苑 / 二期", "", "水电"].into_iter());
        assert_eq!(stratum_values(&name, 3), ["东苑 ／ 二期", "", "水电"]);
        assert_eq!(stratum_values("A / 1", 1), ["A / 1"]);
        assert_eq!(stratum_name(["a\tb\nc"].into_iter()), "a b c");
        assert_eq!(stratum_name(std::iter::empty::<&str>().collect::<Vec<_>>().into_iter()), "");
    }
}
