//! What agents say in every call, well and badly.

/// Openings as the rule has them (T3.3.1b, E2.2a).
pub(super) const OPENINGS: [&str; 4] = [
    "您好，{staff}为您服务，请问有什么可以帮您？",
    "您好，八八电信客户服务，工号{staff}，很高兴为您服务，请问有什么可以帮您的吗？",
    "您好，这里是八八电信，{staff}号客服为您服务，请问有什么能帮到您？",
    "您好，八八电信为您服务，请问有什么可以帮您？",
];
/// Greeted, but help is not offered.
pub(super) const NO_OFFER: [&str; 3] = ["您好，{staff}。", "您好，您说。", "你好，讲吧。"];
/// Neither greeted nor offered.
pub(super) const NO_OPENING: [&str; 3] = ["喂，说吧。", "喂，什么事？", "哪位？你说。"];

/// Apology and comfort (T5.1.1, C4.1, E2.2b).
pub(super) const EMPATHY: [&str; 4] = [
    "非常抱歉给您带来不好的体验，您先别着急，我来帮您看一下。",
    "{title}，真的很抱歉，我理解您的心情，换做是我也会着急的。",
    "对不起，给您添麻烦了，您请慢慢说，我在认真记录。",
    "非常理解您的心情，我会尽力为您解决问题。",
];
/// What stands there instead.
pub(super) const NO_EMPATHY: [&str; 3] = ["你说的是哪个号码？", "嗯，然后呢？", "我查一下吧。"];

/// Announced identity checks (T3.3.1c), each with the customer's answer.
pub(super) const IDENTITY: [(&str, &str); 4] = [
    ("为了保障您的信息安全，请提供一下机主姓名和身份证后四位，谢谢。", "我叫{name}，后四位是{tail}。"),
    ("这边需要跟您核实一下身份信息，请问机主的姓名是？", "{name}。"),
    ("为了您的账户安全，麻烦您报一下身份证号码的后四位，好吗？", "嗯，{tail}。"),
    ("办理之前跟您核对一下，您是机主本人吗？请提供您的姓名和证件后四位。", "是我本人，{name}，{tail}。"),
];

/// The customer agrees.
pub(super) const YES: [&str; 6] = ["对。", "嗯，是的。", "对，没错。", "是啊。", "对对对。", "嗯。"];
/// The customer takes note.
pub(super) const FINE: [&str; 6] = ["好的。", "哦，这样啊。", "行，我知道了。", "嗯，好。", "哦，明白了。", "那好吧。"];
/// A search is announced.
pub(super) const HOLDS: [&str; 3] =
    ["好的，请您稍等，我帮您查询一下。", "请稍等一下，我这边看一下记录。", "您稍等，正在为您查询。"];
/// The agent is back.
pub(super) const RETURNS: [&str; 3] = ["感谢您的耐心等待，", "您好，让您久等了，", "喂，您好，"];

/// Said in place of a time limit.
pub(super) const NO_LIMIT: [&str; 3] =
    ["已经给您报上去了，您等着就可以了。", "会有人联系您的，您等电话吧。", "我给您记下来了，后面会处理的。"];
/// A promised day (E-t2b).
pub(super) const DATED_REFUND: [&str; 3] =
    ["您放心，这笔钱明天一定到账。", "这个钱{day}号之前肯定能退到您卡里。", "我跟您保证，下周一就给您退到账上。"];

/// Anything else (E2.2e).
pub(super) const ELSE: [&str; 4] =
    ["请问还有其他可以帮您的吗？", "那您还有其他问题吗？", "请问还有什么可以帮您？", "您看还有其他需要帮助的吗？"];
/// The customer has nothing else.
pub(super) const NO_MORE: [&str; 6] =
    ["没有了，谢谢。", "没了，谢谢啊。", "没有了。", "没有了没有了。", "暂时没有。", "不用了，谢谢你。"];
/// Closings (E2.2e).
pub(super) const CLOSINGS: [&str; 5] = [
    "感谢您的来电，祝您生活愉快，再见！",
    "好的，感谢来电，请您稍后对我的服务进行评价，再见。",
    "不客气，感谢您的来电，稍后请您评价，再见。",
    "不客气，祝您生活愉快，再见。",
    "好的，您的认可是我们最大的动力，感谢来电，祝您生活愉快，再见！",
];
/// Said in place of a closing.
pub(super) const NO_CLOSING: [&str; 4] = ["嗯，好，挂了。", "行，就这样。", "好，拜拜。", "嗯。"];

/// Banned words: the customer's question, the agent's answer, and the item it offends.
pub(super) const BANNED: &[(&str, &str, &str)] = &[
    ("那这个到底是怎么回事啊？", "这个我不知道。", "unknown"),
    ("那大概什么时候能好啊？", "我们这边也不清楚，你等着吧。", "unknown"),
    ("为什么别人的就没有问题呢？", "这个我不太清楚。", "unknown"),
    ("你们具体是怎么规定的？", "具体的我也不知道，没有人跟我们说。", "unknown"),
    ("那我应该怎么操作？", "你自己看，手机上都有。", "shirking"),
    ("那我应该找谁处理？", "这不归我管，你去找营业厅。", "shirking"),
    ("那你能不能帮我催一下？", "这个不归我们管，我也没办法。", "shirking"),
    ("怎么老是出问题呢？", "这是网运部的问题，我帮您转过去吧。", "shirking"),
    ("这个跟你们没关系吗？", "跟我没关系，你去找当时给你办的人。", "shirking"),
    ("那能不能给我减免一点？", "不行，这个肯定不行。", "refusal"),
    ("就不能通融一下吗？", "说了不行就是不行，规定就是这样的。", "refusal"),
    ("能不能现在就给我办好？", "这个不可以，办不了就是办不了。", "refusal"),
    ("能不能快一点？", "不行。", "refusal"),
    ("你这是什么态度啊？", "你嚷什么，你爱投诉就投诉去。", "rude"),
    ("你说什么？我没听明白。", "我都跟你说了多少遍了，你听不懂吗？", "rude"),
    ("那我再问一下啊。", "你有完没完，后面还有人排队呢。", "rude"),
];

/// Talk that sounds like a banned word and is none.
pub(super) const HARMLESS: &[(&str, &str)] = &[
    ("您好，您的声音断断续续的，我这边听不清楚，麻烦您大声一点。", "喂，现在听得到吗？"),
    ("如果还有不清楚的地方，您可以看一下我们发的短信。", "好。"),
    ("您是不是不知道有这个优惠？我给您介绍一下。", "嗯，你说。"),
    ("您这边不清楚的话，我帮您看一下记录，好吗？", "好的，麻烦你了。"),
    ("不知道这样说您明白了吗？", "明白了。"),
    ("您看这样可不可以？", "可以的。"),
    ("您刚才说不行，是提示什么呢？", "就是提示失败。"),
    ("您可以自己看一下短信里面的链接，也可以我来给您念。", "你给我念吧。"),
    ("这个优惠的资格是系统审核的，但是您可以先申请。", "哦，那好。"),
];

/// What the customer says about not knowing.
pub(super) const CUSTOMER_DOUBTS: &[(&str, &str)] = &[
    ("我不知道怎么弄，你教我一下。", "好的，我一步一步跟您说。"),
    ("这个我也不清楚啊。", "没关系，我帮您查一下。"),
    ("我年纪大了，这些都不知道。", "没事的，您慢慢来。"),
    ("不行啊，还是打不开。", "您别着急，我们换一个办法。"),
    ("你说的这个不归你们管吗？", "归我们处理的，您放心。"),
];
