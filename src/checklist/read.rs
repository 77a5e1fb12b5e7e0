//! A checklist file -> its definition, or every mistake in it.

use std::collections::{BTreeMap, BTreeSet};

use super::around::{Around, Untested, ids};
use super::bundle::{self, Bundle};
use super::include::{Files, KEYS, Library, holds_only_lists};
use super::read_lists::Lists;
use super::{Checklist, Item, Judges, Rule, Section};
use super::{needs, read_item};
use crate::condition::{self, Condition};
use crate::digest::sha256_hex;
use crate::problem::Problem;
use crate::records::{Points, Score};
use crate::yaml::{Map, Node, Reader, Source};

/// A checklist with the rules of its items, in the same order.
#[derive(Debug, Clone)]
pub struct Definition {
    /// What readers see.
    pub checklist: Checklist,
    /// What it judges.
    pub judges: Judges,
    /// Which of them; all conditions must hold.
    pub when: Vec<Condition>,
    /// One rule for each item, in the order of [`Definition::items`].
    pub rules: Vec<Rule>,
    /// The items in an order in which each comes after those that it depends on.
    pub order: Vec<usize>,
    /// The files it was read from, its own first.
    pub sources: Vec<Source>,
    /// Which of these a name means in a file, both by number.
    names: BTreeMap<(usize, String), usize>,
}

impl Definition {
    /// Its text with those of all the files that it includes, which [`read`] takes.
    #[must_use]
    pub fn whole_text(&self) -> String {
        bundle::join(&self.sources, &self.names)
    }

    /// The items of all sections, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.checklist.sections.iter().flat_map(|section| &section.items)
    }

    /// Items with their rules.
    pub fn pairs(&self) -> impl Iterator<Item = (&Item, &Rule)> {
        self.items().zip(&self.rules)
    }

    /// Makes advice of items.
    pub fn only_advise(&mut self, items: &BTreeSet<String>) {
        for item in self.checklist.sections.iter_mut().flat_map(|section| &mut section.items) {
            item.advice |= items.contains(&item.id);
        }
    }

    /// Whether a call without words can't be judged: where any item asks for them.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        self.rules.iter().any(|rule| rule.ask.needs_words())
    }
}

/// Reads a checklist's whole text. With `allow_untested`, items may lack examples.
///
/// # Errors
/// Every mistake, by line and column.
pub fn read(file: &str, text: &str, allow_untested: bool) -> Result<Definition, Vec<Problem>> {
    let (source, bundle) = Bundle::split(file, text);
    read_with(source, allow_untested, &bundle)
}

/// Reads a checklist that may include files of a library.
///
/// # Errors
/// Every mistake, by file, line and column.
pub fn read_with(source: Source, allow_untested: bool, library: &dyn Library) -> Result<Definition, Vec<Problem>> {
    let mut reader = Reader::of(source);
    let untested = if allow_untested { Untested::Allowed } else { Untested::Refused };
    let definition = reader.mapping().and_then(|node| definition(&mut reader, node, untested, library));
    match definition {
        Some(definition) if reader.is_clean() => Ok(definition),
        _ => Err(reader.into_problems()),
    }
}

fn definition(reader: &mut Reader, node: Node, untested: Untested, library: &dyn Library) -> Option<Definition> {
    if holds_only_lists(&node) {
        reader.complain(node.mark, Problem::new("checklist-only-lists"));
        return None;
    }
    let files = Files::open(reader, node, library);
    let map = reader.map(files.tree(0)?, KEYS);
    let id = reader.required(&map, "checklist").and_then(|node| reader.id(node));
    let title = reader.required(&map, "title").and_then(|node| reader.text(node));
    let judges = judges(reader, &map);
    let when = map.get("when").map(|node| condition::read(reader, node, judges.vocabulary())).unwrap_or_default();
    let pass_mark = map.get("pass_mark").and_then(|node| pass_mark(reader, node));
    let lists = Lists::read(reader, &files);
    let nodes = files.sections(reader, judges);
    let mut around = Around { lists, before: BTreeMap::new(), ids: ids(&nodes), untested, judges };
    let (sections, rules) = sections(reader, &map, &nodes, &mut around);
    around.lists.complain_of_unused(reader);
    let order = needs::order(reader, &sections, &rules);
    let checklist = Checklist { id: id?, title: title?, pass_mark, version: String::new(), sections };
    let sources = reader.sources().to_vec();
    let mut definition = Definition { checklist, judges, when, rules, order, sources, names: files.names };
    definition.checklist.version = version(&definition);
    Some(definition)
}

fn judges(reader: &mut Reader, map: &Map) -> Judges {
    let node = reader.required(map, "for");
    node.and_then(|node| reader.choice(node, &Judges::all())).unwrap_or_default()
}

fn pass_mark(reader: &mut Reader, node: &Node) -> Option<Score> {
    let mark = node.scalar().and_then(|text| Points::parse(&text)).filter(|mark| mark.hundredths() <= 10_000);
    if mark.is_none() {
        reader.complain(node.mark, Problem::new("checklist-bad-mark"));
    }
    mark.map(|mark| Score::from_hundredths(mark.hundredths()))
}

fn sections(reader: &mut Reader, map: &Map, nodes: &[&Node], around: &mut Around) -> (Vec<Section>, Vec<Rule>) {
    let (mut sections, mut rules) = (Vec::new(), Vec::new());
    let Some(whole) = reader.required(map, "sections") else { return (sections, rules) };
    // complains of what is no list
    reader.list(whole);
    for node in nodes {
        let section = reader.map(node, &["title", "items", "include"]);
        let title = reader.required(&section, "title").and_then(|node| reader.text(node));
        let mut items = Vec::new();
        for node in reader.required(&section, "items").map(|node| reader.list(node)).unwrap_or_default() {
            if let Some((item, rule)) = read_item::item(reader, node, around) {
                items.push(item);
                rules.push(rule);
            }
        }
        sections.push(Section { title: title.unwrap_or_default(), items });
    }
    if rules.is_empty() && reader.is_clean() {
        reader.complain(whole.mark, Problem::new("checklist-no-items"));
    }
    (sections, rules)
}

/// The hash of a checklist's meaning: layout, comments and examples don't count.
fn version(definition: &Definition) -> String {
    let meaning = serde_json::json!([definition.checklist, definition.when, definition.rules]);
    match definition.judges {
        Judges::Calls => sha256_hex(meaning.to_string()),
        judges => sha256_hex(format!("{} {meaning}", judges.name())),
    }
}
