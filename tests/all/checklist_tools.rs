//! The trainer's tools: what they say of a checklist and of calls, as a trainer would try them.

use serde_json::Value;

use crate::support::{Workspace, transcript};

/// A checklist of one item that fires on too much and one that sees too little.
const DRAFT: &str = "checklist: draft
title: 试用表
for: calls
sections:
- title: 用语
  items:
  - id: rude
    title: 不说不行
    points: 10
    never_say: 不行
    examples:
      pass: [您看这样行不行, 我来帮您]
      fail: [这个不行]
  - id: bye
    title: 道别
    points: 10
    say: (再见|拜拜)
    where: {last: 2 turns}
    examples: {pass: [再见], fail: [挂了]}
  - id: shirking
    title: 不推诿
    points: 10
    never_say: 不归我管
    examples: {pass: [我来处理], fail: [这不归我们管]}
  - {id: warm, title: 热情, points: 5, ask: {question: 热情吗, type: yes_no}}
";

#[test]
fn a_test_tells_noisy_and_missing_examples_with_their_lines() {
    let workspace = Workspace::new();
    workspace.write("checklists/draft.yaml", DRAFT);
    let json = workspace.run(&["--json", "checklist", "test", "draft"]).expect(1).json();
    let counts = |item: &Value| {
        let lines =
            |kind: &str| item[kind].as_array().unwrap().iter().map(|one| one["line"].as_u64().unwrap()).collect::<Vec<_>>();
        (item["validated"].as_u64().unwrap(), item["reported"].as_u64().unwrap(), lines("noisy"), lines("missing"))
    };
    let found: Vec<_> = json["items"].as_array().unwrap().iter().map(counts).collect();
    let expected = [(1, 1, vec![12], vec![]), (1, 1, vec![], vec![]), (1, 0, vec![], vec![24]), (0, 0, vec![], vec![])];
    assert_eq!(found, expected);
    let text = workspace.run(&["checklist", "test", "checklists/draft.yaml"]).expect(1).stdout;
    assert!(text.contains("checklists/draft.yaml:12:14  误报") && text.contains("pass: [您看这样行不行"), "{text}");
    assert!(text.contains("checklists/draft.yaml:24:37  漏报") && text.contains("由人回答"), "{text}");
}

#[test]
fn a_test_of_good_checklists_ends_well_and_one_of_broken_ones_does_not() {
    let workspace = Workspace::new();
    let text = workspace.run(&["--lang", "en", "checklist", "test"]).expect(0).stdout;
    assert!(text.contains("0 noisy, 0 missing"), "{text}");
    workspace.write("checklists/broken.yaml", "checklist: broken\n");
    let run = workspace.run(&["checklist", "test", "hotline", "broken"]).expect(2);
    assert!(run.stdout.contains("热线录音质检表") && run.stderr.contains("broken.yaml"), "{run:?}");
    workspace.run(&["checklist", "test", "nowhere"]).expect(2);
}

#[test]
fn a_trial_marks_what_each_item_found() {
    let workspace = Workspace::new();
    workspace.write("checklists/draft.yaml", DRAFT);
    workspace.write("call.txt", "客服：您好，这个不行\n客户：那行不行呢\n客服：不行，不归我管\n");
    let run = workspace.run(&["checklist", "try", "draft", "call.txt"]).expect(0);
    for line in ["您好，这个[不行](1)", "那行不行呢", "[不行](1)，[不归我管](3)", "不合格  不说不行  0/10  说了 2 次"]
    {
        assert!(run.stdout.contains(line), "{line}: {run:#?}");
    }
    let json = workspace.run(&["--json", "checklist", "try", "draft", "call.txt"]).expect(0).json();
    assert_eq!(json["items"][2]["evidence"][0]["quote"], "不归我管");
    // of several calls in a file, the one that is meant
    let lines = transcript("a", &[("agent", "再见")]) + &transcript("b", &[("agent", "挂了吧")]);
    workspace.write("calls.ndjson", lines);
    let of = |call: &[&str]| workspace.run(&[&["checklist", "try", "draft", "calls.ndjson"], call].concat());
    assert!(of(&[]).expect(0).stdout.contains("--call"));
    assert!(of(&["--call", "b"]).expect(0).stdout.contains("挂了吧"));
    assert_eq!(of(&["--call", "c", "--json"]).expect(2).problem_ids(), ["try-no-call"]);
}

#[test]
fn a_trial_of_what_is_not_there_or_empty_says_so() {
    let workspace = Workspace::new();
    workspace.write("empty.txt", "");
    workspace.write("checklists/visits.yaml", "checklist: v\ntitle: v\nfor: repairs\nsections:\n- title: 上门\n  items:\n  - {id: a, title: a, points: 1, data: {field: 备注, present: true}}\n");
    let ids = |arguments: &[&str], code| {
        workspace.run(&[&["--json", "checklist", "try"], arguments].concat()).expect(code).problem_ids()
    };
    assert_eq!(ids(&["hotline", "nowhere.txt"], 3), ["io-read"]);
    assert_eq!(ids(&["nowhere", "empty.txt"], 2), ["workspace-no-checklist"]);
    assert_eq!(ids(&["visits", "empty.txt"], 2), ["score-checklist-for"]);
    assert!(!ids(&["hotline", "empty.txt"], 3).is_empty());
}
