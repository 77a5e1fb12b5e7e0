//! What is hidden in a workbook: which recordings, inspections and items its cells belong to.
//!
//! A row a recording, and one an item, whose choices stand beside it so that drop-downs can point there; the last row is the hash of all.

use super::{MARK, VERSION, bare, look};
use crate::checklist::Answer;
use crate::digest::sha256_hex;
use crate::records::UnitId;
use crate::review::{Asked, Case, Desk, Draft};

/// The hidden sheet's name.
pub(super) const SHEET: &str = "spotcheck";
/// The column in which an item's choices begin, counted from 0.
pub(super) const CHOICES: u16 = 5;

/// A recording of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recording {
    pub case: Case,
    pub inspection: i64,
    pub inspection_sha256: String,
    pub inspector: String,
    pub blind: bool,
    /// The hash of the draft that was written into it.
    pub draft_sha256: String,
    /// The name that its sheet was given.
    pub sheet: String,
    pub items: Vec<Marked>,
}

/// An item of a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub id: String,
    pub title: String,
    /// How it is answered, where it is a question.
    pub answer: Option<Answer>,
}

impl Recording {
    pub fn of(desk: &Desk, inspector: &str, sheet: String) -> Self {
        let marked = |asked: Asked| Marked {
            id: asked.item.id.clone(),
            title: asked.item.title.clone(),
            answer: asked.question().map(|question| question.answer.clone()),
        };
        let items: Vec<Marked> = desk.form().asked().map(marked).collect();
        let mut draft = desk.draft.clone();
        draft.items.retain(|id, _| items.iter().any(|item| item.id == *id));
        Self {
            case: desk.case.clone(),
            inspection: desk.inspection,
            inspection_sha256: desk.inspection_sha256.clone(),
            inspector: inspector.to_owned(),
            blind: desk.blind,
            draft_sha256: hash(&draft),
            sheet,
            items,
        }
    }

    /// What stands in the corner of its sheet: its own, and in no other workbook that holds anything else.
    pub fn key(&self) -> String {
        let parts = [
            &self.case.draw,
            self.case.unit.as_str(),
            &self.inspection.to_string(),
            &self.inspection_sha256,
            &self.inspector,
            flag(self.blind),
        ];
        sha256_hex(parts.join("\n"))[..16].to_owned()
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let key = self.key();
        let head = [
            "recording",
            &key,
            &self.case.draw,
            self.case.unit.as_str(),
            &self.inspection.to_string(),
            &self.inspection_sha256,
            &self.inspector,
            flag(self.blind),
            &self.draft_sha256,
            &self.sheet,
        ];
        let item = |item: &Marked| {
            let (kind, choices) = kind(item.answer.as_ref());
            let told = ["item", &key, &item.id, &item.title, kind].map(str::to_owned);
            told.into_iter().chain(choices.iter().cloned()).collect()
        };
        std::iter::once(head.map(str::to_owned).to_vec()).chain(self.items.iter().map(item)).collect()
    }
}

/// The hash of a draft, whatever a spreadsheet did to its blanks.
pub(super) fn hash(draft: &Draft) -> String {
    let text = |text: Option<String>| text.map(|text| look::clean(&bare(&text)));
    let mut draft = draft.clone().tidy();
    (draft.comment, draft.coaching) = (text(draft.comment), text(draft.coaching));
    for choice in draft.items.values_mut() {
        for part in [&mut choice.answer, &mut choice.reason, &mut choice.comment, &mut choice.quote] {
            *part = text(part.take());
        }
    }
    sha256_hex(serde_json::to_string(&draft).expect("a draft is JSON"))
}

fn flag(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

fn kind(answer: Option<&Answer>) -> (&'static str, &[String]) {
    match answer {
        None => ("none", &[]),
        Some(Answer::YesNo) => ("yes_no", &[]),
        Some(Answer::Scale) => ("scale", &[]),
        Some(Answer::Note) => ("note", &[]),
        Some(Answer::OneOf(all)) => ("one_of", all),
    }
}

/// The hidden sheet.
pub(super) fn rows(recordings: &[Recording]) -> Vec<Vec<String>> {
    let mut rows = vec![vec![MARK.to_owned(), VERSION.to_owned()]];
    let clean = |row: Vec<String>| row.iter().map(|cell| look::clean(cell)).collect();
    rows.extend(recordings.iter().flat_map(Recording::rows).map(clean));
    rows.push(vec!["sum".to_owned(), sum(&rows)]);
    rows
}

fn sum(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| bare(cell)).collect::<Vec<_>>().join("\t").trim_end().to_owned();
    sha256_hex(rows.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The recordings of a hidden sheet; `None` where it is not as it was written.
pub(super) fn parse(rows: &[Vec<String>]) -> Option<Vec<Recording>> {
    let (last, rows) = rows.split_last()?;
    let (head, rest) = rows.split_first()?;
    if *last != ["sum".to_owned(), sum(rows)] || *head != [MARK, VERSION] {
        return None;
    }
    let mut recordings: Vec<Recording> = Vec::new();
    for row in rest {
        match row.first()?.as_str() {
            "recording" => recordings.push(recording(row)?),
            "item" => recordings.last_mut()?.items.push(item(row)?),
            _ => return None,
        }
    }
    Some(recordings)
}

fn recording(row: &[String]) -> Option<Recording> {
    let [_, _, draw, unit, inspection, sha256, inspector, blind, draft, sheet] = row else { return None };
    Some(Recording {
        case: Case { draw: draw.clone(), unit: UnitId::parse(unit)? },
        inspection: inspection.parse().ok()?,
        inspection_sha256: sha256.clone(),
        inspector: inspector.clone(),
        blind: blind == "yes",
        draft_sha256: draft.clone(),
        sheet: sheet.clone(),
        items: Vec::new(),
    })
}

fn item(row: &[String]) -> Option<Marked> {
    let [_, _, id, title, kind, choices @ ..] = row else { return None };
    let answer = match kind.as_str() {
        "none" => None,
        "yes_no" => Some(Answer::YesNo),
        "scale" => Some(Answer::Scale),
        "note" => Some(Answer::Note),
        "one_of" => Some(Answer::OneOf(choices.to_vec())),
        _ => return None,
    };
    Some(Marked { id: id.clone(), title: title.clone(), answer })
}
