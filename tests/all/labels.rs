//! What outside models found of calls: imported, judged by, and judged anew when a model changes its mind.

use serde_json::{Value, json};

use crate::support::{GOOD, Workspace};

const CHECKLIST: &str = "checklist: tone\ntitle: 语气\nfor: calls\nsections:\n- title: 语气\n  items:\n  \
                         - {id: calm, title: 语气平和, points: 10, label: {name: emotion, in: [calm], sure: 70%}}\n";

fn label(call: &str, value: &str, confidence: f64, model: &str) -> String {
    json!({"call": call, "label": "emotion", "value": value, "confidence": confidence, "model": model}).to_string() + "\n"
}

fn stocked() -> Workspace {
    let workspace = Workspace::new().with_calls(&[("C1", "1001", "2026-11-16 09:00"), ("C2", "1001", "2026-11-16 10:00")]);
    let workspace = workspace.with_transcripts(&[("C1", GOOD), ("C2", GOOD)]);
    workspace.write("tone.yaml", CHECKLIST);
    workspace
}

fn scored(workspace: &Workspace) -> Vec<(String, String)> {
    let lines = workspace.run(&["score", "--all", "--checklist", "tone.yaml", "--json"]).lines();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    lines.iter().map(|line| (text(&line["items"][0]["verdict"]), text(&line["items"][0]["reason"]))).collect()
}

#[test]
fn a_new_label_makes_a_new_score() {
    let workspace = stocked();
    assert_eq!(scored(&workspace).iter().map(|(verdict, _)| verdict.as_str()).collect::<Vec<_>>(), ["unsure", "unsure"]);
    let first = label("C1", "calm", 0.93, "tone-2") + &label("C2", "calm", 0.5, "tone-2");
    assert_eq!(workspace.import("labels", "first.ndjson", &first).expect(0).counts(), [2, 0, 0, 0]);
    assert_eq!(workspace.import("labels", "first.ndjson", &first).expect(0).counts(), [0, 0, 2, 0]);
    let found = scored(&workspace);
    assert_eq!((found[0].0.as_str(), found[1].0.as_str()), ("pass", "unsure"));
    assert!(found[0].1.contains("tone-2") && found[0].1.contains("93%"), "{}", found[0].1);
    let before = workspace.dump();
    assert_eq!(scored(&workspace), found);
    assert_eq!(workspace.dump(), before, "the same labels give no second score");
    let changed = label("C1", "angry", 0.9, "tone-2");
    assert_eq!(workspace.import("labels", "second.ndjson", changed).expect(0).counts(), [0, 1, 0, 0]);
    assert_eq!(scored(&workspace)[0].0, "fail");
}

#[test]
fn a_label_of_no_call_refuses_the_file() {
    let workspace = stocked();
    let before = workspace.dump();
    let text = label("C1", "calm", 0.9, "m") + &label("C9", "calm", 0.9, "m") + "calm\n";
    let run = workspace.import("labels", "labels.ndjson", &text).expect(3);
    let problems = run.json()["files"][0]["problems"].clone();
    let found: Vec<(u64, &str)> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["line"].as_u64().unwrap(), problem["id"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [(2, "import-label-no-call"), (3, "intake-json-line")]);
    assert_eq!(workspace.dump(), before);
    let run = workspace.run(&["import", "labels", "labels.ndjson", "--keep-going", "--json"]).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 2]);
    assert!(workspace.path("labels.ndjson.rejected.csv").is_file());
}

#[test]
fn advice_is_marked_in_every_output() {
    let workspace = stocked();
    let advice = CHECKLIST.replace("points: 10", "points: 10, advice: true");
    workspace.write("tone.yaml", advice);
    workspace.import("labels", "labels.ndjson", label("C1", "angry", 0.9, "m")).expect(0);
    let lines = workspace.run(&["score", "--all", "--checklist", "tone.yaml", "--json"]).expect(0).lines();
    let item = &lines[0]["items"][0];
    assert_eq!((&item["advice"], &item["verdict"], &item["earned"]), (&json!(true), &json!("fail"), &Value::Null));
    assert_eq!(lines[0]["score"], Value::Null);
}
