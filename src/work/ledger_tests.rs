use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::{Key, Method, Visit, Waiting, entries};
use super::*;
use crate::digest::sha256_hex;
use crate::records::Period;
use crate::sampling::{AsOf, Drawn, Replacement};

const PLAN: &str = "plan: repairs\ntitle: 维修回访\npopulation: repairs\nperiod: month\ntake: {rate: 50%}\nspares: 5\n\
                    targeted: [{id: again, title: 返修, when: {status: 返修}, take: {count: 2}}]\nform: revisit\n";

fn plan() -> Plan {
    Plan::read("repairs.yaml", PLAN).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn unit(id: &str) -> UnitId {
    UnitId::parse(id).unwrap()
}

fn stratum(part: &str, eligible: usize, drawn: &[&str], spares: &[&str]) -> Stratum {
    let units = |ids: &[&str]| ids.iter().map(|id| Drawn { id: unit(id), ticket: String::new() }).collect::<Vec<_>>();
    Stratum {
        part: part.into(),
        name: String::new(),
        eligible,
        sha256: String::new(),
        drawn: units(drawn),
        spares: units(spares),
    }
}

/// Twelve repairs were found, two of them exempt; five are drawn, with spares, and two on purpose.
fn draw() -> Draw {
    let excluded = |id: &str| Excluded { unit: unit(id), rule: "duplicate".into(), of: Some(unit("R1")) };
    Draw {
        id: "repairs/2026-11/1".into(),
        plan: "repairs".into(),
        plan_text: PLAN.into(),
        plan_sha256: sha256_hex(PLAN),
        period: Period::parse("2026-11").unwrap(),
        zone: "Asia/Shanghai".into(),
        seed: "1".into(),
        algorithm: String::new(),
        frame_sha256: String::new(),
        as_of: AsOf { import: 1, inspection: 0 },
        only: Vec::new(),
        found: 12,
        excluded: vec![excluded("X1"), excluded("X2")],
        at: "2026-12-01T01:00:00Z".parse().unwrap(),
        reason: None,
        follows: None,
        strata: vec![stratum("", 10, &["R1", "R2", "R3", "R4", "R5"], &["R6", "R7"]), stratum("again", 3, &["R6", "R8"], &[])],
        replacements: Vec::new(),
        due: Vec::new(),
    }
}

fn swap(draw: &mut Draw, id: &str, by: &str) {
    let (reason, at) = (Reason::MovedAway, draw.at);
    draw.replacements.push(Replacement { unit: unit(id), by: unit(by), reason, note: None, at });
}

fn waiting(draw: &Draw, id: &UnitId) -> Waiting {
    Waiting {
        draw: draw.id.clone(),
        plan_title: String::new(),
        unit: id.clone(),
        stratum: String::new(),
        group: id.to_string(),
        subject: id.to_string(),
        is_call: false,
        inspected_at: None,
        rank: None,
        persons: BTreeSet::new(),
        teams: BTreeSet::new(),
        roles: Vec::new(),
        facts: Vec::new(),
        due: Some("2026-12-10T16:00:00Z".parse().unwrap()),
    }
}

fn visit(draw: &Draw, id: &str, day: u8, outcome: Outcome) -> (Key, Vec<Visit>) {
    let visit = Visit {
        draw: draw.id.clone(),
        unit: unit(id),
        number: 1,
        at: format!("2026-12-{day:02}T02:00:00Z").parse().unwrap(),
        by: "周敏".into(),
        method: Method::Phone,
        signed: false,
        outcome,
        answer_by: (outcome == Outcome::Open).then(|| "2026-12-12T02:00:00Z".parse().unwrap()),
        satisfaction: None,
        note: None,
    };
    ((draw.id.clone(), unit(id)), vec![visit])
}

fn ledger(draw: &Draw, visits: &BTreeMap<Key, Vec<Visit>>, day: u8) -> Result<Ledger, Problem> {
    let waiting = draw.in_use().map(|id| waiting(draw, id)).collect();
    let now = format!("2026-12-{day:02}T02:00:00Z").parse().unwrap();
    Ledger::of(draw, &plan(), &entries(waiting, visits, &BTreeMap::new()), now)
}

fn counts(account: &Account) -> [usize; 6] {
    let Account { in_use, on_time, done_late, open, .. } = account;
    [*in_use, *on_time, *done_late, *open, account.overdue.len(), account.given_up.len()]
}

#[test]
fn every_unit_is_in_one_place() {
    let draw = draw();
    let visits = BTreeMap::from([
        visit(&draw, "R1", 5, Outcome::Settled),
        visit(&draw, "R2", 11, Outcome::Open),
        visit(&draw, "R3", 5, Outcome::NoAnswer),
        visit(&draw, "R4", 5, Outcome::Refused),
        visit(&draw, "R8", 5, Outcome::Settled),
    ]);
    let before = ledger(&draw, &visits, 9).unwrap();
    assert_eq!((before.found, before.left_out(), before.random.eligible, before.random.drawn), (12, 2, 10, 5));
    assert_eq!(counts(&before.random), [5, 1, 1, 2, 0, 1]);
    assert_eq!(before.excluded[0].units.iter().map(|one| one.unit.as_str()).collect::<Vec<_>>(), ["X1", "X2"]);
    let after = ledger(&draw, &visits, 13).unwrap();
    assert_eq!(counts(&after.random), [5, 1, 1, 0, 2, 1]);
    assert_eq!(after.random.overdue, [unit("R3"), unit("R5")], "an attempt that reached nobody is no visit");
    assert_eq!(after.random.given_up, [GivenUp { unit: unit("R4"), outcome: Outcome::Refused }]);
    assert_eq!((after.random.answers_owed, after.random.answers_overdue), (1, 1));
    assert_eq!(counts(&after.targeted[0]), [2, 1, 0, 0, 1, 0]);
}

#[test]
fn a_replaced_unit_leaves_its_place_to_a_spare() {
    let mut draw = draw();
    swap(&mut draw, "R4", "R6");
    let seen = ledger(&draw, &BTreeMap::from([visit(&draw, "R6", 5, Outcome::Settled)]), 9).unwrap();
    assert_eq!((seen.random.drawn, seen.random.in_use, seen.random.replaceable), (5, 5, 1));
    assert_eq!(seen.random.replaced, [Swap { unit: unit("R4"), by: unit("R6"), reason: Reason::MovedAway }]);
    // the spare was drawn on purpose besides: one visit, which counts in both accounts, and one entry of the work list
    assert_eq!((seen.random.done, seen.targeted[0].done, seen.targeted[0].replaced.len()), (1, 1, 0));
    assert_eq!(draw.in_use().filter(|id| id.as_str() == "R6").count(), 1);
}

#[test]
fn a_spare_that_was_replaced_itself_is_counted() {
    let mut draw = draw();
    draw.strata[0].drawn.extend(stratum("", 0, &["R9"], &[]).drawn);
    swap(&mut draw, "R4", "R6");
    swap(&mut draw, "R6", "R7");
    let seen = ledger(&draw, &BTreeMap::new(), 9).unwrap();
    assert_eq!((seen.random.drawn, seen.random.replaced.len(), seen.random.in_use, seen.random.replaceable), (6, 2, 6, 2));
    assert_eq!((seen.targeted[0].drawn, seen.targeted[0].replaced.len(), seen.targeted[0].in_use), (2, 1, 1));
}

#[test]
fn numbers_that_do_not_add_up_are_an_error_that_names_them() {
    let check = |change: &dyn Fn(&mut Draw), expected: &str| {
        let mut draw = draw();
        change(&mut draw);
        let problem = ledger(&draw, &BTreeMap::new(), 9).unwrap_err();
        assert_eq!(problem.message.id, expected, "{problem:?}");
        assert!(problem.message.args.iter().any(|(_, value)| value.parse::<usize>().is_ok()), "{problem:?}");
    };
    check(&|draw| draw.found += 1, "draw-ledger");
    check(&|draw| drop(draw.excluded.pop()), "draw-ledger");
    check(&|draw| swap(draw, "R4", "R99"), "ledger-in-use");
    check(
        &|draw| {
            swap(draw, "R4", "R6");
            swap(draw, "R5", "R7");
        },
        "ledger-replaced",
    );
    let draw = draw();
    let problem = Ledger::of(&draw, &plan(), &[], draw.at).unwrap_err();
    assert_eq!(problem.message.id, "ledger-work", "a unit that the work list doesn't know");
}

#[test]
fn the_share_that_is_done_is_held_against_the_plans() {
    let mut draw = draw();
    let states = |draw: &Draw, done: &[&str], day| {
        let visits = done.iter().map(|id| visit(draw, id, 5, Outcome::Settled)).collect();
        let rate = ledger(draw, &visits, day).unwrap().rate.unwrap();
        (rate.permille(), rate.needed, rate.state)
    };
    assert_eq!(states(&draw, &["R1", "R2"], 9), (200, 5, Reached::Within));
    assert_eq!(states(&draw, &["R1", "R2"], 13), (200, 5, Reached::Missed));
    assert_eq!(states(&draw, &["R1", "R2", "R3", "R4", "R5"], 13), (500, 5, Reached::Reached));
    assert_eq!(states(&draw, &["R6", "R8"], 9).0, 0, "what was drawn on purpose is no part of it");
    // done too late is not done in time
    let late = BTreeMap::from([visit(&draw, "R1", 12, Outcome::Settled)]);
    assert_eq!(ledger(&draw, &late, 13).unwrap().rate.unwrap().on_time, 0);
    (draw.found, draw.strata[0].eligible) = (2, 0);
    draw.strata[0] = stratum("", 0, &[], &[]);
    assert_eq!(ledger(&draw, &BTreeMap::new(), 9).unwrap().rate.unwrap().state, Reached::Reached, "of nothing nothing is due");
}

#[test]
fn draws_of_one_plan_have_one_share() {
    let quota = |bound: &str, eligible, done, open| Quota::new(Rate::parse(bound).unwrap(), eligible, done, open);
    // two days of which each is short by a part of a visit
    let sum = Quota::together([quota("50%", 3, 1, 0), quota("50%", 3, 2, 0)]).unwrap();
    assert_eq!((sum.eligible, sum.needed, sum.on_time, sum.state), (6, 3, 3, Reached::Reached));
    assert_eq!(Quota::together([quota("50%", 3, 1, 0), quota("30%", 3, 2, 0)]), None);
    assert_eq!(Quota::together([]), None);
    assert_eq!(quota("50%", 2001, 1000, 0).permille(), 499, "what is below the bound is not shown as reaching it");
}

proptest! {
    #[test]
    fn the_numbers_add_up_whatever_was_recorded(outcomes in prop::collection::vec((0_usize..9, 2_u8..15), 8), day in 1_u8..28) {
        let draw = draw();
        let ids = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"];
        let visits = ids.iter().zip(&outcomes).filter_map(|(id, (outcome, day))| Some(visit(&draw, id, *day, *Outcome::ALL.get(*outcome)?)));
        let seen = ledger(&draw, &visits.collect(), day).unwrap();
        for account in seen.accounts() {
            prop_assert_eq!(account.in_use, counts(account)[1..].iter().sum::<usize>());
            prop_assert_eq!(account.done, account.on_time + account.done_late);
            prop_assert!(account.answers_overdue <= account.answers_owed && account.answers_owed <= account.done);
        }
    }
}
