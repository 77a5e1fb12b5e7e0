//! A checklist with all that it includes as one text, as it is stored with what it scores: the files as they were written, one below the
//! other, with a line before each included one that says which name of which file it stands for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::include::Library;
use crate::problem::Problem;
use crate::yaml::Source;

/// What the line before an included file begins with: the end of a YAML document, and a comment.
const HEAD: &str = "--- # included ";

#[derive(Serialize, Deserialize)]
struct Head {
    file: String,
    /// The files that include it, the first one being "", and the name that each has for it.
    names: Vec<(String, String)>,
}

/// Puts files into one text. `names` says which file a name means in a file, both by number.
pub(super) fn join(sources: &[Source], names: &BTreeMap<(usize, String), usize>) -> String {
    let Some((first, rest)) = sources.split_first() else { return String::new() };
    let mut text = first.text.clone();
    for (index, source) in rest.iter().enumerate() {
        let file = |by: usize| if by == 0 { String::new() } else { sources[by].file.clone() };
        let names = names.iter().filter(|(_, meant)| **meant == index + 1).map(|((by, name), _)| (file(*by), name.clone()));
        let head = Head { file: source.file.clone(), names: names.collect() };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        let _ = writeln!(text, "{HEAD}{}", serde_json::json!(head));
        text += &source.text;
    }
    text
}

/// The included files of such a text.
pub struct Bundle {
    first: String,
    files: Vec<(Head, String)>,
}

impl Bundle {
    /// Takes a text apart into the checklist's own and the files that it includes. A text without any is left as it is.
    #[must_use]
    pub fn split(file: &str, text: &str) -> (Source, Self) {
        let mut files: Vec<(Head, String)> = Vec::new();
        let mut own = String::new();
        for line in text.split_inclusive('\n') {
            let head = line.strip_prefix(HEAD).and_then(|head| serde_json::from_str(head).ok());
            match (head, files.last_mut()) {
                (Some(head), _) => files.push((head, String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => own.push_str(line),
            }
        }
        (Source::new(file, &own), Self { first: file.to_owned(), files })
    }

    /// Whether nothing is included.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Library for Bundle {
    fn find(&self, name: &str, by: &Source) -> Result<Source, Problem> {
        let by = if by.file == self.first { "" } else { by.file.as_str() };
        let is_it = |head: &Head| head.names.iter().any(|(file, own)| file == by && own == name);
        let found = self.files.iter().find(|(head, _)| is_it(head));
        let missing = || Problem::new("checklist-include-missing").with("name", name).with("known", "");
        found.map(|(head, text)| Source::new(&head.file, text)).ok_or_else(missing)
    }
}
