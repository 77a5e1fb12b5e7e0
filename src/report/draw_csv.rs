//! `draw.csv`: the whole frame with its tickets, for whoever wants to draw it again.
//!
//! UTF-8 with a byte-order mark, so that spreadsheets read the Chinese; a cell that a spreadsheet would take for a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe: taking one away gives the cell back.

use serde::Serialize;

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

/// The file's bytes. The rows are in the order of agent and ticket.
#[must_use]
pub fn bytes(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let mut write = |cells: [&str; 4]| writer.write_record(cells).expect("memory takes every row of four cells");
    write(["agent", "id", "ticket", "place"]);
    for row in rows {
        write([&guard(&row.agent), &guard(&row.id), &guard(&row.ticket), &row.place]);
    }
    writer.into_inner().expect("memory takes the last row")
}

fn guard(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\'']);
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_can_be_taken_back() {
        let row = |id: &str| Row { agent: "1001".into(), id: id.into(), ticket: "0.5".into(), place: "drawn 1".into() };
        let ids = ["=1+1", "+86", "-5", "@x", "'a", "甲,\"乙\"", "plain"];
        let bytes = bytes(&ids.map(row));
        assert!(bytes.starts_with(b"\xef\xbb\xbfagent,id,ticket,place\r\n1001,'=1+1,0.5,drawn 1\r\n"));
        let mut reader = csv::Reader::from_reader(&bytes[3..]);
        let back: Vec<String> = reader.records().map(|r| r.unwrap()[1].to_owned()).collect();
        for (cell, id) in back.iter().zip(ids) {
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), id);
            assert!(!cell.starts_with(['=', '+', '-', '@']));
        }
    }
}
