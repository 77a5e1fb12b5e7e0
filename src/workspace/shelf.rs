//! Where the files lie that checklists include.

use std::path::{Component, Path, PathBuf};

use super::built_in::BuiltIn;
use super::{Kind, Workspace, names, on_disk};
use crate::checklist::Library;
use crate::problem::{Error, Problem};
use crate::yaml::Source;

/// Beside the file that includes them, in the workspace's folder of checklists, or among those that come with the program; in this order.
pub(super) struct Shelf<'w> {
    pub workspace: Option<&'w Workspace>,
}

/// The kinds of files that can be included.
const KINDS: [Kind; 2] = [Kind::WordLists, Kind::Checklists];

impl Library for Shelf<'_> {
    fn find(&self, name: &str, by: &Source) -> Result<Source, Problem> {
        let has_ending = Path::new(name).extension().is_some_and(|ext| ext == "yaml" || ext == "yml");
        let file = if has_ending { name.to_owned() } else { format!("{name}.yaml") };
        let own = self.workspace.map(|workspace| workspace.root.join(Kind::Checklists.folder()));
        let path = by.folder.iter().chain(&own).map(|folder| plain(&folder.join(&file))).find(|path| path.is_file());
        if let Some(path) = path {
            return on_disk(&path).map_err(first);
        }
        let mut all = KINDS.into_iter().flat_map(|kind| kind.files().iter().map(move |built_in| (kind, built_in)));
        if let Some((kind, built_in)) = all.find(|(_, built_in)| built_in.name == file) {
            return Ok(built_in.source(kind));
        }
        let known = KINDS.map(|kind| names(self.workspace, kind).join(", ")).join(", ");
        Err(Problem::new("checklist-include-missing").with("name", name).with("known", known))
    }
}

impl BuiltIn {
    pub(super) fn source(self, kind: Kind) -> Source {
        Source::new(&format!("{}/{}", kind.folder(), self.name), self.text)
    }
}

/// A path without `.` and `..`, so that a file has one name however it is reached.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

fn first(error: Error) -> Problem {
    let (Error::Usage(problems) | Error::Input(problems)) = error;
    problems.into_iter().next().expect("an error has a problem")
}
