//! Who does what: evenly, by turns, and never one's own.
//!
//! A group of tasks goes to one person. First the rules that nothing outweighs: the rank that a plan asks for, and nobody on their own
//! matter, their team's, or what they repaired. Among those who are left, not the one who had the subject last, if anybody else may; then
//! the one with the least to do, then who had the subject least often, then a hash, so that no name is always the first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Due;
use crate::problem::Message;
use crate::records::{Record, UnitId, fields};

/// Somebody who inspects, calls back or visits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Inspector {
    /// Staff number, one of a kind.
    pub id: String,
    /// Name.
    pub name: String,
    /// What they are: 物业助理, 物业部主管, 管理处经理, 质检员 …
    pub role: Option<String>,
    /// The team they belong to, whose matters they keep away from.
    pub team: Option<String>,
}

/// One unit that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The draw that the unit was drawn by.
    pub draw: String,
    /// The unit.
    pub unit: UnitId,
    /// Tasks of one group of a draw go to one person as a whole: an agent's ten calls.
    pub group: String,
    /// What people take turns over: the agent, the hall, the household.
    pub subject: String,
    /// Staff numbers or names of those who must not do it: the agent, whoever did the repair.
    pub persons: BTreeSet<String>,
    /// Teams whose members must not do it.
    pub teams: BTreeSet<String>,
    /// Roles that may do it; empty where anybody may.
    pub roles: Vec<String>,
    /// By when.
    pub due: Option<Due>,
}

/// Something that was given to somebody before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Staff number.
    pub inspector: String,
    /// What it was about.
    pub subject: String,
    /// When it was given.
    pub at: Timestamp,
}

/// What became of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The draw.
    pub draw: String,
    /// The unit.
    pub unit: UnitId,
    /// The staff number of whoever does it, or why nobody may.
    pub to: Result<String, Nobody>,
}

/// The rule that left nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nobody {
    /// No inspectors are known.
    Unknown,
    /// Nobody has the role; these are asked for (P2.3).
    Role(Vec<String>),
    /// Everybody who has the role is concerned themselves.
    Own,
    /// Everybody else belongs to the team.
    Team,
}

/// What the status of people says who are given nothing any more.
const GONE: [&str; 7] = ["离职", "离岗", "停用", "停职", "退休", "inactive", "left"];

impl Nobody {
    /// The reason in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown => Message::new("work-nobody-unknown"),
            Self::Role(roles) => Message::new("work-nobody-role").with("roles", roles.join(" / ")),
            Self::Own => Message::new("work-nobody-own"),
            Self::Team => Message::new("work-nobody-team"),
        }
    }
}

impl Inspector {
    /// The inspector of an imported record, whose id is the staff number; `None` for those who have left.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let field = |name: &str| record.fields.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        if field("status").is_some_and(|status| GONE.iter().any(|gone| status.to_ascii_lowercase().contains(gone))) {
            return None;
        }
        let name = field("name").unwrap_or_else(|| record.id.to_string());
        // who works in a hall keeps away from it as others keep away from their team
        let team = field("team").or_else(|| field("hall"));
        Some(Self { id: record.id.to_string(), name, role: field("role"), team })
    }

    /// Whether a staff number or a name means this person.
    #[must_use]
    pub fn is(&self, who: &str) -> bool {
        is_same_person(&self.id, who) || is_same_person(&self.name, who)
    }
}

/// Whether two staff numbers or names are one: blanks, width and case don't count, nor do the zeros in front that spreadsheets drop.
#[must_use]
pub fn is_same_person(one: &str, other: &str) -> bool {
    let plain = plain_person(one);
    !plain.is_empty() && plain == plain_person(other)
}

fn plain_person(who: &str) -> String {
    let plain = fields::plain(who);
    let is_number = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
    if is_number { format!("{:0>1}", plain.trim_start_matches('0')) } else { plain }
}

/// The rule by which somebody must not do a task, where there is one.
#[must_use]
pub fn barred(task: &Task, inspector: &Inspector) -> Option<Nobody> {
    let group = Group::of(std::slice::from_ref(&task));
    group.candidates(&[inspector]).err()
}

/// Gives every task to somebody, or says why nobody may do it. `open_load` is how many tasks each staff number has already. The answer
/// is in the order of draws and units.
#[must_use]
pub fn assign(tasks: &[Task], inspectors: &[Inspector], past: &[Past], open_load: &BTreeMap<String, usize>) -> Vec<Assigned> {
    let mut people: Vec<&Inspector> = inspectors.iter().collect();
    people.sort();
    people.dedup_by_key(|one| &one.id);
    let mut sorted: Vec<&Task> = tasks.iter().collect();
    sorted.sort_by_key(|task| (&task.draw, &task.group, &task.unit));
    sorted.dedup_by_key(|task| (&task.draw, &task.unit));
    let groups = sorted.chunk_by(|a, b| (&a.draw, &a.group) == (&b.draw, &b.group)).map(Group::of);
    let mut groups: Vec<_> = groups.map(|group| (group.candidates(&people), group)).collect();
    // those whom few may take come first, then the large ones: so the loads end closest to each other
    groups.sort_by_key(|(fit, group)| (fit.as_ref().map_or(0, Vec::len), Reverse(group.tasks.len()), group.draw, group.name));
    let mut book = Book::new(past, open_load);
    let mut all: Vec<Assigned> = groups
        .into_iter()
        .flat_map(|(fit, group)| {
            let to = fit.map(|fit| book.give(&group, &fit));
            let one = move |task: &&Task| Assigned { draw: task.draw.clone(), unit: task.unit.clone(), to: to.clone() };
            group.tasks.iter().map(one).collect::<Vec<_>>()
        })
        .collect();
    all.sort_by(|a, b| (&a.draw, &a.unit).cmp(&(&b.draw, &b.unit)));
    all
}

/// Tasks that go to one person, with everything that keeps people away from any of them.
struct Group<'a> {
    draw: &'a str,
    name: &'a str,
    tasks: &'a [&'a Task],
    subjects: BTreeSet<&'a str>,
    persons: BTreeSet<String>,
    teams: BTreeSet<String>,
}

impl<'a> Group<'a> {
    /// `tasks` are of one draw and group, and at least one.
    fn of(tasks: &'a [&'a Task]) -> Self {
        Self {
            draw: &tasks[0].draw,
            name: &tasks[0].group,
            tasks,
            subjects: tasks.iter().map(|task| task.subject.as_str()).collect(),
            persons: tasks.iter().flat_map(|task| &task.persons).map(|who| plain_person(who)).collect(),
            teams: tasks.iter().flat_map(|task| &task.teams).map(|team| fields::plain(team)).collect(),
        }
    }

    /// Those who may do it, or the rule after which nobody was left.
    fn candidates<'p>(&self, people: &[&'p Inspector]) -> Result<Vec<&'p Inspector>, Nobody> {
        let none_left = |people: Vec<&'p Inspector>, rule: Nobody| if people.is_empty() { Err(rule) } else { Ok(people) };
        let people = none_left(people.to_vec(), Nobody::Unknown)?;
        let keep = |people: Vec<&'p Inspector>, may: &dyn Fn(&Inspector) -> bool| people.into_iter().filter(|p| may(p)).collect();
        let roles = || self.tasks.iter().flat_map(|task| task.roles.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let people = none_left(keep(people, &|one| self.has_role(one)), Nobody::Role(roles()))?;
        let people = none_left(keep(people, &|one| !self.is_own(one)), Nobody::Own)?;
        none_left(keep(people, &|one| !self.is_of_team(one)), Nobody::Team)
    }

    fn has_role(&self, one: &Inspector) -> bool {
        let role = one.role.as_deref().map(fields::plain);
        self.tasks.iter().all(|task| task.roles.is_empty() || task.roles.iter().any(|asked| Some(fields::plain(asked)) == role))
    }

    fn is_own(&self, one: &Inspector) -> bool {
        [&one.id, &one.name].into_iter().map(|who| plain_person(who)).any(|who| !who.is_empty() && self.persons.contains(&who))
    }

    fn is_of_team(&self, one: &Inspector) -> bool {
        one.team.as_deref().map(fields::plain).is_some_and(|team| !team.is_empty() && self.teams.contains(&team))
    }
}

/// Who has how much, and who had what.
struct Book {
    load: BTreeMap<String, usize>,
    /// Of each subject: when each one had it last, and how often.
    turns: BTreeMap<String, BTreeMap<String, Turns>>,
    /// Counts up with every group, so that what is given now is later than all before.
    given: usize,
}

/// When somebody had a subject last, and how often.
#[derive(Default)]
struct Turns {
    last: (Option<Timestamp>, usize),
    times: usize,
}

impl Book {
    fn new(past: &[Past], open_load: &BTreeMap<String, usize>) -> Self {
        let mut turns: BTreeMap<String, BTreeMap<String, Turns>> = BTreeMap::new();
        for one in past {
            let had = turns.entry(one.subject.clone()).or_default().entry(one.inspector.clone()).or_default();
            had.last = had.last.max((Some(one.at), 0));
            had.times += 1;
        }
        Self { load: open_load.clone(), turns, given: 0 }
    }

    /// Chooses one of those who may, and notes it.
    fn give(&mut self, group: &Group, fit: &[&Inspector]) -> String {
        let last: BTreeSet<&str> = group.subjects.iter().flat_map(|subject| self.last(subject)).collect();
        let rank = |one: &&&Inspector| {
            let load = self.load.get(&one.id).copied().unwrap_or(0);
            let times: usize = group.subjects.iter().map(|subject| self.times(subject, &one.id)).sum();
            (last.contains(one.id.as_str()), load, times, tie_break(group, &one.id), one.id.clone())
        };
        let id = fit.iter().min_by_key(rank).map(|one| one.id.clone()).expect("a group without candidates is given to nobody");
        self.given += 1;
        *self.load.entry(id.clone()).or_default() += group.tasks.len();
        for subject in &group.subjects {
            let had = self.turns.entry((*subject).to_owned()).or_default().entry(id.clone()).or_default();
            had.last = (Some(Timestamp::MAX), self.given);
            had.times += 1;
        }
        id
    }

    /// Those who had a subject last: one, or several where they had it at the same moment.
    fn last(&self, subject: &str) -> Vec<&str> {
        let Some(turns) = self.turns.get(subject) else { return Vec::new() };
        let newest = turns.values().map(|had| had.last).max();
        turns.iter().filter(|(_, had)| Some(had.last) == newest).map(|(who, _)| who.as_str()).collect()
    }

    fn times(&self, subject: &str, who: &str) -> usize {
        self.turns.get(subject).and_then(|turns| turns.get(who)).map_or(0, |had| had.times)
    }
}

fn tie_break(group: &Group, inspector: &str) -> [u8; 32] {
    let hash =
        [group.draw, group.name, inspector].iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0]));
    hash.finalize().into()
}

#[cfg(test)]
#[path = "assign_tests.rs"]
mod tests;
