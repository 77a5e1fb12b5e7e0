//! What must hold of the demo's files whoever reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::{Corpus, Record};
use crate::records::IsoWeek;

/// SHA-256 of the call list and of the transcripts. They change only when the demo is meant to change.
const LIST: &str = "1bdcdbbf19675e00ba45c2404e9613142471db6bf29a647473ecfdbdbc8c8075";
const TRANSCRIPTS: &str = "bcc346cfca89b7541baedcfeb4527608d71031c02f65dcc48076decf218f5dc2";

/// The corpus is the same for every test, so it is made once.
fn corpus() -> &'static Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(super::corpus);
    &CORPUS
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hash, byte| {
        write!(hash, "{byte:02x}").unwrap();
        hash
    })
}

fn rows(corpus: &Corpus) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(corpus.calls_csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn transcripts(corpus: &Corpus) -> Vec<serde_json::Value> {
    corpus.transcripts_ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A call list's time, by the clock of Asia/Shanghai.
fn start(row: &[String]) -> jiff::Timestamp {
    let local = jiff::civil::DateTime::strptime("%Y/%m/%d %H:%M:%S", &row[4]).unwrap();
    local.to_zoned(TimeZone::get("Asia/Shanghai").unwrap()).unwrap().timestamp()
}

/// A call list's duration, in milliseconds.
fn length(row: &[String]) -> u64 {
    let (minutes, seconds) = row[5].split_once(':').unwrap();
    (minutes.parse::<u64>().unwrap() * 60 + seconds.parse::<u64>().unwrap()) * 1000
}

#[test]
fn the_demo_is_the_same_bytes_for_ever() {
    let corpus = corpus();
    assert_eq!(hash(&corpus.calls_csv), LIST);
    assert_eq!(hash(&corpus.transcripts_ndjson), TRANSCRIPTS);
}

#[test]
fn twelve_agents_of_four_teams_take_about_1500_calls() {
    let corpus = corpus();
    let rows = rows(corpus);
    assert!((1_400..1_600).contains(&rows.len()), "{}", rows.len());
    assert_eq!(rows.len(), corpus.truth.len());
    let distinct = |column: usize| rows.iter().map(|row| row[column].clone()).collect::<BTreeSet<_>>().len();
    assert_eq!((distinct(0), distinct(1), distinct(2), distinct(3)), (rows.len(), 12, 12, 4));
}

#[test]
fn each_agent_has_a_plausible_week() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let mut weeks: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in rows(corpus()) {
        let week = IsoWeek::of(start(&row), &zone).to_string();
        *weeks.entry((row[1].clone(), week)).or_default() += 1;
    }
    assert_eq!(weeks.len(), 12 * 3 - 1, "one agent is on leave for a week");
    for ((agent, week), calls) in &weeks {
        assert!(["2026-W45", "2026-W46", "2026-W47"].contains(&week.as_str()), "{week}");
        let usual = if agent == "8303" { 4..=4 } else { 35..=60 };
        assert!(usual.contains(calls), "{agent} {week}: {calls}");
    }
    assert!(!weeks.contains_key(&("8203".to_owned(), "2026-W46".to_owned())));
}

#[test]
fn nobody_takes_two_calls_at_a_time() {
    let mut free: BTreeMap<String, jiff::Timestamp> = BTreeMap::new();
    for row in rows(corpus()) {
        let (start, length) = (start(&row), jiff::SignedDuration::from_millis(i64::try_from(length(&row)).unwrap()));
        if let Some(free) = free.insert(row[1].clone(), start + length) {
            assert!(start >= free, "{row:?}");
        }
    }
}

#[test]
fn turns_follow_each_other_inside_the_call() {
    let corpus = corpus();
    let lengths: BTreeMap<String, u64> = rows(corpus).iter().map(|row| (row[0].clone(), length(row))).collect();
    let records: BTreeMap<String, Record> = corpus.truth.iter().map(|truth| (truth.call_id.clone(), truth.record)).collect();
    for line in transcripts(corpus) {
        let id = line["call_id"].as_str().unwrap();
        let mut clock = 0;
        let turns = line["turns"].as_array().unwrap();
        assert!((1..=34).contains(&turns.len()), "{id}: {}", turns.len());
        for turn in turns {
            let (start, end) = (turn["start_ms"].as_u64().unwrap(), turn["end_ms"].as_u64().unwrap());
            assert!(clock <= start && start < end, "{id}: {turn}");
            clock = end;
        }
        let rest = lengths[id].checked_sub(clock).unwrap();
        match records[id] {
            Record::Whole => assert!(rest < 5_000, "{id}: {rest}"),
            Record::BrokenOff => assert!(rest >= 6_000, "{id}: {rest}"),
            Record::Blank | Record::Missing => {}
        }
    }
}

#[test]
fn some_calls_have_no_words_and_some_no_transcript() {
    let corpus = corpus();
    let count = |record| corpus.truth.iter().filter(|truth| truth.record == record).count();
    let blank = transcripts(corpus).iter().filter(|line| line["turns"][0]["text"] == "").count();
    assert_eq!(blank, count(Record::Blank));
    assert_eq!(corpus.transcripts_ndjson.lines().count() + count(Record::Missing), corpus.truth.len());
    for (record, usual) in [(Record::Blank, 15..60), (Record::Missing, 8..40), (Record::BrokenOff, 20..80)] {
        assert!(usual.contains(&count(record)), "{record:?}: {}", count(record));
    }
}

#[test]
fn offending_words_stand_in_the_turn_that_the_truth_names() {
    let corpus = corpus();
    let lines: BTreeMap<String, serde_json::Value> =
        transcripts(corpus).into_iter().map(|line| (line["call_id"].as_str().unwrap().to_owned(), line)).collect();
    let mut said = 0;
    for truth in &corpus.truth {
        for turn in truth.faults.iter().filter_map(|fault| fault.turn) {
            assert!(lines[&truth.call_id]["turns"][turn]["text"].is_string(), "{truth:?}");
            said += 1;
        }
    }
    assert!(said > 20, "{said}");
}

#[test]
fn every_planted_item_is_one_of_the_hotline_checklist() {
    let checklist = include_str!("../../checklists/hotline.yaml");
    let items: BTreeSet<&str> = corpus().truth.iter().flat_map(|truth| &truth.faults).map(|fault| fault.item).collect();
    for item in &items {
        assert!(checklist.contains(&format!("- id: {item}\n")), "{item}");
    }
    // what none of the dialogues can show: times and fields that the demo's calls don't have, and faults that nobody wrote for it
    let not_planted: BTreeSet<&str> = [
        "opening_in_time",
        "answer_busy",
        "hold_notice",
        "no_but",
        "escalate",
        "limit_in_time",
        "doubt",
        "abuse",
        "record_in_time",
    ]
    .into();
    let hotline = crate::workspace::checklist(None, "hotline", false).unwrap();
    let counting = hotline.compiled.definition.items().filter(|item| item.counts());
    let counting: BTreeSet<String> = counting.map(|item| item.id.clone()).collect();
    let known: BTreeSet<String> = items.union(&not_planted).map(|id| (*id).to_owned()).collect();
    assert_eq!(counting, known);
    assert!(items.is_disjoint(&not_planted));
}

#[test]
fn agents_differ() {
    let corpus = corpus();
    let mut faults: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (row, truth) in rows(corpus).iter().zip(&corpus.truth) {
        let (calls, found) = faults.entry(row[1].clone()).or_default();
        *calls += 1;
        *found += truth.faults.len();
    }
    let per_hundred = |agent: &str| faults[agent].1 * 100 / faults[agent].0;
    assert!(per_hundred("8101") < 15, "{}", per_hundred("8101"));
    assert!(per_hundred("8401") > 60, "{}", per_hundred("8401"));
}

#[test]
fn no_number_looks_like_a_real_telephone() {
    let mobile = regex::Regex::new(r"1[3-9]\d{9}").unwrap();
    let corpus = corpus();
    assert!(!mobile.is_match(&corpus.calls_csv));
    assert!(!mobile.is_match(&corpus.transcripts_ndjson));
}

#[test]
fn no_slot_is_left_unfilled() {
    let slot = regex::Regex::new(r"\{[a-z]+\}").unwrap();
    assert!(!slot.is_match(&corpus().transcripts_ndjson));
}
