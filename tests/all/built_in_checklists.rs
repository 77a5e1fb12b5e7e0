//! The checklists and plans that come with the program.

use spotcheck::sampling::{Plan, Take};
use spotcheck::workspace::{Found, Kind, ready};

#[test]
fn every_built_in_checklist_is_fine_and_passes_its_own_examples() {
    for file in Kind::Checklists.files() {
        let found = Found { file: file.name.to_owned(), text: file.text.to_owned() };
        let problems = ready(&found, false).err().unwrap_or_default();
        assert!(problems.is_empty(), "{}", problems.iter().map(|p| p.to_string() + "\n").collect::<String>());
    }
}

#[test]
fn the_weekly_plan_takes_ten_of_every_agent() {
    let file = Kind::Plans.files().iter().find(|file| file.name == "recordings-weekly.yaml").unwrap();
    let plan = Plan::read(file.name, file.text).unwrap();
    assert_eq!((plan.id.as_str(), plan.take, plan.source.as_deref()), ("recordings-weekly", Take::Count(10), Some("T7.2a")));
}
