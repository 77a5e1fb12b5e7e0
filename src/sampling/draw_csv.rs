//! `draw.csv`: a draw with its whole frame in one file, for whoever wants to check it without the store.
//!
//! UTF-8 with a byte-order mark, so that spreadsheets read the Chinese; a cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe: taking one away gives the cell back. What belongs to the draw
//! as a whole, or to one of its parts, stands in every row, so that the file stays a plain table.

use std::collections::BTreeMap;

use super::draw::{Drawn, Stratum};
use super::frame::Unit;
use super::lottery::{Lottery, Seed};
use super::plan::{PartRule, Take};
use super::verify::{Head, Record};
use crate::problem::Problem;
use crate::records::UnitId;

const WIDTH: usize = 12;
const HEADINGS: [&str; WIDTH] =
    ["part", "stratum", "id", "class", "rests", "ticket", "place", "take", "spares", "seed", "algorithm", "frame_sha256"];

/// A unit of the frame, as the file lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The unit.
    pub unit: Unit,
    /// Its ticket, `0.` and the digits.
    pub ticket: String,
    /// `drawn 3`, `spare 1`, or nothing.
    pub place: String,
}

/// The frame of a draw by part, stratum and ticket: in the order of the lottery.
#[must_use]
pub fn rows(strata: &[Stratum], seed: &Seed, units: Vec<Unit>) -> Vec<Row> {
    let lottery = Lottery::new(seed);
    let places: BTreeMap<(&str, &str, &UnitId), String> = strata.iter().flat_map(places).collect();
    let row = |unit: Unit| Row {
        place: places.get(&(unit.part.as_str(), unit.stratum.as_str(), &unit.id)).cloned().unwrap_or_default(),
        ticket: lottery.ticket(unit.id.as_str()).to_string(),
        unit,
    };
    let mut rows: Vec<Row> = units.into_iter().map(row).collect();
    let key =
        |row: &Row| (row.unit.part.clone(), row.unit.stratum.clone(), row.unit.rests, row.ticket.clone(), row.unit.id.clone());
    rows.sort_by_cached_key(key);
    rows
}

fn places(stratum: &Stratum) -> impl Iterator<Item = ((&str, &str, &UnitId), String)> {
    let ranked = |word: &'static str, units: &[Drawn]| (1..=units.len()).map(|rank| format!("{word} {rank}")).collect::<Vec<_>>();
    let drawn = stratum.drawn.iter().zip(ranked("drawn", &stratum.drawn));
    let spares = stratum.spares.iter().zip(ranked("spare", &stratum.spares));
    drawn.chain(spares).map(|(unit, place)| ((stratum.part.as_str(), stratum.name.as_str(), &unit.id), place))
}

/// The file's bytes.
#[must_use]
pub fn bytes(head: &Head, rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut write = |cells: [&str; WIDTH]| writer.write_record(cells).expect("memory takes every row of as many cells");
    write(HEADINGS);
    let rule = |part: &str| head.parts.iter().find(|rule| rule.part == part);
    for Row { unit, ticket, place } in rows {
        let (take, spares) = rule(&unit.part).map(|rule| (rule.take.to_string(), rule.spares.to_string())).unwrap_or_default();
        let [part, stratum, id, class] = [unit.part.as_str(), &unit.stratum, unit.id.as_str(), &unit.class].map(guard);
        let rests = if unit.rests { "1" } else { "" };
        let (seed, algorithm, frame) = (&head.seed, &head.algorithm, &head.frame_sha256);
        write([&part, &stratum, &id, &class, rests, ticket, place, &take, &spares, seed, algorithm, frame]);
    }
    writer.into_inner().expect("memory takes the last row")
}

/// A cell that no spreadsheet runs as a formula.
#[must_use]
pub fn guard(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\'']);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

/// Reads such a file back: what it says of the draw, and every row's ticket.
///
/// # Errors
/// Where it is no `draw.csv`, with the row.
pub fn read(file: &str, bytes: &[u8]) -> Result<(Record, Vec<Row>), Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::new("verify-no-csv").in_file(file))?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().map_err(|_| Problem::new("verify-no-csv").in_file(file))?;
    if headings.iter().ne(HEADINGS) {
        return Err(Problem::new("verify-no-csv").in_file(file).at_line(1));
    }
    let (mut rows, mut head): (Vec<Row>, Option<Head>) = (Vec::new(), None);
    for (line, cells) in (2..).zip(reader.records()) {
        let broken = |id: &str| Problem::new(id).in_file(file).at_line(line);
        let cells = cells.map_err(|_| broken("verify-bad-row"))?;
        let (row, rule, of_row) = row(&cells).ok_or_else(|| broken("verify-bad-row"))?;
        let head = head.get_or_insert_with(|| of_row.clone());
        if (&head.seed, &head.algorithm, &head.frame_sha256) != (&of_row.seed, &of_row.algorithm, &of_row.frame_sha256) {
            return Err(broken("verify-two-draws"));
        }
        match head.parts.iter().find(|known| known.part == rule.part) {
            None => head.parts.push(rule),
            Some(known) if *known == rule => {}
            Some(_) => return Err(broken("verify-two-draws")),
        }
        rows.push(row);
    }
    let mut head = head.ok_or_else(|| Problem::new("verify-no-rows").in_file(file))?;
    // the random sample first, the others as the rows came: they are written in the order of their names
    head.parts.sort_by_key(|rule| !rule.part.is_empty());
    let strata = strata(&rows).ok_or_else(|| Problem::new("verify-bad-places").in_file(file))?;
    Ok((Record { head, strata }, rows))
}

fn row(cells: &csv::StringRecord) -> Option<(Row, PartRule, Head)> {
    let cell = |index: usize| cells.get(index).map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned());
    let unit = Unit {
        part: cell(0)?,
        stratum: cell(1)?,
        id: UnitId::parse(&cell(2)?)?,
        class: cell(3)?,
        rests: match cell(4)?.as_str() {
            "" => false,
            "1" => true,
            _ => return None,
        },
    };
    let rule = PartRule { part: unit.part.clone(), take: Take::parse(&cell(7)?)?, spares: cell(8)?.parse().ok()? };
    let head = Head { seed: cell(9)?, algorithm: cell(10)?, parts: Vec::new(), frame_sha256: cell(11)? };
    Some((Row { unit, ticket: cell(5)?, place: cell(6)? }, rule, head))
}

/// The strata that the places of rows tell; `None` where a place is no place, or stands twice.
fn strata(rows: &[Row]) -> Option<Vec<Stratum>> {
    let mut sorted: Vec<&Row> = rows.iter().collect();
    let key = |row: &&Row| (row.unit.part.clone(), row.unit.stratum.clone());
    sorted.sort_by_key(key);
    sorted.chunk_by(|a, b| key(a) == key(b)).map(stratum).collect()
}

fn stratum(rows: &[&Row]) -> Option<Stratum> {
    let of = |word: &str| -> Option<Vec<Drawn>> {
        let placed = rows.iter().filter_map(|row| Some((row.place.strip_prefix(word)?.trim(), row)));
        let mut units =
            placed.map(|(rank, row)| Some((rank.parse::<usize>().ok()?, row))).collect::<Option<Vec<(usize, &&Row)>>>()?;
        units.sort_by_key(|(rank, _)| *rank);
        let in_order = units.iter().map(|(rank, _)| *rank).eq(1..=units.len());
        let drawn = |row: &Row| Drawn { id: row.unit.id.clone(), ticket: row.ticket.clone() };
        in_order.then(|| units.into_iter().map(|(_, row)| drawn(row)).collect())
    };
    let known = |row: &&&Row| row.place.is_empty() || row.place.starts_with("drawn ") || row.place.starts_with("spare ");
    if rows.iter().filter(known).count() < rows.len() {
        return None;
    }
    let unit = &rows.first()?.unit;
    Some(Stratum {
        part: unit.part.clone(),
        name: unit.stratum.clone(),
        eligible: rows.len(),
        // the file has the frame itself
        sha256: String::new(),
        drawn: of("drawn ")?,
        spares: of("spare ")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_can_be_taken_back() {
        for id in ["=1+1", "+86", "-5", "@x", "'a", "甲,\"乙\"", "plain"] {
            let cell = guard(id);
            assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), id);
            assert!(!cell.starts_with(['=', '+', '-', '@']));
        }
    }
}
