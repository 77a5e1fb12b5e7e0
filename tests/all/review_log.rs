//! The machine's record, the log that nobody can change unseen, and the erasure of a customer.

use serde_json::{Value, json};

use crate::reviews::{CHECKLIST, PEOPLE, by, problem, read_all, scored, show, submit};
use crate::support::{BAD, GOOD, Workspace};

#[test]
fn an_item_below_the_mark_goes_back_to_advice_until_a_trainer_lets_it_count() {
    let workspace = scored("");
    let config = std::fs::read_to_string(workspace.path("spotcheck.yaml")).unwrap();
    workspace.write("spotcheck.yaml", config + "trust: {precision: 90%, reviewed: 2}\n");
    for unit in ["1001-000", "1002-000"] {
        submit(&workspace, "Q1", unit, &["shirking=合格", "--reason", "shirking=只是说明分工", "offer=确认"]).expect(0);
    }
    let trust = || workspace.run(&["checklist", "trust", "--json"]).expect(0).json();
    let of = |item: &str| trust()["items"].as_array().unwrap().iter().find(|one| one["item"] == item).unwrap().clone();
    assert_eq!((&of("shirking")["precision"]["value"], &of("offer")["precision"]["value"]), (&json!(0.0), &json!(1.0)));
    assert_eq!(of("shirking")["remark"], "trust-below");
    let stats = workspace.run(&["checklist", "stats", "--json"]).expect(0).json();
    let line = stats["items"].as_array().unwrap().iter().find(|one| one["id"] == "shirking").unwrap().clone();
    assert_eq!((&line["overruled"], &line["looked_at"]), (&json!(2), &json!(2)));
    let run = workspace.run(&["score"]);
    assert!(run.stderr.contains("只提示、不计分") && run.stderr.contains("推诿"), "{run:?}");
    let machine = workspace.run(&["review", "show", "1001-000", "--json"]).expect(0).json()["machine"].clone();
    let shirking = machine["items"].as_array().unwrap().iter().find(|item| item["id"] == "shirking").unwrap().clone();
    assert_eq!((&shirking["advice"], &shirking["earned"]), (&json!(true), &Value::Null));
    // what people decided before still holds: 0 of offer, 10 of shirking, 4 of warm
    assert_eq!(show(&workspace, "1001-000")["score"], json!(58.33));
    assert_eq!(problem(by(&workspace, "Q1", &["checklist", "trust", "--item", "shirking", "--reason", "改好了"])), "right-none");
    by(&workspace, "T1", &["checklist", "trust", "--item", "shirking", "--counts", "yes", "--reason", "改好了"]).expect(0);
    let run = workspace.run(&["score"]);
    assert!(!run.stderr.contains("只提示"), "{run:?}");
    let machine = workspace.run(&["review", "show", "1001-001", "--json"]).expect(0).json()["machine"].clone();
    let shirking = machine["items"].as_array().unwrap().iter().find(|item| item["id"] == "shirking").unwrap().clone();
    assert_eq!((&shirking["advice"], &shirking["earned"]), (&Value::Null, &json!(10)));
}

#[test]
fn whoever_changes_the_log_is_found_out_and_an_erasure_is_not() {
    let workspace = Workspace::new();
    let config = std::fs::read_to_string(workspace.path("spotcheck.yaml")).unwrap();
    workspace.write("spotcheck.yaml", config + PEOPLE);
    workspace.write("checklists/hotline.yaml", CHECKLIST);
    let list = "通话编号,工号,开始时间,客户姓名,主叫号码\nC1,1001,2026-11-16 09:00:00,赵无名,13800000000\nC2,1001,2026-11-16 10:00:00,钱无名,13900000000\n";
    workspace.import("calls", "calls.csv", list).expect(0);
    let workspace = workspace.with_transcripts(&[("C1", BAD), ("C2", GOOD)]);
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace.run(&["score"]).expect(1);
    let why = ["shirking=合格", "--reason", "shirking=赵女士没有抱怨"];
    submit(&workspace, "Q1", "C1", &why).expect(0);
    submit(&workspace, "Q1", "C2", &[]).expect(0);
    by(&workspace, "S1", &["review", "sign", "C1", "C2"]).expect(0);

    // without --yes nothing happens
    let erase = ["erase", "--customer", "13800000000", "--reason", "客户来函"];
    let would = by(&workspace, "A1", &erase).expect(0).json();
    assert_eq!((&would["erased"], &would["calls"], &would["entries"]), (&json!(false), &json!(["C1"]), &json!([2])));
    assert!(workspace.dump().contains("赵无名"));
    by(&workspace, "A1", &[&erase[..], &["--yes"]].concat()).expect(0);
    let left = workspace.dump();
    for gone in ["13800000000", "赵无名", "赵女士", "不归我们管"] {
        // the checklist itself names the banned words
        let left: Vec<&str> = left.lines().filter(|line| line.contains(gone) && !line.starts_with("checklists")).collect();
        assert!(left.is_empty(), "{gone}: {left:?}");
    }
    assert!(left.contains("钱无名") && left.contains("13900000000"));
    let bytes = std::fs::read(workspace.path("spotcheck.db")).unwrap();
    assert!(!bytes.windows(11).any(|part| part == b"13800000000"), "nothing is left in free pages");
    let audit = workspace.run(&["audit", "--json"]).expect(0).json();
    assert_eq!((&audit["whole"], &audit["entries"]), (&json!(true), &json!(6)));

    // the verdicts and scores stay
    let report = workspace.run(&["report", "inspection", "--out", "report"]);
    assert_eq!(report.code, 0, "{report:?}");
    let pages = read_all(&workspace, "report/recordings").concat();
    assert!(pages.contains("文字已删除") && !pages.contains("赵"), "{pages}");

    let change = |sql: &str| rusqlite::Connection::open(workspace.path("spotcheck.db")).unwrap().execute_batch(sql);
    let refused = change("UPDATE log SET who = 'Q2' WHERE id = 1").unwrap_err();
    assert!(refused.to_string().contains("never changed"), "{refused}");
    assert!(change("DELETE FROM log WHERE id = 6").unwrap_err().to_string().contains("never shortened"));
    let head = audit["head"].as_str().unwrap();
    change("DROP TRIGGER log_is_never_changed; UPDATE log SET who = 'Q2' WHERE id = 2").unwrap();
    let audit = workspace.run(&["audit", "--json", "--head", head]).expect(3).json();
    assert_eq!((&audit["breaks"], &audit["head_missing"]), (&json!([[2, "changed"]]), &json!(false)));
    change("DROP TRIGGER log_is_never_shortened; UPDATE log SET who = 'Q1' WHERE id = 2; DELETE FROM log WHERE id = 6").unwrap();
    // the last entry is gone: only the hash that somebody noted down tells
    let audit = workspace.run(&["audit", "--json", "--head", head]).expect(3).json();
    assert_eq!(audit["head_missing"], json!(true));
}
