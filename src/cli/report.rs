//! `spotcheck report`: pages for people, from what the store holds.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{InspectionArgs, ReportArgs, ReportCommand};
use super::draw::check::{as_csv, tell_late};
use super::draw::parse_period;
use super::progress::Waiting;
use super::review::{Definitions, reviewed};
use super::score::{checklist_of_plan, drawn_calls};
use super::waiting::standing as standing_of_units;
use super::who::users;
use super::{Context, Exit, Failure};
use crate::checklist::Checklist;
use crate::framing;
use crate::inspection::Inspection;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{CallId, Period, UnitId};
use crate::report::inspection::{EarlierDraw, Input, Subject, render, view};
use crate::report::{folder, templates::Templates};
use crate::review::{Case, Standing, standing};
use crate::sampling::{Draw, plan_of};
use crate::store::Store;
use crate::work::Ledger;
use crate::workspace::{self, Found, Workspace, ready};

pub(super) fn run(context: &mut Context, args: &ReportArgs) -> Result<Exit, Failure> {
    match &args.command {
        ReportCommand::Inspection(args) => inspection(context, args),
    }
}

fn inspection(context: &mut Context, args: &InspectionArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let week = match &args.period {
        Some(text) => parse_period(text)?,
        None => newest_week(&store, &args.plan)?,
    };
    let out = args.out.clone().unwrap_or_else(|| default_folder(&workspace.root, &args.plan, &week));
    let written = write_inspection(context, &workspace, &store, &args.plan, &week, &out)?;
    if context.output.json {
        let page = out.join("index.html");
        context.output.json(&json!({
            "report": "inspection", "draw": written.draw, "folder": out, "page": page, "pages": written.pages, "unscored": written.unscored,
            "late": written.late,
        }))?;
        return Ok(Exit::Done);
    }
    if written.unscored > 0 {
        context.output.warn(&Problem::new("report-some-unscored").with("count", written.unscored));
    }
    tell_late(context, &written.late);
    context.output.say(&Message::new("report-done"))?;
    context.output.text(&format!("  {}", shown(&out.join("index.html"))))?;
    Ok(Exit::Done)
}

/// A path as it can be pasted into a browser.
pub(super) fn shown(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// Where a week's report goes when nothing else is said.
pub(super) fn default_folder(root: &Path, plan: &str, week: &Period) -> PathBuf {
    root.join("reports").join(format!("{plan}-{week}"))
}

fn newest_week(store: &Store, plan: &str) -> Result<Period> {
    let draw = store.newest_draw_of(plan)?;
    draw.map(|draw| draw.period).ok_or_else(|| Error::usage(Problem::new("draw-none")))
}

/// What was written.
pub(super) struct Written {
    pub draw: String,
    pub pages: usize,
    /// Drawn calls that were not scored yet.
    pub unscored: usize,
    /// Calls of the week that came in after the draw.
    pub late: Vec<UnitId>,
}

/// Writes the inspection report of a plan and week from its newest draw.
pub(super) fn write_inspection(
    context: &Context,
    workspace: &Workspace,
    store: &Store,
    plan: &str,
    week: &Period,
    out: &Path,
) -> Result<Written> {
    let mut draws = store.draws_of(plan, week)?;
    let nothing = || Error::usage(Problem::new("report-nothing-drawn").with("plan", plan).with("period", week));
    let draw = draws.pop().ok_or_else(nothing)?;
    let plan_then = plan_of(&draw).map_err(Error::input)?;
    if !plan_then.is_by_agent() {
        return Err(Error::usage(Problem::new("report-not-by-agent").with("plan", plan)));
    }
    let checklist = checklist_of(workspace, store, &draw)?;
    // no report of a draw whose numbers don't add up
    let entries = standing_of_units(context, workspace, store, &draw, &plan_then)?;
    Ledger::of(&draw, &plan_then, &entries, (context.clock)()).map_err(Error::input)?;
    let calls = drawn_calls(&draw);
    let mut reader = People { workspace, store, definitions: Definitions::default(), draw: &draw.id };
    let subjects = calls.iter().map(|id| reader.subject(id, &checklist.version)).collect::<Result<Vec<_>>>()?;
    let subjects: Vec<Subject> = subjects.into_iter().flatten().collect();
    let input = Input {
        organisation: &workspace.config.organisation,
        zone: &workspace.config.zone,
        draw: &draw,
        draw_csv: &as_csv(&draw, framing::units_of(store, &draw)?)?,
        checklist: &checklist,
        agents: &store.agents()?,
        subjects: &subjects,
        earlier: &draws.into_iter().map(|draw| EarlierDraw { id: draw.id, at: draw.at, reason: draw.reason }).collect::<Vec<_>>(),
        targeted: &plan_then.targeted,
        rank_at_least: plan_then.rank_at_least,
        staff: &users(workspace, store)?,
        mask: true,
    };
    let messages = &context.output.messages;
    let _waiting = Waiting::new(messages.get("report-writing"));
    let templates = Templates::from_folder(&workspace.root.join("templates"))?;
    let pages = render(&view(&input, messages), &templates, messages)?;
    folder::write(&pages, out)?;
    let unscored = calls.len() - subjects.iter().filter(|subject| subject.inspection.is_some()).count();
    let late = framing::late(store, &draw)?;
    Ok(Written { draw: draw.id.clone(), pages: pages.len(), unscored, late })
}

/// The checklist that the draw was scored by, as it was then: the plan's as it now is, or an earlier version of it, before any other
/// that was tried on these calls.
fn checklist_of(workspace: &Workspace, store: &Store, draw: &Draw) -> Result<Checklist> {
    let name = checklist_of_plan(&plan_of(draw).map_err(Error::input)?)?;
    // a file that is broken by now does not hinder the report of what was scored before
    let current = workspace::checklist(Some(workspace), &name, true).ok();
    let about = current.as_ref().map(|ready| &ready.compiled.definition.checklist);
    let (version, id) = about.map_or(("", name.as_str()), |about| (about.version.as_str(), about.id.as_str()));
    let stored = store.checklist_of_draw(&draw.id, version, id)?;
    let (_, text) = stored.ok_or_else(|| Error::usage(Problem::new("report-not-scored").with("draw", &draw.id)))?;
    let found = Found { file: draw.id.clone(), text };
    Ok(ready(&found, true).map_err(Error::Input)?.compiled.definition.checklist)
}

/// What is known of drawn calls, and what people did with them.
struct People<'a> {
    workspace: &'a Workspace,
    store: &'a Store,
    definitions: Definitions,
    draw: &'a str,
}

impl People<'_> {
    /// A drawn call with what is known of it. A call of which only scores by other checklists, or of earlier words or data, exist counts as
    /// not scored, unless a person reviewed it: then what they saw and decided holds.
    fn subject(&mut self, id: &CallId, checklist: &str) -> Result<Option<Subject>> {
        let Some(found) = self.store.call(id)? else { return Ok(None) };
        let (version, transcript) =
            self.store.transcript(id)?.map_or((0, None), |(version, transcript)| (version, Some(transcript)));
        let inspection = self.store.inspection(id, (found.version, version), checklist)?;
        let (call, people) = (found.call, self.people(id)?);
        Ok(Some(match people {
            Some((inspection, people)) => Subject { call, transcript, inspection: Some(inspection), people: Some(people) },
            None => Subject { call, transcript, inspection, people: None },
        }))
    }

    /// Where the call stands, and its inspection as people left it; `None` where nobody reviewed it.
    fn people(&mut self, id: &CallId) -> Result<Option<(Inspection, Standing)>> {
        let Some(unit) = UnitId::parse(id.as_str()) else { return Ok(None) };
        let deeds = self.store.deeds_of(&Case { draw: self.draw.to_owned(), unit })?;
        let Some((machine, definition)) = reviewed(self.workspace, self.store, &mut self.definitions, &deeds)? else {
            return Ok(None);
        };
        let standing = standing(&definition, &machine, &deeds);
        Ok(Some((standing.applied_to(&definition, &machine), standing)))
    }
}
