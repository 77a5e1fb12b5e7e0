//! A page over the others.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::wrap::bar;
use crate::messages::Messages;

/// Shows lines in the middle, from one of them on; says where there are more.
pub(super) fn overlay(frame: &mut Frame, area: Rect, title: &str, all: Vec<Line<'static>>, top: u16, messages: &Messages) {
    let width = area.width.min(100) - 4;
    let wanted = u16::try_from(all.len()).unwrap_or(u16::MAX).saturating_add(2);
    let height = wanted.min(area.height.saturating_sub(1));
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    let room = usize::from(height.saturating_sub(2));
    let top = usize::from(top).min(all.len().saturating_sub(room));
    let is_more = all.len() > room;
    let (inside, edge) = (usize::from(width), bar(title, usize::from(width), true));
    let below = bar(if is_more { messages.get("review-screen-more-below") } else { String::new() }.as_str(), inside, true);
    let shown = all.into_iter().skip(top).take(room).map(|mut line| {
        line.spans.insert(0, ratatui::text::Span::raw(" "));
        line
    });
    let lines: Vec<Line<'static>> = std::iter::once(edge).chain(shown).chain(std::iter::once(below)).collect();
    frame.render_widget(Clear, place);
    frame.render_widget(Paragraph::new(lines), place);
}
