//! Speaker labels: the words for agent and customer, and `客服：` at the start of a line, in any script and width and with slips of the
//! keyboard (`客戶：`, `客 户：`, `客户；`).

use std::sync::LazyLock;

use regex::Regex;

use crate::records::Speaker;
use crate::text::fold;

const AGENT: [&str; 15] = [
    "客服代表",
    "客服人员",
    "客服",
    "坐席",
    "座席",
    "话务员",
    "接线员",
    "工作人员",
    "agent",
    "operator",
    "representative",
    "advisor",
    "staff",
    "csr",
    "seat",
];
const CUSTOMER: [&str; 10] = ["客户", "用户", "顾客", "来电人", "来电者", "业主", "customer", "caller", "client", "user"];
/// A label is short; what stands before a later colon is speech.
const LONGEST: usize = 24;
const COLONS: [char; 4] = [':', '：', ';', '；'];

/// The time at the start or the end of a turn's heading: `[00:01:23]`, `1:23.5`, `2026-11-16 09:30:05`.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"[\[(（【]?\s*(?:(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,](\d{1,3}))?\s*[\])）】]?",
    )
    .expect("the pattern is constant and well formed")
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:speaker|spk|说话人|发言人|讲话人|角色|声道|channel)[\s_#-]*([0-9A-Za-z]{1,4})$")
        .expect("the pattern is constant and well formed")
});

/// Agent or customer, where a label says so: `客服`, `坐席0966`, `客户（王女士）`, `AGENT`, `Agent 1`, `客 戶`.
pub(super) fn role(label: &str) -> Option<Speaker> {
    let label = label.trim().trim_matches(['[', ']', '【', '】', '<', '>', '(', ')']).trim();
    let plain = plain(label);
    let joined: String = plain.split_whitespace().collect();
    let starts = |words: &[&str]| {
        let is_role = |word: &&str| [&plain, &joined].into_iter().any(|label| label.strip_prefix(word).is_some_and(is_addition));
        words.iter().any(is_role)
    };
    if starts(&AGENT) {
        Some(Speaker::Agent)
    } else if starts(&CUSTOMER) {
        Some(Speaker::Customer)
    } else {
        None
    }
}

/// A label in simplified script, half width and lower case; brackets and blanks stay.
pub(super) fn plain(label: &str) -> String {
    let plain = |c: char| {
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        if folded.is_empty() { c.to_string() } else { folded }
    };
    label.chars().map(plain).collect()
}

/// What may follow the word for a role: nothing, a number, a name in brackets or after a blank.
fn is_addition(rest: &str) -> bool {
    match rest.chars().next() {
        None => true,
        Some('(' | '（' | '[' | '【' | '_' | '-' | '#' | ' ' | '\u{3000}') => rest.chars().count() <= 12,
        Some(c) if c.is_ascii_digit() => rest.chars().all(|c| c.is_ascii_alphanumeric()),
        Some(_) => false,
    }
}

/// A time in a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Time {
    /// From the start of the recording, in milliseconds.
    Offset(u64),
    /// A date with a time of day, in milliseconds of the day.
    Clock { date: String, of_day_ms: u64 },
    /// What looks like a time and is none: `00:75`.
    Impossible,
}

/// Where a line begins a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start<'a> {
    pub label: String,
    pub time: Option<Time>,
    pub text: &'a str,
}

/// How a label is set apart from what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// By brackets around it.
    Brackets,
    /// By a colon.
    Colon,
    /// By a semicolon, where a colon was meant.
    Semicolon,
    /// By a tab.
    Tab,
    /// By a time behind it.
    Time,
}

/// What tells a label from speech: the label to keep, where it is one.
pub(super) type IsLabel<'a> = &'a dyn Fn(&str, Apart) -> Option<String>;

/// The label, time and text of a line that begins a turn: `客服：…`, `[00:01:23] 客户: …`, `说话人1 00:05`, `【客服】…`.
pub(super) fn start_of_turn(line: &str) -> Option<Start<'_>> {
    start_by(line, &known_label)
}

/// The label, time and text of a line that begins with what `is_label` takes for a label.
pub(super) fn start_by<'a>(line: &'a str, is_label: IsLabel) -> Option<Start<'a>> {
    let line = line.trim();
    // cheap for the long lines of speech that hold no label
    let head_end = line.char_indices().nth(LONGEST * 2).map_or(line.len(), |(end, _)| end);
    let time = TIME.captures(&line[..head_end]).map(|found| (found.get(0).map_or(0..0, |all| all.range()), time_of(&found)));
    if let Some((range, time)) = time {
        if range.start == 0 {
            let rest = line[range.end..].trim_start();
            return labelled_by(rest, is_label).map(|(label, text)| Start { label, time, text });
        }
        if let Some(label) = is_label(line[..range.start].trim(), Apart::Time) {
            let text = line[range.end..].trim_start().trim_start_matches([':', '：']).trim_start();
            return Some(Start { label, time, text });
        }
    }
    labelled_by(line, is_label).map(|(label, text)| Start { label, time: None, text })
}

/// A label with its colon, or in brackets, at the start of a line; and the rest.
pub(super) fn labelled(line: &str) -> Option<(String, &str)> {
    labelled_by(line, &known_label)
}

fn labelled_by<'a>(line: &'a str, is_label: IsLabel) -> Option<(String, &'a str)> {
    let line = line.trim_start();
    for (open, close) in [('[', ']'), ('【', '】')] {
        if let Some((label, rest)) = line.strip_prefix(open).and_then(|inner| inner.split_once(close)) {
            let label = is_label(label.trim(), Apart::Brackets)?;
            return Some((label, rest.trim_start().trim_start_matches(COLONS).trim_start()));
        }
    }
    let colon = line.char_indices().take(LONGEST).find(|(_, c)| COLONS.contains(c));
    let by_colon = colon.and_then(|(at, colon)| {
        let apart = if matches!(colon, ':' | '：') { Apart::Colon } else { Apart::Semicolon };
        Some((is_label(line[..at].trim(), apart)?, line[at + colon.len_utf8()..].trim()))
    });
    by_colon.or_else(|| by_blank(line, is_label))
}

/// A label with a tab, as spreadsheets copy it, or a Chinese role with a blank where the colon should be. Were such a line taken to go
/// on with the turn before, the customer's words would become the agent's.
fn by_blank<'a>(line: &'a str, is_label: IsLabel) -> Option<(String, &'a str)> {
    let (label, text) = line.split_once(['\t', ' ', '\u{3000}'])?;
    let is_tab = line[label.len()..].starts_with('\t');
    let is_role = || {
        let plain = plain(label);
        !label.is_ascii() && AGENT.iter().chain(&CUSTOMER).any(|word| *word == plain)
    };
    if is_tab {
        is_label(label, Apart::Tab).map(|label| (label, text.trim()))
    } else {
        is_role().then(|| (label.to_owned(), text.trim()))
    }
}

/// The label where it is a role or a numbered speaker; of the latter the number alone.
fn known_label(label: &str, _apart: Apart) -> Option<String> {
    if let Some(found) = NUMBERED.captures(label) {
        return Some(found[1].to_owned());
    }
    role(label).map(|_| label.to_owned())
}

fn time_of(found: &regex::Captures) -> Option<Time> {
    let number = |index: usize| found.get(index).map(|part| part.as_str().parse::<u64>().unwrap_or(0));
    let fraction = found.get(5).map_or("0", |part| part.as_str());
    let millis = format!("{fraction:0<3}").parse::<u64>().unwrap_or(0);
    let (first, second) = (number(2)?, number(3)?);
    let seconds = |hours: u64, minutes: u64, seconds: u64| ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis;
    let third = number(4);
    // ninety minutes may stand before the seconds, but nothing else above sixty
    let is_wrong = third.map_or(second, |third| third.max(second)) >= 60 || (found.get(1).is_some() && first >= 24);
    if is_wrong {
        return Some(Time::Impossible);
    }
    Some(match found.get(1) {
        Some(date) => Time::Clock { date: date.as_str().to_owned(), of_day_ms: seconds(first, second, third.unwrap_or(0)) },
        None => Time::Offset(third.map_or_else(|| seconds(0, first, second), |third| seconds(first, second, third))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_speech() {
        for (line, label, text) in [
            ("客服：您好", "客服", "您好"),
            ("坐席0966: 您好：请讲", "坐席0966", "您好：请讲"),
            ("客户（王女士）：我要投诉", "客户（王女士）", "我要投诉"),
            ("Agent: hello", "Agent", "hello"),
            ("Speaker 1: hello", "1", "hello"),
            ("说话人2：嗯", "2", "嗯"),
            ("【客服】您好", "【客服】", "您好"),
            ("[00:01:23] 客户: 喂", "客户", "喂"),
            ("00:05 客户：喂", "客户", "喂"),
            ("说话人1 00:05", "1", ""),
            ("客服 00:01:05 您好", "客服", "您好"),
            ("客服 2026-11-16 09:30:05", "客服", ""),
            ("客户 你好，在吗", "客户", "你好，在吗"),
            ("坐席0966\t您好", "坐席0966", "您好"),
            ("Agent\thello", "Agent", "hello"),
            ("00:05 客户 喂", "客户", "喂"),
            ("客戶：喂", "客戶", "喂"),
            ("客户；喂", "客户", "喂"),
            ("客 户：喂", "客 户", "喂"),
            ("客　服 1：喂", "客　服 1", "喂"),
            ("ＡＧＥＮＴ；好", "ＡＧＥＮＴ", "好"),
            ("客戶 喂", "客戶", "喂"),
        ] {
            let start = start_of_turn(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((start.label.trim_matches(['【', '】']), start.text), (label.trim_matches(['【', '】']), text), "{line}");
        }
        for speech in [
            "客服电话：10086",
            "您好：请讲",
            "我是客服：",
            "10:30 我打过来的",
            "userid: 5",
            "agents: x",
            "agent smith called",
            "客户的 电话",
            "好的；客服：",
            "",
            "：",
            "[noise]",
        ] {
            assert_eq!(start_of_turn(speech), None, "{speech}");
        }
    }

    #[test]
    fn times_of_headings_count_from_the_start_or_by_the_clock() {
        let time = |line| start_of_turn(line).unwrap().time;
        assert_eq!(time("[01:02:03.5] 客服：好"), Some(Time::Offset(3_723_500)));
        assert_eq!(time("说话人1 00:05"), Some(Time::Offset(5_000)));
        assert_eq!(
            time("2026-11-16 09:30:05 客服：好"),
            Some(Time::Clock { date: "2026-11-16".to_owned(), of_day_ms: 34_205_000 })
        );
        assert_eq!(time("客服：10:30见"), None);
        assert_eq!(time("90:00 客服：好"), Some(Time::Offset(5_400_000)));
        for wrong in ["[00:75] 客服：好", "99:99:99 客服：好", "2026-11-16 25:00 客服：好"] {
            assert_eq!(time(wrong), Some(Time::Impossible), "{wrong}");
        }
    }
}
