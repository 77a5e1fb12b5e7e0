//! What holds for every table, and why some have no value.

use proptest::prelude::*;

use super::{
    BadRatings, Bootstrap, Estimate, Level, NoInterval, NoValue, Ratings, Statistic, alpha, cohen, estimate, fleiss, percent,
};

type Table = Vec<Vec<Option<usize>>>;

const LEVELS: [Level; 3] = [Level::Nominal, Level::Ordinal, Level::Interval];
const CATEGORIES: usize = 4;

fn ratings(units: Table) -> Ratings {
    let raters = units.first().map_or(2, Vec::len);
    Ratings::new(CATEGORIES, raters, units).unwrap()
}

/// A row for every word, a cell for every character; a dot is no rating.
fn table(words: &str) -> Ratings {
    let cell = |c: char| c.to_digit(10).map(|digit| digit as usize);
    ratings(words.split(' ').map(|word| word.chars().map(cell).collect()).collect())
}

fn how(resamples: u32) -> Bootstrap {
    Bootstrap { resamples, seed: [19; 32], confidence: 0.95 }
}

/// Bit for bit, so that nothing may depend on the order of adding.
fn bits(value: Result<f64, NoValue>) -> Result<u64, NoValue> {
    value.map(f64::to_bits)
}

fn all(ratings: &Ratings) -> Vec<Result<f64, NoValue>> {
    let mut found = vec![percent(ratings), cohen(ratings), fleiss(ratings)];
    found.extend(LEVELS.map(|level| alpha(ratings, level)));
    found
}

fn nominal(ratings: &Ratings) -> [Result<u64, NoValue>; 4] {
    [percent(ratings), cohen(ratings), fleiss(ratings), alpha(ratings, Level::Nominal)].map(bits)
}

fn estimates(ratings: &Ratings) -> Vec<Result<Estimate, NoValue>> {
    let symmetric = [Statistic::Percent, Statistic::Cohen, Statistic::Fleiss];
    symmetric.into_iter().chain(LEVELS.map(Statistic::Alpha)).map(|statistic| estimate(ratings, statistic, &how(59))).collect()
}

fn tables(missing: bool) -> impl Strategy<Value = Table> {
    let cell = (0..CATEGORIES, 0..5_u8).prop_map(move |(category, gap)| (!missing || gap > 0).then_some(category));
    (2..5_usize).prop_flat_map(move |raters| prop::collection::vec(prop::collection::vec(cell.clone(), raters), 1..14))
}

/// The table with its units and its raters in another order.
fn shuffled() -> impl Strategy<Value = (Table, Table)> {
    let with_raters = tables(true).prop_flat_map(|table| {
        let raters: Vec<usize> = (0..table[0].len()).collect();
        (Just(table.clone()), Just(table).prop_shuffle(), Just(raters).prop_shuffle())
    });
    with_raters.prop_map(|(table, units, raters)| {
        let turned = units.iter().map(|row| raters.iter().map(|rater| row[*rater]).collect()).collect();
        (table, turned)
    })
}

proptest! {
    #[test]
    fn the_order_of_units_and_raters_changes_not_a_bit((before, after) in shuffled()) {
        let (before, after) = (ratings(before), ratings(after));
        let values = |ratings: &Ratings| all(ratings).into_iter().map(bits).collect::<Vec<_>>();
        prop_assert_eq!(values(&before), values(&after));
        prop_assert_eq!(estimates(&before), estimates(&after));
    }

    #[test]
    fn names_of_categories_change_nothing_nominal(before in tables(true), names in Just([0, 1, 2, 3]).prop_shuffle()) {
        let after = before.iter().map(|row| row.iter().map(|cell| cell.map(|cell| names[cell])).collect()).collect();
        prop_assert_eq!(nominal(&ratings(before)), nominal(&ratings(after)));
    }

    #[test]
    fn a_scale_read_backwards_is_the_same_scale(before in tables(true)) {
        let after = before.iter().map(|row| row.iter().map(|cell| cell.map(|cell| CATEGORIES - 1 - cell)).collect()).collect();
        let (before, after) = (ratings(before), ratings(after));
        for level in LEVELS {
            prop_assert_eq!(bits(alpha(&before, level)), bits(alpha(&after, level)));
        }
    }

    #[test]
    fn the_sample_twice_over_agrees_as_the_sample(table in tables(true)) {
        let once = ratings(table.clone());
        let twice = ratings([table.clone(), table].concat());
        for (once, twice) in all(&once).into_iter().zip(all(&twice)).take(3) {
            match (once, twice) {
                (Ok(once), Ok(twice)) => prop_assert!((once - twice).abs() < 1e-12),
                (once, twice) => prop_assert_eq!(once, twice),
            }
        }
    }

    #[test]
    fn nothing_is_above_one_and_agreement_is_never_below_nought(table in tables(true)) {
        let table = ratings(table);
        for value in all(&table).into_iter().flatten() {
            prop_assert!(value.is_finite() && value <= 1.0, "{}", value);
        }
        prop_assert!(percent(&table).is_err() || percent(&table).unwrap() >= 0.0);
    }

    #[test]
    fn who_all_agree_have_exactly_one(column in prop::collection::vec(0..CATEGORIES, 2..20), raters in 2..5_usize) {
        let several = column.iter().any(|category| *category != column[0]);
        let table = ratings(column.into_iter().map(|category| vec![Some(category); raters]).collect());
        let whole = if several { Ok(1.0) } else { Err(NoValue::OneCategory) };
        let of_two = if raters == 2 { whole } else { Err(NoValue::NotTwoRaters { raters }) };
        prop_assert_eq!(all(&table), vec![Ok(1.0), of_two, whole, whole, whole, whole]);
    }

    /// Chance is the same but for one rating, which alpha does not draw twice.
    #[test]
    fn without_gaps_alpha_is_kappa_with_a_small_correction(table in tables(false)) {
        let count: f64 = table.iter().flatten().map(|_| 1.0).sum();
        let table = ratings(table);
        match (fleiss(&table), alpha(&table, Level::Nominal)) {
            (Ok(kappa), Ok(alpha)) => prop_assert!((1.0 - alpha - (1.0 - kappa) * (count - 1.0) / count).abs() < 1e-12),
            (kappa, alpha) => prop_assert_eq!(kappa, alpha),
        }
    }

    #[test]
    fn without_gaps_percent_is_the_mean_over_pairs_of_raters(table in tables(false)) {
        let raters = table[0].len();
        let table = ratings(table);
        let pairs = (0..raters).flat_map(|a| (0..a).map(move |b| (a, b)));
        let shares: Vec<f64> = pairs.map(|(a, b)| percent(&table.pair(a, b).unwrap()).unwrap()).collect();
        let differences: f64 = shares.iter().map(|share| percent(&table).unwrap() - share).sum();
        prop_assert!(differences.abs() < 1e-12);
    }

    #[test]
    fn two_categories_are_as_far_apart_at_every_level(table in tables(true)) {
        let two = ratings(table.into_iter().map(|row| row.into_iter().map(|cell| cell.map(|cell| cell % 2)).collect()).collect());
        let values = LEVELS.map(|level| alpha(&two, level));
        for value in values {
            match (value, values[0]) {
                (Ok(value), Ok(first)) => prop_assert!((value - first).abs() < 1e-12),
                (value, first) => prop_assert_eq!(value, first),
            }
        }
    }
}

#[test]
fn why_there_is_no_value() {
    let none = |why| vec![Err(why); 6];
    assert_eq!(all(&table("0 1")), none(NoValue::FewRaters));
    assert_eq!(all(&table("0. .1 ..")), none(NoValue::NoPairs));
    assert_eq!(all(&ratings(Vec::new())), none(NoValue::NoPairs));
    assert_eq!(percent(&table("11 11")), Ok(1.0));
    assert_eq!(all(&table("11 11"))[1..], none(NoValue::OneCategory)[1..]);
    assert_eq!(cohen(&table("111 122")), Err(NoValue::NotTwoRaters { raters: 3 }));
}

#[test]
fn ratings_without_a_partner_are_not_counted() {
    // the lone 3s would be other categories, if they counted
    assert_eq!(alpha(&table("11 3. .3 .."), Level::Nominal), Err(NoValue::OneCategory));
    assert_eq!(cohen(&table("11 00 3. ..")), Ok(1.0));
}

#[test]
fn fleiss_wants_as_many_ratings_of_every_rated_unit() {
    assert_eq!(fleiss(&table("11. 111 000")), Err(NoValue::Unequal { fewest: 2, most: 3 }));
    assert_eq!(fleiss(&table("111 1.. 000")), Err(NoValue::Unequal { fewest: 1, most: 3 }));
    assert_eq!(fleiss(&table("11. .00 1.1 ...")), Ok(1.0));
}

#[test]
fn raters_who_never_agree_are_below_chance() {
    assert_eq!(cohen(&table("01 10")), Ok(-1.0));
    assert_eq!(cohen(&table("01 01")), Ok(0.0));
    assert_eq!(percent(&table("01 10")), Ok(0.0));
}

#[test]
fn an_estimate_tells_what_it_rests_on() {
    let found = estimate(&table("000. 11.. 2... .... 010."), Statistic::Percent, &how(99)).unwrap();
    assert_eq!((found.units, found.pairs, found.raters, found.without_value), (3, 7, 3, 0));
}

#[test]
fn an_interval_that_would_say_too_much_is_not_given() {
    let found = |words, statistic, resamples| estimate(&table(words), statistic, &how(resamples)).unwrap();
    assert_eq!(found("01 ..", Statistic::Cohen, 99).interval, Err(NoInterval::OneUnit));
    assert_eq!(found("01 11 00", Statistic::Cohen, 38).interval, Err(NoInterval::FewResamples));
    assert_eq!(found("01 11 00", Statistic::Cohen, 0).interval, Err(NoInterval::FewResamples));
    assert_eq!(found("00 11 00 11 00 11 00 11", Statistic::Fleiss, 99).interval, Err(NoInterval::NoSpread));
    let rare = found("00 00 00 00 00 00 00 01", Statistic::Alpha(Level::Nominal), 99);
    assert_eq!(rare.interval, Err(NoInterval::OftenWithout));
    // a unit of eight is missed by (7/8)^8 = 34 % of the resamples
    assert!((20..50).contains(&rare.without_value), "{}", rare.without_value);
}

#[test]
fn a_table_that_does_not_fit_is_refused() {
    let new = |categories, raters, row| Ratings::new(categories, raters, vec![vec![Some(0), Some(0)], row]);
    assert_eq!(new(2, 2, vec![Some(1)]), Err(BadRatings::Row { unit: 1, cells: 1, raters: 2 }));
    assert_eq!(new(2, 2, vec![None, Some(2)]), Err(BadRatings::Category { unit: 1, rater: 1, category: 2 }));
    assert_eq!(new(1 << 17, 2, vec![None, None]), Err(BadRatings::Categories { categories: 1 << 17 }));
    assert_eq!((table("01").pair(1, 1), table("01").pair(0, 2)), (None, None));
    assert_eq!(table("012 210").pair(2, 0), Some(table("20 02")));
}
