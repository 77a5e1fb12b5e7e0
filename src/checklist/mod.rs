//! Checklists: YAML that trainers write -> typed items, with every mistake at its line and column; versions.
//!
//! What the items find in a conversation is the matter of `inspection`.

mod alike;
mod amounts;
mod around;
mod ask;
mod bounds;
mod combine;
mod data;
mod judges;
mod label;
mod measure;
mod model;
mod needs;
mod order;
mod read;
mod read_example;
mod read_item;
mod read_words;
mod repeat;
mod rule;

pub use alike::Alike;
pub use ask::{Answer, Question};
pub use bounds::{Bound, Bounds};
pub use combine::{Combine, Need};
pub use data::{Agreement, Allowed, Data, DataTest, Within};
pub use judges::Judges;
pub use label::LabelTest;
pub use measure::{Measure, Quantity, Summary};
pub use model::{Checklist, Class, Item, Section, Severity};
pub use order::{Order, Step};
pub use read::{Definition, read};
pub use repeat::{Often, Repeat};
pub use rule::{Ask, Deduction, Example, ExampleTurn, Extent, ItemTest, Review, Rule, Scope, Who, Window, Words};
