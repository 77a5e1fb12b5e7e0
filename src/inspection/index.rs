//! All texts that a checklist looks for, found together: the spellings of its phrases, and the literals of its regexes.

use std::collections::HashMap;

use crate::checklist::{Ask, Definition, Words};
use crate::text::{BuildQuick, Finder, Pairs};

/// The texts, and what each is to the checklist.
pub(super) struct Index {
    /// Finds all of them.
    pub finder: Finder,
    /// The number of each text.
    numbers: HashMap<String, u32, BuildQuick>,
    entries: Vec<Entry>,
    /// Of each item, whether it fails to find its words wherever none of its texts is seen.
    by_texts: Vec<bool>,
    /// Of each item, whether its words are phrases without gaps, of which one is enough.
    any_of: Vec<bool>,
    /// The neighbours in all texts.
    pub pairs: Pairs,
}

/// What a text is looked for.
#[derive(Default)]
pub(super) struct Entry {
    /// It is how a phrase, or a part of it, is spelt.
    pub is_spelling: bool,
    /// It stands in every match of a regex, or another one does.
    pub is_literal: bool,
    /// The items that say it, or never.
    pub items: Vec<usize>,
}

impl Index {
    pub fn new(definition: &Definition) -> Self {
        let mut index = Self {
            finder: Finder::new(std::iter::empty()),
            numbers: HashMap::default(),
            entries: Vec::new(),
            by_texts: vec![false; definition.rules.len()],
            any_of: vec![false; definition.rules.len()],
            pairs: Pairs::new(std::iter::empty()),
        };
        for (item, rule) in definition.rules.iter().enumerate() {
            let own = match &rule.ask {
                Ask::Say(words) | Ask::NeverSay(words) => Some(words),
                _ => None,
            };
            index.by_texts[item] = own.is_some_and(|words| index.add(words, Some(item)) && !words.may_sound_alike());
            index.any_of[item] = own.is_some_and(is_any_of);
            let others = rule.ask.words().into_iter().filter(|_| own.is_none());
            for words in others.chain(&rule.unless).chain(&rule.perhaps).chain(rule.bounds.words()) {
                index.add(words, None);
            }
        }
        let all = || index.numbers.iter().map(|(text, number)| (text.as_str(), *number));
        (index.finder, index.pairs) = (Finder::new(all()), Pairs::new(all()));
        index
    }

    /// Adds all texts of some words; says whether no match of them lacks all of the texts.
    fn add(&mut self, words: &Words, item: Option<usize>) -> bool {
        let (mut phrases, mut patterns) = (Vec::new(), Vec::new());
        words.phrases(&mut phrases);
        words.patterns(&mut patterns);
        for spelling in phrases.iter().flat_map(|phrase| phrase.stretches.iter().flatten()) {
            self.entry(spelling, item).is_spelling = true;
        }
        let mut by_texts = true;
        for pattern in patterns {
            by_texts &= pattern.literals().is_some();
            for literal in pattern.literals().unwrap_or_default() {
                self.entry(literal, item).is_literal = true;
            }
        }
        by_texts
    }

    fn entry(&mut self, text: &str, item: Option<usize>) -> &mut Entry {
        let next = u32::try_from(self.entries.len()).expect("a checklist has fewer texts than that");
        let number = *self.numbers.entry(text.to_owned()).or_insert(next);
        if number == next {
            self.entries.push(Entry::default());
        }
        let entry = &mut self.entries[number as usize];
        if let Some(item) = item.filter(|item| !entry.items.contains(item)) {
            entry.items.push(item);
        }
        entry
    }

    /// The number of one of the texts.
    pub fn number(&self, text: &str) -> u32 {
        *self.numbers.get(text).expect("all texts of a checklist are in its index")
    }

    pub fn entry_of(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    /// Whether an item surely finds none of its words in a call where none of its texts is seen, nor may a literal stand with a filler
    /// inside.
    pub fn is_by_texts(&self, item: usize) -> bool {
        self.by_texts[item]
    }

    /// Whether an item's words are phrases without gaps, of which one is enough.
    pub fn is_any_of(&self, item: usize) -> bool {
        self.any_of[item]
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.by_texts.len()
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The spellings of phrases, each with its number.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, u32)> {
        let all = self.numbers.iter().map(|(text, number)| (text.as_str(), *number));
        all.filter(|(_, number)| self.entry_of(*number).is_spelling)
    }
}

fn is_any_of(words: &Words) -> bool {
    match words {
        Words::Phrase(phrase, _) => phrase.stretches.len() == 1,
        Words::Alike(_) | Words::Pattern(..) => false,
        Words::AtLeast(need, parts) => *need == 1 && parts.iter().all(is_any_of),
    }
}
