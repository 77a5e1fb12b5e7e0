//! Labels: what outside models found of calls, every time they were asked.

use rusqlite::{OptionalExtension, Row};

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer};
use crate::problem::Result;
use crate::records::{CallId, Label};

impl Writer<'_> {
    /// Adds a label, unless the same model said the same of the call the last time.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_label(&self, import: ImportId, call: &CallId, label: &Label) -> Result<Change> {
        let sql = "SELECT value, confidence FROM labels WHERE call = ?1 AND label = ?2 AND model = ?3 ORDER BY id DESC LIMIT 1";
        let row = |row: &Row| Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?));
        let key = (call.as_str(), &label.name, &label.model);
        let last = self.transaction.prepare_cached(sql).and_then(|mut s| s.query_row(key, row).optional()).or_fail("")?;
        let change = match last {
            None => Change::New,
            Some((value, confidence)) if value == label.value && confidence.to_bits() == label.confidence.to_bits() => {
                return Ok(Change::Unchanged);
            }
            Some(_) => Change::Changed,
        };
        let sql = "INSERT INTO labels (call, label, model, value, confidence, import) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = (call.as_str(), &label.name, &label.model, &label.value, label.confidence, import.0);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(change)
    }

    /// Notes that a command answered for a call's words, whatever it found.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_asked(&self, import: ImportId, call: &CallId, words: &str) -> Result<()> {
        let sql = "INSERT INTO asked (call, words, import) VALUES (?1, ?2, ?3)";
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute((call.as_str(), words, import.0))).or_fail("").map(|_| ())
    }
}

impl Store {
    /// Whether what a command, known by its hash, answered last of a call was for these words, known by theirs.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn was_asked(&self, command: &str, call: &CallId, words: &str) -> Result<bool> {
        let sql = "SELECT asked.words FROM asked JOIN imports ON imports.id = asked.import
                   WHERE asked.call = ?1 AND imports.kind = 'labels' AND imports.sha256 = ?2 ORDER BY asked.id DESC LIMIT 1";
        let last = |row: &Row| row.get::<_, String>(0);
        let key = (call.as_str(), command);
        let last = self.connection.prepare_cached(sql).and_then(|mut s| s.query_row(key, last).optional()).or_fail("")?;
        Ok(last.is_some_and(|last| last == words))
    }

    /// What models found of a call: the newest of each label and model, in the order of their names.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn labels(&self, call: &CallId) -> Result<Vec<Label>> {
        let sql = "SELECT label, value, confidence, model FROM labels WHERE id IN
                   (SELECT max(id) FROM labels WHERE call = ?1 GROUP BY label, model) ORDER BY label, model";
        let row = |row: &Row| Ok(Label { name: row.get(0)?, value: row.get(1)?, confidence: row.get(2)?, model: row.get(3)? });
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let rows = statement.query_map([call.as_str()], row).or_fail("")?;
        rows.map(|label| label.or_fail("")).collect()
    }
}
