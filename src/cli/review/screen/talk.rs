//! The transcript: who says what and when, with the words marked that the item's verdict rests on.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::Paragraph;

use super::wrap::{Glyph, bar, glyphs, line, row_of, rows, shown, width};
use super::{Mode, Scroll, Seen, Span, State};
use crate::cli::score_print::speaker;
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::{Transcript, Turn};

/// The widest that times and names may be.
const WIDEST_HEAD: usize = 18;

/// Why words are marked; the later one is seen where two meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Evidence,
    Hit,
    Picked,
}

impl Why {
    /// Marks are told without colours too.
    fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Self::Evidence => ("[", "]"),
            Self::Hit => ("<", ">"),
            Self::Picked => ("{", "}"),
        }
    }
}

/// The transcript in lines.
struct Lines {
    all: Vec<Line<'static>>,
    /// The turn of each line.
    turns: Vec<usize>,
    /// The line where the eye should be.
    spot: Option<usize>,
}

impl Lines {
    /// The first line of a turn.
    fn first_of(&self, turn: usize) -> usize {
        self.turns.partition_point(|of| *of < turn)
    }
}

impl State<'_> {
    pub(super) fn draw_talk(&self, frame: &mut Frame, area: Rect, messages: &Messages) {
        let room = usize::from(area.width);
        let has_focus = matches!(self.mode, Mode::Talk | Mode::Pick(_));
        let Some(transcript) = self.desk.transcript.as_ref().filter(|transcript| !transcript.turns.is_empty()) else {
            let none = Line::raw(messages.get("review-screen-no-transcript"));
            frame.render_widget(Paragraph::new(vec![bar(&messages.get("review-screen-talk"), room, has_focus), none]), area);
            return;
        };
        let laid = self.lay(transcript, room, messages);
        let height = usize::from(area.height.saturating_sub(1));
        let last = laid.all.len().saturating_sub(height);
        let top = match (self.scroll, laid.spot) {
            (Scroll::Spot, Some(spot)) => spot.saturating_sub(height / 3),
            (Scroll::From { turn, row }, _) => {
                let (first, next) = (laid.first_of(turn), laid.first_of(turn + 1));
                (first + row).min(next.saturating_sub(1))
            }
            (Scroll::Spot, None) => 0,
        };
        let top = top.min(last);
        let turn = laid.turns.get(top).copied().unwrap_or_default();
        let below = laid.turns.get((top + height).saturating_sub(1)).map_or(transcript.turns.len(), |turn| turn + 1);
        self.seen.replace(Seen { top, height, turns: laid.turns });
        let id = if transcript.speakers_reliable { "review-screen-talk-at" } else { "review-screen-talk-unsure" };
        let head = Message::new(id).with("from", turn + 1).with("to", below).with("count", transcript.turns.len());
        let head = bar(&messages.text(&head), room, has_focus);
        let shown = laid.all.into_iter().skip(top).take(height);
        frame.render_widget(Paragraph::new(std::iter::once(head).chain(shown).collect::<Vec<_>>()), area);
    }

    fn lay(&self, transcript: &Transcript, room: usize, messages: &Messages) -> Lines {
        let heads: Vec<String> = transcript.turns.iter().enumerate().map(|(index, turn)| head(index, turn, messages)).collect();
        let widest = heads.iter().map(|head| width(head)).max().unwrap_or_default().min(WIDEST_HEAD).min(room / 3);
        let marks = self.marks();
        let mut laid = Lines { all: Vec::new(), turns: Vec::new(), spot: None };
        for (index, (turn, head)) in transcript.turns.iter().zip(&heads).enumerate() {
            let marks: Vec<(Span, Why)> = marks.iter().filter(|(span, _)| span.turn == index).copied().collect();
            let words = self.words(turn, &marks);
            let rows = rows(&words, room.saturating_sub(widest + 1));
            if let Some(spot) = self.spot.filter(|spot| spot.turn == index) {
                laid.spot = Some(laid.all.len() + row_of(&words, &rows, spot.from));
            }
            for (number, row) in rows.into_iter().enumerate() {
                let mut whole = if number == 0 { line(&glyphs(head, dim(), 0), widest) } else { Line::default() };
                let gap = (widest + 1).saturating_sub(whole.width());
                whole.spans.push(Piece::raw(" ".repeat(gap)));
                whole.spans.extend(line(&words[row], room.saturating_sub(widest + 1)).spans);
                laid.all.push(whole);
                laid.turns.push(index);
            }
        }
        laid
    }

    /// What is marked, and why.
    fn marks(&self) -> Vec<(Span, Why)> {
        let evidence = self.marked().map(|span| (span, Why::Evidence));
        let is_reading = matches!(self.mode, Mode::Talk);
        let hits = self.hits.iter().filter(|_| is_reading).map(|span| (*span, Why::Hit));
        evidence.chain(hits).chain(self.picked().map(|span| (span, Why::Picked))).collect()
    }

    /// A turn's words, cut wherever a mark begins or ends.
    fn words(&self, turn: &Turn, marks: &[(Span, Why)]) -> Vec<Glyph> {
        let ends = [0, turn.text.len()].into_iter().chain(marks.iter().flat_map(|(span, _)| [span.from, span.to]));
        let cuts: Vec<usize> = ends.filter(|at| turn.text.is_char_boundary(*at)).collect::<BTreeSet<_>>().into_iter().collect();
        let why = |from: usize, to: usize| {
            let on = marks.iter().filter(|(span, _)| span.from <= from && to <= span.to);
            on.map(|(_, why)| *why).max()
        };
        let mut pieces: Vec<(usize, usize, Option<Why>)> = Vec::new();
        for pair in cuts.windows(2) {
            let why = why(pair[0], pair[1]);
            match pieces.last_mut() {
                Some(last) if last.2 == why => last.1 = pair[1],
                _ => pieces.push((pair[0], pair[1], why)),
            }
        }
        let mut words = Vec::new();
        for (from, to, why) in pieces {
            let text = &turn.text[from..to];
            let Some(why) = why else {
                words.extend(glyphs(text, Style::new(), from));
                continue;
            };
            let (open, close) = why.brackets();
            words.extend(glyphs(&format!("{open}{text}{close}"), self.mark_style(why), from));
        }
        words
    }

    fn mark_style(&self, why: Why) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        match why {
            Why::Evidence => {
                let verdict = self.current().and_then(|asked| self.machine(&asked));
                style.patch(self.style(verdict)).add_modifier(Modifier::UNDERLINED)
            }
            Why::Hit => style.add_modifier(Modifier::UNDERLINED),
            Why::Picked => style.add_modifier(Modifier::REVERSED),
        }
    }
}

/// When and who; the turn's number where no time is known.
fn head(index: usize, turn: &Turn, messages: &Messages) -> String {
    let when = clock(turn.start_ms).unwrap_or_else(|| (index + 1).to_string());
    format!("{when:>5} {}", shown(&speaker(&turn.speaker, messages)))
}

/// Minutes and seconds.
pub(super) fn clock(ms: Option<u64>) -> Option<String> {
    ms.map(|ms| format!("{}:{:02}", ms / 60_000, ms / 1000 % 60))
}

pub(super) fn dim() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}
