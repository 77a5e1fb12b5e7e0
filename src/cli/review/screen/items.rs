//! The items in a list: what the machine found, what the inspector says, and where something is missing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::wrap::{bar, cut};
use super::{Mode, State, sign};
use crate::inspection::Verdict;
use crate::messages::Messages;
use crate::problem::{Message, Problem};
use crate::review::{Asked, Choice};

impl State<'_> {
    /// The list with its heading; the selected item is always in it.
    pub(super) fn draw_items(&self, frame: &mut Frame, area: Rect, missing: &[Problem], messages: &Messages) {
        let room = usize::from(area.width);
        let id = if self.desk.blind { "review-screen-items-blind" } else { "review-screen-items" };
        let head = Message::new(id).with("at", self.selected + 1).with("count", self.asked.len());
        let head = bar(&messages.text(&head), room, !matches!(self.mode, Mode::Talk | Mode::Pick(_)));
        let rows = self.rows(usize::from(area.height.saturating_sub(1)), room, missing);
        frame.render_widget(Paragraph::new(std::iter::once(head).chain(rows).collect::<Vec<_>>()), area);
    }

    /// How many rows the list takes with the titles of its sections.
    pub(super) fn list_height(&self) -> usize {
        self.asked.len() + self.desk.definition.checklist.sections.len()
    }

    fn rows(&self, height: usize, room: usize, missing: &[Problem]) -> Vec<Line<'static>> {
        let has_sections = self.list_height() <= height;
        let (mut rows, mut at) = (Vec::new(), 0);
        let mut section = None;
        for (index, asked) in self.asked.iter().enumerate() {
            let of = self.section_of(asked);
            if has_sections && section != Some(of) {
                section = Some(of);
                rows.push(Line::styled(cut(of, room), Style::new().add_modifier(Modifier::BOLD)));
            }
            if index == self.selected {
                at = rows.len();
            }
            rows.push(self.row(index, asked, room, State::missing_of(missing, asked).is_some()));
        }
        let top = at.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
        rows.into_iter().skip(top).take(height).collect()
    }

    fn section_of(&self, asked: &Asked) -> &str {
        let sections = &self.desk.definition.checklist.sections;
        let section = sections.iter().find(|section| section.items.iter().any(|item| item.id == asked.item.id));
        section.map_or("", |section| &section.title)
    }

    fn row(&self, index: usize, asked: &Asked, room: usize, is_missing: bool) -> Line<'static> {
        let is_selected = index == self.selected;
        let choice = self.choice(asked);
        let verdict = verdict_of(asked, &choice);
        let machine = self.machine(asked);
        let mut spans = vec![Span::raw(format!("{}{:>2} ", if is_selected { '>' } else { ' ' }, index + 1))];
        if !self.desk.blind {
            spans.push(Span::styled(machine.map_or(" ", sign), self.style(machine)));
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(said(asked, &choice), self.style(verdict)));
        spans.push(Span::styled(if is_missing { "! " } else { "  " }, Style::new().add_modifier(Modifier::BOLD)));
        let used = Line::from(spans.clone()).width();
        spans.push(Span::raw(cut(&asked.item.title, room.saturating_sub(used))));
        let line = Line::from(spans);
        if is_selected { line.patch_style(Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)) } else { line }
    }

    /// The colour of a verdict, where colours are wanted.
    pub(super) fn style(&self, verdict: Option<Verdict>) -> Style {
        match verdict.filter(|_| self.has_colours) {
            Some(Verdict::Pass) => Style::new().fg(Color::Green),
            Some(Verdict::Fail) => Style::new().fg(Color::Red),
            Some(Verdict::Unsure) => Style::new().fg(Color::Yellow),
            Some(Verdict::NotApplicable) | None => Style::new(),
        }
    }
}

/// The verdict that the inspector's choice comes to, as far as it is one.
pub(super) fn verdict_of(asked: &Asked, choice: &Choice) -> Option<Verdict> {
    match choice.answer.as_deref().filter(|_| asked.question().is_some()) {
        Some("yes") => Some(Verdict::Pass),
        Some("no") => Some(Verdict::Fail),
        _ => choice.verdict,
    }
}

/// What the inspector says, as one sign: a verdict, the step of a scale, `=` for an answer that is none of these, `.` for nothing.
fn said(asked: &Asked, choice: &Choice) -> String {
    use crate::checklist::Answer;
    let is_scale = asked.question().is_some_and(|question| question.answer == Answer::Scale);
    match (verdict_of(asked, choice), choice.answer.as_deref()) {
        (_, Some(step)) if is_scale => cut(step, 1),
        (Some(verdict), _) => sign(verdict).to_owned(),
        (None, Some(_)) => "=".to_owned(),
        (None, None) => ".".to_owned(),
    }
}
