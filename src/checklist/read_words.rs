//! The forms that words take in a checklist: a phrase, a list of phrases, `any`, `all`, `at_least` + `of`, `list`, `regex`.

use std::collections::BTreeMap;

use super::rule::Words;
use crate::problem::Problem;
use crate::text::{Pattern, PatternError, Phrase};
use crate::yaml::{Map, Mark, Node, Reader, Value};

const FORMS: &[&str] = &["any", "all", "at_least", "of", "list", "regex"];

/// The named lists of a checklist, and which of them were used.
pub(super) struct Lists {
    lists: BTreeMap<String, (Words, Mark, bool)>,
}

impl Lists {
    pub(super) fn read(reader: &mut Reader, node: Option<&Node>) -> Self {
        let mut lists = BTreeMap::new();
        let mut no_lists = Self { lists: BTreeMap::new() };
        for (key, node) in node.map(|node| reader.pairs(node)).unwrap_or_default() {
            if let Some(words) = any_of(reader, node, &mut no_lists) {
                lists.insert(key.name.clone(), (words, key.mark, false));
            }
        }
        Self { lists }
    }

    fn take(&mut self, reader: &mut Reader, node: &Node) -> Option<Words> {
        let name = reader.text(node)?;
        if let Some((words, _, used)) = self.lists.get_mut(&name) {
            *used = true;
            return Some(words.clone());
        }
        let known = self.lists.keys().cloned().collect::<Vec<_>>().join(", ");
        reader.complain(node.mark, Problem::new("checklist-no-list").with("list", name).with("known", known));
        None
    }

    pub(super) fn complain_of_unused(&self, reader: &mut Reader) {
        for (name, (_, mark, used)) in &self.lists {
            if !used {
                reader.complain(*mark, Problem::new("checklist-unused-list").with("list", name));
            }
        }
    }
}

pub(super) fn words(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Words> {
    match &node.value {
        Value::List(_) => any_of(reader, node, lists),
        Value::Map(_) => form(reader, node, lists),
        _ => phrase(reader, node),
    }
}

fn phrase(reader: &mut Reader, node: &Node) -> Option<Words> {
    let text = reader.text(node)?;
    match Phrase::parse(&text) {
        Ok(phrase) => Some(Words::Phrase(phrase, text)),
        Err(error) => {
            reader.complain(node.mark, Problem::new(error.id()).with("phrase", text));
            None
        }
    }
}

fn parts(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Vec<Words>> {
    let nodes = reader.list(node);
    let parts: Vec<Words> = nodes.iter().filter_map(|node| words(reader, node, lists)).collect();
    if nodes.is_empty() && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("checklist-empty-list"));
    }
    (!parts.is_empty()).then_some(parts)
}

fn any_of(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Words> {
    Some(Words::AtLeast(1, parts(reader, node, lists)?))
}

fn form(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Words> {
    let map = reader.map(node, FORMS);
    let given: Vec<&str> = FORMS.iter().copied().filter(|form| map.get(form).is_some()).collect();
    match given[..] {
        ["any"] => any_of(reader, map.get("any")?, lists),
        ["all"] => {
            let parts = parts(reader, map.get("all")?, lists)?;
            Some(Words::AtLeast(parts.len(), parts))
        }
        ["at_least", "of"] => at_least(reader, &map, lists),
        ["list"] => lists.take(reader, map.get("list")?),
        ["regex"] => regex(reader, map.get("regex")?),
        _ => {
            reader.complain(map.mark, Problem::new("checklist-bad-words"));
            None
        }
    }
}

fn at_least(reader: &mut Reader, map: &Map, lists: &mut Lists) -> Option<Words> {
    let node = map.get("at_least")?;
    let need = reader.count(node);
    let parts = parts(reader, map.get("of")?, lists)?;
    let need = need?;
    if need > parts.len() {
        let problem = Problem::new("checklist-at-least-too-many").with("need", need).with("of", parts.len());
        reader.complain(node.mark, problem);
        return None;
    }
    Some(Words::AtLeast(need, parts))
}

pub(super) fn regex(reader: &mut Reader, node: &Node) -> Option<Words> {
    let source = reader.text(node)?;
    let problem = match Pattern::parse(&source) {
        Ok(pattern) => return Some(Words::Pattern(pattern, source)),
        Err(PatternError::Syntax(what, column)) => Problem::new("regex-syntax").with("error", what).with("position", column),
        Err(PatternError::Boundary) => Problem::new("regex-boundary"),
        Err(PatternError::Empty) => Problem::new("regex-empty"),
        Err(PatternError::Size) => Problem::new("regex-size"),
    };
    reader.complain(node.mark, problem.with("regex", source));
    None
}
