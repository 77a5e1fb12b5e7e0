//! The people of `spotcheck.yaml`, and the rules by which they decide.

use std::collections::BTreeSet;

use crate::calendar::{Span, Unit};
use crate::problem::Problem;
use crate::review::{Role, Trust, User};
use crate::yaml::{Node, Reader};

/// How long an agent may appeal where nothing is said.
pub(super) const APPEAL_WITHIN: Span = Span { count: 5, unit: Unit::WorkingDays };

/// Reads `- {id: "9001", name: …, role: supervisor}`.
pub(super) fn users(reader: &mut Reader, node: &Node) -> Vec<User> {
    let roles = Role::ALL.map(|role| (role.name(), role));
    let (mut users, mut seen) = (Vec::new(), BTreeSet::new());
    for node in reader.list(node) {
        let map = reader.map(node, &["id", "name", "role"]);
        let id = reader.required(&map, "id").and_then(|node| reader.text(node)).map(|id| id.trim().to_owned());
        let role = reader.required(&map, "role").and_then(|node| reader.choice(node, &roles));
        let name = map.get("name").and_then(|node| reader.text(node));
        let (Some(id), Some(role)) = (id, role) else { continue };
        if !seen.insert(id.clone()) {
            reader.complain(node.mark, Problem::new("config-user-twice").with("id", &id));
        }
        users.push(User { name: name.unwrap_or_else(|| id.clone()), id, role });
    }
    users
}

/// Reads `{within: 5 working days}`.
pub(super) fn appeals(reader: &mut Reader, node: &Node) -> Option<Span> {
    let map = reader.map(node, &["within"]);
    let node = reader.required(&map, "within")?;
    let text = reader.text(node)?;
    let span = Span::parse(&text).filter(|span| span.count > 0);
    if span.is_none() {
        reader.complain(node.mark, Problem::new("config-bad-span").with("value", text));
    }
    span
}

/// Reads `{precision: 90%, reviewed: 20}`.
pub(super) fn trust(reader: &mut Reader, node: &Node) -> Option<Trust> {
    let map = reader.map(node, &["precision", "reviewed"]);
    let mut trust = Trust::default();
    if let Some(node) = map.get("precision") {
        let text = reader.text(node)?;
        let percent = text.trim().strip_suffix('%').and_then(|number| number.trim().parse().ok()).filter(|n| *n <= 100);
        let Some(percent) = percent else {
            reader.complain(node.mark, Problem::new("plan-bad-percent").with("value", text));
            return None;
        };
        trust.precision = percent;
    }
    if let Some(node) = map.get("reviewed") {
        trust.looked_at = u64::try_from(reader.count(node)?).unwrap_or(u64::MAX);
    }
    Some(trust)
}
