//! Frames at their edges: empty, tiny, taken whole, and the weeks and days that are longer than others.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::clauses::{SEED, counts, draw, drawn, ids, list, tasks, work};
use crate::support::{Workspace, borrowed, calls_of};

const MONDAY: &str = "2026-11-23T09:00:00+08:00";

/// A plan over repairs of a month, with these lines instead of its own.
fn monthly(lines: &str) -> String {
    format!("plan: monthly\ntitle: 每月维修\npopulation: repairs\nperiod: month of completed_at\nform: visit\n{lines}")
}

/// Repairs by estate, completed in October 2026.
fn repairs(estates: &[(&str, usize)]) -> String {
    let of = |estate: &str, size: usize| {
        (0..size).map(|i| format!("{estate}{i:03},{estate},2026-10-08 09:00,2026-10-{:02} 10:00", 9 + i % 20)).collect::<Vec<_>>()
    };
    list("维修单号,小区,报修时间,完工时间", estates.iter().flat_map(|(estate, size)| of(estate, *size)))
}

/// How many of each estate a plan draws.
#[track_caller]
fn by_estate(lines: &str, estates: &[(&str, usize)]) -> Vec<usize> {
    let workspace = Workspace::new();
    workspace.write("plans/monthly.yaml", monthly(&format!("strata: [小区]\n{lines}")));
    workspace.import("repairs", "a.csv", repairs(estates)).expect(0);
    let made = draw(&workspace, MONDAY, &["monthly", "--period", "2026-10"]).remove(0);
    workspace.run(&["draw", "verify"]).expect(0);
    let counts = counts(&made);
    estates.iter().map(|(estate, _)| counts[*estate].1).collect()
}

#[test]
fn little_and_everything_can_be_drawn() {
    let estates = [("东苑", 7), ("西苑", 1)];
    assert_eq!(by_estate("take: {rate: 100%}", &estates), [7, 1]);
    assert_eq!(by_estate("take: all", &estates), [7, 1]);
    assert_eq!(by_estate("take: {count: 5}", &estates), [5, 1]);
    // one in ten thousand of 8 is rounded up to one
    assert_eq!(by_estate("take: {rate: 0.01%}", &estates).iter().sum::<usize>(), 1);
}

/// 30 % of 100 are 30. Exact shares 19.8, 6.6, 2.7, 0.6, 0.3: whole units 19, 6, 2, 0, 0; three left, which would go to .8, .7 and .6. But
/// every estate gets one, and the two small ones take two of the three beyond their shares; of the others .8 has the larger claim.
#[test]
fn shares_go_to_the_largest_remainders_and_to_everybody() {
    let estates = [("甲", 66), ("乙", 22), ("丙", 9), ("丁", 2), ("戊", 1)];
    assert_eq!(by_estate("take: {rate: 30%}", &estates), [20, 6, 2, 1, 1]);
    // 3 % of 100 are three, fewer than there are estates: exact shares 1.98, 0.66, 0.27, 0.06, 0.03
    assert_eq!(by_estate("take: {rate: 3%}", &estates), [2, 1, 0, 0, 0]);
}

#[test]
fn an_estate_with_too_few_stops_a_plan_that_says_so_and_nothing_is_kept() {
    let workspace = Workspace::new();
    workspace.write("plans/monthly.yaml", monthly("strata: [小区]\ntake: {between: [3, 5]}\nshort: refuse\n"));
    workspace.import("repairs", "a.csv", repairs(&[("东苑", 9), ("西苑", 2)])).expect(0);
    let before = workspace.dump();
    let run = workspace.run(&["draw", "monthly", "--period", "2026-10"]).expect(3);
    assert!(run.stderr.contains("西苑 只有 2") && run.stderr.contains("至少 3"), "{run:?}");
    assert_eq!(workspace.dump(), before);
    workspace.import("repairs", "b.csv", repairs(&[("西苑", 3)])).expect(0);
    let made = draw(&workspace, MONDAY, &["monthly", "--period", "2026-10"]).remove(0);
    assert_eq!(counts(&made)["西苑"], (3, 3));
}

#[test]
fn a_month_without_any_is_told_and_not_drawn() {
    let workspace = Workspace::new();
    workspace.write("plans/monthly.yaml", monthly("take: {rate: 10%}\n"));
    workspace.import("repairs", "a.csv", repairs(&[("东苑", 9)])).expect(0);
    let run = workspace.run(&["draw", "monthly", "--period", "2026-09", "--json"]).expect(3);
    assert_eq!(run.problem_ids(), ["draw-no-records"]);
    let rolling = workspace.run(&["draw", "repairs-rolling", "--json"]).expect(0);
    assert_eq!(rolling.json(), json!({ "draws": [] }), "on a day without repairs there is nothing wrong");
    assert_eq!(work(&workspace, MONDAY), Vec::<Value>::new());
}

#[test]
fn where_all_are_exempt_the_draw_is_on_record_and_empty() {
    let workspace = Workspace::new();
    let rows = ["TS1,2026-11-20 09:00,匿名,噪音,广场,2026-11-20 10:00", "TS2,2026-11-20 09:00,,噪音,广场,2026-11-20 11:00"];
    let complaints = list("投诉编号,投诉时间,投诉人,投诉事由,业态,办结时间", rows.map(str::to_owned));
    workspace.import("complaints", "a.csv", complaints).expect(0);
    let friday = draw(&workspace, MONDAY, &["plaza-rolling"]).remove(0);
    assert_eq!((&friday["found"], &friday["eligible"], drawn(&friday).len()), (&json!(2), &json!(0), 0));
    workspace.run(&["draw", "verify"]).expect(0);
    let shown = workspace.run(&["draw", "show"]).expect(0).stdout;
    assert!(shown.contains("没有留下姓名") && shown.contains("TS1"), "{shown}");
    assert_eq!(draw(&workspace, MONDAY, &["plaza-rolling"]), [json!({ "draws": [] })], "and the day is done");
}

#[test]
fn one_agent_with_one_call_is_a_frame() {
    let workspace = Workspace::new().with_calls(&[("A", "1001", "2026-11-18 10:00")]);
    let made = draw(&workspace, MONDAY, &[]).remove(0);
    assert_eq!((drawn(&made), &made["strata"][0]["spares"]), (BTreeSet::from(["A".to_owned()]), &json!([])));
    workspace.import("inspectors", "a.csv", "工号,姓名\n1001,王小明\n").expect(0);
    let list = workspace.run(&["worklist"]).expect(0).stdout;
    assert!(list.contains("无人负责") && list.contains("能去的人都是当事人"), "{list}");
}

/// 2026 has 53 weeks; five working days after Sunday 3 January 2027 it is Friday the 8th.
#[test]
fn week_53_is_drawn_in_the_new_year() {
    let calls =
        [("a", "1001", "2026-12-28 00:00:00"), ("b", "1001", "2027-01-03 23:59:59"), ("c", "1001", "2027-01-04 00:00:00")];
    let workspace = Workspace::new().with_calls(&calls);
    workspace.import("inspectors", "a.csv", "工号,姓名\n0901,周敏\n").expect(0);
    let now = "2027-01-04T09:00:00+08:00";
    let made = draw(&workspace, now, &["recordings-weekly"]).remove(0);
    assert_eq!((made["draw"].as_str(), drawn(&made).len()), (Some("recordings-weekly/2026-W53/1"), 2));
    assert!(tasks(&work(&workspace, now)).values().all(|(_, due)| due == "2027-01-08"));
}

/// A workspace that goes by another clock.
fn berlin() -> Workspace {
    let workspace = Workspace::new();
    let text = std::fs::read_to_string(workspace.path("spotcheck.yaml")).unwrap();
    workspace.write("spotcheck.yaml", text.replace("Asia/Shanghai", "Europe/Berlin"));
    workspace
}

/// The week of 25 October 2026 has 169 hours in Berlin, and the hour from two to three comes twice in its last night.
#[test]
fn a_week_with_an_hour_more_has_all_of_its_calls() {
    let calls = [
        ("before", "1001", "2026-10-18 23:59:59"),
        ("first", "1001", "2026-10-19 00:00:00"),
        ("summer", "1001", "2026-10-25T02:30:00+02:00"),
        ("winter", "1001", "2026-10-25T02:30:00+01:00"),
        // in a week of 168 hours this would be Monday
        ("last", "1001", "2026-10-25 23:30:00"),
        ("after", "1001", "2026-10-26 00:00:00"),
    ];
    let workspace = berlin().with_calls(&calls);
    let now = "2026-10-26T08:00:00+01:00";
    let made = draw(&workspace, now, &["recordings-weekly"]).remove(0);
    assert_eq!(made["period"], "2026-W43");
    assert_eq!(drawn(&made), ["first", "summer", "winter", "last"].map(str::to_owned).into());
    // five working days after that Sunday: all of Friday, by Berlin's clock in winter
    assert_eq!(work(&workspace, now)[0]["due"], "2026-10-30T22:59:59Z");
    workspace.run(&["draw", "verify"]).expect(0);
    // whoever moves the workspace to another clock changes no draw that was made
    let text = std::fs::read_to_string(workspace.path("spotcheck.yaml")).unwrap();
    workspace.write("spotcheck.yaml", text.replace("Europe/Berlin", "Asia/Shanghai"));
    workspace.run(&["draw", "verify"]).expect(0);
}

#[test]
fn a_day_of_25_hours_is_drawn_when_it_is_over() {
    let repairs = "维修单号,小区,报修时间,完工时间\nB1,东苑,2026-10-24 09:00,2026-10-25T02:30:00+02:00\n\
                   B2,东苑,2026-10-24 09:00,2026-10-25T02:30:00+01:00\nB3,东苑,2026-10-24 09:00,2026-10-25 23:59:59\n";
    let workspace = berlin();
    workspace.import("repairs", "a.csv", repairs).expect(0);
    let still = workspace.run_at("2026-10-25T22:59:59Z", &["draw", "repairs-rolling", "--json"]).expect(0);
    assert_eq!(still.json(), json!({ "draws": [] }), "it is 23:59:59 in Berlin");
    let made = draw(&workspace, "2026-10-25T23:00:00Z", &["repairs-rolling"]).remove(0);
    assert_eq!((made["period"].as_str(), made["eligible"].as_u64(), drawn(&made).len()), (Some("2026-10-25"), Some(3), 2));
    assert_eq!(work(&workspace, "2026-10-26T08:00:00+01:00")[0]["due"], "2026-10-28T22:59:59Z");
}

/// The same moment is Saturday in Shanghai and Friday in Berlin.
#[test]
fn midnight_is_that_of_the_workspace() {
    let repairs = "维修单号,报修时间,完工时间\nB1,2026-11-20T09:00:00Z,2026-11-20T16:00:00Z\nB2,2026-11-20T09:00:00Z,2026-11-20T15:59:59Z\n";
    let days = |workspace: Workspace| -> Vec<(String, Vec<String>)> {
        workspace.import("repairs", "a.csv", repairs).expect(0);
        let now = "2026-11-22T12:00:00Z";
        let made = workspace.run_at(now, &["draw", "repairs-rolling", "--seed", SEED, "--json"]).expect(0).lines();
        let all = |made: &Value| {
            ["drawn", "spares"].iter().flat_map(|key| ids(&made["strata"][0][*key])).map(str::to_owned).collect::<BTreeSet<_>>()
        };
        made.iter().map(|made| (made["period"].as_str().unwrap().to_owned(), all(made).into_iter().collect())).collect()
    };
    let day = |day: &str, ids: &[&str]| (day.to_owned(), ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    assert_eq!(days(Workspace::new()), [day("2026-11-20", &["B2"]), day("2026-11-21", &["B1"])]);
    assert_eq!(days(berlin()), [day("2026-11-20", &["B1", "B2"])]);
}

#[test]
fn more_agents_than_calls_of_any_of_them() {
    let calls: Vec<_> = (0..40).flat_map(|i| calls_of(&format!("2{i:03}"), 1 + i % 3)).collect();
    let made = draw(&Workspace::new().with_calls(&borrowed(&calls)), MONDAY, &[]).remove(0);
    assert_eq!((made["strata"].as_array().unwrap().len(), drawn(&made).len()), (40, calls.len()));
}
