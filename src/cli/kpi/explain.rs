//! How an indicator is counted, in words.

use serde_json::json;

use super::figure;
use crate::cli::output::{BOLD, styled};
use crate::cli::{Context, Failure};
use crate::indicators::Indicator;
use crate::problem::Message;

/// Prints an indicator's rule with all that belongs to it.
pub(super) fn print(context: &Context, indicator: &Indicator) -> Result<(), Failure> {
    let (messages, target) = (&context.output.messages, figure::target(indicator));
    if context.output.json {
        return Ok(context.output.json(&json!({
            "id": indicator.id,
            "title": indicator.title,
            "source": indicator.source,
            "rule": indicator.rule,
            "target": target,
            "of": indicator.of.name(),
            "at": indicator.at,
            "measured": indicator.measured.name(),
            "unit": indicator.unit.name(),
            "basis": indicator.basis.name(),
            "smallest": indicator.smallest,
        }))?);
    }
    let head = styled(BOLD, format!("{}（{}）", indicator.title, indicator.id));
    let lines = [
        ("kpi-explain-source", indicator.source.join(" ")),
        ("kpi-explain-target", target.unwrap_or_else(|| messages.get("kpi-explain-no-target"))),
        ("kpi-explain-of", messages.get(&format!("population-{}", indicator.of.name()))),
        ("kpi-explain-at", indicator.at.clone()),
        ("kpi-explain-measured", messages.get(&format!("kpi-measured-{}", indicator.measured.name()))),
        ("kpi-explain-basis", messages.get(&format!("kpi-basis-{}", indicator.basis.name()))),
        ("kpi-explain-smallest", indicator.smallest.to_string()),
    ];
    let lines = lines.iter().filter(|(_, value)| !value.is_empty());
    let lines: Vec<String> = lines.map(|(id, value)| messages.text(&Message::new(id).with("value", value))).collect();
    Ok(context.output.text(&format!("{head}\n{}\n\n{}\n", indicator.rule, lines.join("\n")))?)
}
