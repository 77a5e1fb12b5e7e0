//! Calendars: the built-in one, and a workspace's own over it.

use spotcheck::workspace::{Workspace as Folder, calendar};

use crate::support::Workspace;

#[test]
fn a_calendar_of_the_workspace_goes_before_the_built_in_one() {
    let day = |text: &str| text.parse().unwrap();
    let china = calendar(None, "china").unwrap();
    assert!(china.knows(2026) && !china.knows(2027) && !china.is_workday(day("2026-02-17")));
    let workspace = Workspace::new();
    workspace.run(&["init", ".", "--with", "calendars"]).expect(0);
    let path = workspace.path("calendars/china.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(calendar(Some(&Folder::at(workspace.root()).unwrap()), "china").unwrap(), china);
    std::fs::write(&path, text + "\n2027:\n  holidays: [2027-01-01]\n  workdays: [2027-01-02]\n").unwrap();
    let own = calendar(Some(&Folder::at(workspace.root()).unwrap()), "china").unwrap();
    assert!(own.knows(2027) && !own.is_workday(day("2027-01-01")) && own.is_workday(day("2027-01-02")));
}

#[test]
fn what_is_wrong_with_a_calendar_names_its_file() {
    let workspace = Workspace::new();
    workspace.write("calendars/china.yaml", "2026:\n  holidays: [国庆节]\n  workdays: [2026-10-09]\n");
    let folder = Folder::at(workspace.root()).unwrap();
    let error = calendar(Some(&folder), "china").unwrap_err();
    let ids: Vec<&str> = error.problems().iter().map(|problem| problem.message.id.as_str()).collect();
    assert_eq!((ids, error.exit_code()), (vec!["calendar-bad-day", "calendar-no-weekend"], 2));
    let place = &error.problems()[0].place;
    assert!(place.file.as_ref().unwrap().ends_with("china.yaml"), "{place:?}");
    assert_eq!((place.line, place.column, place.excerpt.as_deref()), (Some(2), Some(14), Some("  holidays: [国庆节]")));
    let error = calendar(Some(&folder), "mars").unwrap_err();
    assert_eq!(error.problems()[0].message.id, "workspace-no-calendar");
}
