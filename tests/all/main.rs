//! What users rely on, tried from outside: one module a theme.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking and says when it is skipped")]

mod bad_checklists;
mod built_in_checklists;
mod draws;
mod messages;
mod statistics;
mod support;
mod trial;
mod verify;
