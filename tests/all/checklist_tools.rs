//! The trainer's tools: what they say of a checklist and of calls, as a trainer would try them.

use serde_json::Value;

use crate::support::Workspace;

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
