//! The log of what people did. Entries are only ever added; erasing empties what was written in them, and nothing else.

use jiff::Timestamp;
use rusqlite::{Connection, Row, ToSql};

use super::failure::OrFail;
use super::{Store, Writer, unreadable};
use crate::problem::Result;
use crate::review::{Case, Deed, Entry, New, Role};

const COLUMNS: &str =
    "SELECT id, at, who, role, act, draw, unit, follows, body, words, salt, words_sha256, previous, hash FROM log";

impl Writer<'_> {
    /// Adds an entry after the last one; `salt` is random.
    ///
    /// # Errors
    /// Where SQLite fails or the last entry no longer reads.
    pub fn log(&self, new: &New, salt: &str) -> Result<Entry> {
        let last = entries(&self.transaction, &format!("{COLUMNS} ORDER BY id DESC LIMIT 1"), &[])?.pop();
        let entry = new.seal(last.as_ref(), salt);
        let sql = "INSERT INTO log (id, at, who, role, act, draw, unit, follows, body, words, salt, words_sha256, previous, hash)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let values = rusqlite::params![
            entry.id,
            entry.at.to_string(),
            entry.who,
            entry.role.name(),
            entry.act,
            entry.draw,
            entry.unit,
            entry.follows,
            entry.body,
            entry.words,
            entry.salt,
            entry.words_sha256,
            entry.previous,
            entry.hash,
        ];
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(entry)
    }

    /// The deeds that concern a case, oldest first, as they are while nobody else can write.
    ///
    /// # Errors
    /// Where SQLite fails or an entry no longer reads.
    pub fn deeds_of(&self, case: &Case) -> Result<Vec<Deed>> {
        deeds_of(&self.transaction, case)
    }

    /// Whether a unit of a draw is still inspected: no redraw took the draw's place, and no spare the unit's.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn holds(&self, case: &Case) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM draws WHERE follows = ?1)
                          AND NOT EXISTS (SELECT 1 FROM replacements WHERE draw = ?1 AND unit = ?2)";
        self.transaction.query_row(sql, (&case.draw, case.unit.as_str()), |row| row.get(0)).or_fail("")
    }

    /// Empties what was written in an entry. Whether there was anything.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn erase_words(&self, entry: i64) -> Result<bool> {
        let sql = "UPDATE log SET words = NULL, salt = NULL WHERE id = ?1 AND words IS NOT NULL";
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute([entry])).or_fail("").map(|rows| rows > 0)
    }
}

impl Store {
    /// The deeds that concern a case, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or an entry no longer reads.
    pub fn deeds_of(&self, case: &Case) -> Result<Vec<Deed>> {
        deeds_of(&self.connection, case)
    }

    /// The deeds that concern any unit of a draw, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or an entry no longer reads.
    pub fn deeds_in(&self, draw: &str) -> Result<Vec<Deed>> {
        read(&entries(&self.connection, &format!("{COLUMNS} WHERE draw = ?1 ORDER BY id"), &[&draw])?)
    }

    /// All deeds of some names, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or an entry no longer reads.
    pub fn deeds_named(&self, acts: &[&str]) -> Result<Vec<Deed>> {
        let sql = format!("{COLUMNS} WHERE act IN (SELECT value FROM json_each(?1)) ORDER BY id");
        let acts = serde_json::to_string(acts).expect("names are JSON");
        read(&entries(&self.connection, &sql, &[&acts])?)
    }

    /// All deeds that reviews are counted by ([`crate::review::votes`]), oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or an entry no longer reads.
    pub fn deeds_that_count(&self) -> Result<Vec<Deed>> {
        self.deeds_named(&["reviewed", "returned", "ruled"])
    }

    /// Shows every entry of the log, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails, an entry no longer reads, or `show` gives up.
    pub fn scan_log(&self, mut show: impl FnMut(Entry) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare(&format!("{COLUMNS} ORDER BY id")).or_fail("")?;
        let mut rows = statement.query(()).or_fail("")?;
        while let Some(row) = rows.next().or_fail("")? {
            show(entry(row)?)?;
        }
        Ok(())
    }
}

fn deeds_of(connection: &Connection, case: &Case) -> Result<Vec<Deed>> {
    let sql = format!("{COLUMNS} WHERE unit = ?1 AND draw = ?2 ORDER BY id");
    read(&entries(connection, &sql, &[&case.unit.as_str(), &case.draw])?)
}

fn entries(connection: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Entry>> {
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query(values).or_fail("")?;
    let mut all = Vec::new();
    while let Some(row) = rows.next().or_fail("")? {
        all.push(entry(row)?);
    }
    Ok(all)
}

fn entry(row: &Row) -> Result<Entry> {
    let id: i64 = row.get(0).or_fail("")?;
    let read = || -> rusqlite::Result<Entry> {
        // one that somebody changed so that it no longer reads doesn't fit its hash either, and the chain says so
        Ok(Entry {
            id,
            at: row.get::<_, String>(1)?.parse().unwrap_or(Timestamp::UNIX_EPOCH),
            who: row.get(2)?,
            role: Role::parse(&row.get::<_, String>(3)?).unwrap_or(Role::Unnamed),
            act: row.get(4)?,
            draw: row.get(5)?,
            unit: row.get(6)?,
            follows: row.get(7)?,
            body: row.get(8)?,
            words: row.get(9)?,
            salt: row.get(10)?,
            words_sha256: row.get(11)?,
            previous: row.get(12)?,
            hash: row.get(13)?,
        })
    };
    read().or_fail("")
}

fn read(entries: &[Entry]) -> Result<Vec<Deed>> {
    entries.iter().map(|entry| entry.deed().map_err(|error| unreadable("log", &entry.id.to_string(), error))).collect()
}
