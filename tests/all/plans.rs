//! Plans: every mistake at its place, and what editors are told of them.

use std::collections::BTreeSet;

use serde_json::Value;
use spotcheck::sampling::Plan;
use spotcheck::workspace::{Kind, PLAN_SCHEMA};

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
