//! What stored inspections tell of a checklist, whatever its versions.

use std::ops::ControlFlow;

use super::failure::OrFail;
use super::{Store, unreadable};
use crate::inspection::Inspection;
use crate::problem::Result;

impl Store {
    /// The version, id and text of the checklists whose version begins so, at most two of them.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn checklists_of_version(&self, beginning: &str) -> Result<Vec<(String, String, String)>> {
        let sql = "SELECT version, id, text FROM checklists WHERE substr(version, 1, length(?1)) = ?1 LIMIT 2";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let rows = statement.query_map([beginning], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).or_fail("")?;
        rows.map(|row| row.or_fail("")).collect()
    }

    /// Shows the newest inspection of every call by any version of a checklist, until it is told to stop.
    ///
    /// # Errors
    /// Where SQLite fails, or a stored text no longer reads.
    pub fn scan_inspections(&self, checklist: &str, mut each: impl FnMut(&Inspection) -> ControlFlow<()>) -> Result<()> {
        let sql = "SELECT inspections.call, inspections.body FROM inspections
                   JOIN checklists ON checklists.version = inspections.checklist AND checklists.id = ?1
                   ORDER BY inspections.call, inspections.id";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query([checklist]).or_fail("")?;
        // the inspections of a call come one after the other, and the last one is the newest
        let mut pending: Option<(String, String)> = None;
        while let Some(row) = rows.next().or_fail("")? {
            let next: (String, String) = row.get(0).and_then(|call| Ok((call, row.get(1)?))).or_fail("")?;
            if let Some((call, body)) =
                pending.replace(next).filter(|(call, _)| pending.as_ref().is_some_and(|next| next.0 != *call))
                && each(&read(&call, &body)?).is_break()
            {
                return Ok(());
            }
        }
        if let Some((call, body)) = pending {
            let _ = each(&read(&call, &body)?);
        }
        Ok(())
    }

    /// How many calls there are.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn count_calls(&self) -> Result<usize> {
        let sql = "SELECT count(DISTINCT id) FROM calls";
        let count: i64 = self.connection.query_row(sql, (), |row| row.get(0)).or_fail("")?;
        Ok(usize::try_from(count).unwrap_or(0))
    }
}

fn read(call: &str, body: &str) -> Result<Inspection> {
    serde_json::from_str(body).map_err(|error| unreadable("inspection", call, error))
}
