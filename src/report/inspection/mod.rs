//! The weekly inspection report: a page for the team, one for each agent, one for each recording, and the frame as `draw.csv`.
//!
//! It shows a draw and what was found in the drawn calls. It computes means and shares, states beside each how many recordings it
//! rests on and how far it reaches, and says whom the sample cannot tell apart. It ranks only from as many recordings as the plan
//! states, and whoever overlaps shares a rank. What was drawn on purpose stands apart, and counts in no figure.

mod agents;
mod cast;
mod compare;
mod estimate;
mod people;
mod recordings;
mod tally;
mod targeted;
mod team;
pub mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use tera::{Context, Value};

use super::folder::Page;
use super::templates::Templates;
use crate::checklist::Checklist;
use crate::inspection::Inspection;
use crate::messages::Messages;
use crate::problem::{Error, Problem, Result};
use crate::records::{Agent, AgentId, Call, Transcript};
use crate::review::{Standing, Users};
use crate::sampling::{Draw, Targeted};

pub use view::View;

use view::Team;

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// Whose service is inspected.
    pub organisation: &'a str,
    /// The time zone of all times.
    pub zone: &'a TimeZone,
    /// The draw.
    pub draw: &'a Draw,
    /// The draw with its whole frame, as it is exported: it goes along with the pages.
    pub draw_csv: &'a [u8],
    /// The checklist that the calls were inspected with.
    pub checklist: &'a Checklist,
    /// Names and teams, where they are known.
    pub agents: &'a BTreeMap<AgentId, Agent>,
    /// The drawn calls and the spares that stand in for some of them, in any order, each once. Others are left out; a drawn call that
    /// is not here is shown as not looked at.
    pub subjects: &'a [Subject],
    /// The draws of the same plan and period before this one.
    pub earlier: &'a [EarlierDraw],
    /// What the plan draws on purpose, for its titles.
    pub targeted: &'a [Targeted],
    /// From how many recordings of every agent, all verdicts settled, agents may be ranked; never where it is `None`.
    pub rank_at_least: Option<usize>,
    /// Names of those who reviewed, signed and decided.
    pub staff: &'a Users,
    /// Whether long numbers (telephones, identities, cards) are made unreadable in transcripts, reasons and columns of the call list.
    /// Ids and names of recordings stay as they are: they are needed to find the recording and to draw again.
    pub mask: bool,
}

/// A call with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its row of the call list.
    pub call: Call,
    /// What was said, where that was imported.
    pub transcript: Option<Transcript>,
    /// What was found, with what people changed of it; `None` where nobody looked yet.
    pub inspection: Option<Inspection>,
    /// What people did, where anybody did anything.
    pub people: Option<Standing>,
}

/// A draw that this one took the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierDraw {
    /// Its id.
    pub id: String,
    /// When it was drawn.
    pub at: Timestamp,
    /// Why it was itself drawn again.
    pub reason: Option<String>,
}

/// What the report says, as data: every number computed, every reason worded.
#[must_use]
pub fn view(input: &Input, messages: &Messages) -> View {
    let cast = cast::Cast::new(input, messages);
    let (people, others) = cast::people(&cast);
    let scale = compare::scale(&people);
    let mut agents: Vec<_> = people.iter().map(|person| agents::page(&cast, person, scale)).collect();
    let everybody: Vec<_> = people.iter().chain(&others).collect();
    let team = Team { targeted: targeted::parts(&cast, &everybody), ..team::team(&cast, &people, &agents) };
    agents.extend(others.iter().map(|person| agents::page(&cast, person, None)));
    View {
        report: team::report(&cast),
        team,
        recordings: everybody.iter().flat_map(|person| recordings::pages(&cast, person)).collect(),
        draw_csv: input.draw_csv.to_vec(),
        agents,
    }
}

/// The report's files: `index.html`, `agents/…`, `recordings/…`, `style.css`, `draw.csv`.
///
/// # Errors
/// A mistake in a workspace's template, with file, line and column.
pub fn render(view: &View, templates: &Templates, messages: &Messages) -> Result<Vec<Page>> {
    let worded = templates.worded(messages);
    let report = value(&view.report);
    let page = |path: &str, template: &str, name: &'static str, own: Value| {
        let mut context = Context::new();
        context.insert_value("report", report.clone());
        context.insert("root", if path.contains('/') { "../" } else { "" });
        context.insert_value(name, own);
        Ok(Page { path: path.to_owned(), bytes: worded.render(template, &context)? })
    };
    let mut pages = vec![page("index.html", "inspection-index.html", "team", value(&view.team))?];
    let agents: Vec<Result<Page>> =
        (view.agents.par_iter()).map(|agent| page(&agent.row.who.href, "inspection-agent.html", "agent", value(agent))).collect();
    let recordings: Vec<Result<Page>> = (view.recordings.par_iter())
        .map(|recording| page(&recording.row.href, "inspection-recording.html", "recording", value(recording)))
        .collect();
    for page in agents.into_iter().chain(recordings) {
        pages.push(page?);
    }
    pages.push(Page { path: "style.css".into(), bytes: templates.style().as_bytes().to_vec() });
    pages.push(Page { path: "draw.csv".into(), bytes: view.draw_csv.clone() });
    distinct(pages)
}

fn value(data: &impl serde::Serialize) -> Value {
    Value::from_serializable(data)
}

/// Two ids with one file name would overwrite each other without a word.
fn distinct(pages: Vec<Page>) -> Result<Vec<Page>> {
    let mut seen = std::collections::BTreeSet::new();
    match pages.iter().find(|page| !seen.insert(page.path.as_str())) {
        Some(twice) => Err(Error::input(Problem::new("report-page-twice").with("path", &twice.path))),
        None => Ok(pages),
    }
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
