//! Visits and callbacks as they are recorded, the form's rules, and what follows from them.
//!
//! An attempt that reached nobody is on record and is no visit: the next one is still the first, and may still be at the door.

use jiff::Timestamp;
use serde::Serialize;

use super::{Due, Rank};
use crate::condition::Facts;
use crate::problem::Problem;
use crate::records::UnitId;

/// What the record of a telephone visit must say (P2.4).
pub const BY_PHONE: &str = "电话回访";

/// How somebody was visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// At the door.
    Door,
    /// By telephone.
    Phone,
    /// By letter, also an open one to many (公开信).
    Letter,
    /// By an online form or chat.
    Online,
    /// Through the app.
    App,
    /// On paper, as in a hall.
    Paper,
    /// A recording was listened to.
    Listen,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The matter is closed.
    Settled,
    /// The customer was reached, and an answer is still owed.
    Open,
    /// Nobody was there.
    NoAnswer,
    /// The customer doesn't want to be asked.
    Refused,
    /// The customer has moved away.
    MovedAway,
    /// It is another customer's, or nobody's.
    WrongCustomer,
}

/// One visit, or an attempt at one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Visit {
    /// The draw that the unit was drawn by.
    pub draw: String,
    /// The unit.
    pub unit: UnitId,
    /// Which visit it is or was to be, from 1: attempts that reached nobody don't count.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// Who went: staff number or name.
    pub by: String,
    /// How.
    pub method: Method,
    /// Whether the customer signed.
    pub signed: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// By when the customer was promised the answer (P2.6).
    pub answer_by: Option<Timestamp>,
    /// How satisfied the customer is, 1 to 5.
    pub satisfaction: Option<u8>,
    /// What was said.
    pub note: Option<String>,
}

/// Where a matter stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct State {
    /// How often it was tried, whether anybody was reached or not.
    pub attempts: usize,
    /// How often the customer was reached.
    pub visits: usize,
    /// When the customer was first reached.
    pub first: Option<Timestamp>,
    /// Whether the customer was reached at all.
    pub is_done: bool,
    /// Whether nobody has to go again.
    pub is_closed: bool,
    /// By when the promised answer is due.
    pub next: Option<Due>,
    /// What came of the last try that told anything.
    pub last: Option<Outcome>,
}

impl Method {
    /// All methods, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Door, Self::Phone, Self::Letter, Self::Online, Self::App, Self::Paper, Self::Listen];

    /// The code on the command line and in the store; its words are the message `visit-method-` and the code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Door => "door",
            Self::Phone => "phone",
            Self::Letter => "letter",
            Self::Online => "online",
            Self::App => "app",
            Self::Paper => "paper",
            Self::Listen => "listen",
        }
    }

    /// The method of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

impl Outcome {
    /// All outcomes, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Settled, Self::Open, Self::NoAnswer, Self::Refused, Self::MovedAway, Self::WrongCustomer];

    /// The code on the command line and in the store; its words are the message `visit-outcome-` and the code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::Open => "open",
            Self::NoAnswer => "no-answer",
            Self::Refused => "refused",
            Self::MovedAway => "moved-away",
            Self::WrongCustomer => "wrong-customer",
        }
    }

    /// The outcome of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Whether the customer was reached and spoke: only that is a visit.
    #[must_use]
    pub fn is_visit(self) -> bool {
        matches!(self, Self::Settled | Self::Open)
    }
}

impl Visit {
    /// What is on record of it, by the names under which it is kept; what it leaves out is there and blank.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let text = |text: Option<String>| text.unwrap_or_default();
        Facts::from([
            ("number".to_owned(), self.number.to_string()),
            ("at".to_owned(), self.at.to_string()),
            ("by".to_owned(), self.by.clone()),
            ("method".to_owned(), self.method.code().to_owned()),
            ("signed".to_owned(), self.signed.to_string()),
            ("outcome".to_owned(), self.outcome.code().to_owned()),
            ("answer_by".to_owned(), text(self.answer_by.map(|at| at.to_string()))),
            ("satisfaction".to_owned(), text(self.satisfaction.map(|score| score.to_string()))),
            ("note".to_owned(), self.remark()),
        ])
    }

    /// The note as it is shown and exported: of a telephone visit it begins with 电话回访.
    #[must_use]
    pub fn remark(&self) -> String {
        let note = self.note.as_deref().unwrap_or_default().trim();
        match (self.method, note.contains(BY_PHONE), note.is_empty()) {
            (Method::Phone, false, true) => BY_PHONE.to_owned(),
            (Method::Phone, false, false) => format!("{BY_PHONE}：{note}"),
            _ => note.to_owned(),
        }
    }
}

/// Which visit the next one is, after these.
#[must_use]
pub fn next_number(earlier: &[Visit]) -> u32 {
    let visits = earlier.iter().filter(|visit| visit.outcome.is_visit()).count();
    u32::try_from(visits).unwrap_or(u32::MAX).saturating_add(1)
}

impl State {
    /// Where a matter stands after its visits, oldest first.
    #[must_use]
    pub fn of(visits: &[Visit]) -> Self {
        let first = visits.iter().find(|visit| visit.outcome.is_visit()).map(|visit| visit.at);
        let reached = visits.iter().filter(|visit| visit.outcome.is_visit()).count();
        // that nobody was in says nothing of the matter
        let last = visits.iter().rfind(|visit| visit.outcome != Outcome::NoAnswer);
        let is_closed = last.is_some_and(|visit| visit.outcome != Outcome::Open);
        let next = last.filter(|_| !is_closed).and_then(|visit| visit.answer_by);
        Self {
            attempts: visits.len(),
            visits: reached,
            first,
            is_done: reached > 0,
            is_closed,
            next,
            last: last.map(|visit| visit.outcome),
        }
    }
}

/// Everything by which a visit breaks the form's rules, given the earlier ones (oldest first) and the rank of a complaint.
#[must_use]
pub fn check(visit: &Visit, earlier: &[Visit], rank: Option<Rank>) -> Vec<Problem> {
    let after = after_earlier(visit, earlier, rank);
    after.into_iter().chain(signature(visit)).chain(appointment(visit)).chain(on_paper(visit)).collect()
}

/// What the visits before it forbid (P2.6).
fn after_earlier(visit: &Visit, earlier: &[Visit], rank: Option<Rank>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(settled) = earlier.iter().find(|one| one.outcome == Outcome::Settled) {
        problems.push(Problem::new("visit-after-settled").with("unit", &visit.unit).with("number", settled.number));
    } else if visit.number != next_number(earlier) {
        problems.push(Problem::new("visit-number").with("number", visit.number).with("next", next_number(earlier)));
    }
    if earlier.last().is_some_and(|last| visit.at < last.at) {
        problems.push(Problem::new("visit-before-last").with("unit", &visit.unit));
    }
    let is_by_phone = matches!(visit.method, Method::Phone | Method::Letter);
    if next_number(earlier) > 1 && !is_by_phone && rank != Some(Rank::Grave) {
        problems.push(Problem::new("visit-second-by-phone").with("number", next_number(earlier)));
    }
    problems
}

/// A visit at the door is signed, and nobody signs who was not met (P2.4).
fn signature(visit: &Visit) -> Option<Problem> {
    match (visit.method, visit.outcome.is_visit(), visit.signed) {
        (Method::Door, true, false) => Some(Problem::new("visit-not-signed")),
        (_, false, true) => Some(Problem::new("visit-signed-nobody")),
        (Method::Phone | Method::Listen, true, true) => Some(Problem::new("visit-signed-phone")),
        _ => None,
    }
}

/// What was not settled on the spot has its time for the answer (P2.6).
fn appointment(visit: &Visit) -> Option<Problem> {
    match (visit.outcome, visit.answer_by) {
        (Outcome::Open, None) => Some(Problem::new("visit-no-answer-by")),
        (Outcome::Settled, Some(_)) => Some(Problem::new("visit-settled-answer-by")),
        (_, Some(by)) if by <= visit.at => Some(Problem::new("visit-answer-before")),
        _ => None,
    }
}

/// What the form's other boxes need.
fn on_paper(visit: &Visit) -> Vec<Problem> {
    let mut problems = Vec::new();
    if visit.by.trim().is_empty() {
        problems.push(Problem::new("visit-no-by"));
    }
    match visit.satisfaction {
        Some(score) if !(1..=5).contains(&score) => problems.push(Problem::new("visit-bad-satisfaction").with("value", score)),
        Some(_) if !visit.outcome.is_visit() => problems.push(Problem::new("visit-satisfaction-nobody")),
        _ => {}
    }
    // the letter goes into the file (P2.7), so the record says which one it is
    if visit.method == Method::Letter && visit.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
        problems.push(Problem::new("visit-letter-no-note"));
    }
    problems
}

#[cfg(test)]
#[path = "visit_tests.rs"]
mod tests;
