//! `spotcheck draw show`, `export` and `verify`: a draw that anybody can check.

use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{DrawCommand, ExportArgs, ReplaceArgs, VerifyArgs};
use super::output::{GOOD, styled};
use super::score::chosen_draw;
use super::{Context, Exit, Failure, draw};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{AgentId, CallId};
use crate::sampling::{
    Draw, Frame, Plan, Reason, Record, Replacement, Seed, Unit, draw_csv, verify, verify_draw, verify_tickets,
};
use crate::store::Store;
use crate::workspace::Workspace;

pub(super) fn run(context: &mut Context, command: &DrawCommand) -> Result<Exit, Failure> {
    match command {
        DrawCommand::Show(args) => {
            let (workspace, store) = context.store()?;
            let draw = chosen_draw(&store, args.draw.as_deref())?;
            draw::show(context, &draw)?;
            tell_late(context, &late(&workspace, &store, &draw)?);
            Ok(Exit::Done)
        }
        DrawCommand::Replace(args) => replace(context, args),
        DrawCommand::Export(args) => export(context, args),
        DrawCommand::Verify(args) => check(context, args),
    }
}

/// The calls of a draw's period that came in after it was drawn; they are told of and not mixed in.
pub(super) fn late(workspace: &Workspace, store: &Store, draw: &Draw) -> Result<Vec<CallId>> {
    let frame = store.frame_of(&draw.id)?;
    let known: HashSet<&CallId> = frame.units().iter().map(|unit| &unit.id).collect();
    let now = store.units_between(&draw.period.bounds(&workspace.config.zone))?;
    Ok(now.into_iter().map(|unit| unit.id).filter(|id| !known.contains(id)).collect())
}

/// Says how many calls came late, and names the first.
pub(super) fn tell_late(context: &Context, late: &[CallId]) {
    if let Some(first) = late.first() {
        context.output.warn(&Problem::new("draw-late").with("count", late.len()).with("first", first));
    }
}

/// Puts the next spare in the place of a drawn call.
fn replace(context: &mut Context, args: &ReplaceArgs) -> Result<Exit, Failure> {
    let (_, mut store) = context.store()?;
    let draw = chosen_draw(&store, args.draw.as_deref())?;
    let plan = Plan::read(&draw.plan, &draw.plan_text).map_err(Error::Input)?;
    let unknown = || Error::usage(Problem::new("replace-not-drawn").with("call", &args.call).with("draw", &draw.id));
    let unit = CallId::parse(&args.call).ok_or_else(unknown)?;
    let by = draw.next_spare(&unit, &plan).map_err(Error::usage)?.clone();
    let reason = Reason::parse(&args.reason).expect("the command line knows the same reasons");
    let done = Replacement { unit, by, reason, note: args.note.clone(), at: (context.clock)() };
    let writer = store.write()?;
    writer.add_replacement(&draw.id, &done)?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "draw": draw.id, "replacement": done }))?;
        return Ok(Exit::Done);
    }
    let message = Message::new("replace-done").with("call", &done.unit).with("by", &done.by).with("draw", &draw.id);
    context.output.say(&message)?;
    Ok(Exit::Done)
}

fn export(context: &mut Context, args: &ExportArgs) -> Result<Exit, Failure> {
    let (_, store) = context.store()?;
    let draw = chosen_draw(&store, args.draw.as_deref())?;
    let frame = store.frame_of(&draw.id)?;
    let bytes = as_csv(&draw, &frame)?;
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("draw.csv"));
    write_new(&out, &bytes)?;
    let count = frame.units().len();
    if context.output.json {
        context.output.json(&json!({ "draw": draw.id, "file": out, "calls": count }))?;
    } else {
        context.output.say(&Message::new("export-done").with("count", count).with("file", out.display()))?;
    }
    Ok(Exit::Done)
}

fn as_csv(draw: &Draw, frame: &Frame) -> Result<Vec<u8>> {
    let seed = Seed::parse(&draw.seed).ok_or_else(|| Error::input(Problem::new("usage-bad-seed").with("seed", &draw.seed)))?;
    let rows = draw_csv::rows(&draw.strata, draw_csv::tickets(&seed, frame));
    Ok(draw_csv::bytes(&Record::from(draw).head, &rows))
}

/// Writes a file that isn't there yet: somebody may have worked on the one that is.
fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Error::usage(Problem::new("export-exists").with("file", path.display())),
        _ => Error::io("io-write", path, &error),
    })
}

fn check(context: &mut Context, args: &VerifyArgs) -> Result<Exit, Failure> {
    let named = args.draw.as_deref();
    let file = named.filter(|name| Path::new(name).extension().is_some_and(|ext| ext.eq_ignore_ascii_case("csv")));
    let (name, record, frame, difference) = if let Some(file) = file {
        from_csv(file)?
    } else {
        let (_, store) = context.store()?;
        let draw = chosen_draw(&store, named)?;
        let frame = store.frame_of(&draw.id)?;
        let difference = verify_draw(&draw, &frame);
        (draw.id.clone(), Record::from(&draw), frame, difference)
    };
    if let Some(difference) = difference {
        return Err(Error::input(difference).into());
    }
    let drawn: usize = record.strata.iter().map(|stratum| stratum.drawn.len()).sum();
    let (eligible, strata) = (frame.units().len(), record.strata.len());
    if context.output.json {
        context.output.json(&json!({ "draw": name, "same": true, "eligible": eligible, "strata": strata, "drawn": drawn }))?;
        return Ok(Exit::Done);
    }
    let message =
        Message::new("verify-same").with("draw", name).with("eligible", eligible).with("strata", strata).with("drawn", drawn);
    context.output.text(&styled(GOOD, context.output.messages.text(&message)))?;
    Ok(Exit::Done)
}

/// A draw from its exported file alone, with the first difference that was found.
fn from_csv(file: &str) -> Result<(String, Record, Frame, Option<Problem>)> {
    let bytes = super::import::read_file(Path::new(file))?;
    let (record, rows) = draw_csv::read(file, &bytes).map_err(Error::input)?;
    let units = rows.iter().filter_map(|row| Some(Unit { agent: AgentId::parse(&row.agent)?, id: CallId::parse(&row.id)? }));
    let frame = Frame::new(units.collect());
    let difference = verify(&record, &frame).or_else(|| verify_tickets(&record.head.seed, &rows));
    Ok((file.to_owned(), record, frame, difference))
}
