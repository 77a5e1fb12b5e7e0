//! A checklist ready to run: all spellings of all its phrases in one automaton, so that a conversation is read once.
//!
//! A second automaton holds what is left of the spellings without fillers, for phrases that are said with fillers in them.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::ending::breaks_off;
use super::index::Index;
use super::local::Local;
use super::speakers::Turns;
use super::subject::Facts;
use crate::checklist::{Ask, Data, DataTest, Definition, Rule};
use crate::digest::sha256_hex;
use crate::problem::Problem;
use crate::records::{Label, Transcript};
use crate::text::{Document, GAP_UNITS, Pattern, Phrase, Skeleton, Sounds};

/// A checklist's definition and its automata.
pub struct Compiled {
    /// What the checklist asks.
    pub definition: Definition,
    /// By which time zone and calendar it judges.
    pub local: Local,
    index: Index,
    bare: Bare,
    /// Of each item, whether others ask for what was found of it.
    is_asked_for: Vec<bool>,
}

/// Skeletons of spellings.
struct Bare {
    automaton: AhoCorasick,
    /// For each skeleton, the spellings that it was left of.
    of: Vec<Vec<(u32, Vec<char>)>>,
}

impl Compiled {
    /// Builds the automata. Times are those of UTC and all weekdays are worked until [`Compiled::at`] says otherwise.
    ///
    /// # Errors
    /// Where the phrases are too many for one.
    pub fn new(definition: Definition) -> Result<Self, Problem> {
        let index = Index::new(&definition)?;
        let asked: HashSet<&str> = definition.rules.iter().flat_map(Rule::asks_for).collect();
        let is_asked_for = definition.pairs().map(|(item, _)| asked.contains(item.id.as_str())).collect();
        Ok(Self { bare: Bare::new(index.spellings())?, index, is_asked_for, definition, local: Local::default() })
    }

    /// Whether other items ask for what was found of one.
    pub(super) fn is_asked_for(&self, item: usize) -> bool {
        self.is_asked_for[item]
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
    pub fn scan<'d>(&self, document: &'d Document<'d>) -> Scan<'_, 'd> {
        let mut scan = Scan {
            compiled: self,
            document,
            places: Vec::new(),
            literals: Vec::new(),
            is_seen: vec![false; self.index.items()],
            parts_literals: document.may_part(&self.index.of_literals),
            doubtful: Vec::new(),
            sounds: OnceCell::new(),
            speakers: OnceCell::new(),
            breaks_off: OnceCell::new(),
        };
        for found in self.index.find(document.text()) {
            scan.add(found.value(), found.start()..found.end());
        }
        if document.may_part(&self.index.of_spellings) {
            scan.across_fillers();
        }
        scan.places.sort_unstable_by_key(|(number, place)| (*number, place.start, place.end));
        scan
    }
}

fn automaton<S: AsRef<[u8]>>(spellings: &[S]) -> Result<AhoCorasick, Problem> {
    let built = AhoCorasick::builder().match_kind(MatchKind::Standard).build(spellings);
    built.map_err(|error| Problem::new("checklist-too-large").with("error", error))
}

impl Bare {
    /// Spellings of which nothing is left (就是) are found as they are, and no other way.
    fn new<'s>(spellings: impl Iterator<Item = (&'s str, u32)>) -> Result<Self, Problem> {
        let mut of: HashMap<String, Vec<(u32, Vec<char>)>> = HashMap::new();
        for (spelling, index) in spellings {
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
    pub document: &'d Document<'d>,
    /// Spellings by their numbers, each with where it stands; by number and place.
    places: Vec<(u32, Range<usize>)>,
    /// Literals of regexes, in no order.
    literals: Vec<(u32, Range<usize>)>,
    /// Of each item, whether any text of its words is seen.
    is_seen: Vec<bool>,
    /// Whether fillers may stand within any literal; where not, surely none do.
    parts_literals: bool,
    /// Places that were found across something that may not be a filler, each with its spelling: 行就是不 says nothing of 不行.
    doubtful: Vec<(u32, Range<usize>)>,
    sounds: OnceCell<Sounds>,
    speakers: OnceCell<Turns>,
    breaks_off: OnceCell<bool>,
}

impl Scan<'_, '_> {
    fn add(&mut self, number: u32, place: Range<usize>) {
        let entry = self.compiled.index.entry_of(number);
        entry.items.iter().for_each(|item| self.is_seen[*item] = true);
        if entry.is_literal {
            self.literals.push((number, place.clone()));
        }
        if entry.is_spelling && self.document.whole_words(&place) {
            self.places.push((number, place));
        }
    }

    /// Adds what is spelt across fillers and stutters.
    fn across_fillers(&mut self) {
        let skeleton = Skeleton::new(self.document);
        for found in self.compiled.bare.automaton.find_overlapping_iter(skeleton.text()) {
            for (number, spelling) in &self.compiled.bare.of[found.pattern().as_usize()] {
                let Some(across) = skeleton.across(&found.range(), spelling) else { continue };
                let holds = |place: &Range<usize>| across.span.start <= place.start && place.end <= across.span.end;
                // 您您好 holds 您好 as it is spelt, which says it better
                let is_spelt = self.places.iter().any(|(other, place)| other == number && holds(place));
                if !is_spelt && self.document.whole_words(&across.span) {
                    let items = &self.compiled.index.entry_of(*number).items;
                    for item in items {
                        self.is_seen[*item] = true;
                    }
                    self.places.push((*number, across.span.clone()));
                    self.doubtful.extend(across.doubtful.then_some((*number, across.span)));
                }
            }
        }
    }

    /// Whether any of an item's words are said, where they are single phrases of which one is enough; `None` where they are not.
    pub fn is_any_said(&self, item: usize, counts: &dyn Fn(&Range<usize>) -> bool) -> Option<bool> {
        let index = &self.compiled.index;
        let is_own = |number: u32| index.entry_of(number).items.contains(&item);
        index.is_any_of(item).then(|| self.places.iter().any(|(number, place)| is_own(*number) && counts(place)))
    }

    /// Whether an item finds none of its words anywhere, told without looking for them.
    #[must_use]
    pub fn finds_nothing(&self, item: usize) -> bool {
        !self.parts_literals && !self.is_seen[item] && self.compiled.index.is_by_texts(item)
    }

    /// Those of some stretches in which a regex may match, as they are or without fillers.
    #[must_use]
    pub fn may_match<'s>(&self, pattern: &Pattern, stretches: &'s [Range<usize>]) -> Vec<&'s Range<usize>> {
        let Some(literals) = pattern.literals().filter(|_| !self.parts_literals) else { return stretches.iter().collect() };
        let numbers: Vec<u32> = literals.iter().filter_map(|literal| self.compiled.index.number(literal)).collect();
        let own: Vec<&Range<usize>> =
            self.literals.iter().filter(|(number, _)| numbers.contains(number)).map(|(_, place)| place).collect();
        let holds_one =
            |stretch: &&Range<usize>| own.iter().any(|place| stretch.start <= place.start && place.end <= stretch.end);
        stretches.iter().filter(holds_one).collect()
    }

    /// Where a phrase is said: one span for each of its beginnings, as short as it can be.
    #[must_use]
    pub fn phrase(&self, phrase: &Phrase) -> Vec<Range<usize>> {
        let stretches: Vec<Vec<Range<usize>>> = phrase.stretches.iter().map(|spellings| self.stretch(spellings)).collect();
        let Some((first, rest)) = stretches.split_first() else { return Vec::new() };
        first.iter().filter_map(|begin| self.goes_on(begin, rest).map(|end| begin.start..end)).collect()
    }

    /// Whether a phrase's span holds a place of its own that was found across something that may not be a filler.
    #[must_use]
    pub fn is_doubtful(&self, phrase: &Phrase, span: &Range<usize>) -> bool {
        let spellings = || phrase.stretches.iter().flatten().filter_map(|spelling| self.compiled.index.number(spelling));
        let is_within = |place: &Range<usize>| span.start <= place.start && place.end <= span.end;
        self.doubtful.iter().any(|(index, place)| is_within(place) && spellings().any(|own| own == *index))
    }

    /// How the conversation sounds.
    pub fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(self.document))
    }

    /// Whether the recording seems to end before the call did.
    pub fn breaks_off(&self, transcript: &Transcript, facts: &Facts) -> bool {
        *self.breaks_off.get_or_init(|| breaks_off(transcript, facts))
    }

    /// Who says which turn, as far as its words tell.
    pub fn speakers(&self, transcript: &Transcript, facts: &Facts) -> &Turns {
        self.speakers.get_or_init(|| Turns::new(transcript, self.document, facts))
    }

    fn stretch(&self, spellings: &[String]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for number in spellings.iter().filter_map(|spelling| self.compiled.index.number(spelling)) {
            let first = self.places.partition_point(|(other, _)| *other < number);
            let own = self.places[first..].iter().take_while(|(other, _)| *other == number);
            places.extend(own.map(|(_, place)| place.clone()));
        }
        if spellings.len() > 1 {
            places.sort_unstable_by_key(|place| (place.start, place.end));
        }
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
