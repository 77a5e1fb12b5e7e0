//! `spotcheck score FILE…`: verdicts on files, without a workspace.
use super::args::ScoreArgs;
use super::{Context, Exit, Failure};
pub(super) fn run(_context: &mut Context, _args: &ScoreArgs) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}
