//! A cell of a table, as a spreadsheet, a CSV file or a JSON object holds it.

use jiff::civil::DateTime;

use super::durations::{self, Unit};
use super::ids::{self, Id};
use super::times::{self, When};

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Text, unwrapped; never empty.
    Text(String),
    /// A number that a spreadsheet keeps as one.
    Number(f64),
    /// A date with a time.
    Moment(DateTime),
    /// A time of day or a duration, in milliseconds.
    Span(f64),
    /// A formula's error: `#REF!`.
    Error(String),
}

/// What spreadsheets write where a formula fails, also into the CSV files they save.
const FORMULA_ERRORS: [&str; 7] = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#N/A"];
/// Spreadsheets keep fifteen digits of a number and write zeros for the rest; from here on a float has no ones.
const FIFTEEN_DIGITS: f64 = 1e15;
const TWO_POW_53: f64 = 9_007_199_254_740_992.0;

impl Cell {
    /// A text cell without the wrapping that exports add.
    pub(super) fn of(text: &str) -> Self {
        match ids::unwrapped(text) {
            "" => Self::Empty,
            text if text.starts_with('#') && FORMULA_ERRORS.contains(&text) => Self::Error(text.to_owned()),
            text => Self::Text(text.to_owned()),
        }
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// Whether nothing stands there, or a dash, or a word for nothing.
    pub(super) fn is_missing(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => ids::is_missing(text),
            _ => false,
        }
    }

    /// What a reader would see in the cell.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            // a float prints without `.0` and never in the scientific notation
            Self::Number(number) => number.to_string(),
            Self::Moment(moment) if moment.time() == jiff::civil::Time::midnight() => moment.date().to_string(),
            Self::Moment(moment) => moment.to_string().replacen('T', " ", 1),
            Self::Span(milliseconds) => clock(*milliseconds),
        }
    }

    /// The cell as an id.
    pub(super) fn id(&self) -> Id {
        match self {
            Self::Number(number) if is_shortened(*number) => Id::Damaged,
            Self::Moment(_) => Id::Dated,
            _ => ids::read(&self.text()),
        }
    }

    /// The cell as a moment, a date or a time of day.
    pub(super) fn when(&self) -> Result<When, times::Wrong> {
        match self {
            Self::Moment(moment) if moment.time() == jiff::civil::Time::midnight() => Ok(When::Date(moment.date())),
            Self::Moment(moment) => Ok(When::Local(*moment)),
            Self::Empty | Self::Error(_) => Err(times::Wrong::Unreadable),
            Self::Text(_) | Self::Number(_) | Self::Span(_) => times::parse(&self.text()),
        }
    }

    /// The cell as a duration in milliseconds.
    pub(super) fn duration(&self, unit: Unit) -> Result<u64, durations::Wrong> {
        match self {
            Self::Span(milliseconds) => durations::rounded(*milliseconds),
            Self::Moment(_) | Self::Error(_) | Self::Empty => Err(durations::Wrong::Unreadable),
            Self::Text(_) | Self::Number(_) => durations::parse(&self.text(), unit),
        }
    }
}

fn is_shortened(number: f64) -> bool {
    number.abs() >= TWO_POW_53 || (number.abs() >= FIFTEEN_DIGITS && number % 10.0 == 0.0)
}

/// `hh:mm:ss`, with milliseconds where there are any.
fn clock(milliseconds: f64) -> String {
    let Ok(total) = durations::rounded(milliseconds) else { return format!("{milliseconds} ms") };
    let (seconds, millis) = (total / 1000, total % 1000);
    let part = if millis == 0 { String::new() } else { format!(".{millis:03}") };
    format!("{:02}:{:02}:{:02}{part}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_spreadsheet_print_as_it_shows_them() {
        for (number, text) in [(1001.0, "1001"), (205.5, "205.5"), (13_800_000_001.0, "13800000001"), (-3.0, "-3"), (0.0, "0")] {
            assert_eq!(Cell::Number(number).text(), text);
        }
        assert_eq!(Cell::Number(1001.0).id(), Id::Whole("1001".to_owned()));
        assert_eq!(Cell::Number(202_611_160_930_001.0).id(), Id::Whole("202611160930001".to_owned()));
        for damaged in [1_234_567_890_123_450.0, 2.026_111_6e17] {
            assert_eq!(Cell::Number(damaged).id(), Id::Damaged);
        }
    }

    #[test]
    fn a_time_without_its_format_is_no_number_of_seconds() {
        assert_eq!(Cell::Number(0.002_372_685_185).duration(Unit::Seconds), Err(durations::Wrong::PartOfDay));
        assert_eq!(Cell::Number(0.5).duration(Unit::Seconds), Ok(500));
    }

    #[test]
    fn a_cell_of_time_is_a_duration_or_a_time_of_day() {
        let cell = Cell::Span(205_000.0);
        assert_eq!(cell.duration(Unit::Seconds), Ok(205_000));
        assert_eq!(cell.text(), "00:03:25");
        assert_eq!(cell.when(), Ok(When::Time(jiff::civil::time(0, 3, 25, 0))));
    }
}
