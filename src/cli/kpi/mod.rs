//! `spotcheck kpi`: the indicators of a period, with target, basis and interval; for groups, over periods, as lists, weighted, and before
//! and after a measure.

mod assess;
mod change;
mod explain;
mod figure;
mod gather;
mod lists;
mod notes;
mod page;
mod table;
mod weekly;
mod write;

use super::args_kpi::KpiArgs;
use super::{Context, Exit, Failure};
use crate::indicators::{By, Indicator, Indicators};
use crate::problem::{Error, Problem, Result};
use crate::records::{Length, Period};
use crate::workspace::{self, Workspace};

pub(super) fn run(context: &mut Context, args: &KpiArgs) -> Result<Exit, Failure> {
    if let Some(id) = &args.explain {
        let workspace = context.workspace_if_any()?;
        let all = workspace::indicators(workspace.as_ref())?;
        explain::print(context, named(&all, id)?)?;
        return Ok(Exit::Done);
    }
    let (workspace, store) = context.store()?;
    let all = workspace::indicators(Some(&workspace))?;
    let desk = gather::Desk::new(context, &workspace, &store)?;
    let by = args.by.as_deref().map(By::parse);
    let page = if args.weekly {
        weekly::run(context, &desk, &all, &period(context, &workspace, args, Length::Week)?)?
    } else if args.lists {
        lists::run(context, &desk, &all, &period(context, &workspace, args, Length::Month)?)?
    } else if let Some(file) = &args.assess {
        let weights = workspace::weights(file, &all)?;
        let period = period(context, &workspace, args, Length::Month)?;
        assess::run(context, &desk, &all, &weights, &period, by.as_ref().unwrap_or(&By::Agent))?
    } else if let (Some(before), Some(after)) = (&args.before, &args.after) {
        let periods = apart(&workspace, before, after)?;
        change::run(context, &desk, &all, &chosen(&all, args)?, &periods, by.as_ref())?
    } else {
        let periods = trend(period(context, &workspace, args, Length::Month)?, args.periods.unwrap_or(1));
        table::run(context, &desk, &all, &chosen(&all, args)?, periods, by.as_ref())?
    };
    write::files(context, args, &page)?;
    Ok(Exit::Done)
}

/// The indicators that were named, or all of them.
fn chosen<'a>(all: &'a Indicators, args: &KpiArgs) -> Result<Vec<&'a Indicator>> {
    if args.indicators.is_empty() {
        Ok(all.list.iter().collect())
    } else {
        args.indicators.iter().map(|id| named(all, id)).collect()
    }
}

/// The indicator of an id or a title; a slip of the pen is told with what it may have meant.
fn named<'a>(all: &'a Indicators, id: &str) -> Result<&'a Indicator> {
    if let Some(found) = all.list.iter().find(|indicator| indicator.id == id || indicator.title == id) {
        return Ok(found);
    }
    let likeness =
        |indicator: &Indicator| strsim::jaro_winkler(id, &indicator.id).max(strsim::jaro_winkler(id, &indicator.title));
    let nearest = all.list.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).filter(|found| likeness(found) > 0.7);
    let known = all.list.iter().map(|indicator| indicator.id.as_str()).collect::<Vec<_>>().join(", ");
    let problem = match nearest {
        Some(near) => Problem::new("kpi-unknown-near").with("near", &near.id),
        None => Problem::new("kpi-unknown").with("known", known),
    };
    Err(Error::usage(problem.with("indicator", id)))
}

/// The period that was asked for, or the last full one of a length.
fn period(context: &Context, workspace: &Workspace, args: &KpiArgs, usual: Length) -> Result<Period> {
    let Some(text) = &args.period else {
        let now = Period::of(usual, (context.clock)(), &workspace.config.zone);
        let last = now.and_then(|period| period.previous());
        return last.ok_or_else(|| Error::usage(Problem::new("usage-bad-period").with("period", usual.name())));
    };
    parsed(text)
}

/// A period with bounds.
fn parsed(text: &str) -> Result<Period> {
    let period = Period::parse(text).filter(|period| period.length() != Length::Event);
    period.ok_or_else(|| Error::usage(Problem::new("usage-bad-period").with("period", text)))
}

/// So many periods up to one, the oldest first.
fn trend(last: Period, count: u16) -> Vec<Period> {
    let mut periods: Vec<Period> = std::iter::successors(Some(last), Period::previous).take(usize::from(count)).collect();
    periods.reverse();
    periods
}

/// Two periods that have nothing in common.
fn apart(workspace: &Workspace, before: &str, after: &str) -> Result<[Period; 2]> {
    let periods = [parsed(before)?, parsed(after)?];
    let [a, b] = periods.each_ref().map(|period| period.bounds(&workspace.config.zone));
    let is_apart = a.zip(b).is_some_and(|(a, b)| a.end <= b.start || b.end <= a.start);
    if is_apart {
        Ok(periods)
    } else {
        Err(Error::usage(Problem::new("kpi-overlap").with("before", before).with("after", after)))
    }
}
