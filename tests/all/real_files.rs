//! Files of public projects that nobody here wrote, from import to verdict. They lie beside the repository, or the test says so.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Workspace, call_list, shared, spotcheck};

const HARPER_VALLEY: [&str; 4] = ["00d676d7058c49bb", "02fd023b18d246d0", "3a20358e1bfc4a17", "ff0296d00e5e4184"];

/// The item of an inspection.
fn item<'a>(inspection: &'a Value, id: &str) -> &'a Value {
    let items = inspection["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == id).unwrap_or_else(|| panic!("no {id} in {inspection}"))
}

/// The texts of a transcript of the corpus, silence included.
fn harper_valley_texts(folder: &Path, call: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.join(format!("transcript/{call}.json"))).unwrap();
    let segments: Vec<Value> = serde_json::from_str(&text).unwrap();
    let words = |segment: &Value| segment["human_transcript"].as_str().unwrap().to_owned();
    let heard = |segment: &Value| segment["transcript"].as_str().unwrap().to_owned();
    segments.iter().flat_map(|segment| [words(segment), heard(segment)]).collect()
}

/// Every quote is a slice of a turn; the text that was sliced stands in the file as it is.
fn check_quotes(inspection: &Value, texts: &[String]) {
    for item in inspection["items"].as_array().unwrap() {
        for evidence in item["evidence"].as_array().unwrap() {
            let span = ["start_byte", "end_byte"].map(|key| usize::try_from(evidence[key].as_u64().unwrap()).unwrap());
            let quote = evidence["quote"].as_str().unwrap();
            let is_slice = texts.iter().any(|text| text.get(span[0]..span[1]) == Some(quote));
            assert!(is_slice && !quote.is_empty(), "{evidence} is no slice of a turn");
        }
    }
}

#[test]
fn the_bank_calls_are_imported_and_greetings_and_offers_are_found() {
    let Some(folder) = shared("data/harper_valley") else { return };
    let workspace = Workspace::new();
    let path = folder.to_str().unwrap();
    assert_eq!(workspace.run(&["import", "transcripts", path, "--json"]).expect(0).counts(), [4, 0, 0, 0]);
    assert_eq!(workspace.run(&["import", "transcripts", path, "--json"]).expect(0).counts(), [0, 0, 4, 0]);
    let scored = workspace.run(&["score", "--all", "--checklist", "bank-hotline-en", "--json"]).expect(0).lines();
    assert_eq!(scored.iter().map(|one| one["subject"].as_str().unwrap()).collect::<Vec<_>>(), HARPER_VALLEY);
    for inspection in &scored {
        let call = inspection["subject"].as_str().unwrap();
        for id in ["greeting", "offer"] {
            assert_eq!(item(inspection, id)["verdict"], "pass", "{call} {id}");
        }
        check_quotes(inspection, &harper_valley_texts(&folder, call));
        let asked = item(inspection, "anything_else")["evidence"].as_array().unwrap().iter();
        let by_agent = asked.filter(|evidence| evidence["speaker"] == "agent").count();
        // in the fourth call only the customer says "that's all"
        assert_eq!(by_agent > 0, call != "ff0296d00e5e4184", "{call}");
    }
    // the metadata beside the transcripts made the calls, so that they can be drawn
    let draw = workspace.run(&["draw", "--period", "2020-W23", "--json"]).expect(0).json();
    let agents: Vec<&str> = draw["strata"].as_array().unwrap().iter().map(|s| s["stratum"]["agent"].as_str().unwrap()).collect();
    assert_eq!(agents, ["17", "40"], "two of the calls are of that week: {draw}");
}

#[test]
fn files_are_scored_without_a_workspace() {
    let Some(folder) = shared("data") else { return };
    let nowhere = tempfile::tempdir().unwrap();
    let mut files: Vec<_> = HARPER_VALLEY.iter().map(|call| format!("harper_valley/transcript/{call}.json")).collect();
    files.push("transcribe_call_analytics/example-call.json".to_owned());
    for file in files {
        let mut command = spotcheck();
        command.current_dir(nowhere.path()).arg("score").arg(folder.join(&file));
        let run: crate::support::Run = command.args(["--checklist", "bank-hotline-en", "--json"]).output().unwrap().into();
        let inspection = run.expect(0).json();
        for id in ["greeting", "offer"] {
            assert_eq!(item(&inspection, id)["verdict"], "pass", "{file} {id}");
            assert_ne!(item(&inspection, id)["evidence"], serde_json::json!([]), "{file} {id}");
        }
    }
    assert_eq!(fs::read_dir(nowhere.path()).unwrap().count(), 0, "scoring files leaves nothing behind");
}

#[test]
fn other_makers_files_go_in_under_a_call_list_and_are_never_accused() {
    let Some(folder) = shared("data") else { return };
    let stems = ["DescribeTaskStatus.example2", "example-call", "sample", "comments", "cue_tags"];
    let calls = stems.map(|stem| (stem, "1001", "2026-11-16 09:30:00"));
    let workspace = Workspace::new().with_calls(&calls);
    let import = |file: &str| {
        let path = folder.join(file);
        workspace.run(&["import", "transcripts", path.to_str().unwrap(), "--json"]).expect(0).counts()
    };
    for file in ["tencent_asr/DescribeTaskStatus.example2.json", "transcribe_call_analytics/example-call.json"] {
        assert_eq!(import(file), [1, 0, 0, 0], "{file}");
    }
    for file in ["webvtt/sample.vtt", "webvtt/comments.vtt", "webvtt/cue_tags.vtt"] {
        assert_eq!(import(file), [1, 0, 0, 0], "{file}");
    }
    assert_eq!(import("webvtt/sample.srt"), [0, 1, 0, 0], "the same call in other words is a new version");
    assert_eq!(import("webvtt/sample.srt"), [0, 0, 1, 0]);
    let both = [folder.join("webvtt/sample.srt"), folder.join("webvtt/sample.vtt")].map(|path| path.display().to_string());
    let run = workspace.run(&["import", "transcripts", &both[0], &both[1], "--json"]).expect(3);
    assert_eq!(run.json()["files"][1]["problems"][0]["id"], "import-same-call");

    let scored = workspace.run(&["score", "--all", "--json"]);
    for inspection in scored.lines() {
        assert_ne!(inspection["state"], "not_scorable", "{inspection}");
        if inspection["subject"] == "example-call" {
            continue;
        }
        let items = inspection["items"].as_array().unwrap().iter();
        for item in items.filter(|item| item["reason_id"].as_str().unwrap().starts_with("reason-banned")) {
            assert_ne!(item["verdict"], "fail", "nobody knows who said it: {inspection}");
        }
    }
}

#[test]
fn a_banned_word_of_a_numbered_speaker_is_for_a_person_to_judge() {
    let workspace = Workspace::new().with_calls(&[("t1", "1001", "2026-11-16 09:30:00")]);
    let sentence = |speaker: u8, start: u32, text: &str| serde_json::json!({"FinalSentence": text, "StartMs": start, "EndMs": start + 900, "SpeakerId": speaker});
    let sentences =
        [sentence(0, 0, "您好，请问有什么可以帮您"), sentence(1, 1000, "随便你"), sentence(0, 2000, "你自己看着办吧")];
    let file = serde_json::json!({"Response": {"Data": {"Status": 2, "StatusStr": "success", "ResultDetail": sentences}}});
    workspace.import("transcripts", "t1.json", file.to_string()).expect(0);
    let inspection = workspace.run(&["score", "--all", "--json"]).json();
    let unsure = inspection["items"].as_array().unwrap().iter().filter(|item| item["reason_id"] == "reason-banned-by-whom");
    assert!(unsure.clone().count() > 0, "{inspection}");
    assert!(unsure.into_iter().all(|item| item["verdict"] == "unsure"), "{inspection}");
}

#[test]
fn transcripts_without_a_call_are_each_named_and_nothing_is_kept() {
    let Some(folder) = shared("data/webvtt") else { return };
    let workspace = Workspace::new();
    workspace.import("calls", "calls.csv", call_list(&[("X1", "1001", "2026-11-16 09:30:00")])).expect(0);
    let before = workspace.dump();
    let run = workspace.run(&["import", "transcripts", folder.to_str().unwrap(), "--json"]).expect(3);
    let files = run.json()["files"].as_array().unwrap().clone();
    assert_eq!(files.len(), 4);
    assert!(files.iter().all(|file| file["problems"][0]["id"] == "import-no-call"), "{run:?}");
    assert_eq!(workspace.dump(), before);
}
