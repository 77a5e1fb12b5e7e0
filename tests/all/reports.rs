//! Report folders: whole, closed in themselves, harmless, in one language, and open to a workspace's own templates.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use regex::Regex;

use crate::support::{BAD, GOOD, Run, Workspace};

const EVIL: &[(&str, &str)] = &[
    ("agent", "您好，请问有什么可以帮您 <script>alert(1)</script> {{ 7*7 }} {% raw %}"),
    ("customer", "http://example.test/ <img src=x onerror=alert(2)> 10000000001"),
    ("agent", "请问还有其他可以帮您的吗？再见"),
];

/// A week with a draw that was scored.
fn scored() -> Workspace {
    let workspace = Workspace::new();
    let list = "通话编号,工号,坐席姓名,班组,开始时间,备注\nA,1001,王小明,一组,2026-11-16 09:00,<b>x</b>\nB,1001,王小明,一组,2026-11-16 09:10,\nC,1002,<script>名</script>,二组,2026-11-16 09:20,\n";
    workspace.import("calls", "calls.csv", list).expect(0);
    let workspace = workspace.with_transcripts(&[("A", GOOD), ("B", BAD), ("C", EVIL)]);
    workspace.run(&["draw", "--period", "2026-W47", "--seed", "314159"]).expect(0);
    workspace.run(&["score"]).expect(1);
    workspace
}

fn report(workspace: &Workspace, more: &[&str]) -> Run {
    workspace.run(&[&["report", "inspection", "--out", "out", "--json"], more].concat())
}

/// All pages of a report by path.
fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for sub in ["", "agents", "recordings"] {
        for path in fs::read_dir(folder.join(sub)).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn html(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    pages.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end == "html"))
}

#[test]
fn every_link_leads_somewhere_and_nothing_is_fetched() {
    let workspace = scored();
    let json = report(&workspace, &[]).expect(0).json();
    assert_eq!((json["report"].as_str(), json["unscored"].as_u64()), (Some("inspection"), Some(0)));
    assert!(workspace.path(json["page"].as_str().unwrap()).is_file());
    let pages = pages(&workspace.path("out"));
    let link = Regex::new(r#"(?:href|src)="([^"]*)""#).unwrap();
    let mut count = 0;
    for (path, text) in html(&pages) {
        let folder = Path::new(path).parent().unwrap();
        for target in link.captures_iter(text).map(|found| found[1].to_owned()) {
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = if file.is_empty() { path.clone() } else { lexically(&folder.join(file)) };
            let page = pages.get(&file).unwrap_or_else(|| panic!("{path}: {target} leads nowhere"));
            assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{path}: no {target}");
            count += 1;
        }
        for fetch in ["src=\"http", "href=\"http", "@import", "url(http", "<script", "<iframe"] {
            assert!(!text.contains(fetch), "{path} has {fetch}");
        }
    }
    assert!(count > 20, "{count}");
    assert_eq!(pages.keys().filter(|path| path.starts_with("recordings/")).count(), 3);
}

/// `agents/../index.html` is `index.html`.
fn lexically(path: &Path) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.to_str().unwrap().split(['/', '\\']) {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn what_customers_say_stays_text() {
    let workspace = scored();
    report(&workspace, &[]).expect(0);
    let all: String = html(&pages(&workspace.path("out"))).map(|(_, text)| text.as_str()).collect();
    for shown in ["&lt;script&gt;alert(1)", "{{ 7*7 }} {% raw %}", "&lt;img src=x", "&lt;b&gt;x&lt;"] {
        assert!(all.contains(shown), "{shown} is not shown as it was said");
    }
    assert!(!all.contains("<img") && !all.contains("<b>x"), "something became markup");
    assert!(all.contains("http:&#x2F;&#x2F;example.test") || all.contains("http://example.test"), "an address is only text");
    assert!(!all.contains("10000000001"), "a telephone number stands in full");
}

#[test]
fn an_english_report_has_no_chinese_words_of_its_own() {
    let workspace = Workspace::new();
    let english: &[(&str, &str)] = &[
        ("agent", "hello this is northern savings bank my name is dana how can i help you"),
        ("customer", "what is my balance"),
        ("agent", "is there anything else i can help you with"),
        ("agent", "thank you for calling have a great day"),
    ];
    workspace.write("plans/week.yaml", "plan: week\ntitle: Weekly\npopulation: calls\nperiod: week\nstrata: [agent]\ntake: {count: 10}\nchecklist: bank-hotline-en\n");
    workspace.write("spotcheck.yaml", "organisation: Northern Savings Bank\nlanguage: en\n");
    let workspace = workspace
        .with_calls(&[("A", "1001", "2026-11-16 09:00"), ("B", "1001", "2026-11-16 10:00")])
        .with_transcripts(&[("A", english)]);
    workspace.run(&["draw", "week", "--period", "2026-W47"]).expect(0);
    workspace.run(&["score"]).expect(0);
    report(&workspace, &["--plan", "week", "--lang", "en"]).expect(0);
    let chinese = Regex::new(r"\p{Han}+").unwrap();
    for (path, text) in pages(&workspace.path("out")) {
        assert!(!chinese.is_match(&text), "{path}: {:?}", chinese.find(&text));
    }
    let text = workspace.run(&["report", "inspection", "--plan", "week"]).expect(0);
    assert!(!chinese.is_match(&text.stdout) && !chinese.is_match(&text.stderr), "{text:?}");
}

#[test]
fn a_chinese_report_is_in_chinese() {
    let workspace = scored();
    report(&workspace, &[]).expect(0);
    let pages = pages(&workspace.path("out"));
    let index = &pages["index.html"];
    assert!(index.contains("lang=\"zh-CN\"") && index.contains("每周录音质检报告") && index.contains("王小明"), "{index}");
    let id = Regex::new(r">\s*report-[a-z-]+\s*<").unwrap();
    for (path, text) in html(&pages) {
        assert!(!id.is_match(text), "{path} shows the id of a message");
    }
}

#[test]
fn a_template_of_the_workspace_is_used_and_a_broken_one_named() {
    let workspace = scored();
    let own = "{% extends \"built-in/inspection-index.html\" %}\n{% block foot %}本周由王组长复核{% endblock foot %}\n";
    workspace.write("templates/inspection-index.html", own);
    report(&workspace, &[]).expect(0);
    let before = pages(&workspace.path("out"));
    assert!(before["index.html"].contains("本周由王组长复核"));
    workspace.write("templates/inspection-index.html", format!("{own}{{% if %}}\n"));
    let problem = report(&workspace, &[]).expect(2).json()["problems"][0].clone();
    assert_eq!((problem["id"].as_str(), problem["line"].as_u64()), (Some("report-template-wrong"), Some(3)));
    assert!(problem["file"].as_str().unwrap().ends_with("inspection-index.html"), "{problem}");
    assert_eq!(pages(&workspace.path("out")), before, "the earlier report is still there");
}

#[test]
fn without_a_draw_or_a_score_the_next_step_is_told() {
    let workspace = Workspace::new().with_calls(&[("A", "1001", "2026-11-16 09:00")]);
    assert_eq!(report(&workspace, &[]).expect(2).problem_ids(), ["draw-none"]);
    let run = report(&workspace, &["--period", "2026-W47"]).expect(2);
    assert_eq!(run.problem_ids(), ["report-nothing-drawn"]);
    assert!(run.json()["problems"][0]["hint"].as_str().unwrap().contains("spotcheck draw recordings-weekly --period 2026-W47"));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    assert_eq!(report(&workspace, &[]).expect(2).problem_ids(), ["report-not-scored"]);
    assert!(!workspace.path("out").exists());
}

#[test]
fn a_redraw_is_reported_with_its_reason_and_what_is_not_scored_yet() {
    let workspace = scored();
    let many: Vec<(String, &str, &str)> = (0..30).map(|i| (format!("N{i}"), "1001", "2026-11-17 09:00")).collect();
    let more: Vec<(&str, &str, &str)> = many.iter().map(|(id, agent, start)| (id.as_str(), *agent, *start)).collect();
    let workspace = workspace.with_calls(&more);
    workspace.run(&["draw", "--period", "2026-W47", "--redraw", "--reason", "清单补了<30>通", "--seed", "271828"]).expect(0);
    let text = workspace.run(&["report", "inspection", "--out", "out"]).expect(0);
    assert!(text.stderr.contains("还没有打分"), "{text:?}");
    let index = pages(&workspace.path("out"))["index.html"].clone();
    assert!(index.contains("清单补了&lt;30&gt;通") && index.contains("recordings-weekly/2026-W47/1"), "{index}");
    workspace.run(&["score"]);
    assert_eq!(report(&workspace, &[]).expect(0).json()["unscored"], 0);
}

#[test]
fn a_report_is_by_the_checklist_of_its_plan() {
    let workspace = scored();
    report(&workspace, &[]).expect(0);
    let before = pages(&workspace.path("out"));
    // somebody tries another checklist on everything; the week's report stays what it was
    workspace.run(&["score", "--all", "--checklist", "bank-hotline-en"]);
    report(&workspace, &[]).expect(0);
    assert_eq!(pages(&workspace.path("out")), before);
}

#[test]
fn a_checklist_that_was_changed_back_is_the_one_of_the_report() {
    let workspace = scored();
    report(&workspace, &[]).expect(0);
    let before = pages(&workspace.path("out"));
    workspace.run(&["init", ".", "--with", "checklists"]).expect(0);
    let path = workspace.path("checklists/hotline.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("pass_mark: 85", "pass_mark: 20")).unwrap();
    workspace.run(&["score"]);
    report(&workspace, &[]).expect(0);
    assert!(pages(&workspace.path("out"))["index.html"] != before["index.html"], "a change shows");
    fs::write(&path, text).unwrap();
    workspace.run(&["score"]);
    report(&workspace, &[]).expect(0);
    assert!(pages(&workspace.path("out")) == before, "back again");
}

#[test]
fn what_is_drawn_on_purpose_is_reported_apart() {
    let plan = |more: &str| {
        format!(
            "plan: week\ntitle: 周检\npopulation: calls\nperiod: week\nstrata: [agent]\ntake: {{count: 2}}\nspares: 2\nchecklist: hotline\n{more}"
        )
    };
    let purpose = "targeted: [{id: complaints, title: 投诉通话, when: {category: 投诉}, take: {count: 3}}]\n";
    let index = |more: &str| {
        let workspace = Workspace::new();
        workspace.write("plans/week.yaml", plan(more));
        let row = |i: usize| format!("C{i:02},1001,2026-11-16 {:02}:00,{}\n", 8 + i, if i < 6 { "投诉" } else { "咨询" });
        let list: String = std::iter::once("通话编号,工号,开始时间,业务类型\n".to_owned()).chain((0..12).map(row)).collect();
        workspace.import("calls", "calls.csv", list).expect(0);
        let ids: Vec<String> = (0..12).map(|i| format!("C{i:02}")).collect();
        let talks: Vec<_> = ids.iter().enumerate().map(|(i, id)| (id.as_str(), if i % 3 == 0 { BAD } else { GOOD })).collect();
        let workspace = workspace.with_transcripts(&talks);
        workspace.run(&["draw", "week", "--period", "2026-W47", "--seed", "314159"]).expect(0);
        workspace.run(&["score"]);
        report(&workspace, &["--plan", "week"]).expect(0);
        pages(&workspace.path("out"))
    };
    let (without, with) = (index(""), index(purpose));
    // the figures of the random sample are the very same
    let main = |pages: &BTreeMap<String, String>| {
        let (from, to) = ("<dl class=\"tiles\">", "</dl>");
        pages["index.html"].split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(tiles, _)| tiles.to_owned()).unwrap()
    };
    assert_eq!(main(&with), main(&without));
    let recordings = |pages: &BTreeMap<String, String>| pages.keys().filter(|path| path.starts_with("recordings/")).count();
    assert_eq!((recordings(&without), recordings(&with)), (2, 5));
    assert!(!without["index.html"].contains("不参与推算") && with["index.html"].contains("重点抽查：投诉通话"));
    let agent = &with["agents/1001.html"];
    assert!(agent.contains("重点抽查：投诉通话") && agent.contains("符合条件 6 通，抽 3 通，已评 3 通"), "{agent}");
    let badges = with.iter().filter(|(path, text)| path.starts_with("recordings/") && text.contains("不参与推算"));
    assert_eq!(badges.count(), 3);
}

#[test]
fn somebody_elses_folder_is_not_overwritten() {
    let workspace = scored();
    workspace.write("out/mine.txt", "mine");
    assert_eq!(report(&workspace, &[]).expect(2).problem_ids(), ["report-folder-foreign"]);
    assert_eq!(fs::read_to_string(workspace.path("out/mine.txt")).unwrap(), "mine");
}
