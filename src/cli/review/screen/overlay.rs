//! A page over the others.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::wrap::bar;
use crate::messages::Messages;

/// Shows lines from one of them on, over the whole width, so that no character of double width is cut at its edge; says where there are
/// more.
pub(super) fn overlay(frame: &mut Frame, area: Rect, title: &str, all: Vec<Line<'static>>, top: u16, messages: &Messages) {
    let wanted = u16::try_from(all.len()).unwrap_or(u16::MAX).saturating_add(2);
    let height = wanted.min(area.height.saturating_sub(1));
    let place = Rect { y: area.y + (area.height - height) / 2, height, ..area };
    let (inside, room) = (usize::from(area.width), usize::from(height.saturating_sub(2)));
    let top = usize::from(top).min(all.len().saturating_sub(room));
    let more = if all.len() > room { messages.get("review-screen-more-below") } else { String::new() };
    let (first, last) = (bar(title, inside, true), bar(&more, inside, true));
    let shown = all.into_iter().skip(top).take(room).map(|mut line| {
        line.spans.insert(0, Span::raw(" "));
        line
    });
    let lines: Vec<Line<'static>> = std::iter::once(first).chain(shown).chain(std::iter::once(last)).collect();
    frame.render_widget(Clear, place);
    frame.render_widget(Paragraph::new(lines), place);
}
