//! Reviews that are not submitted yet, one of each person and case.

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::failure::OrFail;
use super::{Store, Writer, unreadable};
use crate::problem::Result;
use crate::review::{Case, Draft};

/// A draft as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// What it is about.
    pub case: Case,
    /// Whose it is.
    pub who: String,
    /// The store's number of the inspection that was before them.
    pub inspection: i64,
    /// Whether the machine's verdicts were hidden.
    pub blind: bool,
    /// When it was left.
    pub at: Timestamp,
    /// What they chose.
    pub draft: Draft,
}

impl Writer<'_> {
    /// Keeps a draft in the place of the earlier one.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn keep_draft(&self, kept: &KeptDraft) -> Result<()> {
        let sql = "INSERT INTO drafts (draw, unit, who, inspection, blind, at, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT DO UPDATE SET inspection = ?4, blind = ?5, at = ?6, body = ?7";
        let body = serde_json::to_string(&kept.draft).expect("a draft is JSON");
        let KeptDraft { case, who, inspection, blind, at, .. } = kept;
        let values = (&case.draw, case.unit.as_str(), who, inspection, blind, at.to_string(), body);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("").map(|_| ())
    }

    /// Removes a draft, where there is one.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn drop_draft(&self, case: &Case, who: &str) -> Result<()> {
        let sql = "DELETE FROM drafts WHERE draw = ?1 AND unit = ?2 AND who = ?3";
        let values = (&case.draw, case.unit.as_str(), who);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("").map(|_| ())
    }
}

impl Store {
    /// Somebody's draft of a case.
    ///
    /// # Errors
    /// Where SQLite fails or the draft no longer reads.
    pub fn draft(&self, case: &Case, who: &str) -> Result<Option<KeptDraft>> {
        let sql = "SELECT inspection, blind, at, body FROM drafts WHERE draw = ?1 AND unit = ?2 AND who = ?3";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let found = statement
            .query_row((&case.draw, case.unit.as_str(), who), |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
            })
            .optional()
            .or_fail("")?;
        let Some((inspection, blind, at, body)) = found else { return Ok(None) };
        let broken = |error: &dyn std::fmt::Display| unreadable("draft", case.unit.as_str(), error);
        let at = at.parse().map_err(|error: jiff::Error| broken(&error))?;
        let draft = serde_json::from_str(&body).map_err(|error| broken(&error))?;
        Ok(Some(KeptDraft { case: case.clone(), who: who.to_owned(), inspection, blind, at, draft }))
    }
}
