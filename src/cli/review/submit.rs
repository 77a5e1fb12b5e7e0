//! Submitting a review: checked and kept in one transaction, so that of two people one is first.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::args_review::CaseArgs;
use super::super::who::log;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, Opened, opened, sample, unit_of, with_names};
use super::queue::CALIBRATION;
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, Draft, Review, Stage, Standing, User, may_review, standing};
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
    let done = submit(context, &mut store, &user, &opened).map_err(|error| with_names(error, &users))?;
    tell(context, &opened, &done)
}

/// The case that was named, with the user's draft.
pub(super) fn lay_out(workspace: &Workspace, store: &Store, user: &User, args: &CaseArgs) -> Result<Opened> {
    let CaseArgs { unit, of, blind } = args;
    let sample = sample(store, of)?;
    let unit = unit_of(store, &sample, unit)?;
    let opened = opened((workspace, store), &mut Definitions::default(), &sample, &unit)?;
    sample.invites(user).map_err(Error::usage)?;
    opened.for_user(store, user, *blind)
}

/// Keeps a draft; the next one takes its place.
pub(in crate::cli) fn keep_draft(
    context: &Context,
    store: &mut Store,
    user: &User,
    opened: &Opened,
    draft: &Draft,
) -> Result<()> {
    let writer = store.write()?;
    writer.keep_draft(&draft_of(context, user, opened, draft))?;
    writer.commit()
}

/// What somebody chose so far, as it is kept.
pub(super) fn draft_of(context: &Context, user: &User, opened: &Opened, draft: &Draft) -> KeptDraft {
    let desk = &opened.desk;
    let (case, who, at) = (desk.case.clone(), user.id.clone(), (context.clock)());
    KeptDraft { case, who, inspection: desk.inspection, blind: desk.blind, at, draft: draft.clone().tidy() }
}

/// Submits what is on the desk. The store is as it was where it can't be.
pub(in crate::cli) fn submit(context: &Context, store: &mut Store, user: &User, opened: &Opened) -> Result<Submitted> {
    let writer = store.write()?;
    let done = enter(context, &writer, user, opened)?;
    writer.commit()?;
    Ok(done)
}

/// The same, to be kept together with others; it is held against what is on record while nobody else can write.
pub(super) fn enter(context: &Context, writer: &Writer, user: &User, opened: &Opened) -> Result<Submitted> {
    let desk = &opened.desk;
    let (items, words) = desk.decide(&desk.draft).map_err(Error::Usage)?;
    if !writer.holds(&desk.case)? {
        let problem = Problem::new("review-draw-replaced").with("unit", &desk.case.unit).with("draw", &desk.case.draw);
        return Err(Error::usage(problem.with("by", "draw list")));
    }
    let deeds = writer.deeds_of(&desk.case)?;
    let now = standing(&opened.basis.0, &opened.basis.1, &deeds);
    let second = opened.is_second_to(now.reviewed.as_ref().map(|(_, _, who)| who.as_str()), user);
    let (inspection, inspection_sha256) = (desk.inspection, desk.inspection_sha256.clone());
    let act = Act::Reviewed(Review { inspection, inspection_sha256, blind: desk.blind, second, items });
    let last = deeds.iter().rev().find(|deed| deed.who == user.id && matches!(deed.act, Act::Reviewed(_)));
    let others = deeds.iter().filter(|deed| matches!(deed.act, Act::Reviewed(_)) && deed.who != user.id).map(|deed| &deed.who);
    // two inspect a doubled recording; a calibration has as many as were asked
    if second && last.is_none() && !desk.case.draw.starts_with(CALIBRATION) && others.collect::<BTreeSet<_>>().len() >= 2 {
        return Err(Error::usage(Problem::new("review-two-already").with("unit", &desk.case.unit)));
    }
    let is_same = last.is_some_and(|last| last.act == act && last.words == words);
    let is_returned = now.stage == Stage::Returned && !second;
    match (is_same, last) {
        (true, _) if is_returned => {
            return Err(Error::usage(Problem::new("review-same-as-returned").with("unit", &desk.case.unit)));
        }
        (false, Some(_)) if opened.is_compared && !is_returned => return Err(Error::usage(Problem::new("review-blind-once"))),
        _ => {}
    }
    if !is_same {
        may_review(user, desk.call.agent.as_str(), &now, second).map_err(Error::usage)?;
        log(writer, &context.deed(user, Some(&desk.case), last.map(|last| last.id), act, words))?;
    }
    writer.drop_draft(&desk.case, &user.id)?;
    let (definition, machine) = if second { (&opened.basis.0, &opened.basis.1) } else { (&desk.definition, &desk.machine) };
    let standing = standing(definition, machine, &writer.deeds_of(&desk.case)?);
    Ok(Submitted { standing, is_second: second, is_unchanged: is_same })
}

/// Tells what became of it.
pub(super) fn tell(context: &Context, opened: &Opened, done: &Submitted) -> Result<Exit, Failure> {
    let (unit, standing) = (&opened.desk.case.unit, &done.standing);
    if context.output.json {
        context.output.json(&json!({
            "draw": opened.desk.case.draw, "unit": unit, "second": done.is_second, "unchanged": done.is_unchanged,
            "stage": standing.stage, "machine_score": standing.machine_score.filter(|_| !opened.is_compared),
            "score": standing.score.filter(|_| !done.is_second), "passed": standing.passed.filter(|_| !done.is_second),
        }))?;
        return Ok(Exit::Done);
    }
    let id = match (done.is_unchanged, done.is_second) {
        (true, _) => "review-unchanged",
        (_, true) => "review-second-done",
        // whoever rates blind again tomorrow learns nothing of the machine today
        _ if opened.is_compared => "review-blind-done",
        _ => "review-done",
    };
    let score = |score: Option<crate::records::Score>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let message = Message::new(id).with("unit", unit).with("machine", score(standing.machine_score));
    context.output.say(&message.with("score", score(standing.score)))?;
    Ok(Exit::Done)
}
