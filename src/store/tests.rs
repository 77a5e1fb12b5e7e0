//! What can only be tried with the store's own connection.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Store, Writer};
use crate::problem::Result;
use crate::records::{AgentId, Call, CallId};

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
