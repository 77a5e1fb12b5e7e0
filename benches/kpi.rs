//! `cargo bench --bench kpi`: hands the built program to `benches/kpi.py`, which measures `spotcheck kpi` beside its peers.

use std::io::Write as _;
use std::process::{Command, ExitCode};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // cargo says so to benchmarks, behind what was typed
    let Some((_, typed)) = arguments.split_last().filter(|(last, _)| *last == "--bench") else { return ExitCode::SUCCESS };
    measure(typed).unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "benches/kpi: {error}");
        ExitCode::FAILURE
    })
}

fn measure(arguments: &[String]) -> Result<ExitCode> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/kpi.py");
    let status = Command::new("python3").args([script, "--spotcheck", env!("CARGO_BIN_EXE_spotcheck")]).args(arguments).status();
    Ok(if status?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
