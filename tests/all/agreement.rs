//! Agreement is that of `statsmodels`, scikit-learn and `krippendorff`, to nine digits; `tests/data/agreement.py` wrote the values, and
//! asserted that the published tables give what was printed with them.

use serde_json::Value;
use spotcheck::statistics::agreement::{
    Bootstrap, Estimate, Level, NoValue, Ratings, Statistic, alpha, cohen, estimate, fleiss, percent,
};

const COEFFICIENTS: [(&str, Statistic); 6] = [
    ("percent", Statistic::Percent),
    ("cohen", Statistic::Cohen),
    ("fleiss", Statistic::Fleiss),
    ("nominal", Statistic::Alpha(Level::Nominal)),
    ("ordinal", Statistic::Alpha(Level::Ordinal)),
    ("interval", Statistic::Alpha(Level::Interval)),
];

fn golden() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../data/agreement.json")).unwrap();
    all["tables"].as_array().unwrap().clone()
}

fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn ratings(table: &Value) -> Ratings {
    let cell = |cell: &Value| (!cell.is_null()).then(|| count(cell));
    let units: Vec<Vec<_>> =
        table["units"].as_array().unwrap().iter().map(|unit| unit.as_array().unwrap().iter().map(cell).collect()).collect();
    Ratings::new(count(&table["categories"]), units[0].len(), units).unwrap()
}

fn value(ratings: &Ratings, statistic: Statistic) -> Result<f64, NoValue> {
    match statistic {
        Statistic::Percent => percent(ratings),
        Statistic::Cohen => cohen(ratings),
        Statistic::Fleiss => fleiss(ratings),
        Statistic::Alpha(level) => alpha(ratings, level),
    }
}

fn near(found: f64, expected: &Value) -> bool {
    (found - expected.as_f64().unwrap()).abs() < 1e-9
}

#[test]
fn coefficients_agree_with_python() {
    let mut compared = 0;
    for table in golden() {
        for (name, statistic) in COEFFICIENTS {
            let (found, expected) = (value(&ratings(&table), statistic), &table[name]);
            let same = found.map_or(expected.is_null(), |found| near(found, expected));
            assert!(same, "{name} of {} is {found:?}, not {expected}", table["name"]);
            compared += u32::from(found.is_ok());
        }
    }
    assert!(compared > 150, "{compared}");
}

/// What was printed in the papers, with as many digits.
#[test]
fn published_tables_give_what_was_published() {
    let printed = [
        ("Fleiss 1971", "fleiss", 0.430),
        ("Krippendorff 2011", "nominal", 0.743),
        ("Krippendorff 2011", "ordinal", 0.815),
        ("Krippendorff 2011", "interval", 0.849),
        ("Cohen 1968", "cohen", 0.492),
    ];
    let tables = golden();
    for (paper, name, expected) in printed {
        let table = tables.iter().find(|table| table["name"] == paper).unwrap();
        let statistic = COEFFICIENTS.iter().find(|(known, _)| *known == name).unwrap().1;
        let found = value(&ratings(table), statistic).unwrap();
        assert!((found - expected).abs() < 0.000_5, "{name} of {paper}: {found}");
    }
}

fn seed(hex: &str) -> [u8; 32] {
    std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
}

/// The same draws, the same resamples and the same ends, written twice.
#[test]
fn intervals_are_those_of_a_bootstrap_written_in_python() {
    let mut compared = 0;
    for table in golden().iter().filter(|table| table.get("bootstrap").is_some()) {
        let told = &table["bootstrap"];
        let resamples = u32::try_from(count(&told["resamples"])).unwrap();
        let how = Bootstrap { resamples, seed: seed(told["seed"].as_str().unwrap()), confidence: 0.95 };
        for (name, statistic) in COEFFICIENTS.into_iter().filter(|(name, _)| told.get(name).is_some()) {
            let Estimate { interval, without_value, .. } = estimate(&ratings(table), statistic, &how).unwrap();
            let (found, expected) = (interval.unwrap(), &told[name]);
            let same = near(found.low, &expected[0]) && near(found.high, &expected[1]);
            assert!(same, "{name} of {}: {found:?}, not {expected}", table["name"]);
            assert_eq!(u64::from(without_value), expected[2].as_u64().unwrap(), "{name} of {}", table["name"]);
            compared += 1;
        }
    }
    assert!(compared > 25, "{compared}");
}
