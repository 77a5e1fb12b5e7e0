//! `spotcheck erase`: a customer's data go on request; verdicts, scores and the log's chain stay.

use serde_json::json;

use super::args_review::EraseArgs;
use super::who::{log, required};
use super::{Context, Exit, Failure};
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, Right};

pub(super) fn run(context: &mut Context, args: &EraseArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (_, user) = context.user(&workspace, &store)?;
    user.needs(Right::Erase).map_err(Error::usage)?;
    let words = required("reason", &args.reason)?;
    let mut traces = store.traces_of(&args.customer)?;
    if traces.is_empty() {
        return Err(Error::usage(Problem::new("erase-nothing")).into());
    }
    if args.yes {
        let writer = store.write()?;
        let (found, inspections) = writer.erase(&args.customer)?;
        traces = found;
        let records = traces.calls.len() + traces.records.len();
        let act = Act::Erased { entries: traces.entries.clone(), inspections, records };
        log(&writer, &context.deed(&user, None, None, act, words))?;
        writer.commit()?;
        // what was erased is not left behind in free pages of the file
        store.vacuum()?;
    }
    if context.output.json {
        context.output.json(&json!({
            "erased": args.yes, "calls": traces.calls, "records": traces.records, "inspections": traces.inspections.len(),
            "entries": traces.entries, "mentions": traces.mentions,
        }))?;
        return Ok(Exit::Done);
    }
    let head = Message::new(if args.yes { "erase-done" } else { "erase-would" });
    let head = head.with("calls", traces.calls.len()).with("records", traces.records.len());
    context.output.say(&head.with("inspections", traces.inspections.len()).with("entries", traces.entries.len()))?;
    let ids = traces.calls.iter().cloned().chain(traces.records.iter().map(|(kind, id)| format!("{kind}:{id}")));
    context.output.text(&format!("  {}", ids.collect::<Vec<_>>().join(", ")))?;
    if !traces.mentions.is_empty() {
        context.output.say(&Message::new("erase-mentions").with("calls", traces.mentions.join(", ")))?;
    }
    context.output.say(&Message::new(if args.yes { "erase-files" } else { "erase-yes" }))?;
    Ok(Exit::Done)
}
