//! Calls: every version of every row of every call list.

use std::ops::Range;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::{AgentId, Call, CallId};
use crate::sampling::Unit;

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

/// Whole seconds in UTC sort as text; a fraction is kept behind them.
fn time(moment: Timestamp) -> String {
    moment.to_string()
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

    /// The calls whose newest version began within a time: the frame of a draw, which nothing may join while it is drawn from.
    ///
    /// # Errors
    /// Where SQLite fails or a stored time no longer reads.
    pub fn units_between(&self, bounds: &Range<Timestamp>) -> Result<Vec<Unit>> {
        units_between(&self.transaction, bounds)
    }
}

/// The calls whose newest version began within a time.
fn units_between(connection: &Connection, bounds: &Range<Timestamp>) -> Result<Vec<Unit>> {
    let mut statement = connection.prepare_cached("SELECT id, agent, start FROM calls ORDER BY id, version").or_fail("")?;
    let mut rows = statement.query(()).or_fail("")?;
    let mut units: Vec<Unit> = Vec::new();
    let mut last: Option<(String, bool)> = None;
    while let Some(row) = rows.next().or_fail("")? {
        let (id, agent, start): (String, String, String) =
            (row.get(0).or_fail("")?, row.get(1).or_fail("")?, row.get(2).or_fail("")?);
        // an earlier version of the same call stands before the newest
        if last.as_ref().is_some_and(|(before, kept)| *before == id && *kept) {
            units.pop();
        }
        let start: Timestamp = start.parse().map_err(|error: jiff::Error| unreadable("call", &id, error))?;
        let unit =
            bounds.contains(&start).then(|| Some(Unit { agent: AgentId::parse(&agent)?, id: CallId::parse(&id)? })).flatten();
        last = Some((id, unit.is_some()));
        units.extend(unit);
    }
    Ok(units)
}

impl Store {
    /// The calls whose newest version began within a time, as of now.
    ///
    /// # Errors
    /// Where SQLite fails or a stored time no longer reads.
    pub fn units_between(&self, bounds: &Range<Timestamp>) -> Result<Vec<Unit>> {
        units_between(&self.connection, bounds)
    }

    /// A call in its newest version.
    ///
    /// # Errors
    /// Where SQLite fails or the stored row no longer reads.
    pub fn call(&self, id: &CallId) -> Result<Option<CallVersion>> {
        let found =
            self.connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([id.as_str()], raw).optional()).or_fail("")?;
        let Some((version, agent, start, duration, fields)) = found else { return Ok(None) };
        let broken = |error: String| unreadable("call", id.as_str(), error);
        let call = Call {
            id: id.clone(),
            agent: AgentId::parse(&agent).ok_or_else(|| broken(agent))?,
            start: start.parse().map_err(|error: jiff::Error| broken(error.to_string()))?,
            duration_ms: duration.and_then(|ms| u64::try_from(ms).ok()),
            fields: serde_json::from_str(&fields).map_err(|error| broken(error.to_string()))?,
        };
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
