//! Text laid out in the cells of a terminal: characters of double width are never cut, and nothing in a text steers the terminal.

use std::ops::Range;

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::super::score_print::printable;

/// Marks that no line begins with, and marks that none ends with.
const CLOSING: &str = "，。！？；：、）》」』】”’…,.!?;:)]}>%";
const OPENING: &str = "（《「『【“‘([{<";

/// What is shown of a text: control characters, and marks that turn the direction of writing or can't be seen, are `�`.
pub(super) fn shown(text: &str) -> String {
    printable(text).chars().map(|c| if is_hidden(c) { '�' } else { c }).collect()
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// How many cells a text takes.
pub(super) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// What a terminal shows as one character.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    symbol: String,
    style: Style,
    width: usize,
    /// The byte of the source at which its piece begins.
    at: usize,
}

impl Glyph {
    fn is_one_of(&self, marks: &str) -> bool {
        self.symbol.chars().next().is_some_and(|c| marks.contains(c))
    }

    fn is_blank(&self) -> bool {
        self.symbol.chars().all(char::is_whitespace)
    }
}

/// The glyphs of a piece of text that begins at a byte of its source.
pub(super) fn glyphs(text: &str, style: Style, at: usize) -> Vec<Glyph> {
    let text = shown(text);
    let span = Span::raw(text.as_str());
    let glyph = |symbol: &str| Glyph { symbol: symbol.to_owned(), style, width: width(symbol), at };
    span.styled_graphemes(Style::default()).map(|grapheme| glyph(grapheme.symbol)).collect()
}

/// Which glyphs stand in which row.
pub(super) fn rows(glyphs: &[Glyph], room: usize) -> Vec<Range<usize>> {
    let room = room.max(2);
    let (mut rows, mut start, mut used) = (Vec::new(), 0, 0);
    for (index, glyph) in glyphs.iter().enumerate() {
        while used + glyph.width > room && !glyph.is_blank() && start < index {
            let next = (start + 1..=index).rev().find(|at| may_break(glyphs, *at)).unwrap_or(index);
            rows.push(start..next);
            start = next;
            used = glyphs[start..index].iter().map(|glyph| glyph.width).sum();
        }
        used += glyph.width;
    }
    rows.push(start..glyphs.len());
    rows
}

/// Whether a row may begin with a glyph: not within a word, and no mark is torn from what it belongs to.
fn may_break(glyphs: &[Glyph], at: usize) -> bool {
    let (before, after) = (&glyphs[at - 1], &glyphs[at]);
    if after.is_blank() || after.is_one_of(CLOSING) || before.is_one_of(OPENING) {
        return false;
    }
    before.is_blank() || before.width > 1 || after.width > 1
}

/// The row in which the piece begins that begins at a byte of the source; the first one where none does.
pub(super) fn row_of(glyphs: &[Glyph], rows: &[Range<usize>], byte: usize) -> usize {
    let index = glyphs.iter().position(|glyph| glyph.at >= byte).unwrap_or_default();
    rows.iter().position(|row| row.contains(&index)).unwrap_or_default()
}

/// A row, as far as it fits; blanks at its end may not.
pub(super) fn line(glyphs: &[Glyph], room: usize) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for glyph in glyphs {
        used += glyph.width;
        if used > room {
            break;
        }
        match spans.last_mut() {
            Some(span) if span.style == glyph.style => span.content.to_mut().push_str(&glyph.symbol),
            _ => spans.push(Span::styled(glyph.symbol.clone(), glyph.style)),
        }
    }
    Line::from(spans)
}

/// Pieces of text as lines, all but the first one indented.
pub(super) fn lines(pieces: &[(String, Style)], room: usize, indent: usize) -> Vec<Line<'static>> {
    let glyphs: Vec<Glyph> = pieces.iter().flat_map(|(text, style)| glyphs(text, *style, 0)).collect();
    let room = room.saturating_sub(indent);
    let mut lines: Vec<Line<'static>> = Vec::new();
    for row in rows(&glyphs, room) {
        let mut line = line(&glyphs[row], room);
        if !lines.is_empty() && indent > 0 {
            line.spans.insert(0, Span::raw(" ".repeat(indent)));
        }
        lines.push(line);
    }
    lines
}

/// A text cut to a width, with a sign that it was.
pub(super) fn cut(text: &str, room: usize) -> String {
    let text = shown(text);
    if width(&text) <= room {
        return text;
    }
    let mut short = String::new();
    for grapheme in Span::raw(text.as_str()).styled_graphemes(Style::default()) {
        if width(&short) + width(grapheme.symbol) + 2 > room {
            break;
        }
        short.push_str(grapheme.symbol);
    }
    short.truncate(short.trim_end().len());
    short + ".."
}

/// A text that is typed, in rows, and the row and column of the place at which the next character goes.
pub(super) fn typed(text: &str, at: usize, room: usize) -> (Vec<String>, (usize, usize)) {
    let (mut rows, mut used, mut cursor) = (vec![String::new()], 0, None);
    for (byte, c) in text.char_indices() {
        let c = shown(c.encode_utf8(&mut [0; 4]));
        if used + width(&c) > room {
            rows.push(String::new());
            used = 0;
        }
        if byte == at {
            cursor = Some((rows.len() - 1, used));
        }
        used += width(&c);
        if let Some(row) = rows.last_mut() {
            row.push_str(&c);
        }
    }
    if cursor.is_none() && used >= room {
        rows.push(String::new());
        used = 0;
    }
    let end = (rows.len() - 1, used);
    (rows, cursor.unwrap_or(end))
}

/// A heading that fills its width; underlined where it isn't the pane that the keys are for.
pub(super) fn bar(text: &str, room: usize, has_focus: bool) -> Line<'static> {
    let text = cut(&format!(" {text}"), room);
    let rest = " ".repeat(room.saturating_sub(width(&text)));
    let modifier = if has_focus { Modifier::REVERSED } else { Modifier::UNDERLINED };
    Line::styled(text + &rest, Style::new().add_modifier(modifier))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, room: usize) -> Vec<String> {
        let lines = lines(&[(text.to_owned(), Style::new())], room, 0);
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_row_ends_before_what_does_not_fit_and_begins_with_no_closing_mark() {
        assert_eq!(wrapped("您好请问有什么", 5), ["您好", "请问", "有什", "么"]);
        assert_eq!(wrapped("您好，请问", 4), ["您", "好，", "请问"]);
        assert_eq!(wrapped("说（好）", 4), ["说", "（好", "）"], "where nothing else is possible it is cut");
        assert_eq!(wrapped("pay by card now", 8), ["pay by ", "card now"]);
        assert_eq!(wrapped("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("", 4), [""]);
        assert_eq!(wrapped("a\u{1b}[31m\u{202e}b", 20), ["a�[31m�b"]);
    }

    #[test]
    fn no_row_is_wider_than_its_room() {
        let text = "客户说：“ABC 123，我要投诉！”——您好，(please wait) 请稍等。👍🏽 e\u{301}tait";
        for room in 2..40 {
            let rows = wrapped(text, room);
            assert!(rows.iter().all(|row| width(row) <= room), "{room}: {rows:?}");
            let all: String = rows.concat();
            assert_eq!(all.replace(' ', ""), text.replace(' ', ""), "{room}");
        }
    }

    #[test]
    fn the_cursor_stands_where_the_next_character_goes() {
        assert_eq!(typed("您好", 3, 10), (vec!["您好".to_owned()], (0, 2)));
        assert_eq!(typed("您好", 6, 4), (vec!["您好".to_owned(), String::new()], (1, 0)));
        assert_eq!(typed("您好a", 6, 5), (vec!["您好a".to_owned()], (0, 4)));
        assert_eq!(typed("a您好", 4, 3), (vec!["a您".to_owned(), "好".to_owned()], (1, 0)));
    }

    #[test]
    fn a_title_is_cut_between_characters() {
        assert_eq!(cut("身份核实规范", 7), "身份..");
        assert_eq!(cut("身份核实", 8), "身份核实");
    }
}
