//! `spotcheck draw show`, `export` and `verify`: a draw that anybody can check.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{list, show};
use crate::cli::args::{DrawCommand, ExportArgs, ReplaceArgs, VerifyArgs};
use crate::cli::new_file::write_new;
use crate::cli::output::{GOOD, styled};
use crate::cli::score::chosen_draw;
use crate::cli::who::Noted;
use crate::cli::{Context, Exit, Failure};
use crate::framing;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::review::{Act, Case};
use crate::sampling::{
    Draw, Reason, Record, Replacement, Seed, Stratum, Unit, draw_csv, plan_of, verify, verify_draw, verify_tickets,
};

pub(in crate::cli) fn run(context: &mut Context, command: &DrawCommand) -> Result<Exit, Failure> {
    match command {
        DrawCommand::List(args) => list::run(context, args),
        DrawCommand::Show(args) => {
            let (workspace, store) = context.store()?;
            let draw = chosen_draw(&store, args.draw.as_deref(), |_| true)?;
            let late = framing::late(&store, &draw)?;
            show::stored(context, &workspace, &store, &draw, &late)?;
            tell_late(context, &late);
            Ok(Exit::Done)
        }
        DrawCommand::Replace(args) => replace(context, args),
        DrawCommand::Export(args) => export(context, args),
        DrawCommand::Verify(args) => check(context, args),
    }
}

/// Says how many units came late, and names the first.
pub(in crate::cli) fn tell_late(context: &Context, late: &[UnitId]) {
    if let Some(first) = late.first() {
        context.output.warn(&Problem::new("draw-late").with("count", late.len()).with("first", first));
    }
}

/// Puts the next spare in the place of a drawn call.
fn replace(context: &mut Context, args: &ReplaceArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let draw = chosen_draw(&store, args.draw.as_deref(), |_| true)?;
    let plan = plan_of(&draw).map_err(Error::input)?;
    let unknown = || Error::usage(Problem::new("replace-not-drawn").with("unit", &args.unit).with("draw", &draw.id));
    let unit = UnitId::parse(&args.unit).ok_or_else(unknown)?;
    // whoever judged it could inspect it, and a judgement that somebody dislikes is no reason to draw another
    let deeds = store.deeds_of(&Case { draw: draw.id.clone(), unit: unit.clone() })?;
    if deeds.iter().any(|deed| matches!(deed.act, Act::Reviewed(_))) {
        return Err(Error::usage(Problem::new("replace-reviewed").with("unit", &unit).with("draw", &draw.id)).into());
    }
    let by = draw.next_spare(&unit, &plan).map_err(Error::usage)?.clone();
    let reason = Reason::parse(&args.reason).expect("the command line knows the same reasons");
    let done = Replacement { unit, by, reason, note: args.note.clone(), at: (context.clock)() };
    let doer = context.doer(&workspace, &store)?;
    let writer = store.write()?;
    writer.add_replacement(&draw.id, &done)?;
    let (unit, reason) = (Some(&done.unit), done.note.as_deref());
    context.note(&writer, &doer, &Noted { what: "replace", draw: &draw.id, unit, record: &done, reason })?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "draw": draw.id, "replacement": done }))?;
        return Ok(Exit::Done);
    }
    let message = Message::new("replace-done").with("unit", &done.unit).with("by", &done.by).with("draw", &draw.id);
    context.output.say(&message)?;
    Ok(Exit::Done)
}

fn export(context: &mut Context, args: &ExportArgs) -> Result<Exit, Failure> {
    let (_, store) = context.store()?;
    let draw = chosen_draw(&store, args.draw.as_deref(), |_| true)?;
    let units = framing::units_of(&store, &draw)?;
    let count = units.len();
    let bytes = as_csv(&draw, units)?;
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from("draw.csv"));
    write_new(&out, &bytes)?;
    if context.output.json {
        context.output.json(&json!({ "draw": draw.id, "file": out, "units": count }))?;
    } else {
        context.output.say(&Message::new("export-done").with("count", count).with("file", out.display()))?;
    }
    Ok(Exit::Done)
}

/// A draw with its whole frame as a file.
pub(in crate::cli) fn as_csv(draw: &Draw, units: Vec<Unit>) -> Result<Vec<u8>> {
    let seed = Seed::parse(&draw.seed).ok_or_else(|| Error::input(Problem::new("usage-bad-seed").with("seed", &draw.seed)))?;
    let plan = plan_of(draw).map_err(Error::input)?;
    let rows = draw_csv::rows(&draw.strata, &seed, units);
    Ok(draw_csv::bytes(&Record::of(draw, &plan).head, &rows))
}

fn check(context: &mut Context, args: &VerifyArgs) -> Result<Exit, Failure> {
    let named = args.draw.as_deref();
    let file = named.filter(|name| Path::new(name).extension().is_some_and(|ext| ext.eq_ignore_ascii_case("csv")));
    let (name, strata, difference) = if let Some(file) = file {
        from_csv(file)?
    } else {
        let (_, store) = context.store()?;
        let draw = chosen_draw(&store, named, |_| true)?;
        // a plan that was changed tells nothing of the frame any more
        plan_of(&draw).map_err(Error::input)?;
        let difference = verify_draw(&draw, framing::units_of(&store, &draw)?);
        (draw.id, draw.strata, difference)
    };
    if let Some(difference) = difference {
        return Err(Error::input(difference).into());
    }
    let sum = |count: fn(&Stratum) -> usize| strata.iter().map(count).sum::<usize>();
    let (eligible, drawn) = (sum(|stratum| stratum.eligible), sum(|stratum| stratum.drawn.len()));
    let strata = strata.len();
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
fn from_csv(file: &str) -> Result<(String, Vec<Stratum>, Option<Problem>)> {
    let bytes = crate::cli::import::read_file(Path::new(file))?;
    let (record, rows) = draw_csv::read(file, &bytes).map_err(Error::input)?;
    let units = rows.iter().map(|row| row.unit.clone()).collect();
    let difference = verify(&record, units).or_else(|| verify_tickets(&record.head.seed, &rows));
    Ok((file.to_owned(), record.strata, difference))
}
