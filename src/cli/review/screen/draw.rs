//! Where everything stands: side by side, and the selected item below where the terminal is narrow.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};
use ratatui::widgets::Paragraph;

use super::overlay::overlay;
use super::talk::{clock, dim};
use super::wrap::{cut, lines, shown, width};
use super::{Mode, State};
use crate::messages::Messages;
use crate::problem::{Message, Problem};

/// Below these nothing can be read.
const NARROWEST: u16 = 40;
const LOWEST: u16 = 12;

/// From this width on the selected item stands below the list instead of below both panes.
const WIDE: u16 = 110;

/// Where the parts of the view stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Places {
    head: Rect,
    talk: Rect,
    divider: Rect,
    items: Rect,
    detail: Rect,
    foot: Rect,
}

impl State<'_> {
    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame, messages: &Messages) {
        let area = frame.area();
        if area.width < NARROWEST || area.height < LOWEST {
            frame.render_widget(Line::raw(messages.get("review-screen-too-small")), area);
            return;
        }
        let missing = self.missing();
        let places = self.places(area);
        frame.render_widget(self.head(usize::from(area.width), &missing, messages), places.head);
        self.draw_talk(frame, places.talk, messages);
        let bars = vec![Line::styled("|", dim()); usize::from(places.divider.height)];
        frame.render_widget(Paragraph::new(Text::from(bars)), places.divider);
        self.draw_items(frame, places.items, &missing, messages);
        self.draw_detail(frame, places.detail, &missing, messages);
        self.draw_foot(frame, places.foot, messages);
        self.draw_overlay(frame, Rect { height: area.height - places.foot.height, ..area }, &missing, messages);
    }

    fn places(&self, area: Rect) -> Places {
        let foot = if matches!(self.mode, Mode::Write(_)) { 5 } else { 2 };
        let rect = |x: u16, y: u16, width: u16, height: u16| Rect { x: area.x + x, y: area.y + y, width, height };
        let body = area.height - 1 - foot;
        let is_wide = area.width >= WIDE;
        let left = area.width * 3 / 5 - 1;
        let right = area.width - left - 1;
        let (upper, list, detail) = if is_wide {
            let wanted = u16::try_from(self.list_height() + 1).unwrap_or(u16::MAX);
            let list = wanted.min(body * 3 / 5);
            (body, list, rect(left + 1, 1 + list, right, body - list))
        } else {
            let detail = (body * 2 / 5).clamp(3, 7);
            (body - detail, body - detail, rect(0, 1 + body - detail, area.width, detail))
        };
        Places {
            head: rect(0, 0, area.width, 1),
            talk: rect(0, 1, left, upper),
            divider: rect(left, 1, 1, upper),
            items: rect(left + 1, 1, right, list),
            detail,
            foot: rect(0, area.height - foot, area.width, foot),
        }
    }

    /// What is reviewed, and how far it got.
    fn head(&self, room: usize, missing: &[Problem], messages: &Messages) -> Line<'static> {
        let desk = self.desk;
        let mut about = vec![desk.case.unit.to_string(), desk.agent_name.clone()];
        about.extend(clock(desk.call.duration_ms));
        about.push(desk.definition.checklist.title.clone());
        let open = if missing.is_empty() {
            messages.get("review-screen-all-said")
        } else {
            messages.text(&Message::new("review-screen-open").with("count", missing.len()))
        };
        let state = if desk.blind { format!("{}  {open}", messages.get("review-screen-blind")) } else { open };
        let about = cut(&about.join("  "), room.saturating_sub(width(&state) + 2));
        let gap = " ".repeat(room.saturating_sub(width(&about) + width(&state)));
        Line::raw(shown(&format!("{about}{gap}{state}")))
    }

    fn draw_overlay(&self, frame: &mut Frame, area: Rect, missing: &[Problem], messages: &Messages) {
        let room = usize::from(area.width) - 2;
        let style = ratatui::style::Style::new();
        let wrap = |text: String| lines(&[(shown(&text), style)], room, 2);
        match &self.mode {
            Mode::Missing(problems) => {
                let all = problems.iter().map(|problem| messages.text(&problem.message));
                let all = all.enumerate().map(|(index, text)| format!("{}. {text}", index + 1));
                overlay(frame, area, &messages.get("review-screen-missing-title"), all.flat_map(wrap).collect(), 0, messages);
            }
            Mode::Confirm => {
                let all = self.summary(messages).into_iter().flat_map(wrap).collect();
                overlay(frame, area, &messages.get("review-screen-confirm-title"), all, 0, messages);
            }
            Mode::Help(top) => {
                let help = messages.get("review-screen-help");
                let all = help.lines().map(ToOwned::to_owned).flat_map(wrap).collect();
                overlay(frame, area, &messages.get("review-screen-help-title"), all, *top, messages);
            }
            Mode::Whole(top) => {
                let all = self.whole_item(missing, room, messages);
                overlay(frame, area, &messages.get("review-screen-whole-title"), all, *top, messages);
            }
            Mode::Items | Mode::Talk | Mode::Answer | Mode::Pick(_) | Mode::Write(_) => {}
        }
    }

    /// What will be submitted.
    fn summary(&self, messages: &Messages) -> Vec<String> {
        use crate::review::Way;
        let (decided, _) = self.desk.form().decide(&self.draft).unwrap_or_default();
        let count = |of: &[Way]| decided.iter().filter(|item| of.contains(&item.way)).count();
        let rows = if self.desk.blind {
            let said = decided.iter().filter(|item| item.way.is_said()).count();
            vec![("review-screen-sum-said", said)]
        } else {
            vec![
                ("review-screen-sum-confirmed", count(&[Way::Confirmed])),
                ("review-screen-sum-overruled", count(&[Way::Overruled])),
                ("review-screen-sum-settled", count(&[Way::Settled, Way::Answered])),
                ("review-screen-sum-stands", count(&[Way::Stands])),
            ]
        };
        let rows = rows.into_iter().map(|(id, count)| messages.text(&Message::new(id).with("count", count)));
        let texts = [("review-screen-general", &self.draft.comment), ("review-screen-coaching", &self.draft.coaching)];
        let texts =
            texts.into_iter().filter_map(|(id, text)| Some(messages.text(&Message::new(id).with("text", text.as_ref()?))));
        rows.chain(texts).collect()
    }
}
