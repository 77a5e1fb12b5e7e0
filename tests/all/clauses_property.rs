//! Section 1 of the requirements, the rows of property management: households, repairs, complaints, moving in, accidents; and the rules of
//! the revisits themselves.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::clauses::{counts, draw, drawn, ids, list, sheet, tasks, work};
use crate::support::{Run, Workspace};

/// The people of a management office.
const OFFICE: &str = "工号,姓名,岗位,部门\nW01,周敏,物业助理,客服部\nW02,吴刚,物业助理,客服部\nW11,赵强,物业部主管,物业部\n\
                      W12,郑洁,物业部主管,物业部\nW21,孙丽,管理处经理,管理处\nW31,老钱,维修工,工程部\n";

/// P4.2a: three to five households of every estate a month, how many and which is left to the lottery; and nobody a second time within a
/// year while others of the estate were not asked.
#[test]
fn p4_2a_households_take_turns_over_fourteen_months() {
    let workspace = Workspace::new();
    let sizes = [("东苑", 48), ("西苑", 20), ("南苑", 4), ("北苑", 2)];
    let rows =
        sizes.iter().flat_map(|(estate, size)| (1..=*size).map(move |i| format!("{estate},{},{i:03},王小明,10000000001", i % 3)));
    workspace.import("households", "住户.csv", list("小区,楼栋,房号,业主姓名,联系电话", rows)).expect(0);
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut sizes_of_draws = BTreeSet::new();
    for month in 0..14 {
        // a little later every month, so that a year is over when it is
        let now = format!("{}-{:02}-05T09:{month:02}:00+08:00", 2026 + month / 12, 1 + month % 12);
        let seed = format!("{:08}", 20_260_000 + month);
        let households = workspace.run_at(&now, &["draw", "households-monthly", "--seed", &seed, "--json"]).expect(0).json();
        for stratum in households["strata"].as_array().unwrap() {
            let (estate, drawn) = (stratum["stratum"]["estate"].as_str().unwrap(), ids(&stratum["drawn"]));
            let size = sizes.iter().find(|(name, _)| *name == estate).unwrap().1;
            assert!((3.min(size)..=5.min(size)).contains(&drawn.len()), "{estate}: {drawn:?}");
            sizes_of_draws.insert(drawn.len());
            let is_fresh = |unit: &str| last.get(unit).is_none_or(|before| before + 12 <= month);
            let asked_again = drawn.iter().filter(|unit| !is_fresh(unit)).count();
            let of_estate = last.iter().filter(|(unit, _)| unit.starts_with(estate));
            let waiting = size - of_estate.filter(|(unit, _)| !is_fresh(unit)).count();
            assert_eq!(asked_again, drawn.len().saturating_sub(waiting), "{estate} in month {month}: who waits goes first");
        }
        last.extend(drawn(&households).into_iter().map(|unit| (unit, month)));
        if month % 4 == 1 {
            workspace.run_at(&now, &["draw", "verify"]).expect(0);
        }
    }
    assert_eq!(sizes_of_draws, BTreeSet::from([2, 3, 4, 5]), "the numbers are the lottery's");
    // 14 months of 3 to 5 are at least 42: in all estates but the largest everybody was asked
    assert!(last.keys().filter(|unit| unit.starts_with("东苑")).count() >= 42);
    assert_eq!(last.keys().filter(|unit| !unit.starts_with("东苑")).count(), 26);
}

/// Repairs of an estate: 7 on Friday, 3 on Saturday, one on Sunday; one of Thursday, whose three days are over, and one not done yet.
fn repairs() -> String {
    let row = |id: usize, day: &str, who: &str| {
        format!("BX{id:03},和谐家园,住宅,3-{id},韩梅梅,1000000{id:04},水管漏水,2026-11-18 08:00,{who},{day}")
    };
    let friday = (0..7).map(|i| row(i, "2026-11-20 17:30", if i < 4 { "W31" } else { "W01" }));
    let saturday = (10..13).map(|i| row(i, "2026-11-21 09:00", "W31"));
    let rest = [row(20, "2026-11-22 23:59:59", "老钱"), row(30, "2026-11-19 11:00", "W31"), row(31, "维修中", "W31")];
    list("报修单号,项目名称,业态,房号,报修人,联系电话,报修内容,报修时间,维修人员,完工时间", friday.chain(saturday).chain(rest))
}

/// P4.2b and the three days of P2.3: at least 30 % of the repairs of every day, never by whoever repaired it.
#[test]
fn p4_2b_three_in_ten_repairs_are_revisited_within_three_days() {
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", OFFICE).expect(0);
    workspace.import("repairs", "维修.csv", repairs()).expect(0);
    let now = "2026-11-23T09:00:00+08:00";
    let days = draw(&workspace, now, &["repairs-rolling"]);
    let of_day: Vec<(&str, u64, usize)> =
        days.iter().map(|day| (day["period"].as_str().unwrap(), day["eligible"].as_u64().unwrap(), drawn(day).len())).collect();
    // 35 % of 7 is 2.45, of 3 1.05, of 1 0.35, each rounded up
    assert_eq!(of_day, [("2026-11-20", 7, 3), ("2026-11-21", 3, 2), ("2026-11-22", 1, 1)]);
    let repairer = |unit: &str| match &unit[2..] {
        "004" | "005" | "006" => "W01",
        _ => "W31",
    };
    let tasks = tasks(&work(&workspace, now));
    assert_eq!(tasks.len(), 6);
    for (unit, (who, due)) in &tasks {
        assert_ne!(who, repairer(unit), "{unit}");
        let last = if unit < &"BX010".to_owned() {
            "2026-11-23"
        } else if unit < &"BX020".to_owned() {
            "2026-11-24"
        } else {
            "2026-11-25"
        };
        assert_eq!(due, last, "three days after the day of completion");
    }
    let again = workspace.run_at(now, &["draw", "repairs-rolling"]).expect(0);
    assert!(again.stdout.is_empty() && again.stderr.contains("没有新完成的记录"), "{again:?}");
    // by hand neither
    let own = tasks.keys().find(|unit| repairer(unit) == "W31").unwrap();
    let run = workspace.run_at(now, &["worklist", "assign", own, "--to", "老钱", "--reason", "他近", "--json"]);
    assert_eq!(run.expect(2).problem_ids(), ["visit-own"]);
}

/// Complaints of a plaza, all completed on Friday: id, complainant, matter, rank, how to answer.
fn complaints(rows: &[(&str, &str, &str, &str, &str)]) -> String {
    let row = |(i, (id, who, matter, rank, reply)): (usize, &(&str, &str, &str, &str, &str))| {
        format!("{id},2026-11-19 1{i}:00,{who},1000000{i:04},{matter},{rank},{reply},中心广场,广场,王师傅,2026-11-20 1{i}:00")
    };
    list(
        "投诉编号,投诉时间,投诉人,投诉电话,投诉事由,投诉等级,答复方式,项目,物业类型,处理人,办结时间",
        rows.iter().enumerate().map(row),
    )
}

const NOW: &str = "2026-11-21T09:00:00+08:00";

/// A plaza whose complaints are all drawn: half of every single one is one.
fn plaza(rows: &[(&str, &str, &str, &str, &str)]) -> (Workspace, Value) {
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", OFFICE).expect(0);
    workspace.import("complaints", "投诉.csv", complaints(rows)).expect(0);
    let friday = draw(&workspace, NOW, &["plaza-rolling"]).remove(0);
    (workspace, friday)
}

/// P2.3: half of the plaza's complaints and repairs, within three days; the repairs of estates are another plan's.
#[test]
fn p2_3_half_of_a_plazas_complaints_and_repairs() {
    let names = ["甲", "乙", "丙", "丁", "戊"];
    let rows: Vec<_> = names.iter().map(|name| (*name, *name, *name, "一般", "电话")).collect();
    let (workspace, friday) = plaza(&rows);
    assert_eq!(counts(&friday), [(String::new(), (5, 3))].into());
    assert!(tasks(&work(&workspace, NOW)).values().all(|(_, due)| due == "2026-11-23"));
    // repairs of the same Friday come in an hour later: a supplement, for which the rate holds by itself
    let row = |i: usize, kind: &str| format!("BX{i},中心广场,{kind},2026-11-20 15:00,2026-11-20 18:00,W31");
    let repairs = (0..9).map(|i| row(i, "商场")).chain((10..20).map(|i| row(i, "住宅")));
    workspace.import("repairs", "维修.csv", list("维修单号,项目,业态,报修时间,完成时间,维修工号", repairs)).expect(0);
    let later = draw(&workspace, "2026-11-21T10:00:00+08:00", &["plaza-rolling"]).remove(0);
    assert_eq!((later["draw"].as_str(), later["eligible"].as_u64()), (Some("plaza-rolling/2026-11-20/2"), Some(9)));
    assert_eq!(drawn(&later).len(), 5);
    assert!(drawn(&later).iter().all(|unit| unit.starts_with("repairs:BX")));
}

/// P2.3: an assistant goes for an ordinary complaint, a supervisor for an important one, the manager for a grave one, however an export
/// words the rank. All are drawn here, so that each rank is.
#[test]
fn p2_3_the_rank_of_a_complaint_says_who_goes() {
    let ranks = [
        ("一般", "W0"),
        ("一般投诉", "W0"),
        ("", "W0"),
        ("重要", "W1"),
        ("重要投诉", "W1"),
        ("二类", "W1"),
        ("重大", "W21"),
        ("重大投诉", "W21"),
        ("三类投诉", "W21"),
    ];
    let workspace = Workspace::new();
    workspace.run(&["init", ".", "--with", "plans"]).expect(0);
    let plan = std::fs::read_to_string(workspace.path("plans/plaza-rolling.yaml")).unwrap();
    let half = "{rate: {at_least: 50%, target: 50%}}";
    assert!(plan.contains(half));
    workspace.write("plans/plaza-rolling.yaml", plan.replace(half, "all"));
    let ids: Vec<String> = (0..ranks.len()).map(|i| format!("TS{i}")).collect();
    let rows: Vec<_> =
        ids.iter().zip(ranks).map(|(id, (rank, _))| (id.as_str(), id.as_str(), "电梯停运", rank, "电话")).collect();
    workspace.import("inspectors", "人员.csv", OFFICE).expect(0);
    workspace.import("complaints", "投诉.csv", complaints(&rows)).expect(0);
    draw(&workspace, NOW, &["plaza-rolling"]);
    let tasks = tasks(&work(&workspace, NOW));
    for (id, (rank, who)) in ids.iter().zip(ranks) {
        let inspector = &tasks[&format!("complaints:{id}")].0;
        assert!(inspector.starts_with(who), "{rank} goes to {inspector}");
    }
}

/// P2.10: who left no name, or where a written reply only was asked for, is not revisited, and the ledger says so.
#[test]
fn p2_10_who_need_not_be_revisited_is_on_record() {
    let (workspace, friday) = plaza(&[
        ("TS1", "李雷", "电梯停运", "一般", "电话"),
        ("TS2", "", "噪音", "一般", "电话"),
        ("TS3", "匿名", "噪音", "重大", "电话"),
        ("TS4", "王小明", "停车", "一般", "仅书面答复"),
        ("TS5", "韩梅梅", "停车", "一般", "书面"),
    ]);
    assert_eq!((friday["found"].as_u64(), friday["eligible"].as_u64()), (Some(5), Some(1)));
    let rules: BTreeMap<&str, Vec<&str>> = friday["excluded"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| {
            (
                rule["rule"].as_str().unwrap(),
                rule["units"].as_array().unwrap().iter().map(|one| one["unit"].as_str().unwrap()).collect(),
            )
        })
        .collect();
    let expect = [
        ("anonymous", vec!["complaints:TS2", "complaints:TS3"]),
        ("written-reply-only", vec!["complaints:TS4", "complaints:TS5"]),
    ];
    assert_eq!(rules, expect.into());
    assert_eq!(tasks(&work(&workspace, NOW)).len(), 1);
    let shown = workspace.run_at(NOW, &["draw", "show"]).expect(0).stdout;
    assert!(shown.contains("没有留下姓名") && shown.contains("只要求书面答复"), "{shown}");
}

/// P2.9: what one person says of one matter to several departments counts once; the first one stands for all.
#[test]
fn p2_9_one_matter_told_to_several_departments_counts_once() {
    let rows = [
        ("TS1", "李雷", "电梯停运", "一般", "电话"),
        ("TS2", "李雷", "电梯 停运", "一般", "电话"),
        ("TS3", "李雷", "噪音", "一般", "电话"),
        ("TS4", "韩梅梅", "电梯停运", "一般", "电话"),
    ];
    let (_, friday) = plaza(&rows);
    let expect = json!([{ "rule": "duplicate", "count": 1, "units": [{ "unit": "complaints:TS2", "of": "complaints:TS1" }] }]);
    assert_eq!((&friday["excluded"], friday["eligible"].as_u64()), (&expect, Some(3)));
}

/// P2.9 with P2.10: what need not be revisited, and what is not handled yet, stands for nothing; else the matter would be visited by nobody.
#[test]
fn p2_9_a_complaint_that_is_not_revisited_stands_for_no_other() {
    let (_, friday) = plaza(&[("TS1", "李雷", "电梯停运", "一般", "书面答复"), ("TS2", "李雷", "电梯停运", "一般", "电话")]);
    assert_eq!(drawn(&friday), BTreeSet::from(["complaints:TS2".to_owned()]));

    let both = complaints(&[("TS1", "李雷", "电梯停运", "一般", "电话"), ("TS2", "李雷", "电梯停运", "一般", "电话")]);
    let workspace = Workspace::new();
    workspace.import("complaints", "a.csv", both.replace("2026-11-20 10:00", "处理中")).expect(0);
    let friday = draw(&workspace, NOW, &["plaza-rolling"]).remove(0);
    assert_eq!(drawn(&friday), BTreeSet::from(["complaints:TS2".to_owned()]));
    // the other department is through with it on Saturday
    workspace.import("complaints", "b.csv", both.replace("2026-11-20 10:00", "2026-11-21 10:00")).expect(0);
    let saturday = draw(&workspace, "2026-11-22T09:00:00+08:00", &["plaza-rolling"]).remove(0);
    assert_eq!((saturday["eligible"].as_u64(), &saturday["excluded"][0]["units"][0]["of"]), (Some(0), &json!("complaints:TS2")));
}

/// P2.9: the other department's list comes a day late, and its complaint is the older one; the matter was counted all the same.
#[test]
fn p2_9_a_matter_that_was_drawn_from_is_not_drawn_from_again() {
    let rows = [("TS1", "李雷", "电梯停运", "一般", "电话"), ("TS2", "李雷", "电梯停运", "一般", "电话")];
    let both = complaints(&rows);
    let second: String = both.lines().filter(|line| !line.starts_with("TS1")).map(|line| line.to_owned() + "\n").collect();
    let workspace = Workspace::new();
    workspace.import("complaints", "客服部.csv", second).expect(0);
    draw(&workspace, NOW, &["plaza-rolling"]);
    workspace.import("complaints", "城管转办.csv", both).expect(0);
    let later = draw(&workspace, "2026-11-21T10:00:00+08:00", &["plaza-rolling"]).remove(0);
    assert_eq!(later["excluded"][0]["units"], json!([{ "unit": "complaints:TS1", "of": "complaints:TS2" }]));
    assert_eq!(work(&workspace, "2026-11-21T10:00:00+08:00").len(), 1);
    for id in ["plaza-rolling/2026-11-20/1", "plaza-rolling/2026-11-20/2"] {
        workspace.run(&["draw", "verify", id]).expect(0);
    }
}

/// P4.1: on moving in every household is visited by the manager; by a new measure or fee every one whom it concerns.
#[test]
fn p4_1_every_household_on_moving_in_and_by_a_new_fee() {
    let rows = [("0101", "2026-11-20"), ("0102", "2026-11-20"), ("0103", "2026-11-22"), ("0104", "2025-01-01"), ("0105", "")];
    let row = |estate: &'static str| move |(room, day): &(&str, &str)| format!("{estate},1栋,{room},王小明,10000000001,{day}");
    let all = rows.iter().map(row("东苑")).chain(rows[3..].iter().map(row("西苑")));
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", OFFICE).expect(0);
    workspace.import("households", "住户.csv", list("小区,楼栋,房号,业主姓名,联系电话,入住日期", all)).expect(0);
    let now = "2026-11-23T09:00:00+08:00";
    let moved: BTreeSet<String> = draw(&workspace, now, &["move-in"]).iter().flat_map(drawn).collect();
    assert_eq!(moved, ["0101", "0102", "0103"].map(|room| format!("东苑-1栋-{room}")).into());
    let tasks = tasks(&work(&workspace, now));
    assert!(tasks.values().all(|(who, _)| who == "W21"), "the manager goes: {tasks:?}");
    assert_eq!(tasks["东苑-1栋-0101"].1, "2026-11-27");

    let fee = ["special-visits", "--event", "新收费2026", "--where", "小区=东苑"];
    let concerned = draw(&workspace, now, &fee).remove(0);
    assert_eq!((drawn(&concerned).len(), concerned["found"].as_u64()), (5, Some(5)));
    let due: BTreeSet<&str> = concerned["due"].as_object().unwrap().values().map(|due| due.as_str().unwrap()).collect();
    assert_eq!(due, BTreeSet::from(["2026-12-07"]));
}

/// P4.3: every accident, once the emergency is over.
#[test]
fn p4_3_every_accident_is_visited_after_the_emergency() {
    let head = "事故编号,发生时间,小区,房号,当事人,联系电话,事故类型,处置完成时间,处置人";
    let row = |id: &str, done: &str| format!("{id},2026-11-20 02:40,和谐家园,3-1201,韩梅梅,10000000005,跑水,{done},W21");
    let rows = [row("SG1", "2026-11-20 04:10"), row("SG2", "2026-11-20 23:50"), row("SG3", "处理中")];
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", OFFICE).expect(0);
    workspace.import("accidents", "事故.csv", list(head, rows)).expect(0);
    let accidents = draw(&workspace, NOW, &["accidents"]).remove(0);
    assert_eq!(drawn(&accidents), ["SG1", "SG2"].map(str::to_owned).into());
    for (unit, (who, due)) in tasks(&work(&workspace, NOW)) {
        assert!(who != "W21" && due == "2026-11-23", "{unit}: {who} by {due}");
    }
    assert!(sheet(&workspace, NOW).values().all(|facts| facts.contains("10000000005") && facts.contains("3-1201")));
}

fn record(workspace: &Workspace, at: &str, arguments: &[&str]) -> Run {
    let fixed = ["visit", "record", "complaints:TS1", "--json", "--at", at];
    workspace.run_at("2026-11-30T09:00:00+08:00", &[&fixed[..], arguments].concat())
}

/// P2.4 and P2.6: signed at the door, 电话回访 by telephone; what is open gets its time, and from the second time on one calls, but for a
/// grave complaint.
#[test]
fn p2_4_and_p2_6_how_a_revisit_is_made_and_followed_up() {
    let open = ["--outcome", "open", "--answer-by", "2026-11-25"];
    for (rank, at_the_door_again) in [("重要", 2), ("重大", 0)] {
        let (workspace, _) = plaza(&[("TS1", "李雷", "电梯停运", rank, "电话")]);
        work(&workspace, NOW);
        let unsigned = [&["--method", "door"], &open[..]].concat();
        assert_eq!(record(&workspace, "2026-11-21 10:00", &unsigned).expect(2).problem_ids(), ["visit-not-signed"]);
        let no_time = ["--method", "door", "--signed", "--outcome", "open"];
        assert_eq!(record(&workspace, "2026-11-21 10:00", &no_time).expect(2).problem_ids(), ["visit-no-answer-by"]);
        record(&workspace, "2026-11-21 10:00", &[&unsigned[..], &["--signed"]].concat()).expect(0);

        let next = &work(&workspace, "2026-11-22T09:00:00+08:00")[0];
        assert_eq!((&next["due"], &next["visits"]), (&json!("2026-11-25T15:59:59Z"), &json!(1)), "the promised time goes first");
        let door = ["--method", "door", "--signed", "--outcome", "open", "--answer-by", "2026-11-27"];
        record(&workspace, "2026-11-24 10:00", &door).expect(at_the_door_again);
        let phone = record(&workspace, "2026-11-26 10:00", &["--method", "phone", "--outcome", "settled"]).expect(0).json();
        assert_eq!(phone["visit"]["remark"], "电话回访");
        let judged = workspace.run(&["score", "--checklist", "property-visit", "--json"]).lines();
        let of = |line: &Value, id: &str| {
            line["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap()["verdict"].clone()
        };
        let (first, last) = (&judged[0], judged.last().unwrap());
        assert_eq!((of(first, "signed"), of(first, "answer_by")), (json!("pass"), json!("pass")), "{first}");
        assert_eq!((of(last, "phone_noted"), of(last, "signed")), (json!("pass"), json!("not_applicable")), "{last}");
        assert_eq!(phone["visit"]["number"], if at_the_door_again == 0 { 3 } else { 2 });
        assert_eq!(work(&workspace, "2026-11-27T09:00:00+08:00"), Vec::<Value>::new());
    }
}
