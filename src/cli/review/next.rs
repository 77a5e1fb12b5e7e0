//! `spotcheck review next`: the next recording that waits for whoever asks, in a full-screen view.

use super::super::args_review::NextArgs;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, opened, sample};
use super::queue::progress;
use crate::problem::{Message, Result};
use crate::records::UnitId;

pub(super) fn run(context: &mut Context, args: &NextArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let (_, user) = context.user(&workspace, &store)?;
    let sample = sample(&store, &args.of)?;
    let waiting: Vec<UnitId> =
        progress(&store, &sample)?.into_iter().filter(|one| one.waits_for(&user, &sample)).map(|one| one.unit).collect();
    let Some(unit) = waiting.first() else {
        context.output.say(&Message::new("review-nothing-waits").with("of", sample.id()))?;
        return Ok(Exit::Done);
    };
    let opened = opened((&workspace, &store), &mut Definitions::default(), &sample, unit)?.for_user(&store, &user, args.blind)?;
    context.output.text(opened.desk.case.unit.as_str())?;
    Ok(Exit::Done)
}
