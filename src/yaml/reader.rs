//! Reading a tree by hand, collecting every mistake on the way.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Key, Mark, Node, Value, at, parse};
use crate::problem::Problem;

/// How alike two words must be before one is offered for the other.
const LIKENESS: f64 = 0.7;

/// A file that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file as messages name it.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The folder it lies in; `None` for a text that isn't a file of the user's.
    pub folder: Option<PathBuf>,
}

impl Source {
    /// A text that isn't a file of the user's.
    #[must_use]
    pub fn new(file: &str, text: &str) -> Self {
        Self { file: file.to_owned(), text: text.to_owned(), folder: None }
    }

    /// Puts a problem at a mark of this file, with the line itself.
    #[must_use]
    pub fn at(&self, problem: Problem, mark: Mark) -> Problem {
        at(problem, &self.file, &self.text, mark)
    }
}

/// Reads a file, with those that it includes, and remembers what is wrong with them.
pub struct Reader {
    sources: Vec<Source>,
    problems: Vec<(Mark, Problem)>,
    doubts: Vec<(Mark, Problem)>,
}

/// A mapping whose keys were checked.
pub struct Map<'n> {
    /// Where the mapping begins.
    pub mark: Mark,
    /// Whether it is a mapping at all; what something else lacks is not worth telling.
    is_mapping: bool,
    entries: BTreeMap<&'n str, (&'n Key, &'n Node)>,
}

impl<'n> Map<'n> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.get(key).map(|(_, node)| *node)
    }

    /// Where a key stands.
    #[must_use]
    pub fn key_mark(&self, key: &str) -> Option<Mark> {
        self.entries.get(key).map(|(key, _)| key.mark)
    }
}

impl Reader {
    /// A reader of a file's text.
    #[must_use]
    pub fn new(file: &str, text: &str) -> Self {
        Self::of(Source::new(file, text))
    }

    /// A reader of a file.
    #[must_use]
    pub fn of(source: Source) -> Self {
        Self { sources: vec![source], problems: Vec::new(), doubts: Vec::new() }
    }

    /// The document's tree; broken YAML is remembered as a problem.
    pub fn document(&mut self) -> Option<Node> {
        self.parse(0)
    }

    /// The tree of a further file, where it is a mapping; its marks name the file's number, the last of [`Reader::sources`].
    pub fn include(&mut self, source: Source) -> Option<Node> {
        self.sources.push(source);
        let node = self.parse(self.sources.len() - 1)?;
        self.only_mapping(node)
    }

    /// The files that were read, in the order of [`Mark::file`].
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    fn parse(&mut self, file: usize) -> Option<Node> {
        let source = &self.sources[file];
        match parse(&source.file, &source.text) {
            Ok(node) => Some(node.of_file(file)),
            Err(problem) => {
                let (line, column) = (problem.place.line.unwrap_or(0), problem.place.column.unwrap_or(0));
                self.problems.push((Mark { file, line, column }, problem));
                None
            }
        }
    }

    /// The document's tree where it is a mapping, as all our files are; anything else is remembered as a problem.
    pub fn mapping(&mut self) -> Option<Node> {
        let node = self.document()?;
        self.only_mapping(node)
    }

    fn only_mapping(&mut self, node: Node) -> Option<Node> {
        if matches!(node.value, Value::Map(_)) {
            return Some(node);
        }
        self.expected("yaml-kind-map", &node);
        None
    }

    /// Remembers a problem at a mark.
    pub fn complain(&mut self, mark: Mark, problem: Problem) {
        self.problems.push((mark, self.sources[mark.file].at(problem, mark)));
    }

    /// Remembers a problem that has its own place, to be told where the mark is.
    pub fn remember(&mut self, mark: Mark, problem: Problem) {
        self.problems.push((mark, problem));
    }

    /// A value of a list. One with a full-width comma is most likely two: such a comma parts nothing.
    pub fn value(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        if text.split('，').filter(|part| !part.trim().is_empty()).count() > 1 {
            self.complain(node.mark, Problem::new("yaml-wide-comma").with("value", text));
            return None;
        }
        Some(text)
    }

    /// Remembers what is right and yet doubtful at a mark.
    pub fn doubt(&mut self, mark: Mark, problem: Problem) {
        self.doubts.push((mark, self.sources[mark.file].at(problem, mark)));
    }

    /// What is doubtful, by file and line.
    pub fn take_doubts(&mut self) -> Vec<Problem> {
        in_order(std::mem::take(&mut self.doubts))
    }

    /// Whether anything was wrong so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Everything that was wrong, by file and line.
    #[must_use]
    pub fn into_problems(self) -> Vec<Problem> {
        in_order(self.problems)
    }

    /// The pairs of a mapping; complains of anything else and of keys that stand twice.
    pub fn pairs<'n>(&mut self, node: &'n Node) -> Vec<&'n (Key, Node)> {
        let Value::Map(entries) = &node.value else {
            self.expected("yaml-kind-map", node);
            return Vec::new();
        };
        let mut seen: BTreeMap<&str, Mark> = BTreeMap::new();
        let mut kept = Vec::new();
        for entry in entries {
            let key = &entry.0;
            if let Some(first) = seen.insert(&key.name, key.mark) {
                self.complain(key.mark, Problem::new("yaml-twice").with("key", &key.name).with("line", first.line));
            } else {
                kept.push(entry);
            }
        }
        kept
    }

    /// A mapping with known keys; complains of unknown ones.
    pub fn map<'n>(&mut self, node: &'n Node, known: &[&str]) -> Map<'n> {
        let mut entries = BTreeMap::new();
        for (key, value) in self.pairs(node) {
            if known.contains(&key.name.as_str()) {
                entries.insert(key.name.as_str(), (key, value));
            } else {
                self.unknown("yaml-unknown-key", key, known);
            }
        }
        Map { mark: node.mark, is_mapping: matches!(node.value, Value::Map(_)), entries }
    }

    fn unknown(&mut self, id: &str, key: &Key, known: &[&str]) {
        let problem = match nearest(&key.name, known) {
            Some(near) => Problem::new(&format!("{id}-near")).with("near", near),
            None => Problem::new(id).with("known", known.join(", ")),
        };
        self.complain(key.mark, problem.with("key", &key.name));
    }

    /// The value of a key that must be there.
    pub fn required<'n>(&mut self, map: &Map<'n>, key: &str) -> Option<&'n Node> {
        let found = map.get(key);
        if found.is_none() && map.is_mapping {
            self.complain(map.mark, Problem::new("yaml-missing-key").with("key", key));
        }
        found
    }

    /// Text that isn't blank; a number stands for its digits.
    pub fn text(&mut self, node: &Node) -> Option<String> {
        match node.scalar() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => {
                self.complain(node.mark, Problem::new("yaml-blank"));
                None
            }
            None => {
                self.expected("yaml-kind-text", node);
                None
            }
        }
    }

    /// An id: letters, digits, `-` and `_`, at most 64 bytes, as it stands in file names and JSON.
    pub fn id(&mut self, node: &Node) -> Option<String> {
        let id = self.text(node)?;
        if id.len() <= 64 && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
            return Some(id);
        }
        self.complain(node.mark, Problem::new("yaml-bad-id").with("id", id));
        None
    }

    /// The nodes of a list; complains of anything else.
    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        if let Value::List(nodes) = &node.value {
            return nodes;
        }
        self.expected("yaml-kind-list", node);
        &[]
    }

    /// A whole number from 1.
    pub fn count(&mut self, node: &Node) -> Option<usize> {
        match node.value {
            Value::Int(n) if n > 0 => usize::try_from(n).ok(),
            Value::Int(_) | Value::Float(_) => {
                self.complain(node.mark, Problem::new("yaml-no-count").with("value", node.scalar().unwrap_or_default()));
                None
            }
            _ => {
                self.expected("yaml-kind-count", node);
                None
            }
        }
    }

    /// One of a set of words.
    pub fn choice<T: Copy>(&mut self, node: &Node, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() {
            let known = choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            self.complain(node.mark, Problem::new("yaml-not-one-of").with("value", text).with("known", known));
        }
        found
    }

    /// Complains that something else should stand here.
    pub fn expected(&mut self, kind: &str, node: &Node) {
        self.complain(node.mark, Problem::new("yaml-expected").with("expected", kind).with("found", node.kind()));
    }
}

fn in_order(mut problems: Vec<(Mark, Problem)>) -> Vec<Problem> {
    problems.sort_by_key(|(mark, _)| *mark);
    problems.into_iter().map(|(_, problem)| problem).collect()
}

/// The known word that was most likely meant by another one.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    // a short word is as like to half of its letters swapped as to another word, so one slip is told apart from the rest
    if let Some(slip) = known.iter().copied().find(|candidate| strsim::damerau_levenshtein(word, candidate) <= 1) {
        return Some(slip);
    }
    let likeness = |candidate: &&str| strsim::jaro_winkler(word, candidate);
    let best = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) >= LIKENESS).then_some(best)
}
