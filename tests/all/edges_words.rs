//! What people are told when a list lacks something or a word is not the program's: in their words, and with what to do.

use serde_json::json;

use crate::clauses::{draw, list, work};
use crate::support::Workspace;

const NOW: &str = "2026-11-21T09:00:00+08:00";

fn complaints(head: &str, row: &str) -> Workspace {
    let workspace = Workspace::new();
    let rows = ["TS1", "TS2"].map(|id| format!("{id},2026-11-20 09:00,李雷{id},电梯停运,2026-11-20 17:00{row}"));
    workspace
        .import("complaints", "投诉.csv", list(&format!("投诉编号,投诉时间,投诉人,投诉事由,办结时间{head}"), rows))
        .expect(0);
    workspace
}

#[test]
fn a_column_without_which_a_plan_draws_nothing_is_told_every_time() {
    let workspace = complaints("", "");
    let before = workspace.dump();
    for _ in 0..2 {
        let run = workspace.run_at(NOW, &["draw", "plaza-rolling"]).expect(0);
        assert!(run.stderr.contains("小区类型 (estate_type)") && run.stderr.contains("--map"), "{run:?}");
        assert!(!run.stderr.contains("没有新完成的记录"), "there are some: {run:?}");
    }
    let named = workspace.run_at(NOW, &["draw", "plaza-rolling", "--period", "2026-11-20", "--json"]).expect(3);
    assert_eq!(named.problem_ids(), ["draw-field-filtered"]);
    assert_eq!(workspace.dump(), before);

    // with the column, and a plaza that is none, there is simply nothing
    let estate = complaints(",物业类型", ",住宅");
    assert!(estate.run_at(NOW, &["draw", "plaza-rolling"]).expect(0).stderr.contains("没有新完成的记录"));
}

#[test]
fn populations_are_named_in_the_users_language() {
    let workspace = complaints(",物业类型", ",广场");
    workspace.import("requests", "工单.csv", "工单编号,受理时间\nG1,2026-11-20 10:00\n").expect(0);
    let audit = ["draw", "processes-quarterly", "--period", "2026-Q4"];
    let shown = workspace.run_at(NOW, &audit).expect(0).stdout;
    assert!(shown.contains("  投诉：2 中抽 2") && shown.contains("  服务请求：1 中抽 1"), "{shown}");
    let work = workspace.run_at(NOW, &["worklist"]).expect(0).stdout;
    assert!(work.contains("服务流程审计  服务请求"), "{work}");
    let json = workspace.run_at(NOW, &["draw", "show", "--json"]).expect(0).json();
    assert_eq!(json["strata"][0]["stratum"], json!({ "population": "complaints" }), "programs are told the names that plans use");
    let english = workspace.run_at(NOW, &["draw", "show", "--lang", "en"]).expect(0).stdout;
    assert!(english.contains("complaints: 2 of 2"), "{english}");
}

#[test]
fn fields_are_named_by_the_headings_that_people_know() {
    let open = complaints(",物业类型", ",广场");
    open.import("complaints", "b.csv", "投诉编号,投诉时间,投诉人,物业类型\nTS9,2026-11-20 10:00,王,广场\n").expect(0);
    let run = open.run_at(NOW, &["draw", "plaza-rolling"]).expect(0);
    for words in ["方案用到了“答复方式 (reply)”", "另有 1 条记录没有 维修完成时间 (completed_at)"] {
        assert!(run.stderr.contains(words), "{words}: {run:?}");
    }
    let month = open.run_at(NOW, &["draw", "requests-monthly"]).expect(3).stderr;
    assert!(month.contains("2026-10 没有可抽的服务请求记录\n"), "{month}");
    open.import("requests", "c.csv", "工单编号,受理时间,办结时间\nG1,2026-10-20 10:00,处理中\n").expect(0);
    let month = open.run_at(NOW, &["draw", "requests-monthly"]).expect(3).stderr;
    assert!(month.contains("另有 1 条没有填时间"), "{month}");
}

#[test]
fn a_complaint_goes_by_the_number_that_is_on_its_paper() {
    let workspace = complaints(",物业类型", ",广场");
    draw(&workspace, NOW, &["plaza-rolling"]);
    let unit = work(&workspace, NOW)[0]["unit"].as_str().unwrap().to_owned();
    let (_, number) = unit.split_once(':').unwrap();
    let phone = ["visit", "record", number, "--by", "周敏", "--method", "phone", "--outcome", "settled", "--json"];
    let visit = workspace.run_at("2026-11-22T09:00:00+08:00", &phone).expect(0).json();
    assert_eq!(visit["visit"]["unit"], unit);
    let wrong = workspace.run_at(NOW, &["visit", "show", "TS7", "--json"]).expect(2);
    assert_eq!(wrong.problem_ids(), ["visit-not-drawn"]);
}

#[test]
fn a_period_that_is_none_is_told_how_periods_are_written() {
    for wrong in ["11月", "2026-W60", "2026-13", "上周", "2026年第四季度"] {
        let run = Workspace::new().run(&["draw", "requests-monthly", "--period", wrong]).expect(2);
        for words in [wrong, "不是周期", "2026-W47", "2026-11", "2026-Q4"] {
            assert!(run.stderr.contains(words), "{words}: {run:?}");
        }
    }
}
