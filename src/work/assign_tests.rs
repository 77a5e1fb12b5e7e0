//! Evenly, by turns, and never one's own.

use proptest::prelude::*;

use super::*;

fn inspector(id: &str, name: &str, role: Option<&str>, team: Option<&str>) -> Inspector {
    Inspector { id: id.into(), name: name.into(), role: role.map(str::to_owned), team: team.map(str::to_owned) }
}

fn people(count: usize) -> Vec<Inspector> {
    (0..count).map(|i| inspector(&format!("Q{i}"), &format!("质检{i}"), None, None)).collect()
}

fn task(draw: &str, unit: &str, subject: &str) -> Task {
    Task {
        draw: draw.into(),
        unit: UnitId::parse(unit).unwrap(),
        group: subject.into(),
        subject: subject.into(),
        persons: BTreeSet::new(),
        teams: BTreeSet::new(),
        roles: Vec::new(),
        due: None,
    }
}

fn set(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn past(inspector: &str, subject: &str, at: &str) -> Past {
    Past { inspector: inspector.into(), subject: subject.into(), at: at.parse().unwrap() }
}

/// Who gets a single task.
fn who(task: Task, people: &[Inspector], past: &[Past]) -> Result<String, Nobody> {
    assign(&[task], people, past, &BTreeMap::new()).remove(0).to
}

#[test]
fn nobody_is_given_what_they_repaired_by_number_or_by_name() {
    let people = [inspector("0642", "李雷", None, None), inspector("966", "王小明", None, None)];
    for repaired_by in ["李雷", "0642", "642", " 李 雷 ", "０６４２"] {
        let task = Task { persons: set(&[repaired_by]), ..task("d", "R1", "3-201") };
        assert_eq!(who(task, &people, &[]), Ok("966".to_owned()), "{repaired_by}");
    }
    let both = Task { persons: set(&["642", "王小明"]), ..task("d", "R1", "3-201") };
    assert_eq!(who(both, &people, &[]), Err(Nobody::Own));
}

#[test]
fn members_of_a_team_keep_away_from_their_teams_calls() {
    let people = [inspector("1", "甲", None, Some("一组")), inspector("2", "乙", None, Some("二组"))];
    let of = |teams: &[&str]| Task { teams: set(teams), ..task("d", "C1", "1001") };
    assert_eq!(who(of(&["一组"]), &people, &[]), Ok("2".to_owned()));
    assert_eq!(who(of(&["二组"]), &people, &[]), Ok("1".to_owned()));
    assert_eq!(who(of(&["一组", "二组"]), &people, &[]), Err(Nobody::Team));
}

#[test]
fn the_rank_of_a_complaint_decides_who_goes() {
    let people = [
        inspector("1", "甲", Some("物业助理"), None),
        inspector("2", "乙", Some("管理处经理"), None),
        inspector("3", "丙", None, None),
    ];
    let of = |roles: &[&str]| Task { roles: roles.iter().map(ToString::to_string).collect(), ..task("d", "T1", "3-201") };
    assert_eq!(who(of(&["物业助理"]), &people, &[]), Ok("1".to_owned()));
    assert_eq!(who(of(&["管理处经理"]), &people, &[]), Ok("2".to_owned()));
    assert_eq!(who(of(&["物业部主管"]), &people, &[]), Err(Nobody::Role(vec!["物业部主管".to_owned()])));
    let repaired_by_the_manager = Task { persons: set(&["乙"]), ..of(&["管理处经理"]) };
    assert_eq!(who(repaired_by_the_manager, &people, &[]), Err(Nobody::Own), "the rule that left nobody is named");
    assert_eq!(who(of(&[]), &[], &[]), Err(Nobody::Unknown));
}

#[test]
fn each_month_another_visitor_comes_to_a_hall() {
    let people = people(3);
    let mut had = Vec::new();
    for month in 1..=12 {
        let given = who(task(&format!("halls/2026-{month:02}/1"), "H1", "H1"), &people, &had).unwrap();
        assert_ne!(had.last().map(|last: &Past| &last.inspector), Some(&given), "month {month}");
        had.push(past(&given, "H1", &format!("2026-{month:02}-01T00:00:00Z")));
    }
    for one in &people {
        assert_eq!(had.iter().filter(|past| past.inspector == one.id).count(), 4, "over a year everybody comes as often");
    }
}

#[test]
fn the_last_one_goes_again_only_where_nobody_else_may() {
    let people = people(2);
    let had = [past("Q0", "H1", "2026-10-01T00:00:00Z")];
    let busy = BTreeMap::from([("Q1".to_owned(), 30)]);
    let given = |task: Task| assign(&[task], &people, &had, &busy).remove(0).to.unwrap();
    assert_eq!(given(task("d", "H1", "H1")), "Q1", "although Q0 has nothing to do");
    assert_eq!(given(Task { persons: set(&["Q1"]), ..task("d", "H1", "H1") }), "Q0");
}

#[test]
fn an_agents_calls_stay_together_and_the_load_counts() {
    let calls = |agent: &str| (0..10).map(|i| task("d", &format!("{agent}-{i}"), agent)).collect::<Vec<_>>();
    let tasks: Vec<Task> = ["1001", "1002", "1003"].into_iter().flat_map(calls).collect();
    let given = assign(&tasks, &people(3), &[], &BTreeMap::from([("Q0".to_owned(), 100)]));
    let of = |agent: &str| {
        given
            .iter()
            .filter(|one| one.unit.as_str().starts_with(agent))
            .map(|one| one.to.clone().unwrap())
            .collect::<BTreeSet<_>>()
    };
    assert!(["1001", "1002", "1003"].iter().all(|agent| of(agent).len() == 1));
    assert!(given.iter().all(|one| one.to != Ok("Q0".to_owned())), "who has a hundred tasks gets none");
}

#[test]
fn the_first_name_is_not_always_the_first_to_go() {
    let firsts: BTreeSet<String> = (0..20).map(|i| who(task(&format!("d{i}"), "U", "S"), &people(3), &[]).unwrap()).collect();
    assert_eq!(firsts.len(), 3);
}

/// Tasks of random groups, subjects, own people and teams.
fn any_tasks() -> impl Strategy<Value = Vec<Task>> {
    let one = (0..3_usize, 0..8_usize, prop::collection::btree_set(0..5_usize, 0..3), prop::option::of(0..3_usize));
    prop::collection::vec(one, 0..40).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(i, (draw, group, own, team))| Task {
                persons: own.iter().map(|who| if who % 2 == 0 { format!("Q{who}") } else { format!("质检{who}") }).collect(),
                teams: team.map(|team| format!("{team}组")).into_iter().collect(),
                ..task(&format!("d{draw}"), &format!("U{i}"), &format!("S{group}"))
            })
            .collect()
    })
}

fn teamed(count: usize) -> Vec<Inspector> {
    people(count).into_iter().enumerate().map(|(i, one)| Inspector { team: Some(format!("{}组", i % 4)), ..one }).collect()
}

proptest! {
    #[test]
    fn nobody_ever_gets_their_own_and_nobody_who_may_is_overlooked(tasks in any_tasks(), count in 0..7_usize) {
        let people = teamed(count);
        for one in assign(&tasks, &people, &[], &BTreeMap::new()) {
            let task = tasks.iter().find(|task| task.unit == one.unit).unwrap();
            let group = tasks.iter().filter(|other| (&other.draw, &other.group) == (&task.draw, &task.group));
            let is_free = |who: &Inspector| group.clone().all(|task| {
                !task.persons.contains(&who.id) && !task.persons.contains(&who.name) && !task.teams.contains(who.team.as_ref().unwrap())
            });
            match &one.to {
                Ok(id) => prop_assert!(is_free(people.iter().find(|who| who.id == *id).unwrap())),
                Err(_) => prop_assert!(!people.iter().any(is_free)),
            }
        }
    }

    #[test]
    fn the_order_of_tasks_people_and_past_does_not_matter(
        (tasks, shuffled) in any_tasks().prop_flat_map(|tasks| (Just(tasks.clone()), Just(tasks).prop_shuffle())),
        had in prop::collection::vec((0..5_usize, 0..8_usize, 0..9_i64), 0..20),
    ) {
        let mut had: Vec<Past> = had.into_iter().map(|(who, subject, at)| Past {
            inspector: format!("Q{who}"), subject: format!("S{subject}"), at: Timestamp::from_second(at).unwrap(),
        }).collect();
        let mut people = teamed(5);
        let given = assign(&tasks, &people, &had, &BTreeMap::new());
        people.reverse();
        had.reverse();
        prop_assert_eq!(assign(&shuffled, &people, &had, &BTreeMap::new()), given);
    }

    #[test]
    fn loads_differ_by_at_most_the_largest_group(sizes in prop::collection::vec(1..12_usize, 1..20), count in 1..6_usize) {
        let tasks: Vec<Task> = sizes.iter().enumerate()
            .flat_map(|(group, size)| (0..*size).map(move |i| task("d", &format!("{group}-{i}"), &format!("S{group}"))))
            .collect();
        let people = people(count);
        let given = assign(&tasks, &people, &[], &BTreeMap::new());
        let load = |who: &Inspector| given.iter().filter(|one| one.to.as_ref() == Ok(&who.id)).count();
        let (least, most) = (people.iter().map(load).min().unwrap(), people.iter().map(load).max().unwrap());
        prop_assert!(most - least <= *sizes.iter().max().unwrap(), "{least} to {most}");
    }
}
