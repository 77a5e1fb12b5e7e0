//! A question for a call, its answer, and a second try with a fresh process where the first one failed.

use std::path::Path;

use serde_json::{Value, json};

use super::process::{Process, Trouble, glance};
use crate::intake::labels;
use crate::messages::Messages;
use crate::problem::{Message, Problem, Result};
use crate::records::{CallId, Label, Transcript};
use crate::workspace::LabelCommand;

/// How often a call is tried.
const TRIES: usize = 2;

/// The command, and its process while that is to be trusted.
pub(super) struct Asker<'a> {
    labels: &'a LabelCommand,
    folder: &'a Path,
    process: Option<Process>,
}

/// A call and its words, as one line.
pub(super) fn question(call: &CallId, transcript: &Transcript) -> String {
    let turns = transcript.turns.iter().map(
        |turn| json!({"speaker": turn.speaker.label(), "start_ms": turn.start_ms, "end_ms": turn.end_ms, "text": turn.text}),
    );
    json!({"call": call.as_str(), "turns": turns.collect::<Vec<Value>>()}).to_string()
}

impl<'a> Asker<'a> {
    /// Nothing is started before the first question.
    pub fn new(labels: &'a LabelCommand, folder: &'a Path) -> Self {
        Self { labels, folder, process: None }
    }

    /// The labels of a call, or what happened at the last try.
    ///
    /// # Errors
    /// Where the command can't be started.
    pub fn ask(&mut self, call: &CallId, question: &str, messages: &Messages) -> Result<Result<Vec<Label>, Problem>> {
        let mut last = self.attempt(call, question, messages)?;
        for _ in 1..TRIES {
            if last.is_err() {
                last = self.attempt(call, question, messages)?;
            }
        }
        Ok(last)
    }

    /// Lets the command end.
    pub fn end(self) {
        if let Some(process) = self.process {
            process.end();
        }
    }

    /// One try. A process that failed is not asked again.
    fn attempt(&mut self, call: &CallId, question: &str, messages: &Messages) -> Result<Result<Vec<Label>, Problem>> {
        let mut process = match self.process.take() {
            Some(process) => process,
            None => Process::start(&self.labels.command, self.folder)?,
        };
        let problem = match process.ask(question, self.labels.limit) {
            Err(trouble) => self.failed(trouble),
            Ok(line) => match labels::answer(&line, call) {
                Ok(labels) => {
                    self.process = Some(process);
                    return Ok(Ok(labels));
                }
                Err(problems) => wrong(&line, &problems, messages),
            },
        };
        let said = process.last_words().map(|line| messages.text(&Message::new("label-said").with("line", line)));
        Ok(Err(problem.with("call", call).with("said", said.unwrap_or_default())))
    }

    fn failed(&self, trouble: Trouble) -> Problem {
        match trouble {
            Trouble::Silent => Problem::new("label-silent").with("seconds", self.labels.limit.as_secs()),
            Trouble::Ended(status) => Problem::new("label-ended").with("status", status),
            Trouble::Closed => Problem::new("label-closed"),
            Trouble::Unasked(line) => Problem::new("label-unasked").with("line", line),
            Trouble::NotText => Problem::new("label-not-text"),
        }
    }
}

fn wrong(line: &str, problems: &[Problem], messages: &Messages) -> Problem {
    let errors: Vec<String> = problems.iter().map(|problem| messages.without_hint(problem)).collect();
    Problem::new("label-wrong").with("line", glance(line)).with("error", errors.join("; "))
}
