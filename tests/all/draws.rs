//! The draw is the one that `consistent-sampler` makes.

use spotcheck::records::UnitId;
use spotcheck::sampling::{Drawn, Lottery, PartRule, Seed, Take, Unit, draw_strata, frame_of};

/// 440 tickets written by the Python package, for four seeds and ids in ASCII, Chinese and more.
#[test]
fn tickets_equal_those_of_the_python_package() {
    let golden = include_str!("../data/consistent_sampler.tsv");
    let mut count = 0;
    for line in golden.lines().filter(|line| !line.starts_with('#')) {
        let [seed, id, ticket] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert_eq!(Lottery::new(&Seed::parse(seed).unwrap()).ticket(id).to_string(), ticket, "{id}");
        count += 1;
    }
    assert_eq!(count, 444);
}

fn unit(stratum: &str, id: &str) -> Unit {
    let (part, class) = (String::new(), String::new());
    Unit { part, stratum: stratum.to_owned(), id: UnitId::parse(id).unwrap(), class, rests: false }
}

fn ten(spares: usize) -> Vec<PartRule> {
    vec![PartRule { part: String::new(), take: Take::Count(10), spares }]
}

fn seed() -> Seed {
    Seed::parse("01382438112797316654").unwrap()
}

#[test]
fn the_order_of_drawing_equals_that_of_the_python_package() {
    let golden = include_str!("../data/consistent_sampler_draw.tsv");
    let order: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
    let units = (0..60).map(|i| unit("A01", &format!("C{i:08}"))).collect();
    let strata = draw_strata(units, &seed(), &ten(15));
    let ids = |units: &[Drawn]| units.iter().map(|unit| unit.id.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&strata[0].drawn), order[..10]);
    assert_eq!(ids(&strata[0].spares), order[10..25]);
}

/// `printf 'c1\nc2\n' | sha256sum` is A01's digest and `printf 'c0\t1\t1\n' | sha256sum` is A02's; the frame's is that of the two lines
/// `TAB A01 TAB 2 TAB digest` and `TAB A02 TAB 1 TAB digest`.
#[test]
fn the_frames_hash_can_be_made_by_hand() {
    let monday = Unit { class: "1".into(), rests: true, ..unit("A02", "c0") };
    let strata = draw_strata(vec![monday, unit("A01", "c2"), unit("A01", "c1")], &seed(), &ten(0));
    assert_eq!(strata[0].sha256, "a61ce11799a93485eda5ec6e089194f7c4f6106433b37eb9343436b3718a3334");
    assert_eq!(strata[1].sha256, "34c426c80eb7287f901b147e90c6b24fd17036d763f645ee6e77fe0998b2fa78");
    assert_eq!(frame_of(&strata), "36de521c6199d9b40ce3ec1f913ededd339ec5513f64c365246e357bee72f86b");
}
