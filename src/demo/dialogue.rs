//! One conversation as it was spoken: the scenario's steps, with the agent's faults planted in them.

use super::chance::Chance;
use super::phrases as say;
use super::scenarios::{Exchange, Scenario};
use super::slots::Slots;
use super::staff::Agent;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Agent,
    Customer,
}

/// One utterance as it was spoken.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub who: Who,
    pub text: String,
    /// The items that its words offend.
    pub offends: Vec<&'static str>,
    /// The agent searches afterwards: a long pause follows.
    pub hold: bool,
}

/// A conversation, and the required words that are not in it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub lines: Vec<Line>,
    pub absent: Vec<&'static str>,
    /// Where the ending begins: anything else, closing, farewell.
    pub ending: usize,
}

struct Talk<'a> {
    agent: &'a Agent,
    scenario: &'a Scenario,
    slots: Slots,
    /// Which of the scenario's first sentences the customer says.
    matter: usize,
    chance: &'a mut Chance,
    draft: Draft,
}

/// Writes the conversation of an agent with a customer who has a scenario's matter.
pub(super) fn write(agent: &Agent, scenario: &Scenario, chance: &mut Chance) -> Draft {
    let slots = Slots::draw(agent.id, chance);
    let matter = chance.index(scenario.ask.len());
    let mut talk = Talk { agent, scenario, slots, matter, chance, draft: Draft::default() };
    talk.open();
    talk.soothe();
    talk.restate();
    talk.identify();
    let facts = talk.chance.between(0, 4);
    talk.exchange(scenario.facts, facts);
    talk.handle();
    talk.limit();
    let asides = talk.chance.between(0, 3);
    talk.exchange(scenario.aside, asides);
    talk.small_talk();
    talk.offend();
    talk.end();
    talk.draft
}

impl Talk<'_> {
    fn add(&mut self, who: Who, text: &str) -> &mut Line {
        let text = self.slots.fill(text);
        self.draft.lines.push(Line { who, text, offends: Vec::new(), hold: false });
        self.draft.lines.last_mut().expect("a line was just added")
    }

    fn agent(&mut self, texts: &[&str]) -> &mut Line {
        let text = *self.chance.pick(texts);
        self.add(Who::Agent, text)
    }

    fn customer(&mut self, texts: &[&str]) {
        let text = *self.chance.pick(texts);
        self.add(Who::Customer, text);
    }

    /// Whether the agent slips here; what is then absent is noted.
    fn slips(&mut self, habit: u32, items: &[&'static str]) -> bool {
        let slips = self.chance.permille(habit);
        if slips {
            self.draft.absent.extend(items);
        }
        slips
    }

    fn open(&mut self) {
        let habit = self.agent.habits.opening;
        if self.slips(habit / 2, &["greeting", "offer"]) {
            self.agent(&say::NO_OPENING);
        } else if self.slips(habit, &["offer"]) {
            self.agent(&say::NO_OFFER);
        } else {
            self.agent(&say::OPENINGS);
        }
        self.add(Who::Customer, self.scenario.ask[self.matter]);
    }

    fn soothe(&mut self) {
        if !self.scenario.upset {
            return;
        }
        if self.slips(self.agent.habits.empathy, &["empathy"]) {
            self.agent(&say::NO_EMPATHY);
        } else {
            self.agent(&say::EMPATHY);
        }
        self.customer(&say::FINE);
    }

    fn restate(&mut self) {
        let Some(sentence) = self.scenario.restate.get(self.matter) else { return };
        if self.slips(self.agent.habits.restate, &["restate"]) {
            return;
        }
        self.add(Who::Agent, sentence);
        self.customer(&say::YES);
    }

    fn identify(&mut self) {
        if !self.scenario.sensitive || self.slips(self.agent.habits.identity, &["identity"]) {
            return;
        }
        let (question, answer) = *self.chance.pick(&say::IDENTITY);
        self.add(Who::Agent, question);
        self.add(Who::Customer, answer);
    }

    fn exchange(&mut self, from: &[Exchange], count: u32) {
        for exchange in self.chance.some(from, count) {
            let (first, second, question, answer) = match exchange {
                Exchange::Agent(question, answer) => (Who::Agent, Who::Customer, question, answer),
                Exchange::Customer(question, answer) => (Who::Customer, Who::Agent, question, answer),
            };
            self.add(first, question);
            self.add(second, answer);
        }
    }

    fn handle(&mut self) {
        let searched = self.chance.permille(600);
        if searched {
            self.agent(&say::HOLDS).hold = true;
            self.customer(&say::FINE);
        }
        let back = if searched { *self.chance.pick(&say::RETURNS) } else { "" };
        let action = *self.chance.pick(self.scenario.action);
        self.add(Who::Agent, &format!("{back}{action}"));
        self.customer(&say::FINE);
    }

    fn limit(&mut self) {
        if self.scenario.limit.is_empty() {
            return;
        }
        if self.slips(self.agent.habits.time_limit, &["time_limit"]) {
            self.agent(&say::NO_LIMIT);
        } else {
            self.agent(self.scenario.limit);
        }
        self.customer(&say::FINE);
        if self.scenario.refund && self.chance.permille(self.agent.habits.words * 2) {
            self.agent(&say::DATED_REFUND).offends.push("refund_date");
            self.customer(&say::FINE);
        }
    }

    fn small_talk(&mut self) {
        if self.chance.permille(220) {
            let (question, answer) = *self.chance.pick(say::HARMLESS);
            self.add(Who::Agent, question);
            self.add(Who::Customer, answer);
        }
        if self.chance.permille(160) {
            let (doubt, answer) = *self.chance.pick(say::CUSTOMER_DOUBTS);
            self.add(Who::Customer, doubt);
            self.add(Who::Agent, answer);
        }
    }

    fn offend(&mut self) {
        if self.chance.permille(self.agent.habits.words) {
            let (question, answer, item) = *self.chance.pick(say::BANNED);
            self.add(Who::Customer, question);
            self.add(Who::Agent, answer).offends.push(item);
        }
    }

    fn end(&mut self) {
        self.draft.ending = self.draft.lines.len();
        let habit = self.agent.habits.ending;
        if self.slips(habit, &["anything_else"]) {
            self.customer(&["好，那就这样。", "行，谢谢啊。", "好的，我知道了。"]);
        } else {
            self.agent(&say::ELSE);
            self.customer(&say::NO_MORE);
        }
        if self.slips(habit, &["closing"]) {
            self.agent(&say::NO_CLOSING);
        } else {
            self.agent(&say::CLOSINGS);
        }
        if self.chance.permille(350) {
            self.customer(&["再见。", "好，再见。", "嗯，拜拜。"]);
        }
    }
}
