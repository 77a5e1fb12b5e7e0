//! A checklist ready to run: all spellings of all its phrases are looked for together, so that a conversation is read once.
//!
//! An automaton holds what is left of the spellings without fillers, for phrases that are said with fillers in them.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use aho_corasick::{AhoCorasick, MatchKind};
use serde_json::json;

use super::ending::breaks_off;
use super::index::Index;
use super::judgement::fillers;
use super::local::Local;
use super::lost::is_lost;
use super::speakers::Turns;
use super::subject::Facts;
use crate::checklist::{Ask, Data, DataTest, Definition, Item, Rule};
use crate::digest::sha256_hex;
use crate::problem::Problem;
use crate::records::{Label, Transcript, Turn};
use crate::text::{BuildQuick, Document, GAP_UNITS, Lean, Pattern, Phrase, Skeleton, Sounds, Without};

/// A checklist's definition, and how its words are found.
pub struct Compiled {
    /// What the checklist asks.
    pub definition: Definition,
    /// By which time zone and calendar it judges.
    pub local: Local,
    index: Index,
    bare: Bare,
    /// Of each item, in which section it stands, and where there.
    stands: Vec<(usize, usize)>,
    /// Of each item, whether others ask for what was found of it.
    is_asked_for: Vec<bool>,
    /// What was decided of items that were taken out of the score, or counted again.
    decided: BTreeSet<String>,
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
    pub fn new(mut definition: Definition) -> Result<Self, Problem> {
        let index = Index::new(&definition);
        for words in definition.rules.iter_mut().flat_map(Rule::words_mut) {
            words.number(&|text| index.number(text));
        }
        let asked: HashSet<&str> = definition.rules.iter().flat_map(Rule::needs).collect();
        let is_asked_for = definition.pairs().map(|(item, _)| asked.contains(item.id.as_str())).collect();
        let sections = definition.checklist.sections.iter().enumerate();
        let stands = sections.flat_map(|(at, section)| (0..section.items.len()).map(move |place| (at, place))).collect();
        Ok(Self {
            bare: Bare::new(index.spellings())?,
            index,
            stands,
            is_asked_for,
            definition,
            local: Local::default(),
            decided: BTreeSet::new(),
        })
    }

    /// An item, by its place among all.
    pub(super) fn item(&self, index: usize) -> &Item {
        let (section, place) = self.stands[index];
        &self.definition.checklist.sections[section].items[place]
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

    /// Takes items out of the score that people found unreliable: from now on they are advice.
    /// `decided` tells the decisions that led to it from earlier ones.
    pub fn only_advise(&mut self, items: &BTreeSet<String>, decided: BTreeSet<String>) {
        self.definition.only_advise(items);
        self.decided = decided;
    }

    /// What tells a score from another one by the same checklist, of the same words and data: the hash of the labels that it asks for,
    /// of the time zone and calendar where it asks for times, and of what was decided of items that people distrust. Empty where there is none of these.
    #[must_use]
    pub fn inputs(&self, labels: &[Label]) -> String {
        let asks = || self.definition.rules.iter().map(|rule| &rule.ask);
        let is_asked = |label: &&Label| asks().any(|ask| matches!(ask, Ask::Label(test) if test.name == label.name));
        let labels: Vec<&Label> = labels.iter().filter(is_asked).collect();
        let is_timed = asks().any(|ask| matches!(ask, Ask::Data(Data { test: DataTest::Within(_), .. })));
        if labels.is_empty() && !is_timed && self.decided.is_empty() {
            return String::new();
        }
        let local = is_timed.then_some(&self.local.version);
        let inputs = if self.decided.is_empty() { json!([labels, local]) } else { json!([labels, local, self.decided]) };
        sha256_hex(inputs.to_string())
    }

    /// Reads a conversation once and keeps where every spelling stands.
    #[must_use]
    pub fn scan<'d>(&self, document: &'d Document<'d>) -> Scan<'_, 'd> {
        let mut scan = Scan {
            compiled: self,
            document,
            places: Vec::new(),
            literals: Vec::new(),
            is_found: vec![false; self.index.len()],
            is_seen: vec![false; self.index.items()],
            parted_literals: Vec::new(),
            doubtful: Vec::new(),
            sounds: OnceCell::new(),
            speakers: OnceCell::new(),
            breaks_off: OnceCell::new(),
            lost: OnceCell::new(),
            fillers: OnceCell::new(),
            leans: RefCell::default(),
        };
        self.index.finder.find(document, |number, chars| scan.add(number, document.bytes(&chars)));
        let parted = scan.see_parted();
        for run in parted {
            scan.across_fillers(&document.runs()[run]);
        }
        for places in [&mut scan.places, &mut scan.literals] {
            places.sort_unstable_by_key(|(number, place)| (*number, place.start, place.end));
        }
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

/// The places of one text among those of all, by number and place.
fn places_of(places: &[(u32, Range<usize>)], number: u32) -> impl Iterator<Item = &Range<usize>> {
    let first = places.partition_point(|(other, _)| *other < number);
    places[first..].iter().take_while(move |(other, _)| *other == number).map(|(_, place)| place)
}

/// Stretches of a conversation without some of their fillers; `None` where there is nothing of the kind in one.
type Leans = HashMap<(Range<usize>, Without), Option<Rc<Lean>>, BuildQuick>;

/// A conversation with the places of all spellings.
pub struct Scan<'c, 'd> {
    compiled: &'c Compiled,
    /// The conversation.
    pub document: &'d Document<'d>,
    /// Spellings by their numbers, each with where it stands; by number and place.
    places: Vec<(u32, Range<usize>)>,
    /// Literals of regexes; by number and place.
    literals: Vec<(u32, Range<usize>)>,
    /// Of each item, whether any text of its words is seen.
    is_seen: Vec<bool>,
    /// Of each text, whether it stands anywhere as a spelling.
    is_found: Vec<bool>,
    /// Literals within which fillers may stand; within others surely none do.
    parted_literals: Vec<u32>,
    /// Places that were found across something that may not be a filler, each with its spelling: 行就是不 says nothing of 不行.
    doubtful: Vec<(u32, Range<usize>)>,
    sounds: OnceCell<Sounds>,
    speakers: OnceCell<Turns>,
    breaks_off: OnceCell<bool>,
    lost: OnceCell<Vec<bool>>,
    fillers: OnceCell<Vec<bool>>,
    /// Stretches without fillers, since many regexes run over the same.
    leans: RefCell<Leans>,
}

impl Scan<'_, '_> {
    fn add(&mut self, number: u32, place: Range<usize>) {
        let entry = self.compiled.index.entry_of(number);
        entry.items.iter().for_each(|item| self.is_seen[*item] = true);
        if entry.is_literal {
            self.literals.push((number, place.clone()));
        }
        if entry.is_spelling && self.document.whole_words(&place) {
            self.is_found[number as usize] = true;
            self.places.push((number, place));
        }
    }

    /// Sees the texts within which fillers may stand; gives the runs in which they are spellings.
    fn see_parted(&mut self) -> Vec<usize> {
        let (index, mut runs) = (&self.compiled.index, Vec::new());
        let (is_seen, literals) = (&mut self.is_seen, &mut self.parted_literals);
        self.document.parted(&index.pairs, |number, run| {
            let entry = index.entry_of(number);
            if entry.is_spelling && runs.last() != Some(&run) {
                runs.push(run);
            }
            if entry.is_literal && !literals.contains(&number) {
                literals.push(number);
                entry.items.iter().for_each(|item| is_seen[*item] = true);
            }
        });
        runs
    }

    /// Adds what is spelt across fillers and stutters in a run.
    fn across_fillers(&mut self, run: &Range<usize>) {
        let skeleton = Skeleton::new(self.document, run);
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
                    self.is_found[*number as usize] = true;
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
        let is_said = || self.places.iter().any(|(number, place)| is_own(*number) && counts(place));
        index.is_any_of(item).then(|| self.is_seen[item] && is_said())
    }

    /// Whether an item finds none of its words anywhere, told without looking for them.
    #[must_use]
    pub fn finds_nothing(&self, item: usize) -> bool {
        !self.is_seen[item] && self.compiled.index.is_by_texts(item)
    }

    /// Those of some stretches in which a regex may match, as they are or without fillers.
    #[must_use]
    pub fn may_match<'s>(&self, pattern: &Pattern, stretches: &'s [Range<usize>]) -> Vec<&'s Range<usize>> {
        let may_be_parted = |numbers: &&[u32]| self.parted_literals.iter().any(|parted| numbers.contains(parted));
        let Some(numbers) = pattern.numbers().filter(|numbers| !may_be_parted(numbers)) else {
            return stretches.iter().collect();
        };
        let own: Vec<&Range<usize>> = numbers.iter().flat_map(|number| places_of(&self.literals, *number)).collect();
        if own.is_empty() {
            return Vec::new();
        }
        let holds_one =
            |stretch: &&Range<usize>| own.iter().any(|place| stretch.start <= place.start && place.end <= stretch.end);
        stretches.iter().filter(holds_one).collect()
    }

    /// Where a phrase is said: one span for each of its beginnings, as short as it can be.
    #[must_use]
    pub fn phrase(&self, phrase: &Phrase) -> Vec<Range<usize>> {
        let is_found = |numbers: &Vec<u32>| numbers.iter().any(|number| self.is_found[*number as usize]);
        if !phrase.numbers.iter().all(is_found) {
            return Vec::new();
        }
        let stretches: Vec<Vec<Range<usize>>> = phrase.numbers.iter().map(|numbers| self.stretch(numbers)).collect();
        let Some((first, rest)) = stretches.split_first() else { return Vec::new() };
        first.iter().filter_map(|begin| self.goes_on(begin, rest).map(|end| begin.start..end)).collect()
    }

    /// Whether a phrase's span holds a place of its own that was found across something that may not be a filler.
    #[must_use]
    pub fn is_doubtful(&self, phrase: &Phrase, span: &Range<usize>) -> bool {
        let is_own = |number: &u32| phrase.numbers.iter().flatten().any(|own| own == number);
        let is_within = |place: &Range<usize>| span.start <= place.start && place.end <= span.end;
        self.doubtful.iter().any(|(number, place)| is_within(place) && is_own(number))
    }

    /// How the conversation sounds.
    pub fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| Sounds::new(self.document))
    }

    /// Whether the recording seems to end before the call did.
    pub fn breaks_off(&self, transcript: &Transcript, facts: &Facts) -> bool {
        *self.breaks_off.get_or_init(|| breaks_off(transcript, facts))
    }

    /// Whether a part of a turn was lost.
    pub fn is_lost(&self, transcript: &Transcript, turn: usize) -> bool {
        let turns = || transcript.turns.iter().enumerate();
        let is_lost = |(index, turn): (usize, &Turn)| is_lost(&turn.text, self.document.turn_chars(index));
        self.lost.get_or_init(|| turns().map(is_lost).collect())[turn]
    }

    /// Whether a turn holds nothing but 嗯 and the like.
    pub fn is_filler(&self, transcript: &Transcript, turn: usize) -> bool {
        self.fillers.get_or_init(|| fillers(self.document, &transcript.turns))[turn]
    }

    /// A stretch of the conversation without some of its fillers; `None` where there is nothing of the kind in it.
    pub fn lean(&self, stretch: &Range<usize>, without: Without) -> Option<Rc<Lean>> {
        let new = || Lean::new(self.document, stretch, without).map(Rc::new);
        self.leans.borrow_mut().entry((stretch.clone(), without)).or_insert_with(new).clone()
    }

    /// Who says which turn, as far as its words tell.
    pub fn speakers(&self, transcript: &Transcript, facts: &Facts) -> &Turns {
        self.speakers.get_or_init(|| Turns::new(transcript, self.document, facts))
    }

    fn stretch(&self, numbers: &[u32]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for number in numbers.iter().filter(|number| self.is_found[**number as usize]) {
            places.extend(places_of(&self.places, *number).cloned());
        }
        if numbers.len() > 1 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspection::tests::compile;

    #[test]
    fn a_stretch_without_fillers_is_the_one_of_its_place() {
        let checklist = compile(
            "checklist: c\ntitle: C\nfor: calls\nsections:\n  - title: S\n    items:\n      - id: i\n        title: I\n        points: 1\n        severity: normal\n        say: 您好\n",
        );
        let document = Document::new([("a", "您嗯好那个请问"), ("c", "喂"), ("a", "嗯就是说再见"), ("a", "好嗯的")]);
        let scan = checklist.scan(&document);
        let text = |lean: Option<&Lean>| lean.map(|lean| lean.text().to_owned());
        for stretch in document.turns().iter().chain(document.runs()).chain(document.turns()) {
            for without in [Without::Sounds, Without::Fillers] {
                let anew = Lean::new(&document, stretch, without);
                assert_eq!(text(scan.lean(stretch, without).as_deref()), text(anew.as_ref()), "{stretch:?} {without:?}");
            }
        }
    }
}
