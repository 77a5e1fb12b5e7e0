//! Submitting a review: checked and kept in one transaction, so that of two people one is first.

use serde_json::json;

use super::super::args_review::{CaseArgs, OfArgs};
use super::super::who::log;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, Opened, named, opened, sample, unit_of};
use super::queue::CALIBRATION;
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, Draft, Review, Stage, Standing, User, Users, may_review, standing};
use crate::store::{KeptDraft, Store, Writer};
use crate::workspace::Workspace;

/// What became of a review.
pub(in crate::cli) struct Submitted {
    pub standing: Standing,
    /// Whether it only serves to compare raters.
    pub is_second: bool,
    /// Whether the same was on record already.
    pub is_unchanged: bool,
}

pub(super) fn run(context: &mut Context, args: &CaseArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let opened = lay_out(&workspace, &store, &user, args)?;
    if opened.desk.draft.is_empty() {
        return Err(Error::usage(Problem::new("review-no-draft").with("unit", &args.unit)).into());
    }
    let done = submit(context, &mut store, &user, &opened).map_err(|problems| refused(problems, &users))?;
    tell(context, &opened, &done)
}

/// The case that was named, with the user's draft.
pub(in crate::cli) fn lay_out(workspace: &Workspace, store: &Store, user: &User, args: &CaseArgs) -> Result<Opened> {
    let CaseArgs { unit, of, blind } = args;
    let sample = sample(store, of)?;
    let unit = unit_of(store, &sample, unit)?;
    opened((workspace, store), &mut Definitions::default(), &sample, &unit)?.for_user(store, user, *blind)
}

/// The same by its parts.
pub(in crate::cli) fn case_args(unit: &str, draw: Option<&String>) -> CaseArgs {
    CaseArgs { unit: unit.to_owned(), of: OfArgs { draw: draw.cloned(), calibration: None }, blind: false }
}

/// Problems with names in the place of staff numbers, as an error.
pub(in crate::cli) fn refused(problems: Vec<Problem>, users: &Users) -> Failure {
    Failure::Problems(Error::Usage(problems.into_iter().map(|problem| named(problem, users)).collect()))
}

/// Keeps a draft; the next one takes its place.
pub(in crate::cli) fn keep_draft(
    context: &Context,
    store: &mut Store,
    user: &User,
    opened: &Opened,
    draft: &Draft,
) -> Result<()> {
    let desk = &opened.desk;
    let kept = KeptDraft {
        case: desk.case.clone(),
        who: user.id.clone(),
        inspection: desk.inspection,
        blind: desk.blind,
        at: (context.clock)(),
        draft: draft.clone().tidy(),
    };
    let writer = store.write()?;
    writer.keep_draft(&kept)?;
    writer.commit()
}

/// Submits what is on the desk. The store is as it was where it can't be.
pub(super) fn submit(context: &Context, store: &mut Store, user: &User, opened: &Opened) -> Result<Submitted, Vec<Problem>> {
    let all = |error: Error| error.problems().to_vec();
    let writer = store.write().map_err(all)?;
    let done = enter(context, &writer, user, opened)?;
    writer.commit().map_err(all)?;
    Ok(done)
}

/// The same, to be kept together with others; it is held against what is on record while nobody else can write.
pub(super) fn enter(context: &Context, writer: &Writer, user: &User, opened: &Opened) -> Result<Submitted, Vec<Problem>> {
    let all = |error: Error| error.problems().to_vec();
    let desk = &opened.desk;
    let (items, words) = desk.form().decide(&desk.draft)?;
    let deeds = writer.deeds_of(&desk.case).map_err(all)?;
    let now = standing(&desk.definition, &desk.machine, &deeds);
    let by_another = now.reviewed.as_ref().is_some_and(|(_, _, who)| *who != user.id);
    let second = opened.is_compared && (by_another || desk.case.draw.starts_with(CALIBRATION));
    let (inspection, inspection_sha256) = (desk.inspection, desk.inspection_sha256.clone());
    let act = Act::Reviewed(Review { inspection, inspection_sha256, blind: desk.blind, second, items });
    let last = deeds.iter().rev().find(|deed| deed.who == user.id && matches!(deed.act, Act::Reviewed(_)));
    let is_unchanged = now.stage != Stage::Returned && last.is_some_and(|last| last.act == act && last.words == words);
    if !is_unchanged {
        may_review(user, desk.call.agent.as_str(), &now, second).map_err(|problem| vec![problem])?;
        log(writer, &context.deed(user, Some(&desk.case), last.map(|last| last.id), act, words)).map_err(all)?;
    }
    writer.drop_draft(&desk.case, &user.id).map_err(all)?;
    let deeds = writer.deeds_of(&desk.case).map_err(all)?;
    Ok(Submitted { standing: standing(&desk.definition, &desk.machine, &deeds), is_second: second, is_unchanged })
}

/// Tells what became of it.
pub(super) fn tell(context: &Context, opened: &Opened, done: &Submitted) -> Result<Exit, Failure> {
    let (unit, standing) = (&opened.desk.case.unit, &done.standing);
    if context.output.json {
        context.output.json(&json!({
            "draw": opened.desk.case.draw, "unit": unit, "second": done.is_second, "unchanged": done.is_unchanged,
            "stage": standing.stage, "machine_score": standing.machine_score, "score": standing.score, "passed": standing.passed,
        }))?;
        return Ok(Exit::Done);
    }
    let id = match (done.is_unchanged, done.is_second) {
        (true, _) => "review-unchanged",
        (_, true) => "review-second-done",
        _ => "review-done",
    };
    let score = |score: Option<crate::records::Score>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let message = Message::new(id).with("unit", unit).with("machine", score(standing.machine_score));
    context.output.say(&message.with("score", score(standing.score)))?;
    Ok(Exit::Done)
}
