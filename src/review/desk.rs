//! A case as it lies before a reviewer.

use std::sync::Arc;

use super::{Case, Decided, Draft, Form, Words};
use crate::checklist::Definition;
use crate::inspection::Inspection;
use crate::problem::Problem;
use crate::records::{Call, Transcript};
use crate::text::fold;

/// Everything that somebody needs to review a recording.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What is reviewed.
    pub case: Case,
    /// The row of the call list.
    pub call: Call,
    /// Whose call it is: name, or staff number where it isn't known.
    pub agent_name: String,
    /// What was said, where that was imported.
    pub transcript: Option<Transcript>,
    /// The checklist, as it was when the machine judged by it.
    pub definition: Arc<Definition>,
    /// The store's number of the machine's inspection.
    pub inspection: i64,
    /// SHA-256 of that inspection as it is stored.
    pub inspection_sha256: String,
    /// What the machine found.
    pub machine: Inspection,
    /// Whether that is hidden.
    pub blind: bool,
    /// What the reviewer chose so far.
    pub draft: Draft,
}

impl Desk {
    /// The form to be filled in.
    #[must_use]
    pub fn form(&self) -> Form<'_> {
        Form { definition: &self.definition, machine: &self.machine, blind: self.blind }
    }

    /// What is decided of every item, or everything that a draft lacks: what [`Form::decide`] says, and quotes that nobody said.
    ///
    /// # Errors
    /// All of these.
    pub fn decide(&self, draft: &Draft) -> Result<(Vec<Decided>, Words), Vec<Problem>> {
        let mut problems = Vec::new();
        let turns = || self.transcript.iter().flat_map(|transcript| &transcript.turns);
        for asked in self.form().asked() {
            let quote = draft.items.get(&asked.item.id).and_then(|choice| choice.quote.as_deref()).map(fold);
            // a quote may run on over several turns; without a transcript the recording alone can tell
            let said = || turns().map(|turn| fold(&turn.text)).collect::<String>();
            if quote.is_some_and(|quote| self.transcript.is_some() && !said().contains(&quote)) {
                problems.push(Problem::new("review-quote-nowhere").with("title", &asked.item.title).with("item", &asked.item.id));
            }
        }
        match self.form().decide(draft) {
            Ok(decided) if problems.is_empty() => Ok(decided),
            Ok(_) => Err(problems),
            Err(found) => Err(found.into_iter().chain(problems).collect()),
        }
    }

    /// Takes a draft that was begun on an earlier inspection: what was said of items of which the machine has another verdict by now, or that
    /// are gone, has to be said again. Says which items those are.
    pub fn take_over(&mut self, draft: Draft, before: &Inspection) -> Vec<String> {
        let found =
            |inspection: &Inspection, id: &str| inspection.items.iter().find(|item| item.id == id).map(|item| item.verdict);
        let is_same =
            |id: &str| found(before, id) == found(&self.machine, id) && self.definition.items().any(|item| item.id == id);
        let (kept, lost): (_, std::collections::BTreeMap<_, _>) = draft.items.into_iter().partition(|(id, _)| is_same(id));
        self.draft = Draft { items: kept, ..draft };
        lost.into_keys().collect()
    }
}
