//! The tables, as an append-only list of steps.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::failure::OrFail;
use crate::problem::{Error, Problem, Result};

/// `spot` in ASCII, in the file's header: a database of another program is refused.
const APPLICATION: i32 = 0x7370_6f74;

const STEPS: &[&str] = &[
    "
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE agents (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    -- whether it stands on a roster; then only a roster changes it
    roster INTEGER NOT NULL,
    -- of call lists: the start of the newest call that told it
    as_of TEXT NOT NULL,
    name TEXT,
    team TEXT,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE calls (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    agent TEXT NOT NULL,
    start TEXT NOT NULL,
    duration_ms INTEGER,
    fields TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE transcripts (
    call TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    body TEXT NOT NULL,
    PRIMARY KEY (call, version)
) STRICT;
CREATE TABLE draws (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    plan_text TEXT NOT NULL,
    plan_sha256 TEXT NOT NULL,
    take INTEGER NOT NULL,
    spares INTEGER NOT NULL,
    seed TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    frame_sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    follows TEXT REFERENCES draws (id),
    UNIQUE (plan, period, number)
) STRICT;
-- the whole frame; drawn units and spares have their place in ticket order, from 1
CREATE TABLE draw_units (
    draw TEXT NOT NULL REFERENCES draws (id),
    agent TEXT NOT NULL,
    unit TEXT NOT NULL,
    place INTEGER,
    spare INTEGER,
    ticket TEXT,
    PRIMARY KEY (draw, agent, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE checklists (
    version TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE inspections (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    call_version INTEGER NOT NULL,
    -- 0 where there was no transcript
    transcript_version INTEGER NOT NULL,
    checklist TEXT NOT NULL REFERENCES checklists (version),
    engine TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (call, checklist, call_version, transcript_version, engine)
) STRICT;
CREATE TABLE replacements (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    by_unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL,
    UNIQUE (draw, unit),
    UNIQUE (draw, by_unit)
) STRICT;
",
    "
-- who has a unit; the newest row of a unit holds, and names the one that it follows and why
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    inspector TEXT NOT NULL,
    -- what people take turns over
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    follows INTEGER UNIQUE REFERENCES assignments (id),
    CHECK ((follows IS NULL) = (reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX assignments_first ON assignments (draw, unit) WHERE follows IS NULL;
CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    method TEXT NOT NULL,
    signed INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answer_by TEXT,
    satisfaction INTEGER,
    note TEXT,
    recorded TEXT NOT NULL,
    -- the filled sheet that it came by; NULL where it was typed in
    import INTEGER REFERENCES imports (id)
) STRICT;
CREATE INDEX visits_of_unit ON visits (draw, unit);
",
];

/// Refuses a database of another program or of a newer version, before anything in it is touched.
pub(super) fn check_ours(connection: &Connection, path: &Path) -> Result<()> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).or_fail(path);
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0)).or_fail(path)?;
    let is_new = application == 0 && version == 0 && tables == 0;
    if !is_new && application != i64::from(APPLICATION) {
        return Err(Error::input(Problem::new("store-foreign").with("path", path.display())));
    }
    if usize::try_from(version).is_ok_and(|version| version <= STEPS.len()) {
        return Ok(());
    }
    Err(Error::input(Problem::new("store-newer").with("path", path.display()).with("version", version)))
}

/// Brings a database up to the newest step, all or nothing.
pub(super) fn apply(connection: &mut Connection, path: &Path) -> Result<()> {
    if version(connection, path)? == STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive).or_fail(path)?;
    // another command may have come first while this one waited
    check_ours(&transaction, path)?;
    let version = version(&transaction, path)?;
    if version == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION).or_fail(path)?;
    }
    for step in &STEPS[version..] {
        transaction.execute_batch(step).or_fail(path)?;
    }
    let newest = i64::try_from(STEPS.len()).expect("a handful of steps");
    transaction.pragma_update(None, "user_version", newest).or_fail(path)?;
    transaction.commit().or_fail(path)
}

fn version(connection: &Connection, path: &Path) -> Result<usize> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).or_fail(path)?;
    Ok(usize::try_from(version).expect("a version that is not ours was refused"))
}
