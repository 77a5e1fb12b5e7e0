//! The review workbook through another office program: what people fill it in with is not always Excel.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use jiff::tz::TimeZone;
use spotcheck::checklist;
use spotcheck::inspection::{Compiled, Subject, Verdict, inspect};
use spotcheck::messages::{Language, Messages};
use spotcheck::records::{AgentId, Call, CallId, Speaker, Transcript, Turn, UnitId};
use spotcheck::review::{Case, Choice, Desk, Draft, sheet};

const CHECKLIST: &str = "
checklist: t
title: 测试表
for: calls
sections:
  - title: 开头
    items:
      - {id: greeting, title: 问候语, points: 10, say: 您好}
      - {id: attitude, title: 态度, points: 20, ask: {question: 态度好吗？, type: yes_no}}
      - {id: mood, title: 情绪, points: 0, ask: {question: 客户情绪, type: one_of, of: [满意, '一般, 说不上', '0012']}}
      - {id: notes, title: 记录, points: 0, ask: {question: 还有什么？, type: note}}
";

fn desk(id: &str, blind: bool, draft: Draft) -> Desk {
    let turn = |speaker, text: &str| Turn { speaker, start_ms: Some(0), end_ms: Some(900), text: text.into() };
    let turns = vec![turn(Speaker::Agent, "您好"), turn(Speaker::Customer, "=1+1  两个空格\n第二行")];
    let transcript = Transcript { source: "test".into(), recognised: false, speakers_reliable: true, turns };
    let call = Call {
        id: CallId::parse(id).unwrap(),
        agent: AgentId::parse("0966").unwrap(),
        start: "2026-11-16T01:30:00Z".parse().unwrap(),
        duration_ms: None,
        fields: std::collections::BTreeMap::new(),
    };
    let definition = checklist::read("t.yaml", CHECKLIST, true).unwrap();
    let compiled = Compiled::new(definition.clone()).unwrap();
    let machine = inspect(&compiled, Subject { id, facts: &call.facts(), transcript: Some(&transcript), labels: &[] });
    Desk {
        case: Case { draw: "D-1".into(), unit: UnitId::parse(id).unwrap() },
        call,
        agent_name: "王芳".into(),
        transcript: Some(transcript),
        definition: Arc::new(definition),
        inspection: 1,
        inspection_sha256: "cd".repeat(32),
        machine,
        blind,
        draft,
    }
}

fn draft() -> Draft {
    let mut draft = Draft { comment: Some("=总评\n第二行  空格".into()), ..Draft::default() };
    let reason = Some("机器听错了".into());
    *draft.item("greeting") = Choice { verdict: Some(Verdict::Fail), reason, ..Choice::default() };
    *draft.item("attitude") = Choice { answer: Some("yes".into()), ..Choice::default() };
    *draft.item("mood") = Choice { answer: Some("0012".into()), ..Choice::default() };
    *draft.item("notes") = Choice { answer: Some("2026-11-20".into()), ..Choice::default() };
    draft
}

/// Converts a file by `soffice`; `None` where that program is not installed.
fn converted(folder: &Path, file: &Path, to: &str) -> Option<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let out = folder.join(to);
    let run = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(&out)
        .arg(file)
        .output();
    let Ok(run) = run else {
        println!("skipped: LibreOffice is not there");
        return None;
    };
    let result = out.join(file.with_extension(to).file_name().unwrap());
    assert!(result.exists(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(result)
}

#[test]
fn a_review_workbook_comes_through_libreoffice_as_it_was() {
    let desks = [desk("C-001", false, draft()), desk("C-002", true, Draft::default())];
    let messages = Messages::built_in(Language::Chinese);
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.xlsx");
    std::fs::write(&file, sheet::write(&desks, &messages, &zone, "9001", "周敏").unwrap()).unwrap();

    let Some(ods) = converted(folder.path(), &file, "ods") else { return };
    let Some(xlsx) = converted(folder.path(), &ods, "xlsx") else { return };
    for file in [&ods, &xlsx] {
        let back = sheet::read("复核.xlsx", &std::fs::read(file).unwrap(), &messages).unwrap();
        for (desk, back) in desks.iter().zip(&back) {
            assert_eq!((&back.draft, back.is_untouched), (&desk.draft, true), "{}", file.display());
        }
        assert_eq!(back.len(), 2);
    }

    let Some(flat) = converted(folder.path(), &xlsx, "fods") else { return };
    let text = std::fs::read_to_string(flat).unwrap();
    for part in [
        "&quot;合格&quot;;&quot;不合格&quot;;&quot;不适用&quot;",
        "&quot;是&quot;;&quot;否&quot;",
        "cell-content-is-in-list([$spotcheck.",
    ] {
        assert!(text.contains(part), "a drop-down is gone: {part}");
    }
    assert!(text.contains("您好") && text.contains("=1+1"), "the transcript is still there");
    assert!(text.contains("table:protected=\"true\""));
}
