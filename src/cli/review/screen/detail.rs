//! The selected item in words: what the machine found and why, what the inspector says, and what is still missing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::answers::choices;
use super::items::verdict_of;
use super::wrap::{bar, lines, shown};
use super::{State, name, sign};
use crate::checklist::{Answer, Question, Severity};
use crate::messages::Messages;
use crate::problem::{Message, Problem};
use crate::records::Points;
use crate::review::{Asked, Choice};

/// Lines in words, each with its style.
type Words = Vec<(String, Style)>;

impl State<'_> {
    pub(super) fn draw_detail(&self, frame: &mut Frame, area: Rect, missing: &[Problem], messages: &Messages) {
        let room = usize::from(area.width);
        let Some(asked) = self.current() else { return };
        let head = Message::new("review-screen-item").with("number", self.selected + 1).with("title", &asked.item.title);
        let mut all = vec![bar(&messages.text(&head), room, false)];
        all.extend(wrapped(self.words_of(&asked, missing, messages), room));
        let height = usize::from(area.height);
        if all.len() > height {
            all.truncate(height.saturating_sub(1));
            all.push(Line::raw(messages.get("review-screen-more")));
        }
        frame.render_widget(Paragraph::new(all), area);
    }

    /// Everything that is known of the item, for a page of its own.
    pub(super) fn whole_item(&self, missing: &[Problem], room: usize, messages: &Messages) -> Vec<Line<'static>> {
        let Some(asked) = self.current() else { return Vec::new() };
        let mut words = vec![(asked.item.title.clone(), bold())];
        words.extend(self.words_of(&asked, missing, messages));
        let evidence = self.evidence_of(&asked);
        for (index, found) in evidence.iter().enumerate() {
            let at = Message::new("review-screen-quoted-turn").with("number", index + 1).with("turn", found.turn + 1);
            words.push((messages.text(&at.with("quote", &found.quote)), Style::new()));
        }
        let more = [("review-screen-source", asked.item.source.as_ref()), ("review-screen-coach", asked.item.coach.as_ref())];
        for (id, text) in more {
            words.extend(text.map(|text| (messages.text(&Message::new(id).with("text", text)), Style::new())));
        }
        wrapped(words, room)
    }

    fn words_of(&self, asked: &Asked, missing: &[Problem], messages: &Messages) -> Words {
        let choice = self.choice(asked);
        let mut words = vec![(self.mine(asked, &choice, messages), bold())];
        if let Some(problem) = State::missing_of(missing, asked) {
            let what = messages.text(&problem.message);
            words.push((messages.text(&Message::new("review-screen-missing").with("what", what)), bold()));
        }
        if let Some(question) = asked.question() {
            words.push((
                messages.text(&Message::new("review-screen-question").with("question", &question.question)),
                Style::new(),
            ));
            words.push((how(question, messages), Style::new()));
        }
        if !self.desk.blind {
            words.push((self.findings(asked, messages), self.style(self.machine(asked))));
        }
        words.extend(written(&choice, messages).map(|text| (text, Style::new())));
        words.push((worth(asked, messages), Style::new()));
        words
    }

    /// What the inspector says.
    fn mine(&self, asked: &Asked, choice: &Choice, messages: &Messages) -> String {
        let verdict = verdict_of(asked, choice).map(|verdict| format!("{} {}", sign(verdict), messages.get(name(verdict))));
        let answer = choice.answer.as_deref().map(|answer| match answer {
            "yes" | "no" => messages.get(if answer == "yes" { "review-screen-yes" } else { "review-screen-no" }),
            _ => answer.to_owned(),
        });
        let said: Vec<String> = verdict.into_iter().chain(answer).collect();
        if said.is_empty() {
            let is_open = self.desk.form().must_be_said(asked) || self.desk.blind;
            return messages.get(if is_open { "review-screen-mine-open" } else { "review-screen-mine-none" });
        }
        messages.text(&Message::new("review-screen-mine").with("said", said.join("  ")))
    }

    /// What the machine found, and why.
    fn findings(&self, asked: &Asked, messages: &Messages) -> String {
        let Some(found) = asked.machine else {
            let reason = self.desk.machine.reason.as_ref().map(|reason| messages.text(reason)).unwrap_or_default();
            return messages.text(&Message::new("review-screen-machine-none").with("reason", reason));
        };
        let verdict = format!("{} {}", sign(found.verdict), messages.get(name(found.verdict)));
        let said = Message::new("review-screen-machine").with("verdict", verdict).with("reason", messages.text(&found.reason));
        let count = found.evidence.len();
        if count == 0 {
            return messages.text(&said);
        }
        let id = if found.quotes_nearest() { "review-screen-nearest" } else { "review-screen-evidence" };
        let turn = found.evidence.get(self.evidence).map_or(0, |found| found.turn + 1);
        let at = Message::new(id).with("at", self.evidence + 1).with("count", count).with("turn", turn);
        format!("{} {}", messages.text(&said), messages.text(&at))
    }
}

/// How the question is answered.
fn how(question: &Question, messages: &Messages) -> String {
    let mut how = match &question.answer {
        Answer::YesNo => messages.get("review-screen-how-yes-no"),
        Answer::Scale => messages.get("review-screen-how-scale"),
        Answer::OneOf(all) => {
            let all: Vec<String> = choices(all).map(|(key, choice)| format!("{key} {choice}")).collect();
            messages.text(&Message::new("review-screen-how-one-of").with("choices", all.join("  ")))
        }
        Answer::Note => messages.get("review-screen-how-note"),
    };
    if question.quote {
        how += &messages.get("review-screen-how-quote");
    }
    how
}

/// What the inspector wrote of the item.
fn written<'a>(choice: &'a Choice, messages: &'a Messages) -> impl Iterator<Item = String> + use<'a> {
    let texts = [
        ("review-screen-reason", choice.reason.as_ref()),
        ("review-screen-quote", choice.quote.as_ref()),
        ("review-screen-comment", choice.comment.as_ref()),
    ];
    texts.into_iter().filter_map(|(id, text)| Some(messages.text(&Message::new(id).with("text", text?))))
}

/// What the item is worth.
fn worth(asked: &Asked, messages: &Messages) -> String {
    let item = asked.item;
    if item.severity == Severity::Fatal {
        messages.get("review-screen-fatal")
    } else if item.advice {
        messages.get("review-screen-advice")
    } else if item.points == Points::ZERO {
        messages.get("review-screen-no-points")
    } else {
        messages.text(&Message::new("review-screen-points").with("points", item.points))
    }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

fn wrapped(words: Words, room: usize) -> Vec<Line<'static>> {
    words.into_iter().flat_map(|(text, style)| lines(&[(shown(&text), style)], room, 2)).collect()
}
