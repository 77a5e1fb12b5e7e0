//! What went wrong, as data: a message id with its values, the place, and the line it stands on.
//!
//! Nothing here is worded for people; `messages` does that, in the language they read. Rooms collect all the problems of a file
//! before they give up, so that one run shows every mistake.

use std::fmt;
use std::io::ErrorKind;

use serde::{Deserialize, Serialize};

use crate::messages::Messages;

/// A sentence to be worded later: the id of a message in `locales/` and the values it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The message's id in the `.ftl` files.
    pub id: String,
    /// Values by name, in the order they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

impl Message {
    /// A message without values.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), args: Vec::new() }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Where a problem stands. Lines, rows and columns are counted from 1; a column counts characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file as the user named it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of a table or the line of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The character in the line; for a table, the column by number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    /// The heading of a table's column, or the path of a JSON value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The line itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
}

/// One mistake or failure, with its place. The hint is the message's `.hint` attribute, where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub place: Place,
}

impl Problem {
    /// A problem whose place is still unknown.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { message: Message::new(id), place: Place::default() }
    }

    /// The same problem with one more value for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The same problem in a file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// The same problem on a line (or row), counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.place.line = Some(line);
        self
    }

    /// The same problem at a column, counted from 1.
    #[must_use]
    pub fn at_column(mut self, column: u64) -> Self {
        self.place.column = Some(column);
        self
    }

    /// The same problem in a named column or at a JSON path.
    #[must_use]
    pub fn in_field(mut self, field: impl Into<String>) -> Self {
        self.place.field = Some(field.into());
        self
    }

    /// The same problem with the line it stands on.
    #[must_use]
    pub fn showing(mut self, excerpt: impl Into<String>) -> Self {
        self.place.excerpt = Some(excerpt.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Messages::english().problem(self))
    }
}

/// What a command ends with when it can't do its work; each kind has its exit code.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Wrong use or configuration: exit code 2.
    #[error("{}", list(.0))]
    Usage(Vec<Problem>),
    /// Input, store or system: exit code 3.
    #[error("{}", list(.0))]
    Input(Vec<Problem>),
}

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A single mistake in how the program was called or configured.
    #[must_use]
    pub fn usage(problem: Problem) -> Self {
        Self::Usage(vec![problem])
    }

    /// A single failure of input, store or system.
    #[must_use]
    pub fn input(problem: Problem) -> Self {
        Self::Input(vec![problem])
    }

    /// A file or folder that could not be read or written. `doing` is a message id such as `io-read`.
    #[must_use]
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::NotFound => "not-found",
            ErrorKind::IsADirectory => "is-folder",
            ErrorKind::NotADirectory => "no-folder",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "denied",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
            _ => "other",
        };
        Self::input(Problem::new(doing).with("path", path.display()).with("kind", kind).with("error", error))
    }

    /// Everything that is wrong, in the order it was found.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Usage(problems) | Self::Input(problems) => problems,
        }
    }

    /// The documented exit code: 2 wrong use or configuration, 3 input, store or system.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Input(_) => 3,
        }
    }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
