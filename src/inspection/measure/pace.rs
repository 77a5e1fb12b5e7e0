//! How fast and how much somebody speaks, and how long the call is.

use super::{Measured, Talk, seconds_of, times};
use crate::checklist::Who;
use crate::inspection::inspect::Case;
use crate::intake::stated;
use crate::problem::Message;

/// Less speech than this tells nothing of anybody's pace.
const LEAST_MS: u64 = 5_000;

/// Characters a minute of a speaker's own speaking time, without 嗯; a word of a spaced script counts as two. Compared, in percent of
/// the customer's.
pub(super) fn speech_rate(talk: &Talk, who: Who, compared: bool) -> Result<Measured, Message> {
    let own = rate(talk, who)?;
    if !compared {
        return Ok(own);
    }
    let customer = rate(talk, Who::Customer)?;
    if customer.value <= 0.0 {
        return Err(Message::new("reason-measure-too-little"));
    }
    Ok(Measured { value: own.value / customer.value * 100.0, turns: [own.turns, customer.turns].concat() })
}

/// The pace over all turns; it rests on the longest of them.
fn rate(talk: &Talk, who: Who) -> Result<Measured, Message> {
    let (transcript, document) = (talk.case.transcript, talk.case.scan.document);
    let (mut units, mut ms, mut longest) = (0, 0, (0, None));
    for index in talk.spoken.iter().copied() {
        let turn = &transcript.turns[index];
        if !who.is(&turn.speaker) || talk.is_filler(index) {
            continue;
        }
        let (start, end) = times(turn)?;
        units += document.uttered(&document.turn(index));
        ms += end - start;
        if end - start > longest.0 {
            longest = (end - start, Some(index));
        }
    }
    if ms < LEAST_MS {
        return Err(Message::new("reason-measure-too-little"));
    }
    #[allow(clippy::cast_precision_loss, reason = "a call has not so many characters")]
    let value = units as f64 / (seconds_of(ms) / 60.0);
    Ok(Measured { value, turns: longest.1.into_iter().collect() })
}

/// The agent's part of all speaking time, in percent.
pub(super) fn talk_share(talk: &Talk) -> Result<Measured, Message> {
    let turns = &talk.case.transcript.turns;
    let (mut agent, mut all) = (0, 0);
    for turn in talk.spoken.iter().map(|index| &turns[*index]) {
        let (start, end) = times(turn)?;
        all += end - start;
        agent += if Who::Agent.is(&turn.speaker) { end - start } else { 0 };
    }
    if all < LEAST_MS {
        return Err(Message::new("reason-measure-too-little"));
    }
    Ok(Measured { value: seconds_of(agent) / seconds_of(all) * 100.0, turns: Vec::new() })
}

/// How many turns somebody speaks.
pub(super) fn turns(talk: &Talk, who: Who) -> Measured {
    let turns = &talk.case.transcript.turns;
    let count = talk.spoken.iter().filter(|index| who.is(&turns[**index].speaker)).count();
    #[allow(clippy::cast_precision_loss, reason = "a call has not so many turns")]
    let value = count as f64;
    Measured { value, turns: Vec::new() }
}

/// How long the call lasted, by its record, else by its last words.
pub(super) fn duration(case: &Case) -> Result<Measured, Message> {
    of_record(case, "duration").or_else(|missing| {
        let last = case.transcript.turns.iter().filter_map(|turn| turn.end_ms).max();
        last.map(|ms| Measured { value: seconds_of(ms), turns: Vec::new() }).ok_or(missing)
    })
}

/// A length of time that the record holds.
pub(super) fn of_record(case: &Case, field: &str) -> Result<Measured, Message> {
    let about = |id: &str, value: &str| Message::new(id).with("field", field).with("value", value);
    let value = case.facts.get(field).ok_or_else(|| about("reason-data-missing", ""))?;
    let seconds = stated::seconds(value).ok_or_else(|| about("reason-field-no-number", value))?;
    Ok(Measured { value: seconds, turns: Vec::new() })
}
