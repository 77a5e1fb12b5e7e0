//! `spotcheck review sign` and `return`: the supervisor's opinion of a review (P2.5).

use serde_json::json;

use super::super::args_review::{ReturnArgs, SignArgs};
use super::super::who::{log, required, written};
use super::super::{Context, Exit, Failure};
use super::open::{judged, with_names};
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, Words, may_sign};

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
    let judged = units.iter().map(|unit| judged(&workspace, &store, unit, draw)).collect::<Result<Vec<_>>>()?;
    let writer = store.write()?;
    let mut problems = Vec::new();
    for one in &judged {
        let unit = &one.case.unit;
        let place = |problem: Problem| if units.len() > 1 { problem.in_field(unit.as_str()) } else { problem };
        let may = one.standing(&writer.deeds_of(&one.case)?, "sign-no-review").and_then(|now| {
            may_sign(&user, &one.agent, &now).map_err(Error::usage)?;
            Ok(now.reviewed.map(|(id, ..)| id))
        });
        match may {
            Ok(review) => _ = log(&writer, &context.deed(&user, Some(&one.case), review, act.clone(), words.clone()))?,
            Err(Error::Usage(found)) => problems.extend(found.into_iter().map(place)),
            Err(other) => return Err(other.into()),
        }
    }
    if !problems.is_empty() {
        return Err(with_names(Error::Usage(problems), &users).into());
    }
    writer.commit()?;
    for one in &judged {
        let unit = &one.case.unit;
        if context.output.json {
            context.output.json(&json!({ "draw": one.case.draw, "unit": unit, "act": act.name(), "by": user.id }))?;
        } else {
            let id = if *act == Act::Signed { "review-signed" } else { "review-returned" };
            context.output.say(&Message::new(id).with("unit", unit))?;
        }
    }
    Ok(Exit::Done)
}
