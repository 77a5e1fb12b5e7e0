//! The statistics are those of `SciPy` and `statsmodels`, to nine digits; `tests/data/statistics.py` wrote the values.

use serde_json::Value;
use spotcheck::statistics::{
    Interval, Moments, StratumMean, clopper_pearson, hypergeometric, mean, mean_interval, mean_of_equals, miss_probability,
    newcombe, outscore_probability, sample_size, stratified_mean, welch, wilson,
};

fn golden(name: &str) -> Vec<Vec<Value>> {
    let all: Value = serde_json::from_str(include_str!("../data/statistics.json")).unwrap();
    let rows = all[name].as_array().unwrap().iter().map(|row| row.as_array().unwrap().clone()).collect::<Vec<_>>();
    assert!(!rows.is_empty());
    rows
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

#[track_caller]
fn near(found: f64, expected: &Value, row: &[Value]) {
    assert!((found - number(expected)).abs() < 1e-9, "{found} is not {expected} in {row:?}");
}

#[track_caller]
fn same(found: Interval, low: &Value, high: &Value, row: &[Value]) {
    near(found.low, low, row);
    near(found.high, high, row);
}

#[test]
fn wilson_and_clopper_pearson_agree_with_statsmodels() {
    for row in golden("wilson") {
        same(wilson(count(&row[0]), count(&row[1]), number(&row[2])).unwrap(), &row[3], &row[4], &row);
    }
    for row in golden("clopper_pearson") {
        same(clopper_pearson(count(&row[0]), count(&row[1]), number(&row[2])).unwrap(), &row[3], &row[4], &row);
    }
}

#[test]
fn exact_intervals_of_finite_populations_agree_with_scipy() {
    for row in golden("hypergeometric") {
        let found = hypergeometric(count(&row[0]), count(&row[1]), count(&row[2]), number(&row[3])).unwrap();
        same(found, &row[4], &row[5], &row);
    }
}

#[test]
fn means_agree_with_scipy() {
    for row in golden("mean") {
        let found = mean(&numbers(&row[0]), count(&row[1]), number(&row[2])).unwrap();
        near(found.mean, &row[3], &row);
        same(found.interval.unwrap(), &row[4], &row[5], &row);
    }
    for row in golden("equals") {
        let (drawn, population) = (count(&row[1]), count(&row[2]));
        let marks = Interval { low: 0.0, high: 100.0 };
        let found = mean_of_equals(number(&row[0]), drawn, population, marks, number(&row[3])).unwrap();
        same(found, &row[4], &row[5], &row);
    }
    for row in golden("stratified") {
        let strata: Vec<(u64, Vec<f64>)> =
            row[0].as_array().unwrap().iter().map(|stratum| (count(&stratum[0]), numbers(&stratum[1]))).collect();
        let strata: Vec<StratumMean> =
            strata.iter().map(|(population, values)| StratumMean { population: *population, values }).collect();
        let found = stratified_mean(&strata, number(&row[1])).unwrap();
        near(found.mean, &row[2], &row);
        same(found.interval.unwrap(), &row[3], &row[4], &row);
    }
}

#[test]
fn differences_agree_with_statsmodels_and_scipy() {
    for row in golden("newcombe") {
        let (first, second) = ((count(&row[0]), count(&row[1])), (count(&row[2]), count(&row[3])));
        same(newcombe(first, second, number(&row[4])).unwrap(), &row[5], &row[6], &row);
    }
    let moments = |value: &Value| Moments { n: count(&value[0]), mean: number(&value[1]), variance: number(&value[2]) };
    for row in golden("welch") {
        same(welch(moments(&row[0]), moments(&row[1]), number(&row[2])).unwrap(), &row[3], &row[4], &row);
    }
    let one = Moments { n: 1, mean: 3.0, variance: 0.0 };
    assert_eq!((newcombe((0, 0), (1, 2), 0.95), welch(one, Moments { n: 9, ..one }, 0.95)), (None, None));
    assert_eq!(welch(Moments { n: 5, ..one }, Moments { n: 9, ..one }, 0.95), Some(Interval { low: 0.0, high: 0.0 }));
}

#[test]
fn means_of_many_agree_with_scipy() {
    for row in golden("moments") {
        let (n, mean, variance, population) = (count(&row[0]), number(&row[1]), number(&row[2]), row[3].as_u64());
        same(mean_interval(n, mean, variance, population, number(&row[4])).unwrap(), &row[5], &row[6], &row);
    }
    assert_eq!(mean_interval(1, 5.0, 0.0, None, 0.95), None);
}

#[test]
fn sizes_and_powers_agree_with_scipy() {
    for row in golden("size") {
        assert_eq!(sample_size(count(&row[0]), number(&row[1]), number(&row[2])), count(&row[3]), "{row:?}");
    }
    for row in golden("miss") {
        near(miss_probability(count(&row[0]), count(&row[1]), count(&row[2])), &row[3], &row);
    }
    for row in golden("outscore") {
        near(outscore_probability(count(&row[0]), number(&row[1]), number(&row[2])), &row[3], &row);
    }
}

#[test]
fn nothing_is_said_of_nothing() {
    assert_eq!(wilson(0, 0, 0.95), None);
    assert_eq!(clopper_pearson(0, 0, 0.95), None);
    assert_eq!(hypergeometric(0, 0, 10, 0.95), None);
    assert_eq!(hypergeometric(3, 11, 10, 0.95), None);
    assert_eq!(mean(&[], 10, 0.95), None);
    assert_eq!(mean(&[80.0], 10, 0.95).unwrap().interval, None);
    assert_eq!(mean_of_equals(80.0, 0, 10, Interval { low: 0.0, high: 100.0 }, 0.95), None);
    assert_eq!(stratified_mean(&[], 0.95), None);
    assert_eq!(stratified_mean(&[StratumMean { population: 5, values: &[] }], 0.95), None);
}

#[test]
fn a_whole_population_leaves_no_doubt() {
    assert_eq!(hypergeometric(9, 10, 10, 0.95), Some(Interval { low: 0.9, high: 0.9 }));
    let all = mean(&[80.0, 100.0], 2, 0.95).unwrap();
    assert_eq!(all.interval, Some(Interval { low: 90.0, high: 90.0 }));
}

/// The figures that a week of ten stands for: 0.95^10, two binomials, and Wilson's interval, all from `SciPy` and `statsmodels`.
#[test]
fn a_plan_explains_what_ten_a_week_can_show() {
    let run: crate::support::Run = crate::support::spotcheck().args(["plan", "explain", "--json"]).output().unwrap().into();
    let told = run.expect(0).json();
    let near = |name: &str, expected: f64| assert!((number(&told[name]) - expected).abs() < 1e-5, "{name}: {told}");
    near("missed", 0.598_736_939);
    near("outscored_80_over_90", 0.164_696_396);
    assert!((number(&told["all_but_one_good"]["low"]) - 0.595_849_973).abs() < 1e-8);
    assert!((number(&told["all_but_one_good"]["high"]) - 0.982_123_787).abs() < 1e-8);
    assert_eq!(told["for_five_points"], 384);
}
