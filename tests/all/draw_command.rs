//! `draw`: once a week, for reasons that stay on record, and so that anybody can draw it again.

use serde_json::{Value, json};

use crate::support::{Workspace, borrowed, calls_of};

const SEED: &str = "01382438112797316654";

/// A workspace with so many calls of each agent in 2026-W47.
fn with(agents: &[(&str, usize)]) -> Workspace {
    let calls: Vec<_> = agents.iter().flat_map(|(agent, count)| calls_of(agent, *count)).collect();
    Workspace::new().with_calls(&borrowed(&calls))
}

fn draw(workspace: &Workspace, more: &[&str]) -> crate::support::Run {
    workspace.run(&[&["draw", "--period", "2026-W47", "--json"], more].concat())
}

fn ids(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect()
}

#[test]
fn the_json_has_the_documented_shape() {
    let drawn = draw(&with(&[("1001", 13), ("1002", 3)]), &["--seed", SEED]).expect(0).json();
    let keys: Vec<&String> = drawn.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "draw",
            "plan",
            "period",
            "seed",
            "algorithm",
            "frame_sha256",
            "reason",
            "follows",
            "found",
            "excluded",
            "eligible",
            "strata",
            "replacements",
            "due"
        ],
        "reason and follows are null for a first draw"
    );
    assert_eq!((&drawn["reason"], &drawn["follows"]), (&Value::Null, &Value::Null));
    assert_eq!(drawn["draw"], "recordings-weekly/2026-W47/1");
    assert_eq!(drawn["plan"], "recordings-weekly");
    assert_eq!((&drawn["period"], &drawn["seed"]), (&json!("2026-W47"), &json!(SEED)));
    assert_eq!(drawn["frame_sha256"].as_str().unwrap().len(), 64);
    let strata = drawn["strata"].as_array().unwrap();
    assert_eq!(strata[0].as_object().unwrap().keys().collect::<Vec<_>>(), ["stratum", "eligible", "drawn", "spares"]);
    assert_eq!((&strata[0]["stratum"], &strata[0]["eligible"]), (&json!({"agent": "1001"}), &json!(13)));
    assert_eq!((ids(&strata[0]["drawn"]).len(), ids(&strata[0]["spares"]).len()), (10, 3));
}

/// The order was written by the Python package, not by this program.
#[test]
fn a_seed_draws_in_the_order_of_the_python_package() {
    let golden = include_str!("../data/consistent_sampler_draw.tsv");
    let order: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
    let ids_of_calls: Vec<String> = (0..60).map(|i| format!("C{i:08}")).collect();
    let calls: Vec<(&str, &str, &str)> = ids_of_calls.iter().map(|id| (id.as_str(), "1001", "2026-11-18 10:00")).collect();
    let drawn = draw(&Workspace::new().with_calls(&calls), &["--seed", SEED]).expect(0).json();
    assert_eq!(ids(&drawn["strata"][0]["drawn"]), order[..10]);
    assert_eq!(ids(&drawn["strata"][0]["spares"]), order[10..20]);
}

#[test]
fn a_small_frame_is_taken_whole_and_by_every_seed() {
    for seed in [SEED, "999999", "00000000000000000000"] {
        let drawn = draw(&with(&[("1001", 4)]), &["--seed", seed]).expect(0).json();
        let mut taken = ids(&drawn["strata"][0]["drawn"]);
        taken.sort_unstable();
        assert_eq!(taken, ["1001-000", "1001-001", "1001-002", "1001-003"]);
        assert_eq!(drawn["strata"][0]["spares"], json!([]));
    }
}

#[test]
fn without_a_seed_the_system_gives_twenty_digits() {
    let seeds = [(); 3].map(|()| draw(&with(&[("1001", 2)]), &[]).expect(0).json()["seed"].as_str().unwrap().to_owned());
    assert!(seeds.iter().all(|seed| seed.len() == 20 && seed.bytes().all(|b| b.is_ascii_digit())), "{seeds:?}");
    assert!(seeds[0] != seeds[1] && seeds[1] != seeds[2], "{seeds:?}");
}

#[test]
fn a_second_draw_is_refused_and_a_redraw_says_why() {
    let workspace = with(&[("1001", 30)]);
    let first = draw(&workspace, &["--seed", SEED]).expect(0).json();
    let before = workspace.dump();
    let refused = draw(&workspace, &["--seed", "123456"]).expect(2);
    assert_eq!(refused.problem_ids(), ["draw-exists"]);
    assert!(refused.json()["problems"][0]["hint"].as_str().unwrap().contains("--redraw --reason"));
    for half in [&["--redraw"][..], &["--reason", "录音打不开"]] {
        assert_eq!(draw(&workspace, half).expect(2).problem_ids(), ["usage-missing"], "{half:?}");
    }
    assert_eq!(draw(&workspace, &["--redraw", "--reason", "  "]).expect(2).problem_ids(), ["draw-no-reason"]);
    assert_eq!(workspace.dump(), before);

    let second = draw(&workspace, &["--redraw", "--reason", "三通录音打不开", "--seed", "123456"]).expect(0).json();
    assert_eq!(second["draw"], "recordings-weekly/2026-W47/2");
    assert_eq!((&second["follows"], &second["reason"]), (&first["draw"], &json!("三通录音打不开")));
    assert_eq!(second["frame_sha256"], first["frame_sha256"]);
    assert!(workspace.dump().starts_with(&before[..before.find("draw_units").unwrap()]), "the first draw is still there");
    // both can be scored by their ids
    for id in [&first["draw"], &second["draw"]] {
        assert_eq!(workspace.run(&["score", "--draw", id.as_str().unwrap(), "--json"]).expect(0).lines().len(), 10);
    }
}

#[test]
fn the_week_is_the_local_one() {
    let calls = [
        ("sunday", "1001", "2026-11-15 23:59:59"),
        ("monday", "1001", "2026-11-16 00:00:00"),
        ("last", "1001", "2026-11-22 23:59:59"),
        ("next", "1001", "2026-11-23 00:00:00"),
        // the same Sunday evening, told with another offset
        ("offset", "1001", "2026-11-15T15:59:59Z"),
        ("offset-in", "1001", "2026-11-15T16:00:00Z"),
    ];
    let drawn = draw(&Workspace::new().with_calls(&calls), &[]).expect(0).json();
    let mut taken = ids(&drawn["strata"][0]["drawn"]);
    taken.sort_unstable();
    assert_eq!(taken, ["last", "monday", "offset-in"]);
}

#[test]
fn the_last_days_of_a_year_belong_to_their_week() {
    let calls =
        [("a", "1001", "2026-12-28 00:00:00"), ("b", "1001", "2027-01-03 23:59:59"), ("c", "1001", "2027-01-04 00:00:00")];
    let drawn = Workspace::new().with_calls(&calls).run(&["draw", "--period", "2026-W53", "--json"]).expect(0).json();
    assert_eq!(drawn["strata"][0]["eligible"], 2);
}

#[test]
fn an_empty_week_names_the_weeks_there_are() {
    let workspace = Workspace::new().with_calls(&[("a", "1001", "2026-11-03 10:00"), ("b", "1001", "2026-11-18 10:00")]);
    let run = workspace.run(&["draw", "--period", "2026-W40", "--json"]).expect(3);
    assert_eq!(run.problem_ids(), ["draw-empty-frame"]);
    let hint = run.json()["problems"][0]["hint"].as_str().unwrap().to_owned();
    assert!(hint.contains("2026-W45") && hint.contains("2026-W47"), "{hint}");
    assert_eq!(Workspace::new().run(&["draw", "--json"]).expect(3).problem_ids(), ["draw-no-calls"]);
}

#[test]
fn a_plan_of_the_workspace_goes_before_the_built_in_one() {
    let workspace = with(&[("1001", 30)]);
    workspace.run(&["init", ".", "--with", "plans"]).expect(0);
    let plan = workspace.path("plans/recordings-weekly.yaml");
    let text = std::fs::read_to_string(&plan).unwrap().replace("count: 10", "count: 2");
    std::fs::write(&plan, text).unwrap();
    let drawn = draw(&workspace, &[]).expect(0).json();
    assert_eq!(ids(&drawn["strata"][0]["drawn"]).len(), 2);
}

#[test]
fn a_plan_that_asks_only_for_the_agent_finds_their_calls() {
    let workspace = with(&[("1001", 12), ("1002", 3)]);
    let plan =
        "plan: one\ntitle: One\npopulation: calls\nperiod: week\nwhere: {agent: '1002'}\ntake: {count: 10}\nchecklist: hotline\n";
    workspace.write("plans/one.yaml", plan);
    let drawn = workspace.run(&["draw", "one", "--period", "2026-W47", "--json"]).expect(0).json();
    assert_eq!((&drawn["found"], ids(&drawn["strata"][0]["drawn"]).len()), (&json!(3), 3));
}

#[test]
fn a_call_that_was_moved_to_another_week_is_drawn_there() {
    let workspace = Workspace::new().with_calls(&[("a", "1001", "2026-11-18 10:00"), ("b", "1001", "2026-11-11 10:00")]);
    let workspace = workspace.with_calls(&[("a", "1001", "2026-11-11 11:00"), ("b", "1002", "2026-11-18 11:00")]);
    let drawn = draw(&workspace, &[]).expect(0).json();
    let strata = drawn["strata"].as_array().unwrap();
    assert_eq!((strata.len(), &strata[0]["stratum"]["agent"], ids(&strata[0]["drawn"])), (1, &json!("1002"), vec!["b"]));
}

#[test]
fn people_see_agents_seed_and_the_next_step() {
    let workspace = with(&[("1001", 12), ("1002", 3)]);
    let text = workspace.run(&["draw", "--period", "2026-W47", "--seed", SEED]).expect(0).stdout;
    for words in ["2 位坐席", "15 通电话中抽出 13 通", "工号 1001：12 通抽 10 通", SEED, "下一步：spotcheck score"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn without_a_period_the_last_full_week_is_drawn() {
    let workspace = with(&[("1001", 3)]);
    let period = |now: &str| workspace.run_at(now, &["draw", "--json", "--redraw", "--reason", "试"]);
    for now in ["2026-11-23T00:00:00+08:00", "2026-11-29T23:59:59+08:00"] {
        assert_eq!(period(now).expect(0).json()["period"], "2026-W47", "{now}");
    }
    for now in ["2026-11-22T23:59:59+08:00", "2026-11-30T00:00:00+08:00"] {
        assert_eq!(period(now).expect(3).problem_ids(), ["draw-empty-frame"], "{now}");
    }
}
