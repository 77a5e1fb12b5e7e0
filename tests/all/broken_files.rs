//! The broken checklists of `tests/data/broken`: `checklist check` names every mistake of each at its line and column, and no other.
//!
//! The first lines of a file say what is expected: `# expect: ID LINE:COLUMN`, a line for each mistake, in their order.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::spotcheck;

/// As many files as there must be at least.
const FEWEST: usize = 82;

fn expected(text: &str) -> Vec<String> {
    text.lines().map_while(|line| line.strip_prefix("# expect: ")).map(str::to_owned).collect()
}

#[test]
fn every_broken_checklist_is_told_at_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/broken");
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let expected = expected(&std::fs::read_to_string(&path).unwrap());
        assert!(!expected.is_empty(), "{} says nothing of what is expected", path.display());
        files.insert(path.display().to_string(), expected);
    }
    assert!(files.len() >= FEWEST, "{}", files.len());
    let run: crate::support::Run = spotcheck().args(["checklist", "check", "--json"]).args(files.keys()).output().unwrap().into();
    let mut found: BTreeMap<String, Vec<String>> = files.keys().map(|file| (file.clone(), Vec::new())).collect();
    let json = run.expect(2).json();
    for problem in json["problems"].as_array().unwrap() {
        let one = format!("{} {}:{}", problem["id"].as_str().unwrap(), problem["line"], problem["column"]);
        found.get_mut(problem["file"].as_str().unwrap()).unwrap().push(one);
        // every mistake is worded, and shows its line
        assert!(problem["message"].as_str().is_some_and(|text| text != problem["id"]), "{problem}");
        assert!(problem["excerpt"].is_string(), "{problem}");
    }
    let wrong: Vec<_> = files.iter().filter(|(file, expected)| found[*file] != **expected).collect();
    let wrong: Vec<String> =
        wrong.iter().map(|(file, expected)| format!("{file}: {expected:?}, not {:?}", found[*file])).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
