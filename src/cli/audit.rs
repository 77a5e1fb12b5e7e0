//! `spotcheck audit`: checks the log's chain, and prints who did what.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::json;

use super::args_review::AuditArgs;
use super::output::{BAD, DIM, GOOD, styled};
use super::review::title_of;
use super::who::users;
use super::{Context, Exit, Failure};
use crate::inspection::Verdict;
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::review::{Act, Break, Chain, Deed, Users, Way};
use crate::store::Store;
use crate::work::{is_same_person, shown_time};
use crate::workspace::Workspace;

pub(super) fn run(context: &mut Context, args: &AuditArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let filter = Filter::read(args, &people)?;
    let mut chain = Chain::default();
    let (mut shown, mut hashes, mut named, mut erased) = (Vec::new(), BTreeSet::new(), Vec::new(), BTreeMap::new());
    store.scan_log(|entry| {
        chain.add(&entry);
        hashes.insert(entry.hash.clone());
        // an entry that no longer reads is told by the chain
        let Ok(deed) = entry.deed() else { return Ok(()) };
        match &deed.act {
            Act::Reviewed(review) => named.push((deed.id, review.inspection, review.inspection_sha256.clone())),
            Act::Erased { inspections, .. } => erased.extend(inspections.iter().cloned()),
            _ => {}
        }
        if filter.takes(&deed, &workspace) {
            shown.push(deed);
        }
        Ok(())
    })?;
    let changed = changed_inspections(&store, &named, &erased)?;
    let is_head_missing = args.head.as_ref().is_some_and(|head| !hashes.contains(head.trim()));
    let breaks = chain.breaks();
    let (count, head) = chain.head();
    let is_whole = breaks.is_empty() && changed.is_empty() && !is_head_missing;
    if context.output.json {
        context.output.json(&json!({
            "whole": is_whole, "entries": count, "head": head, "breaks": breaks, "changed_inspections": changed,
            "head_missing": is_head_missing, "shown": shown,
        }))?;
        return Ok(if is_whole { Exit::Done } else { Exit::Refused });
    }
    let mut text = String::new();
    for deed in &shown {
        text += &line(context, &workspace, &people, deed);
    }
    if shown.is_empty() && count > 0 {
        let _ = writeln!(text, "{}", context.output.messages.get("audit-none"));
    }
    for (id, how) in &breaks {
        let _ = writeln!(text, "{}", styled(BAD, context.output.messages.text(&Message::new(broken(*how)).with("id", id))));
    }
    for id in &changed {
        let _ = writeln!(text, "{}", styled(BAD, context.output.messages.text(&Message::new("audit-inspection").with("id", id))));
    }
    if is_head_missing {
        let _ = writeln!(text, "{}", styled(BAD, context.output.messages.get("audit-head-missing")));
    }
    let sum = Message::new(if is_whole { "audit-whole" } else { "audit-broken" }).with("count", count).with("head", head);
    text += &styled(if is_whole { GOOD } else { BAD }, context.output.messages.text(&sum));
    context.output.text(&text)?;
    Ok(if is_whole { Exit::Done } else { Exit::Refused })
}

/// Entries whose inspection is neither the one that was reviewed nor what an erasure left of it.
fn changed_inspections(store: &Store, named: &[(i64, i64, String)], erased: &BTreeMap<i64, String>) -> Result<Vec<i64>> {
    let mut changed = Vec::new();
    for (entry, inspection, sha256) in named {
        let expected = erased.get(inspection).unwrap_or(sha256);
        if store.inspection_of(*inspection)?.is_none_or(|kept| kept.sha256 != *expected) {
            changed.push(*entry);
        }
    }
    Ok(changed)
}

/// What is to be printed.
struct Filter {
    who: Option<String>,
    about: Option<String>,
    act: Option<String>,
    since: Option<Date>,
    until: Option<Date>,
}

impl Filter {
    fn read(args: &AuditArgs, people: &Users) -> Result<Self> {
        let date = |text: &Option<String>| {
            let read =
                |text: &String| text.trim().parse().map_err(|_| Error::usage(Problem::new("visit-bad-time").with("value", text)));
            text.as_ref().map(read).transpose()
        };
        let id = |who: &String| people.find(who).first().map_or_else(|| who.clone(), |user| user.id.clone());
        Ok(Self {
            who: args.who.as_ref().map(id),
            about: args.about.clone(),
            act: args.act.clone(),
            since: date(&args.since)?,
            until: date(&args.until)?,
        })
    }

    fn takes(&self, deed: &Deed, workspace: &Workspace) -> bool {
        let day = deed.at.to_zoned(workspace.config.zone.clone()).date();
        let is_about =
            |about: &String| deed.draw.as_ref() == Some(about) || deed.unit.as_ref().is_some_and(|unit| unit.as_str() == about);
        self.who.as_ref().is_none_or(|who| is_same_person(who, &deed.who))
            && self.about.as_ref().is_none_or(is_about)
            && self.act.as_ref().is_none_or(|act| deed.act.name() == act)
            && self.since.is_none_or(|since| day >= since)
            && self.until.is_none_or(|until| day <= until)
    }
}

fn line(context: &Context, workspace: &Workspace, people: &Users, deed: &Deed) -> String {
    let messages = &context.output.messages;
    let what = match &deed.act {
        Act::Noted { what, .. } => messages.get(&format!("noted-{what}")),
        other => messages.get(&format!("act-{}", other.name())),
    };
    let what = what + &details(&deed.act, messages);
    let unit = deed.unit.as_ref().map(ToString::to_string).unwrap_or_default();
    let at = shown_time(deed.at, &workspace.config.zone);
    let role = messages.get(&format!("role-{}", deed.role.name()));
    let mut text = format!("{} {} {}（{role}） {what} {unit}", styled(DIM, deed.id), at, people.name(&deed.who));
    if let Some(draw) = &deed.draw {
        let _ = write!(text, " {}", styled(DIM, draw));
    }
    if deed.is_erased {
        let _ = write!(text, "（{}）", messages.get("step-erased"));
    }
    for (name, words) in &deed.words {
        let _ = write!(text, "\n    {}：{words}", title_of(name, messages));
    }
    text + "\n"
}

/// What was decided, in so many words as the log's body has: items, verdicts, numbers.
fn details(act: &Act, messages: &Messages) -> String {
    let verdict = |verdict: Verdict| messages.get(&format!("verdict-{}", verdict.code()));
    let said = match act {
        Act::Reviewed(review) => {
            let overruled = review.items.iter().filter(|item| item.way == Way::Overruled);
            overruled.map(|item| format!("{} {}", item.item, verdict(item.verdict))).collect::<Vec<_>>().join("、")
        }
        Act::Appealed { item, round } => format!("{item} {round}"),
        Act::Ruled { item, round, granted } => {
            format!("{item} {round} {}", granted.map_or_else(|| messages.get("appeal-stats-denied"), verdict))
        }
        Act::Trusted { checklist, item, counts, looked_at, right, .. } => {
            let id = if *counts { "audit-counts" } else { "audit-advice" };
            format!("{checklist} {item} {}（{right}/{looked_at}）", messages.get(id))
        }
        Act::Erased { records, inspections, entries } => format!("{records} / {} / {}", inspections.len(), entries.len()),
        Act::Opened { units, raters, .. } => format!("{} × {}", units.len(), raters.join("、")),
        Act::Returned | Act::Signed | Act::Noted { .. } => String::new(),
    };
    if said.is_empty() { said } else { format!("：{said}") }
}

fn broken(how: Break) -> &'static str {
    match how {
        Break::Gap => "audit-gap",
        Break::Previous => "audit-previous",
        Break::Changed => "audit-changed",
        Break::Words => "audit-words",
        Break::Gone => "audit-gone",
        Break::Unreadable => "audit-unreadable",
    }
}
