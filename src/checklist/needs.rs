//! Items that depend on other items: these come first, and nobody may depend on themselves.

use super::{Rule, Section};
use crate::problem::Problem;
use crate::yaml::Reader;

/// The items in an order in which each comes after those that it depends on; complains of circles. An item that
/// is not there was complained of where it is named.
pub(super) fn order(reader: &mut Reader, sections: &[Section], rules: &[Rule]) -> Vec<usize> {
    let ids: Vec<&str> = sections.iter().flat_map(|section| &section.items).map(|item| item.id.as_str()).collect();
    let place = |id: &str| ids.iter().position(|known| *known == id);
    let mut order: Vec<usize> = Vec::with_capacity(rules.len());
    let mut waiting: Vec<usize> = (0..rules.len()).collect();
    while !waiting.is_empty() {
        let is_ready = |index: &usize| rules[*index].needs().filter_map(place).all(|needed| order.contains(&needed));
        let (ready, rest): (Vec<usize>, Vec<usize>) = waiting.iter().copied().partition(is_ready);
        if ready.is_empty() {
            let circle: Vec<&str> = rest.iter().filter_map(|index| ids.get(*index).copied()).collect();
            reader.complain(rules[rest[0]].mark, Problem::new("checklist-circle").with("items", circle.join(", ")));
            return order;
        }
        order.extend(ready);
        waiting = rest;
    }
    order
}
