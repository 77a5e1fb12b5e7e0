//! Section 3 of the requirements: what must be written down, and by when. Each clause at its boundary, by the checklists of records.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use spotcheck::inspection::Verdict::{self, Fail, NotApplicable, Pass, Unsure};
use spotcheck::inspection::{Subject, inspect};
use spotcheck::workspace::checklist;

use crate::support::Workspace;

/// What an item of a checklist says of a record. Times are by the clock of Shanghai; `""` is a column that is blank.
#[track_caller]
fn check(name: &str, item: &str, fields: &[(&str, &str)], verdict: Verdict) {
    let checklist = checklist(None, name, false).unwrap();
    let facts: BTreeMap<String, String> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let found = inspect(&checklist.compiled, Subject { id: "1", facts: &facts, transcript: None, labels: &[] });
    let result = found.items.iter().find(|result| result.id == item).unwrap_or_else(|| panic!("no item {item}"));
    assert_eq!(result.verdict, verdict, "{item} {fields:?} {:?}", result.reason);
}

/// A request that was accepted and transferred.
#[track_caller]
fn transferred(item: &str, urgency: &str, accepted: &str, transferred: &str, verdict: Verdict) {
    check(
        "request-records",
        item,
        &[("urgency", urgency), ("created_at", accepted), ("transferred_at", transferred), ("as_of", "2029-01-01T00:00:00Z")],
        verdict,
    );
}

#[test]
fn t4_2_2_ordinary_requests_are_transferred_within_30_minutes() {
    let item = "transferred_ordinary";
    transferred(item, "一般", "2026-11-16 09:00:00", "2026-11-16 09:30:00", Pass);
    transferred(item, "一般", "2026-11-16 09:00:00", "2026-11-16 09:30:01", Fail);
    // across midnight, over a weekend, over a public holiday, across a leap day and the end of a year: minutes pass all the same
    transferred(item, "", "2026-11-16 23:50", "2026-11-17 00:20", Pass);
    transferred(item, "", "2026-11-16 23:50", "2026-11-17 00:20:01", Fail);
    transferred(item, "一般", "2026-11-20 23:59", "2026-11-23 08:00", Fail);
    transferred(item, "一般", "2026-09-30 17:50", "2026-10-08 08:00", Fail);
    transferred(item, "一般", "2028-02-29 23:45", "2028-03-01 00:15", Pass);
    transferred(item, "一般", "2026-12-31 23:45", "2027-01-01 00:15:01", Fail);
    // the longer limit is everybody's, whatever the list says of urgency
    transferred(item, "紧急", "2026-11-16 09:00", "2026-11-16 10:00", Fail);
    // the day alone does not tell
    transferred(item, "一般", "2026-11-16 09:00", "2026-11-16", Unsure);
}

#[test]
fn t4_2_2_urgent_requests_are_transferred_within_10_minutes_and_the_supervisor_is_told() {
    transferred("transferred_urgent", "紧急", "2026-11-16 09:00", "2026-11-16 09:10", Pass);
    transferred("transferred_urgent", "紧急", "2026-11-16 09:00", "2026-11-16 09:10:01", Fail);
    transferred("transferred_urgent", "一般", "2026-11-16 09:00", "2026-11-16 09:20", NotApplicable);
    let told = |at: &str, verdict| {
        let fields = [("urgency", "urgent"), ("created_at", "2026-11-16 09:00"), ("supervisor_told_at", at)];
        check("request-records", "supervisor_told", &fields, verdict);
    };
    told("2026-11-16 09:10", Pass);
    told("2026-11-16 09:10:01", Fail);
}

#[test]
fn t4_2_2_what_is_solved_at_once_need_not_be_transferred_and_what_waits_is_late_once_the_time_is_up() {
    let base = [("urgency", "一般"), ("created_at", "2026-11-16 09:00"), ("transferred_at", "")];
    let with = |more: &[(&'static str, &'static str)], verdict| {
        let fields: Vec<(&str, &str)> = base.iter().copied().chain(more.iter().copied()).collect();
        check("request-records", "transferred_ordinary", &fields, verdict);
    };
    with(&[("completed_at", "2026-11-16 12:00")], NotApplicable);
    with(&[("completed_at", ""), ("as_of", "2026-11-16T01:30:00Z")], NotApplicable);
    with(&[("completed_at", ""), ("as_of", "2026-11-16T01:30:01Z")], Fail);
}

#[test]
fn t4_2_1_each_class_goes_to_its_department() {
    for (item, class, right, wrong) in [
        ("to_network", "宽带故障", "网运部", "财务部"),
        ("to_bill", "账单", "财务部", "网运部"),
        ("to_business", "业务咨询", "市场部", "财务部"),
        ("to_terminal", "终端故障", "终端售后部", "市场部"),
    ] {
        check("request-records", item, &[("category", class), ("department", right)], Pass);
        check("request-records", item, &[("category", class), ("department", wrong)], Fail);
        check("request-records", item, &[("category", "表扬"), ("department", wrong)], NotApplicable);
    }
}

#[test]
fn t4_3_1_work_starts_within_an_hour() {
    let started = |at: &str, verdict| {
        check("request-records", "started", &[("transferred_at", "2028-02-28 23:30"), ("started_at", at)], verdict);
    };
    started("2028-02-29 00:30", Pass);
    started("2028-02-29 00:30:01", Fail);
}

#[test]
fn t4_3_2_a_delay_is_told_beforehand_with_reason_and_new_time() {
    let late = |told: &str, verdict| {
        let fields = [("due_at", "2026-11-17 18:00"), ("completed_at", "2026-11-17 18:00:01"), ("delay_told_at", told)];
        check("request-records", "delay_told", &fields, verdict);
    };
    late("2026-11-17 18:00", Pass);
    late("2026-11-17 18:00:01", Fail);
    check("request-records", "in_time", &[("due_at", "2026-11-17"), ("completed_at", "2026-11-17 15:00")], Pass);
    check("request-records", "in_time", &[("due_at", "2026-11-17"), ("completed_at", "2026-11-18 00:00:00")], Fail);
    check(
        "request-records",
        "delay_told",
        &[("due_at", "2026-11-17 18:00"), ("completed_at", "2026-11-17 18:00"), ("delay_told_at", "")],
        NotApplicable,
    );
    for item in ["delay_reason", "delayed_until"] {
        check("request-records", item, &[("delay_told_at", "2026-11-17 17:00"), (item, "配件没有到")], Pass);
        check("request-records", item, &[("delay_told_at", "2026-11-17 17:00"), (item, "")], Fail);
    }
}

#[test]
fn t4_1_1_and_e_t1_the_request_is_written_down() {
    check("request-records", "contact", &[("phone", "10000000001")], Pass);
    check("request-records", "contact", &[("customer", "K1"), ("phone", "")], Pass);
    check("request-records", "contact", &[("customer", ""), ("phone", "")], Fail);
    for item in ["category", "description", "wanted", "agent"] {
        check("request-records", item, &[(item, "宽带")], Pass);
        check("request-records", item, &[(item, "")], Fail);
        check("request-records", item, &[("id", "G1")], NotApplicable);
    }
}

#[test]
fn e_t1_t4_1_1_what_is_written_is_right() {
    for (phone, verdict) in [("13000000001", Pass), ("010-80000000", Pass), ("1300000000", Fail), ("无", Fail)] {
        check("request-records", "phone_right", &[("phone", phone)], verdict);
    }
    for (score, verdict) in [("1", Pass), ("5", Pass), ("0", Fail), ("6", Fail), ("非常满意", Pass)] {
        check("request-records", "satisfaction_right", &[("satisfaction", score)], verdict);
    }
    check("request-records", "satisfaction", &[("feedback_at", "2026-11-16"), ("satisfaction", "")], Fail);
    check("request-records", "feedback", &[("completed_at", "2026-11-16"), ("feedback_at", "")], Fail);
    check(
        "request-records",
        "progress",
        &[("transferred_at", "2026-11-16"), ("completed_at", "2026-11-17"), ("progress_at", "")],
        Fail,
    );
    check(
        "request-records",
        "progress",
        &[("transferred_at", ""), ("completed_at", "2026-11-17"), ("progress_at", "")],
        NotApplicable,
    );
}

#[test]
fn t5_2_1_an_escalation_has_its_reason() {
    let reason = |text: &str, verdict| {
        check(
            "complaint-records",
            "escalation_reason",
            &[("escalated_1_at", "2026-11-17"), ("escalation_reason", text)],
            verdict,
        );
    };
    reason("涉及多个部门", Pass);
    reason("", Fail);
}

#[test]
fn t5_2_2_what_is_not_settled_goes_up_after_24_48_and_72_hours() {
    // accepted on a Friday evening: hours pass over the weekend too
    let accepted = ("created_at", "2026-11-20 18:00");
    for (item, field, settled, escalated, too_late) in [
        ("escalated_1", "escalated_1_at", "2026-11-21 18:00", "2026-11-21 19:00", "2026-11-21 19:00:01"),
        ("escalated_2", "escalated_2_at", "2026-11-22 18:00", "2026-11-22 19:00", "2026-11-22 19:00:01"),
        ("escalated_3", "escalated_3_at", "2026-11-23 18:00", "2026-11-23 19:00", "2026-11-23 19:00:01"),
    ] {
        let all = |more: &[(&str, &str)], verdict| {
            let fields: Vec<(&str, &str)> = [accepted].into_iter().chain(more.iter().copied()).collect();
            check("complaint-records", item, &fields, verdict);
        };
        all(&[("completed_at", settled), (field, "")], NotApplicable);
        let over = format!("{settled}:01");
        all(&[("completed_at", &over), (field, escalated)], Pass);
        all(&[("completed_at", &over), (field, too_late)], Fail);
        all(&[("completed_at", "2026-11-30"), (field, ""), ("as_of", "2026-12-01T00:00:00Z")], Fail);
        all(&[("completed_at", ""), (field, ""), ("as_of", "2026-11-21T09:59:00Z")], NotApplicable);
    }
}

#[test]
fn t5_3_2_the_root_cause_report_comes_within_3_working_days() {
    let report = |done: &str, at: &str, verdict| {
        check("complaint-records", "root_cause", &[("completed_at", done), ("report_at", at)], verdict);
    };
    // Friday: over the weekend, to Wednesday
    report("2026-11-20 17:00", "2026-11-25 23:59:59", Pass);
    report("2026-11-20 17:00", "2026-11-26 00:00:00", Fail);
    // the day before the National Day week: the 8th, the 9th, and the 10th, a Saturday on which people work
    report("2026-09-30 17:00", "2026-10-10 18:00", Pass);
    report("2026-09-30 17:00", "2026-10-11 08:00", Fail);
    // a year whose holidays nobody has told yet
    report("2027-02-05 17:00", "2027-02-12 09:00", Unsure);
}

#[test]
fn u6_1_t5_1_2_and_t5_4_2_each_step_of_a_complaint_is_on_record() {
    for item in ["complainant", "matter", "demand"] {
        check("complaint-records", item, &[(item, "王女士")], Pass);
        check("complaint-records", item, &[(item, "")], Fail);
    }
    let done = ("completed_at", "2026-11-16 11:00");
    for (item, field) in [
        ("justified", "justified"),
        ("reasonable", "reasonable"),
        ("approved", "approved_by"),
        ("signature", "signature"),
        ("feedback", "feedback_at"),
        ("registered", "registered"),
    ] {
        check("complaint-records", item, &[done, (field, "2026-11-16 12:00")], Pass);
        check("complaint-records", item, &[done, (field, "")], Fail);
        check("complaint-records", item, &[("completed_at", ""), (field, ""), ("as_of", "2026-11-16T00:00:00Z")], NotApplicable);
    }
    for item in ["cause", "responsible"] {
        check("complaint-records", item, &[done, ("justified", "是"), (item, "系统")], Pass);
        check("complaint-records", item, &[done, ("justified", "是"), (item, "")], Fail);
        check("complaint-records", item, &[done, ("justified", "否"), (item, "")], NotApplicable);
    }
}

#[test]
fn c2_3_and_c3_3_a_callback_is_made_on_its_day_and_written_down() {
    let made = |at: &str, verdict| {
        check("callback-records", "on_day", &[("planned_at", "2026-11-16"), ("created_at", at)], verdict);
    };
    made("2026-11-16 00:00:00", Pass);
    made("2026-11-16 23:59:59", Pass);
    made("2026-11-17 00:00:00", Fail);
    made("2026-11-15 23:59:59", Fail);
    for (item, field) in [
        ("customer", "customer_name"),
        ("method", "channel"),
        ("content", "description"),
        ("result", "result"),
        ("satisfaction", "satisfaction"),
        ("agent", "agent"),
    ] {
        check("callback-records", item, &[("created_at", "2026-11-16 10:00"), (field, "5")], Pass);
        check("callback-records", item, &[("created_at", "2026-11-16 10:00"), (field, "")], Fail);
    }
}

#[test]
fn p2_3_p2_4_and_p2_6_a_revisit_comes_in_three_days_by_the_right_rank_with_its_proof() {
    let revisited = |at: &str, verdict| {
        check("repair-records", "in_three_days", &[("completed_at", "2026-11-20 17:00"), ("revisited_at", at)], verdict);
    };
    revisited("2026-11-23 23:59:59", Pass);
    revisited("2026-11-24 00:00:00", Fail);
    let visit = ("revisited_at", "2026-11-21 10:00");
    check("repair-records", "proof", &[visit, ("revisit_method", "上门"), ("signature", "已签")], Pass);
    check("repair-records", "proof", &[visit, ("revisit_method", "电话回访"), ("signature", "")], Pass);
    check("repair-records", "proof", &[visit, ("revisit_method", "上门"), ("signature", "")], Fail);
    check("repair-records", "next_visit", &[("new_demand", "又漏水"), ("next_visit_at", "2026-11-22")], Pass);
    check("repair-records", "next_visit", &[("new_demand", "又漏水"), ("next_visit_at", "")], Fail);
    for (item, rank, right, wrong) in [
        ("visitor_ordinary", "一般", "物业助理", "维修工"),
        ("visitor_important", "重要", "物业部主管", "物业助理"),
        ("visitor_grave", "重大", "管理处经理", "物业部主管"),
    ] {
        check("complaint-records", item, &[visit, ("rank", rank), ("revisitor_rank", right)], Pass);
        check("complaint-records", item, &[visit, ("rank", rank), ("revisitor_rank", wrong)], Fail);
    }
}

/// The deadlines of the store as of a time: id, item, due, whether it is past.
fn due(workspace: &Workspace, at: &str) -> Vec<Value> {
    let rows = workspace.run(&["due", "--json", "--at", at]).expect(0).json()["rows"].as_array().unwrap().clone();
    rows.iter().map(|row| json!([row["id"], row["item"], row["due"], row["overdue"]])).collect()
}

#[test]
fn due_lists_the_worst_first_and_drops_what_is_done() {
    let workspace = Workspace::new();
    let requests = "工单编号,受理时间,紧急程度,派单时间,开始处理时间,完成时间,部门,处理人工号\n\
                    G1,2026-11-20 09:00,一般,,,,网运部,0966\n\
                    G2,2026-11-20 09:20,紧急,,,,网运部,0966\n\
                    G3,2026-11-20 09:00,一般,2026-11-20 09:10,,,财务部,1002\n\
                    G4,2026-11-20 09:00,一般,,,2026-11-20 09:30,财务部,1002\n";
    workspace.import("requests", "requests.csv", requests).expect(0);
    let complaints = "投诉编号,投诉时间,办结时间,升级投诉主管时间,责任部门\nT1,2026-11-18 08:00,,2026-11-19 08:30,市场部\nT2,2026-11-20 08:00,,,市场部\n";
    workspace.import("complaints", "complaints.csv", complaints).expect(0);
    workspace.import("callbacks", "callbacks.csv", "回访编号,计划回访时间,回访时间\nH1,2026-11-19,\nH2,2026-11-20,\n").expect(0);
    assert_eq!(
        due(&workspace, "2026-11-20 09:30"),
        [
            json!(["T1", "settled_24h", "2026-11-19T00:00:00Z", true]),
            json!(["H1", "on_day", "2026-11-19", true]),
            json!(["G1", "transferred_ordinary", "2026-11-20T01:30:00Z", false]),
            json!(["G2", "transferred_urgent", "2026-11-20T01:30:00Z", false]),
            json!(["G3", "started", "2026-11-20T02:10:00Z", false]),
            json!(["H2", "on_day", "2026-11-20", false]),
            json!(["T2", "settled_24h", "2026-11-21T00:00:00Z", false]),
        ]
        .into_iter()
        .collect::<Vec<_>>()
    );
    // what says that it is over waits for nothing, and a verdict that a person looks at first is a deadline all the same
    let own = "checklist: own\ntitle: own\nfor: complaints\nsections:\n- title: s\n  items:\n  - {id: a, title: a, points: 1, review: always, data: {field: completed_at, within: 24h of created_at}}\n";
    workspace.write("own.yaml", own);
    let run = workspace.run(&["due", "--json", "--at", "2026-11-20 09:30", "--checklist", "own.yaml"]);
    assert_eq!(run.expect(0).json()["rows"].as_array().unwrap().len(), 2);
    // what is done is open no more
    workspace.import("complaints", "done.csv", "投诉编号,办结时间\nT1,2026-11-20 09:00\n").expect(0);
    let open = due(&workspace, "2026-11-20 09:31");
    assert!(open.iter().all(|row| row[0] != "T1"), "{open:?}");
    assert!(open.contains(&json!(["G1", "transferred_ordinary", "2026-11-20T01:30:00Z", true])), "{open:?}");
    let text = workspace.run(&["due", "--at", "2026-11-20 09:31", "--by", "department", "--csv", "due.csv"]).expect(0).stdout;
    assert!(text.contains("网运部：超时 2 项"), "{text}");
    let table = std::fs::read_to_string(workspace.path("due.csv")).unwrap();
    assert_eq!(table.lines().count(), 1 + open.len(), "{table}");
    assert!(table.lines().nth(1).unwrap().contains(",回访,H1,"), "the worst first: {table}");
    // a file that somebody may have worked on stays
    assert_eq!(workspace.run(&["due", "--csv", "due.csv", "--json"]).expect(2).problem_ids(), ["export-exists"]);
    assert_eq!(std::fs::read_to_string(workspace.path("due.csv")).unwrap(), table);
}

#[test]
fn what_a_record_shows_to_be_over_is_not_late() {
    let as_of = ("as_of", "2026-12-01T00:00:00Z");
    // done before the step was due, or over by its state without a time
    let begun = ("transferred_at", "2026-11-16 09:10");
    check("request-records", "started", &[as_of, begun, ("started_at", ""), ("completed_at", "2026-11-16 09:40")], NotApplicable);
    check("request-records", "started", &[as_of, begun, ("started_at", ""), ("completed_at", "2026-11-16 12:00")], Fail);
    let accepted = ("created_at", "2026-11-16 09:00");
    check("complaint-records", "closed_48h", &[as_of, accepted, ("completed_at", ""), ("status", "已撤诉")], Unsure);
    check("complaint-records", "closed_48h", &[as_of, accepted, ("completed_at", ""), ("status", "处理中")], Fail);
    // what is written down says no
    let done = ("completed_at", "2026-11-16 11:00");
    check("complaint-records", "signature", &[done, ("signature", "未签")], Fail);
    check("complaint-records", "registered", &[done, ("registered", "否")], Fail);
    check(
        "complaint-records",
        "visitor_grave",
        &[("rank", "重大投诉"), ("revisited_at", "2026-11-17"), ("revisitor_rank", "总经理")],
        Pass,
    );
    check("request-records", "urgent", &[("urgency", "非常紧急")], Pass);
    check("request-records", "urgent", &[("urgency", "不紧急")], Fail);
}

#[test]
fn due_looks_as_of_its_time_and_says_what_it_could_not_look_at() {
    let workspace = Workspace::new();
    let complaints = "投诉编号,投诉时间,办结时间\nT1,2026-11-16 09:00,2026-11-20 09:00\nT2,2026-11-20 09:00,\n";
    workspace.import("complaints", "complaints.csv", complaints).expect(0);
    // T1 was open then, and T2 had not come
    assert_eq!(due(&workspace, "2026-11-18 12:00"), [json!(["T1", "settled_24h", "2026-11-17T01:00:00Z", true])]);
    let run = workspace.run(&["due", "--at", "2026-11-18 12:00"]).expect(0);
    assert!(run.stderr.contains("投诉的清单里没有这些列") && run.stderr.contains("升级投诉主管时间"), "{}", run.stderr);
    // a list of another office that lacks a column accuses nobody, and one that only completes others tells of all
    workspace.import("complaints", "b.csv", "投诉编号,投诉时间,客户签字\nT3,2026-11-16 09:00,已签\n").expect(0);
    let lines = workspace.run(&["score", "--checklist", "complaint-records", "--json"]).lines();
    let of = |id: &str, item: &str| {
        let line = lines.iter().find(|line| line["subject"] == id).unwrap();
        line["items"].as_array().unwrap().iter().find(|one| one["id"] == item).unwrap()["verdict"].clone()
    };
    assert_eq!((of("T1", "signature"), of("T2", "signature")), (json!("not_applicable"), json!("not_applicable")));
}

#[test]
fn due_without_records_or_with_a_checklist_for_calls_says_so() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["due", "--json"]).expect(3).problem_ids(), ["due-no-records"]);
    assert_eq!(workspace.run(&["due", "--json", "--checklist", "hotline"]).expect(2).problem_ids(), ["due-checklist-for"]);
    assert_eq!(workspace.run(&["due", "--json", "--at", "soon"]).expect(2).problem_ids(), ["visit-bad-time"]);
}

#[test]
fn records_are_scored_as_of_a_time() {
    let workspace = Workspace::new();
    let run = |arguments: &[&str]| workspace.run(&[&["score", "--checklist", "request-records", "--json"], arguments].concat());
    assert_eq!(run(&[]).expect(3).problem_ids(), ["score-no-records"]);
    let requests = "工单编号,受理时间,紧急程度,派单时间,完成时间,客户号码\nG1,2026-11-20 09:00,一般,,,10000000001\nG2,2026-11-20 09:00,一般,2026-11-20 09:20,,\n";
    workspace.import("requests", "requests.csv", requests).expect(0);
    let verdict = |line: &Value, id: &str| -> Value {
        line["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap()["verdict"].clone()
    };
    let early = run(&["--at", "2026-11-20 09:30"]).lines();
    assert_eq!((&early[0]["subject"], verdict(&early[0], "transferred_ordinary")), (&json!("G1"), json!("not_applicable")));
    let late = run(&["--at", "2026-11-20 09:30:01"]).expect(1).lines();
    assert_eq!(verdict(&late[0], "transferred_ordinary"), "fail");
    assert_eq!((verdict(&late[1], "transferred_ordinary"), verdict(&late[1], "contact")), (json!("pass"), json!("fail")));
    // of what the list has no column for nothing is known
    assert_eq!(verdict(&late[0], "description"), "not_applicable");
    let text = workspace.run(&["score", "--checklist", "request-records"]).expect(1).stdout;
    assert!(text.contains("30 分钟之内转派") && text.contains("G1, G2"), "{text}");
}
