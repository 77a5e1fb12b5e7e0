//! Entries of the log, chained by hash, so that whoever changes or removes one breaks every later one.
//!
//! An entry's hash is SHA-256, in hex, of the JSON array `[previous, id, at, who, role, act, draw, unit, follows, body, words_sha256]`
//! without blanks, where `previous` is the hash of the entry before it (64 zeros for the first). What people wrote is not in it but by
//! `words_sha256`, the hash of a random salt and the words: both can be erased, and the chain holds all the same. The salt keeps anybody
//! from finding an erased text by trying texts.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::{Act, Role, Words};
use crate::digest::sha256_hex;
use crate::records::UnitId;

/// What the first entry follows.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Counts up from 1.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Staff number of whoever did it.
    pub who: String,
    /// As what they did it.
    pub role: Role,
    /// The name of what was done.
    pub act: String,
    /// The draw it concerns.
    pub draw: Option<String>,
    /// The unit it concerns.
    pub unit: Option<String>,
    /// The entry that it answers to.
    pub follows: Option<i64>,
    /// What was done, as JSON without any free text.
    pub body: String,
    /// What was written, as JSON; `None` where nothing was, or it was erased.
    pub words: Option<String>,
    /// What the words are salted with; erased with them.
    pub salt: Option<String>,
    /// SHA-256 of salt and words; `None` where nothing was written.
    pub words_sha256: Option<String>,
    /// The hash of the entry before.
    pub previous: String,
    /// The hash of this one.
    pub hash: String,
}

/// Something that was done, before it has its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// When.
    pub at: Timestamp,
    /// Staff number.
    pub who: String,
    /// As what.
    pub role: Role,
    /// The draw it concerns, or the calibration.
    pub draw: Option<String>,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// The entry that it answers to.
    pub follows: Option<i64>,
    /// What was done.
    pub act: Act,
    /// What was written.
    pub words: Words,
}

/// An entry as it reads: what somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deed {
    /// The entry's number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Staff number.
    pub who: String,
    /// As what.
    pub role: Role,
    /// The draw it concerns.
    pub draw: Option<String>,
    /// The unit it concerns.
    pub unit: Option<UnitId>,
    /// The entry that it answers to.
    pub follows: Option<i64>,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
    /// What was written.
    pub words: Words,
    /// Whether what was written is erased.
    pub is_erased: bool,
}

impl New {
    /// The entry that follows another one; `salt` is random.
    #[must_use]
    pub fn seal(&self, after: Option<&Entry>, salt: &str) -> Entry {
        let (id, previous) = after.map_or((1, GENESIS), |last| (last.id + 1, &last.hash));
        let words = (!self.words.is_empty()).then(|| serde_json::to_string(&self.words).expect("texts are JSON"));
        let mut entry = Entry {
            id,
            at: self.at,
            who: self.who.clone(),
            role: self.role,
            act: self.act.name().to_owned(),
            draw: self.draw.clone(),
            unit: self.unit.as_ref().map(ToString::to_string),
            follows: self.follows,
            body: serde_json::to_string(&self.act).expect("an act is JSON"),
            words_sha256: words.as_ref().map(|words| sha256_hex(format!("{salt}{words}"))),
            salt: words.is_some().then(|| salt.to_owned()),
            words,
            previous: previous.to_owned(),
            hash: String::new(),
        };
        entry.hash = entry.computed();
        entry
    }
}

impl Entry {
    /// The hash that it ought to have.
    #[must_use]
    pub fn computed(&self) -> String {
        let parts = (
            &self.previous,
            self.id,
            self.at.to_string(),
            &self.who,
            self.role,
            &self.act,
            &self.draw,
            &self.unit,
            self.follows,
            &self.body,
            &self.words_sha256,
        );
        sha256_hex(serde_json::to_string(&parts).expect("texts and numbers are JSON"))
    }

    /// What was done.
    ///
    /// # Errors
    /// Where body or words no longer read.
    pub fn deed(&self) -> Result<Deed, serde_json::Error> {
        Ok(Deed {
            id: self.id,
            at: self.at,
            who: self.who.clone(),
            role: self.role,
            draw: self.draw.clone(),
            unit: self.unit.as_deref().and_then(UnitId::parse),
            follows: self.follows,
            act: serde_json::from_str(&self.body)?,
            words: self.words.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default(),
            is_erased: self.words.is_none() && self.words_sha256.is_some(),
        })
    }
}

/// Where a chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Break {
    /// Entries before this one are missing.
    Gap,
    /// It does not follow the entry before it.
    Previous,
    /// It was changed.
    Changed,
    /// What was written in it was changed.
    Words,
    /// What was written in it is gone, and no erasure says so.
    Gone,
    /// It no longer reads.
    Unreadable,
}

/// Checks a log from its first entry on.
#[derive(Debug, Default)]
pub struct Chain {
    last: Option<(i64, String)>,
    breaks: Vec<(i64, Break)>,
    gone: BTreeSet<i64>,
    erased: BTreeSet<i64>,
}

impl Chain {
    /// Takes the next entry.
    pub fn add(&mut self, entry: &Entry) {
        let (last, previous) = self.last.as_ref().map_or((0, GENESIS), |(id, hash)| (*id, hash));
        let mut broken = |is: bool, how: Break| {
            if is {
                self.breaks.push((entry.id, how));
            }
        };
        broken(entry.id != last + 1, Break::Gap);
        broken(entry.id == last + 1 && entry.previous != previous, Break::Previous);
        broken(entry.computed() != entry.hash, Break::Changed);
        match (&entry.words, &entry.words_sha256) {
            (Some(words), sha256) => {
                let salt = entry.salt.as_deref().unwrap_or_default();
                broken(sha256.as_ref() != Some(&sha256_hex(format!("{salt}{words}"))), Break::Words);
            }
            (None, Some(_)) => _ = self.gone.insert(entry.id),
            (None, None) => {}
        }
        match entry.deed().map(|deed| deed.act) {
            Ok(Act::Erased { entries, .. }) => self.erased.extend(entries),
            Ok(_) => {}
            Err(_) => self.breaks.push((entry.id, Break::Unreadable)),
        }
        self.last = Some((entry.id, entry.hash.clone()));
    }

    /// How many entries there are, and the hash of the last.
    #[must_use]
    pub fn head(&self) -> (i64, &str) {
        self.last.as_ref().map_or((0, GENESIS), |(id, hash)| (*id, hash))
    }

    /// Where it does not hold, by entry.
    #[must_use]
    pub fn breaks(&self) -> Vec<(i64, Break)> {
        let gone = self.gone.difference(&self.erased).map(|id| (*id, Break::Gone));
        let mut all: Vec<(i64, Break)> = self.breaks.iter().copied().chain(gone).collect();
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(after: Option<&Entry>, words: &str) -> Entry {
        let words = Words::from([("opinion".to_owned(), words.to_owned())]);
        let (draw, unit) = (Some("d/1".into()), UnitId::parse("C1"));
        let at = Timestamp::from_second(1_763_769_600).unwrap();
        New { at, who: "9001".into(), role: Role::Supervisor, draw, unit, follows: None, act: Act::Signed, words }
            .seal(after, "salt")
    }

    fn three() -> Vec<Entry> {
        let one = entry(None, "同意");
        let two = entry(Some(&one), "同意");
        let three = entry(Some(&two), "请再听一遍");
        vec![one, two, three]
    }

    fn breaks(entries: &[Entry]) -> Vec<(i64, Break)> {
        let mut chain = Chain::default();
        for entry in entries {
            chain.add(entry);
        }
        chain.breaks()
    }

    #[test]
    fn the_hash_is_the_one_that_the_description_gives() {
        // python3: hashlib.sha256(json.dumps([...], separators=(",", ":")).encode()).hexdigest()
        let first = entry(None, "同意");
        assert_eq!(first.body, r#"{"act":"signed"}"#);
        assert_eq!(first.words_sha256.as_deref(), Some("8e508f69c0745a9cea1677ddf2568ed888cf554a35064589aba3c7ac810489c6"));
        assert_eq!(first.hash, "8d6451d1a2c03bee195521f3905d99d4cfd4e734ef1765cea23acb99f6b57143");
        assert_eq!(breaks(&three()), []);
        assert_eq!(first.deed().unwrap().words["opinion"], "同意");
    }

    #[test]
    fn whatever_is_changed_or_removed_breaks_the_chain() {
        let change = |f: fn(&mut Vec<Entry>)| {
            let mut entries = three();
            f(&mut entries);
            breaks(&entries)
        };
        assert_eq!(change(|all| all[1].who = "9002".into()), [(2, Break::Changed)]);
        assert_eq!(change(|all| all[1].body = r#"{"act":"returned"}"#.into()), [(2, Break::Changed)]);
        assert_eq!(change(|all| _ = all.remove(1)), [(3, Break::Gap)]);
        assert_eq!(change(|all| all[1].words = Some(r#"{"opinion":"不同意"}"#.into())), [(2, Break::Words)]);
        // an entry that is made anew no longer fits those after it
        assert_eq!(change(|all| all[1] = entry(Some(&all[0]), "不同意")), [(3, Break::Previous)]);
        assert_eq!(change(|all| (all[1].words, all[1].salt) = (None, None)), [(2, Break::Gone)]);
    }

    #[test]
    fn words_that_an_entry_erases_are_missed_by_nobody() {
        let mut entries = three();
        (entries[1].words, entries[1].salt) = (None, None);
        let act = Act::Erased { entries: vec![2], inspections: Vec::new(), records: 1 };
        let at = entries[2].at;
        let new = New {
            at,
            who: "1".into(),
            role: Role::Administrator,
            draw: None,
            unit: None,
            follows: None,
            act,
            words: Words::new(),
        };
        entries.push(new.seal(entries.last(), "salt"));
        assert_eq!(breaks(&entries), []);
        let deed = entries[1].deed().unwrap();
        assert!(deed.is_erased && deed.words.is_empty());
    }
}
