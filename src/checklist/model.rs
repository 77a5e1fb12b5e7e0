//! A checklist as its readers see it: titles, points, sources.

use serde::Serialize;

use crate::records::{Points, Score};

/// COPC's error classes: whom a fault hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The customer's matter was not settled, or the customer was not treated well.
    #[default]
    Customer,
    /// The organisation bears needless cost or loses data.
    Business,
    /// Law, privacy or regulation.
    Compliance,
}

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Shown, with its points.
    Minor,
    /// The usual.
    #[default]
    Normal,
    /// The whole inspection scores 0.
    Fatal,
}

/// One item as reports show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Clause of the source documents.
    pub source: Option<String>,
    /// Points it is worth.
    pub points: Points,
    /// Whom a fault hurts.
    pub class: Class,
    /// How much a fault weighs.
    pub severity: Severity,
    /// What the agent can do better.
    pub coach: Option<String>,
    /// Whether it is shown and not counted, as a new item is until somebody trusts it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub advice: bool,
}

impl Item {
    /// Whether it only serves other items: it says what a call is about, and reproaches nobody.
    #[must_use]
    pub fn is_sign(&self) -> bool {
        !self.advice && self.points == Points::ZERO && self.severity != Severity::Fatal
    }

    /// Whether its verdicts are for or against anybody.
    #[must_use]
    pub fn counts(&self) -> bool {
        !self.advice && !self.is_sign()
    }
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Title.
    pub title: String,
    /// Items, in order.
    pub items: Vec<Item>,
}

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The score from which an inspection passes.
    pub pass_mark: Option<Score>,
    /// The hash of its meaning.
    pub version: String,
    /// Sections, in order.
    pub sections: Vec<Section>,
}
