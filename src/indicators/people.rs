//! Who an agent is: lists name the same person now by number and now by name.

use std::collections::HashMap;

use crate::records::Agent;

/// The agents who are known, for grouping.
#[derive(Debug, Clone, Default)]
pub struct People {
    by_id: HashMap<String, (Option<String>, Option<String>)>,
    /// `None` where two have the name.
    by_name: HashMap<String, Option<String>>,
}

impl People {
    /// The people of a roster, or those that call lists told.
    pub fn new<'a>(agents: impl IntoIterator<Item = &'a Agent>) -> Self {
        let mut this = Self::default();
        for agent in agents {
            let id = agent.id.to_string();
            if let Some(name) = &agent.name {
                let own = Some(id.clone());
                this.by_name
                    .entry(name.clone())
                    .and_modify(|known| *known = known.take().filter(|known| *known == id))
                    .or_insert(own);
            }
            this.by_id.insert(id, (agent.name.clone(), agent.team.clone()));
        }
        this
    }

    /// The number of whoever is called so: what is a number already stays, and a name that one person has becomes theirs.
    #[must_use]
    pub fn id_of<'a>(&'a self, who: &'a str) -> &'a str {
        if self.by_id.contains_key(who) {
            return who;
        }
        self.by_name.get(who).and_then(Option::as_deref).unwrap_or(who)
    }

    /// The name of a number.
    #[must_use]
    pub fn name_of(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.0.as_deref()
    }

    /// The team of a number.
    #[must_use]
    pub fn team_of(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.1.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::AgentId;

    #[test]
    fn a_name_is_a_number_where_one_person_has_it() {
        let agent =
            |id: &str, name: &str| Agent {
                id: AgentId::parse(id).unwrap(), name: Some(name.into()), team: Some("一组".into())
            };
        let people = People::new(&[agent("1001", "李雷"), agent("1002", "王芳"), agent("1003", "王芳")]);
        assert_eq!(["1001", "李雷", "王芳", "9999"].map(|who| people.id_of(who)), ["1001", "1001", "王芳", "9999"]);
        assert_eq!((people.name_of("1002"), people.team_of("1001"), people.team_of("李雷")), (Some("王芳"), Some("一组"), None));
    }
}
