//! Checklists: YAML that trainers write -> typed items, with every mistake at its line and column; versions.
//!
//! What the items find in a conversation is the matter of `inspection`.

mod alike;
mod bounds;
mod model;
mod needs;
mod read;
mod read_item;
mod read_words;
mod rule;

pub use alike::Alike;
pub use bounds::{Bound, Bounds};
pub use model::{Checklist, Class, Item, Section, Severity};
pub use read::{Definition, read};
pub use rule::{Ask, Example, Extent, ItemTest, Review, Rule, Scope, Who, Window, Words};
