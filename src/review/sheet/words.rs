//! The words of verdicts and answers: those of one language to be written, those of all to be read.

use std::collections::HashMap;

use crate::checklist::Answer;
use crate::inspection::Verdict;
use crate::messages::{Language, Messages};
use crate::records::fields;

/// The verdicts with their codes and messages; a person may give the first three.
const VERDICTS: [(Verdict, &str, &str); 4] = [
    (Verdict::Pass, "pass", "verdict-pass"),
    (Verdict::Fail, "fail", "verdict-fail"),
    (Verdict::NotApplicable, "not_applicable", "verdict-not-applicable"),
    (Verdict::Unsure, "unsure", "verdict-unsure"),
];
/// The answers to a question of yes or no, with code, message, and what else people and spreadsheets write.
const YES_NO: [(&str, &str, &[&str]); 2] =
    [("yes", "sheet-yes", &["y", "true", "1", "√", "✓", "✔", "☑"]), ("no", "sheet-no", &["n", "false", "0", "×", "✗", "✘"])];

/// What a verdict is called.
pub(super) fn verdict(verdict: Verdict, messages: &Messages) -> String {
    let (.., id) = VERDICTS.iter().find(|(one, ..)| *one == verdict).expect("all verdicts are there");
    messages.get(id)
}

/// The words that may be chosen from: verdicts of an item, of which a question that judges by itself leaves only one.
pub(super) fn verdicts(answer: Option<&Answer>, messages: &Messages) -> Vec<String> {
    let all: &[Verdict] = match answer {
        Some(Answer::YesNo | Answer::Scale) => &[Verdict::NotApplicable],
        _ => &[Verdict::Pass, Verdict::Fail, Verdict::NotApplicable],
    };
    all.iter().map(|one| verdict(*one, messages)).collect()
}

/// The words that may be chosen from as an answer; none where it is a note.
pub(super) fn answers(answer: &Answer, messages: &Messages) -> Vec<String> {
    match answer {
        Answer::YesNo => YES_NO.iter().map(|(_, id, _)| messages.get(id)).collect(),
        Answer::Scale => ["5", "4", "3", "2", "1"].map(str::to_owned).to_vec(),
        Answer::OneOf(all) => all.clone(),
        Answer::Note => Vec::new(),
    }
}

/// An answer of a draft in words.
pub(super) fn answer(question: Option<&Answer>, code: &str, messages: &Messages) -> String {
    let word = YES_NO.iter().find(|(one, ..)| *one == code).filter(|_| question == Some(&Answer::YesNo));
    word.map_or_else(|| code.to_owned(), |(_, id, _)| messages.get(id))
}

/// The words of both languages and the workspace's own, and codes.
pub(super) struct Words {
    verdicts: HashMap<String, Verdict>,
    yes_no: HashMap<String, &'static str>,
}

impl Words {
    pub fn new(own: &Messages) -> Self {
        let all = [Messages::built_in(Language::Chinese), Messages::built_in(Language::English), own.clone()];
        let say = |id: &str| all.iter().map(|messages| folded(&messages.get(id))).collect::<Vec<_>>();
        let mut words = Self { verdicts: HashMap::new(), yes_no: HashMap::new() };
        for (verdict, code, id) in VERDICTS {
            words.verdicts.extend(say(id).into_iter().chain([folded(code)]).map(|word| (word, verdict)));
        }
        words.verdicts.insert(folded("n/a"), Verdict::NotApplicable);
        for (code, id, others) in YES_NO {
            let others = others.iter().chain([&code]).map(|word| folded(word));
            words.yes_no.extend(others.chain(say(id)).map(|word| (word, code)));
        }
        words
    }

    /// The verdict of a word.
    pub fn verdict(&self, text: &str) -> Option<Verdict> {
        self.verdicts.get(&folded(text)).copied()
    }

    /// The answer as a draft holds it.
    pub fn answer(&self, question: &Answer, text: &str) -> Option<String> {
        match question {
            Answer::YesNo => self.yes_no.get(&folded(text)).map(|code| (*code).to_owned()),
            Answer::Scale => step(text),
            Answer::OneOf(all) => one_of(all, text),
            Answer::Note => Some(text.to_owned()),
        }
    }
}

/// A word without case, blanks, width and punctuation; of a mark, the mark.
fn folded(text: &str) -> String {
    let plain = fields::plain(text);
    if plain.is_empty() { text.trim().to_owned() } else { plain }
}

/// A step of the scale, as `4`, `４`, `4.0` or `4分`.
fn step(text: &str) -> Option<String> {
    let narrow: String = text
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            other => other,
        })
        .collect();
    let number: f64 = narrow.trim().trim_end_matches('分').trim_end().parse().ok()?;
    ["1", "2", "3", "4", "5"].into_iter().find(|step| number.to_string() == **step).map(str::to_owned)
}

/// The choice that was meant; none where two would do.
fn one_of(all: &[String], text: &str) -> Option<String> {
    if let Some(same) = all.iter().find(|one| one.trim() == text.trim()) {
        return Some(same.clone());
    }
    // a spreadsheet makes 4 a number, and gives it back with or without its zero
    let number = |text: &str| text.trim().parse::<f64>().ok().map(|number| number.to_string());
    let is_number = |one: &str| number(one).is_some_and(|one| number(text) == Some(one));
    let mut alike = all.iter().filter(|one| folded(one) == folded(text) || is_number(one));
    alike.next().filter(|_| alike.next().is_none()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood_in_any_width_case_and_language() {
        let words = Words::new(&Messages::built_in(Language::Chinese));
        for (text, verdict) in [
            ("合格", Some(Verdict::Pass)),
            (" 合 格　", Some(Verdict::Pass)),
            ("ＰＡＳＳ", Some(Verdict::Pass)),
            ("不合格", Some(Verdict::Fail)),
            ("Not applicable", Some(Verdict::NotApplicable)),
            ("not_applicable", Some(Verdict::NotApplicable)),
            ("N/A", Some(Verdict::NotApplicable)),
            ("待确认", Some(Verdict::Unsure)),
            ("合格吧", None),
            ("4", None),
        ] {
            assert_eq!(words.verdict(text), verdict, "{text}");
        }
    }

    #[test]
    fn answers_are_understood_as_people_and_spreadsheets_write_them() {
        let words = Words::new(&Messages::built_in(Language::English));
        let of = Answer::OneOf(["满意", "一般", "4", "A+", "A-"].map(str::to_owned).to_vec());
        for (question, text, answer) in [
            (&Answer::YesNo, "是", Some("yes")),
            (&Answer::YesNo, "NO", Some("no")),
            (&Answer::YesNo, "√", Some("yes")),
            (&Answer::YesNo, "true", Some("yes")),
            (&Answer::YesNo, "也许", None),
            (&Answer::Scale, "4", Some("4")),
            (&Answer::Scale, "4.0", Some("4")),
            (&Answer::Scale, "４分", Some("4")),
            (&Answer::Scale, "4.5", None),
            (&Answer::Scale, "6", None),
            (&of, " 满意", Some("满意")),
            (&of, "4.0", Some("4")),
            (&of, "A-", Some("A-")),
            (&of, "a", None),
            (&Answer::Note, "=1+1", Some("=1+1")),
        ] {
            assert_eq!(words.answer(question, text).as_deref(), answer, "{text}");
        }
    }
}
