//! `within`: one time of a record held against another. A date alone is any moment of its day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::inspect::Case;
use super::local::Local;
use super::say::Judgement;
use super::subject::{AS_OF, Facts};
use super::verdict::Verdict;
use crate::calendar::{self, Due, due};
use crate::checklist::{Allowed, Side, Within};
use crate::intake::stated::{self, Stated};
use crate::problem::Message;
use crate::text::fold;

/// The field that says when the work was over.
const DONE: &str = "completed_at";

/// The first and the last moment that a stated time may mean.
type Between = (Timestamp, Timestamp);

/// Whether a time lies within its span. What lies before the other time, where it should follow on it, is a mistake of the record
/// and not of whoever did the work.
pub(super) fn judge(field: &str, value: &str, within: &Within, case: &Case) -> Judgement {
    let zone = &case.local.zone;
    let about = |id: &str, of: &str| {
        let message = Message::new(id).with("field", field).with("value", shown(value, zone));
        message.with("other", &within.of).with("of", shown(of, zone)).with("allowed", allowed(within.allowed))
    };
    let Some(of) = case.facts.get(&within.of).map(|of| of.trim()).filter(|of| !of.is_empty()) else {
        return Judgement::unsure(Message::new("reason-data-missing").with("field", &within.of).with("value", ""));
    };
    let no_time = |field: &str, value: &str| {
        Judgement::unsure(Message::new("reason-data-no-time").with("field", field).with("value", value))
    };
    let Some(from) = between(of, zone) else { return no_time(&within.of, of) };
    let Some(at) = between(value, zone) else { return no_time(field, value) };
    let after = || lateness(from, at, within.allowed, case.local);
    let before = || lateness(at, from, within.allowed, case.local);
    let late = match within.side {
        Side::After if at.1 < from.0 => return Judgement::unsure(about("reason-data-before", of)),
        Side::After => after(),
        // of two times that may lie either way, each must be within the span of the other
        Side::Around => after().max(before()),
        // behind it there is nothing to spare; a day alone is over at its end
        Side::Before => lateness((from.1, from.1), at, Allowed::Millis(0), case.local).max(before()),
    };
    let (verdict, id) = match late {
        Late::No => (Verdict::Pass, "reason-data-in-time"),
        Late::Perhaps => (Verdict::Unsure, "reason-data-day-only"),
        Late::Yes if is_guessed(within.allowed, from, case.local) => (Verdict::Unsure, "reason-data-no-calendar"),
        Late::Yes => (Verdict::Fail, "reason-data-late"),
    };
    Judgement::bare(verdict, about(id, of))
}

/// What is to be said of a time that has not come.
pub(super) enum Awaited {
    /// The time that it is counted from has not come either.
    NotBegun,
    /// The work was over before it was due.
    DoneBefore(Due),
    /// The record says that it is over, and not when.
    OverUntimed(Due),
    /// It may still come, or is overdue.
    Open {
        due: Due,
        is_over: bool,
        /// Whether the working days to it were counted by weekends alone.
        is_guessed: bool,
    },
}

/// A time that has not come, of a record whose list has a column for it. `None` where it has come, or the list can't tell, or the time that
/// it counts from.
pub(super) fn awaited(field: &str, within: &Within, facts: &Facts, local: &Local) -> Option<Awaited> {
    let zone = &local.zone;
    let at: Timestamp = facts.get(AS_OF)?.parse().ok()?;
    let of = facts.get(&within.of).filter(|_| facts.get(field).is_some_and(|value| value.trim().is_empty()))?;
    if of.trim().is_empty() {
        return Some(Awaited::NotBegun);
    }
    // of a day alone the last moment counts: nobody is late before it surely is
    let (_, from) = between(of, zone)?;
    // what must not lie behind another time has nothing to spare
    let allowed = if within.side == Side::Before { Allowed::Millis(0) } else { within.allowed };
    let due = until(from, allowed, local);
    let done = (field != DONE && within.of != DONE).then(|| between(facts.get(DONE)?, zone)).flatten();
    Some(match done {
        // what was over before it was counted from is another work's end
        Some((_, done)) if done >= from && !due.is_over(done, zone) => Awaited::DoneBefore(due),
        None if says_it_is_over(facts) => Awaited::OverUntimed(due),
        _ => Awaited::Open { due, is_over: due.is_over(at, zone), is_guessed: is_guessed(allowed, (from, from), local) },
    })
}

/// The verdict on a time that has not come; `None` as in [`awaited`].
pub(super) fn open(field: &str, within: &Within, case: &Case) -> Option<Judgement> {
    let zone = &case.local.zone;
    let about = |id: &str| {
        let of = case.facts.get(&within.of).map(String::as_str).unwrap_or_default();
        Message::new(id).with("field", field).with("other", &within.of).with("of", shown(of, zone))
    };
    let (verdict, id, due) = match awaited(field, within, case.facts, case.local)? {
        Awaited::NotBegun => return Some(Judgement::bare(Verdict::NotApplicable, about("reason-data-not-begun"))),
        Awaited::DoneBefore(due) => (Verdict::NotApplicable, "reason-data-done-before", due),
        Awaited::OverUntimed(due) => (Verdict::Unsure, "reason-data-over-untimed", due),
        Awaited::Open { due, is_over: false, .. } => (Verdict::NotApplicable, "reason-data-not-due", due),
        Awaited::Open { due, is_guessed: true, .. } => (Verdict::Unsure, "reason-data-overdue-perhaps", due),
        Awaited::Open { due, .. } => (Verdict::Fail, "reason-data-overdue", due),
    };
    let reason = about(id).with("due", shown(&due.to_string(), zone)).with("allowed", allowed(within.allowed));
    Some(Judgement::bare(verdict, reason))
}

/// Whether a record says by its state that it is over, whatever its times say.
fn says_it_is_over(facts: &Facts) -> bool {
    const OVER: [&str; 12] =
        ["已办结", "已关闭", "已完成", "已解决", "已结案", "已完结", "已归档", "撤诉", "撤销", "取消", "作废", "closed"];
    let status = facts.get("status").map(|status| fold(status)).unwrap_or_default();
    OVER.iter().any(|word| status.contains(word)) || ["resolved", "done", "cancelled", "completed"].contains(&status.as_str())
}

/// A stated time by the clock of a time zone; what is none, as it is.
fn shown(text: &str, zone: &TimeZone) -> String {
    match stated::time(text, zone) {
        Some(Stated::Moment(moment)) => moment.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Some(Stated::Day(day)) => day.to_string(),
        None => text.to_owned(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Late {
    No,
    Perhaps,
    Yes,
}

fn lateness(from: Between, at: Between, allowed: Allowed, local: &Local) -> Late {
    let is_over = |from: Timestamp, at: Timestamp| until(from, allowed, local).is_over(at, &local.zone);
    if is_over(from.1, at.0) {
        Late::Yes
    } else if is_over(from.0, at.1) {
        Late::Perhaps
    } else {
        Late::No
    }
}

fn until(from: Timestamp, allowed: Allowed, local: &Local) -> Due {
    match allowed {
        Allowed::Span(span) => due(from, span, &local.calendar, &local.zone),
        Allowed::Millis(ms) => {
            let span = SignedDuration::from_millis(i64::try_from(ms).unwrap_or(i64::MAX));
            Due::Moment(from.checked_add(span).unwrap_or(Timestamp::MAX))
        }
    }
}

/// Whether the holidays on the way are unknown, so that it may be due later.
fn is_guessed(allowed: Allowed, from: Between, local: &Local) -> bool {
    let Allowed::Span(span) = allowed else { return false };
    [from.0, from.1].iter().any(|from| calendar::is_guessed(*from, span, &local.calendar, &local.zone))
}

/// A moment, or the first and last of a day.
fn between(text: &str, zone: &TimeZone) -> Option<Between> {
    let first = |day: Date| day.to_zoned(zone.clone()).ok().map(|day| day.timestamp());
    match stated::time(text, zone)? {
        Stated::Moment(moment) => Some((moment, moment)),
        Stated::Day(day) => {
            let end = first(day.tomorrow().ok()?)?.checked_sub(SignedDuration::from_nanos(1)).ok()?;
            Some((first(day)?, end))
        }
    }
}

/// The span as a person would write it.
fn allowed(allowed: Allowed) -> String {
    match allowed {
        Allowed::Span(span) => span.to_string(),
        Allowed::Millis(ms) if ms > 0 && ms % 3_600_000 == 0 => format!("{} h", ms / 3_600_000),
        Allowed::Millis(ms) if ms % 60_000 == 0 => format!("{} min", ms / 60_000),
        Allowed::Millis(ms) => format!("{}.{:03} s", ms / 1_000, ms % 1_000).replace(".000", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspection::tests::{compile, run_compiled};
    use crate::inspection::verdict::Verdict::{Fail, Pass, Unsure};

    /// A repair by the calendar of Shanghai: since when, until when.
    #[track_caller]
    fn check(within: &str, created: &str, completed: &str, verdict: Verdict, reason: &str) {
        let calendar = calendar::Calendar::read("c", include_str!("../../calendars/china.yaml")).unwrap();
        let local = Local { zone: TimeZone::get("Asia/Shanghai").unwrap(), calendar, version: String::new() };
        let item = format!("{{id: i, title: i, points: 10, data: {{field: 完工时间, within: {within}}}}}");
        let yaml = format!("checklist: t\ntitle: t\nfor: repairs\nsections:\n- title: s\n  items:\n  - {item}\n");
        let found = run_compiled(&compile(&yaml).at(local), None, &[("created_at", created), ("completed_at", completed)]);
        let found = &found.items[0];
        assert_eq!((found.verdict, found.reason.id.as_str()), (verdict, reason), "{created} {completed}");
    }

    #[test]
    fn work_is_done_in_thirty_minutes() {
        let within = "30m of 报修时间";
        check(within, "2026-11-16T09:00:00+08:00", "2026-11-16T01:30:00Z", Pass, "reason-data-in-time");
        check(within, "2026-11-16T09:00:00+08:00", "2026-11-16T01:30:01Z", Fail, "reason-data-late");
        check(within, "2026-11-16 09:00", "2026-11-16 09:31", Fail, "reason-data-late");
        check(within, "2026-11-16 09:00", "2026-11-16 08:59", Unsure, "reason-data-before");
        check(within, "2026-11-16 09:00", "明天", Unsure, "reason-data-no-time");
        check(within, "", "2026-11-16 08:59", Unsure, "reason-data-missing");
    }

    #[test]
    fn a_date_alone_decides_only_what_any_hour_of_it_would() {
        let within = "30m of created_at";
        check(within, "2026-11-16 09:00", "2026-11-16", Unsure, "reason-data-day-only");
        check(within, "2026-11-16 09:00", "2026-11-17", Fail, "reason-data-late");
        check("3 days of created_at", "2026-11-16", "2026-11-19", Pass, "reason-data-in-time");
        check("24 hours of created_at", "2026-11-16", "2026-11-17 12:00", Unsure, "reason-data-day-only");
    }

    #[test]
    fn working_days_pass_over_the_holidays_that_are_known() {
        let within = "3 working days of created_at";
        check(within, "2026-11-20 17:00", "2026-11-25 23:59", Pass, "reason-data-in-time");
        check(within, "2026-11-20 17:00", "2026-11-26 00:00", Fail, "reason-data-late");
        check(within, "2026-02-13 17:00", "2026-02-25 09:00", Pass, "reason-data-in-time");
        check(within, "2029-02-13 17:00", "2029-02-25 09:00", Unsure, "reason-data-no-calendar");
    }

    #[test]
    fn a_delay_is_told_beforehand() {
        let within = "30 days before created_at";
        check(within, "2026-11-16 09:00", "2026-11-16 09:00", Pass, "reason-data-in-time");
        check(within, "2026-11-16 09:00", "2026-11-16 09:00:01", Fail, "reason-data-late");
        check(within, "2026-11-16 09:00", "2026-11-01 09:00", Pass, "reason-data-in-time");
        check(within, "2026-11-16 09:00", "2026-10-01 09:00", Fail, "reason-data-late");
        check(within, "2026-11-16 09:00", "2026-11-16", Unsure, "reason-data-day-only");
    }

    #[test]
    fn a_callback_is_neither_early_nor_late() {
        let within = "30m around created_at";
        check(within, "2026-11-16 09:00", "2026-11-16 08:30", Pass, "reason-data-in-time");
        check(within, "2026-11-16 09:00", "2026-11-16 08:29", Fail, "reason-data-late");
        check(within, "2026-11-16 09:00", "2026-11-16 09:31", Fail, "reason-data-late");
    }
}
