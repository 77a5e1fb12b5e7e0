//! A review at the keys: what would hurt an inspector if it were otherwise.

mod desk;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::{Color, Modifier};

use super::wrap::width;
use super::*;
use crate::messages::{Language, Messages};
use desk::{LONG, desk};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (200, 60);

fn messages() -> Messages {
    Messages::built_in(Language::Chinese)
}

fn drawn(state: &State, (columns, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| state.draw(frame, &messages())).unwrap();
    terminal.backend().buffer().clone()
}

/// The screen's text: a character of double width takes two cells, of which the second is empty.
fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in buffer.content.chunks(usize::from(buffer.area.width)) {
        let mut skip = 0;
        for cell in row {
            if skip == 0 {
                text.push_str(cell.symbol());
                skip = width(cell.symbol()).max(1);
            }
            skip -= 1;
        }
        text.push('\n');
    }
    text
}

fn screen(state: &State, size: (u16, u16)) -> String {
    text(&drawn(state, size))
}

/// Presses keys: letters as they are, names of others in angle brackets.
fn press(state: &mut State, keys: &str) -> Step {
    let mut step = Step::Nothing;
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (key, after) = named.map_or((c.to_string(), &rest[c.len_utf8()..]), |(name, after)| (name.to_owned(), after));
        rest = after;
        let code = match key.as_str() {
            "Enter" => KeyCode::Enter,
            "Esc" => KeyCode::Esc,
            "Tab" => KeyCode::Tab,
            "Back" => KeyCode::Backspace,
            "Down" => KeyCode::Down,
            "Up" => KeyCode::Up,
            "PgDn" => KeyCode::PageDown,
            "Home" => KeyCode::Home,
            "End" => KeyCode::End,
            "Right" => KeyCode::Right,
            "Left" => KeyCode::Left,
            _ => KeyCode::Char(c),
        };
        step = state.key(KeyEvent::new(code, KeyModifiers::NONE));
    }
    step
}

fn control(state: &mut State, c: char) -> Step {
    state.key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL))
}

fn to<'d>(state: &mut State<'d>, id: &str) -> Asked<'d> {
    let index = state.asked.iter().position(|asked| asked.item.id == id).unwrap();
    state.select(index);
    state.asked[index]
}

fn chosen(state: &State, id: &str) -> Choice {
    state.draft().items.get(id).cloned().unwrap_or_default()
}

/// The text that stands in cells with a modifier.
fn marked(buffer: &Buffer, modifier: Modifier) -> String {
    buffer.content.iter().filter(|cell| cell.modifier.contains(modifier)).map(|cell| cell.symbol().trim_end()).collect()
}

#[test]
fn the_quote_of_the_selected_item_is_seen_and_marked() {
    let desk = desk(false);
    for size in [SMALL, LARGE] {
        let mut state = State::new(&desk);
        to(&mut state, "rude");
        let buffer = drawn(&state, size);
        assert!(text(&buffer).contains("[烦死了]"), "{}", text(&buffer));
        assert!(marked(&buffer, Modifier::UNDERLINED).contains("[烦死了]"));
        to(&mut state, "greeting");
        assert!(screen(&state, size).contains("[您好，请问有什么可以帮您]"), "{}", screen(&state, size));
        assert!(!screen(&state, SMALL).contains("[烦死了]"), "only the marks of the selected item are shown");
    }
}

#[test]
fn the_machine_is_shown_in_words_and_a_blind_inspector_sees_none_of_it() {
    let (open, blind) = (desk(false), desk(true));
    let reason = |desk: &Desk| {
        let found = desk.machine.items.iter().find(|found| found.id == "rude").unwrap();
        messages().text(&found.reason)
    };
    let mut state = State::new(&open);
    to(&mut state, "rude");
    assert!(screen(&state, LARGE).contains(&reason(&open)), "{}", screen(&state, LARGE));
    assert!(screen(&state, SMALL).contains("机器：✘ 不合格"), "{}", screen(&state, SMALL));
    let mut state = State::new(&blind);
    for asked in state.asked.clone() {
        to(&mut state, &asked.item.id);
        for keys in ["", "i", "<Right>", "<Enter>"] {
            press(&mut state, keys);
            let screen = screen(&state, LARGE).replace("机器的结论", "");
            let quote = "[烦死了]";
            assert!(!screen.contains("机器") && !screen.contains(quote) && !screen.contains('✘'), "{keys} {screen}");
            press(&mut state, if keys == "i" { "<Esc>" } else { "" });
        }
        state.back();
    }
    assert!(state.draft().is_empty(), "nothing is confirmed that isn't seen");
    to(&mut state, "rude");
    press(&mut state, "qq");
    assert!(chosen(&state, "rude").quote.is_some_and(|quote| !quote.contains("烦死了")));
}

#[test]
fn what_is_typed_is_in_the_draft_and_undo_takes_it_back() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    to(&mut state, "greeting");
    assert_eq!(press(&mut state, "f"), Step::Changed);
    assert_eq!(chosen(&state, "greeting").verdict, Some(Verdict::Fail));
    assert!(screen(&state, SMALL).contains("为什么与机器不同"), "whoever overrules is asked why at once");
    assert_eq!(press(&mut state, "语气"), Step::Changed);
    assert_eq!(chosen(&state, "greeting").reason.as_deref(), Some("语气"), "a terminal that dies now loses nothing");
    press(&mut state, "差错<Back><Enter>");
    assert_eq!(chosen(&state, "greeting").reason.as_deref(), Some("语气差"));
    assert!(screen(&state, SMALL).contains("理由：语气差"), "{}", screen(&state, SMALL));
    press(&mut state, "<Down>");
    assert_eq!(press(&mut state, "u"), Step::Changed);
    assert_eq!((chosen(&state, "greeting").verdict, chosen(&state, "greeting").reason), (Some(Verdict::Fail), None));
    assert_eq!(state.current().unwrap().item.id, "greeting", "undo shows what it changed");
    press(&mut state, "u");
    assert!(state.draft().is_empty());
    assert_eq!(press(&mut state, "u"), Step::Nothing);
    control(&mut state, 'r');
    press(&mut state, "U");
    assert_eq!(chosen(&state, "greeting").reason.as_deref(), Some("语气差"));
}

#[test]
fn a_text_that_is_cancelled_is_as_it_was() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    to(&mut state, "greeting");
    press(&mut state, "c好<Enter>c坏");
    assert_eq!(press(&mut state, "<Esc>"), Step::Changed);
    assert_eq!(chosen(&state, "greeting").comment.as_deref(), Some("好"));
    press(&mut state, "g");
    assert_eq!(state.paste("总体\n不错"), Step::Changed);
    press(&mut state, "<Enter>t先问候<Enter>");
    assert_eq!((state.draft().comment.as_deref(), state.draft().coaching.as_deref()), (Some("总体 不错"), Some("先问候")));
    assert_eq!(state.paste("ppp"), Step::Nothing, "what is pasted is no key");
    assert_eq!(control(&mut state, 'c'), Step::Leave);
}

#[test]
fn one_key_says_a_verdict_whatever_the_keyboard_is_set_to() {
    let desk = desk(false);
    for (keys, verdict) in [("p", Verdict::Pass), ("1", Verdict::Pass), ("P", Verdict::Pass), ("ｐ", Verdict::Pass)] {
        let mut state = State::new(&desk);
        to(&mut state, "greeting");
        assert_eq!(press(&mut state, keys), Step::Changed, "{keys}");
        assert_eq!(chosen(&state, "greeting").verdict, Some(verdict));
    }
    let mut state = State::new(&desk);
    to(&mut state, "greeting");
    press(&mut state, "拍");
    assert!(state.draft().is_empty() && screen(&state, SMALL).contains("切换到英文输入"));
    press(&mut state, "<Enter>");
    assert_eq!(chosen(&state, "greeting").verdict, Some(Verdict::Pass), "the machine's verdict is confirmed");
    press(&mut state, "x3<Esc>");
    assert_eq!(chosen(&state, "greeting").verdict, Some(Verdict::NotApplicable));
}

#[test]
fn questions_are_answered_by_keys() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    let mut answer = |id: &str, keys: &str| {
        to(&mut state, id);
        press(&mut state, keys);
        (chosen(&state, id).answer, chosen(&state, id).verdict)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(answer("warm", "ay"), (some("yes"), None));
    assert_eq!(answer("warm", "an"), (some("no"), None));
    assert_eq!(answer("warm", "p"), (some("yes"), None));
    assert_eq!(answer("warm", "n"), (None, Some(Verdict::NotApplicable)));
    assert_eq!(answer("mood", "3"), (some("3"), None), "a digit is a step of the scale, and no verdict");
    assert_eq!(answer("mood", "a5"), (some("5"), None));
    assert_eq!(answer("mood", "a9"), (some("5"), None));
    assert_eq!(answer("mood", "<Esc>"), (some("5"), None));
    assert_eq!(answer("why", "a2"), (some("话费, 套餐"), None));
    assert_eq!(answer("why", "f"), (some("话费, 套餐"), Some(Verdict::Fail)));
    assert_eq!(answer("note", "a已处理<Enter>"), (some("已处理"), None));
    assert_eq!(answer("greeting", "a").0, None);
}

#[test]
fn submitting_first_says_what_is_missing_and_goes_there() {
    let desk = desk(false);
    for size in [SMALL, LARGE] {
        let mut state = State::new(&desk);
        to(&mut state, "greeting");
        press(&mut state, "f<Esc>");
        assert_eq!(press(&mut state, "s"), Step::Nothing);
        let screen = screen(&state, size);
        assert!(screen.contains("还不能提交") && screen.contains("与机器"), "{screen}");
        assert_eq!(state.current().unwrap().item.id, "greeting");
        press(&mut state, "<Enter>r语气差<Enter>");
        for (id, keys) in [("unsure", "p"), ("warm", "ayq<Enter>"), ("mood", "4"), ("why", "1p"), ("note", "a无<Enter>")] {
            assert_eq!(press(&mut state, "s"), Step::Nothing, "{id}");
            press(&mut state, "<Enter>");
            assert_eq!(state.current().unwrap().item.id, id);
            press(&mut state, keys);
        }
        assert_eq!(press(&mut state, "s"), Step::Nothing, "it asks once more");
        assert!(self::screen(&state, size).contains("改判：1 项"), "{}", self::screen(&state, size));
        assert_eq!(press(&mut state, "<Esc>"), Step::Nothing);
        assert_eq!(press(&mut state, "s<Enter>"), Step::Submit);
        assert!(desk.form().decide(&state.into_draft()).is_ok());
    }
}

#[test]
fn a_quote_is_always_what_was_said() {
    let desk = desk(false);
    let said = &desk.transcript.as_ref().unwrap().turns;
    let mut state = State::new(&desk);
    to(&mut state, "rude");
    press(&mut state, "q");
    assert!(marked(&drawn(&state, SMALL), Modifier::REVERSED).contains("{烦死了}"));
    assert_eq!(press(&mut state, "<Enter>"), Step::Changed);
    assert_eq!(chosen(&state, "rude").quote.as_deref(), Some("烦死了"));
    press(&mut state, "q<Right><Enter>");
    let turn = said.iter().find(|turn| turn.text.contains("烦死了")).unwrap();
    assert_eq!(chosen(&state, "rude").quote.as_deref(), Some(turn.text.as_str()));
    press(&mut state, "q<Down><Right><Right><Enter>");
    let quote = chosen(&state, "rude").quote.unwrap();
    assert!(said.iter().any(|turn| turn.text.contains(&quote) && turn.text != quote), "{quote}");
    press(&mut state, "qx");
    assert_eq!(chosen(&state, "rude").quote, None);
}

#[test]
fn nothing_in_a_transcript_steers_the_terminal() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    press(&mut state, "<Tab>");
    for size in [SMALL, LARGE] {
        drawn(&state, size);
        press(&mut state, "<End>");
        let buffer = drawn(&state, size);
        let text = text(&buffer);
        assert!(text.contains("�[2J") && text.contains("�反写"), "{text}");
        let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(buffer.content.iter().all(|cell| !cell.symbol().chars().any(steers)));
    }
}

#[test]
fn no_character_is_cut_and_a_long_turn_can_be_read_to_its_end() {
    let desk = desk(false);
    let pages = ["", "?", "i", "s", "c很长的备注，很长的备注，很长的备注，很长的备注，很长的备注，很长的备注", "q", "<Tab>"];
    for (columns, keys) in (40..130).step_by(3).zip(pages.into_iter().cycle()) {
        let mut state = State::new(&desk);
        press(&mut state, keys);
        let buffer = drawn(&state, (columns, 24));
        for (index, row) in buffer.content.chunks(usize::from(columns)).enumerate() {
            let divider = row.iter().position(|cell| cell.symbol() == "|");
            for at in (0..row.len()).filter(|at| width(row[*at].symbol()) == 2) {
                assert!(at + 1 < row.len() && Some(at + 1) != divider, "{columns} {index} {at} {}", text(&buffer));
                assert!(row[at + 1].symbol().trim().is_empty(), "{columns} {index} {at}\n{}", text(&buffer));
            }
        }
    }
    let mut state = State::new(&desk);
    screen(&state, SMALL);
    press(&mut state, "<Tab><Home>");
    let mut read = screen(&state, SMALL);
    let mut last = String::new();
    for _ in 0..60 {
        press(&mut state, "<Down>");
        last = screen(&state, SMALL);
        read += &last;
    }
    for number in 0..LONG {
        assert!(read.contains(&format!("#{number}#")), "part {number} of the long turn was never seen");
    }
    press(&mut state, "<Up>");
    assert_ne!(screen(&state, SMALL), last, "one step back is seen at once");
}

#[test]
fn search_goes_to_the_next_place_from_here() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    press(&mut state, "/话费<Enter>");
    let first = screen(&state, SMALL);
    assert!(first.contains("<话费>") && first.contains("共 2 处"), "{first}");
    press(&mut state, "n");
    assert!(screen(&state, SMALL).contains("第 2 处"));
    press(&mut state, "/没有的话<Enter>");
    assert!(screen(&state, SMALL).contains("没有找到“没有的话”"));
    press(&mut state, "<Tab>");
    assert!(state.draft().is_empty());
}

#[test]
fn without_colours_nothing_is_coloured_and_all_is_said() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    to(&mut state, "rude");
    let plain = drawn(&state, LARGE);
    assert!(plain.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    let coloured = drawn(&state.with_colours(true), LARGE);
    assert!(coloured.content.iter().any(|cell| cell.fg == Color::Red));
    assert_eq!(text(&coloured), text(&plain));
}

#[test]
fn whoever_types_sees_the_end_of_a_long_text_and_the_cursor_behind_it() {
    let desk = desk(false);
    let mut state = State::new(&desk);
    press(&mut state, "g");
    state.paste(&"很长的总评，".repeat(60));
    state.paste("到此为止");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| state.draw(frame, &messages())).unwrap();
    let (screen, cursor) = (text(terminal.backend().buffer()), terminal.get_cursor_position().unwrap());
    assert!(screen.contains("到此为止"), "{screen}");
    let row: Vec<&str> = screen.lines().collect();
    assert_eq!(usize::from(cursor.x), width(row[usize::from(cursor.y)].trim_end()));
}

#[test]
fn every_page_is_drawn_in_both_languages_and_at_every_size() {
    let desks = [desk(false), desk(true)];
    for desk in &desks {
        for keys in ["", "?", "i", "s", "<Tab>", "q", "c", "a"] {
            for size in [(1, 1), (39, 24), (40, 12), SMALL, (110, 30), LARGE] {
                let mut state = State::new(desk);
                press(&mut state, keys);
                screen(&state, size);
            }
        }
    }
    let state = State::new(&desks[0]);
    let mut terminal = Terminal::new(TestBackend::new(200, 60)).unwrap();
    terminal.draw(|frame| state.draw(frame, Messages::english())).unwrap();
    assert!(!text(terminal.backend().buffer()).contains("review-screen"), "every message has its words");
}

#[test]
fn a_call_without_words_can_be_reviewed_all_the_same() {
    let mut desk = desk(false);
    desk.transcript = None;
    for item in &mut desk.machine.items {
        item.evidence.clear();
    }
    let mut state = State::new(&desk);
    assert!(screen(&state, SMALL).contains("没有文字"));
    for keys in ["q", "/x<Enter>", "<Tab><Down><End>", "<Tab>", "<Left>", "p"] {
        press(&mut state, keys);
        screen(&state, SMALL);
    }
}
