//! The demo's hotline: four teams, twelve agents, how much each works and what each tends to forget.
//!
//! All names are invented.

/// How many times in a thousand an agent commits a fault where there is an occasion for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    pub opening: u32,
    pub identity: u32,
    pub restate: u32,
    pub time_limit: u32,
    pub empathy: u32,
    pub ending: u32,
    pub words: u32,
}

/// One agent of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct Agent {
    pub id: &'static str,
    pub name: &'static str,
    pub team: &'static str,
    /// Calls in an ordinary week.
    pub weekly: u32,
    /// First hour of the shift, which lasts nine hours.
    pub from_hour: u32,
    /// Days off, counted from Monday = 0.
    pub off: [u32; 2],
    /// The week of leave, counted from the demo's first.
    pub leave: Option<u32>,
    pub habits: Habits,
}

const GOOD: Habits = Habits { opening: 8, identity: 10, restate: 25, time_limit: 15, empathy: 10, ending: 12, words: 2 };
const USUAL: Habits = Habits { opening: 25, identity: 50, restate: 110, time_limit: 80, empathy: 70, ending: 50, words: 14 };
/// Knows the trade and hurries: nothing is repeated back, the end is cut short.
const HASTY: Habits = Habits { opening: 60, identity: 110, restate: 420, time_limit: 160, empathy: 150, ending: 260, words: 20 };
/// Friendly and careless with data.
const CASUAL: Habits = Habits { opening: 70, identity: 330, restate: 120, time_limit: 140, empathy: 30, ending: 60, words: 10 };
/// Short with people.
const BLUNT: Habits = Habits { opening: 160, identity: 60, restate: 200, time_limit: 260, empathy: 420, ending: 140, words: 110 };
/// New on the line: does not know and says so.
const NEW: Habits = Habits { opening: 40, identity: 150, restate: 220, time_limit: 300, empathy: 120, ending: 90, words: 80 };

const fn agent(id: &'static str, name: &'static str, team: &'static str, weekly: u32, from_hour: u32, habits: Habits) -> Agent {
    Agent { id, name, team, weekly, from_hour, off: [5, 6], leave: None, habits }
}

/// The roster. The part-timer has four calls a week, fewer than a plan of ten draws; one agent is on leave in the second week.
pub(super) const AGENTS: [Agent; 12] = [
    agent("8101", "甘若溪", "热线一班", 48, 8, GOOD),
    Agent { off: [1, 2], ..agent("8102", "苗知夏", "热线一班", 52, 8, USUAL) },
    Agent { off: [6, 0], ..agent("8103", "尤可欣", "热线一班", 45, 11, HASTY) },
    agent("8201", "蓝一鸣", "热线二班", 50, 9, USUAL),
    Agent { off: [3, 4], ..agent("8202", "柏思远", "热线二班", 46, 11, CASUAL) },
    Agent { leave: Some(1), ..agent("8203", "竺小满", "热线二班", 49, 8, GOOD) },
    agent("8301", "牧晨曦", "宽带专席", 47, 8, USUAL),
    Agent { off: [2, 3], ..agent("8302", "岑佳宁", "宽带专席", 51, 10, NEW) },
    Agent { off: [0, 1], ..agent("8303", "宫语桐", "宽带专席", 4, 9, USUAL) },
    agent("8401", "湛星河", "投诉专席", 44, 9, BLUNT),
    Agent { off: [4, 5], ..agent("8402", "晏书文", "投诉专席", 43, 10, GOOD) },
    Agent { off: [6, 0], ..agent("8403", "喻安然", "投诉专席", 46, 8, USUAL) },
];
