//! What a plan or checklist must be besides right in itself: named as its file is, and judged by a checklist that there is.

use std::path::Path;

use super::{Kind, Workspace, named, names};
use crate::checklist::is_word_list;
use crate::problem::Problem;
use crate::sampling::Plan;
use crate::yaml::{Mark, Node, Source, parse};

/// Complains of an id that isn't the file's name, in the workspace's own folder: there files are found by name, and what was made with
/// them is kept by id.
pub(super) fn misnamed(workspace: Option<&Workspace>, kind: Kind, source: &Source) -> Option<Problem> {
    let key = match kind {
        Kind::Plans => "plan",
        Kind::Checklists => "checklist",
        Kind::WordLists | Kind::Calendars => return None,
    };
    let own = workspace?.root.join(kind.folder()).canonicalize().ok()?;
    // the folder of a bare file name is written as nothing
    let folder = source.folder.as_ref().map(|folder| Path::new(".").join(folder))?.canonicalize().ok()?;
    let name = Path::new(&source.file).file_stem()?.to_str()?;
    let (id, mark) = scalar(source, key)?;
    let problem = || source.at(Problem::new("workspace-misnamed").with("id", &id).with("name", name), mark);
    (own == folder && id != name).then(problem)
}

/// Complains of a plan's checklist that isn't there, or that judges something else than the plan draws.
pub(super) fn judged(workspace: Option<&Workspace>, source: &Source, plan: &Plan) -> Option<Problem> {
    let name = plan.checklist()?;
    let (_, mark) = scalar(source, "checklist")?;
    let Some(found) = named(workspace, Kind::Checklists, name).ok().filter(|found| !is_word_list(&found.text)) else {
        let known = names(workspace, Kind::Checklists).join(", ");
        return Some(source.at(Problem::new("plan-no-checklist").with("name", name).with("known", known), mark));
    };
    // what else may be wrong with it is told where it is used
    let (judges, _) = scalar(&found, "for")?;
    let populations: Vec<String> = plan.populations.iter().map(ToString::to_string).collect();
    let problem = || {
        let problem = Problem::new("plan-checklist-for").with("checklist", name).with("for", &judges);
        source.at(problem.with("population", populations.join(", ")), mark)
    };
    (!populations.contains(&judges)).then(problem)
}

fn scalar(source: &Source, key: &str) -> Option<(String, Mark)> {
    let tree = parse(&source.file, &source.text).ok()?;
    let node: &Node = tree.value_of(key)?;
    Some((node.scalar()?, node.mark))
}
