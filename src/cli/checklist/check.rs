//! `spotcheck checklist check`: every mistake of every file, and what is doubtful in those without; with no files, of all checklists and
//! lists of words there are.

use std::ops::ControlFlow;

use serde_json::{Value, json};

use super::super::args_checklist::CheckArgs;
use super::super::output::{GOOD, styled};
use super::super::{Context, Exit, Failure, WAIT};
use crate::checklist::{Ask, Definition, Item, Rule, doubts};
use crate::inspection::Counts;
use crate::problem::{Error, Message, Problem, Result};
use crate::store::Store;
use crate::workspace::{self, Kind, Workspace};

/// A file without mistakes.
struct Fine {
    message: Message,
    json: Value,
    doubts: Vec<Problem>,
}

pub(super) fn run(context: &mut Context, args: &CheckArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let all = || [Kind::Checklists, Kind::WordLists].into_iter().flat_map(|kind| workspace::names(workspace.as_ref(), kind));
    let names: Vec<String> = if args.files.is_empty() { all().collect() } else { args.files.clone() };
    let path = workspace.as_ref().map(Workspace::store_path).filter(|path| path.is_file());
    let store = path.map(|path| Store::open(&path, WAIT)).transpose()?;
    let (mut problems, mut checked, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
    for name in &names {
        match fine(workspace.as_ref(), store.as_ref(), name, args.allow_untested) {
            Ok(fine) => {
                checked.push(fine.json);
                if context.output.json {
                    warnings.extend(fine.doubts.iter().map(|doubt| context.output.problem_json(doubt)));
                } else {
                    context.output.text(&styled(GOOD, context.output.messages.text(&fine.message)))?;
                    fine.doubts.iter().for_each(|doubt| context.output.warn(doubt));
                }
            }
            Err(error) => problems.extend(error.problems().to_vec()),
        }
    }
    if problems.is_empty() {
        if context.output.json {
            context.output.json(&json!({ "checked": checked, "warnings": warnings }))?;
        }
        return Ok(Exit::Done);
    }
    Err(Error::Usage(problems).into())
}

fn fine(workspace: Option<&Workspace>, store: Option<&Store>, name: &str, allow_untested: bool) -> Result<Fine> {
    if let Some(lists) = workspace::word_lists(workspace, name)? {
        let message = Message::new("checklist-lists-fine").with("name", name).with("lists", lists.count);
        let json = json!({ "word_list": name, "lists": lists.count });
        return Ok(Fine { message, json, doubts: doubts(&lists.source) });
    }
    let ready = workspace::checklist(workspace, name, allow_untested)?;
    let definition = &ready.compiled.definition;
    let (about, items) = (&definition.checklist, definition.rules.len());
    let message = Message::new("checklist-fine").with("name", name).with("items", items);
    let mut doubts = doubts(&definition.sources[0]);
    doubts.extend(store.map(|store| never_decided(store, definition)).transpose()?.unwrap_or_default());
    let json = json!({ "checklist": about.id, "version": about.version, "items": items });
    Ok(Fine { message: message.with("version", &about.version[..12]), json, doubts })
}

/// Items that no call ever passed or failed, of those that were asked of any.
fn never_decided(store: &Store, definition: &Definition) -> Result<Vec<Problem>> {
    let about = &definition.checklist;
    let by_machine = |(_, rule): &(&Item, &Rule)| !matches!(rule.ask, Ask::Person(_));
    let mut counts = Counts::default();
    store.scan_inspections(&about.id, |inspection| {
        counts.add(inspection, &about.version);
        let is_decided = |(item, _): (&Item, &Rule)| counts.of(&item.id).decided() > 0;
        if definition.pairs().filter(by_machine).all(is_decided) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    let never = |(item, _): &(&Item, &Rule)| counts.items.get(&item.id).is_some_and(|counts| counts.decided() == 0);
    let told = |(item, rule): (&Item, &Rule)| {
        let of = counts.of(&item.id);
        let problem = Problem::new("checklist-never-decided").with("item", &item.id).with("calls", counts.inspections);
        let problem = problem.with("unsure", of.unsure).with("not_applicable", of.not_applicable);
        definition.sources[rule.mark.file].at(problem, rule.mark)
    };
    Ok(definition.pairs().filter(by_machine).filter(never).map(told).collect())
}
