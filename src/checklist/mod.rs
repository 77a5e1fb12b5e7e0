//! Checklists: YAML that trainers write -> typed items, with every mistake at its line and column; versions.
//!
//! What the items find in a conversation is the matter of `inspection`.

mod alike;
mod amounts;
mod around;
mod ask;
mod bounds;
mod bundle;
mod combine;
mod data;
mod doubts;
mod include;
mod judges;
mod label;
mod measure;
mod model;
mod needs;
mod order;
mod read;
mod read_example;
mod read_item;
mod read_lists;
mod read_words;
mod repeat;
mod rule;
mod slips;

pub use alike::Alike;
pub use ask::{Answer, Question};
pub use bounds::{Bound, Bounds};
pub use bundle::Bundle;
pub use combine::{Combine, Need};
pub use data::{Agreement, Allowed, Data, DataTest, Side, Within};
pub use doubts::doubts;
pub use include::{Library, is_word_list};
pub use judges::Judges;
pub use label::LabelTest;
pub use measure::{Measure, Quantity, Summary};
pub use model::{Checklist, Class, Item, Section, Severity};
pub use order::{Order, Step};
pub use read::{Definition, read, read_with};
pub use read_lists::read_lists;
pub use repeat::{Often, Repeat};
pub use rule::{Ask, Deduction, Example, ExampleTurn, Extent, ItemTest, Review, Rule, Scope, Who, Window, Words};
