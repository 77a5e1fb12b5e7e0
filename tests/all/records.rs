//! Lists of every kind of records, as the systems of telecom and property companies export them.

use std::collections::BTreeMap;
use std::time::Duration;

use encoding_rs::GBK;
use rusqlite::Connection;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use spotcheck::records::{Kind, Record, RecordId};
use spotcheck::store::Store;

use crate::support::Workspace;

/// A record as it is stored.
#[track_caller]
pub fn stored(workspace: &Workspace, kind: &str, id: &str) -> BTreeMap<String, String> {
    let store = Store::open(&workspace.path("spotcheck.db"), Duration::from_secs(5)).unwrap();
    let record = store.record(Kind::parse(kind).unwrap(), &RecordId::parse(id).unwrap()).unwrap();
    record.unwrap_or_else(|| panic!("{kind} {id} is not there")).fields
}

/// The records of a kind, by id.
fn ids(workspace: &Workspace, kind: Kind) -> Vec<String> {
    let store = Store::open(&workspace.path("spotcheck.db"), Duration::from_secs(5)).unwrap();
    let mut ids = Vec::new();
    store
        .scan_records(kind, store.newest_import().unwrap(), |record: Record, _| {
            ids.push(record.id.to_string());
            Ok(())
        })
        .unwrap();
    ids
}

/// Checks what a list's first row comes to, and that importing the list twice changes nothing.
#[track_caller]
fn check(kind: &str, list: &str, id: &str, fields: &[(&str, &str)]) {
    let workspace = Workspace::new();
    let rows = list.trim().lines().count() as u64 - 1;
    let run = workspace.import(kind, "list.csv", list).expect(0);
    assert_eq!(run.counts(), [rows, 0, 0, 0], "{run:?}");
    assert_eq!(run.json()["kind"], kind);
    let fields: BTreeMap<String, String> = fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    assert_eq!(stored(&workspace, kind, id), fields);
    let before = ids(&workspace, Kind::parse(kind).unwrap());
    assert_eq!(before.len() as u64, rows);
    assert!(before.is_sorted());
    let gbk = GBK.encode(list).0.into_owned();
    assert_eq!(workspace.import(kind, "again.csv", gbk).expect(0).counts(), [0, 0, rows, 0]);
}

#[test]
fn requests_of_a_telecom_crm() {
    check(
        "requests",
        "工单编号,受理时间,受理渠道,业务类型,客户号码,客户姓名,受理内容,紧急程度,派单时间,处理部门,处理人工号,办结时间,处理结果,是否解决,满意度,产品速率\n\
         GD202611160001,2026-11-16 09:30:12,热线,宽带故障,10000000001,王小明,宽带无法连接,紧急,2026-11-16 09:38:00,网运部,0966,2026/11/17 14:05,已修复光猫,是,5,300M\n\
         GD202611160002,2026-11-16 10:02:40,APP,话费查询,10000000002,李雷,查询话费,一般,,财务部,1002,处理中,,,,\n",
        "GD202611160001",
        &[
            ("agent", "0966"),
            ("category", "宽带故障"),
            ("channel", "热线"),
            ("completed_at", "2026-11-17T06:05:00Z"),
            ("created_at", "2026-11-16T01:30:12Z"),
            ("customer_name", "王小明"),
            ("department", "网运部"),
            ("description", "宽带无法连接"),
            ("phone", "10000000001"),
            ("result", "已修复光猫"),
            ("satisfaction", "5"),
            ("solved", "是"),
            ("transferred_at", "2026-11-16T01:38:00Z"),
            ("urgency", "紧急"),
            ("产品速率", "300M"),
        ],
    );
}

#[test]
fn requests_of_an_english_ticket_system() {
    check(
        "requests",
        "Ticket ID,Created At,Resolved At,Assignee,Priority,Type,Customer Name,Contact Phone,Subject\n\
         T-1001,2026-11-16T09:30:00+08:00,2026-11-16T02:00:00Z,966,High,Fault,Han Meimei,10000000003,No signal\n\
         T-1002,2026-11-16T09:31:00+08:00,,966,Low,Bill,Li Lei,10000000004,Bill too high\n",
        "T-1001",
        &[
            ("agent", "966"),
            ("category", "Fault"),
            ("completed_at", "2026-11-16T02:00:00Z"),
            ("created_at", "2026-11-16T01:30:00Z"),
            ("customer_name", "Han Meimei"),
            ("matter", "No signal"),
            ("phone", "10000000003"),
            ("urgency", "High"),
        ],
    );
}

#[test]
fn repairs_of_a_property_erp() {
    check(
        "repairs",
        "报修单号,项目名称,业态,楼栋,房号,报修人,联系电话,报修类别,报修内容,报修时间,维修人员,完工时间,维修结果,是否满意\n\
         BX20261116001,和谐家园,住宅,3栋,1201,韩梅梅,10000000005,水电,厨房水管漏水,2026-11-16 08:15,D017,2026-11-16 11:40,已更换阀门,满意\n\
         BX20261116002,中心广场,广场,A座,B1-07,李雷,10000000006,照明,走廊灯不亮,2026-11-16 08:20,D018,,,\n",
        "BX20261116001",
        &[
            ("agent", "D017"),
            ("building", "3栋"),
            ("category", "水电"),
            ("completed_at", "2026-11-16T03:40:00Z"),
            ("created_at", "2026-11-16T00:15:00Z"),
            ("customer_name", "韩梅梅"),
            ("description", "厨房水管漏水"),
            ("estate", "和谐家园"),
            ("estate_type", "住宅"),
            ("phone", "10000000005"),
            ("result", "已更换阀门"),
            ("room", "1201"),
            ("satisfaction", "满意"),
        ],
    );
    // a list of what was finished needs no time of the request
    check(
        "repairs",
        "维修单号,维修完成日期,维修工号\nW1,2026年11月16日,017\n",
        "W1",
        &[("agent", "017"), ("completed_at", "2026-11-16")],
    );
}

#[test]
fn complaints_with_their_rank_and_the_way_of_answering() {
    check(
        "complaints",
        "投诉编号,投诉时间,投诉人,投诉电话,投诉事由,投诉等级,诉求,受理部门,答复方式,项目,物业类型,办结时间,处理结果\n\
         TS001,2026-11-10 15:00,王小明,10000000001,电梯停运,重大,道歉,客服部,电话,中心广场,广场,2026-11-12 09:00,已修复\n\
         TS002,2026-11-10,,,噪音扰民,一般,,城管转办,仅书面答复,和谐家园,住宅,2026-11-13,已书面答复\n",
        "TS001",
        &[
            ("complainant", "王小明"),
            ("completed_at", "2026-11-12T01:00:00Z"),
            ("created_at", "2026-11-10T07:00:00Z"),
            ("demand", "道歉"),
            ("department", "客服部"),
            ("estate", "中心广场"),
            ("estate_type", "广场"),
            ("matter", "电梯停运"),
            ("phone", "10000000001"),
            ("rank", "重大"),
            ("reply", "电话"),
            ("result", "已修复"),
        ],
    );
    // without a column for the complainant the customer is the one; a blank cell is nobody
    check(
        "complaints",
        "工单号,投诉时间,客户姓名\nA,2026-11-10 15:00,李雷\nB,2026-11-10 15:01,无\n",
        "A",
        &[("complainant", "李雷"), ("created_at", "2026-11-10T07:00:00Z"), ("customer_name", "李雷")],
    );
}

#[test]
fn households_by_their_number_or_by_their_place() {
    check(
        "households",
        "住户编号,小区名称,楼号,单元,房号,业主姓名,联系电话,入住日期,楼栋管家\n\
         HX-3-1201,和谐家园,3,1,1201,王小明,10000000001,2026-10-01,G07\nHX-3-1202,和谐家园,3,1,1202,李雷,10000000002,,G07\n",
        "HX-3-1201",
        &[
            ("agent", "G07"),
            ("building", "3"),
            ("customer_name", "王小明"),
            ("estate", "和谐家园"),
            ("moved_in", "2026-10-01"),
            ("phone", "10000000001"),
            ("room", "1201"),
            ("unit", "1"),
        ],
    );
    check(
        "households",
        "小区,楼栋,房号,入伙时间\n和谐家园,3栋,1201,2026-10-01 00:00:00\n和谐家园,4栋,1201,\n东湖花园,3栋,1201,\n和谐家园,,101,\n",
        "和谐家园-3栋-1201",
        &[("building", "3栋"), ("estate", "和谐家园"), ("moved_in", "2026-10-01"), ("room", "1201")],
    );
    let workspace = Workspace::new();
    let run = workspace.import("households", "a.csv", "楼栋,房号\n3栋,1201\n").expect(0);
    assert_eq!(run.json()["files"][0]["notes"][0]["id"], "intake-rooms-without-estate");
}

#[test]
fn halls_callbacks_and_purchases() {
    check(
        "halls",
        "厅编码,厅名,地市,区县,营业厅地址,店长,网点类型\nH01,人民路营业厅,杭州,上城区,人民路1号,李雷,自营\nH02,西湖营业厅,杭州,西湖区,西湖路2号,韩梅梅,合作\n",
        "H01",
        &[
            ("address", "人民路1号"),
            ("category", "自营"),
            ("city", "杭州"),
            ("district", "上城区"),
            ("manager", "李雷"),
            ("name", "人民路营业厅"),
        ],
    );
    check("halls", "营业厅名称,城市\n人民路营业厅,杭州\n", "人民路营业厅", &[("city", "杭州"), ("name", "人民路营业厅")]);
    check(
        "callbacks",
        "回访编号,工单号,回访时间,计划回访时间,回访方式,回访人工号,客户姓名,回访内容,满意度,客户意见\n\
         HF001,GD202611160001,2026-11-18 10:00,2026-11-18,电话,0966,王小明,宽带使用正常,5,希望提速\n",
        "HF001",
        &[
            ("about", "GD202611160001"),
            ("agent", "0966"),
            ("channel", "电话"),
            ("created_at", "2026-11-18T02:00:00Z"),
            ("customer_name", "王小明"),
            ("description", "宽带使用正常"),
            ("opinion", "希望提速"),
            ("planned_at", "2026-11-18"),
            ("satisfaction", "5"),
        ],
    );
    check(
        "purchases",
        "订单编号,下单时间,客户编号,客户姓名,手机号,商品名称,实付金额,订单状态\n\
         D20261101,2026-11-01 20:13:05,K001,王小明,10000000001,千兆宽带,1299.00,已完成\n",
        "D20261101",
        &[
            ("amount", "1299.00"),
            ("customer", "K001"),
            ("customer_name", "王小明"),
            ("phone", "10000000001"),
            ("product", "千兆宽带"),
            ("purchased_at", "2026-11-01T12:13:05Z"),
            ("status", "已完成"),
        ],
    );
}

#[test]
fn customers_feedback_accidents_and_inspectors() {
    check(
        "customers",
        "客户编号,客户名称,客户类型,联系电话,客户经理工号,入网时间,归属营业厅\nK001,王小明,大客户,10000000001,M01,2019-03-01,人民路\n",
        "K001",
        &[
            ("agent", "M01"),
            ("created_at", "2019-03-01"),
            ("customer_name", "王小明"),
            ("phone", "10000000001"),
            ("segment", "大客户"),
            ("归属营业厅", "人民路"),
        ],
    );
    check(
        "feedback",
        "反馈编号,来源,提交时间,客户姓名,反馈类型,反馈内容,评分\nF1,社交媒体评论,2026年11月16日 21:05,李雷,建议,排队太久,3\n",
        "F1",
        &[
            ("category", "建议"),
            ("created_at", "2026-11-16T13:05:00Z"),
            ("customer_name", "李雷"),
            ("description", "排队太久"),
            ("satisfaction", "3"),
            ("source", "社交媒体评论"),
        ],
    );
    check(
        "accidents",
        "事故编号,发生时间,小区,房号,当事人,联系电话,事故类型,事故等级,事故经过,处置完成时间,原因分析,预防措施\n\
         SG001,2026-11-15 02:40,和谐家园,3-1201,韩梅梅,10000000005,跑水,重大,水管爆裂,2026-11-15 04:10,阀门老化,更换全楼阀门\n",
        "SG001",
        &[
            ("category", "跑水"),
            ("cause", "阀门老化"),
            ("completed_at", "2026-11-14T20:10:00Z"),
            ("created_at", "2026-11-14T18:40:00Z"),
            ("customer_name", "韩梅梅"),
            ("description", "水管爆裂"),
            ("estate", "和谐家园"),
            ("phone", "10000000005"),
            ("prevention", "更换全楼阀门"),
            ("rank", "重大"),
            ("room", "3-1201"),
        ],
    );
    let staff = [("department", "物业部"), ("name", "王小明"), ("role", "物业助理")];
    check("inspectors", "工号,姓名,岗位,部门\n0017,王小明,物业助理,物业部\n0018,李雷,物业部主管,物业部\n", "0017", &staff);
    check("inspectors", "质检员,职务,所属部门\n王小明,物业助理,物业部\n", "王小明", &staff);
}

/// A workbook of three repairs: a title, dates as cells, and a number for a telephone.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("维修台账").unwrap();
    sheet.write(0, 0, "2026年11月维修台账").unwrap();
    for (column, heading) in (0_u16..).zip(["报修单号", "报修时间", "完成日期", "维修工号", "联系电话"]) {
        sheet.write(2, column, heading).unwrap();
    }
    let (moment, day) = (Format::new().set_num_format("yyyy/m/d h:mm"), Format::new().set_num_format("yyyy/m/d"));
    let date = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    for (row, (id, begun, done)) in (3_u32..).zip([
        ("BX1", "2026-11-16T09:30:00", Some("2026-11-16")),
        ("BX2", "2026-11-16T00:00:00", Some("2026-11-18")),
        ("BX3", "2026-11-17T10:00:00", None),
    ]) {
        sheet.write(row, 0, id).unwrap();
        sheet.write_with_format(row, 1, date(begun), &moment).unwrap();
        match done {
            Some(done) => sheet.write_with_format(row, 2, date(done), &day).unwrap(),
            None => sheet.write(row, 2, "未完成").unwrap(),
        };
        sheet.write(row, 3, 17).unwrap();
        sheet.write(row, 4, 10_000_000_001_u64).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn one_list_in_three_forms_is_the_same_records() {
    let csv = "报修单号,报修时间,完成日期,维修工号,联系电话\nBX1,2026-11-16 09:30,2026/11/16,17,10000000001\n\
               BX2,2026-11-16 00:00:00,2026-11-18 00:00:00,17,10000000001\nBX3,2026-11-17 10:00,,17.0,10000000001\n";
    let lines = [
        ("BX1", "2026-11-16T01:30:00Z", json!("20261116")),
        ("BX2", "2026-11-16T00:00:00+08:00", json!("2026-11-18")),
        ("BX3", "2026-11-17 10:00", Value::Null),
    ]
    .map(|(id, begun, done)| {
        json!({"报修单号": id, "报修时间": begun, "完成日期": done, "维修工号": 17, "phone": "10000000001"}).to_string() + "\n"
    });
    let workspace = Workspace::new();
    let run = workspace.import("repairs", "台账.xlsx", workbook()).expect(0);
    assert_eq!(run.counts(), [3, 0, 0, 0]);
    assert_eq!(workspace.import("repairs", "台账.csv", csv).expect(0).counts(), [0, 0, 3, 0]);
    assert_eq!(workspace.import("repairs", "台账.ndjson", lines.concat()).expect(0).counts(), [0, 0, 3, 0]);
    let second = stored(&workspace, "repairs", "BX2");
    assert_eq!((second["created_at"].as_str(), second["completed_at"].as_str()), ("2026-11-15T16:00:00Z", "2026-11-18"));
    assert_eq!(stored(&workspace, "repairs", "BX3").get("completed_at"), None);
}

#[test]
fn a_changed_row_is_a_new_version_and_kinds_are_apart() {
    let list = "工单号,受理时间,办结时间\nG1,2026-11-16 09:00,\nG2,2026-11-16 10:00,\n";
    let workspace = Workspace::new();
    workspace.import("requests", "a.csv", list).expect(0);
    let closed = list.replace("10:00,", "10:00,2026-11-17 08:00");
    assert_eq!(workspace.import("requests", "b.csv", &closed).expect(0).counts(), [0, 1, 1, 0]);
    assert_eq!(stored(&workspace, "requests", "G2")["completed_at"], "2026-11-17T00:00:00Z");
    let complaints = workspace.import("complaints", "b.csv", &closed).expect(0);
    assert_eq!(complaints.counts(), [2, 0, 0, 0]);
    // the older version and the import it came by are still there
    let store = Store::open(&workspace.path("spotcheck.db"), Duration::from_secs(5)).unwrap();
    let mut then = Vec::new();
    store
        .scan_records(Kind::Requests, 1, |record, first| {
            then.push((record.id.to_string(), record.fields.len(), first));
            Ok(())
        })
        .unwrap();
    assert_eq!(then, [("G1".to_owned(), 1, 1), ("G2".to_owned(), 1, 1)]);
    let after = workspace.run(&["import", "requests", "b.csv"]).expect(0).stdout;
    assert!(after.contains("未变 2") && after.contains("下一步：spotcheck draw"), "{after}");
}

#[test]
fn a_date_and_a_time_in_two_columns_are_one_moment() {
    let list = "报修单号,报修日期,报修时间,完工日期\nB1,2026-11-16,9:30,2026-11-16\n";
    let workspace = Workspace::new();
    let run = workspace.import("repairs", "a.csv", list).expect(0);
    assert_eq!(run.json()["files"][0]["notes"], json!([]));
    assert_eq!(stored(&workspace, "repairs", "B1")["created_at"], "2026-11-16T01:30:00Z");
}

#[test]
fn a_workspace_of_the_first_version_takes_records() {
    let workspace = Workspace::new();
    std::fs::remove_file(workspace.path("spotcheck.db")).unwrap();
    let old = Connection::open(workspace.path("spotcheck.db")).unwrap();
    old.execute_batch(include_str!("../data/store-version-1.sql")).unwrap();
    drop(old);
    assert_eq!(workspace.import("requests", "a.csv", "工单号,受理时间\nG1,2026-11-16 09:00\n").expect(0).counts(), [1, 0, 0, 0]);
    let calls = workspace.import("calls", "c.csv", "通话编号,工号,开始时间\nA,1001,2026-11-16 09:00\n").expect(0);
    assert_eq!(calls.counts(), [0, 0, 1, 0], "the call of the old store is still known");
}
