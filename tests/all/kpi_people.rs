//! What follows from indicators for people and measures, a test a row of the requirements: rewards and warnings, the assessment, PDCA.

use spotcheck::indicators::{
    Bound, Bounded, By, Change, Estimate, Group, Listed, Stands, Verdict, Weights, assess, change, rewarded, warned,
};
use spotcheck::workspace::{self, WEIGHTS_TEXT};

use crate::kpi_clauses::{Lists, counted};

/// Agents by number, satisfied and others.
fn agents(answers: &[(&str, usize, usize)]) -> Vec<(Group, Estimate)> {
    let text = |agent: &str, score: u8| format!("created_at=2026-10-05 agent={agent} satisfaction={score}");
    let rows: Vec<(String, usize)> =
        answers.iter().flat_map(|(agent, good, bad)| [(text(agent, 5), *good), (text(agent, 1), *bad)]).collect();
    let lists: Vec<(&str, usize, &str)> = rows.iter().map(|(text, count)| ("requests", *count, text.as_str())).collect();
    counted(&["csat"], &lists, &["2026-10"], Some(By::Agent), |all, results| {
        let csat = all.get("csat").unwrap();
        results.groups(csat).into_iter().map(|(number, group)| (group.clone(), results.estimate(csat, 0, number))).collect()
    })
}

fn told(listed: &[Listed]) -> Vec<(&str, Stands)> {
    listed.iter().map(|one| (one.key.as_str(), one.stands)).collect()
}

#[test]
fn t7_3a_the_top_tenth_by_csat_is_rewarded_where_the_interval_supports_it() {
    let mut twenty: Vec<(String, usize, usize)> = (3..=20).map(|i| (format!("A{i:02}"), 80, 20)).collect();
    twenty.extend([("A01".to_owned(), 99, 1), ("A02".to_owned(), 83, 17), ("A00".to_owned(), 29, 0)]);
    let twenty: Vec<(&str, usize, usize)> = twenty.iter().map(|(agent, good, bad)| (agent.as_str(), *good, *bad)).collect();
    // two places of twenty; who has 29 answers is not among them, whatever they say
    let listed = rewarded(&agents(&twenty), "csat", 0.1);
    assert_eq!(told(&listed), [("A01", Stands::Named), ("A02", Stands::NumberOnly), ("A00", Stands::TooFew)]);
    assert!((listed[0].reasons[0].bound - 0.8).abs() < 1e-12, "the cut is the first one outside");
    // with nobody outside there is nothing to be better than
    assert_eq!(rewarded(&agents(&[("A01", 99, 1)]), "csat", 0.1), []);
    // of those at one value nobody is among the best
    let same = rewarded(&agents(&[("A01", 100, 0), ("A02", 100, 0), ("A03", 50, 50)]), "csat", 0.1);
    assert_eq!(told(&same), [("A01", Stands::NumberOnly), ("A02", Stands::NumberOnly)]);
    assert_eq!(rewarded(&[], "csat", 0.1), []);
}

#[test]
fn t7_3b_below_80_percent_is_a_warning_where_the_whole_interval_is() {
    let found = agents(&[("A01", 60, 40), ("A02", 79, 21), ("A03", 80, 20), ("A04", 5, 20), ("A05", 95, 5)]);
    let listed = warned(&[Bounded { indicator: "csat".to_owned(), bound: Bound::Below(0.8), agents: found }]);
    assert_eq!(told(&listed), [("A01", Stands::Named), ("A02", Stands::NumberOnly), ("A04", Stands::TooFew)]);
}

#[test]
fn t7_3b_more_than_2_percent_complaints_are_a_warning() {
    let lists = [
        ("requests", 100, "created_at=2026-10-05 agent=A1"),
        ("complaints", 2, "created_at=2026-10-05 accused=A1 agent=B1"),
        ("requests", 100, "created_at=2026-10-05 agent=A2"),
        ("complaints", 3, "created_at=2026-10-05 accused=A2 agent=B1"),
        ("requests", 100, "created_at=2026-10-05 agent=A3"),
        ("complaints", 12, "created_at=2026-10-05 accused=A3 agent=B1"),
    ];
    let found = counted(&["complaint-rate"], &lists, &["2026-10"], Some(By::Agent), |all, results| {
        let rate = all.get("complaint-rate").unwrap();
        results
            .groups(rate)
            .into_iter()
            .map(|(number, group)| (group.clone(), results.estimate(rate, 0, number)))
            .collect::<Vec<_>>()
    });
    let listed = warned(&[Bounded { indicator: "complaint-rate".to_owned(), bound: Bound::Above(0.02), agents: found }]);
    assert_eq!(
        told(&listed),
        [("A3", Stands::Named), ("A2", Stands::NumberOnly)],
        "two in a hundred is on the bound, and B1 only handles"
    );
}

#[test]
fn c5_3_indicators_are_weighted_and_what_is_missing_is_no_zero() {
    let all = workspace::indicators(None).unwrap();
    let assessed = |text: &str| {
        let weights = Weights::read("weights.yaml", text, &all).unwrap();
        let lists = [
            // 45 of 100 where 90 % are wanted is half of the target
            ("requests", 45, "created_at=2026-10-05 satisfaction=5 completed_at=2026-10-06"),
            ("requests", 55, "created_at=2026-10-05 satisfaction=1 completed_at=2026-10-06"),
            // two in a hundred where one is wanted is half of it too
            ("complaints", 2, "created_at=2026-10-05"),
        ];
        let ids: Vec<&str> = weights.weights.iter().map(|(id, _)| id.as_str()).collect();
        counted(&ids, &lists, &["2026-10"], None, |all, results| {
            let estimates: Vec<_> =
                ids.iter().map(|id| all.get(id).unwrap()).map(|one| (one, results.estimate(one, 0, 0))).collect();
            assess(&weights, &estimates)
        })
    };
    let found = assessed(WEIGHTS_TEXT);
    // fcr has no value, since nobody knows whose requests these are
    assert!((found.points.unwrap() - (20.0 + 20.0 + 10.0)).abs() < 1e-9, "{found:?}");
    assert!((found.out_of - 80.0).abs() < 1e-9);
    assert_eq!(found.parts[2].score, None);
    let found = assessed(&WEIGHTS_TEXT.replace("missing: leave_out", "missing: renormalise"));
    assert!((found.points.unwrap() - 62.5).abs() < 1e-9 && (found.out_of - 100.0).abs() < 1e-9, "{found:?}");
    let nothing = assessed("assessment: x\nweights: {fcr: 1}\n");
    assert_eq!((nothing.points, nothing.out_of), (None, 0.0));
}

/// September and October, with so many satisfied of so many.
fn before_and_after(id: &str, before: &Lists, after: &Lists) -> Change {
    let lists: Vec<_> = before.iter().chain(after).copied().collect();
    counted(&[id], &lists, &["2026-09", "2026-10"], None, |all, results| {
        let indicator = all.get(id).unwrap();
        change(indicator, &results.counter(indicator, 0, 0), &results.counter(indicator, 1, 0), None)
    })
}

#[test]
fn t6_3_a_measure_is_judged_by_the_indicator_before_and_after() {
    let answers = |month: &str, score: u8| format!("created_at=2026-{month}-05 satisfaction={score}");
    let texts = [answers("09", 5), answers("09", 1), answers("10", 5), answers("10", 1)];
    let [good, bad, better, worse] = texts.each_ref().map(String::as_str);
    let csat = |a, b| {
        before_and_after(
            "csat",
            &[("requests", a, good), ("requests", 100 - a, bad)],
            &[("requests", b, better), ("requests", 100 - b, worse)],
        )
    };
    let found = csat(70, 90);
    assert!((found.difference.unwrap() - 0.2).abs() < 1e-12);
    assert_eq!(found.verdict, Verdict::Better);
    assert_eq!(csat(90, 70).verdict, Verdict::Worse);
    assert_eq!(csat(80, 85).verdict, Verdict::NotTold, "five points of a hundred may be chance");
    let none = before_and_after("csat", &[("requests", 9, good)], &[]);
    assert_eq!((none.difference, none.verdict), (None, Verdict::NoInterval));
    // less is better of seconds
    let calls = |month: &str, seconds: u32| format!("start=2026-{month}-05T02:00:00Z duration={seconds}");
    let texts = [calls("09", 200), calls("09", 240), calls("10", 150), calls("10", 170)];
    let [a, b, c, d] = texts.each_ref().map(|text| ("calls", 20, text.as_str()));
    assert_eq!(before_and_after("aht", &[a, b], &[c, d]).verdict, Verdict::Better);
}
