//! Text separated by commas, semicolons, tabs or upright lines -> the rows of a table, one after the other.

use std::io::{self, BufRead, BufReader, Read};

use super::Stop;
use super::cells::Cell;
use super::decode::{Lined, Text, count};
use super::table::TableRow;
use crate::problem::Problem;

/// The lines among which the heading row is looked for.
const HEAD: usize = 11;

/// A text whose separator is known.
pub(super) struct Separated<'a> {
    text: Text<'a>,
    separator: u8,
    /// The lines before the first row: that which names the separator.
    skipped: u64,
}

impl<'a> Separated<'a> {
    /// Finds the separator among the first lines of a text.
    ///
    /// # Errors
    /// Cells that nothing but `，` divides.
    pub fn find(text: Text<'a>, head: &str) -> Result<Self, Stop> {
        let (separator, head, skipped) = separator(head);
        if let Some(line) = wide_commas(head, separator) {
            return Err(Problem::new("intake-wide-commas").in_file(text.input.name).at_line(line + skipped).into());
        }
        Ok(Self { text, separator, skipped })
    }

    /// Gives every row that is not blank to `f`, numbered as a spreadsheet shows it: a line break inside quotes makes no new row.
    ///
    /// # Errors
    /// A quote that is opened and never closed, which would swallow all rows after it; where `f` fails.
    pub fn each(&self, mut f: impl FnMut(TableRow) -> Result<(), Stop>) -> Result<(), Stop> {
        let name = self.text.input;
        let failed = |error: io::Error| name.failed(&error);
        let mut text = BufReader::new(self.text.open_lines().map_err(failed)?);
        for _ in 0..self.skipped {
            text.skip_until(b'\n').map_err(failed)?;
        }
        let window = Window { text, kept: Vec::new(), from: 0 };
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.separator).from_reader(window);
        let mut record = csv::StringRecord::new();
        // breaks before the record, and those of them that stand inside cells
        let (mut breaks, mut inner, mut at) = (self.skipped, 0, 0);
        let mut open = Open::default();
        while reader.read_record(&mut record).map_err(|error| failed(error.into()))? {
            let end = reader.position().byte();
            let raw = reader.get_mut().take(end - at);
            at = end;
            // the reader skips blank lines before a record
            let blank = raw.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            open.see(&raw[..blank]);
            let line = breaks + count_breaks(&raw[..blank]) - inner + 1;
            breaks += count_breaks(raw);
            let own = record.iter().map(|cell| count_breaks(cell.as_bytes())).sum::<u64>();
            if own > 0 {
                open.begin(line);
            }
            open.see(&raw[blank..]);
            inner += own;
            let cells: Vec<Cell> = record.iter().map(Cell::of).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                f(TableRow { line, cells })?;
            }
        }
        open.line().map_or(Ok(()), |line| Err(Problem::new("intake-open-quote").in_file(name.name).at_line(line).into()))
    }
}

/// A text of which that is kept which the reader has taken and no record was made of yet.
struct Window<'a> {
    text: BufReader<Lined<'a>>,
    kept: Vec<u8>,
    /// Where it begins in `kept`.
    from: usize,
}

impl Read for Window<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(buffer)?;
        self.kept.drain(..self.from);
        self.from = 0;
        self.kept.extend_from_slice(&buffer[..read]);
        Ok(read)
    }
}

impl Window<'_> {
    /// The next so many bytes, of which a record was made.
    fn take(&mut self, length: u64) -> &[u8] {
        let from = self.from;
        self.from = usize::try_from(length).map_or(self.kept.len(), |length| self.kept.len().min(from + length));
        &self.kept[from..self.from]
    }
}

fn count_breaks(text: &[u8]) -> u64 {
    count(text, b'\n')
}

/// Records with line breaks in their cells that run to the end of the text if a quote was never closed. At the first line break
/// outside quotes it is known that one was.
#[derive(Debug, Default)]
struct Open {
    /// The first row after which the text is outside quotes, and the first after which it is inside.
    rows: [Option<u64>; 2],
}

impl Open {
    /// Begins with a row.
    fn begin(&mut self, line: u64) {
        self.rows[0].get_or_insert(line);
    }

    /// Reads on.
    fn see(&mut self, raw: &[u8]) {
        for b in raw {
            match b {
                _ if self.rows == [None; 2] => return,
                b'"' => self.rows.swap(0, 1),
                b'\n' => self.rows[0] = None,
                _ => {}
            }
        }
    }

    /// The row of a quote that is open where the text ends.
    fn line(&self) -> Option<u64> {
        self.rows[1]
    }
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
    use super::super::input::Input;
    use super::super::{Source, decode};
    use super::*;

    fn read(text: &str) -> Result<Vec<(u64, Vec<String>)>, Problem> {
        let source = Source { name: "a.csv", bytes: text.as_bytes() };
        let mut rows = Vec::new();
        let keep = |row: TableRow| {
            rows.push((row.line, row.cells.iter().map(Cell::text).collect()));
            Ok(())
        };
        let read = decode::find(Input::of(&source)).and_then(|decoded| Separated::find(decoded, text)?.each(keep));
        read.map(|()| rows).map_err(|stop| stop.problems().remove(0))
    }

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let rows = read(text).unwrap();
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
        let wide = read("名单\n编号，工号，开始时间\nA，1，2026\n").unwrap_err();
        assert_eq!((wide.message.id.as_str(), wide.place.line), ("intake-wide-commas", Some(2)));
        check("sep=;\na;b\n1;2", &[(2, &["a", "b"]), (3, &["1", "2"])]);
    }

    #[test]
    fn a_quote_that_stays_open_is_found_where_it_opens() {
        let problem = read("a,b\n1,2\n3,\"x\n4,5\n6,7\n").unwrap_err();
        assert_eq!((problem.message.id.as_str(), problem.place.line), ("intake-open-quote", Some(3)));
    }
}
