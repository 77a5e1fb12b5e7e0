//! Records of all populations but calls: every version of every row of every export.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Row};

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::{Kind, Record, RecordId};

const LATEST: &str = "SELECT version, fields FROM records WHERE kind = ?1 AND id = ?2 ORDER BY version DESC LIMIT 1";

fn latest(connection: &Connection, kind: Kind, id: &RecordId) -> Result<Option<(i64, String)>> {
    let row = |row: &Row| Ok((row.get(0)?, row.get(1)?));
    connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([kind.name(), id.as_str()], row).optional()).or_fail("")
}

impl Writer<'_> {
    /// Adds a record, or a new version of it where anything differs.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_record(&self, import: ImportId, record: &Record) -> Result<Change> {
        let fields = serde_json::to_string(&record.fields).expect("a map of texts is JSON");
        let (version, change) = match latest(&self.transaction, record.kind, &record.id)? {
            None => (1, Change::New),
            Some((_, old)) if old == fields => return Ok(Change::Unchanged),
            Some((version, _)) => (version + 1, Change::Changed),
        };
        let sql = "INSERT INTO records (kind, id, version, import, fields) VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = (record.kind.name(), record.id.as_str(), version, import.0, fields);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(change)
    }

    /// Notes which columns a list of a kind had.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_columns(&self, kind: &str, fields: &[String]) -> Result<()> {
        let mut statement =
            self.transaction.prepare_cached("INSERT OR IGNORE INTO columns (kind, field) VALUES (?1, ?2)").or_fail("")?;
        fields.iter().try_for_each(|field| statement.execute([kind, field]).map(|_| ()).or_fail(""))
    }

    /// A record as it was before an import.
    ///
    /// # Errors
    /// As for [`Store::record`].
    pub fn record_before(&self, kind: Kind, id: &RecordId, import: ImportId) -> Result<Option<Record>> {
        let sql = "SELECT fields FROM records WHERE kind = ?1 AND id = ?2 AND import < ?3 ORDER BY version DESC LIMIT 1";
        let found: Option<String> = self
            .transaction
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row((kind.name(), id.as_str(), import.0), |row| row.get(0)).optional())
            .or_fail("")?;
        found.map(|fields| Ok(Record { kind, id: id.clone(), fields: parsed(kind, id.as_str(), &fields)? })).transpose()
    }

    /// As [`Store::scan_records`], within what this writer has added so far.
    ///
    /// # Errors
    /// As there.
    pub fn scan_records(&self, kind: Kind, as_of: i64, f: impl FnMut(Record, i64) -> Result<()>) -> Result<()> {
        scan(&self.transaction, kind, as_of, f)
    }

    /// As [`Store::newest_import`], with this writer's own.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn newest_import(&self) -> Result<i64> {
        newest_import(&self.transaction)
    }
}

impl Store {
    /// Gives every record of a kind to `f`, in the order of their ids' bytes: each in the newest version that came by the import
    /// `as_of` or an earlier one, with the import by which the record came first. Only one record is held at a time.
    ///
    /// # Errors
    /// Where SQLite fails, a stored row no longer reads, or `f` fails, which ends the scan.
    pub fn scan_records(&self, kind: Kind, as_of: i64, f: impl FnMut(Record, i64) -> Result<()>) -> Result<()> {
        scan(&self.connection, kind, as_of, f)
    }

    /// The import that came last; 0 where nothing was imported yet.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn newest_import(&self) -> Result<i64> {
        newest_import(&self.connection)
    }

    /// A record in its newest version.
    ///
    /// # Errors
    /// Where SQLite fails or the stored row no longer reads.
    pub fn record(&self, kind: Kind, id: &RecordId) -> Result<Option<Record>> {
        record(&self.connection, kind, id)
    }

    /// The columns that the lists of a kind had, all together.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn columns_of(&self, kind: Kind) -> Result<BTreeSet<String>> {
        let mut statement = self.connection.prepare_cached("SELECT field FROM columns WHERE kind = ?1").or_fail("")?;
        let fields = statement.query_map([kind.name()], |row| row.get(0)).or_fail("")?;
        fields.map(|field| field.or_fail("")).collect()
    }
}

fn record(connection: &Connection, kind: Kind, id: &RecordId) -> Result<Option<Record>> {
    let found = latest(connection, kind, id)?;
    found.map(|(_, fields)| Ok(Record { kind, id: id.clone(), fields: parsed(kind, id.as_str(), &fields)? })).transpose()
}

/// A row of the scan, with the import of the record's first version.
struct Found {
    id: String,
    first: i64,
    fields: String,
}

fn scan(connection: &Connection, kind: Kind, as_of: i64, mut f: impl FnMut(Record, i64) -> Result<()>) -> Result<()> {
    let sql = "SELECT id, import, fields FROM records WHERE kind = ?1 AND import <= ?2 ORDER BY id, version";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query((kind.name(), as_of)).or_fail("")?;
    let mut give = |found: Found| {
        let fields = parsed(kind, &found.id, &found.fields)?;
        let id = RecordId::parse(&found.id).ok_or_else(|| unreadable(kind.name(), &found.id, "id"))?;
        f(Record { kind, id, fields }, found.first)
    };
    let mut last: Option<Found> = None;
    while let Some(row) = rows.next().or_fail("")? {
        let mut next = Found { id: row.get(0).or_fail("")?, first: row.get(1).or_fail("")?, fields: row.get(2).or_fail("")? };
        match last.take() {
            // an earlier version of the same record stands before the newer one
            Some(before) if before.id == next.id => next.first = before.first,
            before => before.map_or(Ok(()), &mut give)?,
        }
        last = Some(next);
    }
    last.map_or(Ok(()), give)
}

fn parsed(kind: Kind, id: &str, fields: &str) -> Result<BTreeMap<String, String>> {
    serde_json::from_str(fields).map_err(|error| unreadable(kind.name(), id, error))
}

fn newest_import(connection: &Connection) -> Result<i64> {
    connection.query_row("SELECT ifnull(max(id), 0) FROM imports", (), |row| row.get(0)).or_fail("")
}
