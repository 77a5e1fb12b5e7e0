//! What groups are formed by.

use super::Population;

/// What groups are formed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Who took or did it.
    Agent,
    /// The agent's team.
    Team,
    /// The department.
    Department,
    /// The channel.
    Channel,
    /// The class of the matter.
    Class,
    /// Any other column, by its heading or name.
    Column(String),
}

impl By {
    /// The one of a name, or a column.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        match name {
            "agent" => Self::Agent,
            "team" => Self::Team,
            "department" => Self::Department,
            "channel" => Self::Channel,
            "class" => Self::Class,
            other => Self::Column(other.to_owned()),
        }
    }

    /// Its name in commands.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Agent => "agent",
            Self::Team => "team",
            Self::Department => "department",
            Self::Channel => "channel",
            Self::Class => "class",
            Self::Column(name) => name,
        }
    }

    /// The field of a population.
    #[must_use]
    pub fn field(&self, population: Population) -> String {
        match self {
            Self::Class => "category".to_owned(),
            other => population.vocabulary().name_of(other.name()),
        }
    }
}
