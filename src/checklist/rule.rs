//! What an item asks, parsed: words, window, conditions, exceptions, examples.

use serde::{Serialize, Serializer};

use super::{Alike, Bounds, Combine, Data, LabelTest, Measure, Order, Question, Repeat};
use crate::condition::{Condition, Facts};
use crate::records::{Label, Points, Speaker};
use crate::text::{Pattern, Phrase};
use crate::yaml::Mark;

/// The machine's side of an item; `model::Item` is the readers'.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// What is asked.
    pub ask: Ask,
    /// Where it is looked for.
    pub scope: Scope,
    /// The words between which it is looked for.
    #[serde(skip_serializing_if = "Bounds::is_empty")]
    pub bounds: Bounds,
    /// Words that may be the ones asked for, or may be banned: where only they are heard, a person has to listen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perhaps: Option<Words>,
    /// What excuses it.
    pub unless: Option<Words>,
    /// On which calls; all conditions must hold.
    pub when: Vec<Condition>,
    /// The verdicts of other items that it depends on; all must be so.
    pub when_items: Vec<(String, ItemTest)>,
    /// When a person looks before it counts.
    pub review: Review,
    /// What each hit of banned words costs; a single hit costs all points where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deduct: Option<Deduction>,
    /// Whether the item is left out, instead of unsure, where the input has not what it needs: times, a field, a label, sure speakers, the end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Dialogues whose verdict is known.
    #[serde(skip)]
    pub examples: Vec<Example>,
    /// Where the item begins in its file.
    #[serde(skip)]
    pub mark: Mark,
}

/// What must have been found of another item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemTest {
    /// It passed.
    Pass,
    /// It failed.
    Fail,
}

/// What hits of banned words cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Deduction {
    /// Points for each hit.
    pub per_hit: Points,
    /// No more than this in all; the item's points where nothing is said.
    pub at_most: Option<Points>,
}

/// The kind of an item.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Words must be said.
    Say(Words),
    /// Words must not be said.
    NeverSay(Words),
    /// A field of the call or the record is as it should be.
    Data(Data),
    /// A number taken from the conversation is within its limits.
    Measure(Measure),
    /// Things come in their order.
    Order(Order),
    /// One speaker says nearly the same again.
    Repeat(Repeat),
    /// An outside model found so.
    Label(LabelTest),
    /// A person says so.
    Person(Question),
    /// Other items passed.
    Combine(Combine),
}

impl Rule {
    /// The other items whose verdicts must be known first: those of its question, and those of its condition.
    pub fn needs(&self) -> impl Iterator<Item = &str> {
        self.when_items.iter().map(|(id, _)| id.as_str()).chain(self.ask.items())
    }

    /// All words that it looks for, to be changed.
    pub fn words_mut(&mut self) -> Vec<&mut Words> {
        let own = self.ask.words_mut().into_iter();
        own.chain(&mut self.unless).chain(&mut self.perhaps).chain(self.bounds.words_mut()).collect()
    }
}

impl Ask {
    fn words_mut(&mut self) -> Vec<&mut Words> {
        match self {
            Self::Say(words) | Self::NeverSay(words) => vec![words],
            Self::Data(data) => data.words_mut(),
            Self::Measure(measure) => measure.words_mut(),
            Self::Order(order) => order.words_mut(),
            Self::Repeat(_) | Self::Label(_) | Self::Person(_) | Self::Combine(_) => Vec::new(),
        }
    }

    /// All the words that are looked for, whichever way they are asked.
    #[must_use]
    pub fn words(&self) -> Vec<&Words> {
        match self {
            Self::Say(words) | Self::NeverSay(words) => vec![words],
            Self::Data(data) => data.words(),
            Self::Measure(measure) => measure.words(),
            Self::Order(order) => order.words(),
            Self::Repeat(_) | Self::Label(_) | Self::Person(_) | Self::Combine(_) => Vec::new(),
        }
    }

    /// The other items whose verdicts it asks for.
    #[must_use]
    pub fn items(&self) -> Vec<&str> {
        match self {
            Self::Order(order) => order.items(),
            Self::Combine(combine) => combine.of.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it can only be told from what was said.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        match self {
            Self::Say(_) | Self::NeverSay(_) | Self::Order(_) | Self::Repeat(_) => true,
            Self::Measure(measure) => measure.needs_words(),
            Self::Data(data) => data.needs_words(),
            Self::Label(_) | Self::Person(_) | Self::Combine(_) => false,
        }
    }
}

/// Words to look for.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// A phrase, with its text as written.
    Phrase(#[serde(serialize_with = "spellings")] Phrase, #[serde(skip)] String),
    /// A phrase, or what sounds like it.
    Alike(Box<Alike>),
    /// A regex, with its text as written.
    Pattern(#[serde(skip)] Pattern, String),
    /// At least so many of these; 1 is `any`, their number is `all`.
    AtLeast(usize, Vec<Words>),
}

impl Words {
    /// Every phrase in the tree.
    pub fn phrases<'w>(&'w self, found: &mut Vec<&'w Phrase>) {
        match self {
            Self::Phrase(phrase, _) => found.push(phrase),
            Self::Alike(alike) => found.push(&alike.phrase),
            Self::Pattern(..) => {}
            Self::AtLeast(_, parts) => parts.iter().for_each(|part| part.phrases(found)),
        }
    }

    /// Every regex among them.
    pub fn patterns<'w>(&'w self, found: &mut Vec<&'w Pattern>) {
        match self {
            Self::Pattern(pattern, _) => found.push(pattern),
            Self::Phrase(..) | Self::Alike(_) => {}
            Self::AtLeast(_, parts) => parts.iter().for_each(|part| part.patterns(found)),
        }
    }

    /// Gives every text that they are found by its number.
    pub fn number(&mut self, of: &impl Fn(&str) -> u32) {
        match self {
            Self::Phrase(phrase, _) => phrase.number(of),
            Self::Alike(alike) => alike.phrase.number(of),
            Self::Pattern(pattern, _) => pattern.number(of),
            Self::AtLeast(_, parts) => parts.iter_mut().for_each(|part| part.number(of)),
        }
    }

    /// Whether some of them may be heard by their sound.
    #[must_use]
    pub fn may_sound_alike(&self) -> bool {
        match self {
            Self::Alike(_) => true,
            Self::Phrase(..) | Self::Pattern(..) => false,
            Self::AtLeast(_, parts) => parts.iter().any(Self::may_sound_alike),
        }
    }

    /// The words as a person would name them: the first few phrases.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Phrase(_, text) | Self::Pattern(_, text) => text.clone(),
            Self::Alike(alike) => alike.text.clone(),
            Self::AtLeast(need, parts) => {
                let shown: Vec<String> = parts.iter().take(3).map(Self::describe).collect();
                let more = if parts.len() > 3 { " …" } else { "" };
                let mark = if *need == parts.len() && *need > 1 { " + " } else { " / " };
                format!("{}{more}", shown.join(mark))
            }
        }
    }
}

/// Two ways to write one phrase mean the same, so a version holds what it folds to.
fn spellings<S: Serializer>(phrase: &Phrase, serializer: S) -> Result<S::Ok, S::Error> {
    phrase.stretches.serialize(serializer)
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Scope {
    /// Whose turns.
    pub speaker: Who,
    /// Which part of the conversation; all of it where there is none.
    pub window: Option<Window>,
}

/// Whose turns an item looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The agent's, as long as nothing else is said.
    #[default]
    Agent,
    /// The customer's.
    Customer,
    /// Anybody's.
    Any,
}

impl Who {
    /// Whether a speaker's turns are looked at.
    #[must_use]
    pub fn is(self, speaker: &Speaker) -> bool {
        match self {
            Self::Agent => *speaker == Speaker::Agent,
            Self::Customer => *speaker == Speaker::Customer,
            Self::Any => true,
        }
    }
}

/// The beginning or the end of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// From the first words on.
    First(Extent),
    /// Up to the last words.
    Last(Extent),
}

/// How far a window reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// So many turns of the speaker.
    Turns(usize),
    /// So many milliseconds.
    Millis(u64),
    /// So much of the conversation's turns, 1 to 100.
    Percent(u8),
}

/// When a person looks before a verdict counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// The machine's verdict stands until somebody overrules it.
    #[default]
    Never,
    /// A hit of banned words is shown to a person first.
    OnHit,
    /// Every verdict is shown to a person first.
    Always,
}

/// A dialogue, or data, whose verdict is known.
#[derive(Debug, Clone)]
pub struct Example {
    /// Whether it should pass.
    pub passes: bool,
    /// Who says what.
    pub turns: Vec<ExampleTurn>,
    /// What is known besides the words, by field.
    pub data: Facts,
    /// What outside models found.
    pub labels: Vec<Label>,
    /// The verdicts of other items, where they are told rather than found in the dialogue.
    pub items: Vec<(String, ItemTest)>,
    /// Where it stands.
    pub mark: Mark,
}

/// One utterance of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleTurn {
    /// Who speaks.
    pub speaker: Speaker,
    /// When it begins, in milliseconds, where that is told.
    pub at: Option<u64>,
    /// When it ends, in milliseconds, where that is told.
    pub until: Option<u64>,
    /// The words.
    pub text: String,
}
