//! Which recordings wait for somebody, and the calibrations that were opened.

use std::collections::{BTreeMap, BTreeSet};

use super::open::Sample;
use crate::problem::{Error, Problem, Result};
use crate::records::UnitId;
use crate::review::{Act, Deed, Stage, User};
use crate::store::Store;
use crate::work::is_same_person;

/// What stands before a calibration's name where a draw's id stands elsewhere; no plan has a colon in its name.
pub(in crate::cli) const CALIBRATION: &str = "calibration:";

/// A calibration: several people score the same calls, blind.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Session {
    pub name: String,
    pub checklist: String,
    pub units: Vec<UnitId>,
    /// Staff numbers.
    pub raters: Vec<String>,
}

/// All calibrations, oldest first.
pub(in crate::cli) fn sessions(store: &Store) -> Result<Vec<Session>> {
    let read = |deed: Deed| match (deed.act, deed.draw) {
        (Act::Opened { checklist, units, raters }, Some(draw)) => {
            let name = draw.strip_prefix(CALIBRATION)?.to_owned();
            Some(Session { name, checklist, units: units.iter().filter_map(|unit| UnitId::parse(unit)).collect(), raters })
        }
        _ => None,
    };
    Ok(store.deeds_named(&["opened"])?.into_iter().filter_map(read).collect())
}

/// The calibration of a name.
pub(in crate::cli) fn session(store: &Store, name: &str) -> Result<Session> {
    let all = sessions(store)?;
    let known = all.iter().map(|session| session.name.as_str()).collect::<Vec<_>>().join(", ");
    let found = all.into_iter().find(|session| session.name == name.trim());
    found.ok_or_else(|| Error::usage(Problem::new("calibration-unknown").with("name", name).with("known", known)))
}

/// How far people got with a unit, as the log alone tells it.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Progress {
    pub unit: UnitId,
    pub stage: Stage,
    /// Who submitted the review that counts.
    pub reviewer: Option<String>,
    /// Who reviewed it besides, to compare.
    pub seconds: BTreeSet<String>,
    /// Everybody who did anything with it.
    pub hands: BTreeSet<String>,
    /// In whose hands it is.
    pub holder: Option<String>,
    pub is_compared: bool,
}

/// How far people got with every unit of a sample, in its order.
pub(in crate::cli) fn progress(store: &Store, sample: &Sample) -> Result<Vec<Progress>> {
    let id = sample.id();
    let holders: BTreeMap<UnitId, String> =
        store.given()?.into_iter().filter(|given| given.key.0 == id).map(|given| (given.key.1, given.inspector)).collect();
    let mut deeds: BTreeMap<UnitId, Vec<Deed>> = BTreeMap::new();
    for deed in store.deeds_in(&id)? {
        if let Some(unit) = deed.unit.clone() {
            deeds.entry(unit).or_default().push(deed);
        }
    }
    let none = Vec::new();
    let one = |unit: UnitId| {
        let of_unit = deeds.get(&unit).unwrap_or(&none);
        let (stage, reviewer, seconds) = far(of_unit);
        let hands = of_unit.iter().map(|deed| deed.who.clone()).collect();
        let (holder, is_compared) = (holders.get(&unit).cloned(), sample.is_compared(&unit));
        Progress { unit, stage, reviewer, seconds, hands, holder, is_compared }
    };
    Ok(sample.units().into_iter().map(one).collect())
}

/// The stage without items: open appeals are counted.
fn far(deeds: &[Deed]) -> (Stage, Option<String>, BTreeSet<String>) {
    let (mut stage, mut reviewer, mut seconds) = (Stage::Open, None, BTreeSet::new());
    let mut disputes: BTreeMap<&str, Option<bool>> = BTreeMap::new();
    for deed in deeds {
        match &deed.act {
            Act::Reviewed(review) if review.second => _ = seconds.insert(deed.who.clone()),
            Act::Reviewed(_) => (stage, reviewer) = (Stage::Submitted, Some(deed.who.clone())),
            Act::Returned => stage = Stage::Returned,
            Act::Signed => stage = Stage::Signed,
            Act::Appealed { item, .. } => _ = disputes.insert(item, None),
            Act::Ruled { item, round, granted } => _ = disputes.insert(item, Some(granted.is_some() || *round >= 2)),
            Act::Opened { .. } | Act::Trusted { .. } | Act::Noted { .. } | Act::Erased { .. } => {}
        }
    }
    if !disputes.is_empty() {
        stage = match disputes.values().try_fold(true, |all, one| one.map(|one| all && one)) {
            None => Stage::Appealed,
            Some(true) => Stage::Final,
            Some(false) => Stage::Ruled,
        };
    }
    (stage, reviewer, seconds)
}

impl Progress {
    /// Whether it waits for somebody: sent back to them, in their hands or in nobody's, or to be compared and not seen by them yet.
    pub fn waits_for(&self, user: &User, sample: &Sample) -> bool {
        let is_user = |who: &String| is_same_person(who, &user.id) || is_same_person(who, &user.name);
        if let Sample::Calibration(session) = sample {
            return session.raters.iter().any(is_user) && !self.seconds.iter().any(is_user);
        }
        match self.stage {
            Stage::Returned => self.reviewer.as_ref().is_some_and(is_user),
            Stage::Open => self.holder.as_ref().is_none_or(is_user),
            // whoever signed it or decided on it has seen what was found
            _ => self.is_compared && self.seconds.is_empty() && !self.hands.iter().any(is_user),
        }
    }
}
