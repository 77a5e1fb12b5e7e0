//! How the sheets look: formats, and texts as a cell can hold them.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, ProtectionOptions, Worksheet, XlsxError};

use crate::messages::Messages;
use crate::problem::Message;

/// A cell holds no more than this, in units of UTF-16.
pub(super) const LONGEST: usize = 32_767;
/// Room for the words that say that something was cut.
const MARK: usize = 100;
/// A4 in Excel's list of papers.
const A4: u8 = 9;

/// How cells look.
pub(super) struct Formats {
    pub title: Format,
    pub note: Format,
    pub label: Format,
    pub head: Format,
    pub head_to_fill: Format,
    pub told: Format,
    /// A cell that has to be filled in.
    pub must: Format,
    /// A cell that may be filled in.
    pub may: Format,
    /// A cell that takes nothing here.
    pub shut: Format,
    pub turn: Format,
    /// A turn that a verdict rests on.
    pub evidence: Format,
    pub link: Format,
}

impl Formats {
    pub fn new() -> Self {
        // as text, so that nothing that is typed becomes a date or a formula
        let plain = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let framed = plain.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));
        let filled = |color: u32| framed.clone().set_background_color(Color::RGB(color));
        Self {
            title: plain.clone().set_bold().set_font_size(14),
            note: plain.clone(),
            label: plain.clone().set_bold(),
            head: filled(0x00D9_E1F2).set_bold(),
            head_to_fill: filled(0x00FF_E699).set_bold(),
            told: framed.clone(),
            must: filled(0x00FF_E699).set_unlocked(),
            may: filled(0x00FF_F9E0).set_unlocked(),
            shut: filled(0x00ED_EDED),
            turn: framed.clone(),
            evidence: filled(0x00FC_E4D6),
            link: plain.set_hyperlink(),
        }
    }
}

/// What may be done with a protected sheet besides filling it in, and how it is printed: across one page.
pub(super) fn set_up(sheet: &mut Worksheet) {
    let allowed = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&allowed);
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_header("&A").set_footer("&P / &N");
}

/// How many lines a text takes in a column so wide, in digits; a Chinese character takes two.
pub(super) fn lines(text: &str, width: u16) -> usize {
    let digits = |line: &str| line.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum::<usize>();
    text.lines().map(|line| digits(line).div_ceil(usize::from(width)).max(1)).sum()
}

/// Makes a row as high as its text: not every program does so by itself. A row of one line is left to grow with what is typed.
pub(super) fn set_height(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    const LINE: u16 = 16;
    const HIGHEST: u16 = 409;
    if lines > 1 {
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        sheet.set_row_height(row, lines.saturating_mul(LINE).min(HIGHEST))?;
    }
    Ok(())
}

/// A text whose lines end in LF, with other control characters shown.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_shown = |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if is_shown(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// How much room a text takes in a cell.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A clean text that fits into a cell; where something had to be cut it says how much.
pub(super) fn fit(text: &str, messages: &Messages) -> String {
    let text = clean(text);
    if units(&text) <= LONGEST {
        return text;
    }
    let mut room = LONGEST - MARK;
    let mut kept = String::new();
    for c in text.chars() {
        let Some(left) = room.checked_sub(c.len_utf16()) else { break };
        room = left;
        kept.push(c);
    }
    let lost = text.chars().count() - kept.chars().count();
    let mark: String = messages.text(&Message::new("review-sheet-cut").with("count", lost)).chars().take(MARK / 2).collect();
    kept + &mark
}

/// A name that Excel takes for a sheet.
pub(super) fn sheet_name(text: &str) -> String {
    const LONGEST: usize = 31;
    let mut name = String::new();
    for c in clean(text).chars() {
        let is_barred = c.is_whitespace() || matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
        let c = if c.is_whitespace() {
            ' '
        } else if is_barred {
            '-'
        } else {
            c
        };
        if units(&name) + c.len_utf16() > LONGEST {
            break;
        }
        name.push(c);
    }
    name.trim().to_owned()
}

/// When something is said, as minutes and seconds; nothing where it isn't known.
pub(super) fn clock(ms: Option<u64>) -> String {
    ms.map(|ms| format!("{:02}:{:02}", ms / 60_000, ms / 1000 % 60)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cell_cannot_hold_is_cut_and_says_so() {
        let messages = Messages::english();
        assert_eq!(fit("a\u{7}b\r\nc", messages), "a\u{fffd}b\nc");
        assert_eq!(fit(&"字".repeat(LONGEST), messages), "字".repeat(LONGEST));
        let cut = fit(&"🙂".repeat(LONGEST), messages);
        assert!(units(&cut) <= LONGEST && cut.ends_with("16434 more characters left out)"), "{}", &cut[cut.len() - 60..]);
    }

    #[test]
    fn a_sheet_has_a_name_that_excel_takes() {
        assert_eq!(sheet_name("1 rec/2026:11[a]*?\\'x'"), "1 rec-2026-11-a-----x-");
        assert_eq!(units(&sheet_name(&format!("12 {}", "🙂".repeat(40)))), 31);
    }
}
