//! `cargo bench --bench score`: hands the built program to `benches/score.py`, which measures it beside its peers; and, for that script,
//! the reference in the same language: reading standard input as JSON and no more (`parse`).

use std::io::{BufRead as _, Write as _};
use std::process::{Command, ExitCode};

use serde::Deserialize;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

#[derive(Deserialize)]
struct Call<'a> {
    #[serde(borrow)]
    turns: Vec<Turn<'a>>,
}

#[derive(Deserialize)]
struct Turn<'a> {
    role: &'a str,
    text: &'a str,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["parse"] => parse(),
        // cargo says so to benchmarks, behind what was typed
        [.., "--bench"] => measure(&arguments[..arguments.len() - 1]),
        _ => Ok(ExitCode::SUCCESS),
    };
    done.unwrap_or_else(|error| {
        let _ = writeln!(std::io::stderr(), "benches/score: {error}");
        ExitCode::FAILURE
    })
}

fn measure(arguments: &[String]) -> Result<ExitCode> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/score.py");
    let (program, reference) = (env!("CARGO_BIN_EXE_spotcheck"), std::env::current_exe()?);
    let status =
        Command::new("python3").args([script, "--spotcheck", program, "--reference"]).arg(reference).args(arguments).status();
    Ok(if status?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn parse() -> Result<ExitCode> {
    let mut input = std::io::BufReader::with_capacity(1 << 20, std::io::stdin());
    let (mut line, mut total) = (Vec::new(), 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        let call: Call = sonic_rs::from_slice(&line)?;
        total += call.turns.iter().map(|turn| turn.role.len() + turn.text.len()).sum::<usize>();
        line.clear();
    }
    writeln!(std::io::stdout(), "{total}")?;
    Ok(ExitCode::SUCCESS)
}
