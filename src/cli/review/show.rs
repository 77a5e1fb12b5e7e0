//! `spotcheck review show`: a recording with the machine's verdicts and everything that people did.

use std::fmt::Write as _;

use serde_json::json;

use super::super::args_review::CaseArgs;
use super::super::output::{BOLD, DIM, styled};
use super::super::score_print::{as_json, print_one, printable};
use super::super::who::users;
use super::super::{Context, Exit, Failure};
use super::open::{Definitions, Opened, opened, sample, unit_of};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::{Score, Speaker};
use crate::review::{Effect, Role, Step, Users, kind_of_words};
use crate::work::shown_time;

pub(super) fn run(context: &mut Context, args: &CaseArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let sample = sample(&store, &args.of)?;
    let unit = unit_of(&store, &sample, &args.unit)?;
    let mut opened = opened((&workspace, &store), &mut Definitions::default(), &sample, &unit)?;
    let people = if context.who.is_some() {
        let (people, user) = context.user(&workspace, &store)?;
        if user.role == Role::Agent && !user.is(opened.desk.call.agent.as_str()) {
            return Err(Error::usage(Problem::new("review-others-call")).into());
        }
        opened = opened.for_user(&store, &user, args.blind)?;
        // whoever reviews blind sees neither the machine's verdicts nor another's before having submitted
        let is_done = opened.standing.steps.iter().any(|step| step.who == user.id);
        opened.desk.blind &= !is_done && user.role.may(crate::review::Right::Review);
        people
    } else {
        opened.desk.blind = opened.is_compared;
        users(&workspace, &store)?
    };
    let messages = &context.output.messages;
    if context.output.json {
        let machine = (!opened.desk.blind).then(|| as_json(&opened.desk.machine, messages));
        let standing = (!opened.desk.blind).then_some(&opened.standing);
        context.output.json(&json!({
            "draw": opened.desk.case.draw, "unit": unit, "agent": opened.desk.call.agent, "blind": opened.desk.blind,
            "compared": opened.is_compared, "machine": machine, "standing": standing, "draft": opened.desk.draft,
        }))?;
        return Ok(Exit::Done);
    }
    context.output.text(&in_words(&opened, &people, &workspace.config.zone, messages))?;
    Ok(Exit::Done)
}

fn in_words(opened: &Opened, people: &Users, zone: &jiff::tz::TimeZone, messages: &Messages) -> String {
    let (desk, standing) = (&opened.desk, &opened.standing);
    let mut text = if desk.blind {
        let mut blank = desk.machine.clone();
        blank.items.clear();
        (blank.score, blank.passed) = (None, None);
        let titles = desk.form().asked().map(|asked| format!("  {}  {}\n", asked.item.id, asked.item.title));
        let head = styled(BOLD, messages.get("review-show-blind")) + "\n" + &titles.collect::<String>() + "\n";
        desk.transcript.iter().flat_map(|transcript| &transcript.turns).fold(head, |text, turn| {
            let speaker = match &turn.speaker {
                Speaker::Agent => messages.get("score-speaker-agent"),
                Speaker::Customer => messages.get("score-speaker-customer"),
                Speaker::Other(label) => printable(label),
            };
            text + &format!("  {speaker}：{}\n", printable(&turn.text))
        })
    } else {
        let (definition, machine) = (&opened.basis.0, &opened.basis.1);
        print_one(definition, &standing.applied_to(definition, machine), messages)
    };
    if desk.blind {
        return text;
    }
    let _ = writeln!(text, "\n{}", styled(BOLD, messages.get("review-show-people")));
    let _ = writeln!(text, "{}", messages.get(standing.stage.message()));
    for step in &standing.steps {
        text += &line(step, people, zone, messages);
    }
    for item in standing.items.iter().filter(|item| item.by != Effect::Machine && item.machine != item.verdict) {
        let title = desk.definition.items().find(|known| known.id == item.item).map_or(item.item.as_str(), |known| &known.title);
        let word = |verdict: Option<crate::inspection::Verdict>| {
            verdict.map_or_else(|| "–".to_owned(), |verdict| messages.get(&format!("verdict-{}", verdict.code())))
        };
        let _ = writeln!(text, "  {title}：{} → {}", word(item.machine), word(item.verdict));
    }
    let shown = |score: Option<Score>| score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let sum =
        Message::new("review-show-score").with("machine", shown(standing.machine_score)).with("score", shown(standing.score));
    text + &messages.text(&sum) + "\n"
}

/// A step with everything that was written in it.
fn line(step: &Step, people: &Users, zone: &jiff::tz::TimeZone, messages: &Messages) -> String {
    let what = Message::new(&format!("step-{}", step.shown()))
        .with("round", step.round.unwrap_or(1))
        .with("items", step.items.join(", "));
    let mut text = format!("  {} {} {}", styled(DIM, shown_time(step.at, zone)), people.name(&step.who), messages.text(&what));
    if step.is_erased {
        let _ = write!(text, "（{}）", messages.get("step-erased"));
    }
    for (name, words) in &step.words {
        let _ = write!(text, "\n    {}：{words}", title_of(name, messages));
    }
    text + "\n"
}

/// What a text of an entry is: `reason:greeting` is the reason for the item `greeting`.
pub(in crate::cli) fn title_of(name: &str, messages: &Messages) -> String {
    let (kind, item) = kind_of_words(name);
    let kind = messages.get(&format!("words-{kind}"));
    item.map_or_else(|| kind.clone(), |item| format!("{kind}（{item}）"))
}
