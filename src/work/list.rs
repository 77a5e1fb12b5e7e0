//! The work list: what waits for whom, and by when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Assigned, Due, Inspector, Nobody, Past, Rank, State, Task, Visit, assign, barred};
use crate::records::UnitId;

/// A drawn unit: draw and unit.
pub type Key = (String, UnitId);

/// A unit that was drawn and is in use, with all that the list, the sheet and the assignment need to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The draw.
    pub draw: String,
    /// The plan's title.
    pub plan_title: String,
    /// The unit.
    pub unit: UnitId,
    /// The stratum, in words.
    pub stratum: String,
    /// What goes to one person as a whole.
    pub group: String,
    /// What people take turns over.
    pub subject: String,
    /// Whether it is a recording, which is inspected and not visited.
    pub is_call: bool,
    /// When it was first inspected by the plan's checklist, where it was.
    pub inspected_at: Option<Timestamp>,
    /// Of a complaint.
    pub rank: Option<Rank>,
    /// Staff numbers or names of those who must not do it.
    pub persons: BTreeSet<String>,
    /// Teams whose members must not do it.
    pub teams: BTreeSet<String>,
    /// Roles that may do it; empty where anybody may.
    pub roles: Vec<String>,
    /// Where and whom: fields of the record, heading and value.
    pub facts: Vec<(String, String)>,
    /// By when the first visit is due.
    pub due: Option<Due>,
}

/// How soon something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Before now.
    Overdue,
    /// By the end of today.
    Today,
    /// By the end of Sunday.
    ThisWeek,
    /// After that.
    Later,
    /// No date was set.
    Undated,
}

/// A unit with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The unit.
    pub waiting: Waiting,
    /// What its visits come to.
    pub state: State,
    /// The staff number or name of whoever has it, or why nobody may; neither where it was not given to anybody yet.
    pub to: Option<Result<String, Nobody>>,
}

impl Waiting {
    /// Draw and unit.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.draw.clone(), self.unit.clone())
    }

    /// What is to be assigned.
    #[must_use]
    pub fn task(&self) -> Task {
        Task {
            draw: self.draw.clone(),
            unit: self.unit.clone(),
            group: self.group.clone(),
            subject: self.subject.clone(),
            persons: self.persons.clone(),
            teams: self.teams.clone(),
            roles: self.roles.clone(),
            due: self.due,
        }
    }
}

impl When {
    /// All, the most urgent first.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::ThisWeek, Self::Later, Self::Undated];

    /// The code in JSON; its words are the message `work-when-` and the code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::ThisWeek => "this-week",
            Self::Later => "later",
            Self::Undated => "undated",
        }
    }

    /// How soon a moment is, by the calendar of a time zone. What is due at midnight was due on the day before.
    #[must_use]
    pub fn of(due: Option<Due>, now: Timestamp, zone: &TimeZone) -> Self {
        let Some(due) = due else { return Self::Undated };
        if due < now {
            return Self::Overdue;
        }
        let day = |moment: Timestamp| moment.to_zoned(zone.clone()).date();
        let last_second = due.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(due);
        let (due, today) = (day(last_second), day(now));
        if due <= today {
            Self::Today
        } else if due <= sunday(today) {
            Self::ThisWeek
        } else {
            Self::Later
        }
    }
}

fn sunday(day: Date) -> Date {
    if day.weekday() == Weekday::Sunday { day } else { day.nth_weekday(1, Weekday::Sunday).unwrap_or(Date::MAX) }
}

impl Entry {
    /// By when the next step is due: a promised answer goes before the plan's date.
    #[must_use]
    pub fn due(&self) -> Option<Due> {
        self.state.next.or(self.waiting.due)
    }

    /// When what the plan asks for was first done: a recording was inspected or listened to, a customer was reached.
    #[must_use]
    pub fn done_at(&self) -> Option<Timestamp> {
        let inspected = self.waiting.inspected_at.filter(|_| self.waiting.is_call);
        self.state.first.into_iter().chain(inspected).min()
    }

    /// Whether nobody has to do anything any more: a recording was inspected or listened to, a matter is closed.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        if self.waiting.is_call {
            (self.done_at().is_some() || self.state.is_closed) && self.state.next.is_none()
        } else {
            self.state.is_closed
        }
    }

    /// Whether nobody can be asked, so that a spare has to stand in.
    #[must_use]
    pub fn needs_spare(&self) -> bool {
        !self.waiting.is_call && self.state.is_closed && !self.state.is_done
    }

    /// Who has it, where somebody has.
    #[must_use]
    pub fn inspector(&self) -> Option<&str> {
        self.to.as_ref().and_then(|to| to.as_deref().ok())
    }
}

/// The units with where they stand, the most urgent first. `visits` are oldest first; `held` says who has what.
#[must_use]
pub fn entries(
    waiting: Vec<Waiting>,
    visits: &BTreeMap<Key, Vec<Visit>>,
    held: &BTreeMap<Key, Result<String, Nobody>>,
) -> Vec<Entry> {
    let entry = |waiting: Waiting| {
        let key = waiting.key();
        let state = State::of(visits.get(&key).map_or(&[], Vec::as_slice));
        Entry { waiting, state, to: held.get(&key).cloned() }
    };
    let mut all: Vec<Entry> = waiting.into_iter().map(entry).collect();
    let place = |entry: &Entry| {
        let due = entry.due();
        let Waiting { draw, group, unit, .. } = &entry.waiting;
        (due.is_none(), due, draw.clone(), group.clone(), unit.clone())
    };
    all.sort_by_cached_key(place);
    all
}

/// Gives out everything that nobody has yet: a stand-in goes to whoever has the rest of its group, the others by [`assign`].
#[must_use]
pub fn share_out(entries: &[Entry], people: &[Inspector], past: &[Past]) -> Vec<Assigned> {
    let mut holders: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for entry in entries {
        if let Some(who) = entry.inspector() {
            holders.entry((&entry.waiting.draw, &entry.waiting.group)).or_insert(who);
        }
    }
    let holder = |task: &Task| {
        let who = holders.get(&(task.draw.as_str(), task.group.as_str()))?;
        people.iter().find(|one| one.id == **who).filter(|one| barred(task, one).is_none())
    };
    let (mut given, mut rest) = (Vec::new(), Vec::new());
    for task in
        entries.iter().filter(|entry| entry.inspector().is_none() && !entry.is_finished()).map(|entry| entry.waiting.task())
    {
        match holder(&task) {
            Some(one) => given.push(Assigned { draw: task.draw, unit: task.unit, to: Ok(one.id.clone()) }),
            None => rest.push(task),
        }
    }
    given.extend(assign(&rest, people, past, &loads(entries)));
    given
}

/// How many unfinished units everybody has.
#[must_use]
pub fn loads(entries: &[Entry]) -> BTreeMap<String, usize> {
    let open = entries.iter().filter(|entry| !entry.is_finished()).filter_map(Entry::inspector);
    open.fold(BTreeMap::new(), |mut loads, who| {
        *loads.entry(who.to_owned()).or_default() += 1;
        loads
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Asia/Shanghai").unwrap()
    }

    fn call(unit: &str, agent: &str) -> Waiting {
        Waiting {
            draw: "d/1".into(),
            plan_title: "每周录音抽检".into(),
            unit: UnitId::parse(unit).unwrap(),
            stratum: agent.into(),
            group: agent.into(),
            subject: agent.into(),
            is_call: true,
            inspected_at: None,
            rank: None,
            persons: BTreeSet::from([agent.to_owned()]),
            teams: BTreeSet::new(),
            roles: Vec::new(),
            facts: Vec::new(),
            due: None,
        }
    }

    fn people() -> Vec<Inspector> {
        let one = |id: &str| Inspector { id: id.into(), name: id.into(), role: None, team: None };
        ["Q1", "Q2", "Q3"].map(one).to_vec()
    }

    #[test]
    fn a_stand_in_goes_to_whoever_has_the_rest_of_its_group() {
        for holder in ["Q1", "Q2", "Q3"] {
            let held = BTreeMap::from([(call("C1", "1001").key(), Ok(holder.to_owned()))]);
            let all = entries(vec![call("C1", "1001"), call("C2", "1001")], &BTreeMap::new(), &held);
            let past = [Past { inspector: holder.into(), subject: "1001".into(), at: Timestamp::UNIX_EPOCH }];
            let shared = share_out(&all, &people(), &past);
            assert_eq!(shared.iter().map(|one| one.to.clone()).collect::<Vec<_>>(), [Ok(holder.to_owned())]);
        }
    }

    #[test]
    fn an_inspected_recording_is_finished_and_no_load() {
        let held = BTreeMap::from([(call("C1", "1001").key(), Ok("Q1".into())), (call("C2", "1001").key(), Ok("Q1".into()))]);
        let inspected = Waiting { inspected_at: Some(Timestamp::UNIX_EPOCH), ..call("C1", "1001") };
        let all = entries(vec![inspected, call("C2", "1001")], &BTreeMap::new(), &held);
        assert_eq!(all.iter().map(Entry::is_finished).collect::<Vec<_>>(), [true, false]);
        assert_eq!(loads(&all), BTreeMap::from([("Q1".to_owned(), 1)]));
        assert!(share_out(&all, &people(), &[]).is_empty());
    }

    #[test]
    fn what_is_due_is_told_by_the_local_calendar() {
        // a Friday evening in Shanghai
        let now: Timestamp = "2026-11-20T20:00:00+08:00".parse().unwrap();
        for (due, when) in [
            ("2026-11-20T19:59:00+08:00", When::Overdue),
            ("2026-11-20T23:59:59+08:00", When::Today),
            ("2026-11-21T00:00:00+08:00", When::Today),
            ("2026-11-21T09:00:00+08:00", When::ThisWeek),
            ("2026-11-22T23:59:59+08:00", When::ThisWeek),
            ("2026-11-23T09:00:00+08:00", When::Later),
        ] {
            assert_eq!(When::of(Some(due.parse().unwrap()), now, &zone()), when, "{due}");
        }
        assert_eq!(When::of(None, now, &zone()), When::Undated);
        let sunday: Timestamp = "2026-11-22T20:00:00+08:00".parse().unwrap();
        assert_eq!(When::of(Some("2026-11-23T09:00:00+08:00".parse().unwrap()), sunday, &zone()), When::Later);
    }
}
