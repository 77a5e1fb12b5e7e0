//! `spotcheck score`: a checklist's verdicts on the calls of a draw, on all calls, or on files.

use rayon::prelude::*;

use super::args::ScoreArgs;
use super::progress::Progress;
use super::score_all::score_all;
use super::score_print::{Tally, as_json, print_one};
use super::{Context, Exit, Failure, score_records};
use crate::checklist::Judges;
use crate::inspection::{Inspection, Subject, inspect};
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{CallId, Label, Transcript, UnitId};
use crate::sampling::{Draw, Plan, plan_of};
use crate::store::{CallVersion, Change, Scored, Store};
use crate::workspace::{self, ReadyChecklist, Workspace};

/// Calls that are read, judged on all cores and kept together. What was kept stays when the command is interrupted.
const BATCH: usize = 512;

pub(super) fn run(context: &mut Context, args: &ScoreArgs) -> Result<Exit, Failure> {
    if args.files.iter().any(|file| file.as_os_str() == "-") {
        return super::score_lines::run(context, args);
    }
    if !args.files.is_empty() {
        return super::score_files::run(context, args);
    }
    let (workspace, mut store) = context.store()?;
    if let Some(name) = &args.checklist {
        let checklist = workspace::checklist(Some(&workspace), name, args.allow_untested)?;
        match checklist.compiled.definition.judges {
            Judges::Calls => {}
            Judges::Visits => return score_records::run_visits(context, &store, &checklist, args),
            Judges::Records(kind) => return score_records::run(context, &workspace, &store, &checklist, kind, args),
        }
    }
    let drawn = if args.all { None } else { Some(calls_of_draw(&store, args.draw.as_deref())?) };
    // all calls are read batch by batch: their ids alone could fill the memory
    let is_empty = match &drawn {
        Some((_, calls)) => calls.is_empty(),
        None => store.call_count()? == 0,
    };
    if is_empty {
        return Err(Error::input(Problem::new("score-nothing")).into());
    }
    let draw = drawn.as_ref().map(|(draw, _)| draw);
    let mut checklist = checklist_for(&workspace, args, draw)?;
    super::checklist::trust::apply(context, &workspace, &mut store, &mut checklist)?;
    let on_each = |inspection: &Inspection| {
        if context.output.json { context.output.json(&as_json(inspection, &context.output.messages)) } else { Ok(()) }
    };
    let tally = match &drawn {
        Some((_, calls)) => score_calls(context, &mut store, &checklist, calls, on_each)?,
        None => score_all(context, &workspace, &mut store, &checklist, on_each)?,
    };
    if !context.output.json {
        tally.print(context, &checklist, draw)?;
    }
    Ok(tally.exit())
}

/// The draw that was named, or the last one of calls, with its calls.
pub(super) fn calls_of_draw(store: &Store, draw: Option<&str>) -> Result<(Draw, Vec<CallId>)> {
    let draw = chosen_draw(store, draw, is_of_calls)?;
    if !plan_of(&draw).map_err(Error::input)?.is_of_calls() {
        return Err(Error::usage(Problem::new("score-not-calls").with("draw", &draw.id)));
    }
    let calls = drawn_calls(&draw);
    Ok((draw, calls))
}

/// The draw that was named, or the last one that is meant.
pub(super) fn chosen_draw(store: &Store, id: Option<&str>, is_meant: impl Fn(&Draw) -> bool) -> Result<Draw> {
    match id {
        Some(id) => store.draw(id)?.ok_or_else(|| Error::usage(Problem::new("draw-unknown").with("draw", id))),
        None => store.last_draw(is_meant)?.ok_or_else(|| Error::usage(Problem::new("draw-none"))),
    }
}

fn is_of_calls(draw: &Draw) -> bool {
    plan_of(draw).is_ok_and(|plan| plan.is_of_calls())
}

/// The calls of a draw that are inspected, by agent and in ticket order.
pub(super) fn drawn_calls(draw: &Draw) -> Vec<CallId> {
    draw.in_use().map(UnitId::as_call).collect()
}

/// The checklist that was named, or the one of the draw's plan, as the plan was when it was drawn.
fn checklist_for(workspace: &Workspace, args: &ScoreArgs, draw: Option<&Draw>) -> Result<ReadyChecklist> {
    let name = match (&args.checklist, draw) {
        (Some(name), _) => name.clone(),
        (None, Some(draw)) => checklist_of_plan(&plan_of(draw).map_err(Error::input)?)?,
        (None, None) => super::DEFAULT_CHECKLIST.to_owned(),
    };
    of_calls(workspace::checklist(Some(workspace), &name, args.allow_untested)?)
}

/// A checklist, where it judges calls.
pub(super) fn of_calls(checklist: ReadyChecklist) -> Result<ReadyChecklist> {
    let definition = &checklist.compiled.definition;
    if definition.judges == Judges::Calls {
        return Ok(checklist);
    }
    let problem = Problem::new("score-checklist-for").with("checklist", &definition.checklist.id);
    Err(Error::usage(problem.with("for", definition.judges.name())))
}

/// The checklist of a plan; one whose units people judge by a form has none.
pub(super) fn checklist_of_plan(plan: &Plan) -> Result<String> {
    let by_form = || Error::usage(Problem::new("score-by-form").with("plan", &plan.id));
    plan.checklist().map(str::to_owned).ok_or_else(by_form)
}

/// Scores calls and keeps the results; calls whose versions were scored before are only counted.
pub(super) fn score_calls(
    context: &Context,
    store: &mut Store,
    checklist: &ReadyChecklist,
    calls: &[CallId],
    on_each: impl Fn(&Inspection) -> std::io::Result<()>,
) -> Result<Tally, Failure> {
    keep_checklist(store, checklist)?;
    let mut progress = Progress::new(context.output.messages.get("score-progress"), calls.len());
    let mut tally = Tally::default();
    for batch in calls.chunks(BATCH) {
        let loaded = batch.iter().map(|id| load(store, checklist, id)).collect::<Result<Vec<_>>>()?;
        let scored: Vec<(Scored, bool)> = loaded.into_par_iter().flatten().map(|loaded| judge(checklist, loaded)).collect();
        let writer = store.write()?;
        for (scored, is_known) in &scored {
            let change = if *is_known { Change::Unchanged } else { writer.add_inspection(scored, (context.clock)())? };
            tally.add(&scored.inspection, change);
        }
        writer.commit()?;
        for (scored, _) in &scored {
            on_each(&scored.inspection)?;
        }
        progress.step(batch.len());
    }
    Ok(tally)
}

/// Keeps the checklist's text, which every score names.
pub(super) fn keep_checklist(store: &mut Store, checklist: &ReadyChecklist) -> Result<()> {
    let about = &checklist.compiled.definition.checklist;
    let writer = store.write()?;
    writer.add_checklist(&about.id, &about.version, &checklist.text)?;
    writer.commit()
}

struct Loaded {
    call: CallVersion,
    transcript: Option<(i64, Transcript)>,
    labels: Vec<Label>,
    inputs: String,
    known: Option<Inspection>,
}

fn load(store: &Store, checklist: &ReadyChecklist, id: &CallId) -> Result<Option<Loaded>> {
    let Some(call) = store.call(id)? else { return Ok(None) };
    let transcript = store.transcript(id)?;
    let version = transcript.as_ref().map_or(0, |(version, _)| *version);
    let labels = store.labels(id)?;
    let inputs = checklist.compiled.inputs(&labels);
    let about = &checklist.compiled.definition.checklist;
    let known = store.same_inspection(id, (call.version, version), &about.version, &inputs)?;
    Ok(Some(Loaded { call, transcript, labels, inputs, known }))
}

fn judge(checklist: &ReadyChecklist, loaded: Loaded) -> (Scored, bool) {
    let Loaded { call, transcript, labels, inputs, known } = loaded;
    let is_known = known.is_some();
    let facts = call.call.facts();
    let words = transcript.as_ref().map(|(_, transcript)| transcript);
    let subject = Subject { id: call.call.id.as_str(), facts: &facts, transcript: words, labels: &labels };
    let inspection = known.unwrap_or_else(|| inspect(&checklist.compiled, subject));
    let transcript_version = transcript.map_or(0, |(version, _)| version);
    (Scored { call: call.call.id, call_version: call.version, transcript_version, inputs, inspection }, is_known)
}

/// Prints a single inspection for people, or its line of JSON.
pub(super) fn show(context: &Context, checklist: &ReadyChecklist, inspection: &Inspection) -> std::io::Result<()> {
    if context.output.json {
        return context.output.json(&as_json(inspection, &context.output.messages));
    }
    context.output.text(&print_one(&checklist.compiled.definition, inspection, &context.output.messages))
}

impl Tally {
    fn print(&self, context: &Context, checklist: &ReadyChecklist, draw: Option<&Draw>) -> std::io::Result<()> {
        let about = &checklist.compiled.definition.checklist;
        let say = |message: Message| context.output.say(&message);
        say(Message::new("score-done")
            .with("total", self.total())
            .with("checklist", &about.title)
            .with("scored", self.scored)
            .with("provisional", self.provisional)
            .with("not_scorable", self.not_scorable))?;
        if self.wordless > 0 {
            say(Message::new("score-wordless").with("count", self.wordless))?;
        }
        for (field, count) in &self.lacking {
            say(Message::new("score-lacking").with("field", field).with("count", count))?;
        }
        if let Some(mark) = about.pass_mark.filter(|_| self.below > 0) {
            say(Message::new("score-below").with("mark", mark).with("count", self.below))?;
        }
        if self.unchanged > 0 {
            say(Message::new("score-unchanged").with("count", self.unchanged))?;
        }
        match draw {
            Some(draw) => say(Message::new("score-next").with("period", &draw.period)),
            None => Ok(()),
        }
    }
}
