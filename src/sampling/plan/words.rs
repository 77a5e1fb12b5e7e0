//! The fields that a plan may ask for: those that records of its populations can have.
//!
//! Agents have no columns of their own, and a time is only read from a column that is known to hold one, so such fields are refused. Any
//! other list may have columns of any name; a field that no usual heading stands for is doubtful and no mistake.

use super::Population;
use crate::condition::{self, Condition};
use crate::problem::Problem;
use crate::records::fields::{self, Vocabulary};
use crate::yaml::{Mark, Node, Reader, Value, nearest};

/// What is known of an agent.
const OF_AGENTS: [&str; 3] = ["agent", "agent_name", "team"];
/// What the machine finds of a call, and of nothing else.
const OF_CALLS: [&str; 2] = ["machine_score", "longest_silence"];
/// What the records of several populations are told apart by.
const KIND: &str = "population";
/// The times of a call.
const TIMES_OF_CALLS: [&str; 2] = ["start", "end"];

/// The words that a plan's fields go by.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// What is drawn from; empty where that can't be read.
    populations: &'a [Population],
}

impl<'a> Words<'a> {
    pub fn of(populations: Option<&'a [Population]>) -> Self {
        Self { populations: populations.unwrap_or_default() }
    }

    fn vocabulary(self) -> &'static Vocabulary {
        self.populations.first().map_or_else(fields::calls, |population| population.vocabulary())
    }

    fn is_known(self, heading: &str) -> bool {
        let is_kind = self.populations.len() > 1 && heading.trim() == KIND;
        is_kind || self.populations.iter().any(|population| population.vocabulary().known(heading).is_some())
    }

    /// A field by any of its headings; complains of one that no record of the population can have.
    pub fn field(self, reader: &mut Reader, mark: Mark, heading: &str) -> String {
        let name = self.vocabulary().name_of(heading);
        match self.populations {
            [] => {}
            [Population::Agents] if !OF_AGENTS.contains(&name.as_str()) => {
                let problem = about("plan-no-agent-field", &name, &OF_AGENTS).with("known", OF_AGENTS.join(", "));
                reader.complain(mark, problem.with("field", heading.trim()));
            }
            [Population::Calls] if OF_CALLS.contains(&name.as_str()) => {}
            _ if OF_CALLS.contains(&name.as_str()) => {
                reader.complain(mark, Problem::new("plan-field-of-calls").with("field", &name));
            }
            _ if !self.is_known(heading) => {
                let known: Vec<&str> = self.vocabulary().names().chain(OF_CALLS).collect();
                reader.doubt(mark, about("plan-free-field", &name, &known).with("field", heading.trim()));
            }
            _ => {}
        }
        name
    }

    /// A field that holds a time; complains of any other. Calls lie in a period by nothing but their start.
    pub fn time(self, reader: &mut Reader, mark: Mark, heading: &str, is_period: bool) -> String {
        let name = self.vocabulary().name_of(heading);
        let known: Vec<&str> = match self.populations {
            [] => return name,
            [Population::Agents] => Vec::new(),
            [Population::Calls] if is_period => vec!["start"],
            [Population::Calls] => TIMES_OF_CALLS.to_vec(),
            _ => self.vocabulary().names().filter(|field| fields::is_time(field)).collect(),
        };
        if known.contains(&name.as_str()) {
            return name;
        }
        let may_be = match self.populations {
            [Population::Agents] => false,
            [Population::Calls] => !is_period && !self.is_known(heading),
            _ => fields::is_time(&name),
        };
        if may_be {
            return self.field(reader, mark, heading);
        }
        let problem = match self.populations {
            [Population::Agents] => Problem::new("plan-no-time-of-agents"),
            _ => about("plan-no-time", &name, &known).with("known", known.join(", ")),
        };
        reader.complain(mark, problem.with("field", heading.trim()));
        name
    }

    /// A list of fields, none of them twice.
    pub fn fields(self, reader: &mut Reader, node: &Node) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for node in reader.list(node) {
            let Some(heading) = reader.text(node) else { continue };
            let name = self.field(reader, node.mark, &heading);
            if names.contains(&name) {
                reader.complain(node.mark, Problem::new("plan-field-twice").with("field", heading.trim()));
            } else {
                names.push(name);
            }
        }
        names
    }

    /// Conditions on fields.
    pub fn conditions(self, reader: &mut Reader, node: &Node) -> Vec<Condition> {
        let conditions = condition::read(reader, node, self.vocabulary());
        if let Value::Map(entries) = &node.value {
            for (key, _) in entries {
                self.field(reader, key.mark, &key.name);
            }
        }
        conditions
    }
}

/// A problem with a field, and the known one that was most likely meant.
fn about(id: &str, name: &str, known: &[&str]) -> Problem {
    let is_slip = |near: &&str| strsim::damerau_levenshtein(name, near) * 3 <= name.chars().count();
    match nearest(name, known).filter(is_slip) {
        Some(near) => Problem::new(&format!("{id}-near")).with("near", near),
        None => Problem::new(id),
    }
}
