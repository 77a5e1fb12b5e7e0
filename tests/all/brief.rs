//! An inspection in brief gives what a whole one gives, for all dialogues, all checklists of calls, and whatever a source tells.

use spotcheck::inspection::{Brief, Inspection, Subject, Verdict, inspect, inspect_briefly};
use spotcheck::records::{Speaker, Transcript};
use spotcheck::workspace::checklist;

use crate::dialogues::dialogues;

const CHECKLISTS: [&str; 9] =
    ["bank-hotline-en", "callback", "chat", "complaint", "hotline-listen", "hotline", "outbound", "repair-revisit", "social"];

/// A dialogue as other sources would give it: speakers numbered, named, turned over; without times; cut short; with fillers; typed.
fn layouts(transcript: &Transcript) -> Vec<Transcript> {
    let changed = |change: &dyn Fn(&mut Transcript)| {
        let mut other = transcript.clone();
        change(&mut other);
        other
    };
    let speakers = |first: &'static str, second: &'static str| {
        move |transcript: &mut Transcript| {
            let speaker = |name: &str| match name {
                "agent" => Speaker::Agent,
                "customer" => Speaker::Customer,
                other => Speaker::Other(other.to_owned()),
            };
            let one = transcript.turns[0].speaker.clone();
            for turn in &mut transcript.turns {
                turn.speaker = speaker(if turn.speaker == one { first } else { second });
            }
            transcript.speakers_reliable = first != "1";
        }
    };
    vec![
        transcript.clone(),
        changed(&speakers("agent", "customer")),
        changed(&speakers("customer", "agent")),
        changed(&speakers("1", "2")),
        changed(&|other| other.turns.iter_mut().for_each(|turn| (turn.start_ms, turn.end_ms) = (None, None))),
        changed(&|other| other.turns.truncate(other.turns.len() / 2)),
        changed(&|other| other.turns.iter_mut().for_each(|turn| turn.text = parted(&turn.text))),
        changed(&|other| other.recognised = !other.recognised),
        changed(&|other| other.turns.iter_mut().for_each(|turn| "[noise]".clone_into(&mut turn.text))),
    ]
}

/// A text with a filler behind every fifth character, and a stutter behind every seventh.
fn parted(text: &str) -> String {
    let mut parted = String::new();
    for (index, c) in text.chars().enumerate() {
        parted.push(c);
        match index {
            index if index % 5 == 4 => parted.push_str(if index % 2 == 0 { "嗯" } else { "那个" }),
            index if index % 7 == 6 => parted.push(c),
            _ => {}
        }
    }
    parted
}

fn check(name: &str, whole: &Inspection, brief: &Brief) {
    assert_eq!((whole.state, whole.score, whole.passed), (brief.state, brief.score, brief.passed), "{name}");
    assert_eq!((&whole.reason, whole.items.len()), (&brief.reason, brief.items.len()), "{name}");
    for (item, brief) in whole.items.iter().zip(&brief.items) {
        let about = format!("{name} {}", item.id);
        assert_eq!((item.verdict, item.earned), (brief.verdict, brief.earned), "{about}");
        let is_silent = brief.verdict == Verdict::Pass && brief.reason.id.is_empty();
        assert!(is_silent || (item.reason == brief.reason && item.evidence == brief.evidence), "{about}: {item:?} {brief:?}");
    }
}

#[test]
fn a_brief_inspection_leaves_out_nothing_but_the_reasons_of_passes() {
    for name in CHECKLISTS {
        let checklist = checklist(None, name, true).unwrap_or_else(|_| panic!("{name}"));
        // debug builds take their time, so each checklist sees a part of the dialogues
        for (index, dialogue) in dialogues().iter().enumerate().filter(|(index, _)| name == "hotline" || index % 4 == 0) {
            for (layout, transcript) in
                layouts(&dialogue.transcript).iter().enumerate().filter(|(layout, _)| (index + layout) % 3 == 0)
            {
                let subject = Subject { id: "x", facts: &dialogue.facts, transcript: Some(transcript), labels: &[] };
                let about = format!("{name} {} {layout}", dialogue.name);
                check(&about, &inspect(&checklist.compiled, subject), &inspect_briefly(&checklist.compiled, subject));
            }
        }
    }
}
