//! Checklists that include lists and sections of other files.

use crate::support::{BAD, GOOD, Workspace};

const ITEM: &str =
    "{id: shirking, title: 不推诿, points: 10, never_say: {list: 推诿}, examples: {pass: [我来帮您], fail: [这不归我管]}}";

fn checklist(head: &str, sections: &str) -> String {
    format!("checklist: mine\ntitle: 我的\nfor: calls\n{head}sections:\n{sections}")
}

/// The problems of `checklist check`, as `file:line:column id`.
fn mistakes(workspace: &Workspace, name: &str) -> Vec<String> {
    let json = workspace.run(&["--json", "checklist", "check", name]).expect(2).json();
    let one = |problem: &serde_json::Value| {
        let file = problem["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        assert!(!problem["excerpt"].as_str().unwrap().is_empty(), "{problem}");
        format!("{file}:{}:{} {}", problem["line"], problem["column"], problem["id"].as_str().unwrap())
    };
    json["problems"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn a_list_of_another_file_is_used_as_if_it_stood_here() {
    let workspace = Workspace::new();
    workspace.write("checklists/ours.yaml", "lists:\n  推诿: [这不归我管, 你自己看]\n  没人用: [随便]\n");
    let section = format!("- title: 过程\n  items:\n  - {ITEM}\n");
    workspace.write("checklists/mine.yaml", checklist("include: [ours.yaml]\n", &section));
    workspace.write("alone.yaml", checklist("lists:\n  推诿: [这不归我管, 你自己看]\n", &section));
    let version =
        |name: &str| workspace.run(&["--json", "checklist", "check", name]).expect(0).json()["checked"][0]["version"].clone();
    let before = version("mine");
    assert_eq!(before, version("alone.yaml"), "a version is of the meaning, wherever the words stand");
    workspace.write("checklists/ours.yaml", "# 改\nlists:\n  推诿: [这不归我管, 你自己看, 不是我负责]\n");
    assert_ne!(version("mine"), before, "other words are another version");
    // a file of words is checked with the rest, and is no checklist
    let all = workspace.run(&["--json", "checklist", "check"]).expect(0).json();
    let words: Vec<&serde_json::Value> = all["checked"].as_array().unwrap().iter().filter(|one| one["lists"].is_u64()).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    let refused = workspace.run(&["--json", "score", "--checklist", "checklists/ours.yaml", "calls.json"]);
    assert_eq!(refused.expect(2).problem_ids(), ["checklist-only-lists"]);
}

#[test]
fn the_words_of_the_program_can_be_included_and_overridden() {
    let workspace = Workspace::new();
    let item = ITEM.replace("推诿}", "推诿用语}").replace("我来帮您", "随便您");
    let text = checklist("include: words.yaml\n", &format!("- title: 过程\n  items:\n  - {item}\n"));
    workspace.write("checklists/mine.yaml", &text);
    workspace.run(&["checklist", "check", "mine"]).expect(0);
    workspace.write("checklists/words.yaml", "lists:\n  推诿用语: [随便您]\n");
    let problems = workspace.run(&["--json", "checklist", "check", "mine"]).expect(2).problem_ids();
    assert_eq!(problems, ["checklist-example-should-pass", "checklist-example-should-fail"], "the workspace's own words hold");
    // the checklist's own list of that name stands over both
    let own = text.replace("sections:", "lists:\n  推诿用语: [这不归我管]\nsections:");
    workspace.write("checklists/mine.yaml", own);
    workspace.run(&["checklist", "check", "mine"]).expect(0);
}

#[test]
fn sections_come_with_the_lists_of_their_own_file() {
    let workspace = Workspace::new();
    let other = checklist(
        "lists:\n  推诿: [这不归我管]\n",
        &format!(
            "- title: 过程\n  items:\n  - {ITEM}\n- title: 结束\n  items:\n  - {{id: bye, title: 道别, points: 5, say: 再见, examples: {{pass: [再见], fail: [挂了]}}}}\n"
        ),
    );
    workspace.write("checklists/other.yaml", other.replace("checklist: mine", "checklist: other"));
    workspace.write("checklists/mine.yaml", checklist("", "- include: other.yaml#过程\n"));
    workspace.write("whole.yaml", checklist("", "- include: other\n"));
    let items =
        |name: &str| workspace.run(&["--json", "checklist", "check", name]).expect(0).json()["checked"][0]["items"].clone();
    assert_eq!((items("mine"), items("whole.yaml")), (1.into(), 2.into()));
    let twice = checklist("", "- include: other.yaml#过程\n- include: other.yaml\n");
    workspace.write("checklists/twice.yaml", twice.replace("checklist: mine", "checklist: twice"));
    assert_eq!(mistakes(&workspace, "twice"), ["twice.yaml:6:12 checklist-section-twice"]);
}

#[test]
fn each_mistake_names_the_file_it_stands_in() {
    let workspace = Workspace::new();
    let section = format!("- title: 过程\n  items:\n  - {ITEM}\n");
    workspace.write("checklists/ours.yaml", "lists:\n  推诿: [这不归我管, '，。']\nlist: {}\n");
    workspace
        .write("checklists/mine.yaml", checklist("pass_mark: 200\ninclude: [ours.yaml, theirs.yaml, 3.yaml#, '']\n", &section));
    let found = mistakes(&workspace, "mine");
    let expected = [
        "mine.yaml:4:12 checklist-bad-mark",
        "mine.yaml:5:22 checklist-include-missing",
        "mine.yaml:5:35 checklist-include-missing",
        "mine.yaml:5:44 checklist-bad-include",
        "ours.yaml:2:15 phrase-empty",
        "ours.yaml:3:1 yaml-unknown-key-near",
    ];
    assert_eq!(found, expected);
    workspace.write("checklists/ours.yaml", "lists:\n  推诿: [这不归我管\n");
    workspace.write("checklists/mine.yaml", checklist("include: [ours.yaml]\n", &section));
    assert!(mistakes(&workspace, "mine")[1].starts_with("ours.yaml:2:"), "{:?}", mistakes(&workspace, "mine"));
    // an example of an included item that comes out otherwise
    workspace.write("checklists/ours.yaml", checklist("lists:\n  推诿: [不归他管]\n", &section));
    workspace.write("checklists/mine.yaml", checklist("", "- include: ours.yaml\n"));
    assert_eq!(mistakes(&workspace, "mine"), ["ours.yaml:9:99 checklist-example-should-fail"]);
}

#[test]
fn what_cannot_be_included_is_told_at_the_include() {
    let workspace = Workspace::new();
    let section = format!("- title: 过程\n  items:\n  - {ITEM}\n");
    let check = |include: &str, sections: &str, expected: &str| {
        workspace.write("checklists/mine.yaml", checklist(include, sections));
        assert_eq!(mistakes(&workspace, "mine")[0], expected, "{include}{sections}");
    };
    workspace.write("checklists/a.yaml", "include: [b.yaml]\nlists:\n  推诿: [甲]\n");
    workspace.write("checklists/b.yaml", "include: [../checklists/a.yaml]\nlists:\n  推诿: [乙]\n");
    workspace.write("checklists/c.yaml", "lists:\n  推诿: [丙]\n");
    workspace.write("checklists/visits.yaml", "checklist: v\ntitle: v\nfor: repairs\nsections:\n- title: 上门\n  items: []\n");
    check("include: [mine.yaml]\n", &section, "mine.yaml:4:11 checklist-include-circle");
    check("include: [a.yaml]\n", &section, "b.yaml:1:11 checklist-include-circle");
    workspace.write("checklists/b.yaml", "lists:\n  推诿: [乙]\n");
    check("include: [c.yaml, b.yaml]\n", &section, "mine.yaml:4:19 checklist-list-twice");
    check("include: [visits.yaml]\n", &section, "mine.yaml:4:11 checklist-include-no-lists");
    check("", "- include: c.yaml#开场\n", "mine.yaml:5:12 checklist-include-no-section");
    check("", "- include: visits.yaml\n", "mine.yaml:5:12 checklist-include-for");
}

#[test]
fn a_report_reads_what_was_included_when_it_was_scored() {
    let workspace = Workspace::new().with_calls(&[("a-1", "a", "2026-11-16 09:00:00"), ("a-2", "a", "2026-11-16 09:10:00")]);
    let workspace = workspace.with_transcripts(&[("a-1", GOOD), ("a-2", BAD)]);
    workspace.write("checklists/ours.yaml", "lists:\n  推诿: [这不归我管, 不归我们管]\n");
    workspace
        .write("checklists/part.yaml", checklist("include: [ours.yaml]\n", &format!("- title: 过程\n  items:\n  - {ITEM}\n")));
    workspace.write("checklists/hotline.yaml", checklist("", "- include: part.yaml\n").replace("mine", "hotline"));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace.run(&["score"]).expect(0);
    for file in ["ours", "part", "hotline"] {
        std::fs::remove_file(workspace.path(&format!("checklists/{file}.yaml"))).unwrap();
    }
    workspace.run(&["report", "inspection", "--out", "report"]).expect(0);
    let page = std::fs::read_to_string(workspace.path("report/index.html")).unwrap();
    assert!(page.contains("不推诿"), "the item of the included file stands in the report");
}
