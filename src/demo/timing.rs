//! When calls come in, and when each turn of a call is spoken. Whole milliseconds throughout.

use super::chance::Chance;
use super::dialogue::Line;
use super::staff::Agent;

const HOUR: u32 = 3600;
/// How a day's calls spread over the hours of a shift that begins at the row's hour: mornings and mid-afternoons are busy.
const HOURS: [u32; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 7, 12, 12, 9, 5, 6, 9, 10, 8, 6, 5, 5, 0, 0, 0, 0];
/// Monday mornings bring what gathered on the weekend.
const MONDAY: [u32; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 12, 24, 20, 12, 5, 6, 9, 10, 8, 6, 5, 5, 0, 0, 0, 0];
/// Monday to Sunday.
const DAYS: [u32; 7] = [15, 11, 10, 10, 10, 8, 7];

/// The moments at which an agent's calls of one week come in, in seconds from Monday's midnight, in order.
pub(super) fn arrivals(agent: &Agent, week: u32, chance: &mut Chance) -> Vec<u32> {
    if agent.leave == Some(week) {
        return Vec::new();
    }
    let days: Vec<u32> = (0..7).map(|day| if agent.off.contains(&day) { 0 } else { DAYS[day as usize] }).collect();
    let swing = agent.weekly / 10;
    let count = agent.weekly - swing + chance.between(0, 2 * swing);
    let mut moments: Vec<u32> = (0..count).map(|_| moment(agent, &days, chance)).collect();
    moments.sort_unstable();
    moments
}

fn moment(agent: &Agent, days: &[u32], chance: &mut Chance) -> u32 {
    let day = chance.weighted(days);
    let hours = if day == 0 { MONDAY } else { HOURS };
    let shift = agent.from_hour as usize..agent.from_hour as usize + 9;
    let hour = agent.from_hour as usize + chance.weighted(&hours[shift]);
    let whole = |n: usize| u32::try_from(n).expect("an hour of a week");
    whole(day * 24 + hour) * HOUR + chance.below(HOUR)
}

/// When each line begins and ends, in milliseconds, and how many seconds the whole recording lasts.
pub(super) fn speak(lines: &[Line], chance: &mut Chance) -> (Vec<(u32, u32)>, u32) {
    let pace = chance.between(170, 260);
    let mut clock = chance.between(300, 2400);
    let mut spans = Vec::with_capacity(lines.len());
    for line in lines {
        let length = u32::try_from(line.text.chars().count()).expect("a turn is short").max(1);
        let end = clock + length * pace + chance.between(80, 400);
        spans.push((clock, end));
        clock = end + if line.hold { chance.between(6_000, 45_000) } else { chance.between(150, 1_600) };
    }
    let last = spans.last().map_or(0, |span| span.1);
    (spans, (last + chance.between(400, 2_500)).div_ceil(1000))
}

/// How many seconds turns take that are not in the recording.
pub(super) fn unrecorded(turns: usize) -> u32 {
    3 * u32::try_from(turns).expect("a call is short")
}
