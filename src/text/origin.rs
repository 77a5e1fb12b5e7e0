//! Where folded characters came from: followed turn by turn, only where somebody asks.

use std::ops::Range;

use super::fold::{fold_char, is_spaced, skip_tag};

/// Where a folded character came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin {
    /// Byte of the folded text at which it stands.
    pub at: u32,
    pub turn: u32,
    pub start: u32,
    pub end: u32,
    /// Whether a word of a spaced script begins here.
    pub begins_word: bool,
}

/// The origins of a turn that stands from a byte of the folded text on.
pub(super) fn trace_turn(origins: &mut Vec<Origin>, mut at: usize, index: usize, text: &str) {
    let mut rest = text;
    let mut in_word = false;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = skip_tag(rest) {
            (rest, in_word) = (after, false);
            continue;
        }
        let offset = text.len() - rest.len();
        let mut is_kept = false;
        fold_char(c, |f| {
            let spaced = is_spaced(f);
            push_origin(origins, at, index, offset..offset + c.len_utf8(), spaced && !in_word);
            (at, in_word, is_kept) = (at + f.len_utf8(), spaced, true);
        });
        // an apostrophe goes on with the word
        in_word &= is_kept || matches!(c, '\'' | '’');
        rest = &rest[c.len_utf8()..];
    }
}

/// Adds the origin of the seam before a turn.
pub(super) fn trace_seam(origins: &mut Vec<Origin>, at: usize, turn: usize) {
    push_origin(origins, at, turn, 0..0, false);
}

fn push_origin(origins: &mut Vec<Origin>, at: usize, turn: usize, bytes: Range<usize>, begins_word: bool) {
    let (start, end) = (narrow(bytes.start), narrow(bytes.end));
    origins.push(Origin { at: narrow(at), turn: narrow(turn), start, end, begins_word });
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("a transcript is far below 4 GiB")
}
