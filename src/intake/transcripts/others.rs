//! Labels of speakers who are neither agent nor customer, or whose role nobody can tell: `班长：`, `张三：`.
//!
//! Were their lines taken to go on with the turn before, their words would become the agent's or the customer's. A name that begins
//! but one line may as well be speech (`地址：…`), so it is only told.

use std::collections::HashMap;

use super::labels::{self, Apart, Start};
use super::speakers::SpeakerRule;

/// Who else is heard on a line.
const OTHERS: [&str; 26] = [
    "班长",
    "值班长",
    "班组长",
    "组长",
    "主管",
    "经理",
    "值班经理",
    "客户经理",
    "店长",
    "领导",
    "专家",
    "二线",
    "后台",
    "技术",
    "师傅",
    "工程师",
    "质检",
    "机器人",
    "智能客服",
    "系统",
    "语音导航",
    "第三方",
    "ivr",
    "bot",
    "system",
    "supervisor",
];
/// A name is short.
const LONGEST_NAME: usize = 6;
const LONGEST_LATIN_NAME: usize = 20;

/// The names that begin lines of a file, and on how many; and those that a rule says are roles.
pub(super) struct Names<'r> {
    found: HashMap<String, usize>,
    rule: &'r SpeakerRule,
}

/// What a line is that begins with a name which is no role.
pub(super) enum Begins<'a> {
    /// A turn.
    Turn(Start<'a>),
    /// A turn, or words with a colon.
    Perhaps,
}

impl<'r> Names<'r> {
    /// Counts the names of a text.
    pub fn of(text: &str, rule: &'r SpeakerRule) -> Self {
        let mut found: HashMap<String, usize> = HashMap::new();
        for start in text.lines().filter_map(start) {
            *found.entry(labels::plain(&start.label)).or_default() += 1;
        }
        Self { found, rule }
    }

    /// Whether a rule says of a label who it is.
    pub fn is_ruled(&self, label: &str) -> bool {
        [&self.rule.agent, &self.rule.customer].into_iter().flatten().any(|known| known.trim() == label)
    }

    /// Whether any of the names is one that a rule knows.
    pub fn any_ruled(&self, text: &str) -> bool {
        let is_there = self.rule.agent.is_some() || self.rule.customer.is_some();
        is_there && text.lines().filter_map(start).any(|start| self.is_ruled(&start.label))
    }

    /// What a line is that begins with no known role; `None` where it begins with no name either.
    pub fn begin<'a>(&self, line: &'a str) -> Option<Begins<'a>> {
        let start = start(line)?;
        let plain = labels::plain(&start.label);
        let stamped = start.time.is_some();
        let is_turn =
            stamped || is_listed(&plain) || self.is_ruled(&start.label) || self.found.get(&plain).is_some_and(|count| *count > 1);
        Some(if is_turn { Begins::Turn(start) } else { Begins::Perhaps })
    }
}

fn start(line: &str) -> Option<Start<'_>> {
    if labels::start_of_turn(line).is_some() {
        return None;
    }
    labels::start_by(line, &name).filter(|start| !start.text.starts_with("//"))
}

/// A label that may be a name: letters alone, but for a number at its end.
fn name(label: &str, apart: Apart) -> Option<String> {
    let plain = labels::plain(label);
    let letters = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let longest = if letters.is_ascii() { LONGEST_LATIN_NAME } else { LONGEST_NAME };
    let is_name = letters.chars().all(|c| c.is_alphabetic() || (c == ' ' && letters.is_ascii()))
        && (1..=longest).contains(&letters.chars().count());
    let may_be = match apart {
        // a recogniser's marks stand in brackets too, and a semicolon stands in speech
        Apart::Brackets | Apart::Semicolon => is_listed(&plain),
        Apart::Colon | Apart::Tab => is_name,
        Apart::Time => false,
    };
    may_be.then(|| label.to_owned())
}

fn is_listed(plain: &str) -> bool {
    OTHERS.contains(&plain.trim_end_matches(|c: char| c.is_ascii_digit()).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the lines are: `=` for a turn, `?` for a doubt, `-` for speech.
    fn check(text: &str, expect: &str) {
        let rule = SpeakerRule { agent: Some("小李".to_owned()), ..SpeakerRule::default() };
        let names = Names::of(text, &rule);
        let kind = |line| match names.begin(line) {
            Some(Begins::Turn(_)) => '=',
            Some(Begins::Perhaps) => '?',
            None => '-',
        };
        assert_eq!(text.lines().map(kind).collect::<String>(), expect, "{text}");
    }

    #[test]
    fn names_that_come_again_begin_turns() {
        check("班长：好\n嗯", "=-");
        check("小李：好\n小王：嗯", "=?");
        check("张三：好\n张三:再见\n李四：在", "==?");
        check("[00:05] 王总：好", "=");
        check("【班长】好\n[笑声] 好\n[笑声] 好", "=--");
        check("地址：北京\n10:30 到\nhttp://a.b\nhttp://a.c", "?---");
        check("我想问一下这个：是吗\n我想问一下这个：是吗", "--");
        check("客服：好\n客服：好", "--");
        check("Tom Smith: hi\nTom Smith: bye", "==");
        check("好的；行\n好的；行", "--");
        check("机器人1：好", "=");
    }
}
