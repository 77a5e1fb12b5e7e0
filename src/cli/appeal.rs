//! `spotcheck appeal`: an agent disputes an item, and somebody decides, at most twice.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args_review::{AppealArgs, AppealCommand, AppealListArgs, FileArgs, RuleArgs};
use super::grid::{Cell, grid};
use super::output::{DIM, styled};
use super::review::{judged, with_names};
use super::who::{log, required, users};
use super::{Context, Exit, Failure};
use crate::inspection::Verdict;
use crate::problem::{Error, Message, Result};
use crate::review::{Act, Appeals, Deed, Role, may_appeal, may_rule};
use crate::store::Store;
use crate::work::shown_time;
use crate::workspace;

pub(super) fn run(context: &mut Context, args: &AppealArgs) -> Result<Exit, Failure> {
    match &args.command {
        AppealCommand::File(args) => file(context, args),
        AppealCommand::Rule(args) => rule(context, args),
        AppealCommand::List(args) => list(context, args),
        AppealCommand::Stats => stats(context),
    }
}

fn file(context: &mut Context, args: &FileArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let words = required("grounds", &args.grounds)?;
    let judged = judged(&workspace, &store, &args.unit, args.draw.as_ref())?;
    let calendar = workspace::calendar(Some(&workspace), workspace::CALENDAR)?;
    let appeals = Appeals { within: workspace.config.appeal_within, calendar: &calendar, zone: &workspace.config.zone };
    let case = &judged.case;
    let writer = store.write()?;
    let deeds = writer.deeds_of(case)?;
    let now = judged.standing(&deeds, "appeal-not-signed")?;
    let item = judged.item(&args.item)?;
    let round = may_appeal(&user, &judged.agent, &now, &item, &appeals, (context.clock)())
        .map_err(|problem| with_names(Error::usage(problem), &users))?;
    let answers = |deed: &&Deed| match &deed.act {
        Act::Signed => round == 1,
        Act::Ruled { item: ruled, .. } => *ruled == item,
        _ => false,
    };
    let signed = deeds.iter().rev().find(answers).map(|deed| deed.id);
    log(&writer, &context.deed(&user, Some(case), signed, Act::Appealed { item: item.clone(), round }, words))?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "draw": case.draw, "unit": case.unit, "item": item, "round": round }))?;
    } else {
        context.output.say(&Message::new("appeal-filed").with("unit", &case.unit).with("item", item).with("round", round))?;
    }
    Ok(Exit::Done)
}

fn rule(context: &mut Context, args: &RuleArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    let words = required("reason", &args.reason)?;
    let judged = judged(&workspace, &store, &args.unit, args.draw.as_ref())?;
    let case = &judged.case;
    let granted = args.grant.then(|| if args.verdict == "pass" { Verdict::Pass } else { Verdict::NotApplicable });
    let writer = store.write()?;
    let now = judged.standing(&writer.deeds_of(case)?, "rule-nothing")?;
    let item = judged.item(&args.item)?;
    let disputed = may_rule(&user, &judged.agent, &now, &item).map_err(|problem| with_names(Error::usage(problem), &users))?;
    let act = Act::Ruled { item: item.clone(), round: disputed.round, granted };
    log(&writer, &context.deed(&user, Some(case), Some(disputed.appeal), act, words))?;
    let after = judged.standing(&writer.deeds_of(case)?, "rule-nothing")?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({
            "draw": case.draw, "unit": case.unit, "item": item, "round": disputed.round, "granted": granted,
            "stage": after.stage, "score": after.score,
        }))?;
        return Ok(Exit::Done);
    }
    let id = if granted.is_some() { "appeal-granted" } else { "appeal-denied" };
    let score = after.score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let message = Message::new(id).with("unit", &case.unit).with("item", item).with("round", disputed.round);
    context.output.say(&message.with("score", score))?;
    Ok(Exit::Done)
}

/// An appeal and its ruling, where there is one.
struct Dispute {
    appeal: Deed,
    ruling: Option<Deed>,
}

impl Dispute {
    fn item(&self) -> (&str, u8) {
        match &self.appeal.act {
            Act::Appealed { item, round } => (item, *round),
            _ => ("", 0),
        }
    }

    fn is_granted(&self) -> Option<bool> {
        self.ruling.as_ref().map(|ruling| matches!(ruling.act, Act::Ruled { granted: Some(_), .. }))
    }
}

fn disputes(store: &Store) -> Result<Vec<Dispute>> {
    let mut rulings: BTreeMap<i64, Deed> =
        store.deeds_named(&["ruled"])?.into_iter().filter_map(|deed| Some((deed.follows?, deed))).collect();
    let appeals = store.deeds_named(&["appealed"])?.into_iter();
    Ok(appeals.map(|appeal| Dispute { ruling: rulings.remove(&appeal.id), appeal }).collect())
}

fn list(context: &mut Context, args: &AppealListArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let mut all = disputes(&store)?;
    all.retain(|one| args.all || one.ruling.is_none());
    if context.who.is_some() {
        let (_, user) = context.user(&workspace, &store)?;
        // what one agent wrote is no other agent's business
        all.retain(|one| user.role != Role::Agent || user.is(&one.appeal.who));
    }
    if context.output.json {
        let line = |one: &Dispute| json!({ "appeal": one.appeal, "ruling": one.ruling, "granted": one.is_granted() });
        context.output.json(&json!({ "appeals": all.iter().map(line).collect::<Vec<Value>>() }))?;
        return Ok(Exit::Done);
    }
    let messages = &context.output.messages;
    if all.is_empty() {
        context.output.say(&Message::new("appeal-list-none"))?;
        return Ok(Exit::Done);
    }
    let mut text = String::new();
    for one in &all {
        let (item, round) = one.item();
        let head = Message::new("appeal-list-line")
            .with("at", shown_time(one.appeal.at, &workspace.config.zone))
            .with("who", people.name(&one.appeal.who))
            .with("unit", one.appeal.unit.as_ref().map(ToString::to_string).unwrap_or_default())
            .with("item", item)
            .with("round", round);
        let _ = writeln!(text, "{}", messages.text(&head));
        let shown = |words: &str, id: &str| format!("  {}：{words}\n", styled(DIM, messages.get(id)));
        text += &shown(one.appeal.words.get("grounds").map_or("–", String::as_str), "words-grounds");
        if let Some(ruling) = &one.ruling {
            let id = if one.is_granted() == Some(true) { "step-granted" } else { "step-denied" };
            let what = messages.text(&Message::new(id).with("round", round).with("items", item));
            let _ = writeln!(text, "  {} {what}", people.name(&ruling.who));
            text += &shown(ruling.words.get("reason").map_or("–", String::as_str), "words-reason");
        }
    }
    context.output.text(&text)?;
    Ok(Exit::Done)
}

/// How many appeals were brought and granted, per item and per inspector whose review was disputed.
fn stats(context: &mut Context) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let mut reviewers: BTreeMap<(Option<String>, Option<String>), String> = BTreeMap::new();
    for deed in store.deeds_named(&["reviewed"])? {
        if matches!(&deed.act, Act::Reviewed(review) if !review.second) {
            reviewers.insert((deed.draw.clone(), deed.unit.map(|unit| unit.to_string())), deed.who);
        }
    }
    let (mut items, mut inspectors): (BTreeMap<String, Sums>, BTreeMap<String, Sums>) = Default::default();
    for one in disputes(&store)? {
        items.entry(one.item().0.to_owned()).or_default().add(&one);
        let case = (one.appeal.draw.clone(), one.appeal.unit.as_ref().map(ToString::to_string));
        let reviewer = reviewers.get(&case).cloned().unwrap_or_default();
        inspectors.entry(reviewer).or_default().add(&one);
    }
    if context.output.json {
        context.output.json(&json!({ "items": items, "inspectors": inspectors }))?;
        return Ok(Exit::Done);
    }
    let messages = &context.output.messages;
    let mut text = String::new();
    let inspectors: Vec<(String, Sums)> =
        inspectors.into_iter().map(|(id, sums)| (format!("{id} {}", people.name(&id)), sums)).collect();
    let items: Vec<(String, Sums)> = items.into_iter().collect();
    for (id, sums) in [("test-item", &items), ("review-list-reviewer", &inspectors)] {
        let headings = [id, "appeal-stats-filed", "appeal-stats-granted", "appeal-stats-denied", "appeal-stats-open"];
        let mut rows = vec![headings.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec()];
        for (name, sums) in sums {
            let numbers = [sums.filed, sums.granted, sums.denied, sums.filed - sums.granted - sums.denied];
            rows.push(std::iter::once(Cell::text(name)).chain(numbers.map(Cell::number)).collect());
        }
        text += &(grid(&rows) + "\n");
    }
    context.output.text(if items.is_empty() { messages.get("appeal-list-none") } else { text }.trim_end())?;
    Ok(Exit::Done)
}

/// Appeals, and what became of them.
#[derive(Default, serde::Serialize)]
struct Sums {
    filed: u64,
    granted: u64,
    denied: u64,
}

impl Sums {
    fn add(&mut self, one: &Dispute) {
        self.filed += 1;
        self.granted += u64::from(one.is_granted() == Some(true));
        self.denied += u64::from(one.is_granted() == Some(false));
    }
}
