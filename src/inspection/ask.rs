//! `ask`: what only a person can answer waits for one.

use super::say::Judgement;
use crate::checklist::Question;
use crate::problem::Message;

/// A machine never answers: the question itself is the reason.
pub(super) fn judge(question: &Question) -> Judgement {
    let id = if question.quote { "reason-ask-quote" } else { "reason-ask" };
    Judgement::unsure(Message::new(id).with("question", &question.question))
}

#[cfg(test)]
mod tests {
    use crate::inspection::tests::{check, conversation, run};
    use crate::inspection::verdict::Verdict::Unsure;

    #[test]
    fn a_question_to_a_person_is_open_whatever_was_said() {
        let item = "ask: {question: 语气是否热情, type: scale, quote: required}";
        check(item, "A: 您好", Unsure, &[]);
        let reason = run(item, &conversation("A: 您好"), &[]).reason;
        assert_eq!((reason.id.as_str(), reason.args[0].1.as_str()), ("reason-ask-quote", "语气是否热情"));
    }
}
