//! The commands: arguments in, a call to the rooms above, printing out. One file a command.
//!
//! Only this room prints. What was typed is parsed by `args`; every sentence comes from the message files.

mod agreement;
mod appeal;
mod args;
mod args_checklist;
mod args_kpi;
mod args_review;
mod args_work;
mod audit;
mod checklist;
mod demo;
mod demo_people;
mod draw;
mod due;
mod erase;
mod grid;
mod import;
mod import_labels;
mod import_lists;
mod import_transcripts;
mod import_visits;
mod init;
mod kpi;
mod label;
mod localised;
mod new_file;
mod output;
mod plan;
mod progress;
mod records_judged;
mod report;
mod review;
mod score;
mod score_all;
mod score_files;
mod score_line;
mod score_lines;
mod score_print;
mod score_records;
mod spool;
mod visit;
mod waiting;
mod who;
mod worklist;
mod worklist_print;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::FromArgMatches as _;
use jiff::Timestamp;

use crate::messages::{Language, Messages};
use crate::problem::Error;
use crate::store::Store;
use crate::workspace::Workspace;
use args::{Args, Command};
use output::Output;

/// How long a command waits for another one to finish writing.
const WAIT: Duration = Duration::from_mins(1);

/// The checklist that files are scored by where none is named.
const DEFAULT_CHECKLIST: &str = "hotline";

/// How a command ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to complain of.
    Done,
    /// Something scored below its mark, or an example came out otherwise than it says.
    BelowMark,
    /// A file was refused, or a call could not be labelled; the problems were told.
    Refused,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Problems to show.
    Problems(Error),
    /// Its output could not be written.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Problems(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// What every command gets.
pub(crate) struct Context<'a> {
    /// The workspace folder that was named.
    workspace: Option<PathBuf>,
    /// The language that was asked for.
    language: Option<Language>,
    /// Who does it, as they were named.
    who: Option<String>,
    /// The clock.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// Where results go.
    pub output: Output,
}

impl Context<'_> {
    /// The workspace that was named, or the one around the current folder; from then on its language is spoken.
    fn workspace(&mut self) -> Result<Workspace, Error> {
        let workspace = if let Some(root) = &self.workspace {
            Workspace::at(root)?
        } else {
            let here = std::env::current_dir().map_err(|error| Error::io("io-read", Path::new("."), &error))?;
            Workspace::find(&here)?
        };
        let language = self.language.unwrap_or(workspace.config.language);
        self.output.messages = workspace.messages(language)?;
        Ok(workspace)
    }

    /// The workspace, for commands that also work without one. One that was named, or is there and broken, is a problem all the same.
    fn workspace_if_any(&mut self) -> Result<Option<Workspace>, Error> {
        match self.workspace() {
            Ok(workspace) => Ok(Some(workspace)),
            Err(error) if self.workspace.is_none() && error.problems().iter().all(|p| p.message.id == "workspace-none") => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// The workspace and its store.
    fn store(&mut self) -> Result<(Workspace, Store), Error> {
        let workspace = self.workspace()?;
        let store = Store::open(&workspace.store_path(), WAIT)?;
        Ok((workspace, store))
    }
}

/// Runs the program and says how it ended: 0, 1, 2 or 3.
#[must_use]
pub fn run(arguments: Vec<OsString>, clock: &dyn Fn() -> Timestamp) -> ExitCode {
    let (json, language) = localised::asked_for(&arguments);
    let messages = Messages::built_in(language.unwrap_or_default());
    let output = Output { json, messages };
    let matches = match localised::command(&output.messages).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return localised::answer(&error, &output),
    };
    let args = match Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => return localised::answer(&error, &output),
    };
    let mut context = Context {
        workspace: args.workspace,
        language,
        who: args.acting.map(|who| who.trim().to_owned()).filter(|who| !who.is_empty()),
        clock,
        output,
    };
    let result = dispatch(&mut context, args.command);
    end(result, &context.output)
}

fn dispatch(context: &mut Context, command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Demo(args) => demo::run(context, &args),
        Command::Init(args) => init::run(context, &args),
        Command::Import(args) => import::run(context, &args),
        Command::Draw(args) => draw::run(context, &args),
        Command::Plan(args) => plan::run(context, &args),
        Command::Label(args) => label::run(context, &args),
        Command::Score(args) => score::run(context, &args),
        Command::Report(args) => report::run(context, &args),
        Command::Checklist(args) => checklist::run(context, &args),
        Command::Worklist(args) => worklist::run(context, &args),
        Command::Due(args) => due::run(context, &args),
        Command::Visit(args) => visit::run(context, &args),
        Command::Kpi(args) => kpi::run(context, &args),
        Command::Review(args) => review::run(context, &args),
        Command::Appeal(args) => appeal::run(context, &args),
        Command::Calibration(args) => agreement::run(context, &args),
        Command::Agreement(args) => agreement::agreement(context, &args),
        Command::Audit(args) => audit::run(context, &args),
        Command::Erase(args) => erase::run(context, &args),
    }
}

fn end(result: Result<Exit, Failure>, output: &Output) -> ExitCode {
    match result {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::BelowMark) => ExitCode::from(1),
        Ok(Exit::Refused) => ExitCode::from(3),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => {
            output.problems(Error::io("io-write", Path::new("stdout"), &error).problems());
            ExitCode::from(3)
        }
        Err(Failure::Problems(error)) => {
            output.problems(error.problems());
            ExitCode::from(error.exit_code())
        }
    }
}
