//! The life of a request, a complaint, a repair: what one list begins, later ones complete.

use serde_json::{Value, json};

use crate::records::stored;
use crate::support::Workspace;

#[test]
fn a_later_list_completes_what_an_earlier_one_began() {
    let workspace = Workspace::new();
    let accepted =
        "工单编号,受理时间,客户号码,业务类型\nG1,2026-11-16 09:00,10000000001,宽带\nG2,2026-11-16 09:05,10000000002,账单\n";
    assert_eq!(workspace.import("requests", "accepted.csv", accepted).expect(0).counts(), [2, 0, 0, 0]);
    let done = "工单编号,派单时间,开始处理时间,完成时间,归档时间,业务类型\nG1,2026-11-16 09:20,2026-11-16 09:50,2026-11-16 11:00,2026-11-17 10:00,\n";
    assert_eq!(workspace.import("requests", "done.csv", done).expect(0).counts(), [0, 1, 0, 0]);
    let fields = stored(&workspace, "requests", "G1");
    for (field, value) in [
        ("category", "宽带"),
        ("phone", "10000000001"),
        ("transferred_at", "2026-11-16T01:20:00Z"),
        ("completed_at", "2026-11-16T03:00:00Z"),
        ("closed_at", "2026-11-17T02:00:00Z"),
    ] {
        assert_eq!(fields.get(field).map(String::as_str), Some(value), "{field}");
    }
    assert_eq!(stored(&workspace, "requests", "G2").len(), 3);
    // what is the same again is no new version
    assert_eq!(workspace.import("requests", "again.csv", accepted).expect(0).counts(), [0, 0, 2, 0]);
}

#[test]
fn a_list_that_contradicts_an_earlier_one_is_refused_with_row_and_reason() {
    let workspace = Workspace::new();
    workspace.import("requests", "accepted.csv", "工单编号,受理时间\nG1,2026-11-16 09:00\nG2,2026-11-16 09:00\n").expect(0);
    let late = "工单编号,派单时间\nG2,2026-11-16 09:30\nG1,2026-11-16 08:59\nG3,2026-11-16 09:30\n";
    let run = workspace.import("requests", "late.csv", late).expect(3);
    let told: Vec<Value> = run.json()["files"][0]["problems"].as_array().unwrap().clone();
    let places: Vec<Value> = told.iter().map(|one| json!([one["id"], one["line"], one["field"]])).collect();
    assert_eq!(places, [json!(["intake-before-other", 3, "派单时间"]), json!(["intake-not-begun", 4, "工单编号"])]);
    assert!(!stored(&workspace, "requests", "G2").contains_key("transferred_at"), "nothing of the file went in");

    // here the row itself is fine, and the earlier list says otherwise
    workspace.import("complaints", "c.csv", "投诉编号,投诉时间,办结时间\nT1,2026-11-16 09:00,2026-11-17 10:00\n").expect(0);
    let run = workspace.import("complaints", "again.csv", "投诉编号,投诉时间\nT1,2026-11-18 09:00\n").expect(3);
    let problem = &run.json()["files"][0]["problems"][0];
    assert_eq!(problem["id"], "intake-behind-other", "{problem}");
    assert!(problem["message"].as_str().unwrap().contains("2026-11-17 10:00:00"), "{problem}");
    assert_eq!(stored(&workspace, "complaints", "T1")["created_at"], "2026-11-16T01:00:00Z");
}

/// The fields of a record after lists were imported one after the other.
#[track_caller]
fn after(kind: &str, id: &str, lists: &[&str]) -> std::collections::BTreeMap<String, String> {
    let workspace = Workspace::new();
    for list in lists {
        workspace.import(kind, "list.csv", list).expect(0);
    }
    stored(&workspace, kind, id)
}

#[test]
fn a_poorer_list_takes_nothing_from_a_better_one() {
    // the closing is no completion where one was told
    let fields = after(
        "complaints",
        "T1",
        &["投诉编号,投诉时间,办结时间\nT1,2026-11-16 09:00,2026-11-16 11:00\n", "投诉编号,归档时间\nT1,2026-11-19 10:00\n"],
    );
    assert_eq!((&fields["completed_at"][..], &fields["closed_at"][..]), ("2026-11-16T03:00:00Z", "2026-11-19T02:00:00Z"));
    // and it is one where none was
    let fields = after("complaints", "T2", &["投诉编号,投诉时间,办结时间,关闭时间\nT2,2026-11-16 09:00,,2026-11-16 11:00\n"]);
    assert_eq!(fields["completed_at"], "2026-11-16T03:00:00Z");
    // a day does not take the place of a moment on it
    let fields = after(
        "requests",
        "G1",
        &["工单编号,受理时间\nG1,2026-11-16 09:00\n", "工单编号,受理日期,完成时间\nG1,2026-11-16,2026-11-17\n"],
    );
    assert_eq!((&fields["created_at"][..], &fields["completed_at"][..]), ("2026-11-16T01:00:00Z", "2026-11-17"));
    // who complained stays who complained
    let fields = after(
        "complaints",
        "T3",
        &["投诉编号,投诉时间,投诉人,客户姓名\nT3,2026-11-16,王女士,李先生\n", "投诉编号,升级投诉主管时间\nT3,2026-11-17\n"],
    );
    assert_eq!(fields["complainant"], "王女士");
    // what is taken up again is done again
    let head = "维修单号,报修时间,完成时间,关闭时间\n";
    let fields = after(
        "repairs",
        "W1",
        &[
            &format!("{head}W1,2026-11-16 09:00,2026-11-16 11:00,2026-11-16 12:00\n"),
            &format!("{head}W1,2026-11-16 09:00,返修中,\n"),
            &format!("{head}W1,2026-11-16 09:00,2026-11-18 10:00,\n"),
        ],
    );
    assert_eq!(fields["completed_at"], "2026-11-18T02:00:00Z");
    assert!(!fields.contains_key("closed_at"));
}

#[test]
fn levels_of_escalation_are_told_by_title_or_number() {
    for (text, field) in [
        ("24小时", "escalated_1_at"),
        ("分公司投诉主管", "escalated_1_at"),
        ("二级", "escalated_2_at"),
        ("部门领导", "escalated_2_at"),
        ("市场部经理", "escalated_2_at"),
        ("72h", "escalated_3_at"),
        ("总经理", "escalated_3_at"),
        ("公司领导", "escalated_3_at"),
    ] {
        let workspace = Workspace::new();
        workspace.import("complaints", "c.csv", "投诉编号,投诉时间\nT1,2026-11-16 09:00\n").expect(0);
        workspace.import("escalations", "e.csv", format!("投诉编号,升级级别,升级时间\nT1,{text},2026-11-19\n")).expect(0);
        assert_eq!(stored(&workspace, "complaints", "T1").get(field).map(String::as_str), Some("2026-11-19"), "{text}");
    }
}

#[test]
fn a_blank_takes_nothing_back_and_a_word_for_not_yet_does() {
    let workspace = Workspace::new();
    let head = "维修单号,报修时间,维修完成时间\n";
    workspace.import("repairs", "a.csv", format!("{head}W1,2026-11-16 09:00,2026-11-16 11:00\n")).expect(0);
    workspace.import("repairs", "b.csv", format!("{head}W1,2026-11-16 09:00,\n")).expect(0);
    assert!(stored(&workspace, "repairs", "W1").contains_key("completed_at"));
    workspace.import("repairs", "c.csv", format!("{head}W1,2026-11-16 09:00,维修中\n")).expect(0);
    assert!(!stored(&workspace, "repairs", "W1").contains_key("completed_at"));
}

#[test]
fn a_list_with_one_time_of_the_end_tells_when_it_was_done() {
    let workspace = Workspace::new();
    workspace.import("requests", "a.csv", "工单编号,受理时间,关闭时间\nG1,2026-11-16 09:00,2026-11-16 10:00\n").expect(0);
    assert_eq!(stored(&workspace, "requests", "G1")["completed_at"], "2026-11-16T02:00:00Z");
}

#[test]
fn escalations_complete_their_complaints_and_none_stands_alone() {
    let workspace = Workspace::new();
    workspace.import("complaints", "c.csv", "投诉编号,投诉时间\nT1,2026-11-16 09:00\nT2,2026-11-16 09:00\n").expect(0);
    let before = workspace.dump();
    let bad = "投诉编号,升级级别,升级时间,升级原因\n\
               T1,投诉主管,2026-11-17 09:10,没有解决\n\
               T9,投诉主管,2026-11-17 09:10,\n\
               T1,主管,2026-11-17 09:20,\n\
               T2,某某,2026-11-17 09:10,\n\
               T2,部门经理,2026-11-16 08:59,\n\
               T2,公司领导,,\n";
    let run = workspace.import("escalations", "e.csv", bad).expect(3);
    let told: Vec<Value> = run.json()["files"][0]["problems"].as_array().unwrap().clone();
    let places: Vec<Value> = told.iter().map(|one| json!([one["id"], one["line"], one["field"]])).collect();
    assert_eq!(
        places,
        [
            json!(["intake-escalation-alone", 3, "投诉编号"]),
            json!(["intake-duplicate-escalation", 4, "升级级别"]),
            json!(["intake-escalation-level", 5, "升级级别"]),
            json!(["intake-before-other", 6, "升级时间"]),
            json!(["intake-missing-value", 7, "升级时间"]),
        ]
    );
    assert_eq!(workspace.dump(), before, "nothing of it went in");
    let good = "投诉编号,升级至,升级时间,升级原因\nT1,投诉主管,2026-11-17 09:10,没有解决\nT1,总经理,2026-11-19 09:10,\n";
    assert_eq!(workspace.import("escalations", "good.csv", good).expect(0).counts(), [0, 2, 0, 0]);
    let fields = stored(&workspace, "complaints", "T1");
    assert_eq!(
        ["escalated_1_at", "escalated_3_at", "escalation_reason", "created_at"].map(|field| fields[field].as_str()),
        ["2026-11-17T01:10:00Z", "2026-11-19T01:10:00Z", "没有解决", "2026-11-16T01:00:00Z"]
    );
}

#[test]
fn a_request_is_held_against_the_call_that_it_names() {
    let workspace = Workspace::new().with_calls(&[("R1", "0966", "2026-11-16 09:00")]);
    let workspace = workspace.with_transcripts(&[(
        "R1",
        &[("agent", "您好，请问有什么可以帮您"), ("customer", "我要投诉你们的营业厅，我的号码是13000000001"), ("agent", "好的")],
    )]);
    let list = "工单编号,受理时间,业务类型,客户号码,录音编号\n\
                G1,2026-11-16 09:10,业务咨询,13000000002,R1\n\
                G2,2026-11-16 09:10,服务投诉,13000000001,R1\n\
                G3,2026-11-16 09:10,业务咨询,13000000001,\n";
    workspace.import("requests", "r.csv", list).expect(0);
    let lines = workspace.run(&["score", "--checklist", "request-records", "--json"]).lines();
    let verdicts: Vec<Value> = lines
        .iter()
        .map(|line| {
            let of =
                |id: &str| line["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap()["verdict"].clone();
            json!([line["subject"], of("complaint_kept"), of("phone_said")])
        })
        .collect();
    let expect =
        [json!(["G1", "fail", "unsure"]), json!(["G2", "pass", "pass"]), json!(["G3", "not_applicable", "not_applicable"])];
    assert_eq!(verdicts, expect);
}

#[test]
fn a_class_that_nobody_knows_is_refused_where_the_classes_are_written_down() {
    let workspace = Workspace::new();
    let list = "工单编号,受理时间,业务类型\nG1,2026-11-16 09:00,网络\nG2,2026-11-16 09:00,網絡\nG3,2026-11-16 09:00,网洛\nG4,2026-11-16 09:00,\n";
    workspace.write("spotcheck.yaml", "classes: {requests: [网络, 账单]}\n");
    let run = workspace.import("requests", "r.csv", list).expect(3);
    let problem = &run.json()["files"][0]["problems"][0];
    assert_eq!(
        [&problem["id"], &problem["line"], &problem["field"]],
        [&json!("intake-unknown-class"), &json!(4), &json!("业务类型")]
    );
    assert!(problem["hint"].as_str().unwrap().contains("网络、账单"), "{problem}");
    // other kinds, and a workspace that says nothing, take any
    workspace.import("complaints", "c.csv", "投诉编号,投诉时间,类型\nT1,2026-11-16 09:00,别的\n").expect(0);
    workspace.write("spotcheck.yaml", "classes: {request: [网络]}\n");
    assert_eq!(workspace.run(&["import", "requests", "r.csv", "--json"]).expect(2).problem_ids(), ["yaml-not-one-of"]);
    workspace.write("spotcheck.yaml", "");
    workspace.run(&["import", "requests", "r.csv"]).expect(0);
}

#[test]
fn a_list_of_its_own_tells_nothing_of_other_lists() {
    let workspace = Workspace::new();
    // a list of repairs by their completion alone is a list of its own, and its blank is no blank of another list
    workspace.import("repairs", "a.csv", "维修单号,完成时间,客户签字,回访时间\nW1,2026-11-16 11:00,已签,2026-11-17\n").expect(0);
    workspace
        .import("repairs", "b.csv", "维修单号,报修时间,完成时间,回访时间\nW2,2026-11-16 09:00,2026-11-16 11:00,2026-11-17\n")
        .expect(0);
    let lines = workspace.run(&["score", "--checklist", "repair-records", "--json"]).lines();
    let of = |id: &str| {
        let line = lines.iter().find(|line| line["subject"] == id).unwrap();
        line["items"].as_array().unwrap().iter().find(|item| item["id"] == "signed").unwrap()["verdict"].clone()
    };
    assert_eq!([of("W1"), of("W2")], [json!("pass"), json!("not_applicable")]);
}
