//! Plain text: a turn begins with `客服：` or `客户：`, after a time or before one, and goes on until the next.

use super::labels::{self, Time};
use super::others::{Begins, Names};
use super::speakers::{Draft, SpeakerRule};
use super::{Found, in_file};
use crate::intake::{Source, shown, times};
use crate::problem::Problem;

/// Reads the turns of a text. What stands above the first label is a heading; it is left out with a note.
pub(super) fn read(source: &Source, text: &str, rule: &SpeakerRule) -> Result<(Found, Vec<Problem>), Vec<Problem>> {
    let names = Names::of(text, rule);
    if !text.lines().any(|line| labels::start_of_turn(line).is_some()) && !names.any_ruled(text) {
        return Err(vec![Problem::new("intake-text-without-labels").in_file(source.name)]);
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut above = 0_u64;
    let mut first_moment = None;
    let mut heard = Heard::default();
    for (number, line) in (1..).zip(text.lines()) {
        let start = labels::start_of_turn(line).or_else(|| match names.begin(line)? {
            Begins::Turn(start) => {
                if !names.is_ruled(&start.label) {
                    heard.other(number, &start.label);
                }
                Some(start)
            }
            Begins::Perhaps if !drafts.is_empty() => {
                heard.perhaps.push(number);
                None
            }
            Begins::Perhaps => None,
        });
        if let Some(start) = start {
            let start_ms = start.time.as_ref().and_then(|time| offset(time, &mut first_moment));
            heard.timeless.extend((start.time.is_some() && start_ms.is_none()).then_some(number));
            drafts.push(Draft { label: Some(start.label), start_ms, end_ms: None, text: start.text.to_owned() });
        } else if let Some(draft) = drafts.last_mut() {
            go_on(&mut draft.text, line);
        } else if !line.trim().is_empty() {
            above += 1;
        }
    }
    let heading = (above > 0).then(|| Problem::new("intake-text-heading").with("lines", above));
    let notes = heading.into_iter().chain(heard.notes()).collect();
    Ok((Found::of(drafts), in_file(source, None, notes)))
}

/// What is doubtful in single lines: a name that is no role, a time that there is not.
#[derive(Default)]
struct Heard {
    /// The speakers, each with its first line.
    others: Vec<(String, u64)>,
    /// Lines that may be speech as well.
    perhaps: Vec<u64>,
    /// Lines with a time that there is not.
    timeless: Vec<u64>,
}

impl Heard {
    fn other(&mut self, number: u64, label: &str) {
        if !self.others.iter().any(|(known, _)| known == label) {
            self.others.push((label.to_owned(), number));
        }
    }

    fn notes(self) -> impl Iterator<Item = Problem> {
        let others = self.others.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", ");
        let other =
            self.others.first().map(|(_, line)| Problem::new("intake-text-others").with("labels", shown(&others)).at_line(*line));
        let count = self.perhaps.len();
        let perhaps = self.perhaps.first().map(|line| Problem::new("intake-text-perhaps").with("lines", count).at_line(*line));
        let count = self.timeless.len();
        let timeless = self.timeless.first().map(|line| Problem::new("intake-text-bad-time").with("lines", count).at_line(*line));
        other.into_iter().chain(perhaps).chain(timeless)
    }
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
        Time::Impossible => None,
        Time::Clock { date, of_day_ms } => {
            let times::When::Date(date) = times::parse(date).ok()? else { return None };
            let epoch = jiff::civil::date(1970, 1, 1);
            let days = i64::from(date.since(epoch).ok()?.get_days());
            let moment = days * 86_400_000 + i64::try_from(*of_day_ms).ok()?;
            u64::try_from(moment - *first.get_or_insert(moment)).ok()
        }
    }
}
