//! Who does something: everybody that the workspace knows, and what was told by `--as` or `SPOTCHECK_USER`.

use rand::TryRng as _;

use super::waiting::inspectors;
use super::{Context, Failure};
use crate::digest::hex;
use crate::problem::{Error, Problem, Result};
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
        New { at: (self.clock)(), who: user.id.clone(), role: user.role, case: case.cloned(), follows, act, words }
    }
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
