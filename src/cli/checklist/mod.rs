//! `spotcheck checklist`: the trainer's tools. One file a command.

mod check;

use super::args::{ChecklistArgs, ChecklistCommand};
use super::{Context, Exit, Failure};

pub(super) fn run(context: &mut Context, args: &ChecklistArgs) -> Result<Exit, Failure> {
    match &args.command {
        ChecklistCommand::Check(args) => check::run(context, args),
    }
}
