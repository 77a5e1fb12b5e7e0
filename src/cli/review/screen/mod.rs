//! The full-screen view in which an inspector reviews a recording: what was said on one side, the items on the other.
//!
//! [`State`] is everything that a key changes and everything that is drawn; it knows no clock, store or file. [`run`] holds the terminal and
//! has the draft saved after every change, so that a terminal that dies loses no more than the key that was being pressed.

mod answers;
mod detail;
mod draw;
mod editor;
mod foot;
mod items;
mod keys;
mod overlay;
mod quotes;
mod talk;
mod terminal;
#[cfg(test)]
mod tests;
mod wrap;
mod writing;

use std::cell::RefCell;

pub(crate) use terminal::{Ended, is_possible, run};

use crate::inspection::{Evidence, Verdict};
use crate::problem::{Message, Problem};
use crate::review::{Asked, Choice, Desk, Draft};
use quotes::Pick;
use writing::Write;

/// What has to happen after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing but drawing.
    Nothing,
    /// The draft is another one, and has to be saved now.
    Changed,
    /// The inspector submits; nothing is missing.
    Submit,
    /// The inspector leaves; the draft is kept.
    Leave,
}

/// What the keys are for.
#[derive(Debug, Clone)]
enum Mode {
    /// Going through the items and judging them.
    Items,
    /// Reading what was said.
    Talk,
    /// Answering the item's question.
    Answer,
    /// Choosing the words that a verdict rests on.
    Pick(Pick),
    /// Typing.
    Write(Write),
    /// Reading what is missing.
    Missing(Vec<Problem>),
    /// Submitting, once that is said again.
    Confirm,
    /// Reading what is known of the item, from a line on.
    Whole(u16),
    /// Reading which keys there are, from a line on.
    Help(u16),
}

/// From where on the transcript is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scroll {
    /// So that the spot is seen.
    Spot,
    /// From a row of a turn on.
    From { turn: usize, row: usize },
}

/// A piece of the transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    turn: usize,
    from: usize,
    to: usize,
}

/// What was last seen of the transcript; scrolling goes on from there.
#[derive(Debug, Default)]
struct Seen {
    /// The first line that is shown.
    top: usize,
    /// How many are shown.
    height: usize,
    /// The turn of every line.
    turns: Vec<usize>,
}

impl Seen {
    /// The turn that is shown first.
    fn turn(&self) -> usize {
        self.turns.get(self.top).copied().unwrap_or_default()
    }
}

/// A review under way.
pub(crate) struct State<'d> {
    desk: &'d Desk,
    asked: Vec<Asked<'d>>,
    draft: Draft,
    /// The item that the keys are for.
    selected: usize,
    /// Which of its pieces of evidence is looked at.
    evidence: usize,
    mode: Mode,
    /// What the last key led to, in words.
    notice: Option<Message>,
    /// Drafts as they were, each with the item that was changed then.
    past: Vec<(Draft, usize)>,
    /// Drafts that were taken back.
    future: Vec<(Draft, usize)>,
    /// Where the eye should be in the transcript.
    spot: Option<Span>,
    scroll: Scroll,
    seen: RefCell<Seen>,
    /// What was searched for, and where it stands.
    hits: Vec<Span>,
    hit: usize,
    has_colours: bool,
}

impl<'d> State<'d> {
    /// A review as it lies on the desk, with the draft that is begun.
    pub fn new(desk: &'d Desk) -> Self {
        let asked: Vec<Asked<'d>> = desk.form().asked().collect();
        let mut draft = desk.draft.clone().tidy();
        // nobody could see or take back what is said of items that are not there
        draft.items.retain(|id, _| asked.iter().any(|asked| asked.item.id == *id));
        let mut state = Self {
            desk,
            asked,
            draft,
            selected: 0,
            evidence: 0,
            mode: Mode::Items,
            notice: None,
            past: Vec::new(),
            future: Vec::new(),
            spot: None,
            scroll: Scroll::From { turn: 0, row: 0 },
            seen: RefCell::default(),
            hits: Vec::new(),
            hit: 0,
            has_colours: false,
        };
        let first = state.open_items().first().copied().unwrap_or_default();
        state.select(first);
        state
    }

    /// Shows verdicts in colours too.
    pub fn with_colours(self, has_colours: bool) -> Self {
        Self { has_colours, ..self }
    }

    /// What is chosen so far.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What is chosen so far, at the end.
    pub fn into_draft(self) -> Draft {
        self.draft.tidy()
    }

    fn current(&self) -> Option<Asked<'d>> {
        self.asked.get(self.selected).copied()
    }

    /// What is chosen of an item.
    fn choice(&self, asked: &Asked) -> Choice {
        self.draft.items.get(&asked.item.id).cloned().unwrap_or_default()
    }

    /// What the machine found, where the inspector may know it.
    fn machine(&self, asked: &Asked) -> Option<Verdict> {
        asked.found().filter(|_| !self.desk.blind)
    }

    /// What the machine's verdict rests on, where the inspector may know it and there is something in the transcript.
    fn evidence_of(&self, asked: &Asked<'d>) -> &'d [Evidence] {
        asked.machine.filter(|_| !self.desk.blind).map_or(&[], |found| &found.evidence)
    }

    /// What is still missing, item by item.
    fn missing(&self) -> Vec<Problem> {
        self.desk.form().decide(&self.draft).err().unwrap_or_default()
    }

    /// What is missing of one item.
    fn missing_of<'p>(problems: &'p [Problem], asked: &Asked) -> Option<&'p Problem> {
        problems.iter().find(|problem| item_of(problem) == Some(asked.item.id.as_str()))
    }

    /// The items of which something is missing.
    fn open_items(&self) -> Vec<usize> {
        let problems = self.missing();
        (0..self.asked.len()).filter(|index| Self::missing_of(&problems, &self.asked[*index]).is_some()).collect()
    }

    /// Goes to an item, and to the words that its verdict rests on.
    fn select(&mut self, index: usize) {
        self.selected = index.min(self.asked.len().saturating_sub(1));
        self.look_at(0);
    }

    /// Looks at a piece of the item's evidence.
    fn look_at(&mut self, evidence: usize) {
        self.evidence = evidence;
        let Some(found) = self.current().and_then(|asked| self.evidence_of(&asked).get(evidence)) else { return };
        self.spot = Some(Span { turn: found.turn, from: found.start_byte, to: found.end_byte });
        self.scroll = Scroll::Spot;
    }

    /// Changes what is chosen of the item; says whether anything is another way now.
    fn change(&mut self, change: impl FnOnce(&mut Choice)) -> bool {
        let Some(asked) = self.current() else { return false };
        let before = self.draft.clone();
        change(self.draft.item(&asked.item.id));
        self.draft.items.retain(|_, choice| !choice.is_empty());
        self.remember(before)
    }

    /// Keeps the draft as it was, where it is another one now.
    fn remember(&mut self, before: Draft) -> bool {
        let is_changed = before != self.draft;
        if is_changed {
            self.past.push((before, self.selected));
            self.future.clear();
        }
        is_changed
    }

    fn undo(&mut self) -> Step {
        self.travel("review-screen-undone", "review-screen-nothing-to-undo", false)
    }

    fn redo(&mut self) -> Step {
        self.travel("review-screen-redone", "review-screen-nothing-to-redo", true)
    }

    fn travel(&mut self, done: &str, nothing: &str, is_forward: bool) -> Step {
        let (from, to) = if is_forward { (&mut self.future, &mut self.past) } else { (&mut self.past, &mut self.future) };
        let Some((draft, item)) = from.pop() else { return self.say(Message::new(nothing)) };
        to.push((std::mem::replace(&mut self.draft, draft), item));
        self.select(item);
        self.say(Message::new(done));
        Step::Changed
    }

    /// Tells something below the panes.
    fn say(&mut self, notice: Message) -> Step {
        self.notice = Some(notice);
        Step::Nothing
    }
}

/// The item that a problem is about.
fn item_of(problem: &Problem) -> Option<&str> {
    problem.message.args.iter().rev().find(|(name, _)| name == "item").map(|(_, id)| id.as_str())
}

/// The message that names a verdict.
fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "verdict-pass",
        Verdict::Fail => "verdict-fail",
        Verdict::NotApplicable => "verdict-not-applicable",
        Verdict::Unsure => "verdict-unsure",
    }
}

/// The sign of a verdict; none is told by its colour alone.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✔",
        Verdict::Fail => "✘",
        Verdict::NotApplicable => "-",
        Verdict::Unsure => "?",
    }
}
