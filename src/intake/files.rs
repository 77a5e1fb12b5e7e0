//! What lies in a folder: the one place of this room that looks at the file system.

use std::io;
use std::path::{Path, PathBuf};

/// The extensions of files that may hold a transcript.
const TRANSCRIPTS: [&str; 6] = ["json", "ndjson", "jsonl", "vtt", "srt", "txt"];

/// The files of a folder and of the folders in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Those that may hold a transcript, by their extension; sorted.
    pub transcripts: Vec<PathBuf>,
    /// All others (recordings, notes …), which are left alone; sorted.
    pub others: Vec<PathBuf>,
}

/// Lists a folder with all that is below it, without hidden files and folders. A file is listed as itself.
///
/// # Errors
/// Where the folder, or one below it, can't be read.
pub fn files_under(path: &Path) -> io::Result<Found> {
    let mut found = Found::default();
    if path.is_file() {
        found.transcripts.push(path.to_owned());
        return Ok(found);
    }
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            // links to files are followed, links to folders are not: they may lead in circles
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                let list = if is_transcript(&path) { &mut found.transcripts } else { &mut found.others };
                list.push(path);
            }
        }
    }
    found.transcripts.sort();
    found.others.sort();
    Ok(found)
}

fn is_transcript(path: &Path) -> bool {
    path.extension().is_some_and(|end| TRANSCRIPTS.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recordings_are_set_apart_and_hidden_files_are_skipped() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.json", "a.TXT", "b.wav", ".hidden.json", "deep/c.srt", ".git/d.json"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let found = files_under(folder.path()).unwrap();
        let names = |paths: &[PathBuf]| -> Vec<String> {
            paths.iter().map(|p| p.strip_prefix(folder.path()).unwrap().to_string_lossy().replace('\\', "/")).collect()
        };
        assert_eq!(names(&found.transcripts), ["a.TXT", "b.json", "deep/c.srt"]);
        assert_eq!(names(&found.others), ["b.wav"]);
        assert!(files_under(&folder.path().join("missing")).is_err());
    }
}
