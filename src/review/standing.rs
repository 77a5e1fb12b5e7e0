//! What counts: the machine's inspection and everything that people did, one after the other.

use serde::Serialize;

use super::act::{Act, Review, Way, Words};
use super::entry::Deed;
use super::form::{Asked, Form, earned};
use super::{Role, rules::Disputed};
use crate::checklist::{Definition, Item};
use crate::inspection::{Inspection, ItemResult, State, Verdict, total_of};
use crate::problem::Message;
use crate::records::{Points, Score};
use jiff::Timestamp;

/// How far a case got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Only the machine has looked.
    Open,
    /// An inspector submitted a review.
    Submitted,
    /// The supervisor sent it back.
    Returned,
    /// The supervisor signed it.
    Signed,
    /// The agent disputes an item, and nobody decided yet.
    Appealed,
    /// Every appeal was decided, and some may be brought once more.
    Ruled,
    /// Every appeal was granted or decided twice.
    Final,
}

impl Stage {
    /// The message that names it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Open => "stage-open",
            Self::Submitted => "stage-submitted",
            Self::Returned => "stage-returned",
            Self::Signed => "stage-signed",
            Self::Appealed => "stage-appealed",
            Self::Ruled => "stage-ruled",
            Self::Final => "stage-final",
        }
    }
}

/// Whose verdict an item has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The machine's, and nobody said anything of it.
    Machine,
    /// The reviewer's.
    Review,
    /// That of the ruling on an appeal.
    Ruling,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemStanding {
    /// The item.
    pub item: String,
    /// What the machine found; `None` where it looked at nothing.
    pub machine: Option<Verdict>,
    /// What the reviewer said of it, and how that stands to the machine's verdict.
    pub review: Option<(Verdict, Way)>,
    /// What holds; `None` where nobody said anything yet.
    pub verdict: Option<Verdict>,
    /// Whose verdict that is.
    pub by: Effect,
    /// The answer to a question.
    pub answer: Option<String>,
    /// What it earns; `None` where it counts on neither side.
    pub earned: Option<Points>,
    /// The appeal, where there is one.
    pub disputed: Option<Disputed>,
}

/// Something that somebody did, and what it made of the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The log's entry.
    pub deed: i64,
    /// When.
    pub at: Timestamp,
    /// Staff number.
    pub who: String,
    /// As what.
    pub role: Role,
    /// `reviewed`, `second`, `returned`, `signed`, `appealed`, `granted`, `denied`.
    pub what: &'static str,
    /// 1 or 2, of an appeal.
    pub round: Option<u8>,
    /// Items whose verdict was changed by it, or that are disputed.
    pub items: Vec<String>,
    /// What was written.
    pub words: Words,
    /// Whether what was written is erased.
    pub is_erased: bool,
    /// The score from then on.
    pub score: Option<Score>,
}

impl Step {
    /// The end of the message that names it, `step-…`.
    #[must_use]
    pub fn shown(&self) -> &'static str {
        if self.what == "reviewed" && !self.items.is_empty() { "overruled" } else { self.what }
    }
}

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// How far it got.
    pub stage: Stage,
    /// The machine's own score.
    pub machine_score: Option<Score>,
    /// Whether verdicts are open, settled, or there is nothing to score.
    pub state: State,
    /// The score that counts.
    pub score: Option<Score>,
    /// Whether it reaches the mark.
    pub passed: Option<bool>,
    /// Every item of the checklist, in its order.
    pub items: Vec<ItemStanding>,
    /// Everything that was done, in order.
    pub steps: Vec<Step>,
    /// The entry of the review that counts, its time and who submitted it.
    pub reviewed: Option<(i64, Timestamp, String)>,
    /// When it was signed, and by whom.
    pub signed: Option<(Timestamp, String)>,
}

impl Standing {
    /// An item of it.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&ItemStanding> {
        self.items.iter().find(|item| item.item == id)
    }

    /// The inspection as it now stands: the machine's reasons and evidence where its verdict stands, and who changed it where not.
    #[must_use]
    pub fn applied_to(&self, definition: &Definition, machine: &Inspection) -> Inspection {
        let found = |id: &str| machine.items.iter().find(|found| found.id == id).cloned();
        let blank = |item: &Item| ItemResult {
            id: item.id.clone(),
            verdict: Verdict::Unsure,
            points: item.points,
            earned: None,
            advice: item.advice,
            sign: item.is_sign(),
            reason: Message::new("reason-nobody-looked"),
            evidence: Vec::new(),
        };
        let now = |item: &Item| {
            let mut result = found(&item.id).unwrap_or_else(|| blank(item));
            let Some(at) = self.item(&item.id).filter(|at| at.by != Effect::Machine) else { return result };
            if let Some(verdict) = at.verdict.filter(|verdict| Some(*verdict) != at.machine) {
                let by = if at.by == Effect::Ruling { "reason-by-ruling" } else { "reason-by-review" };
                result.reason = Message::new(by).with("machine", at.machine.map_or("none", Verdict::code));
                // the machine's words rested on the machine's verdict
                (result.verdict, result.evidence) = (verdict, Vec::new());
            }
            result.earned = at.earned;
            result
        };
        let items = if self.reviewed.is_none() { machine.items.clone() } else { definition.items().map(now).collect() };
        Inspection { state: self.state, score: self.score, passed: self.passed, items, ..machine.clone() }
    }
}

/// Where a case stands, from the machine's inspection and the deeds that concern it, oldest first.
#[must_use]
pub fn standing(definition: &Definition, machine: &Inspection, deeds: &[Deed]) -> Standing {
    let mut case = Replay::new(definition, machine);
    for deed in deeds {
        case.take(deed);
    }
    case.now
}

struct Replay<'a> {
    form: Form<'a>,
    now: Standing,
}

impl<'a> Replay<'a> {
    fn new(definition: &'a Definition, machine: &'a Inspection) -> Self {
        let form = Form { definition, machine, blind: false };
        let now = Standing {
            stage: Stage::Open,
            machine_score: machine.score,
            state: machine.state,
            score: machine.score,
            passed: machine.passed,
            items: untouched(definition, machine),
            steps: Vec::new(),
            reviewed: None,
            signed: None,
        };
        Self { form, now }
    }

    fn take(&mut self, deed: &Deed) {
        match &deed.act {
            Act::Reviewed(review) if review.second => self.note(deed, "second", None, Vec::new()),
            Act::Reviewed(review) => self.review(deed, review),
            Act::Returned => {
                (self.now.stage, self.now.signed) = (Stage::Returned, None);
                self.note(deed, "returned", None, Vec::new());
            }
            Act::Signed => {
                (self.now.stage, self.now.signed) = (Stage::Signed, Some((deed.at, deed.who.clone())));
                self.note(deed, "signed", None, Vec::new());
            }
            Act::Appealed { item, round } => {
                if let Some(found) = self.now.items.iter_mut().find(|found| found.item == *item) {
                    found.disputed = Some(Disputed::open(deed, *round, found.disputed.take()));
                }
                self.now.stage = Stage::Appealed;
                self.note(deed, "appealed", Some(*round), vec![item.clone()]);
            }
            Act::Ruled { item, round, granted } => self.rule(deed, item, *round, *granted),
            Act::Opened { .. } | Act::Trusted { .. } | Act::Noted { .. } | Act::Erased { .. } => {}
        }
    }

    /// A review begins anew from what the machine found.
    fn review(&mut self, deed: &Deed, review: &Review) {
        self.now.items = untouched(self.form.definition, self.form.machine);
        for asked in self.form.asked() {
            let Some(decided) = review.items.iter().find(|decided| decided.item == asked.item.id) else { continue };
            let item = self.now.items.iter_mut().find(|item| item.item == decided.item).expect("both are of one checklist");
            item.review = Some((decided.verdict, decided.way));
            if decided.way.is_said() {
                item.answer.clone_from(&decided.answer);
                set(item, &asked, decided.verdict, Effect::Review);
            }
        }
        let changed: Vec<String> =
            review.items.iter().filter(|item| item.way == Way::Overruled).map(|item| item.item.clone()).collect();
        (self.now.stage, self.now.signed) = (Stage::Submitted, None);
        self.now.reviewed = Some((deed.id, deed.at, deed.who.clone()));
        self.add_up();
        self.note(deed, "reviewed", None, changed);
    }

    fn rule(&mut self, deed: &Deed, id: &str, round: u8, granted: Option<Verdict>) {
        if let Some(asked) = self.form.asked().find(|asked| asked.item.id == id)
            && let Some(item) = self.now.items.iter_mut().find(|item| item.item == id)
        {
            item.disputed = item.disputed.take().map(|disputed| disputed.ruled(deed, granted.is_some()));
            if let Some(verdict) = granted {
                set(item, &asked, verdict, Effect::Ruling);
            }
        }
        let disputes = || self.now.items.iter().filter_map(|item| item.disputed.as_ref());
        self.now.stage = if disputes().any(Disputed::is_open) {
            Stage::Appealed
        } else if disputes().all(Disputed::is_final) {
            Stage::Final
        } else {
            Stage::Ruled
        };
        self.add_up();
        self.note(deed, if granted.is_some() { "granted" } else { "denied" }, Some(round), vec![id.to_owned()]);
    }

    fn add_up(&mut self) {
        let verdicts = self.now.items.iter().map(|item| (item.verdict.unwrap_or(Verdict::Unsure), item.earned));
        let sum = total_of(self.form.definition, verdicts);
        (self.now.state, self.now.score, self.now.passed) = (sum.state, sum.score, sum.passed);
    }

    fn note(&mut self, deed: &Deed, what: &'static str, round: Option<u8>, items: Vec<String>) {
        self.now.steps.push(Step {
            deed: deed.id,
            at: deed.at,
            who: deed.who.clone(),
            role: deed.role,
            what,
            round,
            items,
            words: deed.words.clone(),
            is_erased: deed.is_erased,
            score: self.now.score,
        });
    }
}

fn set(item: &mut ItemStanding, asked: &Asked, verdict: Verdict, by: Effect) {
    // a ruling is no step of a scale: what it grants is granted whole
    let answer = item.answer.as_deref().filter(|_| by == Effect::Review);
    item.earned = earned(asked, verdict, answer);
    (item.verdict, item.by) = (Some(verdict), by);
}

fn untouched(definition: &Definition, machine: &Inspection) -> Vec<ItemStanding> {
    let one = |id: &str| {
        let found = machine.items.iter().find(|found| found.id == id);
        let verdict = found.map(|found| found.verdict);
        ItemStanding {
            item: id.to_owned(),
            machine: verdict,
            review: None,
            verdict,
            by: Effect::Machine,
            answer: None,
            earned: found.and_then(|found| found.earned),
            disputed: None,
        }
    };
    definition.items().map(|item| one(&item.id)).collect()
}
