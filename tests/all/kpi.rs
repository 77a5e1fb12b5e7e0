//! `spotcheck kpi` from outside: tables, trends, groups, files, lists, weights, before and after, and what is told where nothing can be.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value;
use spotcheck::indicators::Indicators;
use spotcheck::workspace::{INDICATORS_SCHEMA, INDICATORS_TEXT};

use crate::support::{Workspace, spotcheck};

/// Requests of October: agents 01 and 02 of two teams, and the one before in September.
fn requests() -> Workspace {
    let workspace = Workspace::new();
    let row = |i: usize, agent: &str, day: &str, score: &str| {
        format!("R{agent}{day}{i:03},{day} 10:00,{day} 12:00,{agent},热线,宽带,C{i},{score}\n")
    };
    let mut list = "工单号,受理时间,办结时间,处理人工号,渠道,业务类型,客户编号,满意度\n".to_owned();
    for (agent, day, good, bad) in [("01", "2026-10-05", 38, 2), ("02", "2026-10-06", 20, 20), ("01", "2026-09-07", 20, 20)] {
        (0..good).for_each(|i| list += &row(i, agent, day, "非常满意"));
        (good..good + bad).for_each(|i| list += &row(i, agent, day, "不满意"));
        list += &row(98, agent, day, "");
        list += &row(99, agent, day, "呵呵");
    }
    // the days after October are over
    list += &row(0, "01", "2026-11-20", "");
    workspace.import("requests", "requests.csv", list).expect(0);
    workspace.import("agents", "agents.csv", "工号,姓名,班组\n01,李雷,一组\n02,=王芳,二组\n").expect(0);
    workspace
}

fn kpi(workspace: &Workspace, arguments: &[&str]) -> Value {
    workspace.run(&[&["kpi", "--json"], arguments].concat()).expect(0).json()
}

#[test]
fn a_value_comes_with_what_it_rests_on() {
    let workspace = requests();
    let text = workspace.run(&["kpi", "csat"]).expect(0).stdout;
    // the last full month where none is named
    assert!(text.contains("指标 2026-10"), "{text}");
    let line = text.lines().find(|line| line.starts_with("客户满意度")).unwrap();
    for part in ["72.5%", "≥ 90%", "✘ 未达标", "58/80", "61.9%–81.1%", "缺 2；读不懂 2"] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert!(text.contains("客户满意度：读不懂的值没有算进去，例如 “呵呵”"), "{text}");
    let text = workspace.run(&["kpi", "csat", "--lang", "en"]).expect(0).stdout;
    assert!(text.contains("✘ not met") && text.contains("2 missing; 2 unreadable"), "{text}");
}

#[test]
fn what_cannot_be_computed_says_why() {
    let workspace = requests();
    let text = workspace.run(&["kpi"]).expect(0).stdout;
    for part in [
        "服务闭环率：服务请求的清单里没有“反馈客户时间（feedback_at）”这一列",
        "还没有导入投诉（spotcheck import complaints），算不出：投诉率、投诉处理满意度、广场投诉三日回访率",
        "还没有导入维修（spotcheck import repairs），算不出：维修回访率、广场维修三日回访率",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let found = kpi(&workspace, &["closure"]);
    assert_eq!(found["indicators"][0]["rows"][0]["periods"][0]["value"], Value::Null, "a column that isn't there is no zero");
    let run = Workspace::new().run(&["kpi"]);
    assert!(run.stderr.contains("还没有可以算的数据：通话、服务请求"), "{run:?}");
    run.expect(3);
    let by = workspace.run(&["kpi", "csat", "--by", "department"]).expect(0).stdout;
    assert!(by.contains("（未填写）") && by.contains("这一列，分不了组"), "{by}");
}

#[test]
fn groups_are_agents_teams_or_any_column() {
    let workspace = requests();
    let text = workspace.run(&["kpi", "csat", "--by", "agent"]).expect(0).stdout;
    assert!(text.lines().any(|line| line.starts_with("01 李雷") && line.contains("95%") && line.contains("38/40")), "{text}");
    let keys = |by: &str| -> Vec<String> {
        let found = kpi(&workspace, &["csat", "--by", by]);
        let rows = found["indicators"][0]["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| format!("{} {}", row["group"].as_str().unwrap_or("*"), row["periods"][0]["n"])).collect()
    };
    assert_eq!(keys("team"), ["* 80", "一组 40", "二组 40"], "the roster tells whose team it is");
    assert_eq!(keys("channel"), ["* 80", "热线 80"]);
    assert_eq!(keys("class"), ["* 80", "宽带 80"]);
    assert_eq!(keys("客户编号").len(), 43);
}

#[test]
fn what_a_list_says_does_not_steer_the_terminal() {
    let workspace = Workspace::new();
    let line = |id: &str| serde_json::json!({"id": id, "created_at": "2026-10-05 10:00", "channel": "热\u{1b}[2J线", "satisfaction": "\u{1b}[31m"});
    workspace.import("requests", "requests.ndjson", format!("{}\n{}\n", line("R1"), line("R2"))).expect(0);
    let text = workspace.run(&["kpi", "csat", "--by", "channel"]).expect(0).stdout;
    assert!(!text.contains('\u{1b}') && text.contains("热"), "{text:?}");
}

#[test]
fn a_trend_shows_the_periods_before() {
    let workspace = requests();
    let text = workspace.run(&["kpi", "csat", "--period", "2026-10", "--periods", "3"]).expect(0).stdout;
    assert!(text.contains("指标 2026-08 – 2026-10"), "{text}");
    let line = text.lines().find(|line| line.starts_with("客户满意度")).unwrap();
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(cells[..4], ["客户满意度", "—", "50%", "72.5%"], "{line}");
    let week = workspace.run(&["kpi", "csat", "--period", "2026-W41"]).expect(0).stdout;
    assert!(week.contains("58/80"), "{week}");
    for wrong in ["2026-13", "event-x", "October"] {
        assert!(workspace.run(&["kpi", "--period", wrong]).expect(2).stderr.contains("不是周期"));
    }
}

#[test]
fn an_indicator_is_explained_and_a_slip_is_met_with_what_was_meant() {
    let text: crate::support::Run = spotcheck().args(["kpi", "--explain", "fcr"]).output().unwrap().into();
    let text = text.expect(0).stdout;
    for part in ["服务请求一次解决率（fcr）", "168 小时", "条款：E-t3 T6.2", "目标：≥ 85%", "少于多少算样本小：30"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let workspace = requests();
    assert!(workspace.run(&["kpi", "csta"]).expect(2).stderr.contains("是不是 csat？"));
    assert!(workspace.run(&["kpi", "zzz"]).expect(2).stderr.contains("complaint-rate"));
    assert_eq!(kpi(&workspace, &["客户满意度"])["indicators"][0]["id"], "csat");
}

#[test]
fn files_hold_numbers_as_numbers_and_run_nothing() {
    let workspace = requests();
    let arguments = ["kpi", "csat", "--by", "agent", "--csv", "kpi.csv", "--xlsx", "kpi.xlsx"];
    workspace.run(&arguments).expect(0);
    let csv = std::fs::read_to_string(workspace.path("kpi.csv")).unwrap();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[1].starts_with("2026-10,csat,客户满意度,全部,0.725,≥ 90%,✘ 未达标,58,80,"), "{csv}");
    assert!(lines[3].contains("02 =王芳"), "{csv}");
    let bytes = std::fs::read(workspace.path("kpi.xlsx")).unwrap();
    let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&name).unwrap().is_empty());
    let range = book.worksheet_range(&name).unwrap();
    assert_eq!(range.get((1, 4)), Some(&Data::Float(0.725)));
    assert_eq!(range.get((3, 3)), Some(&Data::String("02 =王芳".into())));
    // the same again under another name, and never over what is there
    workspace.run(&["kpi", "csat", "--by", "agent", "--xlsx", "again.xlsx"]).expect(0);
    assert_eq!(std::fs::read(workspace.path("again.xlsx")).unwrap(), bytes);
    assert!(workspace.run(&arguments).expect(2).stderr.contains("已经存在"));
}

#[test]
fn the_weekly_table_has_a_row_for_every_agent() {
    let workspace = Workspace::new();
    let mut list = "通话编号,工号,开始时间,通话时长,客户编号,业务类型,满意度\n".to_owned();
    for i in 0..40 {
        let hour = i % 20;
        writeln!(list, "A{i},01,2026-11-16 {hour:02}:00,170,C{i},宽带,5").unwrap();
        writeln!(list, "B{i},02,2026-11-17 {hour:02}:00,200,D{i},宽带,").unwrap();
    }
    // ten of 02's customers call again
    (0..10).for_each(|i| writeln!(list, "X{i},02,2026-11-22 23:00,200,D{i},宽带,3").unwrap());
    workspace.import("calls", "calls.csv", list).expect(0);
    // a week later everybody had seven days to call again
    let later = "2026-12-01T09:00:00+08:00";
    workspace.import("calls", "later.csv", "通话编号,工号,开始时间,客户编号,业务类型\nZ,03,2026-11-30 12:00,Z,宽带\n").expect(0);
    let text = workspace.run_at(later, &["kpi", "--weekly", "--period", "2026-W47"]).expect(0).stdout;
    assert!(text.contains("客服效率自评周报表 2026-W47"), "{text}");
    let of = |agent: &str| text.lines().find(|line| line.starts_with(agent)).unwrap_or_else(|| panic!("{agent}: {text}"));
    let first: Vec<&str> = of("01 ").split_whitespace().collect();
    assert_eq!(first, ["01", "40", "170.0", "n=40", "100%", "40/40", "5.00", "n=40"]);
    let second = of("02 ");
    for part in [
        "200.0",
        "75%",
        "30/40；重复 10",
        "平均处理时长 200.0；一次解决率 75%",
        "平均处理时长 ≤ 180；一次解决率 ≥ 85%",
        "3.00",
        "缺 40",
    ] {
        assert!(second.contains(part), "{part}: {second}");
    }
    let json = workspace.run_at(later, &["kpi", "--weekly", "--period", "2026-W47", "--json"]).expect(0).json();
    assert_eq!(json["agents"][1]["improve"], serde_json::json!(["aht", "call-fcr"]));
    assert_eq!(json["agents"][2]["agent"], Value::Null, "everybody together stands last");
}

#[test]
fn lists_name_those_whom_the_interval_supports() {
    let workspace = requests();
    let text = workspace.run(&["kpi", "--lists"]).expect(0).stdout;
    assert!(text.contains("奖励名单 2026-10") && text.contains("预警名单 2026-10"), "{text}");
    let json = kpi(&workspace, &["--lists"]);
    let of = |list: &str| -> Vec<String> {
        let listed = json[list].as_array().unwrap();
        listed.iter().map(|one| format!("{} {}", one["key"].as_str().unwrap(), one["stands"].as_str().unwrap())).collect()
    };
    assert_eq!((of("reward"), of("warning")), (vec!["01 named".to_owned()], vec!["02 named".to_owned()]));
    assert!(text.contains("< 80%") && text.contains("20/40"), "{text}");
}

#[test]
fn an_assessment_tells_what_it_lacks() {
    let workspace = requests();
    workspace.run(&["init", ".", "--with", "indicators"]).expect(0);
    let text = workspace.run(&["kpi", "--assess", "weights.yaml"]).expect(0).stdout;
    assert!(text.contains("月度综合考核 2026-10"), "{text}");
    let line = text.lines().find(|line| line.starts_with("01 李雷")).unwrap();
    assert!(line.contains("没有数据：投诉率") && line.contains("80.0"), "{line}");
    let json = kpi(&workspace, &["--assess", "weights.yaml"]);
    let second = &json["people"][1];
    // 50 % of the 90 % that are wanted, of 40 points; all resolved, of 20. All of 02's customers had come to 01 the day before, so that none
    // of these was a first contact
    assert!((second["points"].as_f64().unwrap() - (40.0 * 50.0 / 90.0 + 20.0)).abs() < 1e-9, "{second}");
    assert_eq!((&second["out_of"], &second["parts"][2]["score"]), (&Value::from(60.0), &Value::Null));
    assert_eq!(second["parts"][3]["score"], Value::Null);
}

#[test]
fn before_and_after_a_measure() {
    let workspace = requests();
    let arguments = ["kpi", "csat", "--before", "2026-09", "--after", "2026-10"];
    let text = workspace.run(&arguments).expect(0).stdout;
    let line = text.lines().find(|line| line.starts_with("客户满意度")).unwrap();
    for part in ["50%", "20/40", "72.5%", "58/80", "+22.5 pp", "✔ 变好"] {
        assert!(line.contains(part), "{part}: {line}");
    }
    let json = workspace.run(&[&arguments[..], &["--by", "agent", "--json"]].concat()).expect(0).json();
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes[1]["change"]["verdict"], "better");
    assert_eq!((&changes[2]["group"], &changes[2]["change"]["verdict"]), (&Value::from("02"), &Value::from("no_interval")));
    let overlap = workspace.run(&["kpi", "--before", "2026-10", "--after", "2026-W41"]).expect(2);
    assert!(overlap.stderr.contains("有重叠"), "{overlap:?}");
}

#[test]
fn a_workspaces_own_definitions_stand_for_all() {
    let workspace = requests();
    let own = "scales: {satisfaction: {from: 1, to: 5, words: {呵呵: 1}}}\nindicators:\n  - {id: csat, title: 满意, rule: 我们自己的算法, of: requests, share: {满意度: {at_least: 5}}, target: {at_least: 50%}}\n";
    workspace.write("indicators.yaml", own);
    let found = kpi(&workspace, &[]);
    let all = found["indicators"].as_array().unwrap();
    assert_eq!(all.len(), 1);
    // without words of its own 非常满意 is no number
    let october = &all[0]["rows"][0]["periods"][0];
    assert_eq!((october["n"].as_u64(), october["unreadable"].as_u64()), (Some(2), Some(80)));
    assert!(workspace.run(&["kpi", "--lists"]).expect(2).stderr.contains("没有写 lists"));
}

/// The problems of a file: id, line and column.
fn problems(text: &str) -> Vec<(String, u64, u64)> {
    let found = Indicators::read("indicators.yaml", text).unwrap_err();
    let one = |problem: &spotcheck::problem::Problem| {
        (problem.message.id.clone(), problem.place.line.unwrap_or(0), problem.place.column.unwrap_or(0))
    };
    found.iter().map(one).collect()
}

#[test]
fn mistakes_come_all_at_once_with_their_places() {
    let text = "scales: {satisfaction: {from: 5, to: 1}}
indicators:
  - id: a
    title: 甲
    rule: 一
    of: requests
    share: {solved: 是}
    target: {at_least: 90}
  - id: b
    titel: 乙
    rule: 二
    of: reqests
  - id: c
    title: 丙
    rule: 三
    of: repairs
    mean: amount
    share: {solved: 是}
    target: {at_least: 1, at_most: 2}
  - id: d
    title: 丁
    rule: 四
    of: repairs
    on_time: {field: revisited_at, within: soon}
  - id: e
    title: 戊
    rule: 五
    of: calls
    first_contact: {same: [customer], within: 90 days}
";
    let expect = [
        ("kpi-scale-range", 1, 24),
        ("kpi-bad-percent", 8, 24),
        ("yaml-missing-key", 9, 5),
        ("kpi-no-formula", 9, 5),
        ("yaml-unknown-key-near", 10, 5),
        ("yaml-not-one-of", 12, 9),
        ("kpi-two-formulas", 17, 5),
        ("kpi-bad-target", 19, 13),
        ("kpi-bad-within", 24, 44),
        ("kpi-bad-days", 29, 47),
    ];
    assert_eq!(problems(text), expect.map(|(id, line, column)| (id.to_owned(), line, column)));
    let scale = "scales: {satisfcation: {from: 1, to: 5}}\nindicators:\n  - {id: a, title: 甲, rule: 一, of: calls, mean: satisfaction}\n";
    assert_eq!(problems(scale), [("kpi-scale-unknown".to_owned(), 1, 10)]);
    let refers = "indicators:\n  - {id: a, title: 甲, rule: 一, of: calls, count: true}\n  - {id: a, title: 甲, rule: 一, of: calls, count: true}\n";
    assert_eq!(problems(refers), [("yaml-twice".to_owned(), 3, 6)]);
    let rests =
        "indicators:\n  - {id: a, title: 甲, rule: 一, attainment: b}\nweekly: [c]\nlists: {reward: {indicator: a, top: 10}}\n";
    let found = problems(rests);
    assert_eq!(
        found.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>(),
        ["kpi-no-indicator", "kpi-no-indicator", "kpi-bad-percent"]
    );
}

#[test]
fn the_built_in_definitions_have_every_clause_of_section_4() {
    let all = Indicators::read("indicators.yaml", INDICATORS_TEXT).unwrap();
    let mut clauses: Vec<&str> = all.list.iter().flat_map(|indicator| indicator.source.iter().map(String::as_str)).collect();
    clauses.extend(all.lists.reward.iter().map(|reward| reward.source.as_str()));
    clauses.extend(all.lists.warning.iter().map(|warning| warning.source.as_str()));
    for clause in [
        "T7.1a", "T7.1b", "T7.1c", "T7.1d", "T7.1e", "C5.2a", "C5.2b", "C5.2c", "C5.2d", "P4.2b", "P2.3", "P2.8", "E-t3", "T6.2",
        "U10", "T3.2.1", "T7.3a", "T7.3b",
    ] {
        assert!(clauses.contains(&clause), "{clause}");
    }
    assert!(all.list.iter().all(|indicator| !indicator.rule.is_empty() && !indicator.source.is_empty()));
}

/// The keys that the reader knows where it meets one that it doesn't.
fn known_keys(text: &str) -> Vec<String> {
    let found = Indicators::read("x", text).unwrap_err();
    let unknown = found.iter().find(|problem| problem.message.id == "yaml-unknown-key").unwrap_or_else(|| panic!("{found:?}"));
    let (_, known) = unknown.message.args.iter().find(|(name, _)| name == "known").unwrap();
    let mut keys: Vec<String> = known.split(", ").map(str::to_owned).collect();
    keys.sort();
    keys
}

#[test]
fn the_schema_knows_the_keys_that_the_reader_knows() {
    let schema: Value = serde_json::from_str(INDICATORS_SCHEMA).unwrap();
    let keys = |part: &Value| {
        let mut keys: Vec<String> = part["properties"].as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    let parts = &schema["definitions"];
    let within = |inner: &str| format!("indicators:\n  - {{id: a, title: 甲, rule: 一, of: calls, {inner}}}\n");
    let sound = within("count: true");
    for (part, text) in [
        (&schema, "zzzzzzzz: 1\n".to_owned()),
        (&parts["indicator"], within("zzzzzzzz: 1")),
        (&parts["scale"], "scales: {x: {zzzzzzzz: 1}}\n".to_owned()),
        (&parts["ratio"], within("ratio: {zzzzzzzz: 1}")),
        (&parts["on_time"], within("on_time: {zzzzzzzz: 1}")),
        (&parts["first_contact"], within("first_contact: {zzzzzzzz: 1}")),
        (&parts["indicator"]["properties"]["target"], within("count: true, target: {zzzzzzzz: 1}")),
        (&schema["properties"]["lists"], format!("{sound}lists: {{zzzzzzzz: 1}}\n")),
        (&parts["reward"], format!("{sound}lists: {{reward: {{zzzzzzzz: 1}}}}\n")),
        (&parts["warning"], format!("{sound}lists: {{warning: {{zzzzzzzz: 1}}}}\n")),
    ] {
        assert_eq!(keys(part), known_keys(&text), "{text}");
    }
}
