//! Pages on disk: written beside their place and moved there whole, so that an interrupted run never leaves half a report.
//!
//! An earlier report is moved aside, the new one to its place. A run that is killed in the instant between leaves both, whole, in the
//! folder `….making-…` beside.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::problem::{Error, Problem, Result};

/// The file that tells a folder of ours, which may be replaced, from any other, which must not.
const MARKER: &str = ".spotcheck-report";

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it lies in the report's folder, with `/` between the parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes a report's folder. An earlier report at the same place is replaced.
///
/// # Errors
/// A folder that holds anything else than a report is left alone (`report-folder-foreign`); what can't be written is named
/// (`report-folder-unwritable`), and the earlier report is still there.
pub fn write(pages: &[Page], target: &Path) -> Result<()> {
    let unwritable = |error: &io::Error| Error::io("report-folder-unwritable", target, error);
    if !replaceable(target).map_err(|error| unwritable(&error))? {
        return Err(Error::usage(Problem::new("report-folder-foreign").with("path", target.display())));
    }
    build_and_swap(pages, target).map_err(|error| unwritable(&error))
}

/// Nothing there, an empty folder, or a report of ours.
fn replaceable(target: &Path) -> io::Result<bool> {
    match fs::read_dir(target) {
        Ok(mut entries) => Ok(target.join(MARKER).is_file() || entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

fn build_and_swap(pages: &[Page], target: &Path) -> io::Result<()> {
    let target = std::path::absolute(target)?;
    let name = target.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let parent = target.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    fs::create_dir_all(parent)?;
    let beside = sibling(parent, name)?;
    let fresh = beside.path().join("new");
    fill(&fresh, pages)?;
    let old = beside.path().join("old");
    let replaced = match fs::rename(&target, &old) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error),
    };
    fs::rename(&fresh, &target).inspect_err(|_| {
        if replaced {
            // the folder beside goes away when this returns, and the earlier report must not go with it
            let _ = fs::rename(&old, &target);
        }
    })
}

fn sibling(parent: &Path, name: &OsStr) -> io::Result<TempDir> {
    let mut prefix = name.to_os_string();
    prefix.push(".making-");
    tempfile::Builder::new().prefix(&prefix).tempdir_in(parent)
}

fn fill(folder: &Path, pages: &[Page]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for page in pages {
        let path: PathBuf = page.path.split('/').fold(folder.to_path_buf(), |path, part| path.join(part));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &page.bytes)?;
    }
    fs::write(folder.join(MARKER), "spotcheck\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(paths: &[&str]) -> Vec<Page> {
        paths.iter().map(|path| Page { path: (*path).to_owned(), bytes: path.as_bytes().to_vec() }).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_report_takes_the_place_of_the_earlier_one() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("reports").join("2026-W47");
        write(&pages(&["index.html", "agents/a.html"]), &target).unwrap();
        write(&pages(&["index.html", "recordings/b.html"]), &target).unwrap();
        assert_eq!(names(&target), [MARKER, "index.html", "recordings"]);
        assert_eq!(names(target.parent().unwrap()), ["2026-W47"], "nothing is left beside it");
        assert_eq!(fs::read_to_string(target.join("recordings").join("b.html")).unwrap(), "recordings/b.html");
    }

    #[test]
    fn an_empty_folder_may_be_filled() {
        let home = tempfile::tempdir().unwrap();
        write(&pages(&["index.html"]), home.path()).unwrap();
        assert_eq!(names(home.path()), [MARKER, "index.html"]);
    }

    #[test]
    fn a_folder_of_other_things_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("index.html"), "mine").unwrap();
        let error = write(&pages(&["index.html"]), home.path()).unwrap_err();
        assert_eq!(error.problems()[0].message.id, "report-folder-foreign");
        assert_eq!(error.exit_code(), 2);
        assert_eq!(fs::read_to_string(home.path().join("index.html")).unwrap(), "mine");
        let file = home.path().join("index.html");
        assert_eq!(write(&pages(&["x"]), &file).unwrap_err().problems()[0].message.id, "report-folder-foreign");
    }

    #[test]
    fn what_cant_be_written_leaves_the_earlier_report() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("report");
        write(&pages(&["index.html"]), &target).unwrap();
        // a page that is a folder for another one
        let error = write(&pages(&["a", "a/b"]), &target).unwrap_err();
        assert_eq!(error.problems()[0].message.id, "report-folder-unwritable");
        assert_eq!(names(&target), [MARKER, "index.html"]);
        assert_eq!(names(home.path()), ["report"]);
    }
}
