//! The first sheet: which recordings there are, and how they are reviewed.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::identity::Recording;
use super::look;
use super::write::Look;
use crate::problem::Message;
use crate::review::Desk;

/// The columns and how wide they are; the heading is the message `review-sheet-` and the name.
const COLUMNS: [(&str, u16); 8] =
    [("number", 6), ("draw", 28), ("unit", 28), ("agent", 18), ("start", 18), ("must", 10), ("state", 18), ("link", 12)];
/// What to do, line by line; the second line is not for those who review blind.
const STEPS: [&str; 5] =
    ["review-sheet-step-1", "review-sheet-step-2", "review-sheet-step-3", "review-sheet-step-4", "review-sheet-step-5"];
const WHERE_NOT_BLIND: &str = "review-sheet-step-3";

/// The name of the sheet.
pub(super) fn name(look: &Look) -> String {
    look::sheet_name(&look.messages.get("review-sheet-list"))
}

pub(super) fn write(sheet: &mut Worksheet, desks: &[Desk], recordings: &[Recording], look: &Look) -> Result<(), XlsxError> {
    let formats = &look.formats;
    sheet.set_name(name(look))?;
    let title = Message::new("review-sheet-list-title").with("name", &look.inspector).with("count", desks.len());
    sheet.write_string_with_format(0, 0, look.fit(&look.messages.text(&title)), &formats.title)?;
    look::set_height(sheet, 0, 2)?;
    let is_told = |step: &&str| *step != WHERE_NOT_BLIND || desks.iter().any(|desk| !desk.blind);
    let mut row = 1;
    for step in STEPS.into_iter().filter(is_told) {
        sheet.write_string_with_format(row, 0, look.messages.get(step), &formats.note)?;
        row += 1;
    }
    for (column, (heading, width)) in (0..).zip(COLUMNS) {
        let heading = look.messages.get(&format!("review-sheet-{heading}"));
        sheet.write_string_with_format(row, column, heading, &formats.head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?.set_repeat_rows(row, row)?;
    for (number, (desk, recording)) in (1..).zip(desks.iter().zip(recordings)) {
        row += 1;
        let cells = cells(number, desk, look);
        let lines = cells.iter().zip(COLUMNS).map(|(text, (_, width))| look::lines(text, width)).max();
        look::set_height(sheet, row, lines.unwrap_or(1))?;
        for (column, text) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, look.fit(&text), &formats.told)?;
        }
        let link = Url::new(format!("internal:'{}'!D5", recording.sheet)).set_text(look.messages.get("review-sheet-open"));
        sheet.write_url_with_format(row, 7, link, &formats.link)?;
    }
    look::set_up(sheet);
    Ok(())
}

fn cells(number: usize, desk: &Desk, look: &Look) -> [String; 7] {
    let form = desk.form();
    let state = if desk.draft.is_empty() {
        "review-sheet-state-open"
    } else if form.decide(&desk.draft).is_ok() {
        "review-sheet-state-complete"
    } else {
        "review-sheet-state-begun"
    };
    [
        number.to_string(),
        desk.case.draw.clone(),
        desk.case.unit.to_string(),
        agent(desk),
        look.time(desk.call.start),
        form.asked().filter(|asked| form.must_be_said(asked)).count().to_string(),
        look.messages.get(state),
    ]
}

/// Whose call it is, by name and staff number.
pub(super) fn agent(desk: &Desk) -> String {
    let id = desk.call.agent.as_str();
    if desk.agent_name == id { id.to_owned() } else { format!("{} {id}", desk.agent_name) }
}
