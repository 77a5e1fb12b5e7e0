//! What counts: deductions for each hit, items that only serve others, advice, and checklists for records.

use super::tests::{compile, conversation, run_compiled, run_items};
use super::{Inspection, State, Verdict};
use crate::records::{Label, Points, Score};

fn checklist(judges: &str, items: &[&str]) -> super::Compiled {
    let items: String = items.iter().fold(String::new(), |all, item| all + &format!("      - {{title: t, {item}}}\n"));
    compile(&format!("checklist: t\ntitle: t\nfor: {judges}\nsections:\n  - title: s\n    items:\n{items}"))
}

fn inspected(items: &[&str], lines: &str) -> Inspection {
    run_compiled(&checklist("calls", items), Some(&conversation(lines)), &[])
}

#[track_caller]
fn check_left(item: &str, lines: &str, left: &str) {
    let found = run_items(&[&format!("id: i, points: 10, never_say: 不知道, {item}")], &conversation(lines), &[]);
    assert_eq!(found[0].earned, Points::parse(left), "{item}\n{lines}\n{found:?}");
}

#[test]
fn each_hit_costs_its_points_and_no_more_than_there_are() {
    check_left("per_hit: 3", "A: 您好您好", "10");
    check_left("per_hit: 3", "A: 不知道", "7");
    check_left("per_hit: 3", "A: 不知道\nC: 不知道\nA: 我不知道", "4");
    check_left("per_hit: 3", "A: 不知道不知道不知道不知道", "0");
    check_left("per_hit: 3, at_most: 5", "A: 不知道不知道不知道", "5");
    check_left("per_hit: 0.5", "A: 不知道不知道", "9");
}

#[test]
fn without_a_price_a_hit_costs_all() {
    let found = run_items(&["id: i, points: 10, never_say: 不知道"], &conversation("A: 不知道"), &[]);
    assert_eq!((found[0].verdict, found[0].earned), (Verdict::Fail, Some(Points::ZERO)));
}

#[test]
fn an_item_without_points_serves_others_and_leaves_the_score_alone() {
    let items = ["id: upset, points: 0, label: {name: emotion, in: [angry]}", "id: hello, points: 10, say: 您好您好"];
    let found = inspected(&items, "A: 您好您好");
    assert_eq!(found.items[0].verdict, Verdict::Unsure);
    assert_eq!((found.state, found.score), (State::Scored, Some(Score::from_hundredths(10_000))));
}

#[test]
fn advice_is_shown_and_not_counted() {
    let items = ["id: new, points: 50, advice: true, severity: fatal, never_say: 不知道", "id: hello, points: 10, say: 您好您好"];
    let found = inspected(&items, "A: 您好您好不知道");
    assert_eq!((found.items[0].verdict, found.items[0].earned, found.items[0].advice), (Verdict::Fail, None, true));
    assert_eq!((found.state, found.score), (State::Scored, Some(Score::from_hundredths(10_000))));
    let open = inspected(&["id: new, points: 5, advice: true, ask: {question: 热情吗, type: yes_no}", items[1]], "A: 您好您好");
    assert_eq!(open.state, State::Scored);
    let asked = inspected(&["id: new, points: 5, ask: {question: 热情吗, type: yes_no}", items[1]], "A: 您好您好");
    assert_eq!(asked.state, State::Provisional);
}

/// Most calls carry no label, many no times: an item that needs them must not keep every one of those calls open.
#[test]
fn an_optional_item_is_left_out_where_the_input_lacks_what_it_needs() {
    let verdict = |item: &str, lines: &str| inspected(&[&format!("id: i, points: 10, {item}")], lines).items[0].verdict;
    for item in [
        "label: {name: emotion, in: [angry]}",
        "measure: {what: silence, at_most: 20s}",
        "measure: {what: overlap, at_most: 1s}",
        "data: {field: answer_delay, at_most: 10}",
        "say: 您好您好, where: {first: 30s}",
        "say: 您好您好, when: {category: 投诉}",
    ] {
        assert_eq!(verdict(item, "1: 您好您好"), Verdict::Unsure, "{item}");
        assert_eq!(verdict(&format!("{item}, optional: true"), "1: 您好您好"), Verdict::NotApplicable, "{item}");
    }
    // what the talk leaves open stays open
    assert_eq!(verdict("optional: true, never_say: 随便你", "1: 随便你"), Verdict::Unsure);
    assert_eq!(verdict("optional: true, measure: {what: silence, at_most: 20s}", "0-2s A: 您好\n30-31s C: 喂"), Verdict::Fail);
    let upset = [
        "id: said, points: 0, say: 我要投诉, where: {speaker: customer}",
        "id: found, points: 0, optional: true, label: {name: emotion, in: [angry]}",
        "id: upset, points: 0, combine: {any: [said, found]}",
        "id: sorry, points: 10, say: 非常抱歉, when_items: {upset: pass}",
    ];
    assert_eq!(inspected(&upset, "C: 我查话费\nA: 好的好的").items[3].verdict, Verdict::NotApplicable);
    assert_eq!(inspected(&upset, "C: 我要投诉\nA: 好的好的").items[3].verdict, Verdict::Fail);
}

#[test]
fn a_repair_is_judged_by_its_record_alone() {
    let repairs = checklist(
        "repairs",
        &[
            "id: in_time, points: 10, data: {field: 完工时间, within: 24 hours of 报修时间}",
            "id: phone, points: 10, data: {field: 电话, matches: '^1[0-9]{10}$'}",
            "id: both, points: 10, combine: {all: [in_time, phone]}",
            "id: tidy, points: 10, ask: {question: 现场是否整洁, type: yes_no}",
        ],
    );
    let facts = [("created_at", "2026-11-16T01:00:00Z"), ("completed_at", "2026-11-16T09:00:00Z"), ("phone", "1300000")];
    let found = run_compiled(&repairs, None, &facts);
    let verdicts: Vec<Verdict> = found.items.iter().map(|item| item.verdict).collect();
    assert_eq!(verdicts, [Verdict::Pass, Verdict::Fail, Verdict::Fail, Verdict::Unsure]);
    assert_eq!((found.state, found.score), (State::Provisional, Some(Score::from_hundredths(3333))));
}

#[test]
fn a_call_without_words_is_judged_where_no_item_asks_for_any() {
    let record = checklist("calls", &["id: delay, points: 10, data: {field: answer_delay, at_most: 10}"]);
    let found = run_compiled(&record, None, &[("answer_delay", "8")]);
    assert_eq!((found.state, found.score), (State::Scored, Some(Score::from_hundredths(10_000))));
    let words = checklist("calls", &["id: turns, points: 10, measure: {what: turns, at_least: 1}"]);
    assert_eq!(run_compiled(&words, None, &[]).state, State::NotScorable);
}

#[test]
fn what_a_score_rests_on_is_told_by_what_the_checklist_asks() {
    let label = |name: &str, value: &str| Label { name: name.into(), value: value.into(), confidence: 0.9, model: "m".into() };
    let plain = checklist("calls", &["id: hello, points: 10, say: 您好您好"]);
    assert_eq!(plain.inputs(&[label("emotion", "calm")]), "");
    let asking = checklist("calls", &["id: calm, points: 10, label: {name: emotion, in: [calm]}"]);
    assert_eq!(asking.inputs(&[]), "");
    assert_eq!(asking.inputs(&[label("intent", "refund")]), "");
    assert_ne!(asking.inputs(&[label("emotion", "calm")]), asking.inputs(&[label("emotion", "angry")]));
    let timed = checklist("calls", &["id: soon, points: 10, data: {field: end, within: 5m of start}"]);
    assert_ne!(timed.inputs(&[]), "");
}

/// 行不 of another item is found in 不行就是不行 only across 就是; that says nothing of what this item found.
#[test]
fn a_doubt_about_one_items_phrase_is_none_about_anothers() {
    let items = ["id: i, points: 10, never_say: 说了不行", "id: other, points: 10, say: 行规"];
    let found = |items: &[&str]| inspected(items, "A: 说了不行就是规定就是这样").items[0].verdict;
    assert_eq!((found(&items[..1]), found(&items)), (Verdict::Fail, Verdict::Fail));
    let items = ["id: i, points: 10, never_say: 说了不行就是不行", "id: other, points: 10, say: 行不"];
    assert_eq!((found(&items[..1]), found(&items)), (Verdict::Pass, Verdict::Pass));
    let both = inspected(&items, "A: 说了不行就是不行");
    assert_eq!(both.items[0].verdict, Verdict::Fail);
}

#[test]
fn a_sign_reproaches_nobody() {
    let items = [
        "id: upset, points: 0, say: 气死我了, where: {speaker: customer}",
        "id: sorry, points: 10, say: 非常抱歉, when_items: {upset: pass}",
    ];
    let calm = inspected(&items, "A: 您好您好\nC: 我查话费");
    assert_eq!((calm.items[0].verdict, calm.items[0].sign, calm.items[0].earned), (Verdict::Fail, true, None));
    assert_eq!((calm.items[1].verdict, calm.state), (Verdict::NotApplicable, State::Scored));
    assert!(!inspected(&["id: dead, points: 0, severity: fatal, say: 非常抱歉"], "A: 您好您好").items[0].sign);
}
