//! What a person chose so far: a draft, by item.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::act::{Review, Words};
use crate::checklist::{Ask, Definition};
use crate::inspection::Verdict;

/// What a person says of one item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Pass, fail or not applicable; `None` while it is not decided, or follows from the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The answer to a question: `yes` or `no`, `1` to `5`, one of the choices as they are written, or a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Why the machine is overruled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The words that it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
}

/// A review that is not submitted yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What is chosen, by item; nothing is chosen of the others.
    pub items: BTreeMap<String, Choice>,
    /// What is to be said of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What the agent should work on first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coaching: Option<String>,
}

impl Choice {
    /// Whether nothing was chosen or written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Draft {
    /// What a review that was submitted said, by the checklist that it was made by.
    #[must_use]
    pub fn of(review: &Review, words: &Words, definition: &Definition) -> Self {
        let judged = |id: &str| {
            definition.pairs().any(|(item, rule)| item.id == id && matches!(&rule.ask, Ask::Person(q) if q.answer.judges()))
        };
        let mut draft =
            Self { comment: words.get("comment").cloned(), coaching: words.get("coaching").cloned(), ..Self::default() };
        for decided in review.items.iter().filter(|decided| decided.way.is_said()) {
            let word = |kind: &str| words.get(&format!("{kind}:{}", decided.item)).cloned();
            let answer = decided.answer.clone().or_else(|| word("answer"));
            // where the answer alone tells the verdict, saying both would be saying it twice
            let follows = answer.is_some() && judged(&decided.item);
            let verdict = (!follows).then_some(decided.verdict);
            let choice = Choice { verdict, answer, reason: word("reason"), comment: word("comment"), quote: word("quote") };
            draft.items.insert(decided.item.clone(), choice);
        }
        draft
    }

    /// What is chosen of an item, to be changed.
    pub fn item(&mut self, id: &str) -> &mut Choice {
        self.items.entry(id.to_owned()).or_default()
    }

    /// Blank texts are none, and items of which nothing was chosen are not there.
    #[must_use]
    pub fn tidy(mut self) -> Self {
        let full = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        (self.comment, self.coaching) = (full(self.comment), full(self.coaching));
        for choice in self.items.values_mut() {
            let Choice { verdict, answer, reason, comment, quote } = std::mem::take(choice);
            *choice = Choice { verdict, answer: full(answer), reason: full(reason), comment: full(comment), quote: full(quote) };
        }
        self.items.retain(|_, choice| !choice.is_empty());
        self
    }

    /// Whether nothing was chosen or written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clone().tidy() == Self::default()
    }
}
