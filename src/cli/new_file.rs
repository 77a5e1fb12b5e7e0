//! Files that a command writes for people.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use crate::problem::{Error, Problem, Result};

/// Writes a file that isn't there yet: somebody may have worked on the one that is.
pub(super) fn write_new(file: &Path, bytes: &[u8]) -> Result<()> {
    let written = File::create_new(file).and_then(|mut out| out.write_all(bytes));
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::usage(Problem::new("export-exists").with("file", file.display())),
        _ => Error::io("io-write", file, &error),
    })
}

/// Rows as CSV that spreadsheets open: UTF-8 with a byte order mark.
pub(super) fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(&row).expect("memory takes rows of as many cells");
    }
    writer.into_inner().expect("memory takes the last row")
}
