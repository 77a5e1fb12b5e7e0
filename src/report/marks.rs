//! Evidence in a turn: its text cut where a quotation begins or ends, each piece with the items that quote it.

use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of text and the items (by their number on the page) that quote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The words; never empty.
    pub text: &'a str,
    /// The items that quote them, ascending.
    pub items: Vec<usize>,
    /// Those of them whose quotation begins here.
    pub begins: Vec<usize>,
}

/// Cuts a text. Put together, the pieces are the text.
///
/// A span that ends inside a character takes the whole of it, and one that reaches past the text ends with it; an empty span marks
/// nothing.
pub(super) fn pieces<'a>(text: &'a str, spans: &[(usize, Range<usize>)]) -> Vec<Piece<'a>> {
    let spans: Vec<(usize, Range<usize>)> = spans
        .iter()
        .map(|(item, span)| (*item, text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end)))
        .filter(|(_, span)| span.start < span.end)
        .collect();
    let mut cuts: BTreeSet<usize> = spans.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
    cuts.extend([0, text.len()]);
    let cuts: Vec<usize> = cuts.into_iter().collect();
    cuts.windows(2).map(|cut| piece(text, cut[0]..cut[1], &spans)).collect()
}

fn piece<'a>(text: &'a str, cut: Range<usize>, spans: &[(usize, Range<usize>)]) -> Piece<'a> {
    let items = |holds: &dyn Fn(&Range<usize>) -> bool| -> Vec<usize> {
        spans.iter().filter(|(_, span)| holds(span)).map(|(item, _)| *item).collect::<BTreeSet<_>>().into_iter().collect()
    };
    Piece {
        items: items(&|span| span.start <= cut.start && cut.end <= span.end),
        begins: items(&|span| span.start == cut.start),
        text: &text[cut],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, spans: &[(usize, Range<usize>)], expect: &[(&str, &[usize])]) {
        let pieces = pieces(text, spans);
        let found: Vec<(&str, &[usize])> = pieces.iter().map(|p| (p.text, p.items.as_slice())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn spans_cut_the_text() {
        check("您好，请问", &[], &[("您好，请问", &[])]);
        check("您好，请问", &[(1, 0..6)], &[("您好", &[1]), ("，请问", &[])]);
        check("您好，请问", &[(1, 9..15)], &[("您好，", &[]), ("请问", &[1])]);
        check("", &[(1, 0..3)], &[]);
    }

    #[test]
    fn items_overlap_and_nest() {
        check("abcdef", &[(2, 1..4), (1, 3..6)], &[("a", &[]), ("bc", &[2]), ("d", &[1, 2]), ("ef", &[1])]);
        check("abcdef", &[(1, 0..6), (2, 2..4)], &[("ab", &[1]), ("cd", &[1, 2]), ("ef", &[1])]);
        check("abc", &[(1, 0..3), (1, 0..3)], &[("abc", &[1])]);
        assert_eq!(pieces("abcdef", &[(1, 0..6), (2, 2..4)])[1].begins, [2]);
    }

    #[test]
    fn a_span_inside_a_character_takes_all_of_it() {
        check("您好吗", &[(1, 1..4)], &[("您好", &[1]), ("吗", &[])]);
        check("您好吗", &[(1, 6..99)], &[("您好", &[]), ("吗", &[1])]);
        check("您好", &[(1, 3..3), (2, 50..60)], &[("您好", &[])]);
        #[expect(clippy::reversed_empty_ranges, reason = "a span from outside may be upside down")]
        check("您好", &[(1, 6..0)], &[("您好", &[])]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "[a您😀 ]{0,12}", spans in prop::collection::vec((0_usize..4, 0_usize..50, 0_usize..50), 0..6)) {
            let spans: Vec<_> = spans.into_iter().map(|(item, start, end)| (item, start..end)).collect();
            let pieces = pieces(&text, &spans);
            prop_assert_eq!(pieces.iter().map(|p| p.text).collect::<String>(), text.as_str());
            prop_assert!(pieces.iter().all(|p| !p.text.is_empty()));
        }
    }
}
