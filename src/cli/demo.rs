//! stub
use super::{Context, Exit, Failure, args::DemoArgs};
pub(super) fn run(_c: &mut Context, _a: &DemoArgs) -> Result<Exit, Failure> {
    Ok(Exit::Done)
}
