//! Plain text: a turn begins with `客服：` or `客户：`, after a time or before one, and goes on until the next.

use super::labels::{self, Time};
use super::speakers::Draft;
use super::{Found, in_file};
use crate::intake::{Source, times};
use crate::problem::Problem;

/// Reads the turns of a text. What stands above the first label is a heading; it is left out with a note.
pub(super) fn read(source: &Source, text: &str) -> Result<(Found, Vec<Problem>), Vec<Problem>> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut above = 0_u64;
    let mut first_moment = None;
    for line in text.lines() {
        if let Some(start) = labels::start_of_turn(line) {
            let start_ms = start.time.and_then(|time| offset(&time, &mut first_moment));
            drafts.push(Draft { label: Some(start.label), start_ms, end_ms: None, text: start.text.to_owned() });
        } else if let Some(draft) = drafts.last_mut() {
            go_on(&mut draft.text, line);
        } else if !line.trim().is_empty() {
            above += 1;
        }
    }
    if drafts.is_empty() {
        return Err(vec![Problem::new("intake-text-without-labels").in_file(source.name)]);
    }
    let note = (above > 0).then(|| Problem::new("intake-text-heading").with("lines", above));
    Ok((Found::of(drafts), in_file(source, None, note.into_iter().collect())))
}

fn go_on(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// A time as milliseconds from the start; times by the clock count from the first of them.
fn offset(time: &Time, first: &mut Option<i64>) -> Option<u64> {
    match time {
        Time::Offset(milliseconds) => Some(*milliseconds),
        Time::Clock { date, of_day_ms } => {
            let times::When::Date(date) = times::parse(date).ok()? else { return None };
            let epoch = jiff::civil::date(1970, 1, 1);
            let days = i64::from(date.since(epoch).ok()?.get_days());
            let moment = days * 86_400_000 + i64::try_from(*of_day_ms).ok()?;
            u64::try_from(moment - *first.get_or_insert(moment)).ok()
        }
    }
}
