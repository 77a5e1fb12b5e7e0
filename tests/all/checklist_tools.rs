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
    title: 不说没门
    points: 10
    never_say: 没门
    examples:
      pass: [这个套餐没门槛, 我来帮您]
      fail: [这个没门]
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
    assert!(text.contains("checklists/draft.yaml:12:14  误报") && text.contains("pass: [这个套餐没门槛"), "{text}");
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
    workspace.write("call.txt", "客服：您好，这个没门\n客户：那怎么办呢\n客服：没门，不归我管\n");
    let run = workspace.run(&["checklist", "try", "draft", "call.txt"]).expect(0);
    for line in ["您好，这个[没门](1)", "那怎么办呢", "[没门](1)，[不归我管](3)", "不合格  不说没门  0/10  说了 2 次"]
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
    workspace.write("checklists/visits.yaml", "checklist: visits\ntitle: v\nfor: repairs\nsections:\n- title: 上门\n  items:\n  - {id: a, title: a, points: 1, data: {field: 备注, present: true}}\n");
    let ids = |arguments: &[&str], code| {
        workspace.run(&[&["--json", "checklist", "try"], arguments].concat()).expect(code).problem_ids()
    };
    assert_eq!(ids(&["hotline", "nowhere.txt"], 3), ["io-read"]);
    assert_eq!(ids(&["nowhere", "empty.txt"], 2), ["workspace-no-checklist"]);
    assert_eq!(ids(&["visits", "empty.txt"], 2), ["score-checklist-for"]);
    assert!(!ids(&["hotline", "empty.txt"], 3).is_empty());
}

/// A workspace with two agents' calls, drawn and scored by the checklist `draft`.
fn scored() -> Workspace {
    let calls = [("a-1", "a", "2026-11-16 09:00:00"), ("a-2", "a", "2026-11-16 09:10:00"), ("b-1", "b", "2026-11-16 09:20:00")];
    let said = |text: &'static str| [("agent", text), ("customer", "那我该找谁，你们这是什么态度"), ("agent", "感谢来电，再见")];
    let (a1, a2, b1) = (said("这个套餐没门槛"), said("这个没门，不归我管"), said("我来处理"));
    let workspace = Workspace::new().with_calls(&calls).with_transcripts(&[("a-1", &a1), ("a-2", &a2), ("b-1", &b1)]);
    workspace.write(
        "checklists/draft.yaml",
        DRAFT.replace("pass: [这个套餐没门槛, 我来帮您]", "pass: [我来帮您]").replace("这不归我们管", "这不归我管"),
    );
    workspace.run(&["draw", "--period", "2026-W47", "--seed", "14142135623730950488"]).expect(0);
    workspace.run(&["score", "--checklist", "draft"]).expect(0);
    workspace
}

#[test]
fn a_comparison_shows_what_flips_and_stores_nothing() {
    let workspace = scored();
    let new = DRAFT.replace("never_say: 没门", "never_say: 这个没门").replace("never_say: 不归我管", "never_say: 没这回事");
    workspace.write("new.yaml", new);
    let before = workspace.dump();
    let lines = workspace.run(&["--json", "checklist", "compare", "draft", "new.yaml"]).expect(0).lines();
    let (calls, sums) = lines.split_at(lines.len() - 1);
    let call = |id: &str| calls.iter().find(|line| line["call"] == id).unwrap_or_else(|| panic!("{lines:#?}"));
    let (a1, a2, sums) = (call("a-1"), call("a-2"), &sums[0]);
    assert_eq!((a1["call"].as_str(), a1["items"][0]["id"].as_str()), (Some("a-1"), Some("rude")));
    assert_eq!((&a1["items"][0]["old"]["quotes"][0], &a1["items"][0]["new"]["verdict"]), (&"没门".into(), &"pass".into()));
    assert_eq!((&a2["items"][0]["id"], &a2["items"][0]["old"]["quotes"][0]), (&"shirking".into(), &"不归我管".into()));
    assert_eq!((sums["compared"].as_u64(), sums["changed"].as_u64()), (Some(3), Some(2)));
    let agents: Vec<_> = sums["agents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| {
            (a["agent"].as_str().unwrap(), a["changed"].as_u64().unwrap(), a["old"].as_str().unwrap(), a["new"].as_str().unwrap())
        })
        .collect();
    assert_eq!(agents, [("a", 2, "50.00", "83.34"), ("b", 0, "100.00", "100.00")]);
    // all calls, a version that was used, one call shown
    let version = workspace.run(&["--json", "checklist", "check", "draft"]).expect(0).json()["checked"][0]["version"]
        .as_str()
        .unwrap()
        .to_owned();
    let text = workspace.run(&["checklist", "compare", &version[..8], "new.yaml", "--all", "--show", "1"]).expect(0).stdout;
    for part in ["不合格 → 合格", "旧：第 1 句 “没门”", "还有 1 通", "+33.34"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let same = workspace.run(&["checklist", "compare", "draft", &version]).expect(0).stdout;
    assert!(same.contains("意思相同"), "{same}");
    assert_eq!(workspace.dump(), before, "comparing changes nothing");
}

#[test]
fn a_comparison_without_calls_or_checklists_says_what_is_missing() {
    let workspace = Workspace::new();
    let ids = |arguments: &[&str], code| {
        workspace.run(&[&["--json", "checklist", "compare"], arguments].concat()).expect(code).problem_ids()
    };
    assert_eq!(ids(&["hotline", "hotline"], 2), ["draw-none"]);
    assert_eq!(ids(&["hotline", "hotline", "--all"], 3), ["score-nothing"]);
    assert_eq!(ids(&["hotline", "abcdef12"], 2), ["workspace-no-checklist"]);
    assert_eq!(ids(&["hotline", "hotline", "--draw", "x"], 2), ["draw-unknown"]);
}

#[test]
fn statistics_count_the_newest_score_of_each_call() {
    let workspace = scored();
    let of = |arguments: &[&str]| {
        let json = workspace.run(&[&["--json", "checklist", "stats", "draft"], arguments].concat()).expect(0).json();
        let numbers = |item: &Value| ["applied", "passed", "failed", "unsure"].map(|key| item[key].as_u64().unwrap());
        (json["items"].as_array().unwrap().iter().map(numbers).collect::<Vec<_>>(), json)
    };
    let (counts, json) = of(&[]);
    assert_eq!(counts, [[3, 1, 2, 0], [3, 3, 0, 0], [3, 2, 1, 0], [3, 0, 0, 3]]);
    // exact limits of 2 of 3, by Clopper and Pearson
    let interval = |end: &str| (json["items"][0]["interval"][end].as_f64().unwrap() * 10_000.0).round();
    assert_eq!((interval("low"), interval("high")), (943.0, 9916.0));
    let text = workspace.run(&["checklist", "stats", "draft", "--all"]).expect(0).stdout;
    assert!(text.contains("66.7%") && text.contains("从来没有不合格"), "{text}");
    assert!(of(&["--all"]).1["items"][0]["interval"].is_null(), "what was not drawn at random is not extrapolated");
    // a corrected item is advice, and its older scores are told apart
    let path = workspace.path("checklists/draft.yaml");
    let draft = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, draft.replace("never_say: 没门", "advice: true\n    never_say: 这个没门")).unwrap();
    let (counts, json) = of(&[]);
    assert_eq!((counts[0], json["of_other_versions"].as_u64()), ([3, 1, 2, 0], Some(3)));
    workspace.run(&["score", "--checklist", "draft"]);
    let (counts, json) = of(&[]);
    assert_eq!((counts[0], json["of_other_versions"].as_u64()), ([3, 2, 1, 0], Some(0)));
    assert_eq!(json["items"][0]["advice"], true);
    assert_eq!(workspace.run(&["--json", "checklist", "stats"]).expect(3).problem_ids(), ["stats-nothing"]);
}

#[test]
fn doubts_are_told_and_are_no_mistakes() {
    let workspace = scored();
    let path = workspace.path("checklists/draft.yaml");
    let draft = std::fs::read_to_string(&path).unwrap();
    let narrow = draft.replace("never_say: 不归我管", "never_say: [不归我管, 这不归我管]\n    when: {投诉级别: [重大]}");
    std::fs::write(&path, narrow).unwrap();
    let warnings = |name: &str| {
        let json = workspace.run(&["--json", "checklist", "check", name]).expect(0).json();
        let one = |problem: &Value| format!("{}:{} {}", problem["line"], problem["column"], problem["id"].as_str().unwrap());
        json["warnings"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(warnings("draft"), ["23:23 checklist-superfluous"], "older scores decided the item");
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap().replace("id: shirking", "id: grave")).unwrap();
    workspace.run(&["score", "--checklist", "draft"]);
    assert_eq!(warnings("draft"), ["23:23 checklist-superfluous", "20:5 checklist-never-decided"]);
    let run = workspace.run(&["checklist", "check", "draft"]).expect(0);
    assert!(run.stderr.contains("提示：") && run.stderr.contains("这不归我管"), "{run:?}");
    assert_eq!(warnings("words"), [""; 0], "the words of the program are beyond doubt");
}
