//! stub
use super::{Context, Exit, Failure, args::ReportArgs};
pub(super) fn run(_c: &mut Context, _a: &ReportArgs) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}
