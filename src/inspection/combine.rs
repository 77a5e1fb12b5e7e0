//! `combine`: the verdicts of other items put together, by a logic that knows `unsure`.

use super::inspect::{Case, Known};
use super::say::Judgement;
use super::verdict::Verdict;
use crate::checklist::{Combine, Need};
use crate::problem::Message;

/// Items that are not applicable are left out, and where all are, so is this one; of `at_least: N` more than are left cannot be asked.
/// What is unsure decides nothing that the others have not decided already.
pub(super) fn judge(combine: &Combine, case: &Case) -> Judgement {
    let known = combine.of.iter().filter_map(|id| case.found.get(id.as_str()));
    let counted: Vec<&Known> = known.filter(|known| known.judgement.verdict != Verdict::NotApplicable).collect();
    if counted.is_empty() {
        return Judgement::bare(Verdict::NotApplicable, Message::new("reason-combine-none-applies"));
    }
    let count = |verdict| counted.iter().filter(|known| known.judgement.verdict == verdict).count();
    let (passed, unsure) = (count(Verdict::Pass), count(Verdict::Unsure));
    let need = match combine.need {
        Need::All => counted.len(),
        Need::Any => 1,
        Need::AtLeast(need) => need.min(counted.len()),
        Need::None => return none(&counted, passed, unsure),
    };
    if passed >= need {
        told(Verdict::Pass, "reason-combine-enough", &counted, Verdict::Pass)
    } else if passed + unsure >= need {
        told(Verdict::Unsure, "reason-combine-unsure", &counted, Verdict::Unsure)
    } else {
        told(Verdict::Fail, "reason-combine-too-few", &counted, Verdict::Fail)
    }
}

fn none(counted: &[&Known], passed: usize, unsure: usize) -> Judgement {
    if passed > 0 {
        told(Verdict::Fail, "reason-combine-should-not", counted, Verdict::Pass)
    } else if unsure > 0 {
        told(Verdict::Unsure, "reason-combine-unsure", counted, Verdict::Unsure)
    } else {
        Judgement::bare(Verdict::Pass, Message::new("reason-combine-none"))
    }
}

/// A verdict that rests on the items of which something was found, with their titles and evidence.
fn told(verdict: Verdict, id: &str, counted: &[&Known], found: Verdict) -> Judgement {
    let decisive: Vec<&&Known> = counted.iter().filter(|known| known.judgement.verdict == found).collect();
    let titles: Vec<&str> = decisive.iter().map(|known| known.title).collect();
    let evidence = decisive.iter().flat_map(|known| known.judgement.evidence.iter().cloned()).collect();
    Judgement { verdict, reason: Message::new(id).with("items", titles.join(" / ")), evidence }
}

#[cfg(test)]
mod tests {
    use crate::inspection::tests::{conversation, run_items};
    use crate::inspection::verdict::Verdict::{self, Fail, NotApplicable, Pass, Unsure};

    /// 问候 passes, 道歉 fails, 再见 is unsure (short words that recognition loses), 退费 is not applicable.
    #[track_caller]
    fn check(form: &str, expect: Verdict) {
        let found = run_items(
            &[
                "id: ok, points: 0, say: 您好您好",
                "id: bad, points: 0, say: 非常抱歉",
                "id: open, points: 0, say: 再见",
                "id: away, points: 0, say: 非常抱歉, when: {category: 退费}",
                &format!("id: all, points: 10, combine: {form}"),
            ],
            &conversation("A: 您好您好\nA: 走了"),
            &[("category", "查询")],
        );
        assert_eq!(found[4].verdict, expect, "{form}: {:?}", found[4]);
    }

    #[test]
    fn all_any_none_and_at_least_know_unsure() {
        for (form, expect) in [
            ("{all: [ok]}", Pass),
            ("{all: [ok, away]}", Pass),
            ("{all: [ok, open]}", Unsure),
            ("{all: [ok, open, bad]}", Fail),
            ("{any: [bad, ok, open]}", Pass),
            ("{any: [bad, open]}", Unsure),
            ("{any: [bad, away]}", Fail),
            ("{none: [bad, away]}", Pass),
            ("{none: [bad, open]}", Unsure),
            ("{none: [bad, open, ok]}", Fail),
            ("{at_least: 2, of: [ok, open, bad]}", Unsure),
            ("{at_least: 2, of: [ok, bad, away]}", Fail),
            ("{at_least: 2, of: [ok, away]}", Pass),
            ("{all: [away]}", NotApplicable),
        ] {
            check(form, expect);
        }
    }

    #[test]
    fn an_item_may_stand_before_those_that_it_combines() {
        let found = run_items(
            &["id: both, points: 10, combine: {all: [one]}", "id: one, points: 0, say: 您好您好"],
            &conversation("A: 您好您好"),
            &[],
        );
        assert_eq!((found[0].verdict, found[0].evidence[0].quote.as_str()), (Pass, "您好您好"));
    }
}
