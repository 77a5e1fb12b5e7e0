//! `label`: what outside models found, as far as they are sure of it.

use super::say::Judgement;
use super::verdict::Verdict;
use crate::checklist::LabelTest;
use crate::problem::Message;
use crate::records::Label;
use crate::text::fold;

/// Without a label, with none that is sure enough, and where sure models differ, nothing is decided.
pub(super) fn judge(test: &LabelTest, labels: &[Label]) -> Judgement {
    let is_asked = |label: &&Label| label.name == test.name && test.model.as_ref().is_none_or(|model| *model == label.model);
    let all: Vec<&Label> = labels.iter().filter(is_asked).collect();
    let Some(best) = all.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence)) else {
        return Judgement::unsure(Message::new("reason-label-none").with("label", &test.name));
    };
    let about = |id: &str| {
        let message = Message::new(id).with("label", &test.name).with("value", &best.value).with("model", &best.model);
        message.with("confidence", percent(best.confidence)).with("sure", test.sure)
    };
    let sure: Vec<&&Label> = all.iter().filter(|label| label.confidence * 100.0 >= f64::from(test.sure)).collect();
    let right = sure.iter().filter(|label| test.values.contains(&fold(&label.value))).count();
    match (sure.len(), right) {
        (0, _) => Judgement::unsure(about("reason-label-doubtful")),
        (_, 0) => Judgement::bare(Verdict::Fail, about("reason-label-other")),
        (all, right) if right == all => Judgement::bare(Verdict::Pass, about("reason-label-found")),
        _ => Judgement::unsure(about("reason-label-differ")),
    }
}

/// A confidence in percent, to the tenth.
fn percent(confidence: f64) -> String {
    let tenths = (confidence * 1_000.0).round() / 10.0;
    format!("{tenths}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(labels: &[(&str, f64, &str)], verdict: Verdict, reason: &str) {
        let test = LabelTest { name: "emotion".into(), values: vec!["calm".into(), "glad".into()], sure: 70, model: None };
        let label = |(value, confidence, model): &(&str, f64, &str)| Label {
            name: "emotion".into(),
            value: (*value).into(),
            confidence: *confidence,
            model: (*model).into(),
        };
        let mut labels: Vec<Label> = labels.iter().map(label).collect();
        labels.push(Label { name: "intent".into(), value: "calm".into(), confidence: 1.0, model: "m".into() });
        let found = judge(&test, &labels);
        assert_eq!((found.verdict, found.reason.id.as_str()), (verdict, reason));
    }

    #[test]
    fn a_model_decides_only_what_it_is_sure_of() {
        check(&[], Verdict::Unsure, "reason-label-none");
        check(&[("Calm", 0.93, "tone-2")], Verdict::Pass, "reason-label-found");
        check(&[("angry", 0.93, "tone-2")], Verdict::Fail, "reason-label-other");
        check(&[("angry", 0.7, "tone-2")], Verdict::Fail, "reason-label-other");
        check(&[("angry", 0.69, "tone-2")], Verdict::Unsure, "reason-label-doubtful");
    }

    #[test]
    fn sure_models_that_differ_decide_nothing() {
        check(&[("calm", 0.9, "tone-2"), ("angry", 0.8, "big-1")], Verdict::Unsure, "reason-label-differ");
        check(&[("calm", 0.9, "tone-2"), ("angry", 0.5, "big-1")], Verdict::Pass, "reason-label-found");
        check(&[("calm", 0.9, "tone-2"), ("glad", 0.8, "big-1")], Verdict::Pass, "reason-label-found");
    }

    #[test]
    fn the_reason_names_model_and_confidence() {
        let test = LabelTest { name: "emotion".into(), values: vec!["calm".into()], sure: 70, model: Some("tone-2".into()) };
        let label = |model: &str| Label { name: "emotion".into(), value: "angry".into(), confidence: 0.925, model: model.into() };
        let found = judge(&test, &[label("big-1"), label("tone-2")]);
        let arg = |name: &str| found.reason.args.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        assert_eq!((found.verdict, arg("model"), arg("confidence")), (Verdict::Fail, Some("tone-2"), Some("92.5")));
        assert_eq!(judge(&test, &[label("big-1")]).verdict, Verdict::Unsure);
    }
}
