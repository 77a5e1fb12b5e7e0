//! Call lists and rosters in every form that exports have them: the same rows give the same calls.

use encoding_rs::GBK;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use crate::support::{BAD, GOOD, Workspace, call_list, transcript};

/// Headings of a call centre's export; the last column is one that the program knows nothing of.
const HEADINGS: [&str; 6] = ["流水号", "工号", "坐席姓名", "开始时间", "通话时长", "套餐档位"];

/// Twenty-four calls of two agents, each cell as a person would type it.
fn rows() -> Vec<[String; 6]> {
    let row = |i: usize| {
        let agent = if i.is_multiple_of(2) { "0966" } else { "1002" };
        let start = format!("2026-11-{:02} {:02}:{:02}:00", 16 + i / 6, 9 + i % 6, i);
        let name = if agent == "0966" { "王小明" } else { "李雷" };
        [format!("HL{i:04}"), agent.into(), name.into(), start, format!("{:02}:{:02}", 1 + i % 5, i), format!("{}元档", 29 + i)]
    };
    (0..24).map(row).collect()
}

fn csv() -> String {
    let line = |cells: &[String]| cells.join(",") + "\r\n";
    rows().iter().fold(HEADINGS.join(",") + "\r\n", |text, row| text + &line(row))
}

fn ndjson() -> String {
    let line = |row: &[String; 6]| {
        let object: serde_json::Map<String, Value> =
            HEADINGS.iter().zip(row).map(|(heading, cell)| ((*heading).to_owned(), json!(cell))).collect();
        Value::Object(object).to_string() + "\n"
    };
    rows().iter().map(line).collect()
}

fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write(0, column, heading).unwrap();
    }
    let date = Format::new().set_num_format("yyyy/m/d h:mm:ss");
    for (line, row) in (1_u32..).zip(rows()) {
        for (column, cell) in (0_u16..).zip(&row) {
            if column == 3 {
                let start = ExcelDateTime::parse_from_str(&cell.replace(' ', "T")).unwrap();
                sheet.write_with_format(line, column, &start, &date).unwrap();
            } else {
                sheet.write(line, column, cell.as_str()).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// All four forms of the same list.
fn forms() -> [(&'static str, Vec<u8>); 4] {
    [
        ("calls.csv", GBK.encode(&csv()).0.into_owned()),
        ("话单.csv", format!("\u{feff}{}", csv()).into_bytes()),
        ("calls.xlsx", xlsx()),
        ("calls.ndjson", ndjson().into_bytes()),
    ]
}

const SEED: &str = "31415926535897932384";

fn strata(workspace: &Workspace) -> Value {
    let run = workspace.run(&["draw", "--period", "2026-W47", "--seed", SEED, "--json"]).expect(0);
    let draw = run.json();
    json!([draw["frame_sha256"], draw["strata"]])
}

#[test]
fn one_list_in_four_forms_is_one_draw() {
    let draws = forms().map(|(name, bytes)| {
        let workspace = Workspace::new();
        assert_eq!(workspace.import("calls", name, bytes).expect(0).counts(), [24, 0, 0, 0], "{name}");
        strata(&workspace)
    });
    assert_eq!(draws[0][1].as_array().unwrap().len(), 2);
    for draw in &draws[1..] {
        assert_eq!(*draw, draws[0]);
    }
}

#[test]
fn another_form_of_the_same_list_changes_nothing() {
    let workspace = Workspace::new();
    for (at, (name, bytes)) in forms().into_iter().enumerate() {
        let expected = if at == 0 { [24, 0, 0, 0] } else { [0, 0, 24, 0] };
        assert_eq!(workspace.import("calls", name, bytes).expect(0).counts(), expected, "{name}");
    }
}

#[test]
fn a_row_that_differs_is_a_new_version() {
    let workspace = Workspace::new();
    workspace.import("calls", "calls.csv", csv()).expect(0);
    let run = workspace.import("calls", "calls.csv", csv().replace("29元档", "99元档")).expect(0);
    assert_eq!(run.counts(), [0, 1, 23, 0]);
    assert_eq!(run.json()["kind"], "calls");
    assert_eq!(run.json()["files"][0]["file"], "calls.csv");
    // the newest version counts: the call moved to the next week
    let moved = csv().replace("2026-11-16 09:00:00", "2026-11-23 09:00:00");
    assert_eq!(workspace.import("calls", "calls.csv", moved).expect(0).counts(), [0, 1, 23, 0]);
    let drawn = strata(&workspace);
    assert_eq!(drawn[1][0]["eligible"], 11, "{drawn}");
}

#[test]
fn the_order_of_files_does_not_matter() {
    let all = rows();
    let part = |rows: &[[String; 6]]| rows.iter().fold(HEADINGS.join(","), |text, row| text + "\n" + &row.join(","));
    let parts = [("a.csv", part(&all[..7])), ("b.csv", part(&all[7..15])), ("c.csv", part(&all[15..]))];
    let draw = |order: [usize; 3]| {
        let workspace = Workspace::new();
        for (name, text) in &parts {
            workspace.write(name, text);
        }
        let names = order.map(|at| parts[at].0);
        let run = workspace.run(&["import", "calls", names[0], names[1], names[2], "--json"]).expect(0);
        assert_eq!(run.counts(), [24, 0, 0, 0]);
        strata(&workspace)
    };
    assert_eq!(draw([0, 1, 2]), draw([2, 0, 1]));
}

#[test]
fn a_column_of_another_name_is_mapped() {
    let workspace = Workspace::new();
    workspace.write("calls.csv", "单据,服务专员,什么时候\nZ1,1001,2026-11-16 09:00\n");
    let refused = workspace.run(&["import", "calls", "calls.csv", "--json"]).expect(3);
    assert_eq!(refused.json()["files"][0]["problems"][0]["id"], "intake-missing-columns");
    let map = ["--map", "单据=call_id", "--map", "服务专员=agent", "--map", "什么时候=start"];
    let run = workspace.run(&[&["import", "calls", "calls.csv", "--json"], &map[..]].concat()).expect(0);
    assert_eq!(run.counts(), [1, 0, 0, 0]);
    assert_eq!(strata(&workspace)[1][0]["stratum"]["agent"], "1001");
}

#[test]
fn an_unknown_column_can_be_asked_for_by_a_checklist() {
    let workspace = Workspace::new();
    workspace
        .import(
            "calls",
            "calls.csv",
            "通话编号,工号,开始时间,套餐档位\nA,1001,2026-11-16 09:00,129元\nB,1001,2026-11-16 09:05,59元\n",
        )
        .expect(0);
    workspace.import("transcripts", "t.ndjson", transcript("A", GOOD) + &transcript("B", BAD)).expect(0);
    workspace.write(
        "own.yaml",
        "checklist: own\ntitle: 高档套餐\nfor: calls\nsections:\n- title: 开场\n  items:\n  - {id: hello, title: 问好, points: 5, when: {套餐档位: 129元}, say: 您好, examples: {pass: [您好], fail: [喂]}}\n",
    );
    let scored = workspace.run(&["score", "--all", "--checklist", "own.yaml", "--json"]).expect(0).lines();
    let verdicts: Vec<&Value> = scored.iter().map(|one| &one["items"][0]["verdict"]).collect();
    assert_eq!(verdicts, ["pass", "not_applicable"]);
}

#[test]
fn after_a_roster_strangers_are_a_mistake_and_names_are_the_rosters() {
    let workspace = Workspace::new();
    let roster = "工号,姓名,班组\n1001,王小明,一组\n1002,李雷,二组\n";
    assert_eq!(workspace.import("agents", "roster.csv", roster).expect(0).counts(), [2, 0, 0, 0]);
    assert_eq!(workspace.import("agents", "roster.csv", roster).expect(0).counts(), [0, 0, 2, 0]);
    let moved = roster.replace("李雷,二组", "李雷,一组");
    assert_eq!(workspace.import("agents", "roster.csv", moved).expect(0).counts(), [0, 1, 1, 0]);
    let run = workspace.import(
        "calls",
        "calls.csv",
        call_list(&[("A", "1001", "2026-11-16 09:00"), ("B", "9999", "2026-11-16 09:01")]),
    );
    let problem = run.expect(3).json()["files"][0]["problems"][0].clone();
    assert_eq!(
        (&problem["id"], &problem["line"], &problem["field"]),
        (&json!("import-unknown-agent"), &json!(3), &json!("工号"))
    );
}

#[test]
fn a_refused_roster_makes_nobody_a_stranger() {
    let workspace = Workspace::new();
    let refused = workspace.import("agents", "roster.csv", "工号,姓名\n,王小明\n").expect(3);
    assert_eq!(refused.json()["files"][0]["refused"], true);
    workspace.import("calls", "calls.csv", call_list(&[("A", "1001", "2026-11-16 09:00")])).expect(0);
}
