//! A checklist ready to run: all spellings of all its phrases in one automaton, so that a conversation is read once.
//!
//! A second automaton holds what is left of the spellings without fillers, for phrases that are said with fillers in them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::local::Local;
use super::speakers::Turns;
use super::subject::Facts;
use crate::checklist::{Ask, Data, DataTest, Definition, Words};
use crate::digest::sha256_hex;
use crate::problem::Problem;
use crate::records::{Label, Transcript};
use crate::text::{Document, GAP_UNITS, Lean, Phrase, Skeleton, Sounds, Without};

/// A checklist's definition and its automata.
pub struct Compiled {
    /// What the checklist asks.
    pub definition: Definition,
    /// By which time zone and calendar it judges.
    pub local: Local,
    automaton: AhoCorasick,
    spellings: HashMap<String, usize>,
    bare: Bare,
}

/// Skeletons of spellings.
struct Bare {
    automaton: AhoCorasick,
    /// For each skeleton, the spellings that it was left of.
    of: Vec<Vec<(usize, Vec<char>)>>,
}

impl Compiled {
    /// Builds the automata. Times are those of UTC and all weekdays are worked until [`Compiled::at`] says otherwise.
    ///
    /// # Errors
    /// Where the phrases are too many for one.
    pub fn new(definition: Definition) -> Result<Self, Problem> {
        let mut phrases = Vec::new();
        for rule in &definition.rules {
            rule.ask.words().into_iter().for_each(|words| words.phrases(&mut phrases));
            rule.unless.iter().chain(rule.bounds.words()).for_each(|words: &Words| words.phrases(&mut phrases));
        }
        let mut spellings: HashMap<String, usize> = HashMap::new();
        for spelling in phrases.iter().flat_map(|phrase| phrase.stretches.iter().flatten()) {
            let next = spellings.len();
            spellings.entry(spelling.clone()).or_insert(next);
        }
        let mut ordered = vec![""; spellings.len()];
        for (spelling, index) in &spellings {
            ordered[*index] = spelling;
        }
        Ok(Self { automaton: automaton(&ordered)?, bare: Bare::new(&ordered)?, definition, local: Local::default(), spellings })
    }

    /// The same checklist, judging by a time zone and calendar.
    #[must_use]
    pub fn at(self, local: Local) -> Self {
        Self { local, ..self }
    }

    /// What tells a score from another one by the same checklist, of the same words and data: the hash of the labels that it asks for,
    /// and of the time zone and calendar where it asks for times. Empty where it asks for none.
    #[must_use]
    pub fn inputs(&self, labels: &[Label]) -> String {
        let asks = || self.definition.rules.iter().map(|rule| &rule.ask);
        let is_asked = |label: &&Label| asks().any(|ask| matches!(ask, Ask::Label(test) if test.name == label.name));
        let labels: Vec<&Label> = labels.iter().filter(is_asked).collect();
        let is_timed = asks().any(|ask| matches!(ask, Ask::Data(Data { test: DataTest::Within(_), .. })));
        if labels.is_empty() && !is_timed {
            return String::new();
        }
        sha256_hex(serde_json::json!([labels, is_timed.then_some(&self.local.version)]).to_string())
    }

    /// Reads a conversation once and keeps where every spelling stands.
    #[must_use]
    pub fn scan<'d>(&self, document: &'d Document) -> Scan<'_, 'd> {
        let mut places: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
        for found in self.automaton.find_overlapping_iter(document.text()) {
            if document.whole_words(&found.range()) {
                places.entry(found.pattern().as_usize()).or_default().push(found.range());
            }
        }
        let mut doubtful = Vec::new();
        let skeleton = Skeleton::new(document);
        for found in self.bare.automaton.find_overlapping_iter(skeleton.text()) {
            for (index, spelling) in &self.bare.of[found.pattern().as_usize()] {
                let Some(across) = skeleton.across(&found.range(), spelling) else { continue };
                let places = places.entry(*index).or_default();
                // 您您好 holds 您好 as it is spelt, which says it better
                let is_spelt = places.iter().any(|place| across.span.start <= place.start && place.end <= across.span.end);
                if !is_spelt && document.whole_words(&across.span) {
                    places.push(across.span.clone());
                    doubtful.extend(across.doubtful.then_some(across.span));
                }
            }
        }
        Scan {
            compiled: self,
            document,
            places,
            doubtful,
            leans: OnceCell::new(),
            sounds: OnceCell::new(),
            speakers: OnceCell::new(),
        }
    }
}

fn automaton<S: AsRef<[u8]>>(spellings: &[S]) -> Result<AhoCorasick, Problem> {
    let built = AhoCorasick::builder().match_kind(MatchKind::Standard).build(spellings);
    built.map_err(|error| Problem::new("checklist-too-large").with("error", error))
}

impl Bare {
    /// Spellings of which nothing is left (就是) are found as they are, and no other way.
    fn new(spellings: &[&str]) -> Result<Self, Problem> {
        let mut of: HashMap<String, Vec<(usize, Vec<char>)>> = HashMap::new();
        for (index, spelling) in spellings.iter().enumerate() {
            of.entry(Skeleton::of(spelling)).or_default().push((index, spelling.chars().collect()));
        }
        let (skeletons, of): (Vec<String>, Vec<_>) = of.into_iter().filter(|(skeleton, _)| !skeleton.is_empty()).unzip();
        Ok(Self { automaton: automaton(&skeletons)?, of })
    }
}

/// A conversation with the places of all spellings.
pub struct Scan<'c, 'd> {
    compiled: &'c Compiled,
    /// The conversation.
    pub document: &'d Document,
    places: HashMap<usize, Vec<Range<usize>>>,
    /// Places that were found across something that may not be a filler.
    doubtful: Vec<Range<usize>>,
    leans: OnceCell<Vec<(Without, Lean)>>,
    sounds: OnceCell<Sounds>,
    speakers: OnceCell<Turns>,
}

impl Scan<'_, '_> {
    /// Where a phrase is said: one span for each of its beginnings, as short as it can be.
    #[must_use]
    pub fn phrase(&self, phrase: &Phrase) -> Vec<Range<usize>> {
        let stretches: Vec<Vec<Range<usize>>> = phrase.stretches.iter().map(|spellings| self.stretch(spellings)).collect();
        let Some((first, rest)) = stretches.split_first() else { return Vec::new() };
        first.iter().filter_map(|begin| self.goes_on(begin, rest).map(|end| begin.start..end)).collect()
    }

    /// Whether a span holds a place that was found across something that may not be a filler.
    #[must_use]
    pub fn is_doubtful(&self, span: &Range<usize>) -> bool {
        self.doubtful.iter().any(|place| span.start <= place.start && place.end <= span.end)
    }

    /// The conversation without sounds that mean nothing, and without any fillers, as far as it holds some.
    pub fn leans(&self) -> &[(Without, Lean)] {
        self.leans.get_or_init(|| {
            let all = [Without::Sounds, Without::Fillers].into_iter();
            all.filter_map(|without| Some((without, Lean::new(self.document, without)?))).collect()
        })
    }

    /// How the conversation sounds.
    pub fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(self.document))
    }

    /// Who says which turn, as far as its words tell.
    pub fn speakers(&self, transcript: &Transcript, facts: &Facts) -> &Turns {
        self.speakers.get_or_init(|| Turns::new(transcript, self.document, facts))
    }

    fn stretch(&self, spellings: &[String]) -> Vec<Range<usize>> {
        let ids = spellings.iter().filter_map(|spelling| self.compiled.spellings.get(spelling));
        let mut places: Vec<Range<usize>> = ids.filter_map(|id| self.places.get(id)).flatten().cloned().collect();
        places.sort_unstable_by_key(|place| (place.start, place.end));
        places
    }

    /// Where the phrase ends when its remaining stretches follow within their gaps, in the same speaker's run.
    fn goes_on(&self, so_far: &Range<usize>, rest: &[Vec<Range<usize>>]) -> Option<usize> {
        let Some((next, rest)) = rest.split_first() else { return Some(so_far.end) };
        let from = next.partition_point(|place| place.start < so_far.end);
        let near = next[from..].iter().take_while(|place| {
            self.document.distance(so_far.end, place.start) <= GAP_UNITS
                && !self.document.text()[so_far.end..place.start].contains('\n')
        });
        near.filter_map(|place| self.goes_on(place, rest)).min()
    }
}
