//! The named lists of a checklist and of the files that it includes.

use std::collections::BTreeMap;

use super::include::{Files, KEYS, Library};
use super::read_words::any_of;
use super::rule::Words;
use crate::problem::Problem;
use crate::yaml::{Mark, Node, Reader, Source};

/// Lists by name, as each file sees them; a file's own stands over an included one of its name.
pub(super) struct Lists {
    all: Vec<List>,
    /// By file and name.
    seen: BTreeMap<(usize, String), usize>,
    /// Whether it is asked from within a list, which can hold no other.
    is_inner: bool,
}

struct List {
    words: Words,
    mark: Mark,
    is_used: bool,
}

impl Lists {
    /// Reads the lists of all files; complains of two included ones of the same name.
    pub fn read(reader: &mut Reader, files: &Files) -> Self {
        let mut lists = Self { all: Vec::new(), seen: BTreeMap::new(), is_inner: false };
        for file in files.inner_first() {
            lists.own(reader, file, files.tree(file).and_then(|tree| tree.value_of("lists")));
            for (inner, node) in files.lists_of(file) {
                lists.included(reader, file, inner, node);
            }
        }
        lists
    }

    fn own(&mut self, reader: &mut Reader, file: usize, node: Option<&Node>) {
        let mut no_lists = Self { all: Vec::new(), seen: BTreeMap::new(), is_inner: true };
        for (key, node) in node.map(|node| reader.pairs(node)).unwrap_or_default() {
            if let Some(words) = any_of(reader, node, &mut no_lists) {
                self.seen.insert((file, key.name.clone()), self.all.len());
                self.all.push(List { words, mark: key.mark, is_used: false });
            }
        }
    }

    fn included(&mut self, reader: &mut Reader, file: usize, inner: usize, node: &Node) {
        let brought: Vec<(String, usize)> = self.of(inner).map(|(name, list)| (name.clone(), list)).collect();
        if brought.is_empty() && reader.is_clean() {
            reader
                .complain(node.mark, Problem::new("checklist-include-no-lists").with("name", node.scalar().unwrap_or_default()));
        }
        for (name, list) in brought {
            let known = self.seen.get(&(file, name.clone())).copied();
            let is_own = |list: usize| self.all[list].mark.file == file;
            match known {
                Some(known) if known != list && !is_own(known) => {
                    let other = &reader.sources()[self.all[known].mark.file].file;
                    let problem = Problem::new("checklist-list-twice").with("list", name).with("other", other);
                    reader.complain(node.mark, problem);
                }
                Some(_) => {}
                None => {
                    self.seen.insert((file, name), list);
                }
            }
        }
    }

    /// The lists that a file sees.
    fn of(&self, file: usize) -> impl Iterator<Item = (&String, usize)> {
        self.seen.range((file, String::new())..(file + 1, String::new())).map(|((_, name), list)| (name, *list))
    }

    pub fn take(&mut self, reader: &mut Reader, node: &Node) -> Option<Words> {
        let name = reader.text(node)?;
        if self.is_inner {
            reader.complain(node.mark, Problem::new("checklist-list-in-list").with("list", name));
            return None;
        }
        if let Some(list) = self.seen.get(&(node.mark.file, name.clone())) {
            let list = &mut self.all[*list];
            list.is_used = true;
            return Some(list.words.clone());
        }
        let known = self.of(node.mark.file).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        reader.complain(node.mark, Problem::new("checklist-no-list").with("list", name).with("known", known));
        None
    }

    /// Complains of lists of the checklist's own that nothing uses; those that it includes may be there for others.
    pub fn complain_of_unused(&self, reader: &mut Reader) {
        for ((_, name), list) in self.seen.range((0, String::new())..(1, String::new())) {
            let list = &self.all[*list];
            if !list.is_used && list.mark.file == 0 {
                reader.complain(list.mark, Problem::new("checklist-unused-list").with("list", name));
            }
        }
    }
}

/// Reads a file of nothing but lists, and tells how many there are, included ones among them.
///
/// # Errors
/// Every mistake in it, by line and column.
pub fn read_lists(source: &Source, library: &dyn Library) -> Result<usize, Vec<Problem>> {
    let mut reader = Reader::of(source.clone());
    let count = reader.mapping().map(|node| {
        reader.map(&node, KEYS);
        let files = Files::open(&mut reader, node, library);
        Lists::read(&mut reader, &files).of(0).count()
    });
    match count {
        Some(count) if reader.is_clean() => Ok(count),
        _ => Err(reader.into_problems()),
    }
}
