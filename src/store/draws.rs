//! Draws: what was drawn from which strata, and what was left out. The frame itself is not copied: every version of every record is
//! kept, so it can be read again as it was.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::failure::OrFail;
use super::{Store, Writer, unreadable};
use crate::calendar::Due;
use crate::problem::Result;
use crate::records::{Period, UnitId};
use crate::sampling::{AsOf, Draw, Drawn, Excluded, Reason, Replacement, Stratum};

const COLUMNS: &str = "SELECT id, plan, plan_text, period, seed, algorithm, frame_sha256, at, reason, follows, plan_sha256, zone,
                              as_of_import, as_of_inspection, found, narrowed FROM draws";

impl Writer<'_> {
    /// Keeps a draw.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_draw(&self, draw: &Draw) -> Result<()> {
        let sql = "INSERT INTO draws (id, plan, period, number, plan_text, seed, algorithm, frame_sha256, at, reason, follows, plan_sha256,
                                      zone, as_of_import, as_of_inspection, found, narrowed)
                   SELECT ?1, ?2, ?3, count(*) + 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16
                   FROM draws WHERE plan = ?2 AND period = ?3";
        let values = rusqlite::params![
            draw.id,
            draw.plan,
            draw.period.to_string(),
            draw.plan_text,
            draw.seed,
            draw.algorithm,
            draw.frame_sha256,
            draw.at.to_string(),
            draw.reason,
            draw.follows,
            draw.plan_sha256,
            draw.zone,
            draw.as_of.import,
            draw.as_of.inspection,
            count(draw.found),
            serde_json::to_string(&draw.only).expect("pairs of texts are JSON"),
        ];
        self.transaction.execute(sql, values).or_fail("")?;
        draw.strata.iter().try_for_each(|stratum| self.add_stratum(draw, stratum))?;
        let sql = "INSERT INTO draw_excluded (draw, unit, rule, of_unit) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.transaction.prepare(sql).or_fail("")?;
        for excluded in &draw.excluded {
            let of = excluded.of.as_ref().map(UnitId::as_str);
            insert.execute((&draw.id, excluded.unit.as_str(), &excluded.rule, of)).or_fail("")?;
        }
        Ok(())
    }

    fn add_stratum(&self, draw: &Draw, stratum: &Stratum) -> Result<()> {
        let sql = "INSERT INTO draw_strata (draw, part, stratum, eligible, sha256) VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = (&draw.id, &stratum.part, &stratum.name, count(stratum.eligible), &stratum.sha256);
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("")?;
        let sql = "INSERT INTO draw_units (draw, part, stratum, unit, place, spare, ticket, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let mut insert = self.transaction.prepare_cached(sql).or_fail("")?;
        let all = stratum.drawn.iter().map(|unit| (unit, false)).chain(stratum.spares.iter().map(|unit| (unit, true)));
        for (place, (unit, spare)) in (1..).zip(all) {
            let due = draw.due_of(&unit.id).map(ToString::to_string);
            let values = (&draw.id, &stratum.part, &stratum.name, unit.id.as_str(), count(place), spare, &unit.ticket, due);
            insert.execute(values).or_fail("")?;
        }
        Ok(())
    }

    /// Whether there is a draw of an id.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn has_draw(&self, id: &str) -> Result<bool> {
        self.transaction.query_row("SELECT EXISTS (SELECT 1 FROM draws WHERE id = ?1)", [id], |row| row.get(0)).or_fail("")
    }

    /// Keeps a replacement.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_replacement(&self, draw: &str, done: &Replacement) -> Result<()> {
        let sql = "INSERT INTO replacements (draw, unit, by_unit, reason, note, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let values = (draw, done.unit.as_str(), done.by.as_str(), done.reason.code(), &done.note, done.at.to_string());
        self.transaction.execute(sql, values).or_fail("").map(|_| ())
    }
}

impl Store {
    /// A draw by its id.
    ///
    /// # Errors
    /// Where SQLite fails or the stored draw no longer reads.
    pub fn draw(&self, id: &str) -> Result<Option<Draw>> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.connection.prepare_cached(&sql).and_then(|mut s| s.query_row([id], head).optional()).or_fail("")?;
        found.map(|head| whole(&self.connection, head)).transpose()
    }

    /// The draw that follows another one.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn follower_of(&self, draw: &str) -> Result<Option<String>> {
        let sql = "SELECT id FROM draws WHERE follows = ?1 ORDER BY rowid DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        statement.query_row([draw], |row| row.get(0)).optional().or_fail("")
    }

    /// All draws of a plan and period, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn draws_of(&self, plan: &str, period: &Period) -> Result<Vec<Draw>> {
        self.draws_where("plan = ?1 AND period = ?2", &[plan, &period.to_string()])
    }

    /// All draws of a plan, in the order in which they were made.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn draws_of_plan(&self, plan: &str) -> Result<Vec<Draw>> {
        self.draws_where("plan = ?1", &[plan])
    }

    /// All draws, in the order in which they were made.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn draws(&self) -> Result<Vec<Draw>> {
        self.draws_where("true", &[])
    }

    fn draws_where(&self, condition: &str, values: &[&str]) -> Result<Vec<Draw>> {
        let sql = format!("{COLUMNS} WHERE {condition} ORDER BY rowid");
        let mut statement = self.connection.prepare(&sql).or_fail("")?;
        let heads = statement.query_map(rusqlite::params_from_iter(values), head).or_fail("")?;
        let heads = heads.collect::<rusqlite::Result<Vec<_>>>().or_fail("")?;
        heads.into_iter().map(|head| whole(&self.connection, head)).collect()
    }

    /// The draw of a plan for the latest period, and of that the newest.
    ///
    /// # Errors
    /// Where SQLite fails or the stored draw no longer reads.
    pub fn newest_draw_of(&self, plan: &str) -> Result<Option<Draw>> {
        let sql = format!("{COLUMNS} WHERE plan = ?1 ORDER BY period DESC, rowid DESC LIMIT 1");
        let found = self.connection.prepare_cached(&sql).and_then(|mut s| s.query_row([plan], head).optional()).or_fail("")?;
        found.map(|head| whole(&self.connection, head)).transpose()
    }

    /// The draw that was made last, of those that are meant.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn last_draw(&self, is_meant: impl Fn(&Draw) -> bool) -> Result<Option<Draw>> {
        let sql = format!("{COLUMNS} ORDER BY rowid DESC");
        let mut statement = self.connection.prepare_cached(&sql).or_fail("")?;
        let mut rows = statement.query(()).or_fail("")?;
        while let Some(row) = rows.next().or_fail("")? {
            let head = head(row).or_fail("")?;
            if is_meant(&head) {
                return whole(&self.connection, head).map(Some);
            }
        }
        Ok(None)
    }

    /// The units that a plan drew for other periods from a moment on, as of another moment: those that were to be looked at then. Of a
    /// draw that is read again only the draws before it count; of one that is being made, and isn't kept yet, all.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn drawn_since(
        &self,
        (plan, other_than): (&str, &Period),
        (since, until): (Timestamp, Timestamp),
        before: Option<&str>,
    ) -> Result<HashSet<UnitId>> {
        let sql = "WITH earlier AS (SELECT rowid AS number, id, at, follows FROM draws
                       WHERE plan = ?1 AND period <> ?2 AND rowid < (SELECT coalesce((SELECT rowid FROM draws WHERE id = ?5), max(rowid) + 1) FROM draws)),
                     swapped AS (SELECT * FROM replacements WHERE at <= ?4)
                   SELECT DISTINCT unit FROM draw_units JOIN earlier ON earlier.id = draw_units.draw
                   WHERE earlier.at >= ?3 AND NOT EXISTS (SELECT 1 FROM earlier later WHERE later.follows = earlier.id)
                     AND ((spare = 0 AND NOT EXISTS (SELECT 1 FROM swapped s WHERE s.draw = earlier.id AND s.unit = draw_units.unit))
                       OR (spare = 1 AND EXISTS (SELECT 1 FROM swapped s WHERE s.draw = earlier.id AND s.by_unit = draw_units.unit)))";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let values = (plan, other_than.to_string(), since.to_string(), until.to_string(), before);
        let ids = statement.query_map(values, |row| row.get::<_, String>(0)).or_fail("")?;
        ids.filter_map(|id| id.map(|id| UnitId::parse(&id)).or_fail("").transpose()).collect()
    }

    /// The ids of a plan's draws that were made before one of them; all of them where that one isn't kept yet.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn draws_before(&self, plan: &str, draw: Option<&str>) -> Result<HashSet<String>> {
        let sql = "SELECT id FROM draws WHERE plan = ?1
                   AND rowid < (SELECT coalesce((SELECT rowid FROM draws WHERE id = ?2), max(rowid) + 1) FROM draws)";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let ids = statement.query_map((plan, draw), |row| row.get(0)).or_fail("")?;
        ids.collect::<rusqlite::Result<_>>().or_fail("")
    }

    /// What the store holds now.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn as_of_now(&self) -> Result<AsOf> {
        let newest = |table: &str| {
            let sql = format!("SELECT coalesce(max(id), 0) FROM {table}");
            self.connection.query_row(&sql, (), |row| row.get(0)).or_fail("")
        };
        Ok(AsOf { import: newest("imports")?, inspection: newest("inspections")? })
    }
}

/// A draw's own row with everything that belongs to it.
fn whole(connection: &Connection, head: Draw) -> Result<Draw> {
    let strata = strata(connection, &head.id)?;
    let (replacements, excluded, due) =
        (replacements(connection, &head.id)?, excluded(connection, &head.id)?, due(connection, &head.id)?);
    Ok(Draw { excluded, strata, replacements, due, ..head })
}

fn replacements(connection: &Connection, draw: &str) -> Result<Vec<Replacement>> {
    let sql = "SELECT unit, by_unit, reason, note, at FROM replacements WHERE draw = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query([draw]).or_fail("")?;
    let mut replacements = Vec::new();
    while let Some(row) = rows.next().or_fail("")? {
        let text = |index: usize| row.get::<_, String>(index).or_fail("");
        let read = || Some((UnitId::parse(&text(0).ok()?)?, UnitId::parse(&text(1).ok()?)?, Reason::parse(&text(2).ok()?)?));
        let (unit, by, reason) = read().ok_or_else(|| unreadable("replacement", draw, "?"))?;
        let at = text(4)?.parse().map_err(|error: jiff::Error| unreadable("replacement", draw, error))?;
        replacements.push(Replacement { unit, by, reason, note: row.get(3).or_fail("")?, at });
    }
    Ok(replacements)
}

fn excluded(connection: &Connection, draw: &str) -> Result<Vec<Excluded>> {
    let sql = "SELECT unit, rule, of_unit FROM draw_excluded WHERE draw = ?1 ORDER BY unit";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query([draw]).or_fail("")?;
    let mut excluded = Vec::new();
    while let Some(row) = rows.next().or_fail("")? {
        let (unit, rule, of): (String, String, Option<String>) =
            (row.get(0).or_fail("")?, row.get(1).or_fail("")?, row.get(2).or_fail("")?);
        let unit = UnitId::parse(&unit).ok_or_else(|| unreadable("draw", draw, &unit))?;
        excluded.push(Excluded { unit, rule, of: of.as_deref().and_then(UnitId::parse) });
    }
    Ok(excluded)
}

fn due(connection: &Connection, draw: &str) -> Result<Vec<(UnitId, Due)>> {
    let sql = "SELECT unit, due FROM draw_units WHERE draw = ?1 AND due IS NOT NULL ORDER BY part, stratum, place";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let rows = statement.query_map([draw], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).or_fail("")?;
    rows.map(|row| {
        let (unit, due) = row.or_fail("")?;
        UnitId::parse(&unit).zip(Due::parse(&due)).ok_or_else(|| unreadable("draw", draw, due))
    })
    .collect()
}

fn strata(connection: &Connection, draw: &str) -> Result<Vec<Stratum>> {
    let sql = "SELECT part, stratum, eligible, sha256 FROM draw_strata WHERE draw = ?1 ORDER BY part, stratum";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let rows = statement
        .query_map([draw], |row| {
            let eligible = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(usize::MAX);
            let (part, name, sha256) = (row.get(0)?, row.get(1)?, row.get(3)?);
            Ok(Stratum { part, name, eligible, sha256, drawn: Vec::new(), spares: Vec::new() })
        })
        .or_fail("")?;
    let mut strata = rows.collect::<rusqlite::Result<Vec<Stratum>>>().or_fail("")?;
    let sql = "SELECT part, stratum, unit, ticket, spare FROM draw_units WHERE draw = ?1 ORDER BY part, stratum, place";
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query([draw]).or_fail("")?;
    let mut at = 0;
    while let Some(row) = rows.next().or_fail("")? {
        let text = |index: usize| row.get::<_, String>(index).or_fail("");
        let (part, name, id) = (text(0)?, text(1)?, text(2)?);
        let here = strata[at..].iter().position(|stratum| stratum.part == part && stratum.name == name);
        at += here.ok_or_else(|| unreadable("draw", draw, &name))?;
        let drawn = Drawn { id: UnitId::parse(&id).ok_or_else(|| unreadable("draw", draw, &id))?, ticket: text(3)? };
        let is_spare: bool = row.get(4).or_fail("")?;
        if is_spare { &mut strata[at].spares } else { &mut strata[at].drawn }.push(drawn);
    }
    Ok(strata)
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A draw as its own row tells it, still without strata and replacements.
fn head(row: &Row) -> rusqlite::Result<Draw> {
    let name = |index: usize| row.as_ref().column_name(index).unwrap_or_default().to_owned();
    let broken = |index: usize| rusqlite::Error::InvalidColumnType(index, name(index), Type::Text);
    Ok(Draw {
        id: row.get(0)?,
        plan: row.get(1)?,
        plan_text: row.get(2)?,
        period: Period::parse(&row.get::<_, String>(3)?).ok_or_else(|| broken(3))?,
        seed: row.get(4)?,
        algorithm: row.get(5)?,
        frame_sha256: row.get(6)?,
        at: row.get::<_, String>(7)?.parse().map_err(|_| broken(7))?,
        reason: row.get(8)?,
        follows: row.get(9)?,
        plan_sha256: row.get(10)?,
        zone: row.get(11)?,
        as_of: AsOf { import: row.get(12)?, inspection: row.get(13)? },
        found: usize::try_from(row.get::<_, i64>(14)?).unwrap_or(usize::MAX),
        only: serde_json::from_str(&row.get::<_, String>(15)?).map_err(|_| broken(15))?,
        excluded: Vec::new(),
        strata: Vec::new(),
        replacements: Vec::new(),
        due: Vec::new(),
    })
}
