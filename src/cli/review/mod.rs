//! `spotcheck review`: what people say of the recordings that were drawn.

mod book;
mod decide;
mod list;
mod next;
mod open;
mod queue;
mod screen;
mod show;
mod sign;
mod stats;
mod submit;

use super::args_review::{ReviewArgs, ReviewCommand};
use super::{Context, Exit, Failure};

pub(super) use open::{Definitions, Opened, Sample, judged, opened, reviewed, sample, with_names};
pub(super) use queue::{CALIBRATION, Session, sessions};
pub(super) use show::title_of;
pub(super) use submit::submit;

pub(super) fn run(context: &mut Context, args: &ReviewArgs) -> Result<Exit, Failure> {
    match &args.command {
        ReviewCommand::List(args) => list::run(context, args),
        ReviewCommand::Next(args) => next::run(context, args),
        ReviewCommand::Show(args) => show::run(context, args),
        ReviewCommand::Decide(args) => decide::run(context, args),
        ReviewCommand::Submit(args) => submit::run(context, args),
        ReviewCommand::Export(args) => book::export(context, args),
        ReviewCommand::Import(args) => book::import(context, args),
        ReviewCommand::Sign(args) => sign::sign(context, args),
        ReviewCommand::Return(args) => sign::send_back(context, args),
        ReviewCommand::Stats(args) => stats::run(context, args),
    }
}
