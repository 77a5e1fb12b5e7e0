//! What was drawn on purpose stands apart, and changes nothing of the random sample.

use super::*;
use crate::report::inspection::view::{AgentPage, RecordingRow};

/// The rows without the mark that a recording was drawn on purpose besides.
fn unmarked(rows: &[RecordingRow]) -> Vec<RecordingRow> {
    rows.iter().map(|row| RecordingRow { targeted: None, ..row.clone() }).collect()
}

fn agent<'a>(view: &'a View, id: &str) -> &'a AgentPage {
    view.agents.iter().find(|page| page.row.who.id == id).unwrap()
}

#[test]
fn a_targeted_part_changes_no_number_of_the_random_sample() {
    let (without, with) = (seen(&Fixture::week()), seen(&Fixture::week().on_purpose()));
    assert_eq!(Team { targeted: Vec::new(), ..with.team.clone() }, without.team);
    for page in &without.agents {
        let other = agent(&with, &page.row.who.id).clone();
        let same = AgentPage { targeted: Vec::new(), recordings: unmarked(&other.recordings), ..other };
        assert_eq!(same, *page);
    }
    for page in &without.recordings {
        let other = with.recordings.iter().find(|other| other.row.id == page.row.id).unwrap();
        assert_eq!(RecordingPage { row: unmarked(std::slice::from_ref(&other.row)).remove(0), ..other.clone() }, *page);
    }
}

#[test]
fn it_has_its_own_rows_and_pages_and_no_mean() {
    let fixture = Fixture::week().on_purpose();
    let seen = seen(&fixture);
    let [complaints, short] = &seen.team.targeted[..] else { panic!("{:?}", seen.team.targeted) };
    let rows: Vec<(&str, usize, usize)> =
        complaints.rows.iter().map(|row| (row.who.id.as_str(), row.counts.eligible, row.recordings.len())).collect();
    assert_eq!(rows, [("1001", 7, 3), ("1002", 5, 2), ("5001", 1, 1)]);
    assert_eq!((complaints.counts.eligible, complaints.counts.drawn, short.rows.len()), (13, 6, 0));
    for row in complaints.rows.iter().flat_map(|row| &row.recordings) {
        let pages = seen.recordings.iter().filter(|page| page.row.href == row.href).count();
        assert_eq!((pages, row.targeted.as_deref()), (1, Some("投诉类通话")), "{}", row.id);
    }
    let both: Vec<&RecordingRow> = complaints.rows.iter().flat_map(|row| &row.recordings).filter(|row| row.random).collect();
    assert_eq!(both.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), [fixture.draw.replacements[0].by.to_string()]);
}

#[test]
fn somebody_of_whom_all_was_drawn_on_purpose_has_a_page_and_no_row() {
    let seen = seen(&Fixture::week().on_purpose());
    let page = agent(&seen, "5001");
    assert_eq!((page.recordings.len(), page.targeted[0].recordings.len(), page.row.mean.as_ref()), (0, 1, None));
    assert!(seen.team.rows.iter().all(|row| row.who.id != "5001"));
}

#[test]
fn pages_say_what_is_not_extrapolated() {
    let fixture = Fixture::week().on_purpose();
    for (language, badge, random) in
        [(Language::Chinese, "不参与推算", "随机样本"), (Language::English, "not extrapolated", "random sample")]
    {
        let pages = pages(&fixture, language);
        let texts = texts(&pages);
        let has = |page: &str, words: &str| texts[page].contains(words);
        for page in ["index.html", "agents/1001.html", "agents/5001.html", "recordings/20261117090000_1001_901.html"] {
            assert!(has(page, badge) && has(page, "投诉类通话"), "{page}");
        }
        assert!(!has("agents/2002.html", badge) && has("recordings/20261117090000_1001_901.html", badge));
        let stand_in = format!("recordings/{}.html", fixture.draw.replacements[0].by);
        assert!(has(&stand_in, random) && !has(&stand_in, badge), "a stand-in counts in the random sample");
        assert!(!has("recordings/20261117090000_1001_901.html", random));
    }
}

#[test]
fn the_draw_box_accounts_for_every_call() {
    let mut fixture = Fixture::week();
    fixture.draw.found += 3;
    let unit = |id: &str| crate::records::UnitId::parse(id).unwrap();
    let excluded = |id: &str, rule: &str| crate::sampling::Excluded { unit: unit(id), rule: rule.into(), of: None };
    fixture.draw.excluded = vec![excluded("x1", "anonymous"), excluded("x2", "anonymous"), excluded("x3", "own-rule")];
    let seen = seen(&fixture);
    let (draw, counts) = (&seen.team.draw, &seen.team.counts);
    assert_eq!(draw.found, draw.exempt + draw.frame);
    assert_eq!(draw.left_out.iter().map(|rule| rule.count).sum::<usize>(), draw.exempt);
    assert_eq!(draw.drawn, counts.scored + counts.provisional + counts.not_scorable + counts.open);
    assert_eq!((draw.replaced.len(), counts.spares), (1, 1));
    let pages = pages(&fixture, Language::Chinese);
    let index = texts(&pages)["index.html"].to_owned();
    assert!(index.contains("免抽“没有留下姓名”：2") && index.contains("免抽“own-rule”：1"), "{index}");
}
