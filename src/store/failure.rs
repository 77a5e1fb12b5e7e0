//! SQLite's failures in words that tell a user what to do.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::problem::{Error, Problem, Result};

/// Turns SQLite's results into ours.
pub(super) trait OrFail<T> {
    /// The value, or a problem that names the store's path where it is known.
    fn or_fail(self, path: impl AsRef<Path>) -> Result<T>;
}

impl<T> OrFail<T> for rusqlite::Result<T> {
    fn or_fail(self, path: impl AsRef<Path>) -> Result<T> {
        self.map_err(|error| {
            let id = match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "store-busy",
                Some(ErrorCode::DiskFull) => "store-full",
                Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure) => {
                    "store-no-access"
                }
                Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => "store-corrupt",
                _ => "store-failed",
            };
            Error::input(Problem::new(id).with("path", path.as_ref().display()).with("error", error))
        })
    }
}
