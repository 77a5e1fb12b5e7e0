//! The first page: the team's figures and how the sample was drawn.

use super::cast::{Cast, Person, Unit};
use super::compare;
use super::estimate;
use super::people as hands;
use super::tally;
use super::view::{AgentPage, Checklist, DrawBox, EarlierDraw, LeftOut, PeopleCounts, Replaced, Report, Team};
use crate::report::figures;
use crate::sampling::Replacement;

pub(super) fn report(cast: &Cast) -> Report {
    let input = cast.input;
    let checklist = input.checklist;
    let (from, to) = input.draw.period.days().unwrap_or_default();
    let days = from.iso_week_date();
    Report {
        language: cast.messages.language().tag(),
        organisation: input.organisation.to_owned(),
        period: input.draw.period.to_string(),
        week: days.week(),
        year: days.year(),
        from: from.to_string(),
        to: to.to_string(),
        zone: input.zone.iana_name().unwrap_or("UTC").to_owned(),
        plan: input.draw.plan.clone(),
        checklist: Checklist {
            id: checklist.id.clone(),
            title: checklist.title.clone(),
            version: checklist.version.clone(),
            short_version: checklist.version.chars().take(8).collect(),
            pass_mark: checklist.pass_mark.map(|mark| figures::score(mark, None)),
        },
    }
}

pub(super) fn team(cast: &Cast, people: &[Person], agents: &[AgentPage]) -> Team {
    let units: Vec<&Unit> = people.iter().flat_map(|person| &person.units).collect();
    let all = || units.iter().copied();
    let mut items = tally::items(cast, all());
    tally::rank(&mut items);
    Team {
        agents: people.len(),
        counts: tally::sum(agents.iter().map(|agent| &agent.row.counts)),
        mean: tally::mean(all()),
        passes: tally::passes(all()),
        mean_of_all: estimate::mean(people),
        passes_of_all: estimate::passes(people),
        people: hands::counts(all()).map(|counts| PeopleCounts { sentence: hands::in_words(&counts, cast.messages), ..counts }),
        compare: compare::compare(cast, people, agents),
        draw: draw_box(cast),
        items,
        columns: cast.items.clone(),
        sections: tally::sections(cast, &units),
        rows: agents.iter().map(|agent| agent.row.clone()).collect(),
        targeted: Vec::new(),
    }
}

fn draw_box(cast: &Cast) -> DrawBox {
    let draw = cast.input.draw;
    let mut earlier: Vec<_> = cast.input.earlier.iter().collect();
    earlier.sort_by_key(|draw| (draw.at, &draw.id));
    let earlier =
        earlier.into_iter().map(|draw| EarlierDraw { id: draw.id.clone(), at: cast.clock(draw.at), reason: draw.reason.clone() });
    DrawBox {
        id: draw.id.clone(),
        at: cast.clock(draw.at),
        seed: draw.seed.clone(),
        algorithm: draw.algorithm.clone(),
        frame_sha256: draw.frame_sha256.clone(),
        found: draw.found,
        left_out: draw.excluded_by_rule().into_iter().map(|(rule, units)| left_out(cast, rule, units.len())).collect(),
        exempt: draw.excluded.len(),
        frame: draw.eligible(),
        drawn: draw.random().map(|stratum| stratum.drawn.len()).sum(),
        spares: draw.random().map(|stratum| stratum.spares.len()).sum(),
        reason: draw.reason.clone(),
        replaced: draw.replacements.iter().map(|done| replaced(cast, done)).collect(),
        earlier: earlier.collect(),
        snippet: snippet(&draw.seed),
    }
}

/// A rule in the reader's words, where there are any for it.
fn left_out(cast: &Cast, rule: &str, count: usize) -> LeftOut {
    let words = cast.messages.lookup(&format!("excluded-{rule}")).unwrap_or_else(|| rule.to_owned());
    LeftOut { rule: words, count }
}

fn replaced(cast: &Cast, done: &Replacement) -> Replaced {
    Replaced {
        id: done.unit.to_string(),
        by: done.by.to_string(),
        reason: cast.messages.get(&format!("replace-{}", done.reason.code())),
        note: done.note.as_deref().map(|note| cast.shown(note)),
        at: cast.clock(done.at),
    }
}

/// Python that says for every agent whether the order of `draw.csv` is the lottery's; what was drawn on purpose, and calls that wait
/// behind the others, have an order of their own.
fn snippet(seed: &str) -> String {
    // JSON writes a string as Python reads it
    let seed = serde_json::Value::from(seed);
    [
        "import csv; from consistent_sampler import sampler    # pip install consistent-sampler",
        r#"rows = list(csv.DictReader(open("draw.csv", encoding="utf-8-sig", newline="")))"#,
        r#"for row in rows: row["who"] = " ".join(filter(None, (row["part"], row["stratum"], row["rests"] and "rests")))"#,
        r#"for who in dict.fromkeys(row["who"] for row in rows):"#,
        r#"    ids = [row["id"].removeprefix("'") for row in rows if row["who"] == who]"#,
        &format!(r#"    print(who, ids == list(sampler(sorted(ids), seed={seed}, output="id")))"#),
    ]
    .join("\n")
}
