//! What can only be tried with the store's own connection.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Change, Store, Writer, migrations};
use crate::problem::{Error, Problem, Result};
use crate::records::{AgentId, Call, CallId, Kind, Record, RecordId};

fn call(number: usize) -> Call {
    Call {
        id: CallId::parse(&format!("C{number}")).unwrap(),
        agent: AgentId::parse("1001").unwrap(),
        start: Timestamp::UNIX_EPOCH,
        duration_ms: None,
        fields: BTreeMap::from([("note".to_owned(), "x".repeat(200))]),
    }
}

fn add(writer: &Writer, mut numbers: std::ops::Range<usize>) -> Result<()> {
    let import = writer.begin_import("calls", "calls.csv", "", Timestamp::UNIX_EPOCH)?;
    numbers.try_for_each(|number| writer.add_call(import, &call(number)).map(drop))
}

fn ids(store: &Store) -> usize {
    store.call_ids().unwrap().len()
}

#[test]
fn a_full_disk_keeps_what_was_there_and_nothing_of_what_came() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("spotcheck.db"), super::Duration::ZERO).unwrap();
    let writer = store.write().unwrap();
    add(&writer, 0..10).unwrap();
    writer.commit().unwrap();

    // SQLite tells a file that may not grow just as it tells a disk that is full
    let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.connection.pragma_update(None, "max_page_count", pages + 5).unwrap();
    let writer = store.write().unwrap();
    let error = add(&writer, 10..5_000).and_then(|()| writer.commit()).unwrap_err();
    assert_eq!((error.problems()[0].message.id.as_str(), error.exit_code()), ("store-full", 3));
    assert_eq!(ids(&store), 10);

    store.connection.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    let writer = store.write().unwrap();
    add(&writer, 10..5_000).unwrap();
    writer.commit().unwrap();
    assert_eq!(ids(&store), 5_000, "once there is room again it goes on");
}

#[test]
fn a_writer_that_is_dropped_keeps_nothing() {
    let mut store = Store::in_memory().unwrap();
    add(&store.write().unwrap(), 0..10).unwrap();
    assert_eq!(ids(&store), 0);
}

fn record(kind: Kind, id: &str, note: &str) -> Record {
    let fields = BTreeMap::from([("note".to_owned(), note.to_owned())]);
    Record { kind, id: RecordId::parse(id).unwrap(), fields }
}

/// One import of records: what became of each.
fn import(store: &mut Store, records: &[Record]) -> Vec<Change> {
    let writer = store.write().unwrap();
    let import = writer.begin_import("requests", "a.csv", "", Timestamp::UNIX_EPOCH).unwrap();
    let changes = records.iter().map(|record| writer.add_record(import, record).unwrap()).collect();
    writer.commit().unwrap();
    changes
}

/// What a scan gives: id, note, first import.
fn scanned(store: &Store, kind: Kind, as_of: i64) -> Vec<(String, String, i64)> {
    let mut found = Vec::new();
    store
        .scan_records(kind, as_of, |record, first| {
            found.push((record.id.to_string(), record.fields["note"].clone(), first));
            Ok(())
        })
        .unwrap();
    found
}

#[test]
fn a_scan_gives_the_newest_version_as_of_an_import_in_the_order_of_ids() {
    use Change::{Changed, New, Unchanged};
    let mut store = Store::in_memory().unwrap();
    assert_eq!(store.newest_import().unwrap(), 0);
    let requests = |notes: [&str; 3]| [0, 1, 2].map(|i| record(Kind::Requests, ["b", "a", "工单"][i], notes[i]));
    assert_eq!(import(&mut store, &requests(["1", "1", "1"])), [New, New, New]);
    assert_eq!(import(&mut store, &requests(["1", "2", "1"])), [Unchanged, Changed, Unchanged]);
    let later = [record(Kind::Requests, "a", "3"), record(Kind::Requests, "B", "1"), record(Kind::Repairs, "a", "x")];
    assert_eq!(import(&mut store, &later), [Changed, New, New]);
    let row = |id: &str, note: &str, first| (id.to_owned(), note.to_owned(), first);
    assert_eq!(scanned(&store, Kind::Requests, 1), [row("a", "1", 1), row("b", "1", 1), row("工单", "1", 1)]);
    assert_eq!(scanned(&store, Kind::Requests, 2), [row("a", "2", 1), row("b", "1", 1), row("工单", "1", 1)]);
    let newest = store.newest_import().unwrap();
    assert_eq!(newest, 3);
    assert_eq!(
        scanned(&store, Kind::Requests, newest),
        [row("B", "1", 3), row("a", "3", 1), row("b", "1", 1), row("工单", "1", 1)]
    );
    assert_eq!(scanned(&store, Kind::Repairs, newest), [row("a", "x", 3)]);
    assert_eq!(scanned(&store, Kind::Repairs, 2), []);
    assert_eq!(store.record(Kind::Requests, &RecordId::parse("a").unwrap()).unwrap(), Some(record(Kind::Requests, "a", "3")));
    assert_eq!(store.record(Kind::Halls, &RecordId::parse("a").unwrap()).unwrap(), None);
}

#[test]
fn a_writer_scans_what_it_has_added_and_a_failing_scan_ends() {
    let mut store = Store::in_memory().unwrap();
    let writer = store.write().unwrap();
    let import = writer.begin_import("halls", "a.csv", "", Timestamp::UNIX_EPOCH).unwrap();
    for id in ["1", "2", "3"] {
        writer.add_record(import, &record(Kind::Halls, id, id)).unwrap();
    }
    let mut seen = Vec::new();
    let ended = writer.scan_records(Kind::Halls, writer.newest_import().unwrap(), |record, _| {
        seen.push(record.id.to_string());
        if seen.len() < 2 { Ok(()) } else { Err(Error::input(Problem::new("store-busy"))) }
    });
    assert!(ended.is_err());
    assert_eq!(seen, ["1", "2"]);
}

/// A database as an earlier version left it: so many steps, and a call.
fn older(path: &Path, steps: usize) {
    let connection = Connection::open(path).unwrap();
    for step in &migrations::STEPS[..steps] {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "application_id", migrations::APPLICATION).unwrap();
    connection.pragma_update(None, "user_version", i64::try_from(steps).unwrap()).unwrap();
    let call = "INSERT INTO imports VALUES (1, 'calls', 'a.csv', '', '1970-01-01T00:00:00Z');
                INSERT INTO calls VALUES ('C1', 1, 1, '1001', '1970-01-01T00:00:00Z', NULL, '{}');";
    connection.execute_batch(call).unwrap();
}

#[test]
fn a_store_of_any_earlier_version_is_upgraded_and_keeps_what_it_has() {
    let folder = tempfile::tempdir().unwrap();
    for steps in 1..=migrations::STEPS.len() {
        let path = folder.path().join(format!("{steps}.db"));
        older(&path, steps);
        let mut store = Store::open(&path, super::Duration::ZERO).unwrap();
        assert_eq!(ids(&store), 1);
        assert_eq!(import(&mut store, &[record(Kind::Complaints, "T1", "x")]), [Change::New]);
        drop(store);
        assert_eq!(scanned(&Store::open(&path, super::Duration::ZERO).unwrap(), Kind::Complaints, 2).len(), 1);
    }
}

#[test]
fn words_that_were_asked_before_others_are_asked_again() {
    let mut store = Store::in_memory().unwrap();
    let writer = store.write().unwrap();
    let call = call(1);
    let first = writer.begin_import("calls", "calls.csv", "", Timestamp::UNIX_EPOCH).unwrap();
    writer.add_call(first, &call).unwrap();
    for words in ["one", "two"] {
        let import = writer.begin_import("labels", "model", "command", Timestamp::UNIX_EPOCH).unwrap();
        writer.add_asked(import, &call.id, words).unwrap();
    }
    writer.commit().unwrap();
    let was_asked = |words: &str| store.was_asked("command", &call.id, words).unwrap();
    // the labels are those of the words that came last
    assert_eq!((was_asked("one"), was_asked("two")), (false, true));
    assert!(!store.was_asked("another", &call.id, "two").unwrap());
}

#[test]
fn a_scan_tells_of_a_call_what_the_call_tells_of_itself() {
    let mut store = Store::in_memory().unwrap();
    let writer = store.write().unwrap();
    let import = writer.begin_import("calls", "calls.csv", "", Timestamp::UNIX_EPOCH).unwrap();
    let odd = BTreeMap::from([("a \"b\"\\".to_owned(), "引号\"\n\t\\".to_owned()), ("category".to_owned(), "投诉".to_owned())]);
    for (number, duration_ms) in [(1, None), (2, Some(205_000)), (3, Some(1_500)), (4, Some(0))] {
        writer.add_call(import, &Call { duration_ms, fields: odd.clone(), ..call(number) }).unwrap();
    }
    writer.commit().unwrap();
    let wanted = ["call_id", "agent", "start", "duration", "category", "a \"b\"\\", "nothing"];
    let mut seen = 0;
    store
        .scan_calls(i64::MAX, None, super::Columns::All, |scanned| {
            let mut facts = BTreeMap::new();
            scanned.facts(&wanted, &mut facts)?;
            let whole = scanned.call()?.facts();
            for field in wanted {
                assert_eq!(facts.get(field), whole.get(field), "{field}");
            }
            seen += 1;
            Ok(())
        })
        .unwrap();
    assert_eq!(seen, 4);
}
