//! `spotcheck checklist`: the trainer's tools. One file a command.

mod attempt;
mod calls;
mod check;
mod compare;
mod compare_print;
mod marked;
mod stats;
mod test;
pub(super) mod trust;

use super::args_checklist::{ChecklistArgs, ChecklistCommand};
use super::{Context, Exit, Failure};
use crate::workspace::CHECKLIST_SCHEMA;

pub(super) fn run(context: &mut Context, args: &ChecklistArgs) -> Result<Exit, Failure> {
    match &args.command {
        ChecklistCommand::Check(args) => check::run(context, args),
        ChecklistCommand::Test(args) => test::run(context, args),
        ChecklistCommand::Try(args) => attempt::run(context, args),
        ChecklistCommand::Compare(args) => compare::run(context, args),
        ChecklistCommand::Stats(args) => stats::run(context, args),
        ChecklistCommand::Trust(args) => trust::run(context, args),
        ChecklistCommand::Schema => {
            context.output.text(CHECKLIST_SCHEMA)?;
            Ok(Exit::Done)
        }
    }
}
