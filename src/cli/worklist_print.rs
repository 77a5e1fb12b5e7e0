//! The work list on a terminal, as lines that are read in ten seconds, and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::output::{BAD, BOLD, DIM, OPEN, styled};
use super::waiting::called;
use super::{Context, Failure};
use crate::messages::Messages;
use crate::problem::{Message, Problem};
use crate::work::{Entry, Inspector, Nobody, When, shown_time};
use crate::workspace::Workspace;

/// Ids that a line shows of one person's list, and of everybody's; the sheet has them all.
const MOST_IDS: (usize, usize) = (12, 3);

/// What is to be shown.
pub(super) struct Shown<'a> {
    /// The units, the most urgent first.
    pub entries: &'a [Entry],
    /// Everybody who is known.
    pub people: &'a [Inspector],
    /// Whose list it is, where only one person's was asked for.
    pub who: Option<&'a str>,
    /// Whether anything was drawn at all.
    pub is_any_drawn: bool,
    /// The sheet that was written.
    pub file: Option<&'a Path>,
}

/// What is printed by, and when.
struct Page<'a> {
    shown: &'a Shown<'a>,
    messages: &'a Messages,
    workspace: &'a Workspace,
    now: Timestamp,
}

/// Prints the list.
pub(super) fn print(context: &Context, workspace: &Workspace, shown: &Shown) -> Result<(), Failure> {
    let page = Page { shown, messages: &context.output.messages, workspace, now: (context.clock)() };
    if context.output.json {
        return Ok(context.output.json(&page.json())?);
    }
    context.output.text(&page.text())?;
    if shown.people.is_empty() && shown.entries.iter().any(|entry| matches!(entry.to, Some(Err(_)))) {
        context.output.warn(&Problem::new("work-nobody-unknown"));
    }
    if let Some(file) = shown.file {
        let count = shown.entries.len();
        context.output.say(&Message::new("work-written").with("count", count).with("file", file.display()))?;
    }
    Ok(context.output.say(&Message::new(page.next()))?)
}

impl Page<'_> {
    fn when(&self, entry: &Entry) -> Option<When> {
        (!entry.is_finished()).then(|| When::of(entry.due(), self.now, &self.workspace.config.zone))
    }

    fn of(&self, when: Option<When>) -> impl Iterator<Item = &Entry> {
        self.shown.entries.iter().filter(move |entry| self.when(entry) == when)
    }

    fn counts(&self) -> [(When, usize); 5] {
        When::ALL.map(|when| (when, self.of(Some(when)).count()))
    }

    fn text(&self) -> String {
        let total: usize = self.counts().iter().map(|(_, count)| count).sum();
        let mut text = if total == 0 { self.empty() } else { styled(BOLD, self.head(total)) + "\n" };
        for when in When::ALL.into_iter().map(Some).chain([None]) {
            let lines = self.lines(when);
            if !lines.is_empty() {
                let title = self
                    .messages
                    .get(&when.map_or_else(|| "work-finished".to_owned(), |when| format!("work-when-{}", when.code())));
                let style = if when == Some(When::Overdue) { BAD.bold() } else { BOLD };
                let _ = writeln!(text, "\n{}", styled(style, title));
                text += &aligned(&lines);
            }
        }
        text + &self.remarks() + "\n"
    }

    fn head(&self, total: usize) -> String {
        let [overdue, today, week, later, undated] = self.counts().map(|(_, count)| count);
        let head = match self.shown.who {
            Some(who) => Message::new("work-head-of").with("inspector", who),
            None => Message::new("work-head"),
        };
        let head = head.with("total", total).with("overdue", overdue).with("today", today).with("week", week);
        self.messages.text(&head.with("later", later).with("undated", undated))
    }

    fn empty(&self) -> String {
        let message = match self.shown.who {
            Some(who) => Message::new("work-empty-of").with("inspector", who),
            None => Message::new("work-empty"),
        };
        styled(BOLD, self.messages.text(&message)) + "\n"
    }

    /// A line for what one person has of a group, in the order of urgency; the last cell holds the ids.
    fn lines(&self, when: Option<When>) -> Vec<Vec<String>> {
        let mut lines: Vec<(&Entry, Vec<&Entry>)> = Vec::new();
        let mut places: BTreeMap<(&str, &str, Option<&str>), usize> = BTreeMap::new();
        for entry in self.of(when) {
            let waiting = &entry.waiting;
            let place = *places.entry((&waiting.draw, &waiting.group, entry.inspector())).or_insert(lines.len());
            if place == lines.len() {
                lines.push((entry, Vec::new()));
            }
            lines[place].1.push(entry);
        }
        lines.iter().map(|(first, group)| self.line(first, group)).collect()
    }

    fn line(&self, first: &Entry, group: &[&Entry]) -> Vec<String> {
        let due = first.due().map(|due| shown_time(due, &self.workspace.config.zone)).unwrap_or_default();
        let who = match first.inspector() {
            Some(id) => called(self.shown.people, id),
            None => self.messages.get("work-no-one"),
        };
        let most = if self.shown.who.is_some() { MOST_IDS.0 } else { MOST_IDS.1 };
        let ids: Vec<&str> = group.iter().take(most).map(|entry| entry.waiting.unit.as_str()).collect();
        let more = if group.len() > most { " …" } else { "" };
        let count = self.messages.text(&Message::new("work-count").with("count", group.len()));
        let attempts: usize = group.iter().map(|entry| entry.state.attempts).sum();
        let tried = Message::new("work-attempts").with("attempts", attempts);
        let tried = if attempts > 0 { self.messages.text(&tried) + "  " } else { String::new() };
        vec![due, first.waiting.plan_title.clone(), first.waiting.stratum.clone(), who, count, tried + &ids.join(" ") + more]
    }

    /// Why some have nobody, and what spares have to stand in for.
    fn remarks(&self) -> String {
        let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
        for entry in self.shown.entries {
            if let Some(Err(nobody)) = entry.to.as_ref().filter(|to| !matches!(to, Err(Nobody::Unknown))) {
                *reasons.entry(self.messages.text(&nobody.message())).or_default() += 1;
            }
        }
        let open =
            reasons.iter().map(|(reason, count)| Message::new("work-open-reason").with("count", count).with("reason", reason));
        let spares = self.shown.entries.iter().filter(|entry| entry.needs_spare()).map(|entry| {
            let reason = entry.state.last.map_or("unreachable", |outcome| outcome.code());
            let message = Message::new("work-spare").with("unit", &entry.waiting.unit);
            message.with("draw", &entry.waiting.draw).with("reason", reason)
        });
        open.chain(spares).fold(String::new(), |text, message| text + "\n" + &styled(OPEN, self.messages.text(&message)))
    }

    /// What to do next.
    fn next(&self) -> &'static str {
        let is_any = self.shown.entries.iter().any(|entry| !entry.is_finished());
        match (self.shown.is_any_drawn, is_any, self.shown.who) {
            (false, ..) => "work-next-draw",
            (true, true, _) => "work-next",
            (true, false, Some(_)) => "work-next-others",
            (true, false, None) => "work-next-done",
        }
    }

    fn json(&self) -> Value {
        let counts: serde_json::Map<String, Value> =
            self.counts().iter().map(|(when, count)| (when.code().replace('-', "_"), json!(count))).collect();
        let items: Vec<Value> = self.shown.entries.iter().map(|entry| self.item(entry)).collect();
        json!({ "counts": counts, "file": self.shown.file, "items": items })
    }

    fn item(&self, entry: &Entry) -> Value {
        let waiting = &entry.waiting;
        let nobody = entry.to.as_ref().and_then(|to| to.as_ref().err()).map(|nobody| self.messages.text(&nobody.message()));
        json!({
            "draw": waiting.draw,
            "plan": waiting.plan_title,
            "unit": waiting.unit,
            "stratum": waiting.stratum,
            "subject": waiting.subject,
            "inspector": entry.inspector(),
            "name": entry.inspector().map(|id| called(self.shown.people, id)),
            "nobody": nobody,
            "due": entry.due(),
            "when": self.when(entry).map(When::code),
            "attempts": entry.state.attempts,
            "visits": entry.state.visits,
            "finished": entry.is_finished(),
            "needs_spare": entry.needs_spare(),
        })
    }
}

/// Lines with their cells below each other; the last cell stands as it is, dimmed.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.first().map_or(0, Vec::len);
    let widest = |column: usize| lines.iter().map(|line| width(&line[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let mut text = String::new();
    for line in lines {
        for (cell, widest) in line.iter().zip(&widths).take(columns - 1).filter(|(_, widest)| **widest > 0) {
            let _ = write!(text, "  {cell}{}", " ".repeat(widest - width(cell)));
        }
        let _ = writeln!(text, "  {}", styled(DIM, &line[columns - 1]));
    }
    text
}

/// How many columns of a terminal a text takes: Chinese characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}
