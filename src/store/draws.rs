//! Draws, with their whole frames.

use std::collections::HashMap;

use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row};

use super::failure::OrFail;
use super::{Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::{AgentId, CallId, IsoWeek};
use crate::sampling::{Draw, Drawn, Frame, Reason, Replacement, Stratum, Unit};

const COLUMNS: &str = "SELECT id, plan, plan_text, period, seed, algorithm, frame_sha256, at, reason, follows, plan_sha256, take, spares FROM draws";

impl Writer<'_> {
    /// Keeps a draw and its frame.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_draw(&self, draw: &Draw, frame: &Frame) -> Result<()> {
        let number: i64 = self
            .transaction
            .query_row(
                "SELECT count(*) + 1 FROM draws WHERE plan = ?1 AND period = ?2",
                (&draw.plan, draw.period.to_string()),
                |row| row.get(0),
            )
            .or_fail("")?;
        let sql = "INSERT INTO draws (id, plan, period, number, plan_text, seed, algorithm, frame_sha256, at, reason, follows, plan_sha256,
                                      take, spares)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let (period, at) = (draw.period.to_string(), draw.at.to_string());
        let (take, spares) = (count(draw.take), count(draw.spares));
        let values = rusqlite::params![
            draw.id,
            draw.plan,
            period,
            number,
            draw.plan_text,
            draw.seed,
            draw.algorithm,
            draw.frame_sha256,
            at,
            draw.reason,
            draw.follows,
            draw.plan_sha256,
            take,
            spares
        ];
        self.transaction.execute(sql, values).or_fail("")?;
        self.add_units(draw, frame)
    }

    fn add_units(&self, draw: &Draw, frame: &Frame) -> Result<()> {
        let placed: HashMap<&CallId, (i64, bool, &str)> = draw.strata.iter().flat_map(places).collect();
        let sql = "INSERT INTO draw_units (draw, agent, unit, place, spare, ticket) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = self.transaction.prepare(sql).or_fail("")?;
        for unit in frame.units() {
            let place = placed.get(&unit.id);
            let (place, spare, ticket) = (place.map(|p| p.0), place.map(|p| p.1), place.map(|p| p.2));
            insert.execute((&draw.id, unit.agent.as_str(), unit.id.as_str(), place, spare, ticket)).or_fail("")?;
        }
        Ok(())
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

    /// The ids of the draws of a plan and period, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn draws_of(&self, plan: &str, period: IsoWeek) -> Result<Vec<String>> {
        let sql = "SELECT id FROM draws WHERE plan = ?1 AND period = ?2 ORDER BY number";
        let mut statement = self.transaction.prepare(sql).or_fail("")?;
        let ids = statement.query_map((plan, period.to_string()), |row| row.get(0)).or_fail("")?;
        ids.collect::<rusqlite::Result<_>>().or_fail("")
    }
}

/// Each drawn unit and spare of a stratum with its place, whether it is a spare, and its ticket.
fn places(stratum: &Stratum) -> impl Iterator<Item = (&CallId, (i64, bool, &str))> {
    let drawn = stratum.drawn.iter().map(|unit| (unit, false));
    let all = drawn.chain(stratum.spares.iter().map(|unit| (unit, true)));
    (1..).zip(all).map(|(place, (unit, spare))| (&unit.id, (place, spare, unit.ticket.as_str())))
}

impl Store {
    /// A draw by its id.
    ///
    /// # Errors
    /// Where SQLite fails or the stored draw no longer reads.
    pub fn draw(&self, id: &str) -> Result<Option<Draw>> {
        let sql = format!("{COLUMNS} WHERE id = ?1");
        let found = self.connection.prepare_cached(&sql).and_then(|mut s| s.query_row([id], head).optional()).or_fail("")?;
        found.map(|head| self.whole(head)).transpose()
    }

    /// All draws of a period, of any plan, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn draws_in(&self, period: IsoWeek) -> Result<Vec<Draw>> {
        let sql = format!("{COLUMNS} WHERE period = ?1 ORDER BY plan, number");
        let mut statement = self.connection.prepare(&sql).or_fail("")?;
        let heads =
            statement.query_map([period.to_string()], head).or_fail("")?.collect::<rusqlite::Result<Vec<_>>>().or_fail("")?;
        heads.into_iter().map(|head| self.whole(head)).collect()
    }

    /// The newest draw of a plan, or of any.
    ///
    /// # Errors
    /// Where SQLite fails or the stored draw no longer reads.
    pub fn newest_draw(&self, plan: Option<&str>) -> Result<Option<Draw>> {
        let sql = format!("{COLUMNS} WHERE plan = ?1 OR ?1 IS NULL ORDER BY period DESC, at DESC, number DESC LIMIT 1");
        let found = self.connection.prepare(&sql).and_then(|mut s| s.query_row([plan], head).optional()).or_fail("")?;
        found.map(|head| self.whole(head)).transpose()
    }

    /// The frame that a draw was made from.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn frame_of(&self, draw: &str) -> Result<Frame> {
        let mut statement = self.connection.prepare_cached("SELECT agent, unit FROM draw_units WHERE draw = ?1").or_fail("")?;
        let rows = statement.query_map([draw], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).or_fail("")?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>().or_fail("")?;
        let unit = |(agent, id): (String, String)| Some(Unit { agent: AgentId::parse(&agent)?, id: CallId::parse(&id)? });
        Ok(Frame::new(rows.into_iter().filter_map(unit).collect()))
    }

    /// A draw's own row with its strata and replacements.
    fn whole(&self, head: Draw) -> Result<Draw> {
        let (strata, replacements) = (self.strata(&head.id)?, self.replacements(&head.id)?);
        Ok(Draw { strata, replacements, ..head })
    }

    fn replacements(&self, draw: &str) -> Result<Vec<Replacement>> {
        let sql = "SELECT unit, by_unit, reason, note, at FROM replacements WHERE draw = ?1 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query([draw]).or_fail("")?;
        let mut replacements = Vec::new();
        while let Some(row) = rows.next().or_fail("")? {
            let text = |index: usize| row.get::<_, String>(index).or_fail("");
            let read = || Some((CallId::parse(&text(0).ok()?)?, CallId::parse(&text(1).ok()?)?, Reason::parse(&text(2).ok()?)?));
            let (unit, by, reason) = read().ok_or_else(|| unreadable("replacement", draw, "?"))?;
            let at = text(4)?.parse().map_err(|error: jiff::Error| unreadable("replacement", draw, error))?;
            replacements.push(Replacement { unit, by, reason, note: row.get(3).or_fail("")?, at });
        }
        Ok(replacements)
    }

    fn strata(&self, draw: &str) -> Result<Vec<Stratum>> {
        let sql = "SELECT agent, count(*) FROM draw_units WHERE draw = ?1 GROUP BY agent ORDER BY agent";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let counts = statement.query_map([draw], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).or_fail("")?;
        let mut strata = Vec::new();
        for row in counts {
            let (agent, eligible) = row.or_fail("")?;
            let (drawn, spares) = self.placed(draw, &agent)?;
            let agent = AgentId::parse(&agent).ok_or_else(|| unreadable("draw", draw, &agent))?;
            let eligible = usize::try_from(eligible).unwrap_or(usize::MAX);
            strata.push(Stratum { agent, eligible, drawn, spares });
        }
        Ok(strata)
    }

    fn placed(&self, draw: &str, agent: &str) -> Result<(Vec<Drawn>, Vec<Drawn>)> {
        let sql =
            "SELECT unit, ticket, spare FROM draw_units WHERE draw = ?1 AND agent = ?2 AND place IS NOT NULL ORDER BY place";
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let rows = statement
            .query_map((draw, agent), |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, bool>(2)?)))
            .or_fail("")?;
        let (mut drawn, mut spares) = (Vec::new(), Vec::new());
        for row in rows {
            let (id, ticket, spare) = row.or_fail("")?;
            let id = CallId::parse(&id).ok_or_else(|| unreadable("draw", draw, &id))?;
            if spare { &mut spares } else { &mut drawn }.push(Drawn { id, ticket });
        }
        Ok((drawn, spares))
    }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A draw as its own row tells it, still without strata and replacements.
fn head(row: &Row) -> rusqlite::Result<Draw> {
    let name = |index: usize| row.as_ref().column_name(index).unwrap_or_default().to_owned();
    let broken = |index: usize| rusqlite::Error::InvalidColumnType(index, name(index), Type::Text);
    let count = |index: usize| row.get::<_, i64>(index).map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    Ok(Draw {
        id: row.get(0)?,
        plan: row.get(1)?,
        plan_text: row.get(2)?,
        period: IsoWeek::parse(&row.get::<_, String>(3)?).ok_or_else(|| broken(3))?,
        seed: row.get(4)?,
        algorithm: row.get(5)?,
        frame_sha256: row.get(6)?,
        at: row.get::<_, String>(7)?.parse().map_err(|_| broken(7))?,
        reason: row.get(8)?,
        follows: row.get(9)?,
        plan_sha256: row.get(10)?,
        take: count(11)?,
        spares: count(12)?,
        strata: Vec::new(),
        replacements: Vec::new(),
    })
}
