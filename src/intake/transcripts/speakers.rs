//! Who speaks: from the labels of a format to agent and customer.

use super::{Format, labels};
use crate::problem::Problem;
use crate::records::{Speaker, Transcript, Turn};

/// The label of a turn whose speaker the file doesn't tell.
const UNKNOWN: &str = "?";

/// What is known of the speakers of one format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeakerRule {
    /// Whether its speakers can be relied on; by default where every turn names its role.
    pub reliable: Option<bool>,
    /// The label that stands for the agent.
    pub agent: Option<String>,
    /// The label that stands for the customer.
    pub customer: Option<String>,
}

/// What is known of the speakers, format by format.
#[derive(Debug, Clone, Default)]
pub struct SpeakerRules {
    rules: Vec<(Format, SpeakerRule)>,
}

impl SpeakerRules {
    /// The same rules with one more; a later rule of a format replaces the one before.
    #[must_use]
    pub fn with(mut self, format: Format, rule: SpeakerRule) -> Self {
        self.rules.retain(|(other, _)| *other != format);
        self.rules.push((format, rule));
        self
    }

    /// The rule of a format.
    #[must_use]
    pub fn of(&self, format: Format) -> &SpeakerRule {
        static NONE: SpeakerRule = SpeakerRule { reliable: None, agent: None, customer: None };
        self.rules.iter().find(|(other, _)| *other == format).map_or(&NONE, |(_, rule)| rule)
    }
}

/// A turn whose speaker is still a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft<L = String> {
    pub label: Option<L>,
    pub start_ms: Option<u64>,
    pub end_ms: Option<u64>,
    pub text: String,
}

/// The transcript of drafts, and what should be said about it. Numbered speakers that the rule turns into roles are no more reliable
/// than before: in real files the numbers change sides.
pub(super) fn transcript<L: AsRef<str>>(
    drafts: Vec<Draft<L>>,
    format: Format,
    recognised: bool,
    rule: &SpeakerRule,
) -> (Transcript, Vec<Problem>) {
    let mut notes = Vec::new();
    let mut all_named = !drafts.is_empty();
    let mut turns = Vec::with_capacity(drafts.len());
    // of a call's many turns there are few labels
    let mut known: Vec<(String, Speaker)> = Vec::new();
    for (index, draft) in drafts.into_iter().enumerate() {
        let label = draft.label.as_ref().map(AsRef::as_ref);
        let speaker = if let Some((_, speaker)) = known.iter().find(|(other, _)| Some(other.as_str()) == label) {
            speaker.clone()
        } else {
            let (speaker, named) = speaker(label, rule);
            all_named &= named;
            known.extend(label.map(|label| (label.to_owned(), speaker.clone())));
            speaker
        };
        let backwards = matches!((draft.start_ms, draft.end_ms), (Some(start), Some(end)) if end < start);
        if backwards {
            notes.push(Problem::new("intake-turn-backwards").with("turn", index + 1));
        }
        let end_ms = draft.end_ms.filter(|_| !backwards);
        turns.push(Turn { speaker, start_ms: draft.start_ms, end_ms, text: draft.text });
    }
    notes.extend(too_fast(&turns));
    if turns.iter().all(|turn| turn.start_ms.is_some()) && !turns.is_sorted_by_key(|turn| turn.start_ms) {
        turns.sort_by_key(|turn| turn.start_ms);
    }
    let speakers_reliable = rule.reliable.unwrap_or(all_named);
    (Transcript { source: format.name().to_owned(), recognised, speakers_reliable, turns }, notes)
}

/// Whether more was said than anybody can say in the time: seconds were taken for milliseconds.
fn too_fast(turns: &[Turn]) -> Option<Problem> {
    /// Nobody says a character in so few milliseconds.
    const FASTEST_MS: u64 = 5;
    /// Of a few words alone nothing is told.
    const ENOUGH: u64 = 40;
    let last = turns.iter().map(|turn| turn.end_ms.or(turn.start_ms)).collect::<Option<Vec<_>>>()?.into_iter().max()?;
    let first = turns.iter().filter_map(|turn| turn.start_ms).min()?;
    let characters: u64 = turns.iter().map(|turn| turn.text.chars().count() as u64).sum();
    let lasted = last.saturating_sub(first);
    let is_too_fast = last > 0 && characters >= ENOUGH && lasted < characters * FASTEST_MS;
    is_too_fast.then(|| Problem::new("intake-turns-too-fast").with("characters", characters).with("milliseconds", lasted))
}

/// The speaker of a label, and whether the label itself names the role.
fn speaker(label: Option<&str>, rule: &SpeakerRule) -> (Speaker, bool) {
    let Some(label) = label else { return (Speaker::Other(UNKNOWN.to_owned()), false) };
    let by_word = labels::role(label);
    let named = by_word.is_some();
    let is = |other: &Option<String>| other.as_deref().is_some_and(|other| other.trim() == label);
    let speaker = if is(&rule.agent) {
        Speaker::Agent
    } else if is(&rule.customer) {
        Speaker::Customer
    } else {
        by_word.unwrap_or_else(|| Speaker::Other(label.to_owned()))
    };
    (speaker, named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(label: &str, start: u64, end: u64) -> Draft {
        Draft { label: Some(label.to_owned()), start_ms: Some(start), end_ms: Some(end), text: start.to_string() }
    }

    #[test]
    fn numbers_stay_doubtful_even_where_a_rule_names_them() {
        let rule = SpeakerRule { agent: Some("1".to_owned()), customer: Some("2".to_owned()), reliable: None };
        let numbered = || vec![draft("1", 0, 10), draft("2", 10, 20), draft("3", 20, 30)];
        let (numbers, _) = transcript(numbered(), Format::IFlytek, true, &rule);
        let speakers: Vec<&Speaker> = numbers.turns.iter().map(|turn| &turn.speaker).collect();
        assert_eq!(speakers, [&Speaker::Agent, &Speaker::Customer, &Speaker::Other("3".to_owned())]);
        assert!(!numbers.speakers_reliable);
        let sure = SpeakerRule { reliable: Some(true), ..rule };
        assert!(transcript(numbered(), Format::IFlytek, true, &sure).0.speakers_reliable);
        let named = vec![draft("坐席", 0, 10), draft("CUSTOMER", 10, 20)];
        assert!(transcript(named, Format::Text, true, &SpeakerRule::default()).0.speakers_reliable);
    }

    #[test]
    fn turns_are_sorted_by_start_and_ends_before_it_are_dropped() {
        let drafts = vec![draft("客服", 50, 60), draft("客户", 10, 5), draft("客服", 10, 20)];
        let (sorted, notes) = transcript(drafts, Format::Text, true, &SpeakerRule::default());
        let times: Vec<(Option<u64>, Option<u64>)> = sorted.turns.iter().map(|turn| (turn.start_ms, turn.end_ms)).collect();
        assert_eq!(times, [(Some(10), None), (Some(10), Some(20)), (Some(50), Some(60))]);
        assert_eq!(notes.len(), 1);
    }
}
