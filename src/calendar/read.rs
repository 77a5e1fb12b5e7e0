//! A calendar's YAML.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, ToSpan};

use super::Calendar;
use crate::problem::Problem;
use crate::yaml::{Key, Mark, Node, Reader};

/// No holiday lasts longer: a longer range is a slip of the pen.
const LONGEST: i64 = 31;

pub(super) fn calendar(file: &str, text: &str) -> Result<Calendar, Vec<Problem>> {
    let mut reader = Reader::new(file, text);
    let mut calendar = Calendar::default();
    let mut seen = BTreeMap::new();
    if let Some(node) = reader.mapping() {
        for (key, node) in reader.pairs(&node) {
            year(&mut reader, &mut calendar, &mut seen, key, node);
        }
    }
    if reader.is_clean() { Ok(calendar) } else { Err(reader.into_problems()) }
}

/// `2026: {holidays: […], workdays: […]}`. `seen` tells where each day stood first.
fn year(reader: &mut Reader, calendar: &mut Calendar, seen: &mut BTreeMap<Date, Mark>, key: &Key, node: &Node) {
    let is_year = key.name.len() == 4 && key.name.bytes().all(|b| b.is_ascii_digit());
    let Some(year) = is_year.then(|| key.name.parse::<i16>().ok()).flatten() else {
        reader.complain(key.mark, Problem::new("calendar-bad-year").with("value", &key.name));
        return;
    };
    calendar.years.insert(year);
    let map = reader.map(node, &["holidays", "workdays"]);
    let holidays = reader.required(&map, "holidays");
    for (list, worked) in [(holidays, false), (map.get("workdays"), true)] {
        let entries = list.map(|list| reader.list(list)).unwrap_or_default();
        for node in entries {
            for day in days(reader, node, year) {
                if let Some(first) = seen.insert(day, node.mark) {
                    reader.complain(node.mark, Problem::new("calendar-day-twice").with("day", day).with("line", first.line));
                } else if worked && !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                    reader.complain(node.mark, Problem::new("calendar-no-weekend").with("day", day));
                }
                calendar.days.insert(day, worked);
            }
        }
    }
}

/// A day, or the days of a range, of a year or of the December before it.
fn days(reader: &mut Reader, node: &Node, year: i16) -> Vec<Date> {
    let Some(text) = reader.text(node) else { return Vec::new() };
    let (first, last) = text.split_once("..").unwrap_or((&text, &text));
    let (Some(first), Some(last)) = (day(first), day(last)) else {
        reader.complain(node.mark, Problem::new("calendar-bad-day").with("value", text));
        return Vec::new();
    };
    let belongs = |day: Date| day.year() == year || (day.year() == year - 1 && day.month() == 12);
    let problem = if !belongs(first) || !belongs(last) {
        Problem::new("calendar-other-year").with("year", year)
    } else if first > last {
        Problem::new("calendar-backwards")
    } else if last.duration_since(first) >= SignedDuration::from_hours(24 * LONGEST) {
        Problem::new("calendar-too-long").with("most", LONGEST)
    } else {
        return first.series(1.day()).take_while(|day| *day <= last).collect();
    };
    reader.complain(node.mark, problem.with("value", text));
    Vec::new()
}

/// `2026-02-15`, and no other way to write it.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, u64, u64)]) {
        let problems = Calendar::read("x.yaml", text).unwrap_err();
        let found: Vec<_> = (problems.iter())
            .map(|problem| (problem.message.id.as_str(), problem.place.line.unwrap(), problem.place.column.unwrap()))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn every_mistake_comes_at_once_with_its_place() {
        let text = "2026:
  holidays:
    - 2026-02-30
    - 2026-01-03..2026-01-01
    - 2025-05-01
    - 2026-2-1
    - 2026-03-01..2026-04-30
  workdays:
    - 2026-01-04
    - 2026-01-05
    - 2026-01-04
二零二七: {}
2028:
  workday: [2028-01-01]
";
        check(
            text,
            &[
                ("calendar-bad-day", 3, 7),
                ("calendar-backwards", 4, 7),
                ("calendar-other-year", 5, 7),
                ("calendar-bad-day", 6, 7),
                ("calendar-too-long", 7, 7),
                ("calendar-no-weekend", 10, 7),
                ("calendar-day-twice", 11, 7),
                ("calendar-bad-year", 12, 1),
                ("yaml-unknown-key-near", 14, 3),
                ("yaml-missing-key", 14, 3),
            ],
        );
    }

    #[test]
    fn a_file_that_is_no_calendar_is_told() {
        check("- 2026-01-01\n", &[("yaml-expected", 1, 1)]);
        check("2026: 2026-01-01\n", &[("yaml-expected", 1, 7)]);
        check("2026:\n  holidays: 2026-01-01\n", &[("yaml-expected", 2, 13)]);
        check("2026：\n  holidays: []\n", &[("yaml-wide-colon", 1, 5)]);
    }

    #[test]
    fn a_day_off_cannot_be_a_make_up_day_too() {
        check("2026: {holidays: [2026-01-03], workdays: [2026-01-03]}", &[("calendar-day-twice", 1, 43)]);
    }

    #[test]
    fn the_new_years_holiday_may_begin_in_december() {
        let calendar = Calendar::read("x", "2019:\n  holidays: [2018-12-30..2019-01-01]\n  workdays: [2018-12-29]\n").unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert!(!calendar.is_workday(day("2018-12-31")) && calendar.is_workday(day("2018-12-29")));
        assert!(calendar.knows(2019) && !calendar.knows(2018));
    }
}
