//! The forms that words take in a checklist: a phrase, a list of phrases, `any`, `all`, `at_least` + `of`, `list`, `regex`.

use super::read_lists::Lists;
use super::rule::Words;
use crate::problem::Problem;
use crate::text::{Pattern, PatternError, Phrase};
use crate::yaml::{Map, Node, Reader, Value};

const FORMS: &[&str] = &["any", "all", "at_least", "of", "list", "regex"];

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

pub(super) fn any_of(reader: &mut Reader, node: &Node, lists: &mut Lists) -> Option<Words> {
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
