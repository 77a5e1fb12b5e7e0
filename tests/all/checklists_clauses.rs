//! Section 2 of the requirements, what is said and when: every clause is asked by an item of a checklist that comes with the program.

use std::collections::BTreeSet;

use spotcheck::checklist::{Ask, Definition};
use spotcheck::workspace::{Kind, checklist};

/// The clauses of section 2 of the requirements, in its order: hotline, words never to be said, online, social media, hall, callback,
/// complaint, outbound marketing.
const CLAUSES: &[&str] = &[
    "T3.3.1a", "T3.3.1b", "E2.2a", "E2.2b", "T3.3.1c", "E4d", "E2.2c", "T4.1.2", "E2.2d", "T3.3.1d", "E-t2", "T3.3.2", "E2.2e",
    "E-t2b", "E4b", "E2.3a", "T3.1.2", "U7.5", "U7.2", "T4.3.1", "T5.1.1", "C3.2", "T3.2.2", "T3.2.1", "T3.4", "T3.1.1", "C2.2a",
    "C2.2b", "C2.2c", "C2.2d", "C3.1", "U6.3", "T4.4", "C4.1", "T5.1.2", "C4.2a", "C4.2b", "C4.3", "E4a", "U9",
];
/// Those that need a person's eyes: how a hall receives a customer.
const FOR_PEOPLE: &[&str] = &["T3.1.1"];

fn built_in() -> Vec<Definition> {
    let names = Kind::Checklists.files().iter().map(|file| file.name.trim_end_matches(".yaml"));
    names.map(|name| checklist(None, name, false).unwrap().compiled.definition).collect()
}

fn clauses(source: Option<&String>) -> impl Iterator<Item = &str> {
    source.into_iter().flat_map(|source| source.split(", "))
}

#[test]
fn every_clause_of_the_conversation_rules_is_asked_by_an_item() {
    let checklists = built_in();
    let items = || checklists.iter().flat_map(Definition::pairs);
    let asked: BTreeSet<&str> = items().flat_map(|(item, _)| clauses(item.source.as_ref())).collect();
    let missing: Vec<&&str> = CLAUSES.iter().filter(|clause| !asked.contains(**clause)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // what serves other items alone asks nothing; what is advice does
    let by_machine = items().filter(|(item, rule)| {
        !matches!(rule.ask, Ask::Person(_)) && (item.advice || item.points > spotcheck::records::Points::ZERO)
    });
    let judged: BTreeSet<&str> = by_machine.flat_map(|(item, _)| clauses(item.source.as_ref())).collect();
    let missing: Vec<&&str> =
        CLAUSES.iter().filter(|clause| !judged.contains(**clause) && !FOR_PEOPLE.contains(clause)).collect();
    assert!(missing.is_empty(), "no machine judges {missing:?}");
}

#[test]
fn every_item_that_a_machine_judges_shows_both_of_its_verdicts() {
    for definition in built_in() {
        for (item, rule) in definition.pairs().filter(|(_, rule)| !matches!(rule.ask, Ask::Person(_))) {
            let shows = |passes: bool| rule.examples.iter().any(|example| example.passes == passes);
            assert!(shows(true) && shows(false), "{} {}: examples of both verdicts", definition.checklist.id, item.id);
        }
    }
}

#[test]
fn every_item_is_told_to_its_readers_in_their_terms() {
    let mut sources = BTreeSet::new();
    for definition in built_in().iter().filter(|definition| definition.checklist.id != "bank-hotline-en") {
        for (item, rule) in definition.pairs() {
            let place = format!("{} {}", definition.checklist.id, item.id);
            assert!(item.source.is_some(), "{place}: which clause?");
            assert!(!item.title.is_ascii(), "{place}: {}", item.title);
            let counts = item.points > spotcheck::records::Points::ZERO && !matches!(rule.ask, Ask::Person(_) | Ask::Data(_));
            assert!(item.coach.is_some() || !counts, "{place}: what should an agent do?");
            sources.extend(clauses(item.source.as_ref()).map(str::to_owned));
        }
    }
    let ids = regex::Regex::new(r"^[TCUPE](-?[a-z]?)?[0-9]+([.][0-9]+)*[a-z]?$").unwrap();
    let odd: Vec<&String> = sources.iter().filter(|source| !ids.is_match(source)).collect();
    assert!(odd.is_empty(), "{odd:?}");
}
