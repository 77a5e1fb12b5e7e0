//! What spreadsheets make of durations when they open a CSV file: `3:25` becomes three hours and twenty-five minutes.
//!
//! The cell no longer tells, but its column does. Durations of calls have seconds; where no cell below an hour has any, and some cell
//! of an hour or more has none, the minutes were taken for hours. Then those cells are read as what stood there, and the user is told.

use super::cells::Cell;
use super::table::TableRow;
use super::{Problem, shown};

const MINUTE_MS: f64 = 60_000.0;
const HOUR_MS: f64 = 3_600_000.0;

/// Puts a column of durations right; tells of the first cell, where there was any.
pub(super) fn minutes_for_hours(rows: &mut [TableRow], column: usize, heading: &str) -> Option<(u64, Problem)> {
    let spans: Vec<f64> = rows.iter().filter_map(|row| span(row.cells.get(column)?)).collect();
    let has_seconds = |ms: f64| ms % MINUTE_MS != 0.0;
    let is_clock = spans.iter().any(|ms| *ms < HOUR_MS && has_seconds(*ms));
    if is_clock || !spans.iter().any(|ms| *ms >= HOUR_MS && !has_seconds(*ms)) {
        return None;
    }
    let mut first = None;
    for row in rows {
        let Some(cell) = row.cells.get_mut(column) else { continue };
        let Some(ms) = span(cell).filter(|ms| !has_seconds(*ms)) else { continue };
        let stored = cell.text();
        *cell = Cell::Span(ms / 60.0);
        first.get_or_insert_with(|| {
            let problem =
                Problem::new("intake-minutes-for-hours").with("value", shown(&stored)).with("read", shown(&cell.text()));
            (row.line, problem.in_field(heading))
        });
    }
    first
}

fn span(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Span(ms) if *ms > 0.0 => Some(*ms),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column of seconds as a spreadsheet stores it, and as it is read.
    #[track_caller]
    fn check(stored: &[u32], read: &[u32], is_told: bool) {
        let row = |(line, seconds): (u64, &u32)| TableRow { line, cells: vec![Cell::Span(f64::from(*seconds) * 1000.0)] };
        let mut rows: Vec<TableRow> = (2..).zip(stored).map(row).collect();
        assert_eq!(minutes_for_hours(&mut rows, 0, "通话时长").is_some(), is_told);
        let found: Vec<Cell> = rows.into_iter().flat_map(|row| row.cells).collect();
        assert_eq!(found, read.iter().map(|seconds| Cell::Span(f64::from(*seconds) * 1000.0)).collect::<Vec<_>>());
    }

    #[test]
    fn minutes_that_became_hours_are_minutes_again() {
        // 3:25, 0:45, 45:10 and a true 1:02:03
        check(&[12_300, 2_700, 162_600, 3_723], &[205, 45, 2_710, 3_723], true);
    }

    #[test]
    fn hours_minutes_and_seconds_stay() {
        check(&[205, 45, 3_600], &[205, 45, 3_600], false);
        check(&[60, 180], &[60, 180], false);
        check(&[], &[], false);
    }
}
