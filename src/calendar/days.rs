//! Which days are worked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use super::read;
use crate::problem::Problem;

/// Holidays and make-up working days of some years. [`Calendar::default`] has none: Monday to Friday are worked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    pub(super) years: BTreeSet<i16>,
    /// The days that differ from their weekday: whether each is worked.
    pub(super) days: BTreeMap<Date, bool>,
}

impl Calendar {
    /// Reads a calendar's YAML: by year, the days of `holidays` and the weekend days of `workdays`.
    ///
    /// # Errors
    /// Every mistake, by line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        read::calendar(file, text)
    }

    /// Whether the calendar has a year's holidays. The days of any other year are judged by their weekday.
    #[must_use]
    pub fn knows(&self, year: i16) -> bool {
        self.years.contains(&year)
    }

    /// Whether people work on a day.
    #[must_use]
    pub fn is_workday(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.days.get(&day).copied().unwrap_or(!weekend)
    }

    /// The `count`-th working day after a day; for 0 the day itself where it is worked, else the next that is. Far ahead the last day
    /// of the calendar.
    pub(super) fn workday_after(&self, day: Date, count: u32) -> Date {
        let (mut day, mut left) = (day, count);
        while left > 0 || !self.is_workday(day) {
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            left -= u32::from(left > 0 && self.is_workday(day));
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;

    fn china() -> Calendar {
        Calendar::read("china.yaml", include_str!("../../calendars/china.yaml")).unwrap()
    }

    /// The days of a year that differ from their weekday, as `02-16` or, where a weekend is worked, `+02-14`.
    fn unusual(year: i16) -> Vec<String> {
        let (first, china) = (Date::new(year, 1, 1).unwrap(), china());
        let days = first.series(1.day()).take_while(|day| day.year() == year);
        let differs = |day: &Date| china.is_workday(*day) != Calendar::default().is_workday(*day);
        let shown = |day: Date| format!("{}{}", if china.is_workday(day) { "+" } else { "" }, day.strftime("%m-%d"));
        days.filter(differs).map(shown).collect()
    }

    /// As the Python package `chinesecalendar` 1.11.0, which was made from the same notices, has them:
    /// `[d for d in days_of(year) if is_workday(d) != (d.weekday() < 5)]`.
    #[test]
    fn the_years_are_as_they_were_announced() {
        let expect = [
            "01-01 +02-04 02-12 02-13 02-14 02-15 02-16 +02-18 04-04 04-05 +04-07 +04-28 05-01 05-02 05-03 +05-11 06-10 +09-14 \
             09-16 09-17 +09-29 10-01 10-02 10-03 10-04 10-07 +10-12",
            "01-01 +01-26 01-28 01-29 01-30 01-31 02-03 02-04 +02-08 04-04 +04-27 05-01 05-02 05-05 06-02 +09-28 10-01 10-02 10-03 \
             10-06 10-07 10-08 +10-11",
            "01-01 01-02 +01-04 +02-14 02-16 02-17 02-18 02-19 02-20 02-23 +02-28 04-06 05-01 05-04 05-05 +05-09 06-19 +09-20 09-25 \
             10-01 10-02 10-05 10-06 10-07 +10-10",
        ];
        assert_eq!([2024, 2025, 2026].map(|year| unusual(year).join(" ")), expect);
    }

    #[test]
    fn a_year_that_is_not_there_has_weekends_only() {
        let china = china();
        assert!(china.knows(2024) && china.knows(2026) && !china.knows(2023) && !china.knows(2027));
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert!(china.is_workday(day("2027-10-01")) && !china.is_workday(day("2027-10-02")));
        assert!(!china.is_workday(day("2026-10-01")) && china.is_workday(day("2026-10-10")));
    }
}
