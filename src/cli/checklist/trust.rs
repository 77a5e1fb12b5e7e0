//! `spotcheck checklist trust`: the machine's record on each item, and whether the item counts. An item below the mark goes back to advice by
//! itself when its checklist scores; a trainer brings it back, or takes it out, for a reason.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::args_checklist::TrustArgs;
use super::super::grid::{Cell, grid};
use super::super::output::{BAD, BOLD, DIM, styled};
use super::super::review::Definitions;
use super::super::who::{log, required};
use super::super::{Context, DEFAULT_CHECKLIST, Exit, Failure};
use crate::checklist::{Ask, Definition, Item, Rule};
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, New, Record, Right, Role, Words, meaning, votes};
use crate::statistics::Interval;
use crate::store::Store;
use crate::workspace::{self, ReadyChecklist, Workspace};

/// Who takes an item out whose record is below the mark.
const MACHINE: &str = "spotcheck";

/// What is known of an item.
pub(super) struct Known {
    pub id: String,
    title: String,
    meaning: String,
    pub record: Record,
    /// Whether somebody said that it counts, or that it does not.
    said: Option<bool>,
    /// The log's entry that says so.
    decided: Option<i64>,
    /// Whether that was the machine's record, and nobody's word.
    is_by_machine: bool,
    is_machine: bool,
}

/// The record of every item of a checklist, by what people said of verdicts of the same meaning since its trust was last decided.
pub(super) fn known_of(workspace: &Workspace, store: &Store, definition: &Definition) -> Result<Vec<Known>> {
    let id = &definition.checklist.id;
    let mut said: BTreeMap<String, (i64, bool)> = BTreeMap::new();
    let mut by_machine = BTreeSet::new();
    for deed in store.deeds_named(&["trusted"])? {
        if let Act::Trusted { checklist, meaning, counts, .. } = deed.act
            && checklist == *id
        {
            if deed.who == MACHINE {
                by_machine.insert(meaning.clone())
            } else {
                by_machine.remove(&meaning)
            };
            said.insert(meaning, (deed.id, counts));
        }
    }
    let records = records(workspace, store, definition, &said)?;
    let one = |(item, rule): (&Item, &Rule)| {
        let meaning = meaning(item, rule);
        Known {
            id: item.id.clone(),
            title: item.title.clone(),
            record: records.get(&meaning).copied().unwrap_or_default(),
            said: said.get(&meaning).map(|(_, counts)| *counts),
            decided: said.get(&meaning).map(|(deed, _)| *deed),
            is_by_machine: by_machine.contains(&meaning),
            is_machine: !item.is_sign() && !matches!(rule.ask, Ask::Person(_)),
            meaning,
        }
    };
    Ok(definition.pairs().map(one).collect())
}

/// By the item's meaning, whichever version of the checklist had it.
fn records(
    workspace: &Workspace,
    store: &Store,
    definition: &Definition,
    said: &BTreeMap<String, (i64, bool)>,
) -> Result<BTreeMap<String, Record>> {
    let (mut definitions, mut records) = (Definitions::default(), BTreeMap::<String, Record>::new());
    for vote in votes(&store.deeds_that_count()?).into_values() {
        let Some(kept) = store.inspection_of(vote.inspection)? else { continue };
        if kept.inspection.checklist != definition.checklist.id {
            continue;
        }
        let then = definitions.get(workspace, store, &kept.inspection.version)?;
        let meanings: BTreeMap<&str, String> = then.pairs().map(|(item, rule)| (item.id.as_str(), meaning(item, rule))).collect();
        for decided in &vote.items {
            let Some(meaning) = meanings.get(decided.item.as_str()) else { continue };
            if said.get(meaning).is_none_or(|(since, _)| vote.deed > *since) {
                records.entry(meaning.clone()).or_default().add(decided);
            }
        }
    }
    Ok(records)
}

/// Takes the items that must not count out of a checklist that is about to score, and notes those that fell below the mark just now.
pub(in crate::cli) fn apply(
    context: &Context,
    workspace: &Workspace,
    store: &mut Store,
    checklist: &mut ReadyChecklist,
) -> Result<()> {
    let definition = &checklist.compiled.definition;
    let mut known = known_of(workspace, store, definition)?;
    let is_fallen = |one: &&Known| one.is_machine && one.said != Some(false) && one.record.is_below(workspace.config.trust);
    if known.iter().any(|one| is_fallen(&one)) {
        let writer = store.write()?;
        for one in known.iter().filter(is_fallen) {
            let act = trusted(definition, one, false);
            let (at, who, role) = ((context.clock)(), MACHINE.to_owned(), Role::Administrator);
            log(&writer, &New { at, who, role, draw: None, unit: None, follows: None, act, words: Words::new() })?;
        }
        writer.commit()?;
        known = known_of(workspace, store, definition)?;
    }
    let out: BTreeSet<String> = known.iter().filter(|one| one.said == Some(false)).map(|one| one.id.clone()).collect();
    for one in known.iter().filter(|one| out.contains(&one.id)) {
        let id = if one.is_by_machine { "trust-advice" } else { "trust-advice-said" };
        let note = Problem::new(id).with("item", &one.id).with("title", &one.title);
        context.output.warn(&note.with("checklist", &definition.checklist.id));
    }
    // what was decided last tells one score from another: an item that counts again is scored anew
    let decided = known.iter().filter_map(|one| Some(format!("{} {} {}", one.id, one.decided?, one.said?))).collect();
    checklist.compiled.only_advise(&out, decided);
    Ok(())
}

fn trusted(definition: &Definition, one: &Known, counts: bool) -> Act {
    Act::Trusted {
        checklist: definition.checklist.id.clone(),
        meaning: one.meaning.clone(),
        item: one.id.clone(),
        counts,
        looked_at: one.record.looked_at(),
        right: one.record.right_fails,
    }
}

pub(super) fn run(context: &mut Context, args: &TrustArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let name = args.checklist.as_deref().unwrap_or(DEFAULT_CHECKLIST);
    let checklist = workspace::untried_checklist(Some(&workspace), name)?;
    let definition = &checklist.compiled.definition;
    let known = known_of(&workspace, &store, definition)?;
    let Some(item) = &args.item else { return show(context, &workspace, definition, &known) };
    let (_, user) = context.user(&workspace, &store)?;
    user.needs(Right::Trust).map_err(Error::usage)?;
    let words = required("reason", args.reason.as_deref().unwrap_or_default())?;
    let one = known.iter().find(|one| one.id == item.trim() && one.is_machine);
    let one = one.ok_or_else(|| Error::usage(Problem::new("review-no-item").with("item", item)))?;
    let counts = args.counts.as_deref() != Some("no");
    let writer = store.write()?;
    log(&writer, &context.deed(&user, None, None, trusted(definition, one, counts), words))?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "checklist": definition.checklist.id, "item": one.id, "counts": counts }))?;
        return Ok(Exit::Done);
    }
    let id = if counts { "trust-counts-again" } else { "trust-out" };
    context.output.say(&Message::new(id).with("item", &one.id).with("title", &one.title))?;
    Ok(Exit::Done)
}

fn show(context: &Context, workspace: &Workspace, definition: &Definition, known: &[Known]) -> Result<Exit, Failure> {
    let trust = workspace.config.trust;
    let remark = |one: &Known| match one.said {
        Some(false) => Some("trust-is-out"),
        _ if one.record.is_below(trust) => Some("trust-below"),
        _ if one.record.is_clean(trust) => Some("trust-clean"),
        _ => None,
    };
    if context.output.json {
        let line = |one: &Known| {
            json!({
                "item": one.id, "title": one.title, "record": one.record, "precision": as_value(one.record.precision()),
                "recall": as_value(one.record.recall()), "counts": one.said != Some(false), "remark": remark(one),
            })
        };
        let items: Vec<Value> = known.iter().filter(|one| one.is_machine).map(line).collect();
        let about = &definition.checklist;
        context.output.json(&json!({ "checklist": about.id, "version": about.version, "items": items }))?;
        return Ok(Exit::Done);
    }
    let messages = &context.output.messages;
    let headings = ["test-item", "test-title", "trust-fails", "trust-precision", "trust-recall", "trust-overruled"];
    let mut rows =
        vec![headings.iter().map(|id| Cell::text(messages.get(id)).styled(DIM)).chain([Cell::text("")]).collect::<Vec<_>>()];
    let shown = |found| Cell::text(in_percent(found));
    for one in known.iter().filter(|one| one.is_machine) {
        let record = one.record;
        let end = Cell::text(remark(one).map(|id| messages.get(id)).unwrap_or_default()).styled(BAD);
        let numbers = [Cell::number(record.looked_at()), shown(record.precision()), shown(record.recall())];
        let overruled = Cell::text(format!("{}/{}", record.overruled, record.said));
        rows.push([Cell::text(&one.id), Cell::text(&one.title)].into_iter().chain(numbers).chain([overruled, end]).collect());
    }
    let head = Message::new("trust-head").with("title", &definition.checklist.title);
    let basis = Message::new("trust-basis").with("precision", trust.precision).with("reviewed", trust.looked_at);
    context.output.text(&format!("{}\n{}{}", styled(BOLD, messages.text(&head)), grid(&rows), messages.text(&basis)))?;
    Ok(Exit::Done)
}

/// A share with its interval, in percent.
pub(super) fn in_percent(found: Option<(f64, Interval)>) -> String {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    found.map_or_else(|| "–".to_owned(), |(value, at)| format!("{}（{}–{}）", percent(value), percent(at.low), percent(at.high)))
}

/// A share with its interval, as JSON.
pub(super) fn as_value(found: Option<(f64, Interval)>) -> Option<Value> {
    found.map(|(value, at)| json!({ "value": value, "low": at.low, "high": at.high }))
}
