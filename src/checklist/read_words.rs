//! The forms that words take in a checklist: a phrase, a list of phrases, `any`, `all`, `at_least` + `of`, `list`, `regex`, and `like`, by which
//! phrases may be heard by their sound.

use super::Alike;
use super::read_lists::Lists;
use super::rule::Words;
use crate::problem::Problem;
use crate::text::{Likeness, MOST_ALIKE, Pattern, PatternError, Phrase};
use crate::yaml::{Map, Node, Reader, Value};

const FORMS: &[&str] = &["any", "all", "at_least", "of", "list", "regex", "phrase", "like"];

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
    let given: Vec<&str> = FORMS.iter().copied().filter(|form| *form != "like" && map.get(form).is_some()).collect();
    let words = match given[..] {
        ["phrase"] => phrase(reader, map.get("phrase")?),
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
    };
    match map.get("like") {
        Some(node) => like(reader, node, words?),
        None => words,
    }
}

/// The same words, whose phrases may also be heard by their sound.
fn like(reader: &mut Reader, node: &Node, words: Words) -> Option<Words> {
    let percent = |text: &str| text.trim().strip_suffix('%')?.trim().parse::<u8>().ok().filter(|p| (1..=100).contains(p));
    let Some(least) = node.scalar().and_then(|text| percent(&text)) else {
        reader.complain(node.mark, Problem::new("checklist-bad-like"));
        return None;
    };
    let sounding = sounding(reader, node, words, least)?;
    if sounding.may_sound_alike() {
        return Some(sounding);
    }
    reader.complain(node.mark, Problem::new("checklist-like-no-phrase"));
    None
}

/// A phrase that has its own `like` keeps it.
fn sounding(reader: &mut Reader, node: &Node, words: Words, least: u8) -> Option<Words> {
    match words {
        Words::Phrase(phrase, text) => {
            if let Some(likeness) = Likeness::new(&phrase) {
                return Some(Words::Alike(Box::new(Alike { phrase, text, likeness, least })));
            }
            let problem = Problem::new("phrase-too-many-alike").with("phrase", text).with("most", MOST_ALIKE);
            reader.complain(node.mark, problem);
            None
        }
        Words::AtLeast(need, parts) => {
            let parts: Vec<Option<Words>> = parts.into_iter().map(|part| sounding(reader, node, part, least)).collect();
            Some(Words::AtLeast(need, parts.into_iter().collect::<Option<_>>()?))
        }
        words @ (Words::Alike(_) | Words::Pattern(..)) => Some(words),
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
        Err(PatternError::Syntax(what, column)) => {
            Problem::new("regex-syntax").with("kind", regex_fault(&what)).with("error", what).with("position", column)
        }
        Err(PatternError::Boundary) => Problem::new("regex-boundary"),
        Err(PatternError::Empty) => Problem::new("regex-empty"),
        Err(PatternError::Size) => Problem::new("regex-size"),
    };
    reader.complain(node.mark, problem.with("regex", source));
    None
}

/// What is wrong with a regex, in a word that messages know; `other` where none is.
fn regex_fault(said: &str) -> &'static str {
    const FAULTS: [(&str, &str); 11] = [
        ("unclosed character class", "class"),
        ("unclosed group", "open"),
        ("unopened group", "close"),
        ("repetition operator missing", "repeat"),
        ("unclosed counted repetition", "count"),
        ("repetition quantifier", "count"),
        ("invalid repetition count", "count"),
        ("invalid character class range", "range"),
        ("unrecognized escape", "escape"),
        ("incomplete escape", "escape"),
        ("look-around", "look"),
    ];
    FAULTS.iter().find(|(start, _)| said.starts_with(start)).map_or("other", |(_, fault)| fault)
}
