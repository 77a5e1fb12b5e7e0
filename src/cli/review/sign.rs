//! `spotcheck review sign` and `return`: the supervisor's opinion of a review (P2.5).

use serde_json::json;

use super::super::args_review::{ReturnArgs, SignArgs};
use super::super::who::{log, required, written};
use super::super::{Context, Exit, Failure};
use super::submit::{case_args, lay_out, refused};
use crate::problem::{Message, Problem, Result};
use crate::review::{Act, Words, may_sign, standing};

pub(super) fn sign(context: &mut Context, args: &SignArgs) -> Result<Exit, Failure> {
    let words = written("opinion", args.opinion.as_deref());
    decide(context, &args.units, args.draw.as_ref(), &Act::Signed, &words)
}

pub(super) fn send_back(context: &mut Context, args: &ReturnArgs) -> Result<Exit, Failure> {
    let words = required("opinion", &args.opinion)?;
    decide(context, std::slice::from_ref(&args.unit), args.draw.as_ref(), &Act::Returned, &words)
}

/// All of them or none.
fn decide(context: &mut Context, units: &[String], draw: Option<&String>, act: &Act, words: &Words) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let opened = units.iter().map(|unit| lay_out(&workspace, &store, &user, &case_args(unit, draw)));
    let opened = opened.collect::<Result<Vec<_>>>()?;
    let writer = store.write()?;
    let mut problems = Vec::new();
    for one in &opened {
        let desk = &one.desk;
        let now = standing(&desk.definition, &desk.machine, &writer.deeds_of(&desk.case)?);
        let place = |problem: Problem| if units.len() > 1 { problem.in_field(desk.case.unit.as_str()) } else { problem };
        problems.extend(may_sign(&user, &now).err().map(place));
        let review = now.reviewed.as_ref().map(|(id, ..)| *id);
        log(&writer, &context.deed(&user, Some(&desk.case), review, act.clone(), words.clone()))?;
    }
    if !problems.is_empty() {
        return Err(refused(problems, &users));
    }
    writer.commit()?;
    for one in &opened {
        let unit = &one.desk.case.unit;
        if context.output.json {
            context.output.json(&json!({ "draw": one.desk.case.draw, "unit": unit, "act": act.name(), "by": user.id }))?;
        } else {
            let id = if *act == Act::Signed { "review-signed" } else { "review-returned" };
            context.output.say(&Message::new(id).with("unit", unit))?;
        }
    }
    Ok(Exit::Done)
}
