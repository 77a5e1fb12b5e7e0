//! Who people are to spotcheck, and what they may do. Nobody is asked for a password: whoever can write the store is taken at their
//! word, and the log keeps whose word it was.

use serde::{Deserialize, Serialize};

use crate::work::is_same_person;

/// What somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Listens and judges.
    Inspector,
    /// Signs, sends back, decides on appeals.
    Supervisor,
    /// Writes checklists, holds calibrations.
    Trainer,
    /// Is inspected, and may appeal.
    Agent,
    /// Keeps the workspace, erases on request.
    Administrator,
    /// Nobody said who; may do what needs no right.
    Unnamed,
}

impl Role {
    /// All that somebody can have.
    pub const ALL: [Self; 5] = [Self::Inspector, Self::Supervisor, Self::Trainer, Self::Agent, Self::Administrator];

    /// Its name in `spotcheck.yaml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inspector => "inspector",
            Self::Supervisor => "supervisor",
            Self::Trainer => "trainer",
            Self::Agent => "agent",
            Self::Administrator => "administrator",
            Self::Unnamed => "unnamed",
        }
    }

    /// The role of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Unnamed]).find(|role| role.name() == name)
    }

    /// Whether it gives a right.
    #[must_use]
    pub fn may(self, right: Right) -> bool {
        right.roles().contains(&self)
    }
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Judge recordings.
    Review,
    /// Sign a review, or send it back.
    Sign,
    /// Dispute an item of one's own call.
    Appeal,
    /// Decide on an appeal.
    Rule,
    /// Open a calibration, and see what came of it.
    Calibrate,
    /// Say whether an item of a checklist counts.
    Trust,
    /// Erase what is known of a customer.
    Erase,
}

impl Right {
    /// Who has it.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Review => &[Role::Inspector, Role::Supervisor],
            Self::Sign => &[Role::Supervisor],
            Self::Appeal => &[Role::Agent],
            Self::Rule => &[Role::Supervisor, Role::Administrator],
            Self::Calibrate => &[Role::Supervisor, Role::Trainer],
            Self::Trust => &[Role::Trainer],
            Self::Erase => &[Role::Administrator],
        }
    }

    /// The message that names it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Review => "right-review",
            Self::Sign => "right-sign",
            Self::Appeal => "right-appeal",
            Self::Rule => "right-rule",
            Self::Calibrate => "right-calibrate",
            Self::Trust => "right-trust",
            Self::Erase => "right-erase",
        }
    }
}

/// Somebody who does something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct User {
    /// Staff number.
    pub id: String,
    /// Name.
    pub name: String,
    /// What they are.
    pub role: Role,
}

impl User {
    /// Whether a staff number or a name means this person.
    #[must_use]
    pub fn is(&self, who: &str) -> bool {
        is_same_person(&self.id, who) || is_same_person(&self.name, who)
    }
}

/// Everybody who is known, each by one role.
#[derive(Debug, Clone, Default)]
pub struct Users {
    all: Vec<User>,
}

impl Users {
    /// Adds somebody; whoever is known already stays what they are.
    pub fn add(&mut self, user: User) {
        if !self.all.iter().any(|known| is_same_person(&known.id, &user.id)) {
            self.all.push(user);
        }
    }

    /// Those of a staff number, or else those of a name: several may have one name.
    #[must_use]
    pub fn find(&self, who: &str) -> Vec<&User> {
        let by_id: Vec<&User> = self.all.iter().filter(|user| is_same_person(&user.id, who)).collect();
        if by_id.is_empty() { self.all.iter().filter(|user| user.is(who)).collect() } else { by_id }
    }

    /// What somebody is called: by name, or by number where nobody has it.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.all.iter().find(|user| user.id == id).map_or(id, |user| &user.name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &User> {
        self.all.iter()
    }
}
