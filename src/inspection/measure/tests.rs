//! One measure, one conversation, one verdict.

use crate::inspection::tests::{check, conversation, run};
use crate::inspection::verdict::Verdict::{self, Fail, NotApplicable, Pass, Unsure};

/// Checks the verdict and the value that the reason tells.
#[track_caller]
fn check_value(item: &str, lines: &str, verdict: Verdict, value: &str) {
    let found = run(item, &conversation(lines), &[]);
    let told = found.reason.args.iter().find(|(name, _)| name == "value").map(|(_, value)| value.as_str());
    assert_eq!((found.verdict, told), (verdict, Some(value)), "{item}\n{lines}\n{found:?}");
}

const HOLD: &str =
    "0-2s A: 您好您好\n2-4s C: 我查话费\n4-6s A: 请您稍等\n6-7s C: 好的\n18-19s C: 嗯\n31-32s A: [noise]\n54-56s A: 让您久等了";

#[test]
fn nobody_is_silent_for_more_than_twenty_seconds() {
    let item = "measure: {what: silence, as: max, at_most: 20s}";
    check(item, "0-2s A: 您好您好\n22-24s C: 我查话费", Pass, &[]);
    check(item, "0-2s A: 您好您好\n23-24s C: 我查话费", Fail, &["您好您好", "我查话费"]);
    check(item, "0-2s A: 您好您好\n10-11s A: [noise]\n23-24s C: 我查话费", Fail, &["您好您好", "我查话费"]);
    check(item, "0-30s A: 您好您好\n5-6s C: 嗯\n40-41s C: 好的", Pass, &[]);
    check(item, "A: 您好您好\nC: 我查话费", Unsure, &[]);
    check(item, "50-52s A: 您好您好", Pass, &[]);
}

#[test]
fn silences_are_also_counted_summed_and_averaged() {
    let talk = "0-2s A: 您好您好\n12-13s C: 我查话费\n33-34s A: 好的好的\n35-36s C: 谢谢";
    check_value("measure: {what: silence, as: sum, at_most: 30s}", talk, Fail, "31");
    check_value("measure: {what: silence, as: mean, at_most: 12}", talk, Pass, "10.3");
    check_value("measure: {what: silence, as: {count_over: 9s}, at_most: 1}", talk, Fail, "2");
    check_value("measure: {what: silence, as: {count_over: 19s}, at_most: 1}", talk, Pass, "1");
}

#[test]
fn an_announced_wait_is_no_silence_that_counts() {
    let item = "measure: {what: silence, at_most: 10s}, unless: 请您稍等";
    check(item, "0-2s A: 请您稍等\n2-3s C: 好的\n40-41s A: 让您久等了", Pass, &[]);
    check(item, "0-2s A: 请您稍等\n2-3s C: 好的\n9-10s A: 查到了\n11-12s C: 好\n40-41s A: 是这样的", Fail, &[]);
}

#[test]
fn a_hold_runs_from_its_announcement_to_the_agents_return() {
    let item = "measure: {what: hold, from: [请您稍等, 稍等一下], as: max, at_most: 45s}";
    check_value(item, HOLD, Fail, "48");
    check(item, HOLD, Fail, &["请您稍等", "让您久等了"]);
    check_value(item, "0-2s A: 请您稍等\n3-5s A: 我帮您查一下\n50-52s A: 让您久等了", Pass, "45");
    check_value(item, "0-2s A: 请您稍等\n3-40s C: 我跟你说这个话费啊\n60-62s A: 好的好的", Pass, "0");
    check_value(item, "0-2s A: 您好您好\n60-62s C: 在吗在吗", Pass, "0");
    check_value(item, "0-2s A: 请您稍等\n80-90s C: 喂还在吗", Fail, "88");
    check(item, "0-2s 1: 请您稍等\n80-90s 2: 喂还在吗", Unsure, &[]);
    check(item, "A: 请您稍等\nA: 让您久等了", Unsure, &[]);
}

#[test]
fn holds_that_are_announced_anew_are_two() {
    let talk = "0-2s A: 请您稍等\n30-32s A: 请您稍等\n70-72s A: 查到了";
    check_value("measure: {what: hold, from: 请您稍等, as: sum, at_most: 60s}", talk, Fail, "66");
    check_value("measure: {what: hold, from: 请您稍等, at_most: 40s}", talk, Pass, "38");
}

#[test]
fn who_begins_while_the_other_speaks_interrupts() {
    let item = "measure: {what: overlap, at_most: 1s}";
    check(item, "0-8s C: 我上个月的话费\n6-9s A: 您说一下号码", Fail, &["我上个月的话费", "您说一下号码"]);
    check(item, "0-8s A: 您这个月的话费\n6-9s C: 等一下等一下", Pass, &[]);
    check("measure: {what: overlap, speaker: any, at_most: 1s}", "0-8s A: 您这个月的话费\n6-9s C: 等一下等一下", Fail, &[]);
    check(item, "0-8s C: 我上个月的话费\n6-8s A: 嗯嗯", Pass, &[]);
    check_value(
        "measure: {what: overlap, as: {count_over: 1s}, at_most: 0}",
        "0-8s C: 我上个月的话费\n6-9s A: 您说一下号码",
        Fail,
        "1",
    );
}

#[test]
fn the_agent_answers_within_five_seconds() {
    let item = "measure: {what: reply_delay, as: max, at_most: 5s}";
    check(item, "0-2s C: 我查话费\n7-8s A: 好的好的", Pass, &[]);
    check(item, "0-2s C: 我查话费\n8-9s A: 好的好的", Fail, &["我查话费", "好的好的"]);
    check(item, "0-2s C: 我查话费\n4-5s A: 嗯\n8-9s A: 好的好的", Fail, &[]);
    check(item, "0-2s A: 您好您好\n20-21s C: 我查话费", NotApplicable, &[]);
}

#[test]
fn pace_is_characters_a_minute() {
    let talk = "0-6s A: 您好您好您好您好您好您好\n6-12s C: 我查话费我查";
    check_value("measure: {what: speech_rate, at_most: 240}", talk, Pass, "120");
    check_value("measure: {what: speech_rate, speaker: customer, at_least: 90}", talk, Fail, "60");
    check_value("measure: {what: speech_rate, compared_with: customer, at_most: 150%}", talk, Fail, "200");
    check("measure: {what: speech_rate, at_most: 240}", "0-2s A: 您好您好", Unsure, &[]);
}

#[test]
fn shares_turns_and_lengths() {
    let talk = "0-6s A: 您好您好\n6-8s C: 我查话费\n8-9s A: [noise]";
    check_value("measure: {what: talk_share, at_most: 70%}", talk, Fail, "75");
    check_value("measure: {what: turns, at_most: 2}", talk, Pass, "2");
    check_value("measure: {what: turns, speaker: agent, at_least: 2}", talk, Fail, "1");
    check_value("measure: {what: duration, at_most: 8}", talk, Fail, "9");
    let found = run("measure: {what: duration, at_most: 3m}", &conversation(talk), &[("duration", "180.5")]);
    assert_eq!(found.verdict, Fail);
    let item = "measure: {what: answer_delay, at_most: 10s}";
    assert_eq!(run(item, &conversation(talk), &[("answer_delay", "8")]).verdict, Pass);
    assert_eq!(run(item, &conversation(talk), &[]).verdict, Unsure);
}

#[test]
fn numbered_speakers_are_measured_where_their_words_tell_the_agent_and_nobody_fails_by_it() {
    let call = |back: &str| {
        format!(
            "0-4s 1: 您好请问有什么可以帮您\n5-8s 2: 帮我查一下我的话费\n9-10s 1: 请您稍等\n{back} 1: 帮您查到了\n100-103s 1: 感谢您的来电"
        )
    };
    let item = "measure: {what: hold, from: 稍等, at_most: 30s}";
    check_value(item, &call("25-26s"), Pass, "15");
    check_value(item, &call("70-71s"), Unsure, "60");
}
