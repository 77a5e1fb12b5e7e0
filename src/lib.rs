//! Spotcheck draws, scores and reports quality inspections of customer service, offline and so that anybody can check them.
//!
//! The rooms follow the way the data travels; a room uses the ones above it and never one below. `ARCHITECTURE.md` has the plan.

pub mod calendar;
pub mod checklist;
pub mod cli;
pub mod condition;
pub mod demo;
pub mod digest;
pub mod framing;
pub mod indicators;
pub mod inspection;
pub mod intake;
pub mod messages;
pub mod problem;
pub mod records;
pub mod report;
pub mod review;
pub mod sampling;
pub mod statistics;
pub mod store;
pub mod text;
pub mod work;
pub mod workspace;
pub mod yaml;
