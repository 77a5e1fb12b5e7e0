//! How a recogniser lays out its text must not matter: punctuation, blanks, width and fillers change no verdict.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use spotcheck::demo;
use spotcheck::inspection::{Facts, Inspection, Subject, Verdict, inspect};
use spotcheck::records::{Speaker, Transcript, Turn};
use spotcheck::workspace::{ReadyChecklist, checklist};

use crate::dialogues::dialogues;

/// Every tenth transcript of the demo.
fn transcripts() -> Vec<Transcript> {
    let turn = |turn: &serde_json::Value| Turn {
        speaker: if turn["speaker"] == "agent" { Speaker::Agent } else { Speaker::Customer },
        start_ms: turn["start_ms"].as_u64(),
        end_ms: turn["end_ms"].as_u64(),
        text: turn["text"].as_str().unwrap().to_owned(),
    };
    let one = |line: &str| {
        let call: serde_json::Value = serde_json::from_str(line).unwrap();
        let turns = call["turns"].as_array().unwrap().iter().map(turn).collect();
        Transcript { source: "demo".into(), recognised: true, speakers_reliable: true, turns }
    };
    demo::corpus().transcripts_ndjson.lines().step_by(10).map(one).collect()
}

fn verdicts(checklist: &ReadyChecklist, transcript: &Transcript) -> Vec<(String, Verdict)> {
    // a complaint, so that as many items as possible apply
    let facts = Facts::from([("category".to_owned(), "退费".to_owned())]);
    let found: Inspection =
        inspect(&checklist.compiled, Subject { id: "x", facts: &facts, transcript: Some(transcript), labels: &[] });
    for evidence in found.items.iter().flat_map(|item| &item.evidence) {
        assert_eq!(transcript.turns[evidence.turn].text[evidence.start_byte..evidence.end_byte], evidence.quote);
    }
    found.items.into_iter().map(|item| (item.id, item.verdict)).collect()
}

/// The same words, laid out otherwise: `between` stands after every Chinese character.
fn spread(text: &str, between: &str) -> String {
    text.chars().flat_map(|c| std::iter::once(c).chain(between.chars().filter(move |_| c >= '\u{2e80}'))).collect()
}

fn wide(text: &str) -> String {
    text.chars().map(|c| if ('!'..='~').contains(&c) { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c }).collect()
}

/// The same words in traditional script, as far as the table of the simplified one leads back.
fn traditional(text: &str) -> String {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let lines = include_str!("../../src/text/simplified.txt").lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.flat_map(str::split_whitespace).filter_map(|pair| pair.chars().next().zip(pair.chars().nth(1)));
        pairs.map(|(traditional, simplified)| (simplified, traditional)).collect()
    });
    text.chars().map(|c| TABLE.get(&c).copied().unwrap_or(c)).collect()
}

type Layout = fn(&str) -> String;

#[test]
fn script_punctuation_and_width_change_no_verdict_on_the_labelled_dialogues() {
    let checklist = checklist(None, "hotline", false).unwrap();
    let layouts: [(&str, Layout); 4] = [
        ("script", traditional),
        ("commas", |text| spread(text, "，")),
        ("blanks", |text| spread(text, " ")),
        ("width", wide_words),
    ];
    assert_eq!(traditional("请问有什么可以帮您"), "請問有什麽可以幫您");
    for dialogue in dialogues() {
        let plain = verdicts(&checklist, &dialogue.transcript);
        for (name, layout) in layouts {
            let turns = dialogue.transcript.turns.iter().map(|turn| Turn { text: layout(&turn.text), ..turn.clone() }).collect();
            let found = verdicts(&checklist, &Transcript { turns, ..dialogue.transcript.clone() });
            assert_eq!(found, plain, "{name}: {}", dialogue.name);
        }
    }
}

/// The words in full width; `[noise]` is none.
fn wide_words(text: &str) -> String {
    if text.starts_with('[') { text.to_owned() } else { wide(text) }
}

/// The hotline checklist with the items of each section in reverse.
fn reversed() -> String {
    let text = include_str!("../../checklists/hotline.yaml");
    let (head, sections) = text.split_once("sections:\n").unwrap();
    let reverse = |section: &str| {
        let mut items: Vec<&str> = section.split("      - id: ").collect();
        let title = items.remove(0);
        items.reverse();
        items.iter().fold(title.to_owned(), |all, item| format!("{all}      - id: {}\n", item.trim_end()))
    };
    let sections: Vec<String> = sections.split("  - title: ").map(reverse).collect();
    format!("{head}sections:\n{}", sections.join("  - title: "))
}

#[test]
fn the_order_of_items_changes_no_verdict() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reversed.yaml");
    std::fs::write(&file, reversed()).unwrap();
    let (plain, other) = (checklist(None, "hotline", false).unwrap(), checklist(None, file.to_str().unwrap(), false).unwrap());
    let ids = |checklist: &ReadyChecklist| -> Vec<String> {
        checklist.compiled.definition.pairs().map(|(item, _)| item.id.clone()).collect()
    };
    assert_ne!(ids(&plain), ids(&other));
    for dialogue in dialogues() {
        let sorted =
            |checklist: &ReadyChecklist| verdicts(checklist, &dialogue.transcript).into_iter().collect::<BTreeMap<_, _>>();
        assert_eq!(sorted(&plain), sorted(&other), "{}", dialogue.name);
    }
}

#[test]
fn layout_changes_no_verdict() {
    let checklist = checklist(None, "hotline", false).unwrap();
    let all = transcripts();
    assert!(all.len() > 140);
    for transcript in &all {
        let plain = verdicts(&checklist, transcript);
        let layouts: [(&str, Layout); 5] = [
            ("blanks", |text| spread(text, " ")),
            ("commas", |text| spread(text, "，")),
            ("noise", |text| format!("[noise] {text}。[laughter]")),
            ("width", wide),
            ("breaks", |text| text.replace(['，', '。', '？'], "_")),
        ];
        for (name, layout) in layouts {
            let turns = transcript.turns.iter().map(|turn| Turn { text: layout(&turn.text), ..turn.clone() }).collect();
            let found = verdicts(&checklist, &Transcript { turns, ..transcript.clone() });
            assert_eq!(found, plain, "{name}: {transcript:?}");
        }
    }
}

#[test]
fn sounds_between_all_words_change_no_verdict_but_to_put_it_before_a_person() {
    let checklist = checklist(None, "hotline", false).unwrap();
    let mut changed = 0;
    for transcript in transcripts().iter().step_by(4) {
        let turns = transcript.turns.iter().map(|turn| Turn { text: spread(&turn.text, "嗯，"), ..turn.clone() }).collect();
        let found = verdicts(&checklist, &Transcript { turns, ..transcript.clone() });
        for ((item, plain), (_, found)) in verdicts(&checklist, transcript).into_iter().zip(found) {
            // 不，嗯，可以 may be a no and a yes
            let is_parted = (plain, found) == (Verdict::Fail, Verdict::Unsure);
            assert!(plain == found || is_parted, "{item}: {plain:?}, then {found:?}: {transcript:?}");
            changed += u32::from(is_parted);
        }
    }
    assert!(changed < 10, "{changed}");
}
