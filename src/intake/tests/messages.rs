use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::messages::{Language, Messages};
use crate::problem::Problem;

fn ids_in(folder: &Path, ids: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            ids_in(&path, ids);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for (at, start) in text.match_indices("\"intake-") {
            let rest = &text[at + 1..];
            let id = &rest[..rest.find('"').unwrap()];
            if id.len() >= start.len() {
                ids.insert(id.to_owned());
            }
        }
    }
}

#[test]
fn every_message_exists_in_both_languages_and_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut used = BTreeSet::new();
    ids_in(&root.join("src/intake"), &mut used);
    for language in ["zh-CN", "en"] {
        let text = fs::read_to_string(root.join("locales").join(language).join("intake.ftl")).unwrap();
        let worded: BTreeSet<String> = text
            .lines()
            .filter(|line| line.starts_with("intake-"))
            .map(|line| line.split(" =").next().unwrap().to_owned())
            .collect();
        assert_eq!(used, worded, "{language}");
    }
}

#[test]
fn both_languages_speak_of_the_same_values() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let values = |language: &str| -> Vec<(String, BTreeSet<String>)> {
        let text = fs::read_to_string(root.join("locales").join(language).join("intake.ftl")).unwrap();
        text.lines()
            .filter(|line| line.contains(" = "))
            .map(|line| {
                let (id, words) = line.split_once(" = ").unwrap();
                (
                    id.to_owned(),
                    words.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap().to_owned()).collect(),
                )
            })
            .collect()
    };
    assert_eq!(values("zh-CN"), values("en"));
}

#[test]
fn a_problem_is_a_sentence_with_its_place() {
    let problem =
        Problem::new("intake-time-year-last").with("value", "16/11/2026").in_file("a.csv").at_line(3).in_field("开始时间");
    let text = Messages::built_in(Language::Chinese).problem(&problem);
    assert!(text.starts_with("a.csv，第 3 行，“开始时间”"), "{text}");
    assert!(text.contains("→ 请写成"), "{text}");
}
