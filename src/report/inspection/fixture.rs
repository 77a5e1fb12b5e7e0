//! A made-up week: twelve agents in four teams, with every kind of recording that a report has to show.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::{EarlierDraw, FrameUnit, Input, Subject};
use crate::checklist::{Checklist, Class, Item, Section, Severity};
use crate::inspection::{Evidence, Inspection, ItemResult, State, Verdict};
use crate::problem::Message;
use crate::records::{Agent, AgentId, Call, CallId, IsoWeek, Points, Score, Speaker, Transcript, Turn};
use crate::sampling::{Draw, Drawn, Stratum};

pub(super) const SEED: &str = "01382438112797316654";

/// Everything that an [`Input`] borrows.
pub(super) struct Fixture {
    pub organisation: String,
    pub zone: TimeZone,
    pub draw: Draw,
    pub frame: Vec<FrameUnit>,
    pub checklist: Checklist,
    pub agents: BTreeMap<AgentId, Agent>,
    pub subjects: Vec<Subject>,
    pub earlier: Vec<EarlierDraw>,
}

impl Fixture {
    pub fn input(&self) -> Input<'_> {
        Input {
            organisation: &self.organisation,
            zone: &self.zone,
            draw: &self.draw,
            frame: &self.frame,
            checklist: &self.checklist,
            agents: &self.agents,
            subjects: &self.subjects,
            earlier: &self.earlier,
            mask: true,
        }
    }

    /// A week of some agents, each with so many calls in the frame; ten are drawn, or as many as there are.
    pub fn with(agents: &[(&str, &str, &str, usize)]) -> Self {
        let mut fixture = Self::empty();
        for (index, (id, name, team, calls)) in agents.iter().enumerate() {
            fixture.add(index, id, name, team, *calls);
        }
        fixture
    }

    /// A draw from an empty frame.
    pub fn empty() -> Self {
        Self {
            organisation: "八方通信客户服务中心".into(),
            zone: TimeZone::get("Asia/Shanghai").unwrap(),
            draw: Draw {
                id: "recordings-weekly/2026-W47/2".into(),
                plan: "recordings-weekly".into(),
                plan_text: String::new(),
                period: IsoWeek::parse("2026-W47").unwrap(),
                seed: SEED.into(),
                algorithm: "consistent-sampler 1".into(),
                frame_sha256: "4b1f0c9d2e8a7356b0c1d2e3f405162738495a6b7c8d9e0f1a2b3c4d5e6f7081".into(),
                at: "2026-11-23T01:00:00Z".parse().unwrap(),
                reason: Some("首次导出的名单漏了周日的通话".into()),
                follows: Some("recordings-weekly/2026-W47/1".into()),
                strata: Vec::new(),
            },
            frame: Vec::new(),
            checklist: checklist(),
            agents: BTreeMap::new(),
            subjects: Vec::new(),
            earlier: vec![EarlierDraw {
                id: "recordings-weekly/2026-W47/1".into(),
                at: "2026-11-23T00:30:00Z".parse().unwrap(),
                reason: None,
            }],
        }
    }

    /// The week that most tests look at.
    pub fn week() -> Self {
        let mut fixture = Self::with(&[
            ("1001", "李晓彤", "热线一组", 46),
            ("1002", "王建国", "热线一组", 52),
            ("1003", "陈静", "热线一组", 3),
            ("999", "阿布都热合曼·买买提依明江", "热线一组", 41),
            ("2001", "赵敏", "热线二组", 58),
            ("2002", "孙宇航", "热线二组", 44),
            ("2003", "周婷婷", "热线二组", 1),
            ("3001", "Alexandra Featherstonehaugh-Cholmondeley", "English desk", 37),
            ("3002", "吴磊", "English desk", 49),
            ("4001", "郑雅文", "宽带专席", 55),
            ("4002", "冯子轩", "宽带专席", 62),
            ("4003", "", "", 0),
        ]);
        fixture.strange();
        fixture
    }

    fn add(&mut self, index: usize, id: &str, name: &str, team: &str, calls: usize) {
        let agent = AgentId::parse(id).unwrap();
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.agents.insert(agent.clone(), Agent { id: agent.clone(), name: text(name), team: text(team) });
        let mut units: Vec<Drawn> = (0..calls)
            .map(|call| CallId::parse(&format!("2026111{}{:02}{:02}00_{id}_{call:03}", 6 + call % 6, 9 + call % 9, call * 7 % 60)).unwrap())
            .map(|id| Drawn { ticket: ticket(SEED, id.as_str()), id })
            .collect();
        units.sort_by(|a, b| a.ticket.cmp(&b.ticket));
        self.frame.extend(units.iter().map(|unit| FrameUnit {
            agent: agent.clone(),
            id: unit.id.clone(),
            ticket: unit.ticket.clone(),
        }));
        let drawn: Vec<Drawn> = units.iter().take(10).cloned().collect();
        self.subjects.extend((drawn.iter().enumerate()).map(|(call, drawn)| subject(&self.checklist, &drawn.id, &agent, index, call)));
        let spares = units.iter().skip(10).take(5).cloned().collect();
        self.draw.strata.push(Stratum { agent, eligible: calls, drawn, spares });
    }

    /// Recordings that are not like the others.
    fn strange(&mut self) {
        let subjects = &mut self.subjects;
        let not_scorable = |subject: &mut Subject, reason: &str| {
            let inspection = subject.inspection.as_mut().unwrap();
            (inspection.state, inspection.score, inspection.passed) = (State::NotScorable, None, None);
            inspection.reason = Some(Message::new(reason));
            inspection.items.clear();
        };
        subjects[3].transcript.as_mut().unwrap().turns = vec![turn(&Speaker::Agent, 0, "[noise]"), turn(&Speaker::Customer, 1, "  ")];
        not_scorable(&mut subjects[3], "文字是空白的");
        subjects[14].transcript = None;
        not_scorable(&mut subjects[14], "没有文字");
        subjects[15].inspection = None;
        subjects[16].call.fields.insert("套餐名称".into(), "畅享融合 129 元".into());
        let long = subjects[7].transcript.as_mut().unwrap();
        let more: Vec<Turn> = (0..150).flat_map(|n| long.turns[n % 8 + 1..n % 8 + 3].to_vec()).collect();
        long.turns.splice(10..10, more);
        subjects[18].transcript.as_mut().unwrap().speakers_reliable = false;
        for (index, turn) in subjects[18].transcript.as_mut().unwrap().turns.iter_mut().enumerate() {
            (turn.start_ms, turn.end_ms) = (None, None);
            turn.speaker = Speaker::Other((index % 2 + 1).to_string());
        }
        let spare = self.draw.strata[1].spares[0].id.clone();
        let agent = self.draw.strata[1].agent.clone();
        self.subjects.push(subject(&self.checklist, &spare, &agent, 1, 12));
    }
}

fn checklist() -> Checklist {
    let item = |id: &str, title: &str, source: Option<&str>, points: &str, coach: Option<&str>| Item {
        id: id.into(),
        title: title.into(),
        source: source.map(Into::into),
        points: Points::parse(points).unwrap(),
        class: if matches!(id, "verify" | "privacy") { Class::Compliance } else { Class::Customer },
        severity: if id == "privacy" { Severity::Fatal } else { Severity::Normal },
        coach: coach.map(Into::into),
    };
    let section = |title: &str, items: Vec<Item>| Section { title: title.into(), items };
    Checklist {
        id: "hotline".into(),
        title: "热线录音质检表".into(),
        pass_mark: Some(Score::from_hundredths(8500)),
        version: "9f2c61d07b3e4a58".into(),
        sections: vec![
            section("开场", vec![
                item("greeting", "规范问候", Some("T3.3.1b"), "10", Some("接通后先问候，再报公司和工号，然后问需要什么帮助。")),
                item("number", "报工号", Some("E2.2a"), "5", Some("问候时一并报出工号。")),
                item("verify", "身份核实前先说明", Some("T3.3.1c"), "10", Some("先说明是为了保障信息安全，再请客户提供信息。")),
            ]),
            section("沟通", vec![
                item("comfort", "先安抚情绪", Some("E2.2b"), "10", Some("先表示理解，再处理问题。")),
                item("repeat", "复述确认", Some("E2.2c"), "7.5", Some("把听到的问题用自己的话说一遍，请客户确认。")),
                item("shirking", "禁用推诿用语", Some("T3.1.2"), "12.5", Some("换成“我帮您查一下”或“我帮您转到负责的同事”。")),
            ]),
            section("处理", vec![
                item("limit", "告知处理时限", Some("T4.1.2"), "10", Some("说清楚多久之内回复或上门。")),
                item("silence", "静音不超过 20 秒", Some("T3.3.2"), "10", None),
                item("privacy", "不泄露客户信息", Some("C1.3"), "0", Some("不在电话里说出别人的信息。")),
            ]),
            section("结束", vec![
                item("anything_else", "询问其他需求", Some("E2.2e"), "10", Some("挂断前问一句还有什么可以帮忙。")),
                item("closing", "规范结束语", Some("E2.2e"), "15", Some("感谢来电，祝生活愉快，再见。")),
            ]),
        ],
    }
}

const MATTERS: [(&str, &str, &str, &str); 4] = [
    ("资费", "我这个月话费怎么多扣了二十块钱，以前都没有的。", "您是说这个月多扣了二十元，对吗？", "系统显示上个月开通了一项彩铃业务，第一步先帮您取消，第二步申请退费。"),
    ("宽带故障", "我家宽带从昨天晚上开始一直断，modem 重启了 three times 也没用。", "您提到的是昨晚开始断网，重启也没有恢复，是这样吗？", "后台看到线路衰减偏大，我给您报修。"),
    ("投诉", "我要投诉！上次說好兩天內上門，到現在都沒有人來，我可以等，你们不可以这样吧。", "您是说约好两天上门，现在还没有人联系您，对吗？", "我已经升级给主管跟进。"),
    ("套餐变更", "我想把套餐改成便宜一点的，现在这个用不完。", "您是说想换一个月租低一些的套餐，对吗？", "有两个套餐合适：一个每月 59 元，一个每月 79 元。"),
];

fn turn(speaker: &Speaker, index: u64, text: &str) -> Turn {
    let start = index * 9_500;
    Turn { speaker: speaker.clone(), start_ms: Some(start), end_ms: Some(start + 7_000), text: text.to_owned() }
}

/// Whether something goes wrong: the same in every run, and more often for some agents.
fn slips(agent: usize, call: usize, item: usize) -> bool {
    let byte = Sha256::digest(format!("{agent} {call} {item}"))[0];
    usize::from(byte) < [20, 34, 26, 12, 48, 30, 22, 40, 18, 60, 28, 16][agent % 12] + 12 * (item % 3)
}

fn talk(agent: usize, call: usize, staff: &str) -> Vec<Turn> {
    let (_, matter, repeat, answer) = MATTERS[(agent + call) % MATTERS.len()];
    let said = |item: usize, right: &str, wrong: &str| if slips(agent, call, item) { wrong.to_owned() } else { right.to_owned() };
    let opening = format!("您好，这里是八方通信客户服务，工号{staff}，很高兴为您服务，请问有什么可以帮您？");
    [
        (Speaker::Agent, said(0, &opening, "喂，你说。")),
        (Speaker::Customer, matter.to_owned()),
        (Speaker::Agent, said(3, "非常抱歉给您带来不便，我理解您的心情，马上帮您看。", "嗯，我看一下。")),
        (Speaker::Agent, said(2, "为了保障您的信息安全，请提供您的手机号，谢谢。", "手机号报一下。")),
        (Speaker::Customer, "13800000000。".to_owned()),
        (Speaker::Agent, said(4, repeat, "哦。")),
        (Speaker::Customer, "对。".to_owned()),
        (Speaker::Agent, said(5, answer, "这个我不知道，这不归我管，你自己看一下账单吧。")),
        (Speaker::Customer, "那什么时候能好？".to_owned()),
        (Speaker::Agent, said(6, "我们会在24小时内给您回复，请您保持电话畅通。", "尽快吧。")),
        (Speaker::Customer, "好的，谢谢。".to_owned()),
        (Speaker::Agent, said(9, "请问还有其他可以帮您的吗？", "行。")),
        (Speaker::Customer, "没有了。".to_owned()),
        (Speaker::Agent, said(10, "感谢您的来电，祝您生活愉快，再见！", "嗯好，挂了。")),
    ]
    .iter()
    .zip(0..)
    .map(|((speaker, text), index)| turn(speaker, index, text))
    .collect()
}

/// Evidence: words of a turn.
pub(super) fn quote(turns: &[Turn], turn: usize, words: &str) -> Evidence {
    let said = &turns[turn];
    let start_byte = said.text.find(words).unwrap_or_default();
    let quote = if said.text.contains(words) { words } else { &said.text };
    Evidence {
        turn,
        speaker: said.speaker.clone(),
        start_ms: said.start_ms,
        end_ms: said.end_ms,
        quote: quote.to_owned(),
        start_byte,
        end_byte: start_byte + quote.len(),
    }
}

/// Where each item looks: the turn, the words that make it pass, those that make it fail.
const PLACES: [(&str, usize, &str, &str); 11] = [
    ("greeting", 0, "您好，这里是八方通信客户服务", "喂，你说"),
    ("number", 0, "八方通信客户服务，工号", ""),
    ("verify", 3, "为了保障您的信息安全", "手机号报一下"),
    ("comfort", 2, "我理解您的心情", "嗯，我看一下"),
    ("repeat", 5, "对吗", ""),
    ("shirking", 7, "", "不知道，这不归我管"),
    ("limit", 9, "24小时内", "尽快吧"),
    ("silence", 0, "", ""),
    ("privacy", 7, "", "你自己看一下账单"),
    ("anything_else", 11, "还有其他可以帮您的吗", ""),
    ("closing", 13, "感谢您的来电，祝您生活愉快，再见", "嗯好，挂了"),
];

fn verdict(agent: usize, call: usize, item: usize) -> Verdict {
    let wrong = |item| slips(agent, call, item);
    match item {
        1 if wrong(0) => Verdict::Fail,
        1 => Verdict::Pass,
        3 if (agent + call) % MATTERS.len() == 3 => Verdict::NotApplicable,
        7 if call % 7 == 4 => Verdict::Unsure,
        8 if agent % 12 == 9 && wrong(5) => Verdict::Fail,
        7 | 8 => Verdict::Pass,
        item if wrong(item) && item == 10 && call % 4 == 1 => Verdict::Unsure,
        item if wrong(item) => Verdict::Fail,
        _ => Verdict::Pass,
    }
}

fn results(checklist: &Checklist, turns: &[Turn], agent: usize, call: usize) -> Vec<ItemResult> {
    let items = checklist.sections.iter().flat_map(|section| &section.items);
    (items.zip(PLACES).enumerate())
        .map(|(index, (item, (_, place, right, wrong)))| {
            let verdict = verdict(agent, call, index);
            let words = if verdict == Verdict::Pass { right } else { wrong };
            let counts = !words.is_empty() && verdict != Verdict::NotApplicable;
            ItemResult {
                id: item.id.clone(),
                verdict,
                points: item.points,
                earned: match verdict {
                    Verdict::Pass => Some(item.points),
                    Verdict::Fail => Some(Points::ZERO),
                    Verdict::Unsure | Verdict::NotApplicable => None,
                },
                reason: Message::new(match verdict {
                    Verdict::Pass => "找到了要求的说法",
                    Verdict::Fail if words.is_empty() => "没有找到要求的说法",
                    Verdict::Fail => "说法不符合要求",
                    Verdict::Unsure => "文字里没有时间，看不出静音有多长",
                    Verdict::NotApplicable => "客户没有情绪，不需要安抚",
                }),
                evidence: if counts { vec![quote(turns, place, words)] } else { Vec::new() },
            }
        })
        .collect()
}

/// A call with its findings, as an inspection would make them.
fn subject(checklist: &Checklist, id: &CallId, agent: &AgentId, index: usize, call: usize) -> Subject {
    let turns = talk(index, call, agent.as_str());
    let items = results(checklist, &turns, index, call);
    let fields = [
        ("category", MATTERS[(index + call) % MATTERS.len()].0),
        ("channel", "热线"),
        ("caller", "13800000000"),
        ("satisfaction", if call % 3 == 0 { "满意" } else { "未评价" }),
        ("recording", &format!("{id}.wav")),
    ];
    let day = 16 + call % 6;
    Subject {
        call: Call {
            id: id.clone(),
            agent: agent.clone(),
            start: format!("2026-11-{day}T{:02}:{:02}:00+08:00", 9 + call % 9, call * 7 % 60).parse().unwrap(),
            duration_ms: Some(141_000 + 13_000 * (call as u64)),
            fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        },
        transcript: Some(Transcript { source: "iflytek".into(), recognised: true, speakers_reliable: true, turns }),
        inspection: Some(inspection(checklist, id, items)),
    }
}

/// The score and the state that items make.
pub(super) fn inspection(checklist: &Checklist, id: &CallId, items: Vec<ItemResult>) -> Inspection {
    let counted = || items.iter().filter(|item| item.earned.is_some());
    let fatal = items.iter().any(|item| item.id == "privacy" && item.verdict == Verdict::Fail);
    let share = Score::of(counted().filter_map(|item| item.earned).sum(), counted().map(|item| item.points).sum());
    let score = if fatal { Some(Score::ZERO) } else { share };
    Inspection {
        subject: id.to_string(),
        checklist: checklist.id.clone(),
        version: checklist.version.clone(),
        state: if items.iter().any(|item| item.verdict == Verdict::Unsure) { State::Provisional } else { State::Scored },
        reason: None,
        score,
        passed: score.zip(checklist.pass_mark).map(|(score, mark)| score >= mark),
        items,
    }
}

/// The ticket of `consistent-sampler`, worked out in the plainest way.
fn ticket(seed: &str, id: &str) -> String {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut number = Sha256::digest(format!("{}{id}", hex(&Sha256::digest(seed)))).to_vec();
    let mut digits = String::new();
    while number.iter().any(|byte| *byte > 0) {
        let mut rest = 0_u32;
        for byte in &mut number {
            let value = rest * 256 + u32::from(*byte);
            *byte = u8::try_from(value / 10).unwrap();
            rest = value % 10;
        }
        digits.push(char::from_digit(rest, 10).unwrap());
    }
    format!("0.{digits:0<64}")
}
