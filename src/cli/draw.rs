//! `spotcheck draw`: who is looked at this week.

use std::fmt::Write as _;

use rand::TryRng as _;
use serde_json::{Value, json};

use super::args::DrawArgs;
use super::output::{BOLD, DIM, styled};
use super::{Context, Exit, Failure, draw_check};
use crate::digest::sha256_hex;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::IsoWeek;
use crate::sampling::{ALGORITHM, Draw, Frame, Plan, Seed, draw_strata};
use crate::store::Store;
use crate::workspace::{self, Workspace};

pub(super) fn run(context: &mut Context, args: &DrawArgs) -> Result<Exit, Failure> {
    if let Some(command) = &args.command {
        return draw_check::run(context, command);
    }
    let (workspace, mut store) = context.store()?;
    let plan = workspace::plan(Some(&workspace), &args.plan)?;
    // the plan is kept with the draw as it is, so a name that leads nowhere would stay in it
    workspace::checklist_file(Some(&workspace), &plan.checklist)?;
    let period = period(context, &workspace, args.period.as_deref())?;
    if args.reason.as_deref().is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Error::usage(Problem::new("draw-no-reason")).into());
    }
    let seed = args.seed.as_deref().map_or_else(new_seed, read_seed)?;
    let draw = make(context, &workspace, &mut store, &plan, period, &seed, args.reason.clone())?;
    show(context, &draw)?;
    Ok(Exit::Done)
}

/// Draws a plan for a week and keeps the draw. A second draw needs a reason.
pub(super) fn make(
    context: &Context,
    workspace: &Workspace,
    store: &mut Store,
    plan: &Plan,
    period: IsoWeek,
    seed: &Seed,
    reason: Option<String>,
) -> Result<Draw> {
    let writer = store.write()?;
    let frame = Frame::new(writer.units_between(&period.bounds(&workspace.config.zone))?);
    if frame.units().is_empty() {
        drop(writer);
        return Err(Error::input(empty_frame(workspace, store, period)?));
    }
    let earlier = writer.draws_of(&plan.id, period)?;
    if let (Some(last), None) = (earlier.last(), &reason) {
        let problem = Problem::new("draw-exists").with("plan", &plan.id).with("period", period).with("draw", last);
        return Err(Error::usage(problem));
    }
    let draw = Draw {
        id: format!("{}/{period}/{}", plan.id, earlier.len() + 1),
        plan: plan.id.clone(),
        plan_text: plan.text.clone(),
        plan_sha256: sha256_hex(&plan.text),
        take: plan.count,
        spares: plan.spares,
        period,
        seed: seed.as_str().to_owned(),
        algorithm: ALGORITHM.to_owned(),
        frame_sha256: frame.sha256(),
        at: (context.clock)(),
        reason,
        follows: earlier.last().cloned(),
        strata: draw_strata(&frame, seed, plan.count, plan.spares),
        replacements: Vec::new(),
    };
    writer.add_draw(&draw, &frame)?;
    writer.commit()?;
    Ok(draw)
}

/// The week that was named, or the last full one.
pub(super) fn period(context: &Context, workspace: &Workspace, named: Option<&str>) -> Result<IsoWeek> {
    match named {
        None => Ok(IsoWeek::of((context.clock)(), &workspace.config.zone).previous()),
        Some(text) => IsoWeek::parse(text).ok_or_else(|| Error::usage(Problem::new("usage-bad-period").with("period", text))),
    }
}

fn read_seed(text: &str) -> Result<Seed> {
    Seed::parse(text).ok_or_else(|| Error::usage(Problem::new("usage-bad-seed").with("seed", text)))
}

/// Twenty digits from the operating system. Bytes that would favour some digits are left out.
fn new_seed() -> Result<Seed> {
    let mut digits = String::with_capacity(Seed::DIGITS);
    while digits.len() < Seed::DIGITS {
        let mut bytes = [0_u8; 32];
        let drawn = rand::rngs::SysRng.try_fill_bytes(&mut bytes);
        drawn.map_err(|error| Error::input(Problem::new("draw-no-random").with("error", error)))?;
        let fair = bytes.iter().filter(|byte| **byte < 250).map(|byte| char::from(b'0' + byte % 10));
        digits.extend(fair.take(Seed::DIGITS - digits.len()));
    }
    Ok(Seed::parse(&digits).expect("twenty digits are a seed"))
}

fn empty_frame(workspace: &Workspace, store: &Store, period: IsoWeek) -> Result<Problem> {
    let zone = &workspace.config.zone;
    Ok(match store.call_times()? {
        None => Problem::new("draw-no-calls").with("period", period),
        Some((first, last)) => Problem::new("draw-empty-frame")
            .with("period", period)
            .with("first", IsoWeek::of(first, zone))
            .with("last", IsoWeek::of(last, zone)),
    })
}

/// Prints a draw.
pub(super) fn show(context: &Context, draw: &Draw) -> Result<(), Failure> {
    if context.output.json {
        return Ok(context.output.json(&as_json(draw))?);
    }
    let messages = &context.output.messages;
    let drawn: usize = draw.strata.iter().map(|stratum| stratum.drawn.len()).sum();
    let eligible: usize = draw.strata.iter().map(|stratum| stratum.eligible).sum();
    let head = Message::new("draw-done")
        .with("draw", &draw.id)
        .with("drawn", drawn)
        .with("eligible", eligible)
        .with("agents", draw.strata.len());
    let mut text = styled(BOLD, messages.text(&head)) + "\n";
    for stratum in &draw.strata {
        let line = Message::new("draw-line")
            .with("agent", &stratum.agent)
            .with("eligible", stratum.eligible)
            .with("drawn", stratum.drawn.len());
        let ids = stratum.drawn.iter().map(|unit| unit.id.as_str()).collect::<Vec<_>>().join(" ");
        let _ = writeln!(text, "  {}  {}", messages.text(&line), styled(DIM, ids));
    }
    let proof = Message::new("draw-proof").with("seed", &draw.seed).with("frame", &draw.frame_sha256);
    text += &messages.text(&proof);
    text += "\n";
    text += &messages.get("draw-next");
    Ok(context.output.text(&text)?)
}

/// The draw as documented: ids in ticket order.
pub(super) fn as_json(draw: &Draw) -> Value {
    let ids = |units: &[crate::sampling::Drawn]| units.iter().map(|unit| unit.id.clone()).collect::<Vec<_>>();
    let strata = draw.strata.iter().map(|stratum| {
        json!({
            "stratum": { "agent": stratum.agent },
            "eligible": stratum.eligible,
            "drawn": ids(&stratum.drawn),
            "spares": ids(&stratum.spares),
        })
    });
    json!({
        "draw": draw.id,
        "plan": draw.plan,
        "period": draw.period,
        "seed": draw.seed,
        "algorithm": draw.algorithm,
        "frame_sha256": draw.frame_sha256,
        "reason": draw.reason,
        "follows": draw.follows,
        "strata": strata.collect::<Vec<_>>(),
        "replacements": draw.replacements,
    })
}
