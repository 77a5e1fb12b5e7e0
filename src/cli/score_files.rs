//! `spotcheck score FILE…`: verdicts on files, without a workspace.

use super::args::ScoreArgs;
use super::import_transcripts::{Parsed, Settings, is_companion};
use super::score::{of_calls, show};
use super::score_print::Tally;
use super::{Context, DEFAULT_CHECKLIST, Exit, Failure};
use crate::inspection::{Subject, inspect};
use crate::intake::transcripts::ReadTranscript;
use crate::intake::{Row, files_under};
use crate::problem::{Error, Problem};
use crate::store::Change;
use crate::workspace::{self, Config, ReadyChecklist};

pub(super) fn run(context: &mut Context, args: &ScoreArgs) -> Result<Exit, Failure> {
    // a workspace is not needed, but where there is one its checklists and speakers hold
    let workspace = context.workspace_if_any()?;
    let config = workspace.as_ref().map_or_else(Config::default, |workspace| workspace.config.clone());
    let settings = Settings::plain(config, args.format.as_deref())?;
    let name = args.checklist.as_deref().unwrap_or(DEFAULT_CHECKLIST);
    let checklist = of_calls(workspace::checklist(workspace.as_ref(), name, args.allow_untested)?)?;
    let mut tally = Tally::default();
    let mut problems = Vec::new();
    for path in &args.files {
        let found = files_under(path).map_err(|error| Error::io("io-read", path, &error))?;
        if found.transcripts.is_empty() {
            problems.push(Problem::new("import-nothing").in_file(path.display().to_string()));
        }
        for file in found.transcripts {
            let Parsed { name, reading, .. } = settings.parse(&file)?;
            match reading {
                Err(wrong) => problems.extend(wrong),
                Ok(reading) => {
                    problems.extend(reading.problems().cloned());
                    reading.notes.iter().filter(|note| !is_companion(note)).for_each(|note| context.output.warn(note));
                    let is_single = reading.rows.len() == 1;
                    for row in &reading.rows {
                        score_row(context, &checklist, &name, is_single, row, &mut tally)?;
                    }
                }
            }
        }
    }
    if tally.total() == 0 && problems.is_empty() {
        problems.push(Problem::new("import-nothing"));
    }
    if problems.is_empty() { Ok(tally.exit()) } else { Err(Error::Input(problems).into()) }
}

/// Scores one transcript under its call's id, or its file's name where it has none.
fn score_row(
    context: &Context,
    checklist: &ReadyChecklist,
    file: &str,
    is_single: bool,
    row: &Row<ReadTranscript>,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let read = &row.value;
    let subject = match &read.call {
        Some(id) => id.to_string(),
        None if is_single => file.to_owned(),
        None => format!("{file}:{}", row.line),
    };
    let facts = read.facts.as_ref().map(|facts| facts.call.facts()).unwrap_or_default();
    let subject = Subject { id: &subject, facts: &facts, transcript: Some(&read.transcript), labels: &[] };
    let inspection = inspect(&checklist.compiled, subject);
    show(context, checklist, &inspection)?;
    tally.add(&inspection, Change::New);
    Ok(())
}
