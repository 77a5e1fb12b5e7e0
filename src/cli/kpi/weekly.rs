//! The weekly table of everybody (E-t3): calls, AHT, FCR, CSAT, what to improve, and the goals of the next week.

use serde_json::json;

use super::figure;
use super::gather::Desk;
use super::notes::notes;
use super::page::{Mark, Page, Value};
use super::table::{any_data, called, heading, number};
use crate::cli::output::{BOLD, DIM, styled};
use crate::cli::{Context, Failure};
use crate::indicators::{By, Estimate, Group, Indicator, Indicators, Standing};
use crate::messages::Messages;
use crate::problem::{Error, Message, Problem};
use crate::records::Period;

/// Computes, prints and gives the table for files.
pub(super) fn run(context: &Context, desk: &Desk, all: &Indicators, period: &Period) -> Result<Page, Failure> {
    let messages = &context.output.messages;
    let columns: Vec<&Indicator> = all.weekly.iter().filter_map(|id| all.get(id)).collect();
    if columns.is_empty() {
        return Err(Error::usage(Problem::new("kpi-no-weekly")).into());
    }
    let results = desk.count(context, all, &columns, vec![period.clone()], Some(&By::Agent))?;
    any_data(&results, &columns, messages)?;
    let groups = results.groups_of(&columns).into_iter().map(|(number, group)| (number, group.clone()));
    let everybody = Group { key: messages.get("kpi-all"), name: None };
    let people: Vec<Person> = groups
        .chain([(0, everybody)])
        .map(|(number, group)| Person {
            is_all: number == 0,
            group,
            estimates: columns.iter().map(|indicator| (*indicator, results.estimate(indicator, 0, number))).collect(),
        })
        .collect();
    let rows = people.iter().map(|person| row(person, messages)).collect();
    let page = Page { name: messages.get("kpi-weekly-sheet"), headings: headings(&columns, messages), rows };
    let notes = notes(&results, &columns, messages);
    if context.output.json {
        let people: Vec<_> = people.iter().map(Person::json).collect();
        context.output.json(&json!({ "period": period, "agents": people, "lacks": notes }))?;
        return Ok(page);
    }
    let head = messages.text(&Message::new("kpi-weekly-head").with("period", period));
    let notes = if notes.is_empty() { String::new() } else { format!("\n{}\n", notes.join("\n")) };
    let legend = styled(DIM, messages.get("kpi-weekly-legend"));
    context.output.text(&format!("{}\n\n{}{notes}\n{legend}\n", styled(BOLD, head), page.text()))?;
    Ok(page)
}

/// Somebody's week.
struct Person<'a> {
    is_all: bool,
    group: Group,
    estimates: Vec<(&'a Indicator, Estimate)>,
}

impl Person<'_> {
    /// The indicators whose target is missed.
    fn missed(&self) -> impl Iterator<Item = (&Indicator, &Estimate)> {
        let is_missed = |(_, estimate): &&(&Indicator, Estimate)| estimate.standing == Standing::NotMet;
        self.estimates.iter().filter(is_missed).map(|(indicator, estimate)| (*indicator, estimate))
    }

    /// The goals of the next week: what was missed has to be reached.
    fn goals(&self) -> Vec<String> {
        self.missed().filter_map(|(indicator, _)| Some(format!("{} {}", indicator.title, figure::target(indicator)?))).collect()
    }

    fn json(&self) -> serde_json::Value {
        let one = |(indicator, estimate): &(&Indicator, Estimate)| (indicator.id.clone(), json!(estimate));
        let values: serde_json::Map<String, serde_json::Value> = self.estimates.iter().map(one).collect();
        let improve: Vec<&str> = self.missed().map(|(indicator, _)| indicator.id.as_str()).collect();
        let key = (!self.is_all).then_some(&self.group.key);
        json!({ "agent": key, "name": self.group.name, "values": values, "improve": improve, "goals": self.goals() })
    }
}

fn headings(columns: &[&Indicator], messages: &Messages) -> Vec<String> {
    let titled = |indicator: &&Indicator| match figure::target(indicator) {
        Some(target) => format!("{} {target}", indicator.title),
        None => indicator.title.clone(),
    };
    let first = heading(&By::Agent, messages);
    let last = ["kpi-improve", "kpi-goal"].map(|id| messages.get(id));
    // each figure with what it rests on
    let figures = columns.iter().flat_map(|indicator| [titled(indicator), messages.get("kpi-basis")]);
    std::iter::once(first).chain(figures).chain(last).collect()
}

fn row(person: &Person, messages: &Messages) -> Vec<Value> {
    let figures = person.estimates.iter().flat_map(|(indicator, estimate)| {
        let remarks = figure::remarks(estimate, messages);
        let basis = figure::basis(indicator, estimate, messages);
        let told =
            [basis, remarks].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(&messages.get("kpi-and"));
        [number(indicator, estimate.value), Value::text(told)]
    });
    let improve: Vec<String> = person
        .missed()
        .filter_map(|(indicator, estimate)| Some(format!("{} {}", indicator.title, figure::value(indicator, estimate.value?))))
        .collect();
    let improve = improve.join(&messages.get("kpi-and"));
    let improve = if improve.is_empty() { Value::Empty } else { Value::Mark(Mark::Bad, improve) };
    let name = if person.is_all { person.group.key.clone() } else { called(&person.group, messages) };
    let last = [improve, Value::text(person.goals().join(&messages.get("kpi-and")))];
    std::iter::once(Value::text(name)).chain(figures).chain(last).collect()
}
