//! What users rely on, tried from outside: one module a theme.

mod bad_checklists;
mod built_in_checklists;
mod draws;
mod messages;
mod support;
