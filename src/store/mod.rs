//! The store: one SQLite file a workspace; nothing outside this room writes SQL.
//!
//! # Locking
//! One writer at a time, readers beside it (WAL). A writing command takes the lock before it reads what it will compare with, does all
//! its work in one transaction, and either all of it is there afterwards or nothing. A second writer waits, up to the time it was given.
//!
//! # Compatibility
//! `user_version` counts the migrations that were applied; they are only ever added to. A file of a newer version is refused.
//!
//! # Performance
//! Call lists and transcripts are apart, since the list is scanned for every draw and the transcripts only to be scored. A transcript is
//! one text, not a row a turn. Everything is append-only: the newest version of a record is the last row of its id.

mod agents;
mod ahead;
mod calls;
mod checklists;
mod drafts;
mod draws;
mod erase;
mod failure;
mod inspections;
mod labels;
mod log;
mod migrations;
mod picked;
mod records;
#[cfg(test)]
mod tests;
mod transcripts;
mod work;

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::problem::{Problem, Result};

pub use ahead::Ahead;
pub use calls::{CallVersion, Columns, ScannedCall};
pub use drafts::KeptDraft;
pub use erase::Traces;
pub use inspections::{Kept, Scored};
pub use picked::Picked;
pub use records::ListColumns;
pub use transcripts::Linked;
pub use work::Given;

use failure::OrFail;

/// An open workspace database.
pub struct Store {
    connection: Connection,
}

/// What an import did, in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Seen for the first time.
    pub new: u64,
    /// Known, and different: a new version was added.
    pub changed: u64,
    /// Known, and the same.
    pub unchanged: u64,
    /// Wrong, and left out.
    pub rejected: u64,
}

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Seen for the first time.
    New,
    /// A new version was added.
    Changed,
    /// Nothing was written.
    Unchanged,
}

impl Counts {
    /// Counts one row.
    pub fn add(&mut self, change: Change) {
        match change {
            Change::New => self.new += 1,
            Change::Changed => self.changed += 1,
            Change::Unchanged => self.unchanged += 1,
        }
    }
}

impl Store {
    /// Opens a workspace's database, making or upgrading it where need be. Waits so long for another command to finish writing.
    ///
    /// # Errors
    /// Where the file is none of ours, is of a newer version, or can't be written.
    pub fn open(path: &Path, wait: Duration) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).or_fail(path)?;
        connection.busy_timeout(wait).or_fail(path)?;
        // one transaction, so that a store that another command is just making is seen whole or not at all
        migrations::check_ours(&*connection.unchecked_transaction().or_fail(path)?, path)?;
        match connection.pragma_update(None, "journal_mode", "WAL") {
            // SQLite doesn't wait here: another command has the new file open and is making the same of it
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {}
            switched => switched.or_fail(path)?,
        }
        connection.pragma_update(None, "synchronous", "FULL").or_fail(path)?;
        connection.pragma_update(None, "foreign_keys", true).or_fail(path)?;
        connection.set_prepared_statement_cache_capacity(32);
        // without it SQLite plans a statement anew for each new value, which costs more than the statement itself
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).or_fail(path)?;
        migrations::apply(&mut connection, path)?;
        Ok(Self { connection })
    }

    /// A store in memory, for this room's tests.
    #[cfg(test)]
    fn in_memory() -> Result<Self> {
        let path = Path::new(":memory:");
        let mut connection = Connection::open_in_memory().or_fail(path)?;
        migrations::apply(&mut connection, path)?;
        Ok(Self { connection })
    }

    /// Takes the writer's lock. Nothing is kept until [`Writer::commit`].
    ///
    /// # Errors
    /// Where another command holds the lock for too long.
    pub fn write(&mut self) -> Result<Writer<'_>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).or_fail("")?;
        Ok(Writer { transaction })
    }
}

/// A transaction in which records are added.
pub struct Writer<'s> {
    transaction: Transaction<'s>,
}

/// Which import a row came by.
#[derive(Debug, Clone, Copy)]
pub struct ImportId(i64);

impl Writer<'_> {
    /// Notes an import, before its rows.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn begin_import(&self, kind: &str, file: &str, sha256: &str, at: Timestamp) -> Result<ImportId> {
        let sql = "INSERT INTO imports (kind, file, sha256, at) VALUES (?1, ?2, ?3, ?4)";
        self.transaction
            .prepare_cached(sql)
            .and_then(|mut s| s.insert((kind, file, sha256, at.to_string())))
            .or_fail("")
            .map(ImportId)
    }

    /// Does something whole or not at all: what `f` added is taken back where it fails, or says that it is not to be kept.
    ///
    /// # Errors
    /// Those of `f`, and where SQLite fails.
    pub fn whole<T>(&self, f: impl FnOnce() -> Result<(bool, T)>) -> Result<T> {
        self.transaction.execute_batch("SAVEPOINT whole").or_fail("")?;
        let done = f();
        let end = if matches!(done, Ok((true, _))) { "RELEASE whole" } else { "ROLLBACK TO whole; RELEASE whole" };
        let ended = self.transaction.execute_batch(end).or_fail("");
        // where SQLite gave up the whole transaction, the failure that made it do so is the one to tell
        let (_, value) = done?;
        ended.map(|()| value)
    }

    /// Keeps everything that was added.
    ///
    /// # Errors
    /// Where the disk is full or the file can't be written; then nothing was kept.
    pub fn commit(self) -> Result<()> {
        self.transaction.commit().or_fail("")
    }
}

/// A stored text that no longer reads: a defect of the store, named rather than passed over.
fn unreadable(what: &str, id: &str, error: impl std::fmt::Display) -> crate::problem::Error {
    crate::problem::Error::input(Problem::new("store-unreadable").with("what", what).with("id", id).with("error", error))
}
