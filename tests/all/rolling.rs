//! Rolling plans: whatever comes in when, the days are drawn alike, nothing is drawn from twice, the rate holds, and every draw can be made
//! again.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use spotcheck::digest::sha256_hex;
use spotcheck::framing::{Framing, frame, late, units_of};
use spotcheck::records::{Kind, Period, Record, RecordId, UnitId};
use spotcheck::sampling::{ALGORITHM, Draw, Plan, Rate, Reason, Replacement, Seed, Sieve, Unit, frame_of, verify_draw};
use spotcheck::store::Store;
use tempfile::TempDir;

use crate::clauses::SEED;

/// Half of the complaints and a third more of them than must be, so that the rounding shows; one matter once; who left no name never.
const PLAN: &str = "plan: rolling\ntitle: 回访\npopulation: [repairs, complaints]\nperiod: rolling from completed_at\n\
                    take: {rate: {at_least: 30%, target: 40%}}\nspares: 2\nreplace: {at_most: 100%}\nform: visit\n\
                    exempt: [{rule: anonymous, when: {population: complaints, complainant: {present: false}}}]\n\
                    once: [complainant, matter]\ndue: {within: 3 days of completed_at}\n";

const FIRST: Date = date(2026, 11, 16);

/// A record that comes in some day: whose it is and about what, both of few, and the day and the hour of its completion.
#[derive(Debug, Clone)]
struct Row {
    number: usize,
    is_complaint: bool,
    who: Option<u8>,
    matter: u8,
    day: i32,
    hour: i32,
    /// The day on which it comes in, from the one of its completion on.
    delay: i32,
}

impl Row {
    fn unit(&self) -> UnitId {
        UnitId::parse(&format!("{}:{}", if self.is_complaint { "complaints" } else { "repairs" }, self.record().id)).unwrap()
    }

    fn record(&self) -> Record {
        let at = FIRST.at(0, 0, 0, 0).in_tz("Asia/Shanghai").unwrap() + self.day.days();
        let mut fields = BTreeMap::from([("completed_at".to_owned(), (at.timestamp() + self.hour.hours()).to_string())]);
        if self.is_complaint {
            fields.insert("matter".to_owned(), format!("事项{}", self.matter));
            fields.extend(self.who.map(|who| ("complainant".to_owned(), format!("客户{who}"))));
        }
        let kind = if self.is_complaint { Kind::Complaints } else { Kind::Repairs };
        Record { kind, id: RecordId::parse(&format!("N{:03}", self.number)).unwrap(), fields }
    }

    /// What it is about, where that may be told several times.
    fn matter(&self) -> Option<(u8, u8)> {
        self.is_complaint.then_some(self.who?).map(|who| (who, self.matter))
    }

    fn is_exempt(&self) -> bool {
        self.is_complaint && self.who.is_none()
    }
}

fn rows(most_delay: i32) -> impl Strategy<Value = Vec<Row>> {
    let row = (any::<bool>(), prop::option::weighted(0.85, 0_u8..3), 0_u8..3, 0..3, 0..24, 0..=most_delay);
    prop::collection::vec(row, 1..24).prop_map(|rows| {
        let number =
            |(number, (is_complaint, who, matter, day, hour, delay))| Row { number, is_complaint, who, matter, day, hour, delay };
        rows.into_iter().enumerate().map(number).collect()
    })
}

/// A store and what is done with it, as the commands do it.
struct House {
    store: Store,
    plan: Plan,
    zone: TimeZone,
    _folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let store = Store::open(&folder.path().join("spotcheck.db"), Duration::from_secs(5)).unwrap();
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        Self { store, plan: Plan::read("rolling.yaml", PLAN).unwrap(), zone, _folder: folder }
    }

    fn import(&mut self, records: impl IntoIterator<Item = Record>) {
        let writer = self.store.write().unwrap();
        let import = writer.begin_import("records", "a.csv", "", Timestamp::UNIX_EPOCH).unwrap();
        for record in records {
            writer.add_record(import, &record).unwrap();
        }
        writer.commit().unwrap();
    }

    /// A draw of what the store holds, before anything is drawn.
    fn blank(&self, period: &Period, number: usize) -> Draw {
        Draw {
            id: format!("{}/{period}/{}", self.plan.id, number),
            plan: self.plan.id.clone(),
            plan_text: self.plan.text.clone(),
            plan_sha256: sha256_hex(&self.plan.text),
            period: period.clone(),
            zone: "Asia/Shanghai".into(),
            seed: SEED.into(),
            algorithm: ALGORITHM.into(),
            frame_sha256: String::new(),
            as_of: self.store.as_of_now().unwrap(),
            only: Vec::new(),
            found: 0,
            excluded: Vec::new(),
            at: "2026-11-23T01:00:00Z".parse().unwrap(),
            reason: None,
            follows: None,
            strata: Vec::new(),
            replacements: Vec::new(),
            due: Vec::new(),
        }
    }

    /// Draws a day: its records that no draw was shown yet, or with a reason the last draw's again.
    fn draw(&mut self, day: i32, reason: Option<&str>) -> Option<Draw> {
        let period = Period::Day(FIRST + day.days());
        let siblings = self.store.draws_of(&self.plan.id, &period).unwrap();
        let seed = Seed::parse(SEED).unwrap();
        let mut draw = self.blank(&period, siblings.len() + 1);
        draw.reason = reason.map(str::to_owned);
        draw.follows = siblings.last().filter(|_| reason.is_some()).map(|draw| draw.id.clone());
        let line: Vec<Draw> = siblings.into_iter().chain([draw.clone()]).collect();
        let mut sieve = Sieve::new(&seed, &self.plan.parts());
        let framing = Framing {
            plan: &self.plan,
            period: &period,
            zone: &self.zone,
            as_of: draw.as_of,
            at: draw.at,
            draw: Some(&draw.id),
            siblings: &line,
            only: &[],
        };
        let passed = frame(&self.store, framing, |unit| sieve.add(unit)).unwrap().passed;
        if passed.found == 0 {
            return None;
        }
        (draw.found, draw.excluded, draw.strata) = (passed.found, passed.excluded, sieve.finish());
        draw.frame_sha256 = frame_of(&draw.strata);
        draw.check_ledger().unwrap();
        let writer = self.store.write().unwrap();
        writer.add_draw(&draw).unwrap();
        writer.commit().unwrap();
        Some(draw)
    }

    fn replace(&mut self, draw: &str) {
        let draw = self.store.draw(draw).unwrap().unwrap();
        let Some(unit) = draw.in_use().next().cloned() else { return };
        let Ok(by) = draw.next_spare(&unit, &self.plan).cloned() else { return };
        let writer = self.store.write().unwrap();
        writer
            .add_replacement(&draw.id, &Replacement { unit, by, reason: Reason::Unreachable, note: None, at: draw.at })
            .unwrap();
        writer.commit().unwrap();
    }

    fn draws(&self) -> Vec<Draw> {
        self.store.draws().unwrap()
    }

    fn units(&self, draw: &Draw) -> Vec<UnitId> {
        units_of(&self.store, draw).unwrap().into_iter().map(|unit: Unit| unit.id).collect()
    }

    /// Every draw, made again, is what it was.
    fn verify(&self) {
        for draw in self.draws() {
            let difference = verify_draw(&draw, units_of(&self.store, &draw).unwrap());
            assert!(difference.is_none(), "{}: {difference:?}", draw.id);
        }
    }
}

/// What was drawn of each day, by the day's running number.
fn drawn(house: &House) -> BTreeMap<String, BTreeSet<UnitId>> {
    let of = |draw: &Draw| draw.strata.iter().flat_map(|stratum| &stratum.drawn).map(|drawn| drawn.id.clone()).collect();
    house.draws().iter().map(|draw| (draw.id.clone(), of(draw))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is complete when a day is over is drawn alike, by daily runs, by several runs a day and by one run that catches up; in whatever
    /// order and in how many files it came.
    #[test]
    fn the_batches_of_imports_and_runs_do_not_matter(
        (rows, shuffled) in rows(0).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())), cuts in 1_usize..7,
    ) {
        let mut daily = House::new();
        for day in 0..3 {
            daily.import(rows.iter().filter(|row| row.day == day).map(Row::record));
            daily.draw(day, None);
            prop_assert!(daily.draw(day, None).is_none(), "a second run of the day finds nothing new");
        }
        let mut caught_up = House::new();
        for batch in shuffled.chunks(cuts) {
            caught_up.import(batch.iter().map(Row::record));
        }
        for day in [2, 0, 1] {
            caught_up.draw(day, None);
        }
        let mut often = House::new();
        for row in &shuffled {
            often.import([row.record()]);
        }
        for day in 0..3 {
            (0..=day).for_each(|day| drop(often.draw(day, None)));
        }
        prop_assert_eq!(drawn(&often), drawn(&daily));
        // a matter that was told on several days is drawn from on the first day that is drawn
        let told_on: BTreeMap<(u8, u8), BTreeSet<i32>> = rows.iter().filter_map(|row| Some((row.matter()?, row.day))).fold(BTreeMap::new(), |mut days, (matter, day)| {
            days.entry(matter).or_default().insert(day);
            days
        });
        if told_on.values().all(|days| days.len() == 1) {
            prop_assert_eq!(drawn(&caught_up), drawn(&daily));
        }
        caught_up.verify();
    }

    /// Late records make a supplement of their day: everything is in one frame and no more, a matter once, and at every moment of what came
    /// in, day by day and over all days, at least the bound is drawn.
    #[test]
    fn late_records_are_drawn_as_a_supplement_and_the_rate_holds(rows in rows(3)) {
        let mut house = House::new();
        let bound = Rate::parse("30%").unwrap();
        for today in 0..6 {
            house.import(rows.iter().filter(|row| row.day + row.delay == today).map(Row::record));
            let there: Vec<&Row> = rows.iter().filter(|row| row.day + row.delay <= today).collect();
            for day in 0..=today.min(2) {
                let fresh = rows.iter().any(|row| row.day == day && row.day + row.delay == today);
                prop_assert_eq!(house.draw(day, None).is_some(), fresh, "a day is drawn when something came, else not");
            }
            if ![2, 3, 5].contains(&today) {
                continue;
            }
            let frames: Vec<(Draw, Vec<UnitId>)> = house.draws().into_iter().map(|draw| (draw.clone(), house.units(&draw))).collect();
            let all: Vec<&UnitId> = frames.iter().flat_map(|(_, units)| units).collect();
            prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "no record is drawn from twice");
            let mut matters = BTreeSet::new();
            for row in &there {
                let is_framed = all.contains(&&row.unit());
                prop_assert!(!(is_framed && row.is_exempt()));
                match row.matter() {
                    Some(matter) if is_framed => prop_assert!(matters.insert(matter), "a matter is drawn from once: {:?}", row),
                    None => prop_assert_eq!(is_framed, !row.is_exempt()),
                    Some(_) => {}
                }
            }
            prop_assert_eq!(matters.len(), there.iter().filter_map(|row| row.matter()).collect::<BTreeSet<_>>().len());
            for (draw, units) in &frames {
                prop_assert!(draw.drawn() >= bound.of(units.len()), "{}", draw.id);
                prop_assert_eq!(late(&house.store, draw).unwrap(), Vec::<UnitId>::new());
            }
            let (drawn, eligible): (usize, usize) = (frames.iter().map(|(draw, _)| draw.drawn()).sum(), all.len());
            prop_assert!(drawn >= bound.of(eligible), "{drawn} of {eligible} on day {today}");
        }
        for draw in house.draws() {
            let number: usize = draw.id.rsplit('/').next().unwrap().parse().unwrap();
            let before = house.store.draws_of("rolling", &draw.period).unwrap().iter().position(|one| one.id == draw.id).unwrap();
            prop_assert_eq!(number, before + 1);
        }
        house.verify();
    }

    /// Whatever happens afterwards, every draw can be made again: imports, corrections of a day, a name or a matter, redraws, replacements.
    #[test]
    fn a_draw_verifies_whatever_comes_after_it(
        rows in rows(0), steps in prop::collection::vec((0_u8..5, 0_usize..30, 0..3, 0_u8..3), 1..9),
    ) {
        let mut house = House::new();
        let mut all = rows;
        house.import(all.iter().take(12).map(Row::record));
        (0..3).for_each(|day| drop(house.draw(day, None)));
        for (step, which, day, what) in steps {
            let which = which % all.len();
            match step {
                0 => house.import(all.iter().skip(which).map(Row::record)),
                1 => {
                    let row = &mut all[which];
                    (row.day, row.who, row.matter) = (day, [Some(0), Some(1), None][usize::from(what)], what);
                    let record = row.record();
                    house.import([record]);
                }
                2 => drop(house.draw(day, None)),
                3 => drop(house.draw(day, Some("有误"))),
                _ => {
                    let ids: Vec<String> = house.draws().into_iter().map(|draw| draw.id).collect();
                    if !ids.is_empty() {
                        house.replace(&ids[which % ids.len()]);
                    }
                }
            }
            house.verify();
        }
    }
}
