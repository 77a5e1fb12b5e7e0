//! `repeat`: one speaker says nearly the same again.

use super::inspect::Case;
use super::judgement::is_doubtful;
use super::say::Judgement;
use super::verdict::Verdict;
use super::window::view;
use crate::checklist::{Extent, Often, Repeat, Scope};
use crate::problem::Message;
use crate::text::{fold, is_silent};

/// 好的 and 对对对 are said again and again and repeat nothing.
const LEAST_CHARACTERS: usize = 4;

/// The most often that one speaker says nearly the same, each time within reach of the first; held against what is asked.
pub(super) fn judge(scope: Scope, repeat: &Repeat, case: &Case) -> Judgement {
    let inside = match view(scope, case) {
        Ok(view) => view.inside,
        Err(id) => return Judgement::unsure(Message::new(&format!("reason-{id}"))),
    };
    let turns = &case.transcript.turns;
    let spoken: Vec<usize> = (0..turns.len()).filter(|i| !is_silent(&turns[*i].text)).collect();
    let said: Vec<Said> = (spoken.iter().enumerate())
        .filter(|(_, i)| inside[**i] && (is_doubtful(case.transcript) || scope.speaker.is(&turns[**i].speaker)))
        .filter(|(_, i)| !case.scan.is_filler(case.transcript, **i))
        .map(|(place, i)| Said { turn: *i, place, text: fold(&turns[*i].text) })
        .filter(|said| said.text.chars().count() >= LEAST_CHARACTERS)
        .collect();
    let Some(most) = most(&said, repeat, case) else { return Judgement::unsure(Message::new("reason-no-times")) };
    let count = most.len().max(usize::from(!said.is_empty()));
    let (holds, is_asked) = match repeat.limit {
        Often::AtLeast(least) => (count >= least, true),
        Often::AtMost(limit) => (count <= limit, false),
    };
    // what can only be read by who speaks is left to a person, where it would tell against somebody or for them
    let is_open = is_doubtful(case.transcript) && holds == is_asked && count > 1;
    let (verdict, id) = match holds {
        _ if is_open => (Verdict::Unsure, "reason-repeat-by-whom"),
        true => (Verdict::Pass, "reason-repeat-met"),
        false => (Verdict::Fail, "reason-repeat-missed"),
    };
    let reason = Message::new(id).with("count", count).with("like", repeat.like);
    let shown = if count > 1 { most } else { Vec::new() };
    Judgement::bare(verdict, reason).resting_on(case, shown)
}

struct Said {
    turn: usize,
    /// How many spoken turns stand before it.
    place: usize,
    text: String,
}

/// The longest run of turns that are nearly the first of them, within reach of it; none where it takes times that are not there.
fn most(said: &[Said], repeat: &Repeat, case: &Case) -> Option<Vec<usize>> {
    let turns = &case.transcript.turns;
    let mut most: Vec<usize> = Vec::new();
    for (i, first) in said.iter().enumerate() {
        let mut alike = vec![first.turn];
        for later in &said[i + 1..] {
            let is_same =
                turns[later.turn].speaker == turns[first.turn].speaker && is_like(&first.text, &later.text, repeat.like);
            if is_same && reaches(first, later, repeat.within, case)? {
                alike.push(later.turn);
            }
        }
        if alike.len() > most.len() {
            most = alike;
        }
    }
    Some(most)
}

fn reaches(first: &Said, later: &Said, within: Option<Extent>, case: &Case) -> Option<bool> {
    let start = |said: &Said| case.transcript.turns[said.turn].start_ms;
    match within {
        Some(Extent::Turns(count)) => Some(later.place - first.place < count),
        Some(Extent::Millis(ms)) => Some(start(later)? <= start(first)? + ms),
        Some(Extent::Percent(_)) | None => Some(true),
    }
}

/// Whether two utterances share so much of their characters, in percent of the longer.
fn is_like(one: &str, other: &str, percent: u8) -> bool {
    strsim::normalized_levenshtein(one, other) * 100.0 >= f64::from(percent)
}

#[cfg(test)]
mod tests {
    use crate::inspection::tests::{check, conversation, run};
    use crate::inspection::verdict::Verdict::{Fail, Pass, Unsure};

    const THRICE: &str = "A: 请问您的手机号码是多少\nC: 什么\nA: 请问您的手机号码是多少呢\nC: 啊\nA: 请问你的手机号码是多少";

    #[test]
    fn an_agent_who_asks_the_same_a_third_time_repeats_herself() {
        let item = "repeat: {at_most: 2, within: 6 turns, like: 80%}";
        check(item, THRICE, Fail, &["请问您的手机号码是多少", "请问您的手机号码是多少呢", "请问你的手机号码是多少"]);
        check("repeat: {at_most: 2, within: 4 turns}", THRICE, Pass, &[]);
        check("repeat: {at_most: 3}", THRICE, Pass, &[]);
        check("repeat: {at_most: 2}, where: {speaker: customer}", THRICE, Pass, &[]);
        check("repeat: {at_most: 1}", "A: 好的好的\nA: 我帮您查一下\nA: 好的", Pass, &[]);
    }

    #[test]
    fn a_customer_who_repeats_himself_can_be_a_mark_for_other_items() {
        let item = "repeat: {at_least: 2}, where: {speaker: customer}";
        check(item, "C: 我的宽带断了\nA: 嗯\nC: 我的宽带断了啊", Pass, &["我的宽带断了", "我的宽带断了啊"]);
        check(item, "C: 我的宽带断了\nA: 我的宽带断了\nC: 怎么办呢", Fail, &[]);
    }

    #[test]
    fn what_is_the_same_for_one_may_be_two_peoples_words() {
        check("repeat: {at_most: 1}", "1: 请问您的手机号码\n1: 请问您的手机号码", Unsure, &[]);
        check("repeat: {at_most: 1, within: 20s}", "A: 请问您的手机号码\nA: 请问您的手机号码", Unsure, &[]);
        check("repeat: {at_most: 1, within: 20s}", "0s A: 请问您的手机号码\n30s A: 请问您的手机号码", Pass, &[]);
        let mut doubtful = conversation("A: 请问您的手机号码\nC: 请问您的手机号码");
        doubtful.speakers_reliable = false;
        assert_eq!(run("repeat: {at_most: 1}", &doubtful, &[]).verdict, Pass);
    }
}
