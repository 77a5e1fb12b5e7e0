//! `spotcheck label`: asks the command of `spotcheck.yaml` what it finds of calls, one line a call, and keeps its answers as labels.
//!
//! # Invariants
//! What was answered is kept a few answers at a time, in a transaction each and before any failure is told, so that a run that is
//! interrupted goes on where it was. The store is not locked while the command thinks. A call that failed is asked again by the next run.

mod ask;
mod process;

use std::time::{Duration, Instant};

use serde_json::json;

use super::args::AskArgs;
use super::progress::Progress;
use super::score::calls_of_draw;
use super::score_print::printable;
use super::{Context, Exit, Failure};
use crate::digest::sha256_hex;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{CallId, Label};
use crate::store::{Counts, ImportId, Store};
use crate::workspace::CONFIG;
use ask::{Asker, question};

/// Answers that are kept together, at most.
const BATCH: usize = 20;
/// Answers older than this are kept with the next one.
const OFTEN: Duration = Duration::from_secs(5);
/// So many calls that fail one after the other tell that the command is broken.
const BROKEN: usize = 3;

/// What became of the calls.
#[derive(Default)]
struct Tally {
    wordless: usize,
    known: usize,
    asked: usize,
    labelled: usize,
    labels: Counts,
    failed: Vec<Problem>,
}

/// What was answered for a call.
struct Answered {
    call: CallId,
    words: String,
    labels: Vec<Label>,
}

/// Answers on their way into the store.
struct Batch<'a> {
    command: &'a str,
    hash: &'a str,
    import: Option<ImportId>,
    answers: Vec<Answered>,
    kept: Instant,
}

pub(super) fn run(context: &mut Context, args: &AskArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let Some(labels) = &workspace.config.labels else {
        let file = workspace.root.join(CONFIG).display().to_string();
        return Err(Error::usage(Problem::new("label-no-command").in_file(file)).into());
    };
    let calls = if args.all { store.call_ids()? } else { calls_of_draw(&store, args.draw.as_deref())?.1 };
    if calls.is_empty() {
        return Err(Error::input(Problem::new("label-nothing")).into());
    }
    let (name, hash) = (labels.command.join(" "), sha256_hex(json!(labels.command).to_string()));
    let mut asker = Asker::new(labels, &workspace.root);
    let mut batch = Batch { command: &name, hash: &hash, import: None, answers: Vec::new(), kept: Instant::now() };
    let mut tally = Tally::default();
    let ended = ask_all(context, &mut store, (&calls, args.again), &mut asker, &mut batch, &mut tally);
    batch.keep(context, &mut store, &mut tally)?;
    asker.end();
    ended.map_err(|error| below(std::mem::take(&mut tally.failed), &error))?;
    tally.tell(context)?;
    Ok(if tally.failed.is_empty() { Exit::Done } else { Exit::Refused })
}

fn ask_all(
    context: &Context,
    store: &mut Store,
    (calls, again): (&[CallId], bool),
    asker: &mut Asker,
    batch: &mut Batch,
    tally: &mut Tally,
) -> Result<()> {
    let mut progress = Progress::new(context.output.messages.get("label-progress"), calls.len());
    let mut in_a_row = 0;
    for call in calls {
        progress.step(1);
        let Some((question, words)) = to_ask(store, call, (!again).then_some(batch.hash), tally)? else { continue };
        tally.asked += 1;
        match asker.ask(call, &question, &context.output.messages)? {
            Ok(labels) => {
                in_a_row = 0;
                tally.labelled += usize::from(!labels.is_empty());
                batch.answers.push(Answered { call: call.clone(), words, labels });
            }
            Err(problem) => {
                in_a_row += 1;
                tally.failed.push(problem);
            }
        }
        if batch.is_due() {
            batch.keep(context, store, tally)?;
        }
        if in_a_row == BROKEN {
            return Err(broken(tally, batch.command));
        }
    }
    Ok(())
}

/// The question for a call and the hash of its words, unless it has none or the command of this hash answered for them.
fn to_ask(store: &Store, call: &CallId, command: Option<&str>, tally: &mut Tally) -> Result<Option<(String, String)>> {
    let Some((_, transcript)) = store.transcript(call)?.filter(|(_, transcript)| !transcript.is_blank()) else {
        tally.wordless += 1;
        return Ok(None);
    };
    let question = question(call, &transcript);
    let words = sha256_hex(&question);
    let is_known = command.map_or(Ok(false), |command| store.was_asked(command, call, &words))?;
    tally.known += usize::from(is_known);
    Ok((!is_known).then_some((question, words)))
}

/// Why the run stops.
fn broken(tally: &Tally, command: &str) -> Error {
    let kept = tally.asked - tally.failed.len();
    Error::input(Problem::new("label-broken").with("command", command).with("count", BROKEN).with("kept", kept))
}

/// What ended the run, below all calls that failed before.
fn below(mut failed: Vec<Problem>, error: &Error) -> Error {
    failed.extend_from_slice(error.problems());
    match error {
        Error::Usage(_) => Error::Usage(failed),
        Error::Input(_) => Error::Input(failed),
    }
}

impl Batch<'_> {
    fn is_due(&self) -> bool {
        self.answers.len() >= BATCH || self.kept.elapsed() >= OFTEN
    }

    /// Keeps what was answered, all of it or nothing.
    fn keep(&mut self, context: &Context, store: &mut Store, tally: &mut Tally) -> Result<()> {
        self.kept = Instant::now();
        if self.answers.is_empty() {
            return Ok(());
        }
        let writer = store.write()?;
        let import = match self.import {
            Some(import) => import,
            None => writer.begin_import("labels", self.command, self.hash, (context.clock)())?,
        };
        for answer in &self.answers {
            writer.add_asked(import, &answer.call, &answer.words)?;
            for label in &answer.labels {
                tally.labels.add(writer.add_label(import, &answer.call, label)?);
            }
        }
        writer.commit()?;
        self.import = Some(import);
        self.answers.clear();
        Ok(())
    }
}

impl Tally {
    fn tell(&self, context: &Context) -> Result<(), Failure> {
        let output = &context.output;
        if output.json {
            let failed: Vec<_> = self.failed.iter().map(|problem| output.problem_json(problem)).collect();
            let (new, changed, unchanged) = (self.labels.new, self.labels.changed, self.labels.unchanged);
            return Ok(output.json(&json!({
                "asked": self.asked, "labelled": self.labelled, "known": self.known, "wordless": self.wordless,
                "new": new, "changed": changed, "unchanged": unchanged, "failed": failed,
            }))?);
        }
        output.problems(&self.failed);
        let sum = Message::new("label-done").with("asked", self.asked).with("labelled", self.labelled);
        let sum = sum.with("new", self.labels.new).with("changed", self.labels.changed).with("failed", self.failed.len());
        output.say(&sum)?;
        for (id, count) in [("label-known", self.known), ("label-wordless", self.wordless)] {
            if count > 0 {
                output.say(&Message::new(id).with("count", count))?;
            }
        }
        if !self.failed.is_empty() {
            output.say(&Message::new("label-again"))?;
        } else if self.labelled > 0 {
            output.say(&Message::new("import-next-labels"))?;
        }
        Ok(())
    }
}
