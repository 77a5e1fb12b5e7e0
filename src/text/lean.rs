//! A document without its fillers, with the way back: for regexes, whose matches can't be followed across a filler, and for phrases.

use std::ops::Range;

use super::document::{Character, Document, NEGATIONS};
use super::filler::{Bone, Soft, in_filler, skeleton};

/// How far before the first character that counts a phrase may begin: 这个 in 这个不行, and fillers between.
const LEAD: usize = 12;

/// What is left out of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Without {
    /// Sounds that mean nothing: 嗯.
    Sounds,
    /// All fillers and stutters, those too that may mean something: 那个.
    Fillers,
}

/// A document's folded text without fillers.
#[derive(Debug)]
pub struct Lean {
    text: String,
    /// For each character that is left: where it stands here, and where it stood and ended.
    kept: Vec<(usize, Range<usize>)>,
}

impl Lean {
    /// A stretch of a document without some of it; `None` where there is nothing of the kind in it.
    #[must_use]
    pub fn new(document: &Document, stretch: &Range<usize>, without: Without) -> Option<Self> {
        let drop = |soft: Soft| match without {
            Without::Sounds => soft == Soft::Sound,
            Without::Fillers => soft != Soft::No,
        };
        if !document.softness_within(stretch).iter().any(|soft| drop(*soft)) {
            return None;
        }
        let (mut text, mut kept) = (String::with_capacity(stretch.len()), Vec::new());
        for (at, c, _) in document.softness_of(stretch).filter(|(_, _, soft)| !drop(*soft)) {
            kept.push((text.len(), at..at + c.len_utf8()));
            text.push(c);
        }
        Some(Self { text, kept })
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The stretch of the document's folded text from which a span of this one was left.
    #[must_use]
    pub fn span(&self, here: &Range<usize>) -> Range<usize> {
        let first = self.kept.partition_point(|(at, _)| *at < here.start);
        let next = self.kept.partition_point(|(at, _)| *at < here.end);
        match (self.kept.get(first), next.checked_sub(1).and_then(|last| self.kept.get(last))) {
            (Some((_, from)), Some((_, to))) if first < next => from.start..to.end,
            _ => 0..0,
        }
    }
}

/// The skeleton of a stretch of a document, in which phrases are looked for that fillers and stutters part.
#[derive(Debug)]
pub struct Skeleton {
    text: String,
    bones: Vec<Bone>,
    /// Where each bone stands in `text`.
    places: Vec<usize>,
    characters: Vec<Character>,
}

/// A phrase found across fillers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Across {
    /// Where, in the folded text.
    pub span: Range<usize>,
    /// Whether what stands between may mean something: a filler word, or anything right behind a 不.
    pub doubtful: bool,
}

impl Skeleton {
    /// The skeleton of a stretch of a document.
    #[must_use]
    pub fn new(document: &Document, stretch: &Range<usize>) -> Self {
        let characters: Vec<Character> =
            document.softness_of(stretch).map(|(at, c, soft)| Character { c, at, soft, units: 0 }).collect();
        let bones = skeleton(characters.iter().map(|character| (character.c, character.soft)));
        let (mut text, mut places) = (String::with_capacity(stretch.len()), Vec::with_capacity(bones.len()));
        for bone in &bones {
            places.push(text.len());
            text.push(bone.c);
        }
        Self { text, bones, places, characters }
    }

    /// The skeleton of a phrase's spelling.
    #[must_use]
    pub fn of(spelling: &str) -> String {
        skeleton(spelling.chars().map(|c| (c, Soft::No))).iter().map(|bone| bone.c).collect()
    }

    /// The text that skeletons of phrases are looked for in.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a phrase stands in the document where its skeleton does here, parted by fillers or stutters; one without any is not.
    #[must_use]
    pub fn across(&self, here: &Range<usize>, spelling: &[char]) -> Option<Across> {
        let first = self.bones[self.places.partition_point(|place| *place < here.start)];
        let last = self.bones[self.places.partition_point(|place| *place < here.end) - 1];
        let lead = spelling.iter().position(|c| !in_filler(*c)).unwrap_or(0);
        let from = if lead == 0 { first.first } else { first.first.saturating_sub(LEAD) };
        let to = (last.last + LEAD).min(self.characters.len());
        if self.characters[from..to].iter().all(|character| character.soft == Soft::No) {
            return None;
        }
        (from..=first.last).rev().find_map(|start| self.stands(start, spelling))
    }

    fn stands(&self, start: usize, spelling: &[char]) -> Option<Across> {
        let mut doubtful = false;
        let end = self.goes_on(start, spelling, None, &mut doubtful)?;
        if end - start == spelling.len() {
            return None;
        }
        let last = &self.characters[end - 1];
        Some(Across { span: self.characters[start].at..last.at + last.c.len_utf8(), doubtful })
    }

    /// Where a phrase's remaining characters end, if they follow from here with nothing but soft characters between.
    fn goes_on(&self, at: usize, rest: &[char], last: Option<char>, doubtful: &mut bool) -> Option<usize> {
        let Some((next, after)) = rest.split_first() else { return Some(at) };
        let character = self.characters.get(at)?;
        if character.c == *next {
            let mut doubt = false;
            if let Some(end) = self.goes_on(at + 1, after, Some(*next), &mut doubt) {
                *doubtful |= doubt;
                return Some(end);
            }
        }
        let last = last.filter(|_| character.soft != Soft::No)?;
        let end = self.goes_on(at + 1, rest, Some(last), doubtful)?;
        *doubtful |= character.soft == Soft::Word || NEGATIONS.contains(&last);
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, phrase: &str, expect: Option<(&str, bool)>) {
        let document = Document::new([("a", text)]);
        let skeleton = Skeleton::new(&document, &(0..document.text().len()));
        let bare = Skeleton::of(phrase);
        let spelling: Vec<char> = phrase.chars().collect();
        let mut places = skeleton.text().match_indices(&bare).map(|(at, _)| at..at + bare.len());
        let found = places.find_map(|here| skeleton.across(&here, &spelling));
        let shown = found.map(|across| (&document.text()[across.span.clone()], across.doubtful));
        assert_eq!(shown, expect, "{phrase} in {text}");
    }

    #[test]
    fn phrases_are_followed_across_fillers_and_stutters() {
        check("请问，嗯，有什么", "请问有什么", Some(("请问嗯有什么", false)));
        check("您好请问请问有什么", "您好请问有什么", Some(("您好请问请问有什么", false)));
        check("您您好", "您好", Some(("您您好", false)));
        check("这个嗯那个不行", "这个不行", Some(("这个嗯那个不行", true)));
        check("这个人嗯信息", "个人信息", Some(("个人嗯信息", false)));
        check("谢谢那个您", "谢谢您", Some(("谢谢那个您", true)));
        check("不嗯可以", "不可以", Some(("不嗯可以", true)));
        check("您好这是请问", "您好请问", None);
        check("请问有什么", "请问有什么", None);
    }

    #[test]
    fn a_lean_text_leads_back() {
        let document = Document::new([("a", "您嗯说那个不知道"), ("b", "嗯")]);
        let whole = 0..document.text().len();
        let lean = |stretch: &Range<usize>, without| Lean::new(&document, stretch, without);
        let fillers = lean(&whole, Without::Fillers).unwrap();
        assert_eq!(fillers.text(), "您说不知道\n");
        assert_eq!(&document.text()[fillers.span(&(3..9))], "说那个不");
        let turn = lean(&document.turn(0), Without::Fillers).unwrap();
        assert_eq!((turn.text(), turn.span(&(0..6))), ("您说不知道", 0..9));
        assert_eq!(lean(&document.turn(1), Without::Sounds).unwrap().text(), "");
        assert_eq!(lean(&whole, Without::Sounds).unwrap().text(), "您说那个不知道\n");
        assert!(Lean::new(&Document::new([("a", "您好")]), &(0..6), Without::Fillers).is_none());
    }
}
