//! A draw that was tampered with is found out, and told where.

use spotcheck::digest::sha256_hex;
use spotcheck::records::{Period, UnitId};
use spotcheck::sampling::{
    ALGORITHM, AsOf, Draw, Plan, Reason, Record, Replacement, Seed, Stratum, Unit, draw_csv, draw_strata, frame_of, verify,
    verify_draw, verify_tickets,
};
use spotcheck::workspace::Kind;

fn unit(agent: &str, id: &str) -> Unit {
    let (part, class) = (String::new(), String::new());
    Unit { part, stratum: agent.to_owned(), id: UnitId::parse(id).unwrap(), class, rests: false }
}

/// Three agents with 30, 12 and 4 calls, drawn by the built-in plan.
fn example() -> (Draw, Vec<Unit>) {
    let calls = |agent: &'static str, count: u32| (0..count).map(move |i| unit(agent, &format!("{agent}-{i:03}")));
    let units: Vec<Unit> = calls("A1", 30).chain(calls("A2", 12)).chain(calls("A3", 4)).collect();
    let file = Kind::Plans.files().iter().find(|file| file.name == "recordings-weekly.yaml").unwrap();
    let plan = Plan::read("plan", file.text).unwrap();
    let seed = Seed::parse("01382438112797316654").unwrap();
    let strata = draw_strata(units.clone(), &seed, &plan.parts());
    let draw = Draw {
        id: "recordings-weekly/2026-W47/1".into(),
        plan: plan.id.clone(),
        plan_sha256: sha256_hex(&plan.text),
        plan_text: plan.text.clone(),
        period: Period::parse("2026-W47").unwrap(),
        zone: "Asia/Shanghai".into(),
        seed: seed.as_str().into(),
        algorithm: ALGORITHM.into(),
        frame_sha256: frame_of(&strata),
        as_of: AsOf { import: 1, inspection: 0 },
        only: Vec::new(),
        found: units.len(),
        excluded: Vec::new(),
        at: "2026-11-23T01:00:00Z".parse().unwrap(),
        reason: None,
        follows: None,
        strata,
        replacements: Vec::new(),
        due: Vec::new(),
    };
    (draw, units)
}

#[track_caller]
fn check(change: impl FnOnce(&mut Draw, &mut Vec<Unit>), expect: Option<(&str, &str)>) {
    let (mut draw, mut units) = example();
    change(&mut draw, &mut units);
    let found = verify_draw(&draw, units).map(|problem| problem.message);
    let named = |(id, stratum): (&str, &str)| {
        let message = found.as_ref().unwrap();
        assert_eq!(message.id, id);
        let told = message.args.iter().find(|(name, _)| name == "stratum").map(|(_, value)| value.as_str());
        assert_eq!(told.unwrap_or_default(), stratum);
    };
    match expect {
        Some(expect) => named(expect),
        None => assert_eq!(found, None),
    }
}

#[test]
fn an_honest_draw_is_the_same() {
    check(|_, _| {}, None);
    check(|_, units| units.reverse(), None);
}

#[test]
fn tampering_is_found_out_and_its_place_is_named() {
    check(|_, units| units[3].id = UnitId::parse("A1-999").unwrap(), Some(("verify-units", "A1")));
    check(|_, units| drop(units.remove(20)), Some(("verify-eligible", "A1")));
    check(|_, units| units.push(unit("A4", "A4-000")), Some(("verify-strata", "A4")));
    check(|_, units| units.truncate(42), Some(("verify-strata", "A3")));
    check(|_, units| units[0].stratum = "A2".into(), Some(("verify-eligible", "A1")));
    check(|_, units| units[31].rests = true, Some(("verify-units", "A2")));
    check(|draw, _| draw.plan_text.push_str("# later\n"), Some(("verify-plan-changed", "")));
    let nine = |draw: &mut Draw, _: &mut Vec<Unit>| {
        draw.plan_text = draw.plan_text.replace("count: 10", "count: 9");
        draw.plan_sha256 = sha256_hex(&draw.plan_text);
    };
    check(nine, Some(("verify-drawn", "A1")));
    check(|draw, _| draw.seed = "01382438112797316655".into(), Some(("verify-drawn", "A1")));
    check(|draw, _| draw.strata[0].drawn.swap(1, 2), Some(("verify-drawn", "A1")));
    check(|draw, _| draw.strata[0].spares.swap(0, 1), Some(("verify-spare", "A1")));
    check(|draw, _| draw.strata[2].drawn[0].ticket = draw.strata[2].drawn[1].ticket.clone(), Some(("verify-ticket", "A3")));
    check(|draw, _| drop(draw.strata[1].drawn.pop()), Some(("verify-drawn", "A2")));
    check(|draw, _| drop(draw.strata.pop()), Some(("verify-strata", "A3")));
    check(|draw, _| draw.strata[1].eligible += 1, Some(("verify-eligible", "A2")));
    check(|draw, _| draw.frame_sha256 = "0".repeat(64), Some(("verify-frame", "")));
    check(|draw, _| draw.algorithm = "by-hand/1".into(), Some(("verify-algorithm", "")));
}

/// What the exported file says after some text in it was changed.
fn exported(change: impl FnOnce(String) -> String) -> Option<String> {
    let (draw, units) = example();
    let plan = Plan::read("plan", &draw.plan_text).unwrap();
    let seed = Seed::parse(&draw.seed).unwrap();
    let rows = draw_csv::rows(&draw.strata, &seed, units);
    let text = String::from_utf8(draw_csv::bytes(&Record::of(&draw, &plan).head, &rows)).unwrap();
    match draw_csv::read("draw.csv", change(text).as_bytes()) {
        Err(problem) => Some(problem.message.id),
        Ok((record, rows)) => {
            let units = rows.iter().map(|row| row.unit.clone()).collect();
            let difference = verify(&record, units).or_else(|| verify_tickets(&record.head.seed, &rows));
            difference.map(|problem| problem.message.id)
        }
    }
}

#[test]
fn an_exported_draw_is_checked_without_the_store() {
    assert_eq!(exported(|text| text), None);
    assert_eq!(exported(|text| text.replacen("A1-007", "A1-997", 1)).as_deref(), Some("verify-frame"));
    let shorter = |text: String| {
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains("A1-007")).collect();
        kept.join("\n")
    };
    assert_eq!(exported(shorter).as_deref(), Some("verify-frame"));
    assert_eq!(exported(|text| text.replace(",10,10,", ",9,10,")).as_deref(), Some("verify-drawn"));
    assert_eq!(
        exported(|text| text.replace("drawn 3", "drawn x").replace("drawn 4", "drawn 3")).as_deref(),
        Some("verify-bad-places")
    );
    let swap =
        |text: String| text.replace("drawn 3,", "drawn ?,").replace("drawn 4,", "drawn 3,").replace("drawn ?,", "drawn 4,");
    assert_eq!(exported(swap).as_deref(), Some("verify-drawn"));
    let undrawn = |text: String| {
        let line = text.lines().skip(1).find(|line| line.split(',').nth(6) == Some("")).unwrap().to_owned();
        let ticket = line.split(',').nth(5).unwrap().to_owned();
        text.replace(&ticket, &ticket.replace("0.", "0.5"))
    };
    assert_eq!(exported(undrawn).as_deref(), Some("verify-ticket"));
    assert_eq!(exported(|text| text.replace("stratum,id", "id,stratum")).as_deref(), Some("verify-no-csv"));
    assert_eq!(exported(|_| String::new()).as_deref(), Some("verify-no-csv"));
}

fn replaced(unit: &UnitId, by: &UnitId) -> Replacement {
    let at = "2026-11-23T02:00:00Z".parse().unwrap();
    Replacement { unit: unit.clone(), by: by.clone(), reason: Reason::NoRecording, note: None, at }
}

#[test]
fn spares_stand_in_one_after_the_other_and_as_often_as_the_plan_allows() {
    let (mut draw, _) = example();
    let plan = Plan::read("plan", &draw.plan_text).unwrap();
    let ids = |units: &[spotcheck::sampling::Drawn]| units.iter().map(|unit| unit.id.clone()).collect::<Vec<UnitId>>();
    let (drawn, spares) = (ids(&draw.strata[0].drawn), ids(&draw.strata[0].spares));
    assert_eq!(draw.next_spare(&drawn[4], &plan), Ok(&spares[0]));
    draw.replacements.push(replaced(&drawn[4], &spares[0]));
    assert_eq!(draw.next_spare(&drawn[4], &plan).unwrap_err().message.id, "replace-not-drawn");
    // the stand-in itself turns out to be no good
    assert_eq!(draw.next_spare(&spares[0], &plan), Ok(&spares[1]));
    draw.replacements.push(replaced(&spares[0], &spares[1]));
    let in_use: Vec<&UnitId> = draw.in_use().filter(|id| id.as_str().starts_with("A1")).collect();
    assert_eq!(in_use.len(), 10);
    assert!(in_use.contains(&&spares[1]) && !in_use.contains(&&spares[0]) && !in_use.contains(&&drawn[4]));
    assert_eq!(draw.next_spare(&drawn[0], &plan).unwrap_err().message.id, "replace-too-many", "a fifth of ten");
    let whole = draw.strata[2].drawn[0].id.clone();
    assert_eq!(draw.next_spare(&whole, &plan).unwrap_err().message.id, "replace-no-spare", "all four of A3 were drawn");
}

#[test]
fn a_spare_used_out_of_order_is_found_out() {
    let spare = |stratum: &Stratum, place: usize| stratum.spares[place].id.clone();
    for (place, expect) in [(0, None), (1, Some(("verify-stand-in", "A1")))] {
        let replace = |draw: &mut Draw, _: &mut Vec<Unit>| {
            let unit = draw.strata[0].drawn[0].id.clone();
            let by = spare(&draw.strata[0], place);
            draw.replacements.push(replaced(&unit, &by));
        };
        check(replace, expect);
    }
}
