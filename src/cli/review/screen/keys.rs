//! What the keys do while items are judged and the transcript is read.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::{Mode, Scroll, State, Step, item_of};
use crate::inspection::Verdict;
use crate::problem::Message;

/// How many items a page holds.
const PAGE: usize = 8;

impl State<'_> {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        if key.kind == KeyEventKind::Release {
            return Step::Nothing;
        }
        self.notice = None;
        if is_control(key, 'c') {
            return Step::Leave;
        }
        if let Mode::Write(write) = &self.mode {
            let write = write.clone();
            return self.write_key(write, key);
        }
        if is_control(key, 'r') && matches!(self.mode, Mode::Items) {
            return self.redo();
        }
        let Some(code) = command(key) else { return Step::Nothing };
        if let KeyCode::Char(c) = code
            && !c.is_ascii()
        {
            return self.say(Message::new("review-screen-input-method"));
        }
        match &self.mode {
            Mode::Items | Mode::Write(_) => self.items_key(code),
            Mode::Talk => self.talk_key(code),
            Mode::Answer => self.answer_key(code),
            Mode::Pick(pick) => {
                let pick = *pick;
                self.pick_key(pick, code)
            }
            Mode::Missing(_) => self.back(),
            Mode::Confirm => self.confirm_key(code),
            Mode::Whole(top) | Mode::Help(top) => {
                let top = *top;
                self.page_key(top, code)
            }
        }
    }

    /// Takes what was pasted: text where text is typed, and no keys where it isn't.
    pub fn paste(&mut self, text: &str) -> Step {
        self.notice = None;
        if let Mode::Write(write) = &self.mode {
            let write = write.clone();
            return self.write_paste(write, text);
        }
        self.say(Message::new("review-screen-no-paste"))
    }

    pub(super) fn back(&mut self) -> Step {
        self.mode = Mode::Items;
        Step::Nothing
    }

    fn items_key(&mut self, code: KeyCode) -> Step {
        match code {
            KeyCode::Up | KeyCode::Char('k') => self.go(self.selected.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.go(self.selected + 1),
            KeyCode::PageUp => self.go(self.selected.saturating_sub(PAGE)),
            KeyCode::PageDown => self.go(self.selected + PAGE),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(usize::MAX),
            KeyCode::Left => self.step_evidence(false),
            KeyCode::Right => self.step_evidence(true),
            KeyCode::Char('o') => self.next_open(),
            KeyCode::Tab | KeyCode::BackTab => self.open(Mode::Talk),
            KeyCode::Esc | KeyCode::Char('Q') => Step::Leave,
            KeyCode::Char('?') | KeyCode::F(1) => self.open(Mode::Help(0)),
            KeyCode::Char('i') => self.open(Mode::Whole(0)),
            KeyCode::Char('u') => self.undo(),
            KeyCode::Char('U') => self.redo(),
            KeyCode::Char('s') => self.submit(),
            _ => self.decision_key(code),
        }
    }

    /// Keys that say something of the item, or of the whole.
    fn decision_key(&mut self, code: KeyCode) -> Step {
        use super::writing::Field;
        match code {
            KeyCode::Char(digit @ '1'..='9') => self.digit(digit),
            KeyCode::Char('p') => self.judge(Verdict::Pass),
            KeyCode::Char('f') => self.judge(Verdict::Fail),
            KeyCode::Char('n' | 'N') => self.judge(Verdict::NotApplicable),
            KeyCode::Enter | KeyCode::Char(' ') => self.confirm_machine(),
            KeyCode::Char('a') => self.answer(),
            KeyCode::Char('x') | KeyCode::Delete => self.clear(),
            KeyCode::Char('r') => self.write(Field::Reason),
            KeyCode::Char('c') => self.write(Field::Comment),
            KeyCode::Char('g') => self.write(Field::General),
            KeyCode::Char('t') => self.write(Field::Coaching),
            KeyCode::Char('/') => self.write(Field::Search),
            KeyCode::Char('q') => self.pick(),
            _ => Step::Nothing,
        }
    }

    fn talk_key(&mut self, code: KeyCode) -> Step {
        let (top, height) = (self.seen.borrow().top, self.seen.borrow().height);
        let page = height.saturating_sub(2).max(1);
        match code {
            KeyCode::Up | KeyCode::Char('k') => self.scroll_to(top.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.scroll_to(top + 1),
            KeyCode::PageUp => self.scroll_to(top.saturating_sub(page)),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll_to(top + page),
            KeyCode::Home => self.scroll_to(0),
            KeyCode::End => self.scroll_to(usize::MAX),
            KeyCode::Char('n') => self.step_hit(true),
            KeyCode::Char('N') => self.step_hit(false),
            KeyCode::Char('/') => self.write(super::writing::Field::Search),
            KeyCode::Char('q') => self.pick(),
            KeyCode::Char('?') | KeyCode::F(1) => self.open(Mode::Help(0)),
            KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc => self.back(),
            _ => Step::Nothing,
        }
    }

    fn scroll_to(&mut self, line: usize) -> Step {
        let seen = self.seen.borrow();
        let line = line.min(seen.turns.len().saturating_sub(seen.height));
        let turn = seen.turns.get(line).copied().unwrap_or_default();
        self.scroll = Scroll::From { turn, row: line - seen.turns.partition_point(|of| *of < turn) };
        Step::Nothing
    }

    /// Keys of pages that are only read.
    fn page_key(&mut self, top: u16, code: KeyCode) -> Step {
        let top = match code {
            KeyCode::Up | KeyCode::PageUp => top.saturating_sub(1),
            KeyCode::Down | KeyCode::PageDown => top.saturating_add(1),
            _ => return self.back(),
        };
        let is_help = matches!(self.mode, Mode::Help(_));
        self.open(if is_help { Mode::Help(top) } else { Mode::Whole(top) })
    }

    fn confirm_key(&mut self, code: KeyCode) -> Step {
        self.mode = Mode::Items;
        match code {
            KeyCode::Enter | KeyCode::Char('s' | 'y') => Step::Submit,
            _ => self.say(Message::new("review-screen-not-submitted")),
        }
    }

    fn open(&mut self, mode: Mode) -> Step {
        self.mode = mode;
        Step::Nothing
    }

    fn go(&mut self, index: usize) -> Step {
        self.select(index);
        Step::Nothing
    }

    fn step_evidence(&mut self, is_forward: bool) -> Step {
        let count = self.current().map_or(0, |asked| self.evidence_of(&asked).len());
        if count == 0 {
            let id = if self.desk.blind { "review-screen-is-blind" } else { "review-screen-no-evidence" };
            return self.say(Message::new(id));
        }
        self.look_at((self.evidence + if is_forward { 1 } else { count - 1 }) % count);
        Step::Nothing
    }

    /// Goes to the next item of which something is missing, from the end on to the first one again.
    fn next_open(&mut self) -> Step {
        let open = self.open_items();
        match open.iter().find(|index| **index > self.selected).or(open.first()) {
            Some(index) => self.go(*index),
            None => self.say(Message::new("review-screen-all-said")),
        }
    }

    /// Shows what is missing and goes to the first such item, or asks once more.
    fn submit(&mut self) -> Step {
        let missing = self.missing();
        let Some(first) = missing.first() else { return self.open(Mode::Confirm) };
        if let Some(index) = self.asked.iter().position(|asked| Some(asked.item.id.as_str()) == item_of(first)) {
            self.select(index);
        }
        self.open(Mode::Missing(missing))
    }
}

fn is_control(key: KeyEvent, c: char) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char(typed) if typed.eq_ignore_ascii_case(&c))
}

/// The key that is meant: full-width letters are the usual ones, and capitals too where they mean nothing else.
fn command(key: KeyEvent) -> Option<KeyCode> {
    if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::CONTROL) {
        return None;
    }
    let KeyCode::Char(c) = key.code else { return Some(key.code) };
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    Some(KeyCode::Char(if matches!(c, 'Q' | 'U' | 'N') { c } else { c.to_ascii_lowercase() }))
}
