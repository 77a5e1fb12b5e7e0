//! Agents against each other: intervals, groups, and the ranking.

use super::*;
use crate::records::CallId;
use crate::report::inspection::view::{Compare, Group};

type Scored = (&'static str, &'static str, usize, &'static [u32]);

const HIGH: Scored = ("1001", "李晓彤", 46, &[9520, 8790, 9220, 8830, 9910, 9410, 10_000, 9390, 9010, 9640]);
const LOW: Scored = ("1002", "王建国", 52, &[7850, 8225, 9100, 7000, 8550, 8800, 6475, 8000, 7950, 8333]);
const GOOD: Scored = ("1003", "陈静", 60, &[8800, 9250, 8600, 7900, 9000, 9500, 8350, 9100, 8700, 8900]);
const TWO: Scored = ("1004", "赵敏", 40, &[9000, 7150]);
const EQUAL: Scored = ("1005", "孙宇航", 30, &[10_000; 10]);
const SINGLE: Scored = ("1006", "周婷婷", 20, &[10_000]);
const WHOLE: Scored = ("1007", "吴磊", 3, &[6000, 7500, 7250]);

fn compare(fixture: &Fixture) -> Compare {
    seen(fixture).team.compare.unwrap()
}

fn ids(group: &Group) -> Vec<&str> {
    group.who.iter().map(|who| who.id.as_str()).collect()
}

fn index_html(fixture: &Fixture, language: Language) -> String {
    let pages = pages(fixture, language);
    texts(&pages)["index.html"].to_owned()
}

/// Eight agents with 30 scores each, around a level of their own.
pub(super) fn ranked() -> Fixture {
    let levels = [93, 92, 91, 82, 81, 80, 70, 69];
    let score = |level: u32, agent: u32, call: u32| level * 100 + (agent * 7919 + call * 6007) % 1100 - 550;
    let people: Vec<(String, String, Vec<u32>)> = (levels.iter().zip(0_u32..))
        .map(|(level, agent)| {
            let id = 1000 + agent * 5 % 8;
            (id.to_string(), format!("客服{id}"), (0..30).map(|call| score(*level, agent, call)).collect())
        })
        .collect();
    let people: Vec<_> = people.iter().map(|(id, name, scores)| (id.as_str(), name.as_str(), 260, scores.as_slice())).collect();
    let mut fixture = Fixture::scored(&people);
    fixture.rank_at_least = Some(30);
    fixture
}

/// Computed with `SciPy` 1.17.1, for N calls with the scores v:
///
/// ```python
/// n, m = len(v), sum(v) / len(v)
/// r = t.ppf(.975, n - 1) * math.sqrt(sum((x - m) ** 2 for x in v) / (n - 1) / n * (1 - n / N))
/// max(m - r, 0), min(m + r, 100)                                                 # 1001: 91.0802… 96.3597…
/// k = sum(x >= 85 for x in v)
/// M = [M for M in range(k, N - n + k + 1) if hypergeom.sf(k - 1, N, M, n) >= .025 and hypergeom.cdf(k, N, M, n) >= .025]
/// 100 * M[0] / N, 100 * M[-1] / N                                                # 1001: 73.9130… 100
/// ```
///
/// Of ten equal scores of 100 the mean is where the share is: 76.6666… to 100.
#[test]
fn intervals_agree_with_scipy() {
    let seen = seen(&Fixture::scored(&[HIGH, LOW, GOOD, TWO, EQUAL, SINGLE, WHOLE]));
    let expect = [
        ("1001", Some(("91.1", "96.4")), Some(("73.9%", "100%"))),
        ("1002", Some(("75.2", "85.4")), Some(("9.6%", "61.5%"))),
        ("1003", Some(("85.1", "91.1")), Some(("48.3%", "96.7%"))),
        ("1004", Some(("0", "100")), Some(("2.5%", "97.5%"))),
        ("1005", Some(("76.7", "100")), Some(("76.7%", "100%"))),
        ("1006", None, None),
        ("1007", Some(("69.2", "69.2")), Some(("0%", "0%"))),
    ];
    for (row, (id, mean, passes)) in seen.team.rows.iter().zip(expect) {
        let ends = |estimate: &Option<view::Estimate>| estimate.as_ref().map(|found| (found.low.clone(), found.high.clone()));
        let owned = |ends: Option<(&str, &str)>| ends.map(|(low, high)| (low.to_owned(), high.to_owned()));
        assert_eq!(row.who.id, id);
        assert_eq!((ends(&row.mean_of_all), ends(&row.passes_of_all)), (owned(mean), owned(passes)), "{id}");
    }
    let flags: Vec<(bool, bool)> = seen.team.rows[5..].iter().map(|row| (row.single, row.whole)).collect();
    assert_eq!(flags, [(true, false), (false, true)]);
}

#[test]
fn agents_are_in_the_groups_that_their_intervals_make() {
    let compare = compare(&Fixture::scored(&[HIGH, LOW, GOOD, TWO, EQUAL, SINGLE, WHOLE]));
    let by_mean = compare.by_mean.unwrap();
    assert_eq!((by_mean.agents, by_mean.any), (6, true));
    assert_eq!(ids(&by_mean.high), ["1001", "1003", "1005"], "1001 from 91.1 and 1003 up to 91.1 overlap");
    assert_eq!((ids(&by_mean.middle), ids(&by_mean.low)), (vec!["1002"], vec!["1007"]));
    assert_eq!(ids(&by_mean.wide), ["1004"]);
    let by_passes = compare.by_passes.unwrap();
    assert_eq!(ids(&by_passes.high), ["1001", "1003", "1004", "1005"], "97.5% of 1004 reaches into 76.7% of 1005");
    assert_eq!((ids(&by_passes.middle), ids(&by_passes.low), ids(&by_passes.wide)), (vec!["1002"], vec!["1007"], vec![]));
    assert_eq!(compare.equal.iter().map(|who| who.id.as_str()).collect::<Vec<_>>(), ["1005"]);
    assert_eq!(compare.single.iter().map(|who| who.id.as_str()).collect::<Vec<_>>(), ["1006"]);
    assert_eq!(compare.scale.map(|scale| (scale.low, scale.high)), Some((0, 100)));
}

#[test]
fn a_sample_that_tells_nobody_apart_says_so_by_name() {
    let fixture = Fixture::scored(&[HIGH, GOOD, EQUAL]);
    let html = index_html(&fixture, Language::Chinese);
    assert!(
        html.contains("平均分：本周样本分不出高低。3 位客服的区间两两重叠，最高的孙宇航（100）与最低的陈静（88.1）也重叠"),
        "{html}"
    );
    assert!(!html.contains("与最高的分不出"));
    assert!(index_html(&fixture, Language::English).contains("sample does not tell who is higher"));
}

#[test]
fn only_what_was_drawn_at_random_counts() {
    let mut fixture = Fixture::scored(&[HIGH, LOW]);
    let before = seen(&fixture).team;
    // a spare that nobody called for, and a call from nowhere
    let spare = fixture.draw.strata[0].spares[0].id.clone();
    for id in [spare.as_call(), CallId::parse("chosen-by-hand").unwrap()] {
        let mut more = fixture.subjects[0].clone();
        more.call.id = id;
        more.inspection.as_mut().unwrap().score = Some(Score::ZERO);
        fixture.subjects.push(more);
    }
    assert_eq!(seen(&fixture).team, before);
}

#[test]
fn a_single_score_has_no_interval_and_says_so() {
    let fixture = Fixture::scored(&[HIGH, SINGLE]);
    let pages = pages(&fixture, Language::Chinese);
    let texts = texts(&pages);
    assert!(texts["index.html"].contains("只有 1 通评分、给不出区间的 1 位："));
    assert!(texts["index.html"].contains("能给出区间的客服不到两位，无从比较。"));
    assert!(texts["agents/1006.html"].contains("只有 1 通评分，给不出区间"));
    assert!(texts["agents/1001.html"].contains("全部 46 通的平均分，95% 把握在 91.1 到 96.4 之间"));
}

#[test]
fn there_is_no_ranking_below_the_size_that_the_plan_states() {
    let mut fixture = Fixture::scored(&[HIGH, GOOD, WHOLE]);
    for (least, state, says) in [
        (None, "unplanned", "不排名：抽检计划没有规定每人至少评多少通才排名。"),
        (Some(30), "all_few", "每人不足 30 通，不排名（最多的一位评了 10 通，待人工确认的不算）。"),
        (Some(10), "some_few", "有 1 位不足 10 通，不排名（最少的一位评了 3 通，待人工确认的不算）。"),
    ] {
        fixture.rank_at_least = least;
        let found = compare(&fixture).ranking;
        assert_eq!((found.state, found.bands.len()), (state, 0));
        let html = index_html(&fixture, Language::Chinese);
        assert!(html.contains(says), "{least:?}");
        assert!(!html.contains("class=\"cards ranking\""));
    }
}

#[test]
fn whoever_overlaps_shares_a_rank() {
    let mut fixture = Fixture::scored(&[HIGH, GOOD, WHOLE]);
    fixture.rank_at_least = Some(3);
    let bands = |fixture: &Fixture| -> Vec<(usize, usize, Vec<String>)> {
        let found = compare(fixture).ranking;
        found.bands.iter().map(|band| (band.from, band.to, band.rows.iter().map(|row| row.who.id.clone()).collect())).collect()
    };
    assert_eq!(compare(&fixture).ranking.state, "given");
    assert_eq!(bands(&fixture), [(1, 2, vec!["1001".to_owned(), "1003".to_owned()]), (3, 3, vec!["1007".to_owned()])]);
    let html = index_html(&fixture, Language::Chinese);
    assert!(html.contains("class=\"cards ranking\"") && html.contains("每人都评满 3 通。"));
    // one long chain: nobody stands before anybody
    let mut fixture = Fixture::scored(&[HIGH, LOW, GOOD]);
    fixture.rank_at_least = Some(10);
    assert_eq!(compare(&fixture).ranking.state, "one_band");
    assert!(index_html(&fixture, Language::Chinese).contains("每人都评满 10 通，但区间前后相接，排不出先后。"));
}

#[test]
fn what_awaits_a_person_does_not_make_a_ranking() {
    let mut fixture = ranked();
    assert_eq!(compare(&fixture).ranking.state, "given");
    for subject in &mut fixture.subjects[..3] {
        subject.inspection.as_mut().unwrap().state = crate::inspection::State::Provisional;
    }
    let found = compare(&fixture).ranking;
    assert_eq!((found.state, found.short, found.fewest, found.most), ("some_few", 1, 27, 30));
    // who had no calls holds nobody up; a single score cannot be ranked, whatever the plan says
    let mut fixture = Fixture::scored(&[HIGH, WHOLE, ("1009", "冯子轩", 0, &[])]);
    fixture.rank_at_least = Some(1);
    assert_eq!(compare(&fixture).ranking.state, "given");
    let mut fixture = Fixture::scored(&[HIGH, WHOLE, SINGLE]);
    fixture.rank_at_least = Some(1);
    assert_eq!((compare(&fixture).ranking.state, compare(&fixture).ranking.at_least), ("some_few", 2));
}

#[test]
fn many_names_are_folded() {
    let people: Vec<String> = (0..60).map(|n| (1000 + n).to_string()).collect();
    let scores = |n: usize| if n < 30 { HIGH.3 } else { LOW.3 };
    let people: Vec<_> = people.iter().enumerate().map(|(n, id)| (id.as_str(), "", 50, scores(n))).collect();
    let fixture = Fixture::scored(&people);
    let by_mean = compare(&fixture).by_mean.unwrap();
    assert_eq!((by_mean.high.count, by_mean.low.count, by_mean.high.many), (30, 30, true));
    assert!(index_html(&fixture, Language::English).contains("<details><summary>Show the names</summary>"));
}

#[test]
fn one_agent_is_not_compared() {
    let fixture = Fixture::scored(&[HIGH]);
    assert_eq!(seen(&fixture).team.compare, None);
    assert!(!index_html(&fixture, Language::Chinese).contains("id=\"compare\""));
}
