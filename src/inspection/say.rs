//! `say` and `never_say`: words that must, or must not, be heard.

use std::ops::Range;

use super::compiled::Scan;
use super::contexts::{Makes, context, repeats_another};
use super::found::{Found, Missing, Reach, find, is_spelt};
use super::heard::Heard;
use super::subject::Facts;
use super::verdict::{Evidence, Verdict};
use super::window::{Certainty, View};
use crate::checklist::{Window, Words};
use crate::problem::Message;
use crate::records::{Speaker, Transcript, Turn};
use crate::text::{Neighbours, fold};

/// How near an exception must stand to excuse a hit, in characters.
const NEAR: usize = 10;
/// Absent words shorter than this prove nothing on recognised speech, which loses and garbles short words.
const SURE_SYLLABLES: usize = 3;

/// What an item finds: a verdict, why, and what it rests on.
pub(super) struct Judgement {
    pub verdict: Verdict,
    pub reason: Message,
    pub evidence: Vec<Evidence>,
}

/// A place where banned words stand.
struct Hit {
    span: Range<usize>,
    worth: Worth,
}

/// What a hit is worth, the worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// Excused, or harmless where it stands.
    Harmless,
    /// Words that may be no fault.
    Perhaps,
    /// Said in a context in which it may be no fault.
    InContext(&'static str),
    /// Found only across a filler that may mean something, or by its sound.
    Parted,
    /// Perhaps said by somebody else.
    ByWhom,
    /// A fault.
    Sure,
}

/// One item's question to one conversation.
pub(super) struct Question<'a> {
    pub words: &'a Words,
    /// The stretch of the folded text that it looks at.
    pub between: Range<usize>,
    pub unless: Option<&'a Words>,
    /// What may be the words.
    pub perhaps: Option<&'a Words>,
    pub window: Option<Window>,
    pub view: &'a View,
    pub scan: &'a Scan<'a, 'a>,
    pub transcript: &'a Transcript,
    /// An utterance that would have been enough, for people.
    pub model: Option<&'a str>,
    /// The data of the call.
    pub facts: &'a Facts,
    /// Whether the words surely stand nowhere.
    pub finds_nothing: bool,
    /// The number of the item, where nobody asks a pass for its reason and evidence.
    pub brief: Option<usize>,
}

impl Question<'_> {
    /// Words that must be said.
    pub fn say(&self) -> Judgement {
        let reach = if self.by_whom_is_sure() { Reach::Run } else { Reach::Across };
        let counts = |span: &Range<usize>| self.stands(span, Certainty::Unlikely);
        let is_said =
            |item| self.scan.is_any_said(item, &counts).unwrap_or_else(|| is_spelt(self.words, self.scan, reach, &counts));
        if self.brief.is_some_and(is_said) {
            return Judgement::plain_pass();
        }
        let found = find(self.words, self.scan, reach, &|span| self.stands(span, Certainty::Unlikely));
        if found.said {
            let reason = found.heard.last().map_or_else(|| Message::new("reason-said"), |heard| self.sounds_like(heard));
            return self.judge(Verdict::Pass, reason, &found.spans);
        }
        if let Some(excuse) = self.unless.map(|words| find(words, self.scan, Reach::Run, &|_| true)).filter(|excuse| excuse.said)
        {
            return self.judge(Verdict::NotApplicable, Message::new("reason-excused"), &excuse.spans);
        }
        let near = self.perhaps.map(|words| find(words, self.scan, reach, &|span| self.stands(span, Certainty::Unlikely)));
        if let Some(near) = near.filter(|near| near.said) {
            let (kind, words) = self.wanted(&found.missing);
            let reason = Message::new("reason-perhaps-said").with("words", words).with("kind", kind);
            return self.judge(Verdict::Unsure, reason, &near.spans);
        }
        let searched: Vec<usize> = self.searched(Certainty::Unlikely).collect();
        if searched.is_empty() {
            return self.judge(Verdict::Unsure, Message::new("reason-speaker-absent"), &[]);
        }
        let (verdict, id) = match self.doubt(&found, &searched) {
            _ if found.nearly => (Verdict::Unsure, "reason-sounds-nearly"),
            Some(id) => (Verdict::Unsure, id),
            None if found.heard.is_empty() => (Verdict::Fail, "reason-not-said"),
            None => (Verdict::Fail, "reason-not-alike"),
        };
        self.absent(verdict, id, &found, &searched)
    }

    /// A verdict for want of words, with the nearest utterance: by its sound where that was tried.
    fn absent(&self, verdict: Verdict, id: &str, found: &Found, searched: &[usize]) -> Judgement {
        let (kind, words) = self.wanted(&found.missing);
        let mut reason = Message::new(id).with("words", words).with("kind", kind).with("searched", searched.len());
        let heard = found.heard.first();
        if let Some(heard) = heard {
            reason = reason.with("percent", heard.percent);
        }
        let by_sound = heard.map(|heard| self.scan.document.spots(&heard.span).iter().map(|spot| spot.turn).collect());
        let turns: Vec<usize> = by_sound.unwrap_or_else(|| self.nearest(searched, &found.missing).into_iter().collect());
        Judgement { verdict, reason, evidence: turns.into_iter().map(|turn| self.whole_turn(turn)).collect() }
    }

    /// That something else was heard which sounds like the words.
    fn sounds_like(&self, heard: &Heard) -> Message {
        let spots = self.scan.document.spots(&heard.span);
        let quotes: Vec<&str> = spots.iter().map(|spot| &self.transcript.turns[spot.turn].text[spot.bytes.clone()]).collect();
        let reason = Message::new("reason-sounds-like").with("words", &heard.words);
        reason.with("percent", heard.percent).with("heard", quotes.join(" "))
    }

    /// Whether the source tells who says what.
    fn by_whom_is_sure(&self) -> bool {
        let is_numbered = |turn: &Turn| matches!(turn.speaker, Speaker::Other(_));
        self.transcript.speakers_reliable && !self.transcript.turns.iter().any(is_numbered)
    }

    /// What was wanted, for people: a good example says it best, then the phrases; a regex says nothing to them.
    fn wanted(&self, missing: &[Missing]) -> (&'static str, String) {
        if let Some(model) = self.model {
            return ("example", model.to_owned());
        }
        let words: Vec<String> = missing.iter().map(Missing::words).filter(|words| !words.is_empty()).collect();
        if words.is_empty() { ("pattern", String::new()) } else { ("phrases", words.join(" + ")) }
    }

    /// Words that must not be said.
    pub fn never_say(&self) -> Judgement {
        let is_its = |span: &Range<usize>| self.within_turn(span) && self.stands(span, Certainty::Doubtful);
        let is_whole = self.between == (0..self.scan.document.text().len());
        let reach = if is_whole { Reach::WholeTurn } else { Reach::Turn };
        let found = if self.finds_nothing { Found::default() } else { find(self.words, self.scan, reach, &is_its) };
        let near = self.perhaps.map(|words| find(words, self.scan, reach, &is_its)).filter(|near| near.said);
        let unless = self.unless.filter(|_| found.said || near.is_some());
        let excuses = unless.map(|words| find(words, self.scan, Reach::Excuse, &|span| self.within_turn(span)).spans);
        let excuses = excuses.unwrap_or_default();
        let hits = found.spans.iter().filter(|_| found.said).cloned();
        let mut hits: Vec<Hit> = hits.map(|span| self.hit(span, &found, &excuses)).collect();
        if !hits.iter().any(|hit| hit.worth == Worth::Sure) {
            hits.extend(near.iter().flat_map(|near| near.spans.iter().map(|span| self.near_hit(span.clone(), near, &excuses))));
        }
        if hits.iter().any(|hit| hit.worth != Worth::Harmless) {
            return self.banned(&found, hits);
        }
        if self.brief.is_some() && self.searched(Certainty::Doubtful).next().is_some() {
            return Judgement::plain_pass();
        }
        let searched = self.searched(Certainty::Doubtful).count();
        // where the words that bound it leave nothing to look at, nothing was said
        if searched == 0 && is_whole {
            return self.judge(Verdict::Unsure, Message::new("reason-speaker-absent"), &[]);
        }
        let id = if hits.is_empty() { "reason-banned-absent" } else { "reason-banned-excused" };
        let harmless: Vec<Range<usize>> = hits.into_iter().map(|hit| hit.span).collect();
        self.judge(Verdict::Pass, Message::new(id).with("searched", searched), &harmless)
    }

    /// What one hit is worth: whether it is these words, in earnest, and by whom, must all be sure before anybody is accused.
    fn hit(&self, span: Range<usize>, found: &Found, excuses: &[Range<usize>]) -> Hit {
        let holds = |doubt: &Range<usize>| span.start <= doubt.start && doubt.end <= span.end;
        let context = context(self.scan, &span);
        let worth = if self.is_excused(&span, &found.spans, excuses) || context.is_some_and(|c| c.makes == Makes::Harmless) {
            Worth::Harmless
        } else if !self.stands(&span, Certainty::Sure) {
            Worth::ByWhom
        } else if found.doubtful.iter().any(holds) {
            Worth::Parted
        } else if let Some(context) = context {
            Worth::InContext(context.kind)
        } else if repeats_another(self.scan, &span) {
            Worth::InContext("repeat")
        } else {
            Worth::Sure
        };
        Hit { span, worth }
    }

    /// What a hit of words that may be no fault is worth.
    fn near_hit(&self, span: Range<usize>, near: &Found, excuses: &[Range<usize>]) -> Hit {
        let hit = self.hit(span, near, excuses);
        Hit { worth: if hit.worth == Worth::Sure { Worth::Perhaps } else { hit.worth }, ..hit }
    }

    fn banned(&self, found: &Found, hits: Vec<Hit>) -> Judgement {
        let worst = hits.iter().map(|hit| hit.worth).max().unwrap_or(Worth::Harmless);
        let counted: Vec<Range<usize>> =
            hits.into_iter().filter(|hit| hit.worth != Worth::Harmless).map(|hit| hit.span).collect();
        let count = |id: &str| Message::new(id).with("count", counted.len());
        // what was not near enough is no reason: the hit is then another one
        let reason = match (worst, found.heard.first().filter(|_| found.said)) {
            (Worth::Sure, _) => return self.judge(Verdict::Fail, count("reason-banned-said"), &counted),
            (Worth::Parted, Some(heard)) => Message { id: "reason-banned-alike".to_owned(), ..self.sounds_like(heard) },
            (Worth::Parted, None) => count("reason-banned-parted"),
            (Worth::Perhaps, _) => count("reason-banned-perhaps"),
            (Worth::InContext(kind), _) => count("reason-banned-in-context").with("context", kind),
            (Worth::ByWhom | Worth::Harmless, _) => count("reason-banned-by-whom"),
        };
        self.judge(Verdict::Unsure, reason, &counted)
    }

    /// Whether every turn that a span touches is in the window and, at least so surely, the speaker's.
    fn stands(&self, span: &Range<usize>, least: Certainty) -> bool {
        let fits = |turn: usize| self.view.inside[turn] && self.view.by_speaker[turn] >= least;
        let is_between = self.between.start <= span.start && span.end <= self.between.end;
        let document = self.scan.document;
        is_between && document.turns_of(span).all(|turn| document.turn(turn).is_empty() || fits(turn))
    }

    fn within_turn(&self, span: &Range<usize>) -> bool {
        self.scan.document.turns_of(span).len() == 1
    }

    /// An exception excuses the hits it lies on; one that lies on none excuses its neighbours in the same turn.
    fn is_excused(&self, hit: &Range<usize>, hits: &[Range<usize>], excuses: &[Range<usize>]) -> bool {
        let on = |excuse: &Range<usize>, hit: &Range<usize>| excuse.start < hit.end && hit.start < excuse.end;
        let spent = |excuse: &Range<usize>| hits.iter().any(|hit| on(excuse, hit));
        excuses.iter().any(|excuse| on(excuse, hit) || (!spent(excuse) && self.is_near(excuse, hit)))
    }

    fn is_near(&self, excuse: &Range<usize>, hit: &Range<usize>) -> bool {
        let document = self.scan.document;
        let turn = |span: &Range<usize>| document.turns_of(span).next();
        let (from, to) = if excuse.end <= hit.start { (excuse.end, hit.start) } else { (hit.end, excuse.start) };
        turn(excuse) == turn(hit) && document.distance(from, to) <= NEAR
    }

    /// The spoken turns that were looked at.
    fn searched(&self, least: Certainty) -> impl Iterator<Item = usize> {
        let is_between = |i: usize| {
            let turn = self.scan.document.turn(i);
            !turn.is_empty() && self.between.start < turn.end && turn.start < self.between.end
        };
        let fits = move |i: &usize| self.view.inside[*i] && self.view.by_speaker[*i] >= least && is_between(*i);
        (0..self.transcript.turns.len()).filter(fits)
    }

    /// Why the absence of words proves nothing, as a message id.
    fn doubt(&self, found: &Found, searched: &[usize]) -> Option<&'static str> {
        if !self.transcript.recognised {
            return None;
        }
        let short = |missing: &Missing| (1..SURE_SYLLABLES).contains(&missing.syllables());
        if found.missing.iter().all(short) {
            return Some("reason-too-short");
        }
        if searched.iter().any(|turn| self.scan.is_lost(self.transcript, *turn)) {
            return Some("reason-lost-speech");
        }
        let is_about_the_beginning = matches!(self.window, Some(Window::First(_)));
        (!is_about_the_beginning && self.scan.breaks_off(self.transcript, self.facts)).then_some("reason-breaks-off")
    }

    /// The searched turn that shares most pairs of neighbouring characters with what is missing; the first where none shares any.
    fn nearest(&self, searched: &[usize], missing: &[Missing]) -> Option<usize> {
        let clues: String = missing.iter().map(|missing| fold(&missing.clue())).collect();
        let wanted = Neighbours::new(&clues);
        searched.iter().copied().rev().max_by_key(|turn| wanted.shared(self.scan.document.turn_chars(*turn)))
    }

    fn whole_turn(&self, index: usize) -> Evidence {
        let turn = &self.transcript.turns[index];
        evidence(index, turn, 0..turn.text.len())
    }

    fn judge(&self, verdict: Verdict, reason: Message, spans: &[Range<usize>]) -> Judgement {
        let spots = spans.iter().flat_map(|span| self.scan.document.spots(span));
        let evidence = spots.map(|spot| evidence(spot.turn, &self.transcript.turns[spot.turn], spot.bytes)).collect();
        Judgement { verdict, reason, evidence }
    }
}

pub(super) fn evidence(index: usize, turn: &Turn, bytes: Range<usize>) -> Evidence {
    Evidence {
        turn: index,
        speaker: turn.speaker.clone(),
        start_ms: turn.start_ms,
        end_ms: turn.end_ms,
        quote: turn.text[bytes.clone()].to_owned(),
        start_byte: bytes.start,
        end_byte: bytes.end,
    }
}
