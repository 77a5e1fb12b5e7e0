//! Broken checklists: each mistake is named with its line and column, all of them in one go. Those of whole files lie in
//! `tests/data/broken`; here are the others, and those that need more than a file.

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
        ("say: {phrase: (a|b|c|d|e)(a|b|c|d)您好, like: ¦70%}", "phrase-too-many-alike"),
        ("say: 您好, where: {after: {customer: ¦'，'}}", "phrase-empty"),
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
fn each_mistake_of_the_other_kinds_has_its_place() {
    for (rest, expect) in [
        ("data: ¦{field: 满意度}", "checklist-bad-data"),
        ("data: ¦{present: true}", "yaml-missing-key"),
        ("data: {field: 满意度, present: ¦maybe}", "yaml-not-one-of"),
        ("data: {field: 满意度, at_most: ¦很多}", "yaml-expected"),
        ("data: ¦{field: 满意度, at_least: 5, at_most: 1}", "checklist-limits-crossed"),
        ("data: {field: 满意度, in: ¦[]}", "checklist-empty-list"),
        ("data: {field: 满意度, matches: ¦'('}", "regex-syntax"),
        ("data: {field: 办结时间, within: ¦三天}", "checklist-bad-within"),
        ("data: {field: 办结时间, within: ¦3 weeks of 受理时间}", "checklist-bad-within"),
        ("data: {field: start, within: ¦3 days of 开始时间}", "checklist-within-itself"),
        ("data: {field: 手机号, agrees_with: ¦{}}", "checklist-bad-agreement"),
        ("data: {field: 手机号, agrees_with: {regex: ¦'尾号[0-9]{4}'}}", "checklist-one-group"),
        ("data: {field: 手机号, agrees_with: ¦{matches: 投诉}}", "checklist-bad-agreement"),
        ("data: {field: 手机号, agrees_with: {said: 投诉, matches: ¦'('}}", "regex-syntax"),
        ("data: {field: 手机号, present: true}, ¦unless: 请稍等", "checklist-key-not-for"),
        ("measure: {what: silence, at_most: ¦long}", "yaml-expected"),
        ("measure: {what: silence, as: ¦worst, at_most: 20s}", "yaml-not-one-of"),
        ("measure: {what: silence, as: {count_over: ¦20}, at_most: 2}", "checklist-bad-time"),
        ("measure: {what: silence, ¦speaker: agent, at_most: 20s}", "checklist-measure-key"),
        ("measure: ¦{what: hold, at_most: 20s}", "checklist-hold-from"),
        ("order: ¦{then: 抱歉}", "checklist-bad-order"),
        ("order: {steps: [您好, 再见], ¦within: 2 turns}", "checklist-order-key"),
        ("order: ¦{if: 投诉}", "yaml-missing-key"),
        ("repeat: ¦{within: 6 turns}", "checklist-bad-repeat"),
        ("repeat: {at_most: 2, like: ¦0%}", "checklist-bad-percent"),
        ("label: ¦{in: [calm]}", "yaml-missing-key"),
        ("label: {name: emotion, in: [calm]}, ¦where: {first: 2 turns}", "checklist-key-not-for"),
        ("ask: {question: 热情吗, type: ¦stars}", "yaml-not-one-of"),
        ("ask: ¦{question: 热情吗, type: one_of}", "yaml-missing-key"),
        ("ask: {question: 热情吗, type: scale, ¦of: [1, 2]}", "checklist-ask-of"),
        ("combine: ¦{all: [a], any: [a]}", "checklist-bad-combine"),
        ("measure: {what: silence, at_most: 20s}, where: {¦after: 您好}", "checklist-key-not-for"),
        ("order: {if: 投诉, then: 抱歉}, where: {¦before: 您好}", "checklist-key-not-for"),
        ("never_say: 您好, per_hit: ¦some", "checklist-bad-points"),
        ("say: 您好, advice: ¦maybe", "yaml-not-one-of"),
    ] {
        check(&format!("{{id: a, title: 标题, points: 1, examples: {{pass: [x], fail: [y]}}, {rest}}}"), expect);
    }
    // an item that asks for itself goes round in a circle
    check("¦{id: a, title: 标题, points: 1, examples: {pass: [x], fail: [y]}, combine: {all: [a]}}", "checklist-circle");
}

#[test]
fn each_mistake_of_an_example_has_its_place() {
    for (example, expect) in [
        ("[{agent: 您好, at: ¦5}]", "checklist-bad-time"),
        ("[{agent: 您好, at: 5s, ¦until: 4s}]", "checklist-until-before-at"),
        ("{¦words: 您好}", "yaml-unknown-key"),
        ("{talk: 您好, items: {¦b: pass}}", "checklist-no-item"),
        ("{talk: 您好, items: {a: ¦unsure}}", "yaml-not-one-of"),
        ("{talk: 您好, labels: {emotion: ¦{confidence: 60%}}}", "yaml-missing-key"),
        ("{talk: 您好, labels: {emotion: {value: calm, confidence: ¦2.5}}}", "checklist-bad-percent"),
        ("{talk: 您好, data: {满意度: ¦[5]}}", "yaml-expected"),
    ] {
        check(&format!("{{id: a, title: 标题, points: 1, say: 您好, examples: {{pass: [您好], fail: [{example}]}}}}"), expect);
    }
}

#[test]
fn a_checklist_for_records_looks_at_no_words() {
    let records = |item: &str| {
        format!(
            "checklist: x\ntitle: x\nfor: repairs\nsections:\n- title: s\n  items:\n  - {{id: a, title: a, points: 1, {item}}}\n"
        )
    };
    assert_eq!(mistakes(&records("data: {field: 完工时间, within: 24 hours of 报修时间}")), Vec::<String>::new());
    assert_eq!(mistakes(&records("ask: {question: 现场整洁吗, type: yes_no}")), Vec::<String>::new());
    assert_eq!(mistakes(&records("say: 您好, examples: {pass: [您好], fail: [喂]}")), ["7:34 checklist-no-words"]);
    // a record may name the call in which it began
    assert_eq!(mistakes(&records("data: {field: 电话, agrees_with: {said: 您好}}")), Vec::<String>::new());
    let visits = records("data: {field: 电话, agrees_with: {said: 您好}}").replace("repairs", "visits");
    assert_eq!(mistakes(&visits), ["7:34 checklist-no-words"]);
    let mistaken = records("data: {field: 电话, present: true}").replace("repairs", "mansions");
    assert_eq!(mistakes(&mistaken), ["3:6 yaml-not-one-of"]);
}

#[test]
fn examples_of_the_other_kinds_are_tried() {
    let yaml = |item: &str| with_item(&format!("{{id: a, title: a, points: 1, {item}}}"));
    let failing = |item: &str| {
        let found = Found { file: "x.yaml".into(), text: yaml(item) };
        let problems = ready(&found, false).err().unwrap_or_default();
        problems.iter().map(|p| p.message.id.clone()).collect::<Vec<_>>()
    };
    for good in [
        "measure: {what: silence, at_most: 20s}, examples: {pass: [[{agent: 您好}]], fail: [[{agent: 您好, at: 0s, until: 2s}, {customer: 喂, at: 30s}]]}",
        "order: {steps: [您好, 再见]}, examples: {pass: [您好再见], fail: [再见您好]}",
        "repeat: {at_most: 1}, examples: {pass: [您的手机号码], fail: [[{agent: 您的手机号码}, {agent: 您的手机号码}]]}",
        "data: {field: 满意度, at_least: 4}",
        "data: {field: 满意度, at_least: 4}, examples: {pass: [{data: {满意度: 5}}], fail: [{data: {评分: 3}}]}",
        "label: {name: emotion, in: [calm]}, examples: {pass: [{labels: {emotion: calm}}], fail: [{labels: {emotion: {value: angry, confidence: 90%}}}]}",
        "ask: {question: 热情吗, type: yes_no}, examples: {pass: [您好呀], fail: [喂]}",
    ] {
        assert_eq!(failing(good), Vec::<String>::new(), "{good}");
    }
    let combined = "combine: {any: [b]}, examples: {pass: [您好, {items: {b: pass}}], fail: [{items: {b: fail}}, 喂]}}\n  - {id: b, title: b, points: 0, say: 您好, examples: {pass: [您好], fail: [喂]}";
    assert_eq!(failing(combined), Vec::<String>::new());
    assert_eq!(
        failing("data: {field: 满意度, at_least: 4}, examples: {pass: [{data: {满意度: 3}}]}"),
        ["checklist-example-should-pass"]
    );
    assert_eq!(
        failing("label: {name: emotion, in: [calm]}, examples: {fail: [{labels: {emotion: {value: angry, confidence: 50%}}}]}"),
        ["checklist-example-should-fail"]
    );
    assert_eq!(failing("order: {steps: [您好, 再见]}"), ["checklist-untested"]);
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

#[test]
fn what_would_take_minutes_is_refused_at_its_place() {
    for (words, id) in [
        ("{regex: '((a{1,100}){1,100}){1,100}'}", "regex-size"),
        ("{regex: '(([一-龥]{1,50}){1,50}){1,3}'}", "regex-size"),
        (&"(甲|乙)".repeat(30), "phrase-too-many"),
    ] {
        let yaml = with_item(&format!("{{id: a, title: a, points: 1, never_say: {words}}}"));
        let mistakes = mistakes(&yaml);
        assert!(mistakes.iter().any(|mistake| mistake.starts_with("7:") && mistake.ends_with(id)), "{mistakes:?}");
    }
}
