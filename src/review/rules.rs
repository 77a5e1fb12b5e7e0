//! Who may do what with a case, as it stands.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::entry::Deed;
use super::people::{Right, User};
use super::standing::{Stage, Standing};
use crate::calendar::{Calendar, Due, Span, due, is_guessed};
use crate::inspection::Verdict;
use crate::problem::Problem;
use crate::work::is_same_person;

/// An item that its agent disputes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Disputed {
    /// 1 or 2.
    pub round: u8,
    /// The entry of the appeal.
    pub appeal: i64,
    /// Who decided the round before.
    pub ruled_before: Option<String>,
    /// Who decided this round, when, and whether it was granted.
    pub ruling: Option<(String, Timestamp, bool)>,
}

impl Disputed {
    pub(super) fn open(deed: &Deed, round: u8, before: Option<Self>) -> Self {
        let ruled_before = before.and_then(|before| before.ruling).map(|(who, ..)| who);
        Self { round, appeal: deed.id, ruled_before, ruling: None }
    }

    pub(super) fn ruled(self, deed: &Deed, is_granted: bool) -> Self {
        Self { ruling: Some((deed.who.clone(), deed.at, is_granted)), ..self }
    }

    /// Whether nobody decided yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ruling.is_none()
    }

    /// Whether there is no further round.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.ruling.as_ref().is_some_and(|(_, _, is_granted)| *is_granted || self.round >= 2)
    }
}

/// How long an agent may appeal, counted from the signature or the ruling.
pub struct Appeals<'a> {
    /// So long.
    pub within: Span,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// By whose days.
    pub zone: &'a TimeZone,
}

fn right(user: &User, right: Right) -> Result<(), Problem> {
    if user.role.may(right) {
        return Ok(());
    }
    let who = right.roles().iter().map(|role| role.name()).collect::<Vec<_>>().join(" / ");
    Err(Problem::new("right-none")
        .with("who", &user.name)
        .with("role", user.role.name())
        .with("right", right.message())
        .with("roles", who))
}

impl User {
    /// Whether somebody has a right.
    ///
    /// # Errors
    /// Says who has it.
    pub fn needs(&self, needed: Right) -> Result<(), Problem> {
        right(self, needed)
    }
}

/// Whether somebody may review a case. `others_may` says that others' reviews are no hindrance: two compare, or a calibration is held.
///
/// # Errors
/// Why not: no right, one's own call, somebody else's review, a signed one.
pub fn may_review(user: &User, agent: &str, standing: &Standing, others_may: bool) -> Result<(), Problem> {
    right(user, Right::Review)?;
    if user.is(agent) {
        return Err(Problem::new("review-own-call"));
    }
    if others_may {
        return Ok(());
    }
    match (&standing.reviewed, standing.stage) {
        (Some((_, _, who)), Stage::Submitted) if !is_same_person(who, &user.id) => {
            Err(Problem::new("review-by-another").with("who", who))
        }
        (_, Stage::Open | Stage::Submitted | Stage::Returned) => Ok(()),
        _ => Err(Problem::new("review-is-signed")),
    }
}

/// Whether somebody may sign a case, or send it back: neither their own call nor their own review, and once.
///
/// # Errors
/// Why not.
pub fn may_sign(user: &User, agent: &str, standing: &Standing) -> Result<(), Problem> {
    right(user, Right::Sign)?;
    if user.is(agent) {
        return Err(Problem::new("sign-own-call"));
    }
    match (&standing.reviewed, standing.stage) {
        (None, _) => Err(Problem::new("sign-no-review")),
        (Some((_, _, who)), Stage::Submitted) if is_same_person(who, &user.id) => Err(Problem::new("sign-own-review")),
        (_, Stage::Submitted) => Ok(()),
        (_, Stage::Returned) => Err(Problem::new("sign-returned")),
        _ => Err(Problem::new("sign-signed").with("who", standing.signed.as_ref().map_or("", |(_, who)| who))),
    }
}

/// The round in which an agent may dispute an item now.
///
/// # Errors
/// Why not: somebody else's call, not signed, not failed, decided for good, too late.
pub fn may_appeal(
    user: &User,
    agent: &str,
    standing: &Standing,
    item: &str,
    appeals: &Appeals,
    now: Timestamp,
) -> Result<u8, Problem> {
    right(user, Right::Appeal)?;
    if !user.is(agent) {
        return Err(Problem::new("appeal-not-own"));
    }
    let Some((signed_at, _)) = &standing.signed else { return Err(Problem::new("appeal-not-signed")) };
    let found = standing.item(item).ok_or_else(|| Problem::new("review-no-item").with("item", item))?;
    let (round, from) = match &found.disputed {
        None => (1, *signed_at),
        Some(disputed) => match &disputed.ruling {
            None => return Err(Problem::new("appeal-open")),
            Some(_) if disputed.is_final() => return Err(Problem::new("appeal-final")),
            Some((_, at, _)) => (2, *at),
        },
    };
    if found.verdict != Some(Verdict::Fail) {
        return Err(Problem::new("appeal-not-failed"));
    }
    let last = last_day(from, appeals);
    // where the holidays of the days that count are not known, nobody loses a right by a guess
    let is_guess = is_guessed(from, appeals.within, appeals.calendar, appeals.zone);
    if last.is_over(now, appeals.zone) && !is_guess { Err(Problem::new("appeal-late").with("by", last)) } else { Ok(round) }
}

/// By when an agent may appeal, counted from a signature or a ruling; a span of days ends with its last day.
#[must_use]
pub fn last_day(from: Timestamp, appeals: &Appeals) -> Due {
    due(from, appeals.within, appeals.calendar, appeals.zone)
}

/// The open appeal that somebody may decide on: no reviewer decides on their own review, and the second round is somebody else's.
///
/// # Errors
/// Why not.
pub fn may_rule<'s>(user: &User, agent: &str, standing: &'s Standing, item: &str) -> Result<&'s Disputed, Problem> {
    right(user, Right::Rule)?;
    let found = standing.item(item).ok_or_else(|| Problem::new("review-no-item").with("item", item))?;
    let disputed = found.disputed.as_ref().filter(|disputed| disputed.is_open());
    let disputed = disputed.ok_or_else(|| Problem::new("rule-nothing"))?;
    if user.is(agent) {
        return Err(Problem::new("rule-own-call"));
    }
    if standing.reviewed.as_ref().is_some_and(|(_, _, who)| is_same_person(who, &user.id)) {
        return Err(Problem::new("rule-own-review"));
    }
    match &disputed.ruled_before {
        Some(who) if is_same_person(who, &user.id) => Err(Problem::new("rule-same-person")),
        _ => Ok(disputed),
    }
}
