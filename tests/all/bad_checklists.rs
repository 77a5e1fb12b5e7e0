//! Broken checklists: each mistake is named with its line and column, all of them in one go.

use spotcheck::checklist::read;
use spotcheck::workspace::{Found, ready};

/// The mistakes of a checklist as `line:column id`.
fn mistakes(yaml: &str) -> Vec<String> {
    let problems = read("x.yaml", yaml, false).map_or_else(|problems| problems, |_| Vec::new());
    let place = |n: Option<u64>| n.unwrap_or(0);
    problems.iter().map(|p| format!("{}:{} {}", place(p.place.line), place(p.place.column), p.message.id)).collect()
}

fn with_item(item: &str) -> String {
    format!("checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n  - {item}\n")
}

#[test]
fn three_mistakes_are_all_shown_at_once() {
    let yaml = "checklist: x\ntitle: x\nfor: calls\nsections:\n- title: s\n  items:\n  - id: a\n    titel: A\n    points: ten\n    say: 您好\n    examples: {pass: [您好]}\n";
    assert_eq!(
        mistakes(yaml),
        ["7:5 yaml-missing-key", "8:5 yaml-unknown-key-near", "9:13 checklist-bad-points", "11:5 checklist-untested"]
    );
}

/// Checks that the mistake stands where `¦` does, and is no other.
fn check(item: &str, expect: &str) {
    let marked = with_item(item);
    let at = marked.find('¦').expect("a mark");
    let line = marked[..at].matches('\n').count() + 1;
    let column = marked[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    assert_eq!(mistakes(&marked.replace('¦', "")), [format!("{line}:{column} {expect}")], "{item}");
}

#[test]
fn each_mistake_has_its_place() {
    for (rest, expect) in [
        ("say: ¦'，。'", "phrase-empty"),
        ("say: ¦'(您好'", "phrase-brackets"),
        ("say: {regex: ¦'您('}", "regex-syntax"),
        ("say: {regex: ¦'\\b您'}", "regex-boundary"),
        ("say: {regex: ¦'您?'}", "regex-empty"),
        ("say: {list: ¦问候}", "checklist-no-list"),
        ("say: ¦{all: [a], any: [b]}", "checklist-bad-words"),
        ("say: {at_least: ¦3, of: [a, b]}", "checklist-at-least-too-many"),
        ("say: {any: [您好], like: ¦0.7}", "checklist-bad-like"),
        ("say: {any: [您好], like: ¦101%}", "checklist-bad-like"),
        ("say: {regex: 您好, like: ¦70%}", "checklist-like-no-phrase"),
        ("say: {phrase: (a|b|c|d|e)(a|b|c|d)您好, like: ¦70%}", "phrase-too-many-alike"),
        ("say: ¦{like: 70%}", "checklist-bad-words"),
        ("say: 您好, where: {after: {customer: ¦'，'}}", "phrase-empty"),
        ("say: ¦[]", "checklist-empty-list"),
        ("say: 您好, ¦never_say: 不", "checklist-asks-twice"),
        ("say: 您好, where: {first: ¦3}", "checklist-bad-extent"),
        ("say: 您好, where: {first: 3s, ¦last: 3s}", "checklist-two-windows"),
        ("say: 您好, where: {speaker: ¦bot}", "yaml-not-one-of"),
        ("say: 您好, severity: ¦deadly", "yaml-not-one-of"),
        ("say: 您好, ¦say: 你好", "yaml-twice"),
        ("say: 您好, when: {套餐: {at_least: ¦many}}", "yaml-expected"),
        ("say: 您好, ¦vocabulary: 3", "yaml-unknown-key"),
    ] {
        check(&format!("{{id: a, title: 标题, points: 1, examples: {{pass: [x], fail: [y]}}, {rest}}}"), expect);
    }
    check("¦{id: a, title: a, points: 1, examples: {pass: [x], fail: [y]}}", "checklist-asks-nothing");
    check("{id: a, title: a, points: 1, say: 您好, ¦examples: {pass: [x]}}", "checklist-untested");
    check(
        "{id: a, title: a, points: 1, say: 您好, examples: {pass: [x], fail: [[¦{agent: a, customer: b}]]}}",
        "checklist-bad-example",
    );
}

#[test]
fn what_is_no_item_is_complained_of_once() {
    check("¦just a text", "yaml-expected");
    check("{id: a, title: ¦'', points: 1, say: 您好, examples: {pass: [您好], fail: [喂]}}", "yaml-blank");
    check("{id: a, title: a, points: 1, say: {at_least: ¦0, of: [您好]}, examples: {pass: [您好], fail: [喂]}}", "yaml-no-count");
    assert_eq!(mistakes("checklist: x\ntitle: x\nfor: calls\nsections:\n- 开场\n"), ["5:3 yaml-expected"]);
}

#[test]
fn mistakes_of_the_whole_file() {
    assert_eq!(mistakes(""), ["1:1 yaml-expected"]);
    assert_eq!(mistakes("- a\n"), ["1:1 yaml-expected"]);
    assert_eq!(mistakes("checklist: [\n").len(), 1);
    let twice = "checklist: x\ntitle: x\nfor: calls\nlists: {甲: [您好], 乙: [你好]}\nsections:\n- title: s\n  items:\n  - {id: a, title: a, points: 1, say: {list: 甲}, examples: {pass: [您好], fail: [喂]}}\n  - {id: a, title: b, points: 1, say: {list: 甲}, examples: {pass: [您好], fail: [喂]}}\n";
    assert_eq!(mistakes(twice), ["4:18 checklist-unused-list", "9:10 checklist-id-twice"]);
}

#[test]
fn an_example_that_comes_out_otherwise_is_a_mistake() {
    let yaml = with_item("{id: a, title: a, points: 1, say: 您好, examples: {pass: [您好, 喂喂], fail: [早, 您好啊]}}");
    let column = |needle: &str| yaml.lines().last().map(|line| line[..line.find(needle).unwrap()].chars().count() as u64 + 1);
    let problems = ready(&Found { file: "x.yaml".into(), text: yaml.clone() }, false).err().unwrap();
    let found: Vec<_> = problems.iter().map(|p| (p.message.id.as_str(), p.place.line, p.place.column)).collect();
    let should = |id, needle| (id, Some(7), column(needle));
    assert_eq!(found, [should("checklist-example-should-pass", "喂喂"), should("checklist-example-should-fail", "您好啊")]);
}

#[test]
fn a_version_is_the_meaning_and_not_the_layout() {
    let version = |yaml: &str| read("x", yaml, true).unwrap().checklist.version;
    let one = version(&with_item("{id: a, title: a, points: 1, say: 您好}"));
    assert_eq!(one, version(&with_item("{id: a,   points: 1.0, say: '您好，', title: a}  # note")));
    assert_ne!(one, version(&with_item("{id: a, title: a, points: 2, say: 您好}")));
    assert_ne!(one, version(&with_item("{id: a, title: a, points: 1, say: 你好}")));
}
