//! The `spotcheck` binary: clock and arguments in, exit code out.
//!
//! Exit codes: 0 done; 1 done, and something scored below its mark; 2 wrong use or configuration; 3 input, store or system.

use std::process::ExitCode;

fn main() -> ExitCode {
    spotcheck::cli::run(std::env::args_os().collect(), &jiff::Timestamp::now)
}
