//! A draw that was tampered with is found out, and told where.

use spotcheck::digest::sha256_hex;
use spotcheck::records::{AgentId, CallId, IsoWeek};
use spotcheck::sampling::{
    ALGORITHM, Draw, Frame, Plan, Reason, Record, Replacement, Seed, Unit, draw_csv, draw_strata, verify, verify_draw,
    verify_tickets,
};
use spotcheck::workspace::Kind;

fn unit(agent: &str, id: &str) -> Unit {
    Unit { agent: AgentId::parse(agent).unwrap(), id: CallId::parse(id).unwrap() }
}

/// Three agents with 30, 12 and 4 calls, drawn by the built-in plan.
fn example() -> (Draw, Frame) {
    let calls = |agent: &'static str, count: u32| (0..count).map(move |i| unit(agent, &format!("{agent}-{i:03}")));
    let frame = Frame::new(calls("A1", 30).chain(calls("A2", 12)).chain(calls("A3", 4)).collect());
    let plan = Plan::read("plan", Kind::Plans.files()[0].text).unwrap();
    let seed = Seed::parse("01382438112797316654").unwrap();
    let draw = Draw {
        id: "recordings-weekly/2026-W47/1".into(),
        plan: plan.id.clone(),
        plan_sha256: sha256_hex(&plan.text),
        plan_text: plan.text.clone(),
        take: plan.count,
        spares: plan.spares,
        period: IsoWeek::parse("2026-W47").unwrap(),
        seed: seed.as_str().into(),
        algorithm: ALGORITHM.into(),
        frame_sha256: frame.sha256(),
        at: "2026-11-23T01:00:00Z".parse().unwrap(),
        reason: None,
        follows: None,
        strata: draw_strata(&frame, &seed, plan.count, plan.spares),
        replacements: Vec::new(),
    };
    (draw, frame)
}

#[track_caller]
fn check(change: impl FnOnce(&mut Draw, &mut Vec<Unit>), expect: Option<&str>) {
    let (mut draw, frame) = example();
    let mut units = frame.units().to_vec();
    change(&mut draw, &mut units);
    let found = verify_draw(&draw, &Frame::new(units));
    assert_eq!(found.map(|problem| problem.message.id).as_deref(), expect);
}

#[test]
fn an_honest_draw_is_the_same() {
    check(|_, _| {}, None);
}

#[test]
fn tampering_is_found_out() {
    check(|_, units| units[3].id = CallId::parse("A1-999").unwrap(), Some("verify-frame"));
    check(|_, units| drop(units.remove(20)), Some("verify-frame"));
    check(|_, units| units.push(unit("A4", "A4-000")), Some("verify-frame"));
    check(|_, units| units[0].agent = AgentId::parse("A2").unwrap(), Some("verify-frame"));
    check(|draw, _| draw.plan_text.push_str("# later\n"), Some("verify-plan-changed"));
    check(|draw, _| draw.take = 9, Some("verify-plan-counts"));
    check(|draw, _| draw.seed = "01382438112797316655".into(), Some("verify-drawn"));
    check(|draw, _| draw.strata[0].drawn.swap(1, 2), Some("verify-drawn"));
    check(|draw, _| draw.strata[0].spares.swap(0, 1), Some("verify-spare"));
    check(|draw, _| draw.strata[2].drawn[0].ticket = draw.strata[2].drawn[1].ticket.clone(), Some("verify-ticket"));
    check(|draw, _| drop(draw.strata[1].drawn.pop()), Some("verify-drawn"));
    check(|draw, _| drop(draw.strata.pop()), Some("verify-strata"));
    check(|draw, _| draw.strata[1].eligible += 1, Some("verify-eligible"));
    check(|draw, _| draw.algorithm = "by-hand/1".into(), Some("verify-algorithm"));
}

/// What the exported file says after some text in it was changed.
fn exported(change: impl FnOnce(String) -> String) -> Option<String> {
    let (draw, frame) = example();
    let seed = Seed::parse(&draw.seed).unwrap();
    let rows = draw_csv::rows(&draw.strata, draw_csv::tickets(&seed, &frame));
    let text = String::from_utf8(draw_csv::bytes(&Record::from(&draw).head, &rows)).unwrap();
    match draw_csv::read("draw.csv", change(text).as_bytes()) {
        Err(problem) => Some(problem.message.id),
        Ok((record, rows)) => {
            let units = rows.iter().map(|row| unit(&row.agent, &row.id)).collect();
            let difference = verify(&record, &Frame::new(units)).or_else(|| verify_tickets(&record.head.seed, &rows));
            difference.map(|problem| problem.message.id)
        }
    }
}

#[test]
fn an_exported_draw_is_checked_without_the_store() {
    assert_eq!(exported(|text| text), None);
    assert_eq!(exported(|text| text.replacen("A1-007", "A1-997", 1)).as_deref(), Some("verify-frame"));
    assert_eq!(
        exported(|text| text.replace("drawn 3", "drawn x").replace("drawn 4", "drawn 3")).as_deref(),
        Some("verify-bad-places")
    );
    let swap =
        |text: String| text.replace("drawn 3,", "drawn ?,").replace("drawn 4,", "drawn 3,").replace("drawn ?,", "drawn 4,");
    assert_eq!(exported(swap).as_deref(), Some("verify-drawn"));
    let undrawn = |text: String| {
        let line = text.lines().find(|line| line.contains(",,")).unwrap().to_owned();
        let ticket = line.split(',').nth(2).unwrap().to_owned();
        text.replace(&ticket, &ticket.replace("0.", "0.5"))
    };
    assert_eq!(exported(undrawn).as_deref(), Some("verify-ticket"));
    assert_eq!(exported(|text| text.replace("agent,id", "id,agent")).as_deref(), Some("verify-no-csv"));
    assert_eq!(exported(|_| String::new()).as_deref(), Some("verify-no-csv"));
}

fn replaced(unit: &CallId, by: &CallId) -> Replacement {
    let at = "2026-11-23T02:00:00Z".parse().unwrap();
    Replacement { unit: unit.clone(), by: by.clone(), reason: Reason::NoRecording, note: None, at }
}

#[test]
fn spares_stand_in_one_after_the_other_and_as_often_as_the_plan_allows() {
    let (mut draw, _) = example();
    let plan = Plan::read("plan", &draw.plan_text).unwrap();
    let drawn: Vec<CallId> = draw.strata[0].drawn.iter().map(|unit| unit.id.clone()).collect();
    let spares: Vec<CallId> = draw.strata[0].spares.iter().map(|unit| unit.id.clone()).collect();
    assert_eq!(draw.next_spare(&drawn[4], &plan), Ok(&spares[0]));
    draw.replacements.push(replaced(&drawn[4], &spares[0]));
    assert_eq!(draw.next_spare(&drawn[4], &plan).unwrap_err().message.id, "replace-not-drawn");
    // the stand-in itself turns out to be no good
    assert_eq!(draw.next_spare(&spares[0], &plan), Ok(&spares[1]));
    draw.replacements.push(replaced(&spares[0], &spares[1]));
    let in_use: Vec<&CallId> = draw.in_use().filter(|id| id.as_str().starts_with("A1")).collect();
    assert_eq!(in_use.len(), 10);
    assert!(in_use.contains(&&spares[1]) && !in_use.contains(&&spares[0]) && !in_use.contains(&&drawn[4]));
    assert_eq!(draw.next_spare(&drawn[0], &plan).unwrap_err().message.id, "replace-too-many", "a fifth of ten");
    let whole = draw.strata[2].drawn[0].id.clone();
    assert_eq!(draw.next_spare(&whole, &plan).unwrap_err().message.id, "replace-no-spare", "all four of A3 were drawn");
}

#[test]
fn a_spare_used_out_of_order_is_found_out() {
    let spare = |draw: &Draw, place: usize| draw.strata[0].spares[place].id.clone();
    check(
        |draw, _| {
            let unit = draw.strata[0].drawn[0].id.clone();
            draw.replacements.push(replaced(&unit, &spare(draw, 0)));
        },
        None,
    );
    check(
        |draw, _| {
            let unit = draw.strata[0].drawn[0].id.clone();
            draw.replacements.push(replaced(&unit, &spare(draw, 1)));
        },
        Some("verify-stand-in"),
    );
}
