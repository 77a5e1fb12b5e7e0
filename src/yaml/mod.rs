//! YAML as a tree whose every node knows its line and column.
//!
//! The one module that knows the YAML package. Plans, checklists and `spotcheck.yaml` are read from this tree by hand, and not by
//! derived types, because a derived reader stops at the first mistake and a trainer wants to see all of them.

mod reader;
mod slips;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::DuplicateKeyPolicy;
use serde_yaml::{Location, Spanned};

use crate::problem::Problem;

pub(crate) use reader::nearest;
pub use reader::{Map, Reader, Source};

/// Where a node begins, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Mark {
    /// Which of the reader's files, from 0: the others are those that the first one includes.
    pub file: usize,
    /// The line.
    pub line: u64,
    /// The character in the line.
    pub column: u64,
}

impl From<Location> for Mark {
    fn from(location: Location) -> Self {
        Self { file: 0, line: location.line(), column: location.column() }
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Where it begins.
    pub mark: Mark,
}

/// What a node can be. Keys keep the order of the file, and a key that stands twice is kept twice for the reader to complain of.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping.
    Map(Vec<(Key, Node)>),
}

/// A mapping's key with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key's text.
    pub name: String,
    /// Where it begins.
    pub mark: Mark,
}

impl Key {
    fn of_file(mut self, file: usize) -> Self {
        self.mark.file = file;
        self
    }
}

impl Node {
    /// The scalar as it would be written, for values where a user may leave the quotes out (`channel: 10086`).
    #[must_use]
    pub fn scalar(&self) -> Option<String> {
        match &self.value {
            Value::Bool(b) => Some(b.to_string()),
            Value::Int(n) => Some(n.to_string()),
            Value::Float(x) => Some(x.to_string()),
            Value::Text(text) => Some(text.clone()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The same tree, of another of the reader's files.
    #[must_use]
    pub fn of_file(mut self, file: usize) -> Self {
        self.mark.file = file;
        self.value = match self.value {
            Value::List(nodes) => Value::List(nodes.into_iter().map(|node| node.of_file(file)).collect()),
            Value::Map(entries) => {
                Value::Map(entries.into_iter().map(|(key, node)| (key.of_file(file), node.of_file(file))).collect())
            }
            scalar => scalar,
        };
        self
    }

    /// The value of a mapping's key, whatever else is wrong with the mapping.
    #[must_use]
    pub fn value_of(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(found, _)| found.name == key).map(|(_, value)| value)
    }

    /// The message id that names this node's kind in "expected …, found …".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "yaml-kind-null",
            Value::Bool(_) => "yaml-kind-bool",
            Value::Int(_) | Value::Float(_) => "yaml-kind-number",
            Value::Text(_) => "yaml-kind-text",
            Value::List(_) => "yaml-kind-list",
            Value::Map(_) => "yaml-kind-map",
        }
    }
}

/// Reads one document. An empty file is a null node.
///
/// # Errors
/// What is no YAML, or is other YAML than was meant, with its line and column.
pub fn parse(file: &str, text: &str) -> Result<Node, Problem> {
    let options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! { max_depth: 64, max_nodes: 200_000, max_aliases: 100, max_anchors: 100 },
    };
    let told = |(problem, mark): slips::Slip| at(problem, file, text, mark);
    let node = serde_yaml::from_str_with_options::<Node>(text, options).map_err(|error| {
        let mark = error.location().map(Mark::from).unwrap_or_default();
        let said = error.render();
        let said = said.lines().next().unwrap_or_default();
        // the place is told apart
        let said = said.rsplit_once(" at line ").map_or(said, |(said, _)| said);
        let slip = slips::of_broken(text, mark).map(told);
        slip.unwrap_or_else(|| told((Problem::new("yaml-broken").with("kind", fault(said)).with("error", said), mark)))
    })?;
    slips::of_parsed(text).map_or(Ok(node), |slip| Err(told(slip)))
}

/// What the parser complains of, in a word that messages know; `other` where it says something rare.
fn fault(said: &str) -> &'static str {
    const FAULTS: [(&str, &str); 8] = [
        ("mapping values are not allowed", "colon"),
        ("unexpected character", "sign"),
        ("alias references", "sign"),
        ("while scanning a tag", "sign"),
        ("invalid trailing content", "behind"),
        ("scanning a block scalar", "block"),
        ("block sequence entries are not allowed", "dash"),
        ("simple key expected", "key"),
    ];
    let rare = if said.contains("did not find expected key") { "level" } else { "other" };
    FAULTS.iter().find(|(part, _)| said.contains(part)).map_or(rare, |(_, fault)| fault)
}

/// Puts a problem at a mark of a file, with the line itself.
#[must_use]
pub fn at(problem: Problem, file: &str, text: &str, mark: Mark) -> Problem {
    if mark.line == 0 {
        return problem.in_file(file);
    }
    let line = usize::try_from(mark.line - 1).unwrap_or(usize::MAX);
    let problem = problem.in_file(file).at_line(mark.line).at_column(mark.column);
    problem.showing(text.lines().nth(line).unwrap_or_default().trim_end())
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Self { value: spanned.value, mark: spanned.referenced.into() })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or_else(|_| Value::Text(value.to_string()), Value::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element()? {
            nodes.push(node);
        }
        Ok(Value::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            entries.push((Key { name: key.value, mark: key.referenced.into() }, map.next_value()?));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_knows_its_place() {
        let node = parse("x.yaml", "a: 1\nb:\n  - 您好\n  - '5'\n  - c: [x, 2.5, ~]\n").unwrap();
        let Value::Map(entries) = &node.value else { panic!("{node:?}") };
        assert_eq!(entries[0].0, Key { name: "a".into(), mark: Mark { file: 0, line: 1, column: 1 } });
        assert_eq!(entries[0].1, Node { value: Value::Int(1), mark: Mark { file: 0, line: 1, column: 4 } });
        let Value::List(list) = &entries[1].1.value else { panic!() };
        assert_eq!(list[0].mark, Mark { file: 0, line: 3, column: 5 });
        assert_eq!(list[1].value, Value::Text("5".into()));
        let Value::Map(inner) = &list[2].value else { panic!() };
        assert_eq!(inner[0].0.mark, Mark { file: 0, line: 5, column: 5 });
        let Value::List(deep) = &inner[0].1.value else { panic!() };
        assert_eq!(deep[1], Node { value: Value::Float(2.5), mark: Mark { file: 0, line: 5, column: 12 } });
        assert_eq!(deep[2].value, Value::Null);
    }

    #[test]
    fn a_key_that_stands_twice_is_kept_twice() {
        let Value::Map(entries) = parse("x", "a: 1\na: 2\n").unwrap().value else { panic!() };
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[1].0.mark.line, 2);
    }

    #[test]
    fn broken_yaml_names_line_and_column() {
        let problem = parse("x.yaml", "a: [1\nb: 2\n").unwrap_err();
        assert_eq!(problem.place.file.as_deref(), Some("x.yaml"));
        assert!(problem.place.line.is_some());
    }

    #[test]
    fn yes_and_on_are_text() {
        let Value::Map(entries) = parse("x", "a: yes\nb: on\nc: true\n").unwrap().value else { panic!() };
        assert_eq!(entries[0].1.value, Value::Text("yes".into()));
        assert_eq!(entries[1].1.value, Value::Text("on".into()));
        assert_eq!(entries[2].1.value, Value::Bool(true));
    }

    #[test]
    fn an_empty_file_is_null() {
        assert_eq!(parse("x", "").unwrap().value, Value::Null);
    }
}
