//! Plans: every mistake at its place, and what editors are told of them.

use std::collections::BTreeSet;

use serde_json::Value;
use spotcheck::problem::Problem;
use spotcheck::sampling::Plan;
use spotcheck::workspace::{Kind, PLAN_SCHEMA};

use crate::support::Workspace;

/// A plan in which one line takes the place of another; the id of the first complaint, its line and column.
#[track_caller]
fn check(from: &str, to: &str, expect: (&str, u64, u64)) {
    let good = "plan: x\ntitle: 试\npopulation: repairs\nperiod: rolling from completed_at\nstrata: [estate]\ntake: {rate: 30%}\nform: visit\ndue: {within: 3 days of completed_at}\n";
    assert!(Plan::read("x.yaml", good).is_ok());
    assert!(good.contains(from), "{from}");
    let problems = Plan::read("x.yaml", &good.replace(from, to)).expect_err(to);
    let first = &problems[0];
    let found = (first.message.id.as_str(), first.place.line.unwrap_or(0), first.place.column.unwrap_or(0));
    assert_eq!(found, expect, "{to}: {problems:?}");
    assert_eq!(problems.len(), 1, "one slip, one complaint: {problems:?}");
}

#[test]
fn every_mistake_is_named_at_its_place() {
    check("population: repairs", "population: repair", ("yaml-not-one-of", 3, 13));
    check("population: repairs", "population: inspectors", ("yaml-not-one-of", 3, 13));
    check("population: repairs", "population: [calls, repairs]", ("plan-populations", 3, 13));
    check("population: repairs", "population: []", ("plan-populations", 3, 13));
    check("rolling from completed_at", "fortnight", ("plan-bad-period", 4, 9));
    check("rolling from completed_at", "rolling", ("plan-bad-period", 4, 9));
    check("rolling from completed_at", "event of completed_at", ("plan-bad-period", 4, 9));
    check("period: rolling from completed_at", "period: [month, rolling from completed_at]", ("plan-rolling-alone", 4, 17));
    check("strata: [estate]", "strata: estate", ("yaml-expected", 5, 9));
    check("take: {rate: 30%}", "take: {rate: 30}", ("plan-bad-percent", 6, 14));
    check("take: {rate: 30%}", "take: {rate: 130%}", ("plan-bad-percent", 6, 14));
    check("take: {rate: 30%}", "take: {rate: {at_least: 50%, target: 30%}}", ("plan-band", 6, 14));
    check("take: {rate: 30%}", "take: {rate: {target: 30%}}", ("yaml-missing-key", 6, 14));
    check("take: {rate: 30%}", "take: {between: [5, 3]}", ("plan-between", 6, 17));
    check("take: {rate: 30%}", "take: {between: [3]}", ("plan-between", 6, 17));
    check("take: {rate: 30%}", "take: {count: 0}", ("yaml-no-count", 6, 15));
    check("take: {rate: 30%}", "take: {count: 5, rate: 30%}", ("plan-take", 6, 7));
    check("take: {rate: 30%}", "take: {}", ("plan-take", 6, 7));
    check("form: visit", "form: visit\nchecklist: hotline", ("plan-form-and-checklist", 7, 7));
    check("form: visit\n", "", ("yaml-missing-key", 1, 1));
    check("3 days of completed_at", "3 days", ("plan-bad-due", 8, 15));
    check("3 days of completed_at", "soon of completed_at", ("plan-bad-due", 8, 15));
    check("form: visit", "form: visit\nspread: {by: weekday, at: [1]}", ("plan-spread-at", 8, 27));
    check("form: visit", "form: visit\nspread: {by: shift, at: [25:00]}", ("plan-bad-spread", 8, 25));
    check("form: visit", "form: visit\nspread: {by: length, at: [60, 60]}", ("plan-bad-spread", 8, 26));
    check("form: visit", "form: visit\nrest: soon", ("plan-bad-months", 8, 7));
    check("form: visit", "form: visit\nshort: never", ("yaml-not-one-of", 8, 8));
    check("form: visit", "form: visit\nexempt: [{rule: a}]", ("yaml-missing-key", 8, 10));
    check("form: visit", "form: visit\nassign: {roles: {一般: 助理}}", ("yaml-missing-key", 8, 17));
    check("form: visit", "form: visit\nassing: {}", ("yaml-unknown-key-near", 8, 1));
    let twice = "form: visit\ntargeted: [{id: a, when: {rank: 重大}, take: all}, {id: a, when: {rank: 重大}, take: all}]";
    check("form: visit", twice, ("plan-targeted-twice", 8, 50));
}

#[test]
fn what_can_not_be_meant_is_refused_at_its_place() {
    check("take: {rate: 30%}", "take: {rate: 0%}", ("plan-takes-nothing", 6, 14));
    check("take: {rate: 30%}", "take: {rate: {at_least: 0%, target: 30%}}", ("plan-takes-nothing", 6, 25));
    check("strata: [estate]", "strata: [estate, 小区]", ("plan-field-twice", 5, 18));
    check("strata: [estate]", "strata: [machine_score]", ("plan-field-of-calls", 5, 10));
    check("period: rolling from completed_at", "period: [week, month, week]", ("plan-period-twice", 4, 23));
    check("period: rolling from completed_at", "period: [week of completed_at, month of created_at]", ("plan-two-times", 4, 32));
    check("rolling from completed_at", "week of estate", ("plan-no-time", 4, 9));
    check("3 days of completed_at", "3 days of estate", ("plan-no-time", 8, 15));
    check("within: 3 days of completed_at", "after: 4 days, within: 3 days of completed_at", ("plan-due-crossed", 8, 14));
    check("within: 3 days of completed_at", "after: 97 hours, within: 3 days of completed_at", ("plan-due-crossed", 8, 14));
    check("form: visit", "form: visit\nwhere: {}", ("condition-empty", 8, 8));
    check("form: visit", "form: visit\nwhere: {rank: []}", ("condition-no-values", 8, 15));
    check("form: visit", "form: visit\nwhere: {rank: ['，']}", ("condition-no-letters", 8, 16));
    check("form: visit", "form: visit\nwhere: {amount: {}}", ("condition-no-test", 8, 17));
    check("form: visit", "form: visit\nwhere: {amount: {at_least: 5, at_most: 4}}", ("condition-crossed", 8, 17));
    check("form: visit", "form: visit\nwhere: {amount: {present: false, at_most: 4}}", ("condition-absent-number", 8, 17));
    check("form: visit", "form: visit\nwhere: {渠道: 热线, channel: 在线}", ("condition-field-twice", 8, 17));
    check("form: visit", "form: visit\nexempt: [{rule: a, when: {}}]", ("condition-empty", 8, 26));
}

#[test]
fn agents_and_calls_have_no_other_fields_and_times() {
    let check = |rest: &str, expect: &[(&str, u64, u64)]| {
        let text = format!("plan: x\ntitle: 试\ntake: all\nform: visit\n{rest}\n");
        let problems = Plan::read("x.yaml", &text).err().unwrap_or_default();
        let place = |problem: &Problem| (problem.place.line.unwrap_or(0), problem.place.column.unwrap_or(0));
        let found: Vec<_> = problems.iter().map(|p| (p.message.id.as_str(), place(p).0, place(p).1)).collect();
        assert_eq!(found, expect, "{rest}");
    };
    check("population: calls\nperiod: week of duration", &[("plan-no-time", 6, 9)]);
    check("population: calls\nperiod: week of 开始时间\ndue: {within: 3 days of start}", &[]);
    check("population: calls\nperiod: week\ndue: {within: 3 days of agent}", &[("plan-no-time", 7, 15)]);
    check("population: calls\nperiod: week\nstrata: [machine_score, 套餐]", &[]);
    check(
        "population: agents\nperiod: month\nstrata: [team]\nassign: {never: [agnt, 工号]}",
        &[("plan-no-agent-field-near", 8, 18)],
    );
    check("population: agents\nperiod: month of start", &[("plan-no-time-of-agents", 6, 9)]);
    check(
        "population: agents\nperiod: month\nassign: {rotate: 小区, roles: {by: rank, otherwise: a}}",
        &[("plan-no-agent-field", 7, 18), ("plan-no-agent-field", 7, 34)],
    );
    check(
        "population: agents\nperiod: month\nspread: 小区\nexempt: [{rule: a, when: {满意度: 5}}]",
        &[("plan-no-agent-field", 7, 9), ("plan-no-agent-field", 8, 27)],
    );
}

#[test]
fn a_field_that_only_some_list_may_have_is_doubtful() {
    let text = "plan: x\ntitle: 试\npopulation: repairs\nperiod: week\nstrata: [estat, 机房]\ntake: all\nform: visit\n";
    let (plan, doubts) = Plan::read_with_doubts("x.yaml", text).unwrap();
    assert_eq!(plan.strata, ["estat", "机房"]);
    let found: Vec<_> = doubts.iter().map(|p| (p.message.id.as_str(), p.place.line, p.place.column)).collect();
    assert_eq!(found, [("plan-free-field-near", Some(5), Some(10)), ("plan-free-field", Some(5), Some(17))]);
    for file in Kind::Plans.files() {
        assert_eq!(Plan::read_with_doubts(file.name, file.text).unwrap().1, [], "{}", file.name);
    }
}

#[test]
fn a_plan_is_named_as_its_file_and_its_checklist_is_there() {
    let workspace = Workspace::new();
    let plan = |id: &str, population: &str, checklist: &str| {
        format!("plan: {id}\ntitle: 试\npopulation: {population}\nperiod: week\ntake: all\nchecklist: {checklist}\n")
    };
    let check = |text: String, expect: &[(&str, u64, u64)]| {
        workspace.write("plans/mine.yaml", text);
        for arguments in [
            ["plan", "check", "mine", "--json"],
            ["plan", "check", "plans/mine.yaml", "--json"],
            ["draw", "mine", "--json", "--seed=1"],
        ] {
            let json = workspace.run(&arguments).expect(2).json();
            let problems = json["problems"].as_array().unwrap();
            let found: Vec<_> = problems
                .iter()
                .map(|p| (p["id"].as_str().unwrap(), p["line"].as_u64().unwrap(), p["column"].as_u64().unwrap()))
                .collect();
            assert_eq!(found, expect);
        }
    };
    check(plan("other", "calls", "hotline"), &[("workspace-misnamed", 1, 7)]);
    check(plan("mine", "calls", "hotlin"), &[("plan-no-checklist", 6, 12)]);
    check(plan("mine", "calls", "hotline.yaml"), &[("plan-no-checklist", 6, 12)]);
    check(plan("mine", "calls", "words"), &[("plan-no-checklist", 6, 12)]);
    check(plan("mine", "repairs", "hotline"), &[("plan-checklist-for", 6, 12)]);
    check(plan("other", "calls", "household-visit"), &[("workspace-misnamed", 1, 7), ("plan-checklist-for", 6, 12)]);
    check(plan("other", "cals", "hotline"), &[("workspace-misnamed", 1, 7), ("yaml-not-one-of", 3, 13)]);
    let list = workspace.run(&["plan", "list"]).expect(2);
    assert!(list.stdout.contains("recordings-weekly") && list.stderr.contains("mine.yaml，第 1 行，第 7 列"), "{}", list.stderr);
    workspace.write("plans/mine.yaml", plan("mine", "calls", "hotline"));
    workspace.run(&["plan", "check"]).expect(0);
    workspace.write("checklists/mine.yaml", Kind::Checklists.files()[0].text);
    let json = workspace.run(&["checklist", "check", "mine", "--json"]).expect(2).json();
    assert_eq!(json["problems"][0]["id"], "workspace-misnamed");
    assert_eq!(json["problems"].as_array().unwrap().len(), 1);
}

#[test]
fn all_mistakes_of_a_plan_come_at_once() {
    let problems = Plan::read("x.yaml", "plan: x y\npopulation: cals\nperiod: weak\ntake: {count: -1}\n").unwrap_err();
    let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id.as_str()).collect();
    assert_eq!(
        ids,
        ["yaml-missing-key", "yaml-missing-key", "yaml-bad-id", "yaml-not-one-of", "plan-bad-period", "yaml-no-count"]
    );
}

#[test]
fn chinese_headings_name_the_fields_of_the_population() {
    let text = "plan: x\ntitle: 试\npopulation: complaints\nperiod: rolling from 办结时间\nstrata: [小区]\ntake: all\nform: visit\nonce: [投诉人, 投诉事项]\n";
    let plan = Plan::read("x.yaml", text).unwrap();
    assert_eq!((plan.time.as_deref(), &plan.strata[..]), (Some("completed_at"), &["estate".to_owned()][..]));
    assert_eq!(plan.once, ["complainant", "matter"]);
}

/// The keys that the reader knows, by what it says of one that it doesn't.
fn known_keys(text: &str) -> BTreeSet<String> {
    let problems = Plan::read("x.yaml", text).unwrap_err();
    let unknown = problems.iter().find(|problem| problem.message.id == "yaml-unknown-key").unwrap();
    let (_, known) = unknown.message.args.iter().find(|(name, _)| name == "known").unwrap();
    known.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_schema_knows_the_keys_that_the_reader_knows() {
    let schema: Value = serde_json::from_str(PLAN_SCHEMA).unwrap();
    let keys = |schema: &Value| schema["properties"].as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    assert_eq!(keys(&schema), known_keys("zzzzzzzz: 1\n"));
    let within = |key: &str| &schema["properties"][key];
    for (key, part) in [
        ("due", within("due")),
        ("assign", within("assign")),
        ("replace", within("replace")),
        ("rank", within("rank")),
        ("exempt", &within("exempt")["items"]),
        ("targeted", &within("targeted")["items"]),
    ] {
        let inner = if part == within(key) { "{zzzzzzzz: 1}" } else { "[{zzzzzzzz: 1}]" };
        assert_eq!(keys(part), known_keys(&format!("{key}: {inner}\n")), "{key}");
    }
}

#[test]
fn every_built_in_plan_reads_and_names_its_clause() {
    let mut clauses = BTreeSet::new();
    for file in Kind::Plans.files() {
        let plan = Plan::read(file.name, file.text).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(format!("{}.yaml", plan.id), file.name);
        clauses.insert(plan.source.unwrap());
    }
    // the rows of section 1 of the requirements
    let rows = [
        "T7.2a", "T7.2b", "T7.2c", "T7.2d", "P4.2a", "P4.2b", "P2.3", "P4.1", "P4.3", "C5.1", "C2.1", "P1.2", "T6.2", "T6.1",
        "C5.3",
    ];
    assert_eq!(clauses, rows.map(str::to_owned).into());
}
