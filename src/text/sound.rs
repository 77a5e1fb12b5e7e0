//! How a character sounds: syllables without tones, and what recognisers confuse taken for the same.
//!
//! A syllable is an initial and a final. Initials n l r, zh z, ch c, sh s, f h and the finals -an -ang, -en -eng, -in -ing are merged, since
//! speakers of half the country and recognisers everywhere mix them up. A character with several readings sounds like any of them; a digit
//! like its readings; letters of spaced scripts only like themselves.

use std::hash::{Hash, Hasher};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

/// As many different readings of a character as are kept; after merging, few have more.
const MOST_READINGS: usize = 6;
/// What a whole syllable weighs: half for its initial, half for its final.
pub(super) const WHOLE: u32 = 2;

/// An initial and a final, each by its place in the lists below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reading {
    initial: u8,
    last: u8,
}

/// How one character sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sound {
    /// A syllable, or one of several.
    Syllable(Readings),
    /// A letter, or what has no reading.
    Letter(char),
}

/// The different readings of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Readings {
    all: [Reading; MOST_READINGS],
    count: u8,
    /// A bit for each initial and each final of any reading: two characters that share neither are told apart at once.
    initials: u32,
    finals: u32,
}

impl Readings {
    fn add(&mut self, reading: Reading) {
        let count = usize::from(self.count);
        if count < MOST_READINGS && !self.all[..count].contains(&reading) {
            self.all[count] = reading;
            self.count += 1;
            self.initials |= 1 << reading.initial;
            self.finals |= 1 << reading.last;
        }
    }

    fn distance(&self, other: &Self) -> u32 {
        let parts = u32::from(self.initials & other.initials != 0) + u32::from(self.finals & other.finals != 0);
        if parts < WHOLE {
            return WHOLE - parts;
        }
        let others = &other.all[..usize::from(other.count)];
        let is_same = self.all[..usize::from(self.count)].iter().any(|reading| others.contains(reading));
        u32::from(!is_same)
    }
}

/// The bits tell nearly all syllables from each other, and those that they don't are told by comparing them.
impl Hash for Readings {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(self.initials);
        state.write_u32(self.finals);
    }
}

impl Sound {
    /// The sound of a folded character.
    pub fn of(c: char) -> Self {
        match c {
            '0'..='9' => DIGITS[c as usize - '0' as usize],
            c if IDEOGRAPHS.contains(&c) => TABLE[c as usize - *IDEOGRAPHS.start() as usize],
            c => Self::read(c),
        }
    }

    fn read(c: char) -> Self {
        let all = c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
        Self::any(all).unwrap_or(Self::Letter(c))
    }

    fn any(syllables: impl Iterator<Item = &'static str>) -> Option<Self> {
        let mut readings = Readings::default();
        syllables.filter_map(reading).for_each(|reading| readings.add(reading));
        (readings.count > 0).then_some(Self::Syllable(readings))
    }

    /// How far two sounds are apart: 0, 1 where either initial or final agree, [`WHOLE`].
    pub fn distance(&self, other: &Self) -> u32 {
        match (self, other) {
            (Self::Syllable(one), Self::Syllable(other)) => one.distance(other),
            (Self::Letter(one), Self::Letter(other)) if one == other => 0,
            _ => WHOLE,
        }
    }
}

/// Different sounds, side by side.
#[derive(Debug, Default)]
pub(super) struct Kinds {
    all: Vec<Sound>,
    /// The bits of each; none for letters.
    initials: Vec<u32>,
    finals: Vec<u32>,
}

impl Kinds {
    /// Adds a sound; gives its place.
    pub fn add(&mut self, sound: Sound) -> usize {
        let bits = if let Sound::Syllable(readings) = sound { (readings.initials, readings.finals) } else { (0, 0) };
        self.all.push(sound);
        self.initials.push(bits.0);
        self.finals.push(bits.1);
        self.all.len() - 1
    }

    /// How far each is from a sound.
    pub fn distances(&self, sound: &Sound) -> Vec<u32> {
        let Sound::Syllable(readings) = sound else { return self.all.iter().map(|other| sound.distance(other)).collect() };
        let parts = |own: u32, other: u32| u32::from(own & other != 0);
        let bits = self.initials.iter().zip(&self.finals);
        let far =
            |(initials, finals): (&u32, &u32)| WHOLE - parts(readings.initials, *initials) - parts(readings.finals, *finals);
        let mut distances: Vec<u32> = bits.map(far).collect();
        // of several readings, the one may share the initial and another one the final
        for (distance, other) in distances.iter_mut().zip(&self.all).filter(|(distance, _)| **distance == 0) {
            *distance = sound.distance(other);
        }
        distances
    }
}

const IDEOGRAPHS: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

static TABLE: LazyLock<Vec<Sound>> = LazyLock::new(|| IDEOGRAPHS.map(Sound::read).collect());

/// Digits as they are read out one by one: 1 is yi or yao.
static DIGITS: LazyLock<[Sound; 10]> = LazyLock::new(|| {
    let read: [&[&'static str]; 10] =
        [&["ling"], &["yi", "yao"], &["er"], &["san"], &["si"], &["wu"], &["liu"], &["qi"], &["ba"], &["jiu"]];
    read.map(|names| Sound::any(names.iter().copied()).expect("digits have readings"))
});

/// Initials that count as one stand on one line; longer spellings before shorter ones.
const INITIALS: &[&[&str]] = &[
    &["zh", "z"],
    &["ch", "c"],
    &["sh", "s"],
    &["n", "l", "r"],
    &["f", "h"],
    &["b"],
    &["p"],
    &["m"],
    &["d"],
    &["t"],
    &["g"],
    &["k"],
    &["j"],
    &["q"],
    &["x"],
    &["y"],
    &["w"],
];

/// Finals after merging.
const FINALS: &[&str] = &[
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "in", "un", "vn", "ong", "iong", "er", "ia", "ie", "iao",
    "iu", "ian", "ua", "uo", "uai", "ui", "uan", "ve", "van",
];

fn reading(syllable: &str) -> Option<Reading> {
    // 嗯 and the like, which have no vowel
    if !syllable.contains(['a', 'e', 'i', 'o', 'u', 'v', 'ü', 'ê']) {
        return place_of("en").map(|last| Reading { initial: 0, last });
    }
    let plain = syllable.replace('ü', "v").replace('ê', "e");
    let all = INITIALS.iter().enumerate().flat_map(|(i, same)| same.iter().map(move |one| (i, *one)));
    let initial = all.filter(|(_, one)| plain.starts_with(one)).max_by_key(|(_, one)| one.len());
    let (place, spelt) = initial.map_or((0, ""), |(i, one)| (i + 1, one));
    let last = place_of(&merged(spelt, &plain[spelt.len()..]))?;
    Some(Reading { initial: u8::try_from(place).ok()?, last })
}

fn place_of(last: &str) -> Option<u8> {
    FINALS.iter().position(|known| *known == last).and_then(|place| u8::try_from(place).ok())
}

/// A final as it sounds (`you` ends like `liu`, `wei` like `gui`, `ju` like `lv`), without the g of -ang, -eng and -ing.
fn merged(initial: &str, spelt: &str) -> String {
    let sounded = match (initial, spelt) {
        ("y", "ou") => "iu".to_owned(),
        ("y", "e") => "ie".to_owned(),
        ("y", rest) if rest.starts_with('a') || rest.starts_with("on") => format!("i{rest}"),
        ("w", "ei") => "ui".to_owned(),
        ("w", "en" | "eng") => "un".to_owned(),
        ("w", rest) if !rest.starts_with('u') => format!("u{rest}"),
        ("j" | "q" | "x" | "y", rest) if rest.starts_with('u') => format!("v{}", &rest[1..]),
        (_, "ue") => "ve".to_owned(),
        (_, rest) => rest.to_owned(),
    };
    let nasal = sounded.strip_suffix('g').filter(|rest| !rest.ends_with("on"));
    nasal.map_or_else(|| sounded.clone(), ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: char, other: char, distance: u32) {
        assert_eq!(Sound::of(one).distance(&Sound::of(other)), distance, "{one} {other}");
        assert_eq!(Sound::of(other).distance(&Sound::of(one)), distance, "{other} {one}");
    }

    #[test]
    fn half_for_the_initial_and_half_for_the_final() {
        check('贵', '规', 0);
        check('贵', '归', 0);
        check('为', '位', 0);
        check('为', '贵', 1);
        check('务', '服', 1);
        check('务', '幅', 1);
        check('帮', '班', 0);
        check('帮', '明', 2);
        check('久', '就', 0);
        check('有', '六', 1);
        check('来', '电', 2);
    }

    #[test]
    fn what_speakers_mix_up_is_the_same() {
        for (one, other) in [
            ('那', '拉'),
            ('是', '四'),
            ('找', '早'),
            ('吃', '词'),
            ('热', '乐'),
            ('发', '花'),
            ('胡', '福'),
            ('帮', '班'),
            ('生', '森'),
            ('请', '勤'),
            ('样', '验'),
            ('光', '关'),
        ] {
            let apart = u32::from(one == '发');
            check(one, other, apart);
        }
    }

    #[test]
    fn digits_sound_as_they_are_read_and_letters_like_themselves() {
        check('9', '久', 0);
        check('6', '流', 0);
        check('1', '一', 0);
        check('1', '要', 0);
        check('0', '零', 0);
        check('a', 'a', 0);
        check('a', 'b', 2);
        check('a', '啊', 2);
    }

    #[test]
    fn a_character_sounds_like_any_of_its_readings() {
        check('还', '孩', 0);
        check('还', '环', 0);
        check('行', '航', 0);
        check('行', '星', 0);
    }

    #[test]
    fn every_reading_of_the_common_characters_is_understood() {
        for c in '\u{4e00}'..='\u{9fa5}' {
            let all = c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
            for syllable in all {
                assert!(reading(syllable).is_some(), "{c} {syllable}");
            }
        }
    }
}
