//! The checklists that come with the program on whole conversations: what is as it should be passes, what breaks a rule fails, and nobody is
//! asked to settle what a call simply does not have.

use serde_json::{Value, json};

use crate::support::{Workspace, transcript};

/// A conversation scored by a checklist without a workspace's data.
#[track_caller]
fn scored(checklist: &str, talk: &str) -> Value {
    let workspace = Workspace::new();
    workspace.write("talk.txt", talk);
    let run = workspace.run(&["score", "talk.txt", "--checklist", checklist, "--json"]);
    assert!(run.code < 2, "{run:?}");
    run.json()
}

fn items(inspection: &Value) -> impl Iterator<Item = (&str, &str)> {
    let items = inspection["items"].as_array().unwrap().iter();
    items.map(|item| (item["id"].as_str().unwrap(), item["verdict"].as_str().unwrap()))
}

/// The ids of the items with a verdict, those without points among them only where they are advice.
fn with<'a>(inspection: &'a Value, verdict: &str) -> Vec<&'a str> {
    let items = inspection["items"].as_array().unwrap().iter();
    let counts = |item: &&Value| item["verdict"] == verdict && (item["points"].as_f64().unwrap() > 0.0 || item["advice"] == true);
    items.filter(counts).map(|item| item["id"].as_str().unwrap()).collect()
}

#[track_caller]
fn check(checklist: &str, talk: &str, failed: &[&str]) {
    let inspection = scored(checklist, talk);
    assert_eq!(with(&inspection, "fail"), failed, "{checklist}: {inspection:#}");
    assert_eq!(with(&inspection, "unsure"), [""; 0], "{checklist}: {inspection:#}");
    assert_eq!(inspection["state"], "scored");
}

const COMPLAINT: &str = "客服：您好，八八电信为您服务，请问有什么可以帮您？\n客户：你们乱扣我的钱，我要投诉！\n";
const FAREWELL: &str = "客服：请问还有其他可以帮您的吗？\n客户：没有了。\n客服：感谢您的来电，祝您生活愉快，再见！\n";

#[test]
fn an_upset_customer_is_known_by_words_and_then_must_be_soothed() {
    let soothed =
        "客服：非常抱歉给您带来不好的体验，但是这笔费用需要核实，我帮您登记投诉单，24小时之内给您回复。\n客户：好吧。\n";
    check("hotline", &format!("{COMPLAINT}{soothed}{FAREWELL}"), &[]);
    let argued = "客服：但是这个业务是您自己开的。\n客户：我没有开过。\n客服：那您等着。\n客户：好吧。\n";
    let found = scored("hotline", &format!("{COMPLAINT}{argued}{FAREWELL}"));
    assert_eq!((with(&found, "fail"), with(&found, "unsure")), (vec!["no_but", "escalate"], vec!["empathy"]), "{found:#}");
    // 但是 after the apology, and in a call in which nobody is upset, is a word like others
    let calm = "客服：您好，八八电信为您服务，请问有什么可以帮您？\n客户：我查一下话费。\n客服：您的余额是三十八元，但是流量快用完了。\n客户：好的。\n";
    check("hotline", &format!("{calm}{FAREWELL}"), &[]);
}

#[test]
fn a_call_without_times_category_or_label_waits_for_nobody() {
    let workspace = Workspace::new().with_calls(&[("c1", "1001", "2026-11-16 09:00:00")]);
    let turn = |speaker: &str, text: &str| json!({"speaker": speaker, "text": text});
    let turns = [
        turn("agent", "您好966位服务请问有什么可以帮您"),
        turn("customer", "我想问一下这个月的话费"),
        turn("agent", "好的您稍等我帮您看一下您这个月用了二十八元"),
        turn("customer", "哦好的"),
        turn("agent", "还有其他人帮您的吗"),
        turn("customer", "没有了谢谢"),
        turn("agent", "感谢来电请您稍后评价这些"),
    ];
    let line = json!({"call_id": "c1", "recognised": true, "turns": turns}).to_string();
    workspace.import("transcripts", "t.ndjson", line + "\n").expect(0);
    for checklist in ["hotline", "complaint", "outbound", "repair-revisit"] {
        let inspection = workspace.run(&["score", "--all", "--checklist", checklist, "--json"]).json();
        assert_eq!(with(&inspection, "unsure"), [""; 0], "{checklist}: {inspection:#}");
    }
    let hotline = workspace.run(&["score", "--all", "--checklist", "hotline", "--json"]).json();
    assert_eq!((with(&hotline, "fail"), &hotline["state"]), (vec![], &json!("scored")), "{hotline:#}");
}

#[test]
fn an_imported_emotion_makes_a_call_upset_and_none_leaves_it_calm() {
    let talk: &[(&str, &str)] = &[
        ("agent", "您好，八八电信为您服务，请问有什么可以帮您？"),
        ("customer", "我这个月怎么又是八十块"),
        ("agent", "您开了流量包，所以是八十块"),
        ("customer", "哦"),
        ("agent", "请问还有其他可以帮您的吗？"),
        ("customer", "没有了"),
        ("agent", "感谢您的来电，再见"),
    ];
    let calls =
        [("c1", "1001", "2026-11-16 09:00:00"), ("c2", "1001", "2026-11-16 09:10:00"), ("c3", "1001", "2026-11-16 09:20:00")];
    let workspace = Workspace::new().with_calls(&calls).with_transcripts(&[("c1", talk), ("c2", talk), ("c3", talk)]);
    let label = |call: &str, value: &str| {
        json!({"call": call, "label": "emotion", "value": value, "confidence": 0.95, "model": "tone-2"}).to_string() + "\n"
    };
    workspace.import("labels", "labels.ndjson", label("c1", "angry") + &label("c2", "calm")).expect(0);
    let scored = workspace.run(&["score", "--all", "--checklist", "hotline", "--json"]).lines();
    let empathy = |call: usize| items(&scored[call]).find(|(id, _)| *id == "empathy").unwrap().1;
    assert_eq!([0, 1, 2].map(empathy), ["unsure", "not_applicable", "not_applicable"]);
    assert!(scored[1..].iter().all(|one| one["state"] == "scored"), "a missing label keeps nothing open");
}

#[test]
fn a_callback_names_company_purpose_and_asks_leave() {
    let good = "客服：您好，我是青禾电信客服小林，想跟您了解一下之前购买的宽带使用情况，耽误您几分钟时间可以吗？\n客户：可以。\n\
                客服：您用下来感觉怎么样？使用当中有没有遇到什么问题？\n客户：晚上有点慢。\n\
                客服：这个我核实之后会在2个工作日内给您回复，请您保持电话畅通。\n客户：好。\n\
                客服：请问您对我们的服务满意吗？1到5分您打几分？\n客户：四分吧。\n\
                客服：您对我们的产品或服务还有什么其他的想法或建议吗？\n客户：没有。\n\
                客服：感谢您的答复，您如果需要什么帮助，可随时拨打我们的热线，再见。\n";
    check("callback", good, &[]);
    let bad = "客服：喂，你那个宽带还能用吧？\n客户：谁啊？晚上有点慢。\n客服：哦，我核实之后再给您回复。\n客户：行。\n客服：你今天不办提速包就亏了。\n客户：不办。\n客服：那挂了。\n";
    let failed = [
        "greeting",
        "who",
        "leave",
        "satisfaction",
        "difficulty",
        "reply_time",
        "suggestions",
        "thanks",
        "closing",
        "polite",
        "pressure",
    ];
    let inspection = scored("callback", bad);
    let found = with(&inspection, "fail");
    let missed: Vec<&&str> = failed.iter().filter(|id| !found.contains(*id)).collect();
    assert!(missed.is_empty(), "{missed:?}: {inspection:#}");
}

#[test]
fn a_chat_opens_soothes_and_closes() {
    let good = "客服：您好，我是青禾电信客服小林，请问有什么可以帮您？\n客户：查一下流量\n客服：您本月还剩3G\n客户：好\n\
                客服：请问还有其他问题吗？\n客户：没了\n客服：感谢您的咨询，祝您生活愉快！\n";
    check("chat", good, &[]);
    let bad =
        "客户：在吗\n客服：在\n客户：你们太差劲了，信号老是断\n客服：可是您家那里光衰超标\n客户：什么意思\n客服：你自己看\n";
    check("chat", bad, &["greeting", "offer", "empathy", "no_but", "jargon", "anything_else", "closing", "shirking"]);
}

#[test]
fn a_bad_comment_is_led_to_a_private_channel_and_answered_in_public() {
    let good = "客户：你们信号太差了\n客服：非常抱歉给您带来不便，请私信提供您的手机号，我们会安排专人联系您\n客服：您反映的问题正在处理，基站今天已修复\n";
    check("social", good, &[]);
    check(
        "social",
        "客户：你们信号太差了\n客服：请在评论区留下您的手机号\n客户：好吧\n",
        &["apology", "private", "no_public_number", "progress"],
    );
    check("social", "客户：新套餐什么时候上线\n客服：下个月1号上线，感谢您的关注\n", &[]);
}

#[test]
fn a_complaint_has_its_demand_its_limit_and_its_progress() {
    let good = "客服：非常抱歉给您带来这么不好的体验，您先别着急，请您详细说一下遇到的问题。\n客户：上个月多扣了我十块，把钱退给我。\n\
                客服：您反映的是上个月多扣了十元，没有经过您的同意，对吗？\n客户：对。我之前投诉过了，处理得怎么样了？\n\
                客服：您的投诉正在处理中，目前已经完成了核实，我们会在2个工作日内给您回复。\n客户：好。\n客服：还有什么需要我们帮助的吗？\n客户：没有了，谢谢。\n";
    check("complaint", good, &[]);
    let bad = "客服：说吧。\n客户：你们乱扣费，我要投诉，叫你们领导来！\n客服：可是这是你自己点的。\n客户：我上次投诉的处理得怎么样了？\n客服：等通知吧。\n客户：你们骗人！\n客服：挂了。\n";
    let inspection = scored("complaint", bad);
    let found = with(&inspection, "fail");
    for id in ["empathy", "no_but", "restate", "time_limit", "progress", "escalate", "more_help"] {
        assert!(found.contains(&id), "{id}: {inspection:#}");
    }
}

#[test]
fn a_repair_revisit_asks_whether_it_works_and_appoints_the_next_time() {
    let good = "客服：您好，我是青禾物业服务中心的小林，您前天报修的水管，给您做个回访。\n客户：哦你好。\n客服：请问现在可以正常使用了吗？\n\
                客户：没修好，还是漏。\n客服：非常抱歉，我安排师傅明天上午再过去。师傅的服务态度怎么样，您满意吗？\n客户：还行。\n\
                客服：您还有什么意见和建议吗？\n客户：没有。\n客服：感谢您的配合，再见。\n";
    check("repair-revisit", good, &[]);
    let bad = "客服：您好，我是青禾物业服务中心的，水管报修回访。\n客户：没修好，还是漏。\n客服：哦，我反映一下。\n客户：行吧。\n客服：那挂了。\n";
    let inspection = scored("repair-revisit", bad);
    let found = with(&inspection, "fail");
    for id in ["fixed", "satisfaction", "appointed", "suggestions", "thanks"] {
        assert!(found.contains(&id), "{id}: {inspection:#}");
    }
}

#[test]
fn an_outbound_call_does_not_press() {
    let good = "客服：您好，我是青禾电信的客服小林，给老客户一个优惠，占用您一分钟可以吗？\n客户：太贵了，不需要。\n\
                客服：您的顾虑我理解，那就不打扰您了，感谢您的接听，再见。\n";
    check("outbound", good, &[]);
    let bad = "客服：有个业务跟您说一下。\n客户：不需要。\n客服：为什么不需要，这么便宜都不要，您今天不办就亏了。\n客户：不要。\n客服：那算了。\n";
    check("outbound", bad, &["greeting", "who", "leave", "objection", "pressure", "closing"]);
}

#[test]
fn times_of_the_record_are_judged_where_the_list_has_them() {
    let workspace = Workspace::new();
    let list = "通话编号,工号,开始时间,振铃时长,结束时间,记录时间\n\
                c1,1001,2026-11-16 09:00:00,6,2026-11-16 09:02:00,2026-11-16 09:05:00\n\
                c2,1001,2026-11-16 09:10:00,35,2026-11-16 09:12:00,2026-11-16 09:40:00\n";
    workspace.import("calls", "calls.csv", list).expect(0);
    let lines: String = ["c1", "c2"].iter().map(|call| transcript(call, crate::support::GOOD)).collect();
    workspace.import("transcripts", "t.ndjson", lines).expect(0);
    let scored = workspace.run(&["score", "--all", "--checklist", "hotline", "--json"]).lines();
    let verdicts = |call: usize| {
        let wanted = ["answer_busy", "answer_delay", "record_in_time"];
        items(&scored[call]).filter(|(id, _)| wanted.contains(id)).map(|(_, verdict)| verdict.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((verdicts(0), verdicts(1)), (vec!["pass".to_owned(); 3], vec!["fail".to_owned(); 3]));
}
