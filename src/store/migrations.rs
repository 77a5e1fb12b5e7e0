//! The tables, as an append-only list of steps.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::failure::OrFail;
use crate::problem::{Error, Problem, Result};

/// `spot` in ASCII, in the file's header: a database of another program is refused.
pub(super) const APPLICATION: i32 = 0x7370_6f74;

/// Never changed, only added to.
pub(super) const STEPS: &[&str] = &[
    include_str!("steps/1-start.sql"),
    include_str!("steps/2-draws.sql"),
    include_str!("steps/3-records.sql"),
    include_str!("steps/4-work.sql"),
    include_str!("steps/5-labels.sql"),
    include_str!("steps/6-asked.sql"),
    include_str!("steps/7-columns.sql"),
    include_str!("steps/8-people.sql"),
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
