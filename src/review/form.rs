//! The form that a reviewer fills in: what is asked of each item, and what a draft lacks before it can be submitted.

use super::act::{Decided, Way, Words};
use super::choice::{Choice, Draft};
use crate::checklist::{Answer, Ask, Definition, Item, Question, Review, Rule};
use crate::inspection::{Inspection, ItemResult, Verdict};
use crate::problem::Problem;
use crate::records::Points;

/// A checklist before a reviewer.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The checklist.
    pub definition: &'a Definition,
    /// What the machine found.
    pub machine: &'a Inspection,
    /// Whether that is hidden from the reviewer.
    pub blind: bool,
}

/// An item that a reviewer may judge.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its rule.
    pub rule: &'a Rule,
    /// What the machine found, whether it is hidden or not; `None` where the call was not scorable.
    pub machine: Option<&'a ItemResult>,
}

impl<'a> Asked<'a> {
    /// The question, where only a person can answer the item.
    #[must_use]
    pub fn question(&self) -> Option<&'a Question> {
        match &self.rule.ask {
            Ask::Person(question) => Some(question),
            _ => None,
        }
    }

    /// The verdict that the machine held back for a person to look at first, where that can be told.
    #[must_use]
    pub fn held_back(&self) -> Option<Verdict> {
        let reason = self.machine.filter(|found| found.verdict == Verdict::Unsure).map(|found| found.reason.id.as_str())?;
        let is_fail =
            reason == "reason-for-review-absent" || (reason == "reason-for-review" && self.rule.review == Review::OnHit);
        is_fail.then_some(Verdict::Fail)
    }

    /// The machine's verdict.
    #[must_use]
    pub fn found(&self) -> Option<Verdict> {
        self.machine.map(|found| found.verdict)
    }
}

impl<'a> Form<'a> {
    /// The items that a reviewer may judge, in the checklist's order: all but those that only serve others.
    pub fn asked(self) -> impl Iterator<Item = Asked<'a>> {
        let shown = |(item, rule): &(&Item, &Rule)| !item.is_sign() || matches!(rule.ask, Ask::Person(_));
        let found = move |item: &Item| self.machine.items.iter().find(|found| found.id == item.id);
        self.definition.pairs().filter(shown).map(move |(item, rule)| Asked { item, rule, machine: found(item) })
    }

    /// Whether a review can't be submitted while nothing is said of an item.
    #[must_use]
    pub fn must_be_said(self, asked: &Asked) -> bool {
        let open = match asked.found() {
            Some(Verdict::Unsure) | None => true,
            // a question that does not concern this call needs no answer
            Some(_) => self.blind && asked.question().is_none(),
        };
        open && !asked.item.advice
    }

    /// What is decided of every item, or everything that a draft lacks. Messages name the item by its title and `id`.
    ///
    /// # Errors
    /// Items that must be said and are not, overrulings without a reason, answers that are none, quotes that are missing.
    pub fn decide(self, draft: &Draft) -> Result<(Vec<Decided>, Words), Vec<Problem>> {
        let draft = draft.clone().tidy();
        let mut problems = Vec::new();
        for id in draft.items.keys().filter(|id| !self.asked().any(|asked| asked.item.id == **id)) {
            problems.push(Problem::new("review-no-item").with("item", id));
        }
        let (mut items, mut words) = (Vec::new(), Words::new());
        for asked in self.asked() {
            let choice = draft.items.get(&asked.item.id).cloned().unwrap_or_default();
            match self.one(&asked, &choice) {
                Ok(decided) => {
                    write_down(&mut words, &asked, &choice);
                    items.extend(decided);
                }
                Err(problem) => problems.push(problem.with("title", &asked.item.title).with("item", &asked.item.id)),
            }
        }
        problems.extend(self.unsaid_dependents(&items));
        let whole = [("comment", draft.comment), ("coaching", draft.coaching)];
        words.extend(whole.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))));
        if problems.is_empty() { Ok((items, words)) } else { Err(problems) }
    }

    /// Items that rest on a verdict which was changed, and of which nothing was said: the machine judged them by what no longer holds.
    fn unsaid_dependents(self, items: &[Decided]) -> Vec<Problem> {
        let is_changed = |id: &str| items.iter().any(|decided| decided.item == id && decided.way == Way::Overruled);
        let stands = |id: &str| items.iter().any(|decided| decided.item == id && decided.way == Way::Stands);
        let rests = |asked: &Asked| stands(&asked.item.id) && asked.rule.needs().any(is_changed);
        let told = |asked: Asked| Problem::new("review-depends").with("title", &asked.item.title).with("item", &asked.item.id);
        self.asked().filter(rests).map(told).collect()
    }

    /// What is decided of an item; nothing where nothing was found or said of it, and need not be.
    fn one(self, asked: &Asked, choice: &Choice) -> Result<Option<Decided>, Problem> {
        let machine = asked.found();
        let held = asked.held_back();
        let decided = |verdict, way, answer| Decided { item: asked.item.id.clone(), verdict, machine, held, way, answer };
        if let Some(question) = asked.question() {
            let answered = answered(question, choice, asked.item.counts())?;
            if answered.is_none() && self.must_be_said(asked) {
                return Err(Problem::new("review-unanswered"));
            }
            return Ok(match (answered, machine) {
                (Some(verdict), _) => Some(decided(verdict, Way::Answered, kept_answer(question, choice))),
                (None, Some(verdict)) => Some(decided(verdict, Way::Stands, None)),
                (None, None) => None,
            });
        }
        if choice.answer.is_some() {
            return Err(Problem::new("review-no-question"));
        }
        let Some(verdict) = choice.verdict else {
            let nothing_to_say = || Problem::new(if self.blind { "review-undecided-blind" } else { "review-undecided" });
            return if self.must_be_said(asked) {
                Err(nothing_to_say())
            } else {
                Ok(machine.map(|v| decided(v, Way::Stands, None)))
            };
        };
        let way = match machine {
            Some(machine) if machine == verdict => Way::Confirmed,
            Some(Verdict::Unsure) | None => Way::Settled,
            Some(_) => Way::Overruled,
        };
        match (verdict, way) {
            (Verdict::Unsure, _) => Err(Problem::new("review-unsure")),
            // whoever did not see the machine's verdict can't say why it is wrong
            (_, Way::Overruled) if choice.reason.is_none() && !self.blind => Err(Problem::new("review-no-reason")),
            _ => Ok(Some(decided(verdict, way, None))),
        }
    }
}

/// What an answer means; `None` where there is none. A number from 4 is satisfied, as surveys count it; a note judges nothing by itself.
fn answered(question: &Question, choice: &Choice, counts: bool) -> Result<Option<Verdict>, Problem> {
    let Some(answer) = choice.answer.as_deref() else {
        return match choice.verdict {
            // whoever could not see it says that it does not apply
            Some(Verdict::NotApplicable) => Ok(Some(Verdict::NotApplicable)),
            Some(_) => Err(Problem::new("review-answer-first")),
            None => Ok(None),
        };
    };
    let known = |known: String| Problem::new("review-not-an-answer").with("answer", answer).with("known", known);
    let verdict = match &question.answer {
        Answer::YesNo => match answer {
            "yes" => Verdict::Pass,
            "no" => Verdict::Fail,
            _ => return Err(known("yes, no".into())),
        },
        Answer::Scale => match answer {
            "4" | "5" => Verdict::Pass,
            "1" | "2" | "3" => Verdict::Fail,
            _ => return Err(known("1, 2, 3, 4, 5".into())),
        },
        Answer::OneOf(all) if !all.iter().any(|one| one == answer) => return Err(known(all.join(", "))),
        // which of the choices earns the points is for the person to say
        Answer::OneOf(_) if counts => choice.verdict.ok_or_else(|| Problem::new("review-verdict-too"))?,
        Answer::OneOf(_) | Answer::Note => choice.verdict.unwrap_or(Verdict::NotApplicable),
    };
    if question.answer.judges() && choice.verdict.is_some_and(|said| said != verdict) {
        return Err(Problem::new("review-answer-and-verdict").with("answer", answer));
    }
    if question.quote && choice.quote.is_none() {
        return Err(Problem::new("review-no-quote"));
    }
    if verdict == Verdict::Unsure { Err(Problem::new("review-unsure")) } else { Ok(Some(verdict)) }
}

/// The answer as it stands in the log's body; a note stands among the words.
fn kept_answer(question: &Question, choice: &Choice) -> Option<String> {
    choice.answer.clone().filter(|_| question.answer != Answer::Note)
}

fn write_down(words: &mut Words, asked: &Asked, choice: &Choice) {
    let note = asked.question().filter(|question| question.answer == Answer::Note).and(choice.answer.as_ref());
    let texts = [("reason", choice.reason.as_ref()), ("comment", choice.comment.as_ref())];
    let texts = texts.into_iter().chain([("quote", choice.quote.as_ref()), ("answer", note)]);
    words.extend(texts.filter_map(|(name, text)| Some((format!("{name}:{}", asked.item.id), text?.clone()))));
}

/// What a verdict earns of an item's points: what the machine gave where it is the machine's verdict, a share by the step of a scale, all
/// for a pass; a fail costs what one hit does.
pub(super) fn earned(asked: &Asked, verdict: Verdict, answer: Option<&str>) -> Option<Points> {
    let item = asked.item;
    if !item.counts() || matches!(verdict, Verdict::NotApplicable | Verdict::Unsure) {
        return None;
    }
    if let Some(same) = asked.machine.filter(|found| found.verdict == verdict) {
        return same.earned;
    }
    let scale = asked.question().filter(|question| question.answer == Answer::Scale);
    let step = scale.and(answer).and_then(|answer| answer.parse::<u32>().ok()).filter(|step| (1..=5).contains(step));
    if let Some(step) = step {
        return Some(item.points.share(step - 1, 4));
    }
    Some(match (verdict, asked.rule.deduct) {
        (Verdict::Pass, _) => item.points,
        (_, Some(deduct)) => item.points.less(deduct.per_hit),
        (_, None) => Points::ZERO,
    })
}
