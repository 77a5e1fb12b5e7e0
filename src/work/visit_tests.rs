//! The form's rules, clause by clause.

use Method::{Door, Letter, Phone};
use Outcome::{MovedAway, NoAnswer, Open, Refused, Settled};

use super::*;

fn visit(number: u32, day: &str, method: Method, outcome: Outcome) -> Visit {
    Visit {
        draw: "repairs/2026-11/1".into(),
        unit: UnitId::parse("R1").unwrap(),
        number,
        at: format!("2026-11-{day}T02:00:00Z").parse().unwrap(),
        by: "周敏".into(),
        method,
        signed: method == Door && outcome.is_visit(),
        outcome,
        answer_by: (outcome == Open).then(|| "2026-12-24T00:00:00Z".parse().unwrap()),
        satisfaction: None,
        note: None,
    }
}

#[track_caller]
fn complaints(visit: &Visit, earlier: &[Visit], rank: Option<Rank>, expected: &[&str]) {
    let found = check(visit, earlier, rank);
    assert_eq!(found.iter().map(|problem| problem.message.id.as_str()).collect::<Vec<_>>(), expected);
}

#[test]
fn a_visit_at_the_door_needs_the_customers_signature_p2_4() {
    let signed = visit(1, "20", Door, Settled);
    complaints(&signed, &[], None, &[]);
    complaints(&Visit { signed: false, ..signed }, &[], None, &["visit-not-signed"]);
    complaints(&visit(1, "20", Door, NoAnswer), &[], None, &[]);
    complaints(&Visit { signed: true, ..visit(1, "20", Door, NoAnswer) }, &[], None, &["visit-signed-nobody"]);
}

#[test]
fn a_telephone_visit_needs_none_and_says_that_it_was_one_p2_4() {
    let by_phone = visit(1, "20", Phone, Settled);
    complaints(&by_phone, &[], None, &[]);
    assert_eq!(by_phone.remark(), "电话回访");
    assert_eq!(Visit { note: Some("水压正常".into()), ..by_phone.clone() }.remark(), "电话回访：水压正常");
    assert_eq!(Visit { note: Some("电话回访，满意".into()), ..by_phone.clone() }.remark(), "电话回访，满意");
    assert_eq!(visit(1, "20", Door, Settled).remark(), "");
    complaints(&Visit { signed: true, ..by_phone }, &[], None, &["visit-signed-phone"]);
}

#[test]
fn what_is_not_settled_has_an_appointed_time_for_the_answer_p2_6() {
    let open = visit(1, "20", Door, Open);
    complaints(&open, &[], None, &[]);
    complaints(&Visit { answer_by: None, ..open.clone() }, &[], None, &["visit-no-answer-by"]);
    complaints(&Visit { answer_by: Some(open.at), ..open.clone() }, &[], None, &["visit-answer-before"]);
    complaints(&Visit { outcome: Settled, ..open }, &[], None, &["visit-settled-answer-by"]);
}

#[test]
fn from_the_second_on_it_is_by_telephone_unless_the_complaint_is_grave_p2_6() {
    let first = visit(1, "18", Door, Open);
    let again = visit(2, "20", Door, Settled);
    complaints(&again, std::slice::from_ref(&first), Some(Rank::Ordinary), &["visit-second-by-phone"]);
    complaints(&again, std::slice::from_ref(&first), None, &["visit-second-by-phone"]);
    complaints(&again, std::slice::from_ref(&first), Some(Rank::Grave), &[]);
    complaints(&visit(2, "20", Phone, Settled), &[first], Some(Rank::Important), &[]);
}

#[test]
fn an_attempt_that_reached_nobody_is_no_first_visit() {
    let attempts = [visit(1, "17", Door, NoAnswer), visit(1, "18", Door, NoAnswer)];
    complaints(&visit(1, "20", Door, Settled), &attempts, None, &[]);
    complaints(&visit(3, "20", Door, Settled), &attempts, None, &["visit-number"]);
    let state = State::of(&attempts);
    assert_eq!(state, State { attempts: 2, ..State::default() });
}

#[test]
fn a_second_and_a_third_visit_follow_until_it_is_closed_p2_6() {
    let mut visits = Vec::new();
    for (number, day, method, outcome) in
        [(1, "10", Door, Open), (2, "12", Phone, NoAnswer), (2, "13", Phone, Open), (3, "16", Phone, Settled)]
    {
        let next = visit(number, day, method, outcome);
        assert_eq!(next.number, next_number(&visits));
        complaints(&next, &visits, None, &[]);
        assert!(!State::of(&visits).is_closed);
        visits.push(next);
    }
    assert_eq!(
        State::of(&visits[..2]),
        State {
            attempts: 2,
            visits: 1,
            first: Some(visits[0].at),
            is_done: true,
            is_closed: false,
            next: visits[0].answer_by,
            last: Some(Open)
        }
    );
    assert_eq!(
        State::of(&visits),
        State {
            attempts: 4,
            visits: 3,
            first: Some(visits[0].at),
            is_done: true,
            is_closed: true,
            next: None,
            last: Some(Settled)
        }
    );
    complaints(&visit(4, "18", Phone, Open), &visits, None, &["visit-after-settled"]);
    complaints(&visit(3, "12", Phone, NoAnswer), &visits[..3], None, &["visit-before-last"]);
}

#[test]
fn one_letter_may_answer_many_and_is_named_in_the_record_p2_7() {
    let letter = visit(1, "20", Letter, Settled);
    complaints(&letter, &[], None, &["visit-letter-no-note"]);
    complaints(&Visit { note: Some("公开信 2026-03".into()), ..letter }, &[], None, &[]);
}

#[test]
fn who_refuses_or_moved_away_is_not_visited_again_and_was_no_visit() {
    for outcome in [Refused, MovedAway, Outcome::WrongCustomer] {
        let state = State::of(&[visit(1, "20", Door, outcome)]);
        assert_eq!((state.attempts, state.visits, state.is_done, state.is_closed), (1, 0, false, true), "{outcome:?}");
    }
}

#[test]
fn all_mistakes_come_at_once() {
    let wrong = Visit { by: " ".into(), signed: false, satisfaction: Some(6), answer_by: None, ..visit(1, "20", Door, Open) };
    complaints(&wrong, &[], None, &["visit-not-signed", "visit-no-answer-by", "visit-no-by", "visit-bad-satisfaction"]);
    let nobody = Visit { satisfaction: Some(5), ..visit(1, "20", Phone, NoAnswer) };
    complaints(&nobody, &[], None, &["visit-satisfaction-nobody"]);
}

#[test]
fn codes_read_as_they_are_written() {
    assert!(Method::ALL.into_iter().all(|method| Method::parse(method.code()) == Some(method)));
    assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::parse(outcome.code()) == Some(outcome)));
    assert_eq!((Method::parse("mail"), Outcome::parse("done")), (None, None));
}
