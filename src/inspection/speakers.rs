//! Who of the speakers is the agent, where the source only numbers them or can't be relied on: found from what agents have to say and
//! customers do.
//!
//! The words are data, in `speakers.txt`. What is found holds for a speaker as a whole; single turns under the wrong number, and turns that
//! hold both persons, are told by [`Turns`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::subject::Facts;
use crate::records::{Speaker, Transcript, Turn};
use crate::text::{Document, GAP_UNITS, Phrase};

/// From which confidence on a speaker is taken for the agent.
pub const SURE: f64 = 0.99;
/// What the agent's staff number, said by a speaker, weighs.
const NUMBER_WEIGHT: i32 = 3;
/// What weighs so much opens or ends a call, or asks: recognisers often put the answer into the same turn.
const ANSWERED: i32 = 3;
/// What a turn's own words must weigh for it to be surely somebody's.
const OWN_WORDS: i32 = 2;
/// Shorter staff numbers are said for other reasons too.
const NUMBER_DIGITS: usize = 3;

/// Whom words give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The agent.
    Agent,
    /// The customer.
    Customer,
}

/// Words that give a speaker away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue {
    /// Index of the turn, from 0.
    pub turn: usize,
    /// Where they stand, in the folded text.
    pub span: Range<usize>,
    /// Whom they give away.
    pub role: Role,
    /// How much they weigh: times likelier, as a power of two.
    pub weight: i32,
    /// Which of the known words they are; the same words count once.
    line: usize,
}

/// Who the agent is.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The agent's label in the source.
    pub agent: Speaker,
    /// How sure that is, from 0.5 to 1.
    pub confidence: f64,
    /// What it rests on, in the order of the call.
    pub clues: Vec<Clue>,
}

struct Known {
    automaton: AhoCorasick,
    /// For each spelling, which line, and which stretch of its phrase.
    spellings: Vec<(usize, usize)>,
    /// Role, weight and number of stretches of each line.
    lines: Vec<(Role, i32, usize)>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let text = include_str!("speakers.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let (mut all, mut spellings, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in text.enumerate() {
        let (role, weight, phrase) = known(line).expect("speakers.txt is checked by a test");
        for (place, stretch) in phrase.stretches.iter().enumerate() {
            all.extend(stretch.iter().cloned());
            spellings.extend(stretch.iter().map(|_| (index, place)));
        }
        lines.push((role, weight, phrase.stretches.len()));
    }
    Known { automaton: AhoCorasick::new(&all).expect("a few dozen phrases"), spellings, lines }
});

fn known(line: &str) -> Option<(Role, i32, Phrase)> {
    let mut parts = line.splitn(3, ' ');
    let role = match parts.next()? {
        "agent" => Role::Agent,
        "customer" => Role::Customer,
        _ => return None,
    };
    Some((role, parts.next()?.parse().ok()?, Phrase::parse(parts.next()?).ok()?))
}

/// Every word in a call that gives a speaker away.
#[must_use]
pub fn clues(document: &Document, facts: &Facts) -> Vec<Clue> {
    let mut places: Vec<Vec<Vec<Range<usize>>>> =
        KNOWN.lines.iter().map(|(_, _, stretches)| vec![Vec::new(); *stretches]).collect();
    for found in KNOWN.automaton.find_overlapping_iter(document.text()) {
        let (line, place) = KNOWN.spellings[found.pattern().as_usize()];
        if document.whole_words(&found.range()) {
            places[line][place].push(found.range());
        }
    }
    let mut clues = Vec::new();
    for (line, stretches) in places.iter().enumerate() {
        let (role, weight, _) = KNOWN.lines[line];
        let spans = stretches[0].iter().filter_map(|begin| whole(document, begin, &stretches[1..]));
        clues.extend(spans.filter_map(|span| clue(document, span, role, weight, line)));
    }
    if let Some(number) = facts.get("agent").filter(|number| number.len() >= NUMBER_DIGITS) {
        let said = document.text().match_indices(number.as_str()).map(|(at, _)| at..at + number.len());
        clues.extend(said.filter_map(|span| clue(document, span, Role::Agent, NUMBER_WEIGHT, KNOWN.lines.len())));
    }
    clues.sort_by_key(|clue| (clue.span.start, clue.span.end));
    clues
}

/// A phrase from its first stretch to its last, within one turn's reach.
fn whole(document: &Document, begin: &Range<usize>, rest: &[Vec<Range<usize>>]) -> Option<Range<usize>> {
    let mut span = begin.clone();
    for places in rest {
        let next =
            places.iter().find(|place| place.start >= span.end && document.distance(span.end, place.start) <= GAP_UNITS)?;
        span.end = next.end;
    }
    Some(span)
}

fn clue(document: &Document, span: Range<usize>, role: Role, weight: i32, line: usize) -> Option<Clue> {
    let turn = document.turns().iter().position(|turn| turn.start <= span.start && span.end <= turn.end)?;
    Some(Clue { turn, span, role, weight, line })
}

/// Who the agent is; `None` where the words tell nothing, or there are not two speakers to choose from.
#[must_use]
pub fn who(transcript: &Transcript, document: &Document, facts: &Facts) -> Option<Told> {
    let clues = clues(document, facts);
    let mut speakers: BTreeMap<&Speaker, i32> = BTreeMap::new();
    for (turn, range) in transcript.turns.iter().zip(document.turns()) {
        if !range.is_empty() {
            speakers.entry(&turn.speaker).or_default();
        }
    }
    let mut counted = BTreeSet::new();
    for clue in &clues {
        let speaker = &transcript.turns[clue.turn].speaker;
        if counted.insert((speaker, clue.line)) {
            *speakers.entry(speaker).or_default() += if clue.role == Role::Agent { clue.weight } else { -clue.weight };
        }
    }
    let mut ranked: Vec<(&Speaker, i32)> = speakers.into_iter().collect();
    ranked.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    let [(agent, best), (_, next), ..] = ranked[..] else { return None };
    let confidence = 1.0 / (1.0 + 2f64.powi(next - best));
    (best > next).then(|| Told { agent: agent.clone(), confidence, clues })
}

/// What is known of the single turns of a call whose speakers were found.
#[derive(Debug)]
pub struct Turns {
    /// The agent's label, where it is sure.
    agent: Option<Speaker>,
    /// Of each turn, what its words weigh for the agent and for the customer.
    weights: Vec<(i32, i32)>,
    /// Of each turn, whether the other person may speak in it too: a greeting and the customer's first sentence.
    holds_both: Vec<bool>,
}

impl Turns {
    /// Reads a call.
    #[must_use]
    pub fn new(transcript: &Transcript, document: &Document, facts: &Facts) -> Self {
        let told = who(transcript, document, facts).filter(|told| told.confidence >= SURE);
        let mut weights = vec![(0, 0); transcript.turns.len()];
        let mut holds_both = vec![false; transcript.turns.len()];
        for clue in told.iter().flat_map(|told| &told.clues) {
            holds_both[clue.turn] |= clue.weight >= ANSWERED;
            match clue.role {
                Role::Agent => weights[clue.turn].0 += clue.weight,
                Role::Customer => weights[clue.turn].1 += clue.weight,
            }
        }
        Self { agent: told.map(|told| told.agent), weights, holds_both }
    }

    /// Whether a turn is somebody's by its number, and none of its words say otherwise.
    #[must_use]
    pub fn is_likely(&self, role: Role, index: usize, speaker: &Speaker) -> bool {
        let Some(agent) = &self.agent else { return false };
        let (for_agent, for_customer) = self.weights[index];
        match role {
            Role::Agent => speaker == agent && for_customer == 0,
            Role::Customer => speaker != agent && for_agent == 0,
        }
    }

    /// The call with its speakers as they were found; `None` where that is not sure.
    #[must_use]
    pub fn named(&self, transcript: &Transcript) -> Option<Transcript> {
        let agent = self.agent.as_ref()?;
        let role = |speaker: &Speaker| if speaker == agent { Speaker::Agent } else { Speaker::Customer };
        let named = transcript.turns.iter().map(|turn| Turn { speaker: role(&turn.speaker), ..turn.clone() });
        Some(Transcript { speakers_reliable: true, turns: named.collect(), ..transcript.clone() })
    }

    /// Whether a turn is surely said by somebody: its number is theirs, its own words say so too, and none say otherwise. On real calls
    /// most banned words under the agent's number are the customer's, so a turn that tells nothing of itself is not sure.
    #[must_use]
    pub fn is_surely(&self, role: Role, index: usize, speaker: &Speaker) -> bool {
        let Some(agent) = &self.agent else { return false };
        let (for_agent, for_customer) = self.weights[index];
        let (is_theirs, own, other) = match role {
            Role::Agent => (speaker == agent, for_agent, for_customer),
            Role::Customer => (speaker != agent, for_customer, for_agent),
        };
        is_theirs && !self.holds_both[index] && own >= OWN_WORDS && other == 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, conversation};
    use super::*;

    fn told(lines: &str, facts: &[(&str, &str)]) -> Option<(String, bool)> {
        let transcript = conversation(lines);
        let document = Document::new(transcript.turns.iter().map(|turn| (turn.speaker.label(), turn.text.as_str())));
        let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let told = who(&transcript, &document, &facts)?;
        for clue in &told.clues {
            assert!(document.text().get(clue.span.clone()).is_some_and(|words| !words.is_empty()), "{clue:?}");
        }
        Some((told.agent.label().to_owned(), told.confidence >= SURE))
    }

    const OPENING: &str = "2: 您好，青禾电信为您服务，请问有什么可以帮您\n1: 你好，帮我查一下我的话费";

    #[test]
    fn every_line_is_understood() {
        assert!(KNOWN.lines.len() > 20);
    }

    #[test]
    fn the_agent_is_who_says_what_agents_say() {
        assert_eq!(told(OPENING, &[]), Some(("2".to_owned(), true)));
        assert_eq!(
            told("1: 喂\n2: 您好，803位服务\n1: 帮我查一下话费\n2: 稍等", &[("agent", "803")]),
            Some(("2".to_owned(), false))
        );
        assert_eq!(told("1: 喂\n2: 嗯", &[]), None);
        assert_eq!(told("1: 您好请问有什么可以帮您", &[]), None);
    }

    #[test]
    fn one_sentence_under_the_wrong_number_does_not_turn_the_call_over() {
        let lines = "1: 您好请问有什么可以帮您\n1: 我想查一下我的话费\n2: 嗯\n1: 好的，我帮您查询一下，请您稍等\n2: 你们怎么又扣钱\n1: 还有其他可以帮您的吗\n1: 感谢您的来电";
        assert_eq!(told(lines, &[]), Some(("1".to_owned(), true)));
    }

    #[test]
    fn a_banned_word_counts_where_call_and_turn_both_tell_the_speaker() {
        use crate::inspection::Verdict::{Fail, Pass, Unsure};
        let item = "never_say: 不知道";
        check(item, &format!("{OPENING}\n2: 这个我不知道，我帮您查一下也没用"), Fail, &["不知道"]);
        check(item, &format!("{OPENING}\n2: 这个我不知道"), Unsure, &["不知道"]);
        check(item, &format!("{OPENING}\n2: 帮您查到了\n2: 我的手机不知道怎么回事"), Unsure, &["不知道"]);
        check(item, &format!("{OPENING}\n2: 您好请问有什么可以帮您我想问一下我不知道密码"), Unsure, &["不知道"]);
        check(item, &format!("{OPENING}\n2: 您好请问有什么可以帮您不知道怎么扣了钱"), Unsure, &["不知道"]);
        check(item, &format!("{OPENING}\n2: 不知道了没有了还有其他可以帮您的吗"), Unsure, &["不知道"]);
        check(item, &format!("{OPENING}\n1: 帮我看一下，我不知道"), Pass, &[]);
        check(item, &format!("{OPENING}\n1: 我不知道"), Pass, &[]);
    }

    #[test]
    fn words_that_bound_are_their_speakers_too() {
        use crate::inspection::Verdict::{Fail, NotApplicable};
        let lines = format!(
            "{OPENING}\n2: 好的，我帮您查询一下，请您稍等\n1: 我要投诉\n2: 嗯嗯，我帮您登记一下，请您稍等\n1: 好的\n2: 再见"
        );
        check("say: 非常抱歉给您带来不便, where: {speaker: agent, after: {customer: 我要投诉}}", &lines, Fail, &[]);
        check("say: 非常抱歉给您带来不便, where: {speaker: agent, after: {agent: 我要投诉}}", &lines, NotApplicable, &[]);
    }

    #[test]
    fn what_must_be_said_may_still_stand_under_the_other_number() {
        use crate::inspection::Verdict::Pass;
        let item = "say: 感谢您的来电";
        check(item, &format!("{OPENING}\n1: 没有了谢谢感谢您的来电"), Pass, &["感谢您的来电"]);
    }
}
