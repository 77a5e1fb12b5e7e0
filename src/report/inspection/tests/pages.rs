//! The report's files: links, words, templates, and what must never become markup.

use std::collections::BTreeSet;

use super::compare::ranked;
use super::*;
use crate::records::UnitId;
use crate::report::folder;
use crate::report::templates::Own;
use crate::sampling::{Excluded, Stratum};

fn is_html(path: &str) -> bool {
    path.split('.').next_back() == Some("html")
}

/// The pages that people read, by path.
fn html_pages<'a>(texts: &BTreeMap<&'a str, &'a str>) -> BTreeMap<&'a str, &'a str> {
    texts.iter().filter(|(path, _)| is_html(path)).map(|(path, html)| (*path, *html)).collect()
}

#[test]
fn the_folder_holds_every_page() {
    let home = tempfile::tempdir().unwrap();
    for (name, fixture, language) in [
        ("zh-CN", Fixture::week(), Language::Chinese),
        ("en", Fixture::week(), Language::English),
        ("hostile", nasty(), Language::Chinese),
        ("ranked", ranked(), Language::Chinese),
        ("purpose-zh", Fixture::week().on_purpose(), Language::Chinese),
        ("purpose-en", Fixture::week().on_purpose(), Language::English),
    ] {
        // to look at it: SPOTCHECK_REPORT_OUT=/tmp/report cargo test --lib the_folder_holds
        let out = std::env::var_os("SPOTCHECK_REPORT_OUT").map_or_else(|| home.path().to_owned(), Into::into).join(name);
        let pages = pages(&fixture, language);
        folder::write(&pages, &out).unwrap();
        for page in &pages {
            assert_eq!(std::fs::read(out.join(&page.path)).unwrap(), page.bytes, "{}", page.path);
        }
    }
}

#[test]
fn every_link_leads_to_a_page_and_an_anchor() {
    for fixture in [Fixture::week(), Fixture::week().on_purpose(), Fixture::empty(), ranked(), nasty()] {
        let pages = pages(&fixture, Language::Chinese);
        let texts = texts(&pages);
        for (path, html) in html_pages(&texts) {
            let root = if path.contains('/') { "../" } else { "" };
            for href in attributes(html, "href") {
                let (target, anchor) = href.split_once('#').unwrap_or((href, ""));
                let target =
                    if target.is_empty() { path } else { target.strip_prefix(root).unwrap_or_else(|| panic!("{path}: {href}")) };
                let page = texts.get(target).unwrap_or_else(|| panic!("{path}: nothing at {href}"));
                assert!(anchor.is_empty() || page.contains(&format!(" id=\"{anchor}\"")), "{path}: no anchor {href}");
            }
            let ids = attributes(html, "id");
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: an id stands twice");
            assert!(
                !html.contains("http:") && !html.contains("https:") && !html.replace("url(#", "").contains("url("),
                "{path} fetches something"
            );
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let mut fixture = Fixture::week();
    let first = pages(&fixture, Language::Chinese);
    assert_eq!(pages(&fixture, Language::Chinese), first);
    fixture.subjects.reverse();
    fixture.draw.strata.reverse();
    assert!(pages(&fixture, Language::Chinese) == first, "the order of subjects and strata shows");
}

const HOSTILE: [&str; 4] =
    ["</mark><script>alert(1)</script>", "x\" onmouseover=\"alert(2)", "{{ 7*7 }}{% raw %}", "=cmd|'/c calc'!A1"];

/// A week in which everything that comes from outside is hostile.
fn nasty() -> Fixture {
    let [markup, attribute, template, formula] = HOSTILE;
    let all = HOSTILE.join(" ");
    let id = format!("{formula}/../{markup}{attribute}{template}");
    let mut fixture = Fixture::with(&[(&id, &all, &all, 12), ("1001", "李晓彤", "热线一组", 3)]);
    fixture.organisation.clone_from(&all);
    let draw = &mut fixture.draw;
    for text in [&mut draw.id, &mut draw.plan, &mut draw.algorithm, &mut draw.seed, &mut fixture.earlier[0].id] {
        text.clone_from(&all);
    }
    (fixture.draw.reason, fixture.earlier[0].reason) = (Some(all.clone()), Some(all.clone()));
    let spare = fixture.draw.strata[0].spares.pop().unwrap();
    let (part, name, drawn) = (all.clone(), fixture.draw.strata[0].name.clone(), vec![spare]);
    fixture.draw.strata.push(Stratum { part, name, eligible: 1, sha256: String::new(), drawn, spares: Vec::new() });
    fixture.draw.excluded = vec![Excluded { unit: UnitId::parse("x").unwrap(), rule: all.clone(), of: None }];
    for section in &mut fixture.checklist.sections {
        section.title.clone_from(&all);
        for item in &mut section.items {
            (item.title, item.coach, item.source) = (all.clone(), Some(all.clone()), Some(all.clone()));
        }
    }
    for subject in &mut fixture.subjects {
        subject.call.fields.insert(all.clone(), all.clone());
        subject.call.fields.insert("category".into(), all.clone());
        let turns = &mut subject.transcript.as_mut().unwrap().turns;
        for turn in turns.iter_mut() {
            turn.text = format!("{all}{all}");
            turn.speaker = Speaker::Other(all.clone());
        }
        let inspection = subject.inspection.as_mut().unwrap();
        for (index, item) in inspection.items.iter_mut().enumerate() {
            item.reason = Message::new(&all);
            item.evidence = vec![quote(turns, index, &all)];
        }
        inspection.reason = Some(Message::new(&all));
        inspection.version.clone_from(&all);
    }
    fixture
}

#[test]
fn nothing_from_outside_becomes_markup() {
    for language in LANGUAGES {
        for page in pages(&nasty(), language) {
            assert!(page.path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)), "{}", page.path);
            assert!(!page.path.contains(".."), "{}", page.path);
            if !is_html(&page.path) {
                continue;
            }
            let html = String::from_utf8(page.bytes).unwrap();
            assert!(!html.contains("<script") && !html.contains("</mark><script"), "{}", page.path);
            assert!(html.contains("&lt;script&gt;alert(1)"), "{}: shown as what it is", page.path);
            assert!(html.contains("{{ 7*7 }}{% raw %}"), "{}: no template of its own", page.path);
            assert!(tags(&html).all(|tag| !tag.contains("onmouseover=")), "{}: an attribute of its own", page.path);
        }
    }
}

/// What stands between `<` and `>`, without the values of attributes.
fn tags(html: &str) -> impl Iterator<Item = String> {
    html.split('<').skip(1).map(|rest| {
        let (mut quoted, mut tag) = (false, String::new());
        for c in rest.chars() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => break,
                _ if !quoted => tag.push(c),
                _ => {}
            }
        }
        tag
    })
}

#[test]
fn every_word_is_in_both_languages() {
    let ids = |language| -> BTreeSet<String> {
        let text = match language {
            Language::Chinese => include_str!("../../../../locales/zh-CN/report.ftl"),
            Language::English => include_str!("../../../../locales/en/report.ftl"),
        };
        text.lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id.to_owned())
            .filter(|id| !id.starts_with(' '))
            .collect()
    };
    assert_eq!(ids(Language::Chinese), ids(Language::English));
    let templates: String = Templates::names().filter_map(Templates::text).collect();
    let used: BTreeSet<&str> = templates.split("t(id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for id in used {
        let known = ids(Language::Chinese).iter().any(|known| known == id || (id.ends_with('-') && known.starts_with(id)));
        assert!(known, "{id} has no words");
    }
}

#[test]
fn pages_hold_no_unfilled_words() {
    for language in LANGUAGES {
        let pages = pages(&Fixture::week(), language);
        for (path, html) in html_pages(&texts(&pages)) {
            assert!(html.contains(&format!("<html lang=\"{}\">", language.tag())));
            assert!(!html.contains("{$") && !html.contains(">report-"), "{path}: a word is missing");
        }
    }
}

#[test]
fn a_large_house_has_its_pages() {
    let agents: Vec<(String, String)> = (0..500).map(|n| (format!("{}", 1000 + n), format!("热线{}组", n % 20))).collect();
    let agents: Vec<_> = agents.iter().map(|(id, team)| (id.as_str(), "", team.as_str(), 2)).collect();
    assert_eq!(pages(&Fixture::with(&agents), Language::Chinese).len(), 1 + 500 + 1000 + 2);
}

#[test]
fn a_workspace_fills_one_block_anew() {
    let own = Own {
        name: "inspection-agent.html".into(),
        file: "templates/inspection-agent.html".into(),
        text: "{% extends \"built-in/inspection-agent.html\" %}\n{% block summary %}<p>只看这里：{{ agent.row.who.name }}</p>{% endblock summary %}".into(),
    };
    let messages = Messages::built_in(Language::Chinese);
    let view = view(&Fixture::week().input(), &messages);
    let pages = render(&view, &Templates::with_own(vec![own]).unwrap(), &messages).unwrap();
    let html = texts(&pages)["agents/1002.html"];
    assert!(html.contains("<p>只看这里：王建国</p>") && html.contains("抽到的录音") && !html.contains("class=\"tiles\""));
}

#[test]
fn a_mistake_in_a_workspace_template_names_its_line() {
    let text =
        "{% extends \"built-in/inspection-recording.html\" %}\n{% block foot %}{{ recording.row.colour }}{% endblock foot %}";
    let own =
        Own { name: "inspection-recording.html".into(), file: "templates/inspection-recording.html".into(), text: text.into() };
    let messages = Messages::built_in(Language::Chinese);
    let view = view(&Fixture::week().input(), &messages);
    let error = render(&view, &Templates::with_own(vec![own]).unwrap(), &messages).unwrap_err();
    let place = &error.problems()[0].place;
    assert_eq!((place.file.as_deref(), place.line), (Some("templates/inspection-recording.html"), Some(2)));
    assert!(error.to_string().contains("colour"), "{error}");
}
