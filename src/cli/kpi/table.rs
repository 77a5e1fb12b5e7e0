//! The indicators of a period, or of several; for everything together or for groups.

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::figure;
use super::gather::Desk;
use super::notes::notes;
use super::page::{Mark, Page, Value};
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::score_print::printable;
use crate::cli::{Context, Failure};
use crate::indicators::{By, Estimate, Group, Indicator, Indicators, Results, Standing, Unit};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem};
use crate::records::Period;

/// What is shown.
struct Shown<'s> {
    results: &'s Results<'s>,
    chosen: &'s [&'s Indicator],
    by: Option<&'s By>,
    messages: &'s Messages,
}

/// Computes, prints and gives the table for files.
pub(super) fn run(
    context: &Context,
    desk: &Desk,
    all: &Indicators,
    chosen: &[&Indicator],
    periods: Vec<Period>,
    by: Option<&By>,
) -> Result<Page, Failure> {
    let results = desk.count(context, all, chosen, periods, by)?;
    any_data(&results, chosen, &context.output.messages)?;
    let shown = Shown { results: &results, chosen, by, messages: &context.output.messages };
    if context.output.json {
        context.output.json(&shown.json())?;
    } else {
        context.output.text(&shown.text())?;
    }
    Ok(shown.page())
}

/// That there is anything to compute at all.
pub(super) fn any_data(results: &Results, chosen: &[&Indicator], messages: &Messages) -> Result<(), Error> {
    let is_there = |indicator: &&Indicator| results.absent(indicator).populations.is_empty();
    if chosen.is_empty() || chosen.iter().any(is_there) {
        return Ok(());
    }
    let mut populations: Vec<_> = chosen.iter().flat_map(|one| &results.absent(one).populations).collect();
    populations.sort_unstable();
    populations.dedup();
    let called: Vec<String> = populations.iter().map(|one| messages.get(&format!("population-{}", one.name()))).collect();
    Err(Error::input(Problem::new("kpi-nothing").with("populations", called.join(&messages.get("kpi-comma")))))
}

/// A value as a cell; a dash where there is none.
pub(super) fn number(indicator: &Indicator, value: Option<f64>) -> Value {
    let Some(value) = value else { return Value::text("—") };
    Value::Number { value, is_percent: indicator.unit == Unit::Percent, shown: figure::value(indicator, value) }
}

/// Whether the target is met, as a cell.
pub(super) fn standing(standing: Standing, messages: &Messages) -> Value {
    match standing {
        Standing::Met => Value::Mark(Mark::Good, messages.get("kpi-met")),
        Standing::NotMet => Value::Mark(Mark::Bad, messages.get("kpi-not-met")),
        Standing::Undecided => Value::Mark(Mark::Open, messages.get("kpi-undecided")),
        Standing::NoData | Standing::NoTarget => Value::Empty,
    }
}

/// What a group is called.
pub(super) fn called(group: &Group, messages: &Messages) -> String {
    // what a list says must not steer the terminal
    match (&group.name, group.key.is_empty()) {
        (_, true) => messages.get("kpi-untold"),
        (Some(name), _) if *name != group.key => printable(&format!("{} {name}", group.key)),
        _ => printable(&group.key),
    }
}

/// The word for what groups are formed by.
pub(super) fn heading(by: &By, messages: &Messages) -> String {
    match by {
        By::Column(name) => name.clone(),
        other => messages.get(&format!("kpi-by-{}", other.name())),
    }
}

impl Shown<'_> {
    fn last(&self) -> usize {
        self.results.periods().len() - 1
    }

    /// Everything together, and the groups.
    fn groups(&self, indicator: &Indicator) -> Vec<(usize, Option<Group>)> {
        let groups = self.results.groups(indicator).into_iter().map(|(number, group)| (number, Some(group.clone())));
        let all = std::iter::once((0, None));
        if self.by.is_some() { all.chain(groups).collect() } else { all.collect() }
    }

    fn text(&self) -> String {
        let periods: Vec<String> = self.results.periods().iter().map(ToString::to_string).collect();
        let span = if periods.len() > 1 { format!("{} – {}", periods[0], periods[self.last()]) } else { periods[0].clone() };
        let mut text = styled(BOLD, self.messages.text(&Message::new("kpi-head").with("period", span))) + "\n\n";
        let computable: Vec<&&Indicator> =
            self.chosen.iter().filter(|indicator| !self.results.absent(indicator).is_fatal()).collect();
        if self.by.is_none() {
            let rows = computable.iter().map(|indicator| self.row(indicator, Value::text(&indicator.title), 0)).collect();
            text += &Page { rows, headings: self.headings("kpi-indicator"), ..Page::default() }.text();
        }
        for indicator in computable.iter().filter(|_| self.by.is_some()) {
            let target = figure::target(indicator).map(|target| format!("  {target}")).unwrap_or_default();
            let _ = writeln!(text, "{}{}", styled(BOLD, &indicator.title), styled(DIM, target));
            text += &self.block(indicator).text();
            text += "\n";
        }
        let notes = notes(self.results, self.chosen, self.messages);
        if !notes.is_empty() {
            let _ = write!(text, "\n{}\n{}\n", styled(BOLD, self.messages.get("kpi-lacking")), notes.join("\n"));
        }
        text + "\n" + &styled(DIM, self.messages.get("kpi-legend")) + "\n"
    }

    /// The groups of an indicator.
    fn block(&self, indicator: &Indicator) -> Page {
        let row = |(number, group): &(usize, Option<Group>)| {
            let name = group.as_ref().map_or_else(|| self.messages.get("kpi-all"), |group| called(group, self.messages));
            self.row(indicator, Value::text(name), *number)
        };
        let first = self.by.map(|by| heading(by, self.messages)).unwrap_or_default();
        let mut headings = self.headings("kpi-indicator");
        headings[0] = first;
        Page { rows: self.groups(indicator).iter().map(row).collect(), headings, ..Page::default() }
    }

    fn headings(&self, first: &str) -> Vec<String> {
        let earlier = &self.results.periods()[..self.last()];
        let rest = ["kpi-value", "kpi-target", "kpi-standing", "kpi-basis", "kpi-interval", "kpi-remarks"];
        let mut headings = vec![self.messages.get(first)];
        headings.extend(earlier.iter().map(ToString::to_string));
        headings.extend(rest.map(|id| self.messages.get(id)));
        headings
    }

    fn row(&self, indicator: &Indicator, first: Value, group: usize) -> Vec<Value> {
        let earlier = (0..self.last()).map(|period| number(indicator, self.estimate(indicator, period, group).value));
        let estimate = self.estimate(indicator, self.last(), group);
        let rest = [
            number(indicator, estimate.value),
            Value::text(figure::target(indicator).filter(|_| self.by.is_none()).unwrap_or_default()),
            standing(estimate.standing, self.messages),
            Value::text(figure::basis(indicator, &estimate, self.messages)),
            Value::text(figure::interval(indicator, &estimate).unwrap_or_default()),
            Value::text(figure::remarks(&estimate, self.messages)),
        ];
        std::iter::once(first).chain(earlier).chain(rest).collect()
    }

    fn estimate(&self, indicator: &Indicator, period: usize, group: usize) -> Estimate {
        self.results.estimate(indicator, period, group)
    }

    /// A row for every period, indicator and group.
    fn page(&self) -> Page {
        let mut rows = Vec::new();
        for indicator in self.chosen {
            for (period, name) in self.results.periods().iter().enumerate() {
                for (number, group) in self.groups(indicator) {
                    let group = group.map_or_else(|| self.messages.get("kpi-all"), |group| called(&group, self.messages));
                    let head = [name.to_string(), indicator.id.clone(), indicator.title.clone(), group];
                    let estimate = self.estimate(indicator, period, number);
                    rows.push(head.into_iter().map(Value::text).chain(self.cells(indicator, &estimate)).collect());
                }
            }
        }
        Page { name: self.messages.get("kpi-sheet"), headings: LONG.iter().map(|id| self.messages.get(id)).collect(), rows }
    }

    fn cells(&self, indicator: &Indicator, estimate: &Estimate) -> Vec<Value> {
        let end = |value: Option<f64>| value.map_or(Value::Empty, |value| number(indicator, Some(value)));
        let count = |value: Option<u64>| value.map_or(Value::Empty, Value::Count);
        let basis = self.messages.get(&format!("kpi-basis-{}", indicator.basis.name()));
        vec![
            end(estimate.value),
            Value::text(figure::target(indicator).unwrap_or_default()),
            standing(estimate.standing, self.messages),
            count(estimate.numerator),
            Value::Count(estimate.n),
            end(estimate.interval.map(|interval| interval.low)),
            end(estimate.interval.map(|interval| interval.high)),
            Value::Count(estimate.missing),
            Value::Count(estimate.unreadable),
            Value::Count(estimate.open),
            Value::Count(estimate.repeats),
            Value::text(basis),
            Value::text(if estimate.is_small { self.messages.get("kpi-small") } else { String::new() }),
        ]
    }

    fn json(&self) -> Json {
        let indicators: Vec<Json> = self.chosen.iter().map(|indicator| self.one(indicator)).collect();
        json!({ "periods": self.results.periods(), "by": self.by.map(By::name), "indicators": indicators })
    }

    fn one(&self, indicator: &Indicator) -> Json {
        let group = |(number, group): &(usize, Option<Group>)| {
            let periods = self.results.periods().iter().enumerate();
            let estimates: Vec<Json> =
                periods.map(|(at, period)| dated(period, &self.estimate(indicator, at, *number))).collect();
            let (key, name) = group.as_ref().map_or((None, None), |group| (Some(&group.key), group.name.as_ref()));
            json!({ "group": key, "name": name, "periods": estimates })
        };
        let target = indicator.target.map(|target| {
            let key = if target.is_least() { "at_least" } else { "at_most" };
            json!({ key: target.value() })
        });
        json!({
            "id": indicator.id,
            "title": indicator.title,
            "source": indicator.source,
            "unit": indicator.unit.name(),
            "basis": indicator.basis.name(),
            "measured": indicator.measured.name(),
            "smallest": indicator.smallest,
            "target": target,
            "rows": self.groups(indicator).iter().map(group).collect::<Vec<_>>(),
            "lacks": notes(self.results, &[indicator], self.messages),
        })
    }
}

/// An estimate with its period.
fn dated(period: &Period, estimate: &Estimate) -> Json {
    let mut value = json!({ "period": period });
    if let (Json::Object(all), Ok(Json::Object(own))) = (&mut value, serde_json::to_value(estimate)) {
        all.extend(own);
    }
    value
}

/// The headings of the long table.
const LONG: [&str; 17] = [
    "kpi-period",
    "kpi-id",
    "kpi-indicator",
    "kpi-group",
    "kpi-value",
    "kpi-target",
    "kpi-standing",
    "kpi-numerator",
    "kpi-denominator",
    "kpi-low",
    "kpi-high",
    "kpi-missing-head",
    "kpi-unreadable-head",
    "kpi-open-head",
    "kpi-repeats-head",
    "kpi-basis-head",
    "kpi-small-head",
];
