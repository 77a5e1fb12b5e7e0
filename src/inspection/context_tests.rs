//! Banned words in context: the letter is not the fault. On real calls and chats most hits of these words were harmless.

use super::Verdict::{self, Fail, Pass, Unsure};
use super::tests::{check, conversation, run};

const BANNED: &str = "never_say: [不知道, 不清楚, 不太清楚, 不晓得, 没办法知道, 不行, 不可以, 但是, 可是]";

fn says(text: &str, verdict: Verdict) {
    check(BANNED, &format!("C: 你好我那个会员怎么回事\nA: {text}"), verdict, &[]);
}

#[test]
fn question_forms_are_no_refusals() {
    says("您看这样行不行", Pass);
    says("您方便的话，可不可以重启一下", Pass);
    says("您看晚上联系您可以吗，不可以的话就明天", Pass);
    says("您看这样行嗯不行", Pass);
    says("您是不是不知道密码", Pass);
    says("不知道您现在方便吗", Pass);
    says("暂时不知道我是否解决了您的问题", Pass);
    says("这样不可以吗", Unsure);
    says("不行不行", Fail);
    says("不知道不知道", Fail);
}

#[test]
fn words_inside_longer_words_are_others() {
    says("谢谢，您的认可是我们的动力", Pass);
    says("这个月的费用可以不用交", Pass);
}

#[test]
fn the_customer_quoted_is_not_the_agent_speaking() {
    says("您说不知道什么时候开的，对吗", Pass);
    says("您不知道这笔扣款是吗", Pass);
    says("师傅说不行，是这样吗", Pass);
    says("您不清楚这个业务", Unsure);
    let repeated = "C: 我不知道验证码\nA: 不知道验证码";
    check(BANNED, repeated, Unsure, &["不知道"]);
    assert_eq!(run(BANNED, &conversation(repeated), &[]).reason.args[1].1, "repeat");
}

#[test]
fn conditions_and_facts_about_products_are_no_refusals() {
    says("如果还是不行，我们再换一个办法", Pass);
    says("要是不可以，我再给您登记", Pass);
    says("重启了还不行的话您再打过来", Pass);
    says("这个套餐不可以叠加", Pass);
    says("这个活动是老用户不可以参加的", Unsure);
}

#[test]
fn what_is_meant_is_still_a_fault() {
    for text in
        ["这个我不知道", "我也不知道", "我们这边不太清楚", "不行，这个肯定不行", "这个事我不晓得", "我没办法知道", "不可以"]
    {
        says(text, Fail);
    }
    says("您别着急，可是我也没办法", Fail);
    check(BANNED, "C: 可不可以退\nA: 不行", Fail, &["不行"]);
}

#[test]
fn a_checklist_can_ban_a_question_itself() {
    check("never_say: 是不是不知道", "C: 喂\nA: 你是不是不知道", Fail, &["是不是不知道"]);
    check("never_say: {regex: '你行不行'}", "C: 喂\nA: 你行不行啊", Fail, &["你行不行"]);
}

#[test]
fn but_counts_only_between_a_complaint_and_its_acknowledgement() {
    let item =
        "never_say: [但是, 可是], where: {speaker: agent, after: {customer: [太慢了, 投诉]}, before: {agent: [理解您, 抱歉]}}";
    check(item, "C: 你们太慢了\nA: 可是这个要排队的\nA: 非常抱歉", Fail, &["可是"]);
    check(item, "C: 你们太慢了\nA: 非常抱歉，但是要排队", Pass, &[]);
    check(item, "A: 可是要排队\nC: 你们太慢了\nA: 理解您", Pass, &[]);
    check(item, "C: 查一下话费\nA: 可以查，但是要核实", Verdict::NotApplicable, &[]);
    check(item, "C: 你们太慢了\nA: 感谢您的认可是我们的错", Pass, &[]);
    check("say: 抱歉, where: {after: {customer: 投诉}}", "A: 抱歉\nC: 我要投诉\nA: 好的您说，请讲", Unsure, &[]);
    check("say: 非常抱歉, where: {after: 投诉}", "A: 非常抱歉\nC: 我要投诉\nA: 好的您说", Fail, &["好的您说"]);
}
