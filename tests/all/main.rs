//! What users rely on, tried from outside: one module a theme.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking and says when it is skipped")]

mod bad_checklists;
mod bad_input;
mod bad_records;
mod built_in_checklists;
mod calendars;
mod checklist_schema;
mod checklist_tools;
mod checklists_clauses;
mod checklists_talk;
mod clauses;
mod clauses_callbacks;
mod clauses_property;
mod demo;
mod draw_command;
mod draws;
mod edges;
mod edges_lists;
mod edges_spread;
mod edges_words;
mod imports;
mod includes;
mod label_command;
mod labelled;
mod labels;
mod layout;
mod ledger;
mod messages;
mod plans;
mod real_files;
mod records;
mod reports;
mod rolling;
mod rolling_commands;
mod score_command;
mod sheets;
mod sound;
mod statistics;
mod store_safety;
mod support;
mod transcript_links;
mod trial;
mod verify;
mod work;
