//! Records of all populations but calls: every version of every row of every export.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Row};

use super::failure::OrFail;
use super::picked::Picked;
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

    /// Notes which columns a list had, and whether it only completes what others began.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_columns(&self, import: ImportId, fields: &[String], completes: bool) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO columns (import, field, completes) VALUES (?1, ?2, ?3)";
        let mut statement = self.transaction.prepare_cached(sql).or_fail("")?;
        fields.iter().try_for_each(|field| statement.execute((import.0, field, completes)).map(|_| ()).or_fail(""))
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

    /// Gives some fields of every record of a kind to `f`, each in the newest version that came by the import `as_of` or an earlier one.
    /// Nothing else of the record is read, and only one is held at a time.
    ///
    /// # Errors
    /// As there.
    pub fn scan_fields(&self, kind: Kind, as_of: i64, wanted: &[String], mut f: impl FnMut(&Picked)) -> Result<()> {
        let sql = "SELECT id, fields FROM records WHERE kind = ?1 AND import <= ?2 ORDER BY id, version";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query((kind.name(), as_of)).or_fail("")?;
        let mut picked = Picked::of(wanted);
        let (mut id, mut fields) = (String::new(), String::new());
        while let Some(row) = rows.next().or_fail("")? {
            let next = text(row, 0)?;
            // an earlier version of the same record stands before the newer one
            if next != id && !id.is_empty() {
                picked.read(&fields).map_err(|error| unreadable(kind.name(), &id, error))?;
                f(&picked);
            }
            if next != id {
                next.clone_into(&mut id);
            }
            text(row, 1)?.clone_into(&mut fields);
        }
        if !id.is_empty() {
            picked.read(&fields).map_err(|error| unreadable(kind.name(), &id, error))?;
            f(&picked);
        }
        Ok(())
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

    /// The columns of the lists of a kind.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn columns_of(&self, kind: Kind) -> Result<ListColumns> {
        let sql =
            "SELECT import, field, completes FROM columns JOIN imports ON imports.id = columns.import WHERE imports.kind = ?1";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query([kind.name()]).or_fail("")?;
        let mut columns = ListColumns::default();
        while let Some(row) = rows.next().or_fail("")? {
            let (import, field, completes): (i64, String, bool) = row.try_into().or_fail("")?;
            if completes {
                columns.completing.insert(field);
            } else {
                columns.by_import.entry(import).or_default().insert(field);
            }
        }
        Ok(columns)
    }

    /// As [`Store::scan_records`], with all imports that told something of the record.
    ///
    /// # Errors
    /// As there.
    pub fn scan_records_told(&self, kind: Kind, as_of: i64, f: impl FnMut(Record, &[i64]) -> Result<()>) -> Result<()> {
        scan_told(&self.connection, kind, as_of, f)
    }
}

/// The columns of the lists of a kind.
#[derive(Debug, Default)]
pub struct ListColumns {
    by_import: BTreeMap<i64, BTreeSet<String>>,
    completing: BTreeSet<String>,
}

impl ListColumns {
    /// The columns under which a record that came by these imports stands: those of its lists, and those of lists that complete others.
    #[must_use]
    pub fn of(&self, imports: &[i64]) -> BTreeSet<&str> {
        let own = imports.iter().filter_map(|import| self.by_import.get(import)).flatten();
        own.chain(&self.completing).map(String::as_str).collect()
    }

    /// Whether any list had a column for a field.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.completing.contains(field) || self.by_import.values().any(|fields| fields.contains(field))
    }
}

fn record(connection: &Connection, kind: Kind, id: &RecordId) -> Result<Option<Record>> {
    let found = latest(connection, kind, id)?;
    found.map(|(_, fields)| Ok(Record { kind, id: id.clone(), fields: parsed(kind, id.as_str(), &fields)? })).transpose()
}

/// A row of the scan, with the imports of the record's versions up to it.
struct Found {
    id: String,
    imports: Vec<i64>,
    fields: String,
}

fn scan(connection: &Connection, kind: Kind, as_of: i64, mut f: impl FnMut(Record, i64) -> Result<()>) -> Result<()> {
    scan_told(connection, kind, as_of, |record, imports| f(record, imports.first().copied().unwrap_or_default()))
}

fn scan_told(connection: &Connection, kind: Kind, as_of: i64, mut f: impl FnMut(Record, &[i64]) -> Result<()>) -> Result<()> {
    let sql = "SELECT id, import, fields FROM records WHERE kind = ?1 AND import <= ?2 ORDER BY id, version";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query((kind.name(), as_of)).or_fail("")?;
    let mut give = |found: Found| {
        let fields = parsed(kind, &found.id, &found.fields)?;
        let id = RecordId::parse(&found.id).ok_or_else(|| unreadable(kind.name(), &found.id, "id"))?;
        f(Record { kind, id, fields }, &found.imports)
    };
    let mut last: Option<Found> = None;
    while let Some(row) = rows.next().or_fail("")? {
        let import = row.get(1).or_fail("")?;
        let mut next = Found { id: row.get(0).or_fail("")?, imports: vec![import], fields: row.get(2).or_fail("")? };
        match last.take() {
            // an earlier version of the same record stands before the newer one
            Some(mut before) if before.id == next.id => {
                before.imports.push(import);
                next.imports = before.imports;
            }
            before => before.map_or(Ok(()), &mut give)?,
        }
        last = Some(next);
    }
    last.map_or(Ok(()), give)
}

/// A column's text, where it lies.
fn text<'r>(row: &'r Row, column: usize) -> Result<&'r str> {
    row.get_ref(column).and_then(|value| value.as_str().map_err(Into::into)).or_fail("")
}

fn parsed(kind: Kind, id: &str, fields: &str) -> Result<BTreeMap<String, String>> {
    serde_json::from_str(fields).map_err(|error| unreadable(kind.name(), id, error))
}

fn newest_import(connection: &Connection) -> Result<i64> {
    connection.query_row("SELECT ifnull(max(id), 0) FROM imports", (), |row| row.get(0)).or_fail("")
}
