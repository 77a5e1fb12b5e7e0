//! `spotcheck checklist`: the trainer's tools.

use serde_json::json;

use super::args::{CheckArgs, ChecklistArgs, ChecklistCommand};
use super::output::{GOOD, styled};
use super::{Context, Exit, Failure};
use crate::problem::{Error, Message};
use crate::workspace::{self, Kind};

pub(super) fn run(context: &mut Context, args: &ChecklistArgs) -> Result<Exit, Failure> {
    match &args.command {
        ChecklistCommand::Check(args) => check(context, args),
    }
}

/// Shows every mistake of every file; without files, of all checklists there are.
fn check(context: &mut Context, args: &CheckArgs) -> Result<Exit, Failure> {
    let workspace = context.workspace_if_any()?;
    let names = if args.files.is_empty() { workspace::names(workspace.as_ref(), Kind::Checklists) } else { args.files.clone() };
    let mut problems = Vec::new();
    let mut checked = Vec::new();
    for name in &names {
        match workspace::checklist(workspace.as_ref(), name, args.allow_untested) {
            Ok(ready) => {
                let about = &ready.compiled.definition.checklist;
                let items = ready.compiled.definition.rules.len();
                checked.push(json!({ "checklist": about.id, "version": about.version, "items": items }));
                if !context.output.json {
                    let message = Message::new("checklist-fine")
                        .with("name", name)
                        .with("items", items)
                        .with("version", &about.version[..12]);
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
