//! Transcripts: one text a call, in every version that came in; and which call a file belongs to.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::{CallId, Transcript};

/// Finds the call that a transcript belongs to, by id or by the name of its recording.
#[derive(Debug, Default)]
pub struct Linked {
    by_recording: Option<HashMap<String, Vec<CallId>>>,
}

const LATEST: &str = "SELECT version, body FROM transcripts WHERE call = ?1 ORDER BY version DESC LIMIT 1";

impl Writer<'_> {
    /// Adds a transcript, or a new version where it differs.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_transcript(&self, import: ImportId, call: &CallId, transcript: &Transcript) -> Result<Change> {
        let body = serde_json::to_string(transcript).expect("a transcript is JSON");
        let row = |row: &rusqlite::Row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let latest =
            self.transaction.prepare_cached(LATEST).and_then(|mut s| s.query_row([call.as_str()], row).optional()).or_fail("")?;
        let (version, change) = match latest {
            None => (1, Change::New),
            Some((_, old)) if old == body => return Ok(Change::Unchanged),
            Some((version, _)) => (version + 1, Change::Changed),
        };
        let sql = "INSERT INTO transcripts (call, version, import, body) VALUES (?1, ?2, ?3, ?4)";
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute((call.as_str(), version, import.0, body))).or_fail("")?;
        Ok(change)
    }

    /// Whether a call is known.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn has_call(&self, id: &CallId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM calls WHERE id = ?1)";
        self.transaction.prepare_cached(sql).and_then(|mut s| s.query_row([id.as_str()], |row| row.get(0))).or_fail("")
    }

    /// The calls that some names may mean: the first name that is an id, or the calls whose recording has the name.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn calls_named(&self, names: &[String], linked: &mut Linked) -> Result<Vec<CallId>> {
        for name in names {
            if let Some(id) = CallId::parse(name)
                && self.has_call(&id)?
            {
                return Ok(vec![id]);
            }
        }
        if linked.by_recording.is_none() {
            linked.by_recording = Some(self.recordings()?);
        }
        let known = linked.by_recording.as_ref();
        Ok(names.iter().find_map(|name| known?.get(stem(name)).cloned()).unwrap_or_default())
    }

    fn recordings(&self) -> Result<HashMap<String, Vec<CallId>>> {
        let sql = "SELECT DISTINCT id, json_extract(fields, '$.recording') FROM calls WHERE json_extract(fields, '$.recording') IS NOT NULL";
        let mut statement = self.transaction.prepare(sql).or_fail("")?;
        let rows = statement.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).or_fail("")?;
        let mut recordings: HashMap<String, Vec<CallId>> = HashMap::new();
        for row in rows {
            let (id, recording) = row.or_fail("")?;
            recordings.entry(stem(&recording).to_owned()).or_default().extend(CallId::parse(&id));
        }
        Ok(recordings)
    }
}

/// A recording's name without folders and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

impl Store {
    /// A call's newest transcript and its version.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn transcript(&self, call: &CallId) -> Result<Option<(i64, Transcript)>> {
        let row = |row: &rusqlite::Row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let found =
            self.connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([call.as_str()], row).optional()).or_fail("")?;
        let Some((version, body)) = found else { return Ok(None) };
        let transcript = serde_json::from_str(&body).map_err(|error| unreadable("transcript", call.as_str(), error))?;
        Ok(Some((version, transcript)))
    }

    /// The version of a call's newest transcript; 0 where it has none.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn transcript_version(&self, call: &CallId) -> Result<i64> {
        let sql = "SELECT ifnull(max(version), 0) FROM transcripts WHERE call = ?1";
        self.connection.prepare_cached(sql).and_then(|mut s| s.query_row([call.as_str()], |row| row.get(0))).or_fail("")
    }

    /// A call's newest transcript that imports up to one brought.
    ///
    /// # Errors
    /// Where SQLite fails or the stored text no longer reads.
    pub fn transcript_as_of(&self, call: &CallId, up_to_import: i64) -> Result<Option<Transcript>> {
        let sql = "SELECT body FROM transcripts WHERE call = ?1 AND import <= ?2 ORDER BY version DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let body: Option<String> = statement.query_row((call.as_str(), up_to_import), |row| row.get(0)).optional().or_fail("")?;
        body.map(|body| serde_json::from_str(&body).map_err(|error| unreadable("transcript", call.as_str(), error))).transpose()
    }
}
