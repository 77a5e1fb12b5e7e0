//! `order`: things that are said come one after the other, or the one follows on the other.

use super::found::one_way;
use super::inspect::{Case, Known, heard};
use super::judgement::is_doubtful;
use super::say::Judgement;
use super::verdict::{Evidence, Verdict};
use crate::checklist::{Extent, Order, Rule, Scope, Step, Who, Words};
use crate::problem::Message;
use crate::text::is_silent;

/// As many of several ways to say something as a reason names.
const SHOWN: usize = 3;

/// Where something stands: the turn, and the byte in it.
type Place = (usize, usize);

/// Steps are looked for where the item looks; a step that is an item stands where that item's evidence does.
pub(super) fn judge(rule: &Rule, order: &Order, case: &Case) -> Judgement {
    match order {
        Order::Steps(steps) => in_order(steps.iter().map(|step| (step, found(step, rule.scope, case))).collect(), case),
        Order::Then { cause, by, then, within } => {
            let scope = Scope { speaker: *by, window: rule.scope.window };
            let cause = (cause, found(cause, scope, case));
            if let Some(judgement) = asks_for_nothing(&cause, then, case) {
                return judgement;
            }
            let then = (then, found(then, rule.scope, case));
            follows(&cause, &then, *within, rule.scope.speaker, case)
        }
    }
}

/// What was found of a step. An item that passed without any evidence stands nowhere.
fn found(step: &Step, scope: Scope, case: &Case) -> Judgement {
    match step {
        Step::Words(words) => heard(scope, words, case),
        Step::Item(id) => match case.found.get(id.as_str()) {
            Some(Known { judgement, .. }) => {
                Judgement { verdict: judgement.verdict, reason: judgement.reason.clone(), evidence: judgement.evidence.clone() }
            }
            None => Judgement::bare(Verdict::NotApplicable, Message::new("reason-combine-none-applies")),
        },
    }
}

/// A step as people know it: an item by its title.
fn name(step: &Step, case: &Case) -> String {
    match step {
        Step::Words(words) => ways(words),
        Step::Item(id) => case.found.get(id.as_str()).map_or(id.as_str(), |known| known.title).to_owned(),
    }
}

/// Words for people: the first few ways to say them, without the marks of the language; a regex only where there is nothing else.
fn ways(words: &Words) -> String {
    let mut ways = Vec::new();
    phrases(words, &mut ways);
    let is_sum = matches!(words, Words::AtLeast(need, _) if *need > 1);
    if ways.is_empty() || is_sum {
        return words.describe();
    }
    let more = if ways.len() > SHOWN { " …" } else { "" };
    ways.truncate(SHOWN);
    ways.join(" / ") + more
}

fn phrases(words: &Words, ways: &mut Vec<String>) {
    match words {
        Words::Phrase(_, text) => ways.push(one_way(text)),
        Words::Alike(alike) => ways.push(one_way(&alike.text)),
        Words::Pattern(..) => {}
        Words::AtLeast(_, parts) => parts.iter().for_each(|part| phrases(part, ways)),
    }
}

fn place(evidence: &Evidence) -> Place {
    (evidence.turn, evidence.start_byte)
}

/// Every step after the one before it, each at its first chance. Steps that do not apply are passed over; one that was not found at
/// all fails as it would fail alone, and one that is unsure leaves the whole unsure.
fn in_order(steps: Vec<(&Step, Judgement)>, case: &Case) -> Judgement {
    let applying: Vec<(&Step, Judgement)> =
        steps.into_iter().filter(|(_, found)| found.verdict != Verdict::NotApplicable).collect();
    if applying.is_empty() {
        return Judgement::bare(Verdict::NotApplicable, Message::new("reason-combine-none-applies"));
    }
    for verdict in [Verdict::Fail, Verdict::Unsure] {
        if let Some((step, found)) = applying.iter().find(|(_, found)| found.verdict == verdict) {
            let id = if verdict == Verdict::Fail { "reason-order-missing" } else { "reason-order-unsure" };
            return Judgement {
                verdict,
                reason: Message::new(id).with("step", name(step, case)),
                evidence: found.evidence.clone(),
            };
        }
    }
    let mut so_far: Vec<Evidence> = Vec::new();
    for (step, found) in &applying {
        let Some(first) = found.evidence.first() else {
            return Judgement::unsure(Message::new("reason-order-nowhere").with("step", name(step, case)));
        };
        let next = found.evidence.iter().find(|evidence| so_far.last().is_none_or(|last| place(evidence) > place(last)));
        let Some(next) = next else {
            let reason = Message::new("reason-order-wrong").with("step", name(step, case));
            let evidence = [so_far.last().cloned(), Some(first.clone())].into_iter().flatten().collect();
            return Judgement { verdict: Verdict::Fail, reason, evidence };
        };
        so_far.push(next.clone());
    }
    Judgement { verdict: Verdict::Pass, reason: Message::new("reason-order-right"), evidence: so_far }
}

/// Whether what must follow is not asked for, or may not be, since what it depends on was not found.
fn asks_for_nothing(cause: &(&Step, Judgement), then: &Step, case: &Case) -> Option<Judgement> {
    let about = |id: &str| Message::new(id).with("if", name(cause.0, case)).with("then", name(then, case));
    match (&cause.0, cause.1.verdict) {
        (_, Verdict::Pass) if !cause.1.evidence.is_empty() => None,
        (_, Verdict::Pass) | (Step::Item(_), Verdict::Unsure) => Some(Judgement::unsure(about("reason-order-if-unsure"))),
        // words that were not heard ask for nothing
        _ => Some(Judgement::bare(Verdict::NotApplicable, about("reason-order-if-not"))),
    }
}

/// What must follow does so after one at least of the places on which it depends: who says it the third time is not told to say it thrice.
fn follows(cause: &(&Step, Judgement), then: &(&Step, Judgement), within: Option<Extent>, who: Who, case: &Case) -> Judgement {
    let about = |id: &str| Message::new(id).with("if", name(cause.0, case)).with("then", name(then.0, case));
    let mut is_untimed = false;
    for from in &cause.1.evidence {
        let later = then.1.evidence.iter().filter(|evidence| then.1.verdict == Verdict::Pass && place(evidence) > place(from));
        for to in later {
            match is_near(from, to, within, who, case) {
                Some(true) => {
                    let evidence = vec![from.clone(), to.clone()];
                    return Judgement { verdict: Verdict::Pass, reason: about("reason-order-follows"), evidence };
                }
                Some(false) => {}
                None => is_untimed = true,
            }
        }
    }
    let first = cause.1.evidence.first().cloned();
    let evidence = first.into_iter().chain(then.1.evidence.iter().take(1).cloned()).collect();
    let (verdict, id) = match then.1.verdict {
        _ if is_untimed => (Verdict::Unsure, "reason-no-times"),
        Verdict::Pass | Verdict::Fail => (Verdict::Fail, "reason-order-not-followed"),
        Verdict::Unsure => (Verdict::Unsure, "reason-order-then-unsure"),
        Verdict::NotApplicable => (Verdict::NotApplicable, "reason-order-if-not"),
    };
    Judgement { verdict, reason: about(id), evidence }
}

/// Whether one place is soon enough after another; none where there are no times to tell. Turns are those of the speaker whom the item
/// looks at, beginning after the first place; where the speakers are in doubt, twice as many of anybody's.
fn is_near(from: &Evidence, to: &Evidence, within: Option<Extent>, who: Who, case: &Case) -> Option<bool> {
    match within {
        Some(Extent::Turns(count)) => {
            let doubtful = is_doubtful(case.transcript) && who != Who::Any;
            let (who, count) = if doubtful { (Who::Any, count * 2) } else { (who, count) };
            let between = &case.transcript.turns[from.turn + 1..=to.turn.max(from.turn)];
            Some(between.iter().filter(|turn| who.is(&turn.speaker) && !is_silent(&turn.text)).count() <= count)
        }
        Some(Extent::Millis(ms)) => {
            let begins = from.end_ms.or(from.start_ms)?;
            Some(to.start_ms? <= begins + ms)
        }
        Some(Extent::Percent(_)) | None => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use crate::inspection::tests::{check, conversation, run_items};
    use crate::inspection::verdict::Verdict::{Fail, NotApplicable, Pass, Unsure};

    #[test]
    fn the_greeting_comes_before_the_question_and_the_closing_last() {
        let item = "order: {steps: [您好您好, 请问有什么可以帮您, 感谢您的来电]}";
        check(
            item,
            "A: 您好您好请问有什么可以帮您\nC: 查话费\nA: 感谢您的来电",
            Pass,
            &["您好您好", "请问有什么可以帮您", "感谢您的来电"],
        );
        check(item, "A: 请问有什么可以帮您\nA: 您好您好\nA: 感谢您的来电", Fail, &["您好您好", "请问有什么可以帮您"]);
        check(item, "A: 请问有什么可以帮您\nA: 您好您好请问有什么可以帮您\nA: 感谢您的来电", Pass, &[]);
        check(item, "A: 您好您好请问有什么可以帮您\nA: 走了", Fail, &[]);
    }

    #[test]
    fn a_short_step_that_recognition_loses_is_unsure() {
        check("order: {steps: [感谢您的来电, 再见]}", "A: 感谢您的来电\nA: 评价这些", Unsure, &[]);
    }

    #[test]
    fn steps_may_be_items() {
        let items =
            |last: &'static str| ["id: verify, points: 0, say: 身份证后四位", "id: change, points: 0, say: 帮您办理退订", last];
        let talk = conversation("A: 帮您办理退订\nA: 请问身份证后四位");
        let found = run_items(&items("id: o, points: 10, order: {steps: [verify, change]}"), &talk, &[]);
        assert_eq!((found[2].verdict, found[2].reason.id.as_str()), (Fail, "reason-order-wrong"));
        let found = run_items(&items("id: o, points: 10, order: {steps: [change, verify]}"), &talk, &[]);
        assert_eq!(found[2].verdict, Pass);
        let found = run_items(&items("id: o, points: 10, order: {steps: [verify, change]}"), &conversation("A: 走了"), &[]);
        assert_eq!((found[2].verdict, found[2].reason.id.as_str()), (Fail, "reason-order-missing"));
    }

    #[test]
    fn a_complaint_is_followed_by_an_apology_within_two_turns() {
        let item = "order: {if: 我要投诉, by: customer, then: 非常抱歉, within: 2 turns}";
        check(item, "C: 我要投诉\nA: 您先别急\nA: 非常抱歉", Pass, &["我要投诉", "非常抱歉"]);
        check(item, "C: 我要投诉\nA: 您说\nC: 气死了\nA: 嗯嗯\nA: 非常抱歉", Fail, &["我要投诉", "非常抱歉"]);
        check(item, "C: 我要投诉\nA: 您说\nA: 好\nC: 我要投诉\nA: 非常抱歉", Pass, &[]);
        check(item, "C: 我要查话费\nA: 好的", NotApplicable, &[]);
        check(item, "A: 您是说我要投诉\nA: 好的", NotApplicable, &[]);
        check(item, "C: 我要投诉\nA: 随便你", Fail, &[]);
        check(item, "A: 非常抱歉\nC: 我要投诉\nA: 随便你", Fail, &[]);
    }

    #[test]
    fn seconds_need_times() {
        let item = "order: {if: 我要投诉, then: 非常抱歉, within: 20s}";
        check(item, "5s C: 我要投诉\n20s A: 非常抱歉", Pass, &[]);
        check(item, "5s C: 我要投诉\n28s A: 非常抱歉", Fail, &[]);
        check(item, "C: 我要投诉\nA: 非常抱歉", Unsure, &[]);
    }

    #[test]
    fn a_reason_names_words_as_people_say_them() {
        let item = "order: {if: [我要投诉, 找(你们|你)领导, 举报, 曝光], by: customer, then: {any: [(登记|提交)投诉, {regex: '升级.{0,3}'}]}}";
        let found = run_items(&[&format!("id: i, points: 10, {item}")], &conversation("C: 我要投诉\nA: 您请便吧"), &[]);
        let arg = |name: &str| found[0].reason.args.iter().find(|(key, _)| key == name).unwrap().1.clone();
        assert_eq!((arg("if"), arg("then")), ("我要投诉 / 找你们领导 / 举报 …".to_owned(), "登记投诉".to_owned()));
    }
}
