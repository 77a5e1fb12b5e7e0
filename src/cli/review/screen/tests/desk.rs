//! A desk with every kind of item, and a conversation with long turns, words of double width and characters that steer terminals.

use std::sync::Arc;

use crate::checklist;
use crate::inspection::{Compiled, Subject, Verdict, inspect};
use crate::records::{AgentId, Call, CallId, Speaker, Transcript, Turn, UnitId};
use crate::review::{Case, Desk, Draft};

/// How many numbered parts the long turn has.
pub(super) const LONG: usize = 80;

const CHECKLIST: &str = "
checklist: hotline
title: 热线质检
for: calls
sections:
  - title: 开场
    items:
      - {id: greeting, title: 规范问候, points: 5, say: '您好，请问有什么可以帮您'}
      - {id: unsure, title: 身份核实规范而且完整没有遗漏, points: 5, say: '请报一下身份证'}
  - title: 服务
    items:
      - {id: rude, title: 禁用语, points: 10, never_say: ['烦死了']}
      - {id: warm, title: 热情, points: 5, ask: {question: 是否热情, type: yes_no, quote: required}}
      - {id: mood, title: 语气, points: 5, ask: {question: 语气如何, type: scale}}
      - {id: why, title: 来电原因, points: 5, ask: {question: 为什么来电, type: one_of, of: ['投诉', '话费, 套餐']}}
      - {id: note, title: 处理结果, points: 5, ask: {question: 怎样处理, type: note}}
";

fn transcript() -> Transcript {
    let mut turns = vec![
        (Speaker::Agent, "您好，请问有什么可以帮您？".to_owned()),
        (Speaker::Customer, "我要查一下话费，顺便问一下 5G 套餐。".to_owned()),
    ];
    let part = |number: usize| format!("这是第#{number}#部分，");
    turns.push((Speaker::Customer, (0..LONG).map(part).collect()));
    turns.extend((0..20).map(|number| (Speaker::Agent, format!("好的，第{number}次为您查询，请稍等。(please hold the line)"))));
    turns.push((Speaker::Agent, "哎呀，真是烦死了，你等一下。".to_owned()));
    turns.push((Speaker::Customer, "你怎么这样说话！我的话费呢，还要等多久？".to_owned()));
    turns.push((Speaker::Other("客\u{1b}户2".to_owned()), "清屏\u{1b}[2J\u{7}和\u{202e}反写".to_owned()));
    let turn = |(index, (speaker, text)): (usize, (Speaker, String))| {
        let start = index as u64 * 7000;
        Turn { speaker, start_ms: Some(start), end_ms: Some(start + 6000), text }
    };
    let turns = turns.into_iter().enumerate().map(turn).collect();
    Transcript { source: "test".into(), recognised: true, speakers_reliable: true, turns }
}

/// The desk, with the verdicts of the machine and of one item that it is unsure of.
pub(super) fn desk(blind: bool) -> Desk {
    let definition = checklist::read("test.yaml", CHECKLIST, true).unwrap_or_else(|problems| panic!("{problems:?}"));
    let compiled = Compiled::new(definition.clone()).unwrap();
    let transcript = transcript();
    let call = Call {
        id: CallId::parse("20261116090000_8012_001").unwrap(),
        agent: AgentId::parse("8012").unwrap(),
        start: "2026-11-16T01:00:00Z".parse().unwrap(),
        duration_ms: Some(183_000),
        fields: std::collections::BTreeMap::new(),
    };
    let facts = call.facts();
    let mut machine = inspect(&compiled, Subject { id: "x", facts: &facts, transcript: Some(&transcript), labels: &[] });
    for found in machine.items.iter_mut().filter(|found| found.id == "unsure") {
        found.verdict = Verdict::Unsure;
    }
    Desk {
        case: Case { draw: "2026-W47".into(), unit: UnitId::parse("20261116090000_8012_001").unwrap() },
        call,
        agent_name: "王芳".into(),
        transcript: Some(transcript),
        definition: Arc::new(definition),
        inspection: 1,
        inspection_sha256: "0".repeat(64),
        machine,
        blind,
        draft: Draft::default(),
    }
}
