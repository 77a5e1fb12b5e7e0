//! The records of all populations but calls: what an export tells of a request, a repair, a household …

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::RecordId;

/// What a record is about. Each kind is imported by its own command and is a population that plans can draw from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Service requests and tickets (服务请求, 工单).
    Requests,
    /// Repairs that residents asked for (请修, 报修, 维修).
    Repairs,
    /// Complaints (投诉).
    Complaints,
    /// Households of an estate (小区住户).
    Households,
    /// Business halls (营业厅).
    Halls,
    /// Callbacks that were made (回访记录).
    Callbacks,
    /// Purchases (购买记录).
    Purchases,
    /// Customers (客户).
    Customers,
    /// What customers said anywhere: surveys, messages, comments (客户反馈).
    Feedback,
    /// Accidents in homes (重大事故).
    Accidents,
    /// The people who inspect, call back and visit (质检员、回访人员).
    Inspectors,
}

impl Kind {
    /// All kinds by the names that commands and plans use.
    pub const ALL: [(&str, Self); 11] = [
        ("requests", Self::Requests),
        ("repairs", Self::Repairs),
        ("complaints", Self::Complaints),
        ("households", Self::Households),
        ("halls", Self::Halls),
        ("callbacks", Self::Callbacks),
        ("purchases", Self::Purchases),
        ("customers", Self::Customers),
        ("feedback", Self::Feedback),
        ("accidents", Self::Accidents),
        ("inspectors", Self::Inspectors),
    ];

    /// The kind's name in commands and plans.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The kind of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// One row of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What it is about.
    pub kind: Kind,
    /// Its id, one of its kind.
    pub id: RecordId,
    /// Every other column that holds something: known ones under the names of [`super::fields`], others under their heading. Times
    /// are RFC 3339 in UTC, or a date where the export has no more.
    pub fields: BTreeMap<String, String>,
}

/// Times of records that lie ahead: what was promised or planned.
pub const PROMISED: [&str; 3] = ["planned_at", "due_at", "next_visit_at"];

impl Record {
    /// When a field says that something happened; a date alone is its first moment by the calendar of a time zone.
    #[must_use]
    pub fn moment(&self, field: &str, zone: &TimeZone) -> Option<Timestamp> {
        moment(self.fields.get(field)?, zone)
    }
}

/// A stored time: RFC 3339, or a date.
#[must_use]
pub fn moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let whole_day = || text.parse::<Date>().ok()?.to_zoned(zone.clone()).ok();
    text.parse().ok().or_else(|| whole_day().map(|day| day.timestamp()))
}
