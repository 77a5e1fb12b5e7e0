//! Reviews by spreadsheet through the commands: exported, filled in, imported, twice, by two people, and broken.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::json;

use crate::reviews::{by, scored};
use crate::support::{Run, Workspace, spotcheck};

/// A workbook with some cells filled in: recording, item's title, column's heading, text.
fn fill(root: &Path, from: &str, to: &str, cells: &[(&str, &str, &str, &str)]) {
    let mut book: Xlsx<_> = calamine::open_workbook(root.join(from)).unwrap();
    let mut out = Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let text = |row: u32, column: u32| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
        let (rows, columns) = range.end().unwrap_or_default();
        let all = || (0..=rows).flat_map(|row| (0..=columns).map(move |column| (row, column)));
        let sheet = out.add_worksheet().set_name(&name).unwrap();
        for (row, column) in all() {
            match range.get_value((row, column)) {
                None | Some(Data::Empty) => {}
                Some(Data::Float(number)) => _ = sheet.write_number(row, u16::try_from(column).unwrap(), *number).unwrap(),
                Some(other) => _ = sheet.write_string(row, u16::try_from(column).unwrap(), other.to_string()).unwrap(),
            }
        }
        for (_, item, heading, value) in cells.iter().filter(|(unit, ..)| name.contains(unit)) {
            let row = all().find(|(row, column)| text(*row, *column) == *item).expect(item).0;
            let column = all().find(|(row, column)| text(*row, *column) == *heading).expect(heading).1;
            sheet.write_string(row, u16::try_from(column).unwrap(), *value).unwrap();
        }
    }
    std::fs::write(root.join(to), out.save_to_buffer().unwrap()).unwrap();
}

fn exported() -> Workspace {
    let workspace = scored("");
    by(&workspace, "Q1", &["review", "export", "--out", "复核.xlsx"]).expect(0);
    workspace
}

fn import(workspace: &Workspace, file: &str) -> Run {
    workspace.run(&["review", "import", file, "--json"])
}

const FILLED: [(&str, &str, &str, &str); 4] = [
    ("1001-000", "主动服务", "判定", "合格"),
    ("1001-000", "主动服务", "理由", "转写漏了"),
    ("1001-000", "语气", "回答", "4"),
    ("1001-001", "语气", "回答", "5"),
];

#[test]
fn what_is_typed_into_the_workbook_is_the_review() {
    let workspace = exported();
    assert_eq!(by(&workspace, "Q1", &["review", "export", "--out", "复核.xlsx"]).expect(2).problem_ids(), ["export-exists"]);
    // nothing was filled in yet
    let none = import(&workspace, "复核.xlsx").expect(0).json();
    assert_eq!((&none["submitted"], &none["untouched"]), (&json!(0), &json!(6)));
    fill(workspace.root(), "复核.xlsx", "填好.xlsx", &FILLED);
    let done = import(&workspace, "填好.xlsx").expect(0).json();
    assert_eq!((&done["submitted"], &done["untouched"]), (&json!(2), &json!(4)));
    let shown = workspace.run(&["review", "show", "1001-000", "--json"]).expect(0).json()["standing"].clone();
    // 10 of offer, 0 of shirking, 3 of 4
    assert_eq!((&shown["stage"], &shown["score"]), (&json!("submitted"), &json!(54.17)));
    assert_eq!(shown["steps"][0]["words"]["reason:offer"], "转写漏了");
    // the same file again changes nothing, even when a supervisor has signed meanwhile
    by(&workspace, "S1", &["review", "sign", "1001-000"]).expect(0);
    let before = workspace.dump();
    let again = import(&workspace, "填好.xlsx").expect(0).json();
    assert_eq!((&again["submitted"], &again["unchanged"]), (&json!(0), &json!(2)));
    assert_eq!(workspace.dump(), before);
}

#[test]
fn two_copies_that_were_filled_in_differently_are_shown_and_not_merged() {
    let workspace = exported();
    fill(workspace.root(), "复核.xlsx", "甲.xlsx", &FILLED);
    let mut other = FILLED;
    other[2].3 = "2";
    fill(workspace.root(), "复核.xlsx", "乙.xlsx", &other);
    import(&workspace, "甲.xlsx").expect(0);
    let before = workspace.dump();
    let run = import(&workspace, "乙.xlsx").expect(3);
    assert_eq!(run.problem_ids(), ["review-sheet-conflict"]);
    let problem = run.json()["problems"][0].clone();
    assert!(
        problem["sheet"].as_str().unwrap().contains("1001-000") && problem["field"].as_str().unwrap().contains("单元格"),
        "{problem}"
    );
    assert_eq!(workspace.dump(), before);
    // the same where one worked on in the terminal
    let workspace = exported();
    by(&workspace, "Q1", &["review", "decide", "1001-000", "--answer", "warm=1"]).expect(0);
    fill(workspace.root(), "复核.xlsx", "填好.xlsx", &FILLED);
    assert_eq!(import(&workspace, "填好.xlsx").expect(3).problem_ids(), ["review-sheet-conflict"]);
}

#[test]
fn every_mistake_is_told_at_its_cell_and_nothing_is_kept() {
    let workspace = exported();
    let broken = [
        ("1001-000", "主动服务", "判定", "还行"),
        ("1001-001", "主动服务", "判定", "不合格"),
        ("1001-001", "语气", "回答", "6"),
        ("1001-002", "主动服务", "判定", "合格"),
        ("1002-000", "语气", "回答", "3"),
    ];
    fill(workspace.root(), "复核.xlsx", "错.xlsx", &broken);
    let before = workspace.dump();
    let run = import(&workspace, "错.xlsx").expect(3);
    // what is no word of the form is told first, for the whole file
    assert_eq!(run.problem_ids(), ["review-sheet-bad-verdict", "review-sheet-bad-answer"]);
    // then what is missing
    fill(workspace.root(), "复核.xlsx", "缺.xlsx", &[broken[1], broken[3], broken[4]]);
    let run = import(&workspace, "缺.xlsx").expect(3);
    assert_eq!(run.problem_ids(), ["review-no-reason", "review-unanswered", "review-unanswered"]);
    for problem in run.json()["problems"].as_array().unwrap() {
        assert!(problem["file"] == "缺.xlsx" && problem["sheet"].is_string() && problem["line"].is_u64(), "{problem}");
    }
    assert_eq!(workspace.dump(), before);
    // as drafts they are taken as they are
    workspace.run(&["review", "import", "缺.xlsx", "--draft"]).expect(0);
    let shown = by(&workspace, "Q1", &["review", "show", "1002-000"]).expect(0).json();
    assert_eq!(shown["draft"]["items"]["warm"]["answer"], "3");
    // somebody else's workbook, an older one, and none at all
    assert_eq!(by(&workspace, "Q2", &["review", "import", "缺.xlsx"]).expect(3).problem_ids()[0], "review-sheet-others");
    workspace.write("不是.xlsx", "工号,姓名\n1,2\n");
    assert_eq!(import(&workspace, "不是.xlsx").expect(3).problem_ids(), ["review-sheet-is-text"]);
    let again = json!({"call_id": "1001-000", "turns": [{"speaker": "agent", "text": "您好，很高兴为您服务"}]}).to_string();
    workspace.import("transcripts", "again.ndjson", again).expect(0);
    workspace.run(&["score"]);
    // scored anew since: only what the machine finds otherwise has to be said again
    fill(workspace.root(), "复核.xlsx", "旧.xlsx", &FILLED[..3]);
    let run = import(&workspace, "旧.xlsx").expect(3);
    assert_eq!(
        (run.problem_ids(), &run.json()["problems"][0]["sheet"].is_string()),
        (vec!["review-say-again".to_owned()], &true)
    );
    fill(workspace.root(), "复核.xlsx", "旧.xlsx", &FILLED[2..3]);
    import(&workspace, "旧.xlsx").expect(0);
}

/// The demo's own people, plan and checklist: drawn, scored, reviewed on the screen and in a workbook, signed, disputed twice.
#[cfg(unix)]
#[test]
fn the_whole_path_runs_on_the_demos_data() {
    use crate::terminal::Terminal;

    let home = tempfile::tempdir().unwrap();
    let json = Run::from(spotcheck().current_dir(home.path()).args(["demo", "d", "--json"]).output().unwrap()).expect(0).json();
    let draw = json["weeks"][2]["draw"].as_str().unwrap().to_owned();
    let root = home.path().join("d");
    let run = |arguments: &[&str]| -> Run { spotcheck().current_dir(&root).args(arguments).output().unwrap().into() };
    let shown = |unit: &str| run(&["review", "show", unit, "--draw", &draw, "--json"]).expect(0).json();
    // what the machine found of every recording, and what the items are called
    let scored = run(&["score", "--draw", &draw, "--json"]).lines();
    let found = |unit: &str, verdict: &str| -> Vec<String> {
        let inspection = scored.iter().find(|line| line["subject"] == unit).unwrap();
        let items = inspection["items"].as_array().unwrap().iter();
        let all = items.filter(|item| item["verdict"] == verdict && item["advice"].is_null() && item["sign"].is_null());
        all.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let stats = run(&["checklist", "stats", "--draw", &draw, "--json"]).expect(0).json();
    let title = |id: &str| -> String {
        let item = stats["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap();
        item["title"].as_str().unwrap().to_owned()
    };
    // the demo has people at work already, and its page says so
    let index = std::fs::read_to_string(root.join("reports/recordings-weekly-2026-W47/index.html")).unwrap();
    assert!(index.contains("6 / ") && index.contains("条已复核"), "{index}");

    let list = run(&["review", "list", "--draw", &draw, "--json"]).expect(0).json();
    let open: Vec<&str> = (list["units"].as_array().unwrap().iter())
        .filter(|line| line["stage"] == "open")
        .map(|line| line["unit"].as_str().unwrap())
        .collect();
    let on_screen = (*open.iter().find(|unit| !found(unit, "unsure").is_empty()).unwrap()).to_owned();
    let in_book = (*open.iter().find(|unit| **unit != on_screen && found(unit, "fail").len() >= 2).unwrap()).to_owned();

    let mut terminal = Terminal::open(120, 40, &root, &["--as", "Q1", "review", "next", &on_screen, "--draw", &draw]);
    terminal.wait_for("还缺");
    for _ in found(&on_screen, "unsure") {
        terminal.press("op");
    }
    terminal.press("s");
    terminal.wait_for("提交这份复核？");
    terminal.press("\r");
    terminal.wait_without(&on_screen);
    terminal.press("\u{1b}");
    terminal.end();
    assert_eq!(shown(&on_screen)["standing"]["stage"], "submitted");

    run(&["--as", "Q1", "review", "export", "--draw", &draw, "--out", "all.xlsx"]).expect(0);
    let fails = found(&in_book, "fail");
    let unsure: Vec<String> = found(&in_book, "unsure").iter().map(|id| title(id)).collect();
    let overruled = title(&fails[0]);
    let verdicts = unsure.iter().chain([&overruled]).map(|item| (in_book.as_str(), item.as_str(), "判定", "合格"));
    let reason = (in_book.as_str(), overruled.as_str(), "理由", "听录音是有的");
    let mut cells: Vec<(&str, &str, &str, &str)> = verdicts.chain([reason]).collect();
    fill(&root, "all.xlsx", "filled.xlsx", &cells);
    // an item that rests on the one that was overruled has to be decided too: confirmed as the machine has it
    let first = run(&["review", "import", "filled.xlsx", "--json"]);
    let told = if first.code == 0 { Vec::new() } else { first.expect(3).json()["problems"].as_array().unwrap().clone() };
    let words = [("pass", "合格"), ("fail", "不合格"), ("not_applicable", "不适用")];
    let confirmed: Vec<(String, &str)> = (told.iter())
        .map(|problem| {
            assert_eq!(problem["id"], "review-depends");
            let id = problem["message"].as_str().unwrap().split(['（', '）']).nth(1).unwrap().to_owned();
            let word = words.iter().find(|(verdict, _)| found(&in_book, verdict).contains(&id)).unwrap().1;
            (title(&id), word)
        })
        .collect();
    cells.extend(confirmed.iter().map(|(title, word)| (in_book.as_str(), title.as_str(), "判定", *word)));
    fill(&root, "all.xlsx", "filled.xlsx", &cells);
    let done = run(&["review", "import", "filled.xlsx", "--json"]).expect(0).json();
    assert_eq!(done["reviews"][0]["unit"], in_book, "{done}");

    run(&["--as", "S1", "review", "sign", &on_screen, &in_book, "--draw", &draw]).expect(0);
    let agent = shown(&in_book)["agent"].as_str().unwrap().to_owned();
    let file = || run(&["--as", &agent, "appeal", "file", &in_book, &fails[1], "--grounds", "我说了", "--draw", &draw]);
    let rule = |who, how| run(&["--as", who, "appeal", "rule", &in_book, &fails[1], how, "--reason", "听过了", "--draw", &draw]);
    file().expect(0);
    rule("S1", "--deny").expect(0);
    file().expect(0);
    rule("S1", "--grant").expect(2);
    rule("S2", "--grant").expect(0);
    let standing = shown(&in_book)["standing"].clone();
    assert_eq!(standing["stage"], "final");
    assert!(standing["score"].as_f64().unwrap() > standing["machine_score"].as_f64().unwrap_or(0.0), "{standing}");

    run(&["report", "inspection", "--period", "2026-W47", "--out", "now"]).expect(0);
    let pages = std::fs::read_dir(root.join("now/recordings")).unwrap();
    let pages: Vec<String> = pages.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let page = pages.iter().find(|page| page.contains(&format!("<code>{in_book}</code>"))).unwrap();
    for words in ["质检甲", "主管甲", "主管乙", "听录音是有的", "我说了", "第 1 轮裁定，申诉不成立", "第 2 轮裁定，申诉成立"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(run(&["audit", "--json"]).expect(0).json()["whole"], true);
}
