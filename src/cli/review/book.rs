//! `spotcheck review export` and `import`: recordings to be reviewed in a workbook, and the workbook that comes back.

use std::path::Path;

use serde_json::json;

use super::super::args_review::{OfArgs, ReviewExportArgs, ReviewImportArgs};
use super::super::new_file::write_new;
use super::super::who::{known, users};
use super::super::{Context, Exit, Failure};
use super::next::{allowed, tell_skipped, waiting};
use super::open::{Definitions, Opened, named, opened, sample, unit_of, with_names};
use super::queue::CALIBRATION;
use super::submit::{Submitted, draft_of, enter};
use crate::problem::{Error, Message, Problem, Result};
use crate::review::sheet::{self, FilledDesk, Places};
use crate::review::{Act, Case, Choice, Desk, Draft, Right, Stage, User, Users};
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
    let (mut desks, mut definitions) = (Vec::<Desk>::new(), Definitions::default());
    for unit in waiting(&store, &sample, &inspector)? {
        match allowed((&workspace, &store), &mut definitions, &sample, &unit, &inspector, args.blind) {
            Ok(opened) => desks.push(opened.desk),
            Err(error) => tell_skipped(context, &unit, &with_names(error, &users)),
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
    places: Places,
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
                Ok(Some(one)) => told.push(one),
                Ok(None) => untouched += 1,
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
        let drafts = told.iter().map(|one| draft_of(context, &one.user, &one.opened, &one.opened.desk.draft));
        let writer = store.write()?;
        drafts.into_iter().try_for_each(|draft| writer.keep_draft(&draft))?;
        writer.commit()?;
        if context.output.json {
            context.output.json(&json!({ "drafts": told.len(), "untouched": untouched }))?;
        } else {
            context.output.say(&Message::new("review-imported-drafts").with("count", told.len()))?;
        }
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
            Err(Error::Usage(found)) => problems.extend(found.into_iter().map(|problem| one.places.here(named(problem, users)))),
            Err(other) => return Err(other),
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
                    "second": done.is_second, "score": done.standing.score.filter(|_| !done.is_second) })
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
) -> Result<Option<Told>> {
    let user = known(users, &filled.inspector)?;
    if context.who.as_deref().is_some_and(|who| !user.is(who)) {
        return Err(Error::usage(Problem::new("review-sheet-others").with("inspector", &user.name)));
    }
    let sample = sample(store, &of(&filled.case))?;
    let unit = unit_of(store, &sample, filled.case.unit.as_str())?;
    let opened = opened((workspace, store), definitions, &sample, &unit)?;
    sample.invites(&user).map_err(Error::usage)?;
    let mut opened = opened.for_user(store, &user, filled.blind)?;
    let messages = &context.output.messages;
    // what was sent back and is not mended yet comes along in a workbook with others
    if opened.standing.stage == Stage::Returned && opened.desk.draft == filled.draft {
        return Ok(None);
    }
    let kept = store.draft(&filled.case, &user.id)?;
    let conflicts = conflicts(&opened, kept.as_ref().map(|kept| &kept.draft), &user, filled);
    if !conflicts.is_empty() {
        return Err(Error::Usage(filled.places.place(conflicts, messages)));
    }
    // scored anew since the export: what the machine still finds the same holds as it was typed
    let again = opened.lay(store, filled.draft.clone(), filled.inspection)?;
    let mut problems: Vec<Problem> = again.iter().map(|item| Problem::new("review-say-again").with("item", item)).collect();
    if !is_draft && problems.is_empty() {
        problems = opened.desk.decide(&opened.desk.draft).err().unwrap_or_default();
    }
    if !problems.is_empty() {
        return Err(Error::Usage(filled.places.place(problems, messages)));
    }
    Ok(Some(Told { user, opened, places: filled.places.clone() }))
}

fn of(case: &Case) -> OfArgs {
    match case.draw.strip_prefix(CALIBRATION) {
        Some(name) => OfArgs { draw: None, calibration: Some(name.to_owned()) },
        None => OfArgs { draw: Some(case.draw.clone()), calibration: None },
    }
}

/// Where the sheet says otherwise than what its inspector wrote in a draft or submitted meanwhile: somebody worked on another copy of it.
fn conflicts(opened: &Opened, draft: Option<&Draft>, user: &User, filled: &FilledDesk) -> Vec<Problem> {
    if let Some(draft) = draft {
        return differences(draft, &filled.draft);
    }
    let mut mine = opened.deeds.iter().rev().filter(|deed| deed.who == user.id);
    let last = mine.find_map(|deed| match &deed.act {
        Act::Reviewed(review) => Some(Draft::of(review, &deed.words, &opened.desk.definition)),
        _ => None,
    });
    let is_settled = opened.standing.stage != Stage::Returned;
    last.filter(|_| is_settled).map(|last| differences(&last, &filled.draft)).unwrap_or_default()
}

/// What one says and the other does not say so; what only the sheet says is new.
fn differences(stored: &Draft, filled: &Draft) -> Vec<Problem> {
    let nothing = Choice::default();
    let mut problems = Vec::new();
    for (id, before) in &stored.items {
        let now = filled.items.get(id).unwrap_or(&nothing);
        let verdict = before.verdict.filter(|verdict| now.verdict != Some(*verdict)).map(|verdict| verdict.code().to_owned());
        let texts = [
            (&before.answer, &now.answer),
            (&before.reason, &now.reason),
            (&before.comment, &now.comment),
            (&before.quote, &now.quote),
        ];
        let text =
            texts.into_iter().find(|(before, now)| before.is_some() && before != now).and_then(|(before, _)| before.clone());
        if let Some(word) = verdict.or(text) {
            problems.push(Problem::new("review-sheet-conflict").with("item", id).with("before", word));
        }
    }
    for (before, now) in [(&stored.comment, &filled.comment), (&stored.coaching, &filled.coaching)] {
        if let Some(word) = before.as_ref().filter(|_| before != now) {
            problems.push(Problem::new("review-sheet-conflict-whole").with("before", word));
        }
    }
    problems
}
