//! `spotcheck review`: inspectors decide.

#[allow(dead_code, reason = "the command that shows it is still to come")]
pub(super) mod screen;
