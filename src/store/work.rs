//! What people have to do and did: who was given a unit, and the visits that were recorded of it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::failure::OrFail;
use super::{ImportId, Store, Writer, unreadable};
use crate::problem::Result;
use crate::records::UnitId;
use crate::sampling::Draw;
use crate::work::{Key, Method, Outcome, Past, Visit};

/// A unit in somebody's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Draw and unit.
    pub key: Key,
    /// Staff number or name.
    pub inspector: String,
    /// What people take turns over.
    pub subject: String,
    /// Since when.
    pub at: Timestamp,
    /// Why it was given to somebody else than before, where it was.
    pub reason: Option<String>,
}

/// A draw that no other follows.
const CURRENT: &str = "NOT EXISTS (SELECT 1 FROM draws AS later WHERE later.follows = draws.id)";
const GIVEN: &str = "SELECT draw, unit, inspector, subject, assignments.at, assignments.reason FROM assignments";
const VISITS: &str = "SELECT draw, unit, number, at, by_whom, method, signed, outcome, answer_by, satisfaction, note FROM visits";

impl Writer<'_> {
    /// Gives a unit to somebody for the first time; where it is somebody's already, nothing is changed.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn give(&self, given: &Given) -> Result<()> {
        let sql = "INSERT INTO assignments (draw, unit, inspector, subject, at) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (draw, unit) WHERE follows IS NULL DO NOTHING";
        let (draw, unit) = &given.key;
        let values = (draw, unit.as_str(), &given.inspector, &given.subject, given.at.to_string());
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("").map(|_| ())
    }

    /// Gives a unit to somebody, or to somebody else than before, for a reason; the earlier assignments stay on record.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn give_again(&self, given: &Given) -> Result<()> {
        let (draw, unit) = &given.key;
        let last = "SELECT max(id) FROM assignments WHERE draw = ?1 AND unit = ?2";
        let last: Option<i64> = self.transaction.query_row(last, (draw, unit.as_str()), |row| row.get(0)).or_fail("")?;
        let sql =
            "INSERT INTO assignments (draw, unit, inspector, subject, at, reason, follows) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let reason = last.and(given.reason.as_ref());
        let values = (draw, unit.as_str(), &given.inspector, &given.subject, given.at.to_string(), reason, last);
        self.transaction.execute(sql, values).or_fail("").map(|_| ())
    }

    /// Keeps a visit.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn add_visit(&self, visit: &Visit, recorded: Timestamp, import: Option<ImportId>) -> Result<()> {
        let sql = "INSERT INTO visits (draw, unit, number, at, by_whom, method, signed, outcome, answer_by, satisfaction, note, recorded,
                                       import)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let values = rusqlite::params![
            visit.draw,
            visit.unit.as_str(),
            visit.number,
            visit.at.to_string(),
            visit.by,
            visit.method.code(),
            visit.signed,
            visit.outcome.code(),
            visit.answer_by.map(|by| by.to_string()),
            visit.satisfaction,
            visit.note,
            recorded.to_string(),
            import.map(|import| import.0),
        ];
        self.transaction.prepare_cached(sql).and_then(|mut s| s.execute(values)).or_fail("").map(|_| ())
    }

    /// The visits of a unit, oldest first, as they are while nobody else can write.
    ///
    /// # Errors
    /// Where SQLite fails or a stored visit no longer reads.
    pub fn visits_of(&self, key: &Key) -> Result<Vec<Visit>> {
        visits_of(&self.transaction, key)
    }
}

impl Store {
    /// The draws that hold: all but those that another one follows, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored draw no longer reads.
    pub fn current_draws(&self) -> Result<Vec<Draw>> {
        let sql = format!("SELECT id FROM draws WHERE {CURRENT} ORDER BY at, id");
        let mut statement = self.connection.prepare(&sql).or_fail("")?;
        let ids: Vec<String> =
            statement.query_map((), |row| row.get(0)).or_fail("")?.collect::<rusqlite::Result<_>>().or_fail("")?;
        ids.iter().filter_map(|id| self.draw(id).transpose()).collect()
    }

    /// The drawn units of a draw that were inspected by some version of a checklist, and when they first were.
    ///
    /// # Errors
    /// Where SQLite fails or a stored time no longer reads.
    pub fn inspected_units(&self, draw: &str, checklist: &str) -> Result<BTreeMap<UnitId, Timestamp>> {
        let sql = "SELECT inspections.at, draw_units.unit, min(inspections.id) FROM draw_units
                   JOIN inspections ON inspections.call = draw_units.unit
                   JOIN checklists ON checklists.version = inspections.checklist AND checklists.id = ?2
                   WHERE draw_units.draw = ?1 AND draw_units.place IS NOT NULL GROUP BY draw_units.unit";
        let first = |row: &Row| Ok(unit(row)?.zip(moment(row, 0)?));
        Ok(all(&self.connection, sql, (draw, checklist), first)?.into_iter().collect())
    }

    /// Who has what now, of the draws that hold.
    ///
    /// # Errors
    /// Where SQLite fails or a stored assignment no longer reads.
    pub fn given(&self) -> Result<Vec<Given>> {
        let sql = format!(
            "{GIVEN} JOIN draws ON draws.id = assignments.draw
             WHERE {CURRENT} AND NOT EXISTS (SELECT 1 FROM assignments AS later WHERE later.follows = assignments.id)
             ORDER BY assignments.id"
        );
        all(&self.connection, &sql, (), given)
    }

    /// Everybody who had a unit, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored assignment no longer reads.
    pub fn hands_of(&self, key: &Key) -> Result<Vec<Given>> {
        let sql = format!("{GIVEN} WHERE draw = ?1 AND unit = ?2 ORDER BY id");
        all(&self.connection, &sql, (&key.0, key.1.as_str()), given)
    }

    /// Who had which subject, once a draw: what people take turns by. Draws that others follow don't count.
    ///
    /// # Errors
    /// Where SQLite fails or a stored assignment no longer reads.
    pub fn turns(&self) -> Result<Vec<Past>> {
        let mut turns: BTreeMap<(String, String, String), Past> = BTreeMap::new();
        for Given { key, inspector, subject, at, .. } in self.given()? {
            let turn = turns.entry((key.0, inspector.clone(), subject.clone())).or_insert(Past { inspector, subject, at });
            turn.at = turn.at.max(at);
        }
        Ok(turns.into_values().collect())
    }

    /// The visits of a unit, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored visit no longer reads.
    pub fn visits_of(&self, key: &Key) -> Result<Vec<Visit>> {
        visits_of(&self.connection, key)
    }

    /// The visits of a draw's units, by unit, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored visit no longer reads.
    pub fn visits_in(&self, draw: &str) -> Result<BTreeMap<Key, Vec<Visit>>> {
        let sql = format!("{VISITS} WHERE draw = ?1 ORDER BY id");
        Ok(by_unit(all(&self.connection, &sql, [draw], visit)?))
    }

    /// All visits of the draws that hold, by unit, oldest first.
    ///
    /// # Errors
    /// Where SQLite fails or a stored visit no longer reads.
    pub fn visits(&self) -> Result<BTreeMap<Key, Vec<Visit>>> {
        let sql = format!("{VISITS} WHERE draw IN (SELECT id FROM draws WHERE {CURRENT}) ORDER BY id");
        Ok(by_unit(all(&self.connection, &sql, (), visit)?))
    }
}

fn by_unit(visits: Vec<Visit>) -> BTreeMap<Key, Vec<Visit>> {
    let mut all: BTreeMap<Key, Vec<Visit>> = BTreeMap::new();
    for one in visits {
        all.entry((one.draw.clone(), one.unit.clone())).or_default().push(one);
    }
    all
}

fn visits_of(connection: &Connection, key: &Key) -> Result<Vec<Visit>> {
    let sql = format!("{VISITS} WHERE draw = ?1 AND unit = ?2 ORDER BY id");
    all(connection, &sql, (&key.0, key.1.as_str()), visit)
}

/// All rows of a query, each by a reader that says `None` where a text no longer reads.
fn all<T>(
    connection: &Connection,
    sql: &str,
    values: impl rusqlite::Params,
    read: impl Fn(&Row) -> rusqlite::Result<Option<T>>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).or_fail("")?;
    let mut rows = statement.query(values).or_fail("")?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().or_fail("")? {
        let unit = || row.get::<_, String>(1).unwrap_or_default();
        found.push(read(row).or_fail("")?.ok_or_else(|| unreadable("unit", &unit(), "?"))?);
    }
    Ok(found)
}

fn given(row: &Row) -> rusqlite::Result<Option<Given>> {
    let (Some(unit), Some(at)) = (unit(row)?, moment(row, 4)?) else { return Ok(None) };
    Ok(Some(Given { key: (row.get(0)?, unit), inspector: row.get(2)?, subject: row.get(3)?, at, reason: row.get(5)? }))
}

fn visit(row: &Row) -> rusqlite::Result<Option<Visit>> {
    let method = Method::parse(&row.get::<_, String>(5)?);
    let outcome = Outcome::parse(&row.get::<_, String>(7)?);
    let (Some(unit), Some(at), Some(method), Some(outcome)) = (unit(row)?, moment(row, 3)?, method, outcome) else {
        return Ok(None);
    };
    let answer_by = row.get::<_, Option<String>>(8)?.map(|by| by.parse());
    let Ok(answer_by) = answer_by.transpose() else { return Ok(None) };
    Ok(Some(Visit {
        draw: row.get(0)?,
        unit,
        number: row.get(2)?,
        at,
        by: row.get(4)?,
        method,
        signed: row.get(6)?,
        outcome,
        answer_by,
        satisfaction: row.get(9)?,
        note: row.get(10)?,
    }))
}

fn unit(row: &Row) -> rusqlite::Result<Option<UnitId>> {
    Ok(UnitId::parse(&row.get::<_, String>(1)?))
}

fn moment(row: &Row, index: usize) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, String>(index)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A store with two draws, of which the second follows the first where `is_redraw`.
    fn with_draws(is_redraw: bool) -> Store {
        let store = Store::in_memory().unwrap();
        for (number, follows) in [(1, None), (2, is_redraw.then_some("p/2026-W47/1"))] {
            let sql = "INSERT INTO draws (id, plan, period, number, plan_text, plan_sha256, seed, algorithm, frame_sha256, at,
                                          zone, as_of_import, as_of_inspection, found, narrowed, follows)
                       VALUES ('p/2026-W47/' || ?1, 'p', '2026-W47', ?1, '', '', '1', 'a', '', '', 'UTC', 0, 0, 0, '[]', ?2)";
            store.connection.execute(sql, (number, follows)).unwrap();
        }
        store
    }

    fn given(draw: u8, unit: &str, inspector: &str, second: i64, reason: Option<&str>) -> Given {
        Given {
            key: (format!("p/2026-W47/{draw}"), UnitId::parse(unit).unwrap()),
            inspector: inspector.into(),
            subject: "H1".into(),
            at: Timestamp::from_second(second).unwrap(),
            reason: reason.map(str::to_owned),
        }
    }

    #[test]
    fn a_unit_is_given_once_and_again_only_for_a_reason() {
        let mut store = with_draws(false);
        let writer = store.write().unwrap();
        writer.give(&given(1, "U1", "Q1", 1, None)).unwrap();
        writer.give(&given(1, "U1", "Q2", 2, None)).unwrap();
        writer.give_again(&given(1, "U1", "Q3", 3, Some("休假"))).unwrap();
        writer.give_again(&given(1, "U1", "Q1", 4, Some("回来了"))).unwrap();
        writer.give_again(&given(1, "U2", "Q2", 5, Some("第一次"))).unwrap();
        writer.commit().unwrap();
        let hands = store.hands_of(&given(1, "U1", "", 0, None).key).unwrap();
        let names: Vec<(&str, Option<&str>)> = hands.iter().map(|one| (one.inspector.as_str(), one.reason.as_deref())).collect();
        assert_eq!(names, [("Q1", None), ("Q3", Some("休假")), ("Q1", Some("回来了"))]);
        let now: Vec<String> = store.given().unwrap().into_iter().map(|one| one.inspector).collect();
        assert_eq!(now, ["Q1", "Q2"]);
    }

    #[test]
    fn turns_are_counted_once_a_draw_and_not_of_draws_that_others_follow() {
        for (is_redraw, turns) in [(false, &[("Q1", 2), ("Q2", 3)][..]), (true, &[("Q2", 3)])] {
            let mut store = with_draws(is_redraw);
            let writer = store.write().unwrap();
            for one in [given(1, "U1", "Q1", 1, None), given(1, "U2", "Q1", 2, None), given(2, "U1", "Q2", 3, None)] {
                writer.give(&one).unwrap();
            }
            writer.commit().unwrap();
            let found = store.turns().unwrap();
            let found: Vec<(&str, i64)> = found.iter().map(|past| (past.inspector.as_str(), past.at.as_second())).collect();
            assert_eq!(found, turns);
        }
    }
}
