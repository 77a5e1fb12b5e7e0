//! What a recogniser makes of a conversation: words garbled and lost, persons joined or swapped, calls that break off.
//!
//! The shares follow what was counted on real hotline recordings: the words 为您服务 survive in a quarter of the openings,
//! 请问有什么…帮 in nearly all, 还有其他…帮 and 感谢来电 in four of five, 再见 in two of three. None of it is the agent's fault,
//! and none of it is in the truth.

use super::chance::Chance;
use super::dialogue::{Draft, Line, Who};

/// What was said, how many times in a thousand it is garbled, and what is written then.
type Garble = (&'static str, u32, &'static [&'static str]);

const GARBLES: &[Garble] = &[
    ("为您服务", 740, &["位您服务", "未领服务", "围一副", "喂您户", "卫零五", "会您付", "位服务", "了另一户"]),
    ("请问有什么", 50, &["请问有森么", "请问有随之", "请问友什么"]),
    ("还有其他", 60, &["还有其它", "还有棋他"]),
    ("可以帮您的吗", 220, &["可以办领的吗", "可以半年的吗", "可以发明的嘛", "可以八零的吗"]),
    ("还有什么可以帮您", 120, &["还有什么可以八领", "还有什么可以办年"]),
    ("感谢您的来电", 120, &["感谢您的来点", "感谢人的来电", "敢写您的来电"]),
    ("感谢来电", 200, &["感谢来点", "杆线来电", "感谢雷电", "看些来电"]),
    ("再见", 320, &["在线", "债券", "在建", "一些"]),
    ("评价", 150, &["平价", "行家"]),
    ("宽带", 60, &["款待", "宽袋"]),
    ("流量", 60, &["浏览", "刘亮"]),
    ("套餐", 50, &["套三", "逃餐"]),
    ("光猫", 120, &["光毛", "黄毛"]),
    ("扣费", 120, &["口费", "叩费"]),
    ("账单", 120, &["仗单", "涨单"]),
    ("携号", 150, &["写号", "协号"]),
    ("身份证后四位", 80, &["身份证后十位", "身份这后四位"]),
    ("24小时", 60, &["24小时2004年", "二十四小时"]),
    ("工号", 200, &["功耗", "公号"]),
    ("八八电信", 250, &["爸爸电信", "八八店信", "拜拜电信"]),
];

/// The stock word that stands for lost speech.
const LOST: &str = "随之";
/// Short customer turns are the ones that get lost.
const SHORT: usize = 8;

const FILLERS: [&str; 6] = ["嗯，", "呃，", "那个，", "啊，", "就是，", "嗯嗯，"];

/// How a conversation is written down: the marks of one call are all alike.
#[derive(Debug, Clone, Copy)]
enum Marks {
    All,
    CommasOnly,
    None,
    Underscores,
}

/// Turns what was spoken into what the recogniser wrote, in place. Returns how many turns are lost because the recording
/// breaks off.
pub(super) fn recognise(draft: &mut Draft, chance: &mut Chance) -> usize {
    let lost = if chance.permille(30) { break_off(draft, chance) } else { 0 };
    let marks = [Marks::All, Marks::CommasOnly, Marks::None, Marks::Underscores][chance.weighted(&[60, 20, 15, 5])];
    for line in &mut draft.lines {
        hesitate(line, chance);
        garble(line, chance);
        line.text = punctuate(&line.text, marks);
        if line.who == Who::Customer && line.text.chars().count() < SHORT && chance.permille(25) {
            LOST.clone_into(&mut line.text);
        }
    }
    join(draft, chance, marks);
    swap(draft, chance);
    if chance.permille(50) {
        for line in &mut draft.lines {
            line.text = super::traditional::from_simplified(&line.text);
        }
    }
    lost
}

/// Ends the recording in the last steps; what would have come later is no longer anybody's fault.
fn break_off(draft: &mut Draft, chance: &mut Chance) -> usize {
    let back = chance.between(0, 3) as usize;
    let end = draft.ending.saturating_sub(back).max(4);
    let lost = draft.lines.len() - end;
    draft.lines.truncate(end);
    draft.absent.retain(|item| !matches!(*item, "anything_else" | "closing" | "time_limit"));
    lost
}

fn hesitate(line: &mut Line, chance: &mut Chance) {
    let share = if line.who == Who::Customer { 220 } else { 70 };
    if chance.permille(share) && line.text.chars().count() > 3 {
        line.text.insert_str(0, chance.pick::<&str>(&FILLERS));
    }
}

fn garble(line: &mut Line, chance: &mut Chance) {
    for (said, share, written) in GARBLES {
        if line.text.contains(said) && chance.permille(*share) {
            line.text = line.text.replacen(said, chance.pick::<&str>(written), 1);
        }
    }
}

fn punctuate(text: &str, marks: Marks) -> String {
    match marks {
        Marks::All => text.to_owned(),
        Marks::CommasOnly => {
            let text = text.trim_end_matches(['。', '？', '！']);
            text.replace(['。', '？', '！'], "，")
        }
        Marks::None => text.replace(['，', '。', '？', '！'], ""),
        Marks::Underscores => text.trim_end_matches(['。', '？', '！']).replace(['，', '。', '？', '！'], "_"),
    }
}

/// One segment may hold both persons, under the number of the first: the opening with the customer's first sentence, the
/// customer's last with the closing.
fn join(draft: &mut Draft, chance: &mut Chance, marks: Marks) {
    let mut joined: Vec<Line> = Vec::with_capacity(draft.lines.len());
    let last = draft.lines.len().saturating_sub(2);
    for (place, line) in draft.lines.drain(..).enumerate() {
        let share = if place == 1 || place >= last { 150 } else { 12 };
        match joined.last_mut() {
            Some(before) if !before.hold && place >= 1 && chance.permille(share) => {
                let gap = if matches!(marks, Marks::None) { "" } else { " " };
                before.text = format!("{}{gap}{}", before.text, line.text);
                before.offends.extend(line.offends);
                before.hold = line.hold;
            }
            _ => joined.push(line),
        }
    }
    draft.lines = joined;
}

/// Single segments carry the other person's number, openings more often than others.
fn swap(draft: &mut Draft, chance: &mut Chance) {
    for (place, line) in draft.lines.iter_mut().enumerate() {
        if chance.permille(if place == 0 { 100 } else { 8 }) {
            line.who = match line.who {
                Who::Agent => Who::Customer,
                Who::Customer => Who::Agent,
            };
        }
    }
}
