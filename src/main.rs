//! The `spotcheck` binary: clock and arguments in, exit code out.
//!
//! Exit codes: 0 done; 1 done, and something scored below its mark; 2 wrong use or configuration; 3 input, store or system.

use std::process::ExitCode;

use jiff::Timestamp;

fn main() -> ExitCode {
    spotcheck::cli::run(std::env::args_os().collect(), &now)
}

/// The clock. Debug builds can be told the time, so that tests of due dates don't depend on the day they run; a released program can't,
/// since nobody may date a draw back.
fn now() -> Timestamp {
    let told = cfg!(debug_assertions).then(|| std::env::var("SPOTCHECK_NOW").ok()?.parse().ok()).flatten();
    told.unwrap_or_else(Timestamp::now)
}
