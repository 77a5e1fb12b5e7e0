//! From the store to what was counted: one scan for each population.

use jiff::Timestamp;

use crate::calendar::Calendar;
use crate::cli::Context;
use crate::cli::progress::Waiting;
use crate::indicators::{By, Indicator, Indicators, People, Population, Results, Scope, Tally};
use crate::problem::{Problem, Result};
use crate::records::Period;
use crate::store::{Columns, Picked, Store};
use crate::workspace::{self, Workspace};

/// What is computed with.
pub(super) struct Desk<'a> {
    pub workspace: &'a Workspace,
    store: &'a Store,
    pub people: People,
    calendar: Calendar,
    now: Timestamp,
}

impl<'a> Desk<'a> {
    /// Everything that doesn't depend on indicators and periods.
    pub fn new(context: &Context, workspace: &'a Workspace, store: &'a Store) -> Result<Self> {
        let agents = store.agents()?;
        let calendar = workspace::calendar(Some(workspace), workspace::CALENDAR)?;
        Ok(Self { workspace, store, people: People::new(agents.values()), calendar, now: (context.clock)() })
    }

    /// Counts some indicators.
    pub fn count<'s>(
        &'s self,
        context: &Context,
        all: &'s Indicators,
        chosen: &[&'s Indicator],
        periods: Vec<Period>,
        by: Option<&By>,
    ) -> Result<Results<'s>> {
        let zone = &self.workspace.config.zone;
        let is_running = |period: &&Period| period.bounds(zone).is_some_and(|bounds| bounds.end > self.now);
        if let Some(period) = periods.iter().find(is_running) {
            context.output.warn(&Problem::new("kpi-running").with("period", period));
        }
        let scope = Scope { periods, by: by.cloned(), people: &self.people, zone, calendar: &self.calendar, now: self.now };
        let mut tally = Tally::new(all, chosen, scope);
        let newest = self.store.newest_import()?;
        let waiting = Waiting::new(context.output.messages.get("kpi-reading"));
        for population in tally.populations() {
            self.scan(&mut tally, population, newest)?;
        }
        drop(waiting);
        let last_call = self.store.call_times()?.map(|(_, last)| last);
        Ok(tally.finish(|population| last_call.filter(|_| population == Population::Calls)))
    }

    fn scan(&self, tally: &mut Tally, population: Population, newest: i64) -> Result<()> {
        let wanted = tally.wanted(population);
        match population {
            Population::Records(kind) => {
                self.store.scan_fields(kind, newest, &wanted, |picked| tally.add(population, |field| picked.get(field)))
            }
            Population::Calls => {
                let reach = tally.reach(population);
                let mut picked = Picked::of(&wanted);
                self.store.scan_calls(newest, reach.as_ref(), Columns::All, |call| {
                    call.pick(&mut picked)?;
                    tally.add(population, |field| picked.get(field));
                    Ok(())
                })
            }
        }
    }
}
