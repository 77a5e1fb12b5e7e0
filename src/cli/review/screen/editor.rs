//! A line of text that is typed: whole characters, as an input method gives them, or pasted.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A text and the place in it at which the next character goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Editor {
    text: String,
    /// A byte of the text, between two characters.
    at: usize,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// The text may be another one.
    Changed,
    /// Nothing, or the cursor was moved.
    Same,
    /// The text is finished.
    Done,
    /// It shall be as it was before.
    Cancelled,
}

impl Editor {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn at(&self) -> usize {
        self.at
    }

    /// Puts in what was pasted, on one line and without what can't be seen.
    pub fn paste(&mut self, pasted: &str) {
        let lines = pasted.split(|c: char| c.is_control()).map(str::trim).filter(|line| !line.is_empty());
        self.insert(&lines.collect::<Vec<_>>().join(" "));
    }

    pub fn key(&mut self, key: KeyEvent) -> Edit {
        let before = self.text.len();
        match (key.code, key.modifiers.contains(KeyModifiers::CONTROL)) {
            (KeyCode::Enter, _) => return Edit::Done,
            (KeyCode::Esc, _) => return Edit::Cancelled,
            // some terminals send Ctrl-H for the key above Enter
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => self.remove_before(),
            (KeyCode::Delete, _) => self.remove_after(),
            (KeyCode::Left, _) => self.at -= self.before().map_or(0, char::len_utf8),
            (KeyCode::Right, _) => self.at += self.after().map_or(0, char::len_utf8),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.at = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.at = self.text.len(),
            (KeyCode::Char('u'), true) => {
                self.text.drain(..self.at);
                self.at = 0;
            }
            // AltGr is Ctrl and Alt at once, and types characters
            (KeyCode::Char(c), is_control) if !is_control || key.modifiers.contains(KeyModifiers::ALT) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
        if self.text.len() == before { Edit::Same } else { Edit::Changed }
    }

    fn insert(&mut self, text: &str) {
        if !text.contains(char::is_control) {
            self.text.insert_str(self.at, text);
            self.at += text.len();
        }
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    fn after(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn remove_before(&mut self) {
        if let Some(c) = self.before() {
            self.at -= c.len_utf8();
            self.text.remove(self.at);
        }
    }

    fn remove_after(&mut self) {
        if self.after().is_some() {
            self.text.remove(self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(editor: &mut Editor, codes: &[KeyCode]) -> Vec<Edit> {
        codes.iter().map(|code| editor.key(KeyEvent::new(*code, KeyModifiers::NONE))).collect()
    }

    #[test]
    fn chinese_is_typed_and_corrected_in_whole_characters() {
        use KeyCode::{Backspace, Char, Delete, Enter, Esc, Home, Left, Right};
        let mut editor = Editor::new("客户");
        press(&mut editor, &[Char('说'), Left, Left, Backspace, Char('您'), Right, Delete]);
        assert_eq!((editor.text(), editor.at()), ("您户", 6));
        assert_eq!(
            press(&mut editor, &[Home, Backspace, Left, Enter, Esc]),
            [Edit::Same, Edit::Same, Edit::Same, Edit::Done, Edit::Cancelled]
        );
    }

    #[test]
    fn what_is_pasted_stays_on_one_line() {
        let mut editor = Editor::new("甲乙");
        press(&mut editor, &[KeyCode::Left]);
        editor.paste("第一行\r\n  第二行\u{1b}\n");
        assert_eq!(editor.text(), "甲第一行 第二行乙");
        assert_eq!(editor.key(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::CONTROL)), Edit::Same);
        assert_eq!(editor.key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL)), Edit::Changed);
        assert_eq!(editor.text(), "乙");
    }
}
