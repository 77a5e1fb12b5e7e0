//! Lists whose columns say a thing twice, or half of it.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use crate::clauses::list;
use crate::records::stored;
use crate::support::Workspace;

/// The agent and the name that a list's row comes to, and the columns that are noted.
#[track_caller]
fn who(kind: &str, head: &str, row: &str) -> (Value, Value, Vec<String>) {
    let workspace = Workspace::new();
    let run = workspace.import(kind, "list.csv", format!("{head}\n{row}\n")).expect(0).json();
    let notes = run["files"][0]["notes"].as_array().unwrap().iter();
    let notes = notes.map(|note| note["field"].as_str().unwrap().to_owned()).collect();
    let id = row.split(',').next().unwrap();
    let fields = stored(&workspace, kind, id);
    let known = ["agent", "agent_name"].map(|name| json!(fields.get(name)));
    let [agent, name] = known;
    (agent, name, notes)
}

#[test]
fn a_number_and_a_name_of_who_did_it_are_both_taken() {
    for (kind, number, name) in [
        ("repairs", "维修工号", "维修人员"),
        ("repairs", "维修员工号", "维修师傅"),
        ("requests", "处理人工号", "处理人"),
        ("requests", "工号", "处理人"),
        ("complaints", "经办人工号", "经办人"),
        ("callbacks", "回访人工号", "回访人"),
        ("purchases", "销售人员工号", "销售人员"),
        ("customers", "客户经理工号", "客户经理"),
        ("households", "管家工号", "管家"),
    ] {
        let first = "编号,时间";
        for (head, row) in [
            (format!("{first},{number},{name}"), "N1,2026-11-16 09:00,017,张师傅"),
            (format!("{first},{name},{number}"), "N1,2026-11-16 09:00,张师傅,017"),
        ] {
            assert_eq!(who(kind, &head, row), (json!("017"), json!("张师傅"), Vec::new()), "{kind}: {head}");
        }
        let alone = who(kind, &format!("{first},{name}"), "N1,2026-11-16 09:00,张师傅");
        assert_eq!(alone, (json!("张师傅"), Value::Null, Vec::new()), "{kind}: {name} alone is who did it");
    }
}

#[test]
fn two_people_are_not_one_by_number_and_name() {
    let row = "N1,2026-11-16 09:00,017,张师傅";
    let expect = (json!("017"), Value::Null, vec!["处理人".to_owned()]);
    assert_eq!(who("requests", "编号,时间,受理人工号,处理人", row), expect, "who took it is not who handled it");
    let named = who("repairs", "编号,时间,维修工号,维修人员,维修人员姓名", "N1,2026-11-16 09:00,017,外协,张师傅");
    assert_eq!(named, (json!("017"), json!("张师傅"), vec!["维修人员".to_owned()]), "there is a name already");
}

#[test]
fn nobody_revisits_their_own_repair_by_name_where_the_list_has_both() {
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", "姓名,岗位\n张师傅,维修工\n周敏,物业助理\n").expect(0);
    let head = "维修单号,小区,报修时间,完工时间,维修工号,维修人员";
    let row = |i: usize| format!("B{i},东苑,2026-11-20 08:00,2026-11-20 10:00,017,张师傅");
    workspace.import("repairs", "维修.csv", list(head, (0..4).map(row))).expect(0);
    workspace.run(&["draw", "repairs-rolling"]).expect(0);
    let work = workspace.run(&["worklist", "--json"]).expect(0).json();
    assert!(work["items"].as_array().unwrap().iter().all(|item| item["inspector"] == "周敏"), "{work}");
}

/// A complaint of the afternoon whose day of completion stands in a column that has times elsewhere.
#[test]
fn a_day_without_a_time_is_not_before_a_time_of_that_day() {
    let head = "投诉编号,投诉时间,办结时间";
    let rows =
        ["T1,2026-11-16 15:00,2026-11-16 00:00:00", "T2,2026-11-16 15:00,2026-11-17 10:30", "T3,2026-11-16 15:00,2026-11-16"];
    let workspace = Workspace::new();
    workspace.import("complaints", "a.csv", format!("{head}\n{}\n", rows.join("\n"))).expect(0);
    let completed = |id: &str| stored(&workspace, "complaints", id)["completed_at"].clone();
    assert_eq!(["T1", "T2", "T3"].map(completed), ["2026-11-16", "2026-11-17T02:30:00Z", "2026-11-16"]);

    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(head.split(',')) {
        sheet.write(0, column, heading).unwrap();
    }
    let (moment, day) = (Format::new().set_num_format("yyyy/m/d h:mm"), Format::new().set_num_format("yyyy/m/d"));
    let date = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    for (row, (id, done, format)) in (1..).zip([("T4", "2026-11-16", &day), ("T5", "2026-11-17T10:30:00", &moment)]) {
        sheet.write(row, 0, id).unwrap();
        sheet.write_with_format(row, 1, date("2026-11-16T15:00:00"), &moment).unwrap();
        sheet.write_with_format(row, 2, date(done), format).unwrap();
    }
    workspace.import("complaints", "a.xlsx", book.save_to_buffer().unwrap()).expect(0);
    assert_eq!(
        ["T4", "T5"].map(|id| stored(&workspace, "complaints", id)["completed_at"].clone()),
        ["2026-11-16", "2026-11-17T02:30:00Z"]
    );
}

#[test]
fn what_was_completed_before_it_began_is_still_refused() {
    let head = "投诉编号,投诉时间,办结时间\nT0,2026-11-16 15:00,2026-11-17 10:30\n";
    for done in ["2026-11-16 14:59:59", "2026-11-15 00:00:00", "2026-11-15"] {
        let run = Workspace::new().import("complaints", "a.csv", format!("{head}T1,2026-11-16 15:00,{done}\n")).expect(3).json();
        assert_eq!(run["files"][0]["problems"][0]["id"], "intake-before-other", "{done}");
    }
}
