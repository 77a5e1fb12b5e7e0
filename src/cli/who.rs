//! Who does something: everybody that the workspace knows, and what was told by `--as` or `SPOTCHECK_USER`.

use rand::TryRng as _;
use serde::Serialize;

use super::waiting::inspectors;
use super::{Context, Failure};
use crate::digest::{hex, sha256_hex};
use crate::problem::{Error, Problem, Result};
use crate::records::UnitId;
use crate::review::{Act, Case, Entry, New, Role, User, Users, Words};
use crate::store::{Store, Writer};
use crate::workspace::Workspace;

/// Everybody who is known: those of `spotcheck.yaml` first, then the inspectors and agents that were imported.
pub(super) fn users(workspace: &Workspace, store: &Store) -> Result<Users> {
    let mut users = Users::default();
    for user in &workspace.config.users {
        users.add(user.clone());
    }
    for one in inspectors(store)? {
        users.add(User { id: one.id, name: one.name, role: Role::Inspector });
    }
    for (id, agent) in store.agents()? {
        let name = agent.name.unwrap_or_else(|| id.to_string());
        users.add(User { id: id.to_string(), name, role: Role::Agent });
    }
    Ok(users)
}

/// The person of a staff number or a name.
pub(super) fn known(users: &Users, who: &str) -> Result<User> {
    match users.find(who)[..] {
        [one] => Ok(one.clone()),
        [] => Err(Error::usage(Problem::new("user-unknown").with("who", who))),
        ref several => {
            let ids = several.iter().map(|user| user.id.as_str()).collect::<Vec<_>>().join(", ");
            Err(Error::usage(Problem::new("user-several").with("who", who).with("ids", ids)))
        }
    }
}

impl Context<'_> {
    /// Everybody, and who does this.
    pub(super) fn user(&self, workspace: &Workspace, store: &Store) -> Result<(Users, User)> {
        let users = users(workspace, store)?;
        let who = self.who.as_deref().map(str::trim).filter(|who| !who.is_empty());
        let user = known(&users, who.ok_or_else(|| Error::usage(Problem::new("user-none")))?)?;
        Ok((users, user))
    }

    /// What somebody does, ready for the log.
    pub(super) fn deed(&self, user: &User, case: Option<&Case>, follows: Option<i64>, act: Act, words: Words) -> New {
        let (draw, unit) = (case.map(|case| case.draw.clone()), case.map(|case| case.unit.clone()));
        New { at: (self.clock)(), who: user.id.clone(), role: user.role, draw, unit, follows, act, words }
    }

    /// Who does what everybody may do: whoever was named, or nobody in particular.
    pub(super) fn doer(&self, workspace: &Workspace, store: &Store) -> Result<User> {
        match self.who.as_deref().map(str::trim).filter(|who| !who.is_empty()) {
            Some(_) => self.user(workspace, store).map(|(_, user)| user),
            None => Ok(User { id: "-".to_owned(), name: "-".to_owned(), role: Role::Unnamed }),
        }
    }

    /// Notes in the log what is on record elsewhere: its hash, and why it was done.
    pub(super) fn note(&self, writer: &Writer, doer: &User, what: &Noted<impl Serialize>) -> Result<()> {
        let sha256 = sha256_hex(serde_json::to_string(&what.record).expect("what is on record is JSON"));
        let act = Act::Noted { what: what.what.to_owned(), sha256 };
        let mut new = self.deed(doer, None, None, act, written("reason", what.reason));
        (new.draw, new.unit) = (Some(what.draw.to_owned()), what.unit.cloned());
        log(writer, &new).map(|_| ())
    }
}

/// Something that is on record elsewhere.
pub(super) struct Noted<'a, R> {
    /// `draw`, `redraw`, `replace`, `assign`, `visit`.
    pub what: &'a str,
    /// The draw it concerns.
    pub draw: &'a str,
    /// The unit it concerns.
    pub unit: Option<&'a UnitId>,
    /// What is on record.
    pub record: R,
    /// Why.
    pub reason: Option<&'a str>,
}

/// Adds what somebody did to the log.
pub(super) fn log(writer: &Writer, new: &New) -> Result<Entry> {
    let mut bytes = [0; 16];
    let drawn = rand::rngs::SysRng.try_fill_bytes(&mut bytes);
    drawn.map_err(|error| Error::input(Problem::new("draw-no-random").with("error", error)))?;
    writer.log(new, &hex(&bytes))
}

/// One text that somebody wrote; none where it is blank.
pub(super) fn written(name: &str, text: Option<&str>) -> Words {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(|text| (name.to_owned(), text.to_owned())).into_iter().collect()
}

/// That a text is there which is asked for.
pub(super) fn required(name: &str, text: &str) -> Result<Words, Failure> {
    let words = written(name, Some(text));
    if words.is_empty() { Err(Error::usage(Problem::new("review-no-text").with("what", name)).into()) } else { Ok(words) }
}
