//! Lengths of time between and across turns: silences, holds, overlaps, delays of a reply.

use super::{Gap, Talk, times};
use crate::checklist::Who;
use crate::problem::Message;
use crate::records::Speaker;

/// An agent who goes on within this time after announcing a hold has not begun it yet.
const PAUSE_MS: u64 = 2_000;
/// An exception said in so many spoken turns before a gap excuses it: 请稍等 and the customer's 好的.
const BEFORE: usize = 2;

/// Gaps in which nobody speaks, between the first words and the last; those before which an exception was said are left out.
pub(super) fn silences(talk: &Talk, excused: &[usize]) -> Result<Vec<Gap>, Message> {
    let turns = &talk.case.transcript.turns;
    let mut gaps = Vec::new();
    let mut last: Option<(usize, u64)> = None;
    for (place, index) in talk.spoken.iter().enumerate() {
        let (start, end) = times(&turns[*index])?;
        if let Some((before, until)) = last
            && start > until
            && !is_excused(talk, place, excused)
        {
            gaps.push(Gap { ms: start - until, turns: vec![before, *index] });
        }
        last = match last {
            Some((before, until)) if until >= end => Some((before, until)),
            _ => Some((*index, end)),
        };
    }
    Ok(gaps)
}

/// Whether an exception was said just before the spoken turn of a place.
fn is_excused(talk: &Talk, place: usize, excused: &[usize]) -> bool {
    talk.spoken[place.saturating_sub(BEFORE)..place].iter().any(|turn| excused.contains(turn))
}

/// From each announcement of a hold to the agent's return. What the agent says within two seconds still belongs to the announcement.
/// 嗯 is no return. Where the customer talks for most of the time it is no hold, and one without a return lasts to the last turn.
pub(super) fn holds(talk: &Talk, announced: &[usize]) -> Result<Vec<Gap>, Message> {
    let turns = &talk.case.transcript.turns;
    let mut holds = Vec::new();
    let mut back = 0;
    for announcement in announced.iter().copied().filter(|turn| talk.spoken.contains(turn)) {
        if announcement < back {
            continue;
        }
        let (_, mut from) = times(&turns[announcement])?;
        let (mut last, mut customer, mut returned) = (announcement, 0, None);
        for index in (announcement + 1..turns.len()).filter(|index| !talk.is_filler(*index)) {
            let (start, end) = times(&turns[index])?;
            if turns[index].speaker != Speaker::Agent {
                customer += end - start;
            } else if start <= from + PAUSE_MS {
                (from, last, customer) = (from.max(end), index, 0);
            } else {
                returned = Some((index, start));
                break;
            }
        }
        back = returned.map_or(usize::MAX, |(index, _)| index);
        let until = returned.map_or_else(|| last_moment(talk), |(_, start)| start);
        let ms = until.saturating_sub(from);
        if ms > 0 && customer * 2 <= ms {
            holds.push(Gap { ms, turns: [Some(last), returned.map(|(index, _)| index)].into_iter().flatten().collect() });
        }
    }
    Ok(holds)
}

fn last_moment(talk: &Talk) -> u64 {
    talk.case.transcript.turns.iter().filter_map(|turn| turn.end_ms).max().unwrap_or_default()
}

/// Times in which somebody speaks who began while another was speaking. 嗯 neither interrupts nor is interrupted.
pub(super) fn overlaps(talk: &Talk, who: Who) -> Result<Vec<Gap>, Message> {
    let turns = &talk.case.transcript.turns;
    let words = talk.spoken.iter().copied().filter(|index| !talk.is_filler(*index));
    let mut timed =
        words.map(|index| times(&turns[index]).map(|(start, end)| (start, end, index))).collect::<Result<Vec<_>, _>>()?;
    timed.sort_unstable();
    let mut overlaps = Vec::new();
    for (place, (start, end, index)) in timed.iter().enumerate() {
        let speaker = &turns[*index].speaker;
        let others = timed[..place].iter().filter(|(_, until, other)| turns[*other].speaker != *speaker && until > start);
        let longest = others.map(|(_, until, other)| ((*until).min(*end) - start, *other)).max();
        if let Some((ms, other)) = longest.filter(|(ms, _)| *ms > 0 && who.is(speaker)) {
            overlaps.push(Gap { ms, turns: vec![other, *index] });
        }
    }
    Ok(overlaps)
}

/// From the customer's last words to the agent's next; those before which an exception was said are left out.
pub(super) fn reply_delays(talk: &Talk, excused: &[usize]) -> Result<Vec<Gap>, Message> {
    let turns = &talk.case.transcript.turns;
    let mut delays = Vec::new();
    let mut waiting: Option<(usize, u64)> = None;
    for (place, index) in talk.spoken.iter().enumerate().filter(|(_, index)| !talk.is_filler(**index)) {
        let (start, end) = times(&turns[*index])?;
        if turns[*index].speaker != Speaker::Agent {
            waiting = Some((*index, end));
        } else if let Some((before, until)) = waiting.take()
            && !is_excused(talk, place, excused)
        {
            delays.push(Gap { ms: start.saturating_sub(until), turns: vec![before, *index] });
        }
    }
    Ok(delays)
}
