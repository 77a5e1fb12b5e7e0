//! Agents: from a roster, or as call lists tell them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use super::failure::OrFail;
use super::{Change, ImportId, Store, Writer};
use crate::problem::Result;
use crate::records::{Agent, AgentId};

const LATEST: &str = "SELECT version, roster, as_of, name, team FROM agents WHERE id = ?1 ORDER BY version DESC LIMIT 1";

impl Writer<'_> {
    /// Whether a roster was ever imported; then an agent who isn't on it is a mistake of the call list.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn has_roster(&self) -> Result<bool> {
        self.transaction
            .query_row("SELECT EXISTS (SELECT 1 FROM imports WHERE kind = 'agents')", (), |row| row.get(0))
            .or_fail("")
    }

    /// The agents who stand on the roster.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn roster(&self) -> Result<BTreeSet<AgentId>> {
        let mut statement = self.transaction.prepare("SELECT DISTINCT id FROM agents WHERE roster = 1").or_fail("")?;
        let ids = statement.query_map((), |row| row.get::<_, String>(0)).or_fail("")?;
        ids.filter_map(|id| id.map(|id| AgentId::parse(&id)).or_fail("").transpose()).collect()
    }

    /// Staff numbers that differ by zeros in front only, as a spreadsheet drops them: `01` and `1`.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn twins(&self) -> Result<Vec<(String, String)>> {
        let sql = "SELECT DISTINCT a.id, b.id FROM agents a JOIN agents b ON ltrim(a.id, '0') = ltrim(b.id, '0') AND a.id < b.id
                   WHERE a.id NOT GLOB '*[^0-9]*' AND b.id NOT GLOB '*[^0-9]*' ORDER BY a.id, b.id";
        let mut statement = self.transaction.prepare(sql).or_fail("")?;
        let pairs = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).or_fail("")?;
        pairs.collect::<rusqlite::Result<_>>().or_fail("")
    }

    /// Adds an agent of a roster.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_roster_agent(&self, import: ImportId, agent: &Agent) -> Result<Change> {
        self.add_agent(import, agent, true, "")
    }

    /// Adds what a call list tells of an agent, as of its newest call. Older news and what a roster says better are left.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_listed_agent(&self, import: ImportId, agent: &Agent, as_of: Timestamp) -> Result<Change> {
        self.add_agent(import, agent, false, &as_of.to_string())
    }

    fn add_agent(&self, import: ImportId, agent: &Agent, roster: bool, as_of: &str) -> Result<Change> {
        type Row = (i64, bool, String, Option<String>, Option<String>);
        let row = |row: &rusqlite::Row| -> rusqlite::Result<Row> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        };
        let latest = self
            .transaction
            .prepare_cached(LATEST)
            .and_then(|mut s| s.query_row([agent.id.as_str()], row).optional())
            .or_fail("")?;
        let (version, change) = match &latest {
            None => (1, Change::New),
            Some((_, known, known_as_of, name, team)) => {
                let same = *known == roster && *name == agent.name && *team == agent.team;
                if same || (*known && !roster) || (!roster && as_of < known_as_of.as_str()) {
                    return Ok(Change::Unchanged);
                }
                (latest.as_ref().map_or(1, |row| row.0 + 1), Change::Changed)
            }
        };
        let sql = "INSERT INTO agents (id, version, import, roster, as_of, name, team) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let values = (agent.id.as_str(), version, import.0, roster, as_of, &agent.name, &agent.team);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        Ok(change)
    }
}

impl Store {
    /// Everybody who is known, by id, as of now.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn agents(&self) -> Result<BTreeMap<AgentId, Agent>> {
        self.agents_as_of(i64::MAX)
    }

    /// The agents as imports up to one told them.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn agents_as_of(&self, up_to_import: i64) -> Result<BTreeMap<AgentId, Agent>> {
        let sql = "SELECT id, name, team FROM agents WHERE import <= ?1 ORDER BY id, version";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let rows =
            statement.query_map([up_to_import], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))).or_fail("")?;
        let mut agents = BTreeMap::new();
        for row in rows {
            let (id, name, team) = row.or_fail("")?;
            let Some(id) = AgentId::parse(&id) else { continue };
            agents.insert(id.clone(), Agent { id, name, team });
        }
        Ok(agents)
    }

    /// An agent as it is known now.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn agent(&self, id: &AgentId) -> Result<Option<Agent>> {
        let row = |row: &rusqlite::Row| Ok(Agent { id: id.clone(), name: row.get(3)?, team: row.get(4)? });
        self.connection.prepare_cached(LATEST).and_then(|mut s| s.query_row([id.as_str()], row).optional()).or_fail("")
    }
}
