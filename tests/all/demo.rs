//! `demo`: the whole job on invented data, the same every time; and how right the built-in checklist is about it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use spotcheck::demo::{CallTruth, Record, corpus};
use spotcheck::digest::sha256_hex;
use spotcheck::inspection::{Inspection, ItemResult, Subject, Verdict, inspect};
use spotcheck::intake::{Source, calls, transcripts};
use spotcheck::records::{Call, CallId, Points, Transcript};
use spotcheck::workspace::{Found, Kind, ReadyChecklist, ready};

use crate::support::{Run, spotcheck};

/// The hash of every file below a folder, by its path.
fn hashes(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().display().to_string(), sha256_hex(fs::read(&path).unwrap()));
            }
        }
    }
    found
}

fn demo(home: &Path, name: &str) -> Run {
    spotcheck().current_dir(home).args(["demo", name, "--json"]).output().unwrap().into()
}

#[test]
fn the_demo_runs_through_and_gives_the_same_reports_again() {
    let home = tempfile::tempdir().unwrap();
    let json = demo(home.path(), "first").expect(0).json();
    let weeks = json["weeks"].as_array().unwrap();
    assert_eq!(weeks.len(), 3);
    let mut agents = BTreeSet::new();
    for week in weeks {
        let report = home.path().join(week["report"].as_str().unwrap());
        assert!(report.join("index.html").is_file());
        let names = fs::read_dir(report.join("agents")).unwrap().map(|entry| entry.unwrap().file_name());
        agents.extend(names);
        let count = |key: &str| week[key].as_u64().unwrap();
        assert!(count("drawn") > 100 && count("scored") > 90, "{week}");
        assert_eq!(count("drawn"), count("scored") + count("provisional") + count("not_scorable"), "{week}");
    }
    assert_eq!(agents.len(), 12);
    assert!(home.path().join(json["page"].as_str().unwrap()).is_file());

    let first = hashes(&home.path().join("first/reports"));
    assert!(first.len() > 300, "{}", first.len());
    demo(home.path(), "first").expect(0);
    assert_eq!(hashes(&home.path().join("first/reports")), first, "the demo can be run over itself");
    // by the true clock the next run would differ
    let index = fs::read_to_string(home.path().join("first/reports/recordings-weekly-2026-W45/index.html")).unwrap();
    assert!(index.contains("<dd>2026-11-23 09:00"), "the draw was made at another time");
}

#[test]
fn a_folder_of_other_things_is_no_place_for_a_demo() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("mine")).unwrap();
    fs::write(home.path().join("mine/thesis.docx"), "years of work").unwrap();
    assert_eq!(demo(home.path(), "mine").expect(2).problem_ids(), ["demo-exists"]);
    assert_eq!(hashes(&home.path().join("mine")).len(), 1);
    fs::write(home.path().join("file"), "a file").unwrap();
    assert_ne!(demo(home.path(), "file").code, 0);
    assert_eq!(fs::read_to_string(home.path().join("file")).unwrap(), "a file");
}

fn hotline() -> ReadyChecklist {
    let file = Kind::Checklists.files().iter().find(|file| file.name == "hotline.yaml").unwrap();
    ready(&Found { file: file.name.to_owned(), text: file.text.to_owned() }, false)
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Every call of the demo with its words, as the importers read them.
fn demo_calls() -> Vec<(Call, Option<Transcript>, CallTruth)> {
    let corpus = corpus();
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").unwrap();
    let options = calls::Options { zone: &zone, map: &[], roster: None };
    let list = calls::read(&Source { name: "calls.csv", bytes: corpus.calls_csv.as_bytes() }, &options).unwrap();
    let sibling = |_: &str| None;
    let options = transcripts::Options {
        format: None,
        zone: &zone,
        pattern: None,
        speakers: &transcripts::SpeakerRules::default(),
        sibling: &sibling,
    };
    let read = transcripts::read(&Source { name: "t.ndjson", bytes: corpus.transcripts_ndjson.as_bytes() }, &options).unwrap();
    assert!(list.rejected.is_empty() && read.rejected.is_empty());
    let mut words: BTreeMap<CallId, Transcript> =
        read.rows.into_iter().map(|row| (row.value.call.unwrap(), row.value.transcript)).collect();
    let rows = list.rows.into_iter().map(|row| row.value.call);
    rows.zip(corpus.truth)
        .map(|(call, truth)| (words.remove(&call.id), call, truth))
        .map(|(words, call, truth)| (call, words, truth))
        .collect()
}

/// What the checklist made of the planted faults of one item.
#[derive(Default)]
struct Recall {
    planted: u32,
    found: u32,
    unsure: u32,
    accused: u32,
}

/// A quote for whoever has to look at a wrong accusation.
fn wrong(inspection: &Inspection, item: &str, words: &Transcript) -> String {
    let result = inspection.items.iter().find(|result| result.id == item).unwrap();
    let turn = |turn: usize| words.turns.get(turn).map_or("", |turn| turn.text.as_str());
    let quotes: Vec<String> = result.evidence.iter().map(|one| format!("“{}” in “{}”", one.quote, turn(one.turn))).collect();
    format!("{} {item}: {} {quotes:?}", inspection.subject, result.reason.id)
}

#[test]
fn nobody_is_accused_of_what_was_not_planted() {
    let checklist = hotline();
    let mut items: BTreeMap<String, Recall> = BTreeMap::new();
    let mut accusations = Vec::new();
    for (call, words, truth) in demo_calls() {
        let facts = call.facts();
        let subject = Subject { id: call.id.as_str(), facts: &facts, transcript: words.as_ref(), labels: &[] };
        let inspection = inspect(&checklist.compiled, subject);
        if truth.record != Record::Whole {
            assert!(truth.record == Record::BrokenOff || inspection.items.is_empty(), "{truth:?}");
            continue;
        }
        let words = words.unwrap();
        // advice and what only serves other items accuse nobody
        let counts = |result: &&ItemResult| result.points > Points::ZERO && !result.advice;
        for result in inspection.items.iter().filter(counts) {
            let count = items.entry(result.id.clone()).or_default();
            let planted = truth.faults.iter().any(|fault| fault.item == result.id);
            count.planted += u32::from(planted);
            count.found += u32::from(planted && result.verdict == Verdict::Fail);
            count.unsure += u32::from(planted && result.verdict == Verdict::Unsure);
            if !planted && result.verdict == Verdict::Fail {
                count.accused += 1;
                accusations.push(wrong(&inspection, &result.id, &words));
            }
        }
    }
    assert_eq!(items.values().filter(|count| count.planted > 0).count(), 13, "items that are put to the test");
    for (id, count) in items.iter().filter(|(_, count)| count.planted > 0) {
        println!(
            "{id}: {} planted, {} found, {} put before a person, {} wrongly accused",
            count.planted, count.found, count.unsure, count.accused
        );
        assert!((count.found + count.unsure) * 2 > count.planted, "{id}: {} of {}", count.found, count.planted);
    }
    assert!(accusations.is_empty(), "{} false accusations:\n{}", accusations.len(), accusations.join("\n"));
}
