//! A draw's ledger as an inspector reads it: where the records went, what was drawn, what is done, and what is not.

use std::fmt::Write as _;

use super::show::rule_name;
use crate::cli::output::{BAD, BOLD, DIM, GOOD, OPEN, styled};
use crate::messages::Messages;
use crate::problem::Message;
use crate::sampling::{Excluded, Plan};
use crate::work::Ledger;
use crate::work::ledger::{Account, GivenUp, Quota, Reached, Swap};

/// Ids that a line shows; JSON has them all.
const MOST_IDS: usize = 5;

/// The lines of a ledger.
pub(super) fn text(ledger: &Ledger, plan: &Plan, messages: &Messages) -> String {
    let mut text = styled(BOLD, messages.get("ledger-head")) + "\n";
    let mut line = |message: Message| {
        let _ = writeln!(text, "  {}", messages.text(&message));
    };
    let found = Message::new("ledger-found").with("found", ledger.found).with("excluded", ledger.left_out());
    line(found.with("eligible", ledger.random.eligible));
    for rule in &ledger.excluded {
        text += &left_out(&rule.rule, &rule.units, messages);
    }
    text += &account(&ledger.random, "  ", messages);
    for part in &ledger.targeted {
        let title = plan.targeted.iter().find(|known| known.id == part.part).map_or(&part.part, |known| &known.title);
        let head = Message::new("ledger-targeted").with("title", title).with("eligible", part.eligible);
        let _ = writeln!(text, "  {}", styled(BOLD, messages.text(&head)));
        text += &account(part, "    ", messages);
    }
    text + &ledger.rate.as_ref().map(|rate| format!("  {}\n", quota(rate, messages))).unwrap_or_default()
}

/// What a rule left out, with the first ids.
pub(super) fn left_out(rule: &str, units: &[Excluded], messages: &Messages) -> String {
    let shown = |excluded: &Excluded| match &excluded.of {
        Some(of) => format!("{} (= {of})", excluded.unit),
        None => excluded.unit.to_string(),
    };
    let message = Message::new("draw-excluded").with("rule", rule_name(rule, messages)).with("count", units.len());
    format!("    {}  {}\n", messages.text(&message), some(units, shown, " "))
}

/// The first of some ids, and whether there are more.
fn some<T>(all: &[T], shown: impl Fn(&T) -> String, between: &str) -> String {
    let more = if all.len() > MOST_IDS { " …" } else { "" };
    styled(DIM, all.iter().take(MOST_IDS).map(shown).collect::<Vec<_>>().join(between) + more)
}

/// What was drawn of a part, and what is done of it.
fn account(account: &Account, indent: &str, messages: &Messages) -> String {
    let mut text = String::new();
    let is_random = account.part.is_empty();
    let drawn = Message::new(if is_random { "ledger-drawn" } else { "ledger-drawn-targeted" }).with("drawn", account.drawn);
    let drawn = drawn.with("replaced", account.replaced.len()).with("allowed", account.replaceable);
    let _ = writeln!(text, "{indent}{}", messages.text(&drawn));
    if !account.replaced.is_empty() {
        let reason = |done: &Swap| messages.get(&format!("replace-{}", done.reason.code()));
        let swap = |done: &Swap| format!("{} → {} {}", done.unit, done.by, reason(done));
        let _ = writeln!(text, "{indent}  {}", some(&account.replaced, swap, "; "));
    }
    let work = Message::new("ledger-work-line").with("in_use", account.in_use).with("done", account.done);
    let work = work.with("open", account.open).with("overdue", account.overdue.len());
    let _ = writeln!(text, "{indent}{}", messages.text(&work.with("given_up", account.given_up.len())));
    text + &remarks(account, indent, messages)
}

/// What somebody has to look after.
fn remarks(account: &Account, indent: &str, messages: &Messages) -> String {
    let mut text = String::new();
    let mut remark = |style, message: Message, ids: String| {
        let line = format!("{indent}  {}  {ids}", styled(style, messages.text(&message)));
        let _ = writeln!(text, "{}", line.trim_end());
    };
    if !account.overdue.is_empty() {
        let message = Message::new("ledger-overdue").with("count", account.overdue.len());
        remark(BAD, message, some(&account.overdue, ToString::to_string, " "));
    }
    if !account.given_up.is_empty() {
        let outcome = |one: &GivenUp| format!("{} {}", one.unit, messages.get(&format!("visit-outcome-{}", one.outcome.code())));
        let message = Message::new("ledger-given-up").with("count", account.given_up.len());
        remark(OPEN, message, some(&account.given_up, outcome, "; "));
    }
    if account.done_late > 0 {
        remark(OPEN, Message::new("ledger-late").with("count", account.done_late), String::new());
    }
    if account.answers_owed > 0 {
        let message = Message::new("ledger-answers").with("count", account.answers_owed);
        remark(OPEN, message.with("overdue", account.answers_overdue), String::new());
    }
    text
}

/// The share that is done, against the one that the plan asks for.
pub(super) fn quota(quota: &Quota, messages: &Messages) -> String {
    let (id, style) = match quota.state {
        Reached::Reached => ("ledger-rate-reached", GOOD),
        Reached::Within => ("ledger-rate-within", OPEN),
        Reached::Missed => ("ledger-rate-missed", BAD),
    };
    let short = quota.needed.saturating_sub(quota.on_time);
    let message = Message::new(id).with("share", format!("{}.{}%", quota.permille() / 10, quota.permille() % 10));
    let message = message.with("done", quota.on_time).with("eligible", quota.eligible).with("bound", quota.bound);
    let message = message.with("needed", quota.needed).with("short", short).with("open", quota.open);
    styled(style, messages.text(&message))
}
