//! Figures as they are printed: rounded, but never over a limit that the value doesn't reach.

use crate::indicators::{Bound, Estimate, Formula, Indicator, Target, Unit};
use crate::messages::Messages;
use crate::problem::Message;

/// A value in a unit: `91.2%`, `12.3`, `4.25`. What doesn't reach a limit isn't rounded onto it: 89.96 % is 89.9 % where 90 % is wanted.
pub(super) fn figure(value: f64, unit: Unit, limit: Option<f64>) -> String {
    let (scale, places) = match unit {
        Unit::Percent => (100.0, 1),
        Unit::Seconds => (1.0, 1),
        Unit::Points => (1.0, 2),
        Unit::Count => (1.0, 0),
    };
    let grain = 10_f64.powi(places);
    let exact = value * scale * grain;
    let natural = if unit == Unit::Percent { &[0.0, 1.0][..] } else { &[] };
    let mut rounded = exact.round();
    for limit in natural.iter().copied().chain(limit).map(|limit| limit * scale * grain) {
        // the last bits of a product are no difference
        let tie = 1e-9 * limit.abs().max(1.0);
        if exact < limit - tie && rounded >= limit - tie {
            rounded = exact.floor();
        } else if exact > limit + tie && rounded <= limit + tie {
            rounded = exact.ceil();
        }
    }
    let shown = format!("{:.*}", usize::try_from(places).unwrap_or_default(), rounded / grain + 0.0);
    if unit == Unit::Percent { format!("{}%", shown.strip_suffix(".0").unwrap_or(&shown)) } else { shown }
}

/// A value of an indicator.
pub(super) fn value(indicator: &Indicator, value: f64) -> String {
    figure(value, indicator.unit, indicator.target.map(Target::value))
}

/// A limit as it stands in a file: `90%`, `10`.
pub(super) fn limit(value: f64, unit: Unit) -> String {
    let number = if unit == Unit::Percent { value * 100.0 } else { value };
    // 0.07 × 100 has a tail
    let number = (number * 1e6).round() / 1e6;
    format!("{number}{}", if unit == Unit::Percent { "%" } else { "" })
}

/// `≥ 90%`.
pub(super) fn target(indicator: &Indicator) -> Option<String> {
    let target = indicator.target?;
    let sign = if target.is_least() { "≥" } else { "≤" };
    Some(format!("{sign} {}", limit(target.value(), indicator.unit)))
}

/// `< 80%`, with the value of a bound.
pub(super) fn bound(bound: Bound, unit: Unit) -> String {
    match bound {
        Bound::Below(least) => format!("< {}", limit(least, unit)),
        Bound::Above(most) => format!("> {}", limit(most, unit)),
    }
}

/// `89.3%–92.8%`.
pub(super) fn interval(indicator: &Indicator, estimate: &Estimate) -> Option<String> {
    let interval = estimate.interval?;
    let shown = |end: f64| figure(end, indicator.unit, None);
    Some(format!("{}–{}", shown(interval.low), shown(interval.high)))
}

/// What the value rests on: `912/1000`, or how many values a mean has.
pub(super) fn basis(indicator: &Indicator, estimate: &Estimate, messages: &Messages) -> String {
    match (&indicator.formula, estimate.numerator, estimate.detractors) {
        (Formula::Count, ..) => String::new(),
        (_, Some(promoters), Some(detractors)) => {
            let message = Message::new("kpi-basis-nps").with("promoters", promoters).with("detractors", detractors);
            messages.text(&message.with("n", estimate.n))
        }
        (_, Some(good), None) => format!("{good}/{}", estimate.n),
        _ => messages.text(&Message::new("kpi-basis-mean").with("n", estimate.n)),
    }
}

/// What is not in the denominator, and whether it is small.
pub(super) fn remarks(estimate: &Estimate, messages: &Messages) -> String {
    let counts = [
        ("kpi-missing", estimate.missing),
        ("kpi-unreadable", estimate.unreadable),
        ("kpi-open", estimate.open),
        ("kpi-repeats", estimate.repeats),
    ];
    let told =
        counts.iter().filter(|(_, count)| *count > 0).map(|(id, count)| messages.text(&Message::new(id).with("count", count)));
    let small = (estimate.is_small && estimate.value.is_some()).then(|| messages.get("kpi-small"));
    told.chain(small).collect::<Vec<_>>().join(&messages.get("kpi-and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_rounded_onto_what_it_misses() {
        let percent = |value, limit| figure(value, Unit::Percent, limit);
        assert_eq!(percent(0.8996, Some(0.9)), "89.9%");
        assert_eq!(percent(0.9, Some(0.9)), "90%");
        assert_eq!(percent(0.01004, Some(0.01)), "1.1%");
        assert_eq!(percent(0.9996, None), "99.9%");
        assert_eq!(percent(0.0001, None), "0.1%");
        assert_eq!(
            (percent(0.0, None), percent(1.0, None), percent(1.0167, None)),
            ("0%".into(), "100%".into(), "101.7%".into())
        );
        assert_eq!(figure(10.04, Unit::Seconds, Some(10.0)), "10.1");
        assert_eq!(figure(4.254, Unit::Points, None), "4.25");
        assert_eq!(figure(-0.001, Unit::Points, None), "0.00");
        assert_eq!((limit(0.07, Unit::Percent), limit(180.0, Unit::Seconds)), ("7%".into(), "180".into()));
    }
}
