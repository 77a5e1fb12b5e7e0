//! A serialisable view per report -> tera -> HTML; the same view for other formats.
//!
//! A report is made in three steps that know little of each other: a *view* says in plain data what is to be shown (every number
//! already computed, every reason already worded), *templates* turn it into pages, and `folder` puts the pages on disk in one move.
//!
//! # Invariants
//! - The same input gives the same bytes: no clock, no hash order, no dependence on the order of the subjects.
//! - What people said is text, never markup: every template name ends in `.html`, so that tera escapes it, and no template uses `safe`.
//! - A page links to pages of its own folder only, by relative paths; nothing is fetched from anywhere.

mod figures;
pub mod folder;
pub mod inspection;
mod marks;
mod mask;
mod slug;
pub mod templates;

pub use folder::Page;
