//! What people have to do: who goes, what came of it, and what follows, clause by clause.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use spotcheck::messages::{Language, Messages};
use spotcheck::records::UnitId;
use spotcheck::work::{Entry, Method, Outcome, When, entries};

use crate::sheets::repair;
use crate::support::{GOOD, Run, Workspace, borrowed, call_list, calls_of};

/// A drawn week of two agents, whose names and teams are known.
pub fn drawn() -> Workspace {
    let workspace = Workspace::new();
    workspace.import("agents", "roster.csv", "工号,姓名,班组\n1001,王小明,一组\n1002,李雷,二组\n").expect(0);
    let calls: Vec<_> = [("1001", 3), ("1002", 2)].iter().flat_map(|(agent, count)| calls_of(agent, *count)).collect();
    let workspace = workspace.with_calls(&borrowed(&calls));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    workspace
}

pub fn items(workspace: &Workspace, more: &[&str]) -> Vec<Value> {
    let list = workspace.run(&[&["worklist", "--json"], more].concat()).expect(0).json();
    list["items"].as_array().unwrap().clone()
}

fn units(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["unit"].as_str().unwrap()).collect()
}

fn record(workspace: &Workspace, unit: &str, more: &[&str]) -> Run {
    workspace.run(&[&["visit", "record", unit, "--json", "--by", "周敏"], more].concat())
}

const DOOR: [&str; 4] = ["--at", "2026-11-20 10:00", "--method", "door"];
const PHONE: [&str; 4] = ["--at", "2026-11-21 09:00", "--method", "phone"];

#[test]
fn an_empty_list_says_so_and_what_to_do_next() {
    let run = Workspace::new().run(&["worklist"]).expect(0);
    assert!(run.stdout.contains("没有待办") && run.stdout.contains("spotcheck draw"), "{run:?}");
    let run = Workspace::new().run(&["worklist", "--lang", "en"]).expect(0);
    assert!(run.stdout.contains("nothing to do"), "{run:?}");
}

#[test]
fn the_list_has_every_drawn_unit_until_it_is_inspected() {
    let workspace = drawn().with_transcripts(&[("1001-000", GOOD), ("1001-001", GOOD)]);
    let all = items(&workspace, &[]);
    assert_eq!(all.len(), 5);
    assert_eq!(
        (&all[0]["when"], &all[0]["due"], &all[0]["plan"]),
        (&json!("this-week"), &json!("2026-11-27T15:59:59Z"), &json!("每周录音抽检"))
    );
    let text = workspace.run(&["worklist"]).expect(0);
    assert!(text.stdout.contains("待办 5 项") && text.stdout.contains("工号 1001 王小明"), "{text:?}");
    assert!(text.stderr.contains("import inspectors"), "{text:?}");

    workspace.run(&["score"]).expect(0);
    assert_eq!(items(&workspace, &[]), [] as [Value; 0], "an inspection by the plan's checklist is what was to be done");
    assert!(items(&workspace, &["--all"]).iter().all(|item| item["finished"] == true));
    assert!(workspace.run(&["worklist"]).expect(0).stdout.contains("spotcheck report"));
}

#[test]
fn a_draw_that_was_drawn_again_is_nobodys_work_any_more() {
    let workspace = drawn();
    workspace.run(&["draw", "--period", "2026-W47", "--redraw", "--reason", "三通录音打不开"]).expect(0);
    let draws: BTreeSet<String> = items(&workspace, &[]).iter().map(|item| item["draw"].to_string()).collect();
    assert_eq!(draws, BTreeSet::from(["\"recordings-weekly/2026-W47/2\"".to_owned()]));
}

#[test]
fn a_task_changes_hands_for_a_reason_and_both_names_stay() {
    let workspace = drawn();
    let assign =
        |to: &str, reason: &str| workspace.run(&["worklist", "assign", "1001-000", "--to", to, "--reason", reason, "--json"]);
    assign("周敏", "人员表还没有").expect(0);
    assert_eq!(assign("周敏", "再来一次").expect(2).problem_ids(), ["work-same-person"]);
    assert_eq!(assign("赵强", " ").expect(2).problem_ids(), ["work-no-reason"]);
    assign("赵强", "周敏休假").expect(0);
    assert_eq!(units(&items(&workspace, &["--inspector", "赵强"])), ["1001-000"]);
    assert_eq!(items(&workspace, &["--inspector", "周敏"]), [] as [Value; 0]);
    let shown = workspace.run(&["visit", "show", "1001-000", "--json"]).expect(0).json();
    let hands: Vec<&Value> = shown["assignments"].as_array().unwrap().iter().map(|one| &one["inspector"]).collect();
    assert_eq!(hands, ["周敏", "赵强"]);
    assert!(workspace.run(&["visit", "show", "1001-000"]).expect(0).stdout.contains("改由 赵强 负责：周敏休假"));
}

#[test]
fn nobody_is_given_their_own_calls_by_number_or_by_name() {
    let workspace = drawn();
    for own in ["1001", "王小明", "０１００１"] {
        let run = workspace.run(&["worklist", "assign", "1001-000", "--to", own, "--reason", "试试", "--json"]);
        assert_eq!(run.expect(2).problem_ids(), ["visit-own"], "{own}");
    }
    workspace.run(&["worklist", "assign", "1001-000", "--to", "1002", "--reason", "试试"]).expect(0);
    let by_the_agent = ["visit", "record", "1001-000", "--method", "listen", "--outcome", "settled", "--by", "王小明", "--json"];
    assert_eq!(workspace.run(&by_the_agent).expect(2).problem_ids(), ["visit-own"]);
}

/// Six agents in three teams, and four who inspect: one of each team, and an agent.
fn staffed() -> Workspace {
    let workspace = Workspace::new();
    let roster =
        "工号,姓名,班组\n1001,王小明,一组\n1002,李雷,一组\n1003,韩梅,二组\n1004,周敏,二组\n1005,赵强,三组\n1006,吴磊,三组\n";
    workspace.import("agents", "roster.csv", roster).expect(0);
    let people = "工号,姓名,岗位,班组\nQ1,钱一,质检员,一组\nQ2,孙二,质检员,二组\nQ3,冯三,质检员,三组\n1005,赵强,质检员,\n";
    workspace.import("inspectors", "inspectors.csv", people).expect(0);
    workspace
}

/// Draws a week of which every agent has twelve calls, and says who got which agents' recordings.
fn week(workspace: &Workspace, week: &str, monday: &str) -> BTreeMap<String, BTreeSet<String>> {
    let agents = ["1001", "1002", "1003", "1004", "1005", "1006"];
    let call = |agent: &str, i: usize| (format!("{agent}-{week}-{i:02}"), agent.to_owned(), format!("{monday} {:02}:00", 8 + i));
    let calls: Vec<_> = agents.iter().flat_map(|agent| (0..12).map(|i| call(agent, i))).collect();
    workspace.import("calls", "calls.csv", call_list(&borrowed(&calls))).expect(0);
    workspace.run(&["draw", "--period", week]).expect(0);
    // turns are told by when they were taken, and all tests but this one take place at one moment
    workspace.run_at(&format!("{monday}T23:00:00+08:00"), &["worklist"]).expect(0);
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for item in items(workspace, &[]).iter().filter(|item| item["draw"].as_str().unwrap().contains(week)) {
        let text = |key: &str| item[key].as_str().unwrap_or_else(|| panic!("{item}")).to_owned();
        given.entry(text("subject")).or_default().insert(text("inspector"));
    }
    given
}

#[test]
fn recordings_are_given_out_evenly_by_turns_and_never_ones_own() {
    let workspace = staffed();
    let team = |agent: &str| match agent {
        "1001" | "1002" => "Q1",
        "1003" | "1004" => "Q2",
        _ => "Q3",
    };
    let weeks = [("2026-W45", "2026-11-02"), ("2026-W46", "2026-11-09"), ("2026-W47", "2026-11-16")];
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let mut loads: BTreeMap<String, usize> = BTreeMap::new();
    for (name, monday) in weeks {
        let given = week(&workspace, name, monday);
        assert_eq!(given.len(), 6, "{given:?}");
        for (agent, who) in given {
            assert_eq!(who.len(), 1, "an agent's ten recordings are one person's: {who:?}");
            let who = who.into_iter().next().unwrap();
            assert!(who != agent && who != team(&agent), "{name}: {agent} went to {who}");
            assert_ne!(before.get(&agent), Some(&who), "{name}: {agent} has the same inspector as in the week before");
            *loads.entry(who.clone()).or_default() += 1;
            before.insert(agent, who);
        }
        let (least, most) = (loads.values().min().unwrap(), loads.values().max().unwrap());
        assert!(loads.len() == 4 && most - least <= 1, "{name}: {loads:?}");
    }
    assert_eq!(items(&workspace, &[]), items(&workspace, &[]), "what was given out stays");
    let mine = items(&workspace, &["--inspector", "赵强"]);
    assert!(mine.len() >= 40 && mine.iter().all(|item| item["inspector"] == "1005" && item["subject"] != "1005"), "{mine:?}");
}

#[test]
fn next_month_another_visitor_goes_to_a_hall() {
    let workspace = staffed();
    workspace.write(
        "plans/halls.yaml",
        "plan: halls\ntitle: 神秘客\npopulation: halls\nperiod: month\ntake: all\nform: mystery\ndue: {within: 3 days of period}\n\
         assign: {never: [manager]}\n",
    );
    // one hall's manager inspects others
    let halls = "厅编码,厅名,店长\nH01,人民路营业厅,钱一\nH02,西湖营业厅,韩梅梅\nH03,滨江营业厅,韩梅梅\nH04,城北营业厅,韩梅梅\n";
    workspace.import("halls", "halls.csv", halls).expect(0);
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    for month in ["2026-08", "2026-09", "2026-10"] {
        workspace.run(&["draw", "halls", "--period", month]).expect(0);
        let of_month = items(&workspace, &[]).into_iter().filter(|item| item["draw"].as_str().unwrap().contains(month));
        let given: BTreeMap<String, String> = of_month
            .map(|item| (item["unit"].as_str().unwrap().to_owned(), item["inspector"].as_str().unwrap().to_owned()))
            .collect();
        assert_eq!((given.len(), given.values().collect::<BTreeSet<_>>().len()), (4, 4), "one each: {given:?}");
        assert!(given["H01"] != "Q1", "{given:?}");
        assert!(given.iter().all(|(hall, who)| before.get(hall) != Some(who)), "{month}: {given:?} after {before:?}");
        before = given;
    }
}

#[test]
fn where_nobody_may_inspect_the_list_says_which_rule_left_nobody() {
    let workspace = Workspace::new();
    workspace.import("agents", "roster.csv", "工号,姓名,班组\n1001,王小明,一组\n").expect(0);
    workspace.import("inspectors", "inspectors.csv", "工号,姓名,岗位,班组\nQ1,钱一,质检员,一组\n").expect(0);
    let workspace = workspace.with_calls(&borrowed(&calls_of("1001", 3)));
    workspace.run(&["draw", "--period", "2026-W47"]).expect(0);
    let items = items(&workspace, &[]);
    assert!(
        items.iter().all(|item| item["inspector"].is_null() && item["nobody"].as_str().unwrap().contains("班组")),
        "{items:?}"
    );
    assert!(workspace.run(&["worklist"]).expect(0).stdout.contains("3 项没有人负责"));
}

#[test]
fn a_second_visit_follows_by_telephone_until_the_matter_is_closed() {
    let workspace = drawn();
    let unit = "1001-000";
    let nobody = record(&workspace, unit, &[&DOOR[..], &["--outcome", "no-answer"]].concat()).expect(0).json();
    assert_eq!((&nobody["visit"]["number"], &nobody["state"]["visits"]), (&json!(1), &json!(0)));
    let open = [&DOOR[..], &["--outcome", "open", "--signed", "--answer-by", "2026-11-25", "--note", "漏水未修好"]].concat();
    let first = record(&workspace, unit, &open).expect(0).json();
    assert_eq!((&first["visit"]["number"], &first["state"]["is_closed"]), (&json!(1), &json!(false)));
    assert_eq!(first["visit"]["answer_by"], "2026-11-25T15:59:59Z", "a day that was promised lasts until its end");

    let list = items(&workspace, &[]);
    assert_eq!(
        (&list[0]["unit"], &list[0]["due"], &list[0]["attempts"]),
        (&json!(unit), &first["visit"]["answer_by"], &json!(2))
    );
    let at_the_door_again = ["--at", "2026-11-21", "--method", "door", "--outcome", "settled", "--signed"];
    assert_eq!(record(&workspace, unit, &at_the_door_again).expect(2).problem_ids(), ["visit-second-by-phone"]);

    let second =
        record(&workspace, unit, &[&PHONE[..], &["--outcome", "settled", "--satisfaction", "5"]].concat()).expect(0).json();
    assert_eq!((&second["visit"]["number"], &second["visit"]["remark"]), (&json!(2), &json!("电话回访")));
    assert_eq!(second["state"]["is_closed"], true);
    assert!(!units(&items(&workspace, &[])).contains(&unit));
    let late = record(&workspace, unit, &["--method", "phone", "--outcome", "settled"]);
    assert_eq!(late.expect(2).problem_ids(), ["visit-after-settled"]);
    let shown = workspace.run(&["visit", "show", unit]).expect(0).stdout;
    assert!(
        shown.contains("联系 3 次，回访 2 次") && shown.contains("约定 2026-11-25 前答复") && shown.contains("电话回访"),
        "{shown}"
    );
}

#[test]
fn all_mistakes_of_a_record_come_at_once_and_nothing_is_kept() {
    let workspace = drawn();
    let before = workspace.dump();
    let wrong = ["--at", "2999-01-01", "--method", "door", "--outcome", "open", "--satisfaction", "9", "--json"];
    let run = workspace.run(&[&["visit", "record", "1001-000"], &wrong[..]].concat()).expect(2);
    let ids = ["visit-not-signed", "visit-no-answer-by", "visit-no-by", "visit-bad-satisfaction", "visit-in-future"];
    assert_eq!(run.problem_ids(), ids);
    assert_eq!(
        record(&workspace, "C9", &[&PHONE[..], &["--outcome", "settled"]].concat()).expect(2).problem_ids(),
        ["visit-not-drawn"]
    );
    let bad_time = ["--method", "phone", "--outcome", "settled", "--at", "昨天"];
    assert_eq!(record(&workspace, "1001-000", &bad_time).expect(2).problem_ids(), ["visit-bad-time"]);
    assert_eq!(workspace.dump(), before);
}

#[test]
fn one_open_letter_answers_many_or_none() {
    let workspace = drawn();
    let letter = |method: &str, more: &[&str]| {
        let units =
            ["visit", "record", "1001-000", "1001-001", "--by", "周敏", "--outcome", "settled", "--json", "--method", method];
        workspace.run(&[&units[..], more].concat())
    };
    assert_eq!(letter("phone", &[]).expect(2).problem_ids(), ["visit-many"]);
    assert_eq!(letter("letter", &[]).expect(2).problem_ids(), ["visit-letter-no-note"; 2], "the letter goes into the file");
    assert_eq!(letter("letter", &["--note", "公开信 2026-03"]).expect(0).lines().len(), 2);
    assert_eq!(items(&workspace, &[]).len(), 3);
}

#[test]
fn every_code_has_its_words_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let messages = Messages::built_in(language);
        let methods = Method::ALL.map(|method| format!("visit-method-{}", method.code()));
        let outcomes = Outcome::ALL.map(|outcome| format!("visit-outcome-{}", outcome.code()));
        let whens = When::ALL.map(|when| format!("work-when-{}", when.code()));
        for id in methods.iter().chain(&outcomes).chain(&whens) {
            assert!(messages.lookup(id).is_some(), "{id}");
        }
    }
}

#[test]
fn who_cannot_be_visited_is_left_to_a_spare() {
    let visit = |outcome| spotcheck::work::Visit {
        draw: "repairs-monthly/2026-11/1".into(),
        unit: UnitId::parse("R1").unwrap(),
        number: 1,
        at: "2026-11-20T02:00:00Z".parse().unwrap(),
        by: "周敏".into(),
        method: Method::Door,
        signed: false,
        outcome,
        answer_by: None,
        satisfaction: None,
        note: None,
    };
    for (outcome, is_finished, needs_spare) in [
        (Outcome::NoAnswer, false, false),
        (Outcome::MovedAway, true, true),
        (Outcome::Refused, true, true),
        (Outcome::Settled, true, false),
    ] {
        let visits = BTreeMap::from([(repair("R1", &[]).key(), vec![visit(outcome)])]);
        let entry: Entry = entries(vec![repair("R1", &[])], &visits, &BTreeMap::new()).remove(0);
        assert_eq!((entry.is_finished(), entry.needs_spare()), (is_finished, needs_spare), "{outcome:?}");
    }
}
