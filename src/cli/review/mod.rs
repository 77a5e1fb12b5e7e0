//! `spotcheck review`: inspectors decide.

#[allow(dead_code, unused_imports, reason = "the command that shows it is still to come")]
pub(super) mod screen;
