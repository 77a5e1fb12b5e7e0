//! `spotcheck checklist compare`: what flips on the stored calls between two checklists. Nothing is stored.

use rayon::prelude::*;

use super::super::args_checklist::CompareArgs;
use super::super::score::of_calls;
use super::super::{Context, Exit, Failure};
use super::calls::{Calls, Stored};
use super::compare_print::{Shown, as_json, changed_json};
use crate::inspection::{Changed, Comparison, Inspection, Subject, inspect};
use crate::problem::{Error, Problem, Result};
use crate::store::Store;
use crate::workspace::{self, Found, ReadyChecklist, Workspace};

/// Calls that are shown to people; the rest is counted.
const MOST_CALLS: usize = 20;
/// The least of a version that is taken for one.
const LEAST_OF_VERSION: usize = 6;

pub(super) fn run(context: &mut Context, args: &CompareArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let [old, new] = [&args.old, &args.new].map(|name| checklist(&workspace, &store, name));
    let (old, new) = (old?, new?);
    let calls = Calls::chosen(&store, args.draw.as_deref(), args.all)?;
    let mut comparison = Comparison::default();
    let mut first: Vec<Changed> = Vec::new();
    calls.in_batches(context, &store, "compare-progress", |batch| {
        let judged: Vec<(Inspection, Inspection)> = batch.par_iter().map(|call| (judge(&old, call), judge(&new, call))).collect();
        for (call, (old, new)) in batch.iter().zip(&judged) {
            let Some(changed) = comparison.add(&call.agent, old, new) else { continue };
            if context.output.json {
                context.output.json(&changed_json(&changed, &context.output.messages))?;
            } else if first.len() < args.show.unwrap_or(MOST_CALLS) {
                first.push(changed);
            }
        }
        Ok(())
    })?;
    if comparison.calls == 0 {
        return Err(Error::input(Problem::new("score-nothing")).into());
    }
    let (old, new) = (&old.compiled.definition, &new.compiled.definition);
    let shown = Shown { old, new, comparison: &comparison, first: &first, draw: calls.draw() };
    if context.output.json {
        context.output.json(&as_json(&shown))?;
    } else {
        context.output.text(&shown.in_words(&context.output.messages))?;
    }
    Ok(Exit::Done)
}

/// A checklist by name or file, or by the beginning of a version that calls were scored by.
fn checklist(workspace: &Workspace, store: &Store, name: &str) -> Result<ReadyChecklist> {
    let is_version = name.len() >= LEAST_OF_VERSION && name.chars().all(|c| c.is_ascii_hexdigit());
    let stored = if is_version { store.checklists_of_version(&name.to_ascii_lowercase())? } else { Vec::new() };
    let checklist = match &stored[..] {
        [] => workspace::untried_checklist(Some(workspace), name)?,
        [(version, id, text)] => {
            let file = format!("{id} {}", &version[..version.len().min(12)]);
            workspace::stored_checklist(Some(workspace), &Found { file, text: text.clone() })?
        }
        _ => return Err(Error::usage(Problem::new("compare-several-versions").with("version", name))),
    };
    of_calls(checklist)
}

fn judge(checklist: &ReadyChecklist, call: &Stored) -> Inspection {
    let transcript = call.transcript.as_ref();
    inspect(&checklist.compiled, Subject { id: call.id.as_str(), facts: &call.facts, transcript, labels: &call.labels })
}
