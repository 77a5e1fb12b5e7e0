//! Laying a case before somebody: where it is drawn, what the machine found, what people did, and their draft.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::args_review::OfArgs;
use super::super::score::{checklist_of_plan, chosen_draw};
use super::queue::{CALIBRATION, Session, session};
use crate::checklist::{Definition, Item};
use crate::inspection::Inspection;
use crate::problem::{Error, Problem, Result};
use crate::records::UnitId;
use crate::records::fields::plain;
use crate::review::{Act, Case, Deed, Desk, Draft, Standing, User, Users, standing};
use crate::sampling::{Draw, Plan, plan_of};
use crate::store::{Kept, Store};
use crate::work::is_same_person;
use crate::workspace::{self, Found, Workspace};

/// What recordings are reviewed of: a draw, or a calibration.
pub(in crate::cli) enum Sample {
    /// A draw, its plan, and the units that two people inspect.
    Draw(Box<(Draw, Plan, BTreeSet<UnitId>)>),
    /// A calibration.
    Calibration(Session),
}

impl Sample {
    /// The draw's id, or `calibration:NAME`.
    pub fn id(&self) -> String {
        match self {
            Self::Draw(drawn) => drawn.0.id.clone(),
            Self::Calibration(session) => format!("{CALIBRATION}{}", session.name),
        }
    }

    /// A unit of it.
    pub fn case(&self, unit: &UnitId) -> Case {
        Case { draw: self.id(), unit: unit.clone() }
    }

    /// The units that are reviewed.
    pub fn units(&self) -> Vec<UnitId> {
        match self {
            Self::Draw(drawn) => drawn.0.in_use().cloned().collect(),
            Self::Calibration(session) => session.units.clone(),
        }
    }

    /// Whether several people review a unit, each for themselves.
    pub fn is_compared(&self, unit: &UnitId) -> bool {
        match self {
            Self::Draw(drawn) => drawn.2.contains(unit),
            Self::Calibration(_) => true,
        }
    }

    /// Whether somebody is asked at all: a calibration has its raters.
    pub fn invites(&self, user: &User) -> Result<(), Problem> {
        match self {
            Self::Calibration(session) if !session.raters.iter().any(|who| is_same_person(who, &user.id)) => {
                Err(Problem::new("review-not-invited").with("who", &user.name))
            }
            _ => Ok(()),
        }
    }

    /// The checklist's id.
    pub fn checklist(&self, workspace: &Workspace) -> Result<String> {
        match self {
            Self::Draw(drawn) => {
                let name = checklist_of_plan(&drawn.1)?;
                Ok(workspace::checklist_id(Some(workspace), &name).unwrap_or(name))
            }
            Self::Calibration(session) => Ok(session.checklist.clone()),
        }
    }
}

/// The sample that was named, or the last draw of calls.
pub(in crate::cli) fn sample(store: &Store, of: &OfArgs) -> Result<Sample> {
    if let Some(name) = &of.calibration {
        return session(store, name).map(Sample::Calibration);
    }
    let draw = chosen_draw(store, of.draw.as_deref(), |draw| plan_of(draw).is_ok_and(|plan| plan.is_of_calls()))?;
    let plan = plan_of(&draw).map_err(Error::input)?;
    if !plan.is_of_calls() {
        return Err(Error::usage(Problem::new("score-not-calls").with("draw", &draw.id)));
    }
    let doubled = draw.doubled(&plan);
    Ok(Sample::Draw(Box::new((draw, plan, doubled))))
}

/// A unit of a sample, where it is one that is still inspected.
pub(super) fn unit_of(store: &Store, sample: &Sample, unit: &str) -> Result<UnitId> {
    let about = |id: &str| Problem::new(id).with("unit", unit).with("draw", sample.id());
    let Some(id) = sample.units().into_iter().find(|id| id.as_str() == unit.trim()) else {
        let Sample::Draw(drawn) = sample else { return Err(Error::usage(about("review-not-drawn"))) };
        let replaced = drawn.0.replacements.iter().find(|done| done.unit.as_str() == unit.trim());
        return Err(Error::usage(match replaced {
            Some(done) => about("review-unit-replaced").with("by", &done.by),
            None => about("review-not-drawn"),
        }));
    };
    if let Sample::Draw(drawn) = sample
        && let Some(later) = store.follower_of(&drawn.0.id)?
    {
        return Err(Error::usage(about("review-draw-replaced").with("by", later)));
    }
    Ok(id)
}

/// Checklists as they were, by version: each is read once.
#[derive(Default)]
pub(in crate::cli) struct Definitions {
    known: BTreeMap<String, Arc<Definition>>,
}

impl Definitions {
    /// The checklist of a version that the store keeps.
    pub fn get(&mut self, workspace: &Workspace, store: &Store, version: &str) -> Result<Arc<Definition>> {
        if let Some(known) = self.known.get(version) {
            return Ok(Arc::clone(known));
        }
        let text = store.checklist_text(version)?;
        let text = text.ok_or_else(|| Error::input(Problem::new("review-no-checklist").with("version", version)))?;
        let ready = workspace::stored_checklist(Some(workspace), &Found { file: version.to_owned(), text })?;
        let definition = Arc::new(ready.compiled.definition);
        self.known.insert(version.to_owned(), Arc::clone(&definition));
        Ok(definition)
    }
}

/// A case before somebody, and where it stands.
pub(in crate::cli) struct Opened {
    pub desk: Desk,
    pub standing: Standing,
    pub deeds: Vec<Deed>,
    /// The checklist and the inspection on which the verdicts that count rest: those that the review names.
    pub basis: (Arc<Definition>, Inspection),
    /// Whether several people review it, each for themselves.
    pub is_compared: bool,
    /// Items of which something was said that has to be said again, since the machine now finds something else.
    pub lost: Vec<String>,
}

/// What the machine found last of a unit, where it looked at the words as they now are.
fn found(store: &Store, unit: &UnitId, checklist: &str) -> Result<Kept> {
    let call = unit.as_call();
    let about = |id: &str| Error::usage(Problem::new(id).with("unit", unit).with("checklist", checklist));
    let kept = store.kept_inspection(&call, checklist)?.ok_or_else(|| about("review-not-scored"))?;
    let newest = (store.call(&call)?.map_or(0, |call| call.version), store.transcript_version(&call)?);
    if newest == kept.versions { Ok(kept) } else { Err(about("review-other-words")) }
}

/// A case that a person reviewed, as they left it: what is decided of it rests on what they saw, whatever was imported since.
pub(in crate::cli) struct Judged {
    pub case: Case,
    /// The agent's staff number.
    pub agent: String,
    /// The checklist and the machine's inspection; `None` where nobody reviewed it.
    pub basis: Option<(Inspection, Arc<Definition>)>,
}

/// A case of a draw that holds, with what its review is about.
pub(in crate::cli) fn judged(workspace: &Workspace, store: &Store, unit: &str, draw: Option<&String>) -> Result<Judged> {
    let sample = sample(store, &OfArgs { draw: draw.cloned(), calibration: None })?;
    let unit = unit_of(store, &sample, unit)?;
    let no_call = || Error::input(Problem::new("review-not-drawn").with("unit", &unit).with("draw", sample.id()));
    let call = store.call(&unit.as_call())?.ok_or_else(no_call)?.call;
    let case = sample.case(&unit);
    let basis = reviewed(workspace, store, &mut Definitions::default(), &store.deeds_of(&case)?)?;
    Ok(Judged { case, agent: call.agent.to_string(), basis })
}

impl Judged {
    /// Where it stands by some deeds; nothing where nobody reviewed it.
    ///
    /// # Errors
    /// Says that nobody did.
    pub fn standing(&self, deeds: &[Deed], nobody: &str) -> Result<Standing> {
        let (machine, definition) = self.basis.as_ref().ok_or_else(|| Error::usage(Problem::new(nobody)))?;
        Ok(standing(definition, machine, deeds))
    }

    /// An item by its id or its title.
    pub fn item(&self, name: &str) -> Result<String> {
        let is_meant = |item: &&Item| item.id == name.trim() || plain(&item.title) == plain(name);
        let found = self.basis.as_ref().and_then(|(_, definition)| definition.items().find(is_meant));
        found.map(|item| item.id.clone()).ok_or_else(|| Error::usage(Problem::new("review-no-item").with("item", name)))
    }
}

/// A case with everything that people did; the verdicts that count rest on the inspection that the review names.
pub(in crate::cli) fn opened(
    (workspace, store): (&Workspace, &Store),
    definitions: &mut Definitions,
    sample: &Sample,
    unit: &UnitId,
) -> Result<Opened> {
    let kept = found(store, unit, &sample.checklist(workspace)?)?;
    let no_call = || Error::input(Problem::new("review-not-drawn").with("unit", unit).with("draw", sample.id()));
    let call = store.call(&unit.as_call())?.ok_or_else(no_call)?.call;
    let agent = store.agent(&call.agent)?.and_then(|agent| agent.name);
    let definition = as_judged(definitions.get(workspace, store, &kept.inspection.version)?, &kept.inspection);
    let case = sample.case(unit);
    let deeds = store.deeds_of(&case)?;
    let basis = basis(workspace, store, definitions, &kept, &deeds)?;
    let standing = standing(&basis.0, &basis.1, &deeds);
    let desk = Desk {
        case,
        agent_name: agent.unwrap_or_else(|| call.agent.to_string()),
        call,
        transcript: store.transcript(&unit.as_call())?.map(|(_, transcript)| transcript),
        definition,
        inspection: kept.id,
        inspection_sha256: kept.sha256,
        machine: kept.inspection,
        blind: false,
        draft: Draft::default(),
    };
    Ok(Opened { desk, standing, deeds, basis, is_compared: sample.is_compared(unit), lost: Vec::new() })
}

/// The inspection that the review names, or the newest one where nobody reviewed it, with its checklist.
fn basis(
    workspace: &Workspace,
    store: &Store,
    definitions: &mut Definitions,
    newest: &Kept,
    deeds: &[Deed],
) -> Result<(Arc<Definition>, Inspection)> {
    if let Some((inspection, definition)) = reviewed(workspace, store, definitions, deeds)? {
        return Ok((definition, inspection));
    }
    let definition = definitions.get(workspace, store, &newest.inspection.version)?;
    Ok((as_judged(definition, &newest.inspection), newest.inspection.clone()))
}

/// The inspection that the review which counts is about, with its checklist; `None` where nobody reviewed the case.
pub(in crate::cli) fn reviewed(
    workspace: &Workspace,
    store: &Store,
    definitions: &mut Definitions,
    deeds: &[Deed],
) -> Result<Option<(Inspection, Arc<Definition>)>> {
    let named = deeds.iter().rev().find_map(|deed| match &deed.act {
        Act::Reviewed(review) if !review.second => Some(review.inspection),
        _ => None,
    });
    let Some(named) = named else { return Ok(None) };
    let Some(kept) = store.inspection_of(named)? else { return Ok(None) };
    let definition = definitions.get(workspace, store, &kept.inspection.version)?;
    Ok(Some((kept.inspection.clone(), as_judged(definition, &kept.inspection))))
}

/// A checklist as it was when it judged: items that the machine was no longer trusted with were advice.
fn as_judged(definition: Arc<Definition>, inspection: &Inspection) -> Arc<Definition> {
    let advice: BTreeSet<String> = inspection.items.iter().filter(|item| item.advice).map(|item| item.id.clone()).collect();
    if definition.items().all(|item| item.advice || !advice.contains(&item.id)) {
        return definition;
    }
    let mut judged = Definition::clone(&definition);
    judged.only_advise(&advice);
    Arc::new(judged)
}

impl Opened {
    /// Lays the draft of somebody on the desk; blind where the sample asks for it, somebody does, or it was begun so.
    pub fn for_user(mut self, store: &Store, user: &User, blind: bool) -> Result<Self> {
        let kept = store.draft(&self.desk.case, &user.id)?;
        self.desk.blind = blind || self.is_compared || kept.as_ref().is_some_and(|kept| kept.blind);
        // nothing is begun: what they said before lies there, so that only what is to be mended need be typed
        let last = self.deeds.iter().rev().filter(|deed| deed.who == user.id).find_map(|deed| match &deed.act {
            Act::Reviewed(review) => Some((Draft::of(review, &deed.words, &self.desk.definition), review.inspection)),
            _ => None,
        });
        if let Some((draft, inspection)) = kept.map(|kept| (kept.draft, kept.inspection)).or(last) {
            self.lost = self.lay(store, draft, inspection)?;
        }
        Ok(self)
    }

    /// Lays a draft on the desk that was begun on some inspection. Says of which items it has to be said again.
    pub fn lay(&mut self, store: &Store, draft: Draft, inspection: i64) -> Result<Vec<String>> {
        if inspection == self.desk.inspection {
            self.desk.draft = draft;
            return Ok(Vec::new());
        }
        let before = store.inspection_of(inspection)?.map(|kept| kept.inspection);
        let now = self.desk.machine.clone();
        Ok(self.desk.take_over(draft, before.as_ref().unwrap_or(&now)))
    }

    /// Whether somebody's review only serves to compare: somebody else's counts already, or a calibration is held.
    pub fn is_second(&self, user: &User) -> bool {
        self.is_second_to(self.standing.reviewed.as_ref().map(|(_, _, who)| who.as_str()), user)
    }

    /// The same where the review that counts is somebody's.
    pub fn is_second_to(&self, reviewer: Option<&str>, user: &User) -> bool {
        let by_another = reviewer.is_some_and(|who| !is_same_person(who, &user.id));
        self.is_compared && (by_another || self.desk.case.draw.starts_with(CALIBRATION))
    }
}

/// Names in the place of staff numbers, in every problem of an error.
pub(in crate::cli) fn with_names(error: Error, users: &Users) -> Error {
    let all = |problems: Vec<Problem>| problems.into_iter().map(|problem| named(problem, users)).collect();
    match error {
        Error::Usage(problems) => Error::Usage(all(problems)),
        Error::Input(problems) => Error::Input(all(problems)),
    }
}

/// The name of somebody for messages that carry a staff number.
pub(super) fn named(problem: Problem, users: &Users) -> Problem {
    let mut problem = problem;
    for (name, value) in &mut problem.message.args {
        if name == "who" {
            *value = users.name(value).to_owned();
        }
    }
    problem
}
