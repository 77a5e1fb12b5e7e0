//! The schema by which editors check checklists: it is what the program prints, and knows what the reader knows.

use std::collections::BTreeSet;

use serde_json::Value;
use spotcheck::checklist::{Judges, read};
use spotcheck::workspace::{CHECKLIST_SCHEMA, Kind};

use crate::support::Workspace;

fn schema() -> Value {
    serde_json::from_str(CHECKLIST_SCHEMA).unwrap()
}

/// The keys that the reader knows at a place, by what it says of one that it doesn't.
fn known_keys(item: &str) -> BTreeSet<String> {
    let text = format!("checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n  - {item}\n");
    known_of(&text)
}

fn known_of(text: &str) -> BTreeSet<String> {
    let problems = read("x.yaml", text, true).unwrap_err();
    let unknown =
        problems.iter().find(|problem| problem.message.id == "yaml-unknown-key").unwrap_or_else(|| panic!("{problems:?}"));
    let (_, known) = unknown.message.args.iter().find(|(name, _)| name == "known").unwrap();
    known.split(", ").map(str::to_owned).collect()
}

fn keys(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap_or_else(|| panic!("{schema}")).keys().cloned().collect()
}

#[test]
fn the_schema_knows_the_keys_that_the_reader_knows() {
    let schema = schema();
    let of = |name: &str| &schema["definitions"][name];
    assert_eq!(keys(&schema), known_of("zzzzzzzz: 1\nsections: []\n"));
    let section: BTreeSet<String> = of("section")["anyOf"].as_array().unwrap().iter().flat_map(keys).collect();
    assert_eq!(section, known_of("checklist: x\ntitle: x\nfor: calls\nsections: [{zzzzzzzz: 1}]\n"));
    let item = of("item");
    assert_eq!(keys(item), known_keys("{zzzzzzzz: 1}"));
    let example = &item["properties"]["examples"];
    let talk = &of("talk")["anyOf"][1]["items"];
    let label = &of("example")["anyOf"][1]["properties"]["labels"]["additionalProperties"]["anyOf"][1];
    let data = "examples: {pass: [{labels: {e: {zzzzzzzz: 1}}}]}, say: a";
    for (part, inner) in [
        (&of("words")["anyOf"][2], "say: {zzzzzzzz: 1}"),
        (of("where"), "say: a, where: {zzzzzzzz: 1}"),
        (of("data"), "data: {zzzzzzzz: 1}"),
        (&of("data")["properties"]["agrees_with"], "data: {field: a, agrees_with: {zzzzzzzz: 1}}"),
        (of("measure"), "measure: {what: turns, zzzzzzzz: 1}"),
        (of("order"), "order: {zzzzzzzz: 1}"),
        (of("repeat"), "repeat: {zzzzzzzz: 1}"),
        (of("label"), "label: {zzzzzzzz: 1}"),
        (of("ask"), "ask: {zzzzzzzz: 1}"),
        (of("combine"), "combine: {zzzzzzzz: 1}"),
        (&of("conditions")["additionalProperties"]["anyOf"][2], "say: a, when: {b: {zzzzzzzz: 1}}"),
        (example, "say: a, examples: {zzzzzzzz: 1}"),
        (&of("example")["anyOf"][1], "say: a, examples: {pass: [{zzzzzzzz: 1}]}"),
        (talk, "say: a, examples: {pass: [[{zzzzzzzz: 1}]]}"),
        (label, data),
    ] {
        let (in_schema, known) = (keys(part), known_keys(&format!("{{{inner}}}")));
        assert_eq!(in_schema, known, "{inner}");
    }
    let judged: Vec<&str> = schema["properties"]["for"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(judged, Judges::all().iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

#[test]
fn the_program_prints_the_schema_and_writes_it_beside_the_checklists() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["checklist", "schema"]).expect(0).stdout, CHECKLIST_SCHEMA);
    workspace.run(&["init", ".", "--with", "checklists"]).expect(0);
    assert_eq!(std::fs::read_to_string(workspace.path("checklists/checklist.schema.json")).unwrap(), CHECKLIST_SCHEMA);
    assert!(workspace.path("checklists/words.yaml").is_file());
    for file in Kind::Checklists.files().iter().chain(Kind::WordLists.files()) {
        assert!(file.text.starts_with("# yaml-language-server: $schema=checklist.schema.json\n"), "{}", file.name);
    }
    // what was written out is checked like the rest, and the lists of words are no checklist
    let all = workspace.run(&["--json", "checklist", "check"]).expect(0).json();
    assert_eq!(all["checked"].as_array().unwrap().len(), Kind::Checklists.files().len() + Kind::WordLists.files().len());
}
