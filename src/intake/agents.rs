//! Rosters: who belongs to which team.

use std::collections::HashMap;

use super::columns::{self, Headed};
use super::listed::Line;
use super::{Reading, Row, Source, calls, shown, table};
use crate::problem::Problem;
use crate::records::{Agent, AgentId};

/// Reads a roster: a table with a column for the staff number, and for name and team where it has them. `map` is as for call lists.
///
/// # Errors
/// What makes the whole file unreadable.
pub fn read(source: &Source, map: &[(String, String)]) -> Result<Reading<Agent>, Vec<Problem>> {
    let tables = table::read(source).map_err(|problem| vec![problem])?;
    let Headed { mut table, columns, mut notes } = columns::find(source, tables, &["agent"], map)?;
    let rows = std::mem::take(&mut table.rows);
    let mut seen = HashMap::new();
    let mut reading = Reading { headings: columns.headings.clone(), rows: Vec::new(), rejected: Vec::new(), notes: Vec::new() };
    for row in rows {
        let line = Line { columns: &columns, cells: &row.cells, midnights: false };
        match agent(line, row.line, &mut seen) {
            Ok(value) => reading.rows.push(Row { line: row.line, value }),
            Err(problems) => {
                reading.rejected.push(calls::rejected(&table.place(source, row.line), &row, columns.headings.len(), problems));
            }
        }
    }
    reading.rejected.extend(calls::broken(&mut table));
    reading.rejected.sort_by_key(|row| row.line);
    if reading.rows.is_empty() && reading.rejected.is_empty() {
        notes.push(Problem::new("intake-no-rows").in_file(source.name));
    }
    reading.notes = notes;
    Ok(reading)
}

fn agent(line: Line, number: u64, seen: &mut HashMap<String, u64>) -> Result<Agent, Vec<Problem>> {
    let mut problems = Vec::new();
    let Some(id) = line.id("agent", &mut problems).and_then(|id| AgentId::parse(&id)) else { return Err(problems) };
    if let Some(first) = seen.get(id.as_str()) {
        let heading = line.field("agent").map_or("", |(heading, _)| heading);
        let problem = Problem::new("intake-duplicate-agent").with("value", shown(id.as_str())).with("first", first);
        return Err(vec![problem.in_field(heading)]);
    }
    seen.insert(id.as_str().to_owned(), number);
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
