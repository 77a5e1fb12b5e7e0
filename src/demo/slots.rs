//! What the braces in the demo's sentences stand for, drawn once a call so that a call agrees with itself.

use super::chance::Chance;

const PLANS: [&str; 5] = ["79元畅享套餐", "129元全家享套餐", "99元冰激凌套餐", "59元校园套餐", "169元尊享套餐"];
const NEW_PLANS: [&str; 4] = ["39元大流量套餐", "19元亲情套餐", "29元基础套餐", "8元保号套餐"];
const SERVICES: [&str; 6] = ["国际漫游", "视频彩铃", "来电显示", "游戏流量包", "副卡业务", "视频会员包"];
const AREAS: [&str; 6] = ["青禾路", "望月小区", "东湖花园", "石桥街", "南浦新村", "槐树巷"];
const NAMES: [&str; 8] = ["卓小雨", "詹大川", "祁文静", "柯家明", "阮思思", "简志成", "鄢红梅", "邬建国"];

/// The fillings of one call.
#[derive(Debug)]
pub(super) struct Slots(Vec<(&'static str, String)>);

impl Slots {
    /// Draws the fillings for a call that an agent answers.
    pub(super) fn draw(staff: &str, chance: &mut Chance) -> Self {
        let title = if chance.permille(500) { "先生" } else { "女士" };
        Self(vec![
            ("staff", staff.to_owned()),
            ("title", title.to_owned()),
            ("plan", (*chance.pick(&PLANS)).to_owned()),
            ("newplan", (*chance.pick(&NEW_PLANS)).to_owned()),
            ("service", (*chance.pick(&SERVICES)).to_owned()),
            ("area", (*chance.pick(&AREAS)).to_owned()),
            ("name", (*chance.pick(&NAMES)).to_owned()),
            ("month", chance.between(8, 10).to_string()),
            ("day", chance.between(2, 28).to_string()),
            ("amount", (chance.between(1, 20) * 10).to_string()),
            ("fee", chance.between(3, 89).to_string()),
            ("cents", chance.between(1, 9).to_string()),
            ("gigs", chance.between(2, 60).to_string()),
            ("speed", chance.pick(&[100, 200, 300, 500]).to_string()),
            ("hours", chance.pick(&[2, 24, 24, 48]).to_string()),
            ("number", chance.between(3, 98).to_string()),
            ("tail", format!("{:04}", chance.below(10_000))),
        ])
    }

    /// A sentence with its braces filled.
    pub(super) fn fill(&self, sentence: &str) -> String {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, slot)) = rest.split_once('{') {
            let (slot, after) = slot.split_once('}').expect("braces are paired");
            let (_, filling) = self.0.iter().find(|(name, _)| *name == slot).expect("every slot has a filling");
            filled.push_str(before);
            filled.push_str(filling);
            rest = after;
        }
        filled + rest
    }
}
