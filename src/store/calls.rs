//! Calls: every version of every row of every call list.

use std::ops::Range;

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row};

use super::failure::OrFail;
use super::picked::Picked;
use super::{Change, ImportId, Store, Writer, picked, unreadable};
use crate::condition::Facts;
use crate::problem::Result;
use crate::records::{AgentId, Call, CallId, UnitId, as_seconds};

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

/// A column's text, where it lies.
fn text<'r>(row: &'r Row, column: usize) -> Result<Option<&'r str>> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).map(Some).map_err(|error| unreadable("call", "?", error)),
        other => other.and_then(|value| value.as_str_or_null().map_err(Into::into)).or_fail(""),
    }
}

/// What a scan reads of calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Id and agent alone.
    Names,
    /// Everything.
    All,
}

/// A call as it is scanned: its texts are read into the same memory again and again.
#[derive(Debug)]
pub struct ScannedCall {
    id: UnitId,
    agent: String,
    start: String,
    duration_ms: Option<i64>,
    fields: String,
}

impl ScannedCall {
    fn blank() -> Self {
        let id = UnitId::parse("-").expect("a dash is an id");
        Self { id, agent: String::new(), start: String::new(), duration_ms: None, fields: String::new() }
    }

    /// A whole row: id; agent, start and fields; duration. An id that is none is a dash.
    pub(super) fn of(id: &str, [agent, start, fields]: [String; 3], duration_ms: Option<i64>) -> Self {
        let mut scanned = Self { agent, start, duration_ms, fields, ..Self::blank() };
        scanned.id.assign(id);
        scanned
    }

    /// Reads a row; false, with nothing read, where its version lies without the time that is scanned.
    fn read(&mut self, row: &Row, columns: Columns) -> Result<bool> {
        let read = |own: &mut String, text: &str| {
            own.clear();
            own.push_str(text);
        };
        let Some(agent) = text(row, 1)? else { return Ok(false) };
        read(&mut self.agent, agent);
        if columns == Columns::All {
            read(&mut self.start, text(row, 2)?.unwrap_or_default());
            self.duration_ms = row.get(3).or_fail("")?;
            read(&mut self.fields, text(row, 4)?.unwrap_or_default());
        }
        Ok(true)
    }

    /// The call's id.
    #[must_use]
    pub fn id(&self) -> &UnitId {
        &self.id
    }

    /// Who took it.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// When it began; only where a scan reads everything.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn start(&self) -> Result<Timestamp> {
        self.start.parse().map_err(|error: jiff::Error| unreadable("call", self.id.as_str(), error))
    }

    /// Those of the fields that are wanted, as [`Call::facts`] has them, instead of what `facts` holds; only where a scan reads
    /// everything.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn facts(&self, wanted: &[&str], facts: &mut Facts) -> Result<()> {
        picked::pick(&self.fields, wanted, facts).map_err(|error| unreadable("call", self.id.as_str(), error))?;
        for field in wanted {
            let own = match *field {
                "call_id" => Some(self.id.to_string()),
                "agent" => Some(self.agent.clone()),
                "start" => Some(self.start()?.to_string()),
                "duration" => self.duration_ms.and_then(|ms| u64::try_from(ms).ok()).map(as_seconds),
                _ => None,
            };
            own.map(|own| facts.insert((*field).to_owned(), own));
        }
        Ok(())
    }

    /// Those of the fields that `picked` has room for, as [`Call::facts`] has them; only where a scan reads everything.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn pick(&self, picked: &mut Picked) -> Result<()> {
        picked.read(&self.fields).map_err(|error| unreadable("call", self.id.as_str(), error))?;
        let duration = self.duration_ms.and_then(|ms| u64::try_from(ms).ok()).map(as_seconds);
        picked.put(|field, value| {
            let own = match field {
                "call_id" => Some(self.id.as_str()),
                "agent" => Some(self.agent.as_str()),
                "start" => Some(self.start.as_str()),
                "duration" => duration.as_deref(),
                _ => None,
            };
            own.inspect(|own| value.push_str(own)).is_some()
        });
        Ok(())
    }

    /// The whole call; only where a scan reads everything.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn call(&self) -> Result<Call> {
        let broken = |error: String| unreadable("call", self.id.as_str(), error);
        Ok(Call {
            id: self.id.as_call(),
            agent: AgentId::parse(&self.agent).ok_or_else(|| broken(self.agent.clone()))?,
            start: self.start()?,
            duration_ms: self.duration_ms.and_then(|ms| u64::try_from(ms).ok()),
            fields: serde_json::from_str(&self.fields).map_err(|error| broken(error.to_string()))?,
        })
    }
}

/// The versions of calls up to an import. First versions without a time are left out; later ones are not, as they take the place of
/// earlier ones that may lie within, but have no agent then.
fn scan(is_bounded: bool, columns: Columns) -> String {
    let more = if columns == Columns::All { ", start, duration_ms, fields" } else { "" };
    let (agent, bounds) = if is_bounded {
        let is_within = "(start >= ?2 AND start < ?3)";
        (format!("CASE WHEN version = 1 OR {is_within} THEN agent END"), format!(" AND (version > 1 OR {is_within})"))
    } else {
        ("agent".to_owned(), String::new())
    };
    format!("SELECT id, {agent}{more} FROM calls WHERE import <= ?1{bounds} ORDER BY id, version")
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
        columns: Columns,
        mut each: impl FnMut(&ScannedCall) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&scan(bounds.is_some(), columns)).or_fail("")?;
        let rows = match bounds {
            Some(bounds) => statement.query((up_to_import, seconds(bounds.start), seconds(bounds.end))),
            None => statement.query([up_to_import]),
        };
        let mut rows = rows.or_fail("")?;
        // an earlier version of the same call stands before the newest, so a call is shown when the next one begins
        let mut pending = ScannedCall::blank();
        let mut is_within = false;
        while let Some(row) = rows.next().or_fail("")? {
            let id = text(row, 0)?.unwrap_or_default();
            if id != pending.id.as_str() {
                if is_within {
                    each(&pending)?;
                }
                if !pending.id.assign(id) {
                    return Err(unreadable("call", id, id));
                }
            }
            is_within = pending.read(row, columns)?;
        }
        if is_within { each(&pending) } else { Ok(()) }
    }

    /// A call in its newest version.
    ///
    /// # Errors
    /// Where SQLite fails or the stored row no longer reads.
    pub fn call(&self, id: &CallId) -> Result<Option<CallVersion>> {
        let found =
            self.connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([id.as_str()], raw).optional()).or_fail("")?;
        let Some((version, agent, start, duration, fields)) = found else { return Ok(None) };
        let call = ScannedCall { id: id.clone().into(), agent, start, duration_ms: duration, fields }.call()?;
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
