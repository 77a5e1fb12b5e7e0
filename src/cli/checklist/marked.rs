//! A transcript on a terminal with what was found in it marked, and the verdicts that rest on the marks.
//!
//! Items have numbers, and the words that they found carry them: coloured where the terminal has colours, in brackets where it hasn't.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anstyle::Style;

use super::super::output::{BAD, BOLD, DIM, GOOD, OPEN, has_colours, styled};
use super::super::score_print::{clock, printable, speaker, standing};
use crate::checklist::{Definition, Item};
use crate::inspection::{Inspection, ItemResult, Verdict};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::{Transcript, Turn};

/// One item's words in a turn.
struct Mark {
    from: usize,
    to: usize,
    /// The item's number.
    number: usize,
    verdict: Verdict,
}

/// The whole transcript with its marks, then the verdicts.
pub(super) fn print(definition: &Definition, inspection: &Inspection, transcript: &Transcript, messages: &Messages) -> String {
    let head = Message::new("score-head").with("subject", &inspection.subject).with("title", &definition.checklist.title);
    let mut text = styled(BOLD, messages.text(&head)) + "\n\n";
    let marks = marks(inspection);
    let none = Vec::new();
    for (index, turn) in transcript.turns.iter().enumerate() {
        let marks = marks.get(&index).unwrap_or(&none);
        let who = format!("{:>3} {} {}", index + 1, clock(turn.start_ms), speaker(&turn.speaker, messages));
        let _ = writeln!(text, "{}  {}", styled(DIM, who.trim_end()), words(turn, marks, has_colours()));
    }
    let _ = writeln!(text, "\n{}", standing(inspection, messages));
    let mut results = inspection.items.iter().enumerate();
    for section in definition.checklist.sections.iter().filter(|_| !inspection.items.is_empty()) {
        let _ = writeln!(text, "\n{}", styled(BOLD, &section.title));
        for (item, (index, result)) in section.items.iter().zip(&mut results) {
            text += &verdict(index + 1, item, result, messages);
        }
    }
    text
}

/// What was found, by turn. Of words that were looked for in vain the nearest turn is no find.
fn marks(inspection: &Inspection) -> BTreeMap<usize, Vec<Mark>> {
    let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    for (index, result) in inspection.items.iter().enumerate().filter(|(_, result)| !result.quotes_nearest()) {
        for evidence in result.evidence.iter().filter(|evidence| evidence.start_byte < evidence.end_byte) {
            let mark = Mark { from: evidence.start_byte, to: evidence.end_byte, number: index + 1, verdict: result.verdict };
            marks.entry(evidence.turn).or_default().push(mark);
        }
    }
    marks
}

/// A turn's words, cut wherever a mark begins or ends.
fn words(turn: &Turn, marks: &[Mark], has_colours: bool) -> String {
    let ends = [0, turn.text.len()].into_iter().chain(marks.iter().flat_map(|mark| [mark.from, mark.to]));
    let cuts: Vec<usize> = ends.collect::<BTreeSet<usize>>().into_iter().collect();
    let mut text = String::new();
    for pair in cuts.windows(2) {
        let piece = printable(turn.text.get(pair[0]..pair[1]).unwrap_or_default());
        let on: Vec<&Mark> = marks.iter().filter(|mark| mark.from <= pair[0] && pair[1] <= mark.to).collect();
        let Some(worst) = on.iter().map(|mark| mark.verdict).max_by_key(|verdict| weight(*verdict)) else {
            text += &piece;
            continue;
        };
        let numbers: BTreeSet<String> = on.iter().map(|mark| mark.number.to_string()).collect();
        let numbers = numbers.into_iter().collect::<Vec<_>>().join(",");
        if has_colours {
            text += &(styled(style(worst).underline(), piece) + &styled(DIM, format!("({numbers})")));
        } else {
            let _ = write!(text, "[{piece}]({numbers})");
        }
    }
    text
}

/// Which of several verdicts on the same words decides how they look.
fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotApplicable => 0,
        Verdict::Pass => 1,
        Verdict::Unsure => 2,
        Verdict::Fail => 3,
    }
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Pass => GOOD,
        Verdict::Fail => BAD,
        Verdict::Unsure => OPEN,
        Verdict::NotApplicable => DIM,
    }
}

/// An item's number, verdict, points and reason, and its quotes.
fn verdict(number: usize, item: &Item, result: &ItemResult, messages: &Messages) -> String {
    let name = messages.get(&format!("verdict-{}", result.verdict.code()));
    let earned = result.earned.map_or_else(|| "–".to_owned(), |earned| earned.to_string());
    let worth = if item.advice { messages.get("score-advice") } else { format!("{earned}/{}", item.points) };
    let reason = styled(DIM, messages.text(&result.reason));
    let mut text = format!("{number:>3} {}  {}  {worth}  {reason}\n", styled(style(result.verdict), name), item.title);
    for evidence in &result.evidence {
        let turn = messages.text(&Message::new("score-turn").with("turn", evidence.turn + 1));
        let _ = writeln!(text, "      {turn} {} “{}”", clock(evidence.start_ms), printable(&evidence.quote));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Speaker;

    #[test]
    fn marks_that_overlap_are_cut() {
        let turn = Turn { speaker: Speaker::Agent, start_ms: None, end_ms: None, text: "您好，为您\u{1b}服务".to_owned() };
        let mark = |from, to, number, verdict| Mark { from, to, number, verdict };
        let marks = [mark(0, 6, 1, Verdict::Pass), mark(3, 9, 12, Verdict::Fail)];
        assert_eq!(words(&turn, &marks, false), "[您](1)[好](1,12)[，](12)为您�服务");
        assert_eq!(words(&turn, &[], true), "您好，为您�服务");
        assert!(words(&turn, &marks, true).contains("\u{1b}[4m"));
    }
}
