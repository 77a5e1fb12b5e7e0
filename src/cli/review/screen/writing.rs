//! Typing: reasons, comments, notes, and what is searched for. What is typed is in the draft with every key, and Esc takes it out again.

use ratatui::crossterm::event::KeyEvent;

use super::editor::{Edit, Editor};
use super::{Mode, Scroll, Span, State, Step};
use crate::problem::Message;
use crate::review::Draft;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Why the machine is overruled.
    Reason,
    /// What else is to be said of the item.
    Comment,
    /// The answer to a question that is answered by a note.
    Answer,
    /// What is to be said of the whole.
    General,
    /// What the agent should work on first.
    Coaching,
    /// What is searched for.
    Search,
}

impl Field {
    /// The message that asks for it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Reason => "review-screen-write-reason",
            Self::Comment => "review-screen-write-comment",
            Self::Answer => "review-screen-write-answer",
            Self::General => "review-screen-write-general",
            Self::Coaching => "review-screen-write-coaching",
            Self::Search => "review-screen-write-search",
        }
    }
}

/// A text that is being typed.
#[derive(Debug, Clone)]
pub(super) struct Write {
    pub field: Field,
    pub editor: Editor,
    /// The draft as it was when typing began.
    before: Draft,
}

impl State<'_> {
    /// Begins to type.
    pub(super) fn write(&mut self, field: Field) -> Step {
        if self.current().is_some() || !matches!(field, Field::Reason | Field::Comment | Field::Answer) {
            let text = self.text(field).unwrap_or_default();
            self.mode = Mode::Write(Write { field, editor: Editor::new(&text), before: self.draft.clone() });
        }
        Step::Nothing
    }

    fn text(&self, field: Field) -> Option<String> {
        let choice = self.current().map(|asked| self.choice(&asked)).unwrap_or_default();
        match field {
            Field::Reason => choice.reason,
            Field::Comment => choice.comment,
            Field::Answer => choice.answer,
            Field::General => self.draft.comment.clone(),
            Field::Coaching => self.draft.coaching.clone(),
            Field::Search => None,
        }
    }

    pub(super) fn write_key(&mut self, mut write: Write, key: KeyEvent) -> Step {
        match write.editor.key(key) {
            Edit::Same => self.keep_writing(write),
            Edit::Changed => self.put(write),
            Edit::Cancelled => {
                self.mode = Mode::Items;
                let is_changed = self.draft != write.before;
                self.draft = write.before;
                if is_changed { Step::Changed } else { Step::Nothing }
            }
            Edit::Done if write.field == Field::Search => self.search(write.editor.text()),
            Edit::Done => self.finish(&write),
        }
    }

    pub(super) fn write_paste(&mut self, mut write: Write, text: &str) -> Step {
        write.editor.paste(text);
        self.put(write)
    }

    fn keep_writing(&mut self, write: Write) -> Step {
        self.mode = Mode::Write(write);
        Step::Nothing
    }

    /// What is typed so far is in the draft, in case that the terminal goes away.
    fn put(&mut self, write: Write) -> Step {
        self.set(write.field, write.editor.text());
        let is_search = write.field == Field::Search;
        self.keep_writing(write);
        if is_search { Step::Nothing } else { Step::Changed }
    }

    fn set(&mut self, field: Field, text: &str) {
        let text = Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        match field {
            Field::General => self.draft.comment = text,
            Field::Coaching => self.draft.coaching = text,
            Field::Search => {}
            Field::Reason | Field::Comment | Field::Answer => {
                let Some(asked) = self.current() else { return };
                let choice = self.draft.item(&asked.item.id);
                match field {
                    Field::Reason => choice.reason = text,
                    Field::Comment => choice.comment = text,
                    _ => choice.answer = text,
                }
            }
        }
        self.draft.items.retain(|_, choice| !choice.is_empty());
    }

    /// The text is finished; taking it back is one step.
    fn finish(&mut self, write: &Write) -> Step {
        self.mode = Mode::Items;
        self.set(write.field, write.editor.text().trim());
        let is_changed = self.remember(write.before.clone());
        if is_changed { Step::Changed } else { Step::Nothing }
    }

    /// Looks for words from the place on that is shown.
    fn search(&mut self, words: &str) -> Step {
        self.mode = Mode::Talk;
        self.hits = self.found(words.trim());
        if self.hits.is_empty() {
            return self.say(Message::new("review-screen-not-found").with("words", words.trim()));
        }
        let here = self.seen.borrow().turn();
        self.hit = self.hits.iter().position(|hit| hit.turn >= here).unwrap_or_default();
        self.show_hit()
    }

    /// Every place where words stand, whatever the case of their letters.
    fn found(&self, words: &str) -> Vec<Span> {
        let words = words.to_ascii_lowercase();
        let Some(transcript) = self.desk.transcript.as_ref().filter(|_| !words.is_empty()) else { return Vec::new() };
        let turns = transcript.turns.iter().map(|turn| turn.text.to_ascii_lowercase()).enumerate();
        let spans = turns.flat_map(|(turn, text)| {
            let starts: Vec<usize> = text.match_indices(&words).map(|(from, _)| from).collect();
            starts.into_iter().map(move |from| (turn, from))
        });
        spans.map(|(turn, from)| Span { turn, from, to: from + words.len() }).collect()
    }

    pub(super) fn step_hit(&mut self, is_forward: bool) -> Step {
        let count = self.hits.len();
        if count == 0 {
            return self.say(Message::new("review-screen-search-first"));
        }
        self.hit = (self.hit + if is_forward { 1 } else { count - 1 }) % count;
        self.show_hit()
    }

    fn show_hit(&mut self) -> Step {
        self.spot = self.hits.get(self.hit).copied();
        self.scroll = Scroll::Spot;
        self.say(Message::new("review-screen-hit").with("at", self.hit + 1).with("count", self.hits.len()))
    }
}
