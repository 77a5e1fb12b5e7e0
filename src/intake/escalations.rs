//! Lists of escalations: which complaint went up to whom, and when (T5.2.2). Each row completes the complaint that it is about.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::columns::{self, Wanted};
use super::dated;
use super::listed::Line;
use super::rows::{self, Seen};
use super::{Input, Listed, Reading, Sink, Source, Stop, life, shown, table};
use crate::condition::Facts;
use crate::problem::Problem;
use crate::records::fields;
use crate::records::{Kind, Record, RecordId};

/// How to read a list of escalations.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The clock by which times without an offset are meant.
    pub zone: &'a TimeZone,
    /// Headings and the fields that they stand for, over the vocabulary.
    pub map: &'a [(String, String)],
    /// What is known of a complaint; an escalation without one is rejected.
    pub known: &'a dyn Fn(&RecordId) -> Option<Facts>,
}

/// The fields of a complaint that escalations tell.
pub const FIELDS: [&str; 4] = ["escalated_1_at", "escalated_2_at", "escalated_3_at", "escalation_reason"];

/// The words for each level, in the order in which they are looked for: a 分公司投诉主管 is a supervisor, a 部门领导 a manager, and a 总经理 no
/// department's manager.
const LEVELS: [(&str, &[&str]); 4] = [
    ("escalated_1_at", &["主管", "班长", "supervisor"]),
    ("escalated_3_at", &["总经理", "总裁", "董事"]),
    ("escalated_2_at", &["部门", "经理", "manager"]),
    ("escalated_3_at", &["领导", "公司", "leader", "director"]),
];
/// The numbers for each level: which it is, or after how many hours.
const NUMBERS: [(&str, &[&str]); 3] =
    [("escalated_1_at", &["1", "一", "24"]), ("escalated_2_at", &["2", "二", "48"]), ("escalated_3_at", &["3", "三", "72"])];

/// Reads a list of escalations: each row is the complaint that it is about, with the time of its level.
///
/// # Errors
/// What makes the whole file unreadable: no table, a missing column, a mapping that doesn't fit.
pub fn read(source: &Source, options: &Options) -> Result<Reading<Record>, Vec<Problem>> {
    Reading::whole(|reading| stream(Input::of(source), options, reading))
}

/// As [`read`], row by row.
///
/// # Errors
/// As there, and where `sink` fails.
pub fn stream(input: Input, options: &Options, sink: &mut dyn Sink<Record>) -> Result<Listed, Stop> {
    let vocabulary = fields::escalations();
    let required: [&[&str]; 3] = [&["complaint"], &["level"], &["escalated_at"]];
    let wanted = Wanted { required: &required, completing: &[], map: options.map, vocabulary };
    let headed = columns::find(input, table::read(input)?, wanted)?;
    let at = headed.columns.position("escalated_at").unwrap_or_default();
    let column = dated::columns(&headed, vocabulary, &[at])?.remove(0);
    let mut list = List { options, column, seen: Seen::default(), told: HashMap::new() };
    let has_reason = headed.columns.position("escalation_reason").is_some();
    let listed = rows::read(&headed, &["escalated_at"], false, |line, number| list.row(line, number), sink)?;
    let told = FIELDS.into_iter().filter(|field| has_reason || *field != "escalation_reason");
    Ok(Listed { columns: told.map(str::to_owned).collect(), completes: true, ..listed })
}

struct List<'a> {
    options: &'a Options<'a>,
    column: dated::Column,
    seen: Seen,
    /// The complaints of rows before, as they were completed.
    told: HashMap<String, Facts>,
}

impl List<'_> {
    fn row(&mut self, line: Line, number: u64) -> Result<Record, Vec<Problem>> {
        let mut problems = Vec::new();
        let id = line.id("complaint", &mut problems);
        let level = level(line).map_err(|problem| problems.push(problem)).ok();
        let at = self.time(line).map_err(|problem| problems.push(problem)).ok();
        let (Some(id), Some(level), Some(at)) = (id, level, at) else { return Err(problems) };
        let about = |message: &str| {
            let heading = line.field("complaint").map(|(heading, _)| heading).unwrap_or_default();
            vec![Problem::new(message).with("value", shown(&id)).in_field(heading)]
        };
        let heading = line.field("level").map(|(heading, _)| heading).unwrap_or_default();
        if let Some(problem) = self.seen.repeated(&format!("{id} {level}"), number, heading, "intake-duplicate-escalation") {
            return Err(vec![problem.with("value", shown(&id))]);
        }
        let Some(complaint) = RecordId::parse(&id) else { return Err(about("intake-escalation-alone")) };
        let known = self.told.get(&id).cloned().or_else(|| (self.options.known)(&complaint));
        let Some(mut fields) = known else { return Err(about("intake-escalation-alone")) };
        fields.insert(level.to_owned(), at);
        if let Some(reason) = line.text("escalation_reason") {
            fields.insert("escalation_reason".to_owned(), reason);
        }
        life::days_for_midnights(&mut fields, self.options.zone);
        if let Some((later, first)) = life::crossed(Kind::Complaints, &fields, self.options.zone).first() {
            let problem = life::crossing(&fields, (later, first), self.options.zone);
            // the column of the list, where this row's own time lies wrong
            let own = line.field("escalated_at").filter(|_| *later == level).map(|(heading, _)| heading.to_owned());
            return Err(vec![own.map_or(problem.clone(), |heading| problem.in_field(heading))]);
        }
        self.told.insert(id, fields.clone());
        Ok(Record { kind: Kind::Complaints, id: complaint, fields })
    }

    fn time(&self, line: Line) -> Result<String, Problem> {
        let (heading, cell) = line.field("escalated_at").unwrap_or(("", &super::cells::Cell::Empty));
        if cell.is_missing() {
            return Err(Problem::new("intake-missing-value").in_field(heading));
        }
        match self.column.read(line, cell, self.options.zone) {
            Ok(Some(told)) => Ok(told.to_string()),
            Ok(None) => Err(Problem::new("intake-missing-value").in_field(heading)),
            Err(id) => Err(Problem::new(id).with("value", shown(&cell.text())).in_field(heading)),
        }
    }
}

/// The field of the level that a row names.
fn level(line: Line) -> Result<&'static str, Problem> {
    let heading = line.field("level").map(|(heading, _)| heading).unwrap_or_default();
    let Some(text) = line.text("level") else { return Err(Problem::new("intake-missing-value").in_field(heading)) };
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches('第').trim_end_matches(['级', '次', 'h']).trim_end_matches("小时").trim();
    let number = || NUMBERS.iter().find(|(_, numbers)| numbers.contains(&bare)).map(|(field, _)| *field);
    let level = LEVELS.iter().find(|(_, words)| words.iter().any(|word| lower.contains(word))).map(|(field, _)| *field);
    level.or_else(number).ok_or_else(|| Problem::new("intake-escalation-level").with("value", shown(&text)).in_field(heading))
}
