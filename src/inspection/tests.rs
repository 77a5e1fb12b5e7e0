//! One item, one conversation, one verdict: the table that the language's promises stand in.

use std::fmt::Write as _;

use super::*;
use crate::checklist;
use crate::records::{Score, Speaker, Transcript, Turn};

/// A conversation from lines `A: …` (agent), `C: …` (customer), `1: …` (numbered), each optionally led by `12s ` or `12-14s `; without
/// its end a turn lasts two seconds.
pub(super) fn conversation(lines: &str) -> Transcript {
    let turn = |line: &str| {
        let (head, text) = line.trim().split_once(": ").expect("label and text");
        let (at, label) = head.split_once("s ").map_or((None, head), |(at, label)| (Some(at), label));
        let (start, end) = at.map_or((None, None), |at| at.split_once('-').map_or((Some(at), None), |(a, b)| (Some(a), Some(b))));
        let ms = |at: &str| at.parse::<u64>().unwrap() * 1000;
        let start_ms = start.map(ms);
        let speaker = match label {
            "A" => Speaker::Agent,
            "C" => Speaker::Customer,
            other => Speaker::Other(other.to_owned()),
        };
        Turn { speaker, start_ms, end_ms: end.map(ms).or(start_ms.map(|start| start + 2000)), text: text.to_owned() }
    };
    let turns = lines.lines().filter(|line| !line.trim().is_empty()).map(turn).collect();
    Transcript { source: "test".into(), recognised: true, speakers_reliable: true, turns }
}

pub(super) fn compile(yaml: &str) -> Compiled {
    let definition = checklist::read("test.yaml", yaml, true).unwrap_or_else(|problems| {
        panic!(
            "{}",
            problems.iter().fold(String::new(), |mut all, problem| {
                let _ = writeln!(all, "{problem}");
                all
            })
        )
    });
    Compiled::new(definition).unwrap()
}

fn one_item(item: &str) -> Compiled {
    compile(&format!(
        "checklist: t\ntitle: t\nfor: calls\nsections:\n  - title: s\n    items:\n      - {{id: i, title: i, points: 10, {item}}}\n"
    ))
}

pub(super) fn run(item: &str, transcript: &Transcript, facts: &[(&str, &str)]) -> ItemResult {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut found = inspect(&one_item(item), Subject { id: "x", facts: &facts, transcript: Some(transcript), labels: &[] });
    for evidence in &found.items[0].evidence {
        let text = &transcript.turns[evidence.turn].text;
        assert_eq!(text[evidence.start_byte..evidence.end_byte], evidence.quote);
    }
    found.items.remove(0)
}

/// What several items find, each by its own id.
pub(super) fn run_items(items: &[&str], transcript: &Transcript, facts: &[(&str, &str)]) -> Vec<ItemResult> {
    let items: String = items.iter().fold(String::new(), |all, item| all + &format!("      - {{title: t, {item}}}\n"));
    let yaml = format!("checklist: t\ntitle: t\nfor: calls\nsections:\n  - title: s\n    items:\n{items}");
    run_compiled(&compile(&yaml), Some(transcript), facts).items
}

/// A whole inspection.
pub(super) fn run_compiled(compiled: &Compiled, transcript: Option<&Transcript>, facts: &[(&str, &str)]) -> Inspection {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    inspect(compiled, Subject { id: "x", facts: &facts, transcript, labels: &[] })
}

/// Checks the verdict, and the quotes it rests on where any are given.
#[track_caller]
pub(super) fn check(item: &str, lines: &str, verdict: Verdict, quotes: &[&str]) {
    let result = run(item, &conversation(lines), &[]);
    assert_eq!(result.verdict, verdict, "{item}\n{lines}\n{result:?}");
    if !quotes.is_empty() {
        assert_eq!(result.evidence.iter().map(|evidence| evidence.quote.as_str()).collect::<Vec<_>>(), quotes, "{item}\n{lines}");
    }
}

use Verdict::{Fail, NotApplicable, Pass, Unsure};

#[test]
fn a_phrase_is_found_in_any_dress() {
    let item = "say: '您好，请问有什么可以帮您'";
    check(item, "A: 您好，請問有什麼可以幫您？\nC: 我要查话费", Pass, &["您好，請問有什麼可以幫您"]);
    check(item, "A: 喂您好 请问 有什么可以帮您的", Pass, &["您好 请问 有什么可以帮您"]);
    check(item, "A: 喂，说吧\nC: 我要查话费", Fail, &["喂，说吧"]);
    check("say: 'How can I help you'", "A: so, HOW can I help you?", Pass, &["HOW can I help you"]);
}

#[test]
fn a_turn_without_words_is_no_turn_that_was_searched() {
    check("say: 感谢您的来电", "C: 我要查话费\nA: [noise]\nC: 喂", Unsure, &[]);
}

#[test]
fn a_gap_holds_a_few_words_and_no_more() {
    let item = "say: '您好，…为您服务'";
    check(item, "A: 您好，八八电信为您服务", Pass, &["您好，八八电信为您服务"]);
    check(item, "A: 您好您好工号三十为您服务", Pass, &[]);
    check(item, &format!("A: 您好{}为您服务", "一".repeat(20)), Pass, &[]);
    check(item, &format!("A: 您好{}为您服务\nC: 再见", "一".repeat(21)), Fail, &[]);
    check(item, "A: 您好\nC: 喂\nA: 为您服务", Fail, &[]);
}

#[test]
fn a_required_phrase_may_be_split_over_turns_of_one_speaker() {
    let item = "say: 'hello this is … bank … my name is'";
    check(
        item,
        "A: hello this is harper valley national bank\nC: [noise]\nA: my name is linda",
        Pass,
        &["hello this is harper valley national bank", "my name is"],
    );
    check("never_say: 不知道", "A: 我不\nA: 知道了", Pass, &[]);
}

#[test]
fn any_all_at_least() {
    check("say: [您好, 早上好]", "A: 早上好", Pass, &["早上好"]);
    check("say: {all: [感谢来电, 祝您生活愉快]}", "A: 感谢来电", Fail, &[]);
    check("say: {all: [感谢来电, 祝您生活愉快]}", "A: 感谢来电，祝您生活愉快", Pass, &["感谢来电", "祝您生活愉快"]);
    check("say: {at_least: 2, of: [感谢来电, 祝您生活愉快, 再见]}", "A: 感谢来电再见", Pass, &[]);
    check("say: {at_least: 2, of: [感谢来电, 祝您生活愉快, 请评价]}", "A: 感谢来电", Fail, &[]);
    check("say: {regex: '请问.{0,4}帮'}", "A: 请问有什么帮您", Pass, &["请问有什么帮"]);
}

#[test]
fn words_in_english_are_whole() {
    check("never_say: hi", "A: this is it", Pass, &[]);
    check("never_say: {regex: hi}", "A: this is it", Pass, &[]);
    check("never_say: hi", "A: oh, hi!", Fail, &["hi"]);
}

#[test]
fn windows_count_the_speakers_turns_or_seconds() {
    let first = "say: 为您服务, where: {speaker: agent, first: 2 turns}";
    check(first, "C: 喂\nA: 喂\nC: 你好\nA: 八八电信为您服务", Pass, &[]);
    check(first, "A: 喂\nA: 您说\nA: 八八电信为您服务", Fail, &["喂"]);
    let last = "say: 感谢您的来电, where: {last: 1 turn}";
    check(last, "A: 感谢您的来电\nC: 好\nA: 走了", Fail, &["走了"]);
    check(last, "A: 感谢您的来电\nC: 好", Pass, &[]);
    let seconds = "say: 为您服务, where: {first: 30s}";
    check(seconds, "5s A: 喂\n35s A: 八八电信为您服务", Pass, &[]);
    check(seconds, "5s A: 喂\n36s A: 八八电信为您服务", Fail, &["喂"]);
    check("say: 感谢来电, where: {last: 10s}", "0s A: 感谢来电\n20s A: 走了", Fail, &[]);
    check("say: 感谢来电, where: {last: 50%}", "A: 一\nC: 二\nA: 感谢来电\nC: 四", Pass, &[]);
}

#[test]
fn seconds_without_times_are_unsure() {
    let item = "say: 为您服务, where: {first: 30s}";
    check(item, "A: 八八电信为您服务", Unsure, &[]);
    check(item, "A: 喂", Unsure, &[]);
    check("never_say: 不知道, where: {first: 30s}", "A: 我不知道", Unsure, &[]);
}

#[test]
fn short_words_that_recognition_loses_are_unsure_when_absent() {
    check("say: 再见", "A: 评价这些", Unsure, &["评价这些"]);
    check("say: [再见, 感谢来电]", "A: 评价这些", Fail, &[]);
    check("say: {all: [您好, 为您服务]}", "A: 八八电信为您服务", Unsure, &[]);
    let mut typed = conversation("A: 走了");
    typed.recognised = false;
    assert_eq!(run("say: 再见", &typed, &[]).verdict, Fail);
}

#[test]
fn a_recording_that_breaks_off_accuses_nobody_of_a_missing_end() {
    let item = "say: 感谢您的来电, where: {last: 2 turns}";
    check(item, "A: 您好\nC: 我上个月的话费怎么多扣了三十块钱", Unsure, &[]);
    check(item, "A: 您好\nC: 好的谢谢再见", Fail, &[]);
    check(item, "C: 我上个月的话费怎么多扣了三十块钱\nA: 不清楚啊", Fail, &[]);
    check("say: 请问有什么可以帮您, where: {first: 1 turn}", "A: 喂\nC: 我上个月的话费怎么多扣了三十块钱", Fail, &[]);
    let ends_at_22 = conversation("0s A: 您好\n20s A: 走了");
    assert_eq!(run(item, &ends_at_22, &[("duration", "26")]).verdict, Fail);
    assert_eq!(run(item, &ends_at_22, &[("duration", "40")]).verdict, Unsure);
}

#[test]
fn banned_words_count_by_who_says_them() {
    let item = "never_say: [不知道, 你自己看]";
    check(item, "A: 这个我不知道", Fail, &["不知道"]);
    check(item, "C: 我不知道啊\nA: 您别急", Pass, &[]);
    check(item, "1: 我不知道啊\n2: 您别急", Unsure, &["不知道"]);
    let mut doubtful = conversation("A: 我不知道\nC: 什么");
    doubtful.speakers_reliable = false;
    assert_eq!(run(item, &doubtful, &[]).verdict, Unsure);
    let mut doubtful = conversation("A: 您别急\nC: 我不知道");
    doubtful.speakers_reliable = false;
    assert_eq!(run(item, &doubtful, &[]).verdict, Pass);
}

#[test]
fn a_required_phrase_may_stand_under_the_other_number_of_a_doubtful_source() {
    let item = "say: 请问有什么可以帮您, where: {speaker: agent, first: 2 turns}";
    check(item, "2: 您好请问有什么可以帮您\n1: 我查话费", Pass, &[]);
    let mut doubtful = conversation("C: 您好请问有什么可以帮您\nA: 我查话费");
    doubtful.speakers_reliable = false;
    assert_eq!(run(item, &doubtful, &[]).verdict, Pass);
    check(item, "C: 您好请问有什么可以帮您\nA: 我查话费的事", Fail, &[]);
}

#[test]
fn an_exception_excuses_what_stands_beside_it() {
    let item = "never_say: 不知道, unless: {regex: '您(是说|说|刚才说)?.{0,4}不知道'}";
    check(item, "A: 您是说您不知道这笔扣款是吗", Pass, &["不知道"]);
    check(item, "A: 您说不知道是吧，那我也不知道", Fail, &["不知道"]);
    check("never_say: 不知道, unless: 暂时", "A: 暂时还不知道能不能办", Pass, &["不知道"]);
    check("never_say: 不行, unless: 行不行", "A: 您看这样行不行", Pass, &[]);
    check("say: 感谢您的来电, unless: 转接人工", "A: 我帮您转接人工", NotApplicable, &["转接人工"]);
}

#[test]
fn a_match_that_begins_a_turn_earlier_hides_none_that_counts() {
    // the exception would reach back to the 您 of the turn before
    let item = "never_say: 不知道, unless: {regex: '您.{0,9}不知道|不知道您'}";
    check(item, "A: 请问有什么可以帮您\nA: 不知道您方便吗", Pass, &["不知道"]);
    check("never_say: {regex: '保证.{0,9}到账'}", "A: 给您保证\nA: 保证明天到账", Fail, &["保证明天到账"]);
    let item = "say: {regex: '您.{0,9}吗'}, where: {last: 1 turns}";
    check(item, "A: 谢谢您\nA: 您还有问题吗", Pass, &["您还有问题吗"]);
}

#[test]
fn conditions_on_the_calls_data() {
    let talk = conversation("A: 喂");
    let item = "say: 为您服务, when: {业务类型: [退费, 过户]}";
    assert_eq!(run(item, &talk, &[("category", "退费")]).verdict, Fail);
    assert_eq!(run(item, &talk, &[("category", "退費")]).verdict, Fail);
    assert_eq!(run(item, &talk, &[("category", "查询")]).verdict, NotApplicable);
    assert_eq!(run(item, &talk, &[]).verdict, Unsure);
    let item = "say: 为您服务, when: {套餐金额: {at_least: 100}}";
    assert_eq!(run(item, &talk, &[("套餐金额", "100")]).verdict, Fail);
    assert_eq!(run(item, &talk, &[("套餐金额", "99")]).verdict, NotApplicable);
    assert_eq!(run(item, &talk, &[("套餐金额", "一百")]).verdict, Unsure);
    let item = "say: 为您服务, when: {satisfaction: {present: false}}";
    assert_eq!(run(item, &talk, &[("satisfaction", "5")]).verdict, NotApplicable);
}

#[test]
fn a_hit_can_wait_for_a_person() {
    check("never_say: 不知道, review: on_hit", "A: 我不知道", Unsure, &["不知道"]);
    check("never_say: 不知道, review: on_hit", "A: 您好", Pass, &[]);
    check("say: 您好, review: always", "A: 您好", Unsure, &["您好"]);
}

#[test]
fn the_score_leaves_out_what_is_unsure_or_does_not_apply() {
    let compiled = compile(
        "checklist: t\ntitle: t\nfor: calls\npass_mark: 60\nsections:\n  - title: s\n    items:\n\
         \x20     - {id: a, title: a, points: 10, say: 您好您好}\n\
         \x20     - {id: b, title: b, points: 20, say: 谢谢您的来电}\n\
         \x20     - {id: c, title: c, points: 50, say: 再见}\n\
         \x20     - {id: d, title: d, points: 40, never_say: 滚, severity: fatal}\n",
    );
    let facts = Facts::new();
    let score = |lines: &str| {
        let transcript = conversation(lines);
        let found = inspect(&compiled, Subject { id: "x", facts: &facts, transcript: Some(&transcript), labels: &[] });
        (found.state, found.score, found.passed)
    };
    assert_eq!(score("A: 您好您好\nA: 走了"), (State::Provisional, Some(Score::from_hundredths(7143)), Some(true)));
    assert_eq!(score("A: 您好您好谢谢您的来电再见"), (State::Scored, Some(Score::from_hundredths(10_000)), Some(true)));
    assert_eq!(score("A: 您好您好谢谢您的来电再见滚"), (State::Scored, Some(Score::ZERO), Some(false)));
}

#[test]
fn blank_is_not_scorable_rather_than_zero() {
    let compiled = one_item("say: 您好您好");
    let facts = Facts::new();
    let state =
        |transcript: Option<&Transcript>| inspect(&compiled, Subject { id: "x", facts: &facts, transcript, labels: &[] }).state;
    assert_eq!(state(None), State::NotScorable);
    assert_eq!(state(Some(&conversation(""))), State::NotScorable);
    assert_eq!(state(Some(&conversation("A: 。\nC: [noise]"))), State::NotScorable);
}

#[test]
fn a_checklist_for_other_calls_scores_nothing() {
    let compiled = compile(
        "checklist: t\ntitle: t\nfor: calls\nwhen: {channel: hotline}\nsections:\n  - {title: s, items: [{id: a, title: a, points: 1, say: 您好}]}\n",
    );
    let transcript = conversation("A: 您好");
    let state = |channel: &[(&str, &str)]| {
        let facts = channel.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        inspect(&compiled, Subject { id: "x", facts: &facts, transcript: Some(&transcript), labels: &[] }).state
    };
    assert_eq!(state(&[("channel", "hotline")]), State::Scored);
    assert_eq!(state(&[("channel", "chat")]), State::NotScorable);
    assert_eq!(state(&[]), State::NotScorable);
}

#[test]
fn the_words_of_another_turn_are_no_evidence() {
    check("say: 为您服务, where: {speaker: customer}", "A: 为您服务\nC: 好的我知道了", Fail, &["好的我知道了"]);
    check("say: 为您服务, where: {speaker: any}", "C: 为您服务", Pass, &[]);
    check("say: 为您服务", "C: 喂喂喂", Unsure, &[]);
    check("never_say: 不知道", "C: 喂喂喂", Unsure, &[]);
}
