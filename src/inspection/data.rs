//! `data`: what the record of a call, a request, a visit … must hold.

use super::inspect::{Case, heard};
use super::judgement::{is_doubtful, limits};
use super::say::{Judgement, evidence};
use super::subject::AS_OF;
use super::verdict::{Verdict, is_in_vain};
use super::when;
use super::window::{Certainty, view};
use crate::checklist::{Agreement, Data, DataTest, Scope, Words};
use crate::intake::stated;
use crate::problem::Message;
use crate::text::{Pattern, Spot, fold};

/// What a call has whatever its list tells, by its file's name if by nothing else. Beside these a field can be missing.
const ALWAYS: [&str; 11] =
    [AS_OF, "id", "call_id", "agent", "start", "duration", "duration_ms", "recording", "caller", "line", "agent_name"];
/// Fields that hold a length of time, in seconds or as `00:08`.
const LENGTHS: [&str; 2] = ["duration", "answer_delay"];
/// What a field says that says no.
const NO: [&str; 9] = ["否", "无", "没有", "未", "不", "no", "n", "false", "0"];
/// The end of a number that stands for all of it has at least so many characters (尾号, 后四位).
const TAIL: usize = 4;

/// A field that is not there decides nothing, except where it is asked whether it is there.
pub(super) fn judge(scope: Scope, data: &Data, case: &Case) -> Judgement {
    let value = case.facts.get(&data.field).map(|value| value.trim()).filter(|value| !value.is_empty());
    let about = |id: &str| Message::new(id).with("field", &data.field).with("value", value.unwrap_or_default());
    if let DataTest::Present(wanted) = data.test {
        return presence(&data.field, wanted, value.is_some(), case, &about);
    }
    if data.needs_words() && case.transcript.turns.is_empty() {
        return Judgement::unsure(Message::new("reason-data-no-talk"));
    }
    if let DataTest::AgreesWith(Agreement::Said(_)) = &data.test {
        return said(scope, data, value, case);
    }
    let decide = |holds: bool| {
        let (verdict, id) = if holds { (Verdict::Pass, "reason-data-so") } else { (Verdict::Fail, "reason-data-not-so") };
        let wanted = wanted(&data.test);
        let kind = if wanted.is_empty() { "plain" } else { "told" };
        Judgement::bare(verdict, about(id).with("kind", kind).with("wanted", wanted))
    };
    let Some(value) = value else {
        let open = match &data.test {
            DataTest::Within(within) => when::open(&data.field, within, case),
            // a blank under its heading is none of the values, and matches nothing
            DataTest::In(_) | DataTest::Matches(..) if is_blank(&data.field, case) => Some(decide(false)),
            _ => None,
        };
        return open.unwrap_or_else(|| Judgement::unsure(about("reason-data-missing")));
    };
    match &data.test {
        DataTest::In(values) => decide(values.contains(&fold(value))),
        DataTest::Matches(pattern, _) => {
            let folded = fold(value);
            decide(pattern.find(&folded, 0..folded.len()).next().is_some())
        }
        DataTest::Number { at_least, at_most } => match number(&data.field, value) {
            Some(n) => decide(at_least.is_none_or(|least| n >= least) && at_most.is_none_or(|most| n <= most)),
            None => Judgement::unsure(about("reason-field-no-number")),
        },
        DataTest::Within(within) => when::judge(&data.field, value, within, case),
        DataTest::AgreesWith(Agreement::Group(pattern, _)) => caught(scope, pattern, value, case, &about),
        DataTest::AgreesWith(Agreement::Means(words, pattern, _)) => {
            let folded = fold(value);
            let is_kept = pattern.find(&folded, 0..folded.len()).next().is_some();
            meant(scope, words, is_kept, case, &about)
        }
        DataTest::Present(_) | DataTest::AgreesWith(Agreement::Said(_)) => Judgement::unsure(about("reason-data-missing")),
    }
}

/// Whether a list has a column for a field, and it is blank.
fn is_blank(field: &str, case: &Case) -> bool {
    case.facts.get(field).is_some_and(|value| value.trim().is_empty())
}

/// What a field should be, for people; a regex says nothing to them.
fn wanted(test: &DataTest) -> String {
    match test {
        DataTest::In(values) => values.join(" / "),
        DataTest::Number { at_least, at_most } => limits(*at_least, *at_most),
        _ => String::new(),
    }
}

/// Where nothing else is known of the call either, a field is not missing: its list never came.
fn presence(field: &str, wanted: bool, is_there: bool, case: &Case, about: &dyn Fn(&str) -> Message) -> Judgement {
    let is_known = |(name, value): (&String, &String)| !ALWAYS.contains(&name.as_str()) && !value.trim().is_empty();
    // a list that has a column for it tells by its blank that it isn't there; of what no list has a column for nothing is known
    let is_asked = case.facts.contains_key(field);
    let has_others = is_asked || (!case.facts.contains_key(AS_OF) && case.facts.iter().any(is_known));
    match (is_there, wanted) {
        (false, _) if !has_others => Judgement::unsure(about("reason-data-missing")),
        (true, true) => Judgement::bare(Verdict::Pass, about("reason-data-there")),
        (true, false) => Judgement::bare(Verdict::Fail, about("reason-data-there")),
        (false, true) => Judgement::bare(Verdict::Fail, about("reason-data-lacking")),
        (false, false) => Judgement::bare(Verdict::Pass, about("reason-data-absent")),
    }
}

fn number(field: &str, value: &str) -> Option<f64> {
    let plain = value.parse::<f64>().ok().filter(|number| number.is_finite());
    plain.or_else(|| LENGTHS.contains(&field).then(|| stated::seconds(value)).flatten())
}

/// Compares what a regex catches in the conversation with the field. Recognition garbles numbers and names, so on recognised speech
/// another value proves nothing; nor does it where it is doubtful who speaks.
fn caught(scope: Scope, pattern: &Pattern, value: &str, case: &Case, about: &dyn Fn(&str) -> Message) -> Judgement {
    let view = match view(scope, case) {
        Ok(view) => view,
        Err(id) => return Judgement::unsure(Message::new(&format!("reason-{id}"))),
    };
    let document = case.scan.document;
    let catches = document.runs().iter().flat_map(|run| pattern.catches(document.text(), run.clone()));
    let spots = catches.map(|caught| (document.text()[caught.clone()].to_owned(), document.spots(&caught)));
    let stands = |spot: &Spot| view.inside[spot.turn] && view.by_speaker[spot.turn] >= Certainty::Unlikely;
    let found: Vec<(String, Vec<Spot>)> = spots.filter(|(_, spots)| spots.iter().all(stands)).collect();
    let wanted = digits(&fold(value));
    let quotes = |agreeing: bool| {
        let some = found.iter().filter(|(said, _)| agrees(&digits(said), &wanted) == agreeing);
        some.flat_map(|(_, spots)| spots)
            .map(|spot| evidence(spot.turn, &case.transcript.turns[spot.turn], spot.bytes.clone()))
            .collect::<Vec<_>>()
    };
    let (same, other) = (quotes(true), quotes(false));
    let (verdict, id, evidence) = if !same.is_empty() {
        (Verdict::Pass, "reason-data-agrees", same)
    } else if other.is_empty() {
        (Verdict::Unsure, "reason-data-unsaid", other)
    } else if case.transcript.recognised || is_doubtful(case.transcript) {
        (Verdict::Unsure, "reason-data-differs-perhaps", other)
    } else {
        (Verdict::Fail, "reason-data-differs", other)
    };
    Judgement { verdict, reason: about(id), evidence }
}

/// The same, the same number, or the end of it.
fn agrees(said: &str, value: &str) -> bool {
    let same_number =
        || said.parse::<f64>().ok().is_some_and(|said| value.parse::<f64>().is_ok_and(|value| (said - value).abs() < 1e-9));
    let is_tail = said.chars().count() >= TAIL && value.ends_with(said);
    said == value || is_tail || same_number()
}

/// Digits as they are read out: 幺三八 is 138.
fn digits(text: &str) -> String {
    const READ: &str = "零一二三四五六七八九";
    let digit = |c: char| match c {
        '幺' => '1',
        '〇' => '0',
        c => READ.chars().position(|read| read == c).and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10)).unwrap_or(c),
    };
    text.chars().map(digit).collect()
}

/// Where words are said, the field says so too. That they are not said proves nothing.
fn meant(scope: Scope, words: &Words, is_kept: bool, case: &Case, about: &dyn Fn(&str) -> Message) -> Judgement {
    let spoken = heard(scope, words, case);
    let (verdict, id) = match (spoken.verdict, is_kept) {
        (Verdict::Pass, true) => (Verdict::Pass, "reason-data-agrees"),
        (Verdict::Pass, false) if is_doubtful(case.transcript) => (Verdict::Unsure, "reason-data-said-perhaps"),
        (Verdict::Pass, false) => (Verdict::Fail, "reason-data-said-not-kept"),
        (Verdict::Unsure, false) if !is_in_vain(&spoken.reason) => (Verdict::Unsure, "reason-data-said-perhaps"),
        _ => (Verdict::NotApplicable, "reason-data-unsaid"),
    };
    let evidence = if verdict == Verdict::NotApplicable { Vec::new() } else { spoken.evidence };
    Judgement { verdict, reason: about(id), evidence }
}

/// What was promised in the call stands in the field, and what stands there was said. That words were not heard proves nothing on
/// recognised speech.
fn said(scope: Scope, data: &Data, value: Option<&str>, case: &Case) -> Judgement {
    let about = |id: &str| Message::new(id).with("field", &data.field).with("value", value.unwrap_or_default());
    let DataTest::AgreesWith(Agreement::Said(words)) = &data.test else { return Judgement::unsure(about("reason-data-missing")) };
    let says_yes = value.map(|value| !NO.contains(&fold(value).as_str()));
    let spoken = heard(scope, words, case);
    let (verdict, id) = match (spoken.verdict, says_yes) {
        (Verdict::Pass, Some(true)) => (Verdict::Pass, "reason-data-agrees"),
        (Verdict::Pass, _) if is_doubtful(case.transcript) => (Verdict::Unsure, "reason-data-said-perhaps"),
        (Verdict::Pass, Some(false)) => (Verdict::Fail, "reason-data-said-not-kept"),
        (Verdict::Pass, None) => match presence(&data.field, true, false, case, &about).verdict {
            Verdict::Fail => (Verdict::Fail, "reason-data-said-not-kept"),
            _ => (Verdict::Unsure, "reason-data-missing"),
        },
        (Verdict::Fail, Some(true)) if !case.transcript.recognised => (Verdict::Fail, "reason-data-kept-not-said"),
        (_, Some(true)) => (Verdict::Unsure, "reason-data-kept-not-heard"),
        (_, Some(false) | None) => (Verdict::Pass, "reason-data-neither"),
    };
    let evidence = if id == "reason-data-neither" { Vec::new() } else { spoken.evidence };
    Judgement { verdict, reason: about(id), evidence }
}

#[cfg(test)]
mod tests {
    use crate::inspection::tests::{conversation, run};
    use crate::inspection::verdict::Verdict::{self, Fail, Pass, Unsure};

    #[track_caller]
    fn check(item: &str, facts: &[(&str, &str)], verdict: Verdict, reason: &str) {
        let found = run(item, &conversation("A: 您好您好"), facts);
        assert_eq!((found.verdict, found.reason.id.as_str()), (verdict, reason), "{item} {facts:?}");
    }

    #[track_caller]
    fn check_talk(item: &str, lines: &str, recognised: bool, facts: &[(&str, &str)], verdict: Verdict) {
        let mut talk = conversation(lines);
        talk.recognised = recognised;
        let found = run(item, &talk, facts);
        assert_eq!(found.verdict, verdict, "{item} {lines} {found:?}");
    }

    #[test]
    fn a_call_is_answered_in_ten_seconds() {
        let item = "data: {field: answer_delay, at_most: 10}";
        check(item, &[("answer_delay", "10")], Pass, "reason-data-so");
        check(item, &[("answer_delay", "10.5")], Fail, "reason-data-not-so");
        check(item, &[("answer_delay", "00:00:08")], Pass, "reason-data-so");
        check(item, &[("answer_delay", "soon")], Unsure, "reason-field-no-number");
        check(item, &[], Unsure, "reason-data-missing");
        check("data: {field: 应答时长, at_most: 10}", &[("answer_delay", "8")], Pass, "reason-data-so");
        check("data: {field: satisfaction, at_least: 1, at_most: 5}", &[("satisfaction", "6")], Fail, "reason-data-not-so");
        check("data: {field: satisfaction, at_least: 1}", &[("satisfaction", "5分")], Unsure, "reason-field-no-number");
    }

    #[test]
    fn a_record_that_lacks_one_field_is_told_from_a_list_that_never_came() {
        let item = "data: {field: satisfaction, present: true}";
        check(item, &[("satisfaction", "5"), ("category", "查询")], Pass, "reason-data-there");
        check(item, &[("category", "查询")], Fail, "reason-data-lacking");
        check(item, &[("category", "查询"), ("satisfaction", "  ")], Fail, "reason-data-lacking");
        check(item, &[("agent", "1001"), ("start", "2026-11-16T01:00:00Z")], Unsure, "reason-data-missing");
        check("data: {field: demand, present: false}", &[("category", "查询")], Pass, "reason-data-absent");
        check("data: {field: demand, present: false}", &[("demand", "退费")], Fail, "reason-data-there");
    }

    #[test]
    fn values_are_compared_folded() {
        check("data: {field: category, equals: 退費}", &[("category", "退费")], Pass, "reason-data-so");
        check("data: {field: category, in: [退费, 过户]}", &[("category", "查询")], Fail, "reason-data-not-so");
        check("data: {field: caller, matches: '^1[0-9]{10}$'}", &[("caller", "130 0000-0001")], Pass, "reason-data-so");
        check("data: {field: caller, matches: '^1[0-9]{10}$'}", &[("caller", "13000")], Fail, "reason-data-not-so");
        check("data: {field: category, equals: 退费}", &[], Unsure, "reason-data-missing");
    }

    #[test]
    fn the_number_that_was_read_back_is_the_callers() {
        let item = "data: {field: caller, agrees_with: {regex: '尾号(?:是|为)?([0-9零一二三四五六七八九幺]{4})'}}";
        let caller = [("caller", "13000001234")];
        check_talk(item, "A: 您的尾号是1234对吗", true, &caller, Pass);
        check_talk(item, "A: 您的尾号是幺二三四对吗", true, &caller, Pass);
        check_talk(item, "A: 您的尾号是1235对吗", false, &caller, Fail);
        check_talk(item, "A: 您的尾号是1235对吗", true, &caller, Unsure);
        check_talk(item, "A: 您的尾号是1235，哦是1234", false, &caller, Fail);
        check_talk(item, "A: 您的尾号是1235\nA: 哦尾号是1234", false, &caller, Pass);
        check_talk(item, "A: 您好", false, &caller, Unsure);
        check_talk(item, "A: 您的尾号是1234对吗", false, &[], Unsure);
        check_talk(item, "C: 我的尾号是1234", false, &caller, Unsure);
    }

    #[test]
    fn what_was_promised_is_on_record() {
        let item = "data: {field: 升级, agrees_with: {said: 帮您升级处理}}";
        check_talk(item, "A: 我帮您升级处理", true, &[("升级", "是")], Pass);
        check_talk(item, "A: 我帮您升级处理", true, &[("升级", "否")], Fail);
        check_talk(item, "A: 我帮您升级处理", true, &[("category", "投诉")], Fail);
        check_talk(item, "A: 我帮您升级处理", true, &[], Unsure);
        check_talk(item, "1: 我帮您升级处理", true, &[("升级", "否")], Unsure);
        check_talk(item, "A: 好的好的好的", true, &[("升级", "是")], Unsure);
        check_talk(item, "A: 好的好的好的", false, &[("升级", "是")], Fail);
        check_talk(item, "A: 好的好的好的", true, &[("升级", "否")], Pass);
    }

    #[test]
    fn a_complaint_is_not_written_down_as_an_inquiry() {
        use Verdict::NotApplicable;
        let item = "data: {field: category, agrees_with: {said: [我要投诉], matches: 投诉}}, where: {speaker: customer}";
        check_talk(item, "C: 我要投诉\nA: 好的", true, &[("category", "服务投诉")], Pass);
        check_talk(item, "C: 我要投诉\nA: 好的", true, &[("category", "业务咨询")], Fail);
        check_talk(item, "1: 我要投诉\n2: 好的", true, &[("category", "业务咨询")], Unsure);
        check_talk(item, "C: 查话费\nA: 您要投诉吗，我要投诉", true, &[("category", "业务咨询")], NotApplicable);
        check_talk(item, "C: 查话费\nA: 好的", true, &[("category", "服务投诉")], NotApplicable);
        check_talk(item, "C: 我要投诉\nA: 好的", true, &[], Unsure);
    }
}
