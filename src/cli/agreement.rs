//! `spotcheck agreement` and `calibration`: how far several people, and the machine, say the same of the same recordings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args_review::{AgreementArgs, CalibrationArgs, CalibrationCommand, OfArgs, OpenArgs};
use super::grid::{Cell, grid};
use super::output::{BOLD, DIM, styled};
use super::review::{CALIBRATION, Sample, sample, sessions};
use super::who::{known, log, users};
use super::{Context, Exit, Failure};
use crate::digest::sha256;
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};
use crate::records::UnitId;
use crate::review::{Act, Deed, Right, Table, Users, Words};
use crate::sampling::{Lottery, Seed};
use crate::statistics::agreement::{Bootstrap, Estimate, Level, NoInterval, NoValue, Statistic, estimate};
use crate::store::Store;

/// How often the recordings are drawn again for an interval.
const RESAMPLES: u32 = 2_000;

pub(super) fn run(context: &mut Context, args: &CalibrationArgs) -> Result<Exit, Failure> {
    match &args.command {
        CalibrationCommand::Open(args) => open(context, args),
        CalibrationCommand::List => list(context),
        CalibrationCommand::Show(args) => agreement(context, args),
    }
}

/// Opens a calibration on recordings of a draw, chosen by their tickets under the draw's seed.
fn open(context: &mut Context, args: &OpenArgs) -> Result<Exit, Failure> {
    let (workspace, mut store) = context.store()?;
    let (users, user) = context.user(&workspace, &store)?;
    user.needs(Right::Calibrate).map_err(Error::usage)?;
    let name = args.name.trim();
    if name.is_empty() || name.contains(|c: char| c.is_control() || "/:".contains(c)) || args.take == 0 {
        return Err(Error::usage(Problem::new("calibration-bad-name")).into());
    }
    if sessions(&store)?.iter().any(|session| session.name == name) {
        return Err(Error::usage(Problem::new("calibration-exists").with("name", name)).into());
    }
    let mut raters = Vec::new();
    for who in &args.raters {
        let rater = known(&users, who)?;
        rater.needs(Right::Review).map_err(Error::usage)?;
        if !raters.contains(&rater.id) {
            raters.push(rater.id);
        }
    }
    if raters.len() < 2 {
        return Err(Error::usage(Problem::new("calibration-few-raters")).into());
    }
    let sample = sample(&store, &OfArgs { draw: args.draw.clone(), calibration: None })?;
    let checklist = sample.checklist(&workspace)?;
    let units = chosen(&store, &sample, &checklist, name, args.take)?;
    if units.is_empty() {
        return Err(Error::usage(Problem::new("calibration-nothing").with("draw", sample.id())).into());
    }
    let act = Act::Opened { checklist, units: units.iter().map(ToString::to_string).collect(), raters };
    let mut new = context.deed(&user, None, None, act, Words::new());
    new.draw = Some(format!("{CALIBRATION}{name}"));
    let writer = store.write()?;
    log(&writer, &new)?;
    writer.commit()?;
    if context.output.json {
        context.output.json(&json!({ "calibration": name, "units": units }))?;
    } else {
        context.output.say(&Message::new("calibration-opened").with("name", name).with("count", units.len()))?;
    }
    Ok(Exit::Done)
}

/// So many of a draw's scored recordings, by the tickets of `calibration NAME UNIT`.
fn chosen(store: &Store, sample: &Sample, checklist: &str, name: &str, take: usize) -> Result<Vec<UnitId>> {
    let Sample::Draw(drawn) = sample else { return Ok(Vec::new()) };
    let Some(seed) = Seed::parse(&drawn.0.seed) else { return Ok(Vec::new()) };
    let lottery = Lottery::new(&seed);
    let mut units = Vec::new();
    for unit in sample.units() {
        if store.is_scored(&unit.as_call(), checklist)? {
            units.push((lottery.ticket(&format!("calibration {name} {unit}")), unit));
        }
    }
    units.sort_unstable();
    Ok(units.into_iter().take(take).map(|(_, unit)| unit).collect())
}

fn list(context: &mut Context) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let people = users(&workspace, &store)?;
    let all = sessions(&store)?;
    if context.output.json {
        let line = |one: &super::review::Session| json!({ "name": one.name, "checklist": one.checklist, "units": one.units, "raters": one.raters });
        context.output.json(&json!({ "calibrations": all.iter().map(line).collect::<Vec<_>>() }))?;
        return Ok(Exit::Done);
    }
    for one in &all {
        let raters = one.raters.iter().map(|who| people.name(who)).collect::<Vec<_>>().join("、");
        context.output.say(
            &Message::new("calibration-line").with("name", &one.name).with("count", one.units.len()).with("raters", raters),
        )?;
    }
    if all.is_empty() {
        context.output.say(&Message::new("calibration-none"))?;
    }
    Ok(Exit::Done)
}

/// One line of the table: an item, or all of them.
struct Line {
    item: Option<String>,
    percent: Result<Estimate, NoValue>,
    kappa: (&'static str, Result<Estimate, NoValue>),
    alpha: Result<Estimate, NoValue>,
    with_machine: Result<Estimate, NoValue>,
}

pub(super) fn agreement(context: &mut Context, args: &AgreementArgs) -> Result<Exit, Failure> {
    let (workspace, store) = context.store()?;
    let (people, user) = context.user(&workspace, &store)?;
    // whoever still has to score must not see what others said
    user.needs(Right::Calibrate).map_err(Error::usage)?;
    let sessions = sessions(&store)?;
    let is_session = args.of.as_ref().is_some_and(|of| sessions.iter().any(|one| one.name == *of));
    let of = if is_session {
        OfArgs { draw: None, calibration: args.of.clone() }
    } else {
        OfArgs { draw: args.of.clone(), calibration: None }
    };
    let sample = sample(&store, &of)?;
    let deeds = store.deeds_in(&sample.id())?;
    let table = Table::of(&deeds, &machine(&store, &deeds)?);
    if table.units.is_empty() {
        return Err(Error::usage(Problem::new("agreement-nothing").with("of", sample.id())).into());
    }
    let mut lines: Vec<Line> = table.verdicts.keys().map(|item| line(&table, Some(item))).collect();
    // the worst first; an item that everybody judged alike by one verdict has no coefficient, and stands last
    let rank = |line: &Line| line.alpha.as_ref().map_or(f64::INFINITY, |alpha| alpha.value);
    lines.sort_by(|one, other| rank(one).total_cmp(&rank(other)).then_with(|| one.item.cmp(&other.item)));
    lines.insert(0, line(&table, None));
    if context.output.json {
        let value = as_json(&table, &lines, &deeds, &sample);
        context.output.json(&value)?;
    } else {
        let text = in_words(&table, &lines, &deeds, (&people, args.quotes), &context.output.messages, &sample);
        context.output.text(&text)?;
    }
    Ok(Exit::Done)
}

/// The machine's inspections that the reviews are about.
fn machine(store: &Store, deeds: &[Deed]) -> Result<BTreeMap<UnitId, crate::inspection::Inspection>> {
    let mut all = BTreeMap::new();
    for deed in deeds {
        if let (Act::Reviewed(review), Some(unit)) = (&deed.act, &deed.unit)
            && let Some(kept) = store.inspection_of(review.inspection)?
        {
            all.insert(unit.clone(), kept.inspection);
        }
    }
    Ok(all)
}

fn line(table: &Table, item: Option<&String>) -> Line {
    let ratings = |with_machine| table.ratings(item.map(String::as_str), with_machine);
    let seed = sha256(format!("agreement {}", item.map_or("", String::as_str)));
    let bootstrap = Bootstrap { resamples: RESAMPLES, seed, confidence: 0.95 };
    let of = |with_machine, statistic| {
        ratings(with_machine).map_or(Err(NoValue::NoPairs), |ratings| estimate(&ratings, statistic, &bootstrap))
    };
    let kappa = if table.raters.len() == 2 { ("cohen", Statistic::Cohen) } else { ("fleiss", Statistic::Fleiss) };
    Line {
        item: item.cloned(),
        percent: of(false, Statistic::Percent),
        kappa: (kappa.0, of(false, kappa.1)),
        alpha: of(false, Statistic::Alpha(Level::Nominal)),
        with_machine: of(true, Statistic::Alpha(Level::Nominal)),
    }
}

fn as_json(table: &Table, lines: &[Line], deeds: &[Deed], sample: &Sample) -> Value {
    let value = |found: &Result<Estimate, NoValue>, has_interval: bool| match found {
        Ok(found) if !has_interval => {
            json!({ "value": found.value, "units": found.units, "pairs": found.pairs, "interval": null })
        }
        Ok(found) => json!({
            "value": found.value, "units": found.units, "pairs": found.pairs,
            "interval": found.interval.as_ref().ok().map(|interval| [interval.low, interval.high]),
            "no_interval": found.interval.as_ref().err().map(|why| no_interval(*why)),
        }),
        Err(why) => json!({ "value": null, "why": no_value(*why) }),
    };
    let line = |line: &Line| {
        let value = |found: &Result<Estimate, NoValue>| value(found, line.item.is_some());
        let differences = line.item.as_deref().map(|item| table.differences(item, deeds)).unwrap_or_default();
        json!({
            "item": line.item, "percent": value(&line.percent), "kappa": { "kind": line.kappa.0, "of": value(&line.kappa.1) },
            "alpha": value(&line.alpha), "alpha_with_machine": value(&line.with_machine), "differences": differences,
        })
    };
    json!({ "of": sample.id(), "raters": table.raters, "units": table.units.len(), "lines": lines.iter().map(line).collect::<Vec<_>>() })
}

fn no_value(why: NoValue) -> &'static str {
    match why {
        NoValue::FewRaters => "agreement-few-raters",
        NoValue::NotTwoRaters { .. } => "agreement-not-two",
        NoValue::NoPairs => "agreement-no-pairs",
        NoValue::Unequal { .. } => "agreement-unequal",
        NoValue::OneCategory => "agreement-one-category",
    }
}

fn no_interval(why: NoInterval) -> &'static str {
    match why {
        NoInterval::OneUnit => "agreement-one-unit",
        NoInterval::FewResamples | NoInterval::OftenWithout => "agreement-often-without",
        NoInterval::NoSpread => "agreement-no-spread",
    }
}

fn in_words(
    table: &Table,
    lines: &[Line],
    deeds: &[Deed],
    (people, quotes): (&Users, bool),
    messages: &Messages,
    sample: &Sample,
) -> String {
    let raters = table.raters.iter().map(|who| people.name(who)).collect::<Vec<_>>().join("、");
    let head = Message::new("agreement-head").with("of", sample.id()).with("count", table.units.len()).with("raters", raters);
    let kappa = if table.raters.len() == 2 { "agreement-cohen" } else { "agreement-fleiss" };
    let headings = ["test-item", "agreement-units", "agreement-percent", kappa, "agreement-alpha", "agreement-machine"];
    let mut rows = vec![headings.map(|id| Cell::text(messages.get(id)).styled(DIM)).to_vec()];
    let shown = |found: &Result<Estimate, NoValue>, is_percent: bool, has_interval: bool| match found {
        Ok(found) => {
            let number = |value: f64| if is_percent { format!("{:.0}%", value * 100.0) } else { format!("{value:.2}") };
            let interval = found
                .interval
                .as_ref()
                .ok()
                .filter(|_| has_interval)
                .map(|at| format!("（{}–{}）", number(at.low), number(at.high)));
            number(found.value) + &interval.unwrap_or_default()
        }
        Err(why) => messages.get(no_value(*why)),
    };
    for line in lines {
        let name = line.item.clone().unwrap_or_else(|| messages.get("agreement-all"));
        // the items of one recording hang together: an interval as if they did not would be too narrow
        let is_item = line.item.is_some();
        let units = line.percent.as_ref().map_or(0, |found| found.units);
        let cells = [
            shown(&line.percent, true, is_item),
            shown(&line.kappa.1, false, is_item),
            shown(&line.alpha, false, is_item),
            shown(&line.with_machine, false, is_item),
        ];
        rows.push([Cell::text(name), Cell::number(units)].into_iter().chain(cells.map(Cell::text)).collect());
    }
    let mut text = format!("{}\n{}{}\n", styled(BOLD, messages.text(&head)), grid(&rows), messages.get("agreement-basis"));
    for line in lines.iter().filter(|_| quotes) {
        let Some(item) = &line.item else { continue };
        for difference in table.differences(item, deeds) {
            let _ = writeln!(text, "\n{item}　{}", difference.unit);
            for (who, verdict, words) in difference.said {
                let (who, verdict) = (people.name(&who), messages.get(&format!("verdict-{}", verdict.code())));
                let _ = writeln!(text, "  {who} {verdict}　{}", words.join("；"));
            }
        }
    }
    text
}
