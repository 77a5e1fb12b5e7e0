//! Workbooks that are written, filled in, broken, and read again.

mod broken;
mod filled;

use std::sync::Arc;

use jiff::tz::TimeZone;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::book::{Grid, Value, open};
use super::column::Column;
use super::{FilledDesk, read, write};
use crate::checklist;
use crate::inspection::{Compiled, Subject, inspect};
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::records::{AgentId, Call, CallId, Speaker, Transcript, Turn, UnitId};
use crate::review::{Case, Desk, Draft};

const CHECKLIST: &str = r#"
checklist: t
title: 测试表
for: calls
sections:
  - title: 开头结尾
    items:
      - {id: greeting, title: 问候语, points: 10, source: E2.2a, say: 您好}
      - {id: farewell, title: 结束语, points: 10, say: 再见}
      - {id: listed, title: 有工单, points: 10, data: {field: order, present: true}}
  - title: 听录音
    items:
      - {id: attitude, title: 态度, points: 20, ask: {question: 态度好吗？, type: yes_no, quote: required}}
      - {id: mood, title: 客户情绪, points: 0, ask: {question: 客户的情绪, type: one_of, of: [满意, "一般, 说不上", "=1+1"]}}
      - {id: clear, title: 清楚, points: 20, ask: {question: 说得清楚吗？, type: scale}}
      - {id: notes, title: 记录, points: 0, ask: {question: 还有什么？, type: note}}
"#;

fn messages() -> Messages {
    Messages::built_in(Language::Chinese)
}

fn desk(id: &str, blind: bool, draft: Draft) -> Desk {
    let turn = |speaker, at: u64, text: &str| Turn { speaker, start_ms: Some(at), end_ms: Some(at + 2000), text: text.into() };
    let turns = vec![turn(Speaker::Agent, 0, "您好，请讲"), turn(Speaker::Customer, 61_000, "=HYPERLINK(\"x\")\u{7}\n第二行")];
    let mut transcript = Transcript { source: "test".into(), recognised: false, speakers_reliable: true, turns };
    let call = Call {
        id: CallId::parse(id).unwrap(),
        agent: AgentId::parse("0966").unwrap(),
        start: "2026-11-16T01:30:00Z".parse().unwrap(),
        duration_ms: Some(205_000),
        fields: std::collections::BTreeMap::new(),
    };
    let compiled = Compiled::new(checklist::read("t.yaml", CHECKLIST, true).unwrap()).unwrap();
    let subject = Subject { id, facts: &call.facts(), transcript: Some(&transcript), labels: &[] };
    let machine = inspect(&compiled, subject);
    transcript.turns.push(turn(Speaker::Other("3".into()), 65_000, &"长".repeat(40_000)));
    Desk {
        case: Case { draw: "周抽查-2026-W47".into(), unit: UnitId::parse(id).unwrap() },
        call,
        agent_name: "王芳".into(),
        transcript: Some(transcript),
        definition: Arc::new(checklist::read("t.yaml", CHECKLIST, true).unwrap()),
        inspection: 17,
        inspection_sha256: "ab".repeat(32),
        machine,
        blind,
        draft,
    }
}

/// Two recordings, as an inspector gets them.
fn desks() -> Vec<Desk> {
    vec![desk("C-001", false, Draft::default()), desk("录音/2:b", true, Draft::default())]
}

fn written(desks: &[Desk], language: Language) -> Vec<u8> {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    write(desks, &Messages::built_in(language), &zone, "9001", "周敏").unwrap()
}

fn again(bytes: &[u8]) -> Result<Vec<FilledDesk>, Vec<Problem>> {
    read("复核.xlsx", bytes, &messages())
}

/// The workbook with its cells changed.
fn edited(bytes: &[u8], edit: impl FnOnce(&mut Vec<Grid>)) -> Vec<u8> {
    let mut grids = open(bytes).unwrap();
    edit(&mut grids);
    let mut book = Workbook::new();
    for grid in &grids {
        let sheet = book.add_worksheet().set_name(&grid.name).unwrap();
        for ((row, column), value) in &grid.cells {
            let (row, column) = (*row, u16::try_from(*column).unwrap());
            let date = Format::new().set_num_format("yyyy-mm-dd");
            match value {
                Value::Text(text) if text.parse::<f64>().is_ok() && row > 0 && !text.starts_with('0') => {
                    sheet.write_number(row, column, text.parse::<f64>().unwrap()).unwrap()
                }
                Value::Text(text) => sheet.write_string(row, column, text).unwrap(),
                Value::Date(_) => sheet.write_number_with_format(row, column, 46_342.0, &date).unwrap(),
                Value::Error(error) => sheet.write_formula(row, column, Formula::new("=A99").set_result(error)).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

/// The sheet of a recording, by its number.
fn page(grids: &mut [Grid], number: usize) -> &mut Grid {
    &mut grids[number]
}

impl Grid {
    fn row(&self, code: &str) -> u32 {
        self.cells.keys().map(|(row, _)| *row).find(|row| self.shown(*row, 0) == code).unwrap_or_else(|| panic!("no {code}"))
    }

    fn place(&self, column: Column) -> u32 {
        (1..20).find(|place| self.shown(0, *place) == column.code()).unwrap()
    }

    fn text(&self, code: &str, column: Column) -> &str {
        self.shown(self.row(code), self.place(column))
    }

    /// Types a text into a cell.
    fn fill(&mut self, code: &str, column: Column, text: &str) {
        self.put(code, column, Value::Text(text.into()));
    }

    fn put(&mut self, code: &str, column: Column, value: Value) {
        let place = (self.row(code), self.place(column));
        self.cells.insert(place, value);
    }

    /// Removes a row, and moves those below it up.
    fn remove_row(&mut self, gone: u32) {
        let cells = std::mem::take(&mut self.cells);
        let moved = cells.into_iter().filter(|((row, _), _)| *row != gone);
        self.cells = moved.map(|((row, place), value)| ((if row > gone { row - 1 } else { row }, place), value)).collect();
    }
}
