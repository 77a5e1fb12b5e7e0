//! Files that are read more than once, also where they come through a pipe.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use crate::intake::Content;
use crate::problem::{Error, Result};

/// A file whose content waits to be read.
pub(super) struct Spool {
    path: PathBuf,
    /// What came through a pipe, as a file that has no name and is gone with the program.
    piped: Option<File>,
}

/// A file that is open. Other files may take its place in the folder meanwhile.
pub(super) struct Opened(File);

impl Spool {
    /// Of a path; `-` is standard input. What comes through a pipe is read to its end.
    pub fn new(path: &Path) -> Result<Self> {
        let failed = |error: io::Error| Error::io("io-read", path, &error);
        let piped = if path == Path::new("-") {
            Some(spooled(&mut io::stdin().lock()).map_err(failed)?)
        } else {
            let mut file = File::open(path).map_err(failed)?;
            let is_file = file.metadata().map_err(failed)?.is_file();
            if is_file { None } else { Some(spooled(&mut file).map_err(failed)?) }
        };
        Ok(Self { path: path.to_owned(), piped })
    }

    /// The path as the user named it.
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Opens the file.
    pub fn open(&self) -> Result<Opened> {
        let file = self.piped.as_ref().map_or_else(|| File::open(&self.path), File::try_clone);
        file.map(Opened).map_err(|error| self.failed(&error))
    }

    /// A failure to read it.
    pub fn failed(&self, error: &io::Error) -> Error {
        Error::io("io-read", &self.path, error)
    }
}

fn spooled(pipe: &mut impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(pipe, &mut file)?;
    Ok(file)
}

impl Content for Opened {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        (&self.0).rewind()?;
        Ok(Box::new(&self.0))
    }
}
