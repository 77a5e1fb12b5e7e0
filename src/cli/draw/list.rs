//! `spotcheck draw list`: every draw in a line.

use serde_json::{Value, json};

use super::ledger::quota;
use crate::cli::args::DrawListArgs;
use crate::cli::output::{BAD, DIM, styled};
use crate::cli::waiting::standing;
use crate::cli::{Context, Exit, Failure};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::sampling::{Draw, plan_of};
use crate::store::Store;
use crate::work::Ledger;
use crate::work::ledger::{Account, Quota};
use crate::workspace::Workspace;

/// A draw with its ledger.
struct Line {
    draw: Draw,
    title: String,
    ledger: Ledger,
    followed_by: Option<String>,
}

pub(super) fn run(context: &mut Context, args: &DrawListArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let draws = match &args.plan {
        Some(plan) => store.draws_of_plan(plan)?,
        None => store.draws()?,
    };
    let (mut lines, mut broken) = (Vec::new(), Vec::new());
    for draw in draws {
        match line(context, &workspace, &store, draw) {
            Ok(line) => lines.push(line),
            // one draw whose numbers don't add up doesn't hide the others
            Err(error) => broken.extend(error.problems().to_vec()),
        }
    }
    // a plan's share is one of all its periods together; draws that others follow don't count
    let current = lines.iter().filter(|line| line.followed_by.is_none());
    let rate = args.plan.as_ref().and_then(|_| Quota::together(current.filter_map(|line| line.ledger.rate)));
    if context.output.json {
        let draws: Vec<Value> = lines.iter().map(Line::json).collect();
        let problems: Vec<Value> = broken.iter().map(|problem| context.output.problem_json(problem)).collect();
        context.output.json(&json!({ "draws": draws, "rate": rate, "problems": problems }))?;
    } else {
        if !lines.is_empty() || broken.is_empty() {
            print(context, &lines, rate.as_ref())?;
        }
        context.output.problems(&broken);
    }
    Ok(if broken.is_empty() { Exit::Done } else { Exit::Refused })
}

fn line(context: &Context, workspace: &Workspace, store: &Store, draw: Draw) -> Result<Line> {
    let plan = plan_of(&draw).map_err(Error::input)?;
    let entries = standing(context, workspace, store, &draw, &plan)?;
    let ledger = Ledger::of(&draw, &plan, &entries, (context.clock)()).map_err(Error::input)?;
    Ok(Line { followed_by: store.follower_of(&draw.id)?, title: plan.title, ledger, draw })
}

fn print(context: &Context, lines: &[Line], rate: Option<&Quota>) -> Result<(), Failure> {
    let messages = &context.output.messages;
    if lines.is_empty() {
        context.output.warn(&Problem::new("draw-none"));
        return Ok(());
    }
    let width = lines.iter().map(|line| line.draw.id.chars().count()).max().unwrap_or(0);
    let all: Vec<String> = lines.iter().map(|line| line.text(width, messages)).collect();
    context.output.text(&all.join("\n"))?;
    if let Some(rate) = rate {
        context.output.text(&quota(rate, messages))?;
    }
    Ok(())
}

impl Line {
    fn text(&self, width: usize, messages: &Messages) -> String {
        let (Ledger { random, targeted, .. }, id) = (&self.ledger, &self.draw.id);
        let message = Message::new("draw-list-line").with("found", self.ledger.found).with("drawn", random.drawn);
        let mut text = messages.text(&message.with("done", random.done).with("in_use", random.in_use));
        let overdue: usize = self.ledger.accounts().map(|account| account.overdue.len() + account.answers_overdue).sum();
        // nobody has to do any more of a draw that another one follows
        if overdue > 0 && self.followed_by.is_none() {
            text += &styled(BAD, messages.text(&Message::new("draw-list-overdue").with("count", overdue)));
        }
        if !targeted.is_empty() {
            let sum = |count: fn(&Account) -> usize| targeted.iter().map(count).sum::<usize>();
            let message = Message::new("draw-list-targeted").with("done", sum(|account| account.done));
            text += &messages.text(&message.with("drawn", sum(|account| account.drawn)));
        }
        let pad = " ".repeat(width - id.chars().count());
        match &self.followed_by {
            Some(by) => styled(DIM, format!("{id}{pad}  {text}{}", messages.text(&Message::new("draw-followed").with("by", by)))),
            None => format!("{id}{pad}  {text}"),
        }
    }

    fn json(&self) -> Value {
        let sum = |count: fn(&Account) -> usize| self.ledger.targeted.iter().map(count).sum::<usize>();
        let Ledger { found, random, rate, .. } = &self.ledger;
        json!({
            "draw": self.draw.id,
            "plan": self.draw.plan,
            "title": self.title,
            "period": self.draw.period,
            "at": self.draw.at,
            "followed_by": self.followed_by,
            "found": found,
            "excluded": self.ledger.left_out(),
            "eligible": random.eligible,
            "drawn": random.drawn,
            "replaced": random.replaced.len(),
            "done": random.done,
            "open": random.open,
            "overdue": random.overdue.len(),
            "answers_overdue": random.answers_overdue,
            "given_up": random.given_up.len(),
            "targeted": { "drawn": sum(|part| part.drawn), "done": sum(|part| part.done), "overdue": sum(|part| part.overdue.len()) },
            "rate": rate,
        })
    }
}
