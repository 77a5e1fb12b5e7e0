//! The life of a request, a complaint, a repair: which of its times can't lie before which.

use jiff::tz::TimeZone;

use super::dated::Told;
use crate::condition::Facts;
use crate::problem::Problem;
use crate::records::{Kind, fields};

/// When it all began: the first of these that a record has.
const BEGINNINGS: [&str; 2] = ["purchased_at", "created_at"];

/// What can only follow on the beginning.
pub(super) const LATER: [&str; 17] = [
    "transferred_at",
    "supervisor_told_at",
    "started_at",
    "progress_at",
    "delay_told_at",
    "proposal_at",
    "approved_at",
    "escalated_at",
    "escalated_1_at",
    "escalated_2_at",
    "escalated_3_at",
    "completed_at",
    "feedback_at",
    "closed_at",
    "report_at",
    "revisited_at",
    "summed_at",
];

/// What can only follow on another step.
const STEPS: [(&str, &str); 4] = [
    ("completed_at", "closed_at"),
    ("completed_at", "revisited_at"),
    ("escalated_1_at", "escalated_2_at"),
    ("escalated_2_at", "escalated_3_at"),
];

/// What tells that a matter is over.
const DONE: [&str; 2] = ["completed_at", "closed_at"];
/// What follows on the end of a matter: a word that takes the end back takes this back too.
const AFTER_DONE: [&str; 4] = ["closed_at", "feedback_at", "revisited_at", "report_at"];

/// What is known of a record with what a list tells of it. A blank tells nothing; an empty text takes back what was told; a day alone does not
/// take the place of a moment on it; and where only the closing of a matter is known, it was done by then.
pub(super) fn completed(known: Facts, told: Facts, zone: &TimeZone) -> Facts {
    let mut fields = known;
    if told.get("completed_at").is_some_and(String::is_empty) {
        fields.retain(|field, _| !AFTER_DONE.contains(&field.as_str()));
    }
    for (field, value) in told {
        let is_its_day = || {
            let (known, told) = (Told::parse(fields.get(&field)?)?, Told::parse(&value)?);
            Some(
                matches!((known, told), (Told::Moment(_), Told::Day(_)))
                    && !known.is_before(told, zone)
                    && !told.is_before(known, zone),
            )
        };
        if is_its_day() != Some(true) {
            fields.insert(field, value);
        }
    }
    fields.retain(|_, value| !value.is_empty());
    if let Some(closed) = fields.get("closed_at").cloned() {
        fields.entry("completed_at".to_owned()).or_insert(closed);
    }
    fields
}

/// Two times of a record that can't both be right: the field of the one that should lie behind, and the field that it should follow on.
pub(super) type Crossed = (&'static str, &'static str);

/// What of a record's times can't be so. A day alone is before another time only where all of it is.
///
/// Fields are as [`crate::records::Record`] keeps them.
pub(super) fn crossed(kind: Kind, fields: &Facts, zone: &TimeZone) -> Vec<Crossed> {
    let told = |field: &str| Told::parse(fields.get(field)?);
    let begun = BEGINNINGS.into_iter().find(|field| told(field).is_some());
    let pairs = LATER.into_iter().filter_map(|later| Some((begun?, later))).chain(STEPS);
    // a callback follows on what was done
    let is_own =
        |(first, later): &(&str, &str)| kind != Kind::Callbacks || ![*first, *later].iter().any(|field| DONE.contains(field));
    let pairs = pairs.filter(is_own);
    let is_crossed =
        |(first, later): &(&str, &str)| told(first).zip(told(later)).is_some_and(|(first, later)| later.is_before(first, zone));
    pairs.filter(is_crossed).map(|(first, later)| (later, first)).collect()
}

/// Takes midnight on the day of the beginning, and before it, for the day alone: that is what spreadsheets make of a date.
pub(super) fn days_for_midnights(fields: &mut Facts, zone: &TimeZone) {
    let Some(begun) = BEGINNINGS.iter().find_map(|field| Told::parse(fields.get(*field)?)) else { return };
    for field in LATER {
        let Some(told) = fields.get(field).and_then(|text| Told::parse(text)) else { continue };
        let day = told.as_day(zone).filter(|day| told.is_before(begun, zone) && !day.is_before(begun, zone));
        if let Some(day) = day {
            fields.insert(field.to_owned(), day.to_string());
        }
    }
}

/// Two times of a record that can't both be right, told by their fields.
pub(super) fn crossing(fields: &Facts, (later, first): Crossed, zone: &TimeZone) -> Problem {
    let title = |field: &'static str| fields::of(Kind::Complaints).chinese(field).unwrap_or(field);
    let text =
        |field: &str| fields.get(field).and_then(|text| Told::parse(text)).map(|told| told.shown(zone)).unwrap_or_default();
    let problem = Problem::new("intake-before-other").with("value", text(later)).with("other", title(first));
    problem.with("at", text(first)).in_field(title(later))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[(&str, &str)], expect: &[Crossed]) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let mut fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        days_for_midnights(&mut fields, &zone);
        assert_eq!(crossed(Kind::Complaints, &fields, &zone), expect, "{fields:?}");
    }

    #[test]
    fn nothing_is_resolved_before_it_is_accepted() {
        let accepted = ("created_at", "2026-11-16T09:00:00Z");
        check(&[accepted, ("completed_at", "2026-11-16T09:00:00Z")], &[]);
        check(&[accepted, ("completed_at", "2026-11-16T08:59:59Z")], &[("completed_at", "created_at")]);
        check(&[accepted, ("completed_at", "2026-11-16")], &[]);
        check(&[accepted, ("completed_at", "2026-11-15")], &[("completed_at", "created_at")]);
        check(&[("completed_at", "2026-11-15")], &[]);
        // midnight by the clock of the list, on the day itself
        check(&[accepted, ("transferred_at", "2026-11-15T16:00:00Z")], &[]);
        check(&[accepted, ("transferred_at", "2026-11-14T16:00:00Z")], &[("transferred_at", "created_at")]);
    }

    #[test]
    fn steps_follow_each_other() {
        check(
            &[("escalated_1_at", "2026-11-17"), ("escalated_2_at", "2026-11-16"), ("escalated_3_at", "2026-11-16")],
            &[("escalated_2_at", "escalated_1_at")],
        );
        check(
            &[("created_at", "2026-11-16"), ("completed_at", "2026-11-18"), ("closed_at", "2026-11-17")],
            &[("closed_at", "completed_at")],
        );
    }
}
