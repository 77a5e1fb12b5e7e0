//! How good the hotline checklist is on dialogues that were written and labelled without knowing it: `tests/dialogues/README.md`.
//!
//! `cargo test labelled -- --nocapture` prints the table, and every verdict that is not the label.

use std::collections::BTreeMap;

use spotcheck::inspection::{Inspection, Subject, Verdict, inspect};
use spotcheck::workspace::{ReadyChecklist, checklist};

use crate::dialogues::{Dialogue, Truth, dialogues};

/// From here on no dialogue was looked at while the checklist was written.
const HELD_OUT: &str = "101";

fn judged(checklist: &ReadyChecklist, dialogue: &Dialogue) -> Inspection {
    let subject = Subject { id: &dialogue.name, facts: &dialogue.facts, transcript: Some(&dialogue.transcript), labels: &[] };
    inspect(&checklist.compiled, subject)
}

/// The item that a label is the truth of.
fn item_of(label: &str) -> &str {
    match label.strip_suffix("_ok") {
        Some("but") => "no_but",
        Some(id) => id,
        None => label,
    }
}

/// What an item's verdicts were against what a reader says.
#[derive(Debug, Default, Clone, Copy)]
struct Marks {
    /// Said or done, and found.
    found: usize,
    /// Said or done.
    there: usize,
    /// A fault, and told as one.
    caught: usize,
    /// A fault.
    faults: usize,
    /// Told as a fault.
    fails: usize,
    /// Told as a fault where a reader says it was none.
    wrong: usize,
    /// Left to a person, of all that apply to a reader or to the machine.
    unsure: usize,
    verdicts: usize,
}

impl Marks {
    fn count(&mut self, verdict: Verdict, truth: Truth) {
        self.there += usize::from(truth == Truth::Yes);
        self.found += usize::from(truth == Truth::Yes && verdict == Verdict::Pass);
        self.faults += usize::from(truth == Truth::No);
        self.caught += usize::from(truth == Truth::No && verdict == Verdict::Fail);
        self.fails += usize::from(verdict == Verdict::Fail);
        self.wrong += usize::from(verdict == Verdict::Fail && matches!(truth, Truth::Yes | Truth::NotApplicable));
        self.verdicts += usize::from(verdict != Verdict::NotApplicable);
        self.unsure += usize::from(verdict == Verdict::Unsure);
    }

    fn and(self, other: Self) -> Self {
        Self {
            found: self.found + other.found,
            there: self.there + other.there,
            caught: self.caught + other.caught,
            faults: self.faults + other.faults,
            fails: self.fails + other.fails,
            wrong: self.wrong + other.wrong,
            unsure: self.unsure + other.unsure,
            verdicts: self.verdicts + other.verdicts,
        }
    }
}

/// Whether so many percent of `all` at least are `count`.
fn reaches(count: usize, all: usize, percent: usize) -> bool {
    count * 100 >= all * percent
}

fn print(title: &str, marks: &BTreeMap<String, Marks>) {
    println!("\n{title}\n{:<14} {:>9} {:>13} {:>13} {:>9}", "item", "found", "fails right", "faults told", "unsure");
    let all = marks.values().fold(Marks::default(), |all, marks| all.and(*marks));
    for (item, m) in marks.iter().map(|(item, marks)| (item.as_str(), *marks)).chain([("all", all)]) {
        let of = |count: usize, all: usize| format!("{count}/{all}");
        let (found, right) = (of(m.found, m.there), of(m.caught, m.fails));
        println!("{item:<14} {found:>9} {right:>13} {:>13} {:>9}", of(m.caught, m.faults), of(m.unsure, m.verdicts));
    }
}

#[test]
fn what_a_reader_finds_is_found_and_nobody_is_accused_wrongly() {
    let checklist = checklist(None, "hotline", false).unwrap();
    let all = dialogues();
    assert_eq!(all.len(), 144);
    let mut halves: [BTreeMap<String, Marks>; 2] = Default::default();
    for dialogue in &all {
        let looked_at = usize::from(dialogue.name.as_str() < HELD_OUT);
        let found = judged(&checklist, dialogue);
        for (label, truth) in &dialogue.truth {
            let id = item_of(label);
            let result = found.items.iter().find(|item| item.id == id).unwrap_or_else(|| panic!("no item {id}"));
            halves[looked_at].entry(id.to_owned()).or_default().count(result.verdict, *truth);
            let is_as_read = matches!(
                (result.verdict, truth),
                (Verdict::Pass, Truth::Yes) | (Verdict::Fail, Truth::No) | (Verdict::NotApplicable, Truth::NotApplicable)
            );
            if !is_as_read && looked_at == 1 {
                let quotes: Vec<&str> = result.evidence.iter().map(|evidence| evidence.quote.as_str()).collect();
                println!("{} {id}: {truth:?}, judged {:?} ({}) {quotes:?}", dialogue.name, result.verdict, result.reason.id);
            }
        }
    }
    print("looked at while the checklist was written", &halves[1]);
    print("not looked at", &halves[0]);
    let items: BTreeMap<String, Marks> =
        halves[0].iter().map(|(id, marks)| (id.clone(), marks.and(halves[1].get(id).copied().unwrap_or_default()))).collect();
    for id in ["greeting", "offer", "hold_notice", "anything_else", "closing"] {
        let m = items[id];
        assert!(reaches(m.found, m.there, 95), "{id}: found {} of {}", m.found, m.there);
    }
    let whole = items.values().fold(Marks::default(), |all, marks| all.and(*marks));
    // the rest are garbled beyond what a reader can tell
    assert!(reaches(whole.fails - whole.wrong, whole.fails, 98), "of {} fails {} are wrong", whole.fails, whole.wrong);
    assert!(reaches(whole.caught, whole.fails, 94), "of {} fails {} are right", whole.fails, whole.caught);
    assert!(reaches(whole.verdicts - whole.unsure, whole.verdicts, 85), "{} of {} are unsure", whole.unsure, whole.verdicts);
}
