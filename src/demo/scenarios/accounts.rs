//! Bills, plans, passwords: what is mostly settled while the customer is on the line.

use super::Exchange::{Agent, Customer};
use super::Scenario;

pub(super) const ALL: &[Scenario] = &[BALANCE, PLAN, PASSWORD, INVOICE, ORDER];

const BALANCE: Scenario = Scenario {
    category: "话费查询",
    weight: 24,
    specialists: "",
    sensitive: false,
    upset: false,
    refund: false,
    ask: &[
        "你好，帮我查一下我这个手机还有多少话费。",
        "喂，你好，我想问一下我{month}月份的话费怎么这么多啊？",
        "我想查一下我这个月用了多少流量，怎么老是收到短信。",
        "你好，我刚充了{amount}块钱，怎么没有到账呢？",
    ],
    restate: &[],
    facts: &[
        Agent("请问您查的是来电的这个号码吗？", "对，就是我现在打的这个。"),
        Agent("请问您要查哪个月的账单？", "就{month}月份的吧。"),
        Agent("您平时是用手机上网比较多，是吗？", "嗯，看视频比较多。"),
    ],
    action: &[
        "帮您查到了，您现在的余额是{amount}元{cents}角，{month}月份的消费是{fee}元。",
        "您好，查到您{month}月份一共消费了{fee}元，其中套餐费{amount}元，超出的是流量费。",
        "您当前套餐内的流量还剩{gigs}个G，话费余额{amount}元。",
    ],
    limit: &[],
    aside: &[
        Customer("那我超出的流量是怎么算的？", "套餐外的流量是5元1个G，不足1个G的按实际用量计算。"),
        Customer("我也不知道是哪个软件在跑流量。", "您可以在手机的设置里面看一下每个软件用了多少。"),
        Customer("那我余额够不够用到月底啊？", "按您平时的用量是够的，余额不足的时候系统会给您发短信。"),
        Agent("我给您发一条账单短信，您看可以吗？", "可以可以，你发过来吧。"),
    ],
};

const PLAN: Scenario = Scenario {
    category: "套餐变更",
    weight: 18,
    specialists: "",
    sensitive: true,
    upset: false,
    refund: false,
    ask: &[
        "你好，我想把我现在的套餐改成便宜一点的。",
        "我想换个流量多一点的套餐，有没有什么推荐的？",
        "喂，我这个{plan}太贵了，想改成{newplan}。",
        "你好，那个什么，我要降一下我的套餐。",
    ],
    restate: &[
        "您提到的是想换一个月租低一点的套餐，是这样吗？",
        "您是说现在的流量不够用，想换流量多一点的，对吗？",
        "跟您确认一下，您是要把{plan}换成{newplan}，是吗？",
        "您是说想把套餐降下来，每个月少交一点，对吧？",
    ],
    facts: &[
        Agent("请问您每个月大概用多少流量？", "大概{gigs}个G吧，不知道准不准。"),
        Agent("请问您平时打电话多不多？", "打电话不多，主要是上网。"),
        Agent("您名下还有绑定的副卡吗？", "有一张，我爱人在用。"),
    ],
    action: &[
        "好的，已经帮您办理了{newplan}，下个月1号生效。",
        "帮您改好了，新套餐次月生效，当月还是按原来的套餐计费。",
        "已经提交成功了，生效之后您会收到短信，24小时之内可以在掌上营业厅看到。",
    ],
    limit: &[],
    aside: &[
        Customer("那我这个月还能不能再改回来？", "变更之后当月不可以重复变更，下个月1号之后就能改了。"),
        Customer("这个有没有合约期啊？", "这款套餐没有合约期，您随时可以改。"),
        Agent("给您换到{newplan}，每个月少{amount}元，您看行不行？", "行，那就这个吧。"),
        Agent("帮您预约下个月1号生效，您看可不可以？", "可以的。"),
        Customer("副卡会不会受影响啊，我不清楚这个。", "副卡不受影响，还是共享您主卡的流量。"),
    ],
};

const PASSWORD: Scenario = Scenario {
    category: "密码重置",
    weight: 9,
    specialists: "",
    sensitive: true,
    upset: false,
    refund: false,
    ask: &[
        "你好，我的服务密码忘了，怎么弄啊？",
        "我那个宽带的上网密码不知道了，帮我重新设一下。",
        "喂，我登录手机营业厅说我密码错误，帮我重置一下。",
    ],
    restate: &[],
    facts: &[
        Agent("请问是手机的密码还是宽带的密码？", "我也不知道，就是登录要用的那个。"),
        Agent("请问您现在手机在身边吗？", "在的在的。"),
    ],
    action: &["好的，已经帮您重置了，新密码稍后会以短信的形式发到您的手机上。", "帮您重置成功了，请您收到短信之后尽快登录修改。"],
    limit: &[],
    aside: &[
        Customer("我收到了，是六位数的，对吧？", "对的，这个密码请您不要告诉别人。"),
        Customer("要是还登录不上怎么办？", "如果还是不行的话，您可以随时再打过来。"),
        Agent("不知道您现在方便试一下吗？", "方便，我试一下，嗯，可以了。"),
    ],
};

const INVOICE: Scenario = Scenario {
    category: "电子发票",
    weight: 8,
    specialists: "",
    sensitive: false,
    upset: false,
    refund: false,
    ask: &[
        "你好，我想开一下{month}月份的发票。",
        "请问一下你们的电子发票在哪里下载啊？",
        "我们公司要报销，想开个话费发票，怎么开？",
    ],
    restate: &[],
    facts: &[
        Agent("请问发票抬头是个人还是单位？", "单位的，税号我等会儿给你。"),
        Agent("请问您需要开哪几个月的？", "就开{month}月份的就行了。"),
        Agent("请问发到您哪个邮箱？", "发到我手机号的那个邮箱就行。"),
    ],
    action: &[
        "好的，电子发票已经给您开好了，您登录手机营业厅，在发票那一栏里面就能看到。",
        "第一步打开手机营业厅，第二步点我的发票，第三步选择月份，就可以下载了。",
    ],
    limit: &[],
    aside: &[
        Customer("下载下来能直接打印吗？", "可以的，打印出来跟纸质发票是一样的。"),
        Customer("我找不到啊，在哪里？", "在首页的右下角，您看到了吗？"),
        Customer("税号写错了能不能改啊？", "可以的，原来的发票作废之后重新给您开一张。"),
    ],
};

const ORDER: Scenario = Scenario {
    category: "业务办理",
    weight: 13,
    specialists: "",
    sensitive: true,
    upset: false,
    refund: false,
    ask: &["你好，我想开通一下{service}。", "我要办{service}，打电话能办吗？", "你好，我看到短信说有{service}，想办一个试试。"],
    restate: &[
        "您是说要开通{service}，对吗？",
        "跟您核对一下，您要办的是{service}，是吗？",
        "您提到的是短信里面的{service}，是这样吗？",
    ],
    facts: &[
        Agent("请问您打算什么时候开始用？", "就下个礼拜吧。"),
        Agent("请问您以前办过这个业务吗？", "没有，第一次办，我不知道怎么弄。"),
    ],
    action: &[
        "已经帮您办理成功了，您稍后会收到一条短信通知。",
        "好的，{service}已经给您提交了，24小时之内生效。",
        "帮您操作好了，请您重启一下手机再试试。",
    ],
    limit: &[],
    aside: &[
        Customer("那个一个月多少钱？", "功能费每个月{fee}元，当月开通按天计算。"),
        Customer("我不用了还能不能取消？", "可以的，您随时可以打电话来取消。"),
        Agent("我现在帮您开通，可以不可以？", "可以，开吧。"),
    ],
};
