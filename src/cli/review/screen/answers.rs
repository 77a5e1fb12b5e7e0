//! What is said of an item: a verdict, the machine's verdict confirmed, or the answer to its question.

use ratatui::crossterm::event::KeyCode;

use super::writing::Field;
use super::{Mode, State, Step};
use crate::checklist::{Answer, Question};
use crate::inspection::Verdict;
use crate::problem::Message;
use crate::review::Asked;

/// The keys of choices, in their order: nine digits, then letters.
const KEYS: &str = "123456789abcdefghijklmnoprstuvwxyz";

/// Choices, each with its key.
pub(super) fn choices(all: &[String]) -> impl Iterator<Item = (char, &String)> {
    KEYS.chars().zip(all)
}

impl<'d> State<'d> {
    /// A digit stands for a verdict, but where it is an answer itself.
    pub(super) fn digit(&mut self, digit: char) -> Step {
        let question = self.current().and_then(|asked| asked.question().cloned());
        if question.is_some_and(|question| matches!(question.answer, Answer::Scale | Answer::OneOf(_))) {
            return self.answer_key(KeyCode::Char(digit));
        }
        match digit {
            '1' => self.judge(Verdict::Pass),
            '2' => self.judge(Verdict::Fail),
            '3' => self.judge(Verdict::NotApplicable),
            _ => Step::Nothing,
        }
    }

    /// Says a verdict; whoever overrules the machine is asked for the reason at once.
    pub(super) fn judge(&mut self, verdict: Verdict) -> Step {
        let Some(asked) = self.current() else { return Step::Nothing };
        if let Some(question) = asked.question() {
            return self.judge_question(&question.answer, verdict);
        }
        let is_changed = self.change(|choice| choice.verdict = Some(verdict));
        if self.lacks_reason(&asked) {
            self.write(Field::Reason);
        }
        if is_changed { Step::Changed } else { Step::Nothing }
    }

    fn judge_question(&mut self, answer: &Answer, verdict: Verdict) -> Step {
        let is_by_itself = matches!(answer, Answer::YesNo | Answer::Scale);
        match (answer, verdict) {
            (_, Verdict::NotApplicable) => {
                let is_changed = self.change(|choice| {
                    choice.verdict = Some(verdict);
                    choice.answer = choice.answer.take().filter(|_| !is_by_itself);
                });
                let id = if *answer == Answer::YesNo { "review-screen-not-no" } else { "review-screen-does-not-apply" };
                self.say(Message::new(id));
                if is_changed { Step::Changed } else { Step::Nothing }
            }
            (Answer::YesNo, _) => self.put_answer(if verdict == Verdict::Pass { "yes" } else { "no" }),
            (Answer::Scale, _) => self.answer(),
            (Answer::OneOf(_) | Answer::Note, _) => {
                let is_changed = self.change(|choice| choice.verdict = Some(verdict));
                if self.current().is_some_and(|asked| self.choice(&asked).answer.is_none()) {
                    self.answer();
                }
                if is_changed { Step::Changed } else { Step::Nothing }
            }
        }
    }

    /// Whether the machine is overruled and nobody said why.
    fn lacks_reason(&self, asked: &Asked<'d>) -> bool {
        let choice = self.choice(asked);
        let machine = self.machine(asked).filter(|machine| *machine != Verdict::Unsure);
        choice.reason.is_none() && choice.verdict.is_some() && machine.is_some() && machine != choice.verdict
    }

    /// Says the same as the machine.
    pub(super) fn confirm_machine(&mut self) -> Step {
        let Some(asked) = self.current() else { return Step::Nothing };
        if asked.question().is_some() {
            return self.answer();
        }
        match self.machine(&asked) {
            _ if self.desk.blind => self.say(Message::new("review-screen-is-blind")),
            None | Some(Verdict::Unsure) => self.say(Message::new("review-screen-nothing-to-confirm")),
            Some(verdict) => self.judge(verdict),
        }
    }

    /// Takes verdict and answer back; what was written stays.
    pub(super) fn clear(&mut self) -> Step {
        if self.change(|choice| (choice.verdict, choice.answer) = (None, None)) { Step::Changed } else { Step::Nothing }
    }

    /// Begins to answer the item's question.
    pub(super) fn answer(&mut self) -> Step {
        match self.current().and_then(|asked| asked.question().cloned()) {
            None => self.say(Message::new("review-screen-no-question")),
            Some(Question { answer: Answer::Note, .. }) => self.write(Field::Answer),
            Some(_) => {
                self.mode = Mode::Answer;
                Step::Nothing
            }
        }
    }

    pub(super) fn answer_key(&mut self, code: KeyCode) -> Step {
        let (Some(question), KeyCode::Char(key)) = (self.current().and_then(|asked| asked.question().cloned()), code) else {
            return self.back();
        };
        let answer = match &question.answer {
            Answer::YesNo => match key {
                'y' | '1' => Some("yes".to_owned()),
                'n' | 'N' | '2' => Some("no".to_owned()),
                _ => None,
            },
            Answer::Scale => Some(key).filter(|key| ('1'..='5').contains(key)).map(String::from),
            Answer::OneOf(all) => choices(all).find(|(of, _)| *of == key).map(|(_, choice)| choice.clone()),
            Answer::Note => None,
        };
        match answer {
            Some(answer) => self.put_answer(&answer),
            None => self.say(Message::new("review-screen-not-an-answer")),
        }
    }

    /// Answers the question; where a quote is needed too, says so.
    fn put_answer(&mut self, answer: &str) -> Step {
        self.mode = Mode::Items;
        let Some(asked) = self.current() else { return Step::Nothing };
        let says_it_all = asked.question().is_some_and(|question| matches!(question.answer, Answer::YesNo | Answer::Scale));
        let is_changed = self.change(|choice| {
            choice.answer = Some(answer.to_owned());
            choice.verdict = choice.verdict.filter(|_| !says_it_all);
        });
        if asked.question().is_some_and(|question| question.quote) && self.choice(&asked).quote.is_none() {
            self.say(Message::new("review-screen-quote-now"));
        }
        if is_changed { Step::Changed } else { Step::Nothing }
    }
}
