//! Where an item looks: which turns, and what can't be told.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::found::{Reach, find};
use super::inspect::Case;
use super::speakers::Role;
use crate::checklist::{Bound, Bounds, Extent, Scope, Who, Window};
use crate::records::{Speaker, Transcript, Turn};
use crate::text::Document;

/// The turns an item looks at.
#[derive(Debug)]
pub(super) struct View {
    /// For each turn, whether it stands in the window, whoever says it.
    pub inside: Vec<bool>,
    /// For each turn, whether the speaker is the one asked for.
    pub by_speaker: Vec<Certainty>,
    /// Whether banned words are looked for in any spoken turn.
    pub is_searched: bool,
}

/// How sure it is that a turn is said by the speaker asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It isn't.
    Not,
    /// The source names somebody else, but can't be relied on: a required phrase may stand here, a banned one is no reproach.
    Unlikely,
    /// It may be: the source only numbers the speaker, or names the right one and can't be relied on.
    Doubtful,
    /// It is.
    Sure,
}

/// The turns of a window, or the message id of the reason why they can't be told.
pub(super) fn view(scope: Scope, case: &Case) -> Result<View, &'static str> {
    let transcript = case.transcript;
    let by_speaker: Vec<Certainty> = transcript.turns.iter().map(|turn| certainty(scope.speaker, turn, transcript)).collect();
    let inside = match scope.window {
        None => vec![true; transcript.turns.len()],
        Some(window) => inside(window, scope.speaker, transcript, case.scan.document)?,
    };
    Ok(View { inside, by_speaker, is_searched: false })
}

/// The turns of scopes, each told once a call: many items look at the same.
#[derive(Debug, Default)]
pub(super) struct Views(RefCell<Vec<(Scope, Told)>>);

type Told = Result<Rc<View>, &'static str>;

impl Views {
    /// The turns of a scope, settled as far as can be, or the message id of the reason why they can't be told.
    pub fn of(&self, scope: Scope, case: &Case) -> Told {
        let known = self.0.borrow().iter().find(|(known, _)| *known == scope).map(|(_, told)| told.clone());
        known.unwrap_or_else(|| {
            let told = view(scope, case).map(|mut view| {
                view.settle(scope.speaker, case);
                let turns = case.scan.document.turns().iter().zip(view.inside.iter().zip(&view.by_speaker));
                view.is_searched =
                    turns.into_iter().any(|(turn, (inside, by))| !turn.is_empty() && *inside && *by >= Certainty::Doubtful);
                Rc::new(view)
            });
            self.0.borrow_mut().push((scope, told.clone()));
            told
        })
    }
}

impl View {
    /// Settles turns of doubtful sources as far as the words of the call tell who speaks.
    fn settle(&mut self, who: Who, case: &Case) {
        let (role, other) = match who {
            Who::Agent => (Role::Agent, Role::Customer),
            Who::Customer => (Role::Customer, Role::Agent),
            Who::Any => return,
        };
        for (index, certainty) in self.by_speaker.iter_mut().enumerate() {
            if !matches!(*certainty, Certainty::Doubtful | Certainty::Unlikely) {
                continue;
            }
            let speaker = &case.transcript.turns[index].speaker;
            let turns = case.scan.speakers(case.transcript, case.facts);
            if turns.is_surely(role, index, speaker) {
                *certainty = Certainty::Sure;
            } else if turns.is_surely(other, index, speaker) || turns.is_likely(other, index, speaker) {
                *certainty = Certainty::Unlikely;
            }
        }
    }
}

/// The stretch of the folded text between the words that bound it; `None` where the first of them are never said.
pub(super) fn between(bounds: &Bounds, case: &Case) -> Option<Range<usize>> {
    let document = case.scan.document;
    let said = |bound: &Bound, from: usize| -> Option<Range<usize>> {
        let view = case.views.of(Scope { speaker: bound.by, window: None }, case).ok()?;
        let is_theirs = |turn: usize| view.by_speaker[turn] >= Certainty::Doubtful;
        let are_theirs =
            |span: &Range<usize>| document.turns_of(span).all(|turn| document.turn(turn).is_empty() || is_theirs(turn));
        let counts = |span: &Range<usize>| span.start >= from && are_theirs(span);
        let found = find(&bound.words, case.scan, Reach::Run, &counts);
        found.spans.into_iter().next().filter(|_| found.said)
    };
    let from = match &bounds.after {
        None => 0,
        Some(bound) => said(bound, 0)?.end,
    };
    let to = bounds.before.as_ref().and_then(|bound| said(bound, from)).map_or(document.text().len(), |span| span.start);
    Some(from..to)
}

fn certainty(who: Who, turn: &Turn, transcript: &Transcript) -> Certainty {
    match &turn.speaker {
        _ if who == Who::Any => Certainty::Sure,
        Speaker::Other(_) => Certainty::Doubtful,
        speaker if who.is(speaker) && transcript.speakers_reliable => Certainty::Sure,
        speaker if who.is(speaker) => Certainty::Doubtful,
        _ if transcript.speakers_reliable => Certainty::Not,
        _ => Certainty::Unlikely,
    }
}

fn inside(window: Window, who: Who, transcript: &Transcript, document: &Document) -> Result<Vec<bool>, &'static str> {
    let turns = &transcript.turns;
    let is_spoken = |index: usize| !document.turns()[index].is_empty();
    let (extent, last) = match window {
        Window::First(extent) => (extent, false),
        Window::Last(extent) => (extent, true),
    };
    match extent {
        Extent::Millis(ms) => {
            if last { last_millis(turns, ms, is_spoken) } else { first_millis(turns, ms, is_spoken) }.ok_or("no-times")
        }
        Extent::Turns(count) => Ok(some_turns(transcript, who, count, last, is_spoken)),
        Extent::Percent(percent) => {
            let spoken = (0..turns.len()).filter(|index| is_spoken(*index)).count();
            Ok(some_turns(transcript, Who::Any, (spoken * usize::from(percent)).div_ceil(100), last, is_spoken))
        }
    }
}

/// The first or last turns of a speaker, and whatever is said between them. Where the speaker of a turn is in doubt, twice as
/// many turns of anybody.
fn some_turns(transcript: &Transcript, who: Who, count: usize, last: bool, is_spoken: impl Fn(usize) -> bool) -> Vec<bool> {
    let turns = &transcript.turns;
    let doubtful =
        who != Who::Any && (!transcript.speakers_reliable || turns.iter().any(|turn| matches!(turn.speaker, Speaker::Other(_))));
    let (who, count) = if doubtful { (Who::Any, count.saturating_mul(2)) } else { (who, count) };
    let counted = |i: &usize| who.is(&turns[*i].speaker) && is_spoken(*i);
    let edge = if last {
        (0..turns.len()).rev().filter(counted).nth(count - 1)
    } else {
        (0..turns.len()).filter(counted).nth(count - 1)
    };
    match edge {
        None => vec![true; turns.len()],
        Some(edge) => (0..turns.len()).map(|i| if last { i >= edge } else { i <= edge }).collect(),
    }
}

/// Turns that begin within the time after the first spoken turn begins: what rings before it is nobody's fault.
fn first_millis(turns: &[Turn], ms: u64, is_spoken: impl Fn(usize) -> bool) -> Option<Vec<bool>> {
    let zero = turns[(0..turns.len()).find(|index| is_spoken(*index))?].start_ms?;
    turns.iter().map(|turn| Some(turn.start_ms? <= zero + ms)).collect()
}

/// Turns that end within the time before the last spoken turn ends.
fn last_millis(turns: &[Turn], ms: u64, is_spoken: impl Fn(usize) -> bool) -> Option<Vec<bool>> {
    let end = |turn: &Turn| turn.end_ms.or(turn.start_ms);
    let end_of_all = end(&turns[(0..turns.len()).rev().find(|index| is_spoken(*index))?])?;
    turns.iter().map(|turn| Some(end(turn)? + ms >= end_of_all)).collect()
}
