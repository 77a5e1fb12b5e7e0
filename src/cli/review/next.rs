//! `spotcheck review next`: the recordings that wait for whoever asks, one after the other, in a full-screen view.

use serde_json::json;

use super::super::args_review::NextArgs;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, Opened, Sample, opened, sample, unit_of, with_names};
use super::queue::progress;
use super::screen::{Ended, is_possible, run as show};
use super::submit::{keep_draft, submit, tell};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::review::{Stage, User, may_review};
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
    let (mut skipped, mut definitions) = (Vec::new(), Definitions::default());
    loop {
        let is_named = named.is_some();
        let next = || Ok::<_, Error>(waiting(&store, &sample, &user)?.into_iter().find(|unit| !skipped.contains(unit)));
        let Some(unit) = named.take().map_or_else(next, |unit| Ok(Some(unit)))? else {
            context.output.say(&Message::new("review-nothing-waits").with("of", sample.id()))?;
            return Ok(Exit::Done);
        };
        let mut opened = match allowed((&workspace, &store), &mut definitions, &sample, &unit, &user, args.blind) {
            Ok(opened) => opened,
            Err(error) if is_named => return Err(with_names(error, &users).into()),
            // one that can't be reviewed does not stand before all others
            Err(error) => {
                tell_skipped(context, &unit, &with_names(error, &users));
                skipped.push(unit);
                continue;
            }
        };
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
        let done = submit(context, &mut store, &user, &opened).map_err(|error| with_names(error, &users))?;
        tell(context, &opened, &done)?;
    }
}

/// Says which recording is passed over, and why.
pub(super) fn tell_skipped(context: &Context, unit: &UnitId, error: &Error) {
    let why = error.problems().iter().map(|problem| context.output.messages.text(&problem.message)).collect::<Vec<_>>();
    context.output.warn(&Problem::new("review-skipped").with("unit", unit).with("why", why.join("；")));
}

/// What waits for somebody, in the sample's order: what was sent back to them and what they began comes first.
pub(super) fn waiting(store: &Store, sample: &Sample, user: &User) -> Result<Vec<UnitId>> {
    let mut units = Vec::new();
    for one in progress(store, sample)?.into_iter().filter(|one| one.waits_for(user, sample)) {
        let is_begun = store.draft(&sample.case(&one.unit), &user.id)?.is_some();
        units.push(((one.stage != Stage::Returned, !is_begun), one.unit));
    }
    units.sort_by_key(|(rank, _)| *rank);
    Ok(units.into_iter().map(|(_, unit)| unit).collect())
}

/// A case with somebody's draft, where they may review it.
pub(super) fn allowed(
    (workspace, store): (&Workspace, &Store),
    definitions: &mut Definitions,
    sample: &Sample,
    unit: &UnitId,
    user: &User,
    blind: bool,
) -> Result<Opened> {
    unit_of(store, sample, unit.as_str())?;
    let opened = opened((workspace, store), definitions, sample, unit)?;
    sample.invites(user).map_err(Error::usage)?;
    let agent = opened.desk.call.agent.as_str();
    may_review(user, agent, &opened.standing, opened.is_second(user)).map_err(Error::usage)?;
    opened.for_user(store, user, blind)
}
