//! `spotcheck review decide`: what is said of items, typed on one line; it is kept as a draft.

use serde_json::json;

use super::super::args_review::DecideArgs;
use super::super::{Context, Exit, Failure};
use super::open::{Opened, with_names};
use super::submit::{keep_draft, lay_out, submit, tell};
use crate::inspection::Verdict;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::fields::plain;
use crate::review::{Choice, Draft, may_review};

pub(super) fn run(context: &mut Context, args: &DecideArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let mut opened = lay_out(&workspace, &store, &user, &args.case)?;
    let agent = opened.desk.call.agent.to_string();
    let may = may_review(&user, &agent, &opened.standing, opened.is_second(&user));
    may.map_err(|problem| with_names(Error::usage(problem), &users))?;
    for item in &opened.lost {
        context.output.warn(&Problem::new("review-say-again").with("item", item));
    }
    let draft = changed(&opened, args).map_err(Error::Usage)?;
    keep_draft(context, &mut store, &user, &opened, &draft)?;
    opened.desk.draft = draft;
    if args.submit {
        let done = submit(context, &mut store, &user, &opened).map_err(|error| with_names(error, &users))?;
        return tell(context, &opened, &done);
    }
    let open = opened.desk.decide(&opened.desk.draft).err().unwrap_or_default();
    if context.output.json {
        let open: Vec<_> = open.iter().map(|problem| context.output.problem_json(problem)).collect();
        context.output.json(
            &json!({ "draw": opened.desk.case.draw, "unit": opened.desk.case.unit, "draft": opened.desk.draft, "open": open }),
        )?;
        return Ok(Exit::Done);
    }
    context.output.say(&Message::new("review-draft-kept").with("unit", &args.case.unit).with("open", open.len()))?;
    for problem in &open {
        context.output.warn(problem);
    }
    Ok(Exit::Done)
}

/// A text of a choice.
type Field = fn(&mut Choice) -> &mut Option<String>;

/// The draft with what was typed; every mistake of the line at once.
fn changed(opened: &Opened, args: &DecideArgs) -> Result<Draft, Vec<Problem>> {
    let mut draft = opened.desk.draft.clone();
    let mut problems = Vec::new();
    for text in &args.verdicts {
        let set = |choice: &mut Choice, said: &str, found| {
            choice.verdict = Some(verdict(said, found).ok_or_else(|| Problem::new("review-bad-verdict").with("verdict", said))?);
            Ok(())
        };
        problems.extend(edit(opened, &mut draft, text, set).err());
    }
    let fields: [(&[String], Field); 4] = [
        (&args.answer, |choice| &mut choice.answer),
        (&args.reason, |choice| &mut choice.reason),
        (&args.note, |choice| &mut choice.comment),
        (&args.quote, |choice| &mut choice.quote),
    ];
    for (texts, field) in fields {
        for text in texts {
            let set = |choice: &mut Choice, said: &str, _| {
                *field(choice) = Some(said.to_owned());
                Ok(())
            };
            problems.extend(edit(opened, &mut draft, text, set).err());
        }
    }
    draft.comment = args.comment.clone().or(draft.comment);
    draft.coaching = args.coaching.clone().or(draft.coaching);
    if problems.is_empty() { Ok(draft.tidy()) } else { Err(problems) }
}

/// Changes the item of `ITEM=TEXT`, which is named by its id or its title.
fn edit(
    opened: &Opened,
    draft: &mut Draft,
    text: &str,
    set: impl Fn(&mut Choice, &str, Option<Verdict>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let (item, said) = text.split_once(['=', '＝']).ok_or_else(|| Problem::new("review-no-equals").with("text", text))?;
    let mut asked = opened.desk.form().asked();
    let is_meant = |one: &crate::checklist::Item| one.id == item.trim() || plain(&one.title) == plain(item);
    let found = asked.find(|asked| is_meant(asked.item)).ok_or_else(|| Problem::new("review-no-item").with("item", item))?;
    let machine = found.found().filter(|_| !opened.desk.blind);
    set(draft.item(&found.item.id), said.trim(), machine)
}

/// A verdict by its name in either language; `confirm` is the machine's own.
pub(in crate::cli) fn verdict(said: &str, machine: Option<Verdict>) -> Option<Verdict> {
    match plain(said).as_str() {
        "pass" | "p" | "合格" | "通过" => Some(Verdict::Pass),
        "fail" | "f" | "不合格" => Some(Verdict::Fail),
        "na" | "n/a" | "notapplicable" | "不适用" => Some(Verdict::NotApplicable),
        "confirm" | "确认" | "同意" => machine.filter(|found| *found != Verdict::Unsure),
        _ => None,
    }
}
