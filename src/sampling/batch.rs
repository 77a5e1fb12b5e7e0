//! Units one after the other in one text: many fit a cache, and they pass to another thread without a copy of each.

use super::frame::Unit;

/// How many units make a batch: some tens of kilobytes.
const FULL: usize = 1_024;

/// Units in the order in which they were shown.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Of each unit its part, stratum, class and line.
    text: String,
    units: Vec<Place>,
}

/// Where the texts of a unit end; the next one begins there.
#[derive(Debug, Clone, Copy)]
struct Place {
    part: usize,
    stratum: usize,
    class: usize,
    line: usize,
    rests: bool,
}

/// A unit where its texts lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    pub part: &'a str,
    pub stratum: &'a str,
    pub class: &'a str,
    pub rests: bool,
    /// Its line in the hash of its stratum: the id and what else there is to it, with LF.
    pub line: &'a str,
    pub id: &'a str,
}

impl Batch {
    pub fn push(&mut self, unit: &Unit) {
        let Self { text, units } = self;
        let mut end = |piece: &str| {
            text.push_str(piece);
            text.len()
        };
        let (part, stratum, class) = (end(&unit.part), end(&unit.stratum), end(&unit.class));
        end(unit.id.as_str());
        if !unit.class.is_empty() || unit.rests {
            for piece in [AFTER_ID, &unit.class, AFTER_ID, if unit.rests { "1" } else { "0" }] {
                end(piece);
            }
        }
        let line = end("\n");
        units.push(Place { part, stratum, class, line, rests: unit.rests });
    }

    pub fn is_full(&self) -> bool {
        self.units.len() >= FULL
    }

    pub fn clear(&mut self) {
        self.text.clear();
        self.units.clear();
    }

    pub fn iter(&self) -> impl Iterator<Item = Shown<'_>> {
        let mut from = 0;
        self.units.iter().map(move |place| {
            let line = &self.text[place.class..place.line];
            let is_short = place.class == place.stratum && !place.rests;
            let id = if is_short { &line[..line.len() - 1] } else { line.split_once(AFTER_ID).map_or(line, |(id, _)| id) };
            let part = &self.text[from..place.part];
            from = place.line;
            Shown {
                part,
                stratum: &self.text[place.part..place.stratum],
                class: &self.text[place.stratum..place.class],
                rests: place.rests,
                line,
                id,
            }
        })
    }
}

/// Between an id, which holds no control character, and what follows it in its line.
const AFTER_ID: &str = "\t";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::UnitId;

    #[test]
    fn units_come_out_as_they_went_in() {
        let unit = |part: &str, class: &str, rests| Unit {
            part: part.into(),
            stratum: "东苑".into(),
            id: UnitId::parse("工单 7").unwrap(),
            class: class.into(),
            rests,
        };
        let mut batch = Batch::default();
        batch.push(&unit("", "", false));
        batch.clear();
        let units = [unit("", "", false), unit("p", "08:00-16:00", false), unit("", "", true), unit("", "", false)];
        for unit in &units {
            batch.push(unit);
        }
        let lines = ["工单 7\n", "工单 7\t08:00-16:00\t0\n", "工单 7\t\t1\n", "工单 7\n"];
        for ((shown, unit), line) in batch.iter().zip(&units).zip(lines) {
            let expected =
                Shown { part: &unit.part, stratum: "东苑", class: &unit.class, rests: unit.rests, line, id: "工单 7" };
            assert_eq!(shown, expected);
        }
        assert_eq!(batch.iter().count(), 4);
    }
}
