//! What customers ring for: the demo's scenarios, and how often each comes to which team.
//!
//! Words in braces are filled in from [`super::slots`]. All text was written for the demo.

use super::chance::Chance;

mod accounts;
mod matters;

/// A question and its answer, with who asks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Exchange {
    /// The agent asks, the customer answers.
    Agent(&'static str, &'static str),
    /// The customer asks, the agent answers.
    Customer(&'static str, &'static str),
}

/// One kind of matter.
#[derive(Debug)]
pub(super) struct Scenario {
    /// What the call list names it.
    pub category: &'static str,
    /// How often it comes, to any team.
    pub weight: u32,
    /// The team to which it comes six times as often.
    pub specialists: &'static str,
    /// Needs an identity check (E4d).
    pub sensitive: bool,
    /// The customer is upset (T5.1.1).
    pub upset: bool,
    /// Money goes back to the customer (E-t2b).
    pub refund: bool,
    /// The customer's first words.
    pub ask: &'static [&'static str],
    /// The agent repeats the matter back, a sentence for each of `ask`; empty where the matter is too simple for that.
    pub restate: &'static [&'static str],
    /// What else is asked before the matter is handled.
    pub facts: &'static [Exchange],
    /// The agent handles it.
    pub action: &'static [&'static str],
    /// The time limit; empty where the matter is settled in the call.
    pub limit: &'static [&'static str],
    /// Talk on the side.
    pub aside: &'static [Exchange],
}

/// Draws what the next customer of a team rings for.
pub(super) fn draw(team: &str, chance: &mut Chance) -> &'static Scenario {
    let all: Vec<&'static Scenario> = accounts::ALL.iter().chain(matters::ALL).collect();
    let weights: Vec<u32> = all.iter().map(|s| if s.specialists == team { s.weight * 6 } else { s.weight }).collect();
    all[chance.weighted(&weights)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_first_sentence_is_repeated_back_by_its_own() {
        for scenario in accounts::ALL.iter().chain(matters::ALL) {
            assert!(scenario.restate.is_empty() || scenario.restate.len() == scenario.ask.len(), "{}", scenario.category);
        }
    }
}
