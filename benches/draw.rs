//! `cargo bench --bench draw`: hands the built program to `benches/draw.py`, which measures it beside its peers; and, for that script, two
//! references in the same language: what SQLite takes to sum a column (`sum STORE`), and SHA-256 the tickets of so many ids (`hash COUNT`).

use std::io::Write as _;
use std::process::{Command, ExitCode};
use std::time::Instant;

use sha2::{Digest, Sha256};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["sum", store] => sum(store),
        ["hash", count] => hash(count),
        // cargo says so to benchmarks, behind what was typed
        [.., "--bench"] => measure(&arguments[..arguments.len() - 1]),
        _ => Ok(ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "benches/draw: {error}");
        ExitCode::FAILURE
    })
}

fn measure(arguments: &[String]) -> Result<ExitCode> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/draw.py");
    let (program, reference) = (env!("CARGO_BIN_EXE_spotcheck"), std::env::current_exe()?);
    let status =
        Command::new("python3").args([script, "--spotcheck", program, "--reference"]).arg(reference).args(arguments).status();
    Ok(if status?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn sum(store: &str) -> Result<ExitCode> {
    let connection = rusqlite::Connection::open(store)?;
    let begun = Instant::now();
    let sum: i64 = connection.query_row("SELECT sum(duration_ms) FROM calls", (), |row| row.get(0))?;
    tell(begun, &sum.to_string())
}

fn hash(count: &str) -> Result<ExitCode> {
    let mut ids = Vec::new();
    (0..count.parse::<usize>()?).try_for_each(|number| write!(ids, "C{number:08}"))?;
    let seed = Sha256::new_with_prefix("7a1f".repeat(16));
    let begun = Instant::now();
    let first = |id: &[u8]| seed.clone().chain_update(id).finalize()[0];
    let sum: u64 = ids.chunks_exact(9).map(|id| u64::from(first(id))).sum();
    tell(begun, &sum.to_string())
}

fn tell(begun: Instant, result: &str) -> Result<ExitCode> {
    writeln!(std::io::stdout(), "{{\"seconds\": {}, \"result\": {result}}}", begun.elapsed().as_secs_f64())?;
    Ok(ExitCode::SUCCESS)
}
