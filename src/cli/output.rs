//! Printing: text for people, JSON for programs, problems on standard error.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};
use serde::Serialize;
use serde_json::{Value, json};

use crate::messages::Messages;
use crate::problem::{Message, Problem};

/// Good news.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// Bad news.
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
/// Open questions.
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default();
/// Headings.
pub(crate) const BOLD: Style = Style::new().bold();
/// Side remarks.
pub(crate) const DIM: Style = Style::new().dimmed();

/// Where results go, and in which words. Its methods take `self` so that nothing prints without it.
pub(crate) struct Output {
    /// Whether results are JSON.
    pub json: bool,
    /// The words.
    pub messages: Messages,
}

impl Output {
    #[allow(clippy::unused_self, reason = "printing goes through the command's output alone")]
    /// Prints text; styles are left out where they don't belong.
    pub fn text(&self, text: &str) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        out.flush()
    }

    /// Empties a terminal's screen, for what is shown again and again.
    pub fn clear(&self) -> io::Result<()> {
        if !self.json && io::stdout().is_terminal() { self.text("\u{1b}[2J\u{1b}[H") } else { Ok(()) }
    }

    /// Prints a message.
    pub fn say(&self, message: &Message) -> io::Result<()> {
        self.text(&self.messages.text(message))
    }

    #[allow(clippy::unused_self, reason = "printing goes through the command's output alone")]
    /// Prints one JSON value on one line.
    pub fn json(&self, value: &impl Serialize) -> io::Result<()> {
        let mut out = io::stdout().lock();
        serde_json::to_writer(&mut out, value)?;
        out.write_all(b"\n")
    }

    /// Prints problems on standard error, or as JSON on standard output. There is nobody left to tell when that fails too.
    pub fn problems(&self, problems: &[Problem]) {
        if self.json {
            let all: Vec<Value> = problems.iter().map(|problem| self.problem_json(problem)).collect();
            let _ = self.json(&json!({ "problems": all }));
        } else {
            let mut err = anstream::stderr().lock();
            let hints: Vec<Option<String>> = problems.iter().map(|problem| self.messages.hint(&problem.message)).collect();
            for (index, problem) in problems.iter().enumerate() {
                // one hint for a run of like mistakes, below the last of them
                let is_said_below = hints[index].is_some() && hints.get(index + 1) == Some(&hints[index]);
                let sentence = if is_said_below { self.messages.without_hint(problem) } else { self.messages.problem(problem) };
                let _ = writeln!(err, "{BAD}{}{BAD:#}{sentence}", self.messages.get("cli-error"));
            }
        }
    }

    /// Prints something worth knowing on standard error.
    pub fn warn(&self, problem: &Problem) {
        let mut err = anstream::stderr().lock();
        let _ = writeln!(err, "{OPEN}{}{OPEN:#}{}", self.messages.get("cli-note"), self.messages.problem(problem));
    }

    /// A problem as JSON: its stable id, its place, and the words.
    pub fn problem_json(&self, problem: &Problem) -> Value {
        let mut value = json!({
            "id": problem.message.id,
            "message": self.messages.text(&problem.message),
            "hint": self.messages.hint(&problem.message),
        });
        let place = serde_json::to_value(&problem.place).expect("a place is JSON");
        if let (Value::Object(all), Value::Object(place)) = (&mut value, place) {
            all.extend(place);
        }
        value
    }
}

/// Whether styles are seen where results go.
pub(crate) fn has_colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// A style around a text.
pub(crate) fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
