//! Inspections: every score that was ever given, with the versions it was given to and by.

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::failure::OrFail;
use super::{Change, Store, Writer, unreadable};
use crate::digest::sha256_hex;
use crate::inspection::{ENGINE, Inspection};
use crate::problem::Result;
use crate::records::{CallId, Score};

/// An inspection with what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The call.
    pub call: CallId,
    /// Which version of the call's data.
    pub call_version: i64,
    /// Which version of its transcript; 0 where there was none.
    pub transcript_version: i64,
    /// The hash of whatever else it rests on, as [`Compiled::inputs`] tells it.
    ///
    /// [`Compiled::inputs`]: crate::inspection::Compiled::inputs
    pub inputs: String,
    /// The findings.
    pub inspection: Inspection,
}

/// An inspection as the store has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The store's number.
    pub id: i64,
    /// SHA-256 of its text.
    pub sha256: String,
    /// What was inspected, with its versions.
    pub call: CallId,
    /// Version of the call's data, and of its transcript (0 where there was none).
    pub versions: (i64, i64),
    /// The findings.
    pub inspection: Inspection,
}

impl Writer<'_> {
    /// Keeps the text of a checklist under its version.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_checklist(&self, id: &str, version: &str, text: &str) -> Result<()> {
        let sql = "INSERT INTO checklists (version, id, text) VALUES (?1, ?2, ?3) ON CONFLICT (version) DO NOTHING";
        self.transaction.execute(sql, (version, id, text)).or_fail("")?;
        Ok(())
    }

    /// Keeps an inspection. The same call, words, checklist and machine give the same verdicts, so a second one is not kept.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_inspection(&self, scored: &Scored, at: Timestamp) -> Result<Change> {
        let body = serde_json::to_string(&scored.inspection).expect("an inspection is JSON");
        let sql = "INSERT INTO inspections (call, call_version, transcript_version, checklist, engine, inputs, at, body)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
        let values = (
            scored.call.as_str(),
            scored.call_version,
            scored.transcript_version,
            &scored.inspection.version,
            ENGINE,
            &scored.inputs,
            at.to_string(),
            body,
        );
        let rows = self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(if rows == 0 { Change::Unchanged } else { Change::New })
    }
}

impl Store {
    /// The inspection of just these versions and inputs by this machine, where there is one: it need not be made again.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn same_inspection(
        &self,
        call: &CallId,
        versions: (i64, i64),
        checklist: &str,
        inputs: &str,
    ) -> Result<Option<Inspection>> {
        let body = self.same_body(call, versions, checklist, inputs)?;
        body.map(|body| read(&body, call)).transpose()
    }

    /// The text of [`Store::same_inspection`].
    pub(super) fn same_body(
        &self,
        call: &CallId,
        (call_version, transcript_version): (i64, i64),
        checklist: &str,
        inputs: &str,
    ) -> Result<Option<String>> {
        let sql = "SELECT body FROM inspections
                   WHERE call = ?1 AND checklist = ?2 AND call_version = ?3 AND transcript_version = ?4 AND engine = ?5
                         AND inputs = ?6";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let values = (call.as_str(), checklist, call_version, transcript_version, ENGINE, inputs);
        statement.query_row(values, |row| row.get(0)).optional().or_fail("")
    }

    /// The newest inspection of a version of a call and of its transcript (0 where it has none) by a version of a checklist.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn inspection(&self, call: &CallId, versions: (i64, i64), checklist: &str) -> Result<Option<Inspection>> {
        let sql =
            "SELECT body FROM inspections WHERE call = ?1 AND checklist = ?2 AND call_version = ?3 AND transcript_version = ?4
                   ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let body: Option<String> =
            statement.query_row((call.as_str(), checklist, versions.0, versions.1), |row| row.get(0)).optional().or_fail("")?;
        body.map(|body| read(&body, call)).transpose()
    }

    /// The newest inspection of a call by any version of a checklist.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn kept_inspection(&self, call: &CallId, checklist: &str) -> Result<Option<Kept>> {
        let sql = "SELECT inspections.id, call, call_version, transcript_version, body FROM inspections
                   JOIN checklists ON checklists.version = inspections.checklist
                   WHERE call = ?1 AND checklists.id = ?2 ORDER BY inspections.id DESC LIMIT 1";
        self.one_kept(sql, &[&call.as_str(), &checklist])
    }

    /// The inspection of a number.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn inspection_of(&self, id: i64) -> Result<Option<Kept>> {
        self.one_kept("SELECT id, call, call_version, transcript_version, body FROM inspections WHERE id = ?1", &[&id])
    }

    fn one_kept(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<Kept>> {
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query(values).or_fail("")?;
        let Some(row) = rows.next().or_fail("")? else { return Ok(None) };
        let call: String = row.get(1).or_fail("")?;
        let call = CallId::parse(&call).ok_or_else(|| unreadable("inspection", &call, "id"))?;
        let body: String = row.get(4).or_fail("")?;
        let versions = (row.get(2).or_fail("")?, row.get(3).or_fail("")?);
        let inspection = read(&body, &call)?;
        Ok(Some(Kept { id: row.get(0).or_fail("")?, sha256: sha256_hex(&body), call, versions, inspection }))
    }

    /// The text of a version of a checklist.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn checklist_text(&self, version: &str) -> Result<Option<String>> {
        let sql = "SELECT text FROM checklists WHERE version = ?1";
        self.connection.prepare_cached(sql).and_then(|mut s| s.query_row([version], |row| row.get(0)).optional()).or_fail("")
    }

    /// The version and text of a checklist by which any of a draw's units was scored: `version` before others of the same `id`, these
    /// before any other, and of equals the last one used.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn checklist_of_draw(&self, draw: &str, version: &str, id: &str) -> Result<Option<(String, String)>> {
        let sql = "SELECT checklists.version, checklists.text FROM inspections
                   JOIN draw_units ON draw_units.unit = inspections.call AND draw_units.draw = ?1 AND draw_units.place IS NOT NULL
                   JOIN checklists ON checklists.version = inspections.checklist
                   ORDER BY checklists.version = ?2 DESC, checklists.id = ?3 DESC, inspections.id DESC LIMIT 1";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row([draw, version, id], |row| Ok((row.get(0)?, row.get(1)?))).optional())
            .or_fail("")
    }
}

impl Store {
    /// The score of a call's newest inspection up to one; `None` where there is none, or it could not be scored.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn newest_score(&self, call: &CallId, up_to_inspection: i64) -> Result<Option<Score>> {
        let sql = "SELECT body FROM inspections WHERE call = ?1 AND id <= ?2 ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let body: Option<String> =
            statement.query_row((call.as_str(), up_to_inspection), |row| row.get(0)).optional().or_fail("")?;
        Ok(body.map(|body| read(&body, call)).transpose()?.and_then(|inspection| inspection.score))
    }

    /// Whether a call was ever scored by a checklist, whatever its version.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn is_scored(&self, call: &CallId, checklist: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM inspections JOIN checklists ON checklists.version = inspections.checklist
                                  WHERE inspections.call = ?1 AND checklists.id = ?2)";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row([call.as_str(), checklist], |row| row.get(0)))
            .or_fail("")
    }
}

pub(super) fn read(body: &str, call: &CallId) -> Result<Inspection> {
    serde_json::from_str(body).map_err(|error| unreadable("inspection", call.as_str(), error))
}
