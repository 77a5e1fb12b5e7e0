//! The plans, checklists, calendars and messages that come with the program: the same files that a user edits, embedded.

use crate::messages::Language;

/// A file that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its file name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! built_in {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(BuiltIn { name: $name, text: include_str!(concat!("../../", $folder, "/", $name)) }),+]
    };
}

/// What kinds of files a user may edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sampling plans.
    Plans,
    /// Checklists.
    Checklists,
    /// Lists of words that checklists include; they lie among the checklists.
    WordLists,
    /// Holidays and make-up working days.
    Calendars,
}

impl Kind {
    /// The folder of a workspace in which they lie.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Checklists | Self::WordLists => "checklists",
            Self::Calendars => "calendars",
        }
    }

    /// The built-in files.
    #[must_use]
    pub fn files(self) -> &'static [BuiltIn] {
        match self {
            Self::Plans => {
                built_in!("plans": "recordings-weekly.yaml", "accidents.yaml", "agents-assessment.yaml", "callbacks-monthly.yaml", "customers-event.yaml", "feedback-monthly.yaml", "halls-monthly.yaml", "households-monthly.yaml", "move-in.yaml", "plaza-rolling.yaml", "processes-quarterly.yaml", "purchases-callback.yaml", "repairs-rolling.yaml", "requests-monthly.yaml", "service-callback.yaml", "special-visits.yaml", "survey-monthly.yaml")
            }
            Self::Checklists => {
                built_in!("checklists": "hotline.yaml", "hotline-listen.yaml", "chat.yaml", "social.yaml", "callback.yaml", "callback-check.yaml", "complaint.yaml", "complaint-audit.yaml", "outbound.yaml", "repair-revisit.yaml", "property-visit.yaml", "household-visit.yaml", "hall.yaml", "process-audit.yaml", "request-records.yaml", "complaint-records.yaml", "callback-records.yaml", "repair-records.yaml", "bank-hotline-en.yaml")
            }
            Self::WordLists => built_in!("checklists": "words.yaml"),
            Self::Calendars => built_in!("calendars": "china.yaml"),
        }
    }

    pub(super) fn missing_message(self) -> &'static str {
        match self {
            Self::Plans => "workspace-no-plan",
            Self::Checklists | Self::WordLists => "workspace-no-checklist",
            Self::Calendars => "workspace-no-calendar",
        }
    }
}

/// The JSON Schema of plans, for editors.
pub const PLAN_SCHEMA: &str = include_str!("../../plans/plan.schema.json");

/// The JSON Schema of checklists, for editors.
pub const CHECKLIST_SCHEMA: &str = include_str!("../../checklists/checklist.schema.json");

/// What a new workspace's `spotcheck.yaml` says.
#[must_use]
pub fn config_text(language: Language) -> &'static str {
    match language {
        Language::Chinese => include_str!("spotcheck.zh-CN.yaml"),
        Language::English => include_str!("spotcheck.en.yaml"),
    }
}
