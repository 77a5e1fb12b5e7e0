//! Checklists: YAML that trainers write -> typed items, with every mistake at its line and column; phrases compiled; versions.

mod model;

pub use model::{Checklist, Class, Item, Section, Severity};
