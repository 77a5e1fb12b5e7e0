//! The draw is the one that `consistent-sampler` makes.

use spotcheck::records::{AgentId, CallId};
use spotcheck::sampling::{Frame, Lottery, Seed, Unit, draw_strata};

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

#[test]
fn the_order_of_drawing_equals_that_of_the_python_package() {
    let golden = include_str!("../data/consistent_sampler_draw.tsv");
    let order: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
    let agent = AgentId::parse("A01").unwrap();
    let units = (0..60).map(|i| Unit { agent: agent.clone(), id: CallId::parse(&format!("C{i:08}")).unwrap() });
    let strata = draw_strata(&Frame::new(units.collect()), &Seed::parse("01382438112797316654").unwrap(), 10, 15);
    let ids = |units: &[spotcheck::sampling::Drawn]| units.iter().map(|unit| unit.id.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&strata[0].drawn), order[..10]);
    assert_eq!(ids(&strata[0].spares), order[10..25]);
}

/// The digest of `printf 'A01\tc1\nA01\tc2\nA02\tc0\n' | sha256sum`.
#[test]
fn the_frames_hash_can_be_made_by_hand() {
    let unit = |agent: &str, id: &str| Unit { agent: AgentId::parse(agent).unwrap(), id: CallId::parse(id).unwrap() };
    let frame = Frame::new(vec![unit("A02", "c0"), unit("A01", "c2"), unit("A01", "c1")]);
    assert_eq!(frame.sha256(), "c518779a80d0c94cdbf49ce8b98fbdfe6db77bd1ce571b28d504f8dac95b7a10");
}
