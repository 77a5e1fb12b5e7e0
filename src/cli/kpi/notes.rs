//! What could not be computed and why, and what could not be read.

use super::super::localised::titled;
use crate::cli::score_print::printable;
use crate::indicators::{Indicator, Population, Results};
use crate::messages::Messages;
use crate::problem::Message;

/// What some indicators lack, a sentence each; a list that isn't there is told once for all that need it.
pub(super) fn notes(results: &Results, indicators: &[&Indicator], messages: &Messages) -> Vec<String> {
    let mut populations: Vec<(Population, Vec<&str>)> = Vec::new();
    for indicator in indicators {
        for population in &results.absent(indicator).populations {
            match populations.iter_mut().find(|(known, _)| known == population) {
                Some((_, titles)) => titles.push(&indicator.title),
                None => populations.push((*population, vec![&indicator.title])),
            }
        }
    }
    let no_records = populations.into_iter().map(|(population, titles)| {
        let message = Message::new("kpi-no-records").with("population", called(population, messages));
        messages.text(&message.with("kind", population.name()).with("indicators", titles.join(&messages.get("kpi-comma"))))
    });
    no_records.chain(indicators.iter().flat_map(|indicator| own(results, indicator, messages))).collect()
}

fn called(population: Population, messages: &Messages) -> String {
    messages.get(&format!("population-{}", population.name()))
}

/// What one indicator lacks of lists that are there.
fn own(results: &Results, indicator: &Indicator, messages: &Messages) -> Vec<String> {
    let absent = results.absent(indicator);
    let about = |id: &str| Message::new(id).with("indicator", &indicator.title);
    let lacking = |id: &str, population: Population, columns: &[&str]| {
        let columns: Vec<String> = columns.iter().map(|field| titled(population.vocabulary(), field, messages)).collect();
        let message = about(id).with("population", called(population, messages));
        messages.text(&message.with("columns", columns.join(&messages.get("kpi-comma"))))
    };
    let mut notes = Vec::new();
    for columns in absent.fields.chunk_by(|(a, _), (b, _)| a == b) {
        let fields: Vec<&str> = columns.iter().map(|(_, field)| field.as_str()).collect();
        notes.push(lacking("kpi-no-column", columns[0].0, &fields));
    }
    notes.extend(absent.group.iter().map(|(population, field)| lacking("kpi-no-group-column", *population, &[field])));
    let unreached = results.periods().iter().enumerate().filter(|(period, _)| results.is_unreached(indicator, *period));
    let unreached: Vec<String> = unreached.map(|(_, period)| period.to_string()).collect();
    if !unreached.is_empty() && !absent.is_fatal() {
        notes.push(messages.text(&about("kpi-unreached").with("periods", unreached.join(&messages.get("kpi-comma")))));
    }
    let unread: Vec<String> = results.unread(indicator).iter().map(|value| format!("“{}”", printable(value))).collect();
    if !unread.is_empty() {
        notes.push(messages.text(&about("kpi-unread").with("values", unread.join(" "))));
    }
    notes
}
