//! Section 1 of the requirements, the rows of callbacks, surveys and feedback: when, by what method, and all of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::clauses::{counts, draw, drawn, list, sheet, tasks, work};
use crate::support::Workspace;

const STAFF: &str = "工号,姓名,岗位\n0901,周敏,回访员\n0902,赵强,回访员\n";

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.import("inspectors", "人员.csv", STAFF).expect(0);
    workspace
}

/// C2.1: the first callback seven days after a purchase, not before and not after ten, by telephone, form or mail.
#[test]
fn c2_1_the_first_callback_comes_after_seven_days() {
    let row = |(i, day): (usize, &str)| format!("D{i},2026-11-{day} 20:13:05,K{i},王小明,1000000{i:04},千兆宽带,0901");
    let days = ["11", "12", "13", "19", "22", "23"];
    let orders = list("订单编号,下单时间,客户编号,客户姓名,手机号,商品名称,销售人员工号", days.into_iter().enumerate().map(row));
    let workspace = workspace();
    workspace.import("purchases", "订单.csv", orders).expect(0);
    let now = "2026-11-23T09:00:00+08:00";
    let all: BTreeSet<String> = draw(&workspace, now, &["purchases-callback"]).iter().flat_map(drawn).collect();
    // the ten days of the 12th are over on the 22nd; today is not over
    assert_eq!(all, ["D2", "D3", "D4"].map(str::to_owned).into());
    let (tasks, facts) = (tasks(&work(&workspace, now)), sheet(&workspace, now));
    for (unit, first, last) in
        [("D2", "2026-11-20", "2026-11-23"), ("D3", "2026-11-26", "2026-11-29"), ("D4", "2026-11-29", "2026-12-02")]
    {
        assert_eq!(tasks[unit], ("0902".to_owned(), last.to_owned()), "whoever sold it does not ask");
        assert!(
            facts[unit].contains(&format!("最早: {first}")) && facts[unit].contains("方式: 电话、在线问卷、邮件"),
            "{}",
            facts[unit]
        );
    }
}

/// C2.1: around holidays and events those whom it concerns.
#[test]
fn c2_1_around_a_holiday_those_are_called_whom_it_concerns() {
    let rows = (0..30).map(|i| format!("K{i:03},客户{i},{},1000000{i:04}", if i % 3 == 0 { "大客户" } else { "普通客户" }));
    let workspace = workspace();
    workspace.import("customers", "客户.csv", list("客户编号,客户名称,客户类型,联系电话", rows)).expect(0);
    let event = ["customers-event", "--event", "国庆2026", "--where", "客户类型=大客户"];
    let large = draw(&workspace, "2026-09-25T09:00:00+08:00", &event).remove(0);
    assert_eq!(drawn(&large), (0..10).map(|i| format!("K{:03}", i * 3)).collect());
    assert!(tasks(&work(&workspace, "2026-09-25T09:00:00+08:00")).values().all(|(_, due)| due == "2026-10-02"));
    // another holiday is another event
    let again = ["customers-event", "--event", "春节2027", "--where", "客户类型=大客户"];
    assert_eq!(drawn(&draw(&workspace, "2027-02-01T09:00:00+08:00", &again)[0]).len(), 10);
}

/// P1.2: one to three days after the service.
#[test]
fn p1_2_every_service_is_followed_by_a_call_after_one_to_three_days() {
    let row = |(i, day): (usize, &str)| format!("GD{i},2026-11-10 09:00,宽带故障,1000000{i:04},0902,2026-11-{day} 16:40");
    let days = ["19", "20", "21", "22", "23"];
    let requests = list("工单编号,受理时间,业务类型,客户号码,处理人工号,办结时间", days.into_iter().enumerate().map(row));
    let workspace = workspace();
    workspace.import("requests", "工单.csv", requests).expect(0);
    let now = "2026-11-23T09:00:00+08:00";
    let all: BTreeSet<String> = draw(&workspace, now, &["service-callback"]).iter().flat_map(drawn).collect();
    assert_eq!(all, ["GD1", "GD2", "GD3"].map(str::to_owned).into(), "the days of the 19th are over, the 23rd is not");
    let (tasks, facts) = (tasks(&work(&workspace, now)), sheet(&workspace, now));
    for (unit, first, last) in [("GD1", "21", "23"), ("GD2", "22", "24"), ("GD3", "23", "25")] {
        assert_eq!(tasks[unit], ("0901".to_owned(), format!("2026-11-{last}")));
        assert!(facts[unit].contains(&format!("最早: 2026-11-{first}")), "{}", facts[unit]);
    }
}

/// T6.2: who complained or spends much is telephoned, ordinary customers are asked through the app, those of a hall on paper; and nobody
/// a second time within half a year.
#[test]
fn t6_2_the_segment_says_how_a_customer_is_asked() {
    let methods = [("投诉客户", "电话"), ("大客户", "电话"), ("普通客户", "APP推送"), ("营业厅客户", "纸质问卷")];
    let segment = |i: usize| match i {
        0..100 => "普通客户",
        100..145 => "大客户",
        145..180 => "营业厅客户",
        _ => "投诉客户",
    };
    let rows = (0..190).map(|i| format!("K{i:03},客户{i},{},1000000{i:04}", segment(i)));
    let workspace = workspace();
    workspace.import("customers", "客户.csv", list("客户编号,客户名称,客户类型,联系电话", rows)).expect(0);
    let now = "2026-10-09T09:00:00+08:00";
    let october = draw(&workspace, now, &["survey-monthly"]).remove(0);
    let expect = [("普通客户", (100, 30)), ("大客户", (45, 30)), ("营业厅客户", (35, 30)), ("投诉客户", (10, 10))];
    assert_eq!(counts(&october), expect.map(|(segment, count)| (segment.to_owned(), count)).into());
    let facts = sheet(&workspace, now);
    for unit in drawn(&october) {
        let (_, method) = methods.iter().find(|(name, _)| *name == segment(unit[1..].parse().unwrap())).unwrap();
        assert!(facts[&unit].starts_with(&format!("方式: {method}\n")), "{unit}: {}", facts[&unit]);
    }
    assert!(tasks(&work(&workspace, now)).values().all(|(_, due)| due == "2026-10-31"));

    let november = draw(&workspace, "2026-11-02T09:00:00+08:00", &["survey-monthly"]).remove(0);
    let twice: BTreeMap<&str, usize> =
        drawn(&november).intersection(&drawn(&october)).fold(BTreeMap::new(), |mut twice, unit| {
            *twice.entry(segment(unit[1..].parse().unwrap())).or_default() += 1;
            twice
        });
    // 70 ordinary customers wait, 15 large ones, 5 of the halls, nobody of those who complained
    assert_eq!(twice, [("大客户", 15), ("营业厅客户", 25), ("投诉客户", 10)].into());
}

/// T6.1: everything that customers said, from wherever, every month, and after a major event.
#[test]
fn t6_1_feedback_is_gathered_in_full() {
    let sources = ["问卷", "投诉记录", "留言", "通话录音", "社交媒体评论"];
    let row = |i: usize| format!("F{i:02},{},2026-10-{:02} 21:05,李雷,排队太久,系统升级", sources[i % 5], 1 + i);
    let late = ["F90,留言,2026-11-01 00:00:00,李雷,排队太久,".to_owned(), "F91,,2026-10-31 23:59:59,李雷,不错,".to_owned()];
    let workspace = workspace();
    let feedback = list("反馈编号,反馈渠道,反馈时间,客户姓名,反馈内容,反馈主题", (0..23).map(row).chain(late));
    workspace.import("feedback", "反馈.csv", feedback).expect(0);
    let now = "2026-11-02T09:00:00+08:00";
    let month = draw(&workspace, now, &["feedback-monthly"]).remove(0);
    assert_eq!((month["period"].as_str(), drawn(&month).len(), month["found"].as_u64()), (Some("2026-10"), 24, Some(24)));
    let by_source = counts(&month);
    assert_eq!(by_source.len(), 6, "what names no source is there too");
    assert!(by_source.values().all(|(eligible, drawn)| *eligible == *drawn as u64));
    assert!(tasks(&work(&workspace, now)).values().all(|(_, due)| due == "2026-11-06"), "five working days after the 31st");

    let event = ["feedback-monthly", "--event", "系统升级2026", "--where", "反馈主题=系统升级"];
    assert_eq!(drawn(&draw(&workspace, now, &event)[0]).len(), 23);
}
