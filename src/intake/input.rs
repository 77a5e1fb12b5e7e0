//! Where a list is read from: as often as need be, and without its whole content in memory.

use std::io::{self, Read};
use std::path::Path;

use super::Source;
use crate::problem::{Error, Problem};

/// A file's bytes, from the first one on each time they are asked for. One reading ends before the next begins.
pub trait Content {
    /// Begins at the first byte.
    ///
    /// # Errors
    /// Where the file can't be opened.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl Content for &[u8] {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(*self))
    }
}

/// A file that is read piece by piece.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The path as the user named it, for messages.
    pub name: &'a str,
    /// What stands in it.
    pub content: &'a dyn Content,
}

impl<'a> Input<'a> {
    /// A file that lies in memory.
    #[must_use]
    pub fn of(source: &'a Source) -> Self {
        Self { name: source.name, content: &source.bytes }
    }

    /// The first bytes, as many as are asked for or there are.
    pub(super) fn start(self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.content.open()?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes.
    pub(super) fn all(self) -> io::Result<Vec<u8>> {
        self.start(u64::MAX)
    }

    /// Gives all bytes to `f`, piece by piece.
    pub(super) fn pieces(self, mut f: impl FnMut(&[u8])) -> io::Result<()> {
        pieces(self.content.open()?, |piece| f(piece))
    }
}

/// Gives all that a reader has to `f`, piece by piece.
pub(super) fn pieces(mut reader: impl Read, mut f: impl FnMut(&[u8])) -> io::Result<()> {
    let mut buffer = vec![0; PIECE];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => f(&buffer[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// As many bytes are read at once.
pub(super) const PIECE: usize = 1 << 15;

impl Input<'_> {
    /// A failure to read the file, which ends all.
    pub(super) fn failed(self, error: &io::Error) -> Stop {
        Stop::Failed(Error::io("io-read", Path::new(self.name), error))
    }
}

/// Why a list is not read to its end.
#[derive(Debug)]
pub enum Stop {
    /// The file is no such list, and this is what is wrong with it.
    Refused(Vec<Problem>),
    /// It can't be read, or its rows can't be kept.
    Failed(Error),
}

impl Stop {
    /// Everything that is wrong.
    #[must_use]
    pub fn problems(self) -> Vec<Problem> {
        match self {
            Self::Refused(problems) => problems,
            Self::Failed(error) => error.problems().to_vec(),
        }
    }

    /// Whether it is known on which line the mistake stands.
    pub(super) fn has_line(&self) -> bool {
        matches!(self, Self::Refused(problems) if problems.iter().any(|problem| problem.place.line.is_some()))
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Refused(problems)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
