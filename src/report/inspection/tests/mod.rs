//! The report as a whole: what it says of a week.

mod compare;
mod pages;
mod targeted;

use super::fixture::{Fixture, inspection, quote};
use super::view::RecordingPage;
use super::*;
use crate::inspection::Verdict;
use crate::messages::Language;
use crate::problem::Message;
use crate::records::{Points, Score, Speaker};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn pages(fixture: &Fixture, language: Language) -> Vec<Page> {
    let messages = Messages::built_in(language);
    render(&view(&fixture.input(), &messages), &Templates::built_in(), &messages).unwrap_or_else(|error| panic!("{error}"))
}

fn seen(fixture: &Fixture) -> View {
    view(&fixture.input(), &Messages::built_in(Language::English))
}

/// The pages' text by path.
fn texts(pages: &[Page]) -> BTreeMap<&str, &str> {
    pages.iter().map(|page| (page.path.as_str(), std::str::from_utf8(&page.bytes).unwrap())).collect()
}

/// The values of an attribute, in the order of the page.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.split(&opening).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn an_empty_draw_says_so() {
    let fixture = Fixture::empty();
    let seen = seen(&fixture);
    assert_eq!((seen.team.counts.eligible, seen.team.mean, seen.team.passes), (0, None, None));
    let pages = pages(&fixture, Language::Chinese);
    assert!(texts(&pages)["index.html"].contains("这一周没有可抽的录音"));
    assert_eq!(pages.iter().map(|page| page.path.as_str()).collect::<Vec<_>>(), ["index.html", "style.css", "draw.csv"]);
}

#[test]
fn agents_stand_by_team_and_staff_number() {
    let seen = seen(&Fixture::week());
    let order: Vec<&str> = seen.team.rows.iter().map(|row| row.who.id.as_str()).collect();
    assert_eq!(order, ["3001", "3002", "4001", "4002", "999", "1001", "1002", "1003", "2001", "2002", "2003", "4003"]);
}

#[test]
fn every_mean_says_what_it_rests_on() {
    let seen = seen(&Fixture::week());
    let counts = &seen.team.counts;
    let mean = seen.team.mean.unwrap();
    assert_eq!(mean.n, counts.scored + counts.provisional);
    assert_eq!(mean.provisional, counts.provisional);
    assert_eq!(counts.drawn + counts.spares, mean.n + counts.not_scorable + counts.open);
    assert_eq!((counts.spares, counts.not_scorable, counts.open), (1, 2, 1));
    let one = seen.team.rows.iter().find(|row| row.who.id == "2003").unwrap();
    let mean = one.mean.as_ref().unwrap();
    assert_eq!((mean.n, mean.few), (1, true));
    assert_eq!(one.lowest.as_deref(), Some(mean.value.as_str()));
    let ten = seen.team.rows.iter().find(|row| row.who.id == "2001").unwrap();
    assert!(!ten.mean.as_ref().unwrap().few);
}

#[test]
fn items_are_ranked_by_share_and_then_by_count() {
    let seen = seen(&Fixture::week());
    let shares: Vec<(usize, usize)> = seen.team.items.iter().map(|row| (row.fail, (row.pass + row.fail).max(1))).collect();
    assert!(shares.is_sorted_by(|(fail_a, n_a), (fail_b, n_b)| fail_a * n_b >= fail_b * n_a));
    for row in &seen.team.items {
        assert_eq!(row.total, row.pass + row.fail + row.unsure + row.not_applicable);
        let by_agents: usize = seen.team.rows.iter().map(|agent| agent.cells[row.item.number - 1].fail).sum();
        assert_eq!(by_agents, row.fail, "{}", row.item.title);
    }
}

/// That a customer was not upset is no fault, and advice is none either.
#[test]
fn what_cannot_change_a_score_is_no_fault() {
    let mut fixture = Fixture::week();
    let before = seen(&fixture);
    for (id, advice) in [("upset", false), ("pace", true)] {
        let first = fixture.checklist.sections[0].items[0].clone();
        fixture.checklist.sections[0].items.push(crate::checklist::Item {
            id: id.to_owned(),
            points: Points::ZERO,
            advice,
            severity: crate::checklist::Severity::Normal,
            ..first
        });
        for inspection in fixture.subjects.iter_mut().filter_map(|subject| subject.inspection.as_mut()) {
            let Some(mut result) = inspection.items.first().cloned() else { continue };
            (result.id, result.points, result.advice) = (id.to_owned(), Points::ZERO, advice);
            (result.verdict, result.earned) = (Verdict::Fail, Some(Points::ZERO));
            inspection.items.push(result);
        }
    }
    let after = seen(&fixture);
    let faults = |view: &View| view.team.items.iter().map(|counts| counts.fail).sum::<usize>();
    assert_eq!(faults(&after), faults(&before));
}

#[test]
fn a_fatal_fail_is_said() {
    let fixture = Fixture::week();
    let seen = seen(&fixture);
    let fatal: Vec<_> = seen.recordings.iter().filter(|page| page.row.fatal).collect();
    assert!(!fatal.is_empty());
    assert!(fatal.iter().all(|page| page.row.score.as_deref() == Some("0")));
    let pages = pages(&fixture, Language::Chinese);
    assert!(texts(&pages)[fatal[0].row.href.as_str()].contains("整通记 0 分"));
}

#[test]
fn a_recording_without_words_is_not_scorable_and_says_why() {
    let fixture = Fixture::week();
    let pages = pages(&fixture, Language::Chinese);
    let texts = texts(&pages);
    let seen = seen(&fixture);
    for (transcript, words) in [("blank", "这通录音的文字是空白的"), ("absent", "没有导入这通录音的文字")] {
        let page = seen.recordings.iter().find(|page| page.transcript == transcript).unwrap();
        let html = texts[page.row.href.as_str()];
        assert!(html.contains(words) && html.contains("不是 0 分"), "{transcript}");
        assert_eq!((page.row.state, page.row.score.as_ref()), ("not_scorable", None));
    }
}

#[test]
fn a_drawn_call_that_is_not_known_is_shown_as_open() {
    let mut fixture = Fixture::with(&[("1001", "李晓彤", "热线一组", 12)]);
    let gone = fixture.subjects.remove(4).call.id;
    let seen = seen(&fixture);
    let page = seen.recordings.iter().find(|page| page.row.id == gone.as_str()).unwrap();
    assert_eq!((page.row.state, page.row.time.as_ref(), page.transcript), ("open", None, "absent"));
    assert_eq!(seen.team.counts.open, 1);
    assert_eq!(pages(&fixture, Language::English).len(), 1 + 1 + 10 + 2);
}

#[test]
fn evidence_is_marked_where_it_stands() {
    let fixture = Fixture::with(&[("1001", "李晓彤", "热线一组", 3)]);
    let seen = seen(&fixture);
    for (page, subject) in seen.recordings.iter().flat_map(|page| fixture.subjects.iter().map(move |subject| (page, subject))) {
        if subject.call.id.as_str() != page.row.id {
            continue;
        }
        let transcript = subject.transcript.as_ref().unwrap();
        for item in &subject.inspection.as_ref().unwrap().items {
            let number =
                page.sections.iter().flat_map(|section| &section.items).find(|f| f.item.id == item.id).unwrap().item.number;
            for evidence in &item.evidence {
                let turn = &page.turns[evidence.turn];
                let marked: String = (turn.segments.iter())
                    .filter(|segment| segment.marks.iter().any(|mark| mark.number == number))
                    .map(|segment| segment.text.as_str())
                    .collect();
                assert_eq!(marked, evidence.quote);
                let whole: String = turn.segments.iter().map(|segment| segment.text.as_str()).collect();
                assert_eq!(whole, transcript.turns[evidence.turn].text);
            }
        }
    }
    let overlapping =
        seen.recordings.iter().flat_map(|page| &page.turns[0].segments).filter(|segment| segment.marks.len() == 2).count();
    assert!(overlapping > 0, "greeting and staff number rest on the same words");
}

#[test]
fn evidence_that_does_not_fit_its_turn_is_quoted_all_the_same() {
    let mut fixture = Fixture::with(&[("1001", "李晓彤", "热线一组", 1)]);
    let items = &mut fixture.subjects[0].inspection.as_mut().unwrap().items;
    let mut stray = items[0].evidence[0].clone();
    stray.turn = 99;
    let mut past = items[0].evidence[0].clone();
    (past.start_byte, past.end_byte) = (1, 4_000);
    items[0].evidence = vec![stray, past];
    let page = &seen(&fixture).recordings[0];
    let quotes = &page.sections[0].items[0].quotes;
    assert_eq!((quotes[0].turn, quotes[1].turn), (None, Some(1)));
    assert!(page.turns[0].segments.iter().all(|segment| segment.marks.iter().any(|mark| mark.number == 1)));
    pages(&fixture, Language::Chinese);
}

#[test]
fn items_of_another_version_are_shown_apart() {
    let mut fixture = Fixture::with(&[("1001", "李晓彤", "热线一组", 1)]);
    let found = fixture.subjects[0].inspection.as_mut().unwrap();
    found.items[2].id = "gone".into();
    found.version = "older".into();
    let seen = seen(&fixture);
    let page = &seen.recordings[0];
    let last = page.sections.last().unwrap();
    assert_eq!((last.title.as_ref(), last.items[0].item.title.as_str()), (None, "gone"));
    assert_eq!(last.items[0].item.number, seen.team.columns.len() + 1);
    assert_eq!(page.other_version.as_deref(), Some("older"));
    assert!(seen.team.items.iter().all(|row| row.item.id != "gone"));
}

#[test]
fn long_numbers_are_masked_unless_asked_for() {
    let fixture = Fixture::week();
    let messages = Messages::built_in(Language::Chinese);
    let hidden = view(&fixture.input(), &messages);
    let shown = view(&Input { mask: false, ..fixture.input() }, &messages);
    let text = |view: &View| serde_json::to_string(view).unwrap();
    assert!(!text(&hidden).contains("13800000000") && text(&hidden).contains("138****0000"));
    assert!(text(&shown).contains("13800000000"));
    assert_eq!(hidden.draw_csv, shown.draw_csv, "ids stay as they are");
}

#[test]
fn scores_and_marks_agree_on_the_page() {
    let mut fixture = Fixture::with(&[("1001", "李晓彤", "热线一组", 1)]);
    let subject = &mut fixture.subjects[0];
    let items = subject.inspection.take().unwrap().items;
    let mut found = inspection(&fixture.checklist, &subject.call.id, items);
    (found.score, found.passed) = (Some(Score::from_hundredths(8496)), Some(false));
    found.items.iter_mut().for_each(|item| item.verdict = Verdict::Pass);
    subject.inspection = Some(found);
    assert_eq!(seen(&fixture).recordings[0].row.score.as_deref(), Some("84.9"), "not 85, which would pass");
}
