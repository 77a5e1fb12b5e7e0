//! `spotcheck checklist try`: one transcript with what the items found in it, and then item by item what they say and why.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::super::args_checklist::TryArgs;
use super::super::import_transcripts::{Settings, is_companion};
use super::super::score::of_calls;
use super::super::score_print::as_json;
use super::super::{Context, Exit, Failure, WAIT};
use super::marked;
use crate::inspection::{Facts, Subject, inspect};
use crate::intake::Row;
use crate::intake::transcripts::ReadTranscript;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::Label;
use crate::store::Store;
use crate::workspace::{self, Config, ReadyChecklist, Workspace};

/// How often the files are looked at for changes.
const PAUSE: Duration = Duration::from_millis(300);

pub(super) fn run(context: &mut Context, args: &TryArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    if args.watch {
        return watch(context, workspace.as_ref(), args);
    }
    let checklist = of_calls(workspace::untried_checklist(workspace.as_ref(), &args.checklist)?)?;
    show(context, workspace.as_ref(), args, &checklist)?;
    Ok(Exit::Done)
}

/// When a file was last saved, and how long it is; nothing of one that is gone, as it is for a moment while an editor saves it.
type Saved = Option<(SystemTime, u64)>;

/// Tries again whenever one of the files was saved, until the user stops it. A mistake in a file is shown, and waited out.
fn watch(context: &Context, workspace: Option<&Workspace>, args: &TryArgs) -> Result<Exit, Failure> {
    let path = workspace::checklist_path(workspace, &args.checklist);
    let mut files: BTreeMap<PathBuf, Saved> =
        path.into_iter().chain([args.transcript.clone()]).map(|file| (file, None)).collect();
    loop {
        for (file, seen) in &mut files {
            *seen = saved(file);
        }
        context.output.clear()?;
        match attempt(context, workspace, args, &mut files) {
            Err(Failure::Problems(error)) => context.output.problems(error.problems()),
            shown => shown?,
        }
        if !context.output.json {
            let names: Vec<String> = files.keys().map(|file| file.display().to_string()).collect();
            context.output.say(&Message::new("try-watching").with("files", names.join(", ")))?;
        }
        while files.iter().all(|(file, seen)| saved(file) == *seen) {
            std::thread::sleep(PAUSE);
        }
    }
}

/// Shows the trial, and adds the files that the checklist includes to those that are watched.
fn attempt(
    context: &Context,
    workspace: Option<&Workspace>,
    args: &TryArgs,
    files: &mut BTreeMap<PathBuf, Saved>,
) -> Result<(), Failure> {
    let checklist = of_calls(workspace::untried_checklist(workspace, &args.checklist)?)?;
    let sources = checklist.compiled.definition.sources.iter().filter(|source| source.folder.is_some());
    for file in sources.map(|source| PathBuf::from(&source.file)) {
        let now = saved(&file);
        files.entry(file).or_insert(now);
    }
    show(context, workspace, args, &checklist)
}

fn saved(file: &Path) -> Saved {
    std::fs::metadata(file).and_then(|about| Ok((about.modified()?, about.len()))).ok()
}

fn show(context: &Context, workspace: Option<&Workspace>, args: &TryArgs, checklist: &ReadyChecklist) -> Result<(), Failure> {
    let config = workspace.map_or_else(Config::default, |workspace| workspace.config.clone());
    let settings = Settings::plain(config, args.format.as_deref())?;
    let rows = read(context, &settings, &args.transcript)?;
    let named = |row: &&Row<ReadTranscript>| {
        args.call.as_deref().is_none_or(|call| row.value.call.as_ref().is_some_and(|id| id.as_str() == call))
    };
    let Some(row) = rows.iter().find(named) else {
        let problem = Problem::new("try-no-call").with("call", args.call.as_deref().unwrap_or_default());
        return Err(Error::usage(problem.in_file(args.transcript.display().to_string())).into());
    };
    let read = &row.value;
    let id = read.call.as_ref().map_or_else(|| args.transcript.display().to_string(), ToString::to_string);
    let (facts, labels) = known(workspace, read)?;
    let subject = Subject { id: &id, facts: &facts, transcript: Some(&read.transcript), labels: &labels };
    let inspection = inspect(&checklist.compiled, subject);
    let messages = &context.output.messages;
    if context.output.json {
        return Ok(context.output.json(&as_json(&inspection, messages))?);
    }
    let definition = &checklist.compiled.definition;
    context.output.text(&marked::print(definition, &inspection, &read.transcript, messages))?;
    if rows.len() > 1 && args.call.is_none() {
        context.output.say(&Message::new("try-first-of").with("count", rows.len()))?;
    }
    Ok(())
}

/// What is known of a call besides its words: what its file says, or else the workspace.
fn known(workspace: Option<&Workspace>, read: &ReadTranscript) -> Result<(Facts, Vec<Label>)> {
    if let Some(facts) = &read.facts {
        return Ok((facts.call.facts(), Vec::new()));
    }
    let path = workspace.map(Workspace::store_path).filter(|path| path.is_file());
    let (Some(path), Some(id)) = (path, &read.call) else { return Ok((Facts::new(), Vec::new())) };
    let store = Store::open(&path, WAIT)?;
    let facts = store.call(id)?.map(|found| found.call.facts()).unwrap_or_default();
    Ok((facts, store.labels(id)?))
}

/// The transcripts of a file; its mistakes are told where there is none that reads.
fn read(context: &Context, settings: &Settings, path: &Path) -> Result<Vec<Row<ReadTranscript>>> {
    let parsed = settings.parse(path)?;
    let reading = parsed.reading.map_err(Error::Input)?;
    let problems: Vec<Problem> = reading.problems().cloned().collect();
    reading.notes.iter().filter(|note| !is_companion(note)).for_each(|note| context.output.warn(note));
    if !reading.rows.is_empty() {
        return Ok(reading.rows);
    }
    let nothing = || vec![Problem::new("import-nothing").in_file(parsed.name.clone())];
    Err(Error::Input(if problems.is_empty() { nothing() } else { problems }))
}
