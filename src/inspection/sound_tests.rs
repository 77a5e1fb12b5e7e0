//! What recognisers make of what was said: garbled phrases are heard by their sound, fillers and stutters part nothing.

use proptest::prelude::*;

use super::tests::{check, conversation, run};
use super::{ItemResult, Verdict};

use Verdict::{Fail, Pass, Unsure};

/// Checks the verdict, the reason and its percentage, and the quotes.
fn hear(item: &str, lines: &str, verdict: Verdict, reason: &str, percent: &str, quotes: &[&str]) -> ItemResult {
    let result = run(item, &conversation(lines), &[]);
    let found = result.reason.args.iter().find(|(name, _)| name == "percent").map_or("", |(_, value)| value.as_str());
    assert_eq!((result.verdict, result.reason.id.as_str(), found), (verdict, reason, percent), "{item}\n{lines}\n{result:?}");
    assert_eq!(result.evidence.iter().map(|evidence| evidence.quote.as_str()).collect::<Vec<_>>(), quotes, "{item}\n{lines}");
    result
}

#[test]
fn a_garbled_phrase_is_heard_by_its_sound() {
    let item = "say: {phrase: 请问有什么可以帮您, like: 69%}";
    hear(item, "A: 您好，请问有谁可以半年", Pass, "reason-sounds-like", "83", &["请问有谁可以半年"]);
    check(item, "A: 请问，有什麼可以幫您", Pass, &["请问，有什麼可以幫您"]);
    let item = "say: {any: [还有其他能帮您的吗, 还有别的需要吗], like: 70%}";
    hear(item, "A: 好的，还有其他的八年的吗？", Pass, "reason-sounds-like", "83", &["还有其他的八年的吗"]);
    let item = "say: {phrase: 803为您服务, like: 75%}";
    hear(item, "A: 您好，8036月服务", Pass, "reason-sounds-like", "78", &["8036月服务"]);
    hear(item, "A: 您好，八零三位服务", Pass, "reason-sounds-like", "85", &["八零三位服务"]);
}

#[test]
fn what_is_spelt_right_is_no_matter_of_sound() {
    let result = run("say: {any: [您好, 请问有什么可以帮您], like: 60%}", &conversation("A: 请问有谁可以半年\nA: 您好"), &[]);
    assert_eq!((result.verdict, result.reason.id.as_str()), (Pass, "reason-said"));
    assert_eq!(result.evidence[0].quote, "您好");
}

#[test]
fn up_to_ten_points_below_a_person_listens() {
    let lines = "A: 您好\nA: 还有其他很看看\nC: 嗯没有了";
    let item = |least: u8| format!("say: {{phrase: 还有其他能帮您的吗, like: {least}%}}");
    hear(&item(55), lines, Pass, "reason-sounds-like", "55", &["还有其他很看"]);
    hear(&item(65), lines, Unsure, "reason-sounds-nearly", "55", &["还有其他很看看"]);
    hear(&item(66), lines, Fail, "reason-not-alike", "55", &["还有其他很看看"]);
}

#[test]
fn a_phrase_that_is_nowhere_fails_with_the_nearest_utterance() {
    let item = "say: {phrase: 请问有什么可以帮您, like: 69%}, where: {first: 2 turns}";
    let result = hear(item, "A: 喂\nA: 请您讲\nC: 我上个月的话费怎么多扣了", Fail, "reason-not-alike", "22", &["请您讲"]);
    assert!(result.reason.args.contains(&("searched".to_owned(), "2".to_owned())), "{result:?}");
}

#[test]
fn sounds_count_only_where_the_item_looks() {
    let item = "say: {phrase: 请问有什么可以帮您, like: 69%}, where: {first: 1 turn}";
    check(item, "A: 喂\nA: 请问有谁可以半年", Fail, &["喂"]);
    check("say: {phrase: 请问有什么可以帮您, like: 69%}", "A: 喂\nC: 请问有谁可以半年\nA: 再见", Fail, &["喂"]);
}

#[test]
fn a_garbled_phrase_may_be_cut_anywhere() {
    let item = "say: {phrase: 请问有什么可以帮您, like: 69%}";
    check(item, "A: 您好请问有谁\nA: 可以\nA: 半年", Pass, &["请问有谁", "可以", "半年"]);
    check(item, "A: 您好请问有谁\nC: 我那个\nA: 可以半年", Fail, &["可以半年"]);
    check(item, "1: 您好请问有谁\n2: 可以半年", Pass, &["请问有谁", "可以半年"]);
    let mut doubtful = conversation("A: 您好请问有谁\nC: 可以半年");
    doubtful.speakers_reliable = false;
    assert_eq!(run(item, &doubtful, &[]).verdict, Pass);
}

#[test]
fn a_gap_stays_a_gap() {
    let item = "say: {phrase: 您好…为您服务, like: 75%}";
    hear(item, "A: 您好，青禾电信803位服务", Pass, "reason-sounds-like", "83", &["您好，青禾电信803位服务"]);
    check(item, "A: 您好，我们这边先帮您看一下上个月的套餐到底是怎么扣费的，再转位服务", Unsure, &[]);
}

#[test]
fn all_of_several_phrases_may_each_be_garbled() {
    let item = "say: {all: [请问有什么可以帮您, 感谢您的来电], like: 70%}";
    check(item, "A: 请问有谁可以半年\nA: 敢写您的来点", Pass, &["请问有谁可以半年", "敢写您的来点"]);
    check(item, "A: 请问有谁可以半年\nA: 感谢您的来电", Pass, &["请问有谁可以半年", "感谢您的来电"]);
    check(item, "A: 请问有谁可以半年\nA: 走了", Fail, &[]);
}

#[test]
fn nobody_is_accused_by_sound() {
    let item = "never_say: {phrase: 这不归我管, like: 80%}";
    hear(item, "A: 这不贵我关", Unsure, "reason-banned-alike", "100", &["这不贵我关"]);
    check(item, "A: 这不归我管", Fail, &["这不归我管"]);
    check(item, "A: 我来帮您处理", Pass, &[]);
}

#[test]
fn fillers_and_stutters_part_no_phrase() {
    let item = "say: 请问有什么可以帮您";
    check(item, "A: 您好，请问，嗯，有什么那个可以帮您", Pass, &["请问，嗯，有什么那个可以帮您"]);
    check(item, "A: 请问请问有什么有什么可以帮帮您", Pass, &["请问有什么有什么可以帮帮您"]);
    check(item, "A: 请问有\nA: 呃\nA: 什么可以帮您", Pass, &["请问有", "呃", "什么可以帮您"]);
    check(item, "A: 请问有\nC: 嗯\nA: 什么可以帮您\nC: 没事了", Fail, &[]);
    check("say: {regex: '请问.{0,3}帮您'}", "A: 请问有什嗯嗯呃么帮您", Pass, &["请问有什嗯嗯呃么帮您"]);
    check("say: 'how can I help you'", "A: how um can I uh help you", Pass, &["how um can I uh help you"]);
}

#[test]
fn a_banned_phrase_across_what_may_mean_something_is_for_a_person() {
    let item = "never_say: [不知道, 不可以]";
    check(item, "A: 我不知嗯道", Fail, &["不知嗯道"]);
    check(item, "A: 我不知那个道", Unsure, &["不知那个道"]);
    check(item, "A: 不，嗯，可以", Unsure, &["不，嗯，可以"]);
    check(item, "A: 不对，可以的", Unsure, &["不对，可以"]);
    check("never_say: 不知道, unless: {regex: '您.{0,2}不知道'}", "A: 您说您嗯不知嗯道吗", Pass, &[]);
}

const PHRASES: [&str; 5] = ["请问有什么可以帮您", "谢谢您的来电，这个月", "个人信息对吗", "稍等一下，是的", "您好您好，就是说"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever stands between, a required phrase is found, and a banned one is never overlooked.
    #[test]
    fn fillers_change_no_verdict(
        which in 0..PHRASES.len(),
        fillers in prop::collection::vec(prop::sample::select(vec!["", "", "嗯", "，呃 ", "那个", "就是说", "…啊"]), 24),
    ) {
        let phrase = PHRASES[which];
        let text: String = phrase.chars().zip(&fillers).flat_map(|(c, filler)| std::iter::once(c).chain(filler.chars())).collect();
        let lines = format!("A: 好的{text}嗯您讲\nC: 喂");
        prop_assert_eq!(run(&format!("say: {phrase}"), &conversation(&lines), &[]).verdict, Pass, "{}", lines);
        prop_assert_ne!(run(&format!("never_say: {phrase}"), &conversation(&lines), &[]).verdict, Pass, "{}", lines);
    }
}
