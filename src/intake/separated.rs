//! Text separated by commas, semicolons, tabs or upright lines -> a table.

use super::Source;
use super::cells::Cell;
use super::table::{Table, TableRow};
use crate::problem::Problem;

/// The lines among which the heading row is looked for.
const HEAD: usize = 11;

/// Reads the rows of a text, numbered as a spreadsheet shows them: a line break inside quotes makes no new row.
///
/// # Errors
/// A quote that is opened and never closed, which would swallow all rows after it.
pub(super) fn read(source: &Source, text: &str) -> Result<Table, Problem> {
    let (separator, text, skipped) = separator(text);
    if let Some(line) = wide_commas(text, separator) {
        return Err(Problem::new("intake-wide-commas").in_file(source.name).at_line(line + skipped));
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut table = Table::default();
    // breaks before the record, and those of them that stand inside cells
    let (mut at, mut breaks, mut inner) = (0, skipped, 0);
    // the text is UTF-8 and the reader flexible, so that no record can fail
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = start_of(&record, text);
        breaks += count_breaks(&text[at..start]);
        at = start;
        let line = breaks - inner + 1;
        let own = record.iter().map(count_breaks).sum::<u64>();
        if own > 0 && is_open(&text[start..]) {
            return Err(Problem::new("intake-open-quote").in_file(source.name).at_line(line));
        }
        inner += own;
        let cells: Vec<Cell> = record.iter().map(Cell::of).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.rows.push(TableRow { line, cells });
        }
    }
    Ok(table)
}

/// Where a record begins: the reader's position stands before the blank lines that it skipped.
fn start_of(record: &csv::StringRecord, text: &str) -> usize {
    let position = record.position().map_or(0, csv::Position::byte);
    let mut start = usize::try_from(position).map_or(text.len(), |start| start.min(text.len()));
    while let Some(b'\r' | b'\n') = text.as_bytes().get(start) {
        start += 1;
    }
    start
}

fn count_breaks(text: &str) -> u64 {
    text.bytes().filter(|b| *b == b'\n').count() as u64
}

/// Whether a record with line breaks in its cells runs to the end of the text because a quote was never closed. Only asked for
/// such records, and answered at the first quote that closes one.
fn is_open(from: &str) -> bool {
    let mut inside = false;
    for (index, b) in from.bytes().enumerate() {
        match b {
            b'"' => inside = !inside,
            b'\n' if !inside && index > 0 => return false,
            _ => {}
        }
    }
    inside
}

/// The separator of the heading row: the one that stands most often in one of the first lines, outside quotes. `，` is text. The
/// line `sep=;` that spreadsheets know is obeyed and skipped.
fn separator(text: &str) -> (u8, &str, u64) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(separator) = first.trim().strip_prefix("sep=").and_then(|rest| rest.bytes().next()).filter(u8::is_ascii) {
        let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
        return (separator, rest, 1);
    }
    let most = |separator: char| text.lines().take(HEAD).map(|line| count_outside_quotes(line, separator)).max().unwrap_or(0);
    let mut best = (',', most(','));
    for candidate in ['\t', ';', '|'] {
        let count = most(candidate);
        if count > best.1 {
            best = (candidate, count);
        }
    }
    (best.0 as u8, text, 0)
}

/// The line that a table with `，` between its cells begins with: nothing else divides its first lines.
fn wide_commas(text: &str, separator: u8) -> Option<u64> {
    const FEWEST: usize = 2;
    let mut head = (1..).zip(text.lines().take(HEAD));
    let is_divided = |line: &str| count_outside_quotes(line, char::from(separator)) > 0;
    if text.lines().take(HEAD).any(is_divided) {
        return None;
    }
    head.find(|(_, line)| count_outside_quotes(line, '，') >= FEWEST).map(|(line, _)| line)
}

fn count_outside_quotes(line: &str, separator: char) -> usize {
    let mut inside = false;
    line.chars()
        .filter(|c| {
            inside ^= *c == '"';
            !inside && *c == separator
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let table = read(&Source { name: "a.csv", bytes: b"" }, text).unwrap();
        let rows: Vec<(u64, Vec<String>)> =
            table.rows.iter().map(|row| (row.line, row.cells.iter().map(Cell::text).collect())).collect();
        let expected: Vec<(u64, Vec<String>)> =
            expected.iter().map(|(line, cells)| (*line, cells.iter().map(ToString::to_string).collect())).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        check("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n", &[(1, &["a", "b"]), (2, &["1", "x\r\ny"]), (4, &["2", "z"])]);
        check("\n\na,b\n,\n1,2", &[(3, &["a", "b"]), (5, &["1", "2"])]);
    }

    #[test]
    fn the_heading_row_shows_the_separator() {
        check("a;b;c\n1;2,5;3", &[(1, &["a", "b", "c"]), (2, &["1", "2,5", "3"])]);
        check("a\tb\n1\t\"x\ty\"", &[(1, &["a", "b"]), (2, &["1", "x\ty"])]);
        check("a，b,c\n1,2", &[(1, &["a，b", "c"]), (2, &["1", "2"])]);
        check("a|b|c\n1|2,5|3", &[(1, &["a", "b", "c"]), (2, &["1", "2,5", "3"])]);
        let wide = read(&Source { name: "a.csv", bytes: b"" }, "名单\n编号，工号，开始时间\nA，1，2026\n").unwrap_err();
        assert_eq!((wide.message.id.as_str(), wide.place.line), ("intake-wide-commas", Some(2)));
        check("sep=;\na;b\n1;2", &[(2, &["a", "b"]), (3, &["1", "2"])]);
    }

    #[test]
    fn a_quote_that_stays_open_is_found_where_it_opens() {
        let problem = read(&Source { name: "a.csv", bytes: b"" }, "a,b\n1,2\n3,\"x\n4,5\n6,7\n").unwrap_err();
        assert_eq!((problem.message.id.as_str(), problem.place.line), ("intake-open-quote", Some(3)));
    }
}
