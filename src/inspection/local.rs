//! Where a checklist judges: whose clock, and whose working days.

use jiff::tz::TimeZone;

use crate::calendar::Calendar;

/// The time zone and calendar by which times are read and working days are counted.
#[derive(Debug, Clone)]
pub struct Local {
    /// The time zone of times that name none.
    pub zone: TimeZone,
    /// Which days are worked.
    pub calendar: Calendar,
    /// What tells this place from another: a verdict that rests on times is another one where this differs.
    pub version: String,
}

impl Default for Local {
    fn default() -> Self {
        Self { zone: TimeZone::UTC, calendar: Calendar::default(), version: String::new() }
    }
}
