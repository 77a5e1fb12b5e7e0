//! `spotcheck checklist check`: every mistake of every file; without files, of all checklists and lists of words there are.

use serde_json::{Value, json};

use super::super::args::CheckArgs;
use super::super::output::{GOOD, styled};
use super::super::{Context, Exit, Failure};
use crate::problem::{Error, Message, Result};
use crate::workspace::{self, Kind, Workspace};

pub(super) fn run(context: &mut Context, args: &CheckArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let all = || [Kind::Checklists, Kind::WordLists].into_iter().flat_map(|kind| workspace::names(workspace.as_ref(), kind));
    let names: Vec<String> = if args.files.is_empty() { all().collect() } else { args.files.clone() };
    let mut problems = Vec::new();
    let mut checked = Vec::new();
    for name in &names {
        match fine(workspace.as_ref(), name, args.allow_untested) {
            Ok((message, value)) => {
                checked.push(value);
                if !context.output.json {
                    context.output.text(&styled(GOOD, context.output.messages.text(&message)))?;
                }
            }
            Err(error) => problems.extend(error.problems().to_vec()),
        }
    }
    if problems.is_empty() {
        if context.output.json {
            context.output.json(&json!({ "checked": checked }))?;
        }
        return Ok(Exit::Done);
    }
    Err(Error::Usage(problems).into())
}

/// What is said of a file without mistakes.
fn fine(workspace: Option<&Workspace>, name: &str, allow_untested: bool) -> Result<(Message, Value)> {
    if let Some(lists) = workspace::word_lists(workspace, name)? {
        let message = Message::new("checklist-lists-fine").with("name", name).with("lists", lists);
        return Ok((message, json!({ "word_list": name, "lists": lists })));
    }
    let ready = workspace::checklist(workspace, name, allow_untested)?;
    let about = &ready.compiled.definition.checklist;
    let items = ready.compiled.definition.rules.len();
    let message = Message::new("checklist-fine").with("name", name).with("items", items);
    let value = json!({ "checklist": about.id, "version": about.version, "items": items });
    Ok((message.with("version", &about.version[..12]), value))
}
