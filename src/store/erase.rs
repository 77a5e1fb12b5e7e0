//! Erasing a customer on request: the only place where anything recorded is changed. Versions, verdicts, scores and the log's chain stay;
//! what tells who the customer is, what was said, and what people wrote of it goes.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::failure::OrFail;
use super::{Store, Writer, unreadable};
use crate::digest::sha256_hex;
use crate::inspection::Inspection;
use crate::problem::{Message, Result};
use crate::records::Kind;
use crate::records::fields::{self, PERSONAL, plain};

/// What the store holds of a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// Calls, by id.
    pub calls: BTreeSet<String>,
    /// Records of all other kinds: kind and id.
    pub records: BTreeSet<(String, String)>,
    /// Inspections of these calls.
    pub inspections: Vec<i64>,
    /// Entries of the log in which something is written of them.
    pub entries: Vec<i64>,
    /// Other calls in whose words the customer is named; they are another customer's, and stay.
    pub mentions: Vec<String>,
}

impl Store {
    /// Where any of these values stands in a column that says who a customer is, in any version.
    ///
    /// # Errors
    /// Where SQLite fails or a stored row no longer reads.
    pub fn traces_of(&self, values: &[String]) -> Result<Traces> {
        traces_of(&self.connection, values)
    }

    /// Writes the file anew, so that nothing that was erased is left in pages that nobody uses.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn vacuum(&self) -> Result<()> {
        self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").or_fail("")
    }
}

fn traces_of(connection: &Connection, values: &[String]) -> Result<Traces> {
    let wanted = wanted(values);
    let mut traces = Traces::default();
    for (_, id, text) in rows(connection, "SELECT '', id, fields FROM calls")? {
        if is_of(None, &columns(&text, &id)?, &wanted) {
            traces.calls.insert(id);
        }
    }
    for (kind, id, text) in rows(connection, "SELECT kind, id, fields FROM records")? {
        if is_of(Kind::parse(&kind), &columns(&text, &id)?, &wanted) || wanted.contains(&plain(&id)) {
            traces.records.insert((kind, id));
        }
    }
    for call in &traces.calls {
        traces.inspections.extend(numbers(connection, "SELECT id FROM inspections WHERE call = ?1", call)?);
    }
    for unit in traces.units(connection)? {
        traces.entries.extend(numbers(connection, "SELECT id FROM log WHERE unit = ?1 AND words IS NOT NULL", &unit)?);
    }
    traces.entries.sort_unstable();
    for (_, call, body) in rows(connection, "SELECT '', call, body FROM transcripts")? {
        let body = plain(&body);
        if !traces.calls.contains(&call) && wanted.iter().any(|value| body.contains(value)) && !traces.mentions.contains(&call) {
            traces.mentions.push(call);
        }
    }
    Ok(traces)
}

impl Traces {
    /// The ids by which draws and the log name them. A record's own id may be that of somebody else's call: then it does not count.
    fn units(&self, connection: &Connection) -> Result<BTreeSet<String>> {
        let mut units = self.calls.clone();
        for (kind, id) in &self.records {
            units.insert(format!("{kind}:{id}"));
            if self.calls.contains(id) || numbers(connection, "SELECT 1 FROM calls WHERE id = ?1 LIMIT 1", id)?.is_empty() {
                units.insert(id.clone());
            }
        }
        Ok(units)
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.records.is_empty()
    }
}

impl Writer<'_> {
    /// Erases a customer, in every version: columns that name the customer or hold one of the values, all words of transcripts,
    /// reasons and quotes of inspections, notes of visits, drafts, and what people wrote in the log.
    ///
    /// # Errors
    /// Where SQLite fails or a stored row no longer reads.
    pub fn erase(&self, values: &[String]) -> Result<(Traces, Vec<(i64, String)>)> {
        // as it is while nobody else can write
        let traces = traces_of(&self.transaction, values)?;
        let wanted = wanted(values);
        for call in &traces.calls {
            self.blank("calls", "", call, &wanted)?;
            let sql = "UPDATE transcripts SET body = json_set(body, '$.turns', json('[]')) WHERE call = ?1";
            self.transaction.execute(sql, [call]).or_fail("")?;
        }
        for (kind, id) in &traces.records {
            self.blank("records", kind, id, &wanted)?;
        }
        let inspections = traces.inspections.iter().map(|id| Ok((*id, self.blank_inspection(*id)?))).collect::<Result<_>>()?;
        for unit in traces.units(&self.transaction)? {
            for sql in [
                "UPDATE visits SET note = NULL WHERE unit = ?1",
                "UPDATE replacements SET note = NULL WHERE unit = ?1 OR by_unit = ?1",
                "UPDATE assignments SET reason = '-' WHERE unit = ?1 AND reason IS NOT NULL",
                "DELETE FROM drafts WHERE unit = ?1",
            ] {
                self.transaction.execute(sql, [&unit]).or_fail("")?;
            }
        }
        traces.entries.iter().try_for_each(|entry| self.erase_words(*entry).map(|_| ()))?;
        Ok((traces, inspections))
    }

    fn blank(&self, table: &str, kind: &str, id: &str, wanted: &BTreeSet<String>) -> Result<()> {
        let known: BTreeSet<&str> = Kind::parse(kind).map_or(fields::calls(), fields::of).names().collect();
        let of = if table == "calls" { "id = ?1 AND '' = ?2" } else { "id = ?1 AND kind = ?2" };
        let sql = format!("SELECT version, fields FROM {table} WHERE {of}");
        let mut statement = self.transaction.prepare_cached(&sql).or_fail("")?;
        let versions =
            statement.query_map([id, kind], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).or_fail("")?;
        let versions: Vec<(i64, String)> = versions.collect::<rusqlite::Result<_>>().or_fail("")?;
        for (version, text) in versions {
            let mut left = columns(&text, id)?;
            // a column of which nobody knows what it holds may hold anything
            left.retain(|name, value| {
                known.contains(name.as_str()) && !PERSONAL.contains(&name.as_str()) && !is_one(value, wanted)
            });
            let left = serde_json::to_string(&left).expect("columns are JSON");
            let sql = format!("UPDATE {table} SET fields = ?3 WHERE {of} AND version = ?4");
            self.transaction.execute(&sql, (id, kind, left, version)).or_fail("")?;
        }
        Ok(())
    }

    /// The hash of what is left of an inspection.
    fn blank_inspection(&self, id: i64) -> Result<String> {
        let sql = "SELECT body FROM inspections WHERE id = ?1";
        let body: String = self.transaction.query_row(sql, [id], |row| row.get(0)).or_fail("")?;
        let broken = |error| unreadable("inspection", &id.to_string(), error);
        let mut inspection: Inspection = serde_json::from_str(&body).map_err(broken)?;
        for item in &mut inspection.items {
            (item.reason, item.evidence) = (Message::new("reason-erased"), Vec::new());
        }
        let body = serde_json::to_string(&inspection).expect("an inspection is JSON");
        self.transaction.execute("UPDATE inspections SET body = ?2 WHERE id = ?1", (id, &body)).or_fail("")?;
        Ok(sha256_hex(body))
    }
}

/// The values as they are compared; a blank one is nobody's.
fn wanted(values: &[String]) -> BTreeSet<String> {
    values.iter().map(|value| plain(value)).filter(|value| !value.is_empty()).collect()
}

fn columns(text: &str, id: &str) -> Result<Map<String, Value>> {
    serde_json::from_str(text).map_err(|error| unreadable("record", id, error))
}

/// Whether a value stands where a customer is named: an agent of the same name is somebody else.
fn is_of(kind: Option<Kind>, columns: &Map<String, Value>, wanted: &BTreeSet<String>) -> bool {
    let names: BTreeSet<&str> = kind.map_or(fields::calls(), fields::of).names().collect();
    let may_name = |name: &str| fields::names_customer(name, names.contains(name));
    columns.iter().any(|(name, value)| may_name(name) && is_one(value, wanted))
}

fn is_one(value: &Value, wanted: &BTreeSet<String>) -> bool {
    value.as_str().is_some_and(|text| wanted.contains(&plain(text)))
}

fn rows(connection: &Connection, sql: &str) -> Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare(sql).or_fail("")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).or_fail("")?;
    rows.collect::<rusqlite::Result<_>>().or_fail("")
}

fn numbers(connection: &Connection, sql: &str, of: &str) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let rows = statement.query_map([of], |row| row.get(0)).or_fail("")?;
    rows.collect::<rusqlite::Result<_>>().or_fail("")
}
