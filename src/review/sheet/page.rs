//! A recording's sheet: head, items with their cells to fill in, what is to be said of the whole, transcript.

use std::collections::BTreeMap;

use rust_xlsxwriter::{DataValidation, Format, Formula, Url, Worksheet, XlsxError};

use super::column::{Column, Kind};
use super::identity::Recording;
use super::look::{self, clock};
use super::write::Look;
use super::{MARK, VERSION, list, words};
use crate::checklist::Answer;
use crate::inspection::{Evidence, ItemResult};
use crate::problem::Message;
use crate::records::{Speaker, Turn};
use crate::review::{Asked, Choice, Desk, Draft};

/// The row of the headings; those above it are the hidden one and the head.
const HEADINGS: u32 = 3;

pub(super) fn write(sheet: &mut Worksheet, desk: &Desk, recording: &Recording, look: &Look) -> Result<(), XlsxError> {
    let columns = Column::shown(desk.blind);
    let draft = desk.draft.clone().tidy();
    let mut page = Page { sheet, desk, draft, recording, look, columns, row: 0, lines: 1 };
    page.begin()?;
    page.head()?;
    page.headings()?;
    for asked in desk.form().asked() {
        page.item(&asked)?;
    }
    page.whole()?;
    page.talk()?;
    page.sheet.set_freeze_panes(HEADINGS + 1, 3)?.set_repeat_rows(1, HEADINGS)?;
    look::set_up(page.sheet);
    Ok(())
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    desk: &'a Desk,
    draft: Draft,
    recording: &'a Recording,
    look: &'a Look<'a>,
    columns: Vec<Column>,
    /// The row that is written.
    row: u32,
    /// How many lines its longest cell has.
    lines: usize,
}

impl Page<'_> {
    /// Where a column stands; the hidden one is the first.
    fn place(&self, column: Column) -> Option<u16> {
        (1..).zip(&self.columns).find(|(_, one)| **one == column).map(|(place, _)| place)
    }

    fn put(&mut self, column: Column, text: &str, format: &Format) -> Result<(), XlsxError> {
        let Some(place) = self.place(column) else { return Ok(()) };
        self.lines = self.lines.max(look::lines(text, column.width()));
        self.sheet.write_string_with_format(self.row, place, self.look.fit(text), format).map(|_| ())
    }

    /// Goes on with the next row.
    fn next(&mut self) -> Result<(), XlsxError> {
        look::set_height(self.sheet, self.row, self.lines)?;
        (self.row, self.lines) = (self.row + 1, 1);
        Ok(())
    }

    fn say(&self, id: &str) -> String {
        self.look.messages.get(id)
    }

    /// Says what the row is.
    fn mark(&mut self, kind: &Kind) -> Result<(), XlsxError> {
        self.sheet.write_string(self.row, 0, kind.code()).map(|_| ())
    }

    /// The hidden row and column.
    fn begin(&mut self) -> Result<(), XlsxError> {
        self.sheet.set_name(&self.recording.sheet)?;
        self.sheet.write_string(0, 0, format!("{MARK} {VERSION} {}", self.recording.key()))?;
        for (place, column) in (1..).zip(&self.columns) {
            self.sheet.write_string(0, place, column.code())?;
            self.sheet.set_column_width(place, column.width())?;
        }
        self.sheet.set_row_hidden(0)?.set_column_hidden(0)?;
        self.row = 1;
        Ok(())
    }

    fn head(&mut self) -> Result<(), XlsxError> {
        let (desk, look) = (self.desk, self.look);
        let duration = desk.call.duration_ms.map_or_else(|| look.messages.get("review-sheet-unknown"), |ms| clock(Some(ms)));
        let call = Message::new("review-sheet-call")
            .with("agent", list::agent(desk))
            .with("start", look.time(desk.call.start))
            .with("duration", duration);
        let rows = [
            (Kind::Draw, "review-sheet-draw", desk.case.draw.clone(), look.messages.text(&call)),
            (Kind::Unit, "review-sheet-unit", desk.case.unit.to_string(), self.machine()),
        ];
        for (kind, label, value, text) in rows {
            self.mark(&kind)?;
            self.put(Column::Section, &self.say(label), &look.formats.label)?;
            self.put(Column::Title, &value, &look.formats.told)?;
            self.put(Column::Asked, &text, &look.formats.told)?;
            self.next()?;
        }
        self.link(1, &list::name(look), "A1", "review-sheet-back")
    }

    /// A link beside the head to a cell of a sheet.
    fn link(&mut self, row: u32, sheet: &str, to: &str, id: &str) -> Result<(), XlsxError> {
        let Some(place) = self.place(Column::Points) else { return Ok(()) };
        let link = Url::new(format!("internal:'{sheet}'!{to}")).set_text(self.say(id));
        self.sheet.write_url_with_format(row, place, link, &self.look.formats.link).map(|_| ())
    }

    /// What the machine made of the whole.
    fn machine(&self) -> String {
        let (machine, messages) = (&self.desk.machine, self.look.messages);
        if self.desk.blind {
            return messages.get("review-sheet-blind");
        }
        match (&machine.reason, machine.score) {
            (Some(reason), _) => messages.text(&Message::new("review-sheet-not-scored").with("reason", messages.text(reason))),
            (None, Some(score)) => messages.text(&Message::new("review-sheet-score").with("score", score)),
            (None, None) => messages.get("review-sheet-seen"),
        }
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        self.mark(&Kind::Head)?;
        let formats = &self.look.formats;
        for column in self.columns.clone() {
            let format = if column.is_to_fill() { &formats.head_to_fill } else { &formats.head };
            self.put(column, &self.say(&column.heading()), format)?;
        }
        self.next()
    }

    fn item(&mut self, asked: &Asked) -> Result<(), XlsxError> {
        let look = self.look;
        self.mark(&Kind::Item(asked.item.id.clone()))?;
        let sections = &self.desk.definition.checklist.sections;
        let section = sections.iter().find(|section| section.items.iter().any(|item| item.id == asked.item.id));
        let points = if asked.item.advice { self.say("score-advice") } else { asked.item.points.to_string() };
        let told = [
            (Column::Section, section.map_or_else(String::new, |section| section.title.clone())),
            (Column::Title, asked.item.title.clone()),
            (Column::Asked, self.asked(asked)),
            (Column::Points, points),
        ];
        for (column, text) in told {
            self.put(column, &text, &look.formats.told)?;
        }
        if !self.desk.blind {
            self.found(asked.machine)?;
        }
        let choice = self.draft.items.get(&asked.item.id).cloned().unwrap_or_default();
        self.blanks(asked, &choice)?;
        self.choices(asked)?;
        self.next()
    }

    /// The question, how it is answered, and the clause.
    fn asked(&self, asked: &Asked) -> String {
        let messages = self.look.messages;
        let mut lines = Vec::new();
        if let Some(question) = asked.question() {
            let known = words::answers(&question.answer, messages);
            lines.push(question.question.clone());
            lines.push(match question.answer {
                Answer::Note => messages.get("review-sheet-how-note"),
                _ => messages.text(&Message::new("review-sheet-how").with("known", known.join(" / "))),
            });
        }
        lines.extend(
            asked.item.source.as_ref().map(|source| messages.text(&Message::new("review-sheet-clause").with("clause", source))),
        );
        lines.join("\n")
    }

    fn found(&mut self, machine: Option<&ItemResult>) -> Result<(), XlsxError> {
        let look = self.look;
        let texts = machine.map_or_else(Default::default, |found| {
            let mut quotes: Vec<String> = found.evidence.iter().map(|evidence| self.quote(evidence)).collect();
            if found.quotes_nearest() && !quotes.is_empty() {
                quotes.insert(0, self.say("review-sheet-nearest"));
            }
            [words::verdict(found.verdict, look.messages), look.messages.text(&found.reason), quotes.join("\n")]
        });
        for (column, text) in [Column::Machine, Column::Why, Column::Evidence].into_iter().zip(texts) {
            self.put(column, &text, &look.formats.told)?;
        }
        Ok(())
    }

    fn quote(&self, evidence: &Evidence) -> String {
        let turn = self.look.messages.text(&Message::new("score-turn").with("turn", evidence.turn + 1));
        let parts = [turn, clock(evidence.start_ms), self.speaker(&evidence.speaker), format!("“{}”", evidence.quote)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn speaker(&self, speaker: &Speaker) -> String {
        match speaker {
            Speaker::Agent => self.say("score-speaker-agent"),
            Speaker::Customer => self.say("score-speaker-customer"),
            Speaker::Other(label) => label.clone(),
        }
    }

    /// The cells to be filled in.
    fn blanks(&mut self, asked: &Asked, choice: &Choice) -> Result<(), XlsxError> {
        let (formats, question) = (&self.look.formats, asked.question());
        let must = self.desk.form().must_be_said(asked);
        let shade = |is: bool| if is { &formats.must } else { &formats.may };
        let verdict = choice.verdict.map(|verdict| words::verdict(verdict, self.look.messages));
        let kind = question.map(|question| &question.answer);
        let answer = choice.answer.as_ref().map(|answer| words::answer(kind, answer, self.look.messages));
        let must_quote = must && question.is_some_and(|question| question.quote);
        let cells = [
            (Column::Verdict, verdict, shade(must && question.is_none())),
            (Column::Answer, answer, if question.is_some() { shade(must) } else { &formats.shut }),
            (Column::Reason, choice.reason.clone(), &formats.may),
            (Column::Comment, choice.comment.clone(), &formats.may),
            (Column::Quote, choice.quote.clone(), shade(must_quote)),
        ];
        for (column, text, format) in cells {
            self.put(column, &text.unwrap_or_default(), format)?;
        }
        Ok(())
    }

    /// What may be chosen.
    fn choices(&mut self, asked: &Asked) -> Result<(), XlsxError> {
        let kind = asked.question().map(|question| &question.answer);
        let verdicts = words::verdicts(kind, self.look.messages);
        self.choose(Column::Verdict, DataValidation::new().allow_list_strings(&verdicts)?)?;
        let rule = match kind {
            None | Some(Answer::Note) => return Ok(()),
            // words with commas, or many of them, don't fit into a rule
            Some(Answer::OneOf(_)) => {
                let place = (self.recording.key(), asked.item.id.clone());
                let Some(range) = self.look.choices.get(&place) else { return Ok(()) };
                DataValidation::new().allow_list_formula(Formula::new(range))
            }
            Some(answer) => DataValidation::new().allow_list_strings(&words::answers(answer, self.look.messages))?,
        };
        self.choose(Column::Answer, rule)
    }

    fn choose(&mut self, column: Column, rule: DataValidation) -> Result<(), XlsxError> {
        let Some(place) = self.place(column) else { return Ok(()) };
        let rule = rule.set_error_message(self.say("review-sheet-choose"))?;
        self.sheet.add_data_validation(self.row, place, self.row, place, &rule).map(|_| ())
    }

    /// What is to be said of the whole.
    fn whole(&mut self) -> Result<(), XlsxError> {
        let rows = [
            (Kind::Comment, "review-sheet-whole", self.draft.comment.clone()),
            (Kind::Coaching, "review-sheet-coaching", self.draft.coaching.clone()),
        ];
        self.next()?;
        for (kind, label, text) in rows {
            self.mark(&kind)?;
            self.put(Column::Title, &self.say(label), &self.look.formats.head_to_fill)?;
            self.put(Column::Asked, &text.unwrap_or_default(), &self.look.formats.may)?;
            self.next()?;
        }
        Ok(())
    }

    /// The transcript, with what rests on a turn beside it.
    fn talk(&mut self) -> Result<(), XlsxError> {
        let look = self.look;
        self.next()?;
        self.link(2, &self.recording.sheet, &format!("D{}", self.row + 1), "review-sheet-to-talk")?;
        self.mark(&Kind::Label)?;
        let headings = [(Column::Section, "at"), (Column::Title, "speaker"), (Column::Asked, "said"), (Column::Why, "rests")];
        for (column, name) in headings {
            self.put(column, &self.say(&format!("review-sheet-{name}")), &look.formats.head)?;
        }
        self.next()?;
        let Some(transcript) = &self.desk.transcript else {
            self.mark(&Kind::Label)?;
            self.put(Column::Asked, &self.say("review-sheet-no-transcript"), &look.formats.told)?;
            return self.next();
        };
        let rests = self.rests();
        for (at, turn) in transcript.turns.iter().enumerate() {
            self.turn(turn, rests.get(&at))?;
        }
        Ok(())
    }

    fn turn(&mut self, turn: &Turn, rests: Option<&Vec<String>>) -> Result<(), XlsxError> {
        let formats = &self.look.formats;
        let format = if rests.is_some() { &formats.evidence } else { &formats.turn };
        self.mark(&Kind::Turn)?;
        self.put(Column::Section, &clock(turn.start_ms), format)?;
        self.put(Column::Title, &self.speaker(&turn.speaker), format)?;
        self.put(Column::Asked, &turn.text, format)?;
        if let Some(titles) = rests {
            self.put(Column::Why, &titles.join("\n"), format)?;
        }
        self.next()
    }

    /// The items whose verdicts rest on a turn, by turn.
    fn rests(&self) -> BTreeMap<usize, Vec<String>> {
        let mut rests: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        if self.desk.blind {
            return rests;
        }
        for asked in self.desk.form().asked() {
            if let Some(found) = asked.machine.filter(|found| !found.quotes_nearest()) {
                for evidence in &found.evidence {
                    let titles = rests.entry(evidence.turn).or_default();
                    if !titles.contains(&asked.item.title) {
                        titles.push(asked.item.title.clone());
                    }
                }
            }
        }
        rests
    }
}
