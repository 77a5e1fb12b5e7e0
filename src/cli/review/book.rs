//! `spotcheck review export` and `import`: recordings to be reviewed in a workbook, and the workbook that comes back.

use std::path::Path;

use serde_json::json;

use super::super::args_review::{OfArgs, ReviewExportArgs, ReviewImportArgs};
use super::super::new_file::write_new;
use super::super::who::{known, users};
use super::super::{Context, Exit, Failure};
use super::next::waiting;
use super::open::{Definitions, Opened, named, opened, sample, unit_of};
use super::queue::CALIBRATION;
use super::submit::{Submitted, enter, keep_draft};
use crate::problem::{Error, Message, Problem, Result};
use crate::review::sheet::{self, FilledDesk};
use crate::review::{Act, Case, Choice, Deed, Desk, Draft, Right, Stage, User, Users, may_review};
use crate::store::Store;
use crate::workspace::Workspace;

pub(super) fn export(context: &mut Context, args: &ReviewExportArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let users = users(&workspace, &store)?;
    let inspector = match (&args.inspector, &context.who) {
        (Some(who), _) | (None, Some(who)) => known(&users, who)?,
        (None, None) => return Err(Error::usage(Problem::new("user-none")).into()),
    };
    inspector.needs(Right::Review).map_err(Error::usage)?;
    if args.out.extension().is_none_or(|end| !end.eq_ignore_ascii_case("xlsx")) {
        return Err(Error::usage(Problem::new("sheet-not-xlsx").with("file", args.out.display())).into());
    }
    let sample = sample(&store, &args.of)?;
    let mut definitions = Definitions::default();
    let mut desks: Vec<Desk> = Vec::new();
    for unit in waiting(&store, &sample, &inspector)? {
        let opened = opened((&workspace, &store), &mut definitions, &sample, &unit)?.for_user(&store, &inspector, args.blind)?;
        if may_review(&inspector, opened.desk.call.agent.as_str(), &opened.standing, opened.is_second(&inspector)).is_ok() {
            desks.push(opened.desk);
        }
    }
    if desks.is_empty() {
        return Err(Error::usage(Problem::new("review-nothing-waits").with("of", sample.id())).into());
    }
    let (messages, zone) = (&context.output.messages, &workspace.config.zone);
    let bytes = sheet::write(&desks, messages, zone, &inspector.id, &inspector.name).map_err(Error::input)?;
    write_new(&args.out, &bytes)?;
    if context.output.json {
        let units: Vec<_> = desks.iter().map(|desk| &desk.case.unit).collect();
        context.output.json(&json!({ "file": args.out, "inspector": inspector.id, "of": sample.id(), "units": units }))?;
    } else {
        let message = Message::new("review-exported").with("file", args.out.display()).with("count", desks.len());
        context.output.say(&message.with("inspector", &inspector.name))?;
    }
    Ok(Exit::Done)
}

/// A sheet that somebody worked on, and the case that it is about.
struct Told {
    user: User,
    opened: Opened,
}

/// All sheets of all files are kept, or none.
pub(super) fn import(context: &mut Context, args: &ReviewImportArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let users = users(&workspace, &store)?;
    let (mut told, mut problems, mut untouched) = (Vec::new(), Vec::new(), 0);
    let mut definitions = Definitions::default();
    for file in &args.files {
        for filled in read(context, file)? {
            if filled.is_untouched {
                untouched += 1;
                continue;
            }
            match take(context, (&workspace, &store, &users), &mut definitions, &filled, args.draft) {
                Ok(one) => told.push(one),
                Err(Error::Usage(found)) => {
                    problems.extend(found.into_iter().map(|problem| filled.places.here(named(problem, &users))));
                }
                Err(other) => return Err(other.into()),
            }
        }
    }
    if !problems.is_empty() {
        return Err(Error::Input(problems).into());
    }
    if args.draft {
        for one in &told {
            keep_draft(context, &mut store, &one.user, &one.opened, &one.opened.desk.draft)?;
        }
        context.output.say(&Message::new("review-imported-drafts").with("count", told.len()))?;
        return Ok(Exit::Done);
    }
    let done = submit_all(context, &mut store, &users, &told)?;
    report(context, &told, &done, untouched)
}

fn read(context: &Context, file: &Path) -> Result<Vec<FilledDesk>> {
    let bytes = std::fs::read(file).map_err(|error| Error::io("io-read", file, &error))?;
    sheet::read(&file.display().to_string(), &bytes, &context.output.messages).map_err(Error::Input)
}

fn submit_all(context: &Context, store: &mut Store, users: &Users, told: &[Told]) -> Result<Vec<Submitted>> {
    let writer = store.write()?;
    let (mut done, mut problems) = (Vec::new(), Vec::new());
    for one in told {
        match enter(context, &writer, &one.user, &one.opened) {
            Ok(submitted) => done.push(submitted),
            Err(found) => problems.extend(found.into_iter().map(|problem| named(problem, users))),
        }
    }
    if !problems.is_empty() {
        return Err(Error::Input(problems));
    }
    writer.commit()?;
    Ok(done)
}

fn report(context: &Context, told: &[Told], done: &[Submitted], untouched: usize) -> Result<Exit, Failure> {
    let unchanged = done.iter().filter(|done| done.is_unchanged).count();
    if context.output.json {
        let line = |(one, done): (&Told, &Submitted)| {
            json!({ "draw": one.opened.desk.case.draw, "unit": one.opened.desk.case.unit, "unchanged": done.is_unchanged,
                    "second": done.is_second, "score": done.standing.score })
        };
        let reviews: Vec<_> = told.iter().zip(done).map(line).collect();
        context.output.json(
            &json!({ "submitted": done.len() - unchanged, "unchanged": unchanged, "untouched": untouched, "reviews": reviews }),
        )?;
    } else {
        let message = Message::new("review-imported").with("submitted", done.len() - unchanged);
        context.output.say(&message.with("unchanged", unchanged).with("untouched", untouched))?;
    }
    Ok(Exit::Done)
}

/// A sheet as a review that can be submitted, or everything that stands against it, each at its cell.
fn take(
    context: &Context,
    (workspace, store, users): (&Workspace, &Store, &Users),
    definitions: &mut Definitions,
    filled: &FilledDesk,
    is_draft: bool,
) -> Result<Told> {
    let user = known(users, &filled.inspector)?;
    if context.who.as_deref().is_some_and(|who| !user.is(who)) {
        return Err(Error::usage(Problem::new("review-sheet-others").with("inspector", &user.name)));
    }
    let sample = sample(store, &of(&filled.case))?;
    let unit = unit_of(store, &sample, filled.case.unit.as_str())?;
    let mut opened = opened((workspace, store), definitions, &sample, &unit)?.for_user(store, &user, filled.blind)?;
    if opened.desk.inspection != filled.inspection || opened.desk.inspection_sha256 != filled.inspection_sha256 {
        return Err(Error::usage(Problem::new("review-sheet-older").with("unit", &unit)));
    }
    let conflicts = conflicts(&opened, &store.deeds_of(&filled.case)?, &user, filled);
    if !conflicts.is_empty() {
        return Err(Error::Usage(filled.places.place(conflicts, &context.output.messages)));
    }
    opened.desk.draft = filled.draft.clone();
    if !is_draft {
        let missing = opened.desk.form().decide(&opened.desk.draft).err().unwrap_or_default();
        if !missing.is_empty() {
            return Err(Error::Usage(filled.places.place(missing, &context.output.messages)));
        }
    }
    Ok(Told { user, opened })
}

fn of(case: &Case) -> OfArgs {
    match case.draw.strip_prefix(CALIBRATION) {
        Some(name) => OfArgs { draw: None, calibration: Some(name.to_owned()) },
        None => OfArgs { draw: Some(case.draw.clone()), calibration: None },
    }
}

/// Where the sheet says otherwise than what its inspector chose or submitted meanwhile: somebody else worked on another copy of it.
fn conflicts(opened: &Opened, deeds: &[Deed], user: &User, filled: &FilledDesk) -> Vec<Problem> {
    let last = deeds.iter().rev().find(|deed| deed.who == user.id && matches!(deed.act, Act::Reviewed(_)));
    if let Some(Act::Reviewed(review)) = last.map(|deed| &deed.act).filter(|_| opened.standing.stage != Stage::Returned) {
        let Ok((items, _)) = opened.desk.form().decide(&filled.draft) else {
            return vec![Problem::new("review-sheet-submitted")];
        };
        let differs = |item: &&crate::review::Decided| !review.items.contains(item);
        let of = |item: &str| review.items.iter().find(|decided| decided.item == item);
        let shown = |item: &crate::review::Decided| {
            let before = of(&item.item).map_or("", |before| code(before.verdict));
            Problem::new("review-sheet-conflict").with("item", &item.item).with("before", before)
        };
        return items.iter().filter(differs).map(shown).collect();
    }
    drafts_differ(&opened.desk.draft, &filled.draft)
}

fn drafts_differ(stored: &Draft, filled: &Draft) -> Vec<Problem> {
    let nothing = Choice::default();
    let differs = |(id, before): &(&String, &Choice)| {
        let now = filled.items.get(*id).unwrap_or(&nothing);
        before.verdict.is_some_and(|verdict| now.verdict != Some(verdict))
            || before.answer.as_ref().is_some_and(|answer| now.answer.as_ref() != Some(answer))
    };
    let shown = |(id, before): (&String, &Choice)| {
        let word = before.verdict.map_or_else(|| before.answer.clone().unwrap_or_default(), |verdict| code(verdict).to_owned());
        Problem::new("review-sheet-conflict").with("item", id).with("before", word)
    };
    stored.items.iter().filter(differs).map(shown).collect()
}

fn code(verdict: crate::inspection::Verdict) -> &'static str {
    use crate::inspection::Verdict::{Fail, NotApplicable, Pass, Unsure};
    match verdict {
        Pass => "pass",
        Fail => "fail",
        NotApplicable => "not-applicable",
        Unsure => "unsure",
    }
}
