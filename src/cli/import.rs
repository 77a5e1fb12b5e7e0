//! `spotcheck import`: lists, rosters and transcripts into the store; a file is taken whole or not at all.
//!
//! One transaction a command: a killed import leaves the store as it was. A file with mistakes is refused, the others go in; with
//! `--keep-going` its good rows go in too, and the others are written to a file beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::{ImportArgs, ImportCommand};
use super::output::Output;
use super::{Context, Exit, Failure, import_labels, import_lists, import_transcripts, import_visits};
use crate::intake::calls::rejected_csv;
use crate::intake::{Reading, Rejected};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{AgentId, Kind};
use crate::store::Counts;

/// Problems of one file that are shown on a terminal; `--json` and the file of rejected rows have them all.
const MOST_SHOWN: usize = 50;

/// What became of one file.
pub(super) struct FileReport {
    pub file: String,
    pub counts: Counts,
    pub problems: Vec<Problem>,
    pub notes: Vec<Problem>,
    /// Rejected rows that are to be written beside the input, as CSV.
    pub rejected: Option<Vec<u8>>,
    pub is_refused: bool,
    /// Rows of a refused file that are fine and could go in without the others.
    pub withheld: usize,
}

pub(super) fn run(context: &mut Context, args: &ImportArgs) -> Result<Exit, Failure> {
    match &args.command {
        ImportCommand::Calls(args) => {
            let reports = import_lists::calls(context, args)?;
            finish(context, "calls", &reports, "import-next-calls")
        }
        ImportCommand::Agents(args) => {
            let reports = import_lists::agents(context, args)?;
            finish(context, "agents", &reports, "init-next")
        }
        ImportCommand::Transcripts(args) => import_transcripts::run(context, args),
        ImportCommand::Records(command) => {
            let (kind, args) = command.parts();
            let reports = import_lists::records(context, kind, args)?;
            let next = if kind == Kind::Inspectors { "import-next-inspectors" } else { "import-next-records" };
            finish(context, kind.name(), &reports, next)
        }
        ImportCommand::Visits(args) => import_visits::run(context, args),
        ImportCommand::Escalations(args) => {
            let reports = import_lists::escalations(context, args)?;
            finish(context, "escalations", &reports, "import-next-records")
        }
        ImportCommand::Labels(args) => import_labels::run(context, args),
    }
}

/// Takes a table's good rows, unless any is wrong and none may be left out.
pub(super) fn take<T>(
    context: &Context,
    file: &str,
    reading: std::result::Result<Reading<T>, Vec<Problem>>,
    keep_going: bool,
    add: impl FnOnce(&[T]) -> Result<Counts>,
) -> Result<FileReport> {
    let reading = match reading {
        Ok(reading) => reading,
        Err(problems) => return Ok(FileReport::refused(file, problems, 0, 0)),
    };
    let problems: Vec<Problem> = reading.problems().cloned().collect();
    if !reading.rejected.is_empty() && !keep_going {
        return Ok(FileReport::refused(file, problems, reading.rejected.len(), reading.rows.len()));
    }
    let rejected = rejected_file(&reading.headings, &reading.rejected, &context.output);
    let (rejected_count, notes) = (reading.rejected.len() as u64, reading.notes);
    let rows: Vec<T> = reading.rows.into_iter().map(|row| row.value).collect();
    let counts = Counts { rejected: rejected_count, ..add(&rows)? };
    Ok(FileReport { file: file.to_owned(), counts, problems, notes, rejected, is_refused: false, withheld: 0 })
}

/// The rejected rows as a file that a spreadsheet opens; `None` where there are none.
pub(super) fn rejected_file(headings: &[String], rejected: &[Rejected], output: &Output) -> Option<Vec<u8>> {
    (!rejected.is_empty()).then(|| rejected_csv(headings, rejected, &output.messages))
}

impl FileReport {
    /// A file of which nothing was taken.
    pub fn refused(file: &str, problems: Vec<Problem>, rejected: usize, withheld: usize) -> Self {
        let counts = Counts { rejected: rejected.max(1) as u64, ..Counts::default() };
        Self { file: file.to_owned(), counts, problems, notes: Vec::new(), rejected: None, is_refused: true, withheld }
    }

    fn as_json(&self, output: &Output) -> Value {
        let all = |problems: &[Problem]| problems.iter().map(|problem| output.problem_json(problem)).collect::<Vec<_>>();
        json!({
            "file": self.file,
            "new": self.counts.new,
            "changed": self.counts.changed,
            "unchanged": self.counts.unchanged,
            "rejected": self.counts.rejected,
            "refused": self.is_refused,
            "rejected_file": self.rejected.as_ref().map(|_| beside(&self.file)),
            "problems": all(&self.problems),
            "notes": all(&self.notes),
        })
    }
}

/// Where the rejected rows of a file go; a name that begins with a dash could not be given to a command.
fn beside(file: &str) -> PathBuf {
    let file = if file == "-" { "stdin" } else { file };
    let path = Path::new(file);
    let stem = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}.rejected.csv"))
}

/// All files by name. They are read before the store's lock is taken: what is piped in may take its time.
pub(super) fn read_files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    paths.iter().map(|path| Ok((path.display().to_string(), read_file(path)?))).collect()
}

/// A file's bytes; `-` is standard input.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes);
        return read.map(|_| bytes).map_err(|error| Error::io("io-read", path, &error));
    }
    fs::read(path).map_err(|error| Error::io("io-read", path, &error))
}

/// Writes rejected rows beside their files and tells what was done. A refused file makes the command fail.
pub(super) fn finish(context: &Context, kind: &str, reports: &[FileReport], next: &str) -> Result<Exit, Failure> {
    for report in reports {
        if let Some(rejected) = &report.rejected {
            let path = beside(&report.file);
            fs::write(&path, rejected).map_err(|error| Error::io("io-write", &path, &error))?;
        }
    }
    let total = total(reports);
    let is_refused = reports.iter().any(|report| report.is_refused);
    if context.output.json {
        let files: Vec<Value> = reports.iter().map(|report| report.as_json(&context.output)).collect();
        context.output.json(&json!({
            "kind": kind, "new": total.new, "changed": total.changed, "unchanged": total.unchanged, "rejected": total.rejected, "files": files,
        }))?;
    } else {
        let is_any = total.new + total.changed + total.unchanged > 0;
        let rejected = if kind == "transcripts" { "import-rejected-records" } else { "import-rejected-file" };
        tell(context, reports, total, rejected, (is_any && !is_refused).then_some(next))?;
    }
    Ok(if is_refused { Exit::Refused } else { Exit::Done })
}

/// The counts of all files together.
pub(super) fn total(reports: &[FileReport]) -> Counts {
    reports.iter().fold(Counts::default(), |sum, report| Counts {
        new: sum.new + report.counts.new,
        changed: sum.changed + report.counts.changed,
        unchanged: sum.unchanged + report.counts.unchanged,
        rejected: sum.rejected + report.counts.rejected,
    })
}

fn tell(context: &Context, reports: &[FileReport], total: Counts, rejected: &str, next: Option<&str>) -> Result<(), Failure> {
    let output = &context.output;
    // a folder of thousands of transcripts is summed up, and only what is wrong is named
    let is_many = reports.len() > 20;
    for report in reports {
        report.notes.iter().for_each(|note| output.warn(note));
        output.problems(&report.problems[..report.problems.len().min(MOST_SHOWN)]);
        if let Some(more) = report.problems.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            output.warn(&Problem::new("import-more").with("file", &report.file).with("count", more));
        }
        if report.is_refused {
            output.problems(&refusal(report).into_iter().collect::<Vec<_>>());
        } else if !is_many || report.counts.rejected > 0 {
            output.say(&with_counts("import-file", report.counts).with("file", &report.file))?;
        }
        if report.rejected.is_some() {
            output.say(&Message::new(rejected).with("file", beside(&report.file).display()))?;
        }
    }
    if reports.len() > 1 {
        output.say(&with_counts("import-total", total))?;
    }
    if let Some(next) = next {
        output.say(&Message::new(next))?;
    }
    Ok(())
}

/// What a refused file comes to. Where a single mistake is all there is to the file, it has said so itself.
fn refusal(report: &FileReport) -> Option<Problem> {
    let id = match (report.withheld, report.problems.len()) {
        (0, 0 | 1) => return None,
        (0, _) => "import-refused-all",
        _ => "import-refused",
    };
    Some(Problem::new(id).with("file", &report.file).with("count", report.problems.len()).with("good", report.withheld))
}

fn with_counts(id: &str, counts: Counts) -> Message {
    let message = Message::new(id).with("new", counts.new).with("changed", counts.changed);
    message.with("unchanged", counts.unchanged).with("rejected", counts.rejected)
}

/// The agents of the roster, or nothing where there is no roster.
pub(super) type Roster = BTreeSet<AgentId>;
