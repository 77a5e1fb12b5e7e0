//! `say` and `never_say`: words that must, or must not, be heard.

use std::ops::Range;

use super::compiled::Scan;
use super::found::{Found, Missing, Reach, find};
use super::subject::Facts;
use super::verdict::{Evidence, Verdict};
use super::window::{Certainty, View};
use crate::checklist::{Window, Words};
use crate::problem::Message;
use crate::records::{Speaker, Transcript, Turn};
use crate::text::{fold, is_silent};

/// How near an exception must stand to excuse a hit, in characters.
const NEAR: usize = 10;
/// Absent words shorter than this prove nothing on recognised speech, which loses and garbles short words.
const SURE_SYLLABLES: usize = 3;
/// A last utterance of the customer's up to this many characters (好的谢谢再见) ends a call; a longer one was not answered.
const FAREWELL_UNITS: usize = 8;
/// A call that goes on so long after the last recognised words may have gone on with words.
const UNHEARD_SECONDS: f64 = 5.0;

/// What an item finds: a verdict, why, and what it rests on.
pub(super) struct Judgement {
    pub verdict: Verdict,
    pub reason: Message,
    pub evidence: Vec<Evidence>,
}

/// One item's question to one conversation.
pub(super) struct Question<'a> {
    pub words: &'a Words,
    pub unless: Option<&'a Words>,
    pub window: Option<Window>,
    pub view: &'a View,
    pub scan: &'a Scan<'a, 'a>,
    pub transcript: &'a Transcript,
    /// An utterance that would have been enough, for people.
    pub model: Option<&'a str>,
    /// Whether the recording seems to end before the call did.
    pub breaks_off: bool,
}

impl Question<'_> {
    /// Words that must be said.
    pub fn say(&self) -> Judgement {
        let found = find(self.words, self.scan, Reach::Run, &|span| self.stands(span, Certainty::Unlikely));
        if found.said {
            return self.judge(Verdict::Pass, Message::new("reason-said"), &found.spans);
        }
        if let Some(excuse) = self.unless.map(|words| find(words, self.scan, Reach::Run, &|_| true)).filter(|excuse| excuse.said)
        {
            return self.judge(Verdict::NotApplicable, Message::new("reason-excused"), &excuse.spans);
        }
        let searched: Vec<usize> = self.searched(Certainty::Unlikely).collect();
        if searched.is_empty() {
            return self.judge(Verdict::Unsure, Message::new("reason-speaker-absent"), &[]);
        }
        let (verdict, id) = match self.doubt(&found) {
            Some(id) => (Verdict::Unsure, id),
            None => (Verdict::Fail, "reason-not-said"),
        };
        let (kind, words) = self.wanted(&found.missing);
        let reason = Message::new(id).with("words", words).with("kind", kind).with("searched", searched.len());
        let evidence = self.nearest(&searched, &found.missing).map(|turn| self.whole_turn(turn)).into_iter().collect();
        Judgement { verdict, reason, evidence }
    }

    /// What was wanted, for people: a good example says it best, then the phrases; a regex says nothing to them.
    fn wanted(&self, missing: &[Missing]) -> (&'static str, String) {
        if let Some(model) = self.model {
            return ("example", model.to_owned());
        }
        let words: Vec<&str> = missing.iter().map(|missing| missing.words.as_str()).filter(|words| !words.is_empty()).collect();
        if words.is_empty() { ("pattern", String::new()) } else { ("phrases", words.join(" + ")) }
    }

    /// Words that must not be said.
    pub fn never_say(&self) -> Judgement {
        let is_its = |span: &Range<usize>| self.within_turn(span) && self.stands(span, Certainty::Doubtful);
        let found = find(self.words, self.scan, Reach::Turn, &is_its);
        let excuses = self.unless.map(|words| find(words, self.scan, Reach::Turn, &|span| self.within_turn(span)).spans);
        let excuses = excuses.unwrap_or_default();
        let (harmless, hits): (Vec<_>, Vec<_>) =
            found.spans.iter().cloned().partition(|hit| self.is_excused(hit, &found.spans, &excuses));
        if found.said && !hits.is_empty() {
            let sure = hits.iter().any(|hit| self.stands(hit, Certainty::Sure));
            let (verdict, id) =
                if sure { (Verdict::Fail, "reason-banned-said") } else { (Verdict::Unsure, "reason-banned-by-whom") };
            return self.judge(verdict, Message::new(id).with("count", hits.len()), &hits);
        }
        let searched = self.searched(Certainty::Doubtful).count();
        if searched == 0 {
            return self.judge(Verdict::Unsure, Message::new("reason-speaker-absent"), &[]);
        }
        let id = if harmless.is_empty() { "reason-banned-absent" } else { "reason-banned-excused" };
        self.judge(Verdict::Pass, Message::new(id).with("searched", searched), &harmless)
    }

    /// Whether every turn that a span touches is in the window and, at least so surely, the speaker's.
    fn stands(&self, span: &Range<usize>, least: Certainty) -> bool {
        self.scan.document.spots(span).iter().all(|spot| self.view.inside[spot.turn] && self.view.by_speaker[spot.turn] >= least)
    }

    fn within_turn(&self, span: &Range<usize>) -> bool {
        self.scan.document.spots(span).len() == 1
    }

    /// An exception excuses the hits it lies on; one that lies on none excuses its neighbours in the same turn.
    fn is_excused(&self, hit: &Range<usize>, hits: &[Range<usize>], excuses: &[Range<usize>]) -> bool {
        let on = |excuse: &Range<usize>, hit: &Range<usize>| excuse.start < hit.end && hit.start < excuse.end;
        let spent = |excuse: &Range<usize>| hits.iter().any(|hit| on(excuse, hit));
        excuses.iter().any(|excuse| on(excuse, hit) || (!spent(excuse) && self.is_near(excuse, hit)))
    }

    fn is_near(&self, excuse: &Range<usize>, hit: &Range<usize>) -> bool {
        let document = self.scan.document;
        let turn = |span: &Range<usize>| document.spots(span).first().map(|spot| spot.turn);
        let (from, to) = if excuse.end <= hit.start { (excuse.end, hit.start) } else { (hit.end, excuse.start) };
        turn(excuse) == turn(hit) && document.distance(from, to) <= NEAR
    }

    /// The spoken turns that were looked at.
    fn searched(&self, least: Certainty) -> impl Iterator<Item = usize> {
        let turns = &self.transcript.turns;
        (0..turns.len()).filter(move |i| self.view.inside[*i] && self.view.by_speaker[*i] >= least && !is_silent(&turns[*i].text))
    }

    /// Why the absence of words proves nothing, as a message id.
    fn doubt(&self, found: &Found) -> Option<&'static str> {
        if !self.transcript.recognised {
            return None;
        }
        let short = |missing: &Missing| (1..SURE_SYLLABLES).contains(&missing.syllables);
        if found.missing.iter().all(short) {
            return Some("reason-too-short");
        }
        let is_about_the_beginning = matches!(self.window, Some(Window::First(_)));
        (self.breaks_off && !is_about_the_beginning).then_some("reason-breaks-off")
    }

    /// The searched turn that shares most pairs of neighbouring characters with what is missing; the first where none shares any.
    fn nearest(&self, searched: &[usize], missing: &[Missing]) -> Option<usize> {
        let wanted: Vec<char> = missing.iter().flat_map(|missing| fold(&missing.clue).chars().collect::<Vec<_>>()).collect();
        let shared = |turn: &usize| {
            let heard: Vec<char> = fold(&self.transcript.turns[*turn].text).chars().collect();
            wanted.windows(2).filter(|pair| heard.windows(2).any(|other| other == *pair)).count()
        };
        searched.iter().copied().rev().max_by_key(shared)
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

/// Whether a recording seems to end before the call did: the customer's last sentence is no farewell and nobody answered it, or the
/// call, as its list says, went on after the last words.
pub(super) fn breaks_off(transcript: &Transcript, facts: &Facts) -> bool {
    let Some(last) = transcript.turns.iter().rev().find(|turn| !is_silent(&turn.text)) else { return false };
    let unanswered = last.speaker != Speaker::Agent && fold(&last.text).chars().count() > FAREWELL_UNITS;
    let duration = facts.get("duration").and_then(|seconds| seconds.parse::<f64>().ok());
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a call are exact in a double")]
    let went_on = last.end_ms.zip(duration).is_some_and(|(end, duration)| duration - end as f64 / 1000.0 > UNHEARD_SECONDS);
    unanswered || went_on
}
