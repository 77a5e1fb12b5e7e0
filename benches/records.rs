//! `cargo bench --bench records`: hands the built program to `benches/records.py`, which measures its import beside its peers.

use std::io::Write as _;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // cargo says so to benchmarks, behind what was typed
    let Some((_, typed)) = arguments.split_last().filter(|(last, _)| *last == "--bench") else { return ExitCode::SUCCESS };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/records.py");
    match Command::new("python3").args([script, "--spotcheck", env!("CARGO_BIN_EXE_spotcheck")]).args(typed).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "benches/records: {error}");
            ExitCode::FAILURE
        }
    }
}
