//! `draw.csv`: a draw with its whole frame in one file, for whoever wants to check it without the store.
//!
//! UTF-8 with a byte-order mark, so that spreadsheets read the Chinese; a cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe: taking one away gives the cell back. What belongs to the draw
//! as a whole stands in every row, so that the file stays a plain table.

use std::collections::BTreeMap;

use serde::Serialize;

use super::draw::{Drawn, Stratum};
use super::frame::Frame;
use super::lottery::{Lottery, Seed};
use super::verify::{Head, Record};
use crate::problem::Problem;
use crate::records::{AgentId, CallId};

const HEADINGS: [&str; 9] = ["agent", "id", "ticket", "place", "seed", "algorithm", "take", "spares", "frame_sha256"];

/// A unit of the frame, as the file lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The stratum: the agent's staff number.
    pub agent: String,
    /// The call.
    pub id: String,
    /// Its ticket, `0.` and the digits.
    pub ticket: String,
    /// `drawn 3`, `spare 1`, or nothing.
    pub place: String,
}

/// The frame of a draw by agent and ticket: in the order of the lottery.
#[must_use]
pub fn rows(strata: &[Stratum], frame: impl IntoIterator<Item = (AgentId, CallId, String)>) -> Vec<Row> {
    let places: BTreeMap<(&AgentId, &CallId), String> = strata.iter().flat_map(places).collect();
    let row = |(agent, id, ticket): (AgentId, CallId, String)| Row {
        place: places.get(&(&agent, &id)).cloned().unwrap_or_default(),
        agent: agent.to_string(),
        id: id.to_string(),
        ticket,
    };
    let mut rows: Vec<Row> = frame.into_iter().map(row).collect();
    rows.sort_by(|a, b| (&a.agent, &a.ticket, &a.id).cmp(&(&b.agent, &b.ticket, &b.id)));
    rows
}

fn places(stratum: &Stratum) -> impl Iterator<Item = ((&AgentId, &CallId), String)> {
    let ranked =
        |word: &'static str, units: &'_ [Drawn]| (1..=units.len()).map(move |rank| format!("{word} {rank}")).collect::<Vec<_>>();
    let drawn = stratum.drawn.iter().zip(ranked("drawn", &stratum.drawn));
    let spares = stratum.spares.iter().zip(ranked("spare", &stratum.spares));
    drawn.chain(spares).map(|(unit, place)| ((&stratum.agent, &unit.id), place))
}

/// The frame with every unit's ticket.
pub fn tickets(seed: &Seed, frame: &Frame) -> impl Iterator<Item = (AgentId, CallId, String)> {
    let lottery = Lottery::new(seed);
    frame.units().iter().map(move |unit| (unit.agent.clone(), unit.id.clone(), lottery.ticket(unit.id.as_str()).to_string()))
}

/// The file's bytes.
#[must_use]
pub fn bytes(head: &Head, rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut write = |cells: [&str; 9]| writer.write_record(cells).expect("memory takes every row of nine cells");
    write(HEADINGS);
    let (take, spares) = (head.take.to_string(), head.spares.to_string());
    for row in rows {
        let (agent, id, ticket) = (guard(&row.agent), guard(&row.id), guard(&row.ticket));
        write([&agent, &id, &ticket, &row.place, &head.seed, &head.algorithm, &take, &spares, &head.frame_sha256]);
    }
    writer.into_inner().expect("memory takes the last row")
}

fn guard(cell: &str) -> String {
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
    let (mut rows, mut head) = (Vec::new(), None);
    for (line, cells) in (2..).zip(reader.records()) {
        let broken = |id: &str| Problem::new(id).in_file(file).at_line(line);
        let cells = cells.map_err(|_| broken("verify-bad-row"))?;
        let cell =
            |index: usize| cells.get(index).map(|cell| cell.strip_prefix('\'').unwrap_or(cell).to_owned()).unwrap_or_default();
        let number = |index: usize| cell(index).parse::<usize>().map_err(|_| broken("verify-bad-row"));
        let of_row = Head { seed: cell(4), algorithm: cell(5), take: number(6)?, spares: number(7)?, frame_sha256: cell(8) };
        if head.get_or_insert_with(|| of_row.clone()) != &of_row {
            return Err(broken("verify-two-draws"));
        }
        rows.push(Row { agent: cell(0), id: cell(1), ticket: cell(2), place: cell(3) });
    }
    let head = head.ok_or_else(|| Problem::new("verify-no-rows").in_file(file))?;
    let strata = strata(&rows).ok_or_else(|| Problem::new("verify-bad-places").in_file(file))?;
    Ok((Record { head, strata }, rows))
}

/// The strata that the places of rows tell; `None` where a place is no place, or stands twice.
fn strata(rows: &[Row]) -> Option<Vec<Stratum>> {
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by(|a, b| a.agent.cmp(&b.agent));
    sorted.chunk_by(|a, b| a.agent == b.agent).map(stratum).collect()
}

fn stratum(rows: &[&Row]) -> Option<Stratum> {
    let of = |word: &str| -> Option<Vec<Drawn>> {
        let placed = rows.iter().filter_map(|row| Some((row.place.strip_prefix(word)?.trim(), row)));
        let mut units =
            placed.map(|(rank, row)| Some((rank.parse::<usize>().ok()?, row))).collect::<Option<Vec<(usize, &&Row)>>>()?;
        units.sort_by_key(|(rank, _)| *rank);
        let in_order = units.iter().map(|(rank, _)| *rank).eq(1..=units.len());
        let drawn = |row: &Row| Some(Drawn { id: CallId::parse(&row.id)?, ticket: row.ticket.clone() });
        if in_order { units.into_iter().map(|(_, row)| drawn(row)).collect() } else { None }
    };
    let known = |row: &&&Row| row.place.is_empty() || row.place.starts_with("drawn ") || row.place.starts_with("spare ");
    if rows.iter().filter(known).count() < rows.len() {
        return None;
    }
    Some(Stratum {
        agent: AgentId::parse(&rows.first()?.agent)?,
        eligible: rows.len(),
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
