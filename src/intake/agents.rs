//! Rosters: who belongs to which team.

use super::columns::{self, Wanted};
use super::listed::Line;
use super::rows::{self, Seen};
use super::{Input, Listed, Reading, Sink, Source, Stop, table};
use crate::problem::Problem;
use crate::records::{Agent, AgentId, fields};

/// Reads a roster: a table with a column for the staff number, and for name and team where it has them. `map` is as for call lists.
///
/// # Errors
/// What makes the whole file unreadable.
pub fn read(source: &Source, map: &[(String, String)]) -> Result<Reading<Agent>, Vec<Problem>> {
    Reading::whole(|reading| stream(Input::of(source), map, reading))
}

/// As [`read`], row by row.
///
/// # Errors
/// As there, and where `sink` fails.
pub fn stream(input: Input, map: &[(String, String)], sink: &mut dyn Sink<Agent>) -> Result<Listed, Stop> {
    let wanted = Wanted { required: &[&["agent"]], completing: &[], map, vocabulary: fields::calls() };
    let headed = columns::find(input, table::read(input)?, wanted)?;
    let mut seen = Seen::default();
    rows::read(&headed, &[], false, |line, number| agent(line, number, &mut seen), sink)
}

fn agent(line: Line, number: u64, seen: &mut Seen) -> Result<Agent, Vec<Problem>> {
    let mut problems = Vec::new();
    let Some(id) = line.id("agent", &mut problems).and_then(|id| AgentId::parse(&id)) else { return Err(problems) };
    let heading = line.field("agent").map_or("", |(heading, _)| heading);
    if let Some(problem) = seen.repeated(id.as_str(), number, heading, "intake-duplicate-agent") {
        return Err(vec![problem]);
    }
    Ok(Agent { id, name: line.text("agent_name"), team: line.text("team") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roster_is_read_with_names_and_teams() {
        let bytes = "工号,姓名,班组\n966,王小明,一组\n0642,李雷,\n966,王小明,二组\n,赵六,一组\n".as_bytes();
        let reading = read(&Source { name: "roster.csv", bytes }, &[]).unwrap();
        let agents: Vec<(&str, Option<&str>, Option<&str>)> = reading
            .rows
            .iter()
            .map(|row| (row.value.id.as_str(), row.value.name.as_deref(), row.value.team.as_deref()))
            .collect();
        assert_eq!(agents, [("966", Some("王小明"), Some("一组")), ("0642", Some("李雷"), None)]);
        let rejected: Vec<(u64, &str)> =
            reading.rejected.iter().map(|row| (row.line, row.problems[0].message.id.as_str())).collect();
        assert_eq!(rejected, [(4, "intake-duplicate-agent"), (5, "intake-missing-value")]);
    }
}
