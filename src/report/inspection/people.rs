//! What people made of the machine's verdicts: step by step on a recording's page, and in sums on the first.

use super::cast::{Cast, Unit};
use super::view::{People, PeopleCounts, PeopleStep, PeopleWords};
use crate::messages::Messages;
use crate::problem::Message;
use crate::records::Score;
use crate::report::figures;
use crate::review::{Stage, Standing, Step, Way, kind_of_words};

/// The steps of a recording, where anybody did anything.
pub(super) fn people(cast: &Cast, unit: &Unit) -> Option<People> {
    let standing = unit.subject?.people.as_ref()?;
    let shown = |score: Option<Score>| score.map(|score| figures::score(score, cast.input.checklist.pass_mark));
    let step = |step: &Step| PeopleStep {
        at: cast.clock(step.at),
        who: cast.input.staff.name(&step.who).to_owned(),
        role: cast.messages.get(&format!("role-{}", step.role.name())),
        what: what(cast, step),
        words: step.words.iter().map(|(name, text)| words(cast, name, text)).collect(),
        erased: step.is_erased,
        score: shown(step.score),
    };
    Some(People {
        stage: cast.messages.get(standing.stage.message()),
        machine: shown(standing.machine_score),
        now: shown(standing.score),
        steps: standing.steps.iter().map(step).collect(),
    })
}

fn title<'a>(cast: &'a Cast, id: &'a str) -> &'a str {
    cast.items.iter().find(|item| item.id == id).map_or(id, |item| &item.title)
}

fn what(cast: &Cast, step: &Step) -> String {
    let items = step.items.iter().map(|id| title(cast, id)).collect::<Vec<_>>().join("、");
    let message = Message::new(&format!("step-{}", step.shown()));
    cast.messages.text(&message.with("round", step.round.unwrap_or(1)).with("items", items))
}

/// A text that somebody wrote, under what it is: `reason:greeting` is the reason for the item `greeting`.
fn words(cast: &Cast, name: &str, text: &str) -> PeopleWords {
    let (kind, item) = kind_of_words(name);
    let kind = cast.messages.get(&format!("words-{kind}"));
    let name = item.map_or_else(|| kind.clone(), |item| format!("{kind}（{}）", title(cast, item)));
    PeopleWords { name, text: cast.shown(text) }
}

/// How far people got with the random sample; `None` where nobody did anything.
pub(super) fn counts<'u>(units: impl Iterator<Item = &'u Unit<'u>>) -> Option<PeopleCounts> {
    let mut counts = PeopleCounts::default();
    for unit in units {
        counts.total += 1;
        let Some(standing) = unit.subject.and_then(|subject| subject.people.as_ref()) else { continue };
        counts.reviewed += usize::from(standing.reviewed.is_some());
        counts.signed += usize::from(standing.signed.is_some());
        counts.overruled += overruled(standing);
        match standing.stage {
            Stage::Returned => counts.returned += 1,
            Stage::Appealed => counts.appealed += 1,
            Stage::Ruled | Stage::Final => counts.ruled += 1,
            Stage::Open | Stage::Submitted | Stage::Signed => {}
        }
    }
    (counts.reviewed > 0).then_some(counts)
}

fn overruled(standing: &Standing) -> usize {
    standing.items.iter().filter(|item| item.review.is_some_and(|(_, way)| way == Way::Overruled)).count()
}

/// The counts in words.
pub(super) fn in_words(counts: &PeopleCounts, messages: &Messages) -> String {
    let message = Message::new("report-people-counts").with("reviewed", counts.reviewed).with("total", counts.total);
    let message = message.with("signed", counts.signed).with("returned", counts.returned).with("appealed", counts.appealed);
    messages.text(&message.with("ruled", counts.ruled).with("overruled", counts.overruled))
}
