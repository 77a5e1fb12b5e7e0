//! Below everything: what the last key led to, what is being typed, and the keys of the moment.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::talk::dim;
use super::wrap::{bar, cut, typed, width};
use super::writing::Write;
use super::{Mode, State};
use crate::checklist::Answer;
use crate::messages::Messages;

impl State<'_> {
    pub(super) fn draw_foot(&self, frame: &mut Frame, area: Rect, messages: &Messages) {
        if let Mode::Write(write) = &self.mode {
            draw_writing(frame, area, write, messages);
            return;
        }
        let room = usize::from(area.width);
        let notice = self.notice.as_ref().map(|notice| messages.text(notice)).unwrap_or_default();
        let notice = Line::styled(cut(&notice, room), Style::new().add_modifier(Modifier::BOLD));
        let keys = Line::styled(fitting(&messages.get(self.keys()), room), dim());
        frame.render_widget(Paragraph::new(vec![notice, keys]), area);
    }

    /// The message with the keys of the moment.
    fn keys(&self) -> &'static str {
        match &self.mode {
            Mode::Items | Mode::Write(_) => {
                match self.current().and_then(|asked| asked.question()).map(|question| &question.answer) {
                    None if self.desk.blind => "review-screen-keys-items-blind",
                    None => "review-screen-keys-items",
                    Some(Answer::YesNo) => "review-screen-keys-yes-no",
                    Some(Answer::Scale | Answer::OneOf(_)) => "review-screen-keys-choices",
                    Some(Answer::Note) => "review-screen-keys-note",
                }
            }
            Mode::Talk => "review-screen-keys-talk",
            Mode::Answer => match self.current().and_then(|asked| asked.question()).map(|question| &question.answer) {
                Some(Answer::YesNo) => "review-screen-keys-answer-yes-no",
                Some(Answer::Scale) => "review-screen-keys-answer-scale",
                _ => "review-screen-keys-answer-choice",
            },
            Mode::Pick(_) => "review-screen-keys-pick",
            Mode::Missing(_) => "review-screen-keys-missing",
            Mode::Confirm => "review-screen-keys-confirm",
            Mode::Whole(_) | Mode::Help(_) => "review-screen-keys-page",
        }
    }
}

/// The keys that fit, of a list whose entries stand two blanks apart; the last one always does.
fn fitting(keys: &str, room: usize) -> String {
    let mut all: Vec<&str> = keys.split("  ").collect();
    while all.len() > 2 && width(&all.join("  ")) > room {
        all.remove(all.len() - 2);
    }
    cut(&all.join("  "), room)
}

/// What is asked for, three rows of what is typed, and the terminal's own cursor, at which input methods show what they offer.
fn draw_writing(frame: &mut Frame, area: Rect, write: &Write, messages: &Messages) {
    let room = usize::from(area.width);
    let (rows, (row, column)) = typed(write.editor.text(), write.editor.at(), room);
    let top = row.saturating_sub(2);
    let mut all = vec![bar(&messages.get(write.field.message()), room, true)];
    all.extend((0..3).map(|index| Line::raw(rows.get(top + index).cloned().unwrap_or_default())));
    all.push(Line::styled(fitting(&messages.get("review-screen-keys-write"), room), dim()));
    frame.render_widget(Paragraph::new(all), area);
    let down = u16::try_from(row - top).unwrap_or_default();
    let right = u16::try_from(column).unwrap_or_default();
    frame.set_cursor_position(Position { x: area.x + right, y: area.y + 1 + down });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_keys_that_do_not_fit_the_last_one_stays() {
        assert_eq!(fitting("p 合格  f 不合格  ? 帮助", 40), "p 合格  f 不合格  ? 帮助");
        assert_eq!(fitting("p 合格  f 不合格  ? 帮助", 16), "p 合格  ? 帮助");
        assert_eq!(fitting("p 合格  ? 帮助", 9), "p 合格..");
    }
}
