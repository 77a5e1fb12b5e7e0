//! Calls: every version of every row of every call list.

use std::ops::Range;

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row};

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::{AgentId, Call, CallId};

/// A call in its newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallVersion {
    /// Counted from 1.
    pub version: i64,
    /// The call.
    pub call: Call,
}

const LATEST: &str = "SELECT version, agent, start, duration_ms, fields FROM calls WHERE id = ?1 ORDER BY version DESC LIMIT 1";

type Raw = (i64, String, String, Option<i64>, String);

fn raw(row: &Row) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn time(moment: Timestamp) -> String {
    moment.to_string()
}

/// A moment's whole seconds in UTC; these sort as text, whatever fraction follows.
fn seconds(moment: Timestamp) -> String {
    let mut text = time(moment);
    text.truncate(SECONDS);
    text
}

/// The length of `2026-11-16T01:30:00`.
const SECONDS: usize = 19;

fn text<'r>(row: &'r Row, column: usize) -> Result<&'r str> {
    row.get_ref(column).and_then(|value| value.as_str().map_err(Into::into)).or_fail("")
}

/// A call as it is scanned: its texts are read into the same memory again and again.
#[derive(Debug, Default)]
pub struct ScannedCall {
    id: String,
    agent: String,
    start: String,
    duration_ms: Option<i64>,
    fields: String,
}

impl ScannedCall {
    fn read(&mut self, row: &Row) -> Result<()> {
        for (own, column) in [(&mut self.agent, 1), (&mut self.start, 2), (&mut self.fields, 4)] {
            own.clear();
            own.push_str(text(row, column)?);
        }
        self.duration_ms = row.get(3).or_fail("")?;
        Ok(())
    }

    fn show(&self, bounds: Option<&Range<String>>, each: &mut impl FnMut(&Self) -> Result<()>) -> Result<()> {
        let start = self.start.get(..SECONDS).unwrap_or(&self.start);
        let is_in = bounds.is_none_or(|bounds| bounds.start.as_str() <= start && start < bounds.end.as_str());
        if self.id.is_empty() || !is_in { Ok(()) } else { each(self) }
    }

    /// The call's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who took it.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// The whole call.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn call(&self) -> Result<Call> {
        let broken = |error: String| unreadable("call", &self.id, error);
        Ok(Call {
            id: CallId::parse(&self.id).ok_or_else(|| broken(self.id.clone()))?,
            agent: AgentId::parse(&self.agent).ok_or_else(|| broken(self.agent.clone()))?,
            start: self.start.parse().map_err(|error: jiff::Error| broken(error.to_string()))?,
            duration_ms: self.duration_ms.and_then(|ms| u64::try_from(ms).ok()),
            fields: serde_json::from_str(&self.fields).map_err(|error| broken(error.to_string()))?,
        })
    }
}

impl Writer<'_> {
    /// Adds a call, or a new version of it where anything differs.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_call(&self, import: ImportId, call: &Call) -> Result<Change> {
        let fields = serde_json::to_string(&call.fields).expect("a map of texts is JSON");
        let duration = call.duration_ms.map(|ms| i64::try_from(ms).unwrap_or(i64::MAX));
        let latest = self
            .transaction
            .prepare_cached(LATEST)
            .and_then(|mut s| s.query_row([call.id.as_str()], raw).optional())
            .or_fail("")?;
        let start = time(call.start);
        let (version, change) = match latest {
            None => (1, Change::New),
            Some((_, agent, old_start, old_duration, old_fields))
                if agent == call.agent.as_str() && old_start == start && old_duration == duration && old_fields == fields =>
            {
                return Ok(Change::Unchanged);
            }
            Some((version, ..)) => (version + 1, Change::Changed),
        };
        let sql =
            "INSERT INTO calls (id, version, import, agent, start, duration_ms, fields) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let values = (call.id.as_str(), version, import.0, call.agent.as_str(), start, duration, fields);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(change)
    }
}

impl Store {
    /// Shows every call in the newest version that imports up to one brought, in the byte order of ids; only those that began within a
    /// time, where one is given.
    ///
    /// # Errors
    /// Where SQLite fails, a stored row no longer reads, or `each` fails.
    pub fn scan_calls(
        &self,
        up_to_import: i64,
        bounds: Option<&Range<Timestamp>>,
        mut each: impl FnMut(&ScannedCall) -> Result<()>,
    ) -> Result<()> {
        let sql = "SELECT id, agent, start, duration_ms, fields FROM calls WHERE import <= ?1 ORDER BY id, version";
        let bounds = bounds.map(|bounds| seconds(bounds.start)..seconds(bounds.end));
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query([up_to_import]).or_fail("")?;
        // an earlier version of the same call stands before the newest, so a call is shown when the next one begins
        let mut pending = ScannedCall::default();
        while let Some(row) = rows.next().or_fail("")? {
            let id = text(row, 0)?;
            if id != pending.id {
                pending.show(bounds.as_ref(), &mut each)?;
                pending.id.clear();
                pending.id.push_str(id);
            }
            pending.read(row)?;
        }
        pending.show(bounds.as_ref(), &mut each)
    }

    /// A call in its newest version.
    ///
    /// # Errors
    /// Where SQLite fails or the stored row no longer reads.
    pub fn call(&self, id: &CallId) -> Result<Option<CallVersion>> {
        let found =
            self.connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([id.as_str()], raw).optional()).or_fail("")?;
        let Some((version, agent, start, duration, fields)) = found else { return Ok(None) };
        let call = ScannedCall { id: id.to_string(), agent, start, duration_ms: duration, fields }.call()?;
        Ok(Some(CallVersion { version, call }))
    }

    /// The ids of all calls.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn call_ids(&self) -> Result<Vec<CallId>> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT id FROM calls ORDER BY id").or_fail("")?;
        let ids = statement.query_map((), |row| row.get::<_, String>(0)).or_fail("")?;
        ids.filter_map(|id| id.map(|id| CallId::parse(&id)).or_fail("").transpose()).collect()
    }

    /// When the first and the last call began.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn call_times(&self) -> Result<Option<(Timestamp, Timestamp)>> {
        let times: (Option<String>, Option<String>) = self
            .connection
            .query_row("SELECT min(start), max(start) FROM calls", (), |row| Ok((row.get(0)?, row.get(1)?)))
            .or_fail("")?;
        Ok(times.0.and_then(|first| first.parse().ok()).zip(times.1.and_then(|last| last.parse().ok())))
    }
}
