//! Choosing the words that a verdict rests on: marked words, a whole turn, or a part of one. A quote is always what the transcript says.

use ratatui::crossterm::event::KeyCode;

use super::{Mode, Scroll, Span, State, Step};
use crate::problem::Message;

/// How many turns a page holds.
const PAGE: usize = 10;

/// What sentences and parts of them end with.
const STOPS: [&str; 2] = ["。！？；!?;", "。！？；!?;，,、 "];

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pick {
    turn: usize,
    /// Which part of the turn.
    part: usize,
}

impl State<'_> {
    /// Begins to choose: with the words that are looked at, or the turn that is shown first.
    pub(super) fn pick(&mut self) -> Step {
        let count = self.desk.transcript.as_ref().map_or(0, |transcript| transcript.turns.len());
        if count == 0 || self.current().is_none() {
            return self.say(Message::new("review-screen-nothing-to-quote"));
        }
        let spot = self.spot.filter(|_| self.scroll == Scroll::Spot);
        let turn = spot.map_or(self.seen.borrow().turn(), |spot| spot.turn).min(count - 1);
        let part = spot.and_then(|spot| self.parts(turn).iter().position(|part| *part == spot)).unwrap_or_default();
        self.show_pick(Pick { turn, part })
    }

    pub(super) fn pick_key(&mut self, pick: Pick, code: KeyCode) -> Step {
        let last = self.desk.transcript.as_ref().map_or(0, |transcript| transcript.turns.len()).saturating_sub(1);
        let parts = self.parts(pick.turn).len().max(1);
        let turn = |turn: usize| Pick { turn: turn.min(last), part: 0 };
        let next = match code {
            KeyCode::Up | KeyCode::Char('k') => turn(pick.turn.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => turn(pick.turn + 1),
            KeyCode::PageUp => turn(pick.turn.saturating_sub(PAGE)),
            KeyCode::PageDown => turn(pick.turn + PAGE),
            KeyCode::Home => turn(0),
            KeyCode::End => turn(last),
            KeyCode::Left => Pick { part: (pick.part + parts - 1) % parts, ..pick },
            KeyCode::Right => Pick { part: (pick.part + 1) % parts, ..pick },
            KeyCode::Enter | KeyCode::Char(' ' | 'q') => return self.take_quote(pick),
            KeyCode::Char('x') | KeyCode::Delete | KeyCode::Backspace => return self.put_quote(None),
            KeyCode::Esc => return self.back(),
            _ => pick,
        };
        self.show_pick(next)
    }

    /// The words that are chosen now.
    pub(super) fn picked(&self) -> Option<Span> {
        let Mode::Pick(pick) = &self.mode else { return None };
        self.parts(pick.turn).get(pick.part).copied()
    }

    fn show_pick(&mut self, pick: Pick) -> Step {
        self.mode = Mode::Pick(pick);
        self.spot = self.picked().or(Some(Span { turn: pick.turn, from: 0, to: 0 }));
        self.scroll = Scroll::Spot;
        Step::Nothing
    }

    fn take_quote(&mut self, pick: Pick) -> Step {
        let span = self.parts(pick.turn).get(pick.part).copied();
        let turn = self.desk.transcript.as_ref().and_then(|transcript| transcript.turns.get(pick.turn));
        let words = span.zip(turn).and_then(|(span, turn)| turn.text.get(span.from..span.to));
        match words {
            Some(words) => self.put_quote(Some(words.to_owned())),
            None => self.say(Message::new("review-screen-nothing-to-quote")),
        }
    }

    fn put_quote(&mut self, quote: Option<String>) -> Step {
        self.mode = Mode::Items;
        self.say(Message::new(if quote.is_some() { "review-screen-quoted" } else { "review-screen-unquoted" }));
        if self.change(|choice| choice.quote = quote) { Step::Changed } else { Step::Nothing }
    }

    /// What can be chosen of a turn: words that the item's verdict rests on, all of it, its sentences, and parts of them.
    fn parts(&self, turn: usize) -> Vec<Span> {
        let text = self.desk.transcript.as_ref().and_then(|transcript| transcript.turns.get(turn)).map_or("", |turn| &turn.text);
        let marks = self.marked().filter(|span| span.turn == turn);
        let pieces = ["", STOPS[0], STOPS[1]].into_iter().flat_map(|stops| pieces(text, stops));
        let mut parts: Vec<Span> = Vec::new();
        for span in marks.chain(pieces.map(|(from, to)| Span { turn, from, to })) {
            if !parts.contains(&span) {
                parts.push(span);
            }
        }
        parts
    }

    /// The words that the machine's verdict on the item rests on, where the inspector may know them.
    pub(super) fn marked(&self) -> impl Iterator<Item = Span> {
        let current = self.current().filter(|asked| asked.machine.is_some_and(|found| !found.quotes_nearest()));
        let evidence = current.map_or(&[][..], |asked| self.evidence_of(&asked));
        let spans = evidence.iter().map(|found| Span { turn: found.turn, from: found.start_byte, to: found.end_byte });
        spans.filter(|span| span.from < span.to)
    }
}

/// The pieces of a text that end with one of some marks, without the blanks and the marks around them.
fn pieces(text: &str, stops: &str) -> Vec<(usize, usize)> {
    let is_edge = |c: char| c.is_whitespace() || (stops.contains(c) && !stops.is_empty());
    let mut pieces = Vec::new();
    let mut from = 0;
    for piece in text.split_inclusive(|c| stops.contains(c)) {
        let begin = from + piece.len() - piece.trim_start_matches(is_edge).len();
        let end = from + piece.trim_end_matches(char::is_whitespace).len();
        if !piece.trim_matches(is_edge).is_empty() {
            pieces.push((begin, end));
        }
        from += piece.len();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_comes_apart_at_its_stops() {
        let text = " 您好，请问。有事吗？ ";
        let words = |stops| pieces(text, stops).into_iter().map(|(from, to)| &text[from..to]).collect::<Vec<_>>();
        assert_eq!(words(""), ["您好，请问。有事吗？"]);
        assert_eq!(words(STOPS[0]), ["您好，请问。", "有事吗？"]);
        assert_eq!(words(STOPS[1]), ["您好，", "请问。", "有事吗？"]);
        assert!(pieces("…", "").len() == 1 && pieces("  ", "").is_empty());
    }
}
