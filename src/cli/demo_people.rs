//! What people make of the demo's last week: some reviews, a signature, one sent back, and an appeal in two rounds.

use super::args_review::OfArgs;
use super::review::{Definitions, Opened, Sample, opened, sample, submit};
use super::who::{known, log, users, written};
use super::{Context, Failure};
use crate::inspection::Verdict;
use crate::messages::{Language, Messages};
use crate::problem::Result;
use crate::records::UnitId;
use crate::review::{Act, Draft, Stage, Standing, User, Users};
use crate::store::Store;
use crate::workspace::Workspace;

/// Who may do what in the demo, for `spotcheck.yaml`.
pub(super) fn people(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "\nusers:\n  - {id: Q1, name: 质检甲, role: inspector}\n  - {id: Q2, name: 质检乙, role: inspector}\n  - {id: S1, name: 主管甲, role: supervisor}\n  \
             - {id: S2, name: 主管乙, role: supervisor}\n  - {id: T1, name: 培训甲, role: trainer}\n  - {id: A1, name: 管理甲, role: administrator}\n"
        }
        Language::English => {
            "\nusers:\n  - {id: Q1, name: Inspector A, role: inspector}\n  - {id: Q2, name: Inspector B, role: inspector}\n  \
             - {id: S1, name: Supervisor A, role: supervisor}\n  - {id: S2, name: Supervisor B, role: supervisor}\n  \
             - {id: T1, name: Trainer A, role: trainer}\n  - {id: A1, name: Administrator A, role: administrator}\n"
        }
    }
}

/// So many recordings of the week are reviewed.
const REVIEWED: usize = 6;

/// Reviews the first recordings of a draw in which something failed; the first one's agent appeals.
pub(super) fn decide(context: &Context, workspace: &Workspace, store: &mut Store, draw: &str) -> Result<(), Failure> {
    let users = users(workspace, store)?;
    let mut desks = Desks { context, workspace, users, definitions: Definitions::default(), of: of(store, draw)? };
    let units = desks.of.units();
    let mut done = Vec::new();
    for unit in &units {
        if done.len() == REVIEWED {
            break;
        }
        let opened = desks.open(store, unit)?;
        // the first one's agent has something left to dispute
        let fails = failed(&opened.standing).len();
        let is_taken = if done.is_empty() { fails >= 2 } else { fails == 1 };
        if is_taken {
            desks.review(store, opened, done.is_empty())?;
            done.push(unit.clone());
        }
    }
    let [first, rest @ .., last] = &done[..] else { return Ok(()) };
    for unit in [first].into_iter().chain(rest) {
        desks.act(store, unit, "S1", Act::Signed, "demo-opinion")?;
    }
    desks.act(store, last, "S2", Act::Returned, "demo-again")?;
    desks.appeal(store, first)
}

fn of(store: &Store, draw: &str) -> Result<Sample> {
    sample(store, &OfArgs { draw: Some(draw.to_owned()), calibration: None })
}

fn failed(standing: &Standing) -> Vec<String> {
    let fails = standing.items.iter().filter(|item| item.verdict == Some(Verdict::Fail) && item.earned.is_some());
    fails.map(|item| item.item.clone()).collect()
}

struct Desks<'a> {
    context: &'a Context<'a>,
    workspace: &'a Workspace,
    users: Users,
    definitions: Definitions,
    of: Sample,
}

impl Desks<'_> {
    fn messages(&self) -> &Messages {
        &self.context.output.messages
    }

    fn open(&mut self, store: &Store, unit: &UnitId) -> Result<Opened> {
        opened((self.workspace, store), &mut self.definitions, &self.of, unit)
    }

    /// What the machine is unsure of is settled; of the first recording one fail is overruled.
    fn review(&self, store: &mut Store, mut opened: Opened, overrules: bool) -> Result<(), Failure> {
        let mut draft = Draft { coaching: Some(self.messages().get("demo-coaching")), ..Draft::default() };
        let form = opened.desk.form();
        for asked in form.asked().filter(|asked| form.must_be_said(asked)) {
            draft.item(&asked.item.id).verdict = Some(Verdict::Pass);
        }
        if let Some(fail) = failed(&opened.standing).first().filter(|_| overrules) {
            let choice = draft.item(fail);
            (choice.verdict, choice.reason) = (Some(Verdict::Pass), Some(self.messages().get("demo-overruled")));
        }
        opened.desk.draft = draft;
        let user = known(&self.users, "Q1")?;
        Ok(submit(self.context, store, &user, &opened).map(|_| ())?)
    }

    fn act(&mut self, store: &mut Store, unit: &UnitId, who: &str, act: Act, words: &str) -> Result<(), Failure> {
        let user = known(&self.users, who)?;
        self.enter(store, unit, &user, act, ("opinion", words))
    }

    fn enter(
        &mut self,
        store: &mut Store,
        unit: &UnitId,
        user: &User,
        act: Act,
        (name, words): (&str, &str),
    ) -> Result<(), Failure> {
        let follows = store.deeds_of(&self.of.case(unit))?.last().map(|deed| deed.id);
        let words = written(name, Some(&self.messages().get(words)));
        let new = self.context.deed(user, Some(&self.of.case(unit)), follows, act, words);
        let writer = store.write()?;
        log(&writer, &new)?;
        Ok(writer.commit()?)
    }

    /// One item, denied, appealed once more and granted by somebody else.
    fn appeal(&mut self, store: &mut Store, unit: &UnitId) -> Result<(), Failure> {
        let opened = self.open(store, unit)?;
        debug_assert_eq!(opened.standing.stage, Stage::Signed, "the first recording was signed");
        let Some(item) = failed(&opened.standing).first().cloned() else { return Ok(()) };
        let agent = known(&self.users, opened.desk.call.agent.as_str())?;
        for (round, who, granted) in [(1, "S1", None), (2, "S2", Some(Verdict::Pass))] {
            self.enter(store, unit, &agent, Act::Appealed { item: item.clone(), round }, ("grounds", "demo-grounds"))?;
            let ruler = known(&self.users, who)?;
            let words = if granted.is_some() { "demo-granted" } else { "demo-denied" };
            self.enter(store, unit, &ruler, Act::Ruled { item: item.clone(), round, granted }, ("reason", words))?;
        }
        Ok(())
    }
}
