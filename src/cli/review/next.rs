//! `spotcheck review next`: the recordings that wait for whoever asks, one after the other, in a full-screen view.

use serde_json::json;

use super::super::args_review::NextArgs;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, Opened, Sample, opened, sample, unit_of};
use super::queue::progress;
use super::screen::{Ended, is_possible, run as show};
use super::submit::{keep_draft, refused, submit, tell};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::review::{User, may_review};
use crate::store::Store;
use crate::workspace::Workspace;

pub(super) fn run(context: &mut Context, args: &NextArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let sample = sample(&store, &args.of)?;
    if context.output.json {
        let waiting = waiting(&store, &sample, &user)?;
        context.output.json(&json!({ "of": sample.id(), "next": waiting.first(), "waiting": waiting.len() }))?;
        return Ok(Exit::Done);
    }
    if !is_possible() {
        return Err(Error::usage(Problem::new("review-no-terminal")).into());
    }
    let mut named = args.unit.as_deref().map(|unit| unit_of(&store, &sample, unit)).transpose()?;
    loop {
        let Some(unit) = named.take().or(waiting(&store, &sample, &user)?.into_iter().next()) else {
            context.output.say(&Message::new("review-nothing-waits").with("of", sample.id()))?;
            return Ok(Exit::Done);
        };
        let mut opened = laid_out(&workspace, &store, &sample, &unit, &user, args.blind)?;
        let agent = opened.desk.call.agent.to_string();
        may_review(&user, &agent, &opened.standing, opened.is_second(&user)).map_err(|problem| refused(vec![problem], &users))?;
        for item in &opened.lost {
            context.output.warn(&Problem::new("review-say-again").with("item", item));
        }
        let mut save = |draft: &_| keep_draft(context, &mut store, &user, &opened, draft);
        match show(&opened.desk, &context.output.messages, &mut save)? {
            Ended::Left(_) => {
                context.output.say(&Message::new("review-left").with("unit", &unit))?;
                return Ok(Exit::Done);
            }
            Ended::Submit(draft) => opened.desk.draft = draft,
        }
        // kept even where it can't be submitted now
        keep_draft(context, &mut store, &user, &opened, &opened.desk.draft)?;
        let done = submit(context, &mut store, &user, &opened).map_err(|problems| refused(problems, &users))?;
        tell(context, &opened, &done)?;
    }
}

/// What waits for somebody, in the sample's order: what was sent back to them and what they began comes first.
pub(super) fn waiting(store: &Store, sample: &Sample, user: &User) -> Result<Vec<UnitId>> {
    let mut units = Vec::new();
    for one in progress(store, sample)?.into_iter().filter(|one| one.waits_for(user, sample)) {
        let is_begun = store.draft(&sample.case(&one.unit), &user.id)?.is_some();
        units.push((!is_begun, one.unit));
    }
    units.sort_by_key(|(is_new, _)| *is_new);
    Ok(units.into_iter().map(|(_, unit)| unit).collect())
}

fn laid_out(workspace: &Workspace, store: &Store, sample: &Sample, unit: &UnitId, user: &User, blind: bool) -> Result<Opened> {
    opened((workspace, store), &mut Definitions::default(), sample, unit)?.for_user(store, user, blind)
}
