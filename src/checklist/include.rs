//! Files that a checklist includes: `include: [words.yaml]` brings lists of words, `- include: other.yaml#开场` among its sections brings
//! that section, or all of them where none is named.
//!
//! What stands in an included file goes by that file's own lists, as it does where the file stands alone. Each file is read once, however
//! often it is included, and a circle is a mistake.

use std::collections::BTreeMap;

use super::Judges;
use crate::problem::Problem;
use crate::yaml::{Node, Reader, Source, Value};

/// What a checklist or a list of words may hold.
pub(super) const KEYS: &[&str] = &["checklist", "title", "for", "when", "pass_mark", "include", "lists", "sections"];
/// More files than any checklist needs; beyond it the names go round in a circle that does not show.
const MOST_FILES: usize = 100;

/// Where included files are found.
pub trait Library {
    /// The file that `by` calls `name`.
    ///
    /// # Errors
    /// Where there is none, or it can't be read.
    fn find(&self, name: &str, by: &Source) -> Result<Source, Problem>;
}

/// Whether a text is a list of words for checklists to include, and no checklist.
#[must_use]
pub fn is_word_list(text: &str) -> bool {
    crate::yaml::parse("", text).is_ok_and(|node| holds_only_lists(&node))
}

pub(super) fn holds_only_lists(node: &Node) -> bool {
    let has = |key: &str| node.value_of(key).is_some();
    (has("lists") || has("include")) && !has("checklist") && !has("sections")
}

/// A checklist's file with all that it includes.
pub(super) struct Files {
    /// The files' trees, in the order of the reader's sources; `None` for one that is broken.
    trees: Vec<Option<Node>>,
    /// Which file a name means in a file.
    pub names: BTreeMap<(usize, String), usize>,
}

impl Files {
    /// Opens all that a checklist's file includes; complains of what is missing, broken, or goes round in a circle.
    pub fn open(reader: &mut Reader, root: Node, library: &dyn Library) -> Self {
        let mut files = Self { trees: vec![None], names: BTreeMap::new() };
        files.follow(reader, &root, library, &mut vec![0]);
        files.trees[0] = Some(root);
        files
    }

    /// Opens what a file includes; `path` leads from the first file to it.
    fn follow(&mut self, reader: &mut Reader, tree: &Node, library: &dyn Library, path: &mut Vec<usize>) {
        let by = tree.mark.file;
        for node in included_lists(tree).iter().chain(&included_sections(tree)) {
            let Some(name) = node.scalar().map(|text| file_name(&text).to_owned()).filter(|name| !name.is_empty()) else {
                reader.complain(node.mark, Problem::new("checklist-bad-include"));
                continue;
            };
            if self.names.contains_key(&(by, name.clone())) {
                continue;
            }
            let Some(source) = find(reader, node, &name, library) else { continue };
            let known = reader.sources().iter().position(|known| known.file == source.file);
            let file = known.unwrap_or(self.trees.len());
            if path.contains(&file) || file > MOST_FILES {
                let files: Vec<&str> =
                    path.iter().chain([&file]).filter_map(|file| Some(reader.sources().get(*file)?.file.as_str())).collect();
                let circle = Problem::new("checklist-include-circle").with("files", files.join(" → "));
                reader.complain(node.mark, circle);
                continue;
            }
            self.names.insert((by, name), file);
            if known.is_none() {
                self.trees.push(None);
                let tree = reader.include(source);
                if let Some(tree) = tree {
                    reader.map(&tree, KEYS);
                    path.push(file);
                    self.follow(reader, &tree, library, path);
                    path.pop();
                    self.trees[file] = Some(tree);
                }
            }
        }
    }

    /// The files, in an order in which each comes after those that it includes.
    pub fn inner_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        (0..self.trees.len()).for_each(|file| self.put_inner_first(file, &mut order));
        order
    }

    /// A file is opened after the one that first includes it, but may be included by a later one too.
    fn put_inner_first(&self, file: usize, order: &mut Vec<usize>) {
        if !order.contains(&file) {
            let inner = self.names.range((file, String::new())..(file + 1, String::new()));
            inner.for_each(|(_, inner)| self.put_inner_first(*inner, order));
            order.push(file);
        }
    }

    /// A file's tree.
    pub fn tree(&self, file: usize) -> Option<&Node> {
        self.trees.get(file)?.as_ref()
    }

    /// The files whose lists a file includes, with the places where it does.
    pub fn lists_of(&self, file: usize) -> Vec<(usize, &Node)> {
        let nodes = self.tree(file).map(included_lists).unwrap_or_default();
        nodes.into_iter().filter_map(|node| Some((self.meant(node)?, node))).collect()
    }

    fn meant(&self, node: &Node) -> Option<usize> {
        let text = node.scalar()?;
        self.names.get(&(node.mark.file, file_name(&text).to_owned())).copied()
    }

    /// The sections of the first file with those that it includes in their places.
    pub fn sections(&self, reader: &mut Reader, judges: Judges) -> Vec<&Node> {
        self.sections_of(reader, 0, judges)
    }

    fn sections_of(&self, reader: &mut Reader, file: usize, judges: Judges) -> Vec<&Node> {
        let own = self.tree(file).and_then(|tree| tree.value_of("sections")).map(nodes).unwrap_or_default();
        let mut sections = Vec::new();
        for section in own {
            match section.value_of("include") {
                None => sections.push(section),
                Some(node) => {
                    reader.map(section, &["include"]);
                    let more = self.included(reader, node, judges);
                    let again = more.iter().find(|one| sections.iter().any(|known: &&Node| known.mark == one.mark));
                    if let Some(again) = again {
                        let title = again.value_of("title").and_then(Node::scalar).unwrap_or_default();
                        reader.complain(node.mark, Problem::new("checklist-section-twice").with("section", title));
                    } else {
                        sections.extend(more);
                    }
                }
            }
        }
        sections
    }

    /// The sections that an include means; complains where there are none.
    fn included(&self, reader: &mut Reader, node: &Node, judges: Judges) -> Vec<&Node> {
        let Some(file) = self.meant(node) else { return Vec::new() };
        let Some(tree) = self.tree(file) else { return Vec::new() };
        let of = tree.value_of("for").and_then(Node::scalar).unwrap_or_else(|| judges.name().to_owned());
        if of != judges.name() {
            reader.complain(node.mark, Problem::new("checklist-include-for").with("of", of).with("for", judges.name()));
        }
        let all = self.sections_of(reader, file, judges);
        let text = node.scalar().unwrap_or_default();
        let wanted = text.split_once('#').map(|(_, title)| title.trim());
        let title = |section: &Node| section.value_of("title").and_then(Node::scalar).unwrap_or_default();
        let known: Vec<String> = all.iter().map(|section| title(section)).collect();
        let found: Vec<&Node> = all.into_iter().filter(|section| wanted.is_none_or(|wanted| title(section) == wanted)).collect();
        if found.is_empty() {
            let problem = Problem::new("checklist-include-no-section").with("section", wanted.unwrap_or_default());
            reader.complain(node.mark, problem.with("name", file_name(&text)).with("known", known.join(", ")));
        }
        found
    }
}

/// Finds a file; complains at the include where it can't be had.
fn find(reader: &mut Reader, node: &Node, name: &str, library: &dyn Library) -> Option<Source> {
    match library.find(name, &reader.sources()[node.mark.file]) {
        Ok(source) => Some(source),
        Err(problem) if problem.place.file.is_some() => {
            reader.remember(node.mark, problem);
            None
        }
        Err(problem) => {
            reader.complain(node.mark, problem);
            None
        }
    }
}

/// The file of `other.yaml#开场`.
fn file_name(text: &str) -> &str {
    text.split_once('#').map_or(text, |(file, _)| file).trim()
}

/// `include: words.yaml`, or a list of such.
fn included_lists(tree: &Node) -> Vec<&Node> {
    tree.value_of("include")
        .map(|node| if matches!(node.value, Value::List(_)) { nodes(node) } else { vec![node] })
        .unwrap_or_default()
}

fn included_sections(tree: &Node) -> Vec<&Node> {
    let sections = tree.value_of("sections").map(nodes).unwrap_or_default();
    sections.into_iter().filter_map(|section| section.value_of("include")).collect()
}

fn nodes(node: &Node) -> Vec<&Node> {
    if let Value::List(nodes) = &node.value { nodes.iter().collect() } else { Vec::new() }
}
