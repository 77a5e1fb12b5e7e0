//! People decide: review, signature, appeal in two rounds, who may do what, and what the report shows of it.

use serde_json::{Value, json};

use crate::support::{BAD, GOOD, Run, Workspace, borrowed, calls_of};

/// Made for these tests: one item that must be said, one that must not, one question.
pub const CHECKLIST: &str = "\
checklist: hotline
title: 试用质检表
for: calls
pass_mark: 85
sections:
  - title: 全部
    items:
      - id: offer
        title: 主动服务
        points: 10
        say: 为您服务
        where: {speaker: agent}
        examples: {pass: [很高兴为您服务], fail: [喂，说吧]}
      - id: shirking
        title: 推诿
        points: 10
        never_say: 不归我们管
        where: {speaker: agent}
        examples: {pass: [好的], fail: [这个不归我们管]}
      - id: warm
        title: 语气
        points: 4
        ask: {question: 语气是否热情, type: scale}
";

pub const PEOPLE: &str = "
users:
  - {id: Q1, name: 周检, role: inspector}
  - {id: Q2, name: 吴检, role: inspector}
  - {id: S1, name: 郑主管, role: supervisor}
  - {id: S2, name: 王主管, role: supervisor}
  - {id: T1, name: 冯培训, role: trainer}
  - {id: A1, name: 陈管理, role: administrator}
";

/// A drawn and scored week of two agents, whose first call each is bad, with people who decide.
pub fn scored(plan: &str) -> Workspace {
    let workspace = Workspace::new();
    let config = std::fs::read_to_string(workspace.path("spotcheck.yaml")).unwrap();
    workspace.write("spotcheck.yaml", config + PEOPLE);
    workspace.write("checklists/hotline.yaml", CHECKLIST);
    if !plan.is_empty() {
        let built_in = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/plans/recordings-weekly.yaml")).unwrap();
        workspace.write("plans/recordings-weekly.yaml", built_in + plan);
    }
    let calls: Vec<_> = ["1001", "1002"].iter().flat_map(|agent| calls_of(agent, 3)).collect();
    let words = |id: &String| if id.ends_with("000") { BAD } else { GOOD };
    let transcripts: Vec<(&str, &[(&str, &str)])> = calls.iter().map(|(id, ..)| (id.as_str(), words(id))).collect();
    let workspace = workspace.with_calls(&borrowed(&calls)).with_transcripts(&transcripts);
    workspace.run(&["draw", "--period", "2026-W47", "--seed", "01234567890123456789"]).expect(0);
    workspace.run(&["score"]).expect(1);
    workspace
}

pub fn by(workspace: &Workspace, who: &str, arguments: &[&str]) -> Run {
    workspace.run(&[&["--as", who, "--json"], arguments].concat())
}

pub fn show(workspace: &Workspace, unit: &str) -> Value {
    workspace.run(&["review", "show", unit, "--json"]).expect(0).json()["standing"].clone()
}

/// The problem that a command ends with.
#[track_caller]
pub fn problem(run: Run) -> String {
    let ids = run.expect(2).problem_ids();
    assert_eq!(ids.len(), 1, "{ids:?}");
    ids[0].clone()
}

pub fn submit(workspace: &Workspace, who: &str, unit: &str, more: &[&str]) -> Run {
    by(workspace, who, &[&["review", "decide", unit, "--answer", "warm=5", "--submit"], more].concat())
}

#[test]
fn from_the_machines_score_to_the_second_ruling_every_step_is_kept() {
    let workspace = scored("");
    let unit = "1001-000";
    // the machine: both fail, the question is open
    let machine = show(&workspace, unit);
    assert_eq!((&machine["stage"], &machine["score"]), (&json!("open"), &json!(0)));

    // what lacks is told at once, and nothing is submitted
    let run = by(&workspace, "Q1", &["review", "decide", unit, "offer=合格", "--submit"]).expect(2);
    assert_eq!(run.problem_ids(), ["review-no-reason", "review-unanswered"]);
    assert_eq!(show(&workspace, unit)["stage"], "open");
    // the draft is there, and is submitted with what lacked
    let reason = ["--reason", "offer=她说了，转写漏了", "--comment", "整体可以", "--coaching", "别推诿"];
    let done = submit(&workspace, "Q1", unit, &reason).expect(0).json();
    // 10 of offer, 0 of shirking, 4 of warm: 14 of 24
    assert_eq!((&done["stage"], &done["machine_score"], &done["score"]), (&json!("submitted"), &json!(0), &json!(58.33)));
    // the same again changes nothing
    assert_eq!(by(&workspace, "Q1", &["review", "submit", unit]).expect(0).json()["unchanged"], json!(true));
    assert_eq!(by(&workspace, "Q2", &["review", "submit", unit]).expect(2).problem_ids(), ["review-no-draft"]);
    let again = submit(&workspace, "Q1", unit, &[&["offer=合格"], &reason[..]].concat()).expect(0).json();
    assert_eq!(again["unchanged"], json!(true));

    // the supervisor sends it back, and signs what comes again
    assert_eq!(problem(by(&workspace, "Q1", &["review", "sign", unit])), "right-none");
    by(&workspace, "S1", &["review", "return", unit, "--opinion", "请再听一遍"]).expect(0);
    assert_eq!(show(&workspace, unit)["stage"], "returned");
    assert_eq!(problem(by(&workspace, "Q1", &["review", "submit", unit])), "review-same-as-returned");
    assert_eq!(problem(by(&workspace, "S1", &["review", "sign", unit])), "sign-returned");
    // what was said before lies there: only what is mended need be typed
    submit(&workspace, "Q1", unit, &["shirking=确认"]).expect(0);
    assert_eq!(show(&workspace, unit)["score"], json!(58.33));
    assert_eq!(problem(by(&workspace, "1001", &["appeal", "file", unit, "shirking", "--grounds", "没说"])), "appeal-not-signed");
    by(&workspace, "S1", &["review", "sign", unit, "--opinion", "同意"]).expect(0);
    assert_eq!(problem(submit(&workspace, "Q1", unit, &["offer=合格", "--reason", "offer=再改"])), "review-is-signed");
    assert_eq!(problem(by(&workspace, "S2", &["review", "sign", unit])), "sign-signed");

    // the appeal, twice
    let appeal = |who, item| by(&workspace, who, &["appeal", "file", unit, item, "--grounds", "是帮客户转接"]);
    assert_eq!(problem(appeal("1002", "shirking")), "appeal-not-own");
    assert_eq!(problem(appeal("S1", "shirking")), "right-none");
    assert_eq!(problem(appeal("1001", "offer")), "appeal-not-failed");
    assert_eq!(problem(appeal("1001", "nothing")), "review-no-item");
    assert_eq!(appeal("1001", "推诿").expect(0).json()["round"], 1);
    assert_eq!(problem(appeal("1001", "shirking")), "appeal-open");
    let rule = |who, how: &str| by(&workspace, who, &["appeal", "rule", unit, "shirking", how, "--reason", "听过了"]);
    assert_eq!(problem(rule("Q1", "--deny")), "right-none");
    assert_eq!(rule("S1", "--deny").expect(0).json()["stage"], "ruled");
    assert_eq!(problem(rule("S1", "--deny")), "rule-nothing");
    assert_eq!(appeal("1001", "shirking").expect(0).json()["round"], 2);
    assert_eq!(problem(rule("S1", "--grant")), "rule-same-person");
    let ruled = rule("A1", "--grant").expect(0).json();
    assert_eq!((&ruled["stage"], &ruled["score"]), (&json!("final"), &json!(100)));
    assert_eq!(problem(appeal("1001", "shirking")), "appeal-final");

    // every step stands, in order
    let standing = show(&workspace, unit);
    let steps: Vec<&str> = standing["steps"].as_array().unwrap().iter().map(|step| step["what"].as_str().unwrap()).collect();
    let expected = ["reviewed", "returned", "reviewed", "signed", "appealed", "denied", "appealed", "granted"];
    assert_eq!((steps, &standing["machine_score"]), (expected.to_vec(), &json!(0)));
    let sums = workspace.run(&["appeal", "stats", "--json"]).expect(0).json();
    assert_eq!(sums["items"]["shirking"], json!({"filed": 2, "granted": 1, "denied": 1}));
    assert_eq!(sums["inspectors"]["Q1"]["filed"], 2);

    // the report shows all of it, with names, words and scores
    workspace.run(&["report", "inspection", "--out", "report"]).expect(0);
    let page = read_all(&workspace, "report/recordings");
    let page = page.iter().find(|page| page.contains("1001-000") && page.contains("复核与申诉")).unwrap();
    for words in [
        "周检",
        "郑主管",
        "请再听一遍",
        "同意",
        "是帮客户转接",
        "陈管理",
        "机器得分 0",
        "现在得分 100",
        "她说了，转写漏了",
        "别推诿",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let index = std::fs::read_to_string(workspace.path("report/index.html")).unwrap();
    assert!(index.contains("1 / 6 条已复核"), "{index}");

    let audit = workspace.run(&["audit", "--json"]).expect(0).json();
    assert_eq!((&audit["whole"], &audit["entries"]), (&json!(true), &json!(9)));
    let text = workspace.run(&["audit", "--who", "郑主管"]).expect(0).stdout;
    assert!(text.contains("退回") && text.contains("请再听一遍") && !text.contains("周检"), "{text}");
}

pub fn read_all(workspace: &Workspace, folder: &str) -> Vec<String> {
    let files = std::fs::read_dir(workspace.path(folder)).unwrap();
    files.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn whoever_may_not_is_told_why() {
    let workspace = scored("");
    let decide = |who: &str, unit: &str| by(&workspace, who, &["review", "decide", unit, "offer=合格"]);
    assert_eq!(problem(workspace.run(&["--json", "review", "next"])), "user-none");
    assert_eq!(problem(decide("谁呀", "1001-000")), "user-unknown");
    assert_eq!(problem(decide("T1", "1001-000")), "right-none");
    assert_eq!(problem(decide("Q1", "1001-999")), "review-not-drawn");
    assert_eq!(problem(by(&workspace, "S1", &["review", "sign", "1001-000"])), "sign-no-review");
    assert_eq!(problem(by(&workspace, "Q1", &["erase", "--customer", "x", "--reason", "要求"])), "right-none");
    assert_eq!(problem(by(&workspace, "A1", &["erase", "--customer", "x", "--reason", "要求"])), "erase-nothing");
    // a supervisor may review, and then somebody else signs
    submit(&workspace, "S1", "1001-001", &[]).expect(0);
    assert_eq!(problem(by(&workspace, "S1", &["review", "sign", "1001-001"])), "sign-own-review");
    let text = workspace.run(&["--as", "S1", "review", "sign", "1001-001"]).stderr;
    assert!(text.contains("要由别的主管签字"), "{text}");
    // the second to submit learns who was first, and keeps the draft
    by(&workspace, "Q2", &["review", "decide", "1001-000", "--answer", "warm=3"]).expect(0);
    submit(&workspace, "Q1", "1001-000", &[]).expect(0);
    let run = workspace.run(&["--as", "Q2", "review", "submit", "1001-000"]).expect(2);
    assert!(run.stderr.contains("周检"), "{run:?}");
    let shown = by(&workspace, "Q2", &["review", "show", "1001-000"]).expect(0).json();
    assert_eq!(shown["draft"]["items"]["warm"]["answer"], "3");
}

#[test]
fn an_appeal_ends_with_its_last_working_day() {
    let workspace = scored("");
    submit(&workspace, "Q1", "1001-000", &["shirking=确认"]).expect(0);
    // signed on a Monday: five working days end with the next Monday
    by(&workspace, "S1", &["review", "sign", "1001-000"]).expect(0);
    let appeal = |now: &str| {
        workspace.run_at(now, &["--as", "1001", "--json", "appeal", "file", "1001-000", "shirking", "--grounds", "没说"])
    };
    assert_eq!(problem(appeal("2026-12-01T00:00:00+08:00")), "appeal-late");
    appeal("2026-11-30T23:59:59+08:00").expect(0);
}

#[test]
fn a_redraw_and_a_spare_take_reviews_away() {
    let workspace = scored("");
    let draw = |more: &[&str]| workspace.run(&[&["draw", "--period", "2026-W47"], more].concat());
    by(&workspace, "Q1", &["review", "decide", "1001-000", "--answer", "warm=3"]).expect(0);
    draw(&["--redraw", "--reason", "名单有误"]).expect(0);
    let run = by(&workspace, "Q1", &["review", "submit", "1001-000", "--draw", "recordings-weekly/2026-W47/1"]);
    assert_eq!(problem(run), "review-draw-replaced");
    // a recording that was judged can't be replaced by another one
    by(&workspace, "Q1", &["review", "decide", "1002-001", "--answer", "warm=3", "--submit"]).expect(0);
    let replace = workspace.run(&["--json", "draw", "replace", "1002-001", "--reason", "no-recording"]);
    assert_eq!(problem(replace), "replace-reviewed");
    // other words came after the score
    let again = json!({"call_id": "1002-000", "turns": [{"speaker": "agent", "text": "您好，很高兴为您服务"}]}).to_string();
    workspace.import("transcripts", "again.ndjson", again).expect(0);
    assert_eq!(problem(by(&workspace, "Q1", &["review", "decide", "1002-000", "offer=合格"])), "review-other-words");
}

#[test]
fn two_see_neither_the_machine_nor_each_other_and_their_agreement_is_told() {
    let workspace = scored("\ndouble: 100%\n");
    let shown = by(&workspace, "Q1", &["review", "show", "1001-000"]).expect(0).json();
    assert_eq!((&shown["blind"], &shown["machine"], &shown["standing"]), (&json!(true), &Value::Null, &Value::Null));
    // nothing is taken from the machine: every item is theirs to say
    let run = submit(&workspace, "Q1", "1001-000", &["offer=不合格"]).expect(2);
    assert_eq!(run.problem_ids(), ["review-undecided-blind"]);
    for (who, units) in [("Q1", ["不合格", "合格"]), ("Q2", ["不合格", "不合格"])] {
        for (unit, shirking) in [("1001-000", units[0]), ("1001-001", units[1]), ("1002-000", units[0])] {
            let shirking = format!("shirking={shirking}");
            let offer = if unit == "1001-001" { "offer=合格" } else { "offer=不合格" };
            let done = submit(&workspace, who, unit, &[offer, &shirking]).expect(0).json();
            assert_eq!(done["second"], json!(who == "Q2"), "{done}");
        }
    }
    // whoever has submitted can see the others, and changes nothing any more
    assert_eq!(problem(submit(&workspace, "Q2", "1001-001", &["offer=不合格"])), "review-blind-once");
    let list = workspace.run(&["review", "list", "--json"]).expect(0).json();
    let line = list["units"].as_array().unwrap().iter().find(|line| line["unit"] == "1001-001").unwrap();
    assert_eq!((&line["reviewer"], &line["seconds"]), (&json!("Q1"), &json!(["Q2"])));
    assert_eq!(problem(by(&workspace, "Q1", &["agreement"])), "right-none");
    let agreement = by(&workspace, "S1", &["agreement"]).expect(0).json();
    let lines = agreement["lines"].as_array().unwrap();
    let of = |item: &str| lines.iter().find(|line| line["item"] == item).unwrap();
    // two of three the same: 2/3; by chance 2/3·1 + 1/3·0, so Cohen's kappa is nothing
    assert!((of("shirking")["percent"]["value"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-12);
    assert!(of("shirking")["kappa"]["of"]["value"].as_f64().unwrap().abs() < 1e-12);
    assert_eq!(of("offer")["percent"]["value"], json!(1.0));
    assert_eq!(of("shirking")["differences"][0]["unit"], "1001-001");
    // the worst first, after the sum
    assert_eq!((&lines[0]["item"], &lines[1]["item"]), (&Value::Null, &json!("shirking")));
    let text = workspace.run(&["--as", "S1", "agreement", "--quotes"]).expect(0).stdout;
    assert!(text.contains("周检") && text.contains("Cohen κ") && text.contains("1001-001"), "{text}");
}

#[test]
fn a_calibration_changes_no_score() {
    let workspace = scored("");
    let open = |name: &str, raters: &str| by(&workspace, "T1", &["calibration", "open", name, "--raters", raters, "--take", "2"]);
    assert_eq!(problem(open("十一月", "Q1")), "calibration-few-raters");
    assert_eq!(problem(open("十一月", "Q1,1001")), "right-none");
    open("十一月", "Q1,吴检,S1").expect(0);
    assert_eq!(problem(open("十一月", "Q1,Q2")), "calibration-exists");
    let units = workspace.run(&["calibration", "list", "--json"]).expect(0).json()["calibrations"][0]["units"].clone();
    let units: Vec<&str> = units.as_array().unwrap().iter().map(|unit| unit.as_str().unwrap()).collect();
    assert_eq!(units.len(), 2);
    for who in ["Q1", "Q2", "S1"] {
        for unit in &units {
            let done =
                submit(&workspace, who, unit, &["--calibration", "十一月", "offer=不合格", "shirking=合格"]).expect(0).json();
            assert_eq!(done["second"], json!(true));
        }
    }
    assert_eq!(problem(submit(&workspace, "S2", units[0], &["--calibration", "十一月", "offer=合格"])), "review-not-invited");
    let shown = by(&workspace, "T1", &["calibration", "show", "十一月"]).expect(0).json();
    assert_eq!(shown["raters"], json!(["Q1", "Q2", "S1"]));
    assert_eq!(show(&workspace, units[0])["stage"], "open", "the draw's own score is as it was");
    assert_eq!(problem(workspace.run(&["--json", "review", "list", "--calibration", "十二月"])), "calibration-unknown");
}

/// The full-screen view in a terminal of some size: the quote is seen, a key is a verdict, what is killed is not lost, what is submitted counts.
#[cfg(unix)]
fn in_a_terminal(columns: u16, rows: u16) {
    use crate::terminal::Terminal;

    let workspace = scored("");
    let open = |who| Terminal::open(columns, rows, workspace.root(), &["--as", who, "review", "next", "1001-000"]);
    let mut terminal = open("Q1");
    terminal.wait_for("主动服务");
    assert!(terminal.is_on_other_screen());
    // it begins with what is missing, the question; the item above it fails for words that are seen in the transcript
    terminal.wait_for("语气是否热情");
    terminal.press("\u{1b}[A");
    terminal.wait_for("[不归我们管]");
    // the window is made larger meanwhile
    terminal.resize(columns + 20, rows + 5);
    terminal.wait_for("[不归我们管]");
    terminal.press("p");
    terminal.wait_for("理由");
    terminal.paste("是在说明分工");
    terminal.wait_for("是在说明分工");
    terminal.press("\r");
    // killed in the middle: what was chosen is there when it is opened again
    terminal.hang_up();
    terminal.end();
    let shown = by(&workspace, "Q1", &["review", "show", "1001-000"]).expect(0).json();
    let kept = &shown["draft"]["items"]["shirking"];
    assert_eq!((&kept["verdict"], &kept["reason"]), (&json!("pass"), &json!("是在说明分工")));

    let mut terminal = open("Q1");
    terminal.wait_for("主动服务");
    // submitting tells what is missing, and goes there
    terminal.press("s");
    terminal.wait_for("还不能提交");
    terminal.press("\r");
    terminal.wait_without("还不能提交");
    terminal.press("4");
    terminal.wait_without("还没有回答");
    terminal.press("s");
    terminal.wait_for("提交这份复核？");
    terminal.press("\r");
    // the next one lies there at once
    terminal.wait_for("1001-001");
    terminal.press("\u{1b}");
    terminal.end();
    let standing = show(&workspace, "1001-000");
    // 0 of offer, 10 of shirking, 3 of 4 of warm
    assert_eq!((&standing["stage"], &standing["score"]), (&json!("submitted"), &json!(54.17)));
}

#[cfg(unix)]
#[test]
fn a_review_is_made_in_a_small_terminal() {
    in_a_terminal(80, 24);
}

#[cfg(unix)]
#[test]
fn a_review_is_made_in_a_large_terminal() {
    in_a_terminal(200, 60);
}

#[test]
fn of_two_who_submit_at_once_one_is_first() {
    let workspace = scored("");
    for round in 0..3 {
        let unit = ["1001-000", "1001-001", "1002-000"][round];
        let submit = |who: &'static str| {
            let mut command = crate::support::spotcheck();
            command
                .current_dir(workspace.root())
                .args(["--as", who, "--json", "review", "decide", unit, "--answer", "warm=4", "--submit"]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        };
        let runs: Vec<Run> = ["Q1", "Q2"].map(submit).into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
        let mut codes: Vec<i32> = runs.iter().map(|run| run.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, [0, 2], "{runs:?}");
        let second = runs.into_iter().find(|run| run.code == 2).unwrap();
        assert_eq!(second.problem_ids(), ["review-by-another"]);
    }
    assert_eq!(workspace.run(&["audit", "--json"]).expect(0).json()["whole"], json!(true));
}
