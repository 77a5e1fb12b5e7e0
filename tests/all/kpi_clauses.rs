//! Section 4 of the requirements, a test a row: each reads like its clause, and stands on its boundary.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use spotcheck::calendar::Calendar;
use spotcheck::indicators::{By, Estimate, Indicators, People, Population, Results, Scope, Standing, Tally};
use spotcheck::records::{Kind, Period};
use spotcheck::statistics::{self, hypergeometric};
use spotcheck::workspace;

/// So many records of a population, all alike: `created_at=2026-10-05 satisfaction=4`.
pub type Lists<'a> = [(&'a str, usize, &'a str)];

fn population(name: &str) -> Population {
    Kind::parse(name).map_or(Population::Calls, Population::Records)
}

fn fields(text: &str) -> BTreeMap<String, String> {
    text.split(' ').filter_map(|pair| pair.split_once('=')).map(|(field, value)| (field.to_owned(), value.to_owned())).collect()
}

/// Counts the built-in indicators over lists and hands what came out to a test.
pub fn counted<T>(ids: &[&str], lists: &Lists, periods: &[&str], by: Option<By>, then: impl Fn(&Indicators, &Results) -> T) -> T {
    counted_of(&workspace::indicators(None).unwrap(), ids, lists, periods, by, then)
}

fn counted_of<T>(
    all: &Indicators,
    ids: &[&str],
    lists: &Lists,
    periods: &[&str],
    by: Option<By>,
    then: impl Fn(&Indicators, &Results) -> T,
) -> T {
    let (people, zone, calendar) = (People::default(), TimeZone::get("Asia/Shanghai").unwrap(), Calendar::default());
    let scope = Scope {
        periods: periods.iter().map(|period| Period::parse(period).unwrap()).collect(),
        by,
        people: &people,
        zone: &zone,
        calendar: &calendar,
        now: "2026-11-23T01:00:00Z".parse().unwrap(),
    };
    let chosen: Vec<_> = ids.iter().map(|id| all.get(id).unwrap()).collect();
    let mut tally = Tally::new(all, &chosen, scope);
    for (name, count, text) in lists {
        let (population, fields) = (population(name), fields(text));
        let wanted = tally.wanted(population);
        for _ in 0..*count {
            tally.add(population, |field| fields.get(&wanted[field]).map(String::as_str));
        }
    }
    then(all, &tally.finish(|_| None))
}

/// The estimate of October.
fn october(id: &str, lists: &Lists) -> Estimate {
    counted(&[id], lists, &["2026-10"], None, |all, results| results.estimate(all.get(id).unwrap(), 0, 0))
}

/// The value of October in percent, what it is of how many, and whether the target is met.
#[track_caller]
fn check(id: &str, lists: &Lists, (percent, good, n): (f64, u64, u64), standing: Standing) -> Estimate {
    let found = october(id, lists);
    let value = found.value.unwrap_or_else(|| panic!("{id} has no value: {found:?}"));
    assert!((value * 100.0 - percent).abs() < 1e-9, "{id}: {value}");
    assert_eq!((found.numerator, found.n, found.standing), (Some(good), n, standing), "{id}");
    found
}

/// A mean of October.
#[track_caller]
fn check_mean(id: &str, lists: &Lists, mean: f64, standing: Standing) {
    let found = october(id, lists);
    assert!((found.value.unwrap() - mean).abs() < 1e-9, "{id}: {found:?}");
    assert_eq!(found.standing, standing, "{id}");
}

use Standing::{Met, NoData, NoTarget, NotMet};

#[test]
fn t7_1a_at_least_90_percent_of_those_who_answered_are_satisfied() {
    let answers = |satisfied| {
        [
            ("requests", satisfied, "created_at=2026-10-05 satisfaction=4"),
            ("requests", 100 - satisfied, "created_at=2026-10-31 satisfaction=3"),
            ("requests", 50, "created_at=2026-10-05"),
            ("requests", 2, "created_at=2026-10-05 satisfaction=还行"),
            ("requests", 70, "created_at=2026-11-01 satisfaction=1"),
        ]
    };
    let found = check("csat", &answers(90), (90.0, 90, 100), Met);
    assert_eq!((found.missing, found.unreadable), (50, 2), "who didn't answer is no zero");
    check("csat", &answers(89), (89.0, 89, 100), NotMet);
    check("csat", &[("requests", 3, "created_at=2026-10-05 satisfaction=非常满意")], (100.0, 3, 3), Met);
    let nobody = october("csat", &[("requests", 9, "created_at=2026-09-05 satisfaction=4")]);
    assert_eq!((nobody.value, nobody.n, nobody.standing), (None, 0, NoData), "nothing is divided by zero");
}

#[test]
fn t7_1b_calls_are_answered_within_10_seconds() {
    let calls = |late| [("calls", 9, "start=2026-10-05T02:00:00Z answer_delay=9"), ("calls", 1, late)];
    check_mean("answer-time", &calls("start=2026-10-05T02:00:00Z answer_delay=19"), 10.0, Met);
    check_mean("answer-time", &calls("start=2026-10-05T02:00:00Z answer_delay=20秒"), 10.1, NotMet);
    check("answered-in-time", &calls("start=2026-10-05T02:00:00Z answer_delay=10"), (100.0, 10, 10), NoTarget);
    check("answered-in-time", &calls("start=2026-10-05T02:00:00Z answer_delay=10.1"), (90.0, 9, 10), NoTarget);
}

#[test]
fn t7_1c_c5_2c_95_percent_of_what_is_raised_is_resolved() {
    let raised = |resolved| {
        [
            ("requests", resolved, "created_at=2026-10-05 completed_at=2026-10-06"),
            ("requests", 100 - resolved, "created_at=2026-10-05"),
        ]
    };
    check("resolution", &raised(95), (95.0, 95, 100), Met);
    check("resolution", &raised(94), (94.0, 94, 100), NotMet);
    let told = [
        ("requests", 1, "created_at=2026-10-05 completed_at=2026-10-06 solved=否"),
        ("requests", 1, "created_at=2026-10-05 solved=是"),
    ];
    check("resolution", &told, (50.0, 1, 2), NotMet);
}

#[test]
fn t7_1d_at_most_one_complaint_in_a_hundred_requests() {
    let lists = |complaints| {
        [
            ("requests", 200, "created_at=2026-10-05"),
            ("complaints", complaints, "created_at=2026-10-31"),
            ("complaints", 1, "created_at=2026-11-01"),
            ("complaints", 1, "created_at=2026-09-30"),
        ]
    };
    check("complaint-rate", &lists(2), (1.0, 2, 200), Met);
    check("complaint-rate", &lists(3), (1.5, 3, 200), NotMet);
    check("complaint-rate", &lists(0), (0.0, 0, 200), Met);
    let no_requests =
        october("complaint-rate", &[("complaints", 3, "created_at=2026-10-05"), ("requests", 1, "created_at=2026-01-01")]);
    assert_eq!((no_requests.value, no_requests.numerator, no_requests.n), (None, Some(3), 0));
}

#[test]
fn p2_9_one_persons_complaints_about_one_matter_count_once() {
    let complaints = [
        ("requests", 100, "created_at=2026-10-05"),
        ("complaints", 3, "created_at=2026-10-05 complainant=甲 matter=噪音"),
        ("complaints", 1, "created_at=2026-10-06 complainant=甲 matter=漏水"),
        ("complaints", 2, "created_at=2026-10-05 matter=噪音"),
    ];
    check("complaint-rate", &complaints, (4.0, 4, 100), NotMet);
}

#[test]
fn a_month_without_a_list_of_complaints_is_no_month_without_complaints() {
    let before = [("requests", 100, "created_at=2026-10-05"), ("complaints", 3, "created_at=2026-09-30")];
    let found = october("complaint-rate", &before);
    assert_eq!((found.value, found.standing), (None, NoData));
    let calls = october("calls", &[("calls", 3, "start=2026-09-05T02:00:00Z")]);
    assert_eq!(calls.value, None, "a month without a list of calls isn't one without calls");
}

#[test]
fn t7_1e_every_request_is_fed_back() {
    let told = ("requests", 99, "created_at=2026-10-05 feedback_at=2026-10-06");
    check("closure", &[told, ("requests", 1, "created_at=2026-10-05 feedback_at=2026-11-01")], (100.0, 100, 100), Met);
    check("closure", &[told, ("requests", 1, "created_at=2026-10-05")], (99.0, 99, 100), NotMet);
}

#[test]
fn c5_2a_the_attainment_of_a_target() {
    let answers = |good, bad| {
        [("requests", good, "created_at=2026-10-05 satisfaction=5"), ("requests", bad, "created_at=2026-10-05 satisfaction=1")]
    };
    check("csat-attainment", &answers(90, 10), (100.0, 90, 100), Met);
    check("csat-attainment", &answers(81, 19), (90.0, 81, 100), NotMet);
}

#[test]
fn c5_2b_a_callback_is_made_on_the_planned_day_neither_early_nor_late() {
    let callbacks = [
        ("callbacks", 1, "planned_at=2026-10-05 created_at=2026-10-05T15:59:59Z"),
        ("callbacks", 1, "planned_at=2026-10-05 created_at=2026-10-05T16:00:00Z"),
        ("callbacks", 1, "planned_at=2026-10-05 created_at=2026-10-04T15:59:59Z"),
        ("callbacks", 1, "planned_at=2026-10-05"),
        ("callbacks", 1, "created_at=2026-10-05T15:59:59Z"),
    ];
    check("callback-timeliness", &callbacks, (25.0, 1, 4), NoTarget);
}

#[test]
fn c5_2d_those_who_complained_are_asked_whether_they_are_satisfied() {
    let complaints = [
        ("complaints", 3, "created_at=2026-09-30 completed_at=2026-10-05 satisfaction=满意"),
        ("complaints", 1, "created_at=2026-10-04 completed_at=2026-10-05 satisfaction=不满意"),
        ("complaints", 5, "created_at=2026-10-04 completed_at=2026-10-05"),
        ("complaints", 5, "created_at=2026-10-04 satisfaction=不满意"),
    ];
    check("complaint-satisfaction", &complaints, (75.0, 3, 4), NoTarget);
}

#[test]
fn p4_2b_30_percent_of_repairs_are_revisited() {
    let repairs = |revisited| {
        [
            ("repairs", revisited, "completed_at=2026-10-05 revisited_at=2026-10-20"),
            ("repairs", 100 - revisited, "completed_at=2026-10-31"),
            ("repairs", 20, "created_at=2026-10-31"),
        ]
    };
    check("repair-revisit", &repairs(30), (30.0, 30, 100), Met);
    check("repair-revisit", &repairs(29), (29.0, 29, 100), NotMet);
}

#[test]
fn p2_3_half_of_a_plazas_repairs_and_complaints_are_revisited_within_three_days() {
    for (id, list) in [("plaza-repair-revisit", "repairs"), ("plaza-complaint-revisit", "complaints")] {
        let done = |revisited: &str| format!("estate_type=广场 complainant=甲 completed_at=2026-10-05T02:00:00Z {revisited}");
        let (last, late, none) = (done("revisited_at=2026-10-08T15:59:59Z"), done("revisited_at=2026-10-08T16:00:00Z"), done(""));
        let home = "estate_type=住宅 completed_at=2026-10-05";
        check(id, &[(list, 50, &last), (list, 40, &none), (list, 10, &late), (list, 9, home)], (50.0, 50, 100), Met);
        check(id, &[(list, 49, &last), (list, 51, &late)], (49.0, 49, 100), NotMet);
    }
}

#[test]
fn p2_10_who_left_no_name_or_wants_a_written_reply_needs_no_revisit() {
    let done = |more: &str| format!("estate_type=广场 completed_at=2026-10-05 {more}");
    let texts =
        ["complainant=甲 revisited_at=2026-10-06", "complainant=甲", "complainant=匿名", "complainant=甲 reply=书面答复", ""]
            .map(done);
    let lists = texts.each_ref().map(|text| ("complaints", 10, text.as_str()));
    check("plaza-complaint-revisit", &lists, (50.0, 10, 20), Met);
    let nameless = october("plaza-complaint-revisit", &[("complaints", 9, texts[4].as_str())]);
    assert_eq!(nameless.value, None, "a list without names says nothing of who left theirs");
}

/// Ten answers of a hundred requests that were called back at random.
#[test]
fn t7_2b_a_sample_is_told_by_intervals_of_finite_populations() {
    let text = "indicators:
  - {id: share, title: 满意, rule: 抽样, of: requests, share: {satisfaction: {at_least: 4}}, target: {at_least: 50%}, basis: sample}
  - {id: mean, title: 均分, rule: 抽样, of: requests, mean: satisfaction, basis: sample}
";
    let all = Indicators::read("own.yaml", text).unwrap();
    let lists = [
        ("requests", 9, "created_at=2026-10-05 satisfaction=5"),
        ("requests", 1, "created_at=2026-10-05 satisfaction=1"),
        ("requests", 90, "created_at=2026-10-05"),
    ];
    let of =
        |id| counted_of(&all, &[id], &lists, &["2026-10"], None, |all, results| results.estimate(all.get(id).unwrap(), 0, 0));
    let (share, mean) = (of("share"), of("mean"));
    assert_eq!((share.value, share.standing), (Some(0.9), Met));
    assert_eq!(share.interval, hypergeometric(9, 10, 100, 0.95));
    let values = [5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 1.0];
    let (found, expected) = (mean.interval.unwrap(), statistics::mean(&values, 100, 0.95).unwrap().interval.unwrap());
    assert!((found.low - expected.low).abs() < 1e-12 && (found.high - expected.high).abs() < 1e-12);
    assert!(share.is_small && mean.is_small);
}

#[test]
fn p2_8_everything_that_was_raised_is_handled() {
    let handled = ("callbacks", 9, "created_at=2026-10-05 opinion=太慢 completed_at=2026-10-06");
    let content = ("callbacks", 90, "created_at=2026-10-05");
    check("handling", &[handled, content], (100.0, 9, 9), Met);
    check("handling", &[handled, content, ("callbacks", 1, "created_at=2026-10-05 opinion=太慢")], (90.0, 9, 10), NotMet);
}

#[test]
fn e_t3_calls_aht_fcr_and_csat_of_an_agent() {
    let calls = |late: &'static str| {
        [
            ("calls", 9, "start=2026-10-05T02:00:00Z duration=180 satisfaction=5 customer=a category=宽带"),
            ("calls", 1, late),
            ("calls", 1, "start=2026-11-20T02:00:00Z duration=9"),
        ]
    };
    let on_target = calls("start=2026-10-05T02:00:00Z duration=180 satisfaction=3");
    assert_eq!(october("calls", &on_target).value, Some(10.0));
    check_mean("aht", &on_target, 180.0, Met);
    check_mean("aht", &calls("start=2026-10-05T02:00:00Z duration=181"), 180.1, NotMet);
    check_mean("csat-average", &on_target, 4.8, NoTarget);
}

#[test]
fn e_t3_a_call_is_settled_at_first_where_nobody_calls_again_within_seven_days() {
    let first: Vec<String> = (0..20).map(|i| format!("start=2026-10-05T02:00:00Z category=宽带 customer=c{i}")).collect();
    let again: Vec<String> = (0..4).map(|i| format!("start=2026-10-12T02:00:00Z category=宽带 customer=c{i}")).collect();
    let end = ("calls", 1, "start=2026-11-20T02:00:00Z");
    let lists = |repeats: usize| -> Vec<(&str, usize, &str)> {
        first.iter().chain(&again[..repeats]).map(|call| ("calls", 1, call.as_str())).chain([end]).collect()
    };
    let found = check("call-fcr", &lists(3), (85.0, 17, 20), Met);
    assert_eq!(found.repeats, 3, "who calls again is no first contact");
    check("call-fcr", &lists(4), (80.0, 16, 20), NotMet);
    // of the last days of the data nobody knows yet
    let late = [("calls", 1, "start=2026-10-30T02:00:00Z category=宽带 customer=x")];
    let open = october("call-fcr", &late);
    assert_eq!((open.value, open.n, open.open), (None, 0, 1));
}

#[test]
fn t6_2_nps_is_promoters_less_detractors() {
    let answers = [
        ("feedback", 4, "created_at=2026-10-05 nps=9"),
        ("feedback", 1, "created_at=2026-10-05 nps=10"),
        ("feedback", 3, "created_at=2026-10-05 nps=7"),
        ("feedback", 1, "created_at=2026-10-05 nps=8"),
        ("feedback", 1, "created_at=2026-10-05 nps=6"),
        ("feedback", 5, "created_at=2026-10-05"),
        ("feedback", 1, "created_at=2026-10-05 nps=11"),
    ];
    let found = october("nps", &answers);
    assert_eq!((found.value, found.numerator, found.detractors, found.n), (Some(40.0), Some(5), Some(1), 10));
    assert_eq!((found.missing, found.unreadable), (5, 1));
    let refused = october("nps", &[("feedback", 2, "created_at=2026-10-05 nps=0")]);
    assert_eq!(refused.value, Some(-100.0));
}

#[test]
fn t6_2_a_survey_is_judged_by_its_whole_interval() {
    let answers = |good, bad| {
        [
            ("feedback", good, "created_at=2026-10-05 satisfaction=5 solved=是"),
            ("feedback", bad, "created_at=2026-10-05 satisfaction=1 solved=否"),
        ]
    };
    check("survey-csat", &answers(92, 8), (92.0, 92, 100), Standing::Undecided);
    check("survey-csat", &answers(990, 10), (99.0, 990, 1000), Met);
    check("survey-csat", &answers(50, 50), (50.0, 50, 100), NotMet);
    check("survey-resolution", &answers(50, 50), (50.0, 50, 100), NotMet);
}

#[test]
fn u10_a_campaign_by_what_it_reached_and_how_far_the_list_was_used() {
    let calls = [
        ("calls", 30, "start=2026-10-05T02:00:00Z direction=呼出 外呼结果=成功"),
        ("calls", 60, "start=2026-10-05T02:00:00Z direction=呼出 外呼结果=拒绝 拒绝原因=太贵"),
        ("calls", 10, "start=2026-10-05T02:00:00Z direction=呼出 外呼结果=未接通"),
        ("calls", 99, "start=2026-10-05T02:00:00Z direction=呼入"),
    ];
    assert_eq!(october("outbound-calls", &calls).value, Some(100.0));
    check("outbound-reached", &calls, (30.0, 30, 100), NoTarget);
    check("outbound-refused", &calls, (60.0, 60, 100), NoTarget);
    let by_reason = counted(&["outbound-refusals"], &calls, &["2026-10"], Some(By::parse("拒绝原因")), |all, results| {
        let indicator = all.get("outbound-refusals").unwrap();
        results
            .groups(indicator)
            .iter()
            .map(|(number, group)| (group.key.clone(), results.estimate(indicator, 0, *number).n))
            .collect::<Vec<_>>()
    });
    assert_eq!(by_reason[0], ("太贵".to_owned(), 60));
    let list = [("customers", 80, "listed_at=2026-10-05 called_at=2026-10-09"), ("customers", 20, "listed_at=2026-10-05")];
    check("list-used", &list, (80.0, 80, 100), NoTarget);
}

#[test]
fn t3_2_1_self_service_covers_80_percent_of_frequent_needs() {
    let needs = |own| {
        [
            ("requests", own, "created_at=2026-10-05 category=话费查询 channel=APP"),
            ("requests", 100 - own, "created_at=2026-10-05 category=充值 channel=热线"),
            ("requests", 100, "created_at=2026-10-05 category=宽带故障 channel=热线"),
        ]
    };
    check("self-service", &needs(80), (80.0, 80, 100), Met);
    check("self-service", &needs(79), (79.0, 79, 100), NotMet);
}
