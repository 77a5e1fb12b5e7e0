use super::*;
use crate::inspection::Verdict;
use crate::review::Choice;

/// A draft with something of everything.
fn draft() -> Draft {
    let mut draft = Draft { comment: Some("整体\n不错".into()), coaching: Some("=先安抚".into()), ..Draft::default() };
    let choice = Choice::default();
    *draft.item("farewell") = Choice {
        verdict: Some(Verdict::Pass),
        reason: Some("说了“拜拜”".into()),
        comment: Some("-1".into()),
        quote: Some("@拜拜".into()),
        ..choice.clone()
    };
    *draft.item("listed") = Choice { verdict: Some(Verdict::NotApplicable), ..choice.clone() };
    *draft.item("attitude") = Choice { answer: Some("no".into()), quote: Some("你自己看".into()), ..choice.clone() };
    *draft.item("mood") = Choice { answer: Some("一般, 说不上".into()), verdict: Some(Verdict::Fail), ..choice.clone() };
    *draft.item("clear") = Choice { answer: Some("4".into()), ..choice.clone() };
    *draft.item("notes") = Choice { answer: Some("00123".into()), ..choice };
    draft
}

#[test]
fn what_was_written_reads_back_as_it_was() {
    for language in [Language::Chinese, Language::English] {
        let desks = [desk("C-001", false, draft()), desk("录音/2:b", true, Draft::default())];
        let bytes = written(&desks, language);
        let back = again(&bytes).unwrap();
        assert_eq!(back.len(), 2);
        for (desk, back) in desks.iter().zip(&back) {
            assert_eq!((&back.case, back.inspection, &back.inspection_sha256), (&desk.case, 17, &desk.inspection_sha256));
            assert_eq!((&back.draft, back.blind, back.inspector.as_str()), (&desk.draft, desk.blind, "9001"));
            assert!(back.is_untouched);
        }
        assert_eq!(bytes, written(&desks, language), "it holds no clock");
        assert_eq!(desks[0].form().decide(&back[0].draft).map(|(decided, _)| decided.len()), Ok(7));
    }
}

#[test]
fn what_people_type_becomes_a_draft() {
    let bytes = edited(&written(&desks(), Language::Chinese), |grids| {
        let sheet = page(grids, 1);
        sheet.name = "王芳那条".into();
        for (code, column, text) in [
            ("item:farewell", Column::Verdict, " 合 格"),
            ("item:farewell", Column::Reason, "说了“拜拜”\r\n听得清"),
            ("item:listed", Column::Verdict, "ＮＯＴ APPLICABLE"),
            ("item:attitude", Column::Answer, "YES"),
            ("item:attitude", Column::Quote, "您好"),
            ("item:mood", Column::Answer, "一般,说不上"),
            ("item:clear", Column::Answer, "4.0"),
            ("item:notes", Column::Answer, "13800000001"),
            ("comment", Column::Asked, "好"),
        ] {
            sheet.fill(code, column, text);
        }
    });
    let back = again(&bytes).unwrap();
    let choice = Choice::default();
    let expected = [
        ("attitude", Choice { answer: Some("yes".into()), quote: Some("您好".into()), ..choice.clone() }),
        ("clear", Choice { answer: Some("4".into()), ..choice.clone() }),
        ("farewell", Choice { verdict: Some(Verdict::Pass), reason: Some("说了“拜拜”\n听得清".into()), ..choice.clone() }),
        ("listed", Choice { verdict: Some(Verdict::NotApplicable), ..choice.clone() }),
        ("mood", Choice { answer: Some("一般, 说不上".into()), ..choice.clone() }),
        ("notes", Choice { answer: Some("13800000001".into()), ..choice }),
    ];
    let items = expected.map(|(id, choice)| (id.to_owned(), choice)).into();
    assert_eq!(back[0].draft, Draft { items, comment: Some("好".into()), coaching: None });
    assert_eq!((back[0].is_untouched, back[0].places.sheet.as_str()), (false, "王芳那条"));
    assert!(back[1].is_untouched && back[1].draft.is_empty());
    assert!(desks()[0].form().decide(&back[0].draft).is_ok());
}

#[test]
fn whoever_clears_what_was_there_has_touched_it() {
    let bytes = edited(&written(&[desk("C-001", false, draft())], Language::Chinese), |grids| {
        let sheet = page(grids, 1);
        let place = (sheet.row("coaching"), sheet.place(Column::Asked));
        sheet.cells.remove(&place);
    });
    let back = again(&bytes).unwrap().remove(0);
    assert_eq!(back.draft, Draft { coaching: None, ..draft() });
    assert!(!back.is_untouched);
}

#[test]
fn a_sheet_shows_what_is_needed_and_a_blind_one_nothing_of_the_machine() {
    let grids = open(&written(&desks(), Language::Chinese)).unwrap();
    let names: Vec<&str> = grids.iter().map(|grid| grid.name.as_str()).collect();
    assert_eq!(names, ["录音列表", "1 C-001", "2 录音-2-b", "spotcheck"]);
    let open = &grids[1];
    assert_eq!(open.text("draw", Column::Asked), "坐席：王芳 0966，时间：2026-11-16 09:30，时长：03:25");
    assert_eq!((open.text("item:greeting", Column::Section), open.text("item:greeting", Column::Points)), ("开头结尾", "10"));
    assert_eq!(open.text("item:greeting", Column::Asked), "条款：E2.2a");
    assert_eq!(open.text("item:attitude", Column::Asked), "态度好吗？\n可以填：是 / 否");
    assert_eq!(open.text("item:greeting", Column::Machine), "合格");
    assert_eq!(open.text("item:greeting", Column::Evidence), "第 1 句 00:00 坐席 “您好”");
    assert_eq!(open.text("item:farewell", Column::Machine), "不合格");
    let first = open.row("turn");
    let shown = |row: u32, column| open.shown(first + row, open.place(column));
    assert_eq!((shown(0, Column::Section), shown(0, Column::Title), shown(0, Column::Why)), ("00:00", "坐席", "问候语"));
    assert_eq!(shown(1, Column::Asked), "=HYPERLINK(\"x\")\u{fffd}\n第二行");
    assert!(shown(2, Column::Asked).ends_with("个字放不下）"));
    let reason = open.text("item:farewell", Column::Why);
    for hidden in ["machine", "why", "evidence", "合格", "不合格", "第 1 句 00:00 坐席 “您好”", reason] {
        assert!(!grids[2].cells.values().any(|value| *value == Value::Text(hidden.into())), "{hidden}");
    }
    assert_eq!(grids[2].text("unit", Column::Asked), "盲评：机器的结果不显示，每一项都由您判");
    assert_eq!(grids[2].text("turn", Column::Asked), "您好，请讲");
}

#[test]
fn a_recording_is_there_once_and_no_draft_is_cut() {
    let zone = TimeZone::UTC;
    let id = |desks: &[Desk]| write(desks, &messages(), &zone, "9001", "9001").unwrap_err().message.id;
    assert_eq!(id(&[desk("C-001", false, Draft::default()), desk("C-001", true, Draft::default())]), "review-sheet-twice");
    let long = Draft { comment: Some("长".repeat(40_000)), ..Draft::default() };
    assert_eq!(id(&[desk("C-001", false, long)]), "review-sheet-long-draft");
}
