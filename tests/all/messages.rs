//! The words: both languages say the same things, and every id in the code has its words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;
use spotcheck::messages::{Language, Messages};

/// Ids with their attributes and variables, as they stand in the files.
fn entries(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
    let variable = Regex::new(r"\$([a-z_]+)").unwrap();
    let head = Regex::new(r"^( {4}\.[a-z]+|[a-z][a-zA-Z0-9_-]*) =").unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let mut id = String::new();
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            if let Some(name) = head.captures(line).map(|found| found[1].trim().to_owned()) {
                let base = id.split('.').next().unwrap_or_default().to_owned();
                id = if name.starts_with('.') { base + &name } else { name };
                assert!(found.insert(id.clone(), BTreeSet::new()).is_none(), "{id} stands twice in {tag}");
            }
            let variables = variable.captures_iter(line).map(|found| found[1].to_owned());
            found.entry(id.clone()).or_default().extend(variables);
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    assert_eq!(entries("zh-CN"), entries("en"));
}

#[test]
fn every_id_in_the_code_has_its_words() {
    let known = entries("en");
    let id = Regex::new(r#"(?:Problem::new|Message::new|messages\.get|Error::io|\.get)\(\s*"([a-z]+-[a-z0-9-]+)""#).unwrap();
    let mut missing = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|ext| ext == "rs") {
                let code = fs::read_to_string(entry.path()).unwrap();
                missing.extend(id.captures_iter(&code).map(|found| found[1].to_owned()).filter(|id| !known.contains_key(id)));
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn a_workspace_can_word_a_message_itself() {
    let own = Messages::with_own(Language::English, "en.ftl", "draw-none = draw something first\n").unwrap();
    assert_eq!(own.get("draw-none"), "draw something first");
    assert_eq!(own.get("cli-error"), Messages::built_in(Language::English).get("cli-error"));
    let problems = Messages::with_own(Language::English, "en.ftl", "ok = fine\nbroken {\n").err().unwrap();
    assert_eq!(problems[0].place.line, Some(2));
}
